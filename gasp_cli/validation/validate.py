"""All rules over a whole knowledge base."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from gasp_cli.errors import FileError, GaspError
from gasp_cli.i18n import msg, plural
from gasp_cli.results import Outcome, ResultSet
from gasp_cli.store import Store
from gasp_cli.validation.dataset_rules import OF_DOCUMENTS, OF_THE_RECORD
from gasp_cli.validation.document_rules import consistency_faults
from gasp_cli.validation.loader import (
    FaultRow,
    RawKnowledgeBase,
    ValidationError,
    document_ref_errors,
)
from gasp_cli.validation.repair import repair
from gasp_cli.validation.source_text_rules import source_text_errors


def check(folder: Path, sources: Path | None = None) -> ResultSet[FaultRow]:
    """All faults of a knowledge base, file by file; one that is not understood is a fault, too.

    `sources` is a folder with the texts of the sources. Raises `FileError` for a missing folder.
    """
    if sources is not None and not sources.is_dir():
        raise FileError(
            msg("cannot read {path}: no such folder", path=sources),
            msg("name the folder of the texts"),
        )
    faults = find_faults(RawKnowledgeBase(Store(folder)), sources)
    rows = [fault.row for fault in faults.all]
    remarks = []
    if rows:
        remarks.append(
            plural("{n} fault in {documents:,} documents", "{n} faults in {documents:,} documents",
                   len(rows), documents=faults.documents)
        )  # fmt: skip
        if command := repair(RawKnowledgeBase(Store(folder)), faults.all[0]):
            remarks.append(msg("mend the first with {command}", command=command))
    what = {"folder": folder, "documents": faults.documents}
    sound = msg("{folder}: no faults found in {documents:,} documents", **what)
    title = msg("Faults of {folder}", folder=folder)
    outcome = Outcome.NEGATIVE if rows else Outcome.COMPLETE
    return ResultSet(FaultRow, rows, title, (), sound, remarks=tuple(remarks), outcome=outcome)


class Faults(NamedTuple):
    """Everything wrong with a knowledge base.

    `of_shape` are documents of the wrong shape, and files that are not understood: where there
    is one, most other rules are not applied. `documents` is the number of documents.
    """

    of_shape: list[ValidationError]
    others: list[ValidationError]
    documents: int

    @property
    def all(self) -> list[ValidationError]:
        """All of them, those of shape first."""
        return [*self.of_shape, *self.others]

    @property
    def gravity(self) -> tuple[int, int]:
        """The numbers of faults to compare; one of shape weighs more, as it hides others."""
        return len(self.of_shape), len(self.others)


def find_faults(base: RawKnowledgeBase, sources: Path | None = None) -> Faults:
    """All faults of a knowledge base as it is on the disk, or as a change would leave it."""
    entries = list(base.all())
    misshapen = [(entry, text) for entry in entries for text in document_ref_errors(entry)]
    base.exclude(entry for entry, _ in misshapen)  # every other rule expects the right shape
    shape_errors = [entry.error(text) for entry, text in misshapen]
    errors = [error for rule in OF_DOCUMENTS for error in rule(base)]
    if not misshapen and not base.faults:
        errors += [
            entry.error(text) for entry in entries for text in consistency_faults(base, entry)
        ]
        try:
            for rule in OF_THE_RECORD:
                errors += rule(base)
        except GaspError as error:  # what it says is among the other faults, or is one
            errors.append(ValidationError("", "", "", error.message))
        if sources is not None:
            errors += source_text_errors(base, sources)
    of_files = [*base.faults, *dict.fromkeys(shape_errors)]
    return Faults(of_files, list(dict.fromkeys(errors)), len(entries))
