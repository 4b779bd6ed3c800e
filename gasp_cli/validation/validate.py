"""All rules over a whole knowledge base."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gasp_cli.errors import FileError, GaspError
from gasp_cli.i18n import msg, plural
from gasp_cli.results import Outcome, ResultSet
from gasp_cli.store import Store
from gasp_cli.validation.dataset_rules import OF_DOCUMENTS, OF_THE_RECORD
from gasp_cli.validation.document_rules import consistency_faults
from gasp_cli.validation.loader import (
    DocumentRef,
    FaultRow,
    RawKnowledgeBase,
    ValidationError,
    document_ref_errors,
    error_at,
)
from gasp_cli.validation.repair import repair
from gasp_cli.validation.source_text_rules import source_text_errors


def check(folder: Path, sources: Path | None = None) -> ResultSet:
    """All faults of a knowledge base, file by file.

    `sources` is a folder with the texts of the sources. Raises `FileError` where a folder is not
    there; a file that is not understood is a fault among others.
    """
    if sources is not None and not sources.is_dir():
        raise FileError(
            msg("cannot read {path}: no such folder", path=sources),
            msg("name the folder of the texts"),
        )
    base = RawKnowledgeBase(Store(folder))
    faults = find_faults(base, sources)
    found = [one.row for one in faults.all]
    documents = faults.documents
    counted = plural(
        "{n} fault in {documents:,} documents", "{n} faults in {documents:,} documents",
        len(found), documents=documents,
    )  # fmt: skip
    remarks = [counted] if found else []
    if found and (command := repair(RawKnowledgeBase(Store(folder)), faults.all[0])):
        remarks.append(msg("mend the first with {command}", command=command))
    return ResultSet(
        FaultRow, found, msg("Faults of {folder}", folder=folder), (),
        msg("{folder} is sound: {documents:,} documents", folder=folder, documents=documents),
        remarks=tuple(remarks),
        outcome=Outcome.NEGATIVE if found else Outcome.COMPLETE,
    )  # fmt: skip


class Faults(NamedTuple):
    """Everything wrong with a knowledge base.

    `of_shape` are documents that have not even their shape, and files that are not understood:
    with one of them most other rules are not asked. `documents` is how many it has.
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
        """How bad it is: what has not its shape hides faults of other kinds."""
        return len(self.of_shape), len(self.others)


def find_faults(base: RawKnowledgeBase, sources: Path | None = None) -> Faults:
    """All faults of a knowledge base as it lies there, or as a change would leave it."""
    entries = list(base.all())
    of_shape: list[ValidationError] = []
    misshapen = []
    for entry in entries:
        if wrong := list(document_ref_errors(entry)):
            misshapen.append(entry)
            of_shape += [error_at(entry, text) for text in wrong]
    # What has not even its shape is not asked further: every other rule expects one.
    base.exclude(misshapen)
    others: list[ValidationError] = []
    for rule in OF_DOCUMENTS:
        others += rule(base)
    if not misshapen and not base.faults:
        others += _rules_for_valid_documents(base, entries)
        if sources is not None:
            others += source_text_errors(base, sources)
    shapeless = [*base.faults, *dict.fromkeys(of_shape)]
    return Faults(shapeless, list(dict.fromkeys(others)), len(entries))


def _rules_for_valid_documents(
    base: RawKnowledgeBase, entries: list[DocumentRef]
) -> Iterator[ValidationError]:
    """The faults of documents that have their shape."""
    for entry in entries:
        for text in consistency_faults(base, entry):
            yield error_at(entry, text)
    try:
        for rule in OF_THE_RECORD:
            yield from rule(base)
    except GaspError as error:  # what it says is among the other faults, or is one
        yield ValidationError("", "", "", error.message)
