"""Decoders of JSON values, derived from the type and the `Field` that a row declares.

Values are not converted: `"5"` is not a number, `0` is not false, null is not a value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeAlias

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
from gasp_cli.domain.text_formats import FORMATS, format_error, is_encodable, is_plain_name
from gasp_cli.i18n import msg
from gasp_cli.store import Document

Decode: TypeAlias = Callable[[Any], Any]
"""Decodes a value of JSON. Raises `InvalidValue`."""

_DEEPEST = 20
_TOO_BIG = 10**9


class InvalidValue(Exception):  # the caller, which has the place, makes a `DataError` of it
    """A value does not have the type and format of its field; `faults` lists all errors."""

    def __init__(self, *faults: str) -> None:
        super().__init__(*faults)
        self.faults = faults


@cached
def field_decoders(row: type[Any]) -> Mapping[str, Decode]:
    """The decoders of the fields of a row, by name."""
    annotations = field_annotations(row)
    return {name: field_decoder(annotations[name], field) for name, field in fields(row).items()}


@cached
def document_decoder(row: type[Any]) -> Callable[[Document], list[Any]]:
    """The decoder of a document into the values of a row, in the order of its fields.

    An omitted field gets its default, or the empty value of its type.
    """
    position = {name: index for index, name in enumerate(field_metadata(row))}
    decoders, required, defaults = field_decoders(row), required_fields(row), _defaults(row)

    def decode(document: Document) -> list[Any]:
        values = defaults.copy()
        try:
            for name, value in document.items():
                values[position[name]] = decoders[name](value)
        except (KeyError, InvalidValue):
            raise InvalidValue(*document_errors(row, document)) from None
        if not required <= document.keys():
            raise InvalidValue(*document_errors(row, document))
        return values

    return decode


def document_errors(row: type[Any], document: Mapping[str, Any]) -> Iterator[str]:
    """The errors of a document: missing, unknown and invalid fields."""
    decoders = field_decoders(row)
    for name in sorted(required_fields(row) - set(document)):
        yield msg("no field {name!r}", name=name)
    for name, value in document.items():
        if name in decoders:
            for fault in _errors(decoders[name], value):
                yield msg("{where}: {what}", where=name, what=fault)
        else:
            yield msg(
                "there is no field {name!r}; the fields are {fields}", name=name,
                fields=", ".join(decoders),
            )  # fmt: skip


def _errors(decode: Decode, value: Any) -> tuple[str, ...]:
    try:
        decode(value)
    except InvalidValue as error:
        return error.faults
    return ()


def value_errors(annotation: Any, field: Field, value: Any) -> Iterator[str]:
    """The errors of a value of a field of that type."""
    yield from _errors(field_decoder(annotation, field), value)


def name_error(text: str) -> str:
    """The error of a name that a user typed; empty if it is valid."""
    return next(iter(_errors(_name, text)), "")


def _defaults(row: type[Any]) -> list[Any]:
    """The value of each field of a row if a document omits it."""
    annotations = field_annotations(row)
    return [
        row._field_defaults.get(field, _empty(annotations[field.rstrip("_")]))
        for field in row._fields
    ]


def _empty(annotation: Any) -> Any:
    return None if is_optional(annotation) else _EMPTY.get(json_type(annotation))


_EMPTY: Mapping[JsonType, Any] = {
    JsonType.TEXT: "", JsonType.NUMBER: 0, JsonType.TRUTH: False, JsonType.LIST: (),
    JsonType.MAPPING: {},
}  # fmt: skip


def field_decoder(annotation: Any, field: Field) -> Decode:
    """The decoder of the values of a field of that type."""
    json = json_type(annotation)
    if json is JsonType.LIST:
        return _list(field_decoder(item_type(annotation), field))
    if json is JsonType.MAPPING:
        return _mapping(field_decoder(value_type(annotation), field))
    if json is JsonType.OBJECT:
        return _object(without_none(annotation))
    if json is JsonType.TEXT:
        return _text(without_none(annotation), field)
    if json is JsonType.ANY and without_none(annotation) is not Any:
        return _number_or_text
    return _PLAIN[json]


def _all_decoded(decode: Decode, values: Iterable[Any]) -> list[Any]:
    """Decode all values. Raises `InvalidValue` with the errors of all of them."""
    try:
        return list(map(decode, values))
    except InvalidValue:
        faults = (fault for value in values for fault in _errors(decode, value))
        raise InvalidValue(*faults) from None


def _list(item: Decode) -> Decode:
    def decode(value: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise InvalidValue(msg("{given!r} is not a list", given=value))
        return tuple(_all_decoded(item, value))

    return decode


def _mapping(item: Decode) -> Decode:
    def check(entry: tuple[str, Any]) -> None:
        name, value = entry
        item(value)
        if not is_encodable(name):
            raise InvalidValue(_encoding_error(name))

    def decode(value: Any) -> dict[str, Any]:
        if type(value) is not dict:
            raise InvalidValue(msg("{given!r} is not an object of names", given=value))
        _all_decoded(check, value.items())
        return value  # its values are texts or any values, which decode to themselves

    return decode


def _object(row: type[Any]) -> Decode:
    values_of, make = document_decoder(row), row._make

    def decode(value: Any) -> Any:
        if type(value) is not dict:
            raise InvalidValue(msg("{given!r} is not an object", given=value))
        return make(values_of(value))

    return decode


def _number(value: Any) -> int:
    if type(value) is int and 0 <= value < _TOO_BIG:
        return value
    raise InvalidValue(msg("{given!r} is not a whole number", given=value))


def _number_or_text(value: Any) -> int | float | str:
    """A number, with decimals too, or a text."""
    if type(value) in (int, float) and abs(value) < _TOO_BIG * 1000:
        return float(value) if type(value) is float else int(value)
    if type(value) is str:
        return _any_text(value)
    raise InvalidValue(msg("{given!r} is neither a number nor a text", given=value))


def _boolean(value: Any) -> bool:
    if type(value) is bool:
        return value
    raise InvalidValue(msg("{given!r} is not true or false", given=value))


def _score(value: Any) -> tuple[int, int]:
    try:
        if type(value) is list and len(value) == 2:
            return _number(value[0]), _number(value[1])
    except InvalidValue:
        pass
    raise InvalidValue(msg("{given!r} is not a score; write it as [2, 1]", given=value))


def _any(value: Any) -> Any:
    """Any JSON value that can be written again."""
    if type(value) is int or (type(value) is str and value.isascii()):
        return value
    level = [value]
    for _ in range(_DEEPEST):
        inner: list[Any] = []
        for item in level:
            if type(item) is str and not is_encodable(item):
                raise InvalidValue(_encoding_error(item))
            if type(item) is dict:
                inner += [*item, *item.values()]
            elif type(item) is list:
                inner += item
        if not inner:
            return value
        level = inner
    raise InvalidValue(msg("a value has more than {most} nested lists", most=_DEEPEST))


_PLAIN: Mapping[JsonType, Decode] = {
    JsonType.NUMBER: _number, JsonType.TRUTH: _boolean, JsonType.SCORE: _score, JsonType.ANY: _any,
}  # fmt: skip


def _text(text_type: type[str], field: Field) -> Decode:
    if field.choices:
        make = text_type if issubclass(text_type, StrEnum) else str
        return _choice({value: make(value) for value in field.choices})
    if field.format in FORMATS:
        return _formatted(field.format)
    return _name if field.format is TextFormat.NAME else _any_text


def _any_text(value: Any) -> str:
    if type(value) is str and value and not value.isspace() and is_encodable(value):
        return value
    raise InvalidValue(_text_error(value))


def _name(value: Any) -> str:
    if type(value) is str and is_plain_name(value):
        return value
    text = _any_text(value)
    if fault := format_error(TextFormat.NAME, text):
        raise InvalidValue(fault)
    return text


def _choice(choices: Mapping[str, str]) -> Decode:
    def decode(value: Any) -> str:
        if type(value) is str and value in choices:
            return choices[value]
        if type(value) is str and value.strip() and value.isprintable():
            options = ", ".join(choices)
            raise InvalidValue(msg("{given!r} is not one of {values}", given=value, values=options))
        raise InvalidValue(_text_error(value))

    return decode


def _formatted(text_format: TextFormat) -> Decode:
    """The decoder of texts of a format that excludes blank texts and lone surrogates."""
    fits, error = FORMATS[text_format]
    valid: set[str] = set()  # most seasons and days are repeated

    def decode(value: Any) -> str:
        if type(value) is str:
            if value in valid:
                return value
            if fits(value):
                valid.add(value)
                return value
            if value.strip() and is_encodable(value):
                raise InvalidValue(error(value))
        raise InvalidValue(_text_error(value))

    return decode


def _text_error(value: Any) -> str:
    if type(value) is str and value.strip():
        return _encoding_error(value)
    return msg("{given!r} is not a text, or an empty one", given=value)


def _encoding_error(text: str) -> str:
    return msg("{given!r} is not a text that can be written", given=text)
