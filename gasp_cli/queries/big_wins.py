"""The big wins, biggest first."""

from typing import Annotated, NamedTuple

from gasp_cli.domain.club_match import ClubMatch
from gasp_cli.domain.model import Result, Venue
from gasp_cli.i18n import join_list, msg, plural
from gasp_cli.kb.record import Record
from gasp_cli.matching import OneOrMore, several_of
from gasp_cli.queries.match_filter import MatchFilter, describe, resolve_filter, select
from gasp_cli.queries.phrases import SCORE, coach_phrase
from gasp_cli.results import CellStyle, Column, ResultSet

BIG_MARGIN = 4


class WinRow(NamedTuple):
    """A big win."""

    date: Annotated[str, Column("day, ISO", "Date")]
    season: Annotated[str, Column("season", "Season", priority=2)]
    competition: Annotated[str, Column("competition", "Competition", priority=2)]
    stage: Annotated[str, Column("round, in its one spelling", "Stage", priority=3)]
    venue: Annotated[str, Column("home, away or neutral", "Venue", CellStyle.MUTED)]
    opponent: Annotated[str, Column("the other club", "Opponent", CellStyle.STRONG)]
    goals_for: Annotated[int, Column("own goals, after extra time", "GF", joined=SCORE)]
    goals_against: Annotated[int, Column("goals of the opponent", "GA", joined=SCORE)]
    margin: Annotated[int, Column("goals between the two", "Margin")]
    id: Annotated[str, Column("id of the match", "Id", CellStyle.MUTED, 3)]
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
    typed = MatchFilter(several_of(season), several_of(competition), several_of(opponent), venue)
    matching = resolve_filter(record, typed)
    won = [
        side
        for side in select(record, matching._replace(result=Result.WON))
        if side.goals_for - side.goals_against >= (margin or 1) and side.goals_for >= (scored or 0)
    ]
    rows = [
        WinRow(
            win.match.date, win.match.season, win.match.competition, win.match.stage,
            str(win.venue), win.opponent, win.goals_for, win.goals_against,
            win.goals_for - win.goals_against, win.match.id, win.match.source,
        )
        for win in sorted(won, key=biggest_first)
    ]  # fmt: skip
    limits = [
        plural("by {n} or more", "by {n} or more", margin) if margin is not None else "",
        plural("with {n} goal or more", "with {n} goals or more", scored)
        if scored is not None
        else "",
        describe(matching),
    ]
    how, under = join_list(filter(None, limits), " "), coach_phrase(record)
    title = msg("{club} won {how} {under}", club=record.about.club, how=how, under=under)
    why = msg("no win {how} {under}", how=how, under=under)
    return ResultSet(WinRow, rows, title, (plural("{n} win.", "{n} wins.", len(rows)),), why)


def biggest_first(win: ClubMatch) -> tuple[int, int, str]:
    """The sort key of wins: margin, then goals scored, then date."""
    return win.goals_against - win.goals_for, -win.goals_for, win.match.date
