"""The club's league finishes, season by season."""

# No `from __future__ import annotations` where rows are declared: the fields' types are read
# at run time, and resolving them from text would cost more than the query.
from collections.abc import Iterator, Sequence
from typing import Annotated, NamedTuple

from gasp_cli.domain.league_table import ranks
from gasp_cli.domain.model import CompetitionKind, EditionKey
from gasp_cli.domain.seasons import season_after
from gasp_cli.i18n import join_list, msg, name_term, plural, term
from gasp_cli.kb.record import Record
from gasp_cli.kb.standings import final_table, is_played_out
from gasp_cli.queries.phrases import (
    WHERE,
    Drawn,
    GoalsConceded,
    GoalsScored,
    Lost,
    Won,
    coach_phrase,
)
from gasp_cli.results import CellStyle, Column, ResultSet


class SeasonRow(NamedTuple):
    """One league season under the coach."""

    season: Annotated[str, Column("season", "Season", CellStyle.STRONG)]
    competition: Annotated[str, Column("league", "League", priority=0)]
    position: Annotated[int, Column("final position in the table", "Pos", CellStyle.STRONG)]
    played: Annotated[int, Column("matches played", "P", priority=2)]
    won: Won
    drawn: Drawn
    lost: Lost
    goals_for: GoalsScored
    goals_against: GoalsConceded
    goal_difference: Annotated[
        int, Column("goals scored less conceded", "GD", CellStyle.SIGNED, 2, bar=True)
    ]
    points: Annotated[int, Column("points, net of deductions", "Pts", CellStyle.STRONG, bar=True)]
    attack_rank: Annotated[
        int, Column("rank by goals scored; equal goals share a rank", "GF rank", priority=2)
    ]
    defence_rank: Annotated[
        int, Column("rank by goals conceded; equal goals share a rank", "GA rank", priority=3)
    ]
    qualified_for: Annotated[
        str | None,
        Column("European competition of the season after; null: none known", "Qualified for"),
    ]
    coach: Annotated[
        str | None, Column("coach, as far as is known; of several all", "Coach", priority=0)
    ] = None


def season_row(record: Record, league: EditionKey) -> SeasonRow | None:
    """The club's row of a league season; None where it is in no table."""
    table, club = final_table(record, league), record.about.club
    standing = next((standing for standing in table if standing.club == club), None)
    if standing is None:
        return None
    attack = ranks({row.club: row.goals_for for row in table}, highest_first=True)
    defence = ranks({row.club: row.goals_against for row in table}, highest_first=False)
    return SeasonRow(
        league.season, league.competition, standing.position, *standing[2:10], attack[club],
        defence[club], _qualified_for(record, season_after(league.season)),
    )  # fmt: skip


def seasons(record: Record, *, every: bool = False) -> ResultSet[SeasonRow]:
    """The league finishes under the coach, oldest first, or in `every` season of the record.

    Of seasons of the whole record the rows name the coaches, as far as the reference record has
    them; warnings name the seasons in which the club was in no league of the record.
    """
    if every:
        return _all_seasons(record)
    rows, partial = _finishes(record, record.spell.seasons)
    rows = [row._replace(coach=record.about.coach) for row in rows]
    leagues = join_list(map(term, dict.fromkeys(row.competition for row in rows)))
    where = msg("in {leagues}", leagues=leagues) if rows else WHERE[CompetitionKind.LEAGUE]
    club, coach, *_ = record.about
    title = msg("{club} {where} under {coach}", club=name_term(club), where=where, coach=coach)
    why = msg("no league match {under}", under=coach_phrase(record))
    notes = (_computed(rows), *partial)
    remarks = tuple(outside_the_spell(record, rows))
    return ResultSet(SeasonRow, rows, title, notes, why, remarks=remarks)


