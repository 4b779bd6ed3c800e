"""The record of a knowledge base as typed objects; each file is read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, partial, reduce

from gasp_cli.building import build, made, number, text, text_or_none, texts
from gasp_cli.errors import AmbiguousName, DataError, UsageError
from gasp_cli.language import say, word
from gasp_cli.model import (
    About,
    Club,
    Competition,
    Draw,
    Edition,
    Finish,
    Kind,
    Match,
    Origin,
    Rules,
    Sanction,
    Status,
)
from gasp_cli.names import find_name
from gasp_cli.season_matches import SeasonMatches, matches_file, stage_of
from gasp_cli.seasons import is_season, parse_season
from gasp_cli.store import Document, Store, Tables


class Record:
    """What the record of a knowledge base knows: its clubs, competitions and matches."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._raw: dict[str, Tables] = {}
        self._matches: dict[tuple[str, str], SeasonMatches] = {}

    @cached_property
    def about(self) -> About:
        """Whom the knowledge base is about."""
        found = build(self.store, "about.json", "about", _about)
        if not found:
            where = self.store.folder / "about.json"
            raise DataError(say("{file}: table {table!r} is empty", file=where, table="about"))
        return found[0]

    @cached_property
    def origins(self) -> list[Origin]:
        """Where the files that matches come from can be read."""
        return build(self.store, "about.json", "origins", _origin, optional=True)

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
        return build(self.store, "clubs.json", "clubs", _club)

    @cached_property
    def competitions(self) -> list[Competition]:
        """All competitions in their order of rank."""
        return build(self.store, "competitions.json", "competitions", _competition)

    @cached_property
    def rules(self) -> list[Rules]:
        """The rules of all competitions, each with the seasons in which they hold."""
        return build(self.store, "competitions.json", "rules", _rules)

    @cached_property
    def draws(self) -> list[Draw]:
        """The draws of groups that the match files leave out."""
        return build(self.store, "competitions.json", "draws", _draw, optional=True)

    @cached_property
    def editions(self) -> list[Edition]:
        """Every season of every competition, by rank of competition, then season."""
        return build(self.store, "editions.json", "editions", _edition)

    @cached_property
    def sanctions(self) -> list[Sanction]:
        """The official decisions that changed a table, or were asked to."""
        return build(self.store, "sanctions.json", "sanctions", _sanction, optional=True)

    @cached_property
    def finishes(self) -> list[Finish]:
        """League finishes of seasons before the matches begin, each with its source."""
        return build(self.store, "finishes.json", "finishes", _finish, optional=True)

    def _seasons(self, competition: str) -> Tables:
        """The raw matches of a competition: a table a season."""
        if competition not in self._raw:
            file = matches_file(competition)
            self._raw[competition] = tables = self.store.tables(file)
            for name in tables:
                if not is_season(name):
                    where = self.store.folder / file
                    raise DataError(
                        say(
                            "{file}: table {table!r} is not named for a season",
                            file=where, table=name,
                        ),
                        say(
                            "matches lie in a table a season, such as '2019-20': import them again"
                        ),
                    )  # fmt: skip
        return self._raw[competition]

    def season(self, competition: str, season: str) -> SeasonMatches:
        """The matches of one season of a competition, made when they are asked for."""
        if (competition, season) not in self._matches:
            documents = list(self._seasons(competition).get(season, {}).values())
            made_of = partial(self._matches_of, competition, season)
            self._matches[competition, season] = SeasonMatches(documents, made_of)
        return self._matches[competition, season]

    def _matches_of(
        self, competition: str, season: str, documents: Iterable[Document]
    ) -> list[Match]:
        file = self.store.folder / matches_file(competition)
        where = say("{file}, table {table!r}", file=file, table=season)
        make = partial(_match, competition, season)
        try:
            return made(documents, make, where)
        except DataError:
            # Some of a table's matches were asked for: its rows are counted from its first.
            made(self._seasons(competition)[season].values(), make, where)
            raise

    def matches(self, competition: str, season: str) -> list[Match]:
        """The matches of one season of a competition, by date."""
        return self.season(competition, season).all

    def matches_on(self, date: str, editions: Iterable[Edition]) -> list[Match]:
        """The matches of a day in some seasons of some competitions."""
        return [
            match
            for edition in editions
            for match in self.season(edition.competition, edition.season).on(date)
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
            for match in self.season(edition.competition, edition.season).of(club)
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
            if edition.season == season and self.kind_of(edition.competition) is Kind.LEAGUE
        ]
        if not editions:
            raise UsageError(say("the record has no league of {season}", season=season))
        own = [one.competition for one in editions if club in one.clubs]
        if not own:
            options: list[str] = [f'--competition "{one.competition}"' for one in editions]
            there = reduce(
                lambda one, other: say("{one} or {other}", one=one, other=other), options
            )
            raise UsageError(
                say("the record has no league of {season} with {club}", season=season, club=club),
                say("try {options}", options=there),
            )
        return self.find_competition(own[0])

    @cached_property
    def spell_seasons(self) -> list[tuple[str, str]]:
        """League and season in which the club played under the coach, oldest season first."""
        club, _, since, until, *_ = self.about
        found = [
            (edition.season, edition.competition)
            for edition in self.editions
            if club in edition.clubs and self.kind_of(edition.competition) is Kind.LEAGUE
            if self.season(edition.competition, edition.season).has(club, since, until)
        ]
        return [(competition, season) for season, competition in sorted(found)]

    def spell_league(self, season: str) -> str | None:
        """The league in which the club played that season under the coach, None where in none."""
        return next((league for league, of in self.spell_seasons if of == season), None)

    @cached_property
    def _kinds(self) -> dict[str, Kind]:
        return {one.name: one.kind for one in self.competitions}

    def kind_of(self, competition: str) -> Kind:
        """The kind of a competition. Raises `DataError` where it is not declared."""
        kind = self._kinds.get(competition)
        if kind is None:
            where = self.store.folder / "competitions.json"
            raise DataError(
                say(
                    "{file}, table {table!r}: no {name}",
                    file=where, table="competitions", name=competition,
                )
            )  # fmt: skip
        return kind

    def rules_of(self, competition: str, season: str) -> Rules:
        """The rules of a competition in a season. Raises `DataError` where there are none."""
        for rules in self.rules:
            if rules.competition == competition and rules.hold_in(season):
                return rules
        where = self.store.folder / "competitions.json"
        raise DataError(
            say(
                "{file}, table {table!r}: no rules for {competition} {season}",
                file=where, table="rules", competition=word(competition), season=season,
            )
        )  # fmt: skip

    def edition(self, competition: str, season: str) -> Edition | None:
        """A season of a competition, None where the record has none."""
        return self._editions.get((competition, season))

    @cached_property
    def _editions(self) -> dict[tuple[str, str], Edition]:
        return {(one.competition, one.season): one for one in reversed(self.editions)}

    def find_season(self, given: str) -> str:
        """The season that a person means; `2020` is `2019-20`.

        Raises `UsageError` where it is no season, or one of which the record has no match.
        """
        season = parse_season(given)
        known = sorted({edition.season for edition in self.editions})
        if season not in known:
            raise UsageError(
                say("the record has no season {season}", season=season),
                say("it reaches from {first} to {last}", first=known[0], last=known[-1])
                if known
                else say("it is empty"),
            )
        return season

    def find_club(self, given: str) -> str:
        """The canonical name of a club. Raises `UnknownName` or `AmbiguousName`."""
        return find_name(given, self.club_names, say("club"))

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
                raise AmbiguousName(say("club"), given, candidates) from error
            return candidates[0]

    @cached_property
    def club_names(self) -> dict[str, tuple[str, ...]]:
        """The other spellings of each club."""
        return {club.name: club.aliases for club in self.clubs}

    def find_competition(self, given: str) -> Competition:
        """A competition by any of its names. Raises `UnknownName` or `AmbiguousName`."""
        names = {one.name: one.aliases for one in self.competitions}
        name = find_name(given, names, say("competition"))
        return next(one for one in self.competitions if one.name == name)


