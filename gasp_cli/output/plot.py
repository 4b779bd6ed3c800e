"""Lines over matchdays or seasons, drawn in the dots of Braille letters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor, log10

from plotille import Canvas
from rich.text import Text

from gasp_cli.cells import flat
from gasp_cli.language import tell
from gasp_cli.output.palette import MUTED, OTHERS, OWN, RESULTS
from gasp_cli.output.stream import visible
from gasp_cli.page import Plot, Series

_BLANK = 0x2800  # the Braille letter without a dot
_WIDEST_STEP = 12  # columns from one place to the next
_LONGEST_NAME = 22
_FEW = 12  # places of which each shows its value
_TICKS = 5


class _Area:
    """The rectangle in which the lines are: a letter and a style a cell, the last put wins."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._cells = [[(" ", "")] * width for _ in range(height)]

    def put(self, row: int, column: int, text: str, style: str) -> None:
        """Write a text, as far as it is within."""
        for place, letter in enumerate(text, column):
            if 0 <= row < self.height and 0 <= place < self.width:
                self._cells[row][place] = (letter, style)

    def line(self, row: int) -> Text:
        """A line of it."""
        text = Text()
        for letter, style in self._cells[row]:
            text.append(letter, style)
        return text


def draw_plot(plot: Plot, width: int, height: int) -> list[Text]:
    """The lines of a plot within so many columns, its axes and names among them."""
    ticks = _ticks(plot)
    margin = max(len(_number(one)) for one in ticks) + 1
    names = [visible(tell(one.name)) for one in plot.series]
    beside = min(max(map(len, names)), _LONGEST_NAME) + 1 if len(names) > 1 else 0
    scale = _Scale(plot, width - margin - beside, height)
    area = _Area(scale.width, height)
    for tick in ticks:
        area.put(scale.row(tick), 0, "·" * area.width, MUTED)
    styles = _styles(plot.series)
    for series, style in _own_last(plot.series, styles):
        _curve(area, scale, series, style)
    if len(plot.at) <= _FEW:
        for series, style in _own_last(plot.series, styles):
            _figures(area, scale, series, style)
    labels = {scale.row(one): _number(one) for one in ticks}
    ends = _ends(plot.series, scale)
    lines = []
    for row in range(height):
        line = Text(f"{labels.get(row, ''):>{margin - 1}} ", style=MUTED) + area.line(row)
        if beside and row in ends:
            line.append(f" {names[ends[row]][:_LONGEST_NAME]}", styles[ends[row]])
        lines.append(line)
    if plot.marks:
        marks = _Area(scale.width, 1)
        for place, piece in enumerate(plot.marks):
            told = visible(tell(piece.text))[:1]
            marks.put(0, scale.column(place), told, RESULTS.get(piece.text, ""))
        lines.append(Text(" " * margin) + marks.line(0))
    return [*lines, _places(plot.at, margin, scale)]


class _Scale:
    """Where places and values lie in the area of a plot."""

    def __init__(self, plot: Plot, room: int, height: int) -> None:
        self.plot, self.height = plot, height
        step = min(room / len(plot.at), _WIDEST_STEP)
        even = plot.marks or len(plot.at) <= _FEW  # letters and figures stand as far apart
        self.step = max(float(int(step)) if even else step, 0.1)
        self.width = max(int(self.step * len(plot.at)), 1)

    def x(self, place: int) -> float:
        """The middle of the columns of a place."""
        return (place + 0.5) * self.step

    def column(self, place: int) -> int:
        """The column in its middle."""
        return int(self.x(place) - 0.5 * (self.step == int(self.step)))

    def row(self, value: float) -> int:
        """The row in which a value lies."""
        return round(self._depth(value) * (self.height - 1))

    def y(self, value: float) -> float:
        """How high that is, in rows from below; a value lies in the middle of its row."""
        return (1 - self._depth(value)) * (self.height - 1) + 0.5

    def _depth(self, value: float) -> float:
        """How far down a value is: nought on top, one below."""
        share = (self.plot.highest - value) / ((self.plot.highest - self.plot.lowest) or 1)
        return 1 - share if self.plot.inverted else share


def _styles(series: Sequence[Series]) -> list[str]:
    others = iter(OTHERS * len(series))
    return [f"bold {OWN}" if one.own else next(others) for one in series]  # untold: styles


def _own_last(series: Sequence[Series], styles: Sequence[str]) -> list[tuple[Series, str]]:
    """What is drawn last lies on top."""
    return sorted(zip(series, styles, strict=True), key=lambda one: one[0].own)


def _curve(area: _Area, scale: _Scale, series: Series, style: str) -> None:
    """A line through the values."""
    canvas = Canvas(area.width, area.height, xmax=area.width, ymax=area.height)
    points = [
        (scale.x(place), scale.y(value))
        for place, value in enumerate(series.values)
        if value is not None
    ]
    for (x, y), (to_x, to_y) in pairwise(points):
        canvas.line(x, y, to_x, to_y)
    if len(points) == 1:
        canvas.point(*points[0])
    for row, line in enumerate(canvas.plot().split("\n")):
        for column, letter in enumerate(line):
            if ord(letter) > _BLANK:
                area.put(row, column, letter, style)


def _figures(area: _Area, scale: _Scale, series: Series, style: str) -> None:
    """The values themselves, on their line."""
    for place, value in enumerate(series.values):
        if value is not None:
            text = f" {_number(value)} "
            column = round(scale.x(place) - len(text) / 2)
            area.put(scale.row(value), column, text, style)


def _ends(series: Sequence[Series], scale: _Scale) -> dict[int, int]:
    """The row beside which each line is named: where it ends, or the next that is free."""
    rows = {
        number: scale.row(known[-1])
        for number, one in enumerate(series)
        if (known := [value for value in one.values if value is not None])
    }
    named: dict[int, int] = {}
    for number in sorted(rows, key=lambda number: (rows[number], not series[number].own)):
        free = [row for row in range(scale.height) if row not in named]
        if free:
            wanted = rows[number]
            named[min(free, key=lambda row: (abs(row - wanted), row < wanted))] = number
    return named


def _places(at: Sequence[str], margin: int, scale: _Scale) -> Text:
    """The names of the places, as many as have room."""
    names = [visible(tell(one)) for one in at]
    every = max(ceil((max(map(len, names)) + 1) / scale.step), 1)
    if every > 1 and all(name.isdigit() for name in names):
        every = next((one for one in (5, 10, 20, 50) if one >= every), every)
        shown = [int(name) % every == 0 or name == names[0] for name in names]
    else:
        shown = [place % every == 0 for place in range(len(names))]
    line = " " * margin
    for place, name in enumerate(names):
        start = margin + scale.column(place) - (len(name) - 1) // 2
        if shown[place] and start >= len(line.rstrip()):
            line = line[:start].ljust(start) + name
    return Text(line, style=MUTED)


def _ticks(plot: Plot) -> list[float]:
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
    return next(float(one * power) for one in (1, 2, 5, 10) if one * power >= least)


def _number(value: float) -> str:
    return flat(int(value) if value == int(value) else round(value, 1))
