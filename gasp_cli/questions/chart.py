"""How something went, point by point: what a chart draws."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Annotated, NamedTuple

from gasp_cli.answer import Answer, Column, Look
from gasp_cli.errors import UnknownName, UsageError
from gasp_cli.language import Phrase, say, several, word
from gasp_cli.questions.course import Stop, course
from gasp_cli.questions.seasons import seasons
from gasp_cli.questions.wording import under
from gasp_cli.record import Record
from gasp_cli.standings import final_table

RIVALS = 2
"""Clubs above and below the club's final place that a race is run against."""


class ChartKind(StrEnum):
    """What there is a chart of."""

    POSITIONS = "positions"
    POINTS = "points"
    GOALS = "goals"
    RACE = "race"


class ChartRow(NamedTuple):
    """A point of a line."""

    series: Annotated[str, Column("club, or what is counted", "Line", Look.STRONG)]
    season: Annotated[str, Column("season", "Season")]
    matchday: Annotated[int | None, Column("matchdays counted; null: the whole season", "MD")]
    value: Annotated[float, Column("position, points or goals, as the chart has it", "Value")]


class Line(NamedTuple):
    """A line of a chart: a value for each of its places; `own` is what the chart is about."""

    name: str
    values: Sequence[float]
    own: bool


class Chart(NamedTuple):
    """A chart: its lines over seasons or matchdays, and what they are computed from.

    `lowest` and `highest` are the ends of its axis; with `inverted` the first place is on top.
    """

    title: str
    lines: Sequence[Line]
    season: str | None
    at: Sequence[str]
    lowest: float
    highest: float
    inverted: bool
    source: str
    why_empty: str

    @property
    def answer(self) -> Answer:
        """Its points as rows, line by line."""
        rows = [
            ChartRow(line.name, self.season or at, int(at) if self.season else None, value)
            for line in self.lines
            for at, value in zip(self.at, line.values, strict=False)
        ]
        return Answer(ChartRow, rows, self.title, (self.source,), self.why_empty)


def chart(
    record: Record, kind: ChartKind, season: str | None = None, rivals: Iterable[str] = ()
) -> Chart:
    """The chart of that kind, of a league season matchday by matchday, else season by season.

    A race is run against the clubs next to the club in the final table, unless `rivals` names
    some. Raises `UsageError` for a race without a season, `UnknownName` for a season in which
    the club did not play in a league under the coach.
    """
    if kind is ChartKind.RACE and season is None:
        raise UsageError(
            say("a race is run in one season"), say("name it, as in gasp chart race 2020")
        )
    named = [record.find_club(one) for one in rivals]
    if named and kind is not ChartKind.RACE:
        raise UsageError(
            say("only a race is run against others"), say("see gasp chart race --help")
        )
    if season is None:
        return _by_season(record, kind)
    name = record.find_season(season)
    leagues = {of: league for league, of in record.spell_seasons}
    if name not in leagues:
        raise UnknownName(
            say("league season {under}", under=under(record)),
            season,
            hint=say("there are {seasons}", seasons=", ".join(leagues)),
        )
    return _by_matchday(record, kind, leagues[name], name, named)


def _by_season(record: Record, kind: ChartKind) -> Chart:
    answer = seasons(record)
    rows = answer.rows
    club = record.about.club
    if kind is ChartKind.GOALS:
        lines = [
            Line(say("goals for"), [row.goals_for for row in rows], own=True),
            Line(say("goals against"), [row.goals_against for row in rows], own=False),
        ]
    else:
        values = [row.position if kind is ChartKind.POSITIONS else row.points for row in rows]
        lines = [Line(club, values, own=True)]
    titles = {
        ChartKind.POSITIONS: say("{club} {under}: position, season by season",
                                 club=club, under=under(record)),
        ChartKind.POINTS: say("{club} {under}: points, season by season",
                              club=club, under=under(record)),
        ChartKind.GOALS: say("{club} {under}: goals for and against, season by season",
                             club=club, under=under(record)),
    }  # fmt: skip
    places = [len(_final(record, *one)) for one in record.spell_seasons]
    return _drawn(
        kind, titles[kind], lines, None, [row.season for row in rows], max(places, default=1),
        _source(record, record.spell_seasons), answer.why_empty,
    )  # fmt: skip


