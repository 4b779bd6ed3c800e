"""Phrases and columns that several answers share."""

from __future__ import annotations

from typing import Annotated

from gasp_cli.domain.campaign import WINNERS
from gasp_cli.domain.model import CompetitionKind
from gasp_cli.i18n import msg, name_term, term
from gasp_cli.kb.record import Record
from gasp_cli.results import CellStyle, Column

MatchDay = Annotated[str, Column("day, ISO", "Date")]
MatchVenue = Annotated[str, Column("home, away or neutral", "Venue", CellStyle.MUTED)]
Opponent = Annotated[str, Column("the other club", "Opponent", CellStyle.STRONG)]
RecordLine = Annotated[str, Column("file and line of the record's source", "Source", priority=0)]
Won = Annotated[int, Column("matches won", "W", CellStyle.GOOD)]
Drawn = Annotated[int, Column("matches drawn", "D", CellStyle.EVEN)]
Lost = Annotated[int, Column("matches lost", "L", CellStyle.BAD)]
GoalsScored = Annotated[int, Column("goals scored", "GF")]
GoalsConceded = Annotated[int, Column("goals conceded", "GA")]
OwnGoals = Annotated[int, Column("the club's goals, after extra time", "GF")]
OpponentGoals = Annotated[int, Column("goals of the opponent", "GA")]
GoalDifference = Annotated[int, Column("goals scored less conceded", "GD", CellStyle.SIGNED)]
"""Columns of matches, and of their totals."""

SCORE = msg("Score")
"""The heading of the cell that has the goals of both sides, and the result."""
WHERE = {
    CompetitionKind.LEAGUE: msg("in the league"),
    CompetitionKind.EUROPE: msg("in Europe"),
    CompetitionKind.CUP: msg("in the cups"),
}

_SHORT_STAGES = {  # i18n: the keys
    "Round of 64": msg("Last 64"), "Round of 32": msg("Last 32"), "Round of 16": msg("Last 16"),
    "Quarter-finals": msg("QF"), "Semi-finals": msg("SF"), "Final": msg("Final"),
    WINNERS: msg("Trophy"), "Play-off round": msg("Qualif."),
    "Knockout phase play-offs": msg("Play-off"), "League phase": msg("Phase"),
    "Group": msg("Group"), "Preliminary round": msg("Prelim."),
    "First qualifying round": msg("Qualif."), "Second qualifying round": msg("Qualif."),
    "Third qualifying round": msg("Qualif."),
    "First round": msg("Round 1"), "Second round": msg("Round 2"), "Third round": msg("Round 3"),
    "Fourth round": msg("Round 4"), "Fifth round": msg("Round 5"), "Sixth round": msg("Round 6"),
}  # fmt: skip
"""Stages in the width of a season's name."""


def short_stage(stage: str) -> str:
    """A stage in the width of a season's name: `Last 16`, `MD 28`."""
    number = stage.removeprefix("Matchday ")
    if number != stage:
        return msg("MD {n}", n=number)
    return _SHORT_STAGES.get(stage, term(stage))


def ordinal(n: int) -> str:
    """A place in a table: `3rd`."""
    match 0 if n % 100 in (11, 12, 13) else n % 10:
        case 1:
            return msg("{n}st", n=n)
        case 2:
            return msg("{n}nd", n=n)
        case 3:
            return msg("{n}rd", n=n)
    return msg("{n}th", n=n)


def coach_phrase(record: Record) -> str:
    """The phrase for the coach's spell: `under Carla Conti`."""
    return msg("under {coach}", coach=record.about.coach)


def no_league_season(record: Record, season: str) -> tuple[str, str]:
    """The message that the coach has no such league season, and a hint with those he has."""
    about = record.about
    seasons = [edition.season for edition in record.spell.seasons]
    why = msg(
        "{club} played no league match in {season} {under}",
        club=name_term(about.club), season=season, under=coach_phrase(record),
    )  # fmt: skip
    return why, msg("there are {seasons}", seasons=", ".join(seasons)) if seasons else ""


def absence(record: Record, where: str) -> str:
    """The message that no match was played, or only that the record has none."""
    about = record.about
    if about.complete:
        return msg("{club} played no match {where}", club=name_term(about.club), where=where)
    return msg("the record has no match of {club} {where}", club=name_term(about.club), where=where)
