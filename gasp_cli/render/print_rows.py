"""Choosing fields, order and format, and handing the text over."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from gasp_cli.errors import UsageError
from gasp_cli.i18n import say
from gasp_cli.matching import nearest
from gasp_cli.render import formats as machine
from gasp_cli.render import streams as stream
from gasp_cli.results import Answer, columns


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    TSV = "tsv"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"


FORMATS = {
    Format.TABLE: say(
        "for reading: as wide as the terminal, cut nowhere, the widest columns left out"
    ),
    Format.TSV: say(
        "a header line, then a line a row; tabs and line breaks in a value become a blank"
    ),
    Format.CSV: say("the same with commas; a text that a spreadsheet would run begins with '"),
    Format.JSON: say("one array of objects; numbers are numbers, what is missing is null"),
    Format.JSONL: say("an object a line"),
    Format.MARKDOWN: say("a table to paste"),
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
    form = form_of(form)
    for warning in answer.warnings:
        stream.remark(_of_gasp(warning))
    if not rows:
        spare = say("--limit {limit} leaves no row", limit=limit)
        stream.remark(_of_gasp(spare if answer.rows else answer.why_empty))
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
        from gasp_cli.render.pager import show
        from gasp_cli.render.table import draw

        answer = answer._replace(rows=_sort(answer.rows, list(known), sort))
        chosen = names if fields is not None else None
        show(draw(answer, known, chosen, limit=limit))
    for remark in answer.remarks:
        stream.remark(_of_gasp(remark))


def form_of(wanted: Format | None) -> Format:
    """The format that is wanted, else a table on a terminal and TSV in a pipe."""
    return wanted or (Format.TABLE if stream.is_terminal() else Format.TSV)


def _of_gasp(what: str) -> str:
    return say("gasp: {what}", what=what)


def ordered(answer: Answer, sort: str | None) -> list[Any]:
    """The rows of an answer in the order asked for."""
    return _sort(answer.rows, list(columns(answer.kind)), sort)


def _field(given: str, known: Sequence[str]) -> str:
    if given in known:
        return given
    close = nearest(given, known, 1)
    hint = say("the fields are {names}", names=", ".join(known))
    if close:
        hint = say("did you mean {name}? {fields}", name=close[0], fields=hint)
    raise UsageError(say("no field is called {given!r}", given=given), hint)


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
