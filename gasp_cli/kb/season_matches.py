"""The matches of one season of a competition, decoded only as far as needed.

A table needs only the clubs, day, matchday and score of most matches, and takes these from the
documents. Only matches that were not simply played, or are shown, are decoded.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from gasp_cli.domain.field_types import required_fields
from gasp_cli.domain.fields import fields
from gasp_cli.domain.model import (
    LEAGUE_PHASE,
    EditionKey,
    Match,
    Status,
    is_table_stage,
    matchday_stage,
)
from gasp_cli.i18n import msg
from gasp_cli.kb.field_decoders import (
    InvalidValue,
    column_decoders,
    decode_columns,
    make_rows,
)
from gasp_cli.store import Document

if TYPE_CHECKING:
    from gasp_cli.domain.league_table import Scoreline

Decode: TypeAlias = Callable[[Iterable[Document]], list[Match]]
"""Decodes documents of a season. Raises `DataError` with the place of the first invalid one."""

NO_ROUND = msg("there is neither a stage nor a matchday")
GOALS_OF_ONE = msg("there are goals of one club only")
"""The errors of a match whose single values are valid."""

_LINE = ("home", "away", "home_goals", "away_goals", "matchday", "date")
_line_of_document = itemgetter(*_LINE)
_score_of_line = itemgetter(0, 1, 2, 3)
_GOALS, _MATCHDAY, _DATE = 2, 4, 5


def _line_of_match(match: Match) -> tuple[Any, ...]:
    score = (match.home, match.away, match.home_goals, match.away_goals)
    return (*score, match.matchday or 0, match.date)


def decode_matches(edition: EditionKey, documents: Sequence[Document]) -> list[Match]:
    """The matches of a season; competition and season are those of the table.

    Raises `InvalidValue`.
    """
    columns = decode_columns(Match, documents)
    columns["competition"] = [edition.competition] * len(documents)
    columns["season"] = [edition.season] * len(documents)
    columns["stage"] = list(map(_stage, columns["stage"], columns["matchday"]))
    without = [[goals is None for goals in columns[name]] for name in _GOALS_OF_BOTH]
    if without[0] != without[1]:
        raise InvalidValue(GOALS_OF_ONE)
    if any(status is not _PLAYED for status in columns["status"]):
        for name in _GOALS_OF_BOTH:
            columns[name] = list(map(_goals_that_stand, columns[name], columns["status"]))
    return make_rows(Match, columns)


_GOALS_OF_BOTH = ("home_goals", "away_goals")
_PLAYED = Status.PLAYED  # a member of an enum is slow to find


def _stage(stage: str, matchday: int | None) -> str:
    if stage:
        return stage
    if matchday is None:
        raise InvalidValue(NO_ROUND)
    return matchday_stage(matchday)


def _goals_that_stand(goals: int | None, status: Status) -> int | None:
    return None if status in (Status.CANCELLED, Status.SCHEDULED) else goals


def stage_of(document: Document) -> str:
    """The stage of a match, by default that of its matchday."""
    stage: str | None = document.get("stage")
    return matchday_stage(document["matchday"]) if stage is None else stage


def _by_date(matches: Iterable[Match]) -> list[Match]:
    return sorted(matches, key=lambda match: match.date)


class SeasonDocuments:
    """The documents of a season by field, without decoding whole documents.

    A field is validated when it is first used. If a value is invalid, all documents are decoded,
    for the error with its place; valid values are the same as decoded ones.
    """

    def __init__(self, documents: Sequence[Document], decode: Decode) -> None:
        self.all = documents
        self.decode = decode
        self._columns: dict[str, list[Any]] = {}

    @cached_property
    def names(self) -> set[str]:
        """The fields that the documents have. Raises `DataError` for an unknown one."""
        names: set[str] = set().union(*self.all)
        if not names <= fields(Match).keys():
            self._refuse()
        return names

    def column(self, name: str) -> list[Any]:
        """The values of a field, of the documents that have it. Raises `DataError`."""
        if name not in self._columns:
            required = name in required_fields(Match)
            if not required and name not in self.names:
                return []
            try:
                values = list(map(itemgetter(name), self.all))
            except KeyError:
                values = [document[name] for document in self.all if name in document]
            if required and len(values) < len(self.all):
                self._refuse()
            try:
                column_decoders(Match)[name](values)
            except InvalidValue:
                self._refuse()
            self._columns[name] = values
        return self._columns[name]

    def of(self, club: str) -> list[Document]:
        """The documents of a club's matches."""
        sides = zip(self.all, self.column("home"), self.column("away"), strict=True)
        return [document for document, home, away in sides if club in (home, away)]

    def _refuse(self) -> NoReturn:
        self.decode(self.all)
        raise AssertionError(self.all)  # unreachable: decoding raises the error


