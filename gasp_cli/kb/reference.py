"""The reference record of a knowledge base: goals, grounds, posts, transfers and figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from gasp_cli.domain.model import Match
from gasp_cli.domain.reference import (
    REFERENCE,
    Figure,
    Goal,
    GoalEvent,
    Honour,
    PostHeld,
    ShootoutKick,
    Transfer,
    VenueOfMatch,
)
from gasp_cli.kb.decode import decode_table
from gasp_cli.kb.story import Story
from gasp_cli.store import Store


class Reference:
    """What pages state of things that no match tells. A missing row is not known, never none."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def rows(self, table: str) -> list[Any]:
        """The rows of a table in their order; none where the knowledge base has no such table."""
        return decode_table(self.store, f"{table}.json", table, REFERENCE[table], optional=True)

    @cached_property
    def spells(self) -> list[PostHeld]:
        """Posts held."""
        return self.rows("spells")

    @cached_property
    def transfers(self) -> list[Transfer]:
        """Moves of players."""
        return self.rows("transfers")

    @cached_property
    def goals(self) -> list[Goal]:
        """Goals and missed penalties, by match."""
        return self.rows("goals")

    @cached_property
    def shootouts(self) -> list[ShootoutKick]:
        """Kicks of shoot-outs, by match."""
        return self.rows("shootouts")

    @cached_property
    def venues(self) -> list[VenueOfMatch]:
        """Grounds of matches."""
        return self.rows("venues")

    @cached_property
    def honours(self) -> list[Honour]:
        """Prizes and trophies."""
        return self.rows("honours")

    @cached_property
    def figures(self) -> list[Figure]:
        """Quantities of a subject on a date."""
        return self.rows("figures")

    def has_name(self, name: str) -> bool:
        """Whether a person of some row has this very name.

        Tables are read one after another, until one has it.
        """
        return (
            any(name == spell.person for spell in self.spells)
            or any(name == move.player for move in self.transfers)
            or any(name == goal.scorer for goal in self.goals)
        )

    def names(self) -> dict[str, Sequence[str]]:
        """Every person and club of the rows and of the story, with every other spelling."""
        story = Story(self.store)
        known = {person.name: person.aliases for person in story.people}
        known |= story.record.club_names
        stated = (
            *(spell.person for spell in self.spells),
            *(move.player for move in self.transfers),
            *(goal.scorer for goal in self.goals),
            *(kick.taker for kick in self.shootouts),
            *(honour.holder for honour in self.honours),
        )
        return {**dict.fromkeys(stated, ()), **known}

    @cached_property
    def _goals_by_match(self) -> dict[tuple[str, str, str], list[Goal]]:
        goals: dict[tuple[str, str, str], list[Goal]] = {}
        for goal in self.goals:
            goals.setdefault((goal.date, goal.home, goal.away), []).append(goal)
        return goals

    def events_of(self, match: Match) -> list[Goal]:
        """The goals and missed penalties of a match, in their order."""
        return self._goals_by_match.get((match.date, match.home, match.away), [])

    def goals_of(self, match: Match) -> list[Goal]:
        """The goals of a match, in their order."""
        return [event for event in self.events_of(match) if event.event == GoalEvent.GOAL]

    def has_all_goals(self, match: Match) -> bool:
        """Whether the goals add up to the score, and so the scorers are known."""
        scored = Counter(goal.team for goal in self.goals_of(match))
        return (scored[match.home], scored[match.away]) == (match.home_goals, match.away_goals)

    def venue_of(self, match: Match) -> VenueOfMatch | None:
        """Where a match was played, None where no page says so."""
        return next(
            (
                venue
                for venue in self.venues
                if (venue.date, venue.home, venue.away) == (match.date, match.home, match.away)
            ),
            None,
        )

    def kicks_of(self, match: Match) -> list[ShootoutKick]:
        """The kicks of a match's shoot-out, in their order."""
        return [
            kick
            for kick in self.shootouts
            if (kick.date, kick.home, kick.away) == (match.date, match.home, match.away)
        ]
