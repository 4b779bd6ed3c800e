"""The matches of one season of a competition, as far as somebody asks for them.

A table asks no more of most matches than who played and how it ended: it takes that from the
documents. Objects are made of the matches that are looked at themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from gasp_cli.decode import all_fit
from gasp_cli.fields import fields
from gasp_cli.language import say
from gasp_cli.model import LEAGUE_PHASE, Match, Status, is_table_stage
from gasp_cli.names import slug
from gasp_cli.store import Document

if TYPE_CHECKING:
    from gasp_cli.football.table import Scoreline

Decode: TypeAlias = Callable[[Iterable[Document]], list[Match]]
"""Decodes documents of a season. Raises `DataError` with the place of the first at fault."""

NO_ROUND = say("there is neither a stage nor a matchday")
GOALS_OF_ONE = say("there are goals of one club only")
"""What no match may be, however sound each of its values is."""


class _Columns(NamedTuple):
    """What tables ask of matches that were simply played, each in the same order."""

    home: Sequence[str]
    away: Sequence[str]
    home_goals: Sequence[int]
    away_goals: Sequence[int]
    matchday: Sequence[int]
    date: Sequence[str]


def matches_file(competition: str) -> str:
    """The file that holds the matches of a competition: `matches/league-one.json`."""
    return f"matches/{slug(competition)}.json"


def _by_date(matches: Iterable[Match]) -> list[Match]:
    return sorted(matches, key=lambda match: match.date)


class TableMatches:
    """The matches that are played for one table: of a league, a league phase or a group."""

    def __init__(self, documents: Sequence[Document], decode: Decode) -> None:
        self._documents = documents
        self._decode = decode

    def __len__(self) -> int:
        return len(self._documents)

    @property
    def of_league_phase(self) -> bool:
        """Whether it is a league phase, in which not everybody meets everybody."""
        return any(one.get("stage") == LEAGUE_PHASE for one in self._documents[:1])

    @cached_property
    def decided(self) -> list[Match]:
        """Those that were not simply played: awarded, cancelled, still to come."""
        return self._decode(one for one in self._documents if "status" in one)

    def between(self, pairs: Container[tuple[Any, Any]]) -> list[Match]:
        """Those of certain pairs of home and away club that were simply played."""
        own = [
            one
            for one in self._documents
            if "status" not in one and (one["home"], one["away"]) in pairs
        ]
        return self._decode(own)

    @cached_property
    def clubs(self) -> frozenset[str]:
        """The clubs that play them."""
        found = {*self._columns.home, *self._columns.away}
        for match in self.decided:
            found |= {match.home, match.away}
        return frozenset(found)

    def scores(self, matchday: int | None = None, until: str | None = None) -> list[Scoreline]:
        """The scores of those that were simply played, up to a matchday, up to a day."""
        if matchday is None and until is None:
            return list(zip(*self._columns[:4], strict=True))
        last, latest = 10**6 if matchday is None else matchday, until or "9999"
        return [
            (home, away, home_goals, away_goals)
            for home, away, home_goals, away_goals, of, date in zip(*self._columns, strict=True)
            if of <= last and date <= latest
        ]

    @property
    def match_days(self) -> Iterable[str]:
        """The day of each of them that has a score."""
        return (*self._columns.date, *(match.date for match in self.decided if match.counts))

    def days(self, matchday: int) -> Iterator[str]:
        """The day of each of them that is of that matchday."""
        numbered = zip(self._columns.matchday, self._columns.date, strict=True)
        yield from (day for number, day in numbered if number == matchday)
        yield from (match.date for match in self.decided if match.matchday == matchday)

    @property
    def rounds(self) -> list[int]:
        """The numbers of the rounds of which a match has a score, in their order."""
        decided = (match.matchday or 0 for match in self.decided if match.counts)
        return sorted({*self._columns.matchday, *decided} - {0})  # matches may have no number

    @cached_property
    def last_matchday(self) -> int:
        """The highest number of a round, 0 where rounds have none."""
        numbers = [*self._columns.matchday, *(match.matchday or 0 for match in self.decided)]
        return max(numbers, default=0)

    @cached_property
    def _columns(self) -> _Columns:
        plain = [one for one in self._documents if "status" not in one]
        try:
            return _Columns(
                [one["home"] for one in plain],
                [one["away"] for one in plain],
                [one["home_goals"] for one in plain],
                [one["away_goals"] for one in plain],
                [one["matchday"] if "stage" not in one else one.get("matchday", 0)
                 for one in plain],
                [one["date"] for one in plain],
            )  # fmt: skip
        except KeyError:
            pass
        # One has no score or no round: it does not count, or is not what a match must be.
        matches = [one for one in self._decode(plain) if one.counts]
        return _Columns(
            [one.home for one in matches],
            [one.away for one in matches],
            [one.home_goals or 0 for one in matches],
            [one.away_goals or 0 for one in matches],
            [one.matchday or 0 for one in matches],
            [one.date for one in matches],
        )


_ASKED = ("date", "home", "away", "home_goals", "away_goals", "matchday", "stage", "status")
"""The fields that are asked for in documents, without a match made of them."""


def can_be_asked(documents: Sequence[Document]) -> bool:
    """Whether all documents have what they are asked for as it is declared, and no field besides.

    Of such documents decoding gives the same values; of others it says where the fault is.
    """
    if not set().union(*documents) <= fields(Match).keys():
        return False
    if not all("date" in one and "home" in one and "away" in one for one in documents):
        return False
    return all(
        all_fit(Match, name, [one[name] for one in documents if name in one]) for name in _ASKED
    )


class SeasonMatches:
    """The matches of one season of a competition."""

    def __init__(self, documents: Sequence[Document], decode: Decode) -> None:
        self._all_documents = documents
        self._decode = decode
        self._of: dict[str, list[Match]] = {}

    @cached_property
    def _documents(self) -> Sequence[Document]:
        """The documents, once they have what they are asked for. Raises `DataError`."""
        if not can_be_asked(self._all_documents):
            self._decode(self._all_documents)
        return self._all_documents

    @cached_property
    def all(self) -> list[Match]:
        """All of them, by date."""
        return _by_date(self._decode(self._documents))

    @cached_property
    def tables(self) -> dict[str, TableMatches]:
        """Those played for a table, by group in their order; a league or league phase is one."""
        if self._documents and self._plain_league:
            return {"": TableMatches(self._documents, self._decode)}
        groups: dict[str, list[Document]] = {}
        for one in self._for_tables:
            stage = one.get("stage")
            group = stage if stage and stage.startswith("Group ") else ""
            groups.setdefault(group, []).append(one)
        return {
            name: TableMatches(groups[name], self._decode)
            for name in sorted(groups, key=lambda name: (len(name), name))
        }

    @cached_property
    def ties(self) -> list[Match]:
        """All others, by date: legs of ties, finals, play-offs."""
        if self._plain_league:
            return []
        return _by_date(self._decode(one for one in self._documents if not _for_table(one)))

    @cached_property
    def _plain_league(self) -> bool:
        """Whether there are rounds and nothing else: a stage is left out where it is a matchday."""
        return not any("stage" in one for one in self._documents)

    @cached_property
    def _for_tables(self) -> list[Document]:
        return [one for one in self._documents if _for_table(one)]

    @cached_property
    def last_matchday(self) -> int:
        """The highest number of a round of a table, 0 where rounds have none."""
        return max((table.last_matchday for table in self.tables.values()), default=0)

    def days(self, matchday: int) -> list[str]:
        """The days on which the matches of that round of a table were played, in their order."""
        return sorted(day for table in self.tables.values() for day in table.days(matchday))

    @cached_property
    def open(self) -> list[Match]:
        """Those for a table that have no score yet and may still get one."""
        left = self._decode(one for one in self._for_tables if "home_goals" not in one)
        return [one for one in left if not one.counts and one.status is not Status.CANCELLED]

    @property
    def played(self) -> int:
        """How many have a score that stands."""
        return sum(one.get("home_goals") is not None for one in self._documents)

    @cached_property
    def match_days(self) -> list[str]:
        """The days on which there were matches that have a score."""
        found = {one.date for one in self.ties if one.counts}
        for table in self.tables.values():
            found.update(table.match_days)
        return sorted(found)

    def on(self, day: str) -> list[Match]:
        """Those of a day."""
        return self._decode(one for one in self._documents if one["date"] == day)

    def has(self, club: str, since: str, until: str) -> bool:
        """Whether a club has a match in it in a span of days, both included."""
        return any(
            club in (one["home"], one["away"]) and since <= one["date"] <= until
            for one in self._documents
        )

    def of(self, club: str) -> list[Match]:
        """Those of a club that have a score, by date."""
        if club not in self._of:
            own = (one for one in self._documents if club in (one["home"], one["away"]))
            self._of[club] = _by_date(one for one in self._decode(own) if one.counts)
        return self._of[club]


def _for_table(document: Document) -> bool:
    """Whether a match is played for a table; a round with no other name is of a league."""
    stage = document.get("stage")
    return stage is None or is_table_stage(stage)
