"""`<!-- gasp off -->`, `<!-- gasp on -->`, `<!-- gasp off: next -->`: what a writer silences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gasp_cli.i18n import msg

_MARKER = re.compile(r"<!--\s*gasp\b\s*(?P<what>.*?)\s*-->", re.DOTALL)


class Silence(NamedTuple):
    """A stretch of a draft that is passed over; `at` is where its marker stands.

    `open` says that nothing closes it.
    """

    at: int
    start: int
    end: int
    open: bool = False


class Markers(NamedTuple):
    """The parts that markers of a draft silence, and the markers without effect: where and why."""

    silences: list[Silence]
    faults: list[tuple[int, str]]


def read_markers(
    source: str, comments: Sequence[tuple[int, int]], extents: Sequence[tuple[int, int]]
) -> Markers:
    """Read the markers among the comments of a draft, whose parts have these extents."""
    silences: list[Silence] = []
    faults: list[tuple[int, str]] = []
    begun: tuple[int, int] | None = None
    for at, end, what in _markers(source, comments):
        match what:
            case "off" if begun is None:
                begun = at, end
            case "on" if begun is not None:
                silences.append(Silence(begun[0], begun[1], at))
                begun = None
            case "off: next" if begun is None:  # i18n: what is typed
                silences.append(Silence(at, *_next(extents, end)))
            case "off" | "off: next":  # i18n: what is typed
                faults.append((at, msg("“gasp {what}” where gasp is off already", what=what)))
            case "on":
                faults.append((at, msg("“gasp on” where gasp is not off")))
            case _:
                faults.append(
                    (at, msg("“gasp {what}” says nothing: write off, on or off: next", what=what))
                )
    if begun is not None:
        silences.append(Silence(begun[0], begun[1], len(source), open=True))
    return Markers(silences, faults)


def _markers(source: str, comments: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    for start, end in comments:
        if marker := _MARKER.fullmatch(source, start, end):
            what = re.sub(r"\s*:\s*", ": ", " ".join(marker["what"].split()))
            yield start, end, what


def _next(extents: Sequence[tuple[int, int]], after: int) -> tuple[int, int]:
    """The part that begins next, the outermost of those that begin there; empty for none."""
    number = bisect_left(extents, after, key=lambda extent: extent[0])
    return extents[number] if number < len(extents) else (after, after)
