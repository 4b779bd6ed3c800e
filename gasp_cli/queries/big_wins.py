"""The big wins and the heavy defeats, biggest margin first."""

from typing import Annotated, NamedTuple, TypeVar

from gasp_cli.domain.club_match import ClubMatch
from gasp_cli.domain.model import Result, VenueName
from gasp_cli.i18n import join_list, msg, name_term, plural
from gasp_cli.kb.record import Record
from gasp_cli.matching import OneOrMore, Seasons
from gasp_cli.queries.match_filter import MatchFilter, describe, resolve_filter, select
from gasp_cli.queries.phrases import SCORE, MatchDay, MatchVenue, Opponent, RecordLine, coach_phrase
from gasp_cli.results import CellStyle, Column, ResultSet

BIG_MARGIN = 4


class WinRow(NamedTuple):
    """A big win."""

    date: MatchDay
    season: Annotated[str, Column("season", "Season", priority=2)]
    competition: Annotated[str, Column("competition", "Competition", priority=2)]
    stage: Annotated[str, Column("round, in its one spelling", "Stage", priority=3)]
    venue: MatchVenue
    opponent: Opponent
    goals_for: Annotated[int, Column("the club's goals, after extra time", "GF", joined=SCORE)]
    goals_against: Annotated[int, Column("goals of the opponent", "GA", joined=SCORE)]
    margin: Annotated[int, Column("goals between the two", "Margin")]
    id: Annotated[str, Column("id of the match", "Id", CellStyle.MUTED, 3)]
    citation: RecordLine


class DefeatRow(WinRow):
    """A heavy defeat."""

    __slots__ = ()
    __annotations__ = WinRow.__annotations__


_Row = TypeVar("_Row", bound=WinRow)


def wins(
    record: Record,
    *,
    margin: int | None = None,
    scored: int | None = None,
    opponent: OneOrMore = None,
    season: Seasons = None,
    competition: OneOrMore = None,
    venue: VenueName | None = None,
) -> ResultSet[WinRow]:
    """The wins by at least `margin`, with at least `scored` goals, biggest first.

    With neither, the wins by four goals or more.
    """
    matching = resolve_filter(
        record, season=season, competition=competition, opponent=opponent, venue=venue
    )
    goals = plural("with {n} goal or more", "with {n} goals or more", scored or 0)
    rows, which = _one_sided(record, WinRow, matching, margin, scored, goals)
    title = msg("{club} won {how} {under}", **which, club=name_term(record.about.club))
    count = plural("{n} win.", "{n} wins.", len(rows))
    return ResultSet(WinRow, rows, title, (count,), msg("no win {how} {under}", **which))


def defeats(
    record: Record,
    *,
    margin: int | None = None,
    conceded: int | None = None,
    opponent: OneOrMore = None,
    season: Seasons = None,
    competition: OneOrMore = None,
    venue: VenueName | None = None,
) -> ResultSet[DefeatRow]:
    """The defeats by at least `margin`, with at least `conceded` goals against, biggest first.

    With neither, the defeats by four goals or more.
    """
    matching = resolve_filter(
        record, season=season, competition=competition, opponent=opponent, venue=venue
    )
    goals = plural("conceding {n} goal or more", "conceding {n} goals or more", conceded or 0)
    rows, which = _one_sided(record, DefeatRow, matching, margin, conceded, goals)
    title = msg("{club} lost {how} {under}", **which, club=name_term(record.about.club))
    count = plural("{n} defeat.", "{n} defeats.", len(rows))
    return ResultSet(DefeatRow, rows, title, (count,), msg("no defeat {how} {under}", **which))


def _one_sided(
    record: Record,
    row_type: type[_Row],
    matching: MatchFilter,
    margin: int | None,
    goals: int | None,
    goals_phrase: str,
) -> tuple[list[_Row], dict[str, str]]:
    """The wins or defeats by that margin, with that number of goals for the winner.

    Also what `how` and `under` are in messages about them; `goals_phrase` is the condition on goals
    in words.
    """
    if margin is None and goals is None:
        margin = BIG_MARGIN
    result = Result.WON if row_type is WinRow else Result.LOST
    sides = [
        side
        for side in select(record, matching._replace(result=result))
        if abs(side.goals_for - side.goals_against) >= (margin or 1)
        and max(side.goals_for, side.goals_against) >= (goals or 0)
    ]
    rows = [
        row_type(
            side.match.date, side.match.season, side.match.competition, side.match.stage,
            str(side.venue), side.opponent, side.goals_for, side.goals_against,
            abs(side.goals_for - side.goals_against), side.match.id, side.match.source,
        )
        for side in sorted(sides, key=biggest_first)
    ]  # fmt: skip
    limits = [
        plural("by {n} or more", "by {n} or more", margin) if margin is not None else "",
        goals_phrase if goals is not None else "",
        describe(matching),
    ]
    how = join_list(filter(None, limits), " ")
    return rows, {"how": how, "under": coach_phrase(record)}


def biggest_first(side: ClubMatch) -> tuple[int, int, str]:
    """The sort key of wins or defeats: margin, then goals of the winner, then date."""
    goals = side.goals_for, side.goals_against
    return min(goals) - max(goals), -max(goals), side.match.date
