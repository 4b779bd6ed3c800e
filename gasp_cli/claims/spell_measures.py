"""Measures of the coach's whole spell, season by season."""

from __future__ import annotations

from gasp_cli.claims.measure_context import MatchScope, MeasureContext, match_measure, matches_of
from gasp_cli.claims.registry import Measurement, NotOnRecord, measure
from gasp_cli.domain.model import EditionKey, Result
from gasp_cli.i18n import msg


def _seasons(bench: MeasureContext, club: str) -> list[EditionKey]:
    """The league seasons under the coach, each with its league. Raises `NotOnRecord` of others."""
    if club != bench.record.about.club:
        raise NotOnRecord(
            msg("the record knows the coach's spell only of {club}", club=bench.record.about.club)
        )
    return bench.record.spell.seasons


def _named(seasons: list[str]) -> str:
    return msg("in {seasons}", seasons=", ".join(seasons)) if seasons else ""


@measure("seasons")
def seasons_in_top(bench: MeasureContext, *, position: int, club: str) -> Measurement:
    """League seasons under the coach that ended in a place or a better one."""
    seasons = [
        season
        for league, season in _seasons(bench, club)
        if bench.table_entry(season, club, league).own.position <= position
    ]
    return Measurement(len(seasons), (), _named(seasons))


@measure("seasons")
def seasons_with_weak_defence(bench: MeasureContext, *, club: str) -> Measurement:
    """League seasons under the coach in which more than half of the clubs conceded fewer goals."""
    seasons = []
    for league, season in _seasons(bench, club):
        entry = bench.table_entry(season, club, league)
        better = sum(row.goals_against < entry.own.goals_against for row in entry.table)
        if better > len(entry.table) / 2:
            seasons.append(season)
    return Measurement(len(seasons), (), _named(seasons))


@measure("seasons")
def seasons_behind(bench: MeasureContext, *, matchday: int, points: int, club: str) -> Measurement:
    """League seasons under the coach so many points or more behind the leaders at a matchday."""
    seasons = []
    for league, season in _seasons(bench, club):
        entry = bench.table_entry(season, club, league, matchday)
        if entry.table[0].points - entry.own.points >= points:
            seasons.append(season)
    return Measurement(len(seasons), (), _named(seasons))


@measure("matches")
def matchdays_in_top(
    bench: MeasureContext, *, season: str, position: int, club: str
) -> Measurement:
    """Matchdays of a league season after which a club stood in a place or a better one."""
    league = bench.league_of(season, club)
    last = bench.record.season(EditionKey(league, season)).last_matchday
    matchdays = [
        matchday
        for matchday in range(1, last + 1)
        if bench.table_entry(season, club, league, matchday).own.position <= position
    ]
    note = msg("after matchday {matchdays}", matchdays=", ".join(map(str, matchdays)))
    return Measurement(len(matchdays), (), note if matchdays else "")


@measure("seasons")
def campaigns(bench: MeasureContext, *, competition: str, club: str) -> Measurement:
    """Seasons under the coach in which the club played in a competition."""
    seasons = [
        season
        for _, season in _seasons(bench, club)
        if (edition := bench.record.edition(EditionKey(competition, season))) is not None
        and club in edition.clubs
    ]
    return Measurement(len(seasons), (), _named(seasons))


@match_measure("matches", "conceded")
def wins_conceding(bench: MeasureContext, span: MatchScope, conceded: int) -> Measurement:
    """Matches won although the other side scored so many goals or more."""
    matches = [
        match
        for match in bench.matches(span)
        if match.result is Result.WON and match.goals_against >= conceded
    ]
    return Measurement(len(matches), matches_of(matches), bench.scope(span))
