"""Plain text as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gasp_cli.drafts.blocks import Block, Blocks, comments_in
from gasp_cli.drafts.prose import Prose, ProseBuilder

_PARAGRAPH = re.compile(r"[^\s](?:.*\S)?(?:[^\S\n]*\n[^\S\n]*\S.*)*")
_LINE = re.compile(r"\S.*")
_WRAPPED = 120
"""Longer lines are not wrapped by hand: each is a paragraph of its own."""


def read_plain_text(source: str, start: int = 0, end: int | None = None) -> Blocks:
    """The paragraphs between two offsets; an empty line parts them.

    Where lines are long, as in what was pasted from an office, each is one.
    """
    end = len(source) if end is None else end
    blocks, extents = [], []
    for match in _PARAGRAPH.finditer(source, start, end):
        for begins, ends in _paragraphs(source, *match.span()):
            extents.append((begins, ends))
            prose = _without_comments(source, begins, ends)
            if any(map(str.isalnum, prose.text)):
                blocks.append(Block(prose))
    return Blocks(blocks, extents, list(comments_in(source, start, end)), [])


def _paragraphs(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of lines without an empty one between them."""
    if all(line.end() - line.start() <= _WRAPPED for line in _LINE.finditer(source, start, end)):
        yield start, end
    else:
        for line in _LINE.finditer(source, start, end):
            yield line.span()


def _without_comments(source: str, start: int, end: int) -> Prose:
    builder, done = ProseBuilder(), start
    for begins, ends in comments_in(source, start, end):
        builder.add_source(source, done, begins, markup=False)
        done = ends
    builder.add_source(source, done, end, markup=False)
    return builder.prose()
