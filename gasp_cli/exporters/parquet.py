"""Parquet: a file for each table, with the meaning of each column in its metadata.

The only module that imports pyarrow; it is imported only when Parquet is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from gasp_cli.exporters.schema import Batches, ColumnSpec, ColumnType, TableSpec

_TYPES = {
    ColumnType.TEXT: pa.string(),
    ColumnType.INTEGER: pa.int32(),
    ColumnType.BOOLEAN: pa.bool_(),
    ColumnType.DAY: pa.date32(),
    ColumnType.JSON: pa.string(),
}


def write_parquet(path: Path, table: TableSpec, batches: Batches) -> None:
    """Write a table to a new file, a row group for each batch."""
    schema = _schema(table)
    with path.open("xb") as file, pq.ParquetWriter(file, schema) as writer:
        for columns in batches:
            arrays = [
                _array(field.type, cells) for field, cells in zip(schema, columns, strict=True)
            ]
            writer.write_batch(pa.record_batch(arrays, schema=schema))


def _schema(table: TableSpec) -> Any:
    """The Arrow schema of a table; meanings and keys are in the metadata."""
    fields = [
        pa.field(
            column.name, _TYPES[column.type], nullable=column.optional, metadata=_metadata(column)
        )
        for column in table.columns
    ]
    about = {"description": table.meaning, "primary_key": ", ".join(table.primary_key)}
    return pa.schema(fields, metadata=about)


def _metadata(column: ColumnSpec) -> dict[str, str]:
    references = {"references": column.references} if column.references else {}
    return {"description": column.meaning, **references}


def _array(arrow_type: Any, cells: Sequence[Any]) -> Any:
    if arrow_type == pa.date32():
        cells = [None if day is None else date.fromisoformat(day) for day in cells]
    return pa.array(cells, arrow_type)
