"""`gasp versus`."""

from typing import Annotated

import typer

from gasp_cli.answer import Answer
from gasp_cli.commands import completion as offer
from gasp_cli.commands.common import prints
from gasp_cli.questions.versus import versus as balances
from gasp_cli.questions.versus import versus_opponent
from gasp_cli.record import Record


@prints("gasp versus", "gasp versus {opponent}", "gasp versus --sort -goals_for --limit 5")
def versus(
    record: Record,
    opponent: Annotated[
        str | None,
        typer.Argument(
            metavar="[OPPONENT]", help="A club, by any of its names.", autocompletion=offer.clubs
        ),
    ] = None,
) -> Answer:
    """The balance against each opponent, or one's matches."""
    return versus_opponent(record, opponent) if opponent is not None else balances(record)


COMMANDS = {"versus": versus}
