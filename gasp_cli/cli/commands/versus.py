"""`gasp versus`."""

from typing import Annotated

from gasp_cli.cli import completion as offer
from gasp_cli.cli.command import rows_command
from gasp_cli.cli.options import argument
from gasp_cli.kb.record import Record
from gasp_cli.queries.head_to_head import versus as balances
from gasp_cli.queries.head_to_head import versus_opponent
from gasp_cli.results import ResultSet


@rows_command("gasp versus", "gasp versus {opponent}", "gasp versus --sort -goals_for --limit 5")
def versus(
    record: Record,
    opponent: Annotated[
        str | None, argument("[OPPONENT]", "A club, by any of its names.", offer.clubs)
    ] = None,
) -> ResultSet:
    """The record against each opponent, or all matches against one."""
    return versus_opponent(record, opponent) if opponent is not None else balances(record)
