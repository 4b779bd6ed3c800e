"""The record of a knowledge base as typed objects; each file is read when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, partial, reduce

from gasp_cli.domain.model import (
    Club,
    Competition,
    CompetitionKind,
    DataSource,
    Draw,
    Edition,
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
from gasp_cli.kb.decode import InvalidValue, column_decoder, decode_all, decode_table
from gasp_cli.kb.season_matches import GOALS_OF_ONE, NO_ROUND, SeasonMatches
from gasp_cli.matching import find_name
from gasp_cli.store import Document, Store, Tables, matches_file


class Record:
    """What the record of a knowledge base knows: its clubs, competitions and matches."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._raw: dict[str, Tables] = {}
        self._matches: dict[tuple[str, str], SeasonMatches] = {}

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

    def season(self, competition: str, season: str) -> SeasonMatches:
        """The matches of one season of a competition, made when they are asked for."""
        if (competition, season) not in self._matches:
            documents = list(self._seasons(competition).get(season, {}).values())
            decode = partial(self._decode_matches, competition, season)
            self._matches[competition, season] = SeasonMatches(documents, decode)
        return self._matches[competition, season]

    def _decode_matches(
        self, competition: str, season: str, documents: Iterable[Document]
    ) -> list[Match]:
        decode = _match_decoder(competition, season)
        try:
            return list(map(decode, documents))
        except InvalidValue:
            # Some of a table's matches were asked for: the error names the first of all.
            file = self.store.folder / matches_file(competition)
            where = msg("{file}, table {table!r}", file=file, table=season)
            decode_all(self._seasons(competition)[season], decode, where)
            raise

    def matches(self, competition: str, season: str) -> list[Match]:
        """The matches of one season of a competition, by date."""
        return self.season(competition, season).all

    def matches_on(self, date: str, editions: Iterable[Edition]) -> list[Match]:
        """The matches of a day in some seasons of some competitions."""
        return [
            match
            for edition in editions
            for match in self.season(edition.competition, edition.season).played_on(date)
        ]

    @cached_property
    def club_matches(self) -> list[Match]:
        """The matches of the coach's spell at the club that have a score, by date."""
        return self.club_matches_in(self.editions)

    def club_matches_in(self, editions: Iterable[Edition]) -> list[Match]:
        """Those of some seasons of some competitions: no other file is read."""
        club, _, since, until, *_ = self.about
        found = [
            match
            for edition in editions
            if club in edition.clubs
            for match in self.season(edition.competition, edition.season).matches_of(club)
            if since <= match.date <= until
        ]
        return sorted(found, key=lambda match: match.date)

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
    def spell_seasons(self) -> list[tuple[str, str]]:
        """League and season in which the club played under the coach, oldest season first."""
        club, _, since, until, *_ = self.about
        found = [
            (edition.season, edition.competition)
            for edition in self.editions
            if club in edition.clubs and self.kind_of(edition.competition) is CompetitionKind.LEAGUE
            if self.season(edition.competition, edition.season).has(club, since, until)
        ]
        return [(competition, season) for season, competition in sorted(found)]

    def spell_league(self, season: str) -> str | None:
        """The league in which the club played that season under the coach, None where in none."""
        return next((league for league, of in self.spell_seasons if of == season), None)

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

    def rules_of(self, competition: str, season: str) -> Rules:
        """The rules of a competition in a season. Raises `DataError` where there are none."""
        for rules in self.rules:
            if rules.competition == competition and rules.apply_to(season):
                return rules
        where = self.store.folder / "competitions.json"
        raise DataError(
            msg(
                "{file}, table {table!r}: no rules for {competition} {season}",
                file=where, table="rules", competition=term(competition), season=season,
            )
        )  # fmt: skip

    def edition(self, competition: str, season: str) -> Edition | None:
        """A season of a competition, None where the record has none."""
        return self._editions.get((competition, season))

    @cached_property
    def _editions(self) -> dict[tuple[str, str], Edition]:
        return {
            (edition.competition, edition.season): edition for edition in reversed(self.editions)
        }

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
            met = {name for match in self.club_matches for name in (match.home, match.away)}
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


def _match_decoder(competition: str, season: str) -> Callable[[Document], Match]:
    """Decodes the matches of a season, with what follows from where they lie."""
    values_of = column_decoder(Match)

    def decode(document: Document) -> Match:
        values = values_of(document)
        values[:2] = competition, season
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
