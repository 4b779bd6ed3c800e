"""`gasp wins` and `gasp defeats`."""

from typing import Annotated

import typer

from gasp_cli.cli.command import rows_command
from gasp_cli.cli.options import CompetitionsOption, OpponentsOption, SeasonsOption
from gasp_cli.cli.venue import VenueOption
from gasp_cli.kb.record import Record
from gasp_cli.queries.big_wins import defeats as ask_defeats
from gasp_cli.queries.big_wins import wins as ask_wins
from gasp_cli.results import ResultSet

_MarginOption = Annotated[
    int | None,
    typer.Option("--margin", metavar="N", min=1, help="By N goals or more.", show_default="4"),
]


@rows_command("gasp wins", "gasp wins --scored 7", "gasp wins --margin 3 --against {opponent}")
def wins(
    record: Record,
    margin: _MarginOption = None,
    scored: Annotated[
        int | None,
        typer.Option("--scored", metavar="N", min=1, help="With N goals or more, by any margin."),
    ] = None,
    opponent: OpponentsOption = None,
    season: SeasonsOption = None,
    competition: CompetitionsOption = None,
    venue: VenueOption = None,
) -> ResultSet:
    """Big wins, biggest first.

    By four goals or more, unless a margin or a number of goals is asked for.
    """
    return ask_wins(
        record, margin=margin, scored=scored, opponent=opponent, season=season,
        competition=competition, venue=venue,
    )  # fmt: skip


@rows_command(
    "gasp defeats", "gasp defeats --conceded 4", "gasp defeats --margin 3 --season {middle}"
)
def defeats(
    record: Record,
    margin: _MarginOption = None,
    conceded: Annotated[
        int | None,
        typer.Option(
            "--conceded", metavar="N", min=1, help="With N goals or more against, by any margin."
        ),
    ] = None,
    opponent: OpponentsOption = None,
    season: SeasonsOption = None,
    competition: CompetitionsOption = None,
    venue: VenueOption = None,
) -> ResultSet:
    """Heavy defeats, heaviest first.

    By four goals or more, unless a margin or a number of goals conceded is asked for.
    """
    return ask_defeats(
        record, margin=margin, conceded=conceded, opponent=opponent, season=season,
        competition=competition, venue=venue,
    )  # fmt: skip
