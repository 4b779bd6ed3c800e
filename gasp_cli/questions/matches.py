"""The club's matches under the coach: all of them, by competition, by opponent, the big wins."""

from enum import StrEnum
from typing import Annotated, NamedTuple, TypeVar

from gasp_cli.answer import Answer, Column, Look
from gasp_cli.errors import UsageError
from gasp_cli.football.side import Side, balance
from gasp_cli.model import Kind, Result, Status, Venue
from gasp_cli.names import fold
from gasp_cli.record import Record
from gasp_cli.seasons import check_day
from gasp_cli.sides import all_sides, match_id

BIG_MARGIN = 4
WHERE = {Kind.LEAGUE: "in the league", Kind.EUROPE: "in Europe", Kind.CUP: "in the cups"}


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


class WinRow(NamedTuple):
    """A big win."""

    date: Annotated[str, Column("day, ISO", "Date")]
    season: Annotated[str, Column("season", "Season", rank=2)]
    competition: Annotated[str, Column("competition", "Competition")]
    stage: Annotated[str, Column("round, in its one spelling", "Stage", rank=2)]
    venue: Annotated[str, Column("home, away or neutral", "Venue", Look.MUTED)]
    opponent: Annotated[str, Column("the other club", "Opponent", Look.STRONG)]
    goals_for: Annotated[int, Column("own goals, after extra time", "GF", Look.STRONG)]
    goals_against: Annotated[int, Column("goals of the opponent", "GA")]
    margin: Annotated[int, Column("goals between the two", "Margin")]
    id: Annotated[str, Column("id of the match", "Id", rank=0)]
    citation: Annotated[str, Column("file and line of the record's source", "Source", rank=0)]


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


class Filter(NamedTuple):
    """Which matches are asked for; days are ISO and both included.

    Names are as a person types them until the filter is settled.
    """

    season: str | None = None
    competition: str | None = None
    opponent: str | None = None
    venue: Venue | None = None
    result: Result | None = None
    since: str | None = None
    until: str | None = None


def settle(record: Record, asked: Filter) -> Filter:
    """The filter under the record's own names.

    Raises `UnknownName`, `AmbiguousName` or `UsageError` where it names what is not known.
    """
    opponent = None if asked.opponent is None else record.find_club(asked.opponent)
    if opponent == record.about.club:
        raise UsageError(f"{opponent} does not play itself", "name another club")
    competition = asked.competition
    return Filter(
        None if asked.season is None else record.find_season(asked.season),
        None if competition is None else record.find_competition(competition).name,
        opponent,
        None if asked.venue is None else _one_of(Venue, asked.venue, "venue"),
        None if asked.result is None else _one_of(Result, asked.result, "result"),
        check_day(asked.since),
        check_day(asked.until),
    )


Choice = TypeVar("Choice", bound=StrEnum)


def _one_of(kind: type[Choice], given: str, what: str) -> Choice:
    for one in kind:
        if one.value.lower() == given.lower():
            return one
    raise UsageError(f"{given!r} is no {what}", f"it is one of {', '.join(kind)}")


def select(record: Record, wanted: Filter) -> list[Side]:
    """The matches that pass a settled filter."""
    return [
        side
        for side in all_sides(record)
        if wanted.season in (None, side.match.season)
        and wanted.competition in (None, side.match.competition)
        and wanted.opponent in (None, side.opponent)
        and wanted.venue in (None, side.venue)
        and wanted.result in (None, side.result)
        and (wanted.since or "") <= side.match.date <= (wanted.until or "9999")
    ]


_VERBS = {Result.WON: "won", Result.DRAWN: "drawn", Result.LOST: "lost"}


