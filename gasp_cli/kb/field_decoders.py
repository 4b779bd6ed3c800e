"""Decoders of JSON values, derived from the type and the `Field` that a row declares.

Values are not converted: `"5"` is not a number, `0` is not false, null is not a value. A table is
decoded field by field, since Python checks a list of values several times faster than each value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from itertools import chain, islice
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
from gasp_cli.domain.text_formats import FORMATS, format_error, is_encodable, is_plain_name
from gasp_cli.i18n import msg
from gasp_cli.store import Document

Row = TypeVar("Row")

Decode: TypeAlias = Callable[[Any], Any]
"""Decodes a value of JSON. Raises `InvalidValue`."""
DecodeColumn: TypeAlias = Callable[[Sequence[Any]], Sequence[Any]]
"""Decodes the values of a field, from several documents. Raises `InvalidValue`."""

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
def column_decoders(row: type[Any]) -> Mapping[str, DecodeColumn]:
    """The decoders of the columns of a row, by the name of the field."""
    annotations = field_annotations(row)
    return {name: column_decoder(annotations[name], field) for name, field in fields(row).items()}


def decode_columns(row: type[Any], documents: Sequence[Document]) -> dict[str, Sequence[Any]]:
    """The values of documents, a column for each field of the row, in its order.

    An omitted field gets its default, or the empty value of its type. Raises `InvalidValue` with
    the errors of all documents.
    """
    decoders, required, defaults = column_decoders(row), required_fields(row), _defaults(row)
    names: set[str] = set().union(*documents)
    if documents and not required <= names <= decoders.keys():
        raise InvalidValue(*_errors_of_all(row, documents))
    columns: dict[str, Sequence[Any]] = {}
    try:
        for name, default in defaults.items():
            if name not in names:
                columns[name] = [default] * len(documents)
                continue
            values = [document[name] for document in documents if name in document]
            decoded = decoders[name](values)
            if len(values) < len(documents):
                if name in required:
                    raise InvalidValue
                if decoded is values:  # as most decoders leave them
                    decoded = [document.get(name, default) for document in documents]
                else:
                    following = iter(decoded)
                    decoded = [
                        next(following) if name in document else default for document in documents
                    ]
            columns[name] = decoded
    except InvalidValue:
        raise InvalidValue(*_errors_of_all(row, documents)) from None
    return columns


def make_rows(row: type[Row], columns: Mapping[str, Sequence[Any]]) -> list[Row]:
    """Rows made of the columns of `decode_columns`."""
    make: Callable[[tuple[Any, ...]], Row] = row._make  # type: ignore[attr-defined]
    return list(map(make, zip(*columns.values(), strict=True)))


def decode_rows(row: type[Row], documents: Sequence[Document]) -> list[Row]:
    """Documents as rows. Raises `InvalidValue` with the errors of all documents."""
    return make_rows(row, decode_columns(row, documents))


def _errors_of_all(row: type[Any], documents: Iterable[Document]) -> Iterator[str]:
    return chain.from_iterable(document_errors(row, document) for document in documents)


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


@cached
def _defaults(row: type[Any]) -> Mapping[str, Any]:
    """The value of each field of a row if a document omits it, in order."""
    annotations = field_annotations(row)
    return {
        name: row._field_defaults.get(field, _empty(annotations[name]))
        for name, field in zip(field_metadata(row), row._fields, strict=True)
    }


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
    def decode(value: Any) -> Any:
        if type(value) is not dict:
            raise InvalidValue(msg("{given!r} is not an object", given=value))
        return decode_rows(row, [value])[0]

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

    def decode(value: Any) -> str:
        if type(value) is str:
            if fits(value):
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


def column_decoder(annotation: Any, field: Field) -> DecodeColumn:
    """The decoder of a column of values of that type; it accepts what `field_decoder` does."""
    json = json_type(annotation)
    if json is JsonType.LIST:
        return partial(_list_column, column_decoder(item_type(annotation), field))
    if json is JsonType.OBJECT:
        return partial(_object_column, without_none(annotation))
    if json is JsonType.MAPPING:
        return partial(_mapping_column, column_decoder(value_type(annotation), field))
    if json is JsonType.TEXT:
        decode = field_decoder(annotation, field)
        if field.choices:
            return _choice_column(decode, field.choices)
        return _repeated_texts(decode) if field.format is not TextFormat.TEXT else _text_column
    if json is JsonType.ANY and without_none(annotation) is Any:
        return _any_column
    return _COLUMNS.get(json) or partial(_all_decoded, field_decoder(annotation, field))


def _are(kind: type, values: Iterable[Any]) -> bool:
    return set(map(type, values)) <= {kind}


def _list_column(item: DecodeColumn, values: Sequence[Any]) -> Sequence[Any]:
    if not _are(list, values):
        raise InvalidValue
    items = iter(item(list(chain.from_iterable(values))))
    return [tuple(islice(items, len(value))) for value in values]


def _object_column(row: type[Any], values: Sequence[Any]) -> Sequence[Any]:
    if not _are(dict, values):
        raise InvalidValue
    return decode_rows(row, values)


def _mapping_column(item: DecodeColumn, values: Sequence[Any]) -> Sequence[Any]:
    if not _are(dict, values) or not is_encodable("".join(chain.from_iterable(values))):
        raise InvalidValue
    item([inner for value in values for inner in value.values()])
    return values


def _any_column(values: Sequence[Any]) -> Sequence[Any]:
    for value in values:
        # Nearly all are.
        if type(value) is not int and not (type(value) is str and value.isascii()):
            _any(value)
    return values


def _choice_column(decode: Decode, choices: Iterable[str]) -> DecodeColumn:
    members = {choice: decode(choice) for choice in choices}

    def decode_column(values: Sequence[Any]) -> Sequence[Any]:
        try:
            return [members[value] for value in values]
        except (KeyError, TypeError):  # TypeError: a list or an object
            raise InvalidValue from None

    return decode_column


def _repeated_texts(decode: Decode) -> DecodeColumn:
    """The decoder of a column of names, days or seasons, each of which it decodes only once."""
    valid: set[str] = set()

    def decode_column(values: Sequence[Any]) -> Sequence[Any]:
        try:
            if new := set(values) - valid:
                valid.update(map(decode, new))
        except TypeError:  # a list or an object
            raise InvalidValue from None
        return values

    return decode_column


def _text_column(values: Sequence[Any]) -> Sequence[Any]:
    if (
        _are(str, values)
        and all(values)
        and not any(map(str.isspace, values))
        and is_encodable("".join(values))
    ):
        return values
    raise InvalidValue


def _number_column(values: Sequence[Any]) -> Sequence[Any]:
    if _are(int, values) and (not values or (min(values) >= 0 and max(values) < _TOO_BIG)):
        return values
    raise InvalidValue


def _truth_column(values: Sequence[Any]) -> Sequence[Any]:
    if _are(bool, values):
        return values
    raise InvalidValue


def _score_column(values: Sequence[Any]) -> Sequence[Any]:
    if _are(list, values) and set(map(len, values)) <= {2}:
        _number_column(list(chain.from_iterable(values)))
        return list(map(tuple, values))
    raise InvalidValue


_COLUMNS: Mapping[JsonType, DecodeColumn] = {
    JsonType.NUMBER: _number_column, JsonType.TRUTH: _truth_column, JsonType.SCORE: _score_column,
}  # fmt: skip
