"""`gasp disputes`."""

from gasp_cli.answer import Answer
from gasp_cli.commands.common import prints
from gasp_cli.questions.disputes import disputes as ask
from gasp_cli.story import Story


@prints("gasp disputes", "gasp disputes --format json | jq '.[].ids'")
def disputes(story: Story) -> Answer:
    """What two sources, or a source and the record, say differently.

    Found by recomputing every claim, not typed. Values of different dates differ by date.
    """
    return ask(story)


COMMANDS = {"disputes": disputes}
