"""`gasp sources`."""

from gasp_cli.cli.command import prints
from gasp_cli.kb.story import Story
from gasp_cli.queries.sources import sources as ask
from gasp_cli.results import Answer


@prints("gasp sources", "gasp sources --fields id,title")
def sources(story: Story) -> Answer:
    """The sources, and how many facts cite each."""
    return ask(story)


COMMANDS = {"sources": sources}
