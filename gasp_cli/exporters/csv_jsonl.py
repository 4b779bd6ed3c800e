"""CSV and JSON lines: a file a relation."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from gasp_cli.exporters.columns import Kind
from gasp_cli.exporters.relation import Relation, Row
from gasp_cli.scalars import UnixLines, csv_safe, to_text


def write_csv(path: Path, relation: Relation, rows: Iterator[Row]) -> None:
    """A header line and a line a row, in UTF-8; no cell is taken for a formula.

    JSON texts stand as they are: none of them is a formula.
    """
    cells = [to_text if column.kind is Kind.JSON else csv_safe for column in relation.columns]
    with path.open("x", encoding="utf-8", newline="") as file:
        writer = csv.writer(UnixLines(file))
        writer.writerow([column.name for column in relation.columns])
        for row in rows:
            writer.writerow([cell(value) for cell, value in zip(cells, row, strict=True)])


def write_jsonl(path: Path, relation: Relation, rows: Iterator[Row]) -> None:
    """An object a line, in UTF-8, as exact as the data; JSON stands in it as JSON."""
    names = [column.name for column in relation.columns]
    nested = [column.name for column in relation.columns if column.kind is Kind.JSON]
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    with path.open("x", encoding="utf-8", newline="\n") as file:
        for row in rows:
            line = dict(zip(names, row, strict=True))
            for name in nested:
                line[name] = None if line[name] is None else json.loads(line[name])
            file.write(f"{encode(line)}\n")
