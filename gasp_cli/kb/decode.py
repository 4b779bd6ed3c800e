"""Documents decoded as their rows declare them: one set of rules for reading and for checking.

A decoder is made of the types and `Field`s of a row. Reading, adding, importing and
checking all ask it, so that they take the same values and refuse others in the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, TypeAlias, TypeVar

from gasp_cli.declarations import cached, field_metadata
from gasp_cli.domain.field_types import (
    JsonType,
    field_annotations,
    is_optional,
    item_type,
    json_type,
    required_fields,
    value_type,
    without_none,
)
from gasp_cli.domain.fields import Field, TextFormat, fields
from gasp_cli.domain.seasons import is_season
from gasp_cli.errors import Action, DataError, Remedy
from gasp_cli.i18n import msg
from gasp_cli.matching import normalise
from gasp_cli.store import Document, Store

Row = TypeVar("Row")
Decode: TypeAlias = Callable[[Any], Any]
"""Decodes a value of JSON. Raises `Misshapen`."""


class InvalidValue(Exception):  # it is caught where the place is known
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
    where = msg("{path}, table {table!r}", path=store.folder / file, table=table)
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
        except InvalidValue as error:
            raise DataError(
                msg(
                    "{where}, {row}: {problem}",
                    where=where, row=document_label(key, document), problem=error.faults[0],
                ),
                msg("see {command}", command=Remedy(Action.CHECK_KNOWLEDGE_BASE)),
            ) from error  # fmt: skip
    return rows


def document_label(key: str, document: Document) -> str:
    """The name of a document for an error: its id or name, else its key in the file."""
    for name in ("id", "name"):
        value = document.get(name)
        if type(value) is str and value.strip() and value.isprintable():
            return value
    return msg("key {key}", key=key)


def document_errors(row: type[Any], document: Mapping[str, Any]) -> Iterator[str]:
    """The faults of a document: fields that are missing, unknown or wrong."""
    known, decoders = fields(row), _decoders(row)
    for name in sorted(required_fields(row) - set(document)):
        yield msg("no field {name!r}", name=name)
    for name, value in document.items():
        if name not in known:
            yield msg(
                "there is no field {name!r}; the fields are {fields}", name=name,
                fields=", ".join(known),
            )  # fmt: skip
            continue
        try:
            decoders[name](value)
        except InvalidValue as error:
            for fault in error.faults:
                yield msg("{where}: {what}", where=name, what=fault)


def value_errors(kept: Any, field: Field, value: Any) -> Iterator[str]:
    """The faults of a value of a field of that type."""
    try:
        _decode_of(kept, field)(value)
    except InvalidValue as error:
        yield from error.faults


def name_error(text: str) -> str:
    """The fault of a name that somebody gave, empty where it has none."""
    return next(value_errors(str, Field("a name", TextFormat.NAME), text), "")


@cached
def column_decoder(row: type[Any]) -> Callable[[Document], list[Any]]:
    """Decodes a document into the values of the row, in the order of its fields.

    A field that is missing and not required has its default, or the empty value of its type.
    """
    names = list(field_metadata(row))
    places = {name: place for place, name in enumerate(names)}
    known, needed, defaults = _decoders(row), required_fields(row), _defaults(row)

    def decode(document: Document) -> list[Any]:
        values = defaults.copy()
        try:
            for name, value in document.items():
                values[places[name]] = known[name](value)
        except (KeyError, InvalidValue):
            raise InvalidValue(*document_errors(row, document)) from None
        if not needed <= document.keys():
            raise InvalidValue(*document_errors(row, document))
        return values

    return decode


@cached
def decoder(row: type[Row]) -> Callable[[Document], Row]:
    """Decodes a document into a row. Raises `Misshapen`, which has every fault of it."""
    values_of = column_decoder(row)
    make: Callable[[list[Any]], Row] = row._make  # type: ignore[attr-defined]

    def decode(document: Document) -> Row:
        return make(values_of(document))

    return decode


def all_valid(row: type[Any], name: str, values: Collection[Any]) -> bool:
    """Whether many values, of as many documents, are all of the type and form of one field.

    Equal values are decoded once: it is much cheaper than to decode all.
    """
    shape = json_type(field_annotations(row)[name])
    if shape is JsonType.NUMBER and not set(map(type, values)) <= {int}:
        return False  # among them 1 may be true, which equals it
    known, decode = _known_valid(row, name), _decoders(row)[name]
    try:
        if new := set(values) - known:
            known.update(map(decode, new))
    except (TypeError, InvalidValue):  # a list and an object are in no set
        return False
    return True


@cached
def _known_valid(row: type[Any], name: str) -> set[Any]:  # noqa: ARG001  # a set for each field
    """The values known to be of the type and form of a field of texts or numbers."""
    return set()


class _Decoders(dict[str, Decode]):
    """The decoder of each field of a row, made when a document has that field."""

    def __init__(self, row: type[Any]) -> None:
        super().__init__()
        self._row = row

    def __missing__(self, name: str) -> Decode:
        self[name] = _decode_of(field_annotations(self._row)[name], fields(self._row)[name])
        return self[name]


@cached
def _decoders(row: type[Any]) -> _Decoders:
    return _Decoders(row)


def _defaults(row: type[Any]) -> list[Any]:
    """The value of each field of a row where a document leaves it out."""
    kept, given = field_annotations(row), row._field_defaults
    return [
        given[field] if field in given else _empty(kept[field.rstrip("_")]) for field in row._fields
    ]


def _empty(kept: Any) -> Any:
    return None if is_optional(kept) else _EMPTY.get(json_type(kept))


_EMPTY: Mapping[JsonType, Any] = {
    JsonType.TEXT: "",
    JsonType.NUMBER: 0,
    JsonType.TRUTH: False,
    JsonType.LIST: (),
    JsonType.MAPPING: {},
}


# Values


def _decode_of(kept: Any, field: Field) -> Decode:
    plain, shape = without_none(kept), json_type(kept)
    if shape is JsonType.LIST:
        item = item_type(kept)
        make = _list_of_names if field.references and json_type(item) is JsonType.TEXT else _list
        return make(_decode_of(item, field))
    if shape is JsonType.MAPPING:
        return _mapping(_decode_of(value_type(kept), field))
    if shape is JsonType.OBJECT:
        return _object(plain)
    if shape is JsonType.TEXT:
        return _text(plain, field)
    return _SIMPLE[shape]


def _each(decode: Decode, values: Collection[Any]) -> list[Any]:
    """All values decoded. Raises `Misshapen` with the faults of all of them."""
    try:
        return list(map(decode, values))
    except InvalidValue:
        raise InvalidValue(*_item_errors(decode, values)) from None


def _item_errors(decode: Decode, values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        try:
            decode(value)
        except InvalidValue as error:
            yield from error.faults


def _list(item: Decode) -> Decode:
    def decode(value: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise InvalidValue(_type_error(value, msg("is no list")))
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
            raise InvalidValue(_type_error(value, msg("is no object of names")))
        faults: list[str] = []
        for name, inner in value.items():
            try:
                item(inner)
                if not is_encodable(name):
                    raise InvalidValue(_encoding_error(name))
            except InvalidValue as error:
                faults += error.faults
        if faults:
            raise InvalidValue(*faults)
        return value  # its values are texts, or are as they are

    return decode


def _object(row: type[Any]) -> Decode:
    values_of, make = column_decoder(row), row._make

    def decode(value: Any) -> Any:
        if type(value) is not dict:
            raise InvalidValue(_type_error(value, msg("is no object")))
        return make(values_of(value))

    return decode


def _number(value: Any) -> int:
    if type(value) is int and 0 <= value < 10**9:
        return value
    raise InvalidValue(_type_error(value, msg("is no whole number")))


def _boolean(value: Any) -> bool:
    if value is True or value is False:
        return bool(value)
    raise InvalidValue(_type_error(value, msg("is no true or false")))


def _score(value: Any) -> tuple[int, int]:
    try:
        if type(value) is list and len(value) == 2:
            return _number(value[0]), _number(value[1])
    except InvalidValue:
        pass
    raise InvalidValue(_type_error(value, msg("is no score; write it as [2, 1]")))


_DEEPEST = 20


def _any(value: Any) -> Any:
    """Any value of JSON that can be written again."""
    if type(value) is int or (type(value) is str and value.isascii()):
        return value
    level = [value]
    for _ in range(_DEEPEST):
        inner: list[Any] = []
        for part in level:
            if type(part) is str and not is_encodable(part):
                raise InvalidValue(_encoding_error(part))
            if type(part) is dict:
                inner += [*part, *part.values()]
            elif type(part) is list:
                inner += part
        if not inner:
            return value
        level = inner
    raise InvalidValue(msg("a value has more than {most} lists in each other", most=_DEEPEST))


_SIMPLE: Mapping[JsonType, Decode] = {
    JsonType.NUMBER: _number, JsonType.TRUTH: _boolean, JsonType.SCORE: _score, JsonType.ANY: _any,
}  # fmt: skip


def _type_error(value: Any, what: str) -> str:
    return msg("{given!r} {is_no}", given=value, is_no=what)


# Texts


def _text(kind: type[str], field: Field) -> Decode:
    if one_of := _members(kind, field):
        return _choice(one_of)
    if field.format in _FITS:
        return _formatted(field.format)
    return _name_text if field.format is TextFormat.NAME else _plain_text


def _plain_text(value: Any) -> str:
    if type(value) is not str or not value or value.isspace():
        raise InvalidValue(_not_a_string(value))
    if value.isascii() or is_encodable(value):
        return value
    raise InvalidValue(_not_a_string(value))


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
        raise InvalidValue(fault)
    return text


def _choice(one_of: Mapping[str, str]) -> Decode:
    def decode(value: Any) -> str:
        if type(value) is str and value in one_of:
            return one_of[value]
        if type(value) is str and value.strip() and value.isprintable():
            values = ", ".join(one_of)
            raise InvalidValue(msg("{given!r} is none of {values}", given=value, values=values))
        raise InvalidValue(_not_a_string(value))

    return decode


def _formatted(form: TextFormat) -> Decode:
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
            if value.strip() and is_encodable(value):
                raise InvalidValue(fault_of(value))
        raise InvalidValue(_not_a_string(value))

    return decode


def _not_a_string(value: Any) -> str:
    if type(value) is str and value.strip():
        return _encoding_error(value)
    return _type_error(value, msg("is no text, or an empty one"))


def _members(kind: type[str], field: Field) -> Mapping[str, str]:
    """The values that a field may have, each as it is decoded; none where it may have any."""
    make = kind if issubclass(kind, StrEnum) else str
    return {value: make(value) for value in field.choices}


def is_encodable(text: str) -> bool:
    """Whether a file can have the text: there is no half of a character in it."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _encoding_error(text: str) -> str:
    return msg("{given!r} is no text that can be written", given=text)


