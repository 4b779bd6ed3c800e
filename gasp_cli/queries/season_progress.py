"""How a league season went for some clubs, matchday by matchday."""

from collections.abc import Iterable
from typing import Annotated, NamedTuple

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
    record: Record, competition: str, season: str, clubs: Iterable[str]
) -> dict[str, list[SeasonProgressRow]]:
    """Where each of the clubs stood after every matchday of the league that has been played.

    The rounds count whenever they were played, so that all clubs have met as often. Empty where
    matches have no matchday.
    """
    played = record.season(competition, season)
    found: dict[str, list[SeasonProgressRow]] = {club: [] for club in clubs}
    for matches in played.tables.values():
        if not found.keys() & matches.clubs:
            continue
        for matchday in matches.rounds:
            point = AsOf(matchday, None, matchday_cutoff(played, matchday))
            for line in standings(record, competition, season, matches, point):
                if line.club in found:
                    found[line.club].append(
                        SeasonProgressRow(
                            matchday, line.position, line.points, line.goals_for,
                            line.goals_against,
                        )
                    )  # fmt: skip
    return found
