"""The story: what sources say, fact by fact, each with the paragraphs that say it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from gasp_cli.domain.facts import Fact, Person, Source, Translation, UncheckedPart
from gasp_cli.domain.seasons import parse_season
from gasp_cli.errors import DataError, UnknownName
from gasp_cli.i18n import msg
from gasp_cli.kb.decode import decode_table
from gasp_cli.matching import closest_matches, find_name
from gasp_cli.store import Store

if TYPE_CHECKING:
    from gasp_cli.kb.record import Record

FILE = "story.json"
TRANSLATIONS = "translations.json"


_STATEMENT = "statement"


def _parts(fact: Fact) -> Fact:
    """A fact in which the checks that version 0.1.0 had for unchecked parts are such parts."""
    if not any(check.measure == _STATEMENT for check in fact.checks):
        return fact
    parts = [
        UncheckedPart(str(check.arguments.get("of", "")), "outside")
        for check in fact.checks
        if check.measure == _STATEMENT
    ]
    checks = tuple(check for check in fact.checks if check.measure != _STATEMENT)
    return fact._replace(checks=checks, unchecked_parts=(*fact.unchecked_parts, *parts))


def where_of(store: Store, fact: Fact) -> str:
    """Where a fact stands, for an error: file, table and id."""
    file = store.folder / FILE
    return msg("{file}, table {table!r}, {row}", file=file, table="facts", row=fact.id)


class Story:
    """What the sources of a knowledge base say; clubs have the names of its record."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @cached_property
    def record(self) -> Record:
        """The record of the same knowledge base."""
        # Most of what sources say is told without a match.
        from gasp_cli.kb.record import Record

        return Record(self.store)

    @cached_property
    def sources(self) -> list[Source]:
        """The sources."""
        return decode_table(self.store, FILE, "sources", Source)

    @cached_property
    def links(self) -> dict[str, str]:
        """The addresses of the sources that have one, by their ids."""
        return {source.id: source.url for source in self.sources if source.url}

    @cached_property
    def people(self) -> list[Person]:
        """Everybody a fact is about or said by."""
        return decode_table(self.store, FILE, "people", Person)

    @cached_property
    def facts(self) -> list[Fact]:
        """All facts, in the order of the sources. Each cites sources that there are."""
        found = [_parts(fact) for fact in decode_table(self.store, FILE, "facts", Fact)]
        self._check_sources(found)
        return found

    def _check_sources(self, facts: Iterable[Fact]) -> None:
        known = {one.id for one in self.sources}
        for fact in facts:
            if not fact.citations:
                raise DataError(
                    msg(
                        "{where}: {what}",
                        where=where_of(self.store, fact), what=msg("a fact has no citation"),
                    )
                )  # fmt: skip
            for source in fact.sources:
                if source not in known:
                    where = where_of(self.store, fact)
                    raise DataError(
                        msg("{where}: no source is called {source!r}", where=where, source=source)
                    )

    @cached_property
    def translations(self) -> list[Translation]:
        """What there is of its texts in other languages."""
        return decode_table(self.store, TRANSLATIONS, "translations", Translation, optional=True)

    def find_person(self, given: str) -> Person:
        """A person by any name, first name or nickname. Raises `UnknownName`, `AmbiguousName`."""
        names = {person.name: person.aliases for person in self.people}
        name = find_name(given, names, msg("person"))
        return next(person for person in self.people if person.name == name)

    def find_subject(self, given: str) -> str:
        """The canonical name of a person or club. Raises `UnknownName` or `AmbiguousName`."""
        names = {person.name: person.aliases for person in self.people}
        return find_name(given, names | self.record.club_names, msg("person or club"))

    def find_season(self, given: str) -> str:
        """The season that a person means, of the record or of a fact. Raises `UsageError`."""
        season = parse_season(given)
        if any(fact.season == season for fact in self.facts):
            return season
        return self.record.find_season(given)

    def find_source(self, given: str) -> Source:
        """A source by its id. Raises `UnknownName`."""
        for source in self.sources:
            if source.id == given:
                return source
        known = [source.id for source in self.sources]
        hint = msg("the sources are {sources}", sources=", ".join(known))
        raise UnknownName(msg("source"), given, closest_matches(given, known), hint)


def translations(store: Store, language: str) -> dict[str, str]:
    """The texts of a knowledge base, as they stand in it, with what they are in a language."""
    return {
        translation.text: translation.translation
        for translation in Story(store).translations
        if translation.language == language
    }
