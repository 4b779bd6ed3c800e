"""The matches that an import leaves out because they would break a rule of sound data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gasp_cli.editing.merge_matches import MatchMerger
from gasp_cli.editing.name_resolution import NameResolver
from gasp_cli.i18n import msg, plural
from gasp_cli.readers.fixtures import Fixture, FootballFile
from gasp_cli.store import Document, Store
from gasp_cli.validation.loader import Location, ValidationError

FileMatch = tuple[FootballFile, Fixture]
"""A match and the part of the file that it is in."""

# In the first rounds only the last of several matches at fault together is left out; an import
# that needs more rounds loses all of them.
_CAREFUL_ROUNDS = 8


class Exclusions:
    """The fixtures left out, and the seasons whose declared number of matches is not believed.

    Fixtures are told apart by identity: two of the same words are two.
    """

    def __init__(self) -> None:
        self.miscounted: set[tuple[str, str]] = set()
        self._is_uneven = False
        self._fixtures: dict[int, Fixture] = {}
        self._reasons: list[tuple[FileMatch, str, int]] = []  # with the first match, and how many
        self._miscounts: list[str] = []
        self._rounds = 0

    def __contains__(self, fixture: Fixture) -> bool:
        return id(fixture) in self._fixtures

    def add(
        self,
        faults: Iterable[ValidationError],
        merger: MatchMerger,
        names: NameResolver,
        matches: Iterable[FileMatch],
        changes: Store,
    ) -> bool:
        """Exclude the causes of faults; returns whether there were any.

        `matches` are those of the files, `changes` is the knowledge base as it would be.
        """
        self._rounds += 1
        before = len(self._fixtures) + len(self.miscounted)
        causes = _Causes(merger, names, list(matches), changes)
        for fault in faults:
            # A fault of a whole season: its clubs do not meet as often as the rules say.
            self._is_uneven |= fault.file.startswith("matches/") and not fault.id
            for edition in causes.miscounted_editions(fault):
                self._add_miscounted(edition, fault, merger)
            groups = [group for place in fault.places if (group := causes.of(place))]
            if self._rounds <= _CAREFUL_ROUNDS and len(groups) > 1:
                if any(fixture in self for group in groups for _, fixture in group):
                    continue  # perhaps the fault is gone with that one
                groups = [max(groups, key=causes.position)]
            new = [match for group in groups for match in group if match[1] not in self]
            if new:
                self._fixtures |= {id(fixture): fixture for _, fixture in new}
                self._reasons.append((new[0], fault.fault, len(new)))
        return len(self._fixtures) + len(self.miscounted) > before

    def _add_miscounted(
        self, edition: tuple[str, str], fault: ValidationError, merger: MatchMerger
    ) -> None:
        if edition in self.miscounted:
            return
        self.miscounted.add(edition)
        files = merger.declared.get(edition) or [
            part.file for part in merger.counts if part[1:] == edition
        ]
        which = {"where": f"{next(iter(files), '')}:1", "fault": fault.fault}
        self._miscounts.append(
            msg("{where}: the number of matches is not believed: {fault}", **which)
        )

    def remarks(self) -> Iterator[str]:
        """A line for each exclusion, with file and line."""
        if self._is_uneven:
            yield msg(
                "a knowledge base holds no league in which clubs meet unequally often, such as one"
                " that splits or has an Apertura and a Clausura: its table would not be the"
                " official one"
            )
        yield from self._miscounts
        for (file, fixture), fault, number in self._reasons:
            where = f"{file.name}:{fixture.line}"
            if number == 1:
                text = msg("{home} v {away}", home=fixture.home.name, away=fixture.away.name)
                yield msg("{where}: {what}: {line}", where=where, what=fault, line=text)
            else:
                left_out = plural("{n} match left out", "{n} matches left out", number)
                yield msg("{where}: {what}; {matches}", where=where, what=fault, matches=left_out)


class _Causes:
    """Finds the matches of files that a document of the future knowledge base comes from."""

    def __init__(
        self, merger: MatchMerger, names: NameResolver, matches: list[FileMatch], changes: Store
    ) -> None:
        self._arrived = merger.arrived
        self._names = names
        self._matches = matches
        self._changes = changes
        self._before = Store(changes.folder)
        self._positions = {id(fixture): number for number, (_, fixture) in enumerate(matches)}

    def position(self, group: list[FileMatch]) -> int:
        """The position of the first match of a group among all matches."""
        return min(self._positions[id(fixture)] for _, fixture in group)

    def of(self, place: Location) -> list[FileMatch]:
        """The matches without which the document in that place would be absent or as before."""
        document = self._changes.tables(place.file).get(place.table, {}).get(place.key)
        before = self._tables_before(place.file).get(place.table, {}).get(place.key, {})
        if document is None or _without_source(document) == _without_source(before):
            return []
        if fixture := self._arrived.get(place):
            return [self._matches[self._positions[id(fixture)]]]
        if place.table == "clubs":
            return self._of_club(document)
        if place.file == "competitions.json":
            name = document.get("name") or document.get("competition")
            return [
                (file, fixture)
                for file, fixture in self._matches
                if (competition := self._names.competition(file.title)) and competition.name == name
            ]
        return []

    def miscounted_editions(self, fault: ValidationError) -> list[tuple[str, str]]:
        """The editions of a fault: they are said to have another number of matches."""
        rows = self._changes.tables("editions.json").get("editions", {})
        return [
            (rows[place.key]["competition"], rows[place.key]["season"])
            for place in fault.places
            if place.table == "editions" and place.key in rows
        ]

    def _tables_before(self, file: str) -> Mapping[str, Mapping[str, Document]]:
        return self._before.tables(file) if self._before.has(file) else {}

    def _of_club(self, document: Document) -> list[FileMatch]:
        """The matches of a new club; of one that was there, those with a new spelling."""
        name = document["name"]
        clubs_before = self._tables_before("clubs.json").get("clubs", {}).values()
        is_new = all(club.get("name") != name for club in clubs_before)
        learnt = self._names.learnt.get(name, set())

        def names_it(file: FootballFile, fixture: Fixture) -> bool:
            competition = self._names.competition(file.title)
            country = competition.country if competition else None
            return any(
                (is_new or side.name in learnt)
                and self._names.club(side.name, side.country or country) == name
                for side in (fixture.home, fixture.away)
            )

        return [match for match in self._matches if names_it(*match)]


def _without_source(document: Document) -> Document:
    """A document without the line that it comes from, which is not part of what it says."""
    return {name: value for name, value in document.items() if name != "source"}
