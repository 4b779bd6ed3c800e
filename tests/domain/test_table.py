"""How clubs level on points are parted, on seasons of three or four clubs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gasp_cli.domain.league_table import Scoreline, league_table, ranks, scoreline
from gasp_cli.domain.model import Match
from gasp_cli.errors import DataError
from tests.tiny import SERIE_A, UEFA_2018, matches, rules


def scores(played: Sequence[Match]) -> list[Scoreline]:
    return [score for score in map(scoreline, played) if score is not None]


def order(text: str, *tie_breaks: str, reapply: bool = False) -> list[str]:
    played = matches(text)
    clubs = {club for match in played for club in (match.home, match.away)}
    table = league_table(clubs, scores(played), rules(*tie_breaks, reapply=reapply))
    return [line.club for line in table]


def test_three_points_a_win_and_one_a_draw() -> None:
    played = matches("""
        Alba 2-1 Brera
        Brera 0-0 Alba
    """)
    first, second = league_table({"Alba", "Brera"}, scores(played), rules())
    assert first[:11] == (1, "Alba", 2, 1, 1, 0, 2, 1, 1, 4, 0)
    assert second[:11] == (2, "Brera", 2, 0, 1, 1, 1, 2, -1, 1, 0)


def test_head_to_head_parts_clubs_level_on_points() -> None:
    # Alba and Brera have 7 points each. Brera has the better goals, Alba won their meetings.
    text = """
        Alba 1-0 Brera
        Brera 0-0 Alba
        Alba 1-0 Como
        Como 1-0 Alba
        Brera 5-0 Como
        Como 0-1 Brera
    """
    assert order(text, "goal_difference") == ["Brera", "Alba", "Como"]
    assert order(text, *SERIE_A) == ["Alba", "Brera", "Como"]


def test_the_table_says_what_put_a_club_behind_the_one_above_it() -> None:
    played = matches("""
        Alba 1-0 Brera
        Brera 0-0 Alba
        Alba 1-0 Como
        Como 1-0 Alba
        Brera 5-0 Como
        Como 0-1 Brera
    """)
    table = league_table({"Alba", "Brera", "Como"}, scores(played), rules(*SERIE_A))
    assert [line.parted_by for line in table] == ["", "head_to_head_points", ""]


def test_head_to_head_waits_until_all_mutual_matches_are_played() -> None:
    first_half = """
        Alba 1-0 Brera
        Como 1-0 Alba
        Brera 6-0 Como
    """
    # Each has beaten the next: with one meeting each, goal difference decides alone.
    assert order(first_half, *SERIE_A) == ["Brera", "Alba", "Como"]
    pair = """
        Alba 1-0 Brera
        Brera 6-0 Dora
        Dora 0-0 Alba
        Dora 0-0 Brera
    """
    # Alba and Brera have 4 points; Alba won their only meeting, which does not count yet.
    assert order(pair, *SERIE_A)[:2] == ["Brera", "Alba"]
    returned = pair + "Brera 0-0 Alba\nAlba 0-0 Dora"
    assert order(returned, *SERIE_A)[:2] == ["Alba", "Brera"]


# Everybody beats everybody at home: six points each. Alba has the best difference in the
# mini-table, Brera and Como are level in it. Between these two Brera is ahead (2-0 and 0-1),
# but Como has scored more goals overall.
THREE_LEVEL = """
    Alba 3-0 Brera
    Brera 1-0 Alba
    Alba 4-3 Como
    Como 1-0 Alba
    Brera 2-0 Como
    Como 1-0 Brera
