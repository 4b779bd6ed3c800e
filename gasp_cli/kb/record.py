"""The record of a knowledge base as typed objects; each file is read when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, partial, reduce

from gasp_cli.domain.match_files import matches_file
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
    Status,
    Subject,
    matchday_stage,
)
from gasp_cli.domain.seasons import is_season, parse_season
from gasp_cli.errors import AmbiguousName, DataError, UsageError
from gasp_cli.i18n import msg, term
from gasp_cli.kb.decode import decode_all, decode_table
from gasp_cli.kb.field_decoders import InvalidValue, document_decoder
from gasp_cli.kb.season_matches import GOALS_OF_ONE, NO_ROUND, SeasonMatches
from gasp_cli.kb.spell import Spell
from gasp_cli.matching import find_name
from gasp_cli.store import Document, Store, Tables


class Record:
    """What the record of a knowledge base knows: its clubs, competitions and matches."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._raw: dict[str, Tables] = {}
        self._matches: dict[EditionKey, SeasonMatches] = {}

    @cached_property
    def about(self) -> Subject:
        """Whom the knowledge base is about."""
        found = decode_table(self.store, "about.json", "about", Subject)
        if not found:
            where = self.store.folder / "about.json"
            raise DataError(msg("{file}: table {table!r} is empty", file=where, table="about"))
        return found[0]

    @cached_property
    def origins(self) -> list[DataSource]:
        """Where the files that matches come from can be read."""
        return decode_table(self.store, "about.json", "origins", DataSource, optional=True)

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

    @cached_property
    def clubs(self) -> list[Club]:
        """All clubs, by country and name."""
        return decode_table(self.store, "clubs.json", "clubs", Club)

    @cached_property
    def competitions(self) -> list[Competition]:
        """All competitions in their order of rank."""
        return decode_table(self.store, "competitions.json", "competitions", Competition)

    @cached_property
    def rules(self) -> list[Rules]:
        """The rules of all competitions, each with the seasons in which they hold."""
        return decode_table(self.store, "competitions.json", "rules", Rules)

    @cached_property
    def draws(self) -> list[Draw]:
        """The draws of groups that the match files leave out."""
        return decode_table(self.store, "competitions.json", "draws", Draw, optional=True)

    @cached_property
    def editions(self) -> list[Edition]:
        """Every season of every competition, by rank of competition, then season."""
        return decode_table(self.store, "editions.json", "editions", Edition)

    @cached_property
    def sanctions(self) -> list[Sanction]:
        """The official decisions that changed a table, or were asked to."""
        return decode_table(self.store, "sanctions.json", "sanctions", Sanction, optional=True)

    @cached_property
    def finishes(self) -> list[LeagueFinish]:
        """League finishes of seasons before the matches begin, each with its source."""
        return decode_table(self.store, "finishes.json", "finishes", LeagueFinish, optional=True)

    def _seasons(self, competition: str) -> Tables:
        """The raw matches of a competition: a table a season."""
        if competition not in self._raw:
            file = matches_file(competition)
            self._raw[competition] = tables = self.store.tables(file)
            for name in tables:
                if not is_season(name):
                    where = self.store.folder / file
                    raise DataError(
                        msg(
                            "{file}: table {table!r} is not named for a season",
                            file=where, table=name,
                        ),
                        msg(
                            "matches lie in a table a season, such as '2019-20': import them again"
                        ),
                    )  # fmt: skip
        return self._raw[competition]

    def season(self, edition: EditionKey) -> SeasonMatches:
        """The matches of a season of a competition; they are decoded when they are asked for."""
        if edition not in self._matches:
            documents = list(self._seasons(edition.competition).get(edition.season, {}).values())
            decode = partial(self._decode_matches, edition)
            self._matches[edition] = SeasonMatches(edition, documents, decode)
        return self._matches[edition]

    def _decode_matches(self, edition: EditionKey, documents: Iterable[Document]) -> list[Match]:
        decode = _match_decoder(edition)
        try:
            return list(map(decode, documents))
        except InvalidValue:
            # Some of a table's matches were asked for: the error names the first of all.
            file = self.store.folder / matches_file(edition.competition)
            where = msg("{file}, table {table!r}", file=file, table=edition.season)
            decode_all(self._seasons(edition.competition)[edition.season], decode, where)
            raise

    @cached_property
    def spell(self) -> Spell:
        """The coach's spell at the club."""
        return Spell(self)

    def league_of(self, season: str) -> Competition:
        """The league in which the club played that season.

        Raises `UsageError` where the record has no such league, or not the club in it.
        """
        club = self.about.club
        editions = [
            edition
            for edition in self.editions
            if edition.season == season
            and self.kind_of(edition.competition) is CompetitionKind.LEAGUE
        ]
        if not editions:
            raise UsageError(msg("the record has no league of {season}", season=season))
        own = [one.competition for one in editions if club in one.clubs]
        if not own:
            options: list[str] = [f'--competition "{one.competition}"' for one in editions]
            there = reduce(
                lambda one, other: msg("{one} or {other}", one=one, other=other), options
            )
            raise UsageError(
                msg("the record has no league of {season} with {club}", season=season, club=club),
                msg("try {options}", options=there),
            )
        return self.find_competition(own[0])

    @cached_property
    def _kinds(self) -> dict[str, CompetitionKind]:
        return {competition.name: competition.kind for competition in self.competitions}

    def kind_of(self, competition: str) -> CompetitionKind:
        """The kind of a competition. Raises `DataError` where it is not declared."""
        kind = self._kinds.get(competition)
        if kind is None:
            where = self.store.folder / "competitions.json"
            raise DataError(
                msg(
                    "{file}, table {table!r}: no {name}",
                    file=where, table="competitions", name=competition,
                )
            )  # fmt: skip
        return kind

    def rules_of(self, edition: EditionKey) -> Rules:
        """The rules of a season of a competition. Raises `DataError` where there are none."""
        for rules in self.rules:
            if rules.competition == edition.competition and rules.apply_to(edition.season):
                return rules
        where = self.store.folder / "competitions.json"
        raise DataError(
            msg(
                "{file}, table {table!r}: no rules for {competition} {season}",
                file=where, table="rules", competition=term(edition.competition),
                season=edition.season,
            )
        )  # fmt: skip

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

    def find_season(self, given: str) -> str:
        """The season that a person means; `2020` is `2019-20`.

        Raises `UsageError` where it is no season, or one of which the record has no match.
        """
        season = parse_season(given)
        known = sorted({edition.season for edition in self.editions})
        if season not in known:
            raise UsageError(
                msg("the record has no season {season}", season=season),
                msg("it reaches from {first} to {last}", first=known[0], last=known[-1])
                if known
                else msg("it is empty"),
            )
        return season

    def find_club(self, given: str) -> str:
        """The canonical name of a club. Raises `UnknownName` or `AmbiguousName`."""
        return find_name(given, self.club_names, msg("club"))

    def find_opponent(self, given: str) -> str:
        """The same of a club that played against the club: one it met comes before all others."""
        try:
            return self.find_club(given)
        except AmbiguousName as error:
            met = {match.opponent for match in self.spell.matches()}
            candidates = [name for name in error.candidates if name in met]
            if not candidates:
                raise
            if len(candidates) > 1:
                raise AmbiguousName(msg("club"), given, candidates) from error
            return candidates[0]

    @cached_property
    def club_names(self) -> dict[str, tuple[str, ...]]:
        """The other spellings of each club."""
        return {club.name: club.aliases for club in self.clubs}

    def find_competition(self, given: str) -> Competition:
        """A competition by any of its names. Raises `UnknownName` or `AmbiguousName`."""
        names = {competition.name: competition.aliases for competition in self.competitions}
        name = find_name(given, names, msg("competition"))
        return next(competition for competition in self.competitions if competition.name == name)


_STAGE, _HOME_GOALS, _AWAY_GOALS, _MATCHDAY, _STATUS = map(
    Match._fields.index, ("stage", "home_goals", "away_goals", "matchday", "status")
)
_WITHOUT_SCORE = (Status.CANCELLED, Status.SCHEDULED)


def _match_decoder(edition: EditionKey) -> Callable[[Document], Match]:
    """Decodes the matches of a season, with what follows from where they lie."""
    values_of = document_decoder(Match)

    def decode(document: Document) -> Match:
        values = values_of(document)
        values[:2] = edition
        if not values[_STAGE]:
            if values[_MATCHDAY] is None:
                raise InvalidValue(NO_ROUND)
            values[_STAGE] = matchday_stage(values[_MATCHDAY])
        if (values[_HOME_GOALS] is None) != (values[_AWAY_GOALS] is None):
            raise InvalidValue(GOALS_OF_ONE)
        if values[_STATUS] in _WITHOUT_SCORE:
            values[_HOME_GOALS] = values[_AWAY_GOALS] = None
        return Match._make(values)

    return decode
