"""The result of a club's campaign: one season of a cup or a European competition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gasp_cli.domain.club_match import ClubMatch
from gasp_cli.domain.model import FINAL, Rules, is_table_stage
from gasp_cli.domain.tie import winner

WINNERS = "Winners"
THIRD_PLACE = "Third-place match"  # i18n: a stage


class CampaignResult(NamedTuple):
    """The last stage that a club played, or `Winners`, and the club that eliminated it.

    No club eliminates another in a group.
    """

    reached: str
    eliminated_by: str | None


def campaign_result(
    sides: Sequence[ClubMatch], whole: Sequence[ClubMatch], rules: Rules
) -> CampaignResult:
    """The result of a campaign, from the club's matches in it (`sides`), by date.

    `whole` has all its matches in that season of the competition, so that both legs decide a tie
    even if `sides` has only one. A match for third place comes after the tie that was lost.
    """
    last = next((side for side in reversed(sides) if side.match.stage != THIRD_PLACE), sides[-1])
    stage = last.match.stage
    if is_table_stage(stage):
        return CampaignResult(stage, None)
    tie = [
        side.match for side in whole if side.match.stage == stage and side.opponent == last.opponent
    ]
    through = winner(tie, away_goals=rules.away_goals)
    if through is None:
        return CampaignResult(stage, None)
    if through == last.opponent:
        return CampaignResult(stage, last.opponent)
    return CampaignResult(WINNERS if stage == FINAL else stage, None)
