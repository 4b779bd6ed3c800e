"""CSV and JSON lines: a file for each table."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from gasp_cli.exporters.schema import JSON, Batches, TableSpec
from gasp_cli.scalars import UnixLines, csv_safe_column


def write_csv(path: Path, table: TableSpec, batches: Batches) -> None:
    """A header line and a line for each row, in UTF-8; no cell is taken for a formula.

    JSON texts stand as they are: none of them is a formula.
    """
    with path.open("x", encoding="utf-8", newline="") as file:
        writer = csv.writer(UnixLines(file))
        writer.writerow([column.name for column in table.columns])
        for columns in batches:
            safe = [
                cells if column.type is JSON else csv_safe_column(cells)
                for column, cells in zip(table.columns, columns, strict=True)
            ]
            writer.writerows(zip(*safe, strict=True))


def write_jsonl(path: Path, table: TableSpec, batches: Batches) -> None:
    """An object for each row, a line each, in UTF-8, as exact as the data; JSON is nested."""
    names = [column.name for column in table.columns]
    nested = [column.name for column in table.columns if column.type is JSON]
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    with path.open("x", encoding="utf-8", newline="\n") as file:
        for columns in batches:
            for row in zip(*columns, strict=True):
                line = dict(zip(names, row, strict=True))
                for name in nested:
                    line[name] = None if line[name] is None else json.loads(line[name])
                file.write(f"{encode(line)}\n")
