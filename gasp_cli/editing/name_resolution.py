"""Resolving the spellings of match files: to a known, a bundled or a new club or competition.

A spelling is resolved only where that is certain; else it is left to the user.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from gasp_cli.domain.model import Club, Competition
from gasp_cli.domain.tables import TABLES, documents
from gasp_cli.errors import SEE_CHECK, DataError
from gasp_cli.i18n import msg
from gasp_cli.kb.field_decoders import name_error
from gasp_cli.kb.record import Record
from gasp_cli.matching import closest_matches, normalise
from gasp_cli.readers.match_line import TeamText
from gasp_cli.store import Document, Store, built_in


def spellings(store: Store, *tables: str) -> dict[str, list[str]]:
    """The aliases in some tables by canonical name."""
    return {
        document["name"]: document.get("aliases", [])
        for table in tables
        for document in documents(store, table)
    }


class ExactNames:
    """Resolves exact spellings of given clubs and competitions."""

    def __init__(self, clubs: Iterable[Club], competitions: Iterable[Competition]) -> None:
        self._competitions = {competition.name: competition for competition in competitions}
        self._clubs = unique_spellings((club.name, club.aliases) for club in clubs)
        self._titles = unique_spellings(
            (competition.name, competition.aliases) for competition in self._competitions.values()
        )

    def club(self, spelling: str, country: str | None = None) -> str | None:  # noqa: ARG002
        """The canonical name of a club, None where it is not certain."""
        return self._clubs.get(normalise(spelling))

    def competition(self, title: str) -> Competition | None:
        """The competition of that title, None where it is not known."""
        return self._competitions.get(self._titles.get(normalise(title), ""))


class BundledData:
    """The clubs, competitions and rules of the built-in knowledge base and its `ready` folder."""

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
        listed = (competition for record in self._records for competition in record.competitions)
        return {competition.name: competition for competition in listed}

    @cached_property
    def names(self) -> ExactNames:
        """All their spellings."""
        return ExactNames(self.clubs.values(), self.competitions.values())

    def find_club(self, spelling: str) -> Club | None:
        """The club of that exact spelling."""
        return self.clubs.get(self.names.club(spelling) or "")

    def documents(self, table: str, competition: str) -> list[Document]:
        """The documents of a table that are of a competition."""
        field = TABLES[table].key or "competition"
        return [
            document
            for store in self._stores
            for document in documents(store, table)
            if document[field] == competition
        ]


class AmbiguousSpelling(NamedTuple):
    """A spelling that may mean one of some clubs, or a new one, and its country."""

    spelling: str
    candidates: tuple[str, ...]
    country: str


# Parts of a name that do not tell clubs apart.
_LEGAL_FORMS = {"fc", "afc", "cf"}
# Countries of clubs that play in the leagues of another, or that files list under another.
_GUESTS = {
    ("WAL", "ENG"), ("ENG", "WAL"), ("ENG", "SCO"), ("LIE", "SUI"), ("SUI", "LIE"),
    ("AND", "ESP"), ("ESP", "AND"), ("MON", "FRA"), ("FRA", "MON"), ("SMR", "ITA"),
    ("ITA", "SMR"), ("NIR", "IRL"), ("IRL", "NIR"), ("GER", "AUT"),
}  # fmt: skip
# Codes of match files with the FIFA codes that the data use.
_FIFA = {
    "BGR": "BUL", "CHE": "SUI", "CHL": "CHI", "DEU": "GER", "DNK": "DEN", "GRC": "GRE",
    "HRV": "CRO", "MCO": "MON", "NLD": "NED", "PRT": "POR", "PRY": "PAR", "SAU": "KSA",
    "URY": "URU", "ZAF": "RSA",
}  # fmt: skip
_PLAY_OFFS = re.compile(r"\s*[-,]\s*(?:play-?offs?|relegation)$", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
# The least similarity of two names that may mean one club, and the share of trigrams that they must
# have in common before they are compared letter by letter.
_ALIKE = 0.75
_SHARED_TRIGRAMS = 0.25
_ALL_BUT_EQUAL = 0.88


def name_core(spelling: str) -> str:
    """The name without legal forms and years: `FC Liverpool 1892` is `liverpool`."""
    words = normalise(spelling).split()
    rest = [word for word in words if word not in _LEGAL_FORMS and not _YEAR.fullmatch(word)]
    return " ".join(rest or words)


class NameResolver(ExactNames):
    """Resolves names against a knowledge base, adopting bundled names and learning new ones.

    `adopted` are the clubs to be added to the knowledge base, `aliases` the spellings to be added
    by club, `requested` the names of all competitions asked for; whoever writes them clears them.
    `new` are the clubs that were neither known nor bundled, `learnt` all new spellings by club.
    """

    def __init__(self, record: Record) -> None:
        super().__init__(record.clubs, record.competitions)
        self.bundled = BundledData()
        self._countries = {club.name: club.country for club in record.clubs}
        self._cores = _names_by_core(record.clubs)
        self._resolved: dict[tuple[str, str | None], str] = {}
        self.adopted: dict[str, Club] = {}
        self.aliases: dict[str, list[str]] = {}
        self.requested: list[str] = []
        self.new: list[Club] = []
        self.learnt: dict[str, set[str]] = {}

    def _exact(self, spelling: str) -> str | None:
        return super().club(spelling)

    @cached_property
    def _bundled_cores(self) -> dict[str, set[str]]:
        return _names_by_core(self.bundled.clubs.values())

    def competition(self, title: str) -> Competition | None:
        """The competition of that title; a bundled one is adopted."""
        # Play-offs belong to their league, and stay out of its table by their rounds.
        title = _PLAY_OFFS.sub("", title)
        competition = super().competition(title)
        if competition is None and (bundled := self.bundled.names.competition(title)):
            competition = super().competition(bundled.name) or bundled
        if competition is not None and competition.name not in self.requested:
            self.requested.append(competition.name)
        return competition

    def club(self, spelling: str, country: str | None = None) -> str | None:
        """The canonical name of a club; a bundled one is adopted.

        In a competition of a country a spelling means no club of another, such as `Sporting`.
        """
        country = _FIFA.get(country or "", country)
        key = (normalise(spelling), country)
        if key not in self._resolved:
            name = self._resolve(spelling, country)
            if name is None:
                return None
            self._resolved[key] = name
        return self._resolved[key]

    def _resolve(self, spelling: str, country: str | None) -> str | None:
        """The known club, else the bundled one, else the only one that differs by `FC` alone."""
        if country and (name := self._exact(_with_country(spelling, country))):
            return name
        name = self._exact(spelling)
        if name is not None and _may_play_in(self._countries[name], country):
            return name
        club = self.bundled.find_club(spelling)
        if club is not None and _may_play_in(club.country, country):
            return self._record_alias(self._adopt(club), spelling)
        core = name_core(spelling)
        names = [
            name
            for name in self._cores.get(core, ())
            if _may_play_in(self._countries[name], country)
        ]
        if names:
            return self._record_alias(names[0], spelling) if len(names) == 1 else None
        clubs = [self.bundled.clubs[name] for name in self._bundled_cores.get(core, ())]
        clubs = [club for club in clubs if _may_play_in(club.country, country)]
        return self._record_alias(self._adopt(clubs[0]), spelling) if len(clubs) == 1 else None

    def _adopt(self, club: Club) -> str:
        """The name that a bundled club has in the knowledge base, to which it is added if new."""
        for spelling in (club.name, *club.aliases):
            name = self._exact(spelling)
            if name is not None and _may_play_in(self._countries[name], club.country):
                return name
        return self._add_club(club)

    def _add_club(self, club: Club, *, is_new: bool = False) -> str:
        """Add a club with the spellings that no other has; returns the name that it gets.

        Where another has its name, the country is added to it. A new club does not get spellings
        of bundled ones, which may be adopted later.
        """
        spellings = (club.name, *club.aliases)
        with_country = (_with_country(spelling, club.country) for spelling in spellings)
        free = [
            spelling
            for spelling in (*spellings, *with_country)
            if self._exact(spelling) is None and not (is_new and self.bundled.find_club(spelling))
        ]
        name = free[0] if free else _with_country(club.name, club.country)
        aliases = {normalise(spelling): spelling for spelling in spellings if spelling in free}
        aliases.pop(normalise(name), None)
        self._clubs |= dict.fromkeys((normalise(name), *aliases), name)
        self.adopted[name] = club = club._replace(name=name, aliases=tuple(aliases.values()))
        self._countries[name] = club.country
        for core, names in _names_by_core([club]).items():
            self._cores.setdefault(core, set()).update(names)
        return name

    def _record_alias(self, name: str, spelling: str) -> str:
        """Let a spelling that no other club has mean this club; returns the name."""
        if self._exact(spelling) is None:
            self._clubs[normalise(spelling)] = name
            self.aliases.setdefault(name, []).append(spelling)
            self.learnt.setdefault(name, set()).add(spelling)
        return name

    def learn_clubs(
        self, sides: Iterable[TeamText], country: str | None
    ) -> list[AmbiguousSpelling]:
        """Learn the clubs of a file; returns the spellings that are left to the user.

        `country` is that of the competition, for sides without one. A club that the file spells
        in one way is not the one that it spells in another, so each known club leaves fewer for
        the others. A spelling like none of those left is a new club.
        """
        spellings = dict.fromkeys((name, stated or country) for name, stated in sides)
        taken = {name for spelling in spellings if (name := self.club(*spelling))}
        ambiguous = []
        indexes: dict[str | None, ClubIndex] = {}
        for spelling, stated in spellings:
            if self.club(spelling, stated) is not None:
                continue
            where = _FIFA.get(stated or "", stated)
            if where not in indexes:
                indexes[where] = self.index_of(where)
            candidates = [name for name in indexes[where].alike(spelling) if name not in taken]
            if name_error(spelling) and where is not None:
                # What no club can be called is not to be settled either: a rule names its fault.
                candidates = []
            if candidates or where is None:
                ambiguous.append(AmbiguousSpelling(spelling, tuple(candidates), where or "CODE"))
            else:
                taken.add(self._add_new_club(spelling, where))
        return ambiguous

    def index_of(self, country: str | None) -> ClubIndex:
        """The clubs of a country, bundled ones too, or of all countries."""
        countries = {name: club.country for name, club in self.bundled.clubs.items()}
        countries |= self._countries
        names_by_core: dict[str, set[str]] = {}
        for cores in (self._cores, self._bundled_cores):
            for core, names in cores.items():
                if here := {name for name in names if country in (None, countries[name])}:
                    names_by_core.setdefault(core, set()).update(here)
        return ClubIndex(names_by_core)

    def namesake(self, club: Club) -> str | None:
        """The club abroad because of which an adopted club has its country in its name."""
        short = _without_country(club.name, club.country)
        return self._exact(short) if short != club.name else None

    def _add_new_club(self, spelling: str, country: str) -> str:
        """Add an unknown club under its spelling without `FC` and the like; returns its name."""
        words = [word for word in spelling.split() if normalise(word) not in _LEGAL_FORMS]
        club = Club(" ".join(words) or spelling, country, (spelling,))
        name = self._add_club(club, is_new=True)
        self.new.append(self.adopted[name])
        return name


def _may_play_in(club_country: str, country: str | None) -> bool:
    """Whether a club of one country may play in a competition of another, or be listed so."""
    return country in (None, club_country) or (club_country, country) in _GUESTS


def _with_country(spelling: str, country: str) -> str:
    """The name of a club beside a namesake abroad: `Barcelona (ECU)`."""
    return f"{spelling} ({country})"


def _without_country(name: str, country: str) -> str:
    return name.removesuffix(_with_country("", country))


class ClubIndex:
    """Clubs by the cores of their spellings, to find those of a similar name."""

    def __init__(self, names_by_core: Mapping[str, set[str]]) -> None:
        self._names = names_by_core
        self._words = {core: set(core.split()) for core in sorted(names_by_core)}
        self._with_trigram: dict[str, list[str]] = defaultdict(list)
        for core in names_by_core:
            for trigram in _trigrams(core):
                self._with_trigram[trigram].append(core)

    def alike(self, spelling: str) -> list[str]:
        """The clubs that a spelling may mean: similar, or with all its words or only such."""
        name = name_core(spelling)
        trigrams = _trigrams(name)
        shared = Counter(core for part in trigrams for core in self._with_trigram.get(part, ()))
        least = _SHARED_TRIGRAMS * len(trigrams)
        similar = [core for core, count in shared.items() if count >= least]
        close = closest_matches(name, similar, 4, least=_ALIKE)
        return self._clubs([*close, *self._by_words(name)])

    def misspelt(self, spelling: str) -> list[str]:
        """The clubs whose name all but equals this one."""
        return self._clubs(closest_matches(name_core(spelling), self._names, least=_ALL_BUT_EQUAL))

    def parts(self, spelling: str) -> list[str]:
        """The clubs whose name begins with this one or is the beginning of it, or by words."""
        name = name_core(spelling)
        longer, shorter = [], []
        if len(name) >= _SHORTEST:
            longer = [core for core in self._words if core.startswith(name)][:_FEW]
            beginnings = (name[:end] for end in range(_SHORTEST, len(name)))
            shorter = [core for core in beginnings if core in self._words]
        return self._clubs([*longer, *shorter, *self._by_words(name)])

    def _by_words(self, name: str) -> list[str]:
        """The cores with all the words of this one, or with words of it and no others."""
        words = set(name.split())
        return [
            core
            for core, others in self._words.items()
            if words and others and (words <= others or others <= words)
        ]

    def _clubs(self, cores: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(name for core in cores for name in sorted(self._names[core])))


_FEW = 5
_SHORTEST = 4  # letters that say something about a name


def _trigrams(text: str) -> list[str]:
    """The distinct runs of three letters of a text, its beginning and end marked by blanks."""
    padded = f"  {text} "
    return list(dict.fromkeys(padded[start : start + 3] for start in range(len(padded) - 2)))


def _names_by_core(clubs: Iterable[Club]) -> dict[str, set[str]]:
    """The names of the clubs by the core of each spelling, without a country that was added."""
    names: dict[str, set[str]] = {}
    for club in clubs:
        for spelling in (club.name, *club.aliases):
            short = _without_country(spelling, club.country)
            names.setdefault(name_core(short or spelling), set()).add(club.name)
    return names


def unique_spellings(names: Iterable[tuple[str, Sequence[str]]]) -> dict[str, str]:
    """Canonical names by normalised spelling. Raises `DataError` for a spelling of two names."""
    index: dict[str, str] = {}
    for name, aliases in names:
        for spelling in (name, *aliases):
            if index.setdefault(normalise(spelling), name) != name:
                other = index[normalise(spelling)]
                which = {"spelling": spelling, "name": name, "other": other}
                what = msg("{spelling!r} stands for {name} and for {other}", **which)
                raise DataError(what, SEE_CHECK)
    return index
