"""The match record of a knowledge base as typed objects; each file is read when it is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING

from gasp_cli.domain.match_files import season_file
from gasp_cli.domain.model import (
    Club,
    Competition,
    CompetitionKind,
    DataSource,
    Draw,
    Edition,
    EditionKey,
    LeagueFinish,
    Match,
    Rules,
    Sanction,
    Subject,
    find_rules,
)
from gasp_cli.domain.seasons import is_season, parse_season
from gasp_cli.errors import AmbiguousName, DataError, UsageError, join_or
from gasp_cli.i18n import msg, name_in_use, name_term, term
from gasp_cli.kb.decode import decode_all, decode_table, table_property
from gasp_cli.kb.field_decoders import InvalidValue
from gasp_cli.kb.season_matches import SeasonMatches, decode_matches
from gasp_cli.kb.spell import Spell
from gasp_cli.matching import find_name
from gasp_cli.store import Document, Store, Tables

if TYPE_CHECKING:
    from gasp_cli.kb.reference import Reference


class Record:
    """The clubs, competitions and matches of a knowledge base, and the decisions about them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._tables: dict[str, Tables] = {}
        self._matches: dict[EditionKey, SeasonMatches] = {}
        self._consulted: set[EditionKey] = set()

    @cached_property
    def about(self) -> Subject:
        """The coach's spell that the knowledge base is about."""
        if subjects := decode_table(self.store, "about.json", "about", Subject):
            return subjects[0]
        where = self.store.folder / "about.json"
        raise DataError(msg("{file}: table {table!r} is empty", file=where, table="about"))

    origins = table_property("about.json", "origins", DataSource, optional=True)
    """The addresses of the files that matches come from."""

    @cached_property
    def links(self) -> dict[str, str]:
        """The addresses of the files that matches come from, as far as they have one."""
        return {
            source: origin.url + source.removeprefix(origin.prefix)
            for edition in self.editions
            for source in edition.sources
            for origin in self.origins
            if source.startswith(origin.prefix)
        }

    clubs = table_property("clubs.json", "clubs", Club)
    """All clubs, by country and name."""

    competitions = table_property("competitions.json", "competitions", Competition)
    """All competitions, by rank."""

    rules = table_property("competitions.json", "rules", Rules)
    """The rules of all competitions, each with the seasons in which they hold."""

    draws = table_property("competitions.json", "draws", Draw, optional=True)
    """The draws of groups that the match files leave out."""

    editions = table_property("editions.json", "editions", Edition)
    """Every season of every competition, by rank of competition, then season."""

    sanctions = table_property("sanctions.json", "sanctions", Sanction, optional=True)
    """The official decisions that changed a table, and those refused."""

    finishes = table_property("finishes.json", "finishes", LeagueFinish, optional=True)
    """League finishes, each with its source; most are of seasons before the first matches."""

    def _seasons(self, file: str) -> Tables:
        """The documents of a file of matches: a table for each season."""
        if file not in self._tables:
            tables = self.store.tables(file)
            for name in tables:
                if not is_season(name):
                    which = {"file": self.store.folder / file, "table": name}
                    raise DataError(
                        msg("{file}: table {table!r} is not named for a season", **which),
                        msg(
                            "matches lie in a table a season, such as '2019-20': import them again"
                        ),
                    )
            self._tables[file] = tables
        return self._tables[file]

    def _file(self, edition: EditionKey) -> str:
        return season_file(self.store, edition.competition, edition.season)

    def season(self, edition: EditionKey) -> SeasonMatches:
        """The matches of a season of a competition, decoded when they are needed."""
        self._consulted.add(edition)
        return self._season(edition)

    def has_matches(self, edition: EditionKey, club: str, since: str, until: str) -> bool:
        """Whether a club has a match in a season of a competition, from a day to another."""
        return self._season(edition).has(club, since, until)

    def _season(self, edition: EditionKey) -> SeasonMatches:
        if edition not in self._matches:
            file = self._file(edition)
            # The file of a season that the index has must be there; of another there may be none.
            # The index is looked up last: it is decoded whole.
            is_there = self.store.has(file) or edition in self._editions
            documents = self._seasons(file).get(edition.season, {}) if is_there else {}
            decode = partial(self._decode_matches, edition)
            self._matches[edition] = SeasonMatches(edition, list(documents.values()), decode)
        return self._matches[edition]

    @property
    def consulted(self) -> list[Edition]:
        """The seasons of competitions whose matches were asked for so far, by rank and season."""
        if not self._consulted:
            return []
        return [edition for edition in self.editions if edition.key in self._consulted]

    def _decode_matches(self, edition: EditionKey, documents: Iterable[Document]) -> list[Match]:
        decode = partial(decode_matches, edition)
        try:
            return decode(list(documents))
        except InvalidValue:
            # Only some of the matches were decoded: the error names the first invalid one of all.
            file = self._file(edition)
            place = partial(self.store.place, file, edition.season)
            decode_all(self._seasons(file)[edition.season], decode, place)
            raise

    @cached_property
    def spell(self) -> Spell:
        """The coach's spell at the club."""
        return Spell(self)

    def editions_of(
        self, kind: CompetitionKind, *, season: str | None = None, club: str | None = None
    ) -> Iterator[Edition]:
        """The seasons of competitions of a kind: those of one season, those with a club."""
        return (
            edition
            for edition in self.editions
            if season in (None, edition.season)
            and (club is None or club in edition.clubs)
            and self.kind_of(edition.competition) is kind
        )

    def league_of(self, season: str) -> Competition:
        """The league in which the club played that season.

        Raises `UsageError` where the record has no such league, or not the club in it.
        """
        club = self.about.club
        leagues = list(self.editions_of(CompetitionKind.LEAGUE, season=season))
        for edition in leagues:
            if club in edition.clubs:
                return self.find_competition(edition.competition)
        if not leagues:
            raise UsageError(msg("the record has no league of {season}", season=season))
        options = (f'--competition "{edition.competition}"' for edition in leagues)
        which = {"season": season, "club": name_term(club)}
        raise UsageError(
            msg("the record has no league of {season} with {club}", **which),
            msg("try {options}", options=join_or(options)),
        )

    @cached_property
    def _kinds(self) -> dict[str, CompetitionKind]:
        return {competition.name: competition.kind for competition in self.competitions}

    def kind_of(self, competition: str) -> CompetitionKind:
        """The kind of a competition. Raises `DataError` where it is not declared."""
        if kind := self._kinds.get(competition):
            return kind
        where = self.store.place("competitions.json", "competitions")
        raise DataError(msg("{where}: no {name}", where=where, name=competition))

    def rules_of(self, edition: EditionKey) -> Rules:
        """The rules of a season of a competition. Raises `DataError` where there are none."""
        if rules := find_rules(self.rules, *edition):
            return rules
        which = {"competition": term(edition.competition), "season": edition.season}
        where = self.store.place("competitions.json", "rules")
        raise DataError(msg("{where}: no rules for {competition} {season}", where=where, **which))

    def sanctions_of(self, edition: EditionKey) -> list[Sanction]:
        """The official decisions about a season of a competition."""
        return [
            sanction
            for sanction in self.sanctions
            if (sanction.competition, sanction.season) == edition
        ]

    def edition(self, edition: EditionKey) -> Edition | None:
        """A season of a competition as the index has it, None where the record has none."""
        return self._editions.get(edition)

    @cached_property
    def _editions(self) -> dict[EditionKey, Edition]:
        return {edition.key: edition for edition in reversed(self.editions)}

    def find_season(self, text: str | int) -> str:
        """The season that a user typed; `2020` is `2019-20`.

        Raises `UsageError` for a text that is not a season, or a season without matches on record.
        """
        season = parse_season(text)
        seasons = sorted({edition.season for edition in self.editions})
        if season not in seasons:
            hint = msg("it is empty")
            if seasons:
                hint = msg("it covers {first} to {last}", first=seasons[0], last=seasons[-1])
            raise UsageError(msg("the record has no season {season}", season=season), hint)
        return season

    @cached_property
    def reference(self) -> Reference:
        """The reference record of the same knowledge base."""
        from gasp_cli.kb.reference import Reference  # few commands need its eight tables

        return Reference(self)

    def find_club(self, text: str) -> str:
        """The canonical name of a club. Raises `UnknownName` or `AmbiguousName`."""
        if text == self.about.club or any(text in edition.clubs for edition in self.editions):
            return text  # as the data write it: no need for other spellings
        return find_name(text, self.club_names, msg("club"))

    def find_opponent(self, text: str) -> str:
        """The canonical name of an opponent: of several clubs, the one that was met.

        Raises `UnknownName` or `AmbiguousName`.
        """
        try:
            return self.find_club(text)
        except AmbiguousName as error:
            opponents = {side.opponent for side in self.spell.matches()}
            candidates = [name for name in error.candidates if name in opponents]
            if not candidates:
                raise
            if len(candidates) > 1:
                raise AmbiguousName(msg("club"), text, candidates) from error
            return candidates[0]

    @cached_property
    def club_names(self) -> dict[str, tuple[str, ...]]:
        """The other spellings of each club, with its name in the language in use."""
        return {club.name: (*club.aliases, *name_in_use(club.name)) for club in self.clubs}

    def find_competition(self, text: str) -> Competition:
        """A competition by any of its names. Raises `UnknownName` or `AmbiguousName`."""
        names = {competition.name: competition.aliases for competition in self.competitions}
        name = find_name(text, names, msg("competition"))
        return next(competition for competition in self.competitions if competition.name == name)
