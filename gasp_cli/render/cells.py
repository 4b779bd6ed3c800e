"""The cells of an answer: a text for each field of each row, some neighbours in one cell."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import itemgetter
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
        self._values = {
            name: itemgetter(*(self.places[part] for part in parts))
            for name, parts in self.parts.items()
        }
        self._texts: dict[str, set[str]] = {}
        self._known: dict[str, dict[Any, str]] = {}
        self._figures: dict[str, bool] = {}
        self._sentences: dict[str, bool] = {}

    def __getitem__(self, name: str) -> Collection[str]:
        """The different texts of a column, each worded once."""
        if name not in self._texts:
            parts = self.parts[name]
            values = [*map(self._values[name], self.rows)]
            if len(parts) > 1 or _is_plain(values):
                self._known[name] = {value: self._worded(parts, value) for value in set(values)}
                self._texts[name] = set(self._known[name].values())
            else:
                self._texts[name] = {self._worded(parts, value) for value in values}
        return self._texts[name]

    def __iter__(self) -> Iterator[str]:
        """The names of the columns."""
        return iter(self.parts)

    def __len__(self) -> int:
        """The number of columns."""
        return len(self.parts)

    def text(self, name: str, number: int) -> str:
        """The text of a row."""
        value = self._values[name](self.rows[number])
        if name in self._known:
            return self._known[name][value]
        return self._worded(self.parts[name], value)

    def _worded(self, parts: Sequence[str], value: Any) -> str:
        if len(parts) > 1:
            pieces = zip(parts, value, strict=True)
            return "".join(_spaced([self._worded([part], piece) for part, piece in pieces]))
        column = self._declared[parts[0]]
        if self._short and column.short:
            value = column.short(value)
        return text_of(value, column)

    def draw(self, name: str, number: int) -> Text:
        """The cell of a row in its colours, with its links."""
        row, parts = self.rows[number], self.parts[name]
        if len(parts) == 1:
            value = row[self.places[name]]
            return cell(value, self._declared[name], self._links, self.text(name, number))
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


def _is_plain(values: list[Any]) -> bool:
    """Whether equal values have equal texts, unlike 1 and true."""
    kinds = set(map(type, values)) - {NoneType}
    return len(kinds) <= 1 and kinds <= {str, int, float, bool}


def _spaced(pieces: Sequence[Any]) -> list[Any]:
    """The goals of both sides with a hyphen between them, and what follows after a blank."""
    first, second, *others = pieces
    return [first, "-", second, *(part for other in others for part in (" ", other))]


def is_figure(value: Any) -> bool:
    """Whether a value is a number, or missing."""
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool))
