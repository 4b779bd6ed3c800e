"""Thin bars beside figures, for the eye."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rich.text import Text

from gasp_cli.render.theme import BAR, MUTED, signed

_HALVES = 2  # of a column, the finest that all fonts draw alike


class Scale(NamedTuple):
    """How many columns there are left and right of nought, and how much a column stands for."""

    left: int
    right: int
    unit: float


def scale_of(values: Iterable[float], width: int) -> Scale:
    """The scale on which all of these have room in so many columns."""
    known = [0.0, *values]
    low, high = -min(known), max(known)
    left = round(width * low / ((low + high) or 1))
    return Scale(left, width - left, (low + high) / width or 1)


def bar(value: float | None, scale: Scale, style: str = BAR) -> Text:
    """A bar from nought to the value; where some lie below nought, in the colour of its sign."""
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
