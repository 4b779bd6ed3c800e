"""`gasp timeline`."""

from typing import Annotated

from gasp_cli.cli.command import rows_command
from gasp_cli.cli.options import SeasonsOption, argument
from gasp_cli.kb.story import Story
from gasp_cli.queries.timeline import timeline as ask
from gasp_cli.results import ResultSet


@rows_command(
    "gasp timeline {year}", "gasp timeline --season {middle}", "gasp timeline --format markdown"
)
def timeline(
    story: Story,
    year: Annotated[str | None, argument("[YEAR]", "A calendar year, 2020.")] = None,
    season: SeasonsOption = None,
) -> ResultSet:
    """Dated facts and key matches.

    Key matches are finals, the first match in each European competition and the biggest wins.
    """
    return ask(story, year=year, season=season)
