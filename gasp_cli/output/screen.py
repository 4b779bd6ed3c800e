"""Tables on a terminal. The only module that imports Rich."""

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

from gasp_cli.answer import Answer, Column, Look, columns
from gasp_cli.cells import flat
from gasp_cli.output.card import Card
from gasp_cli.output.stream import is_terminal, visible

# One palette for everything. Each colour also has a letter, a sign or a place of its own.
_STYLES = {
    Look.PLAIN: "",
    Look.STRONG: "bold",
    Look.NAME: "",
    Look.MUTED: "dim",
    Look.RESULT: "bold",
    Look.SIGNED: "",
    Look.GOOD: "green",
    Look.EVEN: "yellow",
    Look.BAD: "red",
    Look.PROSE: "",
    Look.SPEAKER: "bold",
    Look.VERDICT: "bold",
}
_RESULTS = {"W": "bold green", "D": "bold yellow", "L": "bold red"}
_VERDICTS = {
    "confirmed": "green",
    "contradicted": "bold red",
    "partly": "yellow",
    "unverifiable": "dim",
}
_ENDLESS = 10_000
_NARROWEST = 20  # columns into which every letter still fits
_PADDING = 2
_PAGE = 200  # rows that are drawn before the next are looked at
_SMALL = 8  # rows of a table within a page
_SENTENCE = 40  # from this width on a text is broken into lines
_SHARE = 28
_LONG = 30  # items of a list that go on a line each


