"""The top scorer in Europe, in one line."""

from __future__ import annotations

from gasp_cli.i18n import Message, join_list, msg
from gasp_cli.queries.scorers import ScorerRow
from gasp_cli.results import ResultSet


def top_scorer(scorers: ResultSet[ScorerRow]) -> Message | None:
    """The top scorers in Europe with their goals; None where no scorer is known."""
    if not scorers.rows:
        return None
    names = join_list(row.player for row in scorers.rows)
    return msg("Top scorer in Europe: {names}, {goals}", names=names, goals=scorers.rows[0].goals)
