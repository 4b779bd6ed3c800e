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
    Outcome,
    ScoreLine,
    find_outcomes,
    read_outcome,
)


class TeamText(NamedTuple):
    """A club as the file spells it, with the country code where it has one."""

    name: str
    country: str | None


class MatchText(NamedTuple):
    """What a match line says after its day and kick-off time."""

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
# What no club bears in its name, so that it is a sign of a line that was not understood: words, and
# what is one wherever it stands.
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
# Nor does a club begin so in a line where nothing but blanks parts two columns.
_HEADING = re.compile(
    r"(?:matchday|spieltag|giornata|jornada|journée|round|runde|group|gruppe|leg|final)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
# No club is drawn yet.
_UNDRAWN = {"n.n.", "tbd", "tba", "tbc"}


def read_side(text: str, *, alone: bool = False) -> TeamText | None:
    """The club that the text is; None where it cannot be the name of one.

    A text that is known to name one club `alone` may have a dash between its words; in a line, it
    is a sign of two clubs.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    found = _COUNTRY.search(text)
    name = text[: found.start()].strip() if found else text
    checked = _DASH.sub(" ", name) if alone else name
    if not _LETTER.search(name) or _NO_NAME.search(checked) or name.lower() in _UNDRAWN:
        return None
    if name.count("(") != name.count(")") or begins_with_a_day(name):
        return None
    if read_round(name, marked=False):
        return None
    return TeamText(name, found[1] if found else None)


def read_match(text: str) -> MatchText | None:
    """What a match line says after its day and kick-off time; None where it is no match line."""
    text, venue, note = _without_notes(text)
    places = find_outcomes(text)
    if len(places) > 1:
        return None
    start, end = places[0] if places else (len(text), len(text))
    outcome = _outcome(text[start:end], note)
    sides = _sides(text[:start], text[end:])
    if outcome is None or sides is None:
        return None
    status = outcome.status or (Status.PLAYED if outcome.score.final else Status.SCHEDULED)
    score = reconcile_score(outcome.score, status)
    return MatchText(*sides, score, status, venue) if score else None


def reconcile_score(score: ScoreLine, status: Status) -> ScoreLine | None:
    """What of a score counts for a match of which that became; None where they do not agree."""
    if status is Status.CANCELLED:
        return ScoreLine()  # what it stood at when it was abandoned is no result
    if bool(score.final) is not (status is not Status.SCHEDULED):
        return None  # put off and yet with a score, or awarded without one
    # An award has no course of play: a half-time score of 0-0 would be our inference.
    return score._replace(half_time=None) if status is Status.AWARDED else score


def _without_notes(text: str) -> tuple[str, str | None, str]:
    """A line without its venue and the note in brackets; the venue and that note."""
    text, venue, note = _ATTENDANCE.sub("", text), None, ""
    if found := _VENUE.search(text):
        venue, text = _ATTENDANCE.sub("", found[1]).strip(), text[: found.start()]
    if venue and (found := _NOTE.search(venue)):
        note, venue = found[1], venue[: found.start()]
    if not note and (found := _NOTE.search(text)):
        note, text = found[1], text[: found.start()]
    return text, venue, note.strip()


def _outcome(written: str, note: str) -> Outcome | None:
    """The outcome of a score and a note, either of which may be missing."""
    if not note:
        return read_outcome(written) if written else Outcome(ScoreLine(), None)
    return read_outcome(f"{written} [{note}]") or read_outcome(f"{written} {note}")


def _sides(before: str, behind: str) -> tuple[TeamText, TeamText] | None:
    """The two clubs: one on each side of the score, or both before it."""
    parts = [before, behind] if behind.strip() else _split_teams(before)
    sides = [side for part in parts if (side := read_side(part))]
    return (sides[0], sides[1]) if len(parts) == len(sides) == 2 else None


def _split_teams(text: str) -> list[str]:
    """Two clubs parted by `v`, by a dash or by two blanks, in this order of certainty."""
    for sign in (_VERSUS, _DASH):
        parts = sign.split(text.strip())
        if len(parts) > 1:
            return parts
    columns = _COLUMNS.split(text.strip())
    if any(_HEADING.match(column) or begins_with_a_weekday(column) for column in columns):
        return []
    return columns
