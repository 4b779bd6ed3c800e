"""`gasp clubs` and `gasp competitions`."""

from gasp_cli.cli.command import rows_command
from gasp_cli.kb.record import Record
from gasp_cli.queries import clubs_and_competitions as known
from gasp_cli.results import ResultSet


@rows_command("gasp clubs", "gasp clubs --fields club,aliases --format csv")
def clubs(record: Record) -> ResultSet:
    """The clubs and every spelling of them."""
    return known.clubs(record)


@rows_command("gasp competitions", "gasp competitions --fields competition,tie_breaks")
def competitions(record: Record) -> ResultSet:
    """The competitions, their seasons and rules."""
    return known.competitions(record)
