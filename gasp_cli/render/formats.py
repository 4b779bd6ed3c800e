"""The output formats, and the writers of those for scripts: TSV, CSV, JSON, Markdown."""

import io
import json
import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import chain
from typing import Any, NamedTuple

from gasp_cli.i18n import msg
from gasp_cli.render.streams import is_terminal
from gasp_cli.scalars import UnixLines, csv_safe_column, in_markdown, to_text

Cells = Sequence[Any]


class OutputFormat(StrEnum):
    """The format in which rows are printed."""

    TABLE = "table"
    TSV = "tsv"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"


FORMATS = {
    OutputFormat.TABLE: msg(
        "for reading: fits the terminal; nothing is cut, columns without room are left out"
    ),
    OutputFormat.TSV: msg(
        "a header line, then one line per row; tabs and line breaks in a value become a blank"
    ),
    OutputFormat.CSV: msg(
        "the same with commas; text that a spreadsheet would run as a formula is prefixed with '"
    ),
    OutputFormat.JSON: msg("one array of objects; numbers are numbers, what is missing is null"),
    OutputFormat.JSONL: msg("one object per line"),
    OutputFormat.MARKDOWN: msg("a table to paste"),
}
"""The description of each format."""


class CustomFormat(NamedTuple):
    """A format of a single command: its name, its meaning and its writer."""

    name: str
    meaning: str
    write: Callable[[Any, Sequence[Any]], str]


CUSTOM_FORMATS = ("claimreview", "lint", "github", "sarif")
"""The formats that single commands have; others pass over them where the environment names one."""


def effective_format(output_format: OutputFormat | None) -> OutputFormat:
    """The chosen format; by default a table on a terminal, and TSV in a pipe."""
    return output_format or (OutputFormat.TABLE if is_terminal() else OutputFormat.TSV)


def tsv(names: Sequence[str], rows: Sequence[Cells]) -> str:
    """A header line and a line a row; tabs and line breaks in a value become a space."""
    lines = ["\t".join(names)]
    lines += ["\t".join(" ".join(_lines(to_text(cell))) for cell in row) for row in rows]
    return "\n".join(lines) + "\n"


def _lines(text: str) -> list[str]:
    return text.replace("\t", " ").splitlines() or [""]


def comma_separated(names: Sequence[str], rows: Sequence[Cells]) -> str:
    """CSV with a header line, lines ending in a newline."""
    import csv  # only this format needs it

    # Column by column: most are numbers or plain texts, which are safe as a whole.
    columns = list(map(csv_safe_column, zip(*rows, strict=True)))
    sink = io.StringIO(newline="")
    csv.writer(sink, lineterminator="\n").writerows(chain([names], zip(*columns, strict=True)))
    if "\r" in sink.getvalue():  # which this writer does not quote
        sink = io.StringIO(newline="")
        csv.writer(UnixLines(sink)).writerows(chain([names], zip(*columns, strict=True)))
    return sink.getvalue()


def json_array(names: Sequence[str], rows: Sequence[Cells]) -> str:
    """One JSON array, with one object on each line; an empty answer is `[]`."""
    if not rows:
        return "[]\n"
    return "[\n" + ",\n".join(_objects(names, rows)) + "\n]\n"


def json_lines(names: Sequence[str], rows: Sequence[Cells]) -> str:
    """One JSON object a line."""
    return "".join(f"{line}\n" for line in _objects(names, rows))


def json_object(value: Any) -> str:
    """One JSON value over several lines."""
    return _escaped(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)) + "\n"


def _objects(names: Sequence[str], rows: Sequence[Cells]) -> list[str]:
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    return [_escaped(encode(dict(zip(names, row, strict=True)))) for row in rows]


# Valid in JSON but unsafe on a terminal: DEL, C1 and bidirectional marks; and surrogates, which
# UTF-8 cannot encode.
_UNSAFE = "[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"


def _escaped(text: str) -> str:
    """The JSON text with unsafe characters as escapes; it parses to the same value."""
    if text.isprintable():  # then there are none
        return text
    return re.sub(_UNSAFE, lambda match: f"\\u{ord(match[0]):04x}", text)


def markdown(names: Sequence[str], rows: Sequence[Cells]) -> str:
    """A Markdown table; numbers to the right, cells escaped so that none is HTML or markup."""
    figures = [
        bool(rows) and all(isinstance(row[index], (int, float, type(None))) for row in rows)
        for index in range(len(names))
    ]
    lines = ["| " + " | ".join(names) + " |"]
    lines.append("| " + " | ".join("---:" if figure else "---" for figure in figures) + " |")
    for row in rows:
        cells = (in_markdown(to_text(cell).replace("\t", " ")) for cell in row)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


HEADER_LINES = {OutputFormat.TSV: 1, OutputFormat.CSV: 1, OutputFormat.MARKDOWN: 2}
"""The number of lines before the first row; names of fields have no line break."""
WRITERS = {
    "tsv": tsv,
    "csv": comma_separated,
    "json": json_array,
    "jsonl": json_lines,
    "markdown": markdown,
}
"""The writers for scripts, by format."""
