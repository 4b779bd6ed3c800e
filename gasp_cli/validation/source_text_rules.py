"""What the texts of the sources must bear out: every citation, and quotes word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from gasp_cli.domain.dates import is_number
from gasp_cli.errors import GaspError
from gasp_cli.i18n import msg
from gasp_cli.store.read_file import read_text
from gasp_cli.validation.loader import DocumentRef, RawKnowledgeBase, ValidationError, error_at

COPIED = 12
"""So many words of a source in a row are a copy."""


def source_text_errors(base: RawKnowledgeBase, folder: Path) -> Iterator[ValidationError]:
    """Hold the facts against the texts in a folder.

    Raises `FileError` where there is no such folder, or one of its texts cannot be read.
    """
    texts: dict[str, list[str]] = {}
    for entry in base.entries("sources"):
        try:
            texts[entry.id] = paragraphs(folder / str(entry.document.get("file")))
        except GaspError as error:
            yield error_at(entry, error.message)
    runs = {run for lines in texts.values() for line in lines for run in _runs(line)}
    cited = set()
    for name in ("facts", "uncited"):
        for entry in base.entries(name):
            given = entry.document.get("citations", [entry.document.get("citation")])
            cited |= set(given)
            yield from _citations(entry, given, texts)
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


def _citations(
    entry: DocumentRef, given: list[str], texts: dict[str, list[str]]
) -> Iterator[ValidationError]:
    for citation in given:
        source, _, number = citation.rpartition(":")
        lines = texts.get(source)
        if lines is None:
            continue
        if not is_number(number) or not 0 < int(number) <= len(lines):
            text = msg(
                "{citation}: {source} has paragraphs 1 to {last}", citation=citation,
                source=source, last=len(lines),
            )  # fmt: skip
            yield error_at(entry, text)
        elif entry.document.get("kind") != "quote":
            continue
        elif entry.document["text"] not in lines[int(number) - 1]:
            text = msg("the quote does not stand word for word in {citation}", citation=citation)
            yield error_at(entry, text)


def _copied(entry: DocumentRef, runs: set[tuple[str, ...]]) -> Iterator[ValidationError]:
    """Only a quote may say it in the words of a source."""
    for name in ("text", "note", "occasion"):
        text = entry.document.get(name, "")
        if name == "text" and entry.document.get("kind") == "quote":
            continue
        if copied := next((run for run in _runs(text) if run in runs), None):
            words = " ".join(copied)
            yield error_at(
                entry, msg("{field}: {words!r} is copied from a source", field=name, words=words)
            )


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return (tuple(words[at : at + COPIED]) for at in range(len(words) - COPIED + 1))
