"""Tables and charts at every point of a season, for stepping through it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from gasp_cli.cli.explore.leads import Command, of_row
from gasp_cli.cli.views.chart import chart_plot
from gasp_cli.domain.model import EditionKey
from gasp_cli.errors import GaspError
from gasp_cli.i18n import date_term, name_term, term
from gasp_cli.kb.record import Record
from gasp_cli.kb.standings import matchday_cutoff
from gasp_cli.queries.chart import Chart, ChartKind, chart
from gasp_cli.queries.matches import MatchRow, matches
from gasp_cli.render.axis import Plot
from gasp_cli.render.page import DrawnPlot, Span, leading_to, line, span
from gasp_cli.render.screen_lines import LineScreen
from gasp_cli.results import CellStyle, ResultSet

_HEIGHT = 4
"""The lines of the position above a table."""
_WIDE = 100
_FIELDS = (
    "position", "club", "played", "won", "drawn", "lost", "goals_for", "goals_against",
    "goal_difference", "points",
)  # fmt: skip
"""The columns of a table in time, the same on every matchday, so that only rows move."""

Draw = Callable[[LineScreen], Iterator[None]]


Point = int | str | None
"""A point of a season: after a matchday, on a day in ISO form, or None for the end."""


class InTime(NamedTuple):
    """A point of a season, and the points that can be stepped through: matchdays, or days."""

    points: Sequence[int | str]
    now: Point

    @property
    def by_day(self) -> bool:
        """Whether a step is a day."""
        return isinstance(self.points[0], str)

    def step(self, by: int) -> Point:
        """The point some steps away; the end, None, is the step after the last."""
        place = len(self.points) if self.now is None else bisect_left(self.points, self.now)
        is_between = self.now is not None and self.now not in self.points[place : place + 1]
        place += by - (is_between and by > 0)
        return None if place >= len(self.points) else self.points[max(place, 0)]


def only_one(values: Sequence[str] | None) -> str | None:
    """The value of an option that a command takes once."""
    return values[0] if values else None


def table_command(options: Mapping[str, Any]) -> Command:
    """The command of a table with these options."""
    words = ["table", options["season"]]
    for name in ("competition", "group", "matchday", "on"):
        value = options[name]
        value = only_one(value) if isinstance(value, (list, tuple)) else value
        if value is not None:
            words += [f"--{name}", str(value)]
    return tuple(words)


def chart_command(options: Mapping[str, Any]) -> Command:
    """The command of a chart with these options."""
    words = ["chart", str(options["kind"]), options["season"]]
    for rival in options["rivals"] or ():
        words += ["--with", rival]
    if options["matchday"] is not None:
        words += ["--matchday", str(options["matchday"])]
    return tuple(words)


class SeasonInTime:
    """A league season or group stage of which each matchday can be shown."""

    def __init__(self, record: Record, season: str, competition: str | None) -> None:
        name = record.find_season(season)
        league = (
            record.find_competition(competition) if competition else record.league_of(name)
        ).name
        self._season = record.season(EditionKey(league, name))
        self.last = self._season.last_matchday
        of_club = record.spell.season(name) == EditionKey(league, name)
        self._positions = chart(record, ChartKind.POSITIONS, name) if of_club else None
        try:
            self._matches = matches(record, season=name, competition=league)
        except GaspError:  # another coach's season
            self._matches = ResultSet(MatchRow, [], "")

    def in_time(self, now: Point, *, by_day: bool) -> InTime | None:
        """A point of the season, among its days or its matchdays; None where nothing was played."""
        days = by_day or not self.last
        points = self._season.match_days if days else range(1, self.last + 1)
        return InTime(points, now) if points else None

    def other_steps(self, in_time: InTime) -> InTime | None:
        """The same point among the matchdays instead of the days, or the other way round.

        A matchday becomes the day on which it was over, postponed matches apart; a day becomes
        the last matchday that had begun, matches brought forward apart. Where rounds have no
        numbers, or nothing was played, there are no other steps.
        """
        if not (self.last and self._season.match_days):
            return in_time
        now = in_time.now
        if isinstance(now, str):
            # One that began before the matchday before it was over had a match brought forward.
            begun = [
                matchday
                for matchday, days in self._days.items()
                if max(days[0], self._over_on.get(matchday - 1, "")) <= now
            ]
            now = max(begun, default=1)
        elif now is not None:
            now = self._over_on.get(now, self._season.match_days[0])
        return self.in_time(now, by_day=not in_time.by_day)

    @cached_property
    def _days(self) -> dict[int, list[str]]:
        """The days of each matchday, in order."""
        days = {matchday: self._season.days(matchday) for matchday in range(1, self.last + 1)}
        return {matchday: of_round for matchday, of_round in days.items() if of_round}

    @cached_property
    def _over_on(self) -> dict[int, str]:
        """The day on which each matchday was over, postponed matches apart."""
        return {
            matchday: day
            for matchday in self._days
            if (day := matchday_cutoff(self._season, matchday))
        }

    def table(self, answer: ResultSet, now: Point) -> Draw:
        """The table at a point of the season, under the positions so far."""

        def draw(screen: LineScreen) -> Iterator[None]:
            if self._positions is not None and self._positions.at:
                plot = chart_plot(self._positions)
                marks = self._results(plot, now)
                last = self._last_over(now)
                plot = _up_to(plot, lambda matchday: matchday <= last)
                screen.print(DrawnPlot(plot._replace(height=_HEIGHT, marks=marks)))
            for row in self._matches.rows:
                if now is not None and now in (row.matchday, row.date):
                    screen.print(_match(row))
                    screen.print()
            fields = [*_FIELDS, *(("group",) if any(row.group for row in answer.rows) else ())]
            fields += ["parted_by"] if screen.width >= _WIDE else []
            yield from screen.answer(answer, fields)

        return draw

    def _last_over(self, now: Point) -> int:
        """The last matchday of which all matches had been played, though some before may be due."""
        if isinstance(now, str):
            return max(
                (matchday for matchday, days in self._days.items() if days[-1] <= now), default=0
            )
        return self.last if now is None else now

    def _results(self, plot: Plot, now: Point) -> list[str]:
        """The results up to a point, under the places of a plot."""
        results = {
            str(row.matchday): row.result
            for row in self._matches.rows
            if row.matchday
            and (row.date <= now if isinstance(now, str) else now is None or row.matchday <= now)
        }
        return [term(results.get(at, " ")) for at in plot.at]


def _match(row: MatchRow) -> Span:
    """The club's match of a matchday on one line."""
    score = f"{row.goals_for}-{row.goals_against}"
    pieces = [
        span(date_term(row.date)),
        span(term(row.venue), CellStyle.MUTED),
        span(name_term(row.opponent), CellStyle.STRONG),
        span(score, CellStyle.STRONG),
        span(term(row.result), CellStyle.RESULT),
    ]
    match = line(span("  ")).join(pieces)
    match.stylize(leading_to(of_row(row)))
    return match


