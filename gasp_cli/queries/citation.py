"""Citations that a writer can paste: plain text, Markdown, BibTeX and CSL-JSON.

CSL-JSON follows the schema of citationstyles.org (csl-data.json), BibTeX the entry type
`online` of biblatex.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from gasp_cli.domain.facts import Source
from gasp_cli.errors import UnknownName
from gasp_cli.i18n import date_term, join_list, msg, rewritten, term
from gasp_cli.kb.matches import find_match, match_text
from gasp_cli.kb.story import Story
from gasp_cli.matching import closest_matches
from gasp_cli.queries.show import by_source
from gasp_cli.scalars import in_markdown, web_address

_LINE = "line"


class Style(StrEnum):
    """How a citation is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"


class BibliographyEntry(NamedTuple):
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
        return msg("{texts}\n", texts=join_list(map(_text, references), "\n"))
    if style is Style.MARKDOWN:
        body = join_list(map(_markdown, references), "; ")
        return msg("[^{id}]: {texts}\n", id=_label(wanted), texts=body)
    if style is Style.BIBTEX:
        return "\n".join(map(_bibtex, references))
    found = [_csl(reference) for reference in references]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _references(story: Story, wanted: str) -> list[BibliographyEntry]:
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
        title = msg("{match}, {date}", match=match_text(match), date=date_term(match.date))
        return [
            BibliographyEntry(wanted, title, None, file, match.date, None, line, _LINE, match.urls)
        ]
    known = [fact.id for fact in story.facts] + [source.id for source in story.sources]
    raise UnknownName(msg("fact, source or match"), wanted, closest_matches(wanted, known))


def _of_source(source: Source, story: Story, paragraphs: Sequence[str]) -> BibliographyEntry:
    coach = story.record.about.coach
    title = source.title or f"[Untitled text on {coach}, {source.file}]"  # i18n: of a citation
    return BibliographyEntry(
        source.id, title, source.author, source.publisher, source.date, source.language,
        ", ".join(paragraphs) or None, "paragraph" if len(paragraphs) == 1 else "paragraphs",
        (source.url,) if source.url else (),
    )  # fmt: skip


def _has_title(one: BibliographyEntry) -> bool:
    """Whether it has a title of its own, not one that is made of what else is known of it."""
    return not (one.title.startswith("[") or (one.place_kind == _LINE and one.urls))


def _text(one: BibliographyEntry) -> str:
    """The citation for people, with its title in quotation marks."""
    title = msg("“{title}”", title=one.title) if _has_title(one) else one.title
    place = one.place and msg("{kind} {place}", kind=term(one.place_kind), place=one.place)
    return _sentence(
        one.author, title, one.publisher, one.date and date_term(one.date), place, *one.urls
    )


def _markdown(one: BibliographyEntry) -> str:
    """The same as Markdown, which links to no address but those of the web."""
    title: str = rewritten(one.title, in_markdown)
    if _has_title(one):
        title = msg("*{title}*", title=title)
    author, publisher, place = (
        text and in_markdown(text) for text in (one.author, one.publisher, one.place)
    )
    place = place and msg("{kind} {place}", kind=term(one.place_kind), place=place)
    date = one.date and rewritten(date_term(one.date), in_markdown)
    urls = [f"<{url}>" if (url := web_address(given)) else in_markdown(given) for given in one.urls]
    return _sentence(author, title, publisher, date, place, *urls)


def _sentence(*parts: str | None) -> str:
    return msg("{parts}.", parts=join_list(part for part in parts if part))


def _label(wanted: str) -> str:
    """An id as the label of a footnote or the key of a BibTeX entry: neither may have a blank."""
    return re.sub(r"[^\w.:+-]+", "-", wanted)


# Of its own characters LaTeX takes these for text. BibTeX counts braces also behind a backslash.
_LATEX = str.maketrans({
    "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$",
    "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip


def _in_latex(text: str) -> str:
    """A text as it stands in a field of BibTeX, in one line."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text).translate(_LATEX)


def _bibtex(one: BibliographyEntry) -> str:
    fields = {
        "author": one.author,
        "title": one.title,
        "organization": one.publisher,
        "date": one.date,
        "langid": {"en": "english", "it": "italian"}.get(one.language or "", one.language),
        "note": f"{one.place_kind} {one.place}" if one.place else None,
    }
    texts = {name: _in_latex(value) for name, value in fields.items() if value}
    texts["title"] = f"{{{texts['title']}}}"  # its capitals stay as they are
    if address := _address(one):
        texts["url"] = address  # which BibTeX takes as it is
    lines = [f"  {name} = {{{value}}}," for name, value in texts.items()]
    return "\n".join([f"@online{{{_label(one.key)},", *lines, "}"]) + "\n"


def _address(one: BibliographyEntry) -> str:
    """The first of its addresses that is one of the web, empty where there is none."""
    return next(filter(None, map(web_address, one.urls)), "")


def _csl(one: BibliographyEntry) -> dict[str, Any]:
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
    if address := _address(one):
        item["URL"] = address
    if one.place:
        item["note"] = f"{one.place_kind} {one.place}"
    return item
