"""Text freed of markup, every character of which knows where it stands in its source."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

PASSED_OVER = "\ufffc"
"""The character that stands for a quotation, for code, for an address: whatever nobody asserts."""


class Run(NamedTuple):
    """A piece of a prose: `at` is where it begins there, `start` and `end` where it stands.

    As long as its source it is the same, character for character; else it stands for the whole.
    """

    at: int
    start: int
    end: int


class Prose(NamedTuple):
    """A text, and the runs that lead from it to its source."""

    text: str
    runs: tuple[Run, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the source of `text[start:end]`, which is not empty."""
        first, last = self._number(start), self._number(end - 1)
        run = self.runs[first]
        begins = run.start + (start - run.at if self._is_literal(first) else 0)
        run = self.runs[last]
        return begins, run.start + end - run.at if self._is_literal(last) else run.end

    def part(self, start: int, end: int) -> Prose:
        """The prose of `text[start:end]`, which is not empty."""
        first, last = self._number(start), self._number(end - 1)
        begins, ends = self.span(start, end)
        runs = [Run(run.at - start, run.start, run.end) for run in self.runs[first : last + 1]]
        runs[0] = Run(0, begins, runs[0].end)
        runs[-1] = Run(runs[-1].at, runs[-1].start, ends)
        return Prose(self.text[start:end], tuple(runs))

    def within(self, start: int, end: int) -> tuple[int, int] | None:
        """The part of the text that stands between two offsets of the source; None for none."""
        first = bisect_right(self.runs, start, key=itemgetter(2))
        last = bisect_left(self.runs, end, key=itemgetter(1)) - 1
        if first > last:
            return None
        begins, ends = self.runs[first].at, self.runs[last].at + self._length(last)
        if self._is_literal(first):
            begins += max(start - self.runs[first].start, 0)
        if self._is_literal(last):
            ends -= max(self.runs[last].end - end, 0)
        return begins, ends

    def without(self, ranges: Iterable[tuple[int, int]]) -> Prose:
        """The prose with a single character in the place of each range of it, in their order.

        One that ends a sentence keeps its mark, so that the next one begins after it.
        """
        builder, done = ProseBuilder(), 0
        for start, end in ranges:
            if start < done:
                continue
            if done < start:
                builder.add_prose(self.part(done, start))
            ending = re.search(r"[.!?…](?=\W{0,2}$)", self.text[start:end][-3:])
            builder.add(PASSED_OVER + (ending[0] if ending else ""), *self.span(start, end))
            done = end
        if done < len(self.text):
            builder.add_prose(self.part(done, len(self.text)))
        return builder.prose()

    def shown(self, source: str) -> tuple[str, list[int]]:
        """The text as a reader sees it, and where each character of the prose stands in it.

        It has what was passed over; the places are one more than characters, for the end.
        """
        parts: list[str] = []
        places: list[int] = []
        length = 0
        for number, run in enumerate(self.runs):
            piece = self.text[run.at : run.at + self._length(number)]
            if PASSED_OVER in piece and not self._is_literal(number):
                whole = " ".join(source[run.start : run.end].split())
                places += [length] * len(piece)
                piece = whole
            else:
                places += range(length, length + len(piece))
            parts.append(piece)
            length += len(piece)
        return "".join(parts), [*places, length]

    def _number(self, offset: int) -> int:
        return bisect_right(self.runs, offset, key=itemgetter(0)) - 1

    def _length(self, number: int) -> int:
        after = self.runs[number + 1].at if number + 1 < len(self.runs) else len(self.text)
        return after - self.runs[number].at

    def _is_literal(self, number: int) -> bool:
        run = self.runs[number]
        return run.end - run.start == self._length(number)


# Compiled for the first text that needs it, which a sentence hardly ever does.
_UNLIKE_ITS_SOURCE = (
    r"(?P<blank>(?<![^\S\n])[^\S\n]*\n\s*|[^\S\n ])"
    r"|(?P<unseen>[\u00ad\u200b-\u200d\u2060\ufeff])"  # soft hyphens and the like
    r"|(?P<note>\[\^[^\]\s]{1,50}\]:?)"
    r"|(?P<address>https?://[^\s<>]+|www\.[^\s<>]+)"
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<accents>\w[\u0300-\u036f]+)"
)


def _unlike_their_source(source: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The parts of a source that stand otherwise in its prose."""
    text = source[start:end]
    if text.isascii() and text.isprintable() and not any(map(text.__contains__, _MARKS)):
        return iter(())
    return re.compile(_UNLIKE_ITS_SOURCE).finditer(source, start, end)


_MARKS = ("[^", "://", "www.", "&")
"""Without one of these, printable ASCII text reads as it stands."""


class ProseBuilder:
    """Collects the pieces of a prose, in the order of their source."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self._joins = False  # whether what comes next may belong to the run before

    def add(self, text: str, start: int, end: int) -> None:
        """A text that stands for the source from `start` to `end`."""
        if not text:
            return
        literal = len(text) == end - start
        if self._joins and literal and self._runs[-1].end == start:
            last = self._runs[-1]
            self._runs[-1] = Run(last.at, last.start, end)
        else:
            self._runs.append(Run(self._length, start, end))
        self._joins = literal
        self._parts.append(text)
        self._length += len(text)

    def add_source(self, source: str, start: int, end: int, *, markup: bool = True) -> None:
        """A piece of the source itself, its line breaks as blanks and its accents composed.

        With `markup`, entities are read and footnote marks are left out.
        """
        done = start
        for match in _unlike_their_source(source, start, end):
            kind = match.lastgroup
            if not markup and kind in ("note", "entity"):
                continue
            self.add(source[done : match.start()], done, match.start())
            match kind:
                case "blank":
                    self.add(" ", *match.span())
                case "address":
                    address = match[0].rstrip(".,;:!?)’”»'\"")
                    self.add(PASSED_OVER, match.start(), match.start() + len(address))
                    rest = match.start() + len(address)
                    self.add(source[rest : match.end()], rest, match.end())
                case "entity":
                    # Few texts have any, and to import its table takes longer than to read one.
                    from html import unescape

                    self.add(unescape(match[0]), *match.span())
                case "accents":
                    self.add(unicodedata.normalize("NFC", match[0]), *match.span())
            done = match.end()
        self.add(source[done:end], done, end)

    def add_prose(self, prose: Prose) -> None:
        """A prose of the same source."""
        for number, run in enumerate(prose.runs):
            after = prose.runs[number + 1].at if number + 1 < len(prose.runs) else None
            self.add(prose.text[run.at : after], run.start, run.end)

    def prose(self) -> Prose:
        """The prose collected, without blanks at its ends."""
        text = "".join(self._parts)
        whole = Prose(text, tuple(self._runs))
        begins = len(text) - len(text.lstrip())
        ends = len(text.rstrip())
        return whole.part(begins, ends) if begins < ends else Prose("", ())
