"""The rows of the record: matches, clubs, competitions and their rules, sanctions.

They are `NamedTuple`s: immutable, typed, and cheap to define and create, which matters for
start-up. Dates are ISO text (`2020-02-19`), which sorts by day.
"""

# No `from __future__ import annotations`: declarations are read at run time.
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, Literal, NamedTuple, TypeAlias

from gasp_cli.domain.fields import Field, TextFormat
from gasp_cli.matching import slug

Score = tuple[int, int]
"""Goals of the home club, goals of the away club."""


class Venue(StrEnum):
    """The venue of a match, seen from one club."""

    HOME = "home"
    AWAY = "away"
    NEUTRAL = "neutral"


VenueName: TypeAlias = Venue | Literal["home", "away", "neutral"]
"""A venue, or its name."""


class Result(StrEnum):
    """The result of a match for one club, after extra time; a shoot-out leaves a draw."""

    WON = "W"
    DRAWN = "D"
    LOST = "L"


ResultName: TypeAlias = Result | Literal["W", "D", "L"]
"""A result, or its letter."""


class Status(StrEnum):
    """The status of a match."""

    PLAYED = "played"
    AWARDED = "awarded"
    CANCELLED = "cancelled"
    SCHEDULED = "scheduled"


class CompetitionKind(StrEnum):
    """Kind of competition: domestic league, European or domestic cup."""

    LEAGUE = "league"
    EUROPE = "europe"
    CUP = "cup"


CONFIDENCE = ("two-sources", "one-source", "derived")
"""How well a row is supported: by pages of two hosts, of one, or computed."""

_CLUB = "clubs.name"
_COMPETITION = "competitions.name"


class EditionKey(NamedTuple):
    """A season of a competition, the key of its matches, rules and sanctions."""

    competition: str
    season: str


def match_id(date: object, home: object, away: object) -> str:
    """The id of a match: `2019-02-19-alba-brera`."""
    return f"{date}-{slug(str(home))}-{slug(str(away))}"


class Match(NamedTuple):
    """One match of the record, as played and as officially decided.

    The goals are the official ones, after any extra time; both are None for a match without a
    score that stands: not played yet, or cancelled. Of an awarded match `played` is the score on
    the pitch and `awarded_on` the day of the award, if known.
    """

    competition: Annotated[str, Field("competition", references=_COMPETITION, stored=False)]
    season: Annotated[str, Field("season, `2019-20`", TextFormat.SEASON, stored=False)]
    stage: Annotated[
        str,
        Field("the round's one spelling; left out where it is `Matchday N`", omittable=True),
    ]
    date: Annotated[str, Field("day it was played", TextFormat.DAY)]
    home: Annotated[str, Field("home club, or the one named first", references=_CLUB)]
    away: Annotated[str, Field("away club", references=_CLUB)]
    home_goals: Annotated[
        int | None, Field("official goals of the home club, after extra time; absent: not played")
    ]
    away_goals: Annotated[int | None, Field("official goals of the away club")]
    matchday: Annotated[int | None, Field("number of the round in a league or group")] = None
    leg: Annotated[int | None, Field("1 or 2 in a tie of two legs")] = None
    time: Annotated[str | None, Field("kick-off, local time", TextFormat.TIME)] = None
    half_time: Annotated[Score | None, Field("score at half-time")] = None
    full_time: Annotated[
        Score | None, Field("score after 90 minutes, where extra time followed")
    ] = None
    penalties: Annotated[Score | None, Field("the shoot-out")] = None
    extra_time: Annotated[bool, Field("whether there was extra time")] = False
    neutral: Annotated[bool, Field("whether it was played on neutral ground")] = False
    status: Annotated[
        Status,
        Field("what became of it; left out if played", choices=tuple(map(str, Status))),
    ] = Status.PLAYED
    played: Annotated[Score | None, Field("score on the pitch of an awarded match")] = None
    awarded_on: Annotated[str | None, Field("day of the award", TextFormat.DAY)] = None
    source: Annotated[str, Field("file and line it comes from")] = ""
    urls: Annotated[tuple[str, ...], Field("reports of it", option="url")] = ()

    @property
    def id(self) -> str:
        """Its id."""
        return match_id(self.date, self.home, self.away)

    @property
    def edition(self) -> EditionKey:
        """The season of the competition that it belongs to."""
        return EditionKey(self.competition, self.season)

    @property
    def has_score(self) -> bool:
        """Whether the match has an official score that stands."""
        return self.home_goals is not None


