"""What a field of a document is: its meaning, and what it must look like.

A kind of document is a `NamedTuple` whose fields are `Annotated` with a `Field`; the check of a
knowledge base, `gasp kb add`, the export, the schema and `data/README.md` all read them from there.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple, get_args, get_origin


class Form(StrEnum):
    """What the text of a field must look like."""

    TEXT = "text"
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


def declared(row: type[Any]) -> dict[str, Any]:
    """What is declared of each field of a row, in their order; `from_` is `from` to the public."""
    return {
        name.rstrip("_"): annotation.__metadata__[0]
        for name, annotation in row.__annotations__.items()
    }


def types(row: type[Any]) -> dict[str, Any]:
    """The Python type of every public field."""
    return {
        name.rstrip("_"): annotation.__origin__ for name, annotation in row.__annotations__.items()
    }


def fields(row: type[Any]) -> dict[str, Field]:
    """The fields that documents of this kind have, in their order."""
    return {name: field for name, field in declared(row).items() if field.stored}


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


def item_of(kept: Any) -> Any:
    """The type of a list's items; None for what is no list (a score is a pair, not a list)."""
    plain = without_none(kept)
    arguments = get_args(plain)
    if get_origin(plain) in (tuple, list) and (len(arguments) == 1 or arguments[1:] == (...,)):
        return arguments[0]
    return None


def without_none(kept: Any) -> Any:
    """The type that is left when None is not allowed."""
    if not is_optional(kept):
        return kept
    rest = [one for one in get_args(kept) if one is not type(None)]
    return rest[0] if len(rest) == 1 else kept
