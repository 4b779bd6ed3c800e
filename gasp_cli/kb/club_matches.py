"""The club's matches as the club sees them, with their ids and their text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from gasp_cli.domain.club_match import ClubMatch, club_match
from gasp_cli.domain.model import Edition, Match
from gasp_cli.domain.seasons import days_of, is_season
from gasp_cli.i18n import msg, term
from gasp_cli.kb.record import Record
from gasp_cli.matching import slug


def match_id(match: Match) -> str:
    """Id of a match: `2019-02-19-alba-brera`."""
    return f"{match.date}-{slug(match.home)}-{slug(match.away)}"


def club_matches(
    record: Record, *, seasons: Collection[str] = (), competitions: Collection[str] = ()
) -> list[ClubMatch]:
    """The club's matches of the spell as the club sees them, by date.

    Of some seasons or competitions, only what these need is read.
    """
    editions = [
        edition
        for edition in record.editions
        if (not seasons or edition.season in seasons)
        and (not competitions or edition.competition in competitions)
    ]
    return club_matches_in(record, editions)


def club_matches_in(record: Record, editions: Iterable[Edition]) -> list[ClubMatch]:
    """The club's matches of the spell in some seasons of some competitions, by date."""
    club = record.about.club
    return [club_match(club, match) for match in record.club_matches_in(editions)]


def match_text(match: Match) -> str:
    """A match in one line: `Alba 3-4 Brera, The Cup, Round of 16`."""
    return msg(
        "{score}, {competition}, {stage}",
        score=score_text(match), competition=term(match.competition), stage=term(match.stage),
    )  # fmt: skip


def score_text(match: Match) -> str:
    """Its clubs and its score: `Alba 2-2 Brera after extra time, 4-3 on penalties`."""
    score = f"{match.home} {match.home_goals}-{match.away_goals} {match.away}"
    shootout = f"{match.penalties[0]}-{match.penalties[1]}" if match.penalties else ""
    if match.extra_time:
        score = msg("{score} after extra time", score=score)
    if shootout:
        score = msg("{score}, {shootout} on penalties", score=score, shootout=shootout)
    return score


_ID = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-(.+)")


def find_match(record: Record, wanted: str) -> Match | None:
    """The match of that id, of whichever clubs; None where the record has none."""
    found = _ID.fullmatch(wanted)
    if found is None:
        return None
    date, clubs = found.groups()
    editions = (
        edition
        for edition in record.editions
        if _may_have(edition, date) and any(clubs.startswith(slug(club)) for club in edition.clubs)
    )
    matches = record.matches_on(date, editions)
    return next((match for match in matches if match_id(match) == wanted), None)


def _may_have(edition: Edition, date: str) -> bool:
    if not is_season(edition.season):
        return False
    first, last = days_of(edition.season)
    return first <= date <= last
