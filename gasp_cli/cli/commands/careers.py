"""`gasp transfers`, `gasp career` and `gasp honours`."""

from gasp_cli.cli.command import prints
from gasp_cli.kb.story import Story
from gasp_cli.queries import careers as ask
from gasp_cli.results import Answer


@prints("gasp transfers")
def transfers(story: Story) -> Answer:
    """Who left and came, as far as the sources say."""
    return ask.transfers(story)


@prints("gasp career", "gasp career --fields person,role,club,from,to")
def career(story: Story) -> Answer:
    """Posts held, the coach's first."""
    return ask.career(story)


@prints("gasp honours")
def honours(story: Story) -> Answer:
    """Prizes and trophies."""
    return ask.honours(story)


COMMANDS = {"transfers": transfers, "career": career, "honours": honours}
