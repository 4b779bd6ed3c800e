"""`gasp transfers`, `gasp career` and `gasp honours`."""

from gasp_cli.cli.command import rows_command
from gasp_cli.kb.story import Story
from gasp_cli.queries import careers as ask
from gasp_cli.results import ResultSet


@rows_command("gasp transfers")
def transfers(story: Story) -> ResultSet:
    """Players sold and signed, according to the sources."""
    return ask.transfers(story)


@rows_command("gasp career", "gasp career --fields person,role,club,from,to")
def career(story: Story) -> ResultSet:
    """Playing and coaching careers."""
    return ask.career(story)


@rows_command("gasp honours")
def honours(story: Story) -> ResultSet:
    """Prizes and trophies."""
    return ask.honours(story)
