"""Measures of tables: places, points, goals, finishes, overtaken clubs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from gasp_cli.claims.measure_context import MeasureContext, matches_of
from gasp_cli.claims.registry import (
    NONE,
    CitedRow,
    LeagueSeasonScope,
    MatchScope,
    Measurement,
    NotOnRecord,
    TableScope,
    league_season_measure,
    measure,
    table_measure,
)
from gasp_cli.domain.league_table import Standing, ranks
from gasp_cli.domain.model import CompetitionKind
from gasp_cli.domain.seasons import season_after
from gasp_cli.domain.tables import finish_id
from gasp_cli.i18n import join_list, msg, name_term


@table_measure("place", "League position of {club}", any_of=True)
def league_position(context: MeasureContext, scope: TableScope) -> Measurement:
    """Place in the table of the league or group, at the end, after a matchday or on a day.

    Clubs that the rules cannot separate share their places, and each of these counts as right.
    """
    entry = context.table_entry(*scope)
    level = level_rows(entry.table, scope.club)
    if len(level) == 1:
        return Measurement(entry.own.position, entry.evidence)
    others = join_list(name_term(row.club) for row in level if row.club != scope.club)
    note = msg("level with {clubs}", clubs=others)
    return Measurement([row.position for row in level], entry.evidence, note)


def level_rows(table: list[Standing], club: str) -> list[Standing]:
    """The rows that the rules cannot separate from that of a club, its own among them."""
    level: list[Standing] = []
    for row in table:
        if not level or level[-1].points != row.points or row.parted_by:
            if any(other.club == club for other in level):
                break
            level = []
        level.append(row)
    return level


@table_measure("points", "Points of {club}")
def points(context: MeasureContext, scope: TableScope) -> Measurement:
    """Points in the table of the league or group, net of deductions in force."""
    entry = context.table_entry(*scope)
    return Measurement(entry.own.points, entry.evidence)


@measure("points", ("Points of {club} behind {behind}", "Points of {club} behind the leaders"))
def points_behind(
    context: MeasureContext,
    *,
    season: str,
    club: str,
    behind: str | None = None,
    matchday: int | None = None,
    on: str | None = None,
) -> Measurement:
    """Points behind another club of the same league, the leader unless one is named."""
    entry = context.table_entry(season, club, None, matchday, on)
    for row in entry.table:
        if row.club == behind or (behind is None and row.position == 1):
            return Measurement(row.points - entry.own.points, entry.evidence)
    which = {"behind": name_term(behind or ""), "club": name_term(club), "season": season}
    raise NotOnRecord(msg("{behind} was not in the league of {club} in {season}", **which))


@league_season_measure("place", "Attack rank of {club}")
def attack_rank(context: MeasureContext, scope: LeagueSeasonScope) -> Measurement:
    """Rank in the league by goals scored; equal goals share a rank."""
    return _rank_by(context, scope, "goals_for", highest_first=True)


@league_season_measure("place", "Defence rank of {club}")
def defence_rank(context: MeasureContext, scope: LeagueSeasonScope) -> Measurement:
    """Rank in the league by goals conceded, fewest first; equal goals share a rank."""
    return _rank_by(context, scope, "goals_against", highest_first=False)


def _rank_by(
    context: MeasureContext, scope: LeagueSeasonScope, field: str, *, highest_first: bool
) -> Measurement:
    entry = context.table_entry(*scope)
    by_club = {row.club: getattr(row, field) for row in entry.table}
    return Measurement(ranks(by_club, highest_first=highest_first)[scope.club], entry.evidence)


@measure("clubs", "Clubs that {club} overtook")
def overtaken(context: MeasureContext, *, season: str, matchday: int, club: str) -> Measurement:
    """Clubs above before a matchday and below after it, from the second matchday on."""
    before = context.table_entry(season, club, None, matchday - 1)
    after = context.table_entry(season, club, None, matchday)
    first = level_rows(before.table, club)[0].position
    last = level_rows(after.table, club)[-1].position
    ahead = {row.club for row in before.table if row.position < first}
    behind = {row.club for row in after.table if row.position > last}
    names = sorted(ahead & behind)
    league = context.league_of(season, club)
    evidence = [
        match
        for name in (club, *names)
        for match in context.table_entry(season, name, league, matchday).evidence
        if match.matchday == matchday
    ]
    return Measurement(names, tuple(dict.fromkeys(evidence)))


@measure("place", "{club}'s best league finish before {before}")
def best_finish(context: MeasureContext, *, before: str, club: str) -> Measurement:
    """Best league finish before a season: from matches, and from a list for the years before."""
    finishes = _finishes(context, club, before)
    best = min(finish.until for finish in finishes.values())
    seasons = sorted(season for season, finish in finishes.items() if finish.position <= best)
    _require_separate(finishes[season] for season in seasons)
    best_finishes = {season: finishes[season] for season in seasons}
    return _of_finishes(context, club, best, best_finishes, _place_phrase(best, seasons))


@measure("seasons", "Seasons before {before} in which {club} finished in the top {position}")
def finishes_in_top(
    context: MeasureContext, *, position: int, before: str, club: str
) -> Measurement:
    """Seasons in the first division before one that ended in a place or a better one."""
    finishes = _finishes(context, club, before)
    seasons = sorted(season for season, finish in finishes.items() if finish.position <= position)
    _require_separate(finishes[season] for season in seasons if finishes[season].until > position)
    top = {season: finishes[season] for season in seasons}
    note = msg("{top} of {n} seasons", top=len(top), n=len(finishes))
    return _of_finishes(context, club, len(top), top, note)


@measure("decade", "Decade in which {club} last finished in place {position} before {before}")
def decade_of_finish(
    context: MeasureContext, *, position: int, before: str, club: str
) -> Measurement:
    """Decade in which the latest season before one ended in that place."""
    seasons = {
        season: finish
        for season, finish in _finishes(context, club, before).items()
        if finish.position <= position <= finish.until
    }
    if not seasons:
        raise NotOnRecord(
            msg("the record has no season before {before} in which {club} came {position}.",
                before=before, club=name_term(club), position=position)
        )  # fmt: skip
    latest = max(seasons)
    _require_separate([seasons[latest]])
    note = _place_phrase(position, [latest])
    return _of_finishes(context, club, f"{latest[:3]}0s", {latest: seasons[latest]}, note)


def _require_separate(finishes: Iterable[_Places]) -> None:
    """Raise `NotOnRecord` where the record leaves clubs level on points in a shared place."""
    if any(finish.position < finish.until for finish in finishes):
        raise NotOnRecord(msg("the record leaves the place shared by clubs level on points"))


class _Places(NamedTuple):
    """The place of a season, or the places up to `until`, which clubs level on points share.

    `stated` is the reference row that has it; a computed season has none.
    """

    position: int
    until: int
    stated: tuple[CitedRow, ...] = ()


def _place_phrase(place: int, seasons: Iterable[str]) -> str:
    return msg("place {place} in {seasons}", place=place, seasons=", ".join(seasons))


def _of_finishes(
    context: MeasureContext, club: str, value: Any, finishes: Mapping[str, _Places], note: str
) -> Measurement:
    """A value with the finishes that show it: rows, or the last match of a computed table."""
    computed = [season for season, finish in finishes.items() if not finish.stated]
    return Measurement(
        value,
        tuple(context.table_entry(season, club).last_match for season in computed),
        note,
        rows=tuple(row for finish in finishes.values() for row in finish.stated),
    )


def _finishes(context: MeasureContext, club: str, before: str) -> dict[str, _Places]:
    """The finishes of a club in the first division before a season.

    Those before the matches begin come from a list.
    """
    leagues = {
        competition.name
        for competition in context.record.competitions
        if competition.kind is CompetitionKind.LEAGUE
    }
    finishes = {
        finish.season: _Places(
            finish.position,
            finish.shared_until or finish.position,
            (CitedRow(finish_id(finish._asdict()), finish.urls, finish.confidence or ""),),
        )
        for finish in context.record.finishes
        if finish.club == club and finish.season < before and finish.position is not None
        if finish.division is None or finish.division in leagues
    }
    if not finishes:
        raise NotOnRecord(
            msg("the record has no list of the finishes of {club} before its matches begin",
                club=name_term(club))
        )  # fmt: skip
    for edition in context.record.editions_of(CompetitionKind.LEAGUE, club=club):
        if edition.season < before:
            own = context.table_entry(edition.season, club, edition.competition).own
            finishes[edition.season] = _Places(own.position, own.position)
    if season_after(max(finishes)) < before:
        which = {"club": name_term(club), "season": max(finishes)}
        raise NotOnRecord(msg("the record has no league finish of {club} after {season}", **which))
    return finishes


@measure("competition", "What {club} qualified for")
def qualified_for(context: MeasureContext, *, season: str, club: str) -> Measurement:
    """European competition played in the season after, qualifying rounds included; the highest."""
    following = season_after(season)
    in_europe = context.record.editions_of(CompetitionKind.EUROPE, season=following, club=club)
    for edition in in_europe:
        scope = MatchScope(club, following, edition.competition)
        evidence, caveat = context.known_matches(scope)[:1], context.missing_data_caveat(scope)
        return Measurement(edition.competition, matches_of(evidence), "", caveat)
    which = {"club": name_term(club), "season": following}
    if not (context.is_complete_for(club) and context.record.spell.season(following)):
        raise NotOnRecord(msg("the record has no European match of {club} in {season}", **which))
    context.require_over(club, following, None)
    return Measurement(NONE, (), msg("{club} played no European match in {season}", **which))
