"""Whom a spelling of a match file means: a club or competition that is known, ready, or new.

A spelling is matched only when that is certain; else it is left to the user.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from gasp_cli.domain.model import Club, Competition
from gasp_cli.domain.tables import TABLES, documents
from gasp_cli.errors import Action, DataError, Remedy
from gasp_cli.i18n import msg
from gasp_cli.kb.record import Record
from gasp_cli.matching import closest_matches, normalise
from gasp_cli.store import Document, Store, built_in


class BundledData:
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
        return {
            competition.name: competition
            for record in self._records
            for competition in record.competitions
        }

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


class ExactNames:
    """Names and no others: those of a knowledge base, or those that are ready."""

    def __init__(self, clubs: Iterable[Club], competitions: Iterable[Competition]) -> None:
        listed = list(competitions)
        self._clubs = index_of((club.name, club.aliases) for club in clubs)
        self._titles = index_of((one.name, one.aliases) for one in listed)
        self._competitions = {one.name: one for one in listed}

    def club(self, spelling: str, country: str | None = None) -> str | None:  # noqa: ARG002
        """The canonical name of a club that is known, of whichever country."""
        return self._clubs.get(normalise(spelling))

    def competition(self, title: str) -> Competition | None:
        """The competition of that title."""
        return self._competitions.get(self._titles.get(normalise(title), ""))


class AmbiguousSpelling(NamedTuple):
    """A spelling that may be one of several clubs, or none of them, and where it is from."""

    spelling: str
    candidates: tuple[str, ...]
    country: str


# What a club may bear before or behind its name without being another club for it.
_FORMS = {"fc", "afc", "cf"}
# Clubs that play in the leagues of another country, or that files give the country they lie in.
_GUESTS = {
    ("WAL", "ENG"), ("ENG", "WAL"), ("ENG", "SCO"), ("LIE", "SUI"), ("SUI", "LIE"),
    ("AND", "ESP"), ("ESP", "AND"), ("MON", "FRA"), ("FRA", "MON"), ("SMR", "ITA"),
    ("ITA", "SMR"), ("NIR", "IRL"), ("IRL", "NIR"), ("GER", "AUT"),
}  # fmt: skip
# Codes that match files write, with those of FIFA, which the data have.
_FIFA = {
    "BGR": "BUL", "CHE": "SUI", "CHL": "CHI", "DEU": "GER", "DNK": "DEN", "GRC": "GRE",
    "HRV": "CRO", "MCO": "MON", "NLD": "NED", "PRT": "POR", "PRY": "PAR", "SAU": "KSA",
    "URY": "URU", "ZAF": "RSA",
}  # fmt: skip
_PLAY_OFFS = re.compile(r"\s*[-,]\s*(?:play-?offs?|relegation)$", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
# How alike a name must be to be perhaps the same club, and what part of its runs of three letters
# another must have before the two are compared letter by letter.
_ALIKE = 0.75
_SHARED = 0.25


def name_core(spelling: str) -> str:
    """The name without what a club may bear or not: `fc liverpool` is `liverpool`."""
    words = normalise(spelling).split()
    rest = [word for word in words if word not in _FORMS and not _YEAR.fullmatch(word)]
    return " ".join(rest or words)


class NameResolver:
    """The names of a knowledge base, which takes over what is ready, and takes in what is new.

    `clubs` are those that it has to take in, `aliases` the spellings to learn by club, and
    `competitions` the names of all that were asked for; who writes them down takes them off.
    `new` are the clubs that nobody knew, and `learnt` all spellings that were not there before.
    """

    def __init__(self, record: Record) -> None:
        self._known = ExactNames(record.clubs, record.competitions)
        self._index = index_of((club.name, club.aliases) for club in record.clubs)
        self.ready = BundledData()
        self._countries = {one.name: one.country for one in record.clubs}
        self._cores = _cores(record.clubs)
        self._found: dict[tuple[str, str | None], str] = {}
        self.clubs: dict[str, Club] = {}
        self.aliases: dict[str, list[str]] = {}
        self.competitions: list[str] = []
        self.new: list[Club] = []
        self.learnt: dict[str, set[str]] = {}

    @cached_property
    def _ready_names(self) -> ExactNames:
        return ExactNames(self.ready.clubs.values(), self.ready.competitions.values())

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
        country = _FIFA.get(country or "", country)
        asked = (normalise(spelling), country)
        if asked not in self._found:
            name = self._find(spelling, country)
            if name is None:
                return None
            self._found[asked] = name
        return self._found[asked]

    def _find(self, spelling: str, country: str | None) -> str | None:
        """The club of a spelling: known, else ready, else the one that differs only by `FC`."""
        if country and (apart := self._index.get(normalise(_apart(spelling, country)))):
            return apart
        known = self._index.get(normalise(spelling))
        if known is not None and _may_play_in(self._countries[known], country):
            return known
        ready = self._ready_names.club(spelling)
        if ready is not None and _may_play_in(self.ready.clubs[ready].country, country):
            return self._record_alias(self._adopt(self.ready.clubs[ready]), spelling)
        wanted = name_core(spelling)
        own = [
            name
            for name in self._cores.get(wanted, ())
            if _may_play_in(self._countries[name], country)
        ]
        if own:
            return self._record_alias(own[0], spelling) if len(own) == 1 else None
        listed = [
            club
            for name in self._ready_cores.get(wanted, ())
            if _may_play_in((club := self.ready.clubs[name]).country, country)
        ]
        return self._record_alias(self._adopt(listed[0]), spelling) if len(listed) == 1 else None

    def _adopt(self, club: Club) -> str:
        """The name by which a club that is ready is there, or is taken over now."""
        for spelling in (club.name, *club.aliases):
            known = self._index.get(normalise(spelling))
            if known is not None and _may_play_in(self._countries[known], club.country):
                return known
        return self._adopt_club(club)

    def _adopt_club(self, club: Club, *, is_new: bool = False) -> str:
        """Add a club with the spellings that no other has; returns the name that it gets.

        Where another has its name, the country tells the two apart. A new one leaves those that
        are ready their spellings: they may yet come.
        """
        spellings = (club.name, *club.aliases)
        free = [
            one
            for one in (*spellings, *(_apart(spelling, club.country) for spelling in spellings))
            if normalise(one) not in self._index
            and not (is_new and self._ready_names.club(one) is not None)
        ]
        name = free[0] if free else _apart(club.name, club.country)
        aliases = {normalise(one): one for one in spellings if one in free}
        aliases.pop(normalise(name), None)
        taken = Club(name, club.country, tuple(aliases.values()))
        self._index |= dict.fromkeys((normalise(name), *aliases), name)
        self.clubs[name] = taken
        self._countries[name] = club.country
        for one, names in _cores([taken]).items():
            self._cores.setdefault(one, set()).update(names)
        return name

    def _record_alias(self, name: str, spelling: str) -> str:
        """Let a spelling that no other club has mean this one, too."""
        if normalise(spelling) not in self._index:
            self._index[normalise(spelling)] = name
            self.aliases.setdefault(name, []).append(spelling)
            self.learnt.setdefault(name, set()).add(spelling)
        return name

    def settle(
        self, spellings: Iterable[tuple[str, str | None]], country: str | None
    ) -> list[AmbiguousSpelling]:
        """Learn the clubs of a file; returns the spellings that are left to the user.

        Each of `spellings` comes with its country where the file says it; `country` is that of
        the others. A club that the file spells in one way is not the one that it spells in
        another, so each that is known leaves fewer for the others. What looks like none that is
        left is new.
        """
        wanted = dict.fromkeys((spelling, stated or country) for spelling, stated in spellings)
        taken = {name for one, where in wanted if (name := self.club(one, where))}
        unsettled = []
        spelt: dict[str | None, Spelt] = {}
        for spelling, stated in wanted:
            if self.club(spelling, stated) is not None:
                continue
            where = _FIFA.get(stated or "", stated)
            if where not in spelt:
                spelt[where] = self.spelt_in(where)
            candidates = [one for one in spelt[where].alike(spelling) if one not in taken]
            if candidates or where is None:
                unsettled.append(AmbiguousSpelling(spelling, tuple(candidates), where or "CODE"))
            else:
                taken.add(self._adopt_new_club(spelling, where))
        return unsettled

    def spelt_in(self, country: str | None) -> Spelt:
        """The clubs of a country by their spellings, those that are ready too."""
        countries = {
            club.name: club.country for club in self.ready.clubs.values()
        } | self._countries
        spelt: dict[str, set[str]] = {}
        for cores in (self._cores, self._ready_cores):
            for core, names in cores.items():
                if here := {name for name in names if country in (None, countries[name])}:
                    spelt.setdefault(core, set()).update(here)
        return Spelt(spelt)

    def namesake(self, club: Club) -> str | None:
        """The club abroad that bears the name of one that was taken in, so that it got another."""
        short = club.name.removesuffix(_apart("", club.country))
        return self._index.get(normalise(short)) if short != club.name else None

    def _adopt_new_club(self, spelling: str, country: str) -> str:
        """A club that nobody knows, under its spelling without `FC` and the like."""
        short = " ".join(one for one in spelling.split() if normalise(one) not in _FORMS)
        named = Club(short or spelling, country, (spelling,))
        name = self._adopt_club(named, is_new=True)
        self.new.append(self.clubs[name])
        return name


def _may_play_in(own: str, country: str | None) -> bool:
    """Whether a club of that country may play in a competition of another, or be said to."""
    return country is None or own == country or (own, country) in _GUESTS


def _apart(spelling: str, country: str) -> str:
    """The name of a club beside one abroad that bears the same: `Barcelona (ECU)`."""
    return f"{spelling} ({country})"


class Spelt:
    """Clubs by the cores of their spellings, to be asked which of them another may mean."""

    def __init__(self, names: Mapping[str, set[str]]) -> None:
        self._names = names
        self._ordered = sorted(names)
        self._with_word: dict[str, set[str]] = {}
        self._with_run: dict[str, list[str]] = {}
        for name in names:
            for word in name.split():
                self._with_word.setdefault(word, set()).add(name)
            for run in _runs(name):
                self._with_run.setdefault(run, []).append(name)
        # By the word that fewest others have: whatever has no other words than some has that one.
        self._with_rarest: dict[str, list[str]] = {}
        for name in names:
            rarest = min(name.split(), key=lambda word: len(self._with_word[word]), default="")
            self._with_rarest.setdefault(rarest, []).append(name)

    def alike(self, spelling: str) -> list[str]:
        """The clubs that a spelling may mean: alike, or with words of it and no others."""
        wanted = name_core(spelling)
        runs = _runs(wanted)
        shared = Counter(one for run in runs for one in self._with_run.get(run, ()))
        enough = [one for one, count in shared.items() if count >= _SHARED * len(runs)]
        return self._clubs(
            [*closest_matches(wanted, enough, 4, least=_ALIKE), *self._of_words(wanted)]
        )

    def parts(self, spelling: str) -> list[str]:
        """The clubs of whose name it is a part, or which have a name that is a part of it."""
        wanted = name_core(spelling)
        if len(wanted) < _SHORTEST:
            return self._clubs(self._of_words(wanted))
        place = bisect_left(self._ordered, wanted)
        longer = [one for one in self._ordered[place : place + _FEW] if one.startswith(wanted)]
        shorter = [
            wanted[:end] for end in range(_SHORTEST, len(wanted)) if wanted[:end] in self._names
        ]
        return self._clubs([*longer, *shorter, *self._of_words(wanted)])

    def _of_words(self, wanted: str) -> list[str]:
        words = set(wanted.split())
        having = sorted((self._with_word.get(word, set()) for word in words), key=len)
        all_of_it = set.intersection(*having) if having else set()
        only_of_it = {
            one
            for word in words
            for one in self._with_rarest.get(word, ())
            if words.issuperset(one.split())
        }
        return sorted(all_of_it | only_of_it)

    def _clubs(self, cores: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(name for core in cores for name in sorted(self._names[core])))


_FEW = 5
_SHORTEST = 4  # letters that say something about a name


def _runs(text: str) -> list[str]:
    """The runs of three letters of a text, its beginning and end told apart."""
    padded = f"  {text} "
    return list(dict.fromkeys(padded[place : place + 3] for place in range(len(padded) - 2)))


def _cores(clubs: Iterable[Club]) -> dict[str, set[str]]:
    """The names of the clubs by each spelling's core, without what tells two of them apart."""
    cores: dict[str, set[str]] = {}
    for club in clubs:
        for spelling in (club.name, *club.aliases):
            short = spelling.removesuffix(_apart("", club.country))
            cores.setdefault(name_core(short or spelling), set()).add(club.name)
    return cores


def index_of(names: Iterable[tuple[str, Sequence[str]]]) -> dict[str, str]:
    """Every spelling, folded, with the canonical name. Raises `DataError` for one of two."""
    index: dict[str, str] = {}
    for name, aliases in names:
        for spelling in (name, *aliases):
            if index.setdefault(normalise(spelling), name) != name:
                other = index[normalise(spelling)]
                what = msg(
                    "{spelling!r} stands for {name} and for {other}",
                    spelling=spelling,
                    name=name,
                    other=other,
                )
                raise DataError(
                    what, msg("see {command}", command=Remedy(Action.CHECK_KNOWLEDGE_BASE))
                )
    return index
