"""What stands along the axes of a plot, on a terminal and in a picture."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10

from gasp_cli.render.blocks import Plot

FEW = 12
"""Places of which each shows its value, where there is room."""
_TICKS = 5


def ticks(plot: Plot) -> list[float]:
    """Round numbers from the lowest to the highest; the first place of a table is one of them."""
    span = plot.highest - plot.lowest
    step = _round_step(span / _TICKS)
    first = ceil(plot.lowest / step) * step
    found = [first + step * number for number in range(floor((plot.highest - first) / step) + 1)]
    if plot.inverted and plot.lowest not in found:
        found = [plot.lowest, *found]
    return found


def _round_step(least: float) -> float:
    if least <= 1:
        return 1
    power = 10 ** floor(log10(least))
    return next(float(literal * power) for literal in (1, 2, 5, 10) if literal * power >= least)


def labelled(at: Sequence[str], every: int) -> list[bool]:
    """Which places are named, of so many one at most; of numbers the round ones, and the first."""
    if every > 1 and all(name.isdigit() for name in at):
        every = next((literal for literal in (5, 10, 20, 50) if literal >= every), every)
        return [int(name) % every == 0 or name == at[0] for name in at]
    return [place % every == 0 for place in range(len(at))]


def number(value: float) -> str:
    """A value as it is written beside an axis, or on a line."""
    return str(int(value)) if value == int(value) else str(round(value, 1))
