"""The generated parts of documents: the tables of the data, the rooms of the code, the man page.

`python -m tests.documents` writes them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
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
from tests.conftest import DATA, ROOT
from tests.test_imports import ALLOWED

README = DATA / "README.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
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


def rooms() -> str:
    """The rooms of `gasp_cli` by floor, each above the rooms it imports; and a table of them."""
    floors: dict[int, list[str]] = {}
    for room in ALLOWED:
        floors.setdefault(_floor(room), []).append(room)
    picture = "\n       ↓\n".join("    " + "   ".join(names) for _, names in sorted(floors.items()))
    lines = [f"{picture}\n", "| room | what lives there | it may import |", "|---|---|---|"]
    for room, allowed in ALLOWED.items():
        names = ", ".join(f"`{name}`" for name in ALLOWED if name in allowed)
        lines.append(f"| `{room}` | {_summary(room)} | {names or 'none'} |")
    return "\n".join(lines) + "\n"


@cache
def _floor(room: str) -> int:
    return max((_floor(above) + 1 for above in ALLOWED if room in ALLOWED[above]), default=0)


def room_docstring(room: str) -> str:
    """The docstring of a package or root module."""
    module = ROOT / "gasp_cli" / room
    path = module / "__init__.py" if module.is_dir() else module.with_suffix(".py")
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""


def _summary(room: str) -> str:
    return room_docstring(room).partition("\n")[0]


def written(text: str, name: str, part: str) -> str:
    """The text of a document with the generated part of that name brought up to date."""
    begin, end = f"<!-- {name}: python -m tests.documents -->\n", f"<!-- end of {name} -->\n"
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}\n{part}\n{end}{after}"


def generated() -> Iterator[tuple[Path, str]]:
    """The path of each document with generated parts, and its text as it should be."""
    for path, name, part in ((README, "tables", tables()), (CONTRIBUTING, "rooms", rooms())):
        yield path, written(path.read_text(encoding="utf-8"), name, part)
    yield manual.PATH, manual.manual()


if __name__ == "__main__":
    for document, content in generated():
        document.write_text(content, encoding="utf-8")
