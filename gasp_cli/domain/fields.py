"""The declaration of a field of a document: its meaning, format and references.

A document type is a `NamedTuple` whose fields are `Annotated` with a `Field`; decoding, validation,
`kb add`, export, schema and `data/README.md` all use these declarations.
"""

from enum import StrEnum
from typing import Any, NamedTuple

from gasp_cli.declarations import cached, field_metadata


class TextFormat(StrEnum):
    """The format of the text of a field."""

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

    `references` names the tables and fields that must have its value: `clubs.name`. `choices` are
    its only values. A field that is not `stored` follows from the document's file and table. A
    document may omit an `omittable` field, although the row always has it. `option` is its name on
    the command line if it differs from the field's.
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
    """The fields that documents of this type have, in order."""
    return {name: field for name, field in field_metadata(row).items() if field.stored}
