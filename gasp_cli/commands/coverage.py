"""`gasp coverage`."""

from gasp_cli.answer import Answer
from gasp_cli.commands.common import prints
from gasp_cli.questions.coverage import coverage as ask
from gasp_cli.record import Record


@prints("gasp coverage", "gasp coverage --sort -matches --limit 5")
def coverage(record: Record) -> Answer:
    """What the record covers, season by season, and under which licence."""
    return ask(record)


COMMANDS = {"coverage": coverage}
