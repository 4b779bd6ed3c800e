"""Measures of league seasons as prose tells them: halves, season against season, clubs above."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from gasp_cli.claims.league_measures import level_rows
from gasp_cli.claims.measure_context import MeasureContext, matches_of
from gasp_cli.claims.registry import (
    MatchScope,
    Measurement,
    NotOnRecord,
    TableScope,
    measure,
    table_measure,
)
from gasp_cli.domain.club_match import ClubMatch
from gasp_cli.domain.league_table import ranks
from gasp_cli.domain.model import EditionKey, Result
from gasp_cli.errors import SEE_CHECK, DataError
from gasp_cli.i18n import date_term, msg, name_term, plural, term


def _half(context: MeasureContext, season: str, club: str, half: int) -> MatchScope:
    """A club's matches in a half of a league season of which the record has every match."""
    league = context.league_of(season, club)
    context.complete_edition(league, season)
    return MatchScope(club, season, league, half=half)


@measure("points", "Points won by {club}")
def half_points(context: MeasureContext, *, season: str, half: int, club: str) -> Measurement:
    """Points won in the first or second half of a league season, before any deduction."""
    sides = context.matches(_half(context, season, club, half))
    return Measurement(context.points_of(sides), matches_of(sides))


@measure("place", "Rank of {club} by points won")
def half_rank(context: MeasureContext, *, season: str, half: int, club: str) -> Measurement:
    """Rank by points won in a half of a league season; equal points share a rank."""
    return _rank(context, _half(context, season, club, half), context.points_of, most=True)


def _rank(
    context: MeasureContext,
    scope: MatchScope,
    count: Callable[[list[ClubMatch]], int],
    *,
    most: bool,
) -> Measurement:
    """Rank in the league of a scope by what is counted of each club's matches in it."""
    league = EditionKey(scope.competition or "", scope.season or "")
    (table,) = context.record.season(league).tables.values()
    counts = {name: count(context.matches(scope._replace(club=name))) for name in table.clubs}
    return Measurement(ranks(counts, highest_first=most)[scope.club])


@measure("points", "Points of {club} in {season} compared with {than}")
def points_change(context: MeasureContext, *, season: str, than: str, club: str) -> Measurement:
    """Points of a league season less those of another."""
    now, then = (context.table_entry(year, club) for year in (season, than))
    return Measurement(now.own.points - then.own.points)


@measure("goals", "Goals of {club} in {season} compared with {than}")
def goals_change(context: MeasureContext, *, season: str, than: str, club: str) -> Measurement:
    """Goals scored in a league season less those of another."""
    now, then = (context.table_entry(year, club) for year in (season, than))
    return Measurement(now.own.goals_for - then.own.goals_for)


@table_measure("clubs", "Clubs above {club}")
def clubs_above(context: MeasureContext, scope: TableScope) -> Measurement:
    """Clubs above a club in the table of the league or group, best first."""
    line = context.table_entry(*scope)
    names = [row.club for row in line.table if row.position < line.own.position]
    return Measurement(names, line.evidence)


@table_measure("club", "Leaders of the table")
def table_leader(context: MeasureContext, scope: TableScope) -> Measurement:
    """Club at the top of the table that a club is in, at the end, after a matchday or on a day."""
    table = context.table_entry(*scope).table
    leader = table[0].club
    if len(level_rows(table, leader)) > 1:
        raise NotOnRecord(msg("the record leaves the place shared by clubs level on points"))
    return Measurement(leader, context.table_entry(*scope._replace(club=leader)).evidence)


@table_measure("points", "Points of {club} ahead of {opponent}", "opponent")
def points_ahead(context: MeasureContext, scope: TableScope, opponent: str) -> Measurement:
    """Points more than another club of the same table; negative where it has fewer."""
    line = context.table_entry(*scope)
    for other in line.table:
        if other.club == opponent:
            return Measurement(line.own.points - other.points, line.evidence)
    which = {"club": name_term(scope.club), "opponent": name_term(opponent)}
    raise NotOnRecord(
        msg("{club} and {opponent} are in no table of {season}", **which, season=scope.season)
    )


@measure("points", "Points of {club} from place {position}")
def points_from_place(
    context: MeasureContext,
    *,
    season: str,
    position: int,
    club: str,
    matchday: int | None = None,
    on: str | None = None,
) -> Measurement:
    """Points behind the club in a place of the league."""
    line = context.table_entry(season, club, None, matchday, on)
    if not 1 <= position <= len(line.table):
        raise NotOnRecord(msg("the table has no place {position}", position=position))
    return Measurement(line.table[position - 1].points - line.own.points, line.evidence)


@measure("clubs", "Clubs from which {club} took no point")
def no_points_against(context: MeasureContext, *, season: str, club: str) -> Measurement:
    """Clubs of the league from which a club took no point in a season."""
    league = context.league_of(season, club)
    sides = context.matches(MatchScope(club, season, league))
    taken = {side.opponent for side in sides if side.result is not Result.LOST}
    names = list(dict.fromkeys(side.opponent for side in sides if side.opponent not in taken))
    return Measurement(names, matches_of(side for side in sides if side.opponent in names))


def _results_rank(
    context: MeasureContext, season: str, club: str, venue: str | None, result: Result, most: bool
) -> Measurement:
    """Rank in the league by matches that ended in a result, perhaps only at home or away."""
    league = context.league_of(season, club)
    context.complete_edition(league, season)
    scope = MatchScope(club, season, league, venue=venue)
    return _rank(
        context, scope, lambda sides: sum(side.result is result for side in sides), most=most
    )


@measure("place", "Rank of {club} by wins")
def wins_rank(
    context: MeasureContext, *, season: str, club: str, venue: str | None = None
) -> Measurement:
    """Rank in the league by matches won; equal numbers share a rank."""
    return _results_rank(context, season, club, venue, Result.WON, True)


@measure("place", "Rank of {club} by fewest defeats")
def defeats_rank(
    context: MeasureContext, *, season: str, club: str, venue: str | None = None
) -> Measurement:
    """Rank in the league by matches lost, fewest first; equal numbers share a rank."""
    return _results_rank(context, season, club, venue, Result.LOST, False)


@measure("months", "Longest break, in months")
def longest_break(context: MeasureContext, *, season: str, competition: str) -> Measurement:
    """Longest gap between two matches of a season, in whole months of 30 days."""
    context.complete_edition(competition, season)
    matches = context.record.season(EditionKey(competition, season))
    which = {"competition": term(competition), "season": season}
    try:
        gaps = [
            ((date.fromisoformat(after) - date.fromisoformat(before)).days, before, after)
            for before, after in pairwise(matches.match_days)
        ]
    except ValueError as error:
        what = msg("{competition} {season}: {reason}", **which, reason=str(error))
        raise DataError(what, SEE_CHECK) from error
    if not gaps:
        raise NotOnRecord(msg("{competition} {season} has no matches of two days", **which))
    days, before, after = max(gaps, key=lambda gap: gap[0])
    last, first = (
        [match for match in matches.played_on(day) if match.has_score] for day in (before, after)
    )
    note = plural(
        "{n} day, {first} to {last}", "{n} days, {first} to {last}", days,
        first=date_term(before), last=date_term(after),
    )  # fmt: skip
    return Measurement(days // 30, (last[-1], first[0]), note)
