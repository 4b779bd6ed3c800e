"""Documents decoded as their rows declare them: one set of rules for reading and for checking.

A decoder is made of the types and `Field`s of a row. Reading, `gasp kb add`, `gasp kb import` and
`gasp kb check` all ask it, so that they take the same values and refuse others in the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

from gasp_cli.errors import DataError
from gasp_cli.fields import Field, Form, declared, fields, remembered
from gasp_cli.language import say
from gasp_cli.names import fold
from gasp_cli.seasons import is_season
from gasp_cli.store import Document, Store
from gasp_cli.values import (
    Shape,
    is_optional,
    item_of,
    required,
    shape_of,
    types,
    value_of,
    without_none,
)

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
        if isinstance(value, str) and value.strip():
            return value
    return say("document {key}", key=key)


def document_faults(row: type[Any], document: Mapping[str, Any]) -> Iterator[str]:
    """The faults of a document: fields that are missing, unknown or wrong."""
    known = _decoders(row)
    for name in sorted(required(row) - set(document)):
        yield say("no field {name!r}", name=name)
    for name, value in document.items():
        try:
            known[name](value)
        except Misshapen as error:
            yield from error.faults


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
        except Misshapen:
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

    Equal texts are asked about once, and so are equal numbers: it is much cheaper than to decode.
    """
    kinds = set(map(type, values))
    # Among values of one of these types none is equal to another that it must not stand for.
    distinct: Iterable[Any] = set(values) if kinds in ({str}, {int}) else values
    decode = _decoders(row)[name]
    try:
        for value in distinct:
            decode(value)
    except Misshapen:
        return False
    return True


class _Decoders(dict[str, Decode]):
    """The decoder of each field of a row, made when a document has that field."""

    def __init__(self, row: type[Any]) -> None:
        super().__init__()
        self._row = row

    def __missing__(self, name: str) -> Decode:
        known = fields(self._row)
        if name not in known:
            raise Misshapen(
                say(
                    "there is no field {name!r}; the fields are {fields}", name=name,
                    fields=", ".join(known),
                )
            )  # fmt: skip
        self[name] = _decode_of(types(self._row)[name], known[name], name)
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


def _decode_of(kept: Any, field: Field, name: str = "") -> Decode:
    """The decoder of a value; with a name its faults begin with that."""
    plain, shape = without_none(kept), shape_of(kept)
    if shape is Shape.LIST:
        decode = _list(_decode_of(item_of(kept), field))
    elif shape is Shape.MAPPING:
        decode = _mapping(_decode_of(value_of(kept), field))
    elif shape is Shape.OBJECT:
        decode = _object(plain)
    elif shape is Shape.TEXT:
        decode = _text(plain, field)
    else:
        decode = _SIMPLE[shape]
    return _under(name, decode) if name else decode


def _under(name: str, decode: Decode) -> Decode:
    def named(value: Any) -> Any:
        try:
            return decode(value)
        except Misshapen as error:
            faults = (say("{where}: {what}", where=name, what=fault) for fault in error.faults)
            raise Misshapen(*faults) from None

    return named


def _each(decode: Decode, values: Iterable[Any]) -> list[Any]:
    """All values decoded. Raises `Misshapen` with the faults of all of them."""
    decoded = []
    faults: list[str] = []
    for value in values:
        try:
            decoded.append(decode(value))
        except Misshapen as error:
            faults += error.faults
    if faults:
        raise Misshapen(*faults)
    return decoded


