"""The command that mends a fault of a knowledge base, to be pasted into a shell."""

from __future__ import annotations

import shlex
import unicodedata
from pathlib import Path

from gasp_cli.validation.loader import DocumentRef, RawKnowledgeBase, ValidationError

_REMOVABLE = (
    "matches", "editions", "sanctions", "clubs", "competitions", "rules", "draws", "finishes",
    "facts", "sources", "people", "uncited",
)  # fmt: skip


def repair_command(base: RawKnowledgeBase, fault: ValidationError) -> str:
    """What to type to be rid of a fault; nothing where no command can."""
    places = set(fault.places)
    found = [entry for name in _REMOVABLE for entry in base.entries(name) if entry.place in places]
    if not found:
        return ""
    if len(found) > 1 and all(entry.table.name == "clubs" for entry in found):
        kept, other = (_named(base, entry) for entry in found[:2])
        return merge_command(base.store.folder, kept, other)
    last = found[-1]
    plays = last.table.name == "clubs" and any(
        last.id in (match.document.get("home"), match.document.get("away"))
        for match in base.entries("matches")
    )
    options = ("--with-matches",) if plays else ()
    return _command(base.store.folder, "remove", *options, _named(base, last))


def merge_command(folder: Path, kept: str, other: str) -> str:
    """What to type to make one club of two."""
    return _command(folder, "alias", "--merge", kept, other)


def _command(folder: Path, *words: str) -> str:
    return shlex.join(("gasp", "--kb", str(folder), "kb", *words))


def _named(base: RawKnowledgeBase, entry: DocumentRef) -> str:
    """The id of a document if it can be typed and is that of no other, else its address."""
    if entry.table.id_of is None or not _can_be_typed(entry.id):
        return entry.address
    named = [one for one in base.all() if one.table.id_of and one.id == entry.id]
    return entry.id if len(named) == 1 else entry.address


def _can_be_typed(text: str) -> bool:
    return (
        bool(text.strip())
        and not text.startswith("-")
        and not any(unicodedata.category(char)[0] in "CZ" and char != " " for char in text)
    )
