"""How something went, point by point: what a chart draws."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Annotated, NamedTuple

from gasp_cli.errors import Action, Remedy, UnknownName, UsageError
from gasp_cli.i18n import Message, join_list, msg, plural, term
from gasp_cli.kb.record import Record
from gasp_cli.kb.standings import final_table
from gasp_cli.queries.phrases import coach_phrase, no_league_season
from gasp_cli.queries.season_progress import SeasonProgressRow, season_progress
from gasp_cli.queries.seasons import SeasonRow, seasons
from gasp_cli.results import CellStyle, ChartLine, Column, ResultSet

RIVALS = 2
"""Clubs above and below the club's final place that a race is run against."""
MOST_RIVALS = 7


class ChartKind(StrEnum):
    """What there is a chart of."""

    POSITIONS = "positions"
    POINTS = "points"
    GOALS = "goals"
    RACE = "race"


class ChartRow(NamedTuple):
    """A point of a line."""

    series: Annotated[str, Column("club, or what is counted", "Line", CellStyle.STRONG)]
    season: Annotated[str, Column("season", "Season")]
    matchday: Annotated[int | None, Column("matchdays counted; null: the whole season", "MD")]
    value: Annotated[float, Column("position, points or goals, as the chart has it", "Value")]


Played = tuple[str, str]
"""A season of a league: the league, then the season."""


class Chart(NamedTuple):
    """A chart: its lines over the matchdays of a season, or over seasons.

    `at` names the places along it, `clubs` is how many there are in the league, and `source` says
    what it is computed from.
    """

    kind: ChartKind
    title: str
    lines: Sequence[ChartLine]
    season: str | None
    at: Sequence[str]
    clubs: int
    source: str
    why_empty: str

    @property
    def answer(self) -> ResultSet[ChartRow]:
        """Its points as rows, line by line."""
        rows = [
            ChartRow(line.name, self.season or at, int(at) if self.season else None, value)
            for line in self.lines
            for at, value in zip(self.at, line.values, strict=False)
            if value is not None
        ]
        return ResultSet(ChartRow, rows, self.title, (self.source,), self.why_empty)


def chart(
    record: Record, kind: ChartKind, season: str | None = None, rivals: Iterable[str] = ()
) -> Chart:
    """The chart of that kind, of a league season matchday by matchday, else season by season.

    A race is run against the clubs next to the club in the final table, unless `rivals` names
    some. A season of another coach has no lines. Raises `UsageError` for a race without a season
    or with too many rivals, `UnknownName` for a rival of another league.
    """
    named = [record.find_club(rival) for rival in rivals]
    if named and kind is not ChartKind.RACE:
        raise UsageError(
            msg("only a race is run against others"),
            msg("see {command}", command=Remedy(Action.DRAW_RACE, "--help")),
        )
    if len(named) > MOST_RIVALS:
        raise UsageError(
            msg("a race has room for {n} rivals", n=MOST_RIVALS), msg("name fewer of them")
        )
    if season is None:
        return _of_seasons(record, kind)
    name = record.find_season(season)
    league = record.spell_league(name)
    if league is None:
        why, hint = no_league_season(record, name)
        why = msg("{what}; {hint}", what=why, hint=hint) if hint else why
        return Chart(kind, record.about.club, (), name, (), 0, "", why)
    if kind is ChartKind.RACE:
        return _race(record, (league, name), named)
    return _of_matchdays(record, kind, (league, name))


def _of_seasons(record: Record, kind: ChartKind) -> Chart:
    """Positions, points or goals, season by season."""
    answer = seasons(record)
    rows, club, who = answer.rows, record.about.club, coach_phrase(record)
    if kind is ChartKind.POSITIONS:
        title = msg("{club} {under}: position, season by season", club=club, under=who)
        lines = [ChartLine(club, [row.position for row in rows], own=True)]
    elif kind is ChartKind.POINTS:
        title = msg("{club} {under}: points, season by season", club=club, under=who)
        lines = [ChartLine(club, [row.points for row in rows], own=True)]
    elif kind is ChartKind.GOALS:
        title = msg("{club} {under}: goals for and against, season by season", club=club, under=who)
        lines = _goals(rows)
    else:
        raise UsageError(
            msg("a race is run in one season"),
            msg("name it, as in {command}", command=Remedy(Action.DRAW_RACE, "2020")),
        )
    clubs = max(
        (len(_final(record, spell_season)) for spell_season in record.spell_seasons), default=1
    )
    return Chart(
        kind, title, lines, None, [row.season for row in rows], clubs,
        _source(record, record.spell_seasons), answer.why_empty,
    )  # fmt: skip


