"""`gasp season`."""

from typing import TYPE_CHECKING

import typer

from gasp_cli.cli.command import (
    CiteOption,
    FormatOption,
    Output,
    plain_command,
    refuse_two_outputs,
)
from gasp_cli.cli.context import command_prefix, open_kb
from gasp_cli.cli.options import SeasonArgument
from gasp_cli.kb.story import Story
from gasp_cli.queries.season import season as ask
from gasp_cli.render.print_card import print_card

if TYPE_CHECKING:
    from gasp_cli.render.page import Page


@plain_command("gasp season {middle}", "gasp season {year} -f json")
def season(
    ctx: typer.Context,
    season: SeasonArgument,
    output_format: FormatOption = None,
    cite: CiteOption = None,
) -> None:
    """One season on one screen.

    The league, matchday by matchday, the cups and Europe, the longest runs and the biggest wins,
    and what the sources say of it. As json one object.
    """
    story = open_kb(Story, ctx.obj)
    review = ask(story, season)
    if cite is not None:
        # Only citations need them.
        from gasp_cli.cli.citing import computed_answer, print_citation
        from gasp_cli.queries.bibliography import Citation, write_citations

        refuse_two_outputs(ctx, Output(cite=cite))
        answer = computed_answer(story, review.summary, ["season", season], ctx.obj)
        print_citation(write_citations([Citation(answer.key, [answer])], cite))
        return

    def page() -> "Page":
        # Only a terminal needs Rich.
        from gasp_cli.cli.views.season import season_page

        return season_page(review, command_prefix(ctx.obj))

    print_card(review, output_format, page)
