"""Tiny invented seasons, written out in the test that needs them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gasp_cli.domain.club_match import ClubMatch, club_match
from gasp_cli.domain.model import Match, Rules

_LINE = re.compile(
    r"(?P<home>\w+) (?P<goals>\d+-\d+)(?P<extra> aet)?(?: pens (?P<pens>\d+-\d+))? (?P<away>\w+)"
)

SERIE_A = ("head_to_head_points", "head_to_head_goal_difference", "goal_difference", "goals_for")
UEFA_2018 = (
    "head_to_head_points",
    "head_to_head_goal_difference",
    "head_to_head_goals_for",
    "head_to_head_away_goals",
    "goal_difference",
    "goals_for",
    "away_goals",
    "wins",
    "away_wins",
)


def rules(
    *tie_breaks: str, reapply: bool = False, away_goals: bool = False, meetings: int = 2
) -> Rules:
    """Three points a win, and these tie-breaks."""
    return Rules(
        "Invented League", "2000-01", None, 3, 1, tie_breaks, reapply, away_goals, (), "invented",
        meetings,
    )  # fmt: skip


def matches(text: str, stage: str = "Matchday 1", *, legs: bool = False) -> list[Match]:
    """The matches of lines like `Alba 2-1 Brera` or `Alba 1-1 aet pens 3-4 Brera`.

    They are played a day after the other from 1 January 2001. With `legs`, they are the first
    and second leg of a tie.
    """
    played = []
    for number, line in enumerate(text.strip().splitlines(), 1):
        read = _LINE.fullmatch(line.strip())
        assert read, f"not a match: {line!r}"
        played.append(
            Match(
                "Invented League",
                "2000-01",
                stage,
                f"2001-{(number - 1) // 28 + 1:02}-{(number - 1) % 28 + 1:02}",
                read["home"],
                read["away"],
                *_goals(read["goals"]),
                leg=number if legs else None,
                extra_time=bool(read["extra"]),
                penalties=_goals(read["pens"]) if read["pens"] else None,
            )
        )
    return played


def _goals(text: str) -> tuple[int, int]:
    home, away = text.split("-")
    return int(home), int(away)


def seen_by(club: str, played: Sequence[Match]) -> list[ClubMatch]:
    """The matches as the club sees them."""
    return [club_match(club, match) for match in played]