def is_number(text: str) -> bool:
    """Whether a text is a whole number in the digits 0 to 9."""
    return text.isascii() and text.isdecimal()


_LONGEST_NAME = 100


def _name(text: str) -> str:
    if not text.isprintable() and _has_control(text):
        return msg("{given!r} has a control character", given=text)
    if len(text) > _LONGEST_NAME:
        return msg("{start!r}… is longer than {most} letters", start=text[:20], most=_LONGEST_NAME)
    if any(char.isascii() and char.isalnum() for char in text):
        return ""
    return "" if normalise(text) else msg("{given!r} has no letter and no digit", given=text)


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
    return text.split() == [text] and is_encodable(text)


_FITS: Mapping[TextFormat, Callable[[str], bool]] = {
    TextFormat.SEASON: is_season,
    TextFormat.DAY: is_day,
    TextFormat.DATE: _is_date,
    TextFormat.TIME: _is_time,
    TextFormat.COUNTRY: _is_country,
    TextFormat.CITATION: _is_citation,
    TextFormat.ID: _is_id,
}


def _season(text: str) -> str:
    return "" if is_season(text) else msg("{given!r} is no season; write it as 2019-20", given=text)


def _day(text: str) -> str:
    return "" if is_day(text) else msg("{given!r} is no day; write it as 2019-05-15", given=text)


