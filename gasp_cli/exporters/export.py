"""Exporting a knowledge base: all of its tables in a format, at their destination."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from gasp_cli.errors import FileError
from gasp_cli.exporters.rows import check_documents
from gasp_cli.exporters.schema import Batches, TableSpec, export_tables
from gasp_cli.i18n import msg
from gasp_cli.kb.story import Story

WriteFile = Callable[[Path, TableSpec, Batches], None]


class ExportFormat(StrEnum):
    """A format that a knowledge base can be exported to."""

    SQLITE = "sqlite"
    PARQUET = "parquet"
    CSV = "csv"
    JSONL = "jsonl"


class Written(NamedTuple):
    """How much was exported."""

    tables: int
    rows: int


def export(
    story: Story, export_format: ExportFormat, path: Path, *, replace: bool = False
) -> Written:
    """Write all of a knowledge base: SQLite to a file, the other formats to a folder of files.

    The export appears whole or not at all. An existing file or folder is refused; with `replace`
    an earlier export gives way. Raises `FileError` where it cannot be written and `DataError` for
    data that are not sound.
    """
    write_file = None if export_format is ExportFormat.SQLITE else _writer(export_format)
    check_documents(story.record)
    # The help needs no database.
    from gasp_cli.exporters.database import SqliteError, fill_file, is_export
    from gasp_cli.exporters.destination import UNMARKED, new_file, new_folder

    tables = export_tables()
    try:
        if write_file is None:
            with new_file(path, replace=replace, ours=is_export, hint=UNMARKED) as file:
                count = fill_file(file, tables, story)
        else:
            with new_folder(path, replace=replace) as folder:
                count = _write_files(folder, tables, story, export_format, write_file)
    except SqliteError as error:
        raise FileError(msg("cannot write {path}: {reason}", path=path, reason=error)) from error
    return Written(len(tables), count)


def _write_files(
    folder: Path,
    tables: Sequence[TableSpec],
    story: Story,
    export_format: ExportFormat,
    write_file: WriteFile,
) -> int:
    from gasp_cli.exporters.database import columns_in_batches, fill, new_database
    from gasp_cli.exporters.datapackage import write_package

    with new_database() as database:
        count = fill(database, tables, story)
        for table in tables:
            file = folder / f"{table.name}.{export_format}"
            write_file(file, table, columns_in_batches(database, table))
    write_package(folder, story.record, tables, export_format)
    return count


def _writer(export_format: ExportFormat) -> WriteFile:
    """The writer of a file of a format. Raises `FileError` where a package for it is missing."""
    if export_format is ExportFormat.PARQUET:
        try:
            from gasp_cli.exporters.parquet import write_parquet
        except ImportError as error:
            raise FileError(
                msg("cannot write Parquet without pyarrow: {error}", error=error),
                "pip install 'gasp-cli[parquet]'",  # i18n: a command
            ) from error
        return write_parquet
    from gasp_cli.exporters.csv_jsonl import write_csv, write_jsonl

    return write_csv if export_format is ExportFormat.CSV else write_jsonl
