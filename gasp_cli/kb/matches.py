"""Finding a match by its id, and its text."""

from __future__ import annotations

import re

from gasp_cli.domain.model import Match
from gasp_cli.domain.seasons import days_of, is_season
from gasp_cli.i18n import msg, term
from gasp_cli.kb.record import Record
from gasp_cli.matching import slug


def match_text(match: Match) -> str:
    """The line of a match: `Alba 3-4 Brera, The Cup, Round of 16`."""
    return msg(
        "{score}, {competition}, {stage}",
        score=score_text(match), competition=term(match.competition), stage=term(match.stage),
    )  # fmt: skip


def score_text(match: Match) -> str:
    """The clubs and the score: `Alba 2-2 Brera after extra time, 4-3 on penalties`."""
    score = f"{match.home} {match.home_goals}-{match.away_goals} {match.away}"
    shootout = f"{match.penalties[0]}-{match.penalties[1]}" if match.penalties else ""
    if match.extra_time:
        score = msg("{score} after extra time", score=score)
    if shootout:
        score = msg("{score}, {shootout} on penalties", score=score, shootout=shootout)
    return score


_ID = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-(.+)")


def find_match(record: Record, match_id: str) -> Match | None:
    """The match with that id, of any clubs; None if the record has none."""
    if not (parts := _ID.fullmatch(match_id)):
        return None
    date, clubs = parts.groups()
    for edition in record.editions:
        if not is_season(edition.season):
            continue
        first, last = days_of(edition.season)
        if first <= date <= last and any(clubs.startswith(slug(club)) for club in edition.clubs):
            for match in record.season(edition.key).played_on(date):
                if match.id == match_id:
                    return match
    return None
