"""The declaration of a field of a document: its meaning, format and references.

A kind of document is a `NamedTuple` whose fields are `Annotated` with a `Field`; the check of a
knowledge base, what adds to it, the export, the schema and `data/README.md` all read them here.
"""

from __future__ import annotations

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

    `references` names the tables and fields that have its value: `clubs.name`. `choices` are its
    only values. A field that is not `stored` follows from where the document lies. A document may
    leave out a field that is `omittable`, although the row always has it. `option` is its name on
    the command line, where that is not the field's own.
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
