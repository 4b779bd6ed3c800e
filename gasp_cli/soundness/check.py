"""All rules over a whole knowledge base."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gasp_cli.answer import Answer
from gasp_cli.errors import ExitCode, FileError, GaspError
from gasp_cli.language import say, several
from gasp_cli.soundness.base import Base, Entry, Fault, entry_faults, fault
from gasp_cli.soundness.documents import consistency_faults
from gasp_cli.soundness.texts import faults_in_texts
from gasp_cli.soundness.whole import OF_DOCUMENTS, OF_THE_RECORD
from gasp_cli.store import Store


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
    entries = list(base.all())
    faults: list[Fault] = []
    misshapen = []
    for entry in entries:
        if wrong := list(entry_faults(entry)):
            misshapen.append(entry)
            faults += [fault(entry, text) for text in wrong]
    # What has not even its shape is not asked further: every other rule expects one.
    base.leave_out(misshapen)
    for rule in OF_DOCUMENTS:
        faults += rule(base)
    if not misshapen and not base.faults:
        faults += _of_shapely(base, entries)
        if sources is not None:
            faults += faults_in_texts(base, sources)
    found = [*base.faults, *dict.fromkeys(faults)]
    counted = several(
        "{n} fault in {documents:,} documents", "{n} faults in {documents:,} documents",
        len(found), documents=len(entries),
    )  # fmt: skip
    return Answer(
        Fault, found, say("Faults of {folder}", folder=folder), (),
        say("{folder} is sound: {documents:,} documents", folder=folder, documents=len(entries)),
        remarks=(counted,) if found else (),
        code=ExitCode.NO if found else ExitCode.OK,
    )  # fmt: skip


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
