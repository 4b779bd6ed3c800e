"""The line of a match: two clubs, and the score between, behind or not yet."""

from __future__ import annotations

import re
from typing import NamedTuple

from gasp_cli.domain.model import Status
from gasp_cli.readers.dates import begins_with_a_day, begins_with_a_weekday
from gasp_cli.readers.rounds import read_round
from gasp_cli.readers.scores import (
    DASHES,
    WORDS_OF_AN_OUTCOME,
    ScoreLine,
    StatedScore,
    find_outcomes,
    read_stated_score,
)


class TeamText(NamedTuple):
    """A club as the file spells it, with the country code where it has one."""

    name: str
    country: str | None


class MatchText(NamedTuple):
    """A match line without its date and kick-off time."""

    home: TeamText
    away: TeamText
    score: ScoreLine
    status: Status
    venue: str | None


_COUNTRY = re.compile(r"\s+[(‹]([A-Z]{3})[)›]$")
_NOTE = re.compile(r"\s*\[([^\[\]]+)\]\s*$")
_VENUE = re.compile(r"\s+@\s+(\S.*)$")
_ATTENDANCE = re.compile(r"\s*\(att(?:endance)?\b[^()]*\)\s*$", re.IGNORECASE)
_VERSUS = re.compile(r"\s+(?:v|vs\.?)\s+")
_DASH = re.compile(rf"\s+(?:[{DASHES}]|-:-)\s+")
_COLUMNS = re.compile(r"\s{2,}")
# Signs that a text is not the name of a club: whole words, and patterns anywhere in it.
_NO_WORDS = (
    r"vs?\.?", r"[^\w\s&+'’/]+",  # more than one club
    # a score, or what stands in its place
    rf"[{DASHES}:]\d\S*", rf"\S*\d[{DASHES}:]", rf"[a-z][{DASHES}:]\d",
    rf"(?:[^\W\d_]|\d{{1,2}})[{DASHES}:/][^\W\d_]", r"0", r"(?:w\.?o|W\.O)\.?",
    r"\d{1,2}[.\s]\d{1,2}", r"\d{1,2}\s[a-z]{1,3}\s\d{1,2}",
    r"UTC|GMT|CES?T|Uhr", r"(?:agg|aggregate|pso|PSO|replay|TBD|TBA|TBC)\.?",
)  # fmt: skip
_NUMBER = r"(?<!\d)\d{1,3}"
_NO_NAME = re.compile(
    "|".join(
        (
            r"\s{2,}", rf"(?:^|\s)(?:{'|'.join(_NO_WORDS)})(?:\s|$)",
            rf"{_NUMBER}(?:\s?[{DASHES}:x]\s?|[^\w\s.'’&]+)\d{{1,3}}(?!\d)",  # a score
            r"[²³¹¼-¾⅐-⅟⁰-₟№]", r"\(\d{1,3}\)",
            rf"{_NUMBER}[.:h]\d{{2}}(?!\d)", rf"{_NUMBER}\s?(?i:h|hrs|uhr|[ap]\.?m)\b",  # a time
            r"[+±]\d", r"\d\.\s?\d{1,2}\.", r"\d\.(?:\+|$)", r"/\d",  # a day
            r"\d['’]", r"[|;\[\]{}@=*#?»▪•›_^~<>%$€£\\†‡§±×…]", r"//", r"[:,](?:\s|$)",  # notes
            r"^\(", r"\((?i:neutral)\)",
            rf"\s{WORDS_OF_AN_OUTCOME}$", r"^(?:p|pens?|penalties|aet|AET|ET|OT)\b\.?\s",
            r"^[a-z]\.\s?[a-zA-Z]\.",
        )
    )
)  # fmt: skip
_LONGEST = 200  # letters; a longer text is not a name, whatever it is
# Nor does a club begin with one of these where only blanks separate two columns.
_HEADING = re.compile(
    r"(?:matchday|spieltag|giornata|jornada|journée|round|runde|group|gruppe|leg|final)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
# Written before the draw.
_UNDRAWN = {"n.n.", "tbd", "tba", "tbc"}


def read_side(text: str, *, alone: bool = False) -> TeamText | None:
    """The club that the text names, None where it cannot be a name.

    In a line a dash between words is a sign of two clubs; a text that is known to name one club
    (`alone`) may have one.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    country = _COUNTRY.search(text)
    name = text[: country.start()].strip() if country else text
    checked = _DASH.sub(" ", name) if alone else name
    if not _LETTER.search(name) or _NO_NAME.search(checked) or name.lower() in _UNDRAWN:
        return None
    if name.count("(") != name.count(")") or begins_with_a_day(name):
        return None
    if read_round(name, marked=False):
        return None
    return TeamText(name, country[1] if country else None)


def read_match(text: str) -> MatchText | None:
    """A match line without its date and kick-off time, None for any other line."""
    text, venue, note = _without_notes(text)
    places = find_outcomes(text)
    if len(places) > 1:
        return None
    start, end = places[0] if places else (len(text), len(text))
    outcome = _stated_score(text[start:end], note)
    sides = _sides(text[:start], text[end:])
    if outcome is None or sides is None:
        return None
    status = outcome.status or (Status.PLAYED if outcome.score.final else Status.SCHEDULED)
    score = reconcile_score(outcome.score, status)
    return MatchText(*sides, score, status, venue) if score else None


def reconcile_score(score: ScoreLine, status: Status) -> ScoreLine | None:
    """The part of a score that counts for a match of that status; None where they disagree."""
    if status is Status.CANCELLED:
        return ScoreLine()  # the score at which it was abandoned is not a result
    if bool(score.final) is not (status is not Status.SCHEDULED):
        return None  # postponed with a score, or awarded without one
    # An award has no course of play: a half-time score of 0-0 would be our inference.
    return score._replace(half_time=None) if status is Status.AWARDED else score


def _without_notes(text: str) -> tuple[str, str | None, str]:
    """A line without its venue and its note in brackets, the venue, the note."""
    text, venue, note = _ATTENDANCE.sub("", text), None, ""
    if match := _VENUE.search(text):
        venue, text = _ATTENDANCE.sub("", match[1]).strip(), text[: match.start()]
    if venue and (match := _NOTE.search(venue)):
        note, venue = match[1], venue[: match.start()]
    if not note and (match := _NOTE.search(text)):
        note, text = match[1], text[: match.start()]
    return text, venue, note.strip()


def _stated_score(written: str, note: str) -> StatedScore | None:
    """The outcome of a score and a note, either of which may be missing."""
    if not note:
        return read_stated_score(written) if written else StatedScore(ScoreLine(), None)
    return read_stated_score(f"{written} [{note}]") or read_stated_score(f"{written} {note}")


def _sides(before: str, behind: str) -> tuple[TeamText, TeamText] | None:
    """The two clubs: one on each side of the score, or both before it."""
    parts = [before, behind] if behind.strip() else _split_teams(before)
    sides = [side for part in parts if (side := read_side(part))]
    return (sides[0], sides[1]) if len(parts) == len(sides) == 2 else None


def _split_teams(text: str) -> list[str]:
    """Two clubs separated by `v`, by a dash or by two blanks, in this order of certainty."""
    for sign in (_VERSUS, _DASH):
        parts = sign.split(text.strip())
        if len(parts) > 1:
            return parts
    columns = _COLUMNS.split(text.strip())
    if any(_HEADING.match(column) or begins_with_a_weekday(column) for column in columns):
        return []
    return columns
