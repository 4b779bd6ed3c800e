"""Scores as match files write them, and the words that stand in their place.

`4-3 pen. 1-0 a.e.t. (1-0, )`, `5:6 i.E. 2:2 n.V. (1:1, 1:1)`, `2:1 (1:1) n.V.` and `1-1 (0-1)` are
made of the same few parts; their order tells which figure is which.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from gasp_cli.domain.model import Score, Status


class ScoreLine(NamedTuple):
    """The score of a line; every part may be missing.

    `final` is the score after extra time where there was any; `full_time` the score after
    90 minutes, which is the same in a match without extra time.
    """

    final: Score | None = None
    full_time: Score | None = None
    half_time: Score | None = None
    penalties: Score | None = None
    extra_time: bool = False


class StatedScore(NamedTuple):
    """A score, and the status of the match where the line states it."""

    score: ScoreLine
    status: Status | None


_STATUS_WORDS = {
    Status.AWARDED: "awarded awd *",  # i18n: data
    Status.CANCELLED: "cancelled canceled canc annulled void x-x abandoned aban abd abgebrochen"
    " walkover w/o n/p",  # i18n: data
    Status.SCHEDULED: "postponed postp ppd pst p-p suspended susp",  # i18n: data
}
STATUSES = {word: status for status, words in _STATUS_WORDS.items() for word in words.split()}
"""Status of a match by the word for it, in lower case and without a full stop."""

DASHES = "\\-\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d"
"""The characters used as a dash, for a class of a regular expression."""

_BETWEEN = rf"\s*[{DASHES}:]\s*"
# Nobody writes 02-1; 18:05 is a kick-off time.
_FIGURE = r"(?:0|[1-9][0-9]?)"
_GOALS = rf"{_FIGURE}{_BETWEEN}{_FIGURE}(?![\d.:{DASHES}])"
_WORDS = "|".join(re.escape(word) for word in STATUSES if word != "*")
_KINDS = {
    "bracket": rf"\(\s*{_GOALS}\s*(?:,\s*(?:{_GOALS}\s*)?){{0,2}}\)",
    "goals": _GOALS,
    "aet": r"(?:(?i:a\.?\s?e\.?\s?t)|n\.?\s?V)\b\.?",
    "pen": r"(?:[Pp]en(?:s|alties)?|PEN|p|[in]\.?\s?E)\b(?!-)\.?",
    "word": rf"\(\*\)|\[\s*(?i:{_WORDS})\.?\s*\]|(?:{_WORDS}|W/O|N/P|P-P|X-X)(?![\w/-])\.?",
}
WORDS_OF_AN_OUTCOME = f"(?:{_KINDS['aet']}|{_KINDS['pen']})"
"""Extra time and the shoot-out in a word: a regular expression."""

_PART = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()))
_ANY = f"(?:{'|'.join(_KINDS.values())})"
# Words such as `p.` are of an outcome behind figures only: they may be part of a club's name.
_FIRST = f"(?:{'|'.join(_KINDS[kind] for kind in ('bracket', 'goals', 'word'))})"
_OUTCOME = re.compile(rf"(?<!\S){_FIRST}(?:,?\s*{_ANY})*(?=\s|$)")

# The meaning of each figure, by the order of the parts: full time (f), half-time (h), after extra
# time (e), penalties (p).
_ORDERS = {
    "0-0": "f",
    "0-0 (0-0)": "fh",
    "0-0 aet": "e",
    "0-0 aet (0-0)": "ef",
    "0-0 aet (0-0, 0-0)": "efh",
    "0-0 aet 0-0": "ef",
    "0-0 aet 0-0 (0-0)": "efh",
    "0-0 0-0 aet": "fe",
    "0-0 (0-0) aet": "ef",
    "0-0 (0-0, 0-0) aet": "efh",
    "0-0 pen (0-0)": "pf",
    "0-0 pen (0-0, 0-0)": "pfh",
    "0-0 pen (0-0, 0-0, 0-0)": "pefh",
    "0-0 pen 0-0": "pf",
    "0-0 pen 0-0 (0-0)": "pfh",
    "0-0 pen 0-0 aet": "pe",
    "0-0 pen 0-0 aet (0-0)": "pef",
    "0-0 pen 0-0 aet (0-0, 0-0)": "pefh",
    "0-0 0-0 pen": "fp",
    "0-0 (0-0) 0-0 pen": "fhp",
    "0-0 aet 0-0 pen": "ep",
    "0-0 aet (0-0) 0-0 pen": "efp",
    "0-0 aet (0-0, 0-0) 0-0 pen": "efhp",
    "0-0 (0-0) aet 0-0 pen": "efp",
    "0-0 (0-0, 0-0) aet 0-0 pen": "efhp",
}


def find_outcomes(text: str) -> list[tuple[int, int]]:
    """Start and end of each score in a line, or of words in its place."""
    return [outcome.span() for outcome in _OUTCOME.finditer(text)]


def read_stated_score(text: str) -> StatedScore | None:
    """The outcome of a match that the whole text is; None for any other text.

    Also None where it contradicts itself: a half-time score above the score after 90 minutes,
    a shoot-out without a winner.
    """
    text = text.strip()
    if not _OUTCOME.fullmatch(text):
        return None
    order: list[str] = []
    figures: list[Score | None] = []
    statuses: list[Status] = []
    for part in _PART.finditer(text):
        kind, written = str(part.lastgroup), part[0].strip("()[]. ")
        if kind == "word":
            statuses.append(STATUSES[written.lower()])
        elif kind in ("goals", "bracket"):
            inner = [_goals(goals) for goals in written.split(",")]
            zeros = ", ".join("0-0" for _ in inner)
            order.append(zeros if kind == "goals" else f"({zeros})")
            figures += inner
        else:
            order.append(kind)
    if len(statuses) > 1 or (order and " ".join(order) not in _ORDERS):
        return None
    status = statuses[0] if statuses else None
    if not order:
        return StatedScore(ScoreLine(), status)
    is_of = dict(zip(_ORDERS[" ".join(order)], figures, strict=True))
    score = score_line(is_of.get("f"), is_of.get("h"), is_of.get("e"), is_of.get("p"))
    return StatedScore(score, status) if score else None


def _goals(text: str) -> Score | None:
    """The two figures of a score; None for the empty place in `(1-0, )`."""
    if not text.strip():
        return None
    home, away = re.split(_BETWEEN, text.strip())
    return int(home), int(away)


def read_goals(text: str) -> Score | None:
    """The score that the whole text is, `4-3`; None for any other text."""
    text = text.strip()
    return _goals(text) if re.fullmatch(_GOALS, text) else None


_MOST_OF_BOTH = 10


def score_line(
    full_time: Score | None,
    half_time: Score | None = None,
    after_extra_time: Score | None = None,
    penalties: Score | None = None,
) -> ScoreLine | None:
    """A score made of its parts; None where they contradict each other.

    Goals never decrease, so 0-0 after 90 minutes was 0-0 at half-time. A shoot-out has a winner.
    Two teams never score ten times each: 20:30 is the time of a match to come.
    """
    final = after_extra_time or full_time
    if final is None or min(final) >= _MOST_OF_BOTH:
        return None
    if half_time is None and full_time == (0, 0):
        half_time = (0, 0)
    rising = [part for part in (half_time, full_time, final) if part]
    grows = all(
        before[0] <= after[0] and before[1] <= after[1] for before, after in pairwise(rising)
    )
    if not grows or (penalties and penalties[0] == penalties[1]):
        return None
    return ScoreLine(final, full_time, half_time, penalties, after_extra_time is not None)
