"""Objects made of the documents of a table, with its place in every error."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from gasp_cli.errors import DataError
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
    where = f"{store.folder / file}, table {table!r}"
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
            raise DataError(f"{where}, row {number}: no field {error}") from error
        except (AttributeError, IndexError, TypeError, ValueError) as error:
            raise DataError(f"{where}, row {number}: {error}") from error
    return built
