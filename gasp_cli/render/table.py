"""Tables on a terminal."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from shutil import get_terminal_size
from typing import Any, NamedTuple

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gasp_cli.i18n import msg, translate
from gasp_cli.render.bars import Scale, bar, scale_of
from gasp_cli.render.cell import cell, text_of, with_links
from gasp_cli.render.column_fit import PADDING, fit_columns, informative_columns, widths_of
from gasp_cli.render.print_card import Card
from gasp_cli.render.streams import escape_controls, is_terminal
from gasp_cli.render.theme import BAR, FEW, MANY, MUTED, OWN, STYLES
from gasp_cli.results import CellStyle, Column, ResultSet, columns
from gasp_cli.scalars import to_text

_ENDLESS = 10_000
_NARROWEST = 20  # columns into which every letter still fits
PAGE = 200  # rows that are drawn before the next are looked at
_SMALL = 8  # rows of a table within a page
_LONG = 30  # items of a list that go on a line each


def console(at_most: int = _ENDLESS) -> Console:
    """A console that draws into memory, as wide and colourful as the terminal.

    In a pipe it is as wide as `COLUMNS` says, else so wide that no text is broken.
    """
    screen = Console(
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
    answer: ResultSet,
    known: Mapping[str, Column],
    chosen: Sequence[str] | None,
    limit: int | None = None,
) -> Iterator[str]:
    """The answer as a table, or as prose where that is what its rows are, page by page.

    With a limit the first rows are shown, under the title and in the columns of all.
    """
    screen = console()
    known = _translated_columns(known)
    answer = _cut(answer, limit)
    if chosen is None and _main_text(known):
        for _ in _print_prose(screen, answer._replace(rows=answer.rows[:limit]), known):
            yield take_output(screen)
    else:
        for _ in _print_table(screen, answer, known, chosen, limit):
            yield take_output(screen)
    yield take_output(screen)


def draw_card(card: Card) -> str:
    """A card as a page: headline, fields, and what belongs to it."""
    screen = console()
    screen.print(Text(escape_controls(translate(card.title)), style="bold"))
    names = {name: translate(name.replace("_", " ")) for name in card.fields}
    width = max(map(len, names.values()), default=0) + PADDING
    grid = Table.grid(padding=(0, PADDING, 0, 0))
    grid.add_column(width=width, style=MUTED)
    grid.add_column(overflow="fold")
    for name, value in card.fields.items():
        shown = _field(
            value, CellStyle.VERDICT if name == "verdict" else CellStyle.PLAIN, card.links
        )
        if shown:
            grid.add_row(Text(names[name]), with_links(shown))
    screen.print(grid)
    for answer in card.sections.values():
        if answer.rows:
            screen.print()
            known = _translated_columns(columns(answer.row_type))
            printing = (
                _print_prose(screen, answer, known)
                if _main_text(known)
                else _print_table(screen, _cut(answer, _SMALL), known, limit=_SMALL)
            )
            for _ in printing:  # a card is one page
                pass
    return take_output(screen)


def _field(value: Any, look: CellStyle, links: Mapping[str, str]) -> Text:
    """A field of a card; what is long of a list goes on a line each."""
    if not isinstance(value, list):
        return cell(to_text(value) if isinstance(value, dict) else value, look, links)
    items = [cell(one, look, links) for one in value]
    longest = max((item.cell_len for item in items), default=0)
    return Text("\n" if longest > _LONG else ", ").join(items)


def small_table(answer: ResultSet, names: Sequence[str]) -> Table:
    """Some fields of an answer as a part of a page: without its title and its notes."""
    known = _translated_columns({name: columns(answer.row_type)[name] for name in names})
    places = [list(columns(answer.row_type)).index(name) for name in names]
    columns_ = [
        _TableColumn(known[name], all(_is_figure(row[place]) for row in answer.rows), True, None)
        for name, place in zip(names, places, strict=True)
    ]
    table = _table(columns_, header=True, ruled=False)
    for row in answer.rows:
        cells = [
            cell(row[place], known[name].style, answer.links)
            for name, place in zip(names, places, strict=True)
        ]
        marked = bool(answer.highlight) and answer.highlight in row
        table.add_row(*cells, style=OWN if marked else None)
    return table


def _translated_columns(known: Mapping[str, Column]) -> dict[str, Column]:
    """The columns with their headings in the reader's language."""
    return {name: one._replace(heading=translate(one.heading)) for name, one in known.items()}


def _cut(answer: ResultSet, limit: int | None) -> ResultSet:
    """The answer with a note that says so where not all its rows are shown."""
    if limit is None or limit >= len(answer.rows):
        return answer
    shown = msg("Shown: {limit} of {all} rows.", limit=limit, all=len(answer.rows))
    notes = (*answer.notes, shown)
    return answer._replace(notes=notes)


def take_output(screen: Console) -> str:
    """What has been drawn since it was last asked for."""
    assert isinstance(screen.file, StringIO)
    drawn = screen.file.getvalue()
    screen.file = StringIO()
    return drawn


def _main_text(known: Mapping[str, Column]) -> str | None:
    """The field that is prose, where there is one."""
    return next((name for name, one in known.items() if one.style is CellStyle.PROSE), None)


