"""`gasp seasons`."""

from gasp_cli.cli.command import rows_command
from gasp_cli.cli.options import EverySeasonOption
from gasp_cli.kb.record import Record
from gasp_cli.queries.seasons import seasons as ask
from gasp_cli.results import ResultSet


@rows_command(
    "gasp seasons",
    "gasp seasons --sort -points --fields season,position,points",
    "gasp seasons --format json | jq '.[].points'",
)
def seasons(
    record: Record,
    every: EverySeasonOption = False,
) -> ResultSet:
    """League finishes, season by season.

    Positions are computed from every match of the league under its official rules.
    """
    return ask(record, every=every)
