"""Pages on a terminal, and the parts that `cli.views` builds them from, as Rich renderables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from shutil import get_terminal_size
from typing import NamedTuple, TypeAlias

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.measure import Measurement
from rich.style import Style
from rich.table import Table
from rich.text import Text

from gasp_cli.i18n import on_screen
from gasp_cli.render.axis import Plot
from gasp_cli.render.cell import cell
from gasp_cli.render.entries import packed
from gasp_cli.render.pager import show
from gasp_cli.render.streams import escape_controls
from gasp_cli.render.table import console, take_output
from gasp_cli.render.theme import MUTED, OWN, STYLES
from gasp_cli.results import CellStyle, Column

Block: TypeAlias = RenderableType
Span: TypeAlias = Text

_STROKES = "━╍┅─"
_GUTTER = 3
_ENDLESS = 1_000
_FULL = 120
"""The greatest width of a page."""


class Page(NamedTuple):
    """A headline, a remark to its right, and blocks."""

    title: str
    aside: str
    blocks: Sequence[Block]


def show_page(page: Page) -> None:
    """Show a page, through the pager if it is longer than the screen."""
    show([draw_page(page)])


def draw_page(page: Page, at_most: int = _FULL) -> str:
    """The text of a page as wide as the terminal."""
    screen = console(at_most)
    for _ in print_page_on(screen, page):
        pass
    return take_output(screen)


def print_page_on(screen: Console, page: Page) -> Iterator[None]:
    """Print a page; yields after each block."""
    title, aside = _text(page.title, OWN), _text(page.aside, MUTED)
    screen.print(_justified(title, aside, screen.width))
    for block in page.blocks:
        screen.print(block)
        yield


def span(
    text: str, style: CellStyle = CellStyle.PLAIN, url: str = "", enters: Sequence[str] = ()
) -> Text:
    """Some words in one style, with a link if there is a URL.

    `enters` is the command of what they lead to where a page can be entered.
    """
    words = cell(text, Column("", "", style), {text: url} if url else {})
    words.style = words.style or STYLES[style]
    if enters:
        words.stylize(leading_to(enters))
    return words


LEADS_TO = "gasp.leads_to"


def leading_to(command: Sequence[str]) -> Style:
    """A style without a look, over what leads to the answer of that command."""
    return Style(meta={LEADS_TO: tuple(map(str, command))})


def line(*spans: Text) -> Text:
    """A line of text; empty without spans."""
    return Text.assemble(*spans)


def stack(*blocks: Block) -> Group:
    """Blocks, each below the other."""
    return Group(*blocks)


def section(title: str, *blocks: Block) -> Group:
    """Blocks under a heading."""
    return Group(Text(), _text(title, "bold"), *blocks)


def grid(rows: Sequence[Sequence[Text]], gap: int = 2, *, numbered: bool = False) -> Table:
    """Cells in columns; the first is right-aligned if it has numbers."""
    table = Table.grid(padding=(0, gap, 0, 0))
    if numbered:
        table.add_column(justify="right")
    for row in rows:
        table.add_row(*row)
    for column in table.columns:  # no word is cut
        column.overflow = "fold"
        words = (word for text in column.cells for word in str(text).split())
        column.min_width = max(map(cell_len, words), default=0)
    return table


def hanging(rows: Sequence[tuple[Text, Text]], indent: int) -> Table:
    """Wrapped lines, each with its first piece in a margin of `indent` columns."""
    table = Table.grid()
    table.add_column(width=indent)
    table.add_column(overflow="fold")
    for margin, text in rows:
        table.add_row(margin, text)
    return table


class TurningGrid(NamedTuple):
    """Rows of centred cells across the screen; transposed if they do not fit."""

    rows: Sequence[Sequence[Text]]

    def __rich_console__(self, screen: Console, options: ConsoleOptions) -> Iterator[Table]:
        """Draw the grid as it is, or transposed."""
        table = grid(self.rows, 1)
        spare = options.max_width - _natural_width(table, screen)
        if spare < 0:
            yield grid(list(zip(*self.rows, strict=True)), 1)
            return
        for column in table.columns[1:]:
            column.justify = "center"
        table.padding = (0, 1 + spare // len(table.columns), 0, 0)
        yield table


class ShareBar(NamedTuple):
    """Parts of a whole as a bar, under a line with a label, their words, and a remark."""

    parts: Sequence[tuple[int, Text]]
    label: str = ""
    aside: str = ""

    def __rich_console__(self, screen: Console, options: ConsoleOptions) -> Iterator[Text]:
        """Draw the words and the bar."""
        width = options.max_width
        whole = sum(count for count, _ in self.parts) or 1
        bar, words, end = Text(), [], 0
        if self.label:
            words.append(_text(self.label, "bold"))
        for stroke, (count, name) in zip(_STROKES, self.parts, strict=False):
            end += count
            if count:
                bar.append(stroke * (round(width * end / whole) - len(bar)), name.style)
                words.append(name)
        *above, last = packed(words, width, Text("  ")) or [Text()]
        yield from above
        yield _justified(last, _text(self.aside, MUTED), width)
        yield bar


class Addresses(NamedTuple):
    """Links to some pages: a line an address, or their sites alone where one is too long.

    `otherwise` is below the sites: a command that prints the addresses.
    """

    urls: Sequence[str]
    otherwise: Text

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> Iterator[Block]:
        """Draw the addresses, or the sites, each of them unbroken."""
        room = options.max_width - _INDENT
        if max(map(cell_len, self.urls), default=0) <= room and len(self.urls) <= _MOST_LINES:
            lines = [span(url, CellStyle.MUTED, url) for url in self.urls]
            yield hanging([(Text(), address) for address in lines], _INDENT)
            return
        sites: dict[str, Text] = {}
        for url in self.urls:
            site = _site(url)
            sites.setdefault(site, span(site, CellStyle.MUTED, url))
        lines = [*packed(sites.values(), room), self.otherwise]
        yield hanging([(Text(), address) for address in lines], _INDENT)


_INDENT = 2
_MOST_LINES = 4


def _site(url: str) -> str:
    """The site of an address, as people know it: `atalanta.it`."""
    name = re.sub("^https?://(www[.])?", "", url)
    return name.partition("/")[0] or url


class DrawnPlot(NamedTuple):
    """A plot as wide as the page; without a height, as high as the terminal allows."""

    plot: Plot

    def __rich_console__(self, screen: Console, options: ConsoleOptions) -> Iterator[Text]:
        """Draw its lines."""
        # Only plots need plotille.
        from gasp_cli.render.terminal_chart import draw_plot

        height = self.plot.height or min(max(get_terminal_size().lines - 8, 10), 20)
        yield from draw_plot(self.plot, options.max_width, height)


class SideBySide(NamedTuple):
    """Two columns; on a narrow screen `otherwise`, or one below the other."""

    left: Block
    right: Block
    otherwise: Block | None = None

    def __rich_console__(self, screen: Console, options: ConsoleOptions) -> Iterator[Block]:
        """Draw both; the left one gets half of the screen if that leaves enough for the other."""
        left, right = (_natural_width(block, screen) for block in (self.left, self.right))
        room = options.max_width - _GUTTER
        if left + right > room:
            yield self.otherwise or Group(self.left, self.right)
            return
        both = Table.grid(padding=(0, _GUTTER, 0, 0))
        both.add_column(width=max(left, min(room // 2, room - right)))
        both.add_column()
        both.add_row(self.left, self.right)
        yield both


def _natural_width(block: Block, screen: Console) -> int:
    """The width of a block without wrapping."""
    return Measurement.get(screen, screen.options.update(max_width=_ENDLESS), block).maximum


def _text(text: str, style: str) -> Text:
    return Text(escape_controls(on_screen(text)), style=style)


def _justified(left: Text, right: Text, width: int) -> Text:
    """Two texts at the ends of one line; only the left one if both do not fit."""
    left.rstrip()
    room = width - left.cell_len - right.cell_len
    return Text.assemble(left, " " * room, right) if room > 0 else left
