"""Adding to a knowledge base: names are resolved, documents checked, all or nothing written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from gasp_cli.declarations import field_metadata
from gasp_cli.domain.field_types import JsonType, field_annotations, json_type, required_fields
from gasp_cli.domain.fields import TextFormat
from gasp_cli.domain.league_table import CRITERIA
from gasp_cli.domain.match_files import season_file
from gasp_cli.domain.model import Status, matchday_stage
from gasp_cli.domain.reference import REFERENCE
from gasp_cli.domain.seasons import parse_season
from gasp_cli.domain.tables import MATCHES, TABLES, Table, documents, match_document_id
from gasp_cli.editing.adopt import adopt_requested, rank
from gasp_cli.editing.awards import award
from gasp_cli.editing.import_files import write_matches
from gasp_cli.editing.match_documents import CITED
from gasp_cli.editing.merge_matches import MatchMerger
from gasp_cli.editing.name_resolution import NameResolver, spellings
from gasp_cli.editing.reference import (
    RowKeys,
    StatedNames,
    reference_id,
    row_id,
    sort_rows,
    unused_id,
)
from gasp_cli.editing.soundness import require_tables
from gasp_cli.errors import Action, GaspError, Remedy, UnknownName, join_or
from gasp_cli.i18n import join_list, msg, plural, term
from gasp_cli.kb.field_decoders import unknown_field, value_errors
from gasp_cli.kb.record import Record
from gasp_cli.matching import find_name, slug
from gasp_cli.store import Document
from gasp_cli.store.transaction import Transaction
from gasp_cli.validation.dataset_rules import duplicate_names, reference_rows_agree_with_matches
from gasp_cli.validation.document_rules import NEEDED, document_rule_errors, references
from gasp_cli.validation.loader import DocumentRef, RawKnowledgeBase


class AddKind(NamedTuple):
    """A kind of thing that can be added: its table and the values that all of them have."""

    table: str
    preset: Mapping[str, Any]
    meaning: str


KINDS = {
    "fact": AddKind("facts", {}, msg("Something that a source says.")),
    "quote": AddKind("facts", {"kind": "quote"}, msg("Somebody's words.")),
    "person": AddKind("people", {}, msg("A person mentioned or quoted in facts.")),
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
    "spell": AddKind("spells", {}, msg("A post that somebody held, with its addresses.")),
    "transfer": AddKind("transfers", {}, msg("A player's move, with its addresses.")),
    "goal": AddKind("goals", {}, msg("A goal or a missed penalty, with its addresses.")),
    "kick": AddKind("shootouts", {}, msg("A kick of a shoot-out, with its addresses.")),
    "venue": AddKind("venues", {}, msg("Where a match was played, with its addresses.")),
    "honour": AddKind("honours", {}, msg("A prize or trophy, with its addresses.")),
    "figure": AddKind(
        "figures", {}, msg("A quantity, such as inhabitants or seats, with its addresses.")
    ),
}
"""The kinds that can be added, by name."""

_DERIVED = {
    "facts": {"id"}, "sources": {"id"}, "sanctions": {"subject"},
    **{table: {"id"} for table in REFERENCE},
}  # fmt: skip
"""By table: fields that are derived from others where they are not given."""


AddError = str | GaspError
"""A fault of something that is to be added."""


class MissingFields(GaspError):
    """The fields that must be given and were not, by their names."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(
            plural(
                "the field {fields} is needed", "the fields {fields} are needed",
                len(names), fields=join_list(map(repr, names)),
            )
        )  # fmt: skip
        self.names = names


def _is_needed_list(table: str, field: str) -> bool:
    """Whether an empty list will not do: facts need citations, reference rows addresses."""
    return field == "citations" or (field == "urls" and table in REFERENCE)


