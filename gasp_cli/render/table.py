"""Rows and cards on a terminal: a table, or entries of a few lines."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from io import StringIO
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, NamedTuple

from rich import box
from rich.console import Console, RenderableType
from rich.style import Style
from rich.styled import Styled
from rich.table import Table
from rich.text import Text

from gasp_cli.i18n import join_list, msg, translate
from gasp_cli.render.bars import Scale, bar, scale_of
from gasp_cli.render.cell import cell, with_links
from gasp_cli.render.cells import Cells, is_figure, translated_columns
from gasp_cli.render.column_fit import (
    NARROW,
    PADDING,
    Layout,
    informative_columns,
    lay_out,
    widths_of,
)
from gasp_cli.render.entries import prose_entry, short_entry
from gasp_cli.render.field_names import field_word
from gasp_cli.render.streams import escape_controls, is_terminal
from gasp_cli.render.theme import BAR, FEW, MANY, MUTED, OWN, STYLES
from gasp_cli.results import CellStyle, Column, ResultSet, columns, kind_of
from gasp_cli.scalars import to_text

if TYPE_CHECKING:
    from gasp_cli.render.print_card import Card

_ENDLESS = 10_000
_NARROWEST = 20  # columns
PAGE = 200  # rows drawn at a time
_SMALL = 8  # rows of a table within a card
_LONG = 30  # width of a list's item from which each gets a line


class Screen(Console):
    """A console that draws tables, prose and cards."""

    has_options = True
    """Whether the reader can ask for other fields, or for citations, by options."""

    @property
    def page(self) -> int:
        """The rows drawn at a time."""
        return PAGE

    def row_style(self, row: Sequence[Any]) -> Style | None:  # noqa: ARG002
        """A style over a whole row; one that can be entered bears what it leads to."""
        return None

    def field_style(self, name: str, value: Any) -> Style | None:  # noqa: ARG002
        """A style over a value of a card's field, likewise."""
        return None


