"""How far a club came."""

from __future__ import annotations

from collections.abc import Sequence

from gasp_cli.domain.campaign import CampaignResult, campaign_result
from gasp_cli.domain.club_match import ClubMatch
from gasp_cli.domain.model import Rules
from tests.tiny import matches, rules, seen_by


def far(sides: Sequence[ClubMatch], laws: Rules) -> CampaignResult:
    return campaign_result(sides, sides, laws)


def test_a_group_exit_is_nobodys_doing() -> None:
    played = seen_by("Alba", matches("Alba 0-1 Brera\nComo 2-0 Alba", "Group C"))
    assert far(played, rules()) == ("Group C", None)


def test_the_opponent_of_a_lost_tie_put_the_club_out() -> None:
    group = matches("Alba 3-0 Brera", "Group C")
    tie = matches("Dora 2-0 Alba\nAlba 1-0 Dora", "Quarter-finals", legs=True)
    assert far(seen_by("Alba", group + tie), rules()) == ("Quarter-finals", "Dora")


def test_penalties_put_a_club_out_too() -> None:
    tie = matches("Alba 0-0 Dora\nDora 0-0 aet pens 4-3 Alba", "Play-off round", legs=True)
    assert far(seen_by("Alba", tie), rules()) == ("Play-off round", "Dora")


def test_who_wins_the_final_has_won() -> None:
    final = matches("Alba 3-0 Dora", "Final")
    assert far(seen_by("Alba", final), rules()) == ("Winners", None)
    assert far(seen_by("Dora", final), rules()) == ("Final", "Alba")


def test_a_tie_won_with_nothing_after_it_is_as_far_as_the_record_goes() -> None:
    tie = matches("Alba 3-0 Dora", "Semi-finals")
    assert far(seen_by("Alba", tie), rules()) == ("Semi-finals", None)


def test_away_goals_count_where_the_rules_say_so() -> None:
    tie = seen_by("Alba", matches("Dora 2-1 Alba\nAlba 1-0 Dora", "Final", legs=True))
    assert far(tie, rules(away_goals=True)) == ("Winners", None)
    assert far(tie, rules()) == ("Final", None)


def test_a_tie_begun_before_these_matches_is_judged_whole() -> None:
    tie = seen_by("Alba", matches("Dora 3-0 Alba\nAlba 1-0 Dora", "Semi-finals", legs=True))
    assert campaign_result(tie[1:], tie, rules()) == ("Semi-finals", "Dora")


def test_a_match_for_third_place_puts_nobody_out() -> None:
    semi = matches("Dora 3-0 Alba", "Semi-finals")
    third = matches("Alba 0-1 Como", "Third-place match")
    assert far(seen_by("Alba", semi + third), rules()) == ("Semi-finals", "Dora")
