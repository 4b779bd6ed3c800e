"""One thing with everything known of it: an object in JSON, a page on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from gasp_cli.render import formats as machine
from gasp_cli.render import streams as stream
from gasp_cli.render.blocks import Page
from gasp_cli.render.print_rows import OutputFormat, effective_format
from gasp_cli.results import ResultSet, columns


class Card(Protocol):
    """What can be printed so: fields with values, and answers that belong to it."""

    @property
    def kind(self) -> str:
        """What it is."""

    @property
    def title(self) -> str:
        """Its headline."""

    @property
    def fields(self) -> dict[str, Any]:
        """Its own fields."""

    @property
    def sections(self) -> dict[str, ResultSet]:
        """The rows that belong to it, by name."""

    @property
    def links(self) -> Mapping[str, str]:
        """The addresses of what stands in its fields."""


def print_card(
    card: Card, wanted: OutputFormat | None, page: Callable[[], Page] | None = None
) -> None:
    """Print a card: a page on a terminal, field and value a line in a pipe, one JSON object.

    The page is what `page` makes; without it the headline, the fields and the rows of each section.
    """
    form = effective_format(wanted)
    # Rich takes longer to import than most questions to answer.
    if form is OutputFormat.TABLE and page is not None:
        from gasp_cli.render.page import show_page

        show_page(page())
        return
    if form is OutputFormat.TABLE:
        from gasp_cli.render.pager import show
        from gasp_cli.render.table import draw_card

        show([draw_card(card)])
        return
    whole = {"kind_of": card.kind} | card.fields
    for name, answer in card.sections.items():
        names = list(columns(answer.row_type))
        whole[name] = [dict(zip(names, row, strict=True)) for row in answer.rows]
    if form is OutputFormat.JSON:
        stream.write(machine.json_object(whole))
    elif form is OutputFormat.JSONL:
        stream.write(machine.json_lines(list(whole), [list(whole.values())]))
    else:
        lines = [(name, value) for name, value in whole.items() if name not in card.sections]
        for name, answer in card.sections.items():
            names = list(columns(answer.row_type))
            place = names.index("id") if "id" in names else 0
            lines.append((name, [row[place] for row in answer.rows]))
        stream.write(machine.WRITERS[form.value](("field", "value"), lines))
