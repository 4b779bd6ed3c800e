"""`gasp quotes`."""

from typing import Annotated

from gasp_cli.cli import completion as offer
from gasp_cli.cli.command import rows_command
from gasp_cli.cli.options import AboutOption, SourceOption, option
from gasp_cli.kb.story import Story
from gasp_cli.queries.quotes import quotes as ask
from gasp_cli.results import ResultSet


@rows_command(
    "gasp quotes --player {person}", "gasp quotes --by {coach}", "gasp quotes --about {person}"
)
def quotes(
    story: Story,
    player: Annotated[
        str | None, option("--player", "NAME", "By or about that player.", offer.people)
    ] = None,
    by: Annotated[str | None, option("--by", "NAME", "Said by that person.", offer.people)] = None,
    about: AboutOption = None,
    source: SourceOption = None,
) -> ResultSet:
    """Who said what, when and where."""
    return ask(story, player=player, by=by, about=about, source=source)
