"""What one value must look like, by the type and the form that its field declares."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from typing import Any

from gasp_cli.fields import Field, Form, fields
from gasp_cli.language import say
from gasp_cli.names import fold
from gasp_cli.seasons import is_season
from gasp_cli.values import Shape, item_of, required, shape_of, types, value_of, without_none

_PART = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
_COUNTRY = re.compile(r"[A-Z]{3}")
_CITATION = re.compile(r"(\S+):([1-9]\d*)")
_ID = re.compile(r"[^\s:;,]+")


def document_faults(row: type[Any], document: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the shape of a document: fields it lacks, has besides, or has wrong."""
    known, kept = fields(row), types(row)
    for name in sorted(required(row) - set(document)):
        yield say("no field {name!r}", name=name)
    for name, value in document.items():
        if name not in known:
            yield say(
                "there is no field {name!r}; the fields are {fields}", name=name,
                fields=", ".join(known),
            )  # fmt: skip
        else:
            for fault in value_faults(kept[name], known[name], value):
                yield say("{where}: {what}", where=name, what=fault)


def value_faults(kept: Any, field: Field, value: Any) -> Iterator[str]:
    """What is wrong with a value of a field of that type."""
    shape = shape_of(kept)
    if shape is Shape.LIST and isinstance(value, list):
        for one in value:
            yield from value_faults(item_of(kept), field, one)
    elif shape is Shape.OBJECT and isinstance(value, dict):
        yield from document_faults(without_none(kept), value)
    elif shape is Shape.TEXT and isinstance(value, str) and value.strip():
        yield from _text_faults(field, value)
    elif shape is Shape.MAPPING and isinstance(value, dict):
        for one in value.values():
            yield from value_faults(value_of(kept), field, one)
    elif not _FITS[shape](value):
        yield say("{given!r} {is_no}", given=value, is_no=_IS_NO[shape])


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9


def _is_score(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(_is_count, value))


_FITS: Mapping[Shape, Callable[[Any], bool]] = {
    Shape.ANY: lambda _: True,
    Shape.NUMBER: _is_count,
    Shape.TRUTH: lambda value: isinstance(value, bool),
    Shape.SCORE: _is_score,
    Shape.MAPPING: lambda _: False,
    Shape.LIST: lambda _: False,
    Shape.OBJECT: lambda _: False,
    Shape.TEXT: lambda _: False,
}
_IS_NO = {
    Shape.NUMBER: say("is no whole number"),
    Shape.TRUTH: say("is no true or false"),
    Shape.SCORE: say("is no score; write it as [2, 1]"),
    Shape.MAPPING: say("is no object of names"),
    Shape.LIST: say("is no list"),
    Shape.OBJECT: say("is no object"),
    Shape.TEXT: say("is no text, or an empty one"),
}


def _text_faults(field: Field, value: str) -> Iterator[str]:
    if any(0xD800 <= ord(char) < 0xE000 for char in value):
        yield say("{given!r} is no text that can be written", given=value)
    elif field.one_of and value not in field.one_of:
        yield say("{given!r} is none of {values}", given=value, values=", ".join(field.one_of))
    elif fault := FORMS[field.form](value):
        yield fault


def _season(text: str) -> str:
    return "" if is_season(text) else say("{given!r} is no season; write it as 2019-20", given=text)


def name_fault(text: str) -> str:
    """What is wrong with a name that somebody gave, or nothing."""
    return next(value_faults(str, Field("a name", Form.NAME), text), "")


_LONGEST_NAME = 100


def _name(text: str) -> str:
    if any(unicodedata.category(char) in ("Cc", "Zl", "Zp") for char in text):
        return say("{given!r} has a control character", given=text)
    if len(text) > _LONGEST_NAME:
        return say("{start!r}… is longer than {most} letters", start=text[:20], most=_LONGEST_NAME)
    return "" if fold(text) else say("{given!r} has no letter and no digit", given=text)


def is_day(text: str) -> bool:
    """Whether a text is a day, `2019-05-15`."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _day(text: str) -> str:
    return "" if is_day(text) else say("{given!r} is no day; write it as 2019-05-15", given=text)


def _date(text: str) -> str:
    if is_day(text) or _PART.fullmatch(text):
        return ""
    return say("{given!r} is no date; write it as 2019, 2019-05 or 2019-05-15", given=text)


def _time(text: str) -> str:
    try:
        right = time.fromisoformat(text).isoformat("minutes") == text
    except ValueError:
        right = False
    return "" if right else say("{given!r} is no time of day; write it as 20:45", given=text)


def _country(text: str) -> str:
    if _COUNTRY.fullmatch(text):
        return ""
    return say("{given!r} is no country; write it as ITA, its FIFA code", given=text)


def _citation(text: str) -> str:
    if _CITATION.fullmatch(text):
        return ""
    return say(
        "{given!r} is no citation; write it as source-id:3, the paragraph's number", given=text
    )


def _id(text: str) -> str:
    if _ID.fullmatch(text):
        return ""
    return say("{given!r} is no id; write it as words joined by hyphens", given=text)


FORMS: Mapping[Form, Callable[[str], str]] = {
    Form.TEXT: lambda _: "",
    Form.NAME: _name,
    Form.SEASON: _season,
    Form.DAY: _day,
    Form.DATE: _date,
    Form.TIME: _time,
    Form.COUNTRY: _country,
    Form.CITATION: _citation,
    Form.ID: _id,
}
"""By form: what is wrong with a text, or nothing."""
