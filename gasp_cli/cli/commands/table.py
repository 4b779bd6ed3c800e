"""`gasp table`."""

from typing import Annotated

from gasp_cli.cli import completion as offer
from gasp_cli.cli.command import rows_command
from gasp_cli.cli.options import SeasonArgument, only, option
from gasp_cli.kb.record import Record
from gasp_cli.queries.table import table as ask
from gasp_cli.results import ResultSet


@rows_command(
    "gasp table {year}",
    "gasp table {middle} --matchday 10",
    "gasp table {year} --on {year}-01-01",
    "gasp table {european_year} --competition {european_competition}",
)
def table(
    record: Record,
    season: SeasonArgument,
    competition: Annotated[
        list[str] | None,
        option(
            "--competition",
            "NAME",
            "A competition other than the club's league.",
            offer.competitions,
        ),
    ] = None,
    group: Annotated[
        str | None, option("--group", "C", "One group: its letter, or a club in it.")
    ] = None,
    matchday: Annotated[
        int | None, option("--matchday", "N", "After N rounds, whenever they were played.")
    ] = None,
    on: Annotated[str | None, option("--on", "DATE", "As it stood at the end of that day.")] = None,
) -> ResultSet:
    """A league or group table, final or on any day.

    The tie-breaks are those of that competition and season. Deductions and awarded matches count
    from the day they took effect until they were annulled.
    """
    chosen = only("competition", competition)
    return ask(record, season, competition=chosen, group=group, matchday=matchday, on=on)