def _date(text: str) -> str:
    if _is_date(text):
        return ""
    return msg("{given!r} is no date; write it as 2019, 2019-05 or 2019-05-15", given=text)


def _time(text: str) -> str:
    if _is_time(text):
        return ""
    return msg("{given!r} is no time of day; write it as 20:45", given=text)


def _country(text: str) -> str:
    if _is_country(text):
        return ""
    return msg("{given!r} is no country; write it as ITA, its FIFA code", given=text)


def _citation(text: str) -> str:
    if _is_citation(text):
        return ""
    return msg(
        "{given!r} is no citation; write it as source-id:3, the paragraph's number", given=text
    )


def _id(text: str) -> str:
    if _is_id(text):
        return ""
    return msg("{given!r} is no id; write it as words joined by hyphens", given=text)


FORMS: Mapping[TextFormat, Callable[[str], str]] = {
    TextFormat.TEXT: lambda _: "",
    TextFormat.NAME: _name,
    TextFormat.SEASON: _season,
    TextFormat.DAY: _day,
    TextFormat.DATE: _date,
    TextFormat.TIME: _time,
    TextFormat.COUNTRY: _country,
    TextFormat.CITATION: _citation,
    TextFormat.ID: _id,
}
"""By form: the fault of a text, empty where it has none."""
