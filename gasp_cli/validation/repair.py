"""The remedy for a fault of a knowledge base."""

from __future__ import annotations

import unicodedata

from gasp_cli.errors import Action, Remedy
from gasp_cli.validation.loader import DocumentRef, RawKnowledgeBase, ValidationError

_REMOVABLE = (
    "matches", "editions", "sanctions", "clubs", "competitions", "rules", "draws", "finishes",
    "facts", "sources", "people", "uncited",
)  # fmt: skip


def repair(base: RawKnowledgeBase, fault: ValidationError) -> Remedy | None:
    """What ends a fault; None where nothing does but an editor."""
    places = set(fault.places)
    found = [entry for name in _REMOVABLE for entry in base.entries(name) if entry.place in places]
    if not found:
        return None
    if len(found) > 1 and all(entry.table.name == "clubs" for entry in found):
        kept, other = (_named(base, entry) for entry in found[:2])
        return Remedy(Action.MERGE, kept, other, folder=base.store.folder)
    last = found[-1]
    plays = last.table.name == "clubs" and any(
        last.id in (match.document.get("home"), match.document.get("away"))
        for match in base.entries("matches")
    )
    action = Action.REMOVE_WITH_MATCHES if plays else Action.REMOVE
    return Remedy(action, _named(base, last), folder=base.store.folder)


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
