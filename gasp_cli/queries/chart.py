"""The lines of a chart, point by point."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple, TypeAlias

from gasp_cli.domain.model import EditionKey
from gasp_cli.errors import Action, Remedy, UnknownName, UsageError
from gasp_cli.i18n import Message, join_list, msg, name_term, plural, term
from gasp_cli.kb.record import Record
from gasp_cli.kb.standings import final_table
from gasp_cli.queries.phrases import coach_phrase, no_league_season
from gasp_cli.queries.season_progress import SeasonProgressRow, season_progress
from gasp_cli.queries.seasons import SeasonRow, league_seasons, seasons
from gasp_cli.results import CellStyle, ChartLine, Column, ResultSet

RIVALS = 2
"""Clubs above and below the club's final place that a race is run against."""
MOST_RIVALS = 7


class ChartKind(StrEnum):
    """The content of a chart."""

    POSITIONS = "positions"
    POINTS = "points"
    GOALS = "goals"
    RACE = "race"


ChartKindName: TypeAlias = ChartKind | Literal["positions", "points", "goals", "race"]
"""A kind of chart, or its name."""


class ChartRow(NamedTuple):
    """A point of a line."""

    series: Annotated[str, Column("club, or what is counted", "Line", CellStyle.STRONG)]
    season: Annotated[str, Column("season", "Season")]
    matchday: Annotated[int | None, Column("matchdays counted; null: the whole season", "MD")]
    value: Annotated[float, Column("position, points or goals, as the chart has it", "Value")]


class Chart(NamedTuple):
    """A chart: its lines over the matchdays of a season, or over seasons.

    `at` has the labels of the horizontal axis, `clubs` is the number of clubs in the league, and
    `source` names the matches. `matchday` is the last one with lines, None for the whole season.
    """

    kind: ChartKind
    title: str
    lines: Sequence[ChartLine]
    season: str | None
    at: Sequence[str]
    clubs: int
    source: str
    why_empty: str
    warnings: tuple[str, ...] = ()
    matchday: int | None = None

    @property
    def highest(self) -> float:
        """The highest value of the whole season, or of all seasons."""
        return max((value for line in self.lines for value in line.values if value), default=1)

    @property
    def lines_shown(self) -> list[ChartLine]:
        """The lines as far as the matchday."""
        if self.matchday is None:
            return [*self.lines]
        shown = [int(at) <= self.matchday for at in self.at]
        return [
            line._replace(
                values=[
                    value if is_shown else None
                    for value, is_shown in zip(line.values, shown, strict=False)
                ]
            )
            for line in self.lines
        ]

    @property
    def answer(self) -> ResultSet[ChartRow]:
        """Its points as rows, line by line."""
        rows = [
            ChartRow(line.name, self.season or at, int(at) if self.season else None, value)
            for line in self.lines_shown
            for at, value in zip(self.at, line.values, strict=False)
            if value is not None
        ]
        return ResultSet(
            ChartRow, rows, self.title, (self.source,), self.why_empty, warnings=self.warnings
        )


def chart(
    record: Record,
    kind: ChartKind,
    season: str | int | None = None,
    rivals: Iterable[str] = (),
    *,
    every: bool = False,
    matchday: int | None = None,
) -> Chart:
    """The chart of that kind, of a league season matchday by matchday, else season by season.

    With `matchday` its lines end there, on the axes of the whole season.
    With `every` the seasons are those of the whole record, before and after the coach too; a
    warning names those in which the club was in no league of the record. The rivals of a race are
    the clubs next to the club in the final table, unless named. A season of another coach has no
    lines. Raises `UsageError` for a race or a matchday without a season, a matchday that the season
    has not or too many rivals, `UnknownName` for a rival of another league.
    """
    clubs = [record.find_club(rival) for rival in rivals]
    if clubs and kind is not ChartKind.RACE:
        raise UsageError(
            msg("only a race is run against others"),
            msg("see {command}", command=Remedy(Action.DRAW_RACE, "--help")),
        )
    if len(clubs) > MOST_RIVALS:
        raise UsageError(
            msg("a race has room for {n} rivals", n=MOST_RIVALS), msg("name fewer of them")
        )
    if every and season is not None:
        raise UsageError(msg("--all is for all seasons"), msg("leave out {season}", season=season))
    if season is None:
        if matchday is not None:
            raise UsageError(msg("a matchday is one of a season"), msg("name the season, too"))
        return _season_by_season(record, kind, every=every)
    season = record.find_season(season)
    league = record.spell.season(season)
    if league is None:
        why, hint = no_league_season(record, season)
        why = msg("{what}; {hint}", what=why, hint=hint) if hint else why
        return Chart(kind, record.about.club, (), season, (), 0, "", why)
    drawn = _matchday_by_matchday(record, kind, league, clubs)
    return drawn if matchday is None else _up_to(drawn, league, matchday)


def _up_to(drawn: Chart, league: EditionKey, matchday: int) -> Chart:
    """A chart of a season with its lines up to a matchday."""
    last = int(drawn.at[-1]) if drawn.at else 0
    if not 0 <= matchday <= last:
        name, season = league
        raise UsageError(
            msg(
                "{competition} {season} has no matchday {matchday}",
                competition=term(name), season=season, matchday=matchday,
            ),
            msg("the last is {matchday}", matchday=last),
        )  # fmt: skip
    after = msg("after matchday {matchday}", matchday=matchday)
    title = msg("{title}, {after}", title=drawn.title, after=after)
    why_empty = msg("no matchday was over yet")
    return drawn._replace(title=title, matchday=matchday, why_empty=why_empty)


