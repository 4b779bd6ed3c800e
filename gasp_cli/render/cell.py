"""A value as a terminal shows it: in the reader's language, in its colour, with its address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.style import Style
from rich.text import Text

from gasp_cli.i18n import tell, tell_cell
from gasp_cli.render.streams import visible
from gasp_cli.render.theme import RESULTS, SIGNS, VERDICTS, signed
from gasp_cli.results import Look
from gasp_cli.scalars import flat, web_address


def text_of(value: Any, look: Look) -> str:
    """A cell as text; `yes` for true, and for false nothing, but of a value `no`."""
    if isinstance(value, bool):
        return tell("yes") if value else tell("no") if look is Look.VALUE else ""
    if look is Look.SIGNED and isinstance(value, int):
        return f"{value:+d}" if value else "0"
    if isinstance(value, dict):
        return visible("\n".join(f"{name}={flat(one)}" for name, one in value.items()))
    if isinstance(value, list):
        return visible(
            ", ".join(tell("unknown") if one is None else text_of(one, look) for one in value)
        )
    if look is Look.SIGN:
        return SIGNS.get(value, "")
    text = flat(value)
    if isinstance(value, str) and look is not Look.CODE:
        text = tell(value) if look is Look.RESULT else tell_cell(value)
    return text if text.isprintable() else visible(text)


def cell(value: Any, look: Look, links: Mapping[str, str]) -> Text:
    """A cell as text that is never markup, in the colour of what it says, and linked."""
    if links and isinstance(value, list):
        return Text(", ").join(cell(one, look, links) for one in value)
    text = Text(text_of(value, look))
    if look in (Look.VERDICT, Look.SIGN):
        text.style = VERDICTS.get(value, "")
    elif look is Look.RESULT:
        text.style = RESULTS.get(value, "")
    elif look is Look.SIGNED and isinstance(value, int):
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
