"""Exporting a knowledge base: all of its tables in a format, at their destination."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gasp_cli.errors import FileError, UsageError
from gasp_cli.exporters.partitions import PARTITIONED, partition_folder
from gasp_cli.exporters.rows import check_documents
from gasp_cli.exporters.schema import Batches, TableSpec, export_tables
from gasp_cli.i18n import msg
from gasp_cli.kb.story import Story

if TYPE_CHECKING:
    import sqlite3

    from gasp_cli.exporters.datapackage import TableFiles

WriteFile = Callable[[Path, TableSpec, Batches], None]
WriteWorkbook = Callable[[Path, Sequence[TableSpec], Callable[[TableSpec], Batches], str], None]


class ExportFormat(StrEnum):
    """A format that a knowledge base can be exported to."""

    SQLITE = "sqlite"
    PARQUET = "parquet"
    CSV = "csv"
    JSONL = "jsonl"
    XLSX = "xlsx"


class Written(NamedTuple):
    """How much was exported, and the file beside a database that describes it for Datasette."""

    tables: int
    rows: int
    metadata: Path | None = None


def export(
    story: Story,
    export_format: ExportFormat,
    path: Path,
    *,
    replace: bool = False,
    partition: bool = False,
) -> Written:
    """Write all of a knowledge base: SQLite and xlsx to a file, the others to a folder of files.

    The export appears whole or not at all. An existing file or folder is refused; with `replace`
    an earlier export gives way. With `partition`, Parquet has the matches in a folder for each
    competition and season. Raises `FileError` where it cannot be written, `DataError` for data that
    are not sound or do not fit, and `UsageError` for another format with `partition`.
    """
    if partition and export_format is not ExportFormat.PARQUET:
        raise UsageError(msg("--partition is for --to parquet"))
    write = _writer(export_format, partition=partition)
    check_documents(story.record)
    # The help needs no database.
    from gasp_cli.exporters.database import SqliteError

    try:
        return write(story, path, replace)
    except SqliteError as error:
        raise FileError(msg("cannot write {path}: {reason}", path=path, reason=error)) from error


Write = Callable[[Story, Path, bool], Written]
"""Writes an export to its destination, or over an earlier one."""


def _writer(export_format: ExportFormat, *, partition: bool) -> Write:
    """The writer of a format. Raises `FileError` where a package for it is missing."""
    if export_format is ExportFormat.SQLITE:
        return _write_sqlite
    if export_format is ExportFormat.XLSX:
        with _needs("XlsxWriter", export_format):
            from gasp_cli.exporters.xlsx import write_workbook
        return partial(_write_xlsx, write_workbook)
    write_file: WriteFile
    if export_format is ExportFormat.PARQUET:
        with _needs("pyarrow", export_format):
            from gasp_cli.exporters.parquet import write_parquet as write_file
    elif export_format is ExportFormat.CSV:
        from gasp_cli.exporters.csv_jsonl import write_csv as write_file
    else:
        from gasp_cli.exporters.csv_jsonl import write_jsonl as write_file
    return _FolderWriter(export_format, write_file, partition=partition).write


@contextmanager
def _needs(package: str, export_format: ExportFormat) -> Iterator[None]:
    """Imports in the block need a package of an extra; `FileError` says how to get it."""
    try:
        yield
    except ImportError as error:
        which = {"format": export_format, "package": package, "error": error}
        what = msg("cannot write {format} without {package}: {error}", **which)
        how = f"pip install 'gasp-cli[{export_format}]'"  # i18n: a command
        raise FileError(what, how) from error


def _write_sqlite(story: Story, path: Path, replace: bool) -> Written:
    from gasp_cli.exporters.database import fill_file, is_export
    from gasp_cli.exporters.datasette import is_metadata, metadata_path, write_metadata
    from gasp_cli.exporters.destination import UNMARKED, new_file

    tables, beside = export_tables(), metadata_path(path)
    with (
        new_file(path, replace=replace, ours=is_export, hint=UNMARKED) as file,
        new_file(beside, replace=replace, ours=is_metadata) as metadata,
    ):
        count, has_search = fill_file(file, tables, story)
        write_metadata(metadata, path.stem, story.record, tables, has_search=has_search)
    return Written(len(tables), count, beside)


def _write_xlsx(write_workbook: WriteWorkbook, story: Story, path: Path, replace: bool) -> Written:
    from gasp_cli.exporters.database import columns_in_batches, fill, new_database
    from gasp_cli.exporters.destination import new_file
    from gasp_cli.exporters.xlsx import is_workbook

    tables = export_tables()
    with (
        new_file(path, replace=replace, ours=is_workbook) as file,
        new_database() as database,
    ):
        count = fill(database, tables, story)
        day = story.record.about.data_of
        write_workbook(file, tables, lambda table: columns_in_batches(database, table), day)
    return Written(len(tables), count)


class _FolderWriter(NamedTuple):
    """Writes a folder with a file for each table, or for each partition of it."""

    export_format: ExportFormat
    write_file: WriteFile
    partition: bool

    def write(self, story: Story, path: Path, replace: bool) -> Written:
        """Write all tables, the views of Parquet, and the description."""
        from gasp_cli.exporters.database import fill, new_database
        from gasp_cli.exporters.datapackage import write_package
        from gasp_cli.exporters.destination import new_folder
        from gasp_cli.exporters.views import VIEWS_FILE, views_sql

        tables = export_tables()
        with new_folder(path, replace=replace) as folder, new_database() as database:
            count = fill(database, tables, story)
            files = [self._write_table(database, folder, table) for table in tables]
            sql = VIEWS_FILE if self.export_format is ExportFormat.PARQUET else ""
            if sql:
                (folder / sql).write_text(views_sql(), encoding="utf-8", newline="\n")
            write_package(folder, story.record, files, self.export_format, sql)
        return Written(len(tables), count)

    def _write_table(
        self, database: sqlite3.Connection, folder: Path, table: TableSpec
    ) -> TableFiles:
        from gasp_cli.exporters.database import columns_in_batches
        from gasp_cli.exporters.datapackage import TableFiles

        if names := PARTITIONED.get(table.name) if self.partition else None:
            return self._write_partitions(database, folder, table, names)
        name = f"{table.name}.{self.export_format}"
        self.write_file(folder / name, table, columns_in_batches(database, table))
        return TableFiles(table, [name])

    def _write_partitions(
        self,
        database: sqlite3.Connection,
        folder: Path,
        table: TableSpec,
        names: tuple[str, ...],
    ) -> TableFiles:
        from gasp_cli.exporters.database import partitions
        from gasp_cli.exporters.datapackage import TableFiles

        columns = tuple(column for column in table.columns if column.name not in names)
        within = table._replace(columns=columns)
        paths = []
        for values, batches in partitions(database, table, names):
            relative = f"{table.name}/{partition_folder(names, values)}/{table.name}.parquet"
            (folder / relative).parent.mkdir(parents=True)
            self.write_file(folder / relative, within, batches)
            paths.append(relative)
        return TableFiles(table, paths, names)
