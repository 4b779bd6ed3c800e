"""Positions, points and goals of clubs in a league season, matchday by matchday."""

from collections.abc import Iterable
from typing import Annotated, NamedTuple

from gasp_cli.domain.model import EditionKey
from gasp_cli.kb.record import Record
from gasp_cli.kb.standings import AsOf, matchday_cutoff, standings
from gasp_cli.results import CellStyle, Column


class SeasonProgressRow(NamedTuple):
    """A club after a matchday."""

    matchday: Annotated[int, Column("matchdays counted, whenever they were played", "MD")]
    position: Annotated[int, Column("position after it", "Pos", CellStyle.STRONG)]
    points: Annotated[int, Column("points after it, net of deductions", "Pts")]
    goals_for: Annotated[int, Column("goals scored by then", "GF")]
    goals_against: Annotated[int, Column("goals conceded by then", "GA")]


def season_progress(
    record: Record, edition: EditionKey, clubs: Iterable[str]
) -> dict[str, list[SeasonProgressRow]]:
    """The position of each of the clubs after every matchday of the league played so far.

    A matchday counts whenever it was played, so that all clubs have played as often. Empty for
    matches without matchdays.
    """
    season_matches = record.season(edition)
    progress: dict[str, list[SeasonProgressRow]] = {club: [] for club in clubs}
    for matches in season_matches.tables.values():
        if progress.keys().isdisjoint(matches.clubs):
            continue
        for matchday in matches.rounds:
            point = AsOf(matchday, None, matchday_cutoff(season_matches, matchday))
            for row in standings(record, season_matches, matches, point):
                if row.club in progress:
                    progress[row.club].append(
                        SeasonProgressRow(
                            matchday, row.position, row.points, row.goals_for, row.goals_against
                        )
                    )
    return progress
