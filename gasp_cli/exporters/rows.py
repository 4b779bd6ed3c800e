"""The rows of the tables of an export, each made when it is asked for."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any

from gasp_cli.claims.judge import Judgement, judge_of
from gasp_cli.domain.facts import Fact, UncitedParagraph
from gasp_cli.domain.fields import TextFormat
from gasp_cli.domain.match_files import files_by_competition, matches_file
from gasp_cli.domain.model import EditionKey, Match, Sanction, Score
from gasp_cli.domain.reference import REFERENCE
from gasp_cli.domain.tables import MATCHES, TABLES, Table, match_document_id
from gasp_cli.domain.text_formats import format_error
from gasp_cli.errors import Action, DataError, Remedy
from gasp_cli.exporters.schema import TableSpec
from gasp_cli.i18n import msg
from gasp_cli.kb.decode import decode_table
from gasp_cli.kb.field_decoders import document_errors
from gasp_cli.kb.record import Record
from gasp_cli.kb.story import Story
from gasp_cli.store import Store

if TYPE_CHECKING:
    from gasp_cli.claims.checker import Finding

Row = tuple[Any, ...]

_INTEGERS = 2**31  # of 32 bits, as an integer column of Parquet has


class RowReader:
    """Reads the rows of tables, of the matches one competition at a time.

    Raises `DataError` and `FileError` while rows are read.
    """

    def __init__(self, story: Story) -> None:
        self._story = story
        self._record = story.record
        self._store = story.store

    def rows(self, table: TableSpec) -> Iterator[Row]:
        """The rows of a table."""
        computed: dict[str, Callable[[], Iterator[Row]]] = {
            "matches": self._matches,
            "match_urls": self._match_urls,
            "facts": self._facts,
            "checks": self._checks,
            "evidence": partial(self._shown, attrgetter("evidence")),
            "stated_evidence": partial(self._shown, attrgetter("rows")),
        }
        if table.name in computed:
            return computed[table.name]()
        return self._documents(table) if table.owner is None else self._items(table, table.owner)

    def _documents(self, table: TableSpec) -> Iterator[Row]:
        cells = _CELLS.get(table.name, _plain_cells)
        if table.columns[0].name in ("key", "rank"):
            return ((number, *cells(document)) for number, document in self._numbered(table))
        return (cells(document) for _, document in self._numbered(table))

    def _items(self, table: TableSpec, owner: TableSpec) -> Iterator[Row]:
        """A row for each item of a list: the key of its owner, its place and its cells."""
        for number, document in self._numbered(owner):
            if items := getattr(document, table.list_field):
                key = _key(owner, number, document)
                for ordinal, item in enumerate(items, 1):
                    yield (*key, ordinal, *self._item_cells(table.list_field, items, item))

    def _item_cells(self, list_field: str, items: Any, item: Any) -> Row:
        if list_field == "about":
            return self._person_or_club(item)
        if list_field == "citations":
            return _citation(item)
        if isinstance(items, Mapping):
            return item, items[item]
        return tuple(item) if isinstance(item, tuple) else (item,)

    def _numbered(self, table: TableSpec) -> Iterator[tuple[int, Any]]:
        """The documents of a table with their TinyDB keys, or their places."""
        if table.name == "about":
            documents: Iterable[Any] = [self._record.about]
        elif table.name == "uncited":
            file = TABLES[table.name].file
            documents = decode_table(self._store, file, table.name, UncitedParagraph, optional=True)
        elif table.name in REFERENCE:
            documents = self._record.reference.rows(table.name)
        else:
            documents = getattr(
                self._story if hasattr(Story, table.name) else self._record, table.name
            )
        if table.primary_key == ("key",):
            return zip(self._keys(table.name), documents, strict=True)
        return enumerate(documents, 1)

    def _keys(self, table: str) -> Iterator[int]:
        """The TinyDB keys of a table. Raises `DataError` for one that is not an integer."""
        file = TABLES[table].file
        for key in self._store.tables(file).get(table, {}) if self._store.has(file) else ():
            number = int(key) if key.isdecimal() else key
            if isinstance(number, str) or number >= _INTEGERS:
                fault = msg("{given!r} is not an integer", given=number)
                what = msg("{where}: {what}", where="key", what=fault)
                raise unsound(self._store.place("", table, number), what)
            yield number

    def _matches(self) -> Iterator[Row]:
        """By rank of competition, then season by season, in the order of their days."""
        for competition, files in match_files(self._record).items():
            record = Record(Store(self._store.folder))
            for season in sorted(season for file in files for season in record.store.tables(file)):
                matches = record.season(EditionKey(competition, season)).all
                yield from map(_match_cells, matches)
            del record
            # It refers to itself, and `__main__` turns off what would look for that.
            gc.collect(0)

    def _match_urls(self) -> Iterator[Row]:
        """In the order of the matches; few have any, and no other is decoded."""
        for files in match_files(self._record).values():
            store = Store(self._store.folder)
            seasons = {
                season: documents
                for file in files
                for season, documents in store.tables(file).items()
            }
            for _, documents in sorted(seasons.items()):
                with_urls = [document for document in documents.values() if "urls" in document]
                for document in sorted(with_urls, key=itemgetter("date")):
                    for ordinal, url in enumerate(document["urls"], 1):
                        yield match_document_id(document), ordinal, url

    @cached_property
    def _judgements(self) -> list[tuple[Fact, Judgement]]:
        judge = judge_of(self._story)
        return [(fact, judge.judge(fact)) for fact in self._story.facts]

    @cached_property
    def _people(self) -> set[str]:
        return {person.name for person in self._story.people}

    def _facts(self) -> Iterator[Row]:
        for fact, judgement in self._judgements:
            from_and_to: Row = (fact.from_, None, fact.to, None)
            if fact.kind != "transfer":
                from_and_to = (None, fact.from_, None, fact.to)
            quantity, value = fact.states or (None, None)
            outcome = _as_json(fact.outcome and fact.outcome._asdict())
            yield (
                fact.id, fact.kind, fact.text, fact.date, fact.season, fact.speaker,
                fact.occasion, fact.person, fact.role, fact.club, fact.player, *from_and_to,
                fact.year, fact.honour, *self._person_or_club(fact.holder), fact.note,
                fact.unchecked, quantity, _as_json(value), outcome, judgement.verdict,
                str(judgement.reason) or None, judgement.basis,
            )  # fmt: skip

    def _person_or_club(self, name: str | None) -> Row:
        """A name as person or as club; an unknown one is reported as a club."""
        return (name, None) if name in self._people else (None, name)

    def _checks(self) -> Iterator[Row]:
        for fact, judgement in self._judgements:
            checked = zip(fact.checks, judgement.findings, strict=True)
            for number, (check, finding) in enumerate(checked, 1):
                yield (
                    fact.id, number, check.measure, _as_json(check.arguments),
                    _as_json(check.says), check.compare, check.reading or None,
                    check.assumes or None, check.ordinary, _as_json(finding.found),
                    finding.verdict, str(finding.reason) or None, finding.basis,
                )  # fmt: skip

    def _shown(self, rows_of: Callable[[Finding], Sequence[Any]]) -> Iterator[Row]:
        """The matches or reference rows that show the findings on the facts, by their ids."""
        for fact, judgement in self._judgements:
            for number, finding in enumerate(judgement.findings, 1):
                for ordinal, row in enumerate(rows_of(finding), 1):
                    yield fact.id, number, ordinal, row.id


def _key(table: TableSpec, number: int, document: Any) -> Row:
    """The primary key of a document."""
    if table.primary_key == ("key",):
        return (number,)
    return tuple(getattr(document, name) for name in table.primary_key)


def _plain_cells(document: Row) -> Row:
    """The fields of a document without its lists and mappings; an empty text is not a value."""
    return tuple(
        None if field == "" else field for field in document if not isinstance(field, (tuple, dict))
    )


def _match_cells(match: Match) -> Row:
    # SQLite binds an `int` and a `str` faster than what is derived from them.
    return (
        match.id, match.competition, match.season, match.stage, match.date, match.home,
        match.away, match.home_goals, match.away_goals, match.matchday, match.leg, match.time,
        *_goals(match.half_time), *_goals(match.full_time), *_goals(match.penalties),
        int(match.extra_time), int(match.neutral), str(match.status),
        *_goals(match.played), match.awarded_on, match.source or None,
    )  # fmt: skip


def _sanction_cells(sanction: Sanction) -> Row:
    return (
        sanction.kind, sanction.competition, sanction.season, sanction.subject, sanction.since,
        sanction.until, sanction.club, sanction.points, sanction.home, sanction.away,
        sanction.due, *_goals(sanction.score), sanction.note,
    )  # fmt: skip


def _goals(score: Score | None) -> tuple[int | None, int | None]:
    return score or (None, None)


def _citation(citation: str) -> Row:
    source, _, paragraph = citation.rpartition(":")
    return source, int(paragraph)


_CELLS: Mapping[str, Callable[[Any], Row]] = {
    "figures": lambda figure: _plain_cells(figure._replace(value=_as_json(figure.value) or "")),
    "sanctions": _sanction_cells,
    "uncited": lambda uncited: (*_citation(uncited.citation), uncited.reason),
}


def _as_json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, allow_nan=False)


def match_files(record: Record) -> dict[str, list[str]]:
    """The files of each competition's matches, by rank of competition.

    Raises `DataError` for a file without a competition.
    """
    files = files_by_competition(record.store)
    names = [competition.name for competition in record.competitions]
    matches = {name: files.pop(matches_file(name), []) for name in names}
    for unknown, *_ in files.values():
        raise unsound(str(record.store.folder / unknown), msg("no competition has this file"))
    return {name: of_competition for name, of_competition in matches.items() if of_competition}


# Documents


def check_documents(record: Record) -> None:
    """Raise `DataError` for the first document that is not as its table declares.

    What has no column would be lost silently.
    """
    store = record.store
    for table in TABLES.values():
        if table.name != MATCHES and store.has(table.file):
            declared = {other.name for other in TABLES.values() if other.file == table.file}
            for name in store.tables(table.file):
                if name not in declared:
                    raise unsound(store.place(table.file, name), msg("no such table"))
            _check_table(store, table, table.file, table.name)
    for file in chain.from_iterable(match_files(record).values()):
        competition_store = Store(store.folder)  # dropped with its matches
        for season in competition_store.tables(file):
            if fault := format_error(TextFormat.SEASON, season):
                raise unsound(store.place(file, season), fault)
            _check_table(competition_store, TABLES[MATCHES], file, season)


def _check_table(store: Store, table: Table, file: str, name: str) -> None:
    for key, document in store.tables(file).get(name, {}).items():
        for fault in document_errors(table.row, document):
            table_place = store.place(file, name)
            raise unsound(msg("{table}, key {key}", table=table_place, key=key), fault)


def unsound(where: str, what: str) -> DataError:
    """The error for data that are not sound."""
    command = Remedy(Action.CHECK_KNOWLEDGE_BASE)
    hint = msg("{command} names everything that is wrong", command=command)
    return DataError(msg("{where}: {what}", where=where, what=what), hint)