class TableMatches:
    """The matches of one table: of a league, a league phase or a group."""

    def __init__(self, season: SeasonDocuments, documents: Sequence[Document]) -> None:
        self._season = season
        self._documents = documents

    def __len__(self) -> int:
        return len(self._documents)

    @property
    def of_league_phase(self) -> bool:
        """Whether it is a league phase, in which clubs do not meet all others."""
        return any(document.get("stage") == LEAGUE_PHASE for document in self._documents[:1])

    @cached_property
    def special(self) -> list[Match]:
        """The matches that were not simply played: awarded, cancelled or scheduled ones."""
        if "status" not in self._season.names:
            return []
        return self._season.decode(document for document in self._documents if "status" in document)

    @cached_property
    def _simply_played(self) -> Sequence[Document]:
        for name in _LINE:
            self._season.column(name)
        if "status" not in self._season.names:
            return self._documents
        return [document for document in self._documents if "status" not in document]

    @cached_property
    def _lines(self) -> list[tuple[Any, ...]]:
        """The fields of `_LINE` of each match that was simply played and has a score."""
        try:
            return list(map(_line_of_document, self._simply_played))
        except KeyError:  # some matches have no score, or no matchday
            matches = self._season.decode(self._simply_played)
            return [_line_of_match(match) for match in matches if match.has_score]

    @cached_property
    def _all_lines(self) -> list[tuple[Any, ...]]:
        """The same with the special matches, of which some have no goals."""
        return [*self._lines, *map(_line_of_match, self.special)]

    def between(self, pairs: Container[tuple[Any, Any]]) -> list[Match]:
        """The simply played matches between these pairs of home and away club."""
        return self._season.decode(
            document
            for document in self._simply_played
            if (document["home"], document["away"]) in pairs
        )

    @cached_property
    def clubs(self) -> frozenset[str]:
        """The clubs of the matches."""
        return frozenset(map(itemgetter(0), self._all_lines)).union(
            map(itemgetter(1), self._all_lines)
        )

    def scores(self, matchday: int | None = None, until: str | None = None) -> list[Scoreline]:
        """The scores of simply played matches, up to a matchday or a day."""
        lines = self._lines
        if matchday is not None:
            lines = [line for line in lines if line[_MATCHDAY] <= matchday]
        if until is not None:
            lines = [line for line in lines if line[_DATE] <= until]
        return list(map(_score_of_line, lines))

    @property
    def match_days(self) -> set[str]:
        """The days of the matches that have a score."""
        return {line[_DATE] for line in self._all_lines if line[_GOALS] is not None}

    def days(self, matchday: int) -> list[str]:
        """The day of each match of that matchday."""
        return [line[_DATE] for line in self._all_lines if line[_MATCHDAY] == matchday]

    @property
    def rounds(self) -> list[int]:
        """The numbers of the rounds with a score, in order."""
        numbers = {line[_MATCHDAY] for line in self._all_lines if line[_GOALS] is not None}
        return sorted(numbers - {0})  # 0 stands for no number

    @cached_property
    def last_matchday(self) -> int:
        """The highest number of a round; 0 if rounds have no numbers."""
        return max((line[_MATCHDAY] for line in self._all_lines), default=0)


