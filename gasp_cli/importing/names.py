"""Whom a spelling of a match file means: a club or competition that is known, ready, or new.

A spelling is matched only when that is certain; else it is left to the user.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from gasp_cli.errors import DataError
from gasp_cli.model import Club, Competition
from gasp_cli.names import fold, nearest
from gasp_cli.record import Record
from gasp_cli.store import Document, Store, built_in


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
        """The documents of a table of `competitions.json` that are of a competition."""
        field = "name" if table == "competitions" else "competition"
        return [
            document
            for store in self._stores
            for document in store.tables("competitions.json").get(table, {}).values()
            if document[field] == competition
        ]


class Names(Protocol):
    """What an import asks about names."""

    def club(self, spelling: str) -> str | None:
        """The canonical name of a club, None where it is not certain."""

    def competition(self, title: str) -> Competition | None:
        """The competition of that title, None where it is not known."""


class KnownNames:
    """Names and no others: those of a knowledge base, or those that are ready."""

    def __init__(self, clubs: Iterable[Club], competitions: Iterable[Competition]) -> None:
        listed = list(competitions)
        self._clubs = index_of((club.name, club.aliases) for club in clubs)
        self._titles = index_of((one.name, one.aliases) for one in listed)
        self._competitions = {one.name: one for one in listed}

    def club(self, spelling: str) -> str | None:
        """The canonical name of a club that is known."""
        return self._clubs.get(fold(spelling))

    def competition(self, title: str) -> Competition | None:
        """The competition of that title."""
        return self._competitions.get(self._titles.get(fold(title), ""))


class Unsettled(NamedTuple):
    """A spelling that may be one of several clubs, or none of them."""

    spelling: str
    candidates: tuple[str, ...]


# What a club may bear before or behind its name without being another club for it.
_FORMS = {"fc", "afc", "cf"}
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
    `competitions` the names of all that were asked for.
    """

    def __init__(self, record: Record) -> None:
        self._known = KnownNames(record.clubs, record.competitions)
        self.ready = Ready()
        self._countries = {one.name: one.country for one in record.clubs}
        self._cores = _cores(record.clubs)
        self._learnt: dict[str, str] = {}
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

    def club(self, spelling: str) -> str | None:
        """The canonical name of a club; one that is ready is taken over."""
        folded = fold(spelling)
        if folded not in self._learnt:
            name = self._known.club(spelling)
            if name is None:
                name = self._ready_names.club(spelling) or self._by_core(spelling)
                if name is None:
                    return None
                name = self._learn(name, spelling)
            self._learnt[folded] = name
        return self._learnt[folded]

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
        if known is None and club is not None and name not in self.clubs:
            self._take_in(club)
        own = known or name
        taken_in = self.clubs.get(own)
        learnt = [*self.aliases.get(own, ()), *((own, *taken_in.aliases) if taken_in else ())]
        if fold(spelling) not in map(fold, learnt):
            self.aliases.setdefault(own, []).append(spelling)
        return own

    def _take_in(self, club: Club) -> None:
        self.clubs[club.name] = club
        self._countries[club.name] = club.country
        for one, names in _cores([club]).items():
            self._cores.setdefault(one, set()).update(names)

    def settle(self, spellings: Mapping[str, str | None], country: str | None) -> list[Unsettled]:
        """Learn the clubs of a file; returns the spellings that are left to the user.

        `spellings` has the country of each where the file says it, `country` that of the others.
        A club that the file spells in one way is not the one that it spells in another, so each
        that is known leaves fewer for the others. What looks like none that is left is new.
        """
        taken = {name for one in spellings if (name := self.club(one))}
        unsettled = []
        for spelling, stated in spellings.items():
            if self.club(spelling) is not None:
                continue
            where = stated or country
            candidates = [one for one in self._alike(spelling, where) if one not in taken]
            if candidates:
                unsettled.append(Unsettled(spelling, tuple(candidates)))
            elif where is None:
                unsettled.append(Unsettled(spelling, ()))
            else:
                self._take_in_new(spelling, where)
        return unsettled

    def _alike(self, spelling: str, country: str | None) -> list[str]:
        """The clubs of that country that the spelling may mean."""
        countries = {one.name: one.country for one in self.ready.clubs.values()} | self._countries
        spelt: dict[str, set[str]] = {}
        for cores in (self._cores, self._ready_cores):
            for one, names in cores.items():
                if here := {name for name in names if country in (None, countries[name])}:
                    spelt.setdefault(one, set()).update(here)
        wanted = core(spelling)
        words = set(wanted.split())
        close = nearest(wanted, spelt, 4, least=_ALIKE)
        parts = [one for one in spelt if words <= set(one.split()) or set(one.split()) <= words]
        return list(dict.fromkeys(name for one in (*close, *parts) for name in sorted(spelt[one])))

    def _take_in_new(self, spelling: str, country: str) -> None:
        """A club that nobody knows, under its spelling without `FC` and the like."""
        words = [one for one in spelling.split() if fold(one) not in _FORMS]
        short = " ".join(words)
        free = short and not (self.club(short) or short in self._countries)
        name = short if free else spelling
        self._take_in(Club(name, country, (spelling,) if name != spelling else ()))
        self._learnt[fold(spelling)] = self._learnt[fold(name)] = name


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
                raise DataError(f"{spelling!r} stands for {name} and for {index[fold(spelling)]}")
    return index
