"""Objects made of the documents of a table, with its place in every error."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from gasp_cli.errors import DataError, reason_of
from gasp_cli.language import say
from gasp_cli.store import Document, Store

Built = TypeVar("Built")


def build(
    store: Store,
    file: str,
    table: str,
    make: Callable[[Document], Built],
    *,
    optional: bool = False,
) -> list[Built]:
    """What `make` makes of each document of a table, in the file's order.

    An `optional` table that is missing is empty. Raises `DataError` with file, table and row
    where a document lacks a field or has a wrong one.
    """
    if optional and (not store.has(file) or table not in store.tables(file)):
        return []
    where = say("{path}, table {table!r}", path=store.folder / file, table=table)
    return made(store.documents(file, table), make, where)


def made(
    documents: Iterable[Document], make: Callable[[Document], Built], where: str
) -> list[Built]:
    """What `make` makes of each document; `where` says in an error where they lie."""
    built = []
    for number, document in enumerate(documents, 1):
        try:
            built.append(make(document))
        except KeyError as error:
            raise DataError(
                say("{where}, row {number}: no field {field}",
                    where=where, number=number, field=str(error))
            ) from error  # fmt: skip
        except (AttributeError, IndexError, TypeError, ValueError) as error:
            raise DataError(
                say("{where}, row {number}: {reason}",
                    where=where, number=number, reason=reason_of(error))
            ) from error  # fmt: skip
    return built


def text(value: Any, name: str) -> str:
    """The text of a field. Raises `TypeError` for anything else."""
    if not isinstance(value, str):
        raise TypeError(say("{name} is no text: {value!r}", name=name, value=value))
    return value


def text_or_none(value: Any, name: str) -> str | None:
    """The text of a field that may be absent. Raises `TypeError` for anything else."""
    return None if value is None else text(value, name)


def texts(value: Any, name: str) -> tuple[str, ...]:
    """The texts of a field. Raises `TypeError` for what is no list of them."""
    if not isinstance(value, list):
        raise TypeError(say("{name} is no list: {value!r}", name=name, value=value))
    return tuple(text(one, name) for one in value)


def number(value: Any, name: str) -> int:
    """The whole number of a field. Raises `TypeError` for anything else, truth included."""
    if type(value) is not int:
        raise TypeError(say("{name} is no whole number: {value!r}", name=name, value=value))
    return value
