"""Adding to a knowledge base: what is added is named, checked, and then written, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from gasp_cli.declarations import declared
from gasp_cli.domain.field_types import Shape, required, shape_of, types
from gasp_cli.domain.fields import Form
from gasp_cli.domain.model import Status, matchday_stage
from gasp_cli.domain.seasons import parse_season
from gasp_cli.domain.tables import MATCHES, TABLES, Table, documents, match_name
from gasp_cli.editing.adopt import rank, take_over_clubs, take_over_competitions
from gasp_cli.editing.awards import award
from gasp_cli.editing.import_files import write_matches
from gasp_cli.editing.match_documents import CITED
from gasp_cli.editing.merge_matches import Collection
from gasp_cli.editing.name_resolution import AdoptingNames
from gasp_cli.errors import GaspError, UnknownName, either
from gasp_cli.i18n import say, word
from gasp_cli.kb.decode import value_faults
from gasp_cli.kb.record import Record
from gasp_cli.kb.season_matches import matches_file
from gasp_cli.matching import find_name, slug
from gasp_cli.store import Document
from gasp_cli.store.transaction import Transaction
from gasp_cli.validation.dataset_rules import twice
from gasp_cli.validation.document_rules import NEEDED, faults_of, references
from gasp_cli.validation.loader import Base, Entry


class Addable(NamedTuple):
    """A kind of thing that can be added: its table and what is the same in all of them."""

    table: str
    preset: Mapping[str, Any]
    meaning: str


KINDS = {
    "fact": Addable("facts", {}, say("Something that a source says.")),
    "quote": Addable("facts", {"kind": "quote"}, say("Somebody's words.")),
    "person": Addable("people", {}, say("Somebody whom facts are about, or who said something.")),
    "source": Addable("sources", {}, say("An article, a book, a broadcast.")),
    "match": Addable(MATCHES, {}, say("A match, played or to come.")),
    "sanction": Addable(
        "sanctions", {}, say("Points deducted, a match awarded, a protest refused.")
    ),
    "club": Addable("clubs", {}, say("A club.")),
    "competition": Addable("competitions", {}, say("A competition; it needs rules too.")),
    "rules": Addable("rules", {}, say("The rules of a competition from a season on.")),
    "draw": Addable("draws", {}, say("The clubs of a group, where match files do not name it.")),
    "finish": Addable("finishes", {}, say("A league finish from before the matches begin.")),
}
"""What `gasp kb add` adds."""

_FOLLOWS = {"facts": {"id"}, "sources": {"id"}, "sanctions": {"subject"}}
"""By table: fields that are made of the others where they are not given."""

Fault = str | GaspError
"""What is wrong with something that is to be added."""


def needs(kind: str) -> set[str]:
    """The fields that whoever adds such a thing must give; the others follow or may be absent."""
    addable = KINDS[kind]
    row = TABLES[addable.table].row
    kept = types(row)
    found = {one for one in required(row) if shape_of(kept[one]) is not Shape.LIST}
    found |= {"citations"} & set(kept)
    if addable.table == MATCHES:
        found |= {"competition", "season", "source"}
    found |= set(NEEDED.get(addable.preset.get("kind", ""), ()))
    return found - set(addable.preset) - _FOLLOWS.get(addable.table, set())


def add(
    changes: Transaction, kind: str, given: Sequence[Document]
) -> tuple[list[str], list[list[Fault]]]:
    """Add documents of a kind; returns the id of each, and what is wrong with each.

    Names may be any spelling. The transaction must not be ended where anything is wrong.
    """
    addable = KINDS[kind]
    adder = (_Matches if addable.table == MATCHES else _Documents)(changes, TABLES[addable.table])
    ids: list[str] = []
    faults: list[list[Fault]] = []
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


class _Documents:
    """Adds documents to a table, with what they need of the ready clubs and competitions."""

    def __init__(self, changes: Transaction, table: Table) -> None:
        self.changes = changes
        self.table = table
        self.base = Base(changes)
        self.base.require("clubs", "competitions", "rules", *self._changed())
        self.names = AdoptingNames(Record(changes))
        self._spellings: dict[str, dict[str, list[str]]] = {}
        self._ids = {one.get("id") for one in self._there(table)} if table.key == "id" else set()

    def _changed(self) -> list[str]:
        """The tables of the files that are written."""
        return [one.name for one in TABLES.values() if one.file == self.table.file]

    def _there(self, table: Table) -> list[Document]:
        return documents(self.changes, table.name) if "*" not in table.file else []

    def add(self, given: Document) -> tuple[str, list[Fault]]:
        """Add one document; returns its id and what is wrong with it."""
        faults: list[Fault] = list(_shape_faults(self.table, given))
        if faults:
            return "", faults
        document = self.named(given)
        self.complete(document)
        faults = [*faults_of(self.base, self.entry(document))]
        if faults:
            return "", faults
        key = self.changes.table(self.table.file, self.table.name).insert(document)
        entry = self.entry(document, str(key))
        self.base.know(entry)
        if self.table.name == "sanctions":
            award(self.changes, document)
        if self.table.name == "facts":
            _cite(self.changes, document)
        return entry.id, []

    def entry(self, document: Document, key: str = "new") -> Entry:
        """A document in its place."""
        return Entry(self.table, self.table.file, key, document)

    def finish(self, ids: Sequence[str]) -> Iterator[tuple[int, Fault]]:
        """What can be said only once all have been added: which of them are there twice."""
        if self.table.name == "competitions":
            rank(self.changes, self.names)
        for fault in twice(Base(self.changes)):
            if fault.table == self.table.name and fault.id in ids:
                yield len(ids) - 1 - list(reversed(ids)).index(fault.id), fault.fault

    def named(self, given: Document) -> Document:
        """The document with canonical names, and seasons in their one spelling."""
        known = declared(self.table.row)
        refers = references(self.table, given)
        if self.table.name == MATCHES:
            refers |= {"competition": "competitions.name"}
        document: Document = {}
        for name, value in given.items():
            if name in refers and isinstance(value, list):
                document[name] = [self._find(refers[name], one) for one in value]
            elif name in refers:
                document[name] = self._find(refers[name], value)
            elif name in known and known[name].form is Form.SEASON:
                document[name] = parse_season(value)
            else:
                document[name] = value
        seasons = {document["season"]} if "season" in document else set()
        asked = dict.fromkeys(self.names.competitions, seasons)
        if asked:
            take_over_competitions(self.changes, self.names, asked)
        if self.names.clubs or self.names.aliases:
            take_over_clubs(self.changes, self.names)
        elif not asked:
            return document
        self.base = Base(self.changes)  # with what has been taken over
        return document

    def _find(self, refers: str, given: str) -> str:
        """The name that a field refers to; what is ready is taken over. Raises `UnknownName`."""
        tables = [TABLES[one.partition(".")[0]] for one in refers.split()]
        if not all(one.spelt for one in tables):
            return given  # an id is written as it is
        names = [one.name for one in tables]
        if names == ["competitions"] and (found := self.names.competition(given)):
            return found.name
        if names == ["clubs"] and (name := self.names.club(given)):
            return name
        if refers not in self._spellings:
            self._spellings[refers] = {
                one["name"]: one.get("aliases", [])
                for name in names
                for one in documents(self.changes, name)
            }
        what = either(word(one.one) for one in tables)
        try:
            return find_name(given, self._spellings[refers], what)
        except UnknownName as error:
            new = either(f"gasp kb add {one.one}" for one in tables)  # untold: what to type
            hint = (
                say("{hint} else {commands}", hint=error.hint, commands=new)
                if error.hint
                else say("if it is new: {commands}", commands=new)
            )
            raise UnknownName(what, given, (), hint) from error

    def complete(self, document: Document) -> None:
        """Fill in what follows: lists that are empty, an id, what a decision is about."""
        kept = types(self.table.row)
        for name in required(self.table.row) - set(document):
            if shape_of(kept[name]) is Shape.LIST and name != "citations":
                document[name] = []
        if self.table.name == "sanctions" and "subject" not in document:
            pair = [document[side] for side in ("home", "away") if side in document]
            document["subject"] = document.get("club") or "-".join(pair) or "?"
        if self.table.name in _IDS:
            if "id" not in document:
                document["id"] = _free(_IDS[self.table.name](document), self._ids)
            self._ids.add(document["id"])


class _Matches(_Documents):
    """Adds matches, each to the file of its competition."""

    def __init__(self, changes: Transaction, table: Table) -> None:
        super().__init__(changes, table)
        self._collection: Collection | None = None

    def add(self, given: Document) -> tuple[str, list[Fault]]:
        """Add one match; returns its id and what is wrong with it."""
        faults: list[Fault] = [
            say("no field {name!r}", name=name)
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
        entry = Entry(self.table, file, "new", stored, competition, season)
        faults = [*faults_of(self.base, entry)]
        if faults:
            return "", faults
        document.setdefault("stage", matchday_stage(document.get("matchday", 0)))
        collection = self._collect()
        before = sum(took.added for took in collection.took.values())
        collection.add_document(competition, document)
        if sum(took.added for took in collection.took.values()) == before:
            there = say(
                "{match} is there already, in {stage}",
                match=match_name(document),
                stage=word(document["stage"]),
            )
            return "", [there]
        return match_name(document), []

    def _collect(self) -> Collection:
        """The collection that takes all of them; made anew where a competition was taken over."""
        record = Record(self.changes)
        if self._collection is None:
            self._collection = Collection(record, self.names, self.changes.tables)
        self._collection.learn(record)
        return self._collection

    def finish(self, ids: Sequence[str]) -> Iterator[tuple[int, Fault]]:  # noqa: ARG002
        """Work out legs and the like, and put all into their files."""
        assert self._collection is not None
        self._collection.finish()
        sources = {part.file for part in self._collection.took}
        write_matches(self.changes, self._collection, dict.fromkeys(sources, CITED))
        yield from ()


def _shape_faults(table: Table, given: Document) -> Iterator[str]:
    """What is wrong with the fields that were given, before names are looked up in them."""
    known, kept = declared(table.row), types(table.row)
    for name, value in given.items():
        if name not in known or (table.name != MATCHES and not known[name].stored):
            yield say(
                "there is no field {name!r}; the fields are {fields}",
                name=name,
                fields=", ".join(known),
            )
        elif known[name].form is Form.SEASON and isinstance(value, str):
            continue  # it may be given in any of its spellings
        else:
            yield from (
                say("{field}: {fault}", field=name, fault=fault)
                for fault in value_faults(kept[name], known[name], value)
            )


def _fact_id(document: Document) -> str:
    return "-".join(slug(document.get("text", "")).split("-")[:6]) or "fact"


def _source_id(document: Document) -> str:
    named = document.get("publisher") or document.get("author") or document.get("title") or "source"
    return slug(f"{named} {document.get('date', '')[:4]}") or "source"


_IDS: Mapping[str, Callable[[Document], str]] = {"facts": _fact_id, "sources": _source_id}


def _free(wanted: str, taken: set[Any]) -> str:
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
