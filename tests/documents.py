"""The parts of documents generated from declarations: the tables of the data, the man page.

`python -m tests.documents` writes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gasp_cli.domain.field_types import (
    JsonType,
    field_annotations,
    item_type,
    json_type,
    required_fields,
    without_none,
)
from gasp_cli.domain.fields import TextFormat, fields
from gasp_cli.domain.tables import TABLES
from tests import manual
from tests.conftest import DATA

README = DATA / "README.md"
_BEGIN = "<!-- tables: python -m tests.documents -->\n"
_END = "<!-- end of tables -->\n"
_FORMS = {
    TextFormat.SEASON: "season",
    TextFormat.DAY: "day",
    TextFormat.DATE: "day, month or year",
    TextFormat.TIME: "time",
    TextFormat.COUNTRY: "country code",
    TextFormat.CITATION: "citation",
    TextFormat.ID: "id",
}


def tables() -> str:
    """A section for each table, with a line for each of its fields."""
    return "\n".join(_sections())


def _sections() -> Iterator[str]:
    for table in TABLES.values():
        yield f"### `{table.name}` in `{table.file}`\n"
        yield f"{table.meaning[:1].upper()}{table.meaning[1:]}.\n"
        yield _fields(table.row)
    yield "### A check of a fact\n"
    yield _fields(_item(TABLES["facts"].row, "checks"))


def _item(row: type[Any], name: str) -> type[Any]:
    item: type[Any] = item_type(field_annotations(row)[name])
    return item


def _fields(row: type[Any]) -> str:
    annotations, required = field_annotations(row), required_fields(row)
    lines = ["| field | type | meaning |", "|---|---|---|"]
    for name, field in fields(row).items():
        shown = f"`{name}`" if name in required else f"`{name}`, may be absent"
        meaning = field.meaning
        if field.choices:
            meaning += f": {', '.join(f'`{choice}`' for choice in field.choices)}"
        if field.references:
            meaning += f" (in {' or '.join(f'`{table}`' for table in field.references.split())})"
        lines.append(f"| {shown} | {_type(annotations[name], field.format)} | {meaning} |")
    return "\n".join(lines) + "\n"


def _type(annotation: Any, form: TextFormat) -> str:
    shape = json_type(annotation)
    if shape is JsonType.LIST:
        return f"list of {_type(item_type(annotation), form)}"
    if shape is JsonType.OBJECT:
        return f"object ({', '.join(f'`{name}`' for name in fields(without_none(annotation)))})"
    if shape is JsonType.SCORE:
        return "score, `[2, 1]`"
    return _FORMS.get(form, str(shape)) if shape is JsonType.TEXT else str(shape)


def written(text: str) -> str:
    """The text of `data/README.md` with its tables as they are declared."""
    before, _, rest = text.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}\n{tables()}\n{_END}{after}"


if __name__ == "__main__":
    manual.PATH.write_text(manual.manual(), encoding="utf-8")
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
