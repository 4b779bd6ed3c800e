"""The blocks of a draft: paragraphs, headings, items and cells, each with its prose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gasp_cli.drafts.prose import Prose


class Block(NamedTuple):
    """A paragraph, heading, list item or table cell."""

    prose: Prose
    heading: bool = False


class Blocks(NamedTuple):
    """The blocks of a draft in their order.

    `extents` are where its parts stand, a list or table before its items; `comments` where there
    is HTML, in which markers stand; `unread` is where parts begin that were read as plain text
    because their markup is too intricate.
    """

    blocks: list[Block]
    extents: list[tuple[int, int]]
    comments: list[tuple[int, int]]
    unread: list[int]


def comments_in(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The start and end of each HTML comment between two offsets; one that is open is none."""
    while (begins := source.find("<!--", start, end)) >= 0:
        ends = source.find("-->", begins + len("<!--"), end)
        if ends < 0:
            return
        start = ends + len("-->")
        yield begins, start