def _about(document: Document) -> About:
    return About(
        text(document["club"], "club"),
        text(document["coach"], "coach"),
        text(document["since"], "since"),
        text(document["until"], "until"),
        text(document["data_of"], "data_of"),
        document.get("complete", False),
    )


def _origin(document: Document) -> Origin:
    return Origin(text(document["prefix"], "prefix"), text(document["url"], "url"))


def _club(document: Document) -> Club:
    return Club(
        text(document["name"], "name"), document["country"], texts(document["aliases"], "aliases")
    )


def _competition(document: Document) -> Competition:
    return Competition(
        text(document["name"], "name"),
        Kind(document["kind"]),
        document.get("country"),
        texts(document["aliases"], "aliases"),
        document.get("stages", {}),
        document.get("note"),
    )


def _rules(document: Document) -> Rules:
    return Rules(
        text(document["competition"], "competition"),
        text(document["since"], "since"),
        document.get("until"),
        number(document["win"], "win"),
        number(document["draw"], "draw"),
        texts(document["tie_breaks"], "tie_breaks"),
        document.get("reapply", False),
        document.get("away_goals", False),
        tuple(document.get("neutral", ())),
        document["citation"],
        number(document.get("meetings", 2), "meetings"),
        document.get("note"),
    )


def _draw(document: Document) -> Draw:
    return Draw(
        text(document["competition"], "competition"),
        text(document["season"], "season"),
        document["group"],
        texts(document["clubs"], "clubs"),
        document["citation"],
    )


