"""Adding to a knowledge base: what is added is named, checked, and then written, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from gasp_cli.errors import GaspError, UnknownName
from gasp_cli.fields import Form, Shape, fields, required, shape_of, types
from gasp_cli.importing.collect import Collection
from gasp_cli.importing.documents import file_of
from gasp_cli.importing.into import write_matches
from gasp_cli.importing.names import AdoptingNames
from gasp_cli.importing.taking_over import take_over_clubs, take_over_competitions
from gasp_cli.model import Status, matchday_stage
from gasp_cli.names import find_name, slug
from gasp_cli.record import Record
from gasp_cli.seasons import parse_season
from gasp_cli.soundness.base import Base, Entry
from gasp_cli.soundness.documents import faults_of
from gasp_cli.soundness.whole import twice
from gasp_cli.store import Document
from gasp_cli.store.writing import Transaction
from gasp_cli.tables import MATCHES, TABLES, Table, match_name, matches_file

CITED = "facts, cited"
"""The licence of a match that was added by hand, from a source that is named."""


class Addable(NamedTuple):
    """A kind of thing that can be added: its table and what is the same in all of them."""

    table: str
    preset: Mapping[str, Any]
    meaning: str


KINDS = {
    "fact": Addable("facts", {}, "Something that a source says."),
    "quote": Addable("facts", {"kind": "quote"}, "Somebody's words."),
    "person": Addable("people", {}, "Somebody whom facts are about, or who said something."),
    "source": Addable("sources", {}, "An article, a book, a broadcast."),
    "match": Addable(MATCHES, {}, "A match, played or to come."),
    "sanction": Addable("sanctions", {}, "Points deducted, a match awarded, a protest refused."),
    "club": Addable("clubs", {}, "A club."),
    "competition": Addable("competitions", {}, "A competition; it needs rules too."),
    "rules": Addable("rules", {}, "The rules of a competition from a season on."),
    "draw": Addable("draws", {}, "The clubs of a group, where match files do not name it."),
    "finish": Addable("finishes", {}, "A league finish from before the matches begin."),
}
"""What `gasp kb add` adds."""


def needs(kind: str) -> set[str]:
    """The fields that whoever adds such a thing must give; the others follow or may be absent."""
    addable = KINDS[kind]
    row = TABLES[addable.table].row
    kept = types(row)
    found = {one for one in required(row) if shape_of(kept[one]) is not Shape.LIST}
    found |= {"citations"} & set(kept)
    if addable.table == MATCHES:
        found |= {"competition", "source"}
    if kind == "quote":
        found.add("speaker")
    return found - set(addable.preset) - _FOLLOWS.get(addable.table, set())


_FOLLOWS = {"facts": {"id"}, "sources": {"id"}, "sanctions": {"subject"}}
"""By table: fields that are made of the others where they are not given."""


def add(
    changes: Transaction, kind: str, given: Sequence[Document]
) -> tuple[list[str], list[list[str]]]:
    """Add documents of a kind; returns the id of each, and what is wrong with each.

    Names may be any spelling. The transaction must not be ended where anything is wrong. Raises
    `UnknownName` and `AmbiguousName` for names.
    """
    addable = KINDS[kind]
    table = TABLES[addable.table]
    put = _put_match if addable.table == MATCHES else _put
    added = [put(changes, table, {**document, **addable.preset}) for document in given]
    return [new for _, new in added], [faults for faults, _ in added]


def _put(changes: Transaction, table: Table, given: Document) -> tuple[list[str], str]:
    """Put a document into its table, and what is wrong with that."""
    names = AdoptingNames(Record(changes))
    document = _named(_Names(changes, names), table, given)
    take_over_competitions(changes, names, {one: set() for one in names.competitions})
    take_over_clubs(changes, names)
    _complete(changes, table, document)
    faults = faults_of(Base(changes), Entry(table, table.file, "new", document))
    if faults:
        return faults, ""
    key = str(changes.table(table.file, table.name).insert(document))
    entry = Entry(table, table.file, key, document)
    if table.name == "sanctions":
        _award(changes, document)
    return [one.fault for one in twice(Base(changes)) if one.id == entry.id], entry.id


def _put_match(changes: Transaction, table: Table, given: Document) -> tuple[list[str], str]:
    names = AdoptingNames(Record(changes))
    document = _named(_Names(changes, names), table, given)
    competition = document.pop("competition", None)
    missing = [name for name in ("competition", "source") if name not in given]
    if missing:
        return [f"no field {name!r}" for name in missing], ""
    season = document.get("season", "")
    take_over_competitions(changes, names, {competition: {season}})
    take_over_clubs(changes, names)
    if "home_goals" not in document and "status" not in document:
        document["status"] = Status.SCHEDULED.value
    entry = Entry(table, matches_file(competition), "new", document, competition)
    faults = faults_of(Base(changes), entry)
    if faults:
        return faults, ""
    document.setdefault("stage", matchday_stage(document.get("matchday", 0)))
    collection = Collection(Record(changes), names, changes.tables)
    collection.add_document(competition, document)
    (took,) = collection.took.values()
    if not took.added:
        return [f"{match_name(document)} is there already, in {document['stage']}"], ""
    collection.finish()
    write_matches(changes, collection, {file_of(document["source"]): CITED})
    return [], match_name(document)


class _Names:
    """Whatever spelling was given, the canonical name; what is ready is taken over."""

    def __init__(self, changes: Transaction, adopting: AdoptingNames) -> None:
        self._changes = changes
        self._adopting = adopting

    def find(self, refers: str, given: str) -> str:
        """The name that a field refers to. Raises `UnknownName` or `AmbiguousName`."""
        tables = [one.partition(".")[0] for one in refers.split()]
        if tables == ["sources"]:
            return given
        if tables == ["competitions"] and (found := self._adopting.competition(given)):
            return found.name
        if tables == ["clubs"] and (name := self._adopting.club(given)):
            return name
        spellings: dict[str, list[str]] = {}
        for table in tables:
            for document in self._changes.tables(TABLES[table].file).get(table, {}).values():
                spellings[document["name"]] = document.get("aliases", [])
        what = " or ".join(_ONE_OF[table] for table in tables)
        try:
            return find_name(given, spellings, what)
        except UnknownName as error:
            add_it = " or ".join(f"gasp kb add {_ONE_OF[table]}" for table in tables)
            raise UnknownName(
                what, given, (), f"{error.hint or 'it is new?'} Else {add_it}"
            ) from error


_ONE_OF = {"people": "person", "clubs": "club", "competitions": "competition"}


def _named(names: _Names, table: Table, given: Document) -> Document:
    """The document with canonical names, and seasons in their one spelling."""
    document: Document = {}
    declared = table.row.__annotations__
    known = fields(table.row)
    refers = {name.rstrip("_"): one.__metadata__[0].refers for name, one in declared.items()}
    for name, value in given.items():
        if value is None:
            continue
        if refers.get(name) and isinstance(value, str):
            document[name] = names.find(refers[name], value)
        elif refers.get(name) and isinstance(value, list):
            document[name] = [
                names.find(refers[name], one) if isinstance(one, str) else one for one in value
            ]
        elif name in known and known[name].form is Form.SEASON and isinstance(value, str):
            document[name] = parse_season(value)
        else:
            document[name] = value
    return document


def _complete(changes: Transaction, table: Table, document: Document) -> None:
    """Fill in what follows: lists that are empty, an id, what a decision is about."""
    kept = types(table.row)
    for name in required(table.row) - set(document):
        if shape_of(kept[name]) is Shape.LIST and name != "citations":
            document[name] = []
    if table.name == "sanctions" and "subject" not in document:
        pair = [document[side] for side in ("home", "away") if side in document]
        document["subject"] = document.get("club") or "-".join(pair)
    if maker := _IDS.get(table.name):
        taken = {one.get("id") for one in changes.tables(table.file).get(table.name, {}).values()}
        document.setdefault("id", _free(maker(document), taken))


def _fact_id(document: Document) -> str:
    return "-".join(slug(str(document.get("text", ""))).split("-")[:6])


def _source_id(document: Document) -> str:
    named = document.get("publisher") or document.get("author") or document.get("title") or "source"
    return slug(f"{named} {str(document.get('date', ''))[:4]}")


_IDS: Mapping[str, Callable[[Document], str]] = {"facts": _fact_id, "sources": _source_id}


def _free(wanted: str, taken: set[Any]) -> str:
    """The id, with a number behind it where another has it."""
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (wanted, *numbered) if one not in taken)


def _award(changes: Transaction, decision: Document) -> None:
    """Write an award that stands onto its match; the score on the pitch is kept beside it."""
    if decision["kind"] != "award" or "until" in decision or "score" not in decision:
        return
    file = matches_file(decision["competition"])
    for match in changes.tables(file).get(decision["competition"], {}).values():
        if all(match[name] == decision[name] for name in ("season", "home", "away")):
            if match.get("status") != Status.AWARDED and "home_goals" in match:
                match["played"] = [match["home_goals"], match["away_goals"]]
            match["home_goals"], match["away_goals"] = decision["score"]
            match["status"] = Status.AWARDED.value
            if "since" in decision:
                match["awarded_on"] = decision["since"]
            return
    raise GaspError("there is no such match to award", "add it first with gasp kb add match")
