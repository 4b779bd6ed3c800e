"""A SQLite file: keys, references and indexes, with the meaning of every column in its schema.

What a comment in a CREATE TABLE says stays with the table (`sqlite_master` keeps its text); the
tables `gasp_tables` and `gasp_columns` say it once more for programs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from gasp_cli.errors import FileError
from gasp_cli.exporters.columns import ColumnOf, Kind
from gasp_cli.exporters.constraints import Sound
from gasp_cli.exporters.destination import UNMARKED, new_file
from gasp_cli.exporters.relation import Relation
from gasp_cli.i18n import msg

VERSION = 1
"""The layout of the tables, as `PRAGMA user_version` has it."""

_APPLICATION = int.from_bytes(b"gasp")
"""Which program a file is of, as `PRAGMA application_id` has it: the mark of an export."""

_HEADER = 100  # bytes, https://www.sqlite.org/fileformat2.html#the_database_header
_MAGIC = b"SQLite format 3\0"
_STRICT = sqlite3.sqlite_version_info >= (3, 37)  # of November 2021
_TYPES = {Kind.INTEGER: "INTEGER", Kind.BOOLEAN: "INTEGER"}
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


def write(path: Path, relations: Sequence[Relation], sound: Sound, *, replace: bool) -> None:
    """Write all relations to a file. Raises `FileError`, and `DataError` as `sound` does."""
    try:
        # In no transaction that the module would begin by itself: everything is one.
        with (
            new_file(path, replace=replace, ours=is_export, hint=UNMARKED) as new,
            closing(sqlite3.connect(new, isolation_level=None)) as database,
        ):
            # Without a journal, and no waiting for the disk: if this fails, the file is thrown
            # away, and what is put in its place is on the disk before.
            database.executescript(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;"  # i18n: SQL
            )
            marks = f"PRAGMA application_id = {_APPLICATION}", f"PRAGMA user_version = {VERSION}"
            for statement in (*marks, *_ABOUT):
                database.execute(statement)
            for relation in relations:
                _fill(database, relation, sound)
            for relation in relations:
                _index(database, relation)
            database.execute("COMMIT")
    except sqlite3.Error as error:
        raise FileError(msg("cannot write {path}: {reason}", path=path, reason=error)) from error


def is_export(file: Path) -> bool:
    """Whether a file is an earlier export to which nobody has added a table, or empty."""
    with file.open("rb") as opened:
        header = opened.read(_HEADER)
    if not header:
        return True
    if header[:16] != _MAGIC or header[68:72] != _APPLICATION.to_bytes(4):
        return False
    # What else is in it, only SQLite can tell: nothing is changed or made beside it.
    address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as database:
            found = database.execute(
                "SELECT count(*) FROM sqlite_master"  # i18n: SQL
                " WHERE type <> 'index' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                ' AND name NOT IN (SELECT "table" FROM gasp_tables)'
                " AND name NOT IN ('gasp_tables', 'gasp_columns')"
            ).fetchone()
    except sqlite3.Error:
        return False
    return bool(found == (0,))


def create_table(relation: Relation) -> str:
    """The statement that makes a table, the meaning of each column beside it."""
    keys = [f"PRIMARY KEY ({_names(relation.key)})"]
    keys += [
        f'FOREIGN KEY ({_names(to.columns)}) REFERENCES "{to.table}" ({_names(to.others)})'
        for to in relation.references
    ]
    lines = [f"  {_column(column)},  -- {column.meaning}" for column in relation.columns]
    lines += [f"  {key}," for key in keys[:-1]]
    body = "\n".join([f"  -- {relation.meaning}", *lines, f"  {keys[-1]}"])
    return f'CREATE TABLE "{relation.name}" (\n{body}\n){" STRICT" if _STRICT else ""}'


def _column(one: ColumnOf) -> str:
    needed = "" if one.optional else " NOT NULL"
    truth = f' CHECK ("{one.name}" IN (0, 1))' if one.kind is Kind.BOOLEAN else ""
    return f'"{one.name}" {_TYPES.get(one.kind, "TEXT")}{needed}{truth}'


def _fill(database: sqlite3.Connection, one: Relation, sound: Sound) -> None:
    database.execute(create_table(one))
    database.execute(
        "INSERT INTO gasp_tables VALUES (?, ?)",  # i18n: SQL
        (one.name, one.meaning),
    )
    database.executemany(
        "INSERT INTO gasp_columns VALUES (?, ?, ?, ?, ?)",  # i18n: SQL
        (
            (one.name, column.name, str(column.kind), column.refers or None, column.meaning)
            for column in one.columns
        ),
    )
    marks = ", ".join("?" * len(one.columns))
    insert = f'INSERT INTO "{one.name}" VALUES ({marks})'  # noqa: S608  # names are our own
    database.executemany(insert, sound.rows(one))


def _index(database: sqlite3.Connection, one: Relation) -> None:
    """An index on every foreign key with which no other key begins."""
    keys = [one.key, *(to.columns for to in one.references)]
    for place, columns in enumerate(keys[1:], 1):
        others = keys[:place] + keys[place + 1 :]
        if all(other[: len(columns)] != columns for other in others):
            name = "_".join((one.name, *columns))
            database.execute(f'CREATE INDEX "{name}" ON "{one.name}" ({_names(columns)})')


def _names(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
