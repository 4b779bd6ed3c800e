"""Phrases that several answers share."""

from __future__ import annotations

from gasp_cli.domain.model import CompetitionKind
from gasp_cli.i18n import msg
from gasp_cli.kb.record import Record

WHERE = {
    CompetitionKind.LEAGUE: msg("in the league"),
    CompetitionKind.EUROPE: msg("in Europe"),
    CompetitionKind.CUP: msg("in the cups"),
}


def coach_phrase(record: Record) -> str:
    """The phrase for the coach's spell: `under Carla Conti`."""
    return msg("under {coach}", coach=record.about.coach)


def no_league_season(record: Record, season: str) -> tuple[str, str]:
    """The message that the coach has no such league season, and a hint with those he has."""
    about = record.about
    seasons = [edition.season for edition in record.spell.seasons]
    why = msg(
        "{club} played no league match in {season} {under}",
        club=about.club, season=season, under=coach_phrase(record),
    )  # fmt: skip
    return why, msg("there are {seasons}", seasons=", ".join(seasons)) if seasons else ""


def absence(record: Record, where: str) -> str:
    """The message that no match was played, or only that the record has none."""
    about = record.about
    if about.complete:
        return msg("{club} played no match {where}", club=about.club, where=where)
    return msg("the record has no match of {club} {where}", club=about.club, where=where)
