"""`gasp clubs` and `gasp competitions`."""

from gasp_cli.answer import Answer
from gasp_cli.commands.common import prints
from gasp_cli.questions import known
from gasp_cli.record import Record


@prints("gasp clubs", "gasp clubs --fields club,aliases --format csv")
def clubs(record: Record) -> Answer:
    """The clubs and every spelling of them."""
    return known.clubs(record)


@prints("gasp competitions", "gasp competitions --fields competition,tie_breaks")
def competitions(record: Record) -> Answer:
    """The competitions, their seasons and rules."""
    return known.competitions(record)


COMMANDS = {"clubs": clubs, "competitions": competitions}
