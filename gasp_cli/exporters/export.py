"""Exporting a knowledge base: its relations in a format, in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from gasp_cli.errors import FileError
from gasp_cli.exporters.constraints import Sound, check_documents
from gasp_cli.exporters.relation import Relation, Row
from gasp_cli.exporters.relations import relations_of
from gasp_cli.i18n import msg
from gasp_cli.kb.record import Record
from gasp_cli.kb.story import Story

WriteFile = Callable[[Path, Relation, Iterator[Row]], None]


class ExportFormat(StrEnum):
    """What a knowledge base can be exported to."""

    SQLITE = "sqlite"
    PARQUET = "parquet"
    CSV = "csv"
    JSONL = "jsonl"


class Written(NamedTuple):
    """How much was exported."""

    tables: int
    rows: int


def export(story: Story, to: ExportFormat, path: Path, *, replace: bool = False) -> Written:
    """Write all of a knowledge base: SQLite to a file, the other formats to a folder of files.

    It is there whole or not at all. What is there already is refused; with `replace` an earlier
    export gives way. Raises `FileError` where it cannot be written and `DataError` for data
    that are not sound.
    """
    writer = None if to is ExportFormat.SQLITE else _writer(to)
    record = story.record
    check_documents(record)
    relations = relations_of(story)
    sound = Sound(record.store.folder, relations)
    if writer is None:
        from gasp_cli.exporters import sqlite

        sqlite.write(path, relations, sound, replace=replace)
    else:
        _write_folder(path, record, relations, sound, to, writer, replace=replace)
    return Written(len(sound.counts), sum(sound.counts.values()))


def _write_folder(
    path: Path,
    record: Record,
    relations: list[Relation],
    sound: Sound,
    to: ExportFormat,
    writer: WriteFile,
    *,
    replace: bool,
) -> None:
    from gasp_cli.exporters.datapackage import write_package
    from gasp_cli.exporters.destination import new_folder

    with new_folder(path, replace=replace) as folder:
        for relation in relations:
            writer(folder / f"{relation.name}.{to}", relation, sound.rows(relation))
        write_package(folder, record, relations, to)


def _writer(to: ExportFormat) -> WriteFile:
    """What writes a file of a format. Raises `FileError` where a package for it is missing."""
    if to is ExportFormat.PARQUET:
        try:
            from gasp_cli.exporters.parquet import write_parquet
        except ImportError as error:
            raise FileError(
                msg("cannot write Parquet without pyarrow: {error}", error=error),
                "pip install 'gasp-cli[parquet]'",  # i18n: a command
            ) from error
        return write_parquet
    from gasp_cli.exporters.csv_jsonl import write_csv, write_jsonl

    return write_csv if to is ExportFormat.CSV else write_jsonl