"""
MINI_THEN_GOALS = ("head_to_head_points", "head_to_head_goal_difference", "goals_for")


def test_a_mini_table_that_leaves_two_level_goes_on_to_overall_goals() -> None:
    assert order(THREE_LEVEL, *MINI_THEN_GOALS) == ["Alba", "Como", "Brera"]


def test_uefa_asks_head_to_head_again_of_the_two_left_level() -> None:
    assert order(THREE_LEVEL, *MINI_THEN_GOALS, reapply=True) == ["Alba", "Brera", "Como"]


def test_a_play_off_outranks_head_to_head_and_counts_for_nothing_else() -> None:
    played = matches("""
        Alba 1-0 Brera
        Brera 0-0 Alba
        Alba 0-3 Como
        Como 3-0 Alba
        Brera 1-0 Como
        Como 9-0 Brera
    """)
    play_off = matches("Brera 3-1 Alba", stage="Relegation play-off")
    before = league_table({"Alba", "Brera", "Como"}, scores(played), rules("play_off", *SERIE_A))
    after = league_table(
        {"Alba", "Brera", "Como"}, scores(played), rules("play_off", *SERIE_A), play_offs=play_off
    )
    assert [line.club for line in before] == ["Como", "Alba", "Brera"]
    assert [line.club for line in after] == ["Como", "Brera", "Alba"]
    assert [line[2:11] for line in after[1:]] == [line[2:11] for line in (before[2], before[1])]
    assert after[2].parted_by == "play_off"


def test_deducted_points_are_taken_off_and_shown() -> None:
    played = matches("Alba 1-0 Brera")
    first, second = league_table({"Alba", "Brera"}, scores(played), rules(), {"Alba": 4})
    assert (first.club, first.points, first.deducted) == ("Brera", 0, 0)
    assert (second.club, second.points, second.deducted) == ("Alba", -1, 4)


def test_before_the_first_match_all_clubs_stand_at_zero_by_name() -> None:
    table = league_table({"Como", "Alba", "Brera"}, [], rules(*SERIE_A))
    assert [(line.position, line.club, line.points) for line in table] == [
        (1, "Alba", 0),
        (2, "Brera", 0),
        (3, "Como", 0),
    ]


def test_away_goals_then_wins_then_away_wins_decide_last() -> None:
    by_away_goals = """
        Alba 1-0 Como
        Como 0-0 Alba
        Como 1-1 Brera
        Brera 2-1 Como
    """
    table = order(by_away_goals, "away_goals")
    assert table == ["Brera", "Alba", "Como"]


def test_an_unknown_criterion_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(DataError, match="'coin'") as caught:
        order("Alba 0-0 Brera", "coin")
    assert "goal_difference" in caught.value.hint


def test_equal_goals_share_a_rank() -> None:
    goals = {"Alba": 9, "Brera": 5, "Como": 5, "Dora": 1}
    assert ranks(goals, highest_first=True) == {"Alba": 1, "Brera": 2, "Como": 2, "Dora": 4}
    assert ranks(goals, highest_first=False) == {"Dora": 1, "Brera": 2, "Como": 2, "Alba": 4}


CLUBS = ("Alba", "Brera", "Como", "Dora")
goals = st.integers(min_value=0, max_value=5)


@st.composite
def seasons(draw: st.DrawFn) -> list[Match]:
    """A season of four clubs, each meeting each other home and away, perhaps not all yet."""
    text = "\n".join(
        f"{home} {draw(goals)}-{draw(goals)} {away}" for home, away in permutations(CLUBS, 2)
    )
    return matches(text)[: draw(st.integers(min_value=0, max_value=12))]


@given(seasons(), st.sampled_from([SERIE_A, UEFA_2018]), st.booleans())
def test_the_laws_of_a_table(played: list[Match], tie_breaks: tuple[str, ...], again: bool) -> None:
    table = league_table(CLUBS, scores(played), rules(*tie_breaks, reapply=again))
    drawn = sum(match.home_goals == match.away_goals for match in played)
    assert [line.position for line in table] == [1, 2, 3, 4]
    assert all(line.won + line.drawn + line.lost == line.played for line in table)
    assert all(line.points == 3 * line.won + line.drawn for line in table)
    assert sum(line.points for line in table) == 3 * len(played) - drawn
    assert sum(line.goals_for for line in table) == sum(line.goals_against for line in table)
    assert sum(line.goal_difference for line in table) == 0
    assert [line.points for line in table] == sorted((line.points for line in table), reverse=True)


@given(seasons(), st.randoms(use_true_random=False))
def test_the_order_in_which_matches_are_listed_changes_nothing(
    played: list[Match], random: Random
) -> None:
    shuffled = list(played)
    random.shuffle(shuffled)
    laws = rules(*UEFA_2018, reapply=True)
    assert league_table(CLUBS, scores(shuffled), laws) == league_table(
        CLUBS[::-1], scores(played), laws
    )
