"""Measures of the coach's spell: the seasons in which something held.

Each names its seasons, and shows of each the last match of the table that counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from gasp_cli.claims.league_measures import level_rows
from gasp_cli.claims.measure_context import MeasureContext, TableEntry, matches_of, seasons_phrase
from gasp_cli.claims.registry import MatchScope, Measurement, NotOnRecord, match_measure, measure
from gasp_cli.claims.verdict import Basis
from gasp_cli.domain.league_table import ranks
from gasp_cli.domain.model import EditionKey, Result
from gasp_cli.i18n import join_list, msg, name_term


def _seasons(context: MeasureContext, club: str) -> list[EditionKey]:
    """The league seasons under the coach. Raises `NotOnRecord` for another club."""
    about = context.record.about
    seasons = context.record.spell.seasons if club == about.club else []
    if not seasons:
        raise NotOnRecord(
            msg("the record knows a coach of {club} only", club=name_term(about.club))
        )
    return seasons


def _entries(
    context: MeasureContext, club: str, matchday: int | None = None
) -> Iterator[tuple[str, TableEntry]]:
    """Each season under the coach, with the club's table entry."""
    for league, season in _seasons(context, club):
        yield season, context.table_entry(season, club, league, matchday)


def _count_seasons(
    context: MeasureContext,
    club: str,
    holds: Callable[[TableEntry], bool],
    matchday: int | None = None,
) -> Measurement:
    """The seasons whose table entry passes a test; where none does, all of them show it."""
    entries = dict(_entries(context, club, matchday))
    seasons = {season: entry for season, entry in entries.items() if holds(entry)}
    evidence = tuple(entry.last_match for entry in (seasons or entries).values())
    return Measurement(len(seasons), evidence, seasons_phrase(seasons))


@measure("seasons", "League seasons of {club} under the coach", basis=Basis.SOURCES)
def seasons_in_charge(context: MeasureContext, *, club: str) -> Measurement:
    """League seasons in which the club played under the coach."""
    seasons = _seasons(context, club)
    (_, first), (_, last) = seasons[0], seasons[-1]
    return Measurement(len(seasons), (), msg("{first} to {last}", first=first, last=last))


@measure("seasons", "Seasons in which {club} finished in the top {position}")
def seasons_in_top(context: MeasureContext, *, position: int, club: str) -> Measurement:
    """League seasons under the coach that ended in a place or a better one."""
    return _count_seasons(context, club, lambda entry: entry.own.position <= position)


@measure("place", "{club}'s best league finish under the coach")
def highest_finish(context: MeasureContext, *, club: str) -> Measurement:
    """Best league finish under the coach."""
    return _finish(context, club, min)


@measure("place", "{club}'s worst league finish under the coach")
def lowest_finish(context: MeasureContext, *, club: str) -> Measurement:
    """Worst league finish under the coach."""
    return _finish(context, club, max)


def _finish(
    context: MeasureContext, club: str, choose: Callable[[Iterable[int]], int]
) -> Measurement:
    entries = dict(_entries(context, club))
    place = choose(entry.own.position for entry in entries.values())
    seasons = {season: entry for season, entry in entries.items() if entry.own.position == place}
    evidence = tuple(entry.last_match for entry in seasons.values())
    return Measurement(place, evidence, seasons_phrase(seasons))


@measure("points", "Most points of {club} in a season")
def best_points(context: MeasureContext, *, club: str) -> Measurement:
    """Most points of a league season under the coach."""
    points = {season: entry.own.points for season, entry in _entries(context, club)}
    best = max(points.values())
    names = ", ".join(season for season, number in points.items() if number == best)
    return Measurement(best, (), msg("in {seasons}", seasons=names))


@measure("seasons", "Seasons in which {club} scored {goals} goals or more")
def seasons_with_goals(context: MeasureContext, *, goals: int, club: str) -> Measurement:
    """League seasons under the coach with that many goals or more."""
    seasons = [season for season, entry in _entries(context, club) if entry.own.goals_for >= goals]
    note = msg("in {seasons}", seasons=", ".join(seasons)) if seasons else ""
    return Measurement(len(seasons), (), note)


