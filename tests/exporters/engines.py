"""Exports in the engines that read them: SQLite, DuckDB and, where it is installed, Spark."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
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
        yield lambda query: _with_days_as_text(database.execute(query).fetchall())


@contextmanager
def in_spark(folder: Path) -> Iterator[Ask]:
    """A folder of Parquet, with the file of views that lies in it, on this machine alone.

    Raises `ImportError` without pyspark.
    """
    from pyspark.sql import SparkSession

    with TemporaryDirectory() as warehouse:
        spark = (
            SparkSession.builder.master("local[*]")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.shuffle.partitions", str(2 * (os.cpu_count() or 1)))
            .config("spark.sql.warehouse.dir", warehouse)
            .getOrCreate()
        )
        for path in sorted(folder.iterdir()):
            if path.is_dir() or path.suffix == ".parquet":
                spark.catalog.createTable(path.stem, path=str(path.absolute()), source="parquet")
            if path.is_dir():
                spark.catalog.recoverPartitions(path.stem)
        for statement in (folder / "views.sql").read_text(encoding="utf-8").split(";"):
            if statement.strip():
                spark.sql(statement)
        yield lambda query: _with_days_as_text(map(tuple, spark.sql(query).collect()))
        spark.stop()


def _with_days_as_text(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return [
        tuple(str(cell) if hasattr(cell, "isoformat") else cell for cell in row) for row in rows
    ]
