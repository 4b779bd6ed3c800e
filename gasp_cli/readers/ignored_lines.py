"""Lines below a match that the record does not keep: goals, teams, cards, spectators.

They are recognised so that all other lines can be reported as not understood, also those about the
outcome of the match: an abandonment, a shoot-out in a note.
"""

from __future__ import annotations

import re

from gasp_cli.matching import normalise
from gasp_cli.readers.dates import begins_with_a_day, begins_with_a_weekday, take_time
from gasp_cli.readers.match_line import MatchText, read_match
from gasp_cli.readers.scores import DASHES

_BRACKETED = re.compile(r"[\[(]\s*(?:-\s*;|[^\W\d_])")
# 43', 45+2', 90'+1, 49og, 12 (pen.)
_MINUTE = re.compile(r"(?<=\s)\d{1,3}(?:['’]?\+\d{1,2})?(?:['’]|og)?(?=[\s,;)\]]|$)")
_SCORE = re.compile(rf"\d\s?[{DASHES}:]\s?\d")
_OUTCOME = re.compile(
    r"\b(?:aband|abgebr|award|cancel|annul|postp|replay|walko|forfeit|coin\b|lots\b|penalties)",
    re.IGNORECASE,
)
_AGGREGATE = re.compile(r"[\[(][^\[\]()]*\bagg(?:regate|\b)[^\[\]()]*[\])]$", re.IGNORECASE)
_ATTENDANCE = re.compile(r"[\[(]?att(?:endance|\b)[.:]?\s*[\d.,'’ ]+[\])]?$", re.IGNORECASE)
_LABEL = re.compile(r"([^\W\d_][^:|]{0,50}):(?=\s|$)")
_LABELS = {
    "goals", "tore", "goles", "reti", "marcatori", "buts", "scorers",
    "yellow cards", "red cards", "yellow red cards", "sent off",  # i18n: data
    "cards", "booked", "bookings",
    "referee", "referees", "assistant referees", "schiedsrichter", "arbitro",  # i18n: data
    "lineup", "lineups", "line up", "line ups",  # i18n: data
    "subs", "substitutes", "bench", "coach", "coaches",
    "attendance", "zuschauer", "spectators",
}  # fmt: skip
_SHOOT_OUT = {
    "penalties", "penalty shootout", "penalty shoot out", "elfmeterschiessen",  # i18n: data
}  # fmt: skip
_UNFINISHED = re.compile(r"[,;–-]$")
_VERSUS = re.compile(r"\sv\s")


class IgnoredLines:
    """Recognises the lines below a match, and whether a line continues the one before."""

    def __init__(self) -> None:
        self._match: MatchText | None = None
        self._labels: set[str] = set()
        self._unfinished = False
        self._open_brackets = 0

    def begin(self, match: MatchText | None) -> None:
        """Expect lines below this match, or below none."""
        self._match, self._unfinished, self._labels = match, False, set()
        self._open_brackets = 0
        if match is not None:
            self._labels = _LABELS | {normalise(match.home.name), normalise(match.away.name)}
            if match.score.penalties:
                self._labels = self._labels | _SHOOT_OUT

    def take(self, body: str, *, indented: bool) -> bool:
        """Whether the line can be ignored."""
        if self._match is None:
            return False
        continues = self._unfinished and indented and not _is_match(body)
        if (continues and not _OUTCOME.search(body)) or self._starts_here(body):
            self._open_brackets = _opened(body) + (self._open_brackets if continues else 0)
            # It continues where it ends in a comma, or a bracket is open.
            self._unfinished = self._open_brackets > 0 or bool(_UNFINISHED.search(body))
            return True
        return False

    def _starts_here(self, body: str) -> bool:
        if (label := _LABEL.match(body)) and normalise(label[1]) in self._labels:
            return not _OUTCOME.search(body, label.end())
        if _OUTCOME.search(body):
            return False
        if _ATTENDANCE.match(body) or (_AGGREGATE.match(body) and "pen" not in body.lower()):
            return True
        if begins_with_a_weekday(body) or _SCORE.search(body):
            return False
        return bool(_BRACKETED.match(body) and _MINUTE.search(body))


def _opened(body: str) -> int:
    """The number of brackets that a line leaves open; negative where it closes more."""
    return body.count("(") + body.count("[") - body.count(")") - body.count("]")


def _is_match(body: str) -> bool:
    """Whether a line is a match rather than the rest of the line above it."""
    if _VERSUS.search(body) or begins_with_a_day(body) or take_time(body)[0] is not None:
        return True
    match = read_match(body)
    return match is not None and match.score.final is not None
