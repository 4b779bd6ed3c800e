"""Values in formats that know nothing but text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import NoneType
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t")


def to_text(value: Any) -> str:
    """A value in a flat format: nothing for None, `true` and `false`, lists joined by `; `."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "; ".join(map(to_text, value))
    if isinstance(value, dict):
        return "; ".join(f"{name}={to_text(one)}" for name, one in value.items())
    return str(value)


def csv_safe(value: Any) -> str:
    """A CSV cell that no spreadsheet takes for a formula; numbers stay numbers."""
    text = to_text(value)
    is_text = isinstance(value, (str, list, tuple, dict))
    return f"'{text}" if is_text and text.startswith(_FORMULA) else text


def csv_safe_column(values: Sequence[Any]) -> Sequence[Any]:
    """The CSV cells of a column; a CSV writer makes text of numbers, and nothing of None."""
    kinds = set(map(type, values)) - {NoneType}
    if kinds <= {int, float}:
        return values
    if kinds == {bool}:
        return [None if value is None else "true" if value else "false" for value in values]
    if kinds == {str} and not any(map(_is_formula, {text[:1] for text in values if text})):
        return values
    return list(map(csv_safe, values))


def _is_formula(first: str) -> bool:
    return first in _FORMULA


_MARKUP = re.compile(
    r"[`*$\[<>|]|\\(?=[!-/:-@\[-`{-~])|&(?=#?\w+;)|(?<!/)~|(?<![^\W_])_|_(?![^\W_])"
)
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def in_markdown(text: str) -> str:
    """A text as it stands in one line of Markdown: it reads the same and does nothing.

    What begins HTML becomes an entity, since not every program knows it behind a backslash.
    """
    line = " ".join(text.splitlines())
    return _MARKUP.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), line)


_NOT_IN_ADDRESS = re.compile(r"[^!#-;=?-\[\]_a-z~]")  # all else stands there as %20 does


def web_address(text: str) -> str:
    """An address of the web as any markup may link to it; empty for what is not one.

    Another scheme may run something: `javascript:` is one.
    """
    if not re.match("https?://.", text, re.IGNORECASE):
        return ""
    return _NOT_IN_ADDRESS.sub(_as_bytes, text)


def _as_bytes(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "surrogatepass"))


class UnixLines:
    """Takes a CSV writer's lines and ends them as Unix does.

    A writer that is told to end its lines with a newline does not quote a lone carriage return.
    """

    def __init__(self, sink: Any) -> None:
        self._sink = sink

    def write(self, line: str) -> None:
        """Write one line."""
        self._sink.write(line.removesuffix("\r\n") + "\n")
