"""The longest runs of a club."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, takewhile

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


def runs_of(sides: Iterable[ClubMatch], kind: str) -> list[Run]:
    """The runs of that kind among matches by date."""
    venue, continues = STREAK_KINDS[kind]
    of_venue = (side for side in sides if venue in (None, side.venue))
    return [tuple(run) for holds, run in groupby(of_venue, continues) if holds]


def longest_streak(sides: Iterable[ClubMatch], kind: str) -> list[Run]:
    """The longest runs of that kind among matches by date; several if equally long."""
    runs = runs_of(sides, kind)
    length = max(map(len, runs), default=0)
    return [run for run in runs if len(run) == length]


def current_run(sides: Sequence[ClubMatch], kind: str) -> Run:
    """The run of that kind that stands after the last of the matches by date."""
    venue, continues = STREAK_KINDS[kind]
    latest_first = (side for side in reversed(sides) if venue in (None, side.venue))
    return tuple(takewhile(continues, latest_first))[::-1]