class Club(NamedTuple):
    """A club under its one canonical name."""

    name: Annotated[str, Field("canonical short name", TextFormat.NAME)]
    country: Annotated[str, Field("country, FIFA code", TextFormat.COUNTRY)]
    aliases: Annotated[
        tuple[str, ...], Field("every other spelling", TextFormat.NAME, option="alias")
    ]
    nicknames: Annotated[
        tuple[str, ...],
        Field(
            "what it is called besides, in prose: `nerazzurri`; clubs may share one",
            TextFormat.NAME,
            omittable=True,
            option="nickname",
        ),
    ] = ()
    cities: Annotated[
        tuple[str, ...],
        Field("every spelling of its town", TextFormat.NAME, omittable=True, option="city"),
    ] = ()
    grounds: Annotated[
        tuple[str, ...],
        Field("its grounds, by every name", TextFormat.NAME, omittable=True, option="ground"),
    ] = ()


class Rules(NamedTuple):
    """The rules of a competition in the seasons from `since` to `until`, both included.

    `tie_breaks` name, in order, the criteria that break ties on points (see
    `domain.league_table`); every club meets every other `meetings` times. With `reapply`,
    head-to-head is applied again to the clubs that it left level.
    """

    competition: Annotated[str, Field("competition", references=_COMPETITION)]
    since: Annotated[str, Field("first season in which they hold", TextFormat.SEASON)]
    until: Annotated[str | None, Field("last season in which they hold", TextFormat.SEASON)]
    win: Annotated[int, Field("points for a win")]
    draw: Annotated[int, Field("points for a draw")]
    tie_breaks: Annotated[
        tuple[str, ...], Field("criteria that break ties on points, in order", option="tie-break")
    ]
    reapply: Annotated[
        bool, Field("head-to-head is applied again to the clubs it left level", omittable=True)
    ]
    away_goals: Annotated[bool, Field("away goals decide a tie of two legs", omittable=True)]
    neutral: Annotated[tuple[str, ...], Field("stages on neutral ground", omittable=True)]
    citation: Annotated[str, Field("regulation or page that says so")]
    meetings: Annotated[int, Field("how often each club meets each other")] = 2
    note: Annotated[str | None, Field("what they leave out")] = None

    def apply_to(self, season: str) -> bool:
        """Whether these are the rules of that season."""
        return self.since <= season and (self.until is None or season <= self.until)

    def points(self, won: int, drawn: int) -> int:
        """The points for that many wins and draws, before any deduction."""
        return won * self.win + drawn * self.draw


def find_rules(all_rules: Iterable[Rules], competition: str, season: str) -> Rules | None:
    """The rules of a season of a competition, None for none."""
    of_season = (
        rules for rules in all_rules if rules.competition == competition and rules.apply_to(season)
    )
    return next(of_season, None)


class Competition(NamedTuple):
    """A competition. Competitions are ranked by their order in the data.

    `stages` maps its own names of rounds to stages.
    """

    name: Annotated[str, Field("canonical name", TextFormat.NAME)]
    kind: Annotated[
        CompetitionKind, Field("the question it answers", choices=tuple(map(str, CompetitionKind)))
    ]
    country: Annotated[
        str | None, Field("country, FIFA code; none of a European one", TextFormat.COUNTRY)
    ]
    aliases: Annotated[
        tuple[str, ...], Field("every other spelling", TextFormat.NAME, option="alias")
    ]
    stages: Annotated[
        Mapping[str, str],
        Field("the stage that each of its own headings stands for", omittable=True, option="stage"),
    ]
    note: Annotated[str | None, Field("what to know about it")] = None


class Draw(NamedTuple):
    """The clubs drawn into a group, for match files that do not name the groups."""

    competition: Annotated[str, Field("competition", references=_COMPETITION)]
    season: Annotated[str, Field("season", TextFormat.SEASON)]
    group: Annotated[str, Field("letter of the group")]
    clubs: Annotated[tuple[str, ...], Field("its clubs", references=_CLUB, option="club")]
    citation: Annotated[str, Field("page that says so")]


class Edition(NamedTuple):
    """One season of a competition, as far as the record has it.

    `expected` is its full number of matches by its source; None if the source does not state it.
    """

    competition: Annotated[str, Field("competition", references=_COMPETITION)]
    season: Annotated[str, Field("season", TextFormat.SEASON)]
    clubs: Annotated[tuple[str, ...], Field("clubs with a match in it", references=_CLUB)]
    matches: Annotated[int, Field("matches in the record")]
    expected: Annotated[int | None, Field("matches that its source says there are")]
    sources: Annotated[tuple[str, ...], Field("files that the matches come from")]
    licence: Annotated[str, Field("licence of these files")]

    @property
    def key(self) -> EditionKey:
        """The season and the competition."""
        return EditionKey(self.competition, self.season)

    @property
    def is_complete(self) -> bool:
        """Whether the record is known to have every match."""
        return self.expected == self.matches


