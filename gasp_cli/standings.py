"""Tables at any point of a season, with the official decisions in force at that point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gasp_cli.football.table import Standing, league_table
from gasp_cli.model import Match, Sanction, Status
from gasp_cli.record import Record

_BEFORE = "0000-00-00"  # a day before all others


class Point(NamedTuple):
    """The point of a season that a table shows.

    Official decisions count as they stood on the day `decided`, None for the end.
    """

    matchday: int | None = None
    date: str | None = None
    decided: str | None = None


def final_table(record: Record, competition: str, season: str) -> list[Standing]:
    """The final table of a league season."""
    matches = record.season(competition, season).of_tables
    return standings(record, competition, season, matches, Point())


def clubs_of(matches: Sequence[Match]) -> set[str]:
    """The clubs that play these matches."""
    return {club for match in matches for club in (match.home, match.away)}


def standings(
    record: Record, competition: str, season: str, matches: Sequence[Match], point: Point
) -> list[Standing]:
    """The table of these matches of a season at that point."""
    sanctions = sanctions_of(record, competition, season)
    rules = record.rules_of(competition, season)
    counted = _counted(matches, sanctions, point)
    clubs = clubs_of(matches)
    deducted: dict[str, int] = {}
    for one in sanctions:
        if one.kind == "deduction" and one.club in clubs and one.in_force(point.decided):
            deducted[one.club] = deducted.get(one.club, 0) + one.points
    play_offs = [
        one
        for one in record.season(competition, season).of_ties
        if point.matchday is None
        and {one.home, one.away} <= clubs
        and (point.date is None or one.date <= point.date)
    ]
    return league_table(clubs, counted, rules, deducted, play_offs)


def sanctions_of(record: Record, competition: str, season: str) -> list[Sanction]:
    """The decisions about a season of a competition."""
    return [
        one for one in record.sanctions if (one.competition, one.season) == (competition, season)
    ]


def _counted(
    matches: Sequence[Match], sanctions: Sequence[Sanction], point: Point
) -> Sequence[Match]:
    """The matches that count at that point, each with the score that it had then."""
    if point.matchday is not None:
        matches = [one for one in matches if (one.matchday or 0) <= point.matchday]
    day = point.decided
    if day is None:
        return matches
    stood = (_as_it_stood(one, sanctions, day, point.date) for one in matches)
    return [one for one in stood if one is not None]


def _as_it_stood(
    match: Match, sanctions: Sequence[Sanction], day: str, last: str | None
) -> Match | None:
    """The match with the score that stood on a day, None where none did yet.

    It counts only if it was played up to a last day, where there is one.
    """
    for one in sanctions:
        if (
            one.kind == "award"
            and one.score
            and (one.home, one.away) == (match.home, match.away)
            and one.until is not None
            and one.in_force(day)
        ):
            # An award that was annulled later counted until then, the match not played yet.
            return match._replace(home_goals=one.score[0], away_goals=one.score[1])
    if last is not None and match.date > last:
        return None
    if match.status is Status.AWARDED and match.awarded_on and match.awarded_on > day:
        if match.played is None:
            return None
        return match._replace(home_goals=match.played[0], away_goals=match.played[1])
    return match


def round_day(matches: Sequence[Match], matchday: int | None) -> str | None:
    """The day on which a round was over but for matches put off past the next round.

    None for the whole season. Sanctions count as of this day.
    """
    if matchday is None:
        return None
    days = sorted(one.date for one in matches if one.matchday == matchday)
    following = sorted(one.date for one in matches if one.matchday == matchday + 1)
    if not following:
        return days[-1] if days else _BEFORE
    begun = following[(len(following) - 1) // 2]  # the median: some matches are brought forward
    in_time = [day for day in days if day < begun]
    return in_time[-1] if in_time else begun if days else _BEFORE
