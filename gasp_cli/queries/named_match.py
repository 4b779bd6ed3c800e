"""The match that somebody names: by its id, its day, its score, or as a screen shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gasp_cli.claims.value_parsing import iso_day
from gasp_cli.domain.club_match import ClubMatch
from gasp_cli.domain.dates import is_day
from gasp_cli.domain.model import Match
from gasp_cli.errors import AmbiguousName, UnknownName
from gasp_cli.i18n import msg
from gasp_cli.kb.matches import find_match, find_shown_match
from gasp_cli.kb.record import Record
from gasp_cli.matching import match_name, normalise

# `3-0 Brera`, `Alba-Brera 4-1`: a score with names before or after it.
_NAMED = re.compile(
    r"(?P<before>.*?)(?<![\w-])(?P<first>[0-9]{1,2})[-–:](?P<second>[0-9]{1,2})(?![\w-])(?P<after>.*)"
)
_FIGURES = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")


def named_match(record: Record, text: str) -> Match | None:
    """The match that a text names; None if the record has none.

    A day alone is that of the club's match, else of the only one on record. A score with an
    opponent, in either order, is one of the club's matches under the coach. Raises `AmbiguousName`,
    which lists the ids of those that fit, and `UnknownName` for a day in figures, of which only
    some languages say what comes first, with the days that it may be.
    """
    match = find_match(record, text)
    if match is None and is_day(day := iso_day(text)):
        return _only(text, _played_on(record, day))
    if figures := _FIGURES.fullmatch(text):
        first, second, year = figures.groups()
        days = (
            f"{year}-{month:0>2}-{day:0>2}" for day, month in ((first, second), (second, first))
        )
        known = [day for day in days if is_day(day) and _played_on(record, day)]
        raise UnknownName(msg("match"), text, known)
    match = match or find_shown_match(record, text)
    return match or _only(text, _with_score(record, text))


def _only(text: str, matches: Sequence[Match]) -> Match | None:
    if len(matches) > 1:
        raise AmbiguousName(msg("match"), text, sorted(match.id for match in matches))
    return matches[0] if matches else None


def _played_on(record: Record, day: str) -> list[Match]:
    """The club's matches on a day, else those of all clubs."""
    matches = [
        match for edition in record.editions for match in record.season(edition.key).played_on(day)
    ]
    club = record.about.club
    return [match for match in matches if club in (match.home, match.away)] or matches


def _with_score(record: Record, text: str) -> list[Match]:
    """The club's matches under the coach with the score and the opponent of a text."""
    if not (named := _NAMED.fullmatch(text)):
        return []
    score = int(named["first"]), int(named["second"])
    words = f" {normalise(named['before'])} {normalise(named['after'])} "
    own = (record.about.club, *record.club_names.get(record.about.club, ()))
    for spelling in sorted(map(normalise, own), key=len, reverse=True):
        words = words.replace(f" {spelling} ", " ")
    sides = [side for side in record.spell.matches() if _has_score(side, score)]
    opponents = {side.opponent: record.club_names.get(side.opponent, ()) for side in sides}
    opponent = match_name(words, opponents, msg("match"))
    return [side.match for side in sides if side.opponent == opponent]


def _has_score(side: ClubMatch, score: tuple[int, int]) -> bool:
    """Whether the match has that score, with the club's goals or those of the hosts first."""
    shown = side.match.home_goals, side.match.away_goals
    return score in (shown, (side.goals_for, side.goals_against))
