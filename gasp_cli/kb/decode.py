"""Tables of documents decoded into rows.

Reading, adding, importing and validation all use `field_decoders`, and so accept the same values
and reject others with the same messages.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import Any, TypeVar

from gasp_cli.declarations import cached
from gasp_cli.domain.field_types import JsonType, field_annotations, json_type
from gasp_cli.errors import Action, DataError, Remedy
from gasp_cli.i18n import msg
from gasp_cli.kb.field_decoders import InvalidValue, document_decoder, field_decoders
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
    where = msg("{path}, table {table!r}", path=store.folder / file, table=table)
    return decode_all(store.documents_by_key(file, table), decoder(row), where)


def table_property(
    file: str, table: str, row: type[Row], *, optional: bool = False
) -> cached_property[list[Row]]:
    """The rows of a table as a property of an object that has a `store`, decoded once."""
    return cached_property(
        lambda owner: decode_table(owner.store, file, table, row, optional=optional)
    )


@cached
def decoder(row: type[Row]) -> Callable[[Document], Row]:
    """The decoder of a document into a row. It raises `InvalidValue` with all errors."""
    values_of = document_decoder(row)
    make: Callable[[list[Any]], Row] = row._make  # type: ignore[attr-defined]
    return lambda document: make(values_of(document))


def decode_all(
    documents: Mapping[str, Document], decode: Callable[[Document], Row], where: str
) -> list[Row]:
    """Decode documents; `where` names their table in errors.

    Raises `DataError`, which names the first invalid document.
    """
    rows = []
    for key, document in documents.items():
        try:
            rows.append(decode(document))
        except InvalidValue as error:
            raise DataError(
                msg(
                    "{where}, {row}: {problem}",
                    where=where, row=_label(key, document), problem=error.faults[0],
                ),
                msg("see {command}", command=Remedy(Action.CHECK_KNOWLEDGE_BASE)),
            ) from error  # fmt: skip
    return rows


def _label(key: str, document: Document) -> str:
    """The name of a document for an error: its id or name, else its key in the file."""
    for name in ("id", "name"):
        value = document.get(name)
        if type(value) is str and value.strip() and value.isprintable():
            return value
    return msg("key {key}", key=key)


def all_valid(row: type[Any], name: str, values: Collection[Any]) -> bool:
    """Whether the values of a field, from many documents, all have its type and format.

    Equal values are decoded only once, for speed.
    """
    number = json_type(field_annotations(row)[name]) is JsonType.NUMBER
    if number and not set(map(type, values)) <= {int}:
        return False  # `True`, which equals 1, may be among them
    valid = _valid_values(row, name)
    try:
        if new := set(values) - valid:
            valid.update(map(field_decoders(row)[name], new))
    except (TypeError, InvalidValue):  # a list and an object cannot be in a set
        return False
    return True


@cached
def _valid_values(row: type[Any], name: str) -> set[Any]:  # noqa: ARG001  # a set for each field
    """The valid values seen so far of a field of texts or numbers."""
    return set()
