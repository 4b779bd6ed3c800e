"""`gasp sources`."""

from gasp_cli.answer import Answer
from gasp_cli.commands.common import prints
from gasp_cli.questions.sources import sources as ask
from gasp_cli.story import Story


@prints("gasp sources", "gasp sources --fields id,title")
def sources(story: Story) -> Answer:
    """The sources, and how many facts cite each."""
    return ask(story)


COMMANDS = {"sources": sources}
