"""Choosing fields, order and format, and handing the text over."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from gasp_cli.errors import UsageError
from gasp_cli.i18n import msg
from gasp_cli.matching import closest_matches
from gasp_cli.render import formats as machine
from gasp_cli.render import streams as stream
from gasp_cli.results import ResultSet, columns


class OutputFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    TSV = "tsv"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"


FORMATS = {
    OutputFormat.TABLE: msg(
        "for reading: as wide as the terminal, cut nowhere, the widest columns left out"
    ),
    OutputFormat.TSV: msg(
        "a header line, then a line a row; tabs and line breaks in a value become a blank"
    ),
    OutputFormat.CSV: msg(
        "the same with commas; a text that a spreadsheet would run begins with '"
    ),
    OutputFormat.JSON: msg("one array of objects; numbers are numbers, what is missing is null"),
    OutputFormat.JSONL: msg("an object a line"),
    OutputFormat.MARKDOWN: msg("a table to paste"),
}
"""What each format is for."""


def print_rows(
    answer: ResultSet,
    form: OutputFormat | None = None,
    *,
    fields: str | None = None,
    sort: str | None = None,
    limit: int | None = None,
) -> None:
    """Print an answer: data to stdout, remarks to stderr.

    Without a form it is a table on a terminal, else TSV; `fields` are parted by commas. Raises
    `UsageError` for a field that its rows do not have.
    """
    known = columns(answer.row_type)
    names = _pick(fields, list(known))
    rows = _sort(answer.rows, list(known), sort)
    if limit is not None:
        rows = rows[:limit]
    form = effective_format(form)
    for warning in answer.warnings:
        stream.print_message(_of_gasp(warning))
    if not rows:
        spare = msg("--limit {limit} leaves no row", limit=limit)
        stream.print_message(_of_gasp(spare if answer.rows else answer.why_empty))
    if form is not OutputFormat.TABLE:
        places = [list(known).index(name) for name in names]
        whole = names == list(known)
        cells = rows if whole else [[row[place] for place in places] for row in rows]
        text = machine.WRITERS[form.value](names, cells)
        if stream.is_terminal() and form not in (OutputFormat.JSON, OutputFormat.JSONL):
            text = stream.escape_controls(text, tabs=True)
        stream.write(text)
    elif rows:
        # Rich takes longer to import than most questions to answer.
        from gasp_cli.render.pager import show
        from gasp_cli.render.table import draw

        answer = answer._replace(rows=_sort(answer.rows, list(known), sort))
        chosen = names if fields is not None else None
        show(draw(answer, known, chosen, limit=limit))
    for remark in answer.remarks:
        stream.print_message(_of_gasp(remark))


def effective_format(wanted: OutputFormat | None) -> OutputFormat:
    """The format that is wanted, else a table on a terminal and TSV in a pipe."""
    return wanted or (OutputFormat.TABLE if stream.is_terminal() else OutputFormat.TSV)


def _of_gasp(what: str) -> str:
    return msg("gasp: {what}", what=what)


def sorted_rows(answer: ResultSet, sort: str | None) -> list[Any]:
    """The rows of an answer in the order asked for."""
    return _sort(answer.rows, list(columns(answer.row_type)), sort)


def _field(given: str, known: Sequence[str]) -> str:
    if given in known:
        return given
    close = closest_matches(given, known, 1)
    hint = msg("the fields are {names}", names=", ".join(known))
    if close:
        hint = msg("did you mean {name}? {fields}", name=close[0], fields=hint)
    raise UsageError(msg("no field is called {given!r}", given=given), hint)


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
