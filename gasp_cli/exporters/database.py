"""The tables of an export in a SQLite database, which checks the rows it is given.

A comment in a CREATE TABLE stays with the table (`sqlite_master` keeps its text); the tables
`gasp_tables` and `gasp_columns` hold the meanings once more, for programs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from gasp_cli.exporters.rows import Row, RowReader, unsound
from gasp_cli.exporters.schema import BOOLEAN, INTEGER, ColumnSpec, TableSpec
from gasp_cli.exporters.views import (
    SEARCH,
    SEARCH_COLUMNS,
    SEARCH_MEANING,
    SHADOWS,
    add_search,
    views,
)
from gasp_cli.i18n import msg, term
from gasp_cli.kb.story import Story

SqliteError = sqlite3.Error

VERSION = 1
"""The layout of the tables, as `PRAGMA user_version` has it."""

_APPLICATION = int.from_bytes(b"gasp")
"""The program that a file belongs to, as `PRAGMA application_id` has it: the mark of an export."""

_UNDESCRIBED = ("gasp_tables", "gasp_columns", *SHADOWS)
"""The tables of an export that `gasp_tables` does not list."""

_HEADER = 100  # bytes, https://www.sqlite.org/fileformat2.html#the_database_header
_MAGIC = b"SQLite format 3\0"
_STRICT = sqlite3.sqlite_version_info >= (3, 37)  # of November 2021
_BATCH = 20_000  # rows in memory at a time
_ABOUT = (
    """\
CREATE TABLE gasp_tables (
  "table" TEXT PRIMARY KEY NOT NULL,  -- name of the table
  meaning TEXT NOT NULL  -- what it is for
)""",  # i18n: SQL
    """\