def _list(item: Decode) -> Decode:
    def decode(value: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise Misshapen(_not(value, say("is no list")))
        return tuple(_each(item, value))

    return decode


def _mapping(item: Decode) -> Decode:
    def decode(value: Any) -> dict[str, Any]:
        if type(value) is not dict:
            raise Misshapen(_not(value, say("is no object of names")))
        if any(map(_is_broken, value)):
            raise Misshapen(*(_unwritable(key) for key in value if _is_broken(key)))
        return dict(zip(value, _each(item, value.values()), strict=True))

    return decode


def _object(row: type[Any]) -> Decode:
    decode_row = decoder(row)

    def decode(value: Any) -> Any:
        if type(value) is not dict:
            raise Misshapen(_not(value, say("is no object")))
        return decode_row(value)

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
    level = [value]
    for _ in range(_DEEPEST):
        inner: list[Any] = []
        for part in level:
            if type(part) is str and _is_broken(part):
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
    fault_of = None if field.form is Form.TEXT else FORMS[field.form]
    one_of = _members(kind, field)

    def decode(value: Any) -> str:
        if type(value) is not str or not value or value.isspace():
            raise Misshapen(_not(value, say("is no text, or an empty one")))
        if one_of is not None:
            if value not in one_of:
                if _is_broken(value):
                    raise Misshapen(_unwritable(value))
                values = ", ".join(one_of)
                raise Misshapen(say("{given!r} is none of {values}", given=value, values=values))
            return one_of[value]
        if _is_broken(value):
            raise Misshapen(_unwritable(value))
        if fault_of is not None and (fault := fault_of(value)):
            raise Misshapen(fault)
        return value

    return decode


def _members(kind: type[str], field: Field) -> Mapping[str, str] | None:
    """The values that a field may have, each as it is decoded; None where it may have any."""
    if not field.one_of:
        return None
    make = kind if issubclass(kind, StrEnum) else str
    return {value: make(value) for value in field.one_of}


def _is_broken(text: str) -> bool:
    """Whether there is half a character in it, which no file can have."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _unwritable(text: str) -> str:
    return say("{given!r} is no text that can be written", given=text)


def is_number(text: str) -> bool:
    """Whether a text is a whole number in the digits 0 to 9."""
    return text.isascii() and text.isdecimal()


def _season(text: str) -> str:
    return "" if is_season(text) else say("{given!r} is no season; write it as 2019-20", given=text)


_LONGEST_NAME = 100


def _name(text: str) -> str:
    if not text.isprintable() and _has_control(text):
        return say("{given!r} has a control character", given=text)
    if len(text) > _LONGEST_NAME:
        return say("{start!r}… is longer than {most} letters", start=text[:20], most=_LONGEST_NAME)
    if text[0].isascii() and text[0].isalnum():
        return ""  # as nearly every name begins
    return "" if fold(text) else say("{given!r} has no letter and no digit", given=text)


def _has_control(text: str) -> bool:
    import unicodedata  # nearly every name is printable

    return any(unicodedata.category(char) in ("Cc", "Zl", "Zp") for char in text)


def is_day(text: str) -> bool:
    """Whether a text is a day, `2019-05-15`."""
    if len(text) != len("2019-05-15") or not text.isascii():
        return False
    year, month, day = text[:4], text[5:7], text[8:]
    if text[4] != "-" or text[7] != "-" or not (year + month + day).isdecimal():
        return False
    if "00" < day < "29" and "00" < month < "13" and year > "0000":
        return True
    from datetime import date  # only for the last days of a month

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _day(text: str) -> str:
    return "" if is_day(text) else say("{given!r} is no day; write it as 2019-05-15", given=text)


def _date(text: str) -> str:
    # A year or a month is a date where its first day is one.
    if len(text) in (4, 7, 10) and is_day(f"{text}-01-01"[:10] if len(text) < 10 else text):
        return ""
    return say("{given!r} is no date; write it as 2019, 2019-05 or 2019-05-15", given=text)


def _time(text: str) -> str:
    hour, _, minute = text.partition(":")
    if len(hour) == len(minute) == 2 and is_number(hour + minute) and hour < "24" and minute < "60":
        return ""
    return say("{given!r} is no time of day; write it as 20:45", given=text)


def _country(text: str) -> str:
    if len(text) == 3 and text.isascii() and text.isalpha() and text.isupper():
        return ""
    return say("{given!r} is no country; write it as ITA, its FIFA code", given=text)


_LONGEST_NUMBER = 9


def _citation(text: str) -> str:
    source, _, number = text.rpartition(":")
    counted = is_number(number) and number[0] != "0" and len(number) <= _LONGEST_NUMBER
    if counted and source.split() == [source]:
        return ""
    return say(
        "{given!r} is no citation; write it as source-id:3, the paragraph's number", given=text
    )


def _id(text: str) -> str:
    if text.split() == [text] and not set(text) & set(":;,"):
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
