"""Printing of rows, in the chosen fields, order and format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gasp_cli.i18n import msg, translate
from gasp_cli.render import formats, streams
from gasp_cli.render.field_names import find_fields
from gasp_cli.render.formats import Cells, OutputFormat, effective_format
from gasp_cli.results import Column, ResultSet, columns


def print_rows(
    answer: ResultSet,
    output_format: OutputFormat | None = None,
    *,
    fields: str | None = None,
    sort: str | None = None,
    limit: int | None = None,
    headers: bool = True,
) -> None:
    """Print an answer: data to stdout, remarks to stderr.

    Without a format it is a table on a terminal, or the answer's own page where no option is given
    for the rows; else TSV. `fields` are separated by commas. Without `headers` TSV, CSV and
    Markdown begin with the first row.
    Raises `UsageError` for a field that its rows do not have.
    """
    declared = columns(answer.row_type)
    public = list(declared)
    names = _pick(fields, declared)
    if (
        answer.page is not None
        and (fields, sort, limit) == (None, None, None)
        and effective_format(output_format) is OutputFormat.TABLE
    ):
        # Rich is imported only where something is drawn.
        from gasp_cli.render.page import show_page

        print_remarks(answer.warnings)
        show_page(answer.page())
        return
    rows = sorted_rows(answer, sort)
    shown = rows[:limit]
    output_format = effective_format(output_format)
    print_remarks(answer.warnings)
    if not shown:
        print_no_rows(answer)
    if output_format is not OutputFormat.TABLE:
        places = [public.index(name) for name in names]
        chosen = shown if names == public else [[row[place] for place in places] for row in shown]
        cells = _with_sentences(names, chosen)
        text = formats.WRITERS[output_format.value](names, cells)
        if not headers:
            text = text.split("\n", formats.HEADER_LINES.get(output_format, 0))[-1]
        if streams.is_terminal() and output_format not in (OutputFormat.JSON, OutputFormat.JSONL):
            text = streams.escape_controls(text, tabs=True)
        streams.write(text)
    elif shown:
        # Rich takes longer to import than most queries to run.
        from gasp_cli.render.pager import show
        from gasp_cli.render.table import draw

        show(draw(answer._replace(rows=rows), names if fields is not None else None, limit))
    print_remarks(answer.remarks)


def print_no_rows(answer: ResultSet) -> None:
    """Say on stderr why there is no row: the answer has none, or none is asked for."""
    spare = msg("--limit {limit}: no rows shown", limit=0)
    streams.print_message(from_gasp(spare if answer.rows else answer.why_empty))


def chosen_rows(
    answer: ResultSet, fields: str | None, sort: str | None, limit: int | None
) -> list[Any]:
    """The rows of an answer in the order asked for, as many as asked for.

    Raises `UsageError` for a field that they do not have.
    """
    _pick(fields, columns(answer.row_type))
    return sorted_rows(answer, sort)[:limit]


def print_count(answer: ResultSet, rows: Sequence[Any]) -> None:
    """Print the number of rows, and the remarks on their answer to stderr."""
    print_remarks(answer.warnings)
    if not rows:
        print_no_rows(answer)
    streams.write(f"{len(rows)}\n")
    print_remarks(answer.remarks)


_SENTENCES = ("reason", "understood_as")
"""The fields that every format has in the language in use; all other values stay as they are."""


def _with_sentences(names: Sequence[str], rows: Sequence[Cells]) -> Sequence[Cells]:
    """Rows with their sentences in the language in use."""
    places = {place for place, name in enumerate(names) if name in _SENTENCES}
    if not places:
        return rows
    return [
        [
            translate(value) if place in places and isinstance(value, str) else value
            for place, value in enumerate(row)
        ]
        for row in rows
    ]


def print_remarks(remarks: Sequence[str]) -> None:
    """Print remarks to stderr, a line each."""
    for remark in remarks:
        streams.print_message(from_gasp(remark))


def from_gasp(message: str) -> str:
    """A remark as stderr has it."""
    return msg("gasp: {what}", what=message)


def sorted_rows(answer: ResultSet, sort: str | None) -> list[Any]:
    """The rows sorted by a field, descending if it begins with a minus; None always comes last."""
    if sort is None:
        return list(answer.rows)
    fields = columns(answer.row_type)
    name, *_ = find_fields(sort.removeprefix("-"), fields)
    place = list(fields).index(name)
    rows = [row for row in answer.rows if row[place] is not None]
    rows.sort(key=lambda row: row[place], reverse=sort.startswith("-"))
    return rows + [row for row in answer.rows if row[place] is None]


def _pick(names: str | None, fields: Mapping[str, Column]) -> list[str]:
    if names is None:
        return list(fields)
    return [field for name in names.split(",") for field in find_fields(name.strip(), fields)]
