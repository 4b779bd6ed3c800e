"""The JSON Schema of a kind of row, made from its declared fields."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from types import NoneType, UnionType
from typing import Any, get_args, get_origin

from gasp_cli.answer import columns
from gasp_cli.fields import types

_NAMES = {str: "string", int: "integer", bool: "boolean", float: "number", NoneType: "null"}


def schema_of(title: str, kinds: Sequence[type[Any]]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one row of any of these kinds."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    objects = [_object(kind) for kind in kinds]
    return head | (objects[0] if len(objects) == 1 else {"anyOf": objects})


def _object(kind: type[Any]) -> dict[str, Any]:
    known, kept = columns(kind), types(kind)
    properties = {
        name: _type(kept[name]) | {"description": column.meaning} for name, column in known.items()
    }
    return {
        "description": inspect.getdoc(kind),
        "type": "object",
        "properties": properties,
        "required": list(known),
        "additionalProperties": False,
    }


def _type(kept: Any) -> dict[str, Any]:
    if kept is Any:
        return {}
    if get_origin(kept) is dict:
        return {"type": "object"}
    if get_origin(kept) is list:
        return {"type": "array", "items": _type(get_args(kept)[0])}
    if get_origin(kept) is UnionType:
        return {"type": [_NAMES[one] for one in get_args(kept)]}
    return {"type": _NAMES[kept]}
