"""Who goes through: one match, two legs, away goals, extra time, penalties."""

from __future__ import annotations

import pytest

from gasp_cli.domain.tie import winner
from tests.tiny import matches


@pytest.mark.parametrize(
    ("text", "away_goals", "through"),
    [
        ("Alba 2-1 Brera\nBrera 1-1 Alba", False, "Alba"),
        ("Alba 2-1 Brera\nBrera 1-0 Alba", True, "Brera"),
        ("Alba 2-1 Brera\nBrera 1-0 aet pens 4-5 Alba", False, "Alba"),
        ("Alba 0-0 Brera\nBrera 1-1 Alba", True, "Alba"),
        ("Alba 0-0 Brera\nBrera 0-0 aet pens 4-3 Alba", True, "Brera"),
        ("Alba 1-0 Brera\nBrera 2-1 aet Alba", True, "Alba"),
        ("Alba 0-0 Brera\nBrera 1-1 Alba", False, None),
    ],
    ids=[
        "aggregate",
        "away goals",
        "away goals abolished, penalties",
        "away goals after a goalless first leg",
        "penalties",
        "away goals in extra time",
        "undecided",
    ],
)
def test_two_legs(text: str, away_goals: bool, through: str | None) -> None:
    assert winner(matches(text, "Semi-finals", legs=True), away_goals=away_goals) == through


@pytest.mark.parametrize(
    ("text", "through"),
    [
        ("Alba 2-1 Brera", "Alba"),
        ("Alba 1-2 aet Brera", "Brera"),
        ("Alba 1-1 pens 4-5 Brera", "Brera"),
        ("Alba 1-1 Brera", None),
    ],
)
def test_a_single_match(text: str, through: str | None) -> None:
    assert winner(matches(text, "Final"), away_goals=True) == through


def test_a_first_leg_alone_decides_nothing() -> None:
    assert winner(matches("Alba 4-0 Brera", "Semi-finals", legs=True), away_goals=False) is None


def test_no_match_decides_nothing() -> None:
    assert winner([], away_goals=False) is None
