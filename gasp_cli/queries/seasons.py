"""The club's league finishes, season by season."""

# No `from __future__ import annotations` where rows are declared: the fields' types are read
# at run time, and resolving them from text would cost more than the question.
from typing import Annotated, NamedTuple

from gasp_cli.domain.league_table import ranks
from gasp_cli.domain.model import CompetitionKind, EditionKey
from gasp_cli.domain.seasons import season_after
from gasp_cli.i18n import join_list, msg, plural, term
from gasp_cli.kb.record import Record
from gasp_cli.kb.standings import final_table, is_played_out
from gasp_cli.queries.phrases import WHERE, coach_phrase
from gasp_cli.results import CellStyle, Column, ResultSet


class SeasonRow(NamedTuple):
    """One league season under the coach."""

    season: Annotated[str, Column("season", "Season", CellStyle.STRONG)]
    competition: Annotated[str, Column("league", "League", priority=0)]
    position: Annotated[int, Column("final position in the table", "Pos", CellStyle.STRONG)]
    played: Annotated[int, Column("matches played", "P", priority=2)]
    won: Annotated[int, Column("matches won", "W", CellStyle.GOOD)]
    drawn: Annotated[int, Column("matches drawn", "D", CellStyle.EVEN)]
    lost: Annotated[int, Column("matches lost", "L", CellStyle.BAD)]
    goals_for: Annotated[int, Column("goals scored", "GF")]
    goals_against: Annotated[int, Column("goals conceded", "GA")]
    goal_difference: Annotated[
        int, Column("goals scored less conceded", "GD", CellStyle.SIGNED, 2, bar=True)
    ]
    points: Annotated[int, Column("points, net of deductions", "Pts", CellStyle.STRONG, bar=True)]
    attack_rank: Annotated[
        int, Column("rank by goals scored; equal goals share a rank", "Attack", priority=2)
    ]
    defence_rank: Annotated[
        int, Column("rank by goals conceded; equal goals share a rank", "Defence", priority=3)
    ]
    qualified_for: Annotated[
        str | None, Column("European competition of the season after; null: none known", "Earned")
    ]


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


def seasons(record: Record) -> ResultSet[SeasonRow]:
    """The league seasons of the coach's spell, oldest first."""
    rows, partial = [], []
    for league in record.spell.seasons:
        edition = record.edition(league)
        if edition and not is_played_out(record, league):
            partial.append(
                msg(
                    "{season}: {played} of {expected} matches of the league so far.",
                    season=league.season, played=record.season(league).played,
                    expected=edition.expected,
                )
            )  # fmt: skip
        if row := season_row(record, league):
            rows.append(row)
    leagues = join_list(map(term, dict.fromkeys(row.competition for row in rows)))
    where = msg("in {leagues}", leagues=leagues) if rows else WHERE[CompetitionKind.LEAGUE]
    club, coach, *_ = record.about
    title = msg("{club} {where} under {coach}", club=club, where=where, coach=coach)
    note = plural(
        "Computed from {n} match.", "Computed from {n} matches.", sum(row.played for row in rows)
    )
    why = msg("no league match {under}", under=coach_phrase(record))
    return ResultSet(SeasonRow, rows, title, (note, *partial), why)


def _qualified_for(record: Record, season: str) -> str | None:
    """The first European competition by rank that has the club in that season."""
    competitions = (
        edition.competition
        for edition in record.editions
        if edition.season == season
        and record.about.club in edition.clubs
        and record.kind_of(edition.competition) is CompetitionKind.EUROPE
    )
    return next(competitions, None)
