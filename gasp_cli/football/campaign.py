"""How far a club came in one season of a cup or of a European competition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gasp_cli.football.side import Side
from gasp_cli.football.tie import winner
from gasp_cli.model import FINAL, Rules, is_table_stage

WINNERS = "Winners"


class Exit(NamedTuple):
    """The last stage that a club played, or `Winners`, and the club that put it out.

    Nobody puts a club out in a group, and nobody the winners.
    """

    reached: str
    eliminated_by: str | None


def how_far(sides: Sequence[Side], rules: Rules) -> Exit:
    """How far the club came that played these matches of one campaign, given by date."""
    last = sides[-1]
    stage = last.match.stage
    if is_table_stage(stage):
        return Exit(stage, None)
    tie = [
        side.match for side in sides if side.match.stage == stage and side.opponent == last.opponent
    ]
    through = winner(tie, away_goals=rules.away_goals)
    if through is None:
        return Exit(stage, None)
    if through == last.opponent:
        return Exit(stage, last.opponent)
    return Exit(WINNERS if stage == FINAL else stage, None)
