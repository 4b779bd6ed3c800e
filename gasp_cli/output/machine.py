"""The formats that scripts read: TSV, CSV, JSON, JSON lines and Markdown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

Cells = Sequence[Any]


def flat(value: Any) -> str:
    """A value in a flat format: nothing for None, `true` and `false`, lists joined by `; `."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "; ".join(map(flat, value))
    if isinstance(value, dict):
        return "; ".join(f"{name}={flat(one)}" for name, one in value.items())
    return str(value)


def tsv(names: Sequence[str], rows: Sequence[Cells]) -> str:
    """A header line and a line a row; tabs and line breaks in a value become a space."""
    lines = ["\t".join(names)]
    lines += ["\t".join(" ".join(_lines(flat(cell))) for cell in row) for row in rows]
    return "\n".join(lines) + "\n"


def _lines(text: str) -> list[str]:
    return text.replace("\t", " ").splitlines() or [""]


def guarded(value: Any) -> str:
    """A CSV cell that no spreadsheet takes for a formula; numbers stay numbers."""
    text = flat(value)
    is_formula = isinstance(value, (str, list, tuple, dict)) and text.startswith(
        ("=", "+", "-", "@", "\t")
    )
    return f"'{text}" if is_formula else text


def comma_separated(names: Sequence[str], rows: Sequence[Cells]) -> str:
    """CSV with a header line, lines ending in a newline."""
    import csv  # only this format needs it

    sink = _Lines()
    writer = csv.writer(sink)
    writer.writerow(names)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return "".join(sink.lines)


class _Lines:
    """Takes a CSV writer's lines and ends them as Unix does.

    A writer that is told to end its lines with a newline does not quote a lone carriage return.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []

    def write(self, line: str) -> None:
        """Take one line."""
        self.lines.append(line.removesuffix("\r\n") + "\n")


def json_array(names: Sequence[str], rows: Sequence[Cells]) -> str:
    """One JSON array, an object a line; an empty answer is `[]`."""
    if not rows:
        return "[]\n"
    return "[\n" + ",\n".join(_objects(names, rows)) + "\n]\n"


def json_lines(names: Sequence[str], rows: Sequence[Cells]) -> str:
    """One JSON object a line."""
    return "".join(f"{one}\n" for one in _objects(names, rows))


def json_object(value: Any) -> str:
    """One JSON value over several lines."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _objects(names: Sequence[str], rows: Sequence[Cells]) -> list[str]:
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    return [encode(dict(zip(names, row, strict=True))) for row in rows]


def markdown(names: Sequence[str], rows: Sequence[Cells]) -> str:
    """A Markdown table; numbers to the right."""
    figures = [
        bool(rows) and all(isinstance(row[index], (int, float, type(None))) for row in rows)
        for index in range(len(names))
    ]
    lines = ["| " + " | ".join(names) + " |"]
    lines.append("| " + " | ".join("---:" if one else "---" for one in figures) + " |")
    for row in rows:
        cells = (" ".join(_lines(flat(cell))).replace("|", "\\|") for cell in row)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


WRITERS = {
    "tsv": tsv,
    "csv": comma_separated,
    "json": json_array,
    "jsonl": json_lines,
    "markdown": markdown,
}
"""The formats by name."""
