"""How a league season went for some clubs, matchday by matchday."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gasp_cli.record import Record
from gasp_cli.standings import Point, round_day, standings


class Stop(NamedTuple):
    """A club after a matchday, as in `gasp table --matchday`; points are net of deductions."""

    matchday: int
    position: int
    points: int
    goals_for: int
    goals_against: int


def course(
    record: Record, competition: str, season: str, clubs: Iterable[str]
) -> dict[str, list[Stop]]:
    """Where each of the clubs stood after every matchday of the league that has been played.

    The rounds count whenever they were played, so that all clubs have met as often.
    """
    played = record.season(competition, season)
    found: dict[str, list[Stop]] = {club: [] for club in clubs}
    for matches in played.tables.values():
        if not found.keys() & matches.clubs:
            continue
        for matchday in matches.rounds:
            point = Point(matchday, None, round_day(played, matchday))
            for line in standings(record, competition, season, matches, point):
                if line.club in found:
                    found[line.club].append(
                        Stop(
                            matchday, line.position, line.points, line.goals_for,
                            line.goals_against,
                        )
                    )  # fmt: skip
    return found
