"""Citations as text, Markdown, BibTeX and CSL-JSON.

CSL-JSON follows the schema of citationstyles.org (csl-data.json), BibTeX the entry types `online`
and `dataset` of biblatex.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from gasp_cli.i18n import date_term, join_list, msg, rewritten, term, translate
from gasp_cli.results import CitationStyle
from gasp_cli.scalars import in_markdown, web_address

LINE = "line"
ROW = "row"


class BibliographyEntry(NamedTuple):
    """A cited work, with the places in it; None for unknown fields."""

    key: str
    title: str
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    language: str | None = None
    places: tuple[str, ...] = ()
    unit: str = "paragraph"
    urls: tuple[str, ...] = ()
    is_date_inferred: bool = False

    @property
    def place_kind(self) -> str:
        """`line`, `paragraph` or `paragraphs`."""
        return "paragraphs" if len(self.places) > 1 else self.unit

    @property
    def place(self) -> str:
        """The numbers of the places."""
        return ", ".join(self.places)


class ComputedAnswer(NamedTuple):
    """An answer computed from the record: what it is, and how to compute it again.

    `files` names the files with their licences, `day` is the data's day, and `command` prints the
    same answer.
    """

    key: str
    title: str
    files: str
    day: str
    version: str
    command: str


class Citation(NamedTuple):
    """The works that one thing rests on; `label` is the name of its footnote."""

    label: str
    works: Sequence[BibliographyEntry | ComputedAnswer]


def write_citations(citations: Sequence[Citation], style: CitationStyle) -> str:
    """Citations ready to paste.

    As text a line a work, in Markdown a footnote a citation, each once; in BibTeX and CSL-JSON an
    entry a work, with all its places.
    """
    if style is CitationStyle.TEXT:
        lines = dict.fromkeys(_text(work) for citation in citations for work in citation.works)
        return msg("{texts}\n", texts=join_list(lines, "\n")) if lines else ""
    if style is CitationStyle.MARKDOWN:
        notes = {_label(citation.label): citation for citation in citations}
        lines = dict.fromkeys(_footnote(label, citation) for label, citation in notes.items())
        return msg("{texts}\n", texts=join_list(lines, "\n")) if lines else ""
    works = _merged(citations)
    if style is CitationStyle.BIBTEX:
        return "\n".join(map(_bibtex, works))
    return json.dumps([_csl(work) for work in works], ensure_ascii=False, indent=2) + "\n"


def _footnote(label: str, citation: Citation) -> str:
    texts = join_list(map(_markdown, citation.works), "; ")
    return msg("[^{id}]: {texts}", id=label, texts=texts)


def _merged(citations: Sequence[Citation]) -> list[BibliographyEntry | ComputedAnswer]:
    """Each work once, with all the places cited: a bibliography has no key twice."""
    works: dict[str, BibliographyEntry | ComputedAnswer] = {}
    for work in (work for citation in citations for work in citation.works):
        first = works.setdefault(work.key, work)
        if isinstance(first, BibliographyEntry) and isinstance(work, BibliographyEntry):
            places = sorted({*first.places, *work.places}, key=lambda place: (len(place), place))
            works[work.key] = first._replace(places=tuple(places))
    return list(works.values())


def _has_title(entry: BibliographyEntry) -> bool:
    """Whether the work itself has a title, and not one made of its other fields."""
    is_page = entry.unit in (LINE, ROW) and entry.urls
    return not (entry.title.startswith("[") or is_page)


def _text(entry: BibliographyEntry | ComputedAnswer) -> str:
    """The entry in plain text, with the title in quotation marks."""
    if isinstance(entry, ComputedAnswer):
        return _computed(entry, msg("“{title}”", title=entry.title), entry.files, entry.command)
    title = msg("“{title}”", title=entry.title) if _has_title(entry) else entry.title
    place = entry.place and msg("{kind} {place}", kind=term(entry.place_kind), place=entry.place)
    return _sentence(entry.author, title, entry.publisher, _date(entry), place, *entry.urls)


def _computed(answer: ComputedAnswer, title: str, files: str, command: str) -> str:
    """A computed answer as a sentence; the command stands last, with nothing after it."""
    return msg(
        "{title}, computed by gasp {version} from {files}; data as of {day}. To repeat: {command}",
        title=title, version=answer.version, files=files, day=date_term(answer.day),
        command=command,
    )  # fmt: skip


def _date(entry: BibliographyEntry) -> str:
    """The date; in brackets where the work does not print it, as bibliographies do."""
    date = date_term(entry.date or "")
    return msg("[{date}]", date=date) if entry.is_date_inferred else date


def _markdown(entry: BibliographyEntry | ComputedAnswer) -> str:
    """The entry in Markdown; only web addresses become links."""
    if isinstance(entry, ComputedAnswer):
        named = msg("*{title}*", title=rewritten(entry.title, in_markdown))
        files = rewritten(entry.files, in_markdown)
        return _computed(entry, named, files, _code(entry.command))
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


def _code(command: str) -> str:
    """A command as code in Markdown, between more backticks than it has in a row."""
    fence = "`" * (max(map(len, re.findall("`+", command)), default=0) + 1)
    space = " " if "`" in command else ""
    return f"{fence}{space}{' '.join(command.splitlines())}{space}{fence}"


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


def _note(answer: ComputedAnswer) -> str:
    """The files of a computed answer, and its command."""
    note = msg("Computed from {files}. To repeat: {command}",
               files=answer.files, command=answer.command)  # fmt: skip
    return translate(note)


def _bibtex(entry: BibliographyEntry | ComputedAnswer) -> str:
    if isinstance(entry, ComputedAnswer):
        texts = {
            "title": translate(entry.title), "organization": "gasp", "version": entry.version,
            "date": entry.day, "note": _note(entry),
        }  # fmt: skip
        return _bibtex_entry("dataset", entry.key, texts, "")
    fields = {
        "author": entry.author,
        "title": entry.title,
        "organization": entry.publisher,
        "date": entry.date and entry.date + "?" * entry.is_date_inferred,  # ISO 8601-2
        "langid": {"en": "english", "it": "italian"}.get(entry.language or "", entry.language),
        "note": f"{entry.place_kind} {entry.place}" if entry.place else None,
    }
    texts = {name: value for name, value in fields.items() if value}
    return _bibtex_entry("online", entry.key, texts, _address(entry))


def _bibtex_entry(kind: str, key: str, fields: Mapping[str, str], address: str) -> str:
    texts = {name: _in_latex(value) for name, value in fields.items()}
    texts["title"] = f"{{{texts['title']}}}"  # which protects its capitals
    if address:
        texts["url"] = address  # verbatim in BibTeX
    lines = [f"  {name} = {{{value}}}," for name, value in texts.items()]
    return "\n".join([f"@{kind}{{{_label(key)},", *lines, "}"]) + "\n"


def _address(entry: BibliographyEntry) -> str:
    """The first web address of the work; empty for none."""
    return next(filter(None, map(web_address, entry.urls)), "")


def _csl(entry: BibliographyEntry | ComputedAnswer) -> dict[str, Any]:
    if isinstance(entry, ComputedAnswer):
        return {
            "id": entry.key, "type": "dataset", "title": translate(entry.title),
            "publisher": "gasp", "version": entry.version, "issued": _issued(entry.day),
            "note": _note(entry),
        }  # fmt: skip
    first_names, _, family = (entry.author or "").rpartition(" ")
    author = {"family": family, "given": first_names} if first_names else {"literal": family}
    item = {
        "id": entry.key,
        "type": "webpage",
        "title": entry.title,
        "author": entry.author and [author],
        "container-title": entry.publisher,
        "issued": entry.date and _issued(entry.date, circa=entry.is_date_inferred),
        "language": entry.language,
        "URL": _address(entry),
        "note": entry.place and f"{entry.place_kind} {entry.place}",
    }
    return {name: value for name, value in item.items() if value or name == "title"}


def _issued(date: str, *, circa: bool = False) -> dict[str, Any]:
    parts = [[int(part) for part in date.split("-")]]
    return {"date-parts": parts, "circa": True} if circa else {"date-parts": parts}
