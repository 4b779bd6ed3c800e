"""The rows of the reference record: facts of other kinds than matches, each with its web pages.

A missing row means that nothing is known, never that there was none.
"""

# No `from __future__ import annotations`: declarations are read at run time.
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple, TypeAlias

from gasp_cli.domain.fields import Field, TextFormat
from gasp_cli.domain.model import CONFIDENCE


class GoalEvent(StrEnum):
    """The kind of event: a goal, or a missed penalty."""

    GOAL = "goal"
    MISSED_PENALTY = "missed penalty"  # i18n: translated where it is shown


Id: TypeAlias = Annotated[str, Field("readable, stable", TextFormat.ID)]
Note: TypeAlias = Annotated[str, Field("what to know about it", omittable=True)]
Urls: TypeAlias = Annotated[
    tuple[str, ...], Field("addresses of the pages that state it", option="url")
]
Certainty: TypeAlias = Annotated[str, Field("two hosts, one, or computed", choices=CONFIDENCE)]
MatchDay: TypeAlias = Annotated[str, Field("day of the match", TextFormat.DAY)]
Home: TypeAlias = Annotated[
    str, Field("home club, or the one named first", references="clubs.name")
]
Away: TypeAlias = Annotated[str, Field("away club", references="clubs.name")]
CompetitionName: TypeAlias = Annotated[str, Field("competition", references="competitions.name")]


class PostHeld(NamedTuple):
    """A post that somebody held; an unknown end is None."""

    id: Id
    person: Annotated[str, Field("who held it")]
    role: Annotated[str, Field("the post: coach, player, director, mayor …")]
    club: Annotated[str, Field("the club, or another body")]
    from_: Annotated[str | None, Field("first day, month or year", TextFormat.DATE, option="since")]
    to: Annotated[str | None, Field("last day, month or year", TextFormat.DATE, option="until")]
    matches: Annotated[int | None, Field("matches in charge, or league appearances of a player")]
    note: Note
    urls: Urls
    confidence: Certainty


class Transfer(NamedTuple):
    """A player's move from one club to another; the fee is in euros, without bonuses."""

    id: Id
    player: Annotated[str, Field("who moved")]
    from_: Annotated[str, Field("the club left", option="origin")]
    to: Annotated[str, Field("the club joined")]
    date: Annotated[str | None, Field("day, month or year", TextFormat.DATE)]
    window: Annotated[str | None, Field("transfer window, as in `summer 2019`")]
    kind: Annotated[str, Field("loan, permanent … with its conditions")]
    fee: Annotated[int | None, Field("fee in euros")]
    note: Note
    urls: Urls
    confidence: Certainty


class Goal(NamedTuple):
    """A goal or a missed penalty; `team` is the side that it counts for, also of an own goal."""

    id: Id
    date: MatchDay
    home: Home
    away: Away
    competition: CompetitionName
    scorer: Annotated[str, Field("who scored or missed")]
    team: Annotated[str, Field("the side it counts for", references="clubs.name")]
    minute: Annotated[str | None, Field("minute, as in `90+4`")]
    penalty: Annotated[bool, Field("whether it was a penalty", omittable=True)]
    own_goal: Annotated[bool, Field("whether it was an own goal", omittable=True)]
    event: Annotated[str, Field("a goal or a missed penalty", choices=tuple(map(str, GoalEvent)))]
    note: Note
    urls: Urls
    confidence: Certainty


class ShootoutKick(NamedTuple):
    """A kick of a shoot-out."""

    id: Id
    date: MatchDay
    home: Home
    away: Away
    competition: CompetitionName
    kick: Annotated[int, Field("number of the kick, both sides counted")]
    taker: Annotated[str, Field("who took it")]
    team: Annotated[str, Field("the taker's side", references="clubs.name")]
    scored: Annotated[bool, Field("whether it went in")]
    note: Note
    urls: Urls
    confidence: Certainty


class VenueOfMatch(NamedTuple):
    """The ground of a match, and its attendance."""

    id: Id
    date: MatchDay
    home: Home
    away: Away
    competition: CompetitionName
    ground: Annotated[str | None, Field("the ground")]
    city: Annotated[str | None, Field("its town")]
    attendance: Annotated[int | None, Field("spectators, as far as a page gives them")]
    behind_closed_doors: Annotated[bool | None, Field("whether the public was shut out")]
    note: Note
    urls: Urls
    confidence: Certainty


class Honour(NamedTuple):
    """A prize or trophy."""

    id: Id
    award: Annotated[str, Field("its name")]
    season: Annotated[str | None, Field("the season it was given for", TextFormat.SEASON)]
    holder: Annotated[str, Field("the person or club that got it")]
    date: Annotated[str | None, Field("day, month or year it was given", TextFormat.DATE)]
    body: Annotated[str | None, Field("who gave it")]
    note: Note
    urls: Urls
    confidence: Certainty


class Figure(NamedTuple):
    """A quantity of a subject on a date: inhabitants, seats, a distance, prize money."""

    id: Id
    subject: Annotated[str, Field("what it is a figure of")]
    quantity: Annotated[str, Field("population, capacity, distance …")]
    value: Annotated[
        int | float | str, Field("a number, a date or a text such as `more than 120000`")
    ]
    unit: Annotated[str, Field("what it is counted in")]
    as_of: Annotated[str | None, Field("the day or time it held")]
    note: Note
    urls: Urls
    confidence: Certainty


REFERENCE = {
    "spells": PostHeld,
    "transfers": Transfer,
    "goals": Goal,
    "shootouts": ShootoutKick,
    "venues": VenueOfMatch,
    "honours": Honour,
    "figures": Figure,
}
"""The tables of the reference record by name; finishes are `model.LeagueFinish`."""


CLUBS_OR_OTHERS = {
    "spells": ("club",),
    "transfers": ("from", "to"),
    "honours": ("holder",),
    "figures": ("subject",),
}
"""By table: the fields that may name a club, or something that the knowledge base does not list."""


class ReferenceTable(StrEnum):
    """The tables of the reference record, finishes included."""

    SPELLS = "spells"
    TRANSFERS = "transfers"
    GOALS = "goals"
    SHOOTOUTS = "shootouts"
    VENUES = "venues"
    HONOURS = "honours"
    FIGURES = "figures"
    FINISHES = "finishes"


ReferenceTableName: TypeAlias = (
    ReferenceTable
    | Literal[
        "spells", "transfers", "goals", "shootouts", "venues", "honours", "figures", "finishes"
    ]
)  # fmt: skip
"""A table of the reference record, or its name."""
