"""`gasp streaks`."""

from gasp_cli.answer import Answer
from gasp_cli.commands.common import prints
from gasp_cli.commands.options import CompetitionsOption, SeasonsOption, only
from gasp_cli.questions.streaks import streaks as ask
from gasp_cli.record import Record


@prints("gasp streaks", "gasp streaks --competition {league}", "gasp streaks --season {middle}")
def streaks(
    record: Record, season: SeasonsOption = None, competition: CompetitionsOption = None
) -> Answer:
    """The longest runs.

    Over all competitions and across seasons, unless one is named; every run that is as long.
    """
    return ask(record, season=only("season", season), competition=competition)


COMMANDS = {"streaks": streaks}
