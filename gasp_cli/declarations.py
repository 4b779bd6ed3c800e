"""The annotations of a row type, which documents and printed rows share.

A row is a `NamedTuple` whose fields are `Annotated`: with a `Field` where documents are read,
with a `Column` where rows are printed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Found = TypeVar("Found")


def cached(function: Callable[Given, Found]) -> Callable[Given, Found]:
    """`functools.cache` under the function's own types, as mypy takes classes for unhashable."""
    return cast("Callable[Given, Found]", cache(function))


@cached
def field_metadata(row: type[Any]) -> dict[str, Any]:
    """The declaration of each field of a row type, in order; `from_` is `from` in public."""
    return {
        name.rstrip("_"): annotation.__metadata__[0]
        for name, annotation in row.__annotations__.items()
    }
