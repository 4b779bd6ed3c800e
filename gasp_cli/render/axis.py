"""Plots, and the labels of their axes on a terminal and in a picture."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import NamedTuple

from gasp_cli.results import ChartLine

FEW = 12
"""The most places at which lines show their values."""
_TICKS = 5


class Plot(NamedTuple):
    """Lines over the same places.

    `at` names the places; under the lines are the `marks`, letters of results, one for each place,
    and under these the names. With `inverted` the lowest value is on top, as in a league table.
    """

    series: Sequence[ChartLine]
    at: Sequence[str]
    lowest: float
    highest: float
    inverted: bool = False
    height: int = 0
    marks: Sequence[str] = ()


def ticks(plot: Plot) -> list[float]:
    """Round numbers from the lowest to the highest value, with the first place of a table."""
    span = plot.highest - plot.lowest
    step = _round_step(span / _TICKS)
    first = ceil(plot.lowest / step) * step
    values = [first + step * number for number in range(floor((plot.highest - first) / step) + 1)]
    return [plot.lowest, *values] if plot.inverted and plot.lowest not in values else values


def _round_step(least: float) -> float:
    if least <= 1:
        return 1
    power = 10 ** floor(log10(least))
    return next(float(digit * power) for digit in (1, 2, 5, 10) if digit * power >= least)


def labelled(at: Sequence[str], every: int) -> list[bool]:
    """Whether each place has a label: one in `every`; of numbers the round ones, and the first."""
    if every > 1 and all(name.isdigit() for name in at):
        every = next((step for step in (5, 10, 20, 50) if step >= every), every)
        return [int(name) % every == 0 or name == at[0] for name in at]
    return [place % every == 0 for place in range(len(at))]


def number(value: float) -> str:
    """A value for an axis or a line, with one decimal at most."""
    return str(int(value)) if value == int(value) else str(round(value, 1))
