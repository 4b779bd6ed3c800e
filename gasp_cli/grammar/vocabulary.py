"""The names of a knowledge base: clubs, coach, competitions, grounds and towns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import Any

from gasp_cli.domain.facts import Translation
from gasp_cli.domain.model import CompetitionKind
from gasp_cli.grammar.lexer import Lexicon, Phrase
from gasp_cli.grammar.tokens import language_of
from gasp_cli.i18n import ENGLISH, TRANSLATED_LANGUAGES, current_language
from gasp_cli.i18n.nouns import Noun
from gasp_cli.kb.decode import decode_table
from gasp_cli.kb.record import Record
from gasp_cli.matching import closest_matches, normalise, normalise_words


class Vocabulary:
    """The names of one knowledge base, and the lexicons made with them."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._lexicons: dict[tuple[str, bool, bool, bool], Lexicon] = {}
        self._nouns: dict[str, dict[str, Noun]] = {}
        self._close: dict[str, list[str]] = {}

    def lexicon(
        self,
        language: str,
        *,
        of_questions: bool = False,
        more_names: bool = False,
        small_names: bool = False,
    ) -> Lexicon:
        """The words of a language with the names; of a question some mean something else.

        What it takes long to look up, `more_names`, are those of towns in that language, and in
        questions those of scorers. Questions may have `small_names`, without capital letters, and
        sentences that are typed without any.
        """
        key = (language, of_questions, more_names, small_names)
        if key not in self._lexicons:
            names = self._names
            if more_names:
                players = self._players() if of_questions else ()
                names = [*names, *self._towns_in(language), *players]
            self._lexicons[key] = Lexicon(
                language, names, of_questions=of_questions, small_names=small_names
            )
        return self._lexicons[key]

    def language_of(self, text: str) -> str:
        """The language of a text; where its small words do not tell, that which knows more words.

        Of two that know as many it is the one in use.

        The rest of a long text tells no more than its beginning.
        """
        if (language := language_of(text)) is not None:
            return language
        unknown = {}
        for language in dict.fromkeys((current_language(), ENGLISH, *TRANSLATED_LANGUAGES)):
            items = self.lexicon(language).items(text[:_ENOUGH])
            unknown[language] = sum(item.kind == "unknown" for item in items)
            if not unknown[language]:
                break  # the words of another language need not be loaded
        return min(unknown, key=unknown.__getitem__)

    def close_names(self, text: str) -> list[str]:
        """Clubs and competitions with a name much like a text that may be misspelt.

        They begin with its letter: a draft has many words that are none of these names.
        """
        if text not in self._close:
            spellings = self._spellings.get(normalise(text)[:1], {})
            close = closest_matches(text, spellings, least=_MUCH_ALIKE)
            self._close[text] = list(dict.fromkeys(spellings[spelling] for spelling in close))
        return self._close[text]

    @cached_property
    def _spellings(self) -> dict[str, dict[str, str]]:
        """By first letter: the spellings of clubs and competitions, with their names."""
        of_clubs = ((club.name, club.aliases) for club in self.record.clubs)
        of_cups = ((cup.name, cup.aliases) for cup in self.record.competitions)
        spellings: dict[str, dict[str, str]] = {}
        for name, aliases in chain(of_clubs, of_cups):
            for spelling in (name, *aliases):
                spellings.setdefault(normalise(spelling)[:1], {})[spelling] = name
        return spellings

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

    @cached_property
    def towns(self) -> frozenset[str]:
        """The towns in which the record has matches, as it spells them."""
        venues = self.record.reference.venues
        return frozenset(venue.city for venue in venues if venue.city)

    def nouns(self, language: str) -> dict[str, Noun]:
        """The names that the knowledge base has in another language, with their articles."""
        if language not in self._nouns:
            rows: list[Translation] = decode_table(
                self.record.store, "translations.json", "translations", Translation, optional=True
            )
            self._nouns[language] = {
                row.text: Noun(row.translation, row.article or "", row.gender or "")
                for row in rows
                if row.language == language
            }
        return self._nouns[language]

    def _towns_in(self, language: str) -> Iterator[Phrase]:
        nouns = self.nouns(language)
        towns = [town for town in sorted(self.towns) if town in nouns]
        texts = normalise_words([str(nouns[town]) for town in towns]) if towns else ()
        for town, text in zip(towns, texts, strict=True):
            yield text, "town", town, True

    def _players(self) -> Iterator[Phrase]:
        """Scorers by their names, and by a surname that only one of them has."""
        scorers = dict.fromkeys(goal.scorer for goal in self.record.reference.goals)
        spellings: dict[str, set[str]] = {}
        for name in scorers:
            for spelling in {name, name.split(maxsplit=1)[-1], name.split()[-1]}:
                spellings.setdefault(spelling, set()).add(name)
        texts = normalise_words(list(spellings))
        for text, names in zip(texts, spellings.values(), strict=True):
            if len(names) == 1:
                yield text, "player", next(iter(names)), True

    @cached_property
    def _names(self) -> list[Phrase]:
        """The names in every language."""
        clubs: dict[str, tuple[str, list[str]]] = {}
        for club in self.record.clubs:
            for spelling in (club.name, *club.aliases, *club.nicknames):
                if (known := clubs.get(folded := spelling.casefold())) is None:
                    clubs[folded] = (spelling, [club.name])
                elif club.name not in known[1]:
                    known[1].append(club.name)
        named: list[tuple[str, str, Any]] = []
        for spelling, names in clubs.values():
            named.append((spelling, "club", tuple(names)))
            if spelling.islower() and spelling.endswith("i"):
                named += ((words, "club", tuple(names)) for words in _described(spelling))
        named += [
            (city, "city", found)
            for city, found in self.cities.items()
            if city.casefold() not in clubs
        ]
        named += [(ground, "ground", (ground, found)) for ground, found in self.grounds.items()]
        named += [
            (town, "town", town)
            for town in sorted(self.towns)
            if town not in self.cities and town.casefold() not in clubs
        ]
        named += [
            (spelling, "comp", competition.name)
            for competition in self.record.competitions
            for spelling in (competition.name, *competition.aliases)
        ]
        coach = self.record.about.coach
        named += [(coach, "coach", coach), (coach.split()[-1], "coach", coach)]
        texts = normalise_words([spelling for spelling, _, _ in named])
        return [
            (text, kind, value, not spelling.islower())
            for text, (spelling, kind, value) in zip(texts, named, strict=True)
        ]


_ENOUGH = 2_000
_MUCH_ALIKE = 0.75
_NOUNS = {"a": ("squadra", "formazione", "compagine"), "o": ("club", "team", "undici")}
"""Italian nouns for a club, by the ending of their adjectives."""


def _described(nickname: str) -> Iterator[str]:
    """Nouns with the adjective that an Italian nickname is: `squadra bergamasca`."""
    if " " in nickname:
        return
    stem = nickname[:-1].removesuffix("h")
    for ending, nouns in _NOUNS.items():
        for noun in nouns:
            yield f"{noun} {stem}{ending}"
