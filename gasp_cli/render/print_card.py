"""Printing of cards: an object in JSON, a page on a terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gasp_cli.render import formats
from gasp_cli.render.formats import OutputFormat, effective_format
from gasp_cli.render.streams import write
from gasp_cli.results import Card, columns

if TYPE_CHECKING:
    from gasp_cli.render.page import Page


def print_card(
    card: Card, output_format: OutputFormat | None, page: Callable[[], Page] | None = None
) -> None:
    """Print a card: a page on a terminal, a field a line in a pipe, one object in JSON.

    `page` makes the page; without it the page has the headline, the fields and the sections.
    """
    output_format = effective_format(output_format)
    if output_format is OutputFormat.TABLE:
        # Rich takes longer to import than most queries to run.
        if page is not None:
            from gasp_cli.render.page import show_page

            show_page(page())
        else:
            from gasp_cli.render.pager import show
            from gasp_cli.render.table import draw_card

            show([draw_card(card)])
        return
    fields = {"kind_of": card.kind} | card.fields
    if output_format in (OutputFormat.JSON, OutputFormat.JSONL):
        for section, answer in card.sections.items():
            names = list(columns(answer.row_type))
            fields[section] = [dict(zip(names, row, strict=True)) for row in answer.rows]
        if output_format is OutputFormat.JSON:
            write(formats.json_object(fields))
        else:
            write(formats.json_lines(list(fields), [list(fields.values())]))
        return
    lines = [(name, value) for name, value in fields.items() if name not in card.sections]
    for section, answer in card.sections.items():
        names = list(columns(answer.row_type))
        place = names.index("id") if "id" in names else 0
        lines.append((section, [row[place] for row in answer.rows]))
    write(formats.WRITERS[output_format.value](("field", "value"), lines))
