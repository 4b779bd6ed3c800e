"""Importing rows of the reference record: names resolved, each row once, faulty ones left out."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import islice
from typing import NamedTuple

from gasp_cli.domain.tables import TABLES, documents
from gasp_cli.editing.merge_matches import MergeCounts
from gasp_cli.editing.reference import (
    RowKeys,
    StatedNames,
    finish_place,
    one_spelling,
    row_id,
    sort_rows,
    spelling_free,
    with_ids,
)
from gasp_cli.errors import Action, Remedy
from gasp_cli.i18n import join_list, msg
from gasp_cli.readers.fixtures import Problem
from gasp_cli.readers.reference_csv import ReadRow
from gasp_cli.store import Document
from gasp_cli.store.transaction import Transaction
from gasp_cli.validation.dataset_rules import reference_rows_agree_with_matches
from gasp_cli.validation.document_rules import document_rule_errors
from gasp_cli.validation.loader import DocumentRef, RawKnowledgeBase

_MORE_THAN_STATED = ("note", "urls", "confidence")
"""The fields that a newer file brings up to date."""


class ReferenceFile(NamedTuple):
    """A file of the reference record: its rows, and the lines that were not understood."""

    name: str
    rows: list[ReadRow]
    problems: list[Problem]


class ReferenceImport(NamedTuple):
    """The result by file and table, and a problem for every row left out."""

    counts: dict[tuple[str, str], MergeCounts]
    problems: list[Problem]


def import_reference(changes: Transaction, files: Sequence[ReferenceFile]) -> ReferenceImport:
    """Put the rows of files into a transaction after its matches.

    A row that would break a rule of sound data is left out. A row that is there already only
    brings its note, addresses and confidence up to date.
    """
    merger = _RowMerger(changes)
    for file in files:
        merger.add_file(file)
    merger.finish()
    return ReferenceImport(merger.counts, merger.problems)


class _RowMerger:
    """Merges rows into those of a knowledge base, file by file."""

    def __init__(self, changes: Transaction) -> None:
        self._changes = changes
        self._base = RawKnowledgeBase(changes)
        self._names = StatedNames.of(changes)
        self._stored: dict[str, dict[Hashable, Document]] = {}
        self._ids: set[str] = set()
        self._new: dict[tuple[str, str], tuple[str, int]] = {}  # with their file and line
        self.counts: dict[tuple[str, str], MergeCounts] = {}
        self.problems: list[Problem] = []

    def add_file(self, file: ReferenceFile) -> None:
        """Merge the rows of a file."""
        self.problems += file.problems
        keys = RowKeys()
        for row in file.rows:
            counts = self.counts.setdefault((file.name, row.table), MergeCounts())
            document = self._names.canonical(row.document)
            if row.table == "finishes":
                document = finish_place(document)
            key = keys(row.table, document)
            stored = self._rows(row.table).get(key)
            if stored is not None:
                self._update(file.name, row, stored, document, counts)
            elif not self._has_fault(file.name, row, document):
                self._insert(file.name, row, key, document)
                counts.added += 1

    def _rows(self, table: str) -> dict[Hashable, Document]:
        """The rows of a table by what tells them apart."""
        if table not in self._stored:
            keys = RowKeys()
            rows = documents(self._changes, table)
            self._stored[table] = {keys(table, document): document for document in rows}
            self._ids |= {row_id(table, document) for document in rows}
        return self._stored[table]

    def _has_fault(self, file: str, row: ReadRow, document: Document) -> bool:
        """Whether a row breaks a rule on single documents, which is reported."""
        table = TABLES[row.table]
        needs_id = {} if row.table == "finishes" else {"id": "new"}
        entry = DocumentRef(table, table.file, "1", needs_id | document)
        faults = document_rule_errors(self._base, entry)
        if faults:
            self._report(file, row.line, _in_words(document), join_list(faults, "; "))
        return bool(faults)

    def _insert(self, file: str, row: ReadRow, key: Hashable, document: Document) -> None:
        if row.table != "finishes":
            (document,) = with_ids(row.table, [document], self._ids)
        rows = self._changes.tables(TABLES[row.table].file).setdefault(row.table, {})
        number = str(max(map(int, rows), default=0) + 1)
        rows[number] = document
        self._rows(row.table)[key] = document
        self._new[row.table, number] = (file, row.line)

    def _update(
        self, file: str, row: ReadRow, stored: Document, document: Document, counts: MergeCounts
    ) -> None:
        """Bring a row up to date; one that states something else than before is reported."""
        if row.table == "finishes" and "shared_until" in document and "shared_until" not in stored:
            # A place from a source outdoes one that is shared in a computed table.
            del document["position"], document["shared_until"]
        new = {
            name: value
            for name, value in document.items()
            if name not in stored or spelling_free(stored[name]) != spelling_free(value)
        }
        other = [name for name in new if name in stored and name not in _MORE_THAN_STATED]
        if other:
            known = join_list(f"{name} {stored[name]!r}" for name in other)
            stored_id = row_id(row.table, stored)
            command = Remedy(Action.REMOVE, stored_id, folder=self._changes.folder)
            which = {"id": stored_id, "known": known, "command": command}
            reason = msg("{id} is there already, with {known}; to replace it: {command}", **which)
            self._report(file, row.line, _in_words(document), reason)
            return
        stored |= new
        if new:
            counts.changes.append(row_id(row.table, stored))
        else:
            counts.same += 1

    def finish(self) -> None:
        """Order the tables, and leave out the new rows that do not agree with the matches."""
        base = RawKnowledgeBase(self._changes)
        for fault in reference_rows_agree_with_matches(base):
            place = fault.places[-1]
            if new := self._new.pop((place.table, place.key), None):
                document = self._changes.tables(place.file)[place.table].pop(place.key)
                file, line = new
                self.counts[file, place.table].added -= 1
                self._report(file, line, _in_words(document), fault.fault)
        for table in {table for table, _ in self._new}:
            if table == "venues":
                one_spelling(documents(self._changes, table), ("ground",))
            sort_rows(self._changes, table)

    def _report(self, file: str, line: int, text: str, reason: str) -> None:
        self.problems.append(Problem(file, line, text, reason))


_SHOWN = 4
_NOT_SHOWN = ("id", "competition", *_MORE_THAN_STATED)


def _in_words(document: Document) -> str:
    """The first values of a row, for a message."""
    stated = (str(value) for name, value in document.items() if name not in _NOT_SHOWN)
    return ", ".join(islice(stated, _SHOWN))
