"""Making one club of two that are one."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from pathlib import Path
from typing import Any

from gasp_cli.domain.tables import (
    MATCHES,
    TABLES,
    TABLES_WITH_ALIASES,
    documents,
    match_document_id,
)
from gasp_cli.editing.adopt import club_document
from gasp_cli.editing.name_resolution import BundledData, ExactNames
from gasp_cli.editing.remove_and_alias import checked_values, recount_editions, refuse_new_errors
from gasp_cli.errors import Action, GaspError, Remedy, UsageError
from gasp_cli.i18n import join_list, msg, plural, term
from gasp_cli.kb.decode import name_error
from gasp_cli.matching import find_name, normalise
from gasp_cli.store import Document
from gasp_cli.store.transaction import Transaction, transaction
from gasp_cli.validation.document_rules import references
from gasp_cli.validation.loader import DocumentRef, RawKnowledgeBase

_CLUBS = "clubs.name"


def merge(folder: Path, kept: str, other: str, *, dry_run: bool = False) -> str:
    """Let a club be another that is the same: all that names it names that one then.

    Both by any name, or as `clubs:3`. The knowledge base need not be sound. Returns what has
    changed, in words; with `dry_run` nothing is written. Raises `UnknownName` where there is no
    such club, `GaspError` where the two met or do not fit together.
    """
    with transaction(folder) as changes:
        keeping = _club(changes, kept)
        leaving = _club(changes, other)
        if keeping is leaving:
            raise UsageError(
                msg("{kept!r} and {other!r} are one club already", kept=kept, other=other)
            )
        changed = _ClubMerger(changes, keeping, leaving).run()
        names = {"other": leaving["name"], "kept": keeping["name"]}
        refuse_new_errors(changes, msg("{kept} and {other} do not make one club", **names))
        if dry_run:
            changes.forget()
    what = join_list(
        plural("{n} in {table}", "{n} in {table}", count, table=term(table))
        for table, count in changed.items()
    )
    if dry_run:
        return msg("{other} would be {kept}; to change: {what}", **names, what=what)
    return msg("{other} is {kept}; changed: {what}", **names, what=what)


def _club(changes: Transaction, given: str) -> Document:
    """The document of a club, which is taken over where it is ready."""
    table = changes.tables(TABLES["clubs"].file).setdefault("clubs", {})
    for entry in RawKnowledgeBase(changes).entries("clubs"):
        if entry.address == given:
            return entry.document
    known = {
        document["name"]: document.get("aliases", [])
        for document in table.values()
        if isinstance(document.get("name"), str)
    }
    folded = {normalise(one) for name, others in known.items() for one in (name, *others)}
    ready = BundledData().clubs
    found = ExactNames(ready.values(), ()).club(given)
    if normalise(given) not in folded and found is not None:
        club = ready[found]
        free = tuple(alias for alias in club.aliases if normalise(alias) not in folded)
        if normalise(club.name) not in folded:
            key = str(max(map(int, table), default=0) + 1)
            table[key] = club_document(club._replace(aliases=free))
            return table[key]
    name = find_name(given, known, term("club"))
    return next(document for document in table.values() if document.get("name") == name)


class _ClubMerger:
    """Puts a club in the place of another."""

    def __init__(self, changes: Transaction, keeping: Document, leaving: Document) -> None:
        self._changes = changes
        self._keeping, self._leaving = keeping, leaving
        self._kept, self._other = keeping["name"], leaving["name"]
        self._base = RawKnowledgeBase(changes)
        self._changed: Counter[str] = Counter()

    def run(self) -> dict[str, int]:
        """Do it; returns the number of documents that have changed by table."""
        matches = [entry for entry in self._base.entries(MATCHES) if self._names(entry)]
        both = {self._kept, self._other}
        for entry in matches:
            if {entry.document.get("home"), entry.document.get("away")} == both:
                raise GaspError(
                    msg(
                        "{kept} and {other} met: {match}", kept=self._kept, other=self._other,
                        match=entry.id,
                    ),
                    msg("two clubs that played each other are not one"),
                )  # fmt: skip
        for entry in list(self._base.all()):
            if entry.table.name != "clubs" and self._names(entry):
                self._rename(entry)
        self._drop_twins({(entry.competition, entry.season) for entry in matches})
        self._move_spellings()
        seasons = {(match.competition, match.season) for match in matches if match.competition}
        if seasons:
            recount_editions(self._changes, seasons, finish=True)
        return dict(self._changed)

    def _names(self, entry: DocumentRef) -> bool:
        named = [one for name in self._fields(entry) for one in _flatten(entry.document.get(name))]
        return self._other in named or (
            self._is_club_alone and self._other in checked_values(entry)
        )

    def _fields(self, entry: DocumentRef) -> list[str]:
        """The fields that name a club here: not one that may be a person of the same name."""
        return [
            name
            for name, refers in references(entry.table, entry.document).items()
            if refers == _CLUBS or (_CLUBS in refers.split() and self._is_club_alone)
        ]

    @cached_property
    def _is_club_alone(self) -> bool:
        """Whether the name stands for no person and no competition as well."""
        return not any(
            self._other == document.get("name")
            for table in TABLES_WITH_ALIASES
            if table != "clubs"
            for document in documents(self._changes, table)
        )

    def _rename(self, entry: DocumentRef) -> None:
        document = entry.document
        for name in self._fields(entry):
            if name in document:
                document[name] = self._renamed(document[name])
        if self._is_club_alone and checked_values(entry):
            for check in document["checks"]:
                check["says"] = self._renamed(check["says"])
                arguments = check.get("arguments", {})
                arguments |= {name: self._renamed(value) for name, value in arguments.items()}
        if entry.table.name != "editions":  # they are counted anew
            self._changed[entry.table.name] += 1

    def _renamed(self, value: Any) -> Any:
        if isinstance(value, list):
            return list(dict.fromkeys(map(self._renamed, value))) if _hashable(value) else value
        return self._kept if value == self._other else value

    def _drop_twins(self, seasons: set[tuple[str, str]]) -> None:
        """Of what is now the same twice, only the first stays.

        Raises `GaspError` for a match that would stand twice with other scores.
        """
        for table in ("draws", "finishes", "sanctions"):
            self._drop_equal(table)
        there: dict[tuple[Any, ...], DocumentRef] = {}
        for entry in self._base.entries(MATCHES):
            match = entry.document
            if (entry.competition, entry.season) not in seasons or self._kept not in (
                match.get("home"), match.get("away"),
            ):  # fmt: skip
                continue
            key = (entry.competition, match.get("date"), match.get("home"), match.get("away"))
            first = there.setdefault(key, entry)
            if first is entry:
                continue
            if _score(first.document) != _score(match):
                raise GaspError(
                    msg(
                        "{match} stands twice then, with other scores: {first} and {second}",
                        match=match_document_id(match), first=first.address, second=entry.address,
                    ),
                    msg("remove one of them first, with {command}", command=Remedy(Action.REMOVE)),
                )  # fmt: skip
            del self._changes.tables(entry.file)[entry.season][entry.key]

    def _drop_equal(self, table: str) -> None:
        file = TABLES[table].file
        if not self._changes.has(file):
            return
        found = self._changes.tables(file).get(table, {})
        seen: list[Document] = []
        for key, document in list(found.items()):
            if self._kept in [one for value in document.values() for one in _flatten(value)]:
                same = {**document, "subject": None}  # as a source writes it
                if same in seen:
                    del found[key]
                seen.append(same)

    def _move_spellings(self) -> None:
        """Let the spellings of the club that goes mean the one that stays, but for faulty ones."""
        table = self._changes.tables(TABLES["clubs"].file)["clubs"]
        for key in [key for key, document in table.items() if document is self._leaving]:
            del table[key]
        spelt = {
            normalise(one)
            for document in table.values()
            for one in (document.get("name"), *_flatten(document.get("aliases")))
            if isinstance(one, str)
        }
        for spelling in (self._other, *_flatten(self._leaving.get("aliases"))):
            faulty = not isinstance(spelling, str) or name_error(spelling)
            if not faulty and normalise(spelling) not in spelt:
                spelt.add(normalise(spelling))
                self._keeping.setdefault("aliases", []).append(spelling)
        self._changed["clubs"] += 1


def _flatten(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _hashable(values: list[Any]) -> bool:
    return all(isinstance(value, str | int | float | None) for value in values)


def _score(match: Document) -> tuple[Any, ...]:
    return tuple(match.get(name) for name in ("home_goals", "away_goals", "penalties", "status"))
