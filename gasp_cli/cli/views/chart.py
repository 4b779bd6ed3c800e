"""A chart on a screen, or in a picture."""

from __future__ import annotations

from gasp_cli.queries.chart import Chart, ChartKind
from gasp_cli.render.axis import Plot


def chart_plot(chart: Chart) -> Plot:
    """The lines of a chart: over all places of a table, the first on top, else from zero."""
    if chart.kind is ChartKind.POSITIONS:
        return Plot(chart.lines_shown, chart.at, 1, chart.clubs, inverted=True)
    return Plot(chart.lines_shown, chart.at, 0, chart.highest)
