"""The facts against the texts of their sources: citations exist, quotes are word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from gasp_cli.domain.dates import is_number
from gasp_cli.errors import GaspError
from gasp_cli.i18n import msg
from gasp_cli.store.read_file import read_text
from gasp_cli.validation.loader import DocumentRef, RawKnowledgeBase, ValidationError

COPIED = 12
"""This many words of a source in a row are a copy."""


def source_text_errors(base: RawKnowledgeBase, folder: Path) -> Iterator[ValidationError]:
    """The faults of facts held against the texts in a folder.

    They have no places: to remove a source or a fact does not mend what was copied wrongly.
    """
    return (error._replace(places=()) for error in _errors(base, folder))


def _errors(base: RawKnowledgeBase, folder: Path) -> Iterator[ValidationError]:
    texts: dict[str, list[str]] = {}
    for entry in base.entries("sources"):
        try:
            texts[entry.id] = paragraphs(folder / str(entry.document.get("file")))
        except GaspError as error:
            yield entry.error(error.message)
    runs = {run for lines in texts.values() for line in lines for run in _runs(line)}
    cited = set()
    for entry in (*base.entries("facts"), *base.entries("uncited")):
        citations = entry.document.get("citations", [entry.document.get("citation")])
        cited |= set(citations)
        for citation in citations:
            yield from _citation(entry, citation, texts)
    for entry in base.entries("facts"):
        yield from _copied(entry, runs)
    for source, lines in texts.items():
        for number in range(1, len(lines) + 1):
            if (citation := f"{source}:{number}") not in cited:
                text = msg("{citation} is neither cited nor listed as uncited", citation=citation)
                yield ValidationError("story.json", "sources", source, text)


def paragraphs(path: Path) -> list[str]:
    """The lines of a text that are not empty; paragraph 1 is the first.

    Raises `FileError` or `DataError`.
    """
    return [line.strip() for line in read_text(path).splitlines() if line.strip()]


def _citation(
    entry: DocumentRef, citation: str, texts: dict[str, list[str]]
) -> Iterator[ValidationError]:
    """The paragraph exists and, of a quote, has its words."""
    source, _, number = citation.rpartition(":")
    if (lines := texts.get(source)) is None:
        return
    if not is_number(number) or not 0 < int(number) <= len(lines):
        which = {"citation": citation, "source": source, "last": len(lines)}
        yield entry.error(msg("{citation}: {source} has paragraphs 1 to {last}", **which))
    elif (
        entry.document.get("kind") == "quote"
        and entry.document["text"] not in lines[int(number) - 1]
    ):
        yield entry.error(msg("the quote is not word for word in {citation}", citation=citation))


def _copied(entry: DocumentRef, runs: set[tuple[str, ...]]) -> Iterator[ValidationError]:
    """Only the text of a quote may repeat the words of a source."""
    for field in ("text", "note", "occasion"):
        if field == "text" and entry.document.get("kind") == "quote":
            continue
        copies = (run for run in _runs(entry.document.get(field, "")) if run in runs)
        if copied := next(copies, None):
            words = " ".join(copied)
            yield entry.error(
                msg("{field}: {words!r} is copied from a source", field=field, words=words)
            )


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return (tuple(words[at : at + COPIED]) for at in range(len(words) - COPIED + 1))
