"""Exports in the engines that read them: SQLite, DuckDB and, where it is installed, Spark."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from gasp_cli.exporters.views import views

Ask = Callable[[str], list[tuple[Any, ...]]]
"""A function that answers a query."""


@contextmanager
def in_sqlite(file: Path) -> Iterator[Ask]:
    with closing(sqlite3.connect(file)) as database:
        yield lambda query: database.execute(query).fetchall()


@contextmanager
def in_duckdb(folder: Path) -> Iterator[Ask]:
    """A folder of Parquet, partitioned or not; days come as ISO text, as from SQLite."""
    import duckdb

    with duckdb.connect() as database:
        for path in sorted(folder.iterdir()):
            files = path / "**" / "*.parquet" if path.is_dir() else path
            if path.is_dir() or path.suffix == ".parquet":
                database.execute(
                    f"CREATE VIEW {path.stem} AS"  # noqa: S608
                    f" SELECT * FROM read_parquet('{files}', hive_partitioning = {path.is_dir()})"
                )
        for view in views():
            database.execute(view.statement)
        yield lambda query: [
            tuple(str(cell) if hasattr(cell, "isoformat") else cell for cell in row)
            for row in database.execute(query).fetchall()
        ]
