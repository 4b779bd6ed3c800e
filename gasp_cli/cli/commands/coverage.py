"""`gasp coverage`."""

from gasp_cli.cli.command import rows_command
from gasp_cli.kb.record import Record
from gasp_cli.queries.coverage import coverage as ask
from gasp_cli.results import ResultSet


@rows_command("gasp coverage", "gasp coverage --sort -matches --limit 5")
def coverage(record: Record) -> ResultSet:
    """The coverage of the record, season by season, with licences."""
    return ask(record)
