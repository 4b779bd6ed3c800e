"""Finding a match by its id, and its text."""

from __future__ import annotations

import re

from gasp_cli.domain.model import Match
from gasp_cli.domain.seasons import days_of, is_season
from gasp_cli.errors import AmbiguousName
from gasp_cli.i18n import date_term, msg, name_term, term, term_in_sentence, translate
from gasp_cli.kb.record import Record
from gasp_cli.matching import normalise, slug


def match_text(match: Match) -> str:
    """The line of a match: `Alba 3-4 Brera, The Cup, Round of 16`."""
    where = {"competition": term(match.competition), "stage": term_in_sentence(match.stage)}
    return msg("{score}, {competition}, {stage}", score=score_text(match), **where)


def score_text(match: Match) -> str:
    """The clubs and the score: `Alba 2-2 Brera after extra time, 4-3 on penalties`."""
    home, away = name_term(match.home), name_term(match.away)
    goals = f"{match.home_goals}-{match.away_goals}"
    score = msg("{home} {score} {away}", home=home, score=goals, away=away)
    if match.extra_time:
        score = msg("{score} after extra time", score=score)
    if match.penalties:
        shootout = "{}-{}".format(*match.penalties)
        score = msg("{score}, {shootout} on penalties", score=score, shootout=shootout)
    return score


# As tables and citations show it: `2024-01-25 Alba 0-7 Brera, The Cup, Final`, or, in Italian,
# `Alba-Brera 0-7`, where the name of a club may have a hyphen, too.
_SHOWN = re.compile(
    r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}\W+)?(?P<before>.+?) (?P<goals>[0-9]+-[0-9]+)\b(?P<after>.*)"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def find_shown_match(record: Record, text: str) -> Match | None:
    """The match that a screen shows as that text; None if the record has none.

    The clubs and the score name it, with a day, a competition or a stage where the text has one;
    or its citation does, a file and a line. Raises `AmbiguousName`, which lists the ids of those
    that fit.
    """
    for edition in record.editions:
        if text.rpartition(":")[0] in edition.sources:
            for match in record.season(edition.key).all:
                if match.source == text:
                    return match
    if not (shown := _SHOWN.fullmatch(text)):
        return None
    home, away = _sides_named(record, shown["before"], shown["after"])
    score, days = tuple(map(int, shown["goals"].split("-"))), _DAY.findall(text)
    matches = [
        match
        for edition in record.editions
        if not away.isdisjoint(edition.clubs)
        for club in home.intersection(edition.clubs)
        for match in record.season(edition.key).matches_of(club)
        if (match.home, match.home_goals, match.away_goals) == (club, *score)
        and match.away in away
        and (not days or match.date in days)
    ]
    words = f" {normalise(text)} "
    for parts_of in (
        lambda match: translate(date_term(match.date)),
        lambda match: match.competition,
        lambda match: translate(term(match.stage)),
        lambda match: translate(term_in_sentence(match.stage)),
    ):
        named = [match for match in matches if f" {normalise(parts_of(match))} " in words]
        matches = named or matches
    if len(matches) > 1:
        raise AmbiguousName(msg("match"), text, sorted(match.id for match in matches))
    return matches[0] if matches else None


def _sides_named(record: Record, before: str, after: str) -> tuple[set[str], set[str]]:
    """The clubs on both sides of a score, or before it with a hyphen between them."""
    away = _clubs_named(record, after, whole=False)
    if away:
        return _clubs_named(record, before, whole=True), away
    parts = before.split("-")
    for at in range(1, len(parts)):
        home = _clubs_named(record, "-".join(parts[:at]), whole=True)
        away = _clubs_named(record, "-".join(parts[at:]), whole=True)
        if home and away:
            return home, away
    return set(), set()


def _clubs_named(record: Record, text: str, *, whole: bool) -> set[str]:
    """The clubs of that name, or with the longest name that the text begins with."""
    words = normalise(text)
    spellings = {
        normalise(spelling): name
        for name, aliases in record.club_names.items()
        for spelling in (*aliases, name)
    }
    named = [
        spelling
        for spelling in spellings
        if spelling == words or (not whole and words.startswith(f"{spelling} "))
    ]
    return {spellings[max(named, key=len)]} if named else set()


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
