"""Answers as lines of a screen that knows its rows: what can be entered, and the addresses in it.

The drawing is that of `render.table` and `render.page`; here it becomes lines of Rich's segments,
which a full-screen program shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from io import StringIO
from typing import Any, NamedTuple

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from gasp_cli.i18n import translate
from gasp_cli.render.page import LEADS_TO, Page, leading_to, print_page_on
from gasp_cli.render.print_card import Card
from gasp_cli.render.streams import escape_controls
from gasp_cli.render.table import Screen, print_answer_on, print_card_on
from gasp_cli.render.theme import FEW, MANY, MUTED
from gasp_cli.results import ResultSet
from gasp_cli.scalars import web_address

Line = list[Segment]
Command = tuple[str, ...]
OfRow = Callable[[Any], Command]
OfField = Callable[[str, Any], Command]


def colours_of_terminal() -> str | None:
    """The colours of the terminal in Rich's words, None for none."""
    return Console(force_terminal=True).color_system


_PAGE = 20


class LineScreen(Screen):
    """A console whose output is lines of segments; rows and fields bear what they lead to.

    Without `of_row` and `of_field` nothing can be entered.
    """

    has_options = False

    def __init__(
        self,
        width: int,
        of_row: OfRow = lambda _: (),
        of_field: OfField = lambda _, __: (),
        colours: str | None = "256",
    ) -> None:
        super().__init__(
            file=StringIO(), width=width, force_terminal=True, markup=False, emoji=False,
            highlight=False, legacy_windows=False, _environ={},
            color_system=colours,  # type: ignore[arg-type]  # one of Rich's own names
        )  # fmt: skip
        self.push_theme(FEW if colours == "standard" else MANY)
        self.lines: list[Line] = []
        self._of_row, self._of_field = of_row, of_field

    @property
    def page(self) -> int:
        """The rows drawn at a time: a small screen."""
        return _PAGE

    def print(self, *objects: Any, **_: Any) -> None:
        """Add what is printed to the lines."""
        for printed in objects or ("",):
            for line in self.render_lines(printed, pad=False):
                self.lines.append([segment for segment in line if not segment.control])

    def row_style(self, row: Sequence[Any]) -> Style | None:
        """The command that the row leads to, as a style."""
        command = self._of_row(row)
        return leading_to(command) if command else None

    def field_style(self, name: str, value: Any) -> Style | None:
        """The command that the value leads to, as a style."""
        command = self._of_field(name, value)
        return leading_to(command) if command else None

    def text(self, text: str, style: str = "", enters: Sequence[str] = ()) -> None:
        """Print a text, which may lead somewhere."""
        words = Text(escape_controls(translate(text)), style=style, overflow="fold")
        if enters:
            words.stylize(leading_to(enters))
        self.print(words)

    def muted(self, text: str) -> None:
        """Print a remark."""
        self.text(text, MUTED)

    def card(self, card: Card) -> Iterator[None]:
        """Print a card with all its rows, page by page."""
        return print_card_on(self, card)

    def answer(self, answer: ResultSet, fields: Sequence[str] | None = None) -> Iterator[None]:
        """Print rows, page by page; without fields those that fit."""
        return print_answer_on(self, answer, fields)

    def blocks(self, page: Page) -> Iterator[None]:
        """Print a page, block by block."""
        return print_page_on(self, page)


class Place(NamedTuple):
    """Something on a screen that can be entered or opened.

    `command` is what it leads to, empty for a mere address; `spans` are its lines, each with the
    first column and the one after the last.
    """

    command: Command
    spans: list[tuple[int, int, int]]
    addresses: list[str]

    @property
    def top(self) -> int:
        """Its first line."""
        return self.spans[0][0]

    @property
    def bottom(self) -> int:
        """Its last line."""
        return self.spans[-1][0]

    @property
    def left(self) -> int:
        """Its first column on its first line."""
        return self.spans[0][1]


def places(lines: Sequence[Line], first: int = 0) -> list[Place]:
    """The places on some lines from top to bottom; `first` is the number of the first line.

    What leads to the same on lines below each other is one place.
    """
    found: list[Place] = []
    for number, line in enumerate(lines, first):
        column = 0
        for segment in line:
            end = column + segment.cell_length
            command, address = _leads_to(segment.style)
            if command or address:
                _add(found, command, address, (number, column, end))
            column = end
    return found


def _leads_to(style: Style | None) -> tuple[Command, str]:
    if style is None:
        return (), ""
    return _command(style), web_address(style.link or "")


@lru_cache(maxsize=1024)
def _command(style: Style) -> Command:
    # Reading the meta of a style takes longer than finding it here.
    command: Command = style.meta.get(LEADS_TO, ())
    return command


_BETWEEN = 2
"""The columns between two cells of a row, which do not belong to it."""


def _add(found: list[Place], command: Command, address: str, span: tuple[int, int, int]) -> None:
    number, column, end = span
    for place in reversed(found):
        if place.bottom < number - 1:
            break
        last, begins, ends = place.spans[-1]
        is_same = place.command == command and (command or place.addresses == [address])
        beside = last == number and column - ends <= _BETWEEN
        below = last == number - 1 and column < ends and begins < end
        if is_same and (beside or below):
            if last == number:
                place.spans[-1] = (number, begins, end)
            else:
                place.spans.append(span)
            if address and address not in place.addresses:
                place.addresses.append(address)
            return
    found.append(Place(command, [span], [address] if address else []))


CURSOR = Style(reverse=True)
"""The style of the place on which the cursor stands."""
