"""A chart on a screen, or in a picture."""

from __future__ import annotations

from gasp_cli.answer import Look
from gasp_cli.page import Lines, Page, Piece, Plot, Series
from gasp_cli.questions.chart import Chart


def chart_plot(chart: Chart) -> Plot:
    """The lines of a chart."""
    return Plot(
        [Series(line.name, line.values, line.own) for line in chart.lines],
        chart.at, chart.lowest, chart.highest, chart.inverted,
    )  # fmt: skip


def chart_page(chart: Chart) -> Page:
    """The chart under its title, with where it comes from."""
    return Page(
        chart.title,
        "",
        [Lines([[]]), chart_plot(chart), Lines([[Piece(chart.source, Look.MUTED)]])],
    )
