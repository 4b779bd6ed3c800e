"""What a screen is made of, where it shows more than the rows of one answer.

Blocks know neither a terminal nor football: `output.layout` draws them, `pages` fills them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from gasp_cli.results import CellStyle, ChartLine, ResultSet


class Span(NamedTuple):
    """Some words in one look, which lead to an address where they have one."""

    text: str
    look: CellStyle = CellStyle.PLAIN
    url: str = ""


Line: TypeAlias = Sequence[Span]


class Lines(NamedTuple):
    """Lines of text, each broken where the screen ends.

    With `indent` the first piece of a line hangs in a margin of so many columns.
    """

    lines: Sequence[Line]
    indent: int = 0


class Grid(NamedTuple):
    """Cells lined up in columns; `align` has a letter a column: `l`, `c` or `r`.

    With `turns` rows become columns where a screen has no room for all columns.
    """

    rows: Sequence[Sequence[Span | Line]]
    align: str
    gap: int = 2
    turns: bool = False


class ShareBar(NamedTuple):
    """Parts of a whole, in words and as a bar; `what` it is before them, `aside` at their right."""

    parts: Sequence[tuple[int, Span]]
    what: str = ""
    aside: str = ""


class Plot(NamedTuple):
    """Lines over the same places.

    `at` names the places; `marks` stand under the line instead, one a place, with the names under
    them. With `inverted` the first is on top, as in a league table.
    """

    series: Sequence[ChartLine]
    at: Sequence[str]
    lowest: float
    highest: float
    inverted: bool = False
    height: int = 0
    marks: Sequence[Span] = ()


class Rows(NamedTuple):
    """Rows of an answer as a table, without its title; only these fields."""

    answer: ResultSet
    fields: Sequence[str]


class Columns(NamedTuple):
    """Two columns of blocks, side by side.

    Where a screen has not room for both, there is `otherwise`, else one stands below the other.
    """

    left: Sequence[Block]
    right: Sequence[Block]
    otherwise: Sequence[Block] = ()


class Section(NamedTuple):
    """Blocks under a heading."""

    title: str
    blocks: Sequence[Block]


Block: TypeAlias = Lines | Grid | ShareBar | Plot | Rows | Columns | Section


class Page(NamedTuple):
    """A screen: a headline, what stands at its right, and blocks."""

    title: str
    aside: str
    blocks: Sequence[Block]
