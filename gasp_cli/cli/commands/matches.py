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
    "gasp matches --scored 4 --conceded 2",
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
    scored: Annotated[
        int | None,
        typer.Option("--scored", metavar="N", min=1, help="With N goals or more."),
    ] = None,
    conceded: Annotated[
        int | None,
        typer.Option("--conceded", metavar="N", min=1, help="With N goals or more against."),
    ] = None,
    margin: Annotated[
        int | None,
        typer.Option("--margin", metavar="N", min=1, help="Won or lost by N goals or more."),
    ] = None,
) -> ResultSet:
    """Every match, by season, competition, opponent, venue or result.

    Results are those after extra time; a match that went to penalties is a draw. An option that
    is given several times names several seasons, competitions or opponents.
    """
    return ask(
        record, season=season, competition=competition, opponent=opponent,
        venue=venue, result=result, since=since, until=until, scored=scored, conceded=conceded,
        margin=margin,
    )  # fmt: skip