def _edition(document: Document) -> Edition:
    return Edition(
        text(document["competition"], "competition"),
        text(document["season"], "season"),
        texts(document["clubs"], "clubs"),
        number(document["matches"], "matches"),
        None if document.get("expected") is None else number(document["expected"], "expected"),
        texts(document["sources"], "sources"),
        text(document["licence"], "licence"),
    )


def _finish(document: Document) -> Finish:
    return Finish(
        text(document["club"], "club"),
        text(document["season"], "season"),
        number(document["position"], "position"),
        document["source"],
        document.get("note"),
    )


def _sanction(document: Document) -> Sanction:
    get = document.get
    score = get("score")
    return Sanction(
        document["kind"], text(document["competition"], "competition"),
        text(document["season"], "season"), text(document["subject"], "subject"),
        text_or_none(get("since"), "since"), text_or_none(get("until"), "until"), get("club"),
        number(document.get("points", 0), "points"),
        get("home"), get("away"), get("due"), (score[0], score[1]) if score else None,
        document["note"], texts(document["urls"], "urls"),
    )  # fmt: skip


_PLAYED = Status.PLAYED


def _match(competition: str, season: str, document: Document) -> Match:
    # Positional, in the order of `Match`, with few calls: this runs once for every match.
    get = document.get
    date, home, away = document["date"], document["home"], document["away"]
    matchday, stage, status = get("matchday"), stage_of(document), get("status")
    home_goals, away_goals = get("home_goals"), get("away_goals")
    if not (type(date) is type(home) is type(away) is type(stage) is str):
        raise TypeError(
            say(
                "{date!r}, {home!r}, {away!r} and {stage!r} are not all text",
                date=date, home=home, away=away, stage=stage,
            )
        )  # fmt: skip
    if not (matchday is None or type(matchday) is int):
        raise TypeError(say("{value!r} is no matchday", value=matchday))
    if not (type(home_goals) is type(away_goals) is int or home_goals is away_goals is None):
        raise TypeError(say("{home!r} and {away!r} are no score", home=home_goals, away=away_goals))
    if status is not None and status in (Status.CANCELLED, Status.SCHEDULED):
        home_goals = away_goals = None
    half_time, full_time, penalties = get("half_time"), get("full_time"), get("penalties")
    played, urls, source = get("played"), get("urls"), get("source", "")
    if type(source) is not str:
        text(source, "source")
    return Match(
        competition, season, stage, date, home, away, home_goals, away_goals, matchday,
        get("leg"), get("time"),
        (half_time[0], half_time[1]) if half_time else None,
        (full_time[0], full_time[1]) if full_time else None,
        (penalties[0], penalties[1]) if penalties else None,
        get("extra_time", False), get("neutral", False),
        Status(status) if status else _PLAYED,
        (played[0], played[1]) if played else None,
        get("awarded_on"), source, texts(urls, "urls") if urls else (),
    )  # fmt: skip
