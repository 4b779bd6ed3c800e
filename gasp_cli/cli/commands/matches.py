"""`gasp matches`."""

from typing import Annotated

import typer

from gasp_cli.cli.command import rows_command
from gasp_cli.cli.options import CompetitionsOption, OpponentsOption, SeasonsOption, option
from gasp_cli.cli.venue import VenueOption
from gasp_cli.domain.model import Result
from gasp_cli.kb.record import Record
from gasp_cli.queries.matches import matches as ask
from gasp_cli.results import ResultSet


@rows_command(
    "gasp matches --season {year} --result L",
    "gasp matches --opponent {opponent} --venue away",
    "gasp matches --since {day} --format jsonl",
)
def matches(
    record: Record,
    season: SeasonsOption = None,
    competition: CompetitionsOption = None,
    opponent: OpponentsOption = None,
    venue: VenueOption = None,
    result: Annotated[
        Result | None,
        typer.Option("--result", case_sensitive=False, help="Won, drawn or lost."),
    ] = None,
    since: Annotated[str | None, option("--since", "DATE", "From that day on.")] = None,
    until: Annotated[str | None, option("--until", "DATE", "Up to that day, included.")] = None,
) -> ResultSet:
    """Every match, by season, competition, opponent, venue or result.

    Results are those after extra time; a match that went to penalties is a draw. An option that
    is given several times names several seasons, competitions or opponents.
    """
    return ask(
        record, season=season, competition=competition, opponent=opponent,
        venue=venue, result=result, since=since, until=until,
    )  # fmt: skip