def _final(record: Record, league: str, season: str) -> list[str]:
    return [one.club for one in final_table(record, league, season, record.about.club)]


def _by_matchday(
    record: Record, kind: ChartKind, league: str, season: str, named: Sequence[str]
) -> Chart:
    club = record.about.club
    final = _final(record, league, season)
    unknown = [one for one in named if one not in final]
    if unknown:
        raise UnknownName(
            say("club of {league} {season}", league=word(league), season=season), unknown[0]
        )
    clubs = [club]
    if kind is ChartKind.RACE:
        place = final.index(club)
        clubs = list(dict.fromkeys(
            [club, *(named or final[max(place - RIVALS, 0) : place + RIVALS + 1])]
        ))  # fmt: skip
    stops = course(record, league, season, clubs)
    own = stops[club]
    what = say("{club}, {league} {season}", club=club, league=word(league), season=season)
    if kind is ChartKind.POSITIONS:
        title = say("{what}: position after every matchday", what=what)
        lines = [Line(club, [one.position for one in own], own=True)]
    elif kind is ChartKind.GOALS:
        title = say("{what}: goals for and against", what=what)
        lines = [
            Line(say("goals for"), [one.goals_for for one in own], own=True),
            Line(say("goals against"), [one.goals_against for one in own], own=False),
        ]
    elif kind is ChartKind.POINTS:
        title = say("{what}: points, and the average of the other seasons", what=what)
        lines = [Line(club, [one.points for one in own], own=True)]
        average = _average(record, season)
        lines += [Line(say("average"), average[: len(own)], own=False)] if average else []
    else:
        title = say("{what}: the race for points", what=what)
        lines = [
            Line(one, [stop.points for stop in stops[one]], one == club)
            for one in sorted(clubs, key=final.index)
        ]
    return _drawn(
        kind, title, lines, season, [str(one.matchday) for one in own], len(final),
        _source(record, [(league, season)]), say("no matchday has been played"),
    )  # fmt: skip


def _average(record: Record, season: str) -> list[float]:
    """The points after each matchday, on the average of the coach's other seasons."""
    club = record.about.club
    others: list[list[Stop]] = [
        course(record, league, of, [club])[club]
        for league, of in record.spell_seasons
        if of != season
    ]
    length = min(map(len, others), default=0)
    return [
        round(sum(one[number].points for one in others) / len(others), 1)
        for number in range(length)
    ]


def _drawn(
    kind: ChartKind,
    title: str,
    lines: Sequence[Line],
    season: str | None,
    at: Sequence[str],
    clubs: int,
    source: str,
    why_empty: str,
) -> Chart:
    """The chart with the axis that its kind has: all places of a table, else from nought."""
    highest = max((value for line in lines for value in line.values), default=1)
    inverted = kind is ChartKind.POSITIONS
    return Chart(
        title, lines, season, at, 1 if inverted else 0, clubs if inverted else highest, inverted,
        source, why_empty,
    )  # fmt: skip


def _source(record: Record, played: Sequence[tuple[str, str]]) -> Phrase:
    """What a chart is computed from: how many matches, from whom, under which licence."""
    editions = [found for one in played if (found := record.edition(*one))]
    files = dict.fromkeys(
        "/".join(source.split("/")[:2]) for one in editions for source in one.sources
    )
    licences = dict.fromkeys(
        part for one in editions if one.licence for part in one.licence.split("; ")
    )
    matches = sum(record.season(*one).played for one in played)
    return say(
        "Computed from {matches}: {sources} ({licences}).",
        matches=several("{n} match", "{n} matches", matches),
        sources=", ".join(files), licences=", ".join(licences),
    )  # fmt: skip