CREATE TABLE gasp_columns (
  "table" TEXT NOT NULL REFERENCES gasp_tables ("table"),  -- the table
  "column" TEXT NOT NULL,  -- name of the column
  type TEXT NOT NULL,  -- text, integer, boolean (0 or 1), day (ISO text) or json
  refers TEXT,  -- table and column in which its values stand
  meaning TEXT NOT NULL,  -- what it means
  PRIMARY KEY ("table", "column")
)""",  # i18n: SQL
)


@contextmanager
def new_database(file: Path | None = None) -> Iterator[sqlite3.Connection]:
    """A database in an empty file, or one that SQLite keeps in memory as long as it is small.

    All that is written is one transaction, without a journal and without waiting for the disk:
    after a failure the file is thrown away.
    """
    with closing(sqlite3.connect(file or "", isolation_level=None)) as database:
        database.executescript(
            f"""
            PRAGMA journal_mode = OFF;
            PRAGMA synchronous = OFF;
            PRAGMA foreign_keys = ON;
            BEGIN;
            PRAGMA application_id = {_APPLICATION};
            PRAGMA user_version = {VERSION};
            """  # i18n: SQL
        )
        yield database
        database.execute("COMMIT")


def fill(
    database: sqlite3.Connection, tables: Sequence[TableSpec], story: Story, integer: str = "INT"
) -> int:
    """Make the tables and insert all rows; return their number.

    An `INTEGER` as primary key orders the rows, an `INT` leaves them in the order of the data.
    Raises `DataError`, which names the first row that is not sound.
    """
    for statement in _ABOUT:
        database.execute(statement)
    count, reader = 0, RowReader(story)
    for table in tables:
        database.execute(create_table(table, integer))
        _describe(database, table.name, table.meaning, table.columns)
        marks = ", ".join("?" * len(table.columns))
        insert = f'INSERT INTO "{table.name}" VALUES ({marks})'  # noqa: S608  # names are our own
        for row in reader.rows(table):
            count += 1
            try:
                database.execute(insert, row)
            except sqlite3.IntegrityError as error:
                key = " ".join(map(str, _cells(table, table.primary_key, row)))
                where = story.store.place("", table.name, key)
                raise unsound(where, _fault(database, table, row)) from error
    return count


def _describe(
    database: sqlite3.Connection, name: str, meaning: str, columns: Iterable[ColumnSpec]
) -> None:
    """Describe a table or view in `gasp_tables` and `gasp_columns`."""
    database.execute("INSERT INTO gasp_tables VALUES (?, ?)", (name, meaning))  # i18n: SQL
    database.executemany(
        "INSERT INTO gasp_columns VALUES (?, ?, ?, ?, ?)",  # i18n: SQL
        (
            (name, column.name, column.type, column.references or None, column.meaning)
            for column in columns
        ),
    )


def _fault(database: sqlite3.Connection, table: TableSpec, row: Row) -> str:
    """Why the database refuses a row: an empty cell, a key that exists, or one that does not."""
    for column, cell in zip(table.columns, row, strict=True):
        if cell is None and not column.optional:
            return msg("{where}: {what}", where=column.name, what=msg("there is none"))
    if _has(database, table.name, table.primary_key, _cells(table, table.primary_key, row)):
        return msg("there are two of that key")
    for key in table.foreign_keys:
        cells = _cells(table, key.columns, row)
        if None not in cells and not _has(database, key.table, key.referenced, cells):
            break
    return msg(
        "{field}: {given!r} is not among the {tables}", field=", ".join(key.columns),
        given=" ".join(map(str, cells)), tables=term(key.table),
    )  # fmt: skip


def _cells(table: TableSpec, columns: Sequence[str], row: Row) -> Row:
    names = [column.name for column in table.columns]
    return tuple(row[names.index(column)] for column in columns)


def _has(database: sqlite3.Connection, table: str, columns: Sequence[str], cells: Row) -> bool:
    equal = " AND ".join(f'"{column}" = ?' for column in columns)
    select = f'SELECT 1 FROM "{table}" WHERE {equal}'  # noqa: S608  # names are our own
    return database.execute(select, cells).fetchone() is not None


def columns_in_batches(database: sqlite3.Connection, table: TableSpec) -> Iterator[list[Any]]:
    """The rows of a table in the order of their insertion, as `Batches`."""
    rows = database.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid')  # noqa: S608  # i18n: SQL
    return _in_batches(rows, table.columns)


def partitions(
    database: sqlite3.Connection, table: TableSpec, names: Sequence[str]
) -> Iterator[tuple[Row, Iterator[list[Any]]]]:
    """The values of the columns `names`, and the `Batches` of the other columns of their rows.

    In the order of insertion: rows of the same values must follow one another. Use up the batches
    before the next values.
    """
    others = [column for column in table.columns if column.name not in names]
    selected = _names([*names, *(column.name for column in others)])
    rows = database.execute(f'SELECT {selected} FROM "{table.name}" ORDER BY rowid')  # noqa: S608  # i18n: SQL
    for values, of_partition in groupby(rows, itemgetter(slice(len(names)))):
        yield values, _in_batches((row[len(names) :] for row in of_partition), others)


def _in_batches(rows: Iterator[Row], columns: Sequence[ColumnSpec]) -> Iterator[list[Any]]:
    while batch := list(islice(rows, _BATCH)):
        yield [
            list(map(bool, cells)) if column.type is BOOLEAN else cells
            for column, cells in zip(columns, zip(*batch, strict=True), strict=True)
        ]


def fill_file(file: Path, tables: Sequence[TableSpec], story: Story) -> tuple[int, bool]:
    """Fill a SQLite file; return its number of rows, and whether it has a full-text index.

    It gets an index for each foreign key, the views, and a full-text index where SQLite can.
    """
    with new_database(file) as database:
        count = fill(database, tables, story, "INTEGER")
        for table in tables:
            _index(database, table)
        for view in views():
            database.execute(view.statement)
            _describe(database, view.name, view.meaning, view.columns)
        has_search = add_search(database)
        if has_search:
            _describe(database, SEARCH, SEARCH_MEANING, SEARCH_COLUMNS)
    return count, has_search


def create_table(table: TableSpec, integer: str = "INTEGER") -> str:
    """The CREATE TABLE statement, with the meaning of each column in a comment."""
    keys = [f"PRIMARY KEY ({_names(table.primary_key)})"]
    keys += [
        f'FOREIGN KEY ({_names(key.columns)}) REFERENCES "{key.table}" ({_names(key.referenced)})'
        for key in table.foreign_keys
    ]
    lines = [f"  {_column(column, integer)},  -- {column.meaning}" for column in table.columns]
    lines += [f"  {key}," for key in keys[:-1]]
    body = "\n".join([f"  -- {table.meaning}", *lines, f"  {keys[-1]}"])
    return f'CREATE TABLE "{table.name}" (\n{body}\n){" STRICT" if _STRICT else ""}'


def _column(column: ColumnSpec, integer: str) -> str:
    column_type = integer if column.type in (INTEGER, BOOLEAN) else "TEXT"
    needed = "" if column.optional else " NOT NULL"
    boolean = f' CHECK ("{column.name}" IN (0, 1))' if column.type is BOOLEAN else ""
    return f'"{column.name}" {column_type}{needed}{boolean}'


def _index(database: sqlite3.Connection, table: TableSpec) -> None:
    """Add an index for each foreign key that no other key begins with."""
    keys = [table.primary_key, *(key.columns for key in table.foreign_keys)]
    for place, columns in enumerate(keys[1:], 1):
        others = keys[:place] + keys[place + 1 :]
        if all(other[: len(columns)] != columns for other in others):
            name = "_".join((table.name, *columns))
            database.execute(f'CREATE INDEX "{name}" ON "{table.name}" ({_names(columns)})')


def _names(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def is_export(file: Path) -> bool:
    """Whether a file is empty, or an earlier export to which nobody has added a table or view."""
    with file.open("rb") as opened:
        header = opened.read(_HEADER)
    if not header:
        return True
    if header[:16] != _MAGIC or header[68:72] != _APPLICATION.to_bytes(4):
        return False
    # Only SQLite can tell what else is in it. Read so that no file beside it is made.
    address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as database:
            marks = ", ".join("?" * len(_UNDESCRIBED))
            foreign_objects = database.execute(
                "SELECT count(*) FROM sqlite_master"  # noqa: S608  # i18n: SQL
                " WHERE type <> 'index' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                ' AND name NOT IN (SELECT "table" FROM gasp_tables)'
                f" AND name NOT IN ({marks})",
                _UNDESCRIBED,
            ).fetchone()
    except sqlite3.Error:
        return False
    return bool(foreign_objects == (0,))
