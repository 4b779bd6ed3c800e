"""The winner of a tie of one match or two legs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gasp_cli.domain.model import Match


def winner(legs: Sequence[Match], *, away_goals: bool) -> str | None:
    """The club that goes through; None if the matches do not decide it.

    The aggregate score decides, extra time included; then, with `away_goals`, away goals; then a
    shoot-out. One leg of a two-legged tie decides nothing.
    """
    if not legs or (len(legs) == 1 and legs[0].leg is not None):
        return None
    goals: Counter[str] = Counter()
    away: Counter[str] = Counter()
    for match in legs:
        if match.home_goals is None or match.away_goals is None:
            return None
        goals[match.home] += match.home_goals
        goals[match.away] += match.away_goals
        away[match.away] += match.away_goals
    last = legs[-1]
    for count in (goals, away if away_goals and len(legs) > 1 else Counter[str]()):
        if count[last.home] != count[last.away]:
            return max((last.home, last.away), key=count.__getitem__)
    if last.penalties:
        return last.home if last.penalties[0] > last.penalties[1] else last.away
    return None
