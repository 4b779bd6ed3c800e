"""The matches of one season of a competition, sorted out once for all who ask about them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from gasp_cli.model import Match, Status, is_table_stage


class SeasonMatches:
    """The matches of one season of a competition, by date."""

    def __init__(self, matches: Sequence[Match]) -> None:
        self.all = sorted(matches, key=lambda match: match.date)

    @cached_property
    def of_tables(self) -> list[Match]:
        """Those that are played for a table: of a league, a league phase, of groups."""
        stages = {one.stage for one in self.all}
        if all(map(is_table_stage, stages)):
            return self.all
        return [one for one in self.all if is_table_stage(one.stage)]

    @cached_property
    def of_ties(self) -> list[Match]:
        """All others: legs of ties, finals, play-offs."""
        if self.of_tables is self.all:
            return []
        return [one for one in self.all if not is_table_stage(one.stage)]

    @cached_property
    def scored(self) -> list[Match]:
        """Those that have a score that stands."""
        return [one for one in self.all if one.home_goals is not None]

    @cached_property
    def groups(self) -> dict[str, list[Match]]:
        """Those for a table by group, groups in their order; a league or league phase is one."""
        groups: dict[str, list[Match]] = {}
        for match in self.of_tables:
            stage = match.stage if match.stage.startswith("Group ") else ""
            groups.setdefault(stage, []).append(match)
        return dict(sorted(groups.items(), key=lambda item: (len(item[0]), item[0])))

    @cached_property
    def last_matchday(self) -> int:
        """The highest number of a round of a table, 0 where rounds have none."""
        return max((one.matchday or 0 for one in self.of_tables), default=0)

    @cached_property
    def open(self) -> list[Match]:
        """Those for a table that have no score yet and may still get one."""
        return [
            one for one in self.of_tables if not one.counts and one.status is not Status.CANCELLED
        ]

    @cached_property
    def _by_club(self) -> dict[str, list[Match]]:
        by_club: dict[str, list[Match]] = {}
        for match in self.scored:
            by_club.setdefault(match.home, []).append(match)
            by_club.setdefault(match.away, []).append(match)
        return by_club

    def of(self, club: str) -> list[Match]:
        """Those of a club that have a score."""
        return self._by_club.get(club, [])
