"""Merging two clubs of a knowledge base that are the same club."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from gasp_cli.domain.reference import CLUBS_OR_OTHERS, REFERENCE
from gasp_cli.domain.tables import (
    MATCHES,
    TABLES,
    TABLES_WITH_ALIASES,
    documents,
    match_document_id,
)
from gasp_cli.editing.adopt import club_document
from gasp_cli.editing.name_resolution import BundledData
from gasp_cli.editing.remove_and_alias import checked_values, recount_editions
from gasp_cli.editing.soundness import refuse_new_faults
from gasp_cli.errors import Action, GaspError, Remedy, UsageError
from gasp_cli.i18n import join_list, msg, plural, term
from gasp_cli.kb.field_decoders import name_error
from gasp_cli.matching import find_name, normalise
from gasp_cli.store import Document
from gasp_cli.store.transaction import Transaction, transaction
from gasp_cli.validation.document_rules import references, values_of
from gasp_cli.validation.loader import DocumentRef, RawKnowledgeBase

_CLUBS = "clubs.name"


def merge(folder: Path, kept: str, other: str, *, dry_run: bool = False) -> str:
    """Rename a club to another wherever it is named; returns the changes in words.

    Both by any name, or as `clubs:3`. The knowledge base need not be sound. With `dry_run`
    nothing is written. Raises `UnknownName` where there is no such club, `GaspError` where the
    two met or do not fit together.
    """
    with transaction(folder) as changes:
        keeping = _club(changes, kept)
        leaving = _club(changes, other)
        if keeping is leaving:
            raise UsageError(
                msg("{kept!r} and {other!r} are one club already", kept=kept, other=other)
            )
        counts = _ClubMerger(changes, keeping, leaving).run()
        names = {"other": leaving["name"], "kept": keeping["name"]}
        refuse_new_faults(changes, msg("{kept} and {other} do not make one club", **names))
        if dry_run:
            changes.forget()
    what = join_list(
        plural("{n} in {table}", "{n} in {table}", count, table=term(table))
        for table, count in counts.items()
    )
    if dry_run:
        return msg("{other} would be {kept}; to change: {what}", **names, what=what)
    return msg("{other} is {kept}; changed: {what}", **names, what=what)


def _club(changes: Transaction, spelling: str) -> Document:
    """The document of a club; a bundled one is added. Raises `UnknownName`."""
    table = changes.tables(TABLES["clubs"].file).setdefault("clubs", {})
    for entry in RawKnowledgeBase(changes).entries("clubs"):
        if entry.address == spelling:
            return entry.document
    known = {
        document["name"]: document.get("aliases", [])
        for document in table.values()
        if isinstance(document.get("name"), str)
    }
    taken = {normalise(text) for name, aliases in known.items() for text in (name, *aliases)}
    club = BundledData().find_club(spelling)
    if club and taken.isdisjoint((normalise(spelling), normalise(club.name))):
        free = tuple(alias for alias in club.aliases if normalise(alias) not in taken)
        key = str(max(map(int, table), default=0) + 1)
        table[key] = club_document(club._replace(aliases=free))
        return table[key]
    name = find_name(spelling, known, term("club"))
    return next(document for document in table.values() if document.get("name") == name)


class _ClubMerger:
    """Renames one club to another and drops the duplicates that come of it."""

    def __init__(self, changes: Transaction, keeping: Document, leaving: Document) -> None:
        self._changes = changes
        self._keeping, self._leaving = keeping, leaving
        self._kept, self._other = keeping["name"], leaving["name"]
        self._base = RawKnowledgeBase(changes)
        # Facts that may name a person or a competition instead are not renamed.
        self._is_unambiguous = not any(
            self._other == document.get("name")
            for table in TABLES_WITH_ALIASES
            if table != "clubs"
            for document in documents(changes, table)
        )

    def run(self) -> dict[str, int]:
        """Merge the clubs; returns the number of changed documents by table."""
        naming = [
            entry
            for entry in self._base.all()
            if entry.table.name != "clubs" and self._is_named_in(entry)
        ]
        matches = [entry for entry in naming if entry.table.name == MATCHES]
        for entry in matches:
            sides = {entry.document.get("home"), entry.document.get("away")}
            if sides == {self._kept, self._other}:
                which = {"kept": self._kept, "other": self._other, "match": entry.id}
                raise GaspError(
                    msg("{kept} and {other} met: {match}", **which),
                    msg("two clubs that played each other are not one"),
                )
        for entry in naming:
            self._rename(entry)
        for table in ("draws", "finishes", "sanctions", *REFERENCE):
            self._drop_equal(table)
        self._drop_equal_matches({(entry.competition, entry.season) for entry in matches})
        self._move_spellings()
        seasons = {(match.competition, match.season) for match in matches if match.competition}
        if seasons:
            recount_editions(self._changes, seasons, finish=True)
        counts = Counter(entry.table.name for entry in naming if entry.table.name != "editions")
        return {**counts, "clubs": 1}

    def _is_named_in(self, entry: DocumentRef) -> bool:
        names = [name for field in self._fields(entry) for name in values_of(entry.document, field)]
        return self._other in names or (
            self._is_unambiguous and self._other in checked_values(entry)
        )

    def _fields(self, entry: DocumentRef) -> list[str]:
        """The fields of a document that name a club for certain."""
        return [
            field
            for field, targets in references(entry.table, entry.document).items()
            if targets == _CLUBS or (_CLUBS in targets.split() and self._is_unambiguous)
        ] + [*CLUBS_OR_OTHERS.get(entry.table.name, ())]

    def _rename(self, entry: DocumentRef) -> None:
        document = entry.document
        for field in self._fields(entry):
            if field in document:
                document[field] = self._renamed(document[field])
        if self._is_unambiguous and checked_values(entry):
            for check in document["checks"]:
                check["says"] = self._renamed(check["says"])
                arguments = check.get("arguments", {})
                arguments |= {name: self._renamed(value) for name, value in arguments.items()}

    def _renamed(self, value: Any) -> Any:
        if isinstance(value, list) and self._other in value:
            names = [self._renamed(item) for item in value]
            return [name for number, name in enumerate(names) if name not in names[:number]]
        return self._kept if value == self._other else value

    def _drop_equal(self, table: str) -> None:
        """Keep the first of the documents of a table that are equal now."""
        file = TABLES[table].file
        stored = self._changes.tables(file).get(table, {}) if self._changes.has(file) else {}
        seen: list[Document] = []
        for key, document in list(stored.items()):
            if any(self._kept in values_of(document, field) for field in document):
                content = {**document, "id": None}
                if table == "sanctions":
                    content["subject"] = None  # a source's wording
                # A player may have scored two of which no page gives the minute.
                if content in seen and (table != "goals" or "minute" in document):
                    del stored[key]
                seen.append(content)

    def _drop_equal_matches(self, seasons: set[tuple[str, str]]) -> None:
        """Keep the first of the matches that are the same now.

        Raises `GaspError` for a match that would be there twice with different scores.
        """
        firsts: dict[tuple[Any, ...], DocumentRef] = {}
        for entry in self._base.entries(MATCHES):
            match = entry.document
            sides = (match.get("home"), match.get("away"))
            if (entry.competition, entry.season) not in seasons or self._kept not in sides:
                continue
            first = firsts.setdefault((entry.competition, match.get("date"), *sides), entry)
            if first is entry:
                continue
            if any(first.document.get(name) != match.get(name) for name in _SCORE):
                raise GaspError(
                    msg(
                        "{match} would be there twice, with different scores: {first} and {second}",
                        match=match_document_id(match), first=first.address, second=entry.address,
                    ),
                    msg("remove one of them first, with {command}", command=Remedy(Action.REMOVE)),
                )  # fmt: skip
            del self._changes.tables(entry.file)[entry.season][entry.key]

    def _move_spellings(self) -> None:
        """Remove the leaving club; its spellings and other names now belong to the other."""
        table = self._changes.tables(TABLES["clubs"].file)["clubs"]
        for key in [key for key, document in table.items() if document is self._leaving]:
            del table[key]
        taken = {
            normalise(text)
            for document in table.values()
            for text in (document.get("name"), *values_of(document, "aliases"))
            if isinstance(text, str)
        }
        for spelling in (self._other, *values_of(self._leaving, "aliases")):
            is_valid = isinstance(spelling, str) and not name_error(spelling)
            if is_valid and normalise(spelling) not in taken:
                taken.add(normalise(spelling))
                self._keeping.setdefault("aliases", []).append(spelling)
        for field in ("nicknames", "cities", "grounds"):
            known = values_of(self._keeping, field)
            if new := [text for text in values_of(self._leaving, field) if text not in known]:
                self._keeping[field] = [*known, *new]


_SCORE = ("home_goals", "away_goals", "penalties", "status")
