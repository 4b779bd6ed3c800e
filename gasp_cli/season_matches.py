"""The matches of one season of a competition, as far as somebody asks for them.

A table asks no more of most matches than who played and how it ended: it takes that from the
documents. Objects are made of the matches that are looked at themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from gasp_cli.model import LEAGUE_PHASE, Match, Status, is_table_stage, matchday_stage
from gasp_cli.names import slug
from gasp_cli.store import Document

if TYPE_CHECKING:
    from gasp_cli.football.table import Scoreline

Make: TypeAlias = Callable[[Iterable[Document]], list[Match]]
"""Makes matches of documents. Raises `DataError` with the place of one that is no match."""


class _Columns(NamedTuple):
    """What tables ask of matches that were simply played, each in the same order."""

    home: Sequence[str]
    away: Sequence[str]
    home_goals: Sequence[int]
    away_goals: Sequence[int]
    matchday: Sequence[int]
    date: Sequence[str]

    @property
    def sound(self) -> bool:
        """Whether they are of the types that they should be."""
        texts = set(map(type, chain(self.home, self.away, self.date)))
        numbers = set(map(type, chain(self.home_goals, self.away_goals, self.matchday)))
        return texts <= {str} and numbers <= {int}


def matches_file(competition: str) -> str:
    """The file that holds the matches of a competition: `matches/league-one.json`."""
    name = slug(competition)
    return f"matches/{name if len(name) <= _SHORT else _short(name)}.json"


# Names so long in letters fit whatever the file system and however many bytes a letter has.
_SHORT = 40
_MOST_BYTES = 200


def _short(name: str) -> str:
    """A name that a file can have; what is cut off is told apart by a checksum."""
    encoded = name.encode()
    if len(encoded) <= _MOST_BYTES:
        return name
    from zlib import crc32  # almost no name is so long

    return f"{encoded[:_MOST_BYTES].decode(errors='ignore')}-{crc32(encoded):08x}"


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

    @property
    def of_league_phase(self) -> bool:
        """Whether it is a league phase, in which not everybody meets everybody."""
        return any(one.get("stage") == LEAGUE_PHASE for one in self._documents[:1])

    @cached_property
    def decided(self) -> list[Match]:
        """Those that were not simply played: awarded, cancelled, still to come."""
        return self._make(one for one in self._documents if "status" in one)

    def between(self, pairs: Container[tuple[Any, Any]]) -> list[Match]:
        """Those of certain pairs of home and away club that were simply played."""
        own = [
            one
            for one in self._documents
            if "status" not in one and (one.get("home"), one.get("away")) in pairs
        ]
        return self._make(own)

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
            found = _Columns(
                [one["home"] for one in plain],
                [one["away"] for one in plain],
                [one["home_goals"] for one in plain],
                [one["away_goals"] for one in plain],
                [one["matchday"] if "stage" not in one else one.get("matchday", 0)
                 for one in plain],
                [one["date"] for one in plain],
            )  # fmt: skip
            if found.sound:
                return found
        except KeyError:
            pass
        # Not what a match is: making matches of them says of which one, or finds that it is none.
        matches = [one for one in self._make(plain) if one.counts]
        return _Columns(
            [one.home for one in matches],
            [one.away for one in matches],
            [one.home_goals or 0 for one in matches],
            [one.away_goals or 0 for one in matches],
            [one.matchday or 0 for one in matches],
            [one.date for one in matches],
        )


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
        if self._documents and self._plain_league:
            return {"": TableMatches(self._documents, self._make)}
        groups: dict[str, list[Document]] = {}
        for one in self._for_tables:
            stage = one.get("stage")
            group = stage if stage and stage.startswith("Group ") else ""
            groups.setdefault(group, []).append(one)
        return {
            name: TableMatches(groups[name], self._make)
            for name in sorted(groups, key=lambda name: (len(name), name))
        }

    @cached_property
    def ties(self) -> list[Match]:
        """All others, by date: legs of ties, finals, play-offs."""
        if self._plain_league:
            return []
        return _by_date(self._make(one for one in self._documents if not _for_table(one)))

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
        left = self._make(one for one in self._for_tables if "home_goals" not in one)
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
        return self._make(one for one in self._documents if one.get("date") == day)

    def has(self, club: str, since: str, until: str) -> bool:
        """Whether a club has a match in it in a span of days, both included."""
        return any(
            club in (one.get("home"), one.get("away")) and since <= str(one.get("date")) <= until
            for one in self._documents
        )

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
