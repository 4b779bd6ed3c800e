"""Decoders and checks of JSON values, derived from the type and the `Field` that a row declares.

Values are not converted: `"5"` is not a number, `0` is not false, null is not a value. A table is
decoded field by field, since Python checks a list of values several times faster than each value;
single values are checked only for the errors of what a column refuses.
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

Check: TypeAlias = Callable[[Any], Iterable[str]]
"""Gives the errors of a value of JSON."""
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
def field_checks(row: type[Any]) -> Mapping[str, Check]:
    """The checks of the fields of a row, by name."""
    annotations = field_annotations(row)
    return {name: _check(annotations[name], field) for name, field in fields(row).items()}


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
    checks = field_checks(row)
    for name in sorted(required_fields(row) - set(document)):
        yield msg("no field {name!r}", name=name)
    for name, value in document.items():
        if name in checks:
            for fault in checks[name](value):
                yield msg("{where}: {what}", where=name, what=fault)
        else:
            yield unknown_field(name, checks)


def unknown_field(name: str, fields: Iterable[str]) -> str:
    """The error of a field that does not exist, with the nearest one, else with all."""
    from difflib import get_close_matches  # only for what is wrong

    known = list(fields)
    if near := get_close_matches(name, known, n=1, cutoff=_NEAR):
        return msg("there is no field {name!r}; did you mean {near!r}?", name=name, near=near[0])
    which = {"name": name, "fields": ", ".join(known)}
    return msg("there is no field {name!r}; the fields are {fields}", **which)


_NEAR = 0.8  # of the letters


def value_errors(annotation: Any, field: Field, value: Any) -> Iterable[str]:
    """The errors of a value of a field of that type."""
    return _check(annotation, field)(value)


def name_error(text: str) -> str:
    """The error of a name that a user typed; empty if it is valid."""
    return next(iter(_name(text)), "")


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


def _check(annotation: Any, field: Field) -> Check:
    """The check of the values of a field of that type."""
    json, plain = json_type(annotation), without_none(annotation)
    match json:
        case JsonType.LIST:
            return partial(_list, _check(item_type(annotation), field))
        case JsonType.MAPPING:
            return partial(_mapping, _check(value_type(annotation), field))
        case JsonType.OBJECT:
            return partial(_object, plain)
        case JsonType.TEXT if field.choices:
            return partial(_choice, field.choices)
        case JsonType.TEXT if field.format in FORMATS:
            return partial(_formatted, field.format)
        case JsonType.TEXT:
            return _name if field.format is TextFormat.NAME else _any_text
        case JsonType.ANY if plain is not Any:
            return _number_or_text
    return _PLAIN[json]


def _list(item: Check, value: Any) -> Iterable[str]:
    if type(value) is not list:
        return (msg("{given!r} is not a list", given=value),)
    return chain.from_iterable(map(item, value))


def _mapping(item: Check, value: Any) -> Iterator[str]:
    if type(value) is not dict:
        yield msg("{given!r} is not an object of names", given=value)
        return
    for name, inner in value.items():
        yield from item(inner)
        if not is_encodable(name):
            yield _encoding_error(name)


def _object(row: type[Any], value: Any) -> Iterable[str]:
    if type(value) is not dict:
        return (msg("{given!r} is not an object", given=value),)
    return document_errors(row, value)


def _number(value: Any) -> Iterable[str]:
    if type(value) is int and 0 <= value < _TOO_BIG:
        return ()
    return (msg("{given!r} is not a whole number", given=value),)


def _number_or_text(value: Any) -> Iterable[str]:
    """A number, with decimals too, or a text."""
    if type(value) is str:
        return _any_text(value)
    if type(value) in (int, float) and abs(value) < _TOO_BIG * 1000:
        return ()
    return (msg("{given!r} is neither a number nor a text", given=value),)


def _boolean(value: Any) -> Iterable[str]:
    return () if type(value) is bool else (msg("{given!r} is not true or false", given=value),)


def _score(value: Any) -> Iterable[str]:
    if type(value) is list and len(value) == 2 and not any(map(_number, value)):
        return ()
    return (msg("{given!r} is not a score; write it as [2, 1]", given=value),)


def _any(value: Any) -> Iterable[str]:
    """Any JSON value that can be written again."""
    if type(value) is int or (type(value) is str and value.isascii()):  # nearly all are
        return ()
    level = [value]
    for _ in range(_DEEPEST):
        inner: list[Any] = []
        for item in level:
            if type(item) is str and not is_encodable(item):
                return (_encoding_error(item),)
            if type(item) is dict:
                inner += [*item, *item.values()]
            elif type(item) is list:
                inner += item
        if not inner:
            return ()
        level = inner
    return (msg("a value has more than {most} nested lists", most=_DEEPEST),)


_PLAIN: Mapping[JsonType, Check] = {
    JsonType.NUMBER: _number, JsonType.TRUTH: _boolean, JsonType.SCORE: _score, JsonType.ANY: _any,
}  # fmt: skip


def _any_text(value: Any) -> Iterable[str]:
    if type(value) is str and value and not value.isspace() and is_encodable(value):
        return ()
    return (_text_error(value),)


def _name(value: Any) -> Iterable[str]:
    if type(value) is str and is_plain_name(value):
        return ()
    return _any_text(value) or filter(None, [format_error(TextFormat.NAME, value)])


def _choice(choices: Sequence[str], value: Any) -> Iterable[str]:
    if type(value) is not str or not value.strip() or not value.isprintable():
        return (_text_error(value),)
    if value in choices:
        return ()
    values = ", ".join(choices)
    return (msg("{given!r} is not one of {values}", given=value, values=values),)


def _formatted(text_format: TextFormat, value: Any) -> Iterable[str]:
    fits, error = FORMATS[text_format]
    if type(value) is str and fits(value):  # so that it is neither blank nor half a character
        return ()
    is_text = type(value) is str and value.strip() and is_encodable(value)
    return (error(value) if is_text else _text_error(value),)


def _text_error(value: Any) -> str:
    if type(value) is str and value.strip():
        return _encoding_error(value)
    return msg("{given!r} is not a text, or an empty one", given=value)


def _encoding_error(text: str) -> str:
    return msg("{given!r} is not a text that can be written", given=text)


def column_decoder(annotation: Any, field: Field) -> DecodeColumn:
    """The decoder of a column of values of that type; it accepts what has no error."""
    json, plain = json_type(annotation), without_none(annotation)
    match json:
        case JsonType.LIST:
            return partial(_list_column, column_decoder(item_type(annotation), field))
        case JsonType.OBJECT:
            return partial(_object_column, plain)
        case JsonType.MAPPING:
            return partial(_mapping_column, column_decoder(value_type(annotation), field))
        case JsonType.TEXT if field.choices:
            make = plain if issubclass(plain, StrEnum) else str
            return partial(_choice_column, {choice: make(choice) for choice in field.choices})
        case JsonType.TEXT if field.format is not TextFormat.TEXT:
            return partial(_repeated_texts, _check(annotation, field), set())
    return _COLUMNS.get(json) or partial(_checked_column, _check(annotation, field))


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


def _checked_column(check: Check, values: Sequence[Any]) -> Sequence[Any]:
    if any(chain.from_iterable(map(check, values))):
        raise InvalidValue
    return values


def _choice_column(members: Mapping[str, str], values: Sequence[Any]) -> Sequence[Any]:
    try:
        return [members[value] for value in values]
    except (KeyError, TypeError):  # TypeError: a list or an object
        raise InvalidValue from None


def _repeated_texts(check: Check, valid: set[str], values: Sequence[Any]) -> Sequence[Any]:
    """A column of names, days or seasons, each of which is checked only once."""
    try:
        new = set(values) - valid
    except TypeError:  # a list or an object
        raise InvalidValue from None
    if new:
        _checked_column(check, list(new))
        valid |= new
    return values


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
    JsonType.TEXT: _text_column, JsonType.NUMBER: _number_column, JsonType.TRUTH: _truth_column,
    JsonType.SCORE: _score_column,
}  # fmt: skip
