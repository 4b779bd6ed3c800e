"""Citations that a writer can paste: plain text, Markdown, BibTeX and CSL-JSON.

CSL-JSON follows the schema of citationstyles.org (csl-data.json), BibTeX the entry type
`online` of biblatex.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from gasp_cli.errors import UnknownName
from gasp_cli.language import day, listed, say, word
from gasp_cli.names import nearest
from gasp_cli.questions.show import by_source
from gasp_cli.sides import find_match, match_text
from gasp_cli.story import Source, Story


class Style(StrEnum):
    """How a citation is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"


class Reference(NamedTuple):
    """One work cited, with the place in it; what is not known is None."""

    key: str
    title: str
    author: str | None
    publisher: str | None
    date: str | None
    language: str | None
    place: str | None
    place_kind: str
    urls: tuple[str, ...] = ()


def cite(story: Story, wanted: str, style: Style) -> str:
    """The citation of a fact, a source or a match, ready to paste.

    Raises `UnknownName` with the nearest ids.
    """
    references = _references(story, wanted)
    if style is Style.TEXT:
        return say("{texts}\n", texts=listed((_text(one, quoted=True) for one in references), "\n"))
    if style is Style.MARKDOWN:
        body = listed((_text(one, quoted=False) for one in references), "; ")
        return say("[^{id}]: {texts}\n", id=wanted, texts=body)
    if style is Style.BIBTEX:
        return "\n".join(map(_bibtex, references))
    found = [_csl(one) for one in references]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _references(story: Story, wanted: str) -> list[Reference]:
    for fact in story.facts:
        if fact.id == wanted:
            return [
                _of_source(story.find_source(source), story, paragraphs)
                for source, paragraphs in by_source(fact).items()
            ]
    for source in story.sources:
        if source.id == wanted:
            return [_of_source(source, story, ())]
    if match := find_match(story.record, wanted):
        file, _, line = match.source.rpartition(":")
        title = say("{match}, {date}", match=match_text(match), date=day(match.date))
        return [Reference(wanted, title, None, file, match.date, None, line, "line", match.urls)]
    known = [fact.id for fact in story.facts] + [source.id for source in story.sources]
    raise UnknownName(say("fact, source or match"), wanted, nearest(wanted, known))


def _of_source(source: Source, story: Story, paragraphs: Sequence[str]) -> Reference:
    coach = story.record.about.coach
    title = source.title or f"[Untitled text on {coach}, {source.file}]"  # untold: of a citation
    return Reference(
        source.id, title, source.author, source.publisher, source.date, source.language,
        ", ".join(paragraphs) or None, "paragraph" if len(paragraphs) == 1 else "paragraphs",
    )  # fmt: skip


def _text(one: Reference, *, quoted: bool) -> str:
    """The citation for people, with its title in quotation marks, or as Markdown has titles."""
    title = one.title
    if not (title.startswith("[") or (not one.author and one.urls)):
        title = say("“{title}”", title=title) if quoted else say("*{title}*", title=title)
    place = one.place and say("{kind} {place}", kind=word(one.place_kind), place=one.place)
    date = one.date and day(one.date)
    parts = [one.author, title, one.publisher, date, place, *one.urls]
    return say("{parts}.", parts=listed(part for part in parts if part))


def _bibtex(one: Reference) -> str:
    fields = {
        "author": one.author,
        "title": f"{{{one.title}}}",
        "organization": one.publisher,
        "date": one.date,
        "langid": {"en": "english", "it": "italian"}.get(one.language or "", one.language),
        "note": f"{one.place_kind} {one.place}" if one.place else None,
        "url": one.urls[0] if one.urls else None,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{{one.key},", *lines, "}"]) + "\n"


def _csl(one: Reference) -> dict[str, Any]:
    item: dict[str, Any] = {"id": one.key, "type": "webpage", "title": one.title}
    if one.author:
        given, _, family = one.author.rpartition(" ")
        item["author"] = [{"family": family, "given": given}] if given else [{"literal": family}]
    if one.publisher:
        item["container-title"] = one.publisher
    if one.date:
        item["issued"] = {"date-parts": [[int(part) for part in one.date.split("-")]]}
    if one.language:
        item["language"] = one.language
    if one.urls:
        item["URL"] = one.urls[0]
    if one.place:
        item["note"] = f"{one.place_kind} {one.place}"
    return item
