"""What a screen is made of, where it shows more than the rows of one answer.

Blocks know neither a terminal nor football: `output.layout` draws them, `pages` fills them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from gasp_cli.results import Answer, Look, Series


class Piece(NamedTuple):
    """Some words in one look, which lead to an address where they have one."""

    text: str
    look: Look = Look.PLAIN
    url: str = ""


Line: TypeAlias = Sequence[Piece]


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

    rows: Sequence[Sequence[Piece | Line]]
    align: str
    gap: int = 2
    turns: bool = False


class Shares(NamedTuple):
    """Parts of a whole, in words and as a bar; `what` it is before them, `aside` at their right."""

    parts: Sequence[tuple[int, Piece]]
    what: str = ""
    aside: str = ""


class Plot(NamedTuple):
    """Lines over the same places.

    `at` names the places; `marks` stand under the line instead, one a place, with the names under
    them. With `inverted` the first is on top, as in a league table.
    """

    series: Sequence[Series]
    at: Sequence[str]
    lowest: float
    highest: float
    inverted: bool = False
    height: int = 0
    marks: Sequence[Piece] = ()


class Rows(NamedTuple):
    """Rows of an answer as a table, without its title; only these fields."""

    answer: Answer
    fields: Sequence[str]


class Beside(NamedTuple):
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


Block: TypeAlias = Lines | Grid | Shares | Plot | Rows | Beside | Section


class Page(NamedTuple):
    """A screen: a headline, what stands at its right, and blocks."""

    title: str
    aside: str
    blocks: Sequence[Block]
