"""A value as a terminal shows it: in the reader's language, in its colour, with its address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.style import Style
from rich.text import Text

from gasp_cli.i18n import translate, translate_cell
from gasp_cli.render.streams import escape_controls
from gasp_cli.render.theme import RESULTS, SIGNS, VERDICTS, signed
from gasp_cli.results import CellStyle
from gasp_cli.scalars import to_text, web_address


def text_of(value: Any, look: CellStyle) -> str:
    """A cell as text; `yes` for true, and for false nothing, but of a value `no`."""
    if isinstance(value, bool):
        return translate("yes") if value else translate("no") if look is CellStyle.VALUE else ""
    if look is CellStyle.SIGNED and isinstance(value, int):
        return f"{value:+d}" if value else "0"
    if isinstance(value, dict):
        return escape_controls("\n".join(f"{name}={to_text(one)}" for name, one in value.items()))
    if isinstance(value, list):
        return escape_controls(
            ", ".join(translate("unknown") if one is None else text_of(one, look) for one in value)
        )
    if look is CellStyle.SIGN:
        return SIGNS.get(value, "")
    text = to_text(value)
    if isinstance(value, str) and look is not CellStyle.CODE:
        text = translate(value) if look is CellStyle.RESULT else translate_cell(value)
    return text if text.isprintable() else escape_controls(text)


def cell(value: Any, look: CellStyle, links: Mapping[str, str]) -> Text:
    """A cell as text that is never markup, in the colour of what it says, and linked."""
    if links and isinstance(value, list):
        return Text(", ").join(cell(one, look, links) for one in value)
    text = Text(text_of(value, look))
    if look in (CellStyle.VERDICT, CellStyle.SIGN):
        text.style = VERDICTS.get(value, "")
    elif look is CellStyle.RESULT:
        text.style = RESULTS.get(value, "")
    elif look is CellStyle.SIGNED and isinstance(value, int):
        text.style = signed(value)
    if links and isinstance(value, str):
        # A citation, `source-id:paragraph`, leads to its source.
        address = links.get(value) or links.get(value.rpartition(":")[0]) or ""
        if address := web_address(address):
            text.stylize(Style(link=address))
    return text


def with_links(text: Text) -> Text:
    """The text, in which addresses lead to themselves."""
    text.highlight_regex(r"https?://\S+", lambda address: Style(link=address))
    return text
