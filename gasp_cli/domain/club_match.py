"""A match from the side of one of its clubs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gasp_cli.domain.model import EditionKey, Match, Result, Score, Venue


class ClubMatch(NamedTuple):
    """One club's view of a match that was decided; goals after extra time."""

    match: Match
    venue: Venue
    opponent: str
    goals_for: int
    goals_against: int
    result: Result

    @property
    def score(self) -> str:
        """The score with the club's own goals first: `4-3`."""
        return f"{self.goals_for}-{self.goals_against}"

    def own_first(self, score: Score | None) -> str | None:
        """A score of the match with the club's own goals first: `4-3`."""
        if score is None:
            return None
        goals_for, goals_against = score if self.match.away == self.opponent else score[::-1]
        return f"{goals_for}-{goals_against}"


def club_match(club: str, match: Match) -> ClubMatch:
    """The match from the side of the club. The club must play in it, and it must have a score."""
    goals_for, goals_against = match.home_goals or 0, match.away_goals or 0
    venue, opponent = _HOME, match.away
    if match.home != club:
        venue, opponent = _AWAY, match.home
        goals_for, goals_against = goals_against, goals_for
    if match.neutral:
        venue = Venue.NEUTRAL
    return ClubMatch(
        match, venue, opponent, goals_for, goals_against,
        _WON if goals_for > goals_against else _LOST if goals_for < goals_against else _DRAWN,
    )  # fmt: skip


def by_edition(sides: Iterable[ClubMatch]) -> dict[EditionKey, list[ClubMatch]]:
    """The matches of each season of a competition, in their order."""
    matches: dict[EditionKey, list[ClubMatch]] = {}
    for side in sides:
        matches.setdefault(side.match.edition, []).append(side)
    return matches


# Looking up a member of an enum takes longer than the rest of `club_match`.
_HOME, _AWAY = Venue.HOME, Venue.AWAY
_WON, _LOST, _DRAWN = Result.WON, Result.LOST, Result.DRAWN


class WinDrawLoss(NamedTuple):
    """Results and goals of a club in some matches."""

    played: int
    won: int
    drawn: int
    lost: int
    goals_for: int
    goals_against: int


def win_draw_loss(sides: list[ClubMatch]) -> WinDrawLoss:
    """Add up results and goals; a tie lost on penalties was a draw."""
    results = [side.result for side in sides]
    return WinDrawLoss(
        len(sides),
        results.count(Result.WON),
        results.count(Result.DRAWN),
        results.count(Result.LOST),
        sum(side.goals_for for side in sides),
        sum(side.goals_against for side in sides),
    )