class SeasonMatches:
    """The matches of one season of a competition."""

    def __init__(self, edition: EditionKey, documents: Sequence[Document], decode: Decode) -> None:
        self.edition = edition
        self._documents = SeasonDocuments(documents, decode)
        self._decode = decode
        self._of_club: dict[str, list[Match]] = {}

    @cached_property
    def all(self) -> list[Match]:
        """All matches, by date."""
        return _by_date(self._decode(self._documents.all))

    @cached_property
    def _by_table(self) -> tuple[dict[str, Sequence[Document]], list[Document]]:
        """The documents of each table, by group, and all other documents."""
        season = self._documents
        if not season.column("stage"):  # documents of a matchday omit it
            return ({"": season.all} if season.all else {}), []
        tables: dict[str, list[Document]] = {}
        ties: list[Document] = []
        for document in season.all:
            stage = document.get("stage", "")
            if stage and not is_table_stage(stage):
                ties.append(document)
            else:
                tables.setdefault(stage if stage.startswith("Group ") else "", []).append(document)
        return dict(sorted(tables.items(), key=lambda item: (len(item[0]), item[0]))), ties

    @cached_property
    def tables(self) -> dict[str, TableMatches]:
        """The matches of each table, by group in order; the key of a league is empty."""
        tables, _ = self._by_table
        return {
            group: TableMatches(self._documents, documents) for group, documents in tables.items()
        }

    @cached_property
    def ties(self) -> list[Match]:
        """The matches outside tables, by date: legs of ties, finals, play-offs."""
        return _by_date(self._decode(self._by_table[1]))

    @cached_property
    def last_matchday(self) -> int:
        """The highest number of a round of a table; 0 if rounds have no numbers."""
        return max((table.last_matchday for table in self.tables.values()), default=0)

    def half_of(self, match: Match) -> int | None:
        """The half, 1 or 2, of a whole league season in which a match was; None without a round."""
        if match.matchday is None:
            return None
        return 1 if match.matchday <= self.last_matchday // 2 else 2

    def days(self, matchday: int) -> list[str]:
        """The days of the matches of that round of a table, in order."""
        return sorted(day for table in self.tables.values() for day in table.days(matchday))

    @cached_property
    def unplayed(self) -> list[Match]:
        """The matches of tables that have no score yet but may get one."""
        matches = self._decode(
            document
            for documents in self._by_table[0].values()
            for document in documents
            if "home_goals" not in document
        )
        return [
            match
            for match in matches
            if not match.has_score and match.status is not Status.CANCELLED
        ]

    @property
    def played(self) -> int:
        """The number of matches that have a score that stands."""
        return len(self._documents.column("home_goals"))

    @cached_property
    def match_days(self) -> list[str]:
        """The days of all matches that have a score, in order."""
        of_ties = {match.date for match in self.ties if match.has_score}
        return sorted(of_ties.union(*(table.match_days for table in self.tables.values())))

    def played_on(self, day: str) -> list[Match]:
        """The matches of a day."""
        dates = zip(self._documents.all, self._documents.column("date"), strict=True)
        return self._decode(document for document, date in dates if date == day)

    def has(self, club: str, since: str, until: str) -> bool:
        """Whether a club has a match from one day to another, both included."""
        columns = map(self._documents.column, ("home", "away", "date"))
        return any(
            since <= date <= until and club in (home, away)
            for home, away, date in zip(*columns, strict=True)
        )

    def matches_of(self, club: str) -> list[Match]:
        """The matches of a club that have a score, by date."""
        if club not in self._of_club:
            matches = self._decode(self._documents.of(club))
            self._of_club[club] = _by_date(match for match in matches if match.has_score)
        return self._of_club[club]
