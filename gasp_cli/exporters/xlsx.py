"""A spreadsheet: a sheet for each table, and one before them with the meaning of each column.

The only module that imports XlsxWriter; it is imported only when a spreadsheet is asked for. Texts
are stored and formatted as text: `2011-12` stays one, and nothing runs as a formula. Rows go to
temporary files one by one, so memory does not grow with them.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from gasp_cli.errors import DataError
from gasp_cli.exporters.schema import Batches, ColumnSpec, ColumnType, TableSpec
from gasp_cli.i18n import msg

MOST_ROWS = 1_048_575
"""The rows that a sheet can have below its heading."""

LONGEST_TEXT = 32_767
"""The characters that a cell can have, in the units of UTF-16."""

_FIRST_DAY = "1900-03-01"
"""Spreadsheets have no days before 1900, and a 29 February in it; earlier ones are texts."""

_CONTENTS = "contents"
_CORE = "docProps/core.xml"
_CREATOR = "gasp"


def write_workbook(
    file: Path, tables: Sequence[TableSpec], batches: Callable[[TableSpec], Batches], day: str
) -> None:
    """Write all tables to a new file, made on that day as far as the file tells.

    Raises `DataError` for a table or a text that a sheet cannot hold whole, and `OSError`.
    """
    with TemporaryDirectory() as folder:
        # It leaves the rows written so far in its temporary files where something fails.
        workbook = xlsxwriter.Workbook(str(file), {"constant_memory": True, "tmpdir": folder})
        workbook.use_zip64()
        made = _midnight(date.fromisoformat(day))
        workbook.set_properties({"author": _CREATOR, "created": made})
        try:
            sheets = _Sheets(workbook)
            sheets.add_contents(tables)
            for table in tables:
                sheets.add(table, batches(table))
        finally:
            try:
                workbook.close()  # also the temporary files of a failure
            except FileCreateError as error:
                raise OSError(*error.args[0].args) from error


class _Sheets:
    """Adds sheets to a workbook."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._heading = workbook.add_format({"bold": True, "bottom": 1})
        self._text = workbook.add_format({"num_format": "@"})
        self._day = workbook.add_format({"num_format": "yyyy-mm-dd"})

    def add_contents(self, tables: Iterable[TableSpec]) -> None:
        """The first sheet: the tables, and the columns of each with type and meaning."""
        names = ("table", "column", "type", "refers", "meaning")
        columns = [ColumnSpec(name, ColumnType.TEXT, "") for name in names]
        rows: list[tuple[str | None, ...]] = []
        for table in tables:
            rows.append((table.name, None, None, None, table.meaning))
            rows += [
                (table.name, column.name, column.type, column.references or None, column.meaning)
                for column in table.columns
            ]
        spec = TableSpec(_CONTENTS, "", tuple(columns), (), ())
        self.add(spec, [list(zip(*rows, strict=True))])

    def add(self, table: TableSpec, batches: Batches) -> None:
        """A sheet with the rows of a table. Raises `DataError` for what it cannot hold."""
        sheet = self._workbook.add_worksheet(table.name)
        sheet.freeze_panes(1, 0)
        for number, column in enumerate(table.columns):
            is_text = column.type in (ColumnType.TEXT, ColumnType.JSON)
            sheet.set_column(number, number, 14, self._text if is_text else None)
            sheet.write_string(0, number, column.name, self._heading)
        writers = [self._writer(sheet, column.type) for column in table.columns]
        row = 0
        for columns in batches:
            for cells in zip(*columns, strict=True):
                row += 1
                if row > MOST_ROWS:
                    what = msg("more rows than the {most:,} of a sheet", most=MOST_ROWS)
                    raise _too_much(table.name, what)
                for number, cell in enumerate(cells):
                    if cell is not None and writers[number](row, number, cell):
                        where = f"{table.name}.{table.columns[number].name}"
                        what = msg("more characters than the {most:,} of a cell", most=LONGEST_TEXT)
                        raise _too_much(where, what)

    def _writer(self, sheet: Any, column_type: ColumnType) -> Callable[[int, int, Any], Any]:
        """A function that writes a cell: row, column and value in, true if it does not fit."""
        if column_type is ColumnType.INTEGER:
            return sheet.write_number  # type: ignore[no-any-return]
        if column_type is ColumnType.BOOLEAN:
            return sheet.write_boolean  # type: ignore[no-any-return]

        def write_text(row: int, number: int, text: str) -> bool:
            if len(text.encode("utf-16-le")) > 2 * LONGEST_TEXT:
                return True
            return bool(sheet.write_string(row, number, text, self._text))

        def write_day(row: int, number: int, text: str) -> bool:
            if text < _FIRST_DAY:
                return write_text(row, number, text)
            day = _midnight(date.fromisoformat(text))
            return bool(sheet.write_datetime(row, number, day, self._day))

        return write_day if column_type is ColumnType.DAY else write_text


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001  # a sheet knows no time zone


def _too_much(where: str, what: str) -> DataError:
    return DataError(
        msg("{where}: {what}", where=where, what=what),
        msg("sqlite, parquet, csv and jsonl hold it"),
    )


def is_workbook(file: Path) -> bool:
    """Whether a file is empty, or an earlier export that no other program has saved since."""
    if not file.stat().st_size:
        return True
    try:
        with zipfile.ZipFile(file) as parts, parts.open(_CORE) as core:
            text = core.read(10_000).decode("utf-8", errors="replace")
    except (zipfile.BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError):
        return False
    creators = [f"<dc:creator>{_CREATOR}<", f"<cp:lastModifiedBy>{_CREATOR}<"]
    times = [part.partition(">")[2].partition("<")[0] for part in text.split("<dcterms:")[1:]]
    return all(name in text for name in creators) and len(times) == 2 and times[0] == times[1]
