"""Line charts drawn with the dots of Braille characters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from plotille import Canvas
from rich.cells import cell_len
from rich.text import Text

from gasp_cli.i18n import translate
from gasp_cli.render.axis import FEW, Plot, labelled, number, ticks
from gasp_cli.render.streams import escape_controls
from gasp_cli.render.theme import MUTED, OTHERS, OWN, RESULTS
from gasp_cli.results import ChartLine

_BLANK = 0x2800  # the Braille character without a dot; each dot sets a bit
_DOTS = range(_BLANK + 1, _BLANK + 0x100)
_WIDEST_STEP = 12  # columns from one place to the next
_LONGEST_NAME = 24
_LETTERS = 3  # on each line
_EDGE = 0.15  # the distance of a line from the next row, in rows


class _Area:
    """The rectangle of the lines: a letter and a style per cell."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._cells = [[(" ", "")] * width for _ in range(height)]

    def put(self, row: int, column: int, text: str, style: str) -> None:
        """Write a text, clipped to the area; dots are added to those already drawn."""
        for place, letter in enumerate(text, column):
            if 0 <= row < self.height and 0 <= place < self.width:
                dots = ord(letter), ord(self._cells[row][place][0])
                both = all(dot in _DOTS for dot in dots)
                self._cells[row][place] = (chr(dots[0] | dots[1]) if both else letter, style)

    def line(self, row: int) -> Text:
        """A row as text."""
        text = Text()
        for letter, style in self._cells[row]:
            text.append(letter, style)
        return text


class _Scale:
    """The coordinates of places and values in the area of a plot."""

    def __init__(self, plot: Plot, room: int, height: int) -> None:
        self.plot, self.height = plot, height
        step = min(room / len(plot.at), _WIDEST_STEP)
        # Letters and figures are evenly spaced if there is a column for each.
        even = step >= 1 and (plot.marks or len(plot.at) <= FEW)
        self.step = max(float(int(step)) if even else step, 1 / len(plot.at))
        self.width = max(int(self.step * len(plot.at)), 1)

    def x(self, place: int) -> float:
        """The middle of the columns of a place."""
        return (place + 0.5) * self.step

    def column(self, place: int) -> int:
        """The middle column of a place."""
        return int(self.x(place) - 0.5 * (self.step == int(self.step)))

    def row(self, value: float) -> int:
        """The row of a value."""
        return round(self._depth(value) * (self.height - 1))

    def y(self, value: float) -> float:
        """The height of a value, in rows from the bottom."""
        down = self._depth(value) * (self.height - 1) + 0.5
        if len(self.plot.at) <= FEW:  # stay in the row of the figure
            row = self.row(value)
            down = min(max(down, row + _EDGE), row + 1 - _EDGE)
        return self.height - down

    def _depth(self, value: float) -> float:
        """The depth of a value: 0 on top, 1 at the bottom."""
        share = (self.plot.highest - value) / ((self.plot.highest - self.plot.lowest) or 1)
        return 1 - share if self.plot.inverted else share


class _Curve(NamedTuple):
    """A line with its name, style and letter."""

    series: ChartLine
    name: str
    style: str
    letter: str


def draw_plot(plot: Plot, width: int, height: int) -> list[Text]:
    """The rows of a plot of that width, with its axes and names."""
    marked = ticks(plot)
    margin = max(len(number(tick)) for tick in marked) + 1
    lines = _translated_lines(plot)
    beside = max(cell_len(line.name) for line in lines) + 1 if len(lines) > 1 else 0
    beside = beside if 2 * beside < width else 0  # a narrow screen has only the letters
    scale = _Scale(plot, width - margin - beside, height)
    area = _Area(scale.width, height)
    for tick in marked:
        area.put(scale.row(tick), 0, "·" * area.width, MUTED)
    own_last = sorted(lines, key=lambda line: line.series.own)
    for line in own_last:
        _curve(area, scale, line)
    for order, line in enumerate(own_last):
        _letters(area, scale, line, order)
        _end_values(area, scale, line, len(lines))
    labels = {scale.row(tick): number(tick) for tick in marked}
    ends = _ends(lines, scale)
    drawn = []
    for row in range(height):
        text = Text(f"{labels.get(row, ''):>{margin - 1}} ", style=MUTED) + area.line(row)
        if beside and row in ends:
            text.append(f" {ends[row].name}", ends[row].style)
        drawn.append(text)
    if plot.marks and scale.step >= 1:
        marks = _Area(scale.width, 1)
        for place, mark in enumerate(plot.marks):
            marks.put(0, scale.column(place), translate(mark)[:1], RESULTS.get(mark, ""))
        drawn.append(Text(" " * margin) + marks.line(0))
    return [*drawn, _x_labels(plot.at, margin, scale, width)]


