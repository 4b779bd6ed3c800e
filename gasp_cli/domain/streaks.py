"""The longest runs of a club."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from gasp_cli.domain.club_match import ClubMatch
from gasp_cli.domain.model import Result, Venue

Run = Sequence[ClubMatch]


def _won(side: ClubMatch) -> bool:
    return side.result is Result.WON


STREAK_KINDS: dict[str, tuple[Venue | None, Callable[[ClubMatch], bool]]] = {
    "unbeaten": (None, lambda side: side.result is not Result.LOST),
    "wins": (None, _won),
    "home wins": (Venue.HOME, _won),  # i18n: a kind of run
    "away wins": (Venue.AWAY, _won),  # i18n: a kind of run
    "without a win": (None, lambda side: side.result is not Result.WON),
    "scoring": (None, lambda side: side.goals_for > 0),
    "clean sheets": (None, lambda side: side.goals_against == 0),  # i18n: a kind of run
}
"""By kind of run: the venue of its matches, None for any, and whether a match continues it.

Results are those after extra time, so that a match lost on penalties was drawn.
"""


def longest_streak(sides: Iterable[ClubMatch], kind: str) -> list[Run]:
    """The longest runs of that kind among matches by date; several if equally long."""
    venue, continues = STREAK_KINDS[kind]
    runs: list[list[ClubMatch]] = [[]]
    for side in sides:
        if venue not in (None, side.venue):
            continue
        if continues(side):
            runs[-1].append(side)
        elif runs[-1]:
            runs.append([])
    length = max(map(len, runs))
    return [run for run in runs if len(run) == length] if length else []
