"""Printing of cards: an object in JSON, a page on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from gasp_cli.render import formats
from gasp_cli.render.formats import OutputFormat, effective_format
from gasp_cli.render.streams import write
from gasp_cli.results import ResultSet, columns

if TYPE_CHECKING:
    from gasp_cli.render.page import Page


class Card(Protocol):
    """One thing with everything known of it: its fields, and the rows that belong to it."""

    @property
    def kind(self) -> str:
        """The kind of thing it is."""

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
        """The addresses of values of its fields."""


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
    if output_format is OutputFormat.JSON:
        write(formats.json_object(_object(card)))
    elif output_format is OutputFormat.JSONL:
        write(formats.json_lines([*_object(card)], [[*_object(card).values()]]))
    else:
        write(formats.WRITERS[output_format.value](("field", "value"), _lines(card)))


def print_cards(cards: Sequence[Card], output_format: OutputFormat | None) -> None:
    """Print several cards: one below the other on a terminal, an array in JSON.

    In a pipe a field a line, with the headline of its card in front.
    """
    output_format = effective_format(output_format)
    if output_format is OutputFormat.TABLE:
        # See `print_card`.
        from gasp_cli.render.pager import show
        from gasp_cli.render.table import draw_card

        show(text for card in cards for text in (draw_card(card), "\n"))
    elif output_format is OutputFormat.JSON:
        write(formats.json_object([_object(card) for card in cards]))
    elif output_format is OutputFormat.JSONL:
        for card in cards:
            write(formats.json_lines([*_object(card)], [[*_object(card).values()]]))
    else:
        lines = [(card.title, *line) for card in cards for line in _lines(card)]
        write(formats.WRITERS[output_format.value](("title", "field", "value"), lines))


def _object(card: Card) -> dict[str, Any]:
    """The fields of a card, and its sections as lists of objects."""
    fields = {"kind_of": card.kind} | card.fields
    for section, answer in card.sections.items():
        names = list(columns(answer.row_type))
        fields[section] = [dict(zip(names, row, strict=True)) for row in answer.rows]
    return fields


def _lines(card: Card) -> list[tuple[str, Any]]:
    """The fields of a card, and the ids of the rows of its sections."""
    fields = {"kind_of": card.kind} | card.fields
    lines = [(name, value) for name, value in fields.items() if name not in card.sections]
    for section, answer in card.sections.items():
        names = list(columns(answer.row_type))
        place = names.index("id") if "id" in names else 0
        lines.append((section, [row[place] for row in answer.rows]))
    return lines
