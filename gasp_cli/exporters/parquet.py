"""Parquet: a file a relation, with the meaning of each column in its metadata.

The one module that knows pyarrow; it is imported only when Parquet is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from gasp_cli.exporters.columns import ColumnOf, Kind
from gasp_cli.exporters.relation import Relation, Row

_BATCH = 20_000  # rows in memory at a time
_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.INTEGER: pa.int32(),
    Kind.BOOLEAN: pa.bool_(),
    Kind.DAY: pa.date32(),
    Kind.JSON: pa.string(),
}


def write_parquet(path: Path, relation: Relation, rows: Iterator[Row]) -> None:
    """Write a relation to a new file, its rows in their order."""
    schema = schema_of(relation)
    with path.open("xb") as file, pq.ParquetWriter(file, schema) as writer:
        while batch := list(islice(rows, _BATCH)):
            columns = zip(relation.columns, schema, zip(*batch, strict=True), strict=True)
            arrays = [_array(one, field.type, values) for one, field, values in columns]
            writer.write_batch(pa.record_batch(arrays, schema=schema))


def schema_of(relation: Relation) -> Any:
    """The Arrow schema of a relation; what it means and refers to is in the metadata."""
    fields = [
        pa.field(
            column.name, _TYPES[column.kind], nullable=column.optional, metadata=_metadata(column)
        )
        for column in relation.columns
    ]
    about = {"description": relation.meaning, "primary_key": ", ".join(relation.key)}
    return pa.schema(fields, metadata=about)


def _metadata(one: ColumnOf) -> dict[str, str]:
    refers = {"references": one.refers} if one.refers else {}
    return {"description": one.meaning, **refers}


def _array(one: ColumnOf, kind: Any, values: tuple[Any, ...]) -> Any:
    if one.kind is Kind.DAY:
        days = [None if value is None else date.fromisoformat(value) for value in values]
        return pa.array(days, kind)
    return pa.array(values, kind)
