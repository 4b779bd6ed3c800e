"""Tables and charts at every point of a season, for stepping through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from gasp_cli.cli.explore.leads import Command, of_row
from gasp_cli.cli.views.chart import chart_plot
from gasp_cli.domain.model import EditionKey
from gasp_cli.errors import GaspError
from gasp_cli.i18n import date_term, msg, term
from gasp_cli.kb.record import Record
from gasp_cli.queries.chart import Chart, ChartKind, chart
from gasp_cli.queries.match_filter import MatchFilter
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


class InTime(NamedTuple):
    """A point of a season: after the matchday `now`, None for the end; `last` is the last one."""

    last: int
    now: int | None

    def step(self, by: int) -> int | None:
        """The matchday some steps away; the end, None, is the step after the last."""
        place = (self.last + 1 if self.now is None else self.now) + by
        return None if place > self.last else max(place, 0)


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


class SeasonInTime:
    """A league season or group stage of which each matchday can be shown."""

    def __init__(self, record: Record, season: str, competition: str | None) -> None:
        name = record.find_season(season)
        league = (
            record.find_competition(competition) if competition else record.league_of(name)
        ).name
        self.last = record.season(EditionKey(league, name)).last_matchday
        of_club = record.spell.season(name) == EditionKey(league, name)
        self._positions = chart(record, ChartKind.POSITIONS, name) if of_club else None
        only = MatchFilter(seasons=(name,), competitions=(league,))
        try:
            self._matches = matches(record, only)
        except GaspError:  # another coach's season
            self._matches = ResultSet(MatchRow, [], "")

    def table(self, answer: ResultSet, matchday: int | None) -> Draw:
        """The table after a matchday, or at the end, under the positions so far."""

        def draw(screen: LineScreen) -> Iterator[None]:
            if self._positions is not None and self._positions.at:
                plot = _up_to(chart_plot(self._positions), matchday)
                marks = self._results(plot, matchday)
                screen.print(DrawnPlot(plot._replace(height=_HEIGHT, marks=marks)))
            for row in self._matches.rows:
                if row.matchday == matchday is not None:
                    screen.print(_match(row))
                    screen.print()
            fields = [*_FIELDS, *(("group",) if any(row.group for row in answer.rows) else ())]
            fields += ["parted_by"] if screen.width >= _WIDE else []
            yield from screen.answer(answer, fields)

        return draw

    def _results(self, plot: Plot, matchday: int | None) -> list[str]:
        """The results up to a matchday, under the places of a plot."""
        results = {
            str(row.matchday): row.result
            for row in self._matches.rows
            if row.matchday and (matchday is None or row.matchday <= matchday)
        }
        return [term(results.get(at, " ")) for at in plot.at]


def _match(row: MatchRow) -> Span:
    """The club's match of a matchday on one line."""
    score = f"{row.goals_for}-{row.goals_against}"
    pieces = [
        span(date_term(row.date)),
        span(term(row.venue), CellStyle.MUTED),
        span(row.opponent, CellStyle.STRONG),
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


def chart_up_to(drawn: Chart, matchday: int | None) -> Draw:
    """A chart up to a matchday, or whole."""

    def draw(screen: LineScreen) -> Iterator[None]:
        title = drawn.title
        if matchday is not None:
            after = msg("after matchday {matchday}", matchday=matchday)
            title = msg("{title}, {after}", title=title, after=after)
        screen.text(title, "bold")
        screen.print()
        if drawn.at:
            screen.print(DrawnPlot(_up_to(chart_plot(drawn), matchday)._replace(height=14)))
            screen.muted(drawn.source)
        else:
            screen.text(drawn.why_empty)
        yield

    return draw


def _up_to(plot: Plot, matchday: int | None) -> Plot:
    """The plot with its lines up to a matchday; its axes stay."""
    if matchday is None:
        return plot
    shown = [int(at) <= matchday for at in plot.at]
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
