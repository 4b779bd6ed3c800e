"""The metadata of a SQLite export for Datasette: title, licence, source, columns and facets.

Its form is that of https://docs.datasette.io/en/stable/metadata.html.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from gasp_cli.errors import DataError
from gasp_cli.exporters.datapackage import description_of, licences_of, title_of
from gasp_cli.exporters.destination import MARK
from gasp_cli.exporters.schema import ColumnSpec, TableSpec
from gasp_cli.exporters.views import SEARCH, SEARCH_COLUMNS, SEARCH_MEANING, views
from gasp_cli.kb.record import Record
from gasp_cli.store.read_file import read_text

_FACETS = ("competition", "season", "kind", "verdict", "result", "basis", "confidence", "reached")
"""The columns whose values Datasette counts beside a table, where a table has them."""

_MOST_FACETS = 3
_DIGEST = "sha256"


def metadata_path(file: Path) -> Path:
    """The metadata of a database: `record.metadata.json` beside `record.db`."""
    return file.with_name(f"{file.stem}.metadata.json")


def write_metadata(
    path: Path, database: str, record: Record, tables: Sequence[TableSpec], *, has_search: bool
) -> None:
    """Write the metadata of the database whose file has this name without its ending.

    `has_search` says whether it has a full-text index.
    """
    described = {table.name: _table(table.meaning, table.columns) for table in tables}
    described |= {view.name: _table(view.meaning, view.columns) for view in views()}
    if has_search:
        described[SEARCH] = _table(SEARCH_MEANING, SEARCH_COLUMNS)
    metadata = {
        **MARK,
        "title": title_of(record),
        "description": description_of(record),
        "license": "; ".join(licences_of(record)),
        **_source(record),
        "databases": {database: {"tables": described}},
    }
    filled = {name: value for name, value in metadata.items() if value}
    filled[_DIGEST] = _digest(filled)
    path.write_text(json.dumps(filled, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def is_metadata(file: Path) -> bool:
    """Whether a file is empty, or metadata of an earlier export in which nobody changed anything.

    Raises `FileError` for what cannot be read.
    """
    try:
        text = read_text(file)
        metadata = json.loads(text) if text else None
        if not isinstance(metadata, dict):
            return not text
        return bool(
            metadata.pop(_DIGEST, "") == _digest(metadata) and MARK.items() <= metadata.items()
        )
    except (DataError, ValueError, RecursionError):
        return False


def _digest(metadata: dict[str, Any]) -> str:
    """A digest of the metadata, by which a change is noticed."""
    return sha256(json.dumps(metadata, sort_keys=True).encode()).hexdigest()


def _source(record: Record) -> dict[str, str]:
    """The places that matches come from; a link to the first, as Datasette shows only one."""
    if not record.origins:
        return {}
    names = "; ".join(origin.prefix.rstrip("/") for origin in record.origins)
    return {"source": names, "source_url": record.origins[0].url}


def _table(meaning: str, columns: Sequence[ColumnSpec]) -> dict[str, Any]:
    names = [column.name for column in columns]
    facets = [name for name in _FACETS if name in names][:_MOST_FACETS]
    return {
        "description": meaning,
        "columns": {column.name: column.meaning for column in columns},
        **({"facets": facets} if facets else {}),
    }