def outside_the_spell(record: Record, rows: Sequence[SeasonRow]) -> Iterator[str]:
    """A remark on each season of which the coach was not in charge from beginning to end."""
    club, coach, since, until, *_ = record.about
    for row in rows:
        league = EditionKey(row.competition, row.season)
        if not any(
            record.has_matches(league, club, *days) for days in (("", since), (until, "9999"))
        ):
            continue  # without a match made of its document
        matches = record.season(league).matches_of(club)
        others = [match for match in matches if not since <= match.date <= until]
        if others:
            yield plural(
                "{season}: {n} of {played} matches was not under {coach}, and counts too",
                "{season}: {n} of {played} matches were not under {coach}, and count too",
                len(others), season=row.season, played=row.played, coach=coach,
            )  # fmt: skip


def one_season(record: Record, season: str) -> tuple[SeasonRow, tuple[str, ...]]:
    """The club's finish in a season by its canonical name, and notes on a season not yet over.

    Raises `UsageError` where the record has no league of that season with the club.
    """
    league = EditionKey(record.league_of(season).name, season)
    (row,), partial = _finishes(record, [league])
    coach = (
        record.about.coach
        if record.spell.season(league.season) == league
        else _coaches(record, row)
    )
    return row._replace(coach=coach), tuple(partial)


def _all_seasons(record: Record) -> ResultSet[SeasonRow]:
    club = record.about.club
    leagues = list(record.editions_of(CompetitionKind.LEAGUE))
    of_club = [edition.key for edition in leagues if club in edition.clubs]
    of_club.sort(key=lambda league: (league.season, league.competition))
    rows, partial = _finishes(record, of_club)
    rows = [row._replace(coach=_coaches(record, row)) for row in rows]
    missing = sorted(
        {edition.season for edition in leagues} - {league.season for league in of_club}
    )
    named = name_term(club)
    warnings = tuple(
        msg("{club} played in no league of the record in {season}", club=named, season=season)
        for season in missing
    )
    title = msg("{club}, every season of the record", club=named)
    why = msg("the record has no league match of {club}", club=named)
    return ResultSet(SeasonRow, rows, title, (_computed(rows), *partial), why, warnings=warnings)


def league_seasons(record: Record) -> list[str]:
    """The seasons between the first and the last league season of the club on record, in order.

    Those in which the club was in no league of the record are among them.
    """
    leagues = list(record.editions_of(CompetitionKind.LEAGUE))
    own = [edition.season for edition in leagues if record.about.club in edition.clubs]
    return sorted(
        {edition.season for edition in leagues if own and min(own) <= edition.season <= max(own)}
    )


def _computed(rows: list[SeasonRow]) -> str:
    return plural(
        "Computed from {n} match.", "Computed from {n} matches.", sum(row.played for row in rows)
    )


def _coaches(record: Record, row: SeasonRow) -> str | None:
    """The coaches during the club's matches of a season, in order; None where none is known."""
    club = record.about.club
    matches = record.season(EditionKey(row.competition, row.season)).matches_of(club)
    first, last = min(match.date for match in matches), max(match.date for match in matches)
    posts = [
        post
        for post in record.reference.spells
        if post.role == "coach" and post.club == club and post.from_
        if post.from_ <= last and first <= f"{post.to or '9999'}~"
    ]
    posts.sort(key=lambda post: post.from_ or "")
    return join_list((post.person for post in posts), "; ") or None


def _finishes(record: Record, leagues: Sequence[EditionKey]) -> tuple[list[SeasonRow], list[str]]:
    """The club's finishes in some seasons, and notes on those that are not over."""
    rows: list[SeasonRow] = []
    partial: list[str] = []
    for league in leagues:
        edition = record.edition(league)
        if edition and not is_played_out(record, league):
            which = {"season": league.season, "played": record.season(league).played}
            partial.append(
                msg("{season}: {played} of {expected} matches of the league so far.", **which,
                    expected=edition.expected)
            )  # fmt: skip
        if row := season_row(record, league):
            rows.append(row)
    return rows, partial


def _qualified_for(record: Record, season: str) -> str | None:
    """The highest-ranked European competition that the club played in that season."""
    club = record.about.club
    editions = record.editions_of(CompetitionKind.EUROPE, season=season, club=club)
    return next((edition.competition for edition in editions), None)
