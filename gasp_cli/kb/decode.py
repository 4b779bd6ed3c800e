"""Documents decoded as their rows declare them: one set of rules for reading and for checking.

A decoder is made of the types and `Field`s of a row. Reading, `gasp kb add`, `gasp kb import` and
`gasp kb check` all ask it, so that they take the same values and refuse others in the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, TypeAlias, TypeVar

from gasp_cli.declarations import declared, remembered
from gasp_cli.domain.field_types import (
    Shape,
    is_optional,
    item_of,
    required,
    shape_of,
    types,
    value_of,
    without_none,
)
from gasp_cli.domain.fields import Field, Form, fields
from gasp_cli.domain.seasons import is_season
from gasp_cli.errors import DataError
from gasp_cli.i18n import say
from gasp_cli.matching import fold
from gasp_cli.store import Document, Store

Row = TypeVar("Row")
Decode: TypeAlias = Callable[[Any], Any]
"""Decodes a value of JSON. Raises `Misshapen`."""


class Misshapen(Exception):  # it is caught where the place is known
    """A value is not of the type and form that its field declares; has every fault of it."""

    def __init__(self, *faults: str) -> None:
        super().__init__(*faults)
        self.faults = faults


# Tables and documents


def decode_table(
    store: Store, file: str, table: str, row: type[Row], *, optional: bool = False
) -> list[Row]:
    """The documents of a table as rows, in the file's order.

    An `optional` table that is missing is empty. Raises `DataError` with file, table and document
    where one is not what the row declares.
    """
    if optional and (not store.has(file) or table not in store.tables(file)):
        return []
    where = say("{path}, table {table!r}", path=store.folder / file, table=table)
    return decode_all(store.documents_by_key(file, table), decoder(row), where)


def decode_all(
    documents: Mapping[str, Document], decode: Callable[[Document], Row], where: str
) -> list[Row]:
    """Each of the documents decoded; `where` says in an error in which table they lie.

    Raises `DataError`, which names the first document that cannot be decoded.
    """
    rows = []
    for key, document in documents.items():
        try:
            rows.append(decode(document))
        except Misshapen as error:
            raise DataError(
                say(
                    "{where}, {row}: {problem}",
                    where=where, row=label(key, document), problem=error.faults[0],
                ),
                say("see gasp kb check"),
            ) from error  # fmt: skip
    return rows


def label(key: str, document: Document) -> str:
    """The name of a document for an error: its id or name, else its key in the file."""
    for name in ("id", "name"):
        value = document.get(name)
        if type(value) is str and value.strip() and value.isprintable():
            return value
    return say("key {key}", key=key)


def document_faults(row: type[Any], document: Mapping[str, Any]) -> Iterator[str]:
    """The faults of a document: fields that are missing, unknown or wrong."""
    known, decoders = fields(row), _decoders(row)
    for name in sorted(required(row) - set(document)):
        yield say("no field {name!r}", name=name)
    for name, value in document.items():
        if name not in known:
            yield say(
                "there is no field {name!r}; the fields are {fields}", name=name,
                fields=", ".join(known),
            )  # fmt: skip
            continue
        try:
            decoders[name](value)
        except Misshapen as error:
            for fault in error.faults:
                yield say("{where}: {what}", where=name, what=fault)


def value_faults(kept: Any, field: Field, value: Any) -> Iterator[str]:
    """The faults of a value of a field of that type."""
    try:
        _decode_of(kept, field)(value)
    except Misshapen as error:
        yield from error.faults


def name_fault(text: str) -> str:
    """The fault of a name that somebody gave, empty where it has none."""
    return next(value_faults(str, Field("a name", Form.NAME), text), "")


@remembered
def values_decoder(row: type[Any]) -> Callable[[Document], list[Any]]:
    """Decodes a document into the values of the row, in the order of its fields.

    A field that is missing and not required has its default, or the empty value of its type.
    """
    names = list(declared(row))
    places = {name: place for place, name in enumerate(names)}
    known, needed, defaults = _decoders(row), required(row), _defaults(row)

    def decode(document: Document) -> list[Any]:
        values = defaults.copy()
        try:
            for name, value in document.items():
                values[places[name]] = known[name](value)
        except (KeyError, Misshapen):
            raise Misshapen(*document_faults(row, document)) from None
        if not needed <= document.keys():
            raise Misshapen(*document_faults(row, document))
        return values

    return decode


@remembered
def decoder(row: type[Row]) -> Callable[[Document], Row]:
    """Decodes a document into a row. Raises `Misshapen`, which has every fault of it."""
    values_of = values_decoder(row)
    make: Callable[[list[Any]], Row] = row._make  # type: ignore[attr-defined]

    def decode(document: Document) -> Row:
        return make(values_of(document))

    return decode


def all_fit(row: type[Any], name: str, values: Collection[Any]) -> bool:
    """Whether many values, of as many documents, are all of the type and form of one field.

    Equal values are decoded once: it is much cheaper than to decode all.
    """
    shape = shape_of(types(row)[name])
    if shape is Shape.NUMBER and not set(map(type, values)) <= {int}:
        return False  # among them 1 may be true, which equals it
    known, decode = _fitting(row, name), _decoders(row)[name]
    try:
        if new := set(values) - known:
            known.update(map(decode, new))
    except (TypeError, Misshapen):  # a list and an object are in no set
        return False
    return True


@remembered
def _fitting(row: type[Any], name: str) -> set[Any]:  # noqa: ARG001  # a set for each field
    """The values known to be of the type and form of a field of texts or numbers."""
    return set()


class _Decoders(dict[str, Decode]):
    """The decoder of each field of a row, made when a document has that field."""

    def __init__(self, row: type[Any]) -> None:
        super().__init__()
        self._row = row

    def __missing__(self, name: str) -> Decode:
        self[name] = _decode_of(types(self._row)[name], fields(self._row)[name])
        return self[name]


@remembered
def _decoders(row: type[Any]) -> _Decoders:
    return _Decoders(row)


def _defaults(row: type[Any]) -> list[Any]:
    """The value of each field of a row where a document leaves it out."""
    kept, given = types(row), row._field_defaults
    return [
        given[field] if field in given else _empty(kept[field.rstrip("_")]) for field in row._fields
    ]


def _empty(kept: Any) -> Any:
    return None if is_optional(kept) else _EMPTY.get(shape_of(kept))


_EMPTY: Mapping[Shape, Any] = {
    Shape.TEXT: "", Shape.NUMBER: 0, Shape.TRUTH: False, Shape.LIST: (), Shape.MAPPING: {},
}  # fmt: skip


# Values


def _decode_of(kept: Any, field: Field) -> Decode:
    plain, shape = without_none(kept), shape_of(kept)
    if shape is Shape.LIST:
        item = item_of(kept)
        make = _list_of_names if field.refers and shape_of(item) is Shape.TEXT else _list
        return make(_decode_of(item, field))
    if shape is Shape.MAPPING:
        return _mapping(_decode_of(value_of(kept), field))
    if shape is Shape.OBJECT:
        return _object(plain)
    if shape is Shape.TEXT:
        return _text(plain, field)
    return _SIMPLE[shape]


def _each(decode: Decode, values: Collection[Any]) -> list[Any]:
    """All values decoded. Raises `Misshapen` with the faults of all of them."""
    try:
        return list(map(decode, values))
    except Misshapen:
        raise Misshapen(*_faults_of_each(decode, values)) from None


def _faults_of_each(decode: Decode, values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        try:
            decode(value)
        except Misshapen as error:
            yield from error.faults


def _list(item: Decode) -> Decode:
    def decode(value: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise Misshapen(_not(value, say("is no list")))
        return tuple(_each(item, value))

    return decode


def _list_of_names(item: Decode) -> Decode:
    decode_list = _list(item)
    known: set[str] = set()  # the clubs of a season are mostly those of the season before

    def decode(value: Any) -> tuple[str, ...]:
        try:
            if type(value) is list and known.issuperset(value):
                return tuple(value)
        except TypeError:  # a list or an object among them
            pass
        texts: tuple[str, ...] = decode_list(value)
        known.update(texts)
        return texts

    return decode


def _mapping(item: Decode) -> Decode:
    def decode(value: Any) -> dict[str, Any]:
        if type(value) is not dict:
            raise Misshapen(_not(value, say("is no object of names")))
        faults: list[str] = []
        for name, inner in value.items():
            try:
                item(inner)
                if not is_writable(name):
                    raise Misshapen(_unwritable(name))
            except Misshapen as error:
                faults += error.faults
        if faults:
            raise Misshapen(*faults)
        return value  # its values are texts, or are as they are

    return decode


def _object(row: type[Any]) -> Decode:
    values_of, make = values_decoder(row), row._make

    def decode(value: Any) -> Any:
        if type(value) is not dict:
            raise Misshapen(_not(value, say("is no object")))
        return make(values_of(value))

    return decode


def _number(value: Any) -> int:
    if type(value) is int and 0 <= value < 10**9:
        return value
    raise Misshapen(_not(value, say("is no whole number")))


def _truth(value: Any) -> bool:
    if value is True or value is False:
        return bool(value)
    raise Misshapen(_not(value, say("is no true or false")))


def _score(value: Any) -> tuple[int, int]:
    try:
        if type(value) is list and len(value) == 2:
            return _number(value[0]), _number(value[1])
    except Misshapen:
        pass
    raise Misshapen(_not(value, say("is no score; write it as [2, 1]")))


_DEEPEST = 20


def _any(value: Any) -> Any:
    """Any value of JSON that can be written again."""
    if type(value) is int or (type(value) is str and value.isascii()):
        return value
    level = [value]
    for _ in range(_DEEPEST):
        inner: list[Any] = []
        for part in level:
            if type(part) is str and not is_writable(part):
                raise Misshapen(_unwritable(part))
            if type(part) is dict:
                inner += [*part, *part.values()]
            elif type(part) is list:
                inner += part
        if not inner:
            return value
        level = inner
    raise Misshapen(say("a value has more than {most} lists in each other", most=_DEEPEST))


_SIMPLE: Mapping[Shape, Decode] = {
    Shape.NUMBER: _number, Shape.TRUTH: _truth, Shape.SCORE: _score, Shape.ANY: _any,
}  # fmt: skip


def _not(value: Any, what: str) -> str:
    return say("{given!r} {is_no}", given=value, is_no=what)


# Texts


def _text(kind: type[str], field: Field) -> Decode:
    if one_of := _members(kind, field):
        return _choice(one_of)
    if field.form in _FITS:
        return _formed(field.form)
    return _name_text if field.form is Form.NAME else _plain_text


def _plain_text(value: Any) -> str:
    if type(value) is not str or not value or value.isspace():
        raise Misshapen(_no_text(value))
    if value.isascii() or is_writable(value):
        return value
    raise Misshapen(_no_text(value))


def _name_text(value: Any) -> str:
    # Nearly every name is printable, which half a character is not, and begins so.
    if (
        type(value) is str
        and value[:1].isalnum()
        and value[0].isascii()
        and value.isprintable()
        and len(value) <= _LONGEST_NAME
    ):
        return value
    text = _plain_text(value)
    if fault := _name(text):
        raise Misshapen(fault)
    return text


def _choice(one_of: Mapping[str, str]) -> Decode:
    def decode(value: Any) -> str:
        if type(value) is str and value in one_of:
            return one_of[value]
        if type(value) is str and value.strip() and value.isprintable():
            values = ", ".join(one_of)
            raise Misshapen(say("{given!r} is none of {values}", given=value, values=values))
        raise Misshapen(_no_text(value))

    return decode


def _formed(form: Form) -> Decode:
    """The decoder of texts of a form that no blank text and no half character has."""
    fits, fault_of = _FITS[form], FORMS[form]
    known: set[str] = set()  # seasons and days come again and again

    def decode(value: Any) -> str:
        if type(value) is str:
            if value in known:
                return value
            if fits(value):
                known.add(value)
                return value
            if value.strip() and is_writable(value):
                raise Misshapen(fault_of(value))
        raise Misshapen(_no_text(value))

    return decode


def _no_text(value: Any) -> str:
    if type(value) is str and value.strip():
        return _unwritable(value)
    return _not(value, say("is no text, or an empty one"))


def _members(kind: type[str], field: Field) -> Mapping[str, str]:
    """The values that a field may have, each as it is decoded; none where it may have any."""
    make = kind if issubclass(kind, StrEnum) else str
    return {value: make(value) for value in field.one_of}


def is_writable(text: str) -> bool:
    """Whether a file can have the text: there is no half of a character in it."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _unwritable(text: str) -> str:
    return say("{given!r} is no text that can be written", given=text)


