"""The layout of rows on a terminal: which columns a table shows, and how wide they are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from gasp_cli.results import CellStyle, Column

PADDING = 2
SENTENCE = 40  # wider texts are broken into lines
_SHARE, _SMALL_SHARE = 28, 18
NARROW = 60


def informative_columns(
    texts: Mapping[str, Collection[str]], fields: Mapping[str, Column], rows: int, title: str
) -> tuple[list[str], list[str]]:
    """Split fields into those that vary, and the constant texts to show in the title.

    `texts` are the different texts of each field in that many rows.
    Fields that are empty in all rows, and constants that the title has, are dropped.
    """
    names, constants = [], []
    for name, column in fields.items():
        if column.priority == 0 or set(texts[name]) == {""}:
            continue
        same = next(iter(texts[name])) if len(texts[name]) == 1 and rows > 1 else ""
        if same and same in title:
            continue
        plain = column.style is CellStyle.PLAIN or (
            column.priority > 1 and column.style is CellStyle.STRONG
        )
        if same and plain and not same.isdigit():
            constants.append(same)
        else:
            names.append(name)
    return names, constants


def _least(heading: str, texts: Iterable[str]) -> int:
    """The width that breaks no word of a column."""
    return max(map(len, [heading, *" ".join(texts).split()]))


def _most(heading: str, texts: Iterable[str]) -> int:
    """The width that breaks no line of a column."""
    return max(map(len, [heading, *"\n".join(texts).split("\n")]))


def widths_of(
    names: Sequence[str],
    texts: Mapping[str, Collection[str]],
    fields: Mapping[str, Column],
    width: int,
) -> dict[str, int]:
    """The width of each column: enough for its words, and an even share of the rest.

    Empty if there is no room for the words, which are then broken.
    """
    most = {name: _most(fields[name].heading, texts[name]) for name in names}
    least = {name: _least(fields[name].heading, texts[name]) for name in names}
    room = width - PADDING * (len(names) - 1)
    if sum(least.values()) > room:
        return {}
    widths = least
    for share in range(max(most.values(), default=0) + 1):
        wider = {name: max(least[name], min(most[name], share)) for name in names}
        if sum(wider.values()) > room:
            break
        widths = wider
    return widths


class Layout(NamedTuple):
    """The fields to show, those left out, and whether the rows fit into a table."""

    shown: list[str]
    left_out: list[str]
    is_table: bool


def lay_out(
    names: Sequence[str],
    texts: Mapping[str, Collection[str]],
    fields: Mapping[str, Column],
    width: int,
) -> Layout:
    """The layout on a terminal of that width.

    Fields of priority 3 are left out first, from the right, unless their lines have room, then
    those of priority 2, unless their words have. On a narrow screen these, too, need whole lines,
    for which names of priority 1 may be broken. Where that is not enough for a table, none of
    priority 1 or 2 is left out.
    """
    whole, broken = {}, {}
    for name in names:
        whole[name] = _most(fields[name].heading, texts[name]) + PADDING
        broken[name] = _least(fields[name].heading, texts[name]) + PADDING
        if is_long(texts[name]):  # broken into lines anyway, but with a fair share
            share = _SHARE if fields[name].priority == 1 else _SMALL_SHARE
            whole[name] = broken[name] = max(broken[name], share + PADDING)
    shown = list(names)
    _drop(3, shown, fields, whole, width)
    candidates = [name for name in names if name in shown]
    if width >= NARROW:
        _drop(2, shown, fields, broken, width)
    else:
        _drop(2, shown, fields, whole, width)
        room = {name: (broken if fields[name].priority == 1 else whole)[name] for name in names}
        worded = [name for name in candidates if name in shown or _has_words(texts[name])]
        _take_back(worded, shown, room, width)
    is_table = _needed(shown, broken) <= width
    shown = [name for name in candidates if name in shown or not is_table]
    return Layout(shown, [name for name in names if name not in shown], is_table)


def _drop(
    priority: int,
    shown: list[str],
    fields: Mapping[str, Column],
    room: Mapping[str, int],
    width: int,
) -> None:
    """Drop fields of a priority, from the right, until the others fit."""
    candidates = [name for name in shown if fields[name].priority == priority]
    for name in reversed(candidates):
        if _needed(shown, room) > width:
            shown.remove(name)
    _take_back(candidates, shown, room, width)


def _take_back(
    candidates: Sequence[str], shown: list[str], room: Mapping[str, int], width: int
) -> None:
    """Take back dropped fields that are narrow enough, from the left."""
    for name in candidates:
        if name not in shown and _needed([*shown, name], room) <= width:
            shown.append(name)


def _needed(names: Sequence[str], room: Mapping[str, int]) -> int:
    return sum(room[name] for name in names) - PADDING


def _has_words(texts: Iterable[str]) -> bool:
    return any(letter.isalpha() for text in texts for letter in text)


def naming_column(names: Sequence[str], fields: Mapping[str, Column]) -> str:
    """The field that names a row, or none."""
    styles = (CellStyle.NAME, CellStyle.STRONG, CellStyle.CODE)
    return next((name for style in styles for name in names if fields[name].style is style), "")


def is_long(texts: Iterable[str]) -> bool:
    """Whether a column has sentences, which are broken into lines."""
    return _most("", texts) > SENTENCE
