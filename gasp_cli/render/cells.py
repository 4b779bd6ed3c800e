"""The cells of an answer: a text for each field of each row, some neighbours in one cell."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import NoneType
from typing import Any

from rich.text import Text

from gasp_cli.i18n import translate
from gasp_cli.render.cell import cell, text_of
from gasp_cli.render.column_fit import is_long
from gasp_cli.results import CellStyle, Column, ResultSet, columns, kind_of


def translated_columns(answer: ResultSet) -> dict[str, Column]:
    """The fields of an answer with their kinds, and their headings in the reader's language."""
    return {
        name: column._replace(heading=translate(column.heading), kind=kind_of(name, column))
        for name, column in columns(answer.row_type).items()
    }


class Cells(Mapping[str, Collection[str]]):
    """The cells of an answer by the name of their field, each worded only when it is needed.

    `joined` puts neighbours that say so into the cell of the first of them, `short` takes the short
    texts of columns that have them. `fields` are the columns; as a mapping it has the different
    texts of each, from which widths are computed.
    """

    def __init__(self, answer: ResultSet, *, joined: bool, short: bool = False) -> None:
        self.rows: Sequence[Sequence[Any]] = answer.rows
        self.parts: dict[str, list[str]] = {}
        self._short = short
        self._links = answer.links
        self._declared = translated_columns(answer)
        self.places = {name: place for place, name in enumerate(self._declared)}
        for name, column in self._declared.items():
            first = next(reversed(self.parts), "")
            if joined and column.joined and self._declared[first].joined == column.joined:
                self.parts[first].append(name)
            else:
                self.parts[name] = [name]
        self.fields: dict[str, Column] = {}
        for name, parts in self.parts.items():
            column = self._declared[name]
            if len(parts) > 1:
                column = column._replace(heading=translate(column.joined), style=CellStyle.RESULT)
            self.fields[name] = column
        self._texts: dict[str, set[str]] = {}
        self._figures: dict[str, bool] = {}
        self._sentences: dict[str, bool] = {}

    def __getitem__(self, name: str) -> Collection[str]:
        """The different texts of a column, each worded once."""
        if name not in self._texts:
            parts = self.parts[name]
            values = [[row[self.places[part]] for row in self.rows] for part in parts]
            if len(parts) == 1:
                texts = {self._worded(name, value) for value in _distinct(values[0])}
            else:
                rows = set(zip(*values, strict=True))  # goals and results
                texts = {self._joined(parts, of_row) for of_row in rows}
            self._texts[name] = texts
        return self._texts[name]

    def __iter__(self) -> Iterator[str]:
        """The names of the columns."""
        return iter(self.parts)

    def __len__(self) -> int:
        """The number of columns."""
        return len(self.parts)

    def text(self, name: str, number: int) -> str:
        """The text of a row."""
        row, parts = self.rows[number], self.parts[name]
        if len(parts) == 1:
            return self._worded(name, row[self.places[name]])
        return self._joined(parts, [row[self.places[part]] for part in parts])

    def _worded(self, part: str, value: Any) -> str:
        column = self._declared[part]
        if self._short and column.short:
            value = column.short(value)
        return text_of(value, column)

    def _joined(self, parts: Sequence[str], values: Sequence[Any]) -> str:
        texts = [self._worded(part, value) for part, value in zip(parts, values, strict=True)]
        return "".join(_spaced(texts))

    def draw(self, name: str, number: int) -> Text:
        """The cell of a row in its colours, with its links."""
        row, parts = self.rows[number], self.parts[name]
        if len(parts) == 1:
            value, text = row[self.places[name]], self.text(name, number)
            return cell(value, self._declared[name], self._links, text)
        pieces = [cell(row[self.places[part]], self._declared[part], {}) for part in parts]
        return Text.assemble(*_spaced(pieces))

    def value(self, name: str, number: int) -> Any:
        """The value of a row."""
        return self.rows[number][self.places[name]]

    def are_figures(self, name: str) -> bool:
        """Whether a column has numbers alone, which stand to the right."""
        if name not in self._figures:
            place = self.places[name]
            self._figures[name] = bool(self.rows) and (
                len(self.parts[name]) > 1 or all(is_figure(row[place]) for row in self.rows)
            )
        return self._figures[name]

    def are_sentences(self, name: str) -> bool:
        """Whether a column has sentences, which are broken into lines."""
        if name not in self._sentences:
            self._sentences[name] = is_long(self[name])
        return self._sentences[name]


def _distinct(values: list[Any]) -> Collection[Any]:
    """The different values; all of them where equal ones may be worded differently: 1 and true."""
    kinds = set(map(type, values)) - {NoneType}
    return set(values) if len(kinds) <= 1 and kinds <= {str, int, float, bool} else values


def _spaced(pieces: Sequence[Any]) -> list[Any]:
    """The goals of both sides with a hyphen between them, and what follows after a blank."""
    first, second, *others = pieces
    return [first, "-", second, *(part for other in others for part in (" ", other))]


def is_figure(value: Any) -> bool:
    """Whether a value is a number, or missing."""
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool))