def required_for(kind: str) -> set[str]:
    """The fields that must be given for such a thing; the others are derived or optional."""
    addable = KINDS[kind]
    row = TABLES[addable.table].row
    annotations = field_annotations(row)
    required = {
        field
        for field in required_fields(row)
        if json_type(annotations[field]) is not JsonType.LIST
        or _is_needed_list(addable.table, field)
    }
    if addable.table == MATCHES:
        required |= set(_MatchAdder.place)
    required |= set(NEEDED.get(addable.preset.get("kind", ""), ()))
    return required - set(addable.preset) - _DERIVED.get(addable.table, set())


def _missing(kind: str, document: Document) -> list[str]:
    """The fields that a document of a kind must have and lacks, in their order."""
    addable = KINDS[kind]
    needed = required_for(kind)
    if addable.table == "facts":
        needed |= set(NEEDED.get(str(document.get("kind")), ()))
    order = list(field_metadata(TABLES[addable.table].row))
    return sorted(needed - set(document) - set(addable.preset), key=order.index)


def add(
    changes: Transaction, kind: str, new: Sequence[Document]
) -> tuple[list[str], list[list[AddError]]]:
    """Add documents of a kind; returns the id of each, and the faults of each.

    Names may be any spelling. The transaction must not be committed where there is a fault.
    """
    addable = KINDS[kind]
    adder = _adder_of(addable.table)(changes, TABLES[addable.table])
    ids: list[str] = []
    faults: list[list[AddError]] = []
    for document in new:
        if missing := _missing(kind, document):
            ids.append("")
            faults.append([MissingFields(missing), *_type_faults(TABLES[addable.table], document)])
            continue
        try:
            new_id, errors = adder.add({**document, **addable.preset})
        except GaspError as error:
            new_id, errors = "", [error]
        ids.append(new_id)
        faults.append(errors)
    if not any(faults):
        for number, fault in adder.finish(ids):
            faults[number].append(fault)
    return ids, faults


