"""`gasp chart`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gasp_cli.cli import completion as offer
from gasp_cli.cli.command import NO_OUTPUT_OPTIONS, Output, rows_command
from gasp_cli.cli.options import EverySeasonOption, OptionalSeason, option
from gasp_cli.cli.views.chart import chart_plot
from gasp_cli.errors import UsageError
from gasp_cli.i18n import msg
from gasp_cli.kb.record import Record
from gasp_cli.queries.chart import Chart, ChartKind
from gasp_cli.queries.chart import chart as ask
from gasp_cli.render.streams import print_message
from gasp_cli.results import CellStyle, ResultSet

if TYPE_CHECKING:
    from gasp_cli.render.page import Page

_SVG = ".svg"


@rows_command(
    "gasp chart positions",
    "gasp chart race {middle}",
    "gasp chart goals {year} --save goals.svg",
)
def chart(
    record: Record,
    kind: Annotated[ChartKind, typer.Argument(help="What to draw.", case_sensitive=False)],
    season: OptionalSeason = None,
    rivals: Annotated[
        list[str] | None,
        option(
            "--with",
            "CLUB",
            "A rival of the race, instead of those next in the final table; may be repeated.",
            offer.clubs,
        ),
    ] = None,
    every: EverySeasonOption = False,
    matchday: Annotated[
        int | None, option("--matchday", "N", "Up to matchday N of the season.")
    ] = None,
    save: Annotated[
        Path | None, option("--save", "FILE.svg", "Write it as an SVG picture, with its source.")
    ] = None,
    output: Output = NO_OUTPUT_OPTIONS,
) -> ResultSet | None:
    """Positions, points, goals or a race, drawn.

    Of a season matchday by matchday, or of all seasons. positions has the first place on top,
    points holds a season against the average of the others, race runs it against rivals. Into a
    pipe its points are rows.
    """
    drawn = ask(record, kind, season, rivals or (), every=every, matchday=matchday)
    if save is not None and drawn.at:
        if output != NO_OUTPUT_OPTIONS:
            raise UsageError(msg("a picture has no rows"), msg("leave --save out, or the rest"))
        _save(drawn, save)
        return None

    def page() -> "Page":
        # Drawing takes longer to import than the query to run.
        from gasp_cli.render.page import DrawnPlot, Page, line, span

        source = line(span(drawn.source, CellStyle.MUTED))
        return Page(drawn.title, "", [line(), DrawnPlot(chart_plot(drawn)), source])

    return drawn.answer._replace(page=page) if drawn.at else drawn.answer


def _save(drawn: Chart, path: Path) -> None:
    """Write the picture; it replaces only another picture."""
    if path.suffix.lower() != _SVG:
        raise UsageError(
            msg("cannot save {path}: a chart is saved as SVG", path=path),
            msg("name a file that ends in .svg"),
        )
    # Only --save needs them.
    from gasp_cli.exporters.destination import new_file
    from gasp_cli.render.svg_chart import is_picture, picture

    text = picture(chart_plot(drawn), drawn.title, drawn.source)
    with new_file(path, replace=True, ours=is_picture) as new:
        new.write_text(text, encoding="utf-8")
    print_message(msg("gasp: wrote {path}", path=path))
