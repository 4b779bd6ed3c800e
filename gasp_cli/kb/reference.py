"""The reference record of a knowledge base: goals, grounds, posts, transfers and figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from gasp_cli.domain.facts import Person
from gasp_cli.domain.model import Match
from gasp_cli.domain.reference import (
    Figure,
    Goal,
    GoalEvent,
    Honour,
    PostHeld,
    ShootoutKick,
    Transfer,
    VenueOfMatch,
)
from gasp_cli.kb.decode import decode_table, table_property

if TYPE_CHECKING:
    from gasp_cli.kb.record import Record


Row = TypeVar("Row", VenueOfMatch, ShootoutKick)

_identity = attrgetter("date", "home", "away")


class Reference:
    """Facts of other kinds than matches, as pages state them. A missing row means: not known."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.store = record.store

    def rows(self, table: str) -> list[Any]:
        """The rows of a table in order; none if the knowledge base has no such table."""
        rows: list[Any] = getattr(self, table)
        return rows

    spells = table_property("spells.json", "spells", PostHeld, optional=True)
    """Posts held."""

    transfers = table_property("transfers.json", "transfers", Transfer, optional=True)
    """Moves of players."""

    goals = table_property("goals.json", "goals", Goal, optional=True)
    """Goals and missed penalties, by match."""

    shootouts = table_property("shootouts.json", "shootouts", ShootoutKick, optional=True)
    """Kicks of shoot-outs, by match."""

    venues = table_property("venues.json", "venues", VenueOfMatch, optional=True)
    """Grounds of matches."""

    honours = table_property("honours.json", "honours", Honour, optional=True)
    """Prizes and trophies."""

    figures = table_property("figures.json", "figures", Figure, optional=True)
    """Quantities of a subject on a date."""

    def has_name(self, name: str) -> bool:
        """Whether a person, body or award of some row has this very name.

        Tables are read one after another, until one has it.
        """
        return (
            any(name in (spell.person, spell.club) for spell in self.spells)
            or any(name == move.player for move in self.transfers)
            or any(name == goal.scorer for goal in self.goals)
            or any(name in (honour.holder, honour.award) for honour in self.honours)
        )

    @cached_property
    def names(self) -> dict[str, Sequence[str]]:
        """Every person and club of the rows and of the story, with every other spelling."""
        people = decode_table(self.store, "story.json", "people", Person)
        aliases = {person.name: person.aliases for person in people}
        aliases |= self.record.club_names
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
            goals.setdefault(_identity(goal), []).append(goal)
        return goals

    def events_of(self, match: Match) -> list[Goal]:
        """The goals and missed penalties of a match, in their order."""
        return self._goals_by_match.get(_identity(match), [])

    def goals_of(self, match: Match) -> list[Goal]:
        """The goals of a match, in their order."""
        return [event for event in self.events_of(match) if event.event == GoalEvent.GOAL]

    def has_all_goals(self, match: Match) -> bool:
        """Whether the goals add up to the score, so that all scorers are known."""
        scored = Counter(goal.team for goal in self.goals_of(match))
        return (scored[match.home], scored[match.away]) == (match.home_goals, match.away_goals)

    def venue_of(self, match: Match) -> VenueOfMatch | None:
        """The venue of a match; None if no page states it."""
        return next(iter(_of_match(self.venues, match)), None)

    def kicks_of(self, match: Match) -> list[ShootoutKick]:
        """The kicks of a match's shoot-out, in their order."""
        return _of_match(self.shootouts, match)


def _of_match(rows: Iterable[Row], match: Match) -> list[Row]:
    """The rows that are about a match."""
    return [row for row in rows if _identity(row) == _identity(match)]
