"""What the values of a field are, by its Python type."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, get_args, get_origin

from gasp_cli.declarations import remembered
from gasp_cli.domain.fields import fields


@remembered
def types(row: type[Any]) -> dict[str, Any]:
    """The Python type of every public field."""
    return {
        name.rstrip("_"): annotation.__origin__ for name, annotation in row.__annotations__.items()
    }


@remembered
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
    NUMBER = "whole number"  # untold: told where it is shown
    TRUTH = "true or false"  # untold: told where it is shown
    SCORE = "score"
    LIST = "list"
    OBJECT = "object"
    MAPPING = "object of names"  # untold: told where it is shown
    ANY = "any value"  # untold: told where it is shown


@remembered
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
