"""All rules over a whole knowledge base."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from gasp_cli.errors import ExitCode, FileError, GaspError
from gasp_cli.i18n import say, several
from gasp_cli.results import Answer
from gasp_cli.store import Store
from gasp_cli.validation.dataset_rules import OF_DOCUMENTS, OF_THE_RECORD
from gasp_cli.validation.document_rules import consistency_faults
from gasp_cli.validation.loader import Base, Entry, Fault, FaultRow, entry_faults, fault
from gasp_cli.validation.repair import mending
from gasp_cli.validation.source_text_rules import faults_in_texts


def check(folder: Path, sources: Path | None = None) -> Answer:
    """All faults of a knowledge base, file by file.

    `sources` is a folder with the texts of the sources. Raises `FileError` where a folder is not
    there; a file that is not understood is a fault among others.
    """
    if sources is not None and not sources.is_dir():
        raise FileError(
            say("cannot read {path}: no such folder", path=sources),
            say("name the folder of the texts"),
        )
    base = Base(Store(folder))
    faults = find_faults(base, sources)
    found = [one.row for one in faults.all]
    documents = faults.documents
    counted = several(
        "{n} fault in {documents:,} documents", "{n} faults in {documents:,} documents",
        len(found), documents=documents,
    )  # fmt: skip
    remarks = [counted] if found else []
    if found and (command := mending(Base(Store(folder)), faults.all[0])):
        remarks.append(say("mend the first with {command}", command=command))
    return Answer(
        FaultRow, found, say("Faults of {folder}", folder=folder), (),
        say("{folder} is sound: {documents:,} documents", folder=folder, documents=documents),
        remarks=tuple(remarks),
        code=ExitCode.NO if found else ExitCode.OK,
    )  # fmt: skip


class Faults(NamedTuple):
    """Everything wrong with a knowledge base.

    `of_shape` are documents that have not even their shape, and files that are not understood:
    with one of them most other rules are not asked. `documents` is how many it has.
    """

    of_shape: list[Fault]
    others: list[Fault]
    documents: int

    @property
    def all(self) -> list[Fault]:
        """All of them, those of shape first."""
        return [*self.of_shape, *self.others]

    @property
    def gravity(self) -> tuple[int, int]:
        """How bad it is: what has not its shape hides faults of other kinds."""
        return len(self.of_shape), len(self.others)


def find_faults(base: Base, sources: Path | None = None) -> Faults:
    """All faults of a knowledge base as it lies there, or as a change would leave it."""
    entries = list(base.all())
    of_shape: list[Fault] = []
    misshapen = []
    for entry in entries:
        if wrong := list(entry_faults(entry)):
            misshapen.append(entry)
            of_shape += [fault(entry, text) for text in wrong]
    # What has not even its shape is not asked further: every other rule expects one.
    base.leave_out(misshapen)
    others: list[Fault] = []
    for rule in OF_DOCUMENTS:
        others += rule(base)
    if not misshapen and not base.faults:
        others += _of_shapely(base, entries)
        if sources is not None:
            others += faults_in_texts(base, sources)
    shapeless = [*base.faults, *dict.fromkeys(of_shape)]
    return Faults(shapeless, list(dict.fromkeys(others)), len(entries))


def _of_shapely(base: Base, entries: list[Entry]) -> Iterator[Fault]:
    """The faults of documents that have their shape."""
    for entry in entries:
        for text in consistency_faults(base, entry):
            yield fault(entry, text)
    try:
        for rule in OF_THE_RECORD:
            yield from rule(base)
    except GaspError as error:  # what it says is among the other faults, or is one
        yield Fault("", "", "", error.message)
