"""What a field of a document is: its meaning, and what it must look like.

A kind of document is a `NamedTuple` whose fields are `Annotated` with a `Field`; the check of a
knowledge base, what adds to it, the export, the schema and `data/README.md` all read them here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

from gasp_cli.declarations import cached, field_metadata


class TextFormat(StrEnum):
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
    format: TextFormat = TextFormat.TEXT
    references: str = ""
    choices: tuple[str, ...] = ()
    stored: bool = True
    omittable: bool = False
    option: str = ""


@cached
def fields(row: type[Any]) -> dict[str, Field]:
    """The fields that documents of this kind have, in their order."""
    return {name: field for name, field in field_metadata(row).items() if field.stored}
