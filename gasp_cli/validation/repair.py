"""The command that mends a fault of a knowledge base, to be pasted into a shell."""

from __future__ import annotations

import shlex
from pathlib import Path

from gasp_cli.validation.loader import DocumentRef, RawKnowledgeBase, ValidationError

_NOT_REMOVABLE = ("about", "origins", "translations")


def repair_command(base: RawKnowledgeBase, fault: ValidationError) -> str:
    """The command that ends a fault; empty where no command can."""
    at_fault = [
        entry
        for entry in base.all()
        if entry.place in fault.places and entry.table.name not in _NOT_REMOVABLE
    ]
    if not at_fault:
        return ""
    if len(at_fault) > 1 and all(entry.table.name == "clubs" for entry in at_fault):
        return merge_command(base.store.folder, *(_typed(base, club) for club in at_fault[:2]))
    last = at_fault[-1]
    plays = last.table.name == "clubs" and any(
        last.id in (match.document.get("home"), match.document.get("away"))
        for match in base.entries("matches")
    )
    options = ("--with-matches",) if plays else ()
    return _command(base.store.folder, "remove", *options, _typed(base, last))


def merge_command(folder: Path, club: str, other: str) -> str:
    """The command that merges another club into one."""
    return _command(folder, "alias", "--merge", club, other)


def _command(folder: Path, *words: str) -> str:
    return shlex.join(("gasp", "--kb", str(folder), "kb", *words))


def _typed(base: RawKnowledgeBase, entry: DocumentRef) -> str:
    """The id of a document if it can be typed and no other has it, else its address."""
    if entry.table.id_of is None or not _can_be_typed(entry.id):
        return entry.address
    shared = sum(bool(other.table.id_of) and other.id == entry.id for other in base.all()) > 1
    return entry.address if shared else entry.id


def _can_be_typed(text: str) -> bool:
    return bool(text.strip()) and text.isprintable() and not text.startswith("-")
