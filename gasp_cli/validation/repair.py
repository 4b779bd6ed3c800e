"""The remedy for a fault of a knowledge base."""

from __future__ import annotations

from gasp_cli.errors import Action, Remedy
from gasp_cli.validation.loader import DocumentRef, RawKnowledgeBase, ValidationError

_NOT_REMOVABLE = ("about", "origins", "translations")


def repair(base: RawKnowledgeBase, fault: ValidationError) -> Remedy | None:
    """The action that mends an error; None if only an editor can."""
    at_fault = [
        entry
        for entry in base.all()
        if entry.place in fault.places and entry.table.name not in _NOT_REMOVABLE
    ]
    if not at_fault:
        return None
    folder = base.store.folder
    if len(at_fault) > 1 and all(entry.table.name == "clubs" for entry in at_fault):
        kept, other = (_typed(base, club) for club in at_fault[:2])
        return Remedy(Action.MERGE, kept, other, folder=folder)
    last = at_fault[-1]
    plays = last.table.name == "clubs" and any(
        last.id in (match.document.get("home"), match.document.get("away"))
        for match in base.entries("matches")
    )
    action = Action.REMOVE_WITH_MATCHES if plays else Action.REMOVE
    return Remedy(action, _typed(base, last), folder=folder)


def _typed(base: RawKnowledgeBase, entry: DocumentRef) -> str:
    """The id of a document if it can be typed and no other has it, else its address."""
    if entry.table.id_of is None or not _can_be_typed(entry.id):
        return entry.address
    shared = sum(bool(other.table.id_of) and other.id == entry.id for other in base.all()) > 1
    return entry.address if shared else entry.id


def _can_be_typed(text: str) -> bool:
    return bool(text.strip()) and text.isprintable() and not text.startswith("-")
