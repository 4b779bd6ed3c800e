"""League and group tables under the rules of their competition.

The criteria that break ties on points, and their order, are data (`Rules.tie_breaks`); this module
has the meaning of each criterion.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from math import inf
from typing import NamedTuple, TypeAlias

from gasp_cli.domain.model import Match, Rules
from gasp_cli.domain.tie import winner
from gasp_cli.errors import DataError
from gasp_cli.i18n import msg
from gasp_cli.matching import normalise

Scoreline: TypeAlias = tuple[str, str, int, int]
"""The home club, the away club, and the goals of each."""


def scoreline(match: Match) -> Scoreline | None:
    """The scoreline of a match; None if it has no score that stands."""
    if match.home_goals is None or match.away_goals is None:
        return None
    return match.home, match.away, match.home_goals, match.away_goals


class Tally:
    """Results and goals of a club in some matches; points before any deduction."""

    __slots__ = (
        "away_goals", "away_wins", "drawn", "goals_against", "goals_for", "lost", "points", "won",
    )  # fmt: skip

    def __init__(self) -> None:
        self.won = self.drawn = self.lost = self.points = 0
        self.goals_for = self.goals_against = 0
        self.away_goals = self.away_wins = 0

    @property
    def played(self) -> int:
        """Matches played."""
        return self.won + self.drawn + self.lost

    @property
    def goal_difference(self) -> int:
        """Goals scored minus goals conceded."""
        return self.goals_for - self.goals_against


class Standing(NamedTuple):
    """A club's line of a table.

    `points` are net of `deducted`, a positive number. `parted_by` is the tie-break that put the
    club behind the one above it, empty if the two are not level on points.
    """

    position: int
    club: str
    played: int
    won: int
    drawn: int
    lost: int
    goals_for: int
    goals_against: int
    goal_difference: int
    points: int
    deducted: int
    parted_by: str


def tally(clubs: Iterable[str], scores: Iterable[Scoreline], rules: Rules) -> dict[str, Tally]:
    """The tally of each of the clubs from the matches between them."""
    tallies = {club: Tally() for club in clubs}
    for home_club, away_club, home_goals, away_goals in scores:
        home, away = tallies[home_club], tallies[away_club]
        home.goals_for += home_goals
        home.goals_against += away_goals
        away.goals_for += away_goals
        away.goals_against += home_goals
        away.away_goals += away_goals
        if home_goals > away_goals:
            home.won += 1
            away.lost += 1
        elif home_goals < away_goals:
            away.won += 1
            away.away_wins += 1
            home.lost += 1
        else:
            home.drawn += 1
            away.drawn += 1
    for tally in tallies.values():
        tally.points = rules.points(tally.won, tally.drawn)
    return tallies


def league_table(
    clubs: Iterable[str],
    scores: Sequence[Scoreline],
    rules: Rules,
    deducted: Mapping[str, int] | None = None,
    play_offs: Sequence[Match] = (),
) -> list[Standing]:
    """The table of the clubs after matches with these scores, in order of position.

    `deducted` has the points deducted from clubs. `play_offs` decide between clubs level on points
    and count for nothing else. Clubs that no criterion separates are sorted by name; before the
    first match these are all clubs. Raises `DataError` for an unknown criterion.
    """
    deducted = deducted or {}
    tallies = tally(clubs, scores, rules)
    tie_breaker = _TieBreaker(tallies, scores, rules, play_offs)
    points = {club: tallies[club].points - deducted.get(club, 0) for club in tallies}
    by_points = sorted(points, key=points.__getitem__, reverse=True)
    order: list[str] = []
    for _, level in groupby(by_points, key=points.__getitem__):
        order += tie_breaker.break_ties(list(level))
    standings = []
    for position, club in enumerate(order, 1):
        total = tallies[club]
        standings.append(
            Standing(
                position, club, total.played, total.won, total.drawn, total.lost,
                total.goals_for, total.goals_against, total.goal_difference,
                points[club], deducted.get(club, 0), tie_breaker.decided_by.get(club, ""),
            )
        )  # fmt: skip
    return standings


def expected_matches(clubs: int, rules: Rules) -> int:
    """The number of matches between that number of clubs in a whole season."""
    return rules.meetings * clubs * (clubs - 1) // 2


def ranks(values: Mapping[str, int], *, highest_first: bool) -> dict[str, int]:
    """The rank of each by its value, 1 the best; equal values share a rank."""
    ordered = sorted(values.values(), reverse=highest_first)
    return {name: ordered.index(value) + 1 for name, value in values.items()}


_OVERALL: dict[str, Callable[[Tally], float]] = {
    "goal_difference": lambda tally: tally.goal_difference,
    # Goals scored divided by goals conceded, which leagues used before the difference.
    "goal_average": lambda tally: (
        tally.goals_for / tally.goals_against if tally.goals_against else inf
    ),
    "goals_for": lambda tally: tally.goals_for,
    "away_goals": lambda tally: tally.away_goals,
    "wins": lambda tally: tally.won,
    "away_wins": lambda tally: tally.away_wins,
}
_MUTUAL: dict[str, Callable[[Tally], float]] = {
    "head_to_head_points": lambda tally: tally.points,
    "head_to_head_goal_difference": lambda tally: tally.goal_difference,
    "head_to_head_goals_for": lambda tally: tally.goals_for,
    "head_to_head_away_goals": lambda tally: tally.away_goals,
}
PLAY_OFF = "play_off"
CRITERIA = (PLAY_OFF, *_MUTUAL, *_OVERALL)


class _TieBreaker:
    """Breaks ties on points, and remembers the criterion of each."""

    def __init__(
        self,
        tallies: Mapping[str, Tally],
        scores: Sequence[Scoreline],
        rules: Rules,
        play_offs: Sequence[Match],
    ) -> None:
        self._tallies = tallies
        self._scores = scores
        self._rules = rules
        self._play_offs = play_offs
        self._between: dict[tuple[str, ...], dict[str, Tally] | None] = {}
        self.decided_by: dict[str, str] = {}

    def break_ties(self, level: list[str]) -> list[str]:
        """Order clubs that are level on points."""
        if len(level) == 1:
            return level
        return self._break_ties(level, level, list(self._rules.tie_breaks))

    def _break_ties(self, clubs: list[str], whole: list[str], criteria: list[str]) -> list[str]:
        """Order `clubs`, which earlier criteria left level among `whole`."""
        if len(clubs) == 1 or not criteria:
            return sorted(clubs, key=lambda club: (normalise(club), club))
        criterion, rest = criteria[0], criteria[1:]
        if self._rules.reapply and len(clubs) < len(whole) and criterion in _OVERALL:
            # Head-to-head is exhausted: apply it again to the clubs still level.
            return self._break_ties(clubs, clubs, list(self._rules.tie_breaks))
        values = self._values(criterion, clubs, whole)
        order: list[str] = []
        for value in sorted(set(values.values()), reverse=True):
            equal = [club for club in clubs if values[club] == value]
            # Once an overall criterion has separated clubs, head-to-head is not applied again.
            ordered = self._break_ties(equal, equal if criterion in _OVERALL else whole, rest)
            if order:
                self.decided_by[ordered[0]] = criterion
            order += ordered
        return order

    def _values(self, criterion: str, clubs: list[str], whole: list[str]) -> dict[str, float]:
        if criterion == PLAY_OFF:
            return self._play_off(clubs)
        if count := _OVERALL.get(criterion):
            return {club: count(self._tallies[club]) for club in clubs}
        count = _MUTUAL.get(criterion)
        if count is None:
            raise DataError(
                msg("{criterion!r} is not a known tie-break", criterion=criterion),
                msg("the criteria are {criteria}", criteria=", ".join(CRITERIA)),
            )
        mutual = self._mutual(tuple(whole))
        if mutual is None:
            return dict.fromkeys(clubs, 0.0)
        return {club: count(mutual[club]) for club in clubs}

    def _mutual(self, whole: tuple[str, ...]) -> dict[str, Tally] | None:
        """The tallies of clubs from the matches between them.

        None until all of these matches are played: head-to-head does not count before.
        """
        if whole not in self._between:
            between = [
                score for club in whole for score in self._home_scores[club] if score[1] in whole
            ]
            met = len(between) >= expected_matches(len(whole), self._rules)
            self._between[whole] = tally(whole, between, self._rules) if met else None
        return self._between[whole]

    @cached_property
    def _home_scores(self) -> dict[str, list[Scoreline]]:
        """The scores by home club, a quick index for the few clubs level on points."""
        scores: dict[str, list[Scoreline]] = {club: [] for club in self._tallies}
        for score in self._scores:
            scores[score[0]].append(score)
        return scores

    def _play_off(self, clubs: list[str]) -> dict[str, float]:
        values = dict.fromkeys(clubs, 0.0)
        legs = self._legs.get(frozenset(clubs))
        if legs and (best := winner(legs, away_goals=False)):
            values[best] = 1.0
        return values

    @cached_property
    def _legs(self) -> dict[frozenset[str], list[Match]]:
        """The play-off matches by the two clubs that met."""
        legs: dict[frozenset[str], list[Match]] = {}
        for match in self._play_offs:
            legs.setdefault(frozenset((match.home, match.away)), []).append(match)
        return legs
