"""The matches of one season of a competition, as far as somebody asks for them.

A table asks no more of most matches than who played and how it ended: it takes that from the
documents. Objects are made of the matches that are looked at themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeAlias

from gasp_cli.domain.field_types import required_fields
from gasp_cli.domain.fields import fields
from gasp_cli.domain.model import LEAGUE_PHASE, Match, Status, is_table_stage, matchday_stage
from gasp_cli.i18n import msg
from gasp_cli.kb.decode import all_valid
from gasp_cli.store import Document

if TYPE_CHECKING:
    from gasp_cli.domain.league_table import Scoreline

Decode: TypeAlias = Callable[[Iterable[Document]], list[Match]]
"""Decodes documents of a season. Raises `DataError` with the place of the first at fault."""

NO_ROUND = msg("there is neither a stage nor a matchday")
GOALS_OF_ONE = msg("there are goals of one club only")
"""What no match may be, however sound each of its values is."""


class _Columns(NamedTuple):
    """What tables ask of matches that were simply played, each in the same order."""

    home: Sequence[str]
    away: Sequence[str]
    home_goals: Sequence[int]
    away_goals: Sequence[int]
    matchday: Sequence[int]


class SeasonDocuments:
    """The documents of a season, of which single fields are asked without a match made of them.

    A field is looked at when it is first asked for. Where it is not in all documents as it is
    declared, decoding them says of which one: a `DataError`. Else decoding gives the same values.
    """

    def __init__(self, documents: Sequence[Document], decode: Decode) -> None:
        self.all = documents
        self._decode = decode
        self._columns: dict[str, list[Any]] = {}

    @cached_property
    def names(self) -> set[str]:
        """The fields that any of them has. Raises `DataError` where one is not known."""
        found: set[str] = set().union(*self.all)
        if not found <= fields(Match).keys():
            self._refuse()
        return found

    def column(self, name: str) -> list[Any]:
        """The values of a field, of all documents that have it. Raises `DataError`."""
        if name not in self._columns:
            if name not in required_fields(Match) and name not in self.names:
                return []
            try:
                values = list(map(itemgetter(name), self.all))
            except KeyError:
                if name in required_fields(Match):
                    self._refuse()
                values = [one[name] for one in self.all if name in one]
            if not all_valid(Match, name, values):
                self._refuse()
            self._columns[name] = values
        return self._columns[name]

    def of(self, club: str) -> list[Document]:
        """Those of a club."""
        sides = zip(self.all, self.column("home"), self.column("away"), strict=True)
        return [one for one, home, away in sides if club in (home, away)]

    def _refuse(self) -> NoReturn:
        self._decode(self.all)
        raise AssertionError(self.all)  # decoding them has just said what is wrong


def stage_of(document: Document) -> str:
    """The stage of a match: that of its matchday where it has no other."""
    stage: str | None = document.get("stage")
    return matchday_stage(document["matchday"]) if stage is None else stage


def _by_date(matches: Iterable[Match]) -> list[Match]:
    return sorted(matches, key=lambda match: match.date)


class TableMatches:
    """The matches that are played for one table: of a league, a league phase or a group."""

    def __init__(
        self, season: SeasonDocuments, documents: Sequence[Document], decode: Decode
    ) -> None:
        self._season = season
        self._documents = documents
        self._decode = decode

    def __len__(self) -> int:
        return len(self._documents)

    @property
    def of_league_phase(self) -> bool:
        """Whether it is a league phase, in which not everybody meets everybody."""
        return any(document.get("stage") == LEAGUE_PHASE for document in self._documents[:1])

    @cached_property
    def special(self) -> list[Match]:
        """Those that were not simply played: awarded, cancelled, still to come."""
        if "status" not in self._season.names:
            return []
        return self._decode(document for document in self._documents if "status" in document)

    def between(self, pairs: Container[tuple[Any, Any]]) -> list[Match]:
        """Those of certain pairs of home and away club that were simply played."""
        self._season.column("home")
        self._season.column("away")
        return self._decode(
            one for one in self._simply_played if (one["home"], one["away"]) in pairs
        )

    @cached_property
    def clubs(self) -> frozenset[str]:
        """The clubs that play them."""
        found = {*self._columns.home, *self._columns.away}
        for match in self.special:
            found |= {match.home, match.away}
        return frozenset(found)

    def scores(self, matchday: int | None = None, until: str | None = None) -> list[Scoreline]:
        """The scores of those that were simply played, up to a matchday, up to a day."""
        if matchday is None and until is None:
            return list(zip(*self._columns[:4], strict=True))
        last, latest = 10**6 if matchday is None else matchday, until or "9999"
        columns = (*self._columns, self._dates)
        return [
            (home, away, home_goals, away_goals)
            for home, away, home_goals, away_goals, of, date in zip(*columns, strict=True)
            if of <= last and date <= latest
        ]

    @property
    def match_days(self) -> Iterable[str]:
        """The day of each of them that has a score."""
        return (*self._dates, *(match.date for match in self.special if match.has_score))

    def days(self, matchday: int) -> Iterator[str]:
        """The day of each of them that is of that matchday."""
        numbered = zip(self._columns.matchday, self._dates, strict=True)
        yield from (day for number, day in numbered if number == matchday)
        yield from (match.date for match in self.special if match.matchday == matchday)

    @property
    def rounds(self) -> list[int]:
        """The numbers of the rounds of which a match has a score, in their order."""
        decided = (match.matchday or 0 for match in self.special if match.has_score)
        return sorted({*self._columns.matchday, *decided} - {0})  # matches may have no number

    @cached_property
    def last_matchday(self) -> int:
        """The highest number of a round, 0 where rounds have none."""
        numbers = [*self._columns.matchday, *(match.matchday or 0 for match in self.special)]
        return max(numbers, default=0)

    @cached_property
    def _simply_played(self) -> Sequence[Document]:
        if "status" not in self._season.names:
            return self._documents
        return [document for document in self._documents if "status" not in document]

    @cached_property
    def _scored(self) -> Sequence[Document]:
        """Those simply played that have a score; each of them has a round."""
        plain = self._simply_played
        if all(len(column) == len(self._season.all) for column in self._season_columns):
            return plain
        if any(
            "home_goals" not in one or "away_goals" not in one
            or ("matchday" not in one and "stage" not in one)
            for one in plain
        ):  # fmt: skip
            self._decode(plain)  # has no score, or is not what a match must be: that is said here
        return [one for one in plain if "home_goals" in one]

    @cached_property
    def _season_columns(self) -> list[list[Any]]:
        return [self._season.column(name) for name in _Columns._fields]

    @cached_property
    def _columns(self) -> _Columns:
        scored = self._scored
        if scored is self._season.all:
            return _Columns._make(self._season_columns)
        goals = [list(map(itemgetter(name), scored)) for name in _Columns._fields[:4]]
        return _Columns._make([*goals, [one.get("matchday", 0) for one in scored]])

    @cached_property
    def _dates(self) -> Sequence[str]:
        """The day of each match of the columns."""
        self._season.column("date")
        return list(map(itemgetter("date"), self._scored))


class SeasonMatches:
    """The matches of one season of a competition."""

    def __init__(self, documents: Sequence[Document], decode: Decode) -> None:
        self._documents = SeasonDocuments(documents, decode)
        self._decode = decode
        self._of: dict[str, list[Match]] = {}

    @cached_property
    def all(self) -> list[Match]:
        """All of them, by date."""
        return _by_date(self._decode(self._documents.all))

    @cached_property
    def tables(self) -> dict[str, TableMatches]:
        """Those played for a table, by group in their order; a league or league phase is one."""
        season = self._documents
        if season.all and self._plain_league:
            return {"": TableMatches(season, season.all, self._decode)}
        groups: dict[str, list[Document]] = {}
        for table in self._for_tables:
            stage = table.get("stage")
            group = stage if stage and stage.startswith("Group ") else ""
            groups.setdefault(group, []).append(table)
        return {
            name: TableMatches(season, groups[name], self._decode)
            for name in sorted(groups, key=lambda name: (len(name), name))
        }

    @cached_property
    def ties(self) -> list[Match]:
        """All others, by date: legs of ties, finals, play-offs."""
        if self._plain_league:
            return []
        return _by_date(self._decode(one for one in self._staged if not _for_table(one)))

    @cached_property
    def _plain_league(self) -> bool:
        """Whether there are rounds and nothing else: a stage is left out where it is a matchday."""
        return "stage" not in self._documents.names

    @property
    def _staged(self) -> Sequence[Document]:
        """The documents, once it is known that their stages are sound."""
        self._documents.column("stage")
        return self._documents.all

    @cached_property
    def _for_tables(self) -> list[Document]:
        return [one for one in self._staged if _for_table(one)]

    @cached_property
    def last_matchday(self) -> int:
        """The highest number of a round of a table, 0 where rounds have none."""
        return max((table.last_matchday for table in self.tables.values()), default=0)

    def days(self, matchday: int) -> list[str]:
        """The days on which the matches of that round of a table were played, in their order."""
        return sorted(day for table in self.tables.values() for day in table.days(matchday))

    @cached_property
    def unplayed(self) -> list[Match]:
        """Those for a table that have no score yet and may still get one."""
        left = self._decode(table for table in self._for_tables if "home_goals" not in table)
        return [one for one in left if not one.has_score and one.status is not Status.CANCELLED]

    @property
    def played(self) -> int:
        """How many have a score that stands."""
        return len(self._documents.column("home_goals"))

    @cached_property
    def match_days(self) -> list[str]:
        """The days on which there were matches that have a score."""
        found = {ty.date for ty in self.ties if ty.has_score}
        for table in self.tables.values():
            found.update(table.match_days)
        return sorted(found)

    def played_on(self, day: str) -> list[Match]:
        """Those of a day."""
        dates = zip(self._documents.all, self._documents.column("date"), strict=True)
        return self._decode(one for one, date in dates if date == day)

    def has(self, club: str, since: str, until: str) -> bool:
        """Whether a club has a match in it in a span of days, both included."""
        own = SeasonDocuments(self._documents.of(club), self._decode)
        return any(since <= date <= until for date in own.column("date"))

    def matches_of(self, club: str) -> list[Match]:
        """Those of a club that have a score, by date."""
        if club not in self._of:
            own = self._decode(self._documents.of(club))
            self._of[club] = _by_date(one for one in own if one.has_score)
        return self._of[club]


def _for_table(document: Document) -> bool:
    """Whether a match is played for a table; a round with no other name is of a league."""
    stage = document.get("stage")
    return stage is None or is_table_stage(stage)
