"""`gasp scorers`."""

from typing import Annotated

from gasp_cli.cli.command import rows_command
from gasp_cli.cli.options import CompetitionsOption, OpponentsOption, SeasonsOption, option
from gasp_cli.kb.story import Story
from gasp_cli.queries.scorers import goals_of
from gasp_cli.queries.scorers import scorers as ask
from gasp_cli.results import ResultSet

PlayerOption = Annotated[str | None, option("--player", "NAME", "The goals of one player.")]


@rows_command("gasp scorers", "gasp scorers --player {person}")
def scorers(
    story: Story,
    competition: CompetitionsOption = None,
    season: SeasonsOption = None,
    opponent: OpponentsOption = None,
    player: PlayerOption = None,
) -> ResultSet:
    """Who scored most, or when one player scored.

    Own goals count for nobody. A competition in which not all scorers are known is left out;
    --player has every goal that is known.
    """
    if player is not None:
        return goals_of(story, player, competition=competition, season=season, opponent=opponent)
    return ask(story, competition=competition, season=season, opponent=opponent)
