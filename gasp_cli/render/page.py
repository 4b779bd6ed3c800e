"""Pages of blocks, drawn on a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from shutil import get_terminal_size

from rich.console import Console, Group, RenderableType
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from gasp_cli.i18n import translate
from gasp_cli.render.blocks import (
    Block,
    Columns,
    Grid,
    Line,
    Lines,
    Page,
    Plot,
    Rows,
    Section,
    ShareBar,
    Span,
)
from gasp_cli.render.cell import cell
from gasp_cli.render.pager import show
from gasp_cli.render.streams import escape_controls
from gasp_cli.render.table import console, small_table, take_output
from gasp_cli.render.theme import MUTED, OWN, STYLES

_JUSTIFIED = {"l": "left", "c": "center", "r": "right"}
_STROKES = "━╍┅─"
_BETWEEN = 3
_ENDLESS = 1_000
_FULL = 120
"""Columns that a page is wide at most: wider ones fall apart."""


def show_page(page: Page) -> None:
    """Show a page, a screen at a time where it is longer."""
    show([_page(page)])


def _page(page: Page) -> str:
    """The page as wide as the terminal."""
    screen = console(at_most=_FULL)
    title = Text(escape_controls(translate(page.title)), style=OWN)
    aside = Text(escape_controls(translate(page.aside)), style=MUTED)
    screen.print(_at_both_ends(title, aside, screen.width))
    for block in page.blocks:
        screen.print(_drawn(block, screen, screen.width))
    return take_output(screen)


def _drawn(block: Block, screen: Console, width: int) -> RenderableType:
    """A block within so many columns."""
    if isinstance(block, Section):
        heading = Text(escape_controls(translate(block.title)), style="bold")
        return Group(Text(), heading, *_all(block.blocks, screen, width))
    if isinstance(block, Lines):
        return _lines(block)
    if isinstance(block, Grid):
        return _grid(block, screen, width)
    if isinstance(block, ShareBar):
        return _shares(block, width)
    if isinstance(block, Plot):
        # Only what draws lines needs the library for it.
        from gasp_cli.render.terminal_chart import draw_plot

        height = block.height or min(max(get_terminal_size().lines - 8, 10), 20)
        return Group(*draw_plot(block, width, height))
    if isinstance(block, Rows):
        return small_table(block.answer, block.fields)
    return _beside(block, screen, width)


def _beside(block: Columns, screen: Console, width: int) -> RenderableType:
    """Both columns, the left one half of the screen where that leaves the right one enough."""
    if not (block.left and block.right):
        return Group(*_all([*block.left, *block.right], screen, width))
    left, right = (Group(*_all(one, screen, width)) for one in (block.left, block.right))
    wide, beside = _natural(left, screen), _natural(right, screen)
    if wide + _BETWEEN + beside > width:
        return (
            Group(*_all(block.otherwise, screen, width)) if block.otherwise else Group(left, right)
        )
    both = Table.grid(padding=(0, _BETWEEN, 0, 0))
    both.add_column(width=max(wide, min((width - _BETWEEN) // 2, width - _BETWEEN - beside)))
    both.add_column()
    both.add_row(left, right)
    return both


def _natural(drawn: RenderableType, screen: Console) -> int:
    """How wide something would be if the screen were."""
    return Measurement.get(screen, screen.options.update(max_width=_ENDLESS), drawn).maximum


def _all(blocks: Iterable[Block], screen: Console, width: int) -> list[RenderableType]:
    return [_drawn(block, screen, width) for block in blocks]


def _lines(block: Lines) -> RenderableType:
    if not block.indent:
        return Group(*map(_line, block.lines))
    grid = Table.grid()
    grid.add_column(width=block.indent)
    grid.add_column(overflow="fold")
    for first, *rest in block.lines:
        grid.add_row(_piece(first), _line(rest))
    return grid


def _line(pieces: Line) -> Text:
    line = Text()
    for piece in pieces:
        line.append_text(_piece(piece))
    return line


def _piece(piece: Span) -> Text:
    text = cell(piece.text, piece.look, {piece.text: piece.url} if piece.url else {})
    text.style = text.style or STYLES[piece.look]
    return text


def _grid(block: Grid, screen: Console, width: int) -> Table:
    """A grid; one that can be is turned on its side, or drawn apart, to suit the screen."""
    grid = Table.grid(padding=(0, block.gap, 0, 0))
    for letter in block.align:
        grid.add_column(justify=_JUSTIFIED[letter])  # type: ignore[arg-type]  # one of Rich's
    for row in block.rows:
        grid.add_row(*(_piece(span) if isinstance(span, Span) else _line(span) for span in row))
    if block.turns:
        spare = width - _natural(grid, screen) + block.gap
        if spare < 0:
            turned = [list(column) for column in zip(*block.rows, strict=True)]
            return _grid(Grid(turned, "l" * len(block.rows), block.gap), screen, width)
        grid.padding = (0, block.gap + spare // len(block.align), 0, 0)
    return grid


def _shares(block: ShareBar, width: int) -> RenderableType:
    whole = sum(count for count, _ in block.parts) or 1
    ends = [
        round(width * sum(count for count, _ in block.parts[: number + 1]) / whole)
        for number in range(len(block.parts))
    ]
    bar, words = Text(), Text()
    if block.what:
        words.append(f"{escape_controls(translate(block.what))}  ", "bold")
    for number, (count, piece) in enumerate(block.parts):
        if not count:
            continue
        told = _piece(piece)
        bar.append(_STROKES[number % len(_STROKES)] * (ends[number] - len(bar)), told.style)
        words.append_text(told).append("  ")
    aside = Text(escape_controls(translate(block.aside)), style=MUTED)
    return Group(_at_both_ends(words, aside, width), bar)


def _at_both_ends(left: Text, right: Text, width: int) -> RenderableType:
    """Two texts on one line as far apart as it goes; only the left one where not both fit."""
    left.rstrip()
    room = width - left.cell_len - right.cell_len
    return Text.assemble(left, " " * room, right) if room > 0 else left
