"""The big wins."""

from typing import Annotated, NamedTuple

from gasp_cli.domain.model import Result, Venue
from gasp_cli.i18n import join_list, msg, plural
from gasp_cli.kb.record import Record
from gasp_cli.matching import OneOrMore, several_of
from gasp_cli.queries.match_filter import MatchFilter, describe, resolve_filter, select
from gasp_cli.queries.phrases import coach_phrase
from gasp_cli.results import CellStyle, Column, ResultSet

BIG_MARGIN = 4


class WinRow(NamedTuple):
    """A big win."""

    date: Annotated[str, Column("day, ISO", "Date")]
    season: Annotated[str, Column("season", "Season", priority=2)]
    competition: Annotated[str, Column("competition", "Competition")]
    stage: Annotated[str, Column("round, in its one spelling", "Stage", priority=2)]
    venue: Annotated[str, Column("home, away or neutral", "Venue", CellStyle.MUTED)]
    opponent: Annotated[str, Column("the other club", "Opponent", CellStyle.STRONG)]
    goals_for: Annotated[int, Column("own goals, after extra time", "GF", CellStyle.STRONG)]
    goals_against: Annotated[int, Column("goals of the opponent", "GA")]
    margin: Annotated[int, Column("goals between the two", "Margin")]
    id: Annotated[str, Column("id of the match", "Id", priority=0)]
    citation: Annotated[str, Column("file and line of the record's source", "Source", priority=0)]


def wins(
    record: Record,
    *,
    margin: int | None = None,
    scored: int | None = None,
    opponent: OneOrMore = None,
    season: OneOrMore = None,
    competition: OneOrMore = None,
    venue: Venue | None = None,
) -> ResultSet[WinRow]:
    """The wins by at least `margin` and with at least `scored` goals, biggest first.

    With neither, a margin of four.
    """
    if margin is None and scored is None:
        margin = BIG_MARGIN
    least_margin, least_scored = margin or 1, scored or 0
    asked = MatchFilter(several_of(season), several_of(competition), several_of(opponent), venue)
    wanted = resolve_filter(record, asked)
    where = describe(wanted)
    wanted = wanted._replace(result=Result.WON)
    sides = [
        side
        for side in select(record, wanted)
        if side.goals_for - side.goals_against >= least_margin and side.goals_for >= least_scored
    ]
    sides.sort(
        key=lambda side: (side.goals_against - side.goals_for, -side.goals_for, side.match.date)
    )
    rows = [
        WinRow(
            side.match.date, side.match.season, side.match.competition, side.match.stage,
            str(side.venue), side.opponent, side.goals_for, side.goals_against,
            side.goals_for - side.goals_against, side.match.id, side.match.source,
        )
        for side in sides
    ]  # fmt: skip
    limits = [] if margin is None else [plural("by {n} or more", "by {n} or more", margin)]
    if scored is not None:
        limits.append(plural("with {n} goal or more", "with {n} goals or more", scored))
    how = join_list([*limits, where] if where else limits, " ")
    title = msg(
        "{club} won {how} {under}", club=record.about.club, how=how, under=coach_phrase(record)
    )
    why = msg("no win {how} {under}", how=how, under=coach_phrase(record))
    return ResultSet(WinRow, rows, title, (plural("{n} win.", "{n} wins.", len(rows)),), why)
