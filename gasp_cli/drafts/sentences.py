"""Where a sentence ends: full stops that are none, in English and Italian."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gasp_cli.drafts.prose import PASSED_OVER

_END = re.compile(rf"[.!?…]+[\"'’”»)\]]*(?:\s+|(?={PASSED_OVER})|$)")
_LAST_WORD = re.compile(r"(?<![\w.])(?:(?:[^\W\d_]\.?)*[^\W\d_]|[0-9]+)$")
_LONGEST = 20

_TITLES = frozenset(
    {
        "avv", "cap", "capt", "cav", "cfr", "dott", "dr", "hon", "ing", "jr", "lt", "messrs",
        "mr", "mrs", "ms", "prof", "proff", "rag", "rev", "sig", "sigg", "sr", "ss",
        "st", "ste", "v", "vs",
    }
)  # fmt: skip
"""Abbreviations before a name: the sentence goes on."""
_BEFORE_FIGURES = frozenset(
    {
        "apr", "apri", "art", "aug", "ago", "ca", "cap", "cf", "circa", "col", "dec", "dic",
        "est", "feb", "fig", "gen", "giu", "jan", "jul", "jun", "lug", "mag", "mar", "min", "n",
        "no", "nos", "nov", "nr", "num", "oct", "ott", "p", "pag", "par", "pp", "sec", "sep",
        "sept", "set", "vol",
    }
)  # fmt: skip
"""Before a figure the sentence goes on: `n. 10`, `Sept. 12`; else this may be a word."""
_CLOSED = frozenset(
    {
        "a.c", "a.e.t", "a.m", "aet", "b.c", "c.f", "d.c", "d.c.r", "d.t.s", "dcr", "dts", "e.g",
        "ecc", "etc", "f.c", "fc", "i.e", "mld", "mln", "p.m", "pen", "pens", "s.p.a", "s.r.l",
        "u.k", "u.s", "u.s.a",
    }
)  # fmt: skip
"""A capital letter after it begins a sentence: `2-1 d.t.s. Poi …`, but `2-1 d.t.s. con …`."""
_BEFORE_A_LETTER = frozenset(
    {"serie", "group", "gruppo", "girone", "lega", "lettera", "plan", "piano", "series"}
)
"""`Serie B. Then` ends a sentence, `A. Gomez` does not."""
_CLUB_WORDS = frozenset({"fc", "fsv", "sc", "tsv", "vfb", "vfl"})
"""`1. FC Köln`"""


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """The start and end of each sentence of a paragraph, without the blanks around them.

    Abbreviations, initials, ordinals and figures do not end one. What has neither letter nor
    figure is none.
    """
    start = 0
    for match in _END.finditer(text):
        if match.end() == len(text) or not _goes_on(text, start, match):
            yield from _with_words(text, start, match.start() + len(match[0].rstrip()))
            start = match.end()
    yield from _with_words(text, start, len(text.rstrip()))


def _with_words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if any(char.isalnum() for char in text[start:end]):
        yield start, end


def _goes_on(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the sentence goes on after what looks like its end."""
    following = text[match.end() : match.end() + _LONGEST].lstrip("\"'‘“«([")
    if following[:1].islower():
        return True
    if match[0].rstrip() != ".":
        return False
    word = _LAST_WORD.search(text, max(start, match.start() - _LONGEST), match.start())
    if word is None:
        return False
    last = word[0].casefold()
    if last.isdecimal():
        return following.partition(" ")[0].casefold() in _CLUB_WORDS
    if last in _TITLES:
        return True
    if last in _BEFORE_FIGURES and following[:1].isdecimal():
        return True
    if last in _CLOSED:
        return not following[:1].isupper() and not following.startswith(PASSED_OVER)
    if re.fullmatch(r"(?:[^\W\d_]\.)*[^\W\d_]", word[0]) and word[0].isupper():
        before = text[max(start, word.start() - _LONGEST) : word.start()].split()
        return not before or before[-1].casefold() not in _BEFORE_A_LETTER
    return False
