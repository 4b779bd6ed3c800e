"""The columns that the fields of a document become, and where each finds its value.

A score becomes two columns, an object one for each of its fields, a citation its source and its
paragraph; a field that may name a person or a club one for each, since a foreign key leads to one
table. Lists, and objects of texts, are relations of their own: see `relations`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterator, Mapping
from enum import Enum, StrEnum
from operator import attrgetter
from typing import Any, NamedTuple

from gasp_cli.declarations import field_metadata
from gasp_cli.domain.facts import source_of
from gasp_cli.domain.field_types import (
    JsonType,
    field_annotations,
    is_optional,
    json_type,
    without_none,
)
from gasp_cli.domain.fields import Field, TextFormat

Names = Mapping[str, Container[str]]
"""The names that a field may hold, by what it refers to: `clubs.name`."""

_SINGULAR = {"matches": "match", "people": "person"}


class Kind(StrEnum):
    """What the values of a column are. Text is Unicode, a day ISO text, JSON a JSON text."""

    TEXT = "text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DAY = "day"
    JSON = "json"


class ColumnOf(NamedTuple):
    """A column: its name, its kind and what it means.

    `refers` names the table and column in which its values stand: `clubs.name`. One that is
    `optional` may have no value.
    """

    name: str
    kind: Kind
    meaning: str
    refers: str = ""
    optional: bool = False


class Part(NamedTuple):
    """A column, and the function that takes its value from what a row is made of."""

    column: ColumnOf
    value: Callable[[Any], Any]


def singular(table: str) -> str:
    """One row of a table: a `club` of the clubs, a `person` of the people."""
    return _SINGULAR.get(table, table.removesuffix("s"))


def parts_of(row: type[Any], names: Names) -> Iterator[Part]:
    """The columns of a kind of document, in the order of its fields; lists are none."""
    kept, defaults = field_annotations(row), row._field_defaults
    for attribute, (name, field) in zip(row._fields, field_metadata(row).items(), strict=True):
        if is_child(kept[name]):
            continue
        # What is empty is left out of a document, so an empty text is no value.
        may_be_empty = isinstance(default := defaults.get(attribute), str) and not default
        value = _unless_empty(attribute) if may_be_empty else attrgetter(attribute)
        optional = may_be_empty or is_optional(kept[name])
        yield from parts_of_value(
            name, kept[name], field, value, names, optional=optional, prefix=f"{name}_"
        )


def is_child(kept: Any) -> bool:
    """Whether values of a type are rows of their own: lists, and objects of names and texts.

    Objects of whatever values, such as the arguments of a check, stay together as JSON: what
    they hold has no one type that a column could have.
    """
    shape = json_type(kept)
    return shape is JsonType.LIST or (shape is JsonType.MAPPING and kept == Mapping[str, str])


def parts_of_value(
    name: str,
    kept: Any,
    field: Field,
    value: Callable[[Any], Any],
    names: Names,
    *,
    optional: bool,
    prefix: str = "",
) -> Iterator[Part]:
    """The columns of one value; `prefix` stands before the names of those for several tables."""
    shape = json_type(kept)
    if shape is JsonType.SCORE:
        yield from _score(name, field, value, optional=optional)
    elif shape is JsonType.OBJECT:
        for part in parts_of(without_none(kept), names):
            yield _inside(name, field, part, value, optional=optional)
    elif field.format is TextFormat.CITATION:
        source = ColumnOf("source_id", Kind.TEXT, "source", field.references)
        paragraph = "paragraph, from 1 among the lines that are not empty"  # i18n: export
        yield Part(source, _after(source_of, value))
        yield Part(ColumnOf("paragraph", Kind.INTEGER, paragraph), _after(_paragraph, value))
    elif " " in field.references:
        yield from _one_of_several(prefix, field, value, names)
    else:
        read = _after(_READ[shape], value) if shape in _READ else value
        if shape is JsonType.TEXT and issubclass(without_none(kept), Enum):
            read = _after(str, value)
        kind = Kind.DAY if field.format is TextFormat.DAY else _KINDS[shape]
        yield Part(ColumnOf(name, kind, meaning_of(field), field.references, optional), read)


def meaning_of(field: Field) -> str:
    """What a field means in a table, where nothing is left out that goes without saying."""
    return field.meaning.partition("; left out")[0]  # i18n: export


def as_json(value: Any) -> str:
    """A value as JSON text in which no letter is escaped."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


_KINDS = {
    JsonType.TEXT: Kind.TEXT,
    JsonType.NUMBER: Kind.INTEGER,
    JsonType.TRUTH: Kind.BOOLEAN,
    JsonType.MAPPING: Kind.JSON,
    JsonType.ANY: Kind.JSON,
}
_READ: Mapping[JsonType, Callable[[Any], Any]] = {JsonType.MAPPING: as_json, JsonType.ANY: as_json}


def _score(
    name: str, field: Field, value: Callable[[Any], Any], *, optional: bool
) -> Iterator[Part]:
    for place, side in enumerate(("home", "away")):
        meaning = f"{field.meaning}: goals of the {side} club"  # i18n: export
        column = ColumnOf(f"{name}_{side}", Kind.INTEGER, meaning, "", optional)
        yield Part(column, _item(place, value))


def _inside(
    name: str, field: Field, part: Part, value: Callable[[Any], Any], *, optional: bool
) -> Part:
    column = part.column._replace(
        name=f"{name}_{part.column.name}",
        meaning=f"{field.meaning}: {part.column.meaning}",
        optional=optional or part.column.optional,
    )
    return Part(column, _after(part.value, value))


def _one_of_several(
    prefix: str, field: Field, value: Callable[[Any], Any], names: Names
) -> Iterator[Part]:
    """A column for each table that the value may stand in; the others of a row have none.

    A value that stands in none of them is left in the last, where the check of keys finds it.
    """
    tables = field.references.split()
    for place, refers in enumerate(tables):
        what = singular(refers.partition(".")[0])
        others = [names[table] for table in tables[:place]]
        own = names[refers] if place < len(tables) - 1 else None
        column = ColumnOf(f"{prefix}{what}", Kind.TEXT, f"{field.meaning}, a {what}", refers, True)
        yield Part(column, _among(own, others, value))


def _among(
    own: Container[str] | None, others: list[Container[str]], value: Callable[[Any], Any]
) -> Callable[[Any], Any]:
    def read(one: Any) -> Any:
        found = value(one)
        if found is None or any(found in other for other in others):
            return None
        return found if own is None or found in own else None

    return read


def _after(read: Callable[[Any], Any], value: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Read what is there, and None where nothing is."""

    def read_value(one: Any) -> Any:
        found = value(one)
        return None if found is None else read(found)

    return read_value


def _item(place: int, value: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return _after(lambda pair: pair[place], value)


def _unless_empty(attribute: str) -> Callable[[Any], Any]:
    value = attrgetter(attribute)
    return lambda one: value(one) or None


def _paragraph(citation: str) -> Any:
    """The number of a paragraph; what is no number is found by the check of values."""
    number = citation.rpartition(":")[2]
    return int(number) if number.isdecimal() else number
