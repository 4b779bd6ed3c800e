"""Values in formats that know nothing but text."""

from __future__ import annotations

from collections.abc import Sequence
from types import NoneType
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t")


def flat(value: Any) -> str:
    """A value in a flat format: nothing for None, `true` and `false`, lists joined by `; `."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "; ".join(map(flat, value))
    if isinstance(value, dict):
        return "; ".join(f"{name}={flat(one)}" for name, one in value.items())
    return str(value)


def guarded(value: Any) -> str:
    """A CSV cell that no spreadsheet takes for a formula; numbers stay numbers."""
    text = flat(value)
    is_text = isinstance(value, (str, list, tuple, dict))
    return f"'{text}" if is_text and text.startswith(_FORMULA) else text


def guarded_column(values: Sequence[Any]) -> Sequence[Any]:
    """The CSV cells of a column; a CSV writer makes text of numbers, and nothing of None."""
    kinds = set(map(type, values)) - {NoneType}
    if kinds <= {int, float}:
        return values
    if kinds == {bool}:
        return [None if value is None else "true" if value else "false" for value in values]
    if kinds == {str} and not any(map(_runs, {text[:1] for text in values if text})):
        return values
    return list(map(guarded, values))


def _runs(first: str) -> bool:
    return first in _FORMULA


class UnixLines:
    """Takes a CSV writer's lines and ends them as Unix does.

    A writer that is told to end its lines with a newline does not quote a lone carriage return.
    """

    def __init__(self, sink: Any) -> None:
        self._sink = sink

    def write(self, line: str) -> None:
        """Write one line."""
        self._sink.write(line.removesuffix("\r\n") + "\n")
