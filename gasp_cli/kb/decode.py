"""Tables of documents decoded into rows.

Reading, adding, importing and validation all use `field_decoders`, and so accept the same values
and reject others with the same messages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import TypeVar

from gasp_cli.errors import SEE_CHECK, DataError
from gasp_cli.i18n import msg
from gasp_cli.kb.field_decoders import InvalidValue, decode_rows
from gasp_cli.store import Document, Store

Row = TypeVar("Row")


def decode_table(
    store: Store, file: str, table: str, row: type[Row], *, optional: bool = False
) -> list[Row]:
    """The documents of a table as rows, in the file's order.

    A missing table is empty if it is `optional`. Raises `DataError` with file, table and document
    for one that does not match the declaration of the row.
    """
    if optional and (not store.has(file) or table not in store.tables(file)):
        return []
    place = partial(store.place, file, table)
    return decode_all(store.documents_by_key(file, table), partial(decode_rows, row), place)


def table_property(
    file: str, table: str, row: type[Row], *, optional: bool = False
) -> cached_property[list[Row]]:
    """The rows of a table as a property of an object that has a `store`, decoded once."""
    return cached_property(
        lambda owner: decode_table(owner.store, file, table, row, optional=optional)
    )


def decode_document(row: type[Row], document: Document) -> Row:
    """A document as a row. Raises `InvalidValue` with all its errors."""
    decoded: Row = decode_rows(row, [document])[0]
    return decoded


def decode_all(
    documents: Mapping[str, Document],
    decode: Callable[[Sequence[Document]], list[Row]],
    place: Callable[[str], str],
) -> list[Row]:
    """Decode documents; `place` gives the place of one for an error, by its label.

    Raises `DataError`, which names the first invalid document.
    """
    try:
        return decode(list(documents.values()))
    except InvalidValue:
        for key, document in documents.items():
            try:
                decode([document])
            except InvalidValue as error:
                where = place(_label(key, document))
                what = msg("{where}: {what}", where=where, what=error.faults[0])
                raise DataError(what, SEE_CHECK) from error
        raise  # unreachable: one of the documents is invalid


def _label(key: str, document: Document) -> str:
    """The name of a document for an error: its id or name, else its key in the file."""
    for name in ("id", "name"):
        value = document.get(name)
        if type(value) is str and value.strip() and value.isprintable():
            return value
    return msg("key {key}", key=key)
