"""A match as one of its clubs sees it."""

from __future__ import annotations

from typing import NamedTuple

from gasp_cli.domain.model import Match, Result, Score, Venue


class ClubMatch(NamedTuple):
    """One club's view of a match that was decided; goals after extra time."""

    match: Match
    venue: Venue
    opponent: str
    goals_for: int
    goals_against: int
    result: Result

    def own_first(self, score: Score | None) -> str | None:
        """A score of the match with the club's own goals first: `4-3`."""
        if score is None:
            return None
        own, other = score if self.match.away == self.opponent else (score[1], score[0])
        return f"{own}-{other}"


def club_match(club: str, match: Match) -> ClubMatch:
    """The match as the club sees it, which must have played in it and have a score."""
    own, other = match.home_goals or 0, match.away_goals or 0
    if match.home == club:
        venue, opponent = _HOME, match.away
    else:
        venue, opponent, own, other = _AWAY, match.home, other, own
    if match.neutral:
        venue = Venue.NEUTRAL
    return ClubMatch(
        match, venue, opponent, own, other,
        _WON if own > other else _LOST if own < other else _DRAWN,
    )  # fmt: skip


# Looking a member up in its enum takes longer than all else that is done for a match.
_HOME, _AWAY = Venue.HOME, Venue.AWAY
_WON, _LOST, _DRAWN = Result.WON, Result.LOST, Result.DRAWN


class WinDrawLoss(NamedTuple):
    """How a club fared over some matches."""

    played: int
    won: int
    drawn: int
    lost: int
    goals_for: int
    goals_against: int


def win_draw_loss(sides: list[ClubMatch]) -> WinDrawLoss:
    """Matches and goals added up; a tie lost on penalties was a draw."""
    results = [side.result for side in sides]
    return WinDrawLoss(
        len(sides),
        results.count(Result.WON),
        results.count(Result.DRAWN),
        results.count(Result.LOST),
        sum(side.goals_for for side in sides),
        sum(side.goals_against for side in sides),
    )
