"""The words of the game: what a match, a competition, a club and a sanction are.

Records are `NamedTuple`s, not dataclasses: as frozen, as typed, and seven times cheaper
to define and four times cheaper to make, which counts where a command lives for 50 ms
and builds 3,400 matches. Dates are ISO text (`2020-02-19`), which sorts as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

Score = tuple[int, int]
"""Goals of the home club, goals of the away club."""


class Venue(StrEnum):
    """Where a match was played, seen from one club."""

    HOME = "home"
    AWAY = "away"
    NEUTRAL = "neutral"


class Result(StrEnum):
    """How a match ended for one club, after extra time; a shoot-out leaves a draw."""

    WON = "W"
    DRAWN = "D"
    LOST = "L"


class Status(StrEnum):
    """What became of a match."""

    PLAYED = "played"
    AWARDED = "awarded"
    CANCELLED = "cancelled"
    SCHEDULED = "scheduled"


class Kind(StrEnum):
    """Which question a competition answers: `gasp seasons`, `gasp europe` or `gasp cups`."""

    LEAGUE = "league"
    EUROPE = "europe"
    CUP = "cup"


class Match(NamedTuple):
    """One match of the record, as played and as officially decided.

    The goals are the official ones, after extra time where there was any; both are None
    for a match that was not played. `played` is the score on the pitch of an awarded match
    and `awarded_on` the day of the award, where a source gives them.
    """

    competition: str
    season: str
    stage: str
    date: str
    home: str
    away: str
    home_goals: int | None
    away_goals: int | None
    matchday: int | None = None
    leg: int | None = None
    time: str | None = None
    half_time: Score | None = None
    full_time: Score | None = None
    penalties: Score | None = None
    extra_time: bool = False
    neutral: bool = False
    status: Status = Status.PLAYED
    played: Score | None = None
    awarded_on: str | None = None
    source: str = ""
    urls: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether the match has an official score that stands."""
        return self.home_goals is not None and self.status in (Status.PLAYED, Status.AWARDED)


class Club(NamedTuple):
    """A club under its one canonical name."""

    name: str
    country: str
    aliases: tuple[str, ...]


class Rules(NamedTuple):
    """The rules of a competition in the seasons from `since` to `until`, both included.

    `tie_breaks` name, in order, what parts clubs level on points (see `football.table`);
    every club meets every other `meetings` times. With `reapply`, head-to-head is asked again
    of the clubs that it left level.
    """

    competition: str
    since: str
    until: str | None
    win: int
    draw: int
    tie_breaks: tuple[str, ...]
    reapply: bool
    away_goals: bool
    neutral: tuple[str, ...]
    citation: str
    meetings: int = 2

    def hold_in(self, season: str) -> bool:
        """Whether these are the rules of that season."""
        return self.since <= season and (self.until is None or season <= self.until)


class Competition(NamedTuple):
    """A competition; `kind` says which question it answers, its place in the data its rank.

    `stages` has the stage that it means by a heading of its own.
    """

    name: str
    kind: Kind
    country: str | None
    aliases: tuple[str, ...]
    stages: Mapping[str, str]


class Edition(NamedTuple):
    """One season of a competition as far as the record has it.

    `expected` is the number of matches that its source says it has, None where it does not say.
    """

    competition: str
    season: str
    clubs: tuple[str, ...]
    matches: int
    expected: int | None
    sources: tuple[str, ...]
    licence: str

    @property
    def whole(self) -> bool:
        """Whether the record is known to have every match of it."""
        return self.expected == self.matches


class Finish(NamedTuple):
    """A club's final league position in a season of which the record has no matches."""

    club: str
    season: str
    position: int
    source: str


class Sanction(NamedTuple):
    """An official decision that changed a table, from a day on and perhaps until another.

    A deduction has `club` and `points` (a positive number). An award has the match, the day
    on which that was due, and the awarded score. A refusal changed nothing and is kept
    because people ask.
    """

    kind: str
    competition: str
    season: str
    subject: str
    since: str | None
    until: str | None
    club: str | None
    points: int
    home: str | None
    away: str | None
    due: str | None
    score: Score | None
    note: str
    urls: tuple[str, ...]

    def in_force(self, date: str | None) -> bool:
        """Whether it held on that day; with None, whether it still stood at the end."""
        if self.since is None:
            return False
        if date is None:
            return self.until is None
        return self.since <= date and (self.until is None or date < self.until)


class About(NamedTuple):
    """Whom the knowledge base is about: a coach's spell at a club, first and last day included.

    `complete` says that the record has every match of that spell.
    """

    club: str
    coach: str
    since: str
    until: str
    data_of: str
    complete: bool


def matchday_stage(matchday: int) -> str:
    """The stage of a league match: `Matchday 5`."""
    return f"Matchday {matchday}"


LEAGUE_PHASE = "League phase"
FINAL = "Final"
STAGES = (
    LEAGUE_PHASE, "Preliminary round", "First qualifying round", "Second qualifying round",
    "Third qualifying round", "Play-off round", "Knockout phase play-offs", "Play-offs",
    "First round", "Second round", "Third round", "Fourth round", "Round of 64", "Round of 32",
    "Round of 16", "Quarter-finals", "Semi-finals", "Third-place match", FINAL, "Winners",
    "Relegation play-off",
)  # fmt: skip
"""Every stage but the numbered ones, `Matchday 5`, and the lettered, `Group C`; and `Winners`."""


def is_table_stage(stage: str) -> bool:
    """Whether a stage is played for a table, not for a tie."""
    return stage.startswith(("Matchday ", "Group ")) or stage == LEAGUE_PHASE