class _DocumentAdder:
    """Adds documents to a table, with the bundled clubs and competitions that they name."""

    place: tuple[str, ...] = ()
    """The fields that say where a document is stored."""

    def __init__(self, changes: Transaction, table: Table) -> None:
        self.changes = changes
        self.table = table
        changed = [other.name for other in TABLES.values() if other.file == table.file]
        self.base = require_tables(changes, "clubs", "competitions", "rules", *changed)
        self.names = NameResolver(Record(changes))
        self._spellings: dict[str, dict[str, list[str]]] = {}
        self._ids = (
            {document["id"] for document in documents(changes, table.name)}
            if table.key == "id"
            else set()
        )

    def add(self, stated: Document) -> tuple[str, list[AddError]]:
        """Add one document; returns its id and its faults."""
        faults: list[AddError] = list(_type_faults(self.table, stated))
        if faults:
            return "", faults
        entry = self._entry(self._canonicalise(stated))
        faults += document_rule_errors(self.base, entry)
        return ("", faults) if faults else self._insert(entry)

    def _entry(self, document: Document) -> DocumentRef:
        """The document, with the fields that are derived, as rules take it."""
        self._fill_derived(document)
        return DocumentRef(self.table, self.table.file, "new", document)

    def _insert(self, entry: DocumentRef) -> tuple[str, list[AddError]]:
        """Put a sound document into its table; returns its id and faults of that."""
        name = self.table.name
        key = self.changes.table(entry.file, name).insert(entry.document)
        entry = entry._replace(key=str(key))
        self.base.register(entry)
        if name == "sanctions":
            award(self.changes, entry.document)
        if name == "facts":
            _cite(self.changes, entry.document)
        return entry.id, []

    def finish(self, ids: Sequence[str]) -> Iterator[tuple[int, AddError]]:
        """Faults that show only once all are added: names and ids that are there twice."""
        if self.table.name == "competitions":
            rank(self.changes, self.names)
        for fault in duplicate_names(RawKnowledgeBase(self.changes)):
            if fault.table == self.table.name and fault.id in ids:
                yield len(ids) - 1 - list(reversed(ids)).index(fault.id), fault.fault

    def _canonicalise(self, stated: Document) -> Document:
        """The document with canonical names and seasons; what it names is adopted."""
        declared = field_metadata(self.table.row)
        refers = references(self.table, stated)
        if self.table.name == MATCHES:
            refers |= {"competition": "competitions.name"}
        document: Document = {}
        for name, value in stated.items():
            if name in refers and isinstance(value, list):
                document[name] = [self._resolve(refers[name], item) for item in value]
            elif name in refers:
                document[name] = self._resolve(refers[name], value)
            elif name in declared and declared[name].format is TextFormat.SEASON:
                document[name] = parse_season(value)
            elif name == "tie_breaks" and isinstance(value, list):
                document[name] = [_criterion(item) for item in value]
            else:
                document[name] = value
        seasons = {document["season"]} if "season" in document else set()
        if adopt_requested(self.changes, self.names, seasons):
            self.base = RawKnowledgeBase(self.changes)
        return document

    def _resolve(self, refers: str, name: str) -> str:
        """The canonical name of what a field refers to. Raises `UnknownName`."""
        tables = [TABLES[target.partition(".")[0]] for target in refers.split()]
        if not all(table.has_aliases for table in tables):
            return name  # ids have one spelling
        names = [table.name for table in tables]
        if names == ["competitions"] and (competition := self.names.competition(name)):
            return competition.name
        if names == ["clubs"] and (club := self.names.club(name)):
            return club
        if refers not in self._spellings:
            self._spellings[refers] = spellings(self.changes, *names)
        what = join_or(term(table.singular) for table in tables)
        try:
            return find_name(name, self._spellings[refers], what)
        except UnknownName as error:
            new = join_or(Remedy(Action.ADD, table.singular) for table in tables)
            hint = (
                msg("{hint} else {commands}", hint=error.hint, commands=new)
                if error.hint
                else msg("if it is new: {commands}", commands=new)
            )
            raise UnknownName(what, name, (), hint) from error

    def _fill_derived(self, document: Document) -> None:
        """Fill in empty lists, an id, and the subject of a decision."""
        annotations = field_annotations(self.table.row)
        for name in required_fields(self.table.row) - set(document):
            is_list = json_type(annotations[name]) is JsonType.LIST
            if is_list and not _is_needed_list(self.table.name, name):
                document[name] = []
        if self.table.name == "sanctions" and "subject" not in document:
            clubs = [document[side] for side in ("home", "away") if side in document]
            document["subject"] = document.get("club") or "-".join(clubs) or "?"
        if make_id := _IDS.get(self.table.name):
            if "id" not in document:
                document["id"] = unused_id(make_id(document), self._ids)
            self._ids.add(document["id"])


class _ReferenceAdder(_DocumentAdder):
    """Adds rows to a table of the reference record, each once."""

    def __init__(self, changes: Transaction, table: Table) -> None:
        super().__init__(changes, table)
        self._stated_names: StatedNames | None = None
        keys = RowKeys()
        rows = documents(changes, table.name)
        self._stored = {keys(table.name, row): row_id(table.name, row) for row in rows}
        self._keys = RowKeys()

    def _canonicalise(self, stated: Document) -> Document:
        """The same for names that a row may have without the knowledge base listing them."""
        document = super()._canonicalise(stated)
        if self._stated_names is None:
            require_tables(self.changes, "people")
            self._stated_names = StatedNames.of(self.changes)
        return self._stated_names.canonical(document)

    def _insert(self, entry: DocumentRef) -> tuple[str, list[AddError]]:
        key = self._keys(self.table.name, entry.document)
        if there := self._stored.get(key):
            return "", [msg("{id} is there already", id=there)]
        new_id, faults = super()._insert(entry)
        self._stored[key] = new_id
        return new_id, faults

    def finish(self, ids: Sequence[str]) -> Iterator[tuple[int, AddError]]:
        """Faults that show beside the matches; else the rows are put in their order."""
        faults = list(super().finish(ids))
        faults += [
            (ids.index(fault.id), fault.fault)
            for fault in reference_rows_agree_with_matches(RawKnowledgeBase(self.changes))
            if fault.table == self.table.name and fault.id in ids
        ]
        if not faults:
            sort_rows(self.changes, self.table.name)
        yield from faults


