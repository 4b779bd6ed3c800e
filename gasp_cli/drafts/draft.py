"""A draft: its sentences, each with its place, its day and language, and what to say about it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gasp_cli.domain.dates import is_day
from gasp_cli.drafts.blocks import Block
from gasp_cli.drafts.front_matter import FrontMatter, read_front_matter
from gasp_cli.drafts.markers import Markers, read_markers
from gasp_cli.drafts.plain_text import read_plain_text
from gasp_cli.drafts.prose import Prose
from gasp_cli.drafts.quotations import quotations
from gasp_cli.drafts.sentences import sentence_spans
from gasp_cli.i18n import ENGLISH, TRANSLATED_LANGUAGES, language_code, msg


class Sentence(NamedTuple):
    """A sentence; `block` counts paragraphs, headings, items and cells."""

    prose: Prose
    block: int
    heading: bool

    @property
    def text(self) -> str:
        """The sentence without markup; `PASSED_OVER` stands for a quotation and the like."""
        return self.prose.text


class Remark(NamedTuple):
    """Something that a writer should know about her draft, and on which line it stands."""

    line: int
    message: str


class Draft(NamedTuple):
    """A draft that was read.

    `source` has its line ends as newlines. `date` (ISO) and `language` are those that its front
    matter names. `starts` are the offsets at which lines begin.
    """

    source: str
    sentences: tuple[Sentence, ...]
    date: str | None
    language: str | None
    remarks: tuple[Remark, ...]
    starts: Sequence[int]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, in code points."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def read_draft(source: str, *, markdown: bool = True) -> Draft:
    """Read a draft in Markdown, or in plain text.

    Front matter, code, block quotes, quotations and what markers silence are passed over.
    """
    source = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    starts = array("Q", (0, *map(re.Match.end, re.finditer("\n", source))))
    front = read_front_matter(source)
    if markdown:
        # Plain text needs no reader of Markdown.
        from gasp_cli.drafts.markdown import read_markdown

        body = read_markdown(source, front.end)
    else:
        body = read_plain_text(source, front.end)
    markers = read_markers(source, body.comments, body.extents)
    said = quotations(
        [block.prose.text for block in body.blocks], [block.heading for block in body.blocks]
    )
    blocks = [
        block._replace(prose=block.prose.without(ranges)) if ranges else block
        for block, ranges in zip(body.blocks, said, strict=True)
    ]
    blocks, faults = _silenced(blocks, markers)
    faults += [
        (start, msg("from here on too intricate to be read as Markdown: read as plain text"))
        for start in body.unread
    ]
    day, language, about_front = _known(front)
    remarks = [Remark(bisect_right(starts, at), message) for at, message in sorted(faults)]
    return Draft(source, tuple(_sentences(blocks)), day, language, (*about_front, *remarks), starts)


def _sentences(blocks: Sequence[Block]) -> Iterator[Sentence]:
    for number, block in enumerate(blocks):
        for start, end in sentence_spans(block.prose.text):
            yield Sentence(block.prose.part(start, end), number, block.heading)


def _silenced(
    blocks: Sequence[Block], markers: Markers
) -> tuple[list[Block], list[tuple[int, str]]]:
    """The blocks without what is silenced, and what is wrong with the markers."""
    faults = list(markers.faults)
    silent: dict[int, list[tuple[int, int]]] = {}  # by the number of the block
    ends = [block.prose.runs[-1].end for block in blocks]
    for silence in sorted(markers.silences):
        used = False
        number = bisect_right(ends, silence.start)
        while number < len(blocks) and blocks[number].prose.runs[0].start < silence.end:
            prose = blocks[number].prose
            if part := prose.within(silence.start, silence.end):
                used = used or any(map(str.isalnum, prose.text[slice(*part)]))
                silent.setdefault(number, []).append(part)
            number += 1
        if silence.open:
            faults.append(
                (silence.at, msg("“gasp off” is never closed: all that follows is passed over"))
            )
        elif not used:
            faults.append((silence.at, msg("this marker silences nothing")))
    heard = [
        block._replace(prose=block.prose.without(silent[number])) if number in silent else block
        for number, block in enumerate(blocks)
    ]
    return heard, faults


_LANGUAGES = {"english": "en", "inglese": "en", "italian": "it", "italiano": "it"}


def _known(front: FrontMatter) -> tuple[str | None, str | None, list[Remark]]:
    """The day and the language of the front matter, and what of it was not understood."""
    remarks = []
    day = (front.date or "")[: len("2020-05-31")]
    if front.date and not is_day(day):
        fault = msg("the date {given!r} is not a day; write it as 2019-05-15", given=front.date)
        remarks.append(Remark(1, fault))
        day = ""
    typed = (front.language or "").casefold()
    language = language_code(_LANGUAGES.get(typed, typed))
    if front.language and not language:
        fault = msg(
            "the draft says that it is in {given!r}; gasp reads {codes}",
            given=front.language, codes=", ".join((ENGLISH, *TRANSLATED_LANGUAGES)),
        )  # fmt: skip
        remarks.append(Remark(1, fault))
    return day or None, language or None, remarks
