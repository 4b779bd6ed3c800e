"""Markdown as paragraphs, headings, items and cells; markup, code and HTML are not prose.

Marko's tree tells them apart, and its spans say where each is: nothing is searched for again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from marko import block, inline
from marko.element import Element
from marko.ext.gfm.elements import Strikethrough, Table, TableCell
from marko.helpers import normalize_label
from marko.parser import Parser
from marko.source import Source

from gasp_cli.drafts.blocks import Block, Blocks, comments_in
from gasp_cli.drafts.plain_text import read_plain_text
from gasp_cli.drafts.prose import PASSED_OVER, Prose, ProseBuilder

_PIECE = 4_000
"""A draft is read in pieces of about this length, cut where nothing of Markdown goes on: what takes
more than linear time or a deep stack then cannot do so over a whole draft."""
_MOST_WORK = 1_000_000
"""Characters times opening brackets in a piece: links take that much time."""
_MOST_OF_ALL = 20_000_000
"""Characters times all that may be markup."""
_SHORTEST_LINES = 10
"""Characters in a line, on the whole: a block takes time and memory, however short it is."""
_TOO_DEEP = re.compile(
    r"(?m)^(?:[ \t]*(?:>|[-+*]|[0-9]{1,9}[.)])){20}|^[ \t]{60,}(?:>|[-+*]|[0-9]{1,9}[.)])| {200}"
)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HTML = re.compile(r" {0,3}<(?:!--|(?P<tag>script|pre|style|textarea)\b)", re.IGNORECASE)
_BEGINS_ITEM = re.compile(r"(?:[-+*]|[0-9]{1,9}[.)])[ \t]+\S|#{1,6}[ \t]")
_REFERENCE = re.compile(r"(?m)^ {0,3}\[([^\[\]\n^][^\[\]\n]{0,200})\]:[^\S\n]*\S+")
_INTRICATE = re.compile(r"[`*_\[\]<\\~]")
_TASK = re.compile(r"\[[ xX]\]\s+")
_HEADING_MARKS = re.compile(r"\s*#{1,6}\s+(?P<text>.*?)(?:\s+#+)?\s*$")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_PROSE = (block.Paragraph, block.Heading, block.SetextHeading, TableCell)
_NO_PROSE = (
    block.Quote, block.CodeBlock, block.FencedCode, block.LinkRefDef, block.ThematicBreak,
)  # fmt: skip


def read_markdown(source: str, start: int = 0) -> Blocks:
    """The blocks of a draft from an offset on.

    Block quotes, code, HTML, images and what is struck out are passed over.
    """
    whole = Blocks([], [], [], [])
    references = _REFERENCE.finditer(source, start)
    reader = _ProseCollector(source, {normalize_label(match[1]) for match in references}, whole)
    was_plain = False
    for begins, ends in _pieces(source, start):
        is_plain = _is_too_intricate(source[begins:ends])
        if is_plain:
            plain = read_plain_text(source, begins, ends)
            whole.blocks.extend(plain.blocks)
            whole.extents.extend(plain.extents)
            whole.comments.extend(plain.comments)
        else:
            reader.read(begins, ends)
        if is_plain and not was_plain:
            whole.unread.append(begins)
        was_plain = is_plain
    return whole


def _is_too_intricate(piece: str) -> bool:
    """Whether a piece would take more time or a deeper stack than prose ever does."""
    length = len(piece)
    links = piece.count("[") + piece.count("<!")
    return (
        links * length > _MOST_WORK
        or sum(map(piece.count, "`*_~|\\<&")) * length > _MOST_OF_ALL
        or (length > _PIECE // 2 and piece.count("\n") * _SHORTEST_LINES > length)
        or _TOO_DEEP.search(piece) is not None
    )


def _pieces(source: str, start: int) -> Iterator[tuple[int, int]]:
    """Cut a draft where something begins anew: after an empty line, with a heading or an item."""
    begins = start
    closing: re.Pattern[str] | None = None  # what ends the code or HTML in which the line stands
    after_empty = True
    for match in _LINE.finditer(source, start):
        line = match[0]
        if closing is None:
            anew = (after_empty and not line[:1].isspace()) or _BEGINS_ITEM.match(line)
            if anew and match.start() - begins >= _PIECE:
                yield begins, match.start()
                begins = match.start()
            closing = _opened_by(line)
        elif closing.search(line):
            closing = None
        after_empty = not line.strip()
    if begins < len(source):
        yield begins, len(source)


def _opened_by(line: str) -> re.Pattern[str] | None:
    """The end of the code or HTML that a line begins and does not end itself."""
    if fence := _FENCE.match(line):
        char, length = fence[1][0], len(fence[1])
        return re.compile(rf" {{0,3}}{re.escape(char)}{{{length},}}\s*$")
    if html := _HTML.match(line):
        ending = rf"(?i)</{html['tag']}>" if html["tag"] else "-->"
        return None if re.search(ending, line) else re.compile(ending)
    return None


class _Parser(Parser):
    """Reads inline markup only where there is some: most paragraphs have none."""

    def __init__(self) -> None:
        super().__init__()
        for element in (Table, Strikethrough):
            self.add_element(element)

    def parse_inline(self, element: block.BlockElement, source: Source) -> None:
        """Read the markup within a block, and within those inside it."""
        if not element.inline_body or _INTRICATE.search(element.inline_body):
            super().parse_inline(element, source)

    def parse_piece(self, text: str, references: Iterable[str]) -> block.Document:
        """The tree of a piece of a draft, of which other pieces define references."""
        source = Source(text)
        source.parser = self
        document = block.Document()
        document.link_ref_defs.update(dict.fromkeys(references, ("", "")))
        with source.under_state(document):
            document.children = self.parse_source(source)
            self.parse_inline(document, source)
        return document


class _ProseCollector:
    """Reads one piece of a draft after another."""

    def __init__(self, source: str, references: Iterable[str], whole: Blocks) -> None:
        self._parser = _Parser()
        self._source = source
        self._references = references
        self._whole = whole
        self._offset = 0

    def read(self, start: int, end: int) -> None:
        """Add the blocks of a piece to the whole."""
        self._offset = start
        document = self._parser.parse_piece(self._source[start:end], self._references)
        left: list[Any] = list(reversed(document.children))
        while left:
            element = left.pop()
            if isinstance(element, block.HTMLBlock):
                self._read_html(*self._span(element))
            elif not isinstance(element, block.BlankLine):
                self._whole.extents.append(self._span(element))
                if isinstance(element, _PROSE):
                    self._read_prose(element)
                elif not isinstance(element, _NO_PROSE):
                    left.extend(reversed(element.children))

    def _span(self, element: Element) -> tuple[int, int]:
        start, end = element.source_span or (0, 0)
        return self._offset + start, self._offset + end

    def _read_html(self, start: int, end: int) -> None:
        """Remember the comments; what follows one on its line is text, as a reader sees it."""
        comments = list(comments_in(self._source, start, end))
        self._whole.comments.extend(comments)
        if comments and not self._source[start : comments[0][0]].strip():
            builder = ProseBuilder()
            builder.add_source(self._source, comments[-1][1], end)
            self._add(builder.prose(), (comments[-1][1], end))

    def _read_prose(self, element: block.BlockElement) -> None:
        start, end = self._span(element)
        heading = isinstance(element, (block.Heading, block.SetextHeading))
        builder = ProseBuilder()
        if element.inline_body:  # without markup
            slice_ = self._source[start:end]
            if isinstance(element, block.Heading):
                marks = _HEADING_MARKS.match(slice_)
                assert marks is not None
                start, end = start + marks.start("text"), start + marks.end("text")
            elif isinstance(element, block.SetextHeading):
                end = start + slice_.rstrip().rfind("\n")
            builder.add_source(self._source, start, end)
        else:
            self._read_inline(element, builder)
        prose = builder.prose()
        if task := _TASK.match(prose.text):
            prose = prose.part(task.end(), len(prose.text))
        self._add(prose, heading=heading)

    def _read_inline(self, element: Element, builder: ProseBuilder) -> None:
        left: list[Any] = list(reversed(element.children))  # type: ignore[attr-defined]
        while left:
            child = left.pop()
            start, end = self._span(child)
            match child:
                case inline.RawText():
                    builder.add_source(self._source, start, end)
                case inline.Literal():
                    builder.add(self._source[start + 1 : end], start, end)
                case inline.LineBreak():
                    builder.add(" ", start, end)
                case inline.CodeSpan() | inline.AutoLink():
                    builder.add(PASSED_OVER, start, end)
                case inline.InlineHTML():
                    self._whole.comments.append((start, end))
                    if self._source.startswith("<br", start):
                        builder.add(" ", start, end)
                case inline.Image() | Strikethrough():
                    pass
                case _:
                    left.extend(reversed(child.children))

    def _add(
        self, prose: Prose, extent: tuple[int, int] | None = None, *, heading: bool = False
    ) -> None:
        if any(map(str.isalnum, prose.text)):
            self._whole.blocks.append(Block(prose, heading))
            if extent is not None:
                self._whole.extents.append(extent)
