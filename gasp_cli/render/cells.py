"""The cells of an answer: a text for each field of each row, some neighbours in one cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.text import Text

from gasp_cli.i18n import translate
from gasp_cli.render.cell import cell, text_of
from gasp_cli.results import CellStyle, Column, ResultSet, columns, kind_of


def translated_columns(answer: ResultSet) -> dict[str, Column]:
    """The fields of an answer with their kinds, and their headings in the reader's language."""
    return {
        name: column._replace(heading=translate(column.heading), kind=kind_of(name, column))
        for name, column in columns(answer.row_type).items()
    }


class Cells:
    """The cells of an answer by the name of their field.

    `joined` puts neighbours that say so into the cell of the first of them, `short` takes the short
    texts of columns that have them. `fields` are the columns, `texts` their texts by row.
    """

    def __init__(self, answer: ResultSet, *, joined: bool, short: bool = False) -> None:
        """Turn every value into text, once."""
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
        self.texts: dict[str, list[str]] = {}
        for name, parts in self.parts.items():
            column = self._declared[name]
            texts = [self._texts(part) for part in parts]
            if len(parts) > 1:
                column = column._replace(heading=translate(column.joined), style=CellStyle.RESULT)
                texts = [["".join(_spaced(pieces)) for pieces in zip(*texts, strict=True)]]
            self.fields[name], self.texts[name] = column, texts[0]

    def _texts(self, name: str) -> list[str]:
        place, column = self.places[name], self._declared[name]
        values = [row[place] for row in self.rows]
        if self._short and column.short:
            values = [column.short(value) for value in values]
        return [text_of(value, column) for value in values]

    def draw(self, name: str, number: int) -> Text:
        """The cell of a row in its colours, with its links."""
        row, parts = self.rows[number], self.parts[name]
        if len(parts) == 1:
            text = self.texts[name][number]
            return cell(self.value(name, number), self._declared[name], self._links, text)
        pieces = [cell(row[self.places[part]], self._declared[part], {}) for part in parts]
        return Text.assemble(*_spaced(pieces))

    def value(self, name: str, number: int) -> Any:
        """The value of a row."""
        return self.rows[number][self.places[name]]

    def are_figures(self, name: str) -> bool:
        """Whether a column has numbers alone, which stand to the right."""
        place = self.places[name]
        return bool(self.rows) and (
            len(self.parts[name]) > 1 or all(is_figure(row[place]) for row in self.rows)
        )


def _spaced(pieces: Sequence[Any]) -> list[Any]:
    """The goals of both sides with a hyphen between them, and what follows after a blank."""
    first, second, *others = pieces
    return [first, "-", second, *(part for other in others for part in (" ", other))]


def is_figure(value: Any) -> bool:
    """Whether a value is a number, or missing."""
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool))
