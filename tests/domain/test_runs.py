"""The longest runs."""

from __future__ import annotations

from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from gasp_cli.domain.model import Result, Venue
from gasp_cli.domain.streaks import STREAK_KINDS, longest_streak
from tests.tiny import matches, seen_by

SEASON = seen_by(
    "Alba",
    matches("""
        Alba 1-0 Brera
        Como 0-2 Alba
        Alba 1-1 Dora
        Brera 3-0 Alba
        Alba 2-0 Como
        Dora 0-1 Alba
        Alba 0-0 aet pens 2-4 Brera
        Alba 4-0 Dora
    """),
)


def lengths(kind: str) -> list[int]:
    return [len(run) for run in longest_streak(SEASON, kind)]


def test_unbeaten_counts_a_match_lost_on_penalties_as_drawn() -> None:
    assert lengths("unbeaten") == [4]


def test_all_runs_that_are_as_long_are_there_the_earliest_first() -> None:
    runs = longest_streak(SEASON, "wins")
    assert [[side.match.date[-2:] for side in run] for run in runs] == [["01", "02"], ["05", "06"]]


def test_home_wins_pass_over_matches_elsewhere() -> None:
    assert lengths("home wins") == [1, 1, 1]
    at_home = seen_by("Alba", matches("Alba 1-0 Brera\nBrera 9-0 Alba\nAlba 1-0 Como"))
    assert [len(run) for run in longest_streak(at_home, "home wins")] == [2]


def test_neutral_ground_is_neither_home_nor_away() -> None:
    final = [side._replace(venue=Venue.NEUTRAL) for side in SEASON[:2]]
    assert longest_streak(final, "home wins") == []
    assert longest_streak(final, "away wins") == []
    assert [len(run) for run in longest_streak(final, "wins")] == [2]


def test_other_kinds() -> None:
    assert lengths("away wins") == [1, 1]
    assert lengths("without a win") == [2]
    assert lengths("scoring") == [3]
    assert lengths("clean sheets") == [4]


def test_no_match_has_no_run() -> None:
    assert all(longest_streak([], kind) == [] for kind in STREAK_KINDS)


@given(st.lists(st.sampled_from(["1-0", "0-0", "0-1"]), max_size=40))
def test_a_longest_run_is_as_long_as_a_plain_count_says(scores: list[str]) -> None:
    played = (
        seen_by("Alba", matches("\n".join(f"Alba {score} Brera" for score in scores)))
        if scores
        else []
    )
    counts = [
        len(list(group))
        for unbeaten, group in groupby(played, key=lambda side: side.result is not Result.LOST)
        if unbeaten
    ]
    best = max(counts, default=0)
    assert [len(run) for run in longest_streak(played, "unbeaten")] == [
        n for n in counts if n == best
    ]