def _translated_lines(plot: Plot) -> list[_Curve]:
    """The lines, each with a distinct letter if several have many points."""
    lettered = len(plot.series) > 2 and len(plot.at) > FEW
    styles, taken = iter(OTHERS * len(plot.series)), set[str]()
    translated = []
    for series in plot.series:
        name = escape_controls(translate(series.name))
        if len(name) > _LONGEST_NAME:
            name = f"{name[: _LONGEST_NAME - 1]}…"
        letter = ""
        if lettered and not series.own:
            letter = next((char for char in f"{name}123456789" if char.strip() not in taken), "")
            taken |= {letter, letter.upper(), letter.lower(), ""}
            name = f"{letter} {name}"
        translated.append(_Curve(series, name, OWN if series.own else next(styles), letter))
    return translated


def _curve(area: _Area, scale: _Scale, line: _Curve) -> None:
    """Draw a line through the values."""
    canvas = Canvas(area.width, area.height, xmax=area.width, ymax=area.height)
    points = [
        (scale.x(place), scale.y(value))
        for place, value in enumerate(line.series.values)
        if value is not None
    ]
    for (x, y), (to_x, to_y) in pairwise(points):
        canvas.line(x, y, to_x, to_y)
    if len(points) == 1:
        canvas.point(*points[0])
    for row, dots in enumerate(canvas.plot().split("\n")):
        for column, letter in enumerate(dots):
            if ord(letter) in _DOTS:
                area.put(row, column, letter, line.style)


def _letters(area: _Area, scale: _Scale, line: _Curve, order: int) -> None:
    """Put the letter of a line on it at intervals, beside the letters of other lines."""
    places = len(line.series.values)
    for part in range(1, _LETTERS + 1) if line.letter else ():
        place = min(places * part // (_LETTERS + 1) + order, places - 1)
        value = line.series.values[place]
        if value is not None:
            area.put(scale.row(value), scale.column(place), line.letter, line.style)


def _end_values(area: _Area, scale: _Scale, line: _Curve, lines: int) -> None:
    """Write the values on their line if there is room for all."""
    values = {place: y for place, y in enumerate(line.series.values) if y is not None}
    texts = {place: f" {number(value)} " for place, value in values.items()}
    widest = max(map(len, texts.values()), default=0)
    if lines > 2 or len(line.series.values) > FEW or widest > scale.step:
        return
    for place, text in texts.items():
        column = round(scale.x(place) - len(text) / 2)
        area.put(scale.row(values[place]), column, text, line.style)


def _ends(lines: Sequence[_Curve], scale: _Scale) -> dict[int, _Curve]:
    """The line to name beside each row: the row where it ends, or the next free one.

    Names are in the order of the ends, from the top; lines that end level keep their order.
    """
    drawn = [(line, [v for v in line.series.values if v is not None]) for line in lines]
    ending = [(scale.y(values[-1]), line) for line, values in drawn if values]
    ending.sort(key=lambda end: -end[0])
    rows: list[int] = []
    for height, _ in ending[: scale.height]:
        row = scale.height - 1 - int(height)
        rows.append(max(row, rows[-1] + 1) if rows else row)
    # Names pushed below the last row move up, and those above them make room.
    for place in reversed(range(len(rows))):
        rows[place] = min(rows[place], scale.height - len(rows) + place)
    return {row: line for row, (_, line) in zip(rows, ending, strict=False)}


def _x_labels(at: Sequence[str], margin: int, scale: _Scale, width: int) -> Text:
    """The names of the places that have room; of numbers also the last."""
    names = [escape_controls(translate(name)) for name in at]
    every = max(ceil((max(map(len, names)) + 1) / scale.step), 1)
    named = labelled(names, every)
    line = " " * margin
    last = len(names) - 1
    for place, name in enumerate(names):
        middle = margin + scale.column(place) - (len(name) - 1) // 2
        start = min(middle, width - len(name))
        if (named[place] and start >= len(line.rstrip())) or (place == last and start > len(line)):
            line = line[:start].ljust(start) + name
    return Text(line, style=MUTED)
