"""A folder's `datapackage.json`, which describes its files for programs.

It follows the Data Package standard, version 2 (https://datapackage.org/standard/data-package/),
with a Table Schema for each file, and is valid by version 1 too. A table in several files has a
list of them as its `path`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

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


def title_of(record: Record) -> str:
    """The title of an export: `Alba under Carla Conti`."""
    return f"{record.about.club} under {record.about.coach}"  # i18n: export


def description_of(record: Record) -> str:
    """The contents of an export, and the day that its data are of."""
    about = record.about
    return (
        f"{title_of(record)}, {about.since} to {about.until}: "  # i18n: export
        "the match record, what sources say, and what the record makes of it. "
        f"Data of {about.data_of}."
    )


def licences_of(record: Record) -> list[str]:
    """The licences of the match files, as the editions name them."""
    licences = chain.from_iterable(edition.licence.split("; ") for edition in record.editions)
    return list(dict.fromkeys(licences))


class TableFiles(NamedTuple):
    """A table with its files; columns that the names of folders hold are in none of them."""

    table: TableSpec
    paths: Sequence[str]
    in_folders: Sequence[str] = ()


def write_package(
    folder: Path, record: Record, tables: Iterable[TableFiles], ending: str, sql: str = ""
) -> None:
    """Write the description of a folder whose files have this ending; `sql` is a file of views."""
    title, licences = title_of(record), licences_of(record)
    resources = [_resource(files, ending) for files in tables]
    if sql:
        resources.append(_views(sql))
    package = {
        "$schema": f"{_PROFILES}/datapackage.json",
        **MARK,
        "name": re.sub(r"[^a-z0-9]+", "-", slug(title)).strip("-") or "gasp",
        "title": title,
        "description": f"{description_of(record)}{_GUARD.get(ending, '')}",
        **({"licenses": list(map(_licence, licences))} if licences else {}),
        "resources": resources,
    }
    with (folder / PACKAGE).open("x", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(package, ensure_ascii=False, indent=2) + "\n")


def _licence(name: str) -> dict[str, str]:
    """A licence as the editions name it; its `name` may not have a blank."""
    return {"name": _NO_LICENCE_NAME.sub("-", name).strip("-") or "other", "title": name}


def _views(path: str) -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": "views",
        "path": path,
        "format": "sql",
        "mediatype": "application/sql",
        "encoding": "utf-8",
        "description": "views over the tables, for SQLite, DuckDB and Spark",  # i18n: export
    }


def _resource(files: TableFiles, ending: str) -> dict[str, Any]:
    table = files.table
    description = table.meaning
    if files.in_folders:
        names = " and ".join(files.in_folders)
        description += f"; {names} are in the names of the folders"  # i18n: export
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table.name,
        "type": "table",
        "path": list(files.paths) if files.in_folders else files.paths[0],
        "format": ending,
        "mediatype": _MEDIA[ending],
        "encoding": "utf-8",
        "description": description,
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fields": [
                _field(column) for column in table.columns if column.name not in files.in_folders
            ],
            "primaryKey": list(table.primary_key),
            "foreignKeys": [
                {
                    "fields": list(key.columns),
                    "reference": {"resource": key.table, "fields": list(key.referenced)},
                }
                for key in table.foreign_keys
                if not set(key.columns) & set(files.in_folders)
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