def _print_prose(screen: Console, answer: ResultSet, known: Mapping[str, Column]) -> Iterator[None]:
    """Rows as text, and under each in one line what else there is to it; stops after each page."""
    screen.print(Text(escape_controls(translate(answer.title)), style="bold"))
    main = _main_text(known)
    names = [name for name, one in known.items() if one.priority and name != main]
    for number, row in enumerate(answer.rows):
        if number and not number % PAGE:
            yield
        cells = dict(zip(known, row, strict=True))
        spoken = any(cells[name] for name in names if known[name].style is CellStyle.SPEAKER)
        text = text_of(cells[main or ""], CellStyle.PROSE)
        body = Text(f"“{text}”", style="italic") if spoken else Text(text)
        parts = []
        # Who said it goes before all else.
        for name in sorted(names, key=lambda name: known[name].style is not CellStyle.SPEAKER):
            part = cell(cells[name], known[name].style, answer.links)
            if known[name].style is not CellStyle.VERDICT:
                part.stylize(STYLES[known[name].style] or MUTED)
            parts += [part] if part.plain else []
        under = Text("— " if spoken else "") + Text(" · ", style=MUTED).join(parts)
        screen.print()
        screen.print(Padding(body, (0, 0, 0, PADDING), expand=False))
        screen.print(Padding(under, (0, 0, 0, 2 * PADDING if spoken else PADDING), expand=False))
    if answer.notes:
        screen.print()
    _print_notes(screen, answer)


def _print_table(
    screen: Console,
    answer: ResultSet,
    known: Mapping[str, Column],
    chosen: Sequence[str] | None = None,
    limit: int | None = None,
) -> Iterator[None]:
    """Rows as a table of the fields chosen, else of those that say something and fit.

    Stops after each page: the widths are those of all rows, the rest is worked out page by page.
    """
    texts = {
        name: [text_of(row[place], column.style) for row in answer.rows]
        for place, (name, column) in enumerate(known.items())
    }
    title, shown, left_out = translate(answer.title), list(chosen or ()), list[str]()
    if chosen is None:
        telling, constants = informative_columns(texts, known, title)
        title = " · ".join([title, *constants])
        shown, left_out = fit_columns(telling, texts, known, screen.width)
    widths = widths_of(shown, texts, known, screen.width)
    places = [list(known).index(name) for name in shown]
    columns_ = [
        _TableColumn(
            known[name],
            bool(answer.rows) and all(_is_figure(row[place]) for row in answer.rows),
            any(" " in text for text in texts[name]),
            widths.get(name),
        )
        for name, place in zip(shown, places, strict=True)
    ]
    looks = [known[name].style for name in shown]
    bars = _bars(shown, widths, known, answer, screen.width)
    parted = texts.get(answer.group_by, ())
    rows = answer.rows[:limit]
    page = PAGE if widths else max(len(rows), 1)
    screen.print(Text(escape_controls(title), style="bold"))
    for start in range(0, max(len(rows), 1), page):
        if start:
            yield
        table = _table(columns_, header=not start, bars=bars)
        for number, row in enumerate(rows[start : start + page], start):
            if number > start and parted and parted[number] != parted[number - 1]:
                table.add_section()
            marked = bool(answer.highlight) and answer.highlight in row
            cells = [
                cell(row[place], look, answer.links)
                for place, look in zip(places, looks, strict=True)
            ]
            for column in sorted(bars, reverse=True):
                style = BAR if marked or not answer.highlight else MUTED
                cells.insert(column + 1, bar(row[places[column]], bars[column], style))
            table.add_row(*cells, style=OWN if marked else None)
        screen.print(table)
    _print_notes(screen, answer)
    if left_out:
        more = msg("More with --fields: {names}.", names=", ".join(left_out))
        screen.print(Text(translate(more), style=MUTED))


class _TableColumn(NamedTuple):
    """How a column is drawn; without a width Rich finds one."""

    column: Column
    figures: bool
    breaks: bool
    width: int | None


_LEAST_BAR, _MOST_BAR = 8, 20


def _bars(
    names: Sequence[str],
    widths: Mapping[str, int],
    known: Mapping[str, Column],
    answer: ResultSet,
    width: int,
) -> dict[int, Scale]:
    """The columns that get a bar, by their place, as long as there is room: the last first."""
    spare = width - sum(widths.values()) - PADDING * (len(names) - 1) if widths else 0
    places = list(known)
    found: dict[int, Scale] = {}
    for number, name in reversed(list(enumerate(names))):
        spare -= PADDING
        if known[name].bar and spare >= _LEAST_BAR and len(answer.rows) > 1:
            room = min(spare, _MOST_BAR)
            values = [row[places.index(name)] or 0 for row in answer.rows]
            found[number] = scale_of(values, room - (min(values) < 0))
            spare -= room
        else:
            spare += PADDING
    return found


def _table(
    columns_: Sequence[_TableColumn],
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
    for number, one in enumerate(columns_):
        table.add_column(
            Text(one.column.heading),
            justify="right" if one.figures else "left",
            # What has no blank is never broken: a date or a figure cut in two is a wrong one.
            no_wrap=not one.breaks,
            overflow="fold",
            width=one.width,
            style=STYLES[one.column.style],
        )
        if bars and number in bars:
            scale = bars[number]
            table.add_column(width=scale.left + scale.right + bool(scale.left), no_wrap=True)
    return table


def _print_notes(screen: Console, answer: ResultSet) -> None:
    for note in answer.notes:
        # An address is left to the terminal to wrap, so that it can be opened and copied.
        told = with_links(Text(escape_controls(translate(note)), style=MUTED))
        screen.print(told, soft_wrap="://" in note)


def _is_figure(value: Any) -> bool:
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool))
