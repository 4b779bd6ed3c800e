"""Choosing fields, order and format, and handing the text over."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from gasp_cli.answer import Answer, columns
from gasp_cli.errors import UsageError
from gasp_cli.names import nearest
from gasp_cli.output import machine, stream


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    TSV = "tsv"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"


FORMATS = {
    Format.TABLE: "for reading: as wide as the terminal, cut nowhere, the widest columns left out",
    Format.TSV: "a header line, then a line a row; tabs and line breaks in a value become a blank",
    Format.CSV: "the same with commas; a text that a spreadsheet would run begins with '",
    Format.JSON: "one array of objects; numbers are numbers, what is missing is null",
    Format.JSONL: "an object a line",
    Format.MARKDOWN: "a table to paste",
}
"""What each format is for."""


def emit(
    answer: Answer,
    form: Format | None = None,
    *,
    fields: str | None = None,
    sort: str | None = None,
    limit: int | None = None,
) -> None:
    """Print an answer: data to stdout, remarks to stderr.

    Without a form it is a table on a terminal, else TSV; `fields` are parted by commas. Raises
    `UsageError` for a field that its rows do not have.
    """
    known = columns(answer.kind)
    names = _pick(fields, list(known))
    rows = _sort(answer.rows, list(known), sort)
    if limit is not None:
        rows = rows[:limit]
    form = form or (Format.TABLE if stream.is_terminal() else Format.TSV)
    for warning in answer.warnings:
        stream.remark(f"gasp: {warning}")
    if not rows:
        why = answer.why_empty if not answer.rows else f"--limit {limit} leaves no row"
        stream.remark(f"gasp: {why}")
    if form is not Format.TABLE:
        places = [list(known).index(name) for name in names]
        whole = names == list(known)
        cells = rows if whole else [[one[place] for place in places] for one in rows]
        text = machine.WRITERS[form.value](names, cells)
        if stream.is_terminal() and form not in (Format.JSON, Format.JSONL):
            text = stream.visible(text, tabs=True)
        stream.write(text)
    elif rows:
        # Rich takes longer to import than most questions to answer.
        from gasp_cli.output.pager import show
        from gasp_cli.output.screen import draw

        answer = answer._replace(rows=_sort(answer.rows, list(known), sort))
        chosen = names if fields is not None else None
        show(draw(answer, known, chosen, limit=limit))
    for remark in answer.remarks:
        stream.remark(f"gasp: {remark}")


def ordered(answer: Answer, sort: str | None) -> list[Any]:
    """The rows of an answer in the order asked for."""
    return _sort(answer.rows, list(columns(answer.kind)), sort)


def _field(given: str, known: Sequence[str]) -> str:
    if given in known:
        return given
    close = nearest(given, known, 1)
    hint = f"did you mean {close[0]}? " if close else ""
    raise UsageError(f"no field is called {given!r}", f"{hint}the fields are {', '.join(known)}")


def _pick(given: str | None, known: Sequence[str]) -> list[str]:
    if given is None:
        return list(known)
    return [_field(name.strip(), known) for name in given.split(",")]


def _sort(rows: Sequence[Any], known: Sequence[str], given: str | None) -> list[Any]:
    """The rows by a field, a minus for the other way; None always last, equals as they were."""
    if given is None:
        return list(rows)
    name = _field(given.removeprefix("-"), known)
    place = known.index(name)
    filled = [row for row in rows if row[place] is not None]
    filled.sort(key=lambda row: row[place], reverse=given.startswith("-"))
    return filled + [row for row in rows if row[place] is None]
