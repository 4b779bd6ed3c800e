"""Whom a spelling of a match file means: a club or competition that is known, ready, or new.

A spelling is matched only when that is certain; else it is left to the user.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from gasp_cli.errors import DataError
from gasp_cli.language import say
from gasp_cli.model import Club, Competition
from gasp_cli.names import fold, nearest
from gasp_cli.record import Record
from gasp_cli.store import Document, Store, built_in
from gasp_cli.tables import TABLES, documents


class Ready:
    """The clubs, competitions and rules that come with the program.

    Those of the built-in knowledge base, and more in a folder beside it.
    """

    def __init__(self) -> None:
        self._stores = (Store(built_in()), Store(built_in() / "ready"))
        self._records = [Record(store) for store in self._stores]

    @cached_property
    def clubs(self) -> dict[str, Club]:
        """The clubs by name."""
        return {club.name: club for record in self._records for club in record.clubs}

    @cached_property
    def competitions(self) -> dict[str, Competition]:
        """The competitions by name."""
        return {one.name: one for record in self._records for one in record.competitions}

    def documents(self, table: str, competition: str) -> list[Document]:
        """The documents of a table that are of a competition."""
        field = TABLES[table].key or "competition"
        return [
            document
            for store in self._stores
            for document in documents(store, table)
            if document[field] == competition
        ]


class Names(Protocol):
    """What an import asks about names."""

    def club(self, spelling: str, country: str | None = None) -> str | None:
        """The canonical name of a club of that country, None where it is not certain."""

    def competition(self, title: str) -> Competition | None:
        """The competition of that title, None where it is not known."""


class KnownNames:
    """Names and no others: those of a knowledge base, or those that are ready."""

    def __init__(self, clubs: Iterable[Club], competitions: Iterable[Competition]) -> None:
        listed = list(competitions)
        self._clubs = index_of((club.name, club.aliases) for club in clubs)
        self._titles = index_of((one.name, one.aliases) for one in listed)
        self._competitions = {one.name: one for one in listed}

    def club(self, spelling: str, country: str | None = None) -> str | None:  # noqa: ARG002
        """The canonical name of a club that is known, of whichever country."""
        return self._clubs.get(fold(spelling))

    def competition(self, title: str) -> Competition | None:
        """The competition of that title."""
        return self._competitions.get(self._titles.get(fold(title), ""))


class Unsettled(NamedTuple):
    """A spelling that may be one of several clubs, or none of them, and where it is from."""

    spelling: str
    candidates: tuple[str, ...]
    country: str


# What a club may bear before or behind its name without being another club for it.
_FORMS = {"fc", "afc", "cf"}
# Clubs that play in the leagues of another country.
_GUESTS = {
    ("WAL", "ENG"), ("ENG", "WAL"), ("ENG", "SCO"), ("LIE", "SUI"), ("AND", "ESP"), ("MON", "FRA"),
    ("SMR", "ITA"), ("NIR", "IRL"), ("GER", "AUT"),
}  # fmt: skip
_PLAY_OFFS = re.compile(r"\s*[-,]\s*(?:play-?offs?|relegation)$", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
# How alike a name must be to be perhaps the same club.
_ALIKE = 0.75


def core(spelling: str) -> str:
    """The name without what a club may bear or not: `fc liverpool` is `liverpool`."""
    words = fold(spelling).split()
    rest = [one for one in words if one not in _FORMS and not _YEAR.fullmatch(one)]
    return " ".join(rest or words)


class AdoptingNames:
    """The names of a knowledge base, which takes over what is ready, and takes in what is new.

    `clubs` are those that it has to take in, `aliases` the spellings to learn by club, and
    `competitions` the names of all that were asked for; who writes them down takes them off.
    """

    def __init__(self, record: Record) -> None:
        self._known = KnownNames(record.clubs, record.competitions)
        self.ready = Ready()
        self._countries = {one.name: one.country for one in record.clubs}
        self._cores = _cores(record.clubs)
        self._learnt: dict[str, str] = {}
        self._spelt: dict[str, set[str]] = {}
        self.clubs: dict[str, Club] = {}
        self.aliases: dict[str, list[str]] = {}
        self.competitions: list[str] = []

    @cached_property
    def _ready_names(self) -> KnownNames:
        return KnownNames(self.ready.clubs.values(), self.ready.competitions.values())

    @cached_property
    def _ready_cores(self) -> dict[str, set[str]]:
        return _cores(self.ready.clubs.values())

    def competition(self, title: str) -> Competition | None:
        """The competition of that title; one that is ready is taken over."""
        # Its play-offs belong to a league, and stay out of the table by their rounds.
        title = _PLAY_OFFS.sub("", title)
        known = self._known.competition(title)
        if known is None and (ready := self._ready_names.competition(title)):
            known = self._known.competition(ready.name) or ready
        if known is not None and known.name not in self.competitions:
            self.competitions.append(known.name)
        return known

    def club(self, spelling: str, country: str | None = None) -> str | None:
        """The canonical name of a club; one that is ready is taken over.

        In a league or cup of a country a spelling means no club of another, such as `Sporting`.
        """
        folded = fold(spelling)
        if folded not in self._learnt:
            known = self._known.club(spelling)
            name = known or self._ready_names.club(spelling) or self._by_core(spelling)
            if name is None or not self._may_play_in(name, country):
                return None
            self._learnt[folded] = known or self._learn(name, spelling)
        name = self._learnt[folded]
        return name if self._may_play_in(name, country) else None

    def _may_play_in(self, name: str, country: str | None) -> bool:
        own = self._countries.get(name)
        if own is None:
            own = self.ready.clubs[name].country
        return country is None or own == country or (own, country) in _GUESTS

    def _by_core(self, spelling: str) -> str | None:
        """The one club whose name differs only by `FC` and the like."""
        wanted = core(spelling)
        found = self._cores.get(wanted) or self._ready_cores.get(wanted, set())
        return next(iter(found)) if len(found) == 1 else None

    def _learn(self, name: str, spelling: str) -> str:
        """Take over a club that is ready, or a spelling of one that is there by another name."""
        club = self.ready.clubs.get(name)
        spellings = [name, *(club.aliases if club else ())]
        known = next((found for one in spellings if (found := self._known.club(one))), None)
        if known is None and club is not None and name not in self._countries:
            self._take_in(club)
        own = known or name
        learnt = self._spelt.setdefault(own, set())
        if fold(spelling) not in learnt:
            learnt.add(fold(spelling))
            self.aliases.setdefault(own, []).append(spelling)
        return own

    def _take_in(self, club: Club) -> None:
        self.clubs[club.name] = club
        self._countries[club.name] = club.country
        self._spelt[club.name] = {fold(one) for one in (club.name, *club.aliases)}
        for one, names in _cores([club]).items():
            self._cores.setdefault(one, set()).update(names)

    def settle(self, spellings: Mapping[str, str | None], country: str | None) -> list[Unsettled]:
        """Learn the clubs of a file; returns the spellings that are left to the user.

        `spellings` has the country of each where the file says it, `country` that of the others.
        A club that the file spells in one way is not the one that it spells in another, so each
        that is known leaves fewer for the others. What looks like none that is left is new.
        """
        taken = {
            name for one, stated in spellings.items() if (name := self.club(one, stated or country))
        }
        unsettled = []
        spelt: dict[str | None, dict[str, set[str]]] = {}
        for spelling, stated in spellings.items():
            where = stated or country
            if self.club(spelling, where) is not None:
                continue
            if where not in spelt:
                spelt[where] = self._cores_in(where)
            alike = _alike(spelling, spelt[where])
            candidates = [one for one in alike if one not in taken]
            if candidates or where is None:
                unsettled.append(Unsettled(spelling, tuple(candidates), where or "CODE"))
            else:
                new = self._take_in_new(spelling, where)
                spelt[where].setdefault(core(spelling), set()).add(new)
                taken.add(new)
        return unsettled

    def _cores_in(self, country: str | None) -> dict[str, set[str]]:
        """The clubs of a country by the cores of their spellings, those that are ready too."""
        countries = {one.name: one.country for one in self.ready.clubs.values()} | self._countries
        spelt: dict[str, set[str]] = {}
        for cores in (self._cores, self._ready_cores):
            for one, names in cores.items():
                if here := {name for name in names if country in (None, countries[name])}:
                    spelt.setdefault(one, set()).update(here)
        return spelt

    def _take_in_new(self, spelling: str, country: str) -> str:
        """A club that nobody knows, under its spelling without `FC` and the like."""
        words = [one for one in spelling.split() if fold(one) not in _FORMS]
        short = " ".join(words)
        free = short and not (self.club(short) or short in self._countries)
        name = short if free else spelling
        self._take_in(Club(name, country, (spelling,) if name != spelling else ()))
        self._learnt[fold(spelling)] = self._learnt[fold(name)] = name
        return name


def _alike(spelling: str, spelt: Mapping[str, set[str]]) -> list[str]:
    """The clubs that a spelling may mean: alike, or with words of it and no others."""
    wanted = core(spelling)
    words = set(wanted.split())
    close = nearest(wanted, spelt, 4, least=_ALIKE)
    parts = [one for one in spelt if words <= set(one.split()) or set(one.split()) <= words]
    return list(dict.fromkeys(name for one in (*close, *parts) for name in sorted(spelt[one])))


def _cores(clubs: Iterable[Club]) -> dict[str, set[str]]:
    """The names of the clubs by each spelling's core."""
    cores: dict[str, set[str]] = {}
    for club in clubs:
        for spelling in (club.name, *club.aliases):
            cores.setdefault(core(spelling), set()).add(club.name)
    return cores


def index_of(names: Iterable[tuple[str, Sequence[str]]]) -> dict[str, str]:
    """Every spelling, folded, with the canonical name. Raises `DataError` for one of two."""
    index: dict[str, str] = {}
    for name, aliases in names:
        for spelling in (name, *aliases):
            if index.setdefault(fold(spelling), name) != name:
                other = index[fold(spelling)]
                what = say(
                    "{spelling!r} stands for {name} and for {other}",
                    spelling=spelling,
                    name=name,
                    other=other,
                )
                raise DataError(what)
    return index