def _of_matchdays(record: Record, kind: ChartKind, played: Played) -> Chart:
    """Positions, points or goals, matchday by matchday."""
    club = record.about.club
    rows = season_progress(record, *played, [club])[club]
    what, counted = _what(record, played), [played]
    if kind is ChartKind.POSITIONS:
        title = msg("{what}: position after every matchday", what=what)
        lines = [ChartLine(club, [row.position for row in rows], own=True)]
    elif kind is ChartKind.GOALS:
        title = msg("{what}: goals for and against", what=what)
        lines = _goals(rows)
    else:
        title = msg("{what}: points", what=what)
        lines = [ChartLine(club, [row.points for row in rows], own=True)]
        if average := _average(record, played[1]):
            title = msg("{what}: points, and the average of the other seasons", what=what)
            lines.append(ChartLine(msg("average"), average[: len(rows)]))
            counted = record.spell_seasons
    return _of_season(record, kind, title, lines, played, rows, counted)


def _race(record: Record, played: Played, named: Sequence[str]) -> Chart:
    """The points of the club and its rivals, matchday by matchday."""
    club, final = record.about.club, _final(record, played)
    for one in named:
        if one not in final:
            league, season = played
            raise UnknownName(
                msg("club of {league} {season}", league=term(league), season=season), one
            )
    if named and not set(named) - {club}:
        raise UsageError(msg("a race needs a rival"), msg("name another club"))
    place = final.index(club)
    next_to_it = final[max(place - RIVALS, 0) : place + RIVALS + 1]
    clubs = {club, *(named or next_to_it)}
    rows = season_progress(record, *played, clubs)
    lines = [
        ChartLine(one, [row.points for row in rows[one]], own=one == club)
        for one in sorted(clubs, key=final.index)
    ]
    title = msg("{what}: the race for points", what=_what(record, played))
    return _of_season(record, ChartKind.RACE, title, lines, played, rows[club], [played])


def _of_season(
    record: Record,
    kind: ChartKind,
    title: str,
    lines: Sequence[ChartLine],
    played: Played,
    rows: Sequence[SeasonProgressRow],
    counted: Sequence[Played],
) -> Chart:
    """The chart of one season, with a place for each of the club's rows."""
    return Chart(
        kind, title, lines, played[1], [str(row.matchday) for row in rows],
        len(_final(record, played)), _source(record, counted),
        msg("no result of the league has a matchday"),
    )  # fmt: skip


def _goals(rows: Sequence[SeasonProgressRow | SeasonRow]) -> list[ChartLine]:
    """Goals for and against, of rows that have both."""
    return [
        ChartLine(msg("goals for"), [row.goals_for for row in rows], own=True),
        ChartLine(msg("goals against"), [row.goals_against for row in rows]),
    ]


def _what(record: Record, played: Played) -> Message:
    league, season = played
    return msg(
        "{club}, {league} {season}", club=record.about.club, league=term(league), season=season
    )


def _final(record: Record, played: Played) -> list[str]:
    """The clubs of a league season in the order of its final table."""
    return [one.club for one in final_table(record, *played, record.about.club)]


def _average(record: Record, season: str) -> list[float]:
    """The points after each matchday, on the average of the coach's other seasons."""
    club = record.about.club
    others = [
        season_progress(record, league, of, [club])[club]
        for league, of in record.spell_seasons
        if of != season
    ]
    length = min(map(len, others), default=0)
    return [
        round(sum(other[number].points for other in others) / len(others), 1)
        for number in range(length)
    ]


def _source(record: Record, counted: Sequence[Played]) -> Message:
    """What a chart is computed from: how many matches, from whom, under which licence."""
    editions = [found for one in counted if (found := record.edition(*one))]
    files = dict.fromkeys(
        "/".join(source.split("/")[:2]) for edition in editions for source in edition.sources
    )
    licences = dict.fromkeys(
        part for edition in editions if edition.licence for part in edition.licence.split("; ")
    )
    matches = sum(record.season(*one).played for one in counted)
    return msg(
        "Computed from {matches}: {sources}; licence: {licences}.",
        matches=plural("{n:,} match", "{n:,} matches", matches),
        sources=", ".join(files), licences=join_list(map(term, licences), "; "),
    )  # fmt: skip
