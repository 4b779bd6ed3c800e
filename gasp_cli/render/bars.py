"""Thin bars beside figures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rich.text import Text

from gasp_cli.render.theme import BAR, MUTED, signed

_HALVES = 2  # of a column; fonts differ in finer parts


class Scale(NamedTuple):
    """The columns left and right of zero, and the value of one column."""

    left: int
    right: int
    unit: float


def scale_of(values: Iterable[float], width: int) -> Scale:
    """The scale that fits all values into that width."""
    all_values = [0.0, *values]
    low, high = -min(all_values), max(all_values)
    left = round(width * low / ((low + high) or 1))
    return Scale(left, width - left, (low + high) / width or 1)


def bar(value: float | None, scale: Scale, style: str = BAR) -> Text:
    """A bar from zero to the value; where some values are negative, in the colour of its sign."""
    room = (scale.left if (value or 0) < 0 else scale.right) * _HALVES
    halves = min(round(abs(value or 0) / scale.unit * _HALVES), room)
    whole, half = divmod(halves, _HALVES)
    if not scale.left:
        return Text("━" * whole + "╸" * half, style=style)
    text = Text(style=signed(value or 0))
    if (value or 0) < 0:
        drawn = "╺" * half + "━" * whole
        text.append(" " * (scale.left - len(drawn)) + drawn)
        return text.append("│", MUTED)
    text.append(" " * scale.left)
    return text.append("│", MUTED).append("━" * whole + "╸" * half)