@measure("seasons", "Seasons in which {club} won more points in the second half")
def stronger_second_halves(context: MeasureContext, *, club: str) -> Measurement:
    """League seasons under the coach with more points in the second half than in the first."""

    def is_stronger(whole: TableEntry) -> bool:
        edition = whole.last_match.edition
        half = context.record.season(edition).last_matchday // 2
        first = context.table_entry(edition.season, club, edition.competition, half)
        return whole.own.points - first.own.points > first.own.points

    return _count_seasons(context, club, is_stronger)


@measure("seasons", "Seasons in which {club} were in the bottom half after {matchday} matchdays")
def low_starts(context: MeasureContext, *, matchday: int, club: str) -> Measurement:
    """League seasons under the coach in the lower half of the table after a matchday."""

    def is_low(entry: TableEntry) -> bool:
        return level_rows(entry.table, club)[0].position > len(entry.table) / 2

    return _count_seasons(context, club, is_low, matchday)


@measure("seasons", "Seasons in which {club} conceded more goals than most")
def seasons_with_weak_defence(context: MeasureContext, *, club: str) -> Measurement:
    """League seasons under the coach in which more than half of the clubs conceded fewer goals."""

    def rank(entry: TableEntry) -> int:
        goals = {row.club: row.goals_against for row in entry.table}
        return ranks(goals, highest_first=False)[club]

    seasons = _count_seasons(context, club, lambda entry: rank(entry) > len(entry.table) / 2 + 1)
    by_season = ", ".join(f"{season}: {rank(entry)}" for season, entry in _entries(context, club))
    return seasons._replace(note=msg("defence rank by season: {ranks}", ranks=by_season))


@measure(
    "seasons",
    "Seasons in which {club} were {points} points or more behind after {matchday} matchdays",
)
def seasons_behind(
    context: MeasureContext, *, matchday: int, points: int, club: str
) -> Measurement:
    """League seasons under the coach that many points or more behind the leaders at a matchday."""
    return _count_seasons(
        context, club, lambda entry: entry.table[0].points - entry.own.points >= points, matchday
    )


@measure("matches", "Matchdays after which {club} were in the top {position}")
def matchdays_in_top(
    context: MeasureContext, *, position: int, club: str, season: str | None = None
) -> Measurement:
    """Matchdays of a season, or of all under the coach, in a league place or a better one."""
    leagues = (
        _seasons(context, club)
        if season is None
        else [EditionKey(context.league_of(season, club), season)]
    )
    entries = {
        (edition.season, matchday): entry
        for edition in leagues
        for matchday in range(1, context.record.season(edition).last_matchday + 1)
        if (
            entry := context.table_entry(edition.season, club, edition.competition, matchday)
        ).own.position
        <= position
    }
    notes = [
        _matchdays_phrase(season, name, [n for of, n in entries if of == name])
        for name in dict.fromkeys(of for of, _ in entries)
    ]
    # A postponed match may be the last of several matchdays.
    evidence = tuple(dict.fromkeys(entry.last_match for entry in entries.values()))
    return Measurement(len(entries), evidence, join_list(notes, "; "))


def _matchdays_phrase(asked: str | None, season: str, matchdays: list[int]) -> str:
    after = msg("after matchday {matchdays}", matchdays=", ".join(map(str, matchdays)))
    return after if asked else msg("{season}: {what}", season=season, what=after)


@measure("seasons", "Seasons of {club} in the {competition}")
def campaigns(context: MeasureContext, *, competition: str, club: str) -> Measurement:
    """Seasons under the coach in which the club played in a competition."""
    editions = [
        edition
        for _, season in _seasons(context, club)
        if (edition := context.record.edition(EditionKey(competition, season))) is not None
        and club in edition.clubs
    ]
    firsts = [
        match
        for edition in editions
        for match in context.known_matches(MatchScope(club, edition.season, competition))[:1]
    ]
    return Measurement(
        len(editions), matches_of(firsts), seasons_phrase(edition.season for edition in editions)
    )


@match_measure("matches", "Wins of {club} with {conceded} or more goals conceded", "conceded")
def wins_conceding(context: MeasureContext, scope: MatchScope, conceded: int) -> Measurement:
    """Matches won with that many goals or more conceded."""
    matches = [
        match
        for match in context.matches(scope)
        if match.result is Result.WON and match.goals_against >= conceded
    ]
    return Measurement(len(matches), matches_of(matches), counted=context.counted(scope))
