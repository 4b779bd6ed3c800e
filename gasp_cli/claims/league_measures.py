"""Measures of tables: places, points, goals, finishes, who overtook whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gasp_cli.claims.measure_context import MatchScope, MeasureContext, matches_of
from gasp_cli.claims.registry import NONE, Basis, Measurement, NotOnRecord, Stated, measure
from gasp_cli.domain.league_table import Standing, ranks
from gasp_cli.domain.model import CompetitionKind, EditionKey
from gasp_cli.domain.seasons import season_after
from gasp_cli.domain.tables import finish_id
from gasp_cli.i18n import msg


@measure("place", any_of=True)
def league_position(
    bench: MeasureContext,
    *,
    season: str,
    club: str,
    competition: str | None = None,
    matchday: int | None = None,
    on: str | None = None,
) -> Measurement:
    """Place in the table of the league or group, at the end, after a matchday or on a day.

    Clubs that no rule parts share their places, and any of these holds.
    """
    line = bench.table_entry(season, club, competition, matchday, on)
    level = _level(line.table, club)
    if len(level) == 1:
        return Measurement(line.own.position, line.evidence)
    others = ", ".join(one.club for one in level if one.club != club)
    note = msg("level with {clubs}", clubs=others)
    return Measurement([one.position for one in level], line.evidence, note)


def _level(table: list[Standing], club: str) -> list[Standing]:
    """The clubs that no rule parts from one, itself among them."""
    groups: list[list[Standing]] = []
    for line in table:
        if groups and groups[-1][-1].points == line.points and not line.parted_by:
            groups[-1].append(line)
        else:
            groups.append([line])
    return next(group for group in groups if any(line.club == club for line in group))


@measure("points")
def points(
    bench: MeasureContext,
    *,
    season: str,
    club: str,
    competition: str | None = None,
    matchday: int | None = None,
    on: str | None = None,
) -> Measurement:
    """Points in the table of the league or group, net of deductions in force."""
    line = bench.table_entry(season, club, competition, matchday, on)
    return Measurement(line.own.points, line.evidence)


@measure("points")
def points_behind(
    bench: MeasureContext,
    *,
    season: str,
    club: str,
    behind: str | None = None,
    matchday: int | None = None,
    on: str | None = None,
) -> Measurement:
    """Points behind another club of the same league, the leader unless one is named."""
    line = bench.table_entry(season, club, None, matchday, on)
    for other in line.table:
        if other.club == behind or (behind is None and other.position == 1):
            return Measurement(other.points - line.own.points, line.evidence)
    raise NotOnRecord(
        msg("{behind} was not in the league of {club} in {season}",
            behind=behind, club=club, season=season)
    )  # fmt: skip


@measure("place")
def attack_rank(bench: MeasureContext, *, season: str, club: str) -> Measurement:
    """Rank in the league by goals scored; equal goals share a rank."""
    line = bench.table_entry(season, club)
    goals = {one.club: one.goals_for for one in line.table}
    return Measurement(ranks(goals, highest_first=True)[club], line.evidence)


@measure("place")
def defence_rank(bench: MeasureContext, *, season: str, club: str) -> Measurement:
    """Rank in the league by goals conceded, fewest first; equal goals share a rank."""
    line = bench.table_entry(season, club)
    goals = {one.club: one.goals_against for one in line.table}
    return Measurement(ranks(goals, highest_first=False)[club], line.evidence)


@measure("clubs")
def overtaken(bench: MeasureContext, *, season: str, matchday: int, club: str) -> Measurement:
    """Clubs of the league that were ahead before a matchday, not the first, and behind after it."""
    before = bench.table_entry(season, club, None, matchday - 1)
    after = bench.table_entry(season, club, None, matchday)
    first = _level(before.table, club)[0].position
    last = _level(after.table, club)[-1].position
    ahead = {one.club for one in before.table if one.position < first}
    behind = {one.club for one in after.table if one.position > last}
    names = sorted(ahead & behind)
    league = bench.league_of(season, club)
    evidence = [
        match
        for one in (club, *names)
        for match in bench.table_entry(season, one, league, matchday).evidence
        if match.matchday == matchday
    ]
    return Measurement(names, tuple(dict.fromkeys(evidence)))


@measure("place")
def best_finish(bench: MeasureContext, *, before: str, club: str) -> Measurement:
    """Best league finish before a season: from matches, and from a list for the years before."""
    finishes = _finishes(bench, club, before)
    best = min(finish.until for finish in finishes.values())
    seasons = [season for season, finish in finishes.items() if finish.position <= best]
    _require_separate(finishes[season] for season in seasons)
    rows = tuple(row for season in sorted(seasons) for row in finishes[season].stated)
    return Measurement(best, (), _in(sorted(seasons)), rows=rows)


@measure("seasons")
def finishes_in_top(bench: MeasureContext, *, position: int, before: str, club: str) -> Measurement:
    """Seasons in the first division before one that ended in a place or a better one."""
    finishes = _finishes(bench, club, before)
    seasons = [season for season, finish in finishes.items() if finish.position <= position]
    _require_separate(finishes[season] for season in seasons if finishes[season].until > position)
    note = msg("{top} of {n} seasons", top=len(seasons), n=len(finishes))
    rows = tuple(row for season in sorted(seasons) for row in finishes[season].stated)
    return Measurement(len(seasons), (), note, rows=rows)


@measure("decade")
def decade_of_finish(
    bench: MeasureContext, *, position: int, before: str, club: str
) -> Measurement:
    """Decade in which the latest season before one ended in that place."""
    seasons = {
        season: finish
        for season, finish in _finishes(bench, club, before).items()
        if finish.position <= position <= finish.until
    }
    if not seasons:
        raise NotOnRecord(
            msg("the record has no season before {before} in which {club} came {position}.",
                before=before, club=club, position=position)
        )  # fmt: skip
    latest = max(seasons)
    _require_separate([seasons[latest]])
    return Measurement(f"{latest[:3]}0s", (), _in([latest]), rows=seasons[latest].stated)


def _require_separate(finishes: Iterable[_Places]) -> None:
    """Raise `NotOnRecord` where the record leaves clubs level on points in a shared place."""
    if any(finish.position < finish.until for finish in finishes):
        raise NotOnRecord(msg("the record leaves the place shared by clubs level on points"))


def _in(seasons: list[str]) -> str:
    """The note that names seasons, if there are any."""
    return msg("in {seasons}", seasons=", ".join(seasons)) if seasons else ""


class _Places(NamedTuple):
    """The place of a season; clubs level on points share those up to `until`.

    `stated` is the row that states it, none of a season whose table is computed.
    """

    position: int
    until: int
    stated: tuple[Stated, ...] = ()


def _finishes(bench: MeasureContext, club: str, before: str) -> dict[str, _Places]:
    """The finishes of a club in the first division before a season.

    Those before the matches begin come from a list.
    """
    leagues = {
        competition.name
        for competition in bench.record.competitions
        if competition.kind is CompetitionKind.LEAGUE
    }
    finishes = {
        finish.season: _Places(
            finish.position,
            finish.shared_until or finish.position,
            (Stated(finish_id(finish._asdict()), finish.urls, finish.confidence or ""),),
        )
        for finish in bench.record.finishes
        if finish.club == club and finish.season < before and finish.position is not None
        if finish.division is None or finish.division in leagues
    }
    if not finishes:
        raise NotOnRecord(
            msg("the record has no list of the finishes of {club} before its matches begin",
                club=club)
        )  # fmt: skip
    for edition in bench.record.editions:
        if edition.season < before and club in edition.clubs and edition.competition in leagues:
            own = bench.table_entry(edition.season, club, edition.competition).own
            finishes[edition.season] = _Places(own.position, own.position)
    if season_after(max(finishes)) < before:
        raise NotOnRecord(
            msg("the record has no league finish of {club} after {season}",
                club=club, season=max(finishes))
        )  # fmt: skip
    return finishes


@measure("competition")
def qualified_for(bench: MeasureContext, *, season: str, club: str) -> Measurement:
    """European competition played in the season after, qualifying rounds included; the highest."""
    following = season_after(season)
    for edition in bench.record.editions:
        if (
            edition.season == following
            and club in edition.clubs
            and bench.record.kind_of(edition.competition) is CompetitionKind.EUROPE
        ):
            span = MatchScope(club, following, edition.competition)
            evidence = matches_of(bench.known_matches(span)[:1])
            return Measurement(edition.competition, evidence, "", bench.missing_data_caveat(span))
    if not (bench.is_complete_for(club) and bench.record.spell.season(following)):
        raise NotOnRecord(
            msg("the record has no European match of {club} in {season}",
                club=club, season=following)
        )  # fmt: skip
    bench.require_over(club, following, None)
    note = msg("{club} played no European match in {season}", club=club, season=following)
    return Measurement(NONE, (), note)


@measure("seasons", basis=Basis.SOURCES)
def seasons_in_charge(bench: MeasureContext, *, club: str) -> Measurement:
    """League seasons in which the club played under the coach."""
    found = _spell(bench, club)
    (_, first), (_, last) = found[0], found[-1]
    return Measurement(len(found), (), msg("{first} to {last}", first=first, last=last))


@measure("seasons")
def stronger_second_halves(bench: MeasureContext, *, club: str) -> Measurement:
    """League seasons under the coach with more points in the second half than in the first."""
    better = []
    for league, season in _spell(bench, club):
        whole = bench.table_entry(season, club, league)
        half = bench.record.season(EditionKey(league, season)).last_matchday // 2
        first = bench.table_entry(season, club, league, half)
        if whole.own.points - first.own.points > first.own.points:
            better.append(season)
    return Measurement(len(better), (), _in(better))


@measure("seasons")
def low_starts(bench: MeasureContext, *, matchday: int, club: str) -> Measurement:
    """League seasons under the coach in the lower half of the table after a matchday."""
    low = []
    for league, season in _spell(bench, club):
        line = bench.table_entry(season, club, league, matchday)
        if _level(line.table, club)[0].position > len(line.table) / 2:
            low.append(season)
    return Measurement(len(low), (), _in(low))


def _spell(bench: MeasureContext, club: str) -> list[EditionKey]:
    about = bench.record.about
    found = bench.record.spell.seasons if club == about.club else []
    if not found:
        raise NotOnRecord(msg("the record knows a coach of {club} only", club=about.club))
    return found
