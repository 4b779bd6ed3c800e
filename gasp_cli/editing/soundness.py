"""Faults before and after a change, and the command that mends the first of them."""

from __future__ import annotations

from gasp_cli.errors import Action, DataError, GaspError, Remedy
from gasp_cli.i18n import msg
from gasp_cli.store import Store
from gasp_cli.store.transaction import Transaction
from gasp_cli.validation.loader import RawKnowledgeBase, ValidationError
from gasp_cli.validation.repair import repair
from gasp_cli.validation.validate import find_faults


def require_sound(changes: Transaction) -> None:
    """Raise `DataError`, with the command that mends it, for an unsound knowledge base.

    Also raises what reading a file raises, so that no file is rewritten that is not understood.
    """
    for file in changes.files():
        changes.tables(file)
    if faults := find_faults(RawKnowledgeBase(changes)).all:
        which = {"folder": changes.folder, "fault": fault_with_place(faults[0])}
        what = msg("{folder} is not sound, so nothing was imported: {fault}", **which)
        if command := repair(RawKnowledgeBase(changes), faults[0]):
            raise DataError(what, msg("mend it with {command}", command=command))
        check = Remedy(Action.CHECK_KNOWLEDGE_BASE, folder=changes.folder)
        raise DataError(what, msg("see {command}", command=check))


def require_tables(changes: Transaction, *tables: str) -> RawKnowledgeBase:
    """The knowledge base, if the documents of these tables are of the declared types.

    Raises `DataError`, with the command that mends the first fault where one can.
    """
    base = RawKnowledgeBase(changes)
    try:
        base.require(*tables)
    except DataError as error:
        of_types = find_faults(RawKnowledgeBase(changes)).of_shape
        fault = next((fault for fault in of_types if fault.table in tables), None)
        command = repair(RawKnowledgeBase(changes), fault) if fault else None
        hint = msg("mend it with {command}", command=command) if command else error.hint
        raise DataError(error.message, hint) from error
    return base


def refuse_new_faults(changes: Transaction, why: str) -> None:
    """Raise `GaspError`, beginning with `why`, where a change leaves a knowledge base worse."""
    after = find_faults(RawKnowledgeBase(changes))
    if not after.all:
        return
    before = find_faults(RawKnowledgeBase(Store(changes.folder)))
    if after.gravity > before.gravity:
        known = {fault.row for fault in before.all}
        new = next((fault for fault in after.all if fault.row not in known), after.all[-1])
        place = f"{new.file} {new.id}".strip()
        raise GaspError(msg("{why}: {place}: {fault}", why=why, place=place, fault=new.fault))


def fault_with_place(fault: ValidationError) -> str:
    """A fault in words, after its file, table and id."""
    where = ", ".join(part for part in (fault.file, fault.table, fault.id) if part)
    return msg("{where}: {what}", where=where, what=fault.fault) if where else fault.fault
