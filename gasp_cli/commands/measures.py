"""`gasp measures`."""

from gasp_cli.answer import Answer
from gasp_cli.commands.common import prints
from gasp_cli.questions.measures import measures as ask
from gasp_cli.story import Story


@prints("gasp measures", "gasp measures --fields measure,arguments,example")
def measures(story: Story) -> Answer:
    """What the record can be asked, by name, for gasp check."""
    return ask(story)


COMMANDS = {"measures": measures}
