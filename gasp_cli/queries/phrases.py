"""What the answers to several questions say in the same words."""

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
    """What all questions about the club cover: `under Carla Conti`."""
    return msg("under {coach}", coach=record.about.coach)


def no_league_season(record: Record, season: str) -> tuple[str, str]:
    """That the coach has no league season of that name, and which he has."""
    about = record.about
    known = [edition.season for edition in record.spell.seasons]
    why = msg(
        "{club} played no league match in {season} {under}",
        club=about.club, season=season, under=coach_phrase(record),
    )  # fmt: skip
    return why, msg("there are {seasons}", seasons=", ".join(known)) if known else ""


def absence(record: Record, where: str) -> str:
    """That there is no match: the club's own, where the record has them all, else the record's."""
    about = record.about
    if about.complete:
        return msg("{club} played no match {where}", club=about.club, where=where)
    return msg("the record has no match of {club} {where}", club=about.club, where=where)