def is_number(text: str) -> bool:
    """Whether a text is a whole number in the digits 0 to 9."""
    return text.isascii() and text.isdecimal()


_LONGEST_NAME = 100


def _name(text: str) -> str:
    if not text.isprintable() and _has_control(text):
        return say("{given!r} has a control character", given=text)
    if len(text) > _LONGEST_NAME:
        return say("{start!r}… is longer than {most} letters", start=text[:20], most=_LONGEST_NAME)
    if any(char.isascii() and char.isalnum() for char in text):
        return ""
    return "" if fold(text) else say("{given!r} has no letter and no digit", given=text)


def _has_control(text: str) -> bool:
    import unicodedata  # nearly every name is printable

    return any(unicodedata.category(char) in ("Cc", "Zl", "Zp") for char in text)


def is_day(text: str) -> bool:
    """Whether a text is a day, `2019-05-15`."""
    # By hand: `datetime` takes as long to load as a small answer takes to compute.
    year, day = text[:4], text[4:]
    return (
        _is_day_of_a_year(day)
        and _is_year(year)
        and (day != "-02-29" or int(year) % (400 if year[2:] == "00" else 4) == 0)
    )


@cache
def _is_day_of_a_year(text: str) -> bool:
    month, day = text[1:3], text[4:]
    if len(text) != len("-05-15") or text[0] != "-" or text[3] != "-" or not is_number(month + day):
        return False
    last = "29" if month == "02" else "30" if month in ("04", "06", "09", "11") else "31"
    return "01" <= month <= "12" and "01" <= day <= last


