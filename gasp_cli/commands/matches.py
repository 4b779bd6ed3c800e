"""`gasp matches`."""

from typing import Annotated

import typer

from gasp_cli.answer import Answer
from gasp_cli.commands.common import prints
from gasp_cli.commands.options import CompetitionOption, OpponentOption, SeasonOption
from gasp_cli.commands.venue import VenueOption
from gasp_cli.model import Result
from gasp_cli.questions.filter import Filter
from gasp_cli.questions.matches import matches as ask
from gasp_cli.record import Record


@prints(
    "gasp matches --season {year} --result L",
    "gasp matches --opponent {opponent} --venue away",
    "gasp matches --since {day} --format jsonl",
)
def matches(
    record: Record,
    season: SeasonOption = None,
    competition: CompetitionOption = None,
    opponent: OpponentOption = None,
    venue: VenueOption = None,
    result: Annotated[
        Result | None,
        typer.Option("--result", case_sensitive=False, help="Won, drawn or lost."),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="From that day on.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Up to that day, included.")
    ] = None,
) -> Answer:
    """Every match, by any of its sides.

    Results are those after extra time; a match that went to penalties is a draw.
    """
    wanted = Filter(season, competition, opponent, venue, result, since, until)
    return ask(record, wanted)


COMMANDS = {"matches": matches}