def console() -> Console:
    """A console that draws into memory, as wide and colourful as the terminal.

    In a pipe it is as wide as `COLUMNS` says, else so wide that no text is broken.
    """
    return Console(
        file=StringIO(),
        force_terminal=is_terminal() or _set("CLICOLOR_FORCE") or None,
        width=max(get_terminal_size((_ENDLESS, 24)).columns, _NARROWEST),
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def _set(name: str) -> bool:
    return os.environ.get(name, "0") != "0"


def draw(
    answer: Answer,
    known: Mapping[str, Column],
    chosen: Sequence[str] | None,
    limit: int | None = None,
) -> Iterator[str]:
    """The answer as a table, or as prose where that is what its rows are, page by page.

    With a limit the first rows are shown, under the title and in the columns of all.
    """
    screen = console()
    answer = _cut(answer, limit)
    if chosen is None and _main_text(known):
        for _ in _print_prose(screen, answer._replace(rows=answer.rows[:limit]), known):
            yield _drawn(screen)
    else:
        for _ in _print_table(screen, answer, known, chosen, limit):
            yield _drawn(screen)
    yield _drawn(screen)


def draw_card(card: Card) -> str:
    """A card as a page: headline, fields, and what belongs to it."""
    screen = console()
    screen.print(Text(visible(card.title), style="bold"))
    width = max(map(len, card.fields), default=0) + _PADDING
    grid = Table.grid(padding=(0, _PADDING, 0, 0))
    grid.add_column(width=width, style="dim")
    grid.add_column(overflow="fold")
    for name, value in card.fields.items():
        cell = flat(value)
        style = _VERDICTS.get(cell, "") if name == "verdict" else ""
        if isinstance(value, list):
            items = [flat(one) for one in value]
            cell = ("\n" if max(map(len, items), default=0) > _LONG else ", ").join(items)
        if cell:
            grid.add_row(Text(name.replace("_", " ")), Text(visible(cell), style=style))
    screen.print(grid)
    for answer in card.sections.values():
        if answer.rows:
            screen.print()
            known = columns(answer.kind)
            printing = (
                _print_prose(screen, answer, known)
                if _main_text(known)
                else _print_table(screen, _cut(answer, _SMALL), known, limit=_SMALL)
            )
            for _ in printing:  # a card is one page
                pass
    return _drawn(screen)


def _cut(answer: Answer, limit: int | None) -> Answer:
    """The answer with a note that says so where not all its rows are shown."""
    if limit is None or limit >= len(answer.rows):
        return answer
    notes = (*answer.notes, f"Shown: {limit} of {len(answer.rows)} rows.")
    return answer._replace(notes=notes)


def _drawn(screen: Console) -> str:
    """What has been drawn since it was last asked for."""
    assert isinstance(screen.file, StringIO)
    drawn = screen.file.getvalue()
    screen.file = StringIO()
    return drawn


def _main_text(known: Mapping[str, Column]) -> str | None:
    """The field that is prose, where there is one."""
    return next((name for name, one in known.items() if one.look is Look.PROSE), None)


def _print_prose(screen: Console, answer: Answer, known: Mapping[str, Column]) -> Iterator[None]:
    """Rows as text, and under each in one line what else there is to it; stops after each page."""
    screen.print(Text(visible(answer.title), style="bold"))
    main = _main_text(known)
    names = [name for name, one in known.items() if one.rank and name != main]
    for number, row in enumerate(answer.rows):
        if number and not number % _PAGE:
            yield
        cells = dict(zip(known, row, strict=True))
        spoken = any(cells[name] for name in names if known[name].look is Look.SPEAKER)
        text = visible(flat(cells[main or ""]))
        body = Text(f"“{text}”", style="italic") if spoken else Text(text)
        parts = []
        # Who said it goes before all else.
        for name in sorted(names, key=lambda name: known[name].look is not Look.SPEAKER):
            part = _cell(cells[name], known[name].look)
            if known[name].look is not Look.VERDICT:
                part.stylize(_STYLES[known[name].look] or "dim")
            parts += [part] if part.plain else []
        under = Text("— " if spoken else "") + Text(" · ", style="dim").join(parts)
        screen.print()
        screen.print(Padding(body, (0, 0, 0, _PADDING), expand=False))
        screen.print(Padding(under, (0, 0, 0, 2 * _PADDING if spoken else _PADDING), expand=False))
    if answer.notes:
        screen.print()
    _print_notes(screen, answer)


def _print_table(
    screen: Console,
    answer: Answer,
    known: Mapping[str, Column],
    chosen: Sequence[str] | None = None,
    limit: int | None = None,
) -> Iterator[None]:
    """Rows as a table of the fields chosen, else of those that say something and fit.

    Stops after each page: the widths are those of all rows, the rest is worked out page by page.
    """
    texts = {
        name: [_text(row[place], column.look) for row in answer.rows]
        for place, (name, column) in enumerate(known.items())
    }
    title, shown, left_out = answer.title, list(chosen or ()), list[str]()
    if chosen is None:
        speaking, constants = _speaking(texts, known, title)
        title = " · ".join([title, *constants])
        shown, left_out = _fitting(speaking, texts, known, screen.width)
    widths = _widths(shown, texts, known, screen.width)
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
    looks = [known[name].look for name in shown]
    parted = texts.get(answer.parted, ())
    rows = answer.rows[:limit]
    page = _PAGE if widths else max(len(rows), 1)
    screen.print(Text(visible(title), style="bold"))
    for start in range(0, max(len(rows), 1), page):
        if start:
            yield
        table = _table(columns_, header=not start)
        for number, row in enumerate(rows[start : start + page], start):
            if number > start and parted and parted[number] != parted[number - 1]:
                table.add_section()
            marked = bool(answer.marked) and answer.marked in row
            cells = (_cell(row[place], look) for place, look in zip(places, looks, strict=True))
            table.add_row(*cells, style="bold" if marked else None)
        screen.print(table)
    _print_notes(screen, answer)
    if left_out:
        screen.print(Text(f"More with --fields: {', '.join(left_out)}.", style="dim"))


class _TableColumn(NamedTuple):
    """How a column is drawn; without a width Rich finds one."""

    column: Column
    figures: bool
    breaks: bool
    width: int | None


def _table(columns_: Sequence[_TableColumn], *, header: bool) -> Table:
    table = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        show_edge=False,
        show_header=header,
        header_style="dim",
    )
    for one in columns_:
        table.add_column(
            Text(one.column.heading),
            justify="right" if one.figures else "left",
            # What has no blank is never broken: a date or a figure cut in two is a wrong one.
            no_wrap=not one.breaks,
            overflow="fold",
            width=one.width,
            style=_STYLES[one.column.look],
        )
    return table


def _print_notes(screen: Console, answer: Answer) -> None:
    for note in answer.notes:
        # An address is left to the terminal to wrap, so that it can be opened and copied.
        screen.print(Text(visible(note), style="dim"), soft_wrap="://" in note)


def _is_figure(value: Any) -> bool:
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool))


