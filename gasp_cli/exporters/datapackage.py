"""A folder's `datapackage.json`: what is in its files, for programs.

By the Data Package standard, version 2 (https://datapackage.org/standard/data-package/), with a
Table Schema for each file; what it says is also right by version 1 of the standard.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gasp_cli.exporters.columns import ColumnOf, Kind
from gasp_cli.exporters.destination import MARK, PACKAGE
from gasp_cli.exporters.relation import Relation
from gasp_cli.kb.record import Record
from gasp_cli.matching import slug

_PROFILES = "https://datapackage.org/profiles/2.0"
_TYPES = {
    Kind.TEXT: "string",
    Kind.INTEGER: "integer",
    Kind.BOOLEAN: "boolean",
    Kind.DAY: "date",
    Kind.JSON: "any",
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


def write_package(folder: Path, record: Record, relations: Sequence[Relation], ending: str) -> None:
    """Write beside the files of a folder, whose names have this ending, what is in them."""
    text = json.dumps(package(record, relations, ending), ensure_ascii=False, indent=2)
    with (folder / PACKAGE).open("x", encoding="utf-8", newline="\n") as file:
        file.write(f"{text}\n")


def package(record: Record, relations: Sequence[Relation], ending: str) -> dict[str, Any]:
    """The description of a whole export."""
    about = record.about
    title = f"{about.club} under {about.coach}"  # i18n: export
    licences = dict.fromkeys(
        licence for edition in record.editions for licence in edition.licence.split("; ")
    )
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        **MARK,
        "name": re.sub(r"[^a-z0-9]+", "-", slug(title)).strip("-") or "gasp",
        "title": title,
        "description": f"{title}, {about.since} to {about.until}: "  # i18n: export
        "the match record, what sources say, and what the record makes of it. "
        f"Data of {about.data_of}.{_GUARD.get(ending, '')}",
        **({"licenses": list(map(_licence, licences))} if licences else {}),
        "resources": [_resource(relation, ending) for relation in relations],
    }


def _licence(name: str) -> dict[str, str]:
    """A licence as the editions name it; its `name` may have no blank."""
    return {"name": _NO_LICENCE_NAME.sub("-", name).strip("-") or "other", "title": name}


def _resource(one: Relation, ending: str) -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": one.name,
        "type": "table",
        "path": f"{one.name}.{ending}",
        "format": ending,
        "mediatype": _MEDIA[ending],
        "encoding": "utf-8",
        "description": one.meaning,
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fields": [_field(column) for column in one.columns],
            "primaryKey": list(one.key),
            "foreignKeys": [
                {
                    "fields": list(to.columns),
                    "reference": {"resource": to.table, "fields": list(to.others)},
                }
                for to in one.references
            ],
        },
    }


def _field(one: ColumnOf) -> dict[str, Any]:
    needed = {} if one.optional else {"constraints": {"required": True}}
    return {"name": one.name, "type": _TYPES[one.kind], "description": one.meaning, **needed}
