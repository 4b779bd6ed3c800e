"""Quotations: what somebody else says, in English and Italian marks, also across paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_MARKS = frozenset("“”„«»‹›\"‘’'")
_CLOSERS = {
    "“": "”“", "”": "”", "„": "“”", "«": "»", "‹": "›", '"': '"', "‘": "’", "'": "'",
}  # fmt: skip
"""By opening mark: what closes it. Typewriters have one for both, and some write ” twice."""
_SINGLE = "‘'"
"""Marks that are apostrophes as well: they open a quotation only where one closes it."""
_OPENS_AFTER = "([{—–-/’'“‘«\ufffc"
_STRONG_BEFORE, _STRONG_AFTER = ".,!?…;:", ".,!?…;:)»”—–"


class _Mark(NamedTuple):
    """A mark, its place, and what it can be there by what stands around it."""

    at: int
    char: str
    opens: bool
    closes: bool
    strong: bool


def quotations(paragraphs: Sequence[str], headings: Sequence[bool]) -> list[list[tuple[int, int]]]:
    """The ranges of quotations in each paragraph, marks included.

    One that a paragraph does not close goes on in the next ones, up to the paragraph that closes
    it, where each begins with a mark again or none has another one before; otherwise it ends with
    the paragraph. Headings end it too.
    """
    marks = [_marks(text) for text in paragraphs]
    ranges: list[list[tuple[int, int]]] = []
    opened = ""
    for number, text in enumerate(paragraphs):
        quoted, opened = _in_paragraph(text, marks[number], opened)
        ranges.append(quoted)
        if opened and not _goes_on(opened, number + 1, paragraphs, headings, marks):
            opened = ""
    return ranges


def _marks(text: str) -> list[_Mark]:
    marks = []
    for at, char in enumerate(text):
        if char not in _MARKS:
            continue
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        at_begin = not before or before.isspace() or before in _OPENS_AFTER
        at_end = not after or not after.isalnum()
        opens = at_begin and bool(after) and not after.isspace()
        if char in _SINGLE:  # of the '90s, and in dell'Italia, it is none
            opens = opens and (not before or before.isspace() or before in "([{“«")
            opens = opens and not after.isdigit()
        closes = bool(before) and not before.isspace() and (char not in "‘’'" or at_end)
        strong = not after or before in _STRONG_BEFORE or after in _STRONG_AFTER
        marks.append(_Mark(at, char, opens, closes, strong))
    return marks


def _in_paragraph(
    text: str, marks: Sequence[_Mark], opened: str
) -> tuple[list[tuple[int, int]], str]:
    """The quotations of a paragraph, and the mark of one that is still open at its end."""
    ranges: list[tuple[int, int]] = []
    start, depth = 0, 1
    # A mark at its very beginning only says that a quotation goes on.
    number = 1 if opened and marks and marks[0].at == 0 else 0
    while number < len(marks):
        mark = marks[number]
        if opened:
            depth += _deeper(mark, opened)
            if not depth:
                ranges.append((start, mark.at + 1))
                opened = ""
        elif mark.opens and mark.char in _SINGLE:
            if end := _end_of_single(marks, number):
                ranges.append((mark.at, marks[end].at + 1))
                number = end
        elif mark.opens and mark.char in _CLOSERS:
            opened, start, depth = mark.char, mark.at, 1
        number += 1
    if opened:
        ranges.append((start, len(text)))
    return ranges, opened


def _deeper(mark: _Mark, opened: str) -> int:
    """The change that a mark makes to the depth of quotations of one kind."""
    if mark.char == opened and mark.opens and opened != '"':
        return 1
    return -1 if mark.char in _CLOSERS[opened] and mark.closes else 0


def _end_of_single(marks: Sequence[_Mark], begin: int) -> int | None:
    """The mark that closes a single one: the first before punctuation, else the first at all."""
    closer = _CLOSERS[marks[begin].char]
    weak = None
    for number in range(begin + 1, len(marks)):
        mark = marks[number]
        if mark.char == closer and mark.closes:
            if mark.strong:
                return number
            weak = weak or number
        elif mark.opens and mark.char == marks[begin].char:
            break
    return weak


def _goes_on(
    opened: str,
    after: int,
    paragraphs: Sequence[str],
    headings: Sequence[bool],
    marks: Sequence[Sequence[_Mark]],
) -> bool:
    """Whether a quotation that is open before a paragraph goes on in it."""
    for number in range(after, len(paragraphs)):
        if headings[number]:
            return False
        if number == after and paragraphs[number][:1] in {opened, *(_CLOSERS[opened])}:
            return True
        of_kind = [mark for mark in marks[number] if mark.char in {opened, *_CLOSERS[opened]}]
        if of_kind:
            first = of_kind[0]
            return first.closes and not (first.opens and first.char == opened)
    return False
