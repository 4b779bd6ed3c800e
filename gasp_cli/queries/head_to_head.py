"""The balance against each opponent, or the matches against one."""

from typing import Annotated, NamedTuple

from gasp_cli.domain.club_match import Side, balance
from gasp_cli.i18n import say, several
from gasp_cli.kb.club_matches import all_sides
from gasp_cli.kb.record import Record
from gasp_cli.matching import fold
from gasp_cli.queries.match_filter import Filter, select, settle
from gasp_cli.queries.matches import MatchRow, matches_answer
from gasp_cli.queries.phrases import absence, under
from gasp_cli.results import Answer, Column, Look


class VersusRow(NamedTuple):
    """How the club fared against one opponent."""

    opponent: Annotated[str, Column("the other club", "Opponent", Look.STRONG)]
    played: Annotated[int, Column("matches played", "P", Look.STRONG)]
    won: Annotated[int, Column("matches won", "W", Look.GOOD)]
    drawn: Annotated[int, Column("matches drawn", "D", Look.EVEN)]
    lost: Annotated[int, Column("matches lost", "L", Look.BAD)]
    goals_for: Annotated[int, Column("own goals, after extra time", "GF")]
    goals_against: Annotated[int, Column("goals of the opponent", "GA")]
    goal_difference: Annotated[int, Column("goals scored less conceded", "GD", Look.SIGNED)]
    first: Annotated[str, Column("day of the first match, ISO", "First", rank=2)]
    last: Annotated[str, Column("day of the last match, ISO", "Last", rank=2)]


def versus(record: Record) -> Answer[VersusRow]:
    """The balance against every opponent, by matches played, then name."""
    by_opponent: dict[str, list[Side]] = {}
    for side in all_sides(record):
        by_opponent.setdefault(side.opponent, []).append(side)
    rows = []
    for opponent, sides in by_opponent.items():
        own = balance(sides)
        difference = own.goals_for - own.goals_against
        first, last = sides[0].match.date, sides[-1].match.date
        rows.append(VersusRow(opponent, *own, difference, first, last))
    rows.sort(key=lambda row: (-row.played, fold(row.opponent)))
    about = record.about
    title = say("{club} under {coach} against each opponent", club=about.club, coach=about.coach)
    note = say(
        "{opponents}, {matches}.",
        opponents=several("{n} opponent", "{n} opponents", len(rows)),
        matches=several("{n} match", "{n} matches", sum(row.played for row in rows)),
    )
    why = say("no match {under}", under=under(record))
    return Answer(VersusRow, rows, title, (note,), why)


def versus_opponent(record: Record, opponent: str) -> Answer[MatchRow]:
    """The matches against one opponent, by date."""
    wanted = settle(record, Filter(opponents=(record.find_opponent(opponent),)))
    sides = select(record, wanted)
    club, (other,) = record.about.club, wanted.opponents
    title = say("{club} against {other}", club=club, other=other)
    return matches_answer(record, sides, title, absence(record, say("against {club}", club=other)))
