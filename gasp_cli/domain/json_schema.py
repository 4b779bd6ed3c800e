"""The JSON Schema of a row type, derived from its declared fields."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from gasp_cli.domain.field_types import (
    JsonType,
    field_annotations,
    item_type,
    json_type,
    required_fields,
    without_none,
)
from gasp_cli.domain.fields import fields
from gasp_cli.results import columns

_NAMES = {str: "string", int: "integer", bool: "boolean", float: "number", NoneType: "null"}


def row_schema(title: str, kinds: Sequence[type[Any]]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one row of any of these types."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    objects = [_object(kind) for kind in kinds]
    return head | (objects[0] if len(objects) == 1 else {"anyOf": objects})


def table_schema(title: str, row: type[Any]) -> dict[str, Any]:
    """The JSON Schema of a document of a table, as stored in its file."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return head | _document(row)


def _document(row: type[Any]) -> dict[str, Any]:
    annotations = field_annotations(row)
    properties = {
        name: _stored(annotations[name])
        | {"description": field.meaning}
        | ({"enum": list(field.choices)} if field.choices else {})
        for name, field in fields(row).items()
    }
    required = [name for name in properties if name in required_fields(row)]
    return _schema(row, properties, required)


def _schema(row: type[Any], properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        "description": inspect.getdoc(row),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _stored(annotation: Any) -> dict[str, Any]:
    """The schema of a stored field; documents omit empty fields, and never have null."""
    json = json_type(annotation)
    if json is JsonType.LIST:
        return {"type": "array", "items": _stored(item_type(annotation))}
    if json is JsonType.SCORE:
        return {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}
    if json is JsonType.OBJECT:
        return _document(without_none(annotation))
    names = {JsonType.TEXT: "string", JsonType.NUMBER: "integer", JsonType.TRUTH: "boolean",
             JsonType.MAPPING: "object"}  # fmt: skip
    return {"type": names[json]} if json in names else {}


def _object(kind: type[Any]) -> dict[str, Any]:
    annotations = field_annotations(kind)
    properties = {
        name: _type(annotations[name]) | {"description": column.meaning}
        for name, column in columns(kind).items()
    }
    return _schema(kind, properties, list(properties))


def _type(annotation: Any) -> dict[str, Any]:
    if annotation is Any:
        return {}
    if get_origin(annotation) is dict:
        return {"type": "object"}
    if get_origin(annotation) is list:
        return {"type": "array", "items": _type(get_args(annotation)[0])}
    if get_origin(annotation) is UnionType:
        return {"type": [_NAMES[arg] for arg in get_args(annotation)]}
    return {"type": _NAMES[annotation]}
