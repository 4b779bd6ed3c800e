"""The Python types of fields, and their JSON types."""

from __future__ import annotations

from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin

from gasp_cli.declarations import cached
from gasp_cli.domain.fields import fields


@cached
def field_annotations(row: type[Any]) -> dict[str, Any]:
    """The Python type of every public field."""
    return {
        name.rstrip("_"): annotation.__origin__ for name, annotation in row.__annotations__.items()
    }


@cached
def required_fields(row: type[Any]) -> set[str]:
    """The fields that a document must have."""
    defaults = {name.rstrip("_") for name in row._field_defaults}
    annotations = field_annotations(row)
    return {
        name
        for name, field in fields(row).items()
        if not field.omittable and name not in defaults and not is_optional(annotations[name])
    }


def is_optional(annotation: Any) -> bool:
    """Whether a type allows None."""
    return type(None) in get_args(annotation)


class JsonType(StrEnum):
    """The type of a value in JSON."""

    TEXT = "text"
    NUMBER = "whole number"  # i18n: translated where it is shown
    TRUTH = "true or false"  # i18n: translated where it is shown
    SCORE = "score"
    LIST = "list"
    OBJECT = "object"
    MAPPING = "object of names"  # i18n: translated where it is shown
    ANY = "any value"  # i18n: translated where it is shown


@cached
def json_type(annotation: Any) -> JsonType:
    """The JSON type of a Python type, None aside. A pair of numbers is a score, not a list.

    One of several types is any value to those who only store it; its decoder is stricter.
    """
    plain = without_none(annotation)
    origin, arguments = get_origin(plain), get_args(plain)
    if plain is Any or origin is UnionType:
        return JsonType.ANY
    if origin is tuple:
        return JsonType.LIST if arguments[1:] == (...,) else JsonType.SCORE
    if origin is list:
        return JsonType.LIST
    if origin is not None:
        return JsonType.MAPPING
    if issubclass(plain, tuple):
        return JsonType.OBJECT
    if issubclass(plain, str):
        return JsonType.TEXT
    return JsonType.TRUTH if plain is bool else JsonType.NUMBER


def item_type(annotation: Any) -> Any:
    """The type of a list's items."""
    return get_args(without_none(annotation))[0]


def value_type(annotation: Any) -> Any:
    """The type of a mapping's values."""
    return get_args(without_none(annotation))[1]


def without_none(annotation: Any) -> Any:
    """The type without None."""
    if not is_optional(annotation):
        return annotation
    (rest,) = (arg for arg in get_args(annotation) if arg is not type(None))
    return rest
