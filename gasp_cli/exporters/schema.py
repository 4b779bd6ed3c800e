"""The tables of an export: columns from the declared fields, primary and foreign keys.

A score becomes two columns, a citation its source and its paragraph, an object a column for each
of its fields; a field that names a person or a club becomes a column for each, since a foreign
key leads to one table. A list becomes another table, its items numbered from 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import chain
from typing import Any, NamedTuple

from gasp_cli.declarations import field_metadata
from gasp_cli.domain.facts import Check, Fact
from gasp_cli.domain.field_types import (
    JsonType,
    field_annotations,
    is_optional,
    item_type,
    json_type,
    without_none,
)
from gasp_cli.domain.fields import Field, TextFormat
from gasp_cli.domain.reference import REFERENCE
from gasp_cli.domain.tables import TABLES


class ColumnType(StrEnum):
    """Type of a column's values. A day is ISO text, JSON is JSON text."""

    TEXT = "text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DAY = "day"
    JSON = "json"


TEXT, INTEGER, BOOLEAN, DAY, JSON = ColumnType


class ColumnSpec(NamedTuple):
    """A column; `references` is the table and column that holds its values: `clubs.name`."""

    name: str
    type: ColumnType
    meaning: str
    references: str = ""
    optional: bool = False


class ForeignKey(NamedTuple):
    """Columns whose values stand together in the primary key of another table."""

    columns: tuple[str, ...]
    table: str
    referenced: tuple[str, ...]


