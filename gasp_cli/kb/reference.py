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
    """Facts of other kinds than matches, as pages state them. A missing row means: not known."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def rows(self, table: str) -> list[Any]:
        """The rows of a table in order; none if the knowledge base has no such table."""
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

    def names(self) -> dict[str, Sequence[str]]:
        """Every person and club of the rows and of the story, with every other spelling."""
        story = Story(self.store)
        aliases = {person.name: person.aliases for person in story.people}
        aliases |= story.record.club_names
        stated = (
            *(spell.person for spell in self.spells),
            *(move.player for move in self.transfers),
            *(goal.scorer for goal in self.goals),
            *(kick.taker for kick in self.shootouts),
            *(honour.holder for honour in self.honours),
        )
        return {**dict.fromkeys(stated, ()), **aliases}

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
        """Whether the goals add up to the score, so that all scorers are known."""
        scored = Counter(goal.team for goal in self.goals_of(match))
        return (scored[match.home], scored[match.away]) == (match.home_goals, match.away_goals)

    def venue_of(self, match: Match) -> VenueOfMatch | None:
        """The venue of a match; None if no page states it."""
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
