"""`gasp seasons`."""

from gasp_cli.answer import Answer
from gasp_cli.commands.common import prints
from gasp_cli.questions.seasons import seasons as ask
from gasp_cli.record import Record


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
