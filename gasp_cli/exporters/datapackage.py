"""A folder's `datapackage.json`, which describes its files for programs.

It follows the Data Package standard, version 2 (https://datapackage.org/standard/data-package/),
with a Table Schema for each file, and is valid by version 1 too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gasp_cli.exporters.destination import MARK, PACKAGE
from gasp_cli.exporters.schema import ColumnSpec, ColumnType, TableSpec
from gasp_cli.kb.record import Record
from gasp_cli.matching import slug

_PROFILES = "https://datapackage.org/profiles/2.0"
_TYPES = {
    ColumnType.TEXT: "string",
    ColumnType.INTEGER: "integer",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.DAY: "date",
    ColumnType.JSON: "any",
}
_MEDIA = {
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
}
_GUARD = {
    "csv": " An apostrophe stands before a text that"  # i18n: export
    " a spreadsheet would take for a formula."
}
_NO_LICENCE_NAME = re.compile(r"[^-A-Za-z0-9._]+")


def write_package(folder: Path, record: Record, tables: Sequence[TableSpec], ending: str) -> None:
    """Write the description of a folder whose files have this ending."""
    about = record.about
    title = f"{about.club} under {about.coach}"  # i18n: export
    licences = dict.fromkeys(
        licence for edition in record.editions for licence in edition.licence.split("; ")
    )
    package = {
        "$schema": f"{_PROFILES}/datapackage.json",
        **MARK,
        "name": re.sub(r"[^a-z0-9]+", "-", slug(title)).strip("-") or "gasp",
        "title": title,
        "description": f"{title}, {about.since} to {about.until}: "  # i18n: export
        "the match record, what sources say, and what the record makes of it. "
        f"Data of {about.data_of}.{_GUARD.get(ending, '')}",
        **({"licenses": list(map(_licence, licences))} if licences else {}),
        "resources": [_resource(table, ending) for table in tables],
    }
    with (folder / PACKAGE).open("x", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(package, ensure_ascii=False, indent=2) + "\n")


def _licence(name: str) -> dict[str, str]:
    """A licence as the editions name it; its `name` may not have a blank."""
    return {"name": _NO_LICENCE_NAME.sub("-", name).strip("-") or "other", "title": name}


def _resource(table: TableSpec, ending: str) -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.{ending}",
        "format": ending,
        "mediatype": _MEDIA[ending],
        "encoding": "utf-8",
        "description": table.meaning,
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.primary_key),
            "foreignKeys": [
                {
                    "fields": list(key.columns),
                    "reference": {"resource": key.table, "fields": list(key.referenced)},
                }
                for key in table.foreign_keys
            ],
        },
    }


def _field(column: ColumnSpec) -> dict[str, Any]:
    return {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.meaning,
        **({} if column.optional else {"constraints": {"required": True}}),
    }
