"""The names of a knowledge base: clubs, coach, competitions, grounds and towns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from gasp_cli.domain.model import CompetitionKind
from gasp_cli.grammar.lexer import Entry, Lexicon
from gasp_cli.kb.record import Record
from gasp_cli.kb.reference import Reference
from gasp_cli.matching import normalise


class Vocabulary:
    """The names of one knowledge base, and the lexicons made with them."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._lexicons: dict[str, Lexicon] = {}

    def lexicon(self, language: str) -> Lexicon:
        """The words of a language with the names."""
        if language not in self._lexicons:
            self._lexicons[language] = Lexicon(language, list(self._names()))
        return self._lexicons[language]

    @cached_property
    def own(self) -> str:
        """The club that the knowledge base is about."""
        return self.record.about.club

    @cached_property
    def league(self) -> str:
        """The league that it mostly plays in: the first of the competitions that is one."""
        return next(
            (
                competition.name
                for competition in self.record.competitions
                if competition.kind is CompetitionKind.LEAGUE
            ),
            "",
        )

    @cached_property
    def countries(self) -> dict[str, str]:
        """The country of each club."""
        return {club.name: club.country for club in self.record.clubs}

    @cached_property
    def cities(self) -> dict[str, tuple[str, ...]]:
        """The clubs of each town that is named."""
        cities: dict[str, tuple[str, ...]] = {}
        for club in self.record.clubs:
            for city in club.cities:
                cities[city] = (*cities.get(city, ()), club.name)
        return cities

    @cached_property
    def grounds(self) -> dict[str, tuple[str, ...]]:
        """The clubs whose home each ground is."""
        grounds: dict[str, tuple[str, ...]] = {}
        for club in self.record.clubs:
            for ground in club.grounds:
                grounds[ground] = (*grounds.get(ground, ()), club.name)
        return grounds

    def _names(self) -> Iterator[Entry]:
        clubs: dict[str, list[str]] = {}
        for club in self.record.clubs:
            for spelling in (club.name, *club.aliases, *club.nicknames):
                names = clubs.setdefault(spelling.casefold(), [spelling])
                if club.name not in names[1:]:
                    names.append(club.name)
        for spelling, *names in clubs.values():
            is_name = not spelling.islower()
            yield Entry(tuple(normalise(spelling).split()), "club", tuple(names), is_name)
        for city, found in self.cities.items():
            if city.casefold() not in clubs:
                yield Entry(tuple(normalise(city).split()), "city", found, True)
        for ground, found in self.grounds.items():
            yield Entry(tuple(normalise(ground).split()), "ground", (ground, found), True)
        towns = {venue.city for venue in Reference(self.record.store).venues if venue.city}
        for town in sorted(towns):
            if town not in self.cities and town.casefold() not in clubs:
                yield Entry(tuple(normalise(town).split()), "town", town, True)
        for competition in self.record.competitions:
            for spelling in (competition.name, *competition.aliases):
                yield Entry(tuple(normalise(spelling).split()), "comp", competition.name, True)
        coach = normalise(self.record.about.coach).split()
        yield Entry(tuple(coach), "coach", self.record.about.coach, True)
        yield Entry((coach[-1],), "coach", self.record.about.coach, True)
