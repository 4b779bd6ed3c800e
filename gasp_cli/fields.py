"""What a field of a document is: its meaning, and what it must look like.

A kind of document is a `NamedTuple` whose fields are `Annotated` with a `Field`; the check of a
knowledge base, `gasp kb add`, the export, the schema and `data/README.md` all read them from there.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple, ParamSpec, TypeVar, cast, get_args, get_origin

Given = ParamSpec("Given")
Found = TypeVar("Found")


def _remembered(function: Callable[Given, Found]) -> Callable[Given, Found]:
    """`functools.cache` under the function's own types, as mypy takes classes for unhashable."""
    return cast("Callable[Given, Found]", cache(function))


class Form(StrEnum):
    """What the text of a field must look like."""

    TEXT = "text"
    NAME = "name"
    SEASON = "season"
    DAY = "day"
    DATE = "date"
    TIME = "time"
    COUNTRY = "country"
    CITATION = "citation"
    ID = "id"


class Field(NamedTuple):
    """A field of a document.

    `refers` names the table and field that its value must stand in: `clubs.name`. A field that
    is not `stored` follows from where the document lies. With `may_miss` a document may leave
    it out although the object made of it always has it. `option` is its name on the command
    line, where that is not the field's own. `one_of` are its only values.
    """

    meaning: str
    form: Form = Form.TEXT
    refers: str = ""
    one_of: tuple[str, ...] = ()
    stored: bool = True
    may_miss: bool = False
    option: str = ""


@_remembered
def declared(row: type[Any]) -> dict[str, Any]:
    """What is declared of each field of a row, in their order; `from_` is `from` to the public."""
    return {
        name.rstrip("_"): annotation.__metadata__[0]
        for name, annotation in row.__annotations__.items()
    }


@_remembered
def types(row: type[Any]) -> dict[str, Any]:
    """The Python type of every public field."""
    return {
        name.rstrip("_"): annotation.__origin__ for name, annotation in row.__annotations__.items()
    }


@_remembered
def fields(row: type[Any]) -> dict[str, Field]:
    """The fields that documents of this kind have, in their order."""
    return {name: field for name, field in declared(row).items() if field.stored}


@_remembered
def required(row: type[Any]) -> set[str]:
    """The fields that no document may leave out."""
    defaults = {name.rstrip("_") for name in row._field_defaults}
    kept = types(row)
    return {
        name
        for name, field in fields(row).items()
        if not field.may_miss and name not in defaults and not is_optional(kept[name])
    }


def is_optional(kept: Any) -> bool:
    """Whether a type allows None."""
    return type(None) in get_args(kept)


class Shape(StrEnum):
    """What a value is in JSON, by its Python type."""

    TEXT = "text"
    NUMBER = "whole number"
    TRUTH = "true or false"
    SCORE = "score"
    LIST = "list"
    OBJECT = "object"
    MAPPING = "object of names"
    ANY = "any value"


@_remembered
def shape_of(kept: Any) -> Shape:
    """The shape of a type, None aside. A pair of numbers is a score, not a list."""
    plain = without_none(kept)
    origin, arguments = get_origin(plain), get_args(plain)
    if plain is Any:
        return Shape.ANY
    if origin is tuple:
        return Shape.LIST if arguments[1:] == (...,) else Shape.SCORE
    if origin is list:
        return Shape.LIST
    if origin is not None:
        return Shape.MAPPING
    if issubclass(plain, tuple):
        return Shape.OBJECT
    if issubclass(plain, str):
        return Shape.TEXT
    return Shape.TRUTH if plain is bool else Shape.NUMBER


def item_of(kept: Any) -> Any:
    """The type of a list's items."""
    return get_args(without_none(kept))[0]


def value_of(kept: Any) -> Any:
    """The type of a mapping's values."""
    return get_args(without_none(kept))[1]


def without_none(kept: Any) -> Any:
    """The type that is left when None is not allowed."""
    if not is_optional(kept):
        return kept
    (rest,) = (one for one in get_args(kept) if one is not type(None))
    return rest