def _text(value: Any, look: Look) -> str:
    """A cell as text; `yes` for true and nothing for false."""
    if isinstance(value, bool):
        return "yes" if value else ""
    if look is Look.SIGNED and isinstance(value, int):
        return f"{value:+d}" if value else "0"
    if isinstance(value, dict):
        return visible("\n".join(f"{name}={flat(one)}" for name, one in value.items()))
    if isinstance(value, list):
        return visible(", ".join("unknown" if one is None else flat(one) for one in value))
    text = flat(value)
    return text if text.isprintable() else visible(text)


def _cell(value: Any, look: Look) -> Text:
    """A cell as text that is never markup, in the colour of what it says."""
    text = _text(value, look)
    if look is Look.VERDICT:
        return Text(text, style=_VERDICTS.get(text, ""))
    if look is Look.RESULT:
        return Text(text, style=_RESULTS.get(text, ""))
    if look is Look.SIGNED and isinstance(value, int):
        return Text(text, style="green" if value > 0 else "red" if value < 0 else "")
    return Text(text)


def _speaking(
    texts: Mapping[str, Sequence[str]], known: Mapping[str, Column], title: str
) -> tuple[list[str], list[str]]:
    """The fields that tell rows apart, and what is the same in all and not in the title.

    A field that is empty in all rows belongs nowhere; a text that is the same in all belongs in
    the title.
    """
    names, constants = [], []
    for name, column in known.items():
        values = set(texts[name])
        if column.rank == 0 or values == {""}:
            continue
        same = next(iter(values)) if len(values) == 1 and len(texts[name]) > 1 else ""
        if same and same in title:
            continue
        plain = column.look is Look.PLAIN or (column.rank > 1 and column.look is Look.STRONG)
        if same and plain and not same.isdigit():
            constants.append(same)
        else:
            names.append(name)
    return names, constants


def _least(heading: str, texts: Sequence[str]) -> int:
    """The width in which no word of a column need be broken."""
    return max([len(heading), *(len(word) for text in set(texts) for word in text.split())])


def _most(heading: str, texts: Sequence[str]) -> int:
    """The width in which no cell of a column need be broken into lines."""
    return max([len(heading), *(len(line) for text in set(texts) for line in text.split("\n"))])


def _widths(
    names: Sequence[str],
    texts: Mapping[str, Sequence[str]],
    known: Mapping[str, Column],
    width: int,
) -> dict[str, int]:
    """The width of each column: enough for its words, and the rest shared out evenly.

    Empty where there is not even room for the words; then they are broken.
    """
    most = {name: _most(known[name].heading, texts[name]) for name in names}
    least = {name: _least(known[name].heading, texts[name]) for name in names}
    room = width - _PADDING * (len(names) - 1)
    if sum(least.values()) > room:
        return {}
    widths = least
    for share in range(max(most.values(), default=0) + 1):
        wider = {name: max(least[name], min(most[name], share)) for name in names}
        if sum(wider.values()) > room:
            break
        widths = wider
    return widths


def _fitting(
    names: Sequence[str],
    texts: Mapping[str, Sequence[str]],
    known: Mapping[str, Column],
    width: int,
) -> tuple[list[str], list[str]]:
    """The fields that a terminal of that width has room for, and those it has not.

    Those of the worst rank go first, of these the last. Then texts are broken into lines; where
    not even that is enough, the last columns go, but never the one in bold that names the row.
    """
    whole, least = {}, {}
    for name in names:
        longest = _most(known[name].heading, texts[name])
        # A long text is broken into lines anyway: it asks for no more than a fair share.
        whole[name] = (longest if longest <= _SENTENCE else _SHARE) + _PADDING
        least[name] = _least(known[name].heading, texts[name]) + _PADDING
    left_out: list[str] = []

    def give_up(rank: int, room: dict[str, int]) -> None:
        while sum(room[name] for name in kept) > width + _PADDING:
            spare = [name for name in kept if known[name].rank == rank and name != naming]
            if not spare:
                return
            left_out.append(spare[-1])
            kept.remove(spare[-1])

    kept = list(names)
    called = (Look.NAME, Look.STRONG)
    naming = next((name for look in called for name in names if known[name].look is look), "")
    give_up(3, whole)
    give_up(2, whole)
    give_up(1, least)
    return kept, [name for name in names if name in left_out]