def _season_by_season(record: Record, kind: ChartKind, *, every: bool) -> Chart:
    """Positions, points or goals, season by season."""
    if kind is ChartKind.RACE:
        raise UsageError(
            msg("a race needs one season"),
            msg("name it, as in {command}", command=Remedy(Action.DRAW_RACE, "2020")),
        )
    answer, club = seasons(record, every=every), record.about.club
    leagues = [EditionKey(row.competition, row.season) for row in answer.rows]
    row_of = {row.season: row for row in answer.rows}
    at = league_seasons(record) if every else list(row_of)
    who = (
        msg("{club} in every season of the record", club=name_term(club))
        if every
        else msg("{club} {under}", club=name_term(club), under=coach_phrase(record))
    )
    title = {
        ChartKind.POSITIONS: msg("{who}: position, season by season", who=who),
        ChartKind.POINTS: msg("{who}: points, season by season", who=who),
        ChartKind.GOALS: msg("{who}: goals for and against, season by season", who=who),
    }[kind]
    return Chart(
        kind, title, _lines(kind, club, [row_of.get(season) for season in at], own=True), None, at,
        max((len(_final_order(record, league)) for league in leagues), default=1),
        _source(record, leagues), answer.why_empty, answer.warnings,
    )  # fmt: skip


def _matchday_by_matchday(
    record: Record, kind: ChartKind, league: EditionKey, rivals: Sequence[str]
) -> Chart:
    """Positions, points or goals of the club, or the points of a race."""
    club, final = record.about.club, _final_order(record, league)
    clubs = [club]
    if kind is ChartKind.RACE:
        clubs = sorted(_competitors(club, final, rivals, league), key=final.index)
    progress = season_progress(record, league, clubs)
    lines = [
        line for name in clubs for line in _lines(kind, name, progress[name], own=name == club)
    ]
    average = _average(record, league) if kind is ChartKind.POINTS else []
    if average:
        lines.append(ChartLine(msg("average"), average[: len(progress[club])]))
    name, season = league
    what = msg("{club}, {league} {season}", club=name_term(club), league=term(name), season=season)
    title = {
        ChartKind.POSITIONS: msg("{what}: position after every matchday", what=what),
        ChartKind.POINTS: msg("{what}: points, and the average of the other seasons", what=what)
        if average
        else msg("{what}: points", what=what),
        ChartKind.GOALS: msg("{what}: goals for and against", what=what),
        ChartKind.RACE: msg("{what}: the race for points", what=what),
    }[kind]
    return Chart(
        kind, title, lines, season, [str(row.matchday) for row in progress[club]], len(final),
        _source(record, record.spell.seasons if average else [league]),
        msg("no result of the league has a matchday"),
    )  # fmt: skip


def _lines(
    kind: ChartKind, club: str, rows: Sequence[SeasonProgressRow | SeasonRow | None], *, own: bool
) -> list[ChartLine]:
    """The lines of a club: goals for and against, or one line."""
    if kind is ChartKind.GOALS:
        return [
            ChartLine(msg("goals for"), [row and row.goals_for for row in rows], own),
            ChartLine(msg("goals against"), [row and row.goals_against for row in rows]),
        ]
    values = [row and (row.position if kind is ChartKind.POSITIONS else row.points) for row in rows]
    return [ChartLine(club, values, own)]


def _competitors(
    club: str, final: Sequence[str], rivals: Sequence[str], league: EditionKey
) -> set[str]:
    """The clubs of a race: the club and its rivals, else its neighbours in the final table."""
    for rival in rivals:
        if rival not in final:
            name, season = league
            what = msg("club of {league} {season}", league=term(name), season=season)
            raise UnknownName(what, rival)
    if rivals and not set(rivals) - {club}:
        raise UsageError(msg("a race needs a rival"), msg("name another club"))
    place = final.index(club)
    return {club, *(rivals or final[max(place - RIVALS, 0) : place + RIVALS + 1])}


def _final_order(record: Record, league: EditionKey) -> list[str]:
    """The clubs of a league season in the order of its final table."""
    return [standing.club for standing in final_table(record, league)]


def _average(record: Record, league: EditionKey) -> list[float]:
    """The average points after each matchday of the coach's other seasons."""
    club = record.about.club
    others = [
        season_progress(record, other, [club])[club]
        for other in record.spell.seasons
        if other != league
    ]
    after_matchday = zip(*others, strict=False)  # as far as the shortest season
    return [round(sum(row.points for row in rows) / len(rows), 1) for rows in after_matchday]


def _source(record: Record, leagues: Sequence[EditionKey]) -> Message:
    """The matches behind league seasons: their number, files and licences."""
    editions = [edition for league in leagues if (edition := record.edition(league))]
    sources = [source.split("/")[:2] for edition in editions for source in edition.sources]
    licences = [part for edition in editions for part in (edition.licence or "").split("; ")]
    matches = sum(record.season(league).played for league in leagues)
    return msg(
        "Computed from {matches}: {sources}; licence: {licences}.",
        matches=plural("{n:,} match", "{n:,} matches", matches),
        sources=", ".join(dict.fromkeys(map("/".join, sources))),
        licences=join_list(map(term, dict.fromkeys(filter(None, licences))), "; "),
    )  # fmt: skip