def described(wanted: Filter) -> str:
    """A settled filter in words: ` in League One against Brera, away`; empty for no filter."""
    words = [f"in {wanted.competition}"] if wanted.competition else []
    words += [f"of {wanted.season}"] if wanted.season else []
    words += [f"against {wanted.opponent}"] if wanted.opponent else []
    words += (
        [{"home": "at home", "neutral": "on neutral ground"}.get(wanted.venue, wanted.venue)]
        if wanted.venue
        else []
    )
    words += [_VERBS[wanted.result]] if wanted.result else []
    words += [f"from {wanted.since}"] if wanted.since else []
    words += [f"up to {wanted.until}"] if wanted.until else []
    return "".join(f" {word}" for word in words)


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
    noun = "match" if own.played == 1 else "matches"
    return (
        f"{own.played} {noun}: {own.won} won, {own.drawn} drawn, {own.lost} lost;"
        f" goals {own.goals_for}-{own.goals_against}."
    )


def matches_answer(record: Record, sides: list[Side], title: str, why_empty: str) -> Answer:
    """Matches as an answer, with their balance in a note."""
    rows = [match_row(side) for side in sides]
    notes = (tally_note(sides),) if sides else ()
    return Answer(MatchRow, rows, title, notes, f"{why_empty} {under(record)}")


def under(record: Record) -> str:
    """What all questions about the club cover: `under Carla Conti`."""
    return f"under {record.about.coach}"


def matches(record: Record, asked: Filter) -> Answer:
    """The matches of the spell that pass the filter, by date."""
    wanted = settle(record, asked)
    what = f"Matches{described(wanted)}" if described(wanted) else record.about.club
    title = f"{what} under {record.about.coach}"
    why = f"no match{described(wanted)}"
    return matches_answer(record, select(record, wanted), title, why)


def matches_of_kind(record: Record, kind: Kind, season: str) -> Answer:
    """The European matches, or those in cups, of one season."""
    name = record.find_season(season)
    sides = [
        side
        for side in all_sides(record)
        if side.match.season == name and record.kind_of(side.match.competition) is kind
    ]
    where, club = WHERE[kind], record.about.club
    return matches_answer(
        record, sides, f"{club} {where}, {name}", absence(record, f"{where} in {name}")
    )


def absence(record: Record, where: str) -> str:
    """That there is no match: the club's own, where the record has them all, else the record's."""
    about = record.about
    if about.complete:
        return f"{about.club} played no match {where}"
    return f"the record has no match of {about.club} {where}"


def wins(
    record: Record,
    *,
    margin: int | None = None,
    scored: int | None = None,
    opponent: str | None = None,
    season: str | None = None,
    competition: str | None = None,
    venue: Venue | None = None,
) -> Answer:
    """The wins by at least `margin` and with at least `scored` goals, biggest first.

    With neither, a margin of four.
    """
    if margin is None and scored is None:
        margin = BIG_MARGIN
    least_margin, least_scored = margin or 1, scored or 0
    wanted = settle(record, Filter(season, competition, opponent, venue))
    where = described(wanted)
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
            side.goals_for - side.goals_against, match_id(side.match), side.match.source,
        )
        for side in sides
    ]  # fmt: skip
    asked = [f"by {margin} or more" if margin is not None else ""]
    asked += [f"with {scored} goals or more" if scored is not None else ""]
    how = " ".join(part for part in asked if part)
    title = f"{record.about.club} won {how}{where} {under(record)}"
    noun = "win" if len(rows) == 1 else "wins"
    why = f"no win {how}{where} {under(record)}"
    return Answer(WinRow, rows, title, (f"{len(rows)} {noun}.",), why)


def versus(record: Record) -> Answer:
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
    title = f"{about.club} under {about.coach} against each opponent"
    note = f"{len(rows)} opponents, {sum(row.played for row in rows)} matches."
    return Answer(VersusRow, rows, title, (note,), f"no match {under(record)}")


def versus_opponent(record: Record, opponent: str) -> Answer:
    """The matches against one opponent, by date."""
    wanted = settle(record, Filter(opponent=opponent))
    sides = select(record, wanted)
    club, other = record.about.club, wanted.opponent
    return matches_answer(
        record, sides, f"{club} against {other}", absence(record, f"against {other}")
    )