@cache
def _is_year(text: str) -> bool:
    return len(text) == len("2019") and is_number(text) and text != "0000"


def _is_date(text: str) -> bool:
    # A year or a month is a date where its first day is one.
    return len(text) in (4, 7, 10) and is_day(f"{text}-01-01"[:10] if len(text) < 10 else text)


def _is_time(text: str) -> bool:
    hour, _, minute = text.partition(":")
    return (
        len(hour) == len(minute) == 2 and is_number(hour + minute) and hour < "24" and minute < "60"
    )


def _is_country(text: str) -> bool:
    return len(text) == len("ITA") and text.isascii() and text.isalpha() and text.isupper()


_LONGEST_NUMBER = 9


def _is_citation(text: str) -> bool:
    source, _, number = text.rpartition(":")
    counted = is_number(number) and number[0] != "0" and len(number) <= _LONGEST_NUMBER
    return counted and _is_one_word(source)


def _is_id(text: str) -> bool:
    return _is_one_word(text) and not set(text) & set(":;,")


def _is_one_word(text: str) -> bool:
    return text.split() == [text] and is_writable(text)


_FITS: Mapping[Form, Callable[[str], bool]] = {
    Form.SEASON: is_season,
    Form.DAY: is_day,
    Form.DATE: _is_date,
    Form.TIME: _is_time,
    Form.COUNTRY: _is_country,
    Form.CITATION: _is_citation,
    Form.ID: _is_id,
}


def _season(text: str) -> str:
    return "" if is_season(text) else say("{given!r} is no season; write it as 2019-20", given=text)


def _day(text: str) -> str:
    return "" if is_day(text) else say("{given!r} is no day; write it as 2019-05-15", given=text)


def _date(text: str) -> str:
    if _is_date(text):
        return ""
    return say("{given!r} is no date; write it as 2019, 2019-05 or 2019-05-15", given=text)


def _time(text: str) -> str:
    if _is_time(text):
        return ""
    return say("{given!r} is no time of day; write it as 20:45", given=text)


def _country(text: str) -> str:
    if _is_country(text):
        return ""
    return say("{given!r} is no country; write it as ITA, its FIFA code", given=text)


def _citation(text: str) -> str:
    if _is_citation(text):
        return ""
    return say(
        "{given!r} is no citation; write it as source-id:3, the paragraph's number", given=text
    )


def _id(text: str) -> str:
    if _is_id(text):
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
"""By form: the fault of a text, empty where it has none."""
