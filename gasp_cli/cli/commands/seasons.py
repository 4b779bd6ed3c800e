"""`gasp seasons`."""

from gasp_cli.cli.command import prints
from gasp_cli.kb.record import Record
from gasp_cli.queries.seasons import seasons as ask
from gasp_cli.results import Answer


@prints(
    "gasp seasons",
    "gasp seasons --sort -points --fields season,position,points",
    "gasp seasons --format json | jq '.[].points'",
)
def seasons(record: Record) -> Answer:
    """League finishes, season by season.

    Positions are computed from every match of the league under its official rules.
    """
    return ask(record)


COMMANDS = {"seasons": seasons}
