"""`gasp streaks`."""

from gasp_cli.cli.command import rows_command
from gasp_cli.cli.options import CompetitionsOption, SeasonsOption, only
from gasp_cli.kb.record import Record
from gasp_cli.queries.streaks import streaks as ask
from gasp_cli.results import ResultSet


@rows_command(
    "gasp streaks", "gasp streaks --competition {league}", "gasp streaks --season {middle}"
)
def streaks(
    record: Record, season: SeasonsOption = None, competition: CompetitionsOption = None
) -> ResultSet:
    """The longest runs.

    Over all competitions and across seasons, unless one is named; every run that is as long.
    """
    return ask(record, season=only("season", season), competition=competition)
