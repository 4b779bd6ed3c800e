"""What a flat table is, whatever it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from gasp_cli.errors import Action, Remedy
from gasp_cli.exporters.columns import ColumnOf
from gasp_cli.i18n import msg

Row = tuple[Any, ...]

CHECK = msg("{command} names everything that is wrong", command=Remedy(Action.CHECK_KNOWLEDGE_BASE))
"""What to do about data that are not sound."""


class Reference(NamedTuple):
    """A foreign key: columns whose values stand together in the columns of another table."""

    columns: tuple[str, ...]
    table: str
    others: tuple[str, ...]


class Relation(NamedTuple):
    """A flat table: its columns, the primary key, the foreign keys, and its rows.

    `rows` begins anew each time; nothing is read before.
    """

    name: str
    meaning: str
    columns: tuple[ColumnOf, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...]
    rows: Callable[[], Iterator[Row]]


def references_of(
    columns: Iterable[ColumnOf], besides: Iterable[ColumnOf] = ()
) -> tuple[Reference, ...]:
    """The foreign keys of single columns, but for those that are `besides` part of another."""
    own = [column for column in columns if column.refers and column not in besides]
    return tuple(Reference((one.name,), *_place(one.refers)) for one in own)


def _place(refers: str) -> tuple[str, tuple[str, ...]]:
    table, _, column = refers.partition(".")
    return table, (column,)
