"""A knowledge base as it lies on the disk: documents as they are, nothing trusted."""

# No `from __future__ import annotations` where rows are declared, see `questions.seasons`.
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Annotated, NamedTuple

from gasp_cli.domain.tables import MATCHES, TABLES, Table
from gasp_cli.errors import Action, DataError, GaspError, Remedy
from gasp_cli.i18n import msg
from gasp_cli.kb.decode import document_errors, is_encodable, is_number
from gasp_cli.kb.record import Record
from gasp_cli.kb.season_matches import matches_file
from gasp_cli.results import CellStyle, Column
from gasp_cli.store import Document, Store, Tables


class Place(NamedTuple):
    """Where a document lies: its file, the table in it, its key."""

    file: str
    table: str
    key: str


class DocumentRef(NamedTuple):
    """A document and where it lies; a match is of a season of a competition."""

    table: Table
    file: str
    key: str
    document: Document
    competition: str = ""
    season: str = ""

    @property
    def whole(self) -> Document:
        """The document with what follows from where it lies."""
        if not self.season:
            return self.document
        return {"competition": self.competition, "season": self.season, **self.document}

    @property
    def id(self) -> str:
        """The id by which people name it, else its TinyDB key."""
        name = self.table.id_of(self.document) if self.table.id_of else ""
        return name if name and is_encodable(name) else self.key

    @property
    def table_name(self) -> str:
        """The name of its table in the file: that of a match is its season."""
        return self.season or self.table.name

    @property
    def place(self) -> Place:
        """Where it lies."""
        return Place(self.file, self.table_name, self.key)

    @property
    def address(self) -> str:
        """The way to name it whatever its id is: `clubs:3`, `serie-a:2019-20:17` for a match."""
        if self.table.name == MATCHES:
            return f"{self.file.partition('/')[2].removesuffix('.json')}:{self.season}:{self.key}"
        return f"{self.table.name}:{self.key}"


class FaultRow(NamedTuple):
    """Something that no sound knowledge base has."""

    file: Annotated[str, Column("file of the knowledge base", "File", CellStyle.MUTED)]
    table: Annotated[str, Column("table of the file", "Table", CellStyle.CODE)]
    id: Annotated[str, Column("id of the document, else its key", "Id", CellStyle.NAME)]
    fault: Annotated[str, Column("what is wrong", "Fault", CellStyle.PROSE)]


class ValidationError(NamedTuple):
    """A fault, and the documents that it comes of: without one of them it is gone."""

    file: str
    table: str
    id: str
    fault: str
    places: tuple[Place, ...] = ()

    @property
    def row(self) -> FaultRow:
        """The fault as people read it."""
        return FaultRow(*self[:4])


class RawKnowledgeBase:
    """The documents of a knowledge base, each file read when it is asked for.

    A file that cannot be read or understood has no documents and is a fault.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._entries: dict[str, list[DocumentRef]] = {}
        self._names: dict[str, set[str]] = {}
        self.faults: list[ValidationError] = []

    @cached_property
    def record(self) -> Record:
        """The record that is made of it, where that can be made."""
        return Record(self.store)

    def entries(self, table: str) -> list[DocumentRef]:
        """The documents of a table, those of all competitions for `matches`."""
        if table not in self._entries:
            self._entries[table] = list(self._read(TABLES[table]))
        return self._entries[table]

    def _read(self, table: Table) -> Iterator[DocumentRef]:
        if table.name == MATCHES:
            competitions = {matches_file(name): name for name in self.names("competitions.name")}
            for file in self.store.match_files():
                for season, documents in self.tables(file).items():
                    for key, document in documents.items():
                        competition = competitions.get(file, "")
                        yield DocumentRef(table, file, key, document, competition, season)
            return
        if not self.store.has(table.file) and not table.required:
            return
        tables = self.tables(table.file)
        if table.name not in tables and table.required:
            self.faults.append(
                ValidationError(table.file, table.name, "", msg("there is no such table"))
            )
        for key, document in tables.get(table.name, {}).items():
            yield DocumentRef(table, table.file, key, document)

    def tables(self, file: str) -> Tables:
        """All tables of a file, also those that nobody knows; none of one not understood."""
        try:
            return self.store.tables(file)
        except GaspError as error:
            fault = ValidationError(file, "", "", error.message)
            if fault not in self.faults:
                self.faults.append(fault)
            return {}

    def names(self, refers: str) -> set[str]:
        """The values of a field of a table: `clubs.name`; of several, parted by a blank, all."""
        if refers not in self._names:
            found: set[str] = set()
            for one in refers.split():
                table, _, field = one.partition(".")
                found |= {
                    value
                    for entry in self.entries(table)
                    if isinstance(value := entry.document.get(field), str)
                }
            self._names[refers] = found
        return self._names[refers]

    def require(self, *tables: str) -> None:
        """See to it that what is to be changed has its shape.

        Raises `DataError` for the first document that has not, and what reading a file raises:
        what nobody understands is not written anew.
        """
        for table in tables:
            if table != MATCHES and self.store.has(TABLES[table].file):
                self.store.tables(TABLES[table].file)
            for entry in self.entries(table):
                for fault in document_ref_errors(entry):
                    raise DataError(
                        msg(
                            "{file}, table {table!r}, {row}: {problem}",
                            file=self.store.folder / entry.file, table=entry.table_name,
                            row=entry.id, problem=fault,
                        ),
                        msg("see {command}", command=Remedy(Action.CHECK_KNOWLEDGE_BASE)),
                    )  # fmt: skip

    def register(self, entry: DocumentRef) -> None:
        """Count one more document in, which is written at the end."""
        self.entries(entry.table.name).append(entry)
        self._names.clear()

    def exclude(self, entries: Iterable[DocumentRef]) -> None:
        """Ask no more about documents that have not even their shape."""
        faulty = {id(entry.document) for entry in entries}
        for name, known in self._entries.items():
            self._entries[name] = [one for one in known if id(one.document) not in faulty]
        self._names.clear()

    def all(self) -> Iterator[DocumentRef]:
        """Every document, table after table."""
        for name in TABLES:
            yield from self.entries(name)


def document_ref_errors(entry: DocumentRef) -> Iterator[str]:
    """What is wrong with the shape of a document, its key included."""
    if not is_number(entry.key):
        yield msg("its key {key!r} is no whole number", key=entry.key)
    yield from document_errors(entry.table.row, entry.document)


def error_at(entry: DocumentRef, text: str, other: DocumentRef | None = None) -> ValidationError:
    """A fault of one document, or of one beside another that came before it."""
    places = (entry.place,) if other is None else (other.place, entry.place)
    return ValidationError(entry.file, entry.table_name, entry.id, text, places)
