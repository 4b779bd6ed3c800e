"""Tables on a terminal."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import StringIO
from shutil import get_terminal_size
from typing import Any, NamedTuple

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from gasp_cli.i18n import msg, translate
from gasp_cli.render.bars import Scale, bar, scale_of
from gasp_cli.render.cell import cell, text_of, with_links
from gasp_cli.render.column_fit import PADDING, fit_columns, informative_columns, widths_of
from gasp_cli.render.streams import escape_controls, is_terminal
from gasp_cli.render.theme import BAR, FEW, MANY, MUTED, OWN, STYLES
from gasp_cli.results import Card, CellStyle, Column, ResultSet, columns, kind_of
from gasp_cli.scalars import to_text

_ENDLESS = 10_000
_NARROWEST = 20  # columns
PAGE = 200  # rows drawn at a time
_SMALL = 8  # rows of a table within a card
_LONG = 30  # width of a list's item from which each gets a line


class Screen(Console):
    """A console that draws tables, prose and cards."""

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
        pass
    return take_output(screen)


def print_card_on(screen: Screen, card: Card, limit: int | None = None) -> Iterator[None]:
    """Print a card; with a limit, no more rows of each table. Yields after each page."""
    screen.print(Text(escape_controls(translate(card.title)), style="bold"))
    names = {name: translate(name.replace("_", " ")) for name in card.fields}
    width = max(map(len, names.values()), default=0) + PADDING
    grid = Table.grid(padding=(0, PADDING, 0, 0))
    grid.add_column(width=width, style=MUTED)
    grid.add_column(overflow="fold")
    for name, value in card.fields.items():
        style = CellStyle.VERDICT if name == "verdict" else CellStyle.PLAIN
        column = Column("", "", style, kind=kind_of(name))
        if shown := _field(screen, name, value, column, card.links):
            grid.add_row(Text(names[name]), with_links(shown))
    screen.print(grid)
    for answer in card.sections.values():
        if answer.rows:
            screen.print()
            is_prose = _prose_field(columns(answer.row_type)) is not None
            yield from print_answer_on(screen, answer, None, None if is_prose else limit)


def print_answer_on(
    screen: Screen,
    answer: ResultSet,
    chosen: Sequence[str] | None = None,
    limit: int | None = None,
) -> Iterator[None]:
    """Print the answer as prose or as a table; yields after each page."""
    fields = _translated_columns(answer)
    if limit is not None and limit < len(answer.rows):
        shown = msg("Shown: {limit} of {all} rows.", limit=limit, all=len(answer.rows))
        answer = answer._replace(notes=(*answer.notes, shown))
    if chosen is None and (prose := _prose_field(fields)):
        return _print_prose(screen, answer._replace(rows=answer.rows[:limit]), fields, prose)
    return _print_table(screen, answer, fields, chosen, limit)


def _field(screen: Screen, name: str, value: Any, column: Column, links: Mapping[str, str]) -> Text:
    """A field of a card; with a long item, each item of a list has its own line."""

    def drawn(item: Any) -> Text:
        text = cell(to_text(item) if isinstance(item, dict) else item, column, links)
        if style := screen.field_style(name, item):
            text.stylize(style)
        return text

    if not isinstance(value, list):
        return drawn(value)
    items = list(map(drawn, value))
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
    fields = _translated_columns(answer)
    places = [list(fields).index(name) for name in names]
    table_columns = [
        _TableColumn(fields[name], all(_is_figure(row[place]) for row in answer.rows), True, None)
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


def _translated_columns(answer: ResultSet) -> dict[str, Column]:
    """The fields of an answer with their kinds, and their headings in the reader's language."""
    return {
        name: column._replace(heading=translate(column.heading), kind=kind_of(name, column))
        for name, column in columns(answer.row_type).items()
    }


def _is_highlighted(answer: ResultSet, row: Sequence[Any]) -> bool:
    return bool(answer.highlight) and answer.highlight in row


def take_output(screen: Console) -> str:
    """Take the text drawn since the last call."""
    assert isinstance(screen.file, StringIO)
    drawn = screen.file.getvalue()
    screen.file = StringIO()
    return drawn


def _prose_field(fields: Mapping[str, Column]) -> str | None:
    return next((name for name in fields if fields[name].style is CellStyle.PROSE), None)


