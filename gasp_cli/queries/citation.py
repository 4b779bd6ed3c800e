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
    """A cited work, with the place in it; None for unknown fields."""

    key: str
    title: str
    author: str | None
    publisher: str | None
    date: str | None
    language: str | None
    place: str | None
    place_kind: str
    urls: tuple[str, ...] = ()
    is_date_inferred: bool = False


def cite(story: Story, identifier: str, style: Style) -> str:
    """The citation of a fact, a source or a match, ready to paste.

    Raises `UnknownName` with the nearest ids.
    """
    references = _references(story, identifier)
    if style is Style.TEXT:
        return msg("{texts}\n", texts=join_list(map(_text, references), "\n"))
    if style is Style.MARKDOWN:
        body = join_list(map(_markdown, references), "; ")
        return msg("[^{id}]: {texts}\n", id=_label(identifier), texts=body)
    if style is Style.BIBTEX:
        return "\n".join(map(_bibtex, references))
    items = [_csl(reference) for reference in references]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _references(story: Story, identifier: str) -> list[BibliographyEntry]:
    for fact in story.facts:
        if fact.id == identifier:
            return [
                _of_source(story.find_source(source), story, paragraphs)
                for source, paragraphs in by_source(fact).items()
            ]
    for source in story.sources:
        if source.id == identifier:
            return [_of_source(source, story, ())]
    if match := find_match(story.record, identifier):
        file, _, line = match.source.rpartition(":")
        title = msg("{match}, {date}", match=match_text(match), date=date_term(match.date))
        return [
            BibliographyEntry(
                identifier, title, None, file, match.date, None, line, _LINE, match.urls
            )
        ]
    ids = [fact.id for fact in story.facts] + [source.id for source in story.sources]
    raise UnknownName(msg("fact, source or match"), identifier, closest_matches(identifier, ids))


def _of_source(source: Source, story: Story, paragraphs: Sequence[str]) -> BibliographyEntry:
    coach = story.record.about.coach
    title = source.title or f"[Untitled text on {coach}, {source.file}]"  # i18n: of a citation
    return BibliographyEntry(
        source.id, title, source.author, source.publisher, source.date, source.language,
        ", ".join(paragraphs) or None, "paragraph" if len(paragraphs) == 1 else "paragraphs",
        (source.url,) if source.url else (), source.date_inferred_from is not None,
    )  # fmt: skip


def _has_title(entry: BibliographyEntry) -> bool:
    """Whether the work itself has a title, and not one made of its other fields."""
    return not (entry.title.startswith("[") or (entry.place_kind == _LINE and entry.urls))


def _text(entry: BibliographyEntry) -> str:
    """The citation in plain text, with the title in quotation marks."""
    title = msg("“{title}”", title=entry.title) if _has_title(entry) else entry.title
    place = entry.place and msg("{kind} {place}", kind=term(entry.place_kind), place=entry.place)
    return _sentence(
        entry.author,
        title,
        entry.publisher,
        _date(entry),
        place,
        *entry.urls,
    )


def _date(entry: BibliographyEntry) -> str:
    """The date; in brackets where the work does not print it, as bibliographies do."""
    date = date_term(entry.date or "")
    return msg("[{date}]", date=date) if entry.is_date_inferred else date


def _markdown(entry: BibliographyEntry) -> str:
    """The citation in Markdown; only web addresses become links."""
    title: str = rewritten(entry.title, in_markdown)
    if _has_title(entry):
        title = msg("*{title}*", title=title)
    author, publisher, place = (
        text and in_markdown(text) for text in (entry.author, entry.publisher, entry.place)
    )
    place = place and msg("{kind} {place}", kind=term(entry.place_kind), place=place)
    date = rewritten(_date(entry), in_markdown)
    urls = [
        f"<{url}>" if (url := web_address(address)) else in_markdown(address)
        for address in entry.urls
    ]
    return _sentence(author, title, publisher, date, place, *urls)


def _sentence(*parts: str | None) -> str:
    return msg("{parts}.", parts=join_list(part for part in parts if part))


def _label(identifier: str) -> str:
    """An id as the label of a footnote or the key of a BibTeX entry, neither with spaces."""
    return re.sub(r"[^\w.:+-]+", "-", identifier)


# The escapes of LaTeX's special characters. BibTeX counts braces even after a backslash.
_LATEX = str.maketrans({
    "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$",
    "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip


def _in_latex(text: str) -> str:
    """A text escaped for a field of BibTeX, in one line."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text).translate(_LATEX)


def _bibtex(entry: BibliographyEntry) -> str:
    fields = {
        "author": entry.author,
        "title": entry.title,
        "organization": entry.publisher,
        "date": entry.date and entry.date + "?" * entry.is_date_inferred,  # ISO 8601-2
        "langid": {"en": "english", "it": "italian"}.get(entry.language or "", entry.language),
        "note": f"{entry.place_kind} {entry.place}" if entry.place else None,
    }
    texts = {name: _in_latex(value) for name, value in fields.items() if value}
    texts["title"] = f"{{{texts['title']}}}"  # which protects its capitals
    if address := _address(entry):
        texts["url"] = address  # verbatim in BibTeX
    lines = [f"  {name} = {{{value}}}," for name, value in texts.items()]
    return "\n".join([f"@online{{{_label(entry.key)},", *lines, "}"]) + "\n"


def _address(entry: BibliographyEntry) -> str:
    """The first web address of the work; empty for none."""
    return next(filter(None, map(web_address, entry.urls)), "")


def _csl(entry: BibliographyEntry) -> dict[str, Any]:
    item: dict[str, Any] = {"id": entry.key, "type": "webpage", "title": entry.title}
    if entry.author:
        first_names, _, family = entry.author.rpartition(" ")
        item["author"] = (
            [{"family": family, "given": first_names}] if first_names else [{"literal": family}]
        )
    if entry.publisher:
        item["container-title"] = entry.publisher
    if entry.date:
        item["issued"] = {"date-parts": [[int(part) for part in entry.date.split("-")]]}
        if entry.is_date_inferred:
            item["issued"]["circa"] = True
    if entry.language:
        item["language"] = entry.language
    if address := _address(entry):
        item["URL"] = address
    if entry.place:
        item["note"] = f"{entry.place_kind} {entry.place}"
    return item
