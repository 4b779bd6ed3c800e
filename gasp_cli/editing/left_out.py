"""What an import leaves out because a rule of sound data would be broken by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from gasp_cli.editing.merge_matches import MatchMerger
from gasp_cli.editing.name_resolution import NameResolver
from gasp_cli.i18n import msg, plural
from gasp_cli.readers.football_txt import Fixture
from gasp_cli.readers.match_csv import CupMatch
from gasp_cli.readers.match_line import TeamText
from gasp_cli.store import Document, Store
from gasp_cli.validation.loader import Place, ValidationError

# Rounds in which of matches that do not go together only the last is left out; who sends so many
# that more are needed loses all of those that are at fault.
_CAREFUL = 8


class ReadMatch(NamedTuple):
    """A match as its file has it: the title it stands under, the file, and the clubs as spelt."""

    title: str
    file: str
    match: Fixture | CupMatch
    sides: tuple[TeamText, TeamText]


class _Reason(NamedTuple):
    """Why matches are left out, with the first of them, and how many there are."""

    first: ReadMatch
    fault: str
    number: int


class Exclusions:
    """The matches that are left out, and the seasons whose declared number of them is not believed.

    A match is the one that a reader made: two of the same words are two.
    """

    def __init__(self) -> None:
        self.miscounted: set[tuple[str, str]] = set()
        self._uneven = False
        self._matches: dict[int, Fixture | CupMatch] = {}
        self._reasons: list[_Reason] = []
        self._declared: list[str] = []
        self._rounds = 0

    def __contains__(self, match: Fixture | CupMatch) -> bool:
        return id(match) in self._matches

    def add(
        self,
        faults: Iterable[ValidationError],
        collection: MatchMerger,
        names: NameResolver,
        read: Iterable[ReadMatch],
        changes: Store,
    ) -> bool:
        """Leave out what faults come of; returns whether there was anything.

        `read` are the matches of the files, `changes` is the knowledge base as it would be.
        """
        self._rounds += 1
        before = len(self._matches) + len(self.miscounted)
        causes = _Causes(collection, names, list(read), changes)
        for fault in faults:
            # A fault of a whole season is that its clubs do not meet as often as is the rule.
            self._uneven |= fault.file.startswith("matches/") and not fault.id
            for edition in causes.editions(fault):
                self._miscount(edition, fault, collection)
            found = [one for place in fault.places if (one := causes.of(place))]
            if self._rounds <= _CAREFUL and len(found) > 1:
                if any(match.match in self for matches in found for match in matches):
                    continue  # perhaps it is gone with that one
                found = [max(found, key=causes.order)]
            new = [one for matches in found for one in matches if one.match not in self]
            if new:
                self._matches |= {id(one.match): one.match for one in new}
                self._reasons.append(_Reason(new[0], fault.fault, len(new)))
        return len(self._matches) + len(self.miscounted) > before

    def _miscount(
        self, edition: tuple[str, str], fault: ValidationError, collection: MatchMerger
    ) -> None:
        if edition in self.miscounted:
            return
        self.miscounted.add(edition)
        files = collection.declared.get(edition) or [
            part.file for part in collection.took if part[1:] == edition
        ]
        where = f"{next(iter(files), '')}:1"
        self._declared.append(
            msg(
                "{where}: the number of matches is not believed: {fault}",
                where=where, fault=fault.fault,
            )
        )  # fmt: skip

    def remarks(self) -> Iterator[str]:
        """A line for each thing that was left out, with file and line."""
        if self._uneven:
            yield msg(
                "a knowledge base holds no league in which clubs meet unequally often, such as one"
                " that splits or has an Apertura and a Clausura: its table would not be the"
                " official one"
            )
        yield from self._declared
        for first, fault, number in self._reasons:
            where = f"{first.file}:{first.match.line}"
            text = msg("{home} v {away}", home=first.sides[0].name, away=first.sides[1].name)
            if number == 1:
                yield msg("{where}: {what}: {line}", where=where, what=fault, line=text)
            else:
                yield msg(
                    "{where}: {what}; {matches}", where=where, what=fault,
                    matches=plural("{n} match left out", "{n} matches left out", number),
                )  # fmt: skip


class _Causes:
    """Which matches of files a document of the knowledge base to be comes from."""

    def __init__(
        self,
        collection: MatchMerger,
        names: NameResolver,
        read: list[ReadMatch],
        changes: Store,
    ) -> None:
        self._arrived = collection.arrived
        self._names = names
        self._read = read
        self._changes = changes
        self._before = Store(changes.folder)
        self._places = {id(one.match): place for place, one in enumerate(read)}

    def order(self, matches: list[ReadMatch]) -> int:
        """The place of the first of some matches among all."""
        return min(self._places[id(match.match)] for match in matches)

    def of(self, place: Place) -> list[ReadMatch]:
        """The matches without which the document in that place would not be there, or as before."""
        document = self._changes.tables(place.file).get(place.table, {}).get(place.key)
        before = self._tables(place.file).get(place.table, {}).get(place.key, {})
        if document is None or _but_source(document) == _but_source(before):
            return []  # it was there
        if match := self._arrived.get(place):
            return [self._read[self._places[id(match)]]]
        if place.table == "clubs":
            return self._of_club(document)
        if place.file == "competitions.json":
            name = document.get("name") or document.get("competition")
            return [one for one in self._read if self._competition(one.title) == name]
        return []

    def editions(self, fault: ValidationError) -> list[tuple[str, str]]:
        """The seasons that are said to have another number of matches than there are."""
        rows = self._changes.tables("editions.json").get("editions", {})
        return [
            (rows[place.key]["competition"], rows[place.key]["season"])
            for place in fault.places
            if place.table == "editions" and place.key in rows
        ]

    def _tables(self, file: str) -> Mapping[str, Mapping[str, Document]]:
        return self._before.tables(file) if self._before.has(file) else {}

    def _competition(self, title: str) -> str | None:
        found = self._names.competition(title)
        return found.name if found else None

    def _of_club(self, document: Document) -> list[ReadMatch]:
        """The matches of a club that is new; of one that was there, those with a new spelling."""
        name = document["name"]
        was_there = any(
            one.get("name") == name for one in self._tables("clubs.json").get("clubs", {}).values()
        )
        learnt = self._names.learnt.get(name, set())
        found = []
        for one in self._read:
            competition = self._names.competition(one.title)
            country = competition.country if competition else None
            for side in one.sides:
                if self._names.club(side.name, side.country or country) == name and (
                    not was_there or side.name in learnt
                ):
                    found.append(one)
                    break
        return found


def _but_source(document: Document) -> Document:
    """A document without the line that it comes from, which says nothing of what it is."""
    return {name: value for name, value in document.items() if name != "source"}