def _print_prose(
    screen: Screen, answer: ResultSet, fields: Mapping[str, Column], prose: str
) -> Iterator[None]:
    """Print rows as text, each over a line with the other fields; yields after each page."""
    screen.print(Text(escape_controls(translate(answer.title)), style="bold"))
    others = {name: column for name, column in fields.items() if column.priority and name != prose}
    # The speaker comes first.
    names = sorted(others, key=lambda name: others[name].style is not CellStyle.SPEAKER)
    for number, row in enumerate(answer.rows):
        if number and not number % screen.page:
            yield
        values = dict(zip(fields, row, strict=True))
        is_quote = any(values[name] for name in names if others[name].style is CellStyle.SPEAKER)
        text = text_of(values[prose], fields[prose])
        body = Text(f"“{text}”", style="italic") if is_quote else Text(text)
        parts = []
        for name in names:
            part = cell(values[name], others[name], answer.links)
            if others[name].style is not CellStyle.VERDICT:
                part.stylize(STYLES[others[name].style] or MUTED)
            parts += [part] if part.plain else []
        under = Text("— " if is_quote else "") + Text(" · ", style=MUTED).join(parts)
        if entered := screen.row_style(row):
            body.stylize(entered)
            under.stylize(entered)
        screen.print()
        screen.print(Padding(body, (0, 0, 0, PADDING), expand=False))
        screen.print(Padding(under, (0, 0, 0, 2 * PADDING if is_quote else PADDING), expand=False))
    if answer.notes:
        screen.print()
    _print_notes(screen, answer)


def _print_table(
    screen: Screen,
    answer: ResultSet,
    fields: Mapping[str, Column],
    chosen: Sequence[str] | None,
    limit: int | None,
) -> Iterator[None]:
    """Print a table of the chosen fields, else of the informative ones that fit.

    Yields after each page: widths are those of all rows, cells are drawn page by page.
    """
    texts = {
        name: [text_of(row[place], column) for row in answer.rows]
        for place, (name, column) in enumerate(fields.items())
    }
    title, shown, left_out = translate(answer.title), list(chosen or ()), list[str]()
    if chosen is None:
        names, constants = informative_columns(texts, fields, title)
        title = " · ".join([title, *constants])
        shown, left_out = fit_columns(names, texts, fields, screen.width)
    widths = widths_of(shown, texts, fields, screen.width)
    places = [list(fields).index(name) for name in shown]
    table_columns = [
        _TableColumn(
            fields[name],
            bool(answer.rows) and all(_is_figure(row[place]) for row in answer.rows),
            any(" " in text for text in texts[name]),
            widths.get(name),
        )
        for name, place in zip(shown, places, strict=True)
    ]
    bars = _bars(shown, widths, fields, answer, screen.width)
    groups = texts.get(answer.group_by, ())
    rows = answer.rows[:limit]
    page = screen.page if widths else max(len(rows), 1)
    screen.print(Text(escape_controls(title), style="bold"))
    for start in range(0, max(len(rows), 1), page):
        if start:
            yield
        table = _table(table_columns, header=not start, bars=bars)
        for number, row in enumerate(rows[start : start + page], start):
            if number > start and groups and groups[number] != groups[number - 1]:
                table.add_section()
            is_highlighted = _is_highlighted(answer, row)
            cells = [
                cell(row[place], fields[name], answer.links, texts[name][number])
                for name, place in zip(shown, places, strict=True)
            ]
            for column in sorted(bars, reverse=True):
                style = BAR if is_highlighted or not answer.highlight else MUTED
                cells.insert(column + 1, bar(row[places[column]], bars[column], style))
            entered = screen.row_style(row)
            if is_highlighted:
                entered = Style.chain(screen.get_style(OWN), entered or Style.null())
            table.add_row(*cells, style=entered)
        screen.print(table)
    _print_notes(screen, answer)
    if left_out:
        more = msg("More with --fields: {names}.", names=", ".join(left_out))
        screen.print(Text(translate(more), style=MUTED))


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
    fields: Mapping[str, Column],
    answer: ResultSet,
    width: int,
) -> dict[int, Scale]:
    """The scales of the columns that get a bar, by place; the last columns get theirs first."""
    spare = width - sum(widths.values()) - PADDING * (len(names) - 1) if widths else 0
    places = list(fields)
    scales: dict[int, Scale] = {}
    for number, name in reversed(list(enumerate(names))):
        spare -= PADDING
        if fields[name].bar and spare >= _LEAST_BAR and len(answer.rows) > 1:
            room = min(spare, _MOST_BAR)
            values = [row[places.index(name)] or 0 for row in answer.rows]
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


def _is_figure(value: Any) -> bool:
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool))