def console(at_most: int = _ENDLESS) -> Screen:
    """A console that draws into memory, with the width and colours of the terminal.

    In a pipe its width is that of `COLUMNS`, else so large that no text is broken.
    """
    screen = Screen(
        file=StringIO(),
        force_terminal=is_terminal() or _env_flag("CLICOLOR_FORCE") or None,
        width=min(max(get_terminal_size((_ENDLESS, 24)).columns, _NARROWEST), at_most),
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    screen.push_theme(FEW if screen.color_system == "standard" else MANY)
    return screen


def _env_flag(name: str) -> bool:
    return os.environ.get(name, "0") != "0"


def draw(
    answer: ResultSet, chosen: Sequence[str] | None, limit: int | None = None
) -> Iterator[str]:
    """Yield the answer page by page, as a table of the chosen fields, or as prose.

    With a limit only the first rows are drawn; title and columns are those of all rows.
    """
    screen = console()
    for _ in print_answer_on(screen, answer, chosen, limit):
        yield take_output(screen)
    yield take_output(screen)


def draw_card(card: Card) -> str:
    """A card as one page: its headline, its fields and its sections."""
    screen = console()
    for _ in print_card_on(screen, card, _SMALL):
        pass  # a card is one page
    return take_output(screen)


_LABELS = {
    ("match", "home"): msg("home club"), ("match", "away"): msg("away club"),
    ("match", "neutral"): msg("neutral ground"), ("person", "position"): msg("playing position"),
}  # fmt: skip
"""The labels of fields of cards whose names are other words elsewhere, by the kind of card."""


def print_card_on(screen: Screen, card: Card, limit: int | None = None) -> Iterator[None]:
    """Print a card; with a limit, no more rows of each table. Yields after each page."""
    screen.print(Text(escape_controls(translate(card.title)), style="bold"))
    names = {
        name: translate(_LABELS.get((card.kind, name)) or name.replace("_", " "))
        for name in card.fields
    }
    words = (word for name in names.values() for word in name.split())
    longest = max(map(len, words if screen.width < NARROW else names.values()), default=0)
    grid = Table.grid(padding=(0, PADDING, 0, 0))
    grid.add_column(width=longest + PADDING, style=MUTED)
    grid.add_column(overflow="fold")
    told = set()
    for name, value in card.fields.items():
        style = CellStyle.VERDICT if name == "verdict" else CellStyle.PLAIN
        column = Column("", "", style, kind=kind_of(name))
        if shown := _field(screen, name, value, column, card.links):
            grid.add_row(Text(names[name]), with_links(shown))
            told.add(shown.plain)
    screen.print(grid)
    for answer in card.sections.values():
        if answer.rows:
            screen.print()
            is_prose = _prose_field(columns(answer.row_type)) is not None
            most = None if is_prose else limit
            yield from print_answer_on(screen, answer, None, most, told=told)


def print_answer_on(
    screen: Screen,
    answer: ResultSet,
    chosen: Sequence[str] | None = None,
    limit: int | None = None,
    *,
    told: Set[str] | None = None,
) -> Iterator[None]:
    """Print the answer as prose or as a table; yields after each page.

    `told` are the texts of the fields of the card that it is on. A card has no options for the
    fields of its rows, so none are offered there.
    """
    if limit is not None and limit < len(answer.rows):
        shown = msg("Showing {limit} of {all} rows.", limit=limit, all=len(answer.rows))
        answer = answer._replace(notes=(*answer.notes, shown))
    if chosen is None and (prose := _prose_field(columns(answer.row_type))):
        answer = answer._replace(rows=answer.rows[:limit])
        return _print_prose(screen, answer, Cells(answer, joined=False), prose)
    return _print_rows(screen, answer, chosen, limit, told)


def _field(screen: Screen, name: str, value: Any, column: Column, links: Mapping[str, str]) -> Text:
    """A field of a card; with a long item, each item of a list has its own line."""

    def drawn(item: Any) -> Text:
        text = cell(to_text(item) if isinstance(item, dict) else item, column, links)
        if style := screen.field_style(name, item):
            text.stylize(style)
        return text

    if not isinstance(value, list):
        return drawn(value)
    items = [drawn(item) for item in value]
    longest = max((item.cell_len for item in items), default=0)
    return Text("\n" if longest > _LONG else ", ").join(items)


def small_table(
    answer: ResultSet,
    names: Sequence[str],
    leads_to: Callable[[Any], Style | None] = lambda _: None,
) -> Table:
    """Some fields of an answer as part of a page, without title and notes.

    `leads_to` has a style over a row that can be entered, see `render.page.leading_to`.
    """
    fields = translated_columns(answer)
    places = [list(fields).index(name) for name in names]
    table_columns = [
        _TableColumn(fields[name], all(is_figure(row[place]) for row in answer.rows), True, None)
        for name, place in zip(names, places, strict=True)
    ]
    table = _table(table_columns, header=True, ruled=False)
    for row in answer.rows:
        cells = [
            cell(row[place], fields[name], answer.links)
            for name, place in zip(names, places, strict=True)
        ]
        style = leads_to(row)
        table.add_row(*cells, style=style)
        if _is_highlighted(answer, row):
            table.rows[-1].style = OWN if style is None else Style.chain(MANY.styles[OWN], style)
    return table


def _is_highlighted(answer: ResultSet, row: Sequence[Any]) -> bool:
    return bool(answer.highlight) and answer.highlight in row


_LINE_END = re.compile(r"(?:\x1b\[[0-9;]*m| )+$", re.MULTILINE)


def take_output(screen: Console) -> str:
    """Take the text drawn since the last call, without blanks at the ends of lines."""
    assert isinstance(screen.file, StringIO)
    drawn = screen.file.getvalue()
    screen.file = StringIO()
    return _LINE_END.sub(lambda end: end[0].replace(" ", ""), drawn)


def _prose_field(fields: Mapping[str, Column]) -> str | None:
    return next((name for name in fields if fields[name].style is CellStyle.PROSE), None)


def _entry(screen: Screen, block: RenderableType, row: Sequence[Any]) -> RenderableType:
    """A line of a row's entry, in the style of the row."""
    style = screen.row_style(row)
    return block if style is None else Styled(block, style)


def _print_prose(screen: Screen, answer: ResultSet, cells: Cells, prose: str) -> Iterator[None]:
    """Print rows as text, each over a line with the other fields; yields after each page."""
    screen.print(Text(escape_controls(translate(answer.title)), style="bold"))
    others = [name for name, column in cells.fields.items() if column.priority and name != prose]
    for number, row in enumerate(answer.rows):
        if number and not number % screen.page:
            yield
        for block in prose_entry(cells, prose, others, number):
            screen.print(_entry(screen, block, row))
    if answer.notes:
        screen.print()
    _print_notes(screen, answer)


def _print_rows(
    screen: Screen,
    answer: ResultSet,
    chosen: Sequence[str] | None,
    limit: int | None,
    told: Set[str] | None,
) -> Iterator[None]:
    """Print a table of the chosen fields, else of the informative ones that fit, or short entries.

    Yields after each page: widths are those of all rows, cells are drawn page by page.
    """
    is_free, is_narrow = chosen is None, screen.width < NARROW
    cells = Cells(answer, joined=is_free, short=is_free and is_narrow)
    title, layout = translate(answer.title), Layout(list(chosen or ()), [], is_table=True)
    if is_free:
        names, constants = informative_columns(cells, cells.fields, len(cells.rows), title)
        title = " · ".join([title, *(text for text in constants if text not in (told or ()))])
        layout = lay_out(names, cells, cells.fields, screen.width)
    screen.print(Text(escape_controls(title), style="bold"))
    rows = answer.rows[:limit]
    place = cells.places.get(answer.group_by)
    starts = {
        number
        for number in range(1, len(rows) if place is not None else 0)
        if rows[number][place] != rows[number - 1][place]
    }
    if layout.is_table:
        yield from _print_table(screen, answer._replace(rows=rows), cells, layout.shown, starts)
    else:
        cells = Cells(answer, joined=True)
        for number, row in enumerate(rows):
            if number and not number % screen.page:
                yield
            if number in starts:
                screen.print()
            for block in short_entry(cells, layout.shown, number, screen.width):
                screen.print(_entry(screen, block, row))
    _print_notes(screen, answer)
    if layout.left_out and told is None and screen.has_options:
        parts = [part for name in layout.left_out for part in cells.parts[name]]
        words = [field_word(part, columns(answer.row_type)) for part in parts]
        more = msg("More with --fields: {names}.", names=", ".join(words))
        if not {"id", "citations"}.isdisjoint(parts):
            more = join_list([more, msg("To cite: --cite text.")], " ")
        screen.print(Text(translate(more), style=MUTED))


def _print_table(
    screen: Screen, answer: ResultSet, cells: Cells, names: Sequence[str], starts: Set[int]
) -> Iterator[None]:
    """Print a table with a line before each row in `starts`; yields between pages."""
    widths = widths_of(names, cells, cells.fields, screen.width)
    table_columns = [
        _TableColumn(
            cells.fields[name],
            cells.are_figures(name),
            any(" " in text for text in cells[name]) and len(cells.parts[name]) == 1,
            widths.get(name),
        )
        for name in names
    ]
    bars = _bars(names, widths, cells, screen.width)
    page = screen.page if widths else max(len(answer.rows), 1)
    for start in range(0, max(len(answer.rows), 1), page):
        if start:
            yield
        table = _table(table_columns, header=not start, bars=bars)
        for number, row in enumerate(answer.rows[start : start + page], start):
            if number > start and number in starts:
                table.add_section()
            is_highlighted = _is_highlighted(answer, row)
            drawn = [cells.draw(name, number) for name in names]
            for column in sorted(bars, reverse=True):
                style = BAR if is_highlighted or not answer.highlight else MUTED
                drawn.insert(
                    column + 1, bar(cells.value(names[column], number), bars[column], style)
                )
            entered = screen.row_style(row)
            if is_highlighted:
                entered = Style.chain(screen.get_style(OWN), entered or Style.null())
            table.add_row(*drawn, style=entered)
        screen.print(table)


class _TableColumn(NamedTuple):
    """A drawn column; without a width Rich computes one."""

    declared: Column
    figures: bool
    breaks: bool
    width: int | None


_LEAST_BAR, _MOST_BAR = 8, 20


def _bars(
    names: Sequence[str],
    widths: Mapping[str, int],
    cells: Cells,
    width: int,
) -> dict[int, Scale]:
    """The scales of the columns that get a bar, by place; the last columns get theirs first."""
    spare = width - sum(widths.values()) - PADDING * (len(names) - 1) if widths else 0
    count = len(cells.rows)
    scales: dict[int, Scale] = {}
    for number, name in reversed(list(enumerate(names))):
        spare -= PADDING
        if cells.fields[name].bar and spare >= _LEAST_BAR and count > 1:
            room = min(spare, _MOST_BAR)
            values = [cells.value(name, row) or 0 for row in range(count)]
            scales[number] = scale_of(values, room - (min(values) < 0))
            spare -= room
        else:
            spare += PADDING
    return scales


def _table(
    table_columns: Sequence[_TableColumn],
    *,
    header: bool,
    bars: Mapping[int, Scale] | None = None,
    ruled: bool = True,
) -> Table:
    table = Table(
        box=box.SIMPLE_HEAD if ruled else None,
        pad_edge=False,
        padding=(0, 1 if ruled else PADDING, 0, 0),
        show_edge=False,
        show_header=header,
        header_style=MUTED,
        border_style=MUTED,
    )
    for number, column in enumerate(table_columns):
        table.add_column(
            Text(column.declared.heading),
            justify="right" if column.figures else "left",
            # Never break a text without a space: half a date or a number would be wrong.
            no_wrap=not column.breaks,
            overflow="fold",
            width=column.width,
            style=STYLES[column.declared.style],
        )
        if bars and number in bars:
            scale = bars[number]
            table.add_column(width=scale.left + scale.right + bool(scale.left), no_wrap=True)
    return table


def _print_notes(screen: Console, answer: ResultSet) -> None:
    for note in answer.notes:
        # The terminal wraps addresses, so that they can be opened and copied.
        text = with_links(Text(escape_controls(translate(note)), style=MUTED))
        screen.print(text, soft_wrap="://" in note)
