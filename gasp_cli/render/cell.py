"""Cells on a terminal: a value in the reader's language, its colour, and its link."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.style import Style
from rich.text import Text

from gasp_cli.i18n import (
    Message,
    Worded,
    day_of,
    figure,
    name_term,
    on_screen,
    translate,
    value_term,
)
from gasp_cli.render.streams import escape_controls
from gasp_cli.render.theme import MUTED, RESULTS, SIGNS, VERDICTS, signed
from gasp_cli.results import CellStyle, Column, Kind
from gasp_cli.scalars import to_text, web_address


def text_of(value: Any, column: Column) -> str:
    """The text of a cell: `yes` for true; for false nothing, or `no` if it is a claim's value."""
    if isinstance(value, Worded):
        value = value.words
    if isinstance(value, bool):
        no = translate("no") if column.style is CellStyle.VALUE else ""
        return translate("yes") if value else no
    if column.style is CellStyle.SIGNED and isinstance(value, int):
        return f"{value:+d}" if value else "0"
    if column.style is CellStyle.SIGN:
        return SIGNS.get(value, "")
    if isinstance(value, (int, float)) and column.kind is not Kind.DATE:
        return figure(value)
    if isinstance(value, dict):
        text = "\n".join(f"{name}={to_text(item)}" for name, item in value.items())
    elif isinstance(value, list):
        unknown = translate("unknown")
        text = ", ".join(unknown if item is None else text_of(item, column) for item in value)
    else:
        text = _translated(value, column.kind) if isinstance(value, str) else to_text(value)
    return text if text.isprintable() else escape_controls(text)


def _translated(text: str, kind: Kind | None) -> str:
    if isinstance(text, Message) or kind is Kind.TERM:
        return on_screen(text)
    if kind is Kind.NAME:
        return translate(name_term(text))
    if kind is Kind.DATE:
        return day_of(text)
    if kind is Kind.VALUE and len(text) > 1:  # a single letter is a group, not a result
        return translate(value_term(text, short=True))
    return text


def cell(value: Any, column: Column, links: Mapping[str, str], text: str | None = None) -> Text:
    """A cell, never read as markup, in the colour of its meaning, with its link.

    `text` is the result of `text_of`, if the caller has it.
    """
    if links and isinstance(value, list):
        return Text(", ").join(cell(item, column, links) for item in value)  # each with its link
    drawn = Text(text_of(value, column) if text is None else text)
    if column.style in (CellStyle.VERDICT, CellStyle.SIGN):
        drawn.style = MUTED if isinstance(value, Worded) else VERDICTS.get(value, "")
    elif column.style is CellStyle.RESULT:
        drawn.style = RESULTS.get(value, "")
    elif column.style is CellStyle.SIGNED and isinstance(value, int):
        drawn.style = signed(value)
    if links and isinstance(value, str):
        # A citation, `source-id:paragraph`, links to its source.
        address = links.get(value) or links.get(value.rpartition(":")[0]) or ""
        if address := web_address(address):
            drawn.stylize(Style(link=address))
    return drawn


def with_links(text: Text) -> Text:
    """The text, with its addresses as links."""
    text.highlight_regex(r"https?://\S+", lambda address: Style(link=address))
    return text
