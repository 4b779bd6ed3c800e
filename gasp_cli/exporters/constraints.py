"""What must hold of what is exported: documents have their shape, keys are there once.

The documents are looked at before anything is written, since what has no place in its table would
be lost; keys and references while the rows pass by, so that no format is written from data which
a database that it is loaded into would refuse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from pathlib import Path
from typing import Any

from gasp_cli.domain.dates import is_day
from gasp_cli.domain.fields import TextFormat
from gasp_cli.domain.tables import MATCHES, TABLES, Table
from gasp_cli.domain.text_formats import format_error
from gasp_cli.errors import DataError
from gasp_cli.exporters.columns import ColumnOf, Kind
from gasp_cli.exporters.relation import CHECK, Relation, Row
from gasp_cli.exporters.relations import match_files
from gasp_cli.i18n import msg, term
from gasp_cli.kb.field_decoders import document_errors
from gasp_cli.kb.record import Record
from gasp_cli.store import Store

_LARGEST = 2**31  # what 32 bits hold, which is what a column of whole numbers has

Values = Callable[[Row], tuple[Any, ...]]


def check_documents(record: Record) -> None:
    """Raise `DataError` for the first document that has not the shape of its table."""
    store = record.store
    for table in TABLES.values():
        if table.name != MATCHES and store.has(table.file):
            known = {one.name for one in TABLES.values() if one.file == table.file}
            for name in store.tables(table.file):
                if name not in known:
                    raise _faulty(_where(store, table.file, name), msg("no such table"))
            _check_table(store, table, table.file, table.name)
    for file in match_files(record):
        own = Store(store.folder)  # forgotten with its matches
        for season in own.tables(file):
            if wrong := format_error(TextFormat.SEASON, season):
                raise _faulty(_where(store, file, season), wrong)
            _check_table(own, TABLES[MATCHES], file, season)


def _where(store: Store, file: str, name: str) -> str:
    return msg("{file}, table {table!r}", file=store.folder / file, table=name)


def _faulty(where: str, what: str) -> DataError:
    return DataError(msg("{where}: {what}", where=where, what=what), CHECK)


def _check_table(store: Store, table: Table, file: str, name: str) -> None:
    for key, document in store.tables(file).get(name, {}).items():
        for fault in document_errors(table.row, document):
            where = msg("{table}, key {key}", table=_where(store, file, name), key=key)
            raise _faulty(where, fault)


class Sound:
    """Gives the rows of relations, and counts them; those referred to must come first.

    Of what is referred to it remembers the keys, of all else nothing.
    """

    def __init__(self, folder: Path, relations: Iterable[Relation]) -> None:
        self.counts: dict[str, int] = {}
        self._folder = folder
        self._known: dict[tuple[str, tuple[str, ...]], set[tuple[Any, ...]]] = {
            (to.table, to.others): set() for relation in relations for to in relation.references
        }

    def rows(self, relation: Relation) -> Iterator[Row]:
        """The rows of a relation. Raises `DataError`, which names the row, for the first wrong."""
        fits = [(place, FITS[one.kind], one) for place, one in enumerate(relation.columns)]
        key = _values(relation, relation.key)
        references = [
            (_values(relation, to.columns), self._known[to.table, to.others], to.columns, to.table)
            for to in relation.references
        ]
        kept = [
            (_values(relation, columns), known)
            for (table, columns), known in self._known.items()
            if table == relation.name
        ]
        seen: set[tuple[Any, ...]] = set()
        count = 0
        for count, row in enumerate(relation.rows(), 1):  # noqa: B007  # it is used after the loop
            for place, fit, column in fits:
                value = row[place]
                if not (column.optional if value is None else fit(value)):
                    raise self._wrong(relation, key(row), _said(value, column))
            if (own := key(row)) in seen:
                raise self._wrong(relation, own, msg("there are two of that key"))
            seen.add(own)
            for values, known in kept:
                known.add(values(row))
            for values, known, columns, table in references:
                if (found := values(row)) not in known and None not in found:
                    problem = msg(
                        "{field}: {given!r} is not among the {tables}", field=", ".join(columns),
                        given=" ".join(map(str, found)), tables=term(table),
                    )  # fmt: skip
                    raise self._wrong(relation, own, problem)
            yield row
        self.counts[relation.name] = count

    def _wrong(self, relation: Relation, key: tuple[Any, ...], problem: str) -> DataError:
        return _faulty(
            msg(
                "{file}, table {table!r}, {row}", file=self._folder, table=relation.name,
                row=" ".join(map(str, key)),
            ),
            problem,
        )  # fmt: skip


def _values(relation: Relation, columns: tuple[str, ...]) -> Values:
    names = [column.name for column in relation.columns]
    places = [names.index(column) for column in columns]
    if len(places) == 1:
        (place,) = places
        return lambda row: (row[place],)
    return itemgetter(*places)


def _said(value: Any, column: ColumnOf) -> str:
    what = (
        msg("there is none")
        if value is None
        else msg("{given!r} {is_no}", given=value, is_no=_IS_NO[column.kind])
    )
    return msg("{where}: {what}", where=column.name, what=what)


_IS_NO = {
    Kind.TEXT: msg("is no text"),
    Kind.INTEGER: msg("is no integer"),
    Kind.BOOLEAN: msg("is no boolean"),
    Kind.DAY: msg("is no day"),
    Kind.JSON: msg("is no json"),
}


def _is_text(value: Any) -> bool:
    """Whether a value is a text that can be written: without half of a pair of code units."""
    if not isinstance(value, str):
        return False
    return value.isascii() or not any(0xD800 <= ord(char) < 0xE000 for char in value)


def _is_number(value: Any) -> bool:
    return type(value) is int and -_LARGEST <= value < _LARGEST


FITS: Mapping[Kind, Callable[[Any], bool]] = {
    Kind.TEXT: _is_text,
    Kind.INTEGER: _is_number,
    Kind.BOOLEAN: lambda value: type(value) is bool,
    Kind.DAY: lambda value: isinstance(value, str) and is_day(value),
    Kind.JSON: _is_text,
}
"""By kind: whether a value is one."""