class TableSpec(NamedTuple):
    """A table of the export; `owner` and `list_field` say which list its rows are items of."""

    name: str
    meaning: str
    columns: tuple[ColumnSpec, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    owner: TableSpec | None = None
    list_field: str = ""


Batches = Iterable[Sequence[Sequence[Any]]]
"""The rows of a table, some thousands at a time: the cells of each column."""

_KEY = ColumnSpec("key", INTEGER, "key of the document in its file")  # i18n: export
_RANK = ColumnSpec("rank", INTEGER, "place among the competitions, from 1")  # i18n: export
_MATCH_ID = ColumnSpec("id", TEXT, "day and clubs")  # i18n: export
_FACT_ID = ColumnSpec("fact_id", TEXT, "the fact", "facts.id")  # i18n: export
_HEADING = ColumnSpec("heading", TEXT, "heading of its own")  # i18n: export
_VERDICT = ColumnSpec(  # i18n: export
    "verdict", TEXT, "confirmed, supported, contradicted or unverifiable"
)  # i18n: export
_REASON = ColumnSpec(  # i18n: export
    "reason", TEXT, "what was assumed, or why the record cannot tell", optional=True
)
_BASIS = ColumnSpec(  # i18n: export
    "basis", TEXT, "what it rests on: matches, reference or sources", optional=True
)
_OUTCOME = ColumnSpec(  # i18n: export
    "outcome", JSON, "of a prediction: what tests whether it came true", optional=True
)
_FACT_VERDICT = _VERDICT._replace(  # i18n: export
    meaning="confirmed, supported, partly, contradicted or unverifiable"
)
_CLUBS_AND_DATES = {  # i18n: export
    "from": (
        ColumnSpec("from_club", TEXT, "of a transfer: the club left", "clubs.name", optional=True),
        ColumnSpec("from_date", TEXT, "of a post: the first year or day", optional=True),
    ),
    "to": (
        ColumnSpec("to_club", TEXT, "of a transfer: the club joined", "clubs.name", optional=True),
        ColumnSpec("to_date", TEXT, "of a post: the last year or day", optional=True),
    ),
}
"""`from` and `to` of a fact: no foreign key fits both clubs and dates."""

_EDITION = ("competition", "season")
_CHECK = ("fact_id", "number")


def export_tables() -> tuple[TableSpec, ...]:
    """All tables of an export; a table follows those that it references."""
    clubs, people = _table("clubs"), _table("people")
    competitions = _table("competitions", _RANK, primary_key=("name",))
    editions = _table("editions", primary_key=_EDITION)
    rules, draws = _table("rules", _KEY), _table("draws", _KEY)
    sanctions, finishes = _table("sanctions", _KEY), _table("finishes", _KEY)
    of_edition = ForeignKey(_EDITION, "editions", _EDITION)
    matches = _table("matches", _MATCH_ID)
    matches = matches._replace(foreign_keys=(*matches.foreign_keys, of_edition))
    return (
        _table("origins", _KEY),
        clubs,
        _table("about"),
        _list(clubs, "aliases", "alias"),
        _list(clubs, "nicknames", "nickname"),
        _list(clubs, "cities", "city"),
        _list(clubs, "grounds", "ground"),
        competitions,
        _list(competitions, "aliases", "alias"),
        _list(competitions, "stages", "stage", _HEADING),
        rules,
        _list(rules, "tie_breaks", "tie_break"),
        _list(rules, "neutral", "stage"),
        draws,
        _list(draws, "clubs", "club"),
        editions,
        matches,
        _list(matches, "urls", "url"),
        _list(editions, "clubs", "club"),
        _list(editions, "sources", "source"),
        finishes,
        _list(finishes, "urls", "url"),
        sanctions,
        _list(sanctions, "urls", "url"),
        *chain.from_iterable(
            (stated, _list(stated, "urls", "url")) for stated in map(_table, REFERENCE)
        ),
        _table("sources"),
        people,
        _list(people, "aliases", "alias"),
        *_fact_tables(),
        _table("uncited", _KEY),
        _table("translations", _KEY),
    )


def _fact_tables() -> Iterator[TableSpec]:
    """The facts with their verdicts, and what belongs to each fact."""
    columns = (
        _CLUBS_AND_DATES.get(column.name, (column,))
        for column in _columns_of(Fact)
        if not column.name.startswith("outcome_")
    )
    facts = _table_of(
        "facts", TABLES["facts"].meaning, ("id",), *chain.from_iterable(columns), _OUTCOME,
        _FACT_VERDICT, _REASON, _BASIS,
    )  # fmt: skip
    yield facts
    yield _list(facts, "about")
    yield _list(facts, "unchecked_parts")
    meaning = "the paragraphs that say each fact"  # i18n: export
    yield _list(facts, "citations")._replace(name="citations", meaning=meaning)
    checks = _table_of(  # i18n: export
        "checks",
        "what tests the facts against the record, and what the record gives",
        _CHECK,
        _FACT_ID,
        ColumnSpec("number", INTEGER, "place among the checks of the fact, from 1"),
        *_columns_of(Check),
        ColumnSpec("found", JSON, "what the record gives; null: it cannot tell", optional=True),
        _VERDICT,
        _REASON,
        _BASIS,
    )
    yield checks
    of_check = ForeignKey(_CHECK, "checks", _CHECK)
    meaning = "the matches that show what the checks found"  # i18n: export
    match_id = ColumnSpec("match_id", TEXT, "a match that shows it", "matches.id")  # i18n: export
    yield _evidence("evidence", meaning, "matches", of_check, match_id)
    meaning = "the rows of the reference record that show what the checks found"  # i18n: export
    row_id = ColumnSpec("row_id", TEXT, "id of a row that shows it")  # i18n: export
    yield _evidence("stated_evidence", meaning, "rows", of_check, row_id)


def _evidence(
    name: str, meaning: str, items: str, of_check: ForeignKey, item: ColumnSpec
) -> TableSpec:
    """A table of what shows the findings on checks."""
    number = ColumnSpec("number", INTEGER, "the check of the fact", "checks.number")  # i18n: export
    place = f"place among the {items} of the check, from 1"  # i18n: export
    columns = (_FACT_ID, number, ColumnSpec("ordinal", INTEGER, place), item)
    keys = (of_check, *_foreign_keys([item]))
    return TableSpec(name, meaning, columns, (*_CHECK, "ordinal"), keys)


def _table(name: str, *extra: ColumnSpec, primary_key: tuple[str, ...] = ()) -> TableSpec:
    """A table of documents, with `extra` columns first."""
    table = TABLES[name]
    columns = (*extra, *_columns_of(table.row))
    return _table_of(name, table.meaning, primary_key or (columns[0].name,), *columns)


def _table_of(
    name: str, meaning: str, primary_key: tuple[str, ...], *columns: ColumnSpec
) -> TableSpec:
    return TableSpec(name, meaning, columns, primary_key, _foreign_keys(columns))


def _list(owner: TableSpec, list_field: str, item: str = "", *extra: ColumnSpec) -> TableSpec:
    """The table of a list in the documents of another, whose items are called `item`."""
    row, singular = TABLES[owner.name].row, _singular(owner.name)
    annotation, field = field_annotations(row)[list_field], field_metadata(row)[list_field]
    parents = []
    for column in owner.columns:
        if column.name in owner.primary_key:
            name = singular if column.name == "name" else f"{singular}_{column.name}"
            if len(owner.primary_key) > 1:
                name = column.name
            references = f"{owner.name}.{column.name}"
            meaning = f"the {singular}"  # i18n: export
            parents.append(ColumnSpec(name, column.type, meaning, references))
    place = f"place among those of the {singular}, from 1"  # i18n: export
    items = (*extra, *_columns(item, item_type(annotation), field, optional=False))
    key = tuple(column.name for column in parents)
    return TableSpec(
        f"{singular}_{list_field}",
        f"of the {owner.name}: {_meaning(field)}",  # i18n: export
        (*parents, ColumnSpec("ordinal", INTEGER, place), *items),
        (*key, "ordinal"),
        (ForeignKey(key, owner.name, owner.primary_key), *_foreign_keys(items)),
        owner,
        list_field,
    )


def _singular(table: str) -> str:
    irregular = {"matches": "match", "people": "person", "finishes": "finish"}
    return irregular.get(table, table.removesuffix("s"))


def _foreign_keys(columns: Iterable[ColumnSpec]) -> tuple[ForeignKey, ...]:
    keys = ((column.name, column.references.partition(".")) for column in columns)
    return tuple(
        ForeignKey((name,), table, (referenced,)) for name, (table, _, referenced) in keys if table
    )


def _meaning(field: Field) -> str:
    """The meaning of a field without when documents leave it out: a table always has it."""
    return field.meaning.partition("; left out")[0]  # i18n: export


def _columns_of(row: type[Any]) -> Iterator[ColumnSpec]:
    """The columns of a kind of document, in the order of its fields; a list has none.

    A mapping of texts to texts is a list of pairs; others hold values of any type and are JSON.
    """
    annotations, defaults = field_annotations(row), row._field_defaults
    for attribute, (name, field) in zip(row._fields, field_metadata(row).items(), strict=True):
        annotation = annotations[name]
        if json_type(annotation) is not JsonType.LIST and annotation != Mapping[str, str]:
            # Documents leave an empty text out: it is not a value.
            is_left_out = field.omittable and json_type(annotation) is JsonType.TEXT
            optional = is_optional(annotation) or is_left_out or defaults.get(attribute) == ""
            yield from _columns(name, annotation, field, optional=optional)


_TYPES = {
    JsonType.TEXT: TEXT, JsonType.NUMBER: INTEGER, JsonType.TRUTH: BOOLEAN,
    JsonType.MAPPING: JSON, JsonType.ANY: JSON,
}  # fmt: skip


def _columns(name: str, annotation: Any, field: Field, *, optional: bool) -> Iterator[ColumnSpec]:
    """The columns of one value."""
    value_type = json_type(annotation)
    if value_type is JsonType.SCORE:
        for side in ("home", "away"):
            meaning = f"{field.meaning}: goals of the {side} club"  # i18n: export
            yield ColumnSpec(f"{name}_{side}", INTEGER, meaning, optional=optional)
    elif value_type is JsonType.OBJECT:
        for column in _columns_of(without_none(annotation)):
            meaning = f"{field.meaning}: {column.meaning}"
            column_name = f"{name}_{column.name}" if name else column.name
            is_optional_column = optional or column.optional
            yield column._replace(name=column_name, meaning=meaning, optional=is_optional_column)
    elif field.format is TextFormat.CITATION:
        yield ColumnSpec("source_id", TEXT, "source", field.references)
        paragraph = "paragraph, from 1 among the lines that are not empty"  # i18n: export
        yield ColumnSpec("paragraph", INTEGER, paragraph)
    elif " " in field.references:
        for references in field.references.split():
            singular = _singular(references.partition(".")[0])
            column_name = f"{name}_{singular}" if name else singular
            meaning = f"{field.meaning}, a {singular}"
            yield ColumnSpec(column_name, TEXT, meaning, references, optional=True)
    else:
        column_type = DAY if field.format is TextFormat.DAY else _TYPES[value_type]
        yield ColumnSpec(name, column_type, _meaning(field), field.references, optional)
