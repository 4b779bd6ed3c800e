"""Adding to a knowledge base: what is added is named, checked, and then written, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from gasp_cli.declarations import field_metadata
from gasp_cli.domain.field_types import JsonType, field_annotations, json_type, required_fields
from gasp_cli.domain.fields import TextFormat
from gasp_cli.domain.model import Status, matchday_stage
from gasp_cli.domain.seasons import parse_season
from gasp_cli.domain.tables import MATCHES, TABLES, Table, documents, match_document_id
from gasp_cli.editing.adopt import adopt_clubs, adopt_competitions, rank
from gasp_cli.editing.awards import award
from gasp_cli.editing.import_files import write_matches
from gasp_cli.editing.match_documents import CITED
from gasp_cli.editing.merge_matches import MatchMerger
from gasp_cli.editing.name_resolution import NameResolver
from gasp_cli.errors import Action, GaspError, Remedy, UnknownName, join_or
from gasp_cli.i18n import msg, term
from gasp_cli.kb.decode import value_errors
from gasp_cli.kb.record import Record
from gasp_cli.kb.season_matches import matches_file
from gasp_cli.matching import find_name, slug
from gasp_cli.store import Document
from gasp_cli.store.transaction import Transaction
from gasp_cli.validation.dataset_rules import duplicate_names
from gasp_cli.validation.document_rules import NEEDED, document_rule_errors, references
from gasp_cli.validation.loader import DocumentRef, RawKnowledgeBase


class AddKind(NamedTuple):
    """A kind of thing that can be added: its table and what is the same in all of them."""

    table: str
    preset: Mapping[str, Any]
    meaning: str


KINDS = {
    "fact": AddKind("facts", {}, msg("Something that a source says.")),
    "quote": AddKind("facts", {"kind": "quote"}, msg("Somebody's words.")),
    "person": AddKind("people", {}, msg("Somebody whom facts are about, or who said something.")),
    "source": AddKind("sources", {}, msg("An article, a book, a broadcast.")),
    "match": AddKind(MATCHES, {}, msg("A match, played or to come.")),
    "sanction": AddKind(
        "sanctions", {}, msg("Points deducted, a match awarded, a protest refused.")
    ),
    "club": AddKind("clubs", {}, msg("A club.")),
    "competition": AddKind("competitions", {}, msg("A competition; it needs rules too.")),
    "rules": AddKind("rules", {}, msg("The rules of a competition from a season on.")),
    "draw": AddKind("draws", {}, msg("The clubs of a group, where match files do not name it.")),
    "finish": AddKind("finishes", {}, msg("A league finish from before the matches begin.")),
}
"""The kinds of thing that can be added."""

_FOLLOWS = {"facts": {"id"}, "sources": {"id"}, "sanctions": {"subject"}}
"""By table: fields that are made of the others where they are not given."""

AddError = str | GaspError
"""What is wrong with something that is to be added."""


def required_for(kind: str) -> set[str]:
    """The fields that whoever adds such a thing must give; the others follow or may be absent."""
    addable = KINDS[kind]
    row = TABLES[addable.table].row
    kept = field_annotations(row)
    found = {field for field in required_fields(row) if json_type(kept[field]) is not JsonType.LIST}
    found |= {"citations"} & set(kept)
    if addable.table == MATCHES:
        found |= {"competition", "season", "source"}
    found |= set(NEEDED.get(addable.preset.get("kind", ""), ()))
    return found - set(addable.preset) - _FOLLOWS.get(addable.table, set())


def add(
    changes: Transaction, kind: str, given: Sequence[Document]
) -> tuple[list[str], list[list[AddError]]]:
    """Add documents of a kind; returns the id of each, and what is wrong with each.

    Names may be any spelling. The transaction must not be ended where anything is wrong.
    """
    addable = KINDS[kind]
    adder = (_MatchAdder if addable.table == MATCHES else _DocumentAdder)(
        changes, TABLES[addable.table]
    )
    ids: list[str] = []
    faults: list[list[AddError]] = []
    for one in given:
        try:
            new, found = adder.add({**one, **addable.preset})
        except GaspError as error:
            new, found = "", [error]
        ids.append(new)
        faults.append(found)
    if not any(faults):
        for place, fault in adder.finish(ids):
            faults[place].append(fault)
    return ids, faults


class _DocumentAdder:
    """Adds documents to a table, with what they need of the ready clubs and competitions."""

    def __init__(self, changes: Transaction, table: Table) -> None:
        self.changes = changes
        self.table = table
        self.base = RawKnowledgeBase(changes)
        self.base.require("clubs", "competitions", "rules", *self._changed())
        self.names = NameResolver(Record(changes))
        self._spellings: dict[str, dict[str, list[str]]] = {}
        self._ids = {one.get("id") for one in self._there(table)} if table.key == "id" else set()

    def _changed(self) -> list[str]:
        """The tables of the files that are written."""
        return [table.name for table in TABLES.values() if table.file == self.table.file]

    def _there(self, table: Table) -> list[Document]:
        return documents(self.changes, table.name) if "*" not in table.file else []

    def add(self, given: Document) -> tuple[str, list[AddError]]:
        """Add one document; returns its id and what is wrong with it."""
        faults: list[AddError] = list(_shape_faults(self.table, given))
        if faults:
            return "", faults
        document = self.named(given)
        self.complete(document)
        faults = [*document_rule_errors(self.base, self.entry(document))]
        if faults:
            return "", faults
        key = self.changes.table(self.table.file, self.table.name).insert(document)
        entry = self.entry(document, str(key))
        self.base.register(entry)
        if self.table.name == "sanctions":
            award(self.changes, document)
        if self.table.name == "facts":
            _cite(self.changes, document)
        return entry.id, []

    def entry(self, document: Document, key: str = "new") -> DocumentRef:
        """A document in its place."""
        return DocumentRef(self.table, self.table.file, key, document)

    def finish(self, ids: Sequence[str]) -> Iterator[tuple[int, AddError]]:
        """What can be said only once all have been added: which of them are there twice."""
        if self.table.name == "competitions":
            rank(self.changes, self.names)
        for fault in duplicate_names(RawKnowledgeBase(self.changes)):
            if fault.table == self.table.name and fault.id in ids:
                yield len(ids) - 1 - list(reversed(ids)).index(fault.id), fault.fault

    def named(self, given: Document) -> Document:
        """The document with canonical names, and seasons in their one spelling."""
        known = field_metadata(self.table.row)
        refers = references(self.table, given)
        if self.table.name == MATCHES:
            refers |= {"competition": "competitions.name"}
        document: Document = {}
        for name, value in given.items():
            if name in refers and isinstance(value, list):
                document[name] = [self._find(refers[name], one) for one in value]
            elif name in refers:
                document[name] = self._find(refers[name], value)
            elif name in known and known[name].format is TextFormat.SEASON:
                document[name] = parse_season(value)
            else:
                document[name] = value
        seasons = {document["season"]} if "season" in document else set()
        asked = dict.fromkeys(self.names.competitions, seasons)
        if asked:
            adopt_competitions(self.changes, self.names, asked)
        if self.names.clubs or self.names.aliases:
            adopt_clubs(self.changes, self.names)
        elif not asked:
            return document
        self.base = RawKnowledgeBase(self.changes)  # with what has been taken over
        return document

    def _find(self, refers: str, given: str) -> str:
        """The name that a field refers to; what is ready is taken over. Raises `UnknownName`."""
        tables = [TABLES[one.partition(".")[0]] for one in refers.split()]
        if not all(table.has_aliases for table in tables):
            return given  # an id is written as it is
        names = [table.name for table in tables]
        if names == ["competitions"] and (found := self.names.competition(given)):
            return found.name
        if names == ["clubs"] and (name := self.names.club(given)):
            return name
        if refers not in self._spellings:
            self._spellings[refers] = {
                document["name"]: document.get("aliases", [])
                for name in names
                for document in documents(self.changes, name)
            }
        what = join_or(term(table.singular) for table in tables)
        try:
            return find_name(given, self._spellings[refers], what)
        except UnknownName as error:
            new = join_or(Remedy(Action.ADD, table.singular) for table in tables)
            hint = (
                msg("{hint} else {commands}", hint=error.hint, commands=new)
                if error.hint
                else msg("if it is new: {commands}", commands=new)
            )
            raise UnknownName(what, given, (), hint) from error

    def complete(self, document: Document) -> None:
        """Fill in what follows: lists that are empty, an id, what a decision is about."""
        kept = field_annotations(self.table.row)
        for name in required_fields(self.table.row) - set(document):
            if json_type(kept[name]) is JsonType.LIST and name != "citations":
                document[name] = []
        if self.table.name == "sanctions" and "subject" not in document:
            pair = [document[side] for side in ("home", "away") if side in document]
            document["subject"] = document.get("club") or "-".join(pair) or "?"
        if self.table.name in _IDS:
            if "id" not in document:
                document["id"] = _unused_id(_IDS[self.table.name](document), self._ids)
            self._ids.add(document["id"])


class _MatchAdder(_DocumentAdder):
    """Adds matches, each to the file of its competition."""

    def __init__(self, changes: Transaction, table: Table) -> None:
        super().__init__(changes, table)
        self._collection: MatchMerger | None = None

    def add(self, given: Document) -> tuple[str, list[AddError]]:
        """Add one match; returns its id and what is wrong with it."""
        faults: list[AddError] = [
            msg("no field {name!r}", name=name)
            for name in ("competition", "season", "source")
            if name not in given
        ]
        faults += _shape_faults(self.table, given)
        if faults:
            return "", faults
        document = self.named(given)
        competition = document.pop("competition")
        if "home_goals" not in document and "status" not in document:
            document["status"] = Status.SCHEDULED.value
        file, season = matches_file(competition), document["season"]
        stored = {name: value for name, value in document.items() if name != "season"}
        entry = DocumentRef(self.table, file, "new", stored, competition, season)
        faults = [*document_rule_errors(self.base, entry)]
        if faults:
            return "", faults
        document.setdefault("stage", matchday_stage(document.get("matchday", 0)))
        collection = self._collect()
        before = sum(took.added for took in collection.took.values())
        collection.add_document(competition, document)
        if sum(took.added for took in collection.took.values()) == before:
            there = msg(
                "{match} is there already, in {stage}",
                match=match_document_id(document),
                stage=term(document["stage"]),
            )
            return "", [there]
        return match_document_id(document), []

    def _collect(self) -> MatchMerger:
        """The collection that takes all of them; made anew where a competition was taken over."""
        record = Record(self.changes)
        if self._collection is None:
            self._collection = MatchMerger(record, self.names, self.changes.tables)
        self._collection.learn(record)
        return self._collection

    def finish(self, ids: Sequence[str]) -> Iterator[tuple[int, AddError]]:  # noqa: ARG002
        """Work out legs and the like, and put all into their files."""
        assert self._collection is not None
        self._collection.finish()
        sources = {part.file for part in self._collection.took}
        write_matches(self.changes, self._collection, dict.fromkeys(sources, CITED))
        yield from ()


def _shape_faults(table: Table, given: Document) -> Iterator[str]:
    """What is wrong with the fields that were given, before names are looked up in them."""
    known, kept = field_metadata(table.row), field_annotations(table.row)
    for name, value in given.items():
        if name not in known or (table.name != MATCHES and not known[name].stored):
            yield msg(
                "there is no field {name!r}; the fields are {fields}",
                name=name,
                fields=", ".join(known),
            )
        elif known[name].format is TextFormat.SEASON and isinstance(value, str):
            continue  # it may be given in any of its spellings
        else:
            yield from (
                msg("{field}: {fault}", field=name, fault=fault)
                for fault in value_errors(kept[name], known[name], value)
            )


def _fact_id(document: Document) -> str:
    return "-".join(slug(document.get("text", "")).split("-")[:6]) or "fact"


def _source_id(document: Document) -> str:
    named = document.get("publisher") or document.get("author") or document.get("title") or "source"
    return slug(f"{named} {document.get('date', '')[:4]}") or "source"


_IDS: Mapping[str, Callable[[Document], str]] = {"facts": _fact_id, "sources": _source_id}


def _unused_id(wanted: str, taken: set[Any]) -> str:
    """The id, with a number behind it where another has it."""
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (wanted, *numbered) if one not in taken)


def _cite(changes: Transaction, fact: Document) -> None:
    """A paragraph that a fact cites is uncited no more."""
    cited = [
        int(key)
        for key, one in changes.tables(TABLES["uncited"].file).get("uncited", {}).items()
        if one.get("citation") in fact["citations"]
    ]
    if cited:
        changes.table(TABLES["uncited"].file, "uncited").remove(doc_ids=cited)
