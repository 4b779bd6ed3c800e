"""The story: the statements of the sources, each with the paragraphs it cites."""

from __future__ import annotations

from collections.abc import Container
from functools import cached_property
from typing import TYPE_CHECKING

from gasp_cli.domain.facts import (
    STATEMENT,
    Fact,
    Person,
    Source,
    Translation,
    UncheckedPart,
    source_of,
)
from gasp_cli.domain.seasons import parse_season
from gasp_cli.errors import DataError, UnknownName
from gasp_cli.i18n import msg
from gasp_cli.kb.decode import decode_table, table_property
from gasp_cli.matching import closest_matches, find_name
from gasp_cli.store import Store

if TYPE_CHECKING:
    from gasp_cli.kb.record import Record

FILE = "story.json"
TRANSLATIONS = "translations.json"


def _parts(fact: Fact) -> Fact:
    """The fact with version 0.1.0's `statement` checks as unchecked parts."""
    stated = [check for check in fact.checks if check.measure == STATEMENT]
    if not stated:
        return fact
    parts = [UncheckedPart(str(check.arguments.get("of", "")), "outside") for check in stated]
    checks = tuple(check for check in fact.checks if check not in stated)
    return fact._replace(checks=checks, unchecked_parts=(*fact.unchecked_parts, *parts))


class Story:
    """The sources, people and facts of a knowledge base; clubs have the names of its record."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @cached_property
    def record(self) -> Record:
        """The record of the same knowledge base."""
        # Most queries about the story need no match.
        from gasp_cli.kb.record import Record

        return Record(self.store)

    sources = table_property(FILE, "sources", Source)
    """The sources."""

    @cached_property
    def links(self) -> dict[str, str]:
        """The addresses of the sources that have one, by their ids."""
        return {source.id: source.url for source in self.sources if source.url}

    people = table_property(FILE, "people", Person)
    """Everybody a fact is about or said by."""

    @cached_property
    def facts(self) -> list[Fact]:
        """All facts, in the order of the sources. Raises `DataError` for an unknown citation."""
        facts = list(map(_parts, decode_table(self.store, FILE, "facts", Fact)))
        ids = {source.id for source in self.sources}
        cited = {source_of(citation) for fact in facts for citation in fact.citations}
        if not cited <= ids or not all(fact.citations for fact in facts):
            for fact in facts:
                if fault := _citation_fault(fact, ids):
                    where = self.store.place(FILE, "facts", fact.id)
                    raise DataError(msg("{where}: {what}", where=where, what=fault))
        return facts

    translations = table_property(TRANSLATIONS, "translations", Translation, optional=True)
    """Texts of the knowledge base in other languages."""

    @property
    def _person_names(self) -> dict[str, tuple[str, ...]]:
        return {person.name: person.aliases for person in self.people}

    def find_person(self, text: str) -> Person:
        """A person by any name, first name or nickname. Raises `UnknownName`, `AmbiguousName`."""
        name = find_name(text, self._person_names, msg("person"))
        return next(person for person in self.people if person.name == name)

    def find_subject(self, text: str) -> str:
        """The canonical name of a person or club. Raises `UnknownName` or `AmbiguousName`."""
        names = self._person_names | self.record.club_names
        return find_name(text, names, msg("person or club"))

    def find_season(self, text: str | int) -> str:
        """The season that a user typed, of the record or of a fact. Raises `UsageError`."""
        season = parse_season(text)
        if any(fact.season == season for fact in self.facts):
            return season
        return self.record.find_season(text)

    def find_source(self, text: str) -> Source:
        """A source by its id. Raises `UnknownName`."""
        sources = {source.id: source for source in self.sources}
        if text in sources:
            return sources[text]
        hint = msg("the sources are {sources}", sources=", ".join(sources))
        raise UnknownName(msg("source"), text, closest_matches(text, sources), hint)


def _citation_fault(fact: Fact, ids: Container[str]) -> str:
    if not fact.citations:
        return msg("a fact has no citation")
    unknown = (source for source in fact.sources if source not in ids)
    return next((msg("no source is called {source!r}", source=source) for source in unknown), "")


def translations(store: Store, language: str) -> dict[str, str]:
    """The translations of texts of a knowledge base into a language, by the text.

    Those of names know their article and gender.
    """
    from gasp_cli.i18n.nouns import Noun  # English needs none

    return {
        row.text: Noun(row.translation, row.article or "", row.gender or "")
        if row.article or row.gender
        else row.translation
        for row in Story(store).translations
        if row.language == language
    }