class LeagueFinish(NamedTuple):
    """A club's final league position in a season, as a source states it or a computed table.

    Clubs level on points without a tie-break share the places from `position` to `shared_until`.
    An unknown place is None. `source` names a source without an address.
    """

    club: Annotated[str, Field("club", references=_CLUB)]
    season: Annotated[str, Field("season", TextFormat.SEASON)]
    position: Annotated[int | None, Field("final position, the first of those that it shares")]
    source: Annotated[str | None, Field("who says so")] = None
    note: Annotated[str | None, Field("what to know about it")] = None
    shared_until: Annotated[int | None, Field("last of the places that it shares")] = None
    division: Annotated[str | None, Field("division; absent: the first")] = None
    teams: Annotated[int | None, Field("clubs of the division")] = None
    points: Annotated[int | None, Field("points")] = None
    urls: Annotated[
        tuple[str, ...], Field("addresses of the pages that state it", option="url")
    ] = ()
    confidence: Annotated[str | None, Field("how well it is supported", choices=CONFIDENCE)] = None


class Sanction(NamedTuple):
    """An official decision that changed a table, from a day on and perhaps until another.

    A deduction has `club` and `points` (a positive number). An award has the match, the day on
    which it was due, and the awarded score. A refusal changed nothing; it is there to be found.
    """

    kind: Annotated[str, Field("what was decided", choices=("award", "deduction", "refusal"))]
    competition: Annotated[str, Field("competition", references=_COMPETITION)]
    season: Annotated[str, Field("season", TextFormat.SEASON)]
    subject: Annotated[str, Field("the club or match, as its source names it")]
    since: Annotated[str | None, Field("day it took effect; absent: it never did", TextFormat.DAY)]
    until: Annotated[str | None, Field("day it was annulled", TextFormat.DAY)]
    club: Annotated[str | None, Field("the club that lost points", references=_CLUB)]
    points: Annotated[int, Field("points taken, a positive number", omittable=True)]
    home: Annotated[str | None, Field("home club of the match", references=_CLUB)]
    away: Annotated[str | None, Field("away club of the match", references=_CLUB)]
    due: Annotated[str | None, Field("day the match was due", TextFormat.DAY)]
    score: Annotated[Score | None, Field("score awarded, or left standing")]
    note: Annotated[str, Field("what became of it")]
    urls: Annotated[tuple[str, ...], Field("reports of it", option="url")]

    def in_force(self, date: str | None) -> bool:
        """Whether it was in force on that day; for None, at the end of the season."""
        if self.since is None:
            return False
        if date is None:
            return self.until is None
        return self.since <= date and (self.until is None or date < self.until)


class Subject(NamedTuple):
    """The subject of the knowledge base: a coach's spell at a club, both days included.

    `complete` says that the record has every match of that spell.
    """

    club: Annotated[str, Field("the club", references=_CLUB)]
    coach: Annotated[str, Field("the coach", TextFormat.NAME)]
    since: Annotated[str, Field("first day of his spell", TextFormat.DAY)]
    until: Annotated[str, Field("last day of his spell", TextFormat.DAY)]
    data_of: Annotated[str, Field("day the data are of", TextFormat.DAY)]
    complete: Annotated[
        bool, Field("whether the record has every match of the spell", omittable=True)
    ]


class DataSource(NamedTuple):
    """The address of the files that matches come from."""

    prefix: Annotated[str, Field("how the names of these files begin")]
    url: Annotated[str, Field("address, which the rest of a name completes")]


@cache
def matchday_stage(matchday: int) -> str:
    """The stage of a league match: `Matchday 5`."""
    return f"Matchday {matchday}"


LEAGUE_PHASE = "League phase"  # i18n: a stage
FINAL = "Final"
STAGES = (
    LEAGUE_PHASE,
    "Preliminary round", "First qualifying round", "Second qualifying round",  # i18n: stages
    "Third qualifying round", "Play-off round", "Knockout phase play-offs",  # i18n: stages
    "Play-offs", "First round", "Second round", "Third round", "Fourth round",  # i18n: stages
    "Fifth round", "Sixth round", "Seventh round", "Eighth round",  # i18n: stages
    "Round of 64", "Round of 32", "Round of 16", "Quarter-finals", "Semi-finals",  # i18n: stages
    "Third-place match", FINAL, "Winners", "Relegation play-off",  # i18n: stages
)  # fmt: skip
"""Every stage except those with a number or a letter, `Matchday 5`, `Group C`; and `Winners`."""


def is_table_stage(stage: str) -> bool:
    """Whether the matches of a stage count for a table; else they are ties."""
    return stage.startswith(("Matchday ", "Group ")) or stage == LEAGUE_PHASE