def _adder_of(table: str) -> type[_DocumentAdder]:
    if table == MATCHES:
        return _MatchAdder
    return _ReferenceAdder if table in REFERENCE else _DocumentAdder


class _MatchAdder(_DocumentAdder):
    """Adds matches, each to the file of its competition."""

    place = ("competition", "season", "source")

    def __init__(self, changes: Transaction, table: Table) -> None:
        super().__init__(changes, table)
        self._merger = MatchMerger(Record(changes), changes.tables)

    def _entry(self, document: Document) -> DocumentRef:
        competition, season = document.pop("competition"), document.pop("season")
        if "home_goals" not in document and "status" not in document:
            document["status"] = Status.SCHEDULED.value
        file = season_file(self.changes, competition, season)
        return DocumentRef(self.table, file, "new", document, competition, season)

    def _insert(self, entry: DocumentRef) -> tuple[str, list[AddError]]:
        match = {"stage": matchday_stage(entry.document.get("matchday", 0)), **entry.document}
        self._merger.use_record(Record(self.changes))  # its competition may have been adopted
        if reason := self._merger.lacks_rules(entry.competition, entry.season):
            return "", [reason]
        if self._merger.add_document(entry.competition, {"season": entry.season, **match}):
            return match_document_id(match), []
        fault = msg(
            "{match} is there already, in {stage}",
            match=match_document_id(match), stage=term(match["stage"]),
        )  # fmt: skip
        return "", [fault]

    def finish(self, ids: Sequence[str]) -> Iterator[tuple[int, AddError]]:  # noqa: ARG002
        """Derive legs and the like, and put all into their files."""
        self._merger.finish()
        sources = {edition.file for edition in self._merger.counts}
        write_matches(self.changes, self._merger, dict.fromkeys(sources, CITED))
        yield from ()


def _type_faults(table: Table, stated: Document) -> Iterator[str]:
    """The faults of the fields that were given, before names are looked up in them."""
    declared, annotations = field_metadata(table.row), field_annotations(table.row)
    for name, value in stated.items():
        if name not in declared or (table.name != MATCHES and not declared[name].stored):
            yield unknown_field(name, declared)
        elif declared[name].format is not TextFormat.SEASON or not isinstance(value, str):
            # A season may have any spelling.
            yield from (
                msg("{field}: {fault}", field=name, fault=fault)
                for fault in value_errors(annotations[name], declared[name], value)
            )


def _criterion(written: str) -> str:
    """A tie-break as the data name it: `goal_difference` for `Goal difference`."""
    name = slug(written).replace("-", "_")
    return name if name in CRITERIA else written


def _fact_id(document: Document) -> str:
    return "-".join(slug(document.get("text", "")).split("-")[:6]) or "fact"


def _source_id(document: Document) -> str:
    named = document.get("publisher") or document.get("author") or document.get("title") or "source"
    return slug(f"{named} {document.get('date', '')[:4]}") or "source"


_IDS: Mapping[str, Callable[[Document], str]] = {
    "facts": _fact_id, "sources": _source_id,
    **{table: partial(reference_id, table) for table in REFERENCE},
}  # fmt: skip


def _cite(changes: Transaction, fact: Document) -> None:
    """Remove the paragraphs that a fact cites from those that no fact cites."""
    file = TABLES["uncited"].file
    cited = [
        int(key)
        for key, paragraph in changes.tables(file).get("uncited", {}).items()
        if paragraph.get("citation") in fact["citations"]
    ]
    if cited:
        changes.table(file, "uncited").remove(doc_ids=cited)
