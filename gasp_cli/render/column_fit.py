"""The columns of a table that fit a terminal, and their widths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gasp_cli.results import CellStyle, Column

PADDING = 2
_SENTENCE = 40  # wider texts are broken into lines
_SHARE = 28


def informative_columns(
    texts: Mapping[str, Sequence[str]], fields: Mapping[str, Column], title: str
) -> tuple[list[str], list[str]]:
    """Split fields into those that vary, and the constant texts to show in the title.

    Fields that are empty in all rows, and constants that the title has, are dropped.
    """
    names, constants = [], []
    for name, column in fields.items():
        values = set(texts[name])
        if column.priority == 0 or values == {""}:
            continue
        same = next(iter(values)) if len(values) == 1 and len(texts[name]) > 1 else ""
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


def _least(heading: str, texts: Sequence[str]) -> int:
    """The width that breaks no word of a column."""
    return max([len(heading), *(len(word) for text in set(texts) for word in text.split())])


def _most(heading: str, texts: Sequence[str]) -> int:
    """The width that breaks no line of a column."""
    return max([len(heading), *(len(line) for text in set(texts) for line in text.split("\n"))])


def widths_of(
    names: Sequence[str],
    texts: Mapping[str, Sequence[str]],
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


def fit_columns(
    names: Sequence[str],
    texts: Mapping[str, Sequence[str]],
    fields: Mapping[str, Column],
    width: int,
) -> tuple[list[str], list[str]]:
    """The fields that fit a terminal of that width, and those that do not.

    Fields of the lowest priority are dropped first, from the right. Then texts are broken into
    lines; if that is not enough, the last columns go, but never the one that names the row.
    """
    whole, least = {}, {}
    for name in names:
        longest = _most(fields[name].heading, texts[name])
        # A long text is broken into lines anyway, so it counts with a fair share only.
        whole[name] = (longest if longest <= _SENTENCE else _SHARE) + PADDING
        least[name] = _least(fields[name].heading, texts[name]) + PADDING
    left_out: list[str] = []

    def drop_columns(priority: int, room: dict[str, int]) -> None:
        while sum(room[name] for name in shown) > width + PADDING:
            spare = [name for name in shown if fields[name].priority == priority and name != naming]
            if not spare:
                return
            left_out.append(spare[-1])
            shown.remove(spare[-1])

    shown = list(names)
    styles = (CellStyle.NAME, CellStyle.STRONG, CellStyle.CODE)
    naming = next((name for style in styles for name in names if fields[name].style is style), "")
    drop_columns(3, whole)
    drop_columns(2, whole)
    drop_columns(1, least)
    return shown, [name for name in names if name in left_out]
