"""Rows as entries of a few lines: prose, and what is too wide for a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.padding import Padding
from rich.text import Text

from gasp_cli.i18n import quotation, translate
from gasp_cli.render.cells import Cells
from gasp_cli.render.column_fit import PADDING, is_long, naming_column
from gasp_cli.render.theme import MUTED, STYLES
from gasp_cli.results import CellStyle, Kind

_ANSWERS = (CellStyle.RESULT, CellStyle.STRONG, CellStyle.VALUE, CellStyle.VERDICT)
_SPEAKING = (*_ANSWERS, CellStyle.NAME, CellStyle.CODE, CellStyle.MUTED, CellStyle.SPEAKER)
"""The styles of texts that explain themselves without a heading."""


def short_entry(cells: Cells, names: Sequence[str], number: int, width: int) -> Iterator[Padding]:
    """Yield the lines of a row: its name with its answers, then the rest, each sentence apart.

    Where there are sentences, the short texts stand beside the name if they have room.
    """
    naming = naming_column(names, cells.fields) or names[0]
    heading = [naming]
    if not cells.are_sentences(naming):
        heading += [name for name in names if cells.fields[name].style in _ANSWERS]
    lines: list[list[str]] = [[]]
    for name in names:
        if name in heading or not cells.text(name, number):
            continue
        if is_long([cells.text(name, number)]) or (
            cells.are_sentences(name) and not _speaks(cells, name)
        ):
            lines += [[name], []]
        else:
            lines[-1].append(name)
    first = Text("  ").join(_labelled(cells, list(dict.fromkeys(heading)), number))
    first.stylize(STYLES[CellStyle.STRONG], 0, len(cells.text(naming, number)))
    room = width - PADDING
    groups = [packed(_labelled(cells, line, number), room) for line in lines if line]
    beside = groups[0] if lines[0] and len(groups) > 1 else []
    if len(beside) == 1 and first.cell_len + PADDING + beside[0].cell_len <= width:
        first = Text("  ").join([first, beside.pop()])
    yield Padding(first, 0, expand=False)
    for group in groups:
        for text in group:
            yield Padding(text, (0, 0, 0, PADDING), expand=False)


def prose_entry(
    cells: Cells, prose: str, names: Sequence[str], number: int
) -> Iterator[Text | Padding]:
    """Yield the lines of a row: its prose, and the other fields under it, after an empty line.

    With a speaker it is a quotation.
    """
    is_speaker = {name: cells.fields[name].style is CellStyle.SPEAKER for name in names}
    is_quote = any(is_speaker[name] and cells.text(name, number) for name in names)
    text = cells.text(prose, number)
    body = Text(translate(quotation(text)), style="italic") if is_quote else Text(text)
    speaker_first = sorted(names, key=lambda name: not is_speaker[name])
    under = Text("— " if is_quote else "") + _SEPARATOR.join(
        _labelled(cells, speaker_first, number)
    )
    yield Text()
    yield Padding(body, (0, 0, 0, PADDING), expand=False)
    yield Padding(under, (0, 0, 0, 2 * PADDING if is_quote else PADDING), expand=False)


_SEPARATOR = Text(" · ", style=MUTED)


def packed(parts: Iterable[Text], room: int, separator: Text = _SEPARATOR) -> list[Text]:
    """The parts in lines, of which each begins with a whole part."""
    lines: list[Text] = []
    for part in parts:
        if lines and lines[-1].cell_len + len(separator) + part.cell_len <= room:
            lines[-1] = separator.join([lines[-1], part])
        else:
            lines.append(part)
    return lines


def _labelled(cells: Cells, names: Sequence[str], number: int) -> list[Text]:
    """The cells of a row that are not empty, with their headings where they need them."""
    return [_with_heading(cells, name, number) for name in names if cells.text(name, number)]


def _with_heading(cells: Cells, name: str, number: int) -> Text:
    column, value, speaks = cells.fields[name], cells.draw(name, number), _speaks(cells, name)
    if column.style is not CellStyle.VERDICT:
        value.stylize(STYLES[column.style] or (MUTED if speaks else ""))
    if speaks:
        return value
    if cells.value(name, number) is True:
        return Text(column.heading)
    colon = " " if cells.are_figures(name) else ": "
    return Text.assemble((f"{column.heading}{colon}", MUTED), value)


def _speaks(cells: Cells, name: str) -> bool:
    """Whether a column explains itself, without its heading."""
    column = cells.fields[name]
    if len(cells.parts[name]) > 1 or not column.heading:
        return True
    return not cells.are_figures(name) and (
        column.style in _SPEAKING or column.kind is Kind.TERM or name in ("date", "season")
    )
