"""`gasp today`."""

from typing import Annotated

import typer

from gasp_cli.cli.command import rows_command
from gasp_cli.kb.story import Story
from gasp_cli.queries.on_this_day import today as ask
from gasp_cli.results import ResultSet


@rows_command("gasp today", "gasp today --on {month_and_day}", "gasp today --on {day}")
def today(
    story: Story,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="MM-DD",
            show_default="today",
            help="Another day; with a year, as that year would have seen it.",
        ),
    ] = None,
) -> ResultSet:
    """This day in other years."""
    return ask(story, on=on)