class SeasonsInTime:
    """The seasons that were looked at, each computed once."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._seasons: dict[tuple[str, str | None], SeasonInTime] = {}

    def of(self, season: str, competition: str | None) -> SeasonInTime:
        """A season in time; of the club's league unless another competition is named."""
        key = (season, competition)
        if key not in self._seasons:
            self._seasons[key] = SeasonInTime(self._record, season, competition)
        return self._seasons[key]


def chart_page(drawn: Chart) -> Draw:
    """A chart under its title, over its source."""

    def draw(screen: LineScreen) -> Iterator[None]:
        screen.text(drawn.title, "bold")
        screen.print()
        if drawn.at:
            screen.print(DrawnPlot(chart_plot(drawn)._replace(height=14)))
            screen.muted(drawn.source)
        else:
            screen.text(drawn.why_empty)
        yield

    return draw


def _up_to(plot: Plot, is_over: Callable[[int], bool]) -> Plot:
    """The plot with its lines over the matchdays that are over; its axes stay."""
    shown = [is_over(int(at)) for at in plot.at]
    return plot._replace(
        series=[
            drawn._replace(
                values=[
                    value if is_shown else None
                    for value, is_shown in zip(drawn.values, shown, strict=False)
                ]
            )
            for drawn in plot.series
        ]
    )
