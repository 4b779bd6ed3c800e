"""The words of a search: which ones count, and which are forms of one another.

Forms are told by their endings, in English and Italian alike: it is enough to find `finali` by
`finale`. Where the stem changes (`cessione`, `ha ceduto`), the words of football are listed.
"""

from __future__ import annotations

import re
from functools import cache

# Articles, prepositions, questions.
_ENGLISH = (  # i18n: words that people type
    "a an the of in on at to by for from with against and or is was were did do does "
    "what when who where which how many much"
)
_ITALIAN = (  # i18n: words that people type
    "il lo la i gli le l un uno una di d a da in con su per tra fra contro e o ed "
    "del dello della dell dei degli delle al allo alla all ai agli alle dal dallo dalla dall dai "
    "dagli dalle nel nello nella nell nei negli nelle sul sullo sulla sull sui sugli sulle "
    "ha hanno si che chi come dove quando quanto quanta quanti quante cosa"
)
_STOP_WORDS = frozenset(f"{_ENGLISH} {_ITALIAN}".split())
# fmt: off
_FAMILIES = (  # i18n: words that people type
    "win wins won winning victory victories",
    "draw draws drew drawn",
    "lose loses lost losing defeat defeats",
    "sell sells sold sale sales",
    "buy buys bought sign signed signing signings",
    "row quarrel quarrelled argument",
    "trophy trophies honour honours silverware",
    "coach manager", "goalkeeper keeper",
    "1st first", "2nd second", "3rd third", "4th fourth", "5th fifth", "6th sixth", "7th seventh",
    "8th eighth", "9th ninth", "10th tenth",
    "vittoria vittorie vinto vinta vince vinse vincere battuto batte battere",
    "pareggio pareggi pareggiato pareggiata",
    "sconfitta sconfitte perso persa perde perse perdere",
    "cessione cessioni ceduto ceduta cede cedere venduto vendita",
    "acquisto acquisti acquistato preso comprato",
    "lite liti litigio litigato litigare",
    "partenza partenze avvio avvii inizio inizi",
    "positiva imbattuta imbattuto imbattibilita",
    "arrivato arrivata arrivo arriva nominato nomina", "allenatore tecnico", "trofeo trofei",
    "stadio stadi stadium",
)
# fmt: on
_PARTS_OF_A_ROUND = re.compile(
    r"\b(?:(quarti|ottavi|sedicesimi|trentaduesimi) di finale|(quarter|semi) (finals?)\b)"
)
_ENDING = re.compile(r"(?:ies|[aeiouy]?s|[aeiouy]{1,2})$")
_SHORTEST_STEM = 4


def with_whole_rounds(text: str) -> str:
    """A normalised text with each round in one word, for a quarter-final is not a final."""
    return _PARTS_OF_A_ROUND.sub(lambda name: name[1] or name[2] + name[3], text)


def telling(words: list[str]) -> list[str]:
    """The words without articles, prepositions and the like, unless there are no others."""
    return [word for word in words if word not in _STOP_WORDS] or words


@cache
def stem(word: str) -> str:
    """The word without its ending: `final` for `finals`, `finale` and `finali`."""
    shorter = _ENDING.sub("", word)
    return shorter if len(shorter) >= _SHORTEST_STEM else word


def forms_of(word: str) -> set[str]:
    """The stems of a normalised word and of the words that say the same of a match or a player."""
    stems = {stem(word)}
    for family in _FAMILIES:
        members = family.split()
        if word in members:
            stems.update(map(stem, members))
    return stems
