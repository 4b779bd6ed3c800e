"""Rows of the reference record under the names of a knowledge base, each with an id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from itertools import chain, count
from typing import Any

from gasp_cli.domain.dates import is_number
from gasp_cli.domain.facts import Person
from gasp_cli.domain.reference import GoalEvent
from gasp_cli.domain.tables import TABLES, finish_id
from gasp_cli.editing.name_resolution import ExactNames
from gasp_cli.kb.record import Record
from gasp_cli.kb.story import Story
from gasp_cli.matching import normalise, slug
from gasp_cli.store import Document, Store
from gasp_cli.store.transaction import Transaction

# What is added to the name of a competition in the files: the round, or whose match it was.
_ADDED = re.compile(r" (?:\(.*\)|final|play-off|qualifying)$")
# The fields that hold a person or a club, a club, and a competition.
_PEOPLE = ("person", "player", "scorer", "taker", "holder", "subject")
_CLUBS = ("club", "home", "away", "team", "from", "to", "holder", "subject")


# How sure a row is and where it was read; the other fields are what it states.
SOURCED = ("id", "source", "note", "urls", "confidence")
# The fields that tell rows apart where there is one row of each thing.
_KEYS = {
    "finishes": ("club", "season"),
    "shootouts": ("date", "home", "away", "kick"),
    "venues": ("date", "home", "away"),
}
_OF_MATCHES = ("goals", "shootouts", "venues")


def identity(table: str, document: Mapping[str, Any]) -> Hashable:
    """A key that tells a row from the others of its table: two rows that share it are one."""
    names = _KEYS.get(table) or sorted(set(document) - set(SOURCED))
    return tuple((name, spelling_free(document.get(name))) for name in names)


def spelling_free(value: Any) -> str:
    """A value such that texts which differ in accents or capitals alone are equal."""
    return (normalise(value) or value) if isinstance(value, str) else repr(value)


def row_id(table: str, document: Mapping[str, Any]) -> str:
    """The id of a row of any table, finishes included."""
    return finish_id(dict(document)) if table == "finishes" else str(document.get("id", ""))


class RowKeys:
    """Tells the rows of one list apart; goals without a minute may be several of one scorer."""

    def __init__(self) -> None:
        self._seen: Counter[Hashable] = Counter()

    def __call__(self, table: str, document: Mapping[str, Any]) -> Hashable:
        """The key of the next row of the list."""
        key = (table, identity(table, document))
        if table == "goals" and "minute" not in document:
            self._seen[key] += 1
            return (*key, self._seen[key])
        return key


class StatedNames:
    """The clubs, competitions and people of a knowledge base, for the names of rows."""

    def __init__(self, names: ExactNames, people: Iterable[Person]) -> None:
        self._names = names
        self._people = {
            normalise(spelling): person.name
            for person in people
            for spelling in (*person.aliases, person.name)
        }

    @classmethod
    def of(cls, store: Store) -> StatedNames:
        """Those of a knowledge base."""
        record = Record(store)
        return cls(ExactNames(record.clubs, record.competitions), Story(store).people)

    def canonical(self, document: Document) -> Document:
        """A row under canonical names; a name that is not known stays as it is."""
        texts = {name: text for name, text in document.items() if isinstance(text, str)}
        named = {name: self._names.club(texts[name]) for name in _CLUBS if name in texts}
        for name in _PEOPLE:
            if name in texts:
                club = named.get(name) or texts[name]
                named[name] = self._people.get(normalise(club), club)
        if title := texts.get("competition"):
            competition = self._names.competition
            if known := competition(title) or competition(_ADDED.sub("", title)):
                named["competition"] = known.name
        return document | {name: text for name, text in named.items() if text}


def sort_rows(changes: Transaction, table: str) -> None:
    """Order the rows about matches by day and match, and goals by minute where all have one."""
    if table not in _OF_MATCHES:
        return
    rows = changes.tables(TABLES[table].file).get(table, {})
    without_minute = {_match_of(row) for row in rows.values() if "minute" not in row}

    def place(item: tuple[str, Document]) -> tuple[Any, ...]:
        match, row = _match_of(item[1]), item[1]
        if table == "goals" and match not in without_minute:
            return match, _moment(row["minute"])
        return match, (row.get("kick", 0), 0)

    changes.put(TABLES[table].file, table, dict(sorted(rows.items(), key=place)))


def _match_of(row: Document) -> tuple[str, str, str]:
    return row["date"], row["home"], row["away"]


def _moment(minute: str) -> tuple[int, int]:
    """A minute and the added time as numbers: 90 and 4 of `90+4`."""
    at, _, added = minute.partition("+")
    return int(at) if is_number(at) else 0, int(added) if is_number(added) else 0


_LEVEL = re.compile(
    r"(?:^|; )level on points with (?P<clubs>[^:]+): place shared here[^;]*(?:; |$)"
)
_NO_PLACE = re.compile(r"do not use")


def finish_place(finish: Document) -> Document:
    """A finish with its place as a number, a range, or none where its note says not to use it."""
    finish = dict(finish)
    note = finish.get("note", "")
    if _NO_PLACE.search(note):
        finish.pop("position", None)
    elif (level := _LEVEL.search(note)) and "position" in finish:
        finish["shared_until"] = finish["position"] + len(level["clubs"].split(", "))
    return finish


def reference_id(table: str, document: Mapping[str, Any]) -> str:
    """The id of a row, from its table, its subject and its day: `goal-2024-05-22-lookman-12`."""
    parts = {
        "spells": ("spell", "person", "club", "from"),
        "transfers": ("transfer", "player", "to", "date", "window"),
        "goals": ("goal", "date", "scorer", "minute"),
        "shootouts": ("kick", "date", "home", "away", "kick"),
        "venues": ("venue", "date", "home", "away"),
        "honours": ("honour", "award", "season", "holder"),
        "figures": ("figure", "subject", "quantity", "as_of"),
    }[table]
    missed = document.get("event") == GoalEvent.MISSED_PENALTY
    kind = "missed-penalty" if missed else parts[0]
    fields = [name for name in parts[1:] if document.get(name)]
    if "date" in fields and "window" in fields:
        fields.remove("window")
    return slug(" ".join([kind, *(str(document[name]) for name in fields)]))


def with_ids(table: str, documents: Iterable[Document], taken: set[str]) -> list[Document]:
    """The documents with an id in front; a further one of the same subject and day has a number."""
    numbered = []
    for document in documents:
        new_id = unused_id(reference_id(table, document), taken)
        taken.add(new_id)
        numbered.append({"id": new_id, **document})
    return numbered


def unused_id(base: str, taken: Collection[str]) -> str:
    """The id, with a number behind it where another has it."""
    numbered = (f"{base}-{number}" for number in count(2))
    return next(new_id for new_id in chain([base], numbered) if new_id not in taken)


def one_spelling(documents: Iterable[Document], fields: Iterable[str]) -> None:
    """Let each name have one spelling: of those that differ in accents alone, the fullest."""
    documents = list(documents)
    for field in fields:
        best: dict[str, str] = {}
        for document in documents:
            if isinstance(text := document.get(field), str):
                key = normalise(text)
                best[key] = max(
                    best.get(key, text), text, key=lambda name: sum(not c.isascii() for c in name)
                )
        for document in documents:
            if isinstance(text := document.get(field), str):
                document[field] = best[normalise(text)]
