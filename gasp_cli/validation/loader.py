"""A knowledge base as it is on the disk: documents as they are, nothing trusted."""

# No `from __future__ import annotations` where rows are declared, see `questions.seasons`.
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Annotated, NamedTuple

from gasp_cli.domain.dates import is_number
from gasp_cli.domain.match_files import common_file, matches_file
from gasp_cli.domain.tables import MATCHES, TABLES, Table
from gasp_cli.domain.text_formats import is_encodable
from gasp_cli.errors import SEE_CHECK, DataError, GaspError
from gasp_cli.i18n import msg
from gasp_cli.kb.field_decoders import document_errors
from gasp_cli.kb.record import Record
from gasp_cli.results import CellStyle, Column
from gasp_cli.store import Document, Store, Tables


class Location(NamedTuple):
    """Where a document is: its file, the table in it, its key."""

    file: str
    table: str
    key: str


class DocumentRef(NamedTuple):
    """A document with its place; a match also has its competition and season."""

    table: Table
    file: str
    key: str
    document: Document
    competition: str = ""
    season: str = ""

    @property
    def whole(self) -> Document:
        """The document with the competition and season that follow from its place."""
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
        """The name of its table in the file; for a match the season."""
        return self.season or self.table.name

    @property
    def place(self) -> Location:
        """Its file, table and key."""
        return Location(self.file, self.table_name, self.key)

    @property
    def address(self) -> str:
        """A name that works whatever the id is: `clubs:3`, `serie-a:2019-20:17` for a match."""
        if self.table.name == MATCHES:
            name = common_file(self.file).partition("/")[2].removesuffix(".json")
            return f"{name}:{self.season}:{self.key}"
        return f"{self.table.name}:{self.key}"

    def error(self, text: str, *earlier: "DocumentRef") -> "ValidationError":
        """A fault of this document, or of this one beside earlier ones."""
        places = tuple(document.place for document in (*earlier, self))
        return ValidationError(self.file, self.table_name, self.id, text, places)


class FaultRow(NamedTuple):
    """A fault of a knowledge base."""

    file: Annotated[str, Column("file of the knowledge base", "File", CellStyle.MUTED)]
    table: Annotated[str, Column("table of the file", "Table", CellStyle.CODE)]
    id: Annotated[str, Column("id of the document, else its key", "Id", CellStyle.NAME)]
    fault: Annotated[str, Column("what is wrong", "Fault", CellStyle.PROSE)]


class ValidationError(NamedTuple):
    """A fault, and the places of its documents: removing one of them ends it."""

    file: str
    table: str
    id: str
    fault: str
    places: tuple[Location, ...] = ()

    @property
    def row(self) -> FaultRow:
        """The fault without its places."""
        return FaultRow(*self[:4])


class RawKnowledgeBase:
    """The documents of a knowledge base; a file is read when first needed.

    A file that cannot be read or understood has no documents and is a fault.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._entries: dict[str, list[DocumentRef]] = {}
        self._names: dict[str, set[str]] = {}
        self.faults: list[ValidationError] = []

    @cached_property
    def record(self) -> Record:
        """Its record; using it raises `GaspError` where documents do not decode."""
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
                competition = competitions.get(common_file(file), "")
                for season, documents in self.tables(file).items():
                    for key, document in documents.items():
                        yield DocumentRef(table, file, key, document, competition, season)
        elif table.required or self.store.has(table.file):
            tables = self.tables(table.file)
            if table.required and table.name not in tables:
                text = msg("there is no such table")
                self.faults.append(ValidationError(table.file, table.name, "", text))
            for key, document in tables.get(table.name, {}).items():
                yield DocumentRef(table, table.file, key, document)

    def tables(self, file: str) -> Tables:
        """All tables of a file, unknown ones included; none where it is not understood."""
        try:
            return self.store.tables(file)
        except GaspError as error:
            fault = ValidationError(file, "", "", error.message)
            if fault not in self.faults:
                self.faults.append(fault)
            return {}

    def names(self, fields: str) -> set[str]:
        """The texts in a field of a table, `clubs.name`, or in several, separated by spaces."""
        if fields not in self._names:
            self._names[fields] = {
                text
                for table, _, field in (name.partition(".") for name in fields.split())
                for entry in self.entries(table)
                if isinstance(text := entry.document.get(field), str)
            }
        return self._names[fields]

    def require(self, *tables: str) -> None:
        """Raise `DataError` for the first document of these tables whose shape is wrong.

        Raises what reading a file raises, too: what is not understood is not rewritten.
        """
        for table in tables:
            if table != MATCHES and self.store.has(TABLES[table].file):
                self.store.tables(TABLES[table].file)
            for entry in self.entries(table):
                for fault in document_ref_errors(entry):
                    where = self.store.place(entry.file, entry.table_name, entry.id)
                    raise DataError(msg("{where}: {what}", where=where, what=fault), SEE_CHECK)

    def register(self, entry: DocumentRef) -> None:
        """Count in a new document, which is written at the end."""
        self.entries(entry.table.name).append(entry)
        self._names.clear()

    def exclude(self, excluded: Iterable[DocumentRef]) -> None:
        """Leave documents of the wrong shape out of all further rules."""
        faulty = {id(entry.document) for entry in excluded}
        for table, entries in self._entries.items():
            self._entries[table] = [entry for entry in entries if id(entry.document) not in faulty]
        self._names.clear()

    def all(self) -> Iterator[DocumentRef]:
        """Every document, table after table."""
        for table in TABLES:
            yield from self.entries(table)


def document_ref_errors(entry: DocumentRef) -> Iterator[str]:
    """The faults in the shape of a document, its key included."""
    if not is_number(entry.key):
        yield msg("its key {key!r} is not a whole number", key=entry.key)
    yield from document_errors(entry.table.row, entry.document)
