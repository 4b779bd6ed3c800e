"""The club's matches under the coach: all of them, or those of one season and kind."""

from typing import Annotated, NamedTuple

from gasp_cli.domain.club_match import Side, balance
from gasp_cli.domain.model import Kind, Status
from gasp_cli.i18n import say, several
from gasp_cli.kb.club_matches import match_id, sides_in
from gasp_cli.kb.record import Record
from gasp_cli.queries.match_filter import Filter, described, select, settle
from gasp_cli.queries.phrases import WHERE, absence, under
from gasp_cli.results import Answer, Column, Look


class MatchRow(NamedTuple):
    """One match as the club sees it."""

    season: Annotated[str, Column("season", "Season", rank=3)]
    competition: Annotated[str, Column("competition", "Competition")]
    stage: Annotated[str, Column("round, in its one spelling", "Stage")]
    leg: Annotated[int | None, Column("1 or 2 in a tie of two legs", "Leg", rank=3)]
    date: Annotated[str, Column("day, ISO", "Date")]
    venue: Annotated[str, Column("home, away or neutral", "Venue", Look.MUTED)]
    opponent: Annotated[str, Column("the other club", "Opponent", Look.STRONG)]
    goals_for: Annotated[int, Column("own goals, after extra time", "GF")]
    goals_against: Annotated[int, Column("goals of the opponent, after extra time", "GA")]
    result: Annotated[str, Column("W, D or L; a shoot-out is a D", "Res", Look.RESULT)]
    after_extra_time: Annotated[bool, Column("whether there was extra time", "AET", rank=3)]
    penalties: Annotated[str | None, Column("shoot-out, own goals first", "Pens", rank=2)]
    awarded: Annotated[bool, Column("whether the score was awarded", "Awarded", rank=3)]
    matchday: Annotated[int | None, Column("matchday of a league or group", "MD", rank=0)]
    kick_off: Annotated[str | None, Column("kick-off, local time", "Kick-off", rank=0)]
    half_time: Annotated[str | None, Column("half-time score, own goals first", "HT", rank=0)]
    id: Annotated[str, Column("id of the match", "Id", rank=0)]
    citation: Annotated[str, Column("file and line of the record's source", "Source", rank=0)]


def match_row(side: Side) -> MatchRow:
    """A match as a row."""
    match = side.match
    return MatchRow(
        match.season, match.competition, match.stage, match.leg, match.date, str(side.venue),
        side.opponent, side.goals_for, side.goals_against, str(side.result), match.extra_time,
        side.own_first(match.penalties), match.status is Status.AWARDED, match.matchday,
        match.time, side.own_first(match.half_time), match_id(match), match.source,
    )  # fmt: skip


def tally_note(sides: list[Side]) -> str:
    """The balance of some matches as a sentence, `13 matches: 8 won, 4 drawn …`."""
    own = balance(sides)
    return several(
        "{n} match: {won} won, {drawn} drawn, {lost} lost; goals {goals_for}-{goals_against}.",
        "{n} matches: {won} won, {drawn} drawn, {lost} lost; goals {goals_for}-{goals_against}.",
        own.played, won=own.won, drawn=own.drawn, lost=own.lost,
        goals_for=own.goals_for, goals_against=own.goals_against,
    )  # fmt: skip


def matches_answer(
    record: Record, sides: list[Side], title: str, why_empty: str
) -> Answer[MatchRow]:
    """Matches as an answer, with their balance in a note."""
    rows = [match_row(side) for side in sides]
    notes = (tally_note(sides),) if sides else ()
    why = say("{why} {under}", why=why_empty, under=under(record))
    return Answer(MatchRow, rows, title, notes, why, links=record.links)


def matches(record: Record, asked: Filter) -> Answer[MatchRow]:
    """The matches of the spell that pass the filter, by date."""
    wanted = settle(record, asked)
    about, which = record.about, described(wanted)
    if which:
        title = say("Matches {which} under {coach}", which=which, coach=about.coach)
        why = say("no match {which}", which=which)
    else:
        title = say("{club} under {coach}", club=about.club, coach=about.coach)
        why = say("no match")
    return matches_answer(record, select(record, wanted), title, why)


def matches_of_kind(record: Record, kind: Kind, season: str) -> Answer[MatchRow]:
    """The European matches, or those in cups, of one season."""
    name = record.find_season(season)
    sides = sides_in(
        record,
        (
            one
            for one in record.editions
            if one.season == name and record.kind_of(one.competition) is kind
        ),
    )
    where, club = WHERE[kind], record.about.club
    title = say("{club} {where}, {season}", club=club, where=where, season=name)
    there = say("{where} in {season}", where=where, season=name)
    return matches_answer(record, sides, title, absence(record, there))
