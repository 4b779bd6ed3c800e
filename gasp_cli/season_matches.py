"""The matches of one season of a competition, as far as somebody asks for them.

A table asks no more of most matches than who played and how it ended: it takes that from the
documents. Objects are made of the matches that are looked at themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeAlias

from gasp_cli.football.table import Scoreline
from gasp_cli.model import LEAGUE_PHASE, Match, Status, is_table_stage, matchday_stage
from gasp_cli.store import Document

Make: TypeAlias = Callable[[Iterable[Document]], list[Match]]
"""Makes matches of documents. Raises `DataError` with the place of one that is no match."""

_Line: TypeAlias = tuple[str, str, int, int, int, str]
"""Home club, away club, the goals of each, the matchday (0: none) and the day."""


def stage_of(document: Document) -> str:
    """The stage of a match: that of its matchday where it has no other."""
    stage: str | None = document.get("stage")
    return matchday_stage(document["matchday"]) if stage is None else stage


def _by_date(matches: Iterable[Match]) -> list[Match]:
    return sorted(matches, key=lambda match: match.date)


class TableMatches:
    """The matches that are played for one table: of a league, a league phase or a group."""

    def __init__(self, documents: Sequence[Document], make: Make) -> None:
        self._documents = documents
        self._make = make

    def __len__(self) -> int:
        return len(self._documents)

    @cached_property
    def all(self) -> list[Match]:
        """All of them, by date."""
        return _by_date(self._make(self._documents))

    @property
    def of_league_phase(self) -> bool:
        """Whether it is a league phase, in which not everybody meets everybody."""
        return any(one.get("stage") == LEAGUE_PHASE for one in self._documents[:1])

    @cached_property
    def decided(self) -> list[Match]:
        """Those that were not simply played: awarded, cancelled, still to come."""
        return self._make(one for one in self._documents if "status" in one)

    @cached_property
    def clubs(self) -> frozenset[str]:
        """The clubs that play them."""
        found = {line[0] for line in self._lines} | {line[1] for line in self._lines}
        for match in self.decided:
            found |= {match.home, match.away}
        return frozenset(found)

    def played(self, matchday: int | None = None, until: str | None = None) -> list[Scoreline]:
        """The scores of those that were simply played, up to a matchday, up to a day."""
        return [
            line[:4]
            for line in self._lines
            if (matchday is None or line[4] <= matchday) and (until is None or line[5] <= until)
        ]

    def days(self) -> Iterator[tuple[int, str]]:
        """The matchday, 0 for none, and the day of each of them."""
        yield from ((line[4], line[5]) for line in self._lines)
        yield from ((match.matchday or 0, match.date) for match in self.decided)

    @cached_property
    def _lines(self) -> list[_Line]:
        try:
            lines = [
                (
                    one["home"], one["away"], one["home_goals"], one["away_goals"],
                    one["matchday"] if "stage" not in one else one.get("matchday", 0), one["date"],
                )
                for one in self._documents
                if "status" not in one
            ]  # fmt: skip
            numbers = {type(value) for line in lines for value in line[2:5]}
            texts = {type(value) for line in lines for value in (line[0], line[1], line[5])}
            if numbers <= {int} and texts <= {str}:
                return lines
        except KeyError:
            pass
        # Not what a match is: making matches of them says of which one, or finds that it is none.
        return [
            (one.home, one.away, one.home_goals, one.away_goals or 0, one.matchday or 0, one.date)
            for one in self.all
            if one.status is Status.PLAYED and one.home_goals is not None
        ]


class SeasonMatches:
    """The matches of one season of a competition."""

    def __init__(self, documents: Sequence[Document], make: Make) -> None:
        self._documents = documents
        self._make = make
        self._of: dict[str, list[Match]] = {}

    @cached_property
    def all(self) -> list[Match]:
        """All of them, by date."""
        return _by_date(self._make(self._documents))

    @cached_property
    def tables(self) -> dict[str, TableMatches]:
        """Those played for a table, by group in their order; a league or league phase is one."""
        groups: dict[str, list[Document]] = {}
        for one in self._for_tables:
            stage = one.get("stage") or ""
            groups.setdefault(stage if stage.startswith("Group ") else "", []).append(one)
        return {
            name: TableMatches(groups[name], self._make)
            for name in sorted(groups, key=lambda name: (len(name), name))
        }

    @cached_property
    def ties(self) -> list[Match]:
        """All others, by date: legs of ties, finals, play-offs."""
        if len(self._for_tables) == len(self._documents):
            return []
        return _by_date(self._make(one for one in self._documents if not _for_table(one)))

    @cached_property
    def _for_tables(self) -> list[Document]:
        return [one for one in self._documents if _for_table(one)]

    @cached_property
    def last_matchday(self) -> int:
        """The highest number of a round of a table, 0 where rounds have none."""
        return max(self.days, default=0)

    @cached_property
    def days(self) -> dict[int, list[str]]:
        """The days on which the matches of each round of a table were played, a match a day."""
        found: dict[int, list[str]] = {}
        for table in self.tables.values():
            for matchday, day in table.days():
                found.setdefault(matchday, []).append(day)
        return {matchday: sorted(days) for matchday, days in found.items()}

    @cached_property
    def open(self) -> list[Match]:
        """Those for a table that have no score yet and may still get one."""
        left = self._make(one for one in self._for_tables if "home_goals" not in one)
        return [one for one in left if not one.counts and one.status is not Status.CANCELLED]

    @cached_property
    def scored(self) -> list[Match]:
        """Those that have a score that stands, by date."""
        return [one for one in self.all if one.counts]

    def of(self, club: str) -> list[Match]:
        """Those of a club that have a score, by date."""
        if club not in self._of:
            own = (one for one in self._documents if club in (one.get("home"), one.get("away")))
            self._of[club] = _by_date(one for one in self._make(own) if one.counts)
        return self._of[club]


def _for_table(document: Document) -> bool:
    """Whether a match is played for a table; a round with no other name is of a league."""
    stage = document.get("stage")
    return stage is None or (isinstance(stage, str) and is_table_stage(stage))
