"""The head-to-head record against each opponent, or the matches against one."""

from typing import Annotated, NamedTuple

from gasp_cli.domain.club_match import ClubMatch, win_draw_loss
from gasp_cli.i18n import msg, name_term, plural
from gasp_cli.kb.record import Record
from gasp_cli.matching import normalise
from gasp_cli.queries.match_filter import resolve_filter, select
from gasp_cli.queries.matches import MatchRow, matches_answer
from gasp_cli.queries.phrases import (
    Drawn,
    GoalDifference,
    Lost,
    Opponent,
    OpponentGoals,
    OwnGoals,
    Won,
    absence,
    coach_phrase,
)
from gasp_cli.results import CellStyle, Column, ResultSet


class VersusRow(NamedTuple):
    """The head-to-head record against one opponent."""

    opponent: Opponent
    played: Annotated[int, Column("matches played", "P", CellStyle.STRONG)]
    won: Won
    drawn: Drawn
    lost: Lost
    goals_for: OwnGoals
    goals_against: OpponentGoals
    goal_difference: GoalDifference
    first: Annotated[str, Column("day of the first match, ISO", "First", priority=2)]
    last: Annotated[str, Column("day of the last match, ISO", "Last", priority=2)]


def versus(record: Record) -> ResultSet[VersusRow]:
    """The record against every opponent, by matches played, then name."""
    by_opponent: dict[str, list[ClubMatch]] = {}
    for side in record.spell.matches():
        by_opponent.setdefault(side.opponent, []).append(side)
    rows = []
    for opponent, sides in by_opponent.items():
        balance = win_draw_loss(sides)
        difference = balance.goals_for - balance.goals_against
        first, last = sides[0].match.date, sides[-1].match.date
        rows.append(VersusRow(opponent, *balance, difference, first, last))
    rows.sort(key=lambda row: (-row.played, normalise(row.opponent)))
    club, coach, *_ = record.about
    title = msg("{club} under {coach} against each opponent", club=name_term(club), coach=coach)
    opponents = plural("{n} opponent", "{n} opponents", len(rows))
    matches = plural("{n} match", "{n} matches", sum(row.played for row in rows))
    note = msg("{opponents}, {matches}.", opponents=opponents, matches=matches)
    why = msg("no match {under}", under=coach_phrase(record))
    editions = {
        (side.match.competition, side.match.season)
        for sides in by_opponent.values()
        for side in sides
    }
    return ResultSet(VersusRow, rows, title, (note,), why, editions=editions)


def versus_opponent(record: Record, opponent: str) -> ResultSet[MatchRow]:
    """The matches against one opponent, by date."""
    matching = resolve_filter(record, opponent=record.find_opponent(opponent))
    (other,) = matching.opponents
    title = msg("{club} against {other}", club=name_term(record.about.club), other=name_term(other))
    why = absence(record, msg("against {club}", club=name_term(other)))
    return matches_answer(record, select(record, matching), title, why)
