"""Rows of the reference record under the names of a knowledge base, each with an id."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from gasp_cli.domain.reference import GoalEvent
from gasp_cli.matching import normalise, slug
from gasp_cli.readers.reference_csv import ReferenceRow
from gasp_cli.store import Document

Resolve: TypeAlias = Callable[[str], str | None]

# What is added to the name of a competition in the files: the round, or whose match it was.
_ADDED = re.compile(r" (?:\(.*\)|final|play-off|qualifying)$")
# The fields that hold a person or a club, a club, and a competition.
_PEOPLE = ("person", "player", "scorer", "taker", "holder", "subject")
_CLUBS = ("club", "home", "away", "team", "from", "to", "holder", "subject")


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


def named(row: ReferenceRow, club: Resolve, competition: Resolve, person: Resolve) -> Document:
    """A row's document under canonical names; a name that is not known stays as it is."""
    document = dict(row.document)
    for name in _CLUBS:
        if isinstance(text := document.get(name), str):
            document[name] = club(text) or text
    for name in _PEOPLE:
        if isinstance(text := document.get(name), str):
            document[name] = person(text) or text
    if isinstance(text := document.get("competition"), str):
        document["competition"] = competition(text) or competition(_ADDED.sub("", text)) or text
    return document


def with_ids(table: str, documents: Iterable[Document], taken: set[str]) -> list[Document]:
    """The documents with an id in front; a further one of the same subject and day has a number."""
    numbered = []
    for document in documents:
        wanted = free = reference_id(table, document)
        number = 1
        while free in taken:
            number += 1
            free = f"{wanted}-{number}"
        taken.add(free)
        numbered.append({"id": free, **document})
    return numbered


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
