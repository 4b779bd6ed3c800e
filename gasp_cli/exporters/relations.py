"""A knowledge base as flat tables with keys: what each format is written from.

A table keeps the name by which it is declared in `tables`, and each of its fields is a column or
a table of its own: a row for each item of a list, numbered from 1, since the order can matter.
Documents are found by what people call them; those without a name have the key of their document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple

from gasp_cli.declarations import field_metadata
from gasp_cli.domain.facts import Fact, UncitedParagraph
from gasp_cli.domain.field_types import JsonType, field_annotations, item_type, json_type
from gasp_cli.domain.fields import Field
from gasp_cli.domain.model import Competition
from gasp_cli.domain.tables import MATCHES, TABLES, Table
from gasp_cli.errors import DataError
from gasp_cli.exporters.columns import (
    ColumnOf,
    Kind,
    Names,
    Part,
    is_child,
    meaning_of,
    parts_of,
    parts_of_value,
    singular,
)
from gasp_cli.exporters.relation import CHECK, Reference, Relation, Row, references_of
from gasp_cli.exporters.verdicts import Verdicts
from gasp_cli.i18n import msg
from gasp_cli.kb.club_matches import match_id
from gasp_cli.kb.decode import decode_table
from gasp_cli.kb.record import Record
from gasp_cli.kb.season_matches import matches_file
from gasp_cli.kb.story import Story
from gasp_cli.store import Store


class _Item(NamedTuple):
    """What a row is made of: the object, and its number where the table numbers them."""

    one: Any
    number: Any = None


class _Origin(NamedTuple):
    """Where the rows of a table come from.

    `own` is the column that is no field of its documents, if there is one, `key` has those of
    the primary key. `own_of` and `key_of` give their values for an item.
    """

    table: Table
    own: ColumnOf | None
    key: tuple[str, ...]
    items: Callable[[], Iterator[_Item]]
    own_of: Callable[[_Item], Any]
    key_of: Callable[[_Item], Row]

    @property
    def refer_to(self) -> tuple[str, ...]:
        """The names of the columns by which another table refers to a row of this one."""
        if len(self.key) > 1:
            return self.key
        what = singular(self.table.name)
        return (what,) if self.key == ("name",) else (f"{what}_{self.key[0]}",)


_EDITION = ("competition", "season")
_KEYS = {
    "about": ("club",), "editions": _EDITION,
    **{one.name: (one.key,) for one in TABLES.values() if one.key},
}  # fmt: skip
_KEY = ColumnOf("key", Kind.INTEGER, "key of the document in its file")  # i18n: export
_RANK = ColumnOf(
    "rank",
    Kind.INTEGER,
    "place among the competitions, from 1",  # i18n: export
)
_MATCH_ID = ColumnOf("id", Kind.TEXT, "day and clubs")  # i18n: export

# What an item of a list is called where neither its option nor the list itself says it, and
# tables of items that are not called `TABLE_FIELD`, with what they are for.
_ITEMS = {"neutral": "stage"}
_CHILDREN = {
    ("facts", "citations"): ("citations", "the paragraphs that say each fact")  # i18n: export
}


def relations_of(story: Story) -> list[Relation]:
    """All tables of a knowledge base; what a table refers to stands before it.

    Raises `DataError` and `FileError`, also while rows are read.
    """
    return sorted_by_reference(_Maker(story).relations())


def match_files(record: Record) -> dict[str, str]:
    """The files of matches by rank of their competitions, and these.

    Raises `DataError` for one that is of no competition.
    """
    files = {
        matches_file(competition.name): competition.name for competition in record.competitions
    }
    for file in record.store.match_files():
        if file not in files:
            path = record.store.folder / file
            what = msg("no competition has this file")
            raise DataError(msg("{where}: {what}", where=path, what=what), CHECK)
    return {file: name for file, name in files.items() if record.store.has(file)}


def sorted_by_reference(relations: Iterable[Relation]) -> list[Relation]:
    """The relations in their order, but for those that refer to a later one: they follow it."""
    waiting, done = list(relations), dict[str, Relation]()
    while waiting:
        one = next(
            one
            for one in waiting
            if all(to.table in done or to.table == one.name for to in one.references)
        )
        waiting.remove(one)
        done[one.name] = one
    return list(done.values())


class _Maker:
    """Makes the relations of one knowledge base."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.record = story.record
        self.store = story.store
        self.verdicts = Verdicts(story)

    @cached_property
    def names(self) -> Names:
        """Whom a field may name that refers to more than one table."""
        return {
            "clubs.name": {club.name for club in self.record.clubs},
            "people.name": {person.name for person in self.story.people},
        }

    def relations(self) -> Iterator[Relation]:
        """Table after table, each followed by those of its lists."""
        for table in TABLES.values():
            origin = self.origin(table)
            yield self.relation(origin)
            kept = field_annotations(table.row)
            for name, field in field_metadata(table.row).items():
                if (table.name, name) == ("facts", "checks"):
                    yield from self.verdicts.checks()
                elif is_child(kept[name]):
                    yield self.children(origin, name, field, kept[name])

    def origin(self, table: Table) -> _Origin:
        """Where the rows of a table come from."""
        key = _KEYS.get(table.name)
        if table.name == MATCHES:
            # An id takes longer to make than all else of a match: only where it is asked for.
            return _Origin(
                table, _MATCH_ID, ("id",), self.matches,
                lambda item: match_id(item.one), lambda item: (match_id(item.one),),
            )  # fmt: skip
        if key is None:
            return _Origin(
                table, _KEY, ("key",), lambda: self.keyed(table), _number,
                lambda item: (item.number,),
            )  # fmt: skip
        return _Origin(
            table, _RANK if table.row is Competition else None, key, lambda: self.ranked(table),
            _number, lambda item: tuple(getattr(item.one, name) for name in key),
        )  # fmt: skip

    def ranked(self, table: Table) -> Iterator[_Item]:
        """The documents of a table, numbered in their order."""
        return (_Item(one, rank) for rank, one in enumerate(self.objects(table), 1))

    def keyed(self, table: Table) -> Iterator[_Item]:
        """The documents of a table, each with its TinyDB key."""
        there = self.store.tables(table.file) if self.store.has(table.file) else {}
        keys = there.get(table.name, {})
        for key, one in zip(keys, self.objects(table), strict=True):
            # TinyDB's own keys are whole numbers; another is found by the check of values.
            yield _Item(one, int(key) if key.isdecimal() else key)

    def objects(self, table: Table) -> Iterable[Any]:
        """The documents of a table as the record and the story have them."""
        if table.name == "about":
            return [self.record.about]
        if table.row is UncitedParagraph:
            return decode_table(self.store, table.file, table.name, UncitedParagraph, optional=True)
        owner = self.story if hasattr(Story, table.name) else self.record
        found: Iterable[Any] = getattr(owner, table.name)
        return found

    def matches(self) -> Iterator[_Item]:
        """The matches by rank of competition, then season by season, in the order of their days.

        One competition is in memory at a time.
        """
        for file, competition in match_files(self.record).items():
            record = Record(Store(self.store.folder))  # forgotten with its matches
            for season in record.store.tables(file):
                yield from map(_Item, record.matches(competition, season))

    def relation(self, origin: _Origin) -> Relation:
        """The relation of a table: a row a document."""
        table = origin.table
        parts = list(parts_of(table.row, self.names))
        if table.row is Fact:
            parts = [*_with_clubs_and_years(parts), *self.verdicts.parts()]
        own = () if origin.own is None else (origin.own,)
        columns = (*own, *(part.column for part in parts))

        def rows() -> Iterator[Row]:
            values = [part.value for part in parts]
            for item in origin.items():
                fields = [value(item.one) for value in values]
                yield (origin.own_of(item), *fields) if own else tuple(fields)

        references = references_of(columns)
        if table.name == MATCHES:
            references += (Reference(_EDITION, "editions", _EDITION),)
        return Relation(table.name, table.meaning, columns, origin.key, references, rows)

    def children(self, origin: _Origin, name: str, field: Field, kept: Any) -> Relation:
        """The relation of a list, or an object of texts: a row an item."""
        table = origin.table
        owner = singular(table.name)
        parts = list(self._item_parts(name, field, kept))
        parents, reference = self._parents(origin)
        place = f"place among those of the {owner}, from 1"  # i18n: export
        number = ColumnOf("ordinal", Kind.INTEGER, place)
        columns = (*parents, number, *(part.column for part in parts))
        attribute = table.row._fields[list(field_metadata(table.row)).index(name)]

        def rows() -> Iterator[Row]:
            for item in origin.items():
                given = getattr(item.one, attribute)
                each = given.items() if isinstance(given, Mapping) else given
                key = origin.key_of(item) if given else ()
                for ordinal, one in enumerate(each, 1):
                    yield (*key, ordinal, *(part.value(one) for part in parts))

        key = (*origin.refer_to, number.name)
        usual = (
            f"{owner}_{name}",
            f"of the {table.name}: {meaning_of(field)}",  # i18n: export
        )
        label, meaning = _CHILDREN.get((table.name, name), usual)
        return Relation(
            label, meaning, columns, key, (reference, *references_of(columns, parents)), rows
        )

    def _item_parts(self, name: str, field: Field, kept: Any) -> Iterator[Part]:
        """The columns of an item of a list, or of an object of texts."""
        item = _ITEMS.get(name) or (field.option or singular(name)).replace("-", "_")
        if json_type(kept) is JsonType.MAPPING:
            heading = ColumnOf("heading", Kind.TEXT, "heading of its own")  # i18n: export
            yield Part(heading, itemgetter(0))
            yield Part(ColumnOf(item, Kind.TEXT, field.meaning), itemgetter(1))
            return
        yield from parts_of_value(
            item, item_type(kept), field, lambda one: one, self.names, optional=False
        )

    def _parents(self, origin: _Origin) -> tuple[tuple[ColumnOf, ...], Reference]:
        """The columns that lead from an item to its document, and the foreign key they are."""
        known = {column.name: column for column in self.relation(origin).columns}
        owner = singular(origin.table.name)
        columns = tuple(
            known[theirs]._replace(
                name=ours,
                meaning=f"the {owner}",  # i18n: export
                refers=f"{origin.table.name}.{theirs}",
            )
            for ours, theirs in zip(origin.refer_to, origin.key, strict=True)
        )
        return columns, Reference(origin.refer_to, origin.table.name, origin.key)


def _with_clubs_and_years(parts: Iterable[Part]) -> Iterator[Part]:
    """`from` and `to` in two columns each: of a transfer a club, of a post a date.

    No foreign key could stand on both, and both words are SQL's own.
    """
    for part in parts:
        name = part.column.name
        if name not in ("from", "to"):
            yield part
            continue
        club = ("club left" if name == "from" else "club joined", "clubs.name")  # i18n: export
        date = "first year or day" if name == "from" else "last year or day"  # i18n: export
        yield Part(
            ColumnOf(
                f"{name}_club",
                Kind.TEXT,
                f"of a transfer: the {club[0]}",  # i18n: export
                club[1],
                True,
            ),
            _if_transfer(part.value, wanted=True),
        )
        yield Part(
            ColumnOf(
                f"{name}_date",
                Kind.TEXT,
                f"of a post: the {date}",  # i18n: export
                "",
                True,
            ),
            _if_transfer(part.value, wanted=False),
        )


def _if_transfer(value: Callable[[Any], Any], *, wanted: bool) -> Callable[[Any], Any]:
    return lambda fact: value(fact) if (fact.kind == "transfer") is wanted else None


def _number(item: _Item) -> Any:
    return item.number
