"""The club's matches under the coach: those of a filter, or of one season and kind."""

from typing import Annotated, NamedTuple

from gasp_cli.domain.club_match import ClubMatch, win_draw_loss
from gasp_cli.domain.model import CompetitionKind, ResultName, Status, VenueName
from gasp_cli.i18n import msg, name_term, plural
from gasp_cli.kb.record import Record
from gasp_cli.matching import OneOrMore, Seasons
from gasp_cli.queries.match_filter import describe, resolve_filter, select
from gasp_cli.queries.phrases import (
    SCORE,
    WHERE,
    MatchDay,
    MatchVenue,
    Opponent,
    RecordLine,
    absence,
    coach_phrase,
    short_stage,
)
from gasp_cli.results import CellStyle, Column, ResultSet


class MatchRow(NamedTuple):
    """One match as the club sees it."""

    season: Annotated[str, Column("season", "Season", priority=3)]
    competition: Annotated[str, Column("competition", "Competition", priority=2)]
    stage: Annotated[
        str, Column("round, in its one spelling", "Stage", priority=2, short=short_stage)
    ]
    leg: Annotated[int | None, Column("1 or 2 in a tie of two legs", "Leg", priority=3)]
    date: MatchDay
    venue: MatchVenue
    opponent: Opponent
    goals_for: Annotated[int, Column("the club's goals, after extra time", "GF", joined=SCORE)]
    goals_against: Annotated[
        int, Column("goals of the opponent, after extra time", "GA", joined=SCORE)
    ]
    result: Annotated[
        str, Column("W, D or L; a shoot-out is a D", "Res", CellStyle.RESULT, joined=SCORE)
    ]
    after_extra_time: Annotated[bool, Column("whether there was extra time", "AET", priority=3)]
    penalties: Annotated[str | None, Column("shoot-out, the club's goals first", "Pens")]
    awarded: Annotated[bool, Column("whether the score was awarded", "Awarded", priority=3)]
    matchday: Annotated[int | None, Column("matchday of a league or group", "MD", priority=0)]
    kick_off: Annotated[str | None, Column("kick-off, local time", "Kick-off", priority=0)]
    half_time: Annotated[
        str | None, Column("half-time score, the club's goals first", "HT", priority=0)
    ]
    id: Annotated[str, Column("id of the match", "Id", CellStyle.MUTED, 3)]
    citation: RecordLine


def match_row(side: ClubMatch) -> MatchRow:
    """A match as a row."""
    match, venue, opponent, goals_for, goals_against, result = side
    return MatchRow(
        match.season, match.competition, match.stage, match.leg, match.date, str(venue), opponent,
        goals_for, goals_against, str(result), match.extra_time, side.own_first(match.penalties),
        match.status is _AWARDED, match.matchday, match.time, side.own_first(match.half_time),
        match.id, match.source,
    )  # fmt: skip


_AWARDED = Status.AWARDED  # a member of an enum is slow to find


def matches_answer(
    record: Record, sides: list[ClubMatch], title: str, why_empty: str
) -> ResultSet[MatchRow]:
    """The answer with these matches, and their totals in a note: `13 matches: 8 won, 4 drawn …`."""
    balance = win_draw_loss(sides)
    total = plural(
        "{n} match: {won} won, {drawn} drawn, {lost} lost; goals {goals_for}-{goals_against}",
        "{n} matches: {won} won, {drawn} drawn, {lost} lost; goals {goals_for}-{goals_against}",
        balance.played, **balance._asdict(),
    )  # fmt: skip
    why = msg("{why} {under}", why=why_empty, under=coach_phrase(record))
    rows, notes = [match_row(side) for side in sides], (msg("{total}.", total=total),)
    return ResultSet(
        MatchRow, rows, title, notes if sides else (), why, links=record.links, total=total,
        editions={(side.match.competition, side.match.season) for side in sides},
    )  # fmt: skip


def matches(
    record: Record,
    *,
    season: Seasons = None,
    competition: OneOrMore = None,
    opponent: OneOrMore = None,
    venue: VenueName | None = None,
    result: ResultName | None = None,
    since: str | None = None,
    until: str | None = None,
    scored: int | None = None,
    conceded: int | None = None,
    margin: int | None = None,
) -> ResultSet[MatchRow]:
    """The matches under the coach that fit, by date; `since` and `until` included.

    `scored`, `conceded` and `margin` are the least goals for, against and between the two. Of
    several seasons, competitions or opponents any will do.
    """
    matching = resolve_filter(
        record, season=season, competition=competition, opponent=opponent,
        venue=venue, result=result, since=since, until=until, scored=scored, conceded=conceded,
        margin=margin,
    )  # fmt: skip
    club, coach, *_ = record.about
    if which := describe(matching):
        title = msg("Matches {which} under {coach}", which=which, coach=coach)
        why = msg("no match {which}", which=which)
    else:
        title = msg("{club} under {coach}", club=name_term(club), coach=coach)
        why = msg("no match")
    return matches_answer(record, select(record, matching), title, why)


def matches_of_kind(
    record: Record, kind: CompetitionKind, season: str | int
) -> ResultSet[MatchRow]:
    """The European matches, or those in cups, of one season."""
    season = record.find_season(season)
    sides = record.spell.matches(seasons=(season,), kind=kind)
    where = WHERE[kind]
    title = msg(
        "{club} {where}, {season}", club=name_term(record.about.club), where=where, season=season
    )
    why = absence(record, msg("{where} in {season}", where=where, season=season))
    return matches_answer(record, sides, title, why)
