"""`gasp clubs` and `gasp competitions`."""

from gasp_cli.cli.command import prints
from gasp_cli.kb.record import Record
from gasp_cli.queries import clubs_and_competitions as known
from gasp_cli.results import Answer


@prints("gasp clubs", "gasp clubs --fields club,aliases --format csv")
def clubs(record: Record) -> Answer:
    """The clubs and every spelling of them."""
    return known.clubs(record)


@prints("gasp competitions", "gasp competitions --fields competition,tie_breaks")
def competitions(record: Record) -> Answer:
    """The competitions, their seasons and rules."""
    return known.competitions(record)


COMMANDS = {"clubs": clubs, "competitions": competitions}
