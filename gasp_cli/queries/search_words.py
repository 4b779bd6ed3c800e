"""The words of a search: which ones count, and which are forms of one another.

Forms are told by their endings, in English and Italian alike: it is enough to find `finali` by
`finale`. Where the stem changes (`cessione`, `ha ceduto`), the words of football are listed.
"""

from __future__ import annotations

import re
from functools import cache

from gasp_cli.claims.value_parsing import iso_day
from gasp_cli.domain.dates import is_day

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
_SCORE = re.compile(r"(?<![\w-])(\d{1,2})[-–:](\d{1,2})(?![\w-])")
_A_DAY = re.compile(
    r"(?<![\w-])(?:\d{4}-\d\d-\d\d|(\d{1,2})[/.](\d{1,2})[/.](\d{4})"
    r"|\d{1,2}[º°]? [^\W\d]{3,} \d{4}|[^\W\d]{3,} \d{1,2},? \d{4})(?![\w-])"
)
_ENDING = re.compile(r"(?:ies|[aeiouy]?s|[aeiouy]{1,2})$")
_SHORTEST_STEM = 4


def with_whole_rounds(text: str) -> str:
    """A normalised text with each round in one word, for a quarter-final is not a final."""
    return _PARTS_OF_A_ROUND.sub(lambda name: name[1] or name[2] + name[3], text)


def with_whole_scores(text: str, *, apart: bool = False) -> str:
    """A text with each score in one word, and the goals as words of their own, if `apart`."""
    return _SCORE.sub(r"\1x\2 \1 \2" if apart else r"\1x\2", text)


def with_whole_days(text: str) -> str:
    """A text with each day in one word, as `day_word` has it.

    Days are in ISO format, in words of the language in use, or in figures: the day comes first,
    unless there is no such month.
    """
    return _A_DAY.sub(_in_one_word, text)


def as_typed(word: str, text: str) -> str:
    """The part of a text that is this word in `with_whole_days` or `with_whole_scores`."""
    parts = (part for pattern in (_A_DAY, _SCORE) for part in pattern.finditer(text))
    whole = (part[0] for part in parts if with_whole_scores(with_whole_days(part[0])) == word)
    return next(whole, word)


def _in_one_word(written: re.Match[str]) -> str:
    first, second, year = written.groups()
    if year is None:
        return day_word(iso_day(written[0])) or written[0]
    days = (f"{year}-{month:0>2}-{day:0>2}" for day, month in ((first, second), (second, first)))
    return next(filter(None, map(day_word, days)), written[0])


def day_word(date: str) -> str:
    """A day as one word, `20200219`; empty for any other date."""
    return date.replace("-", "") if is_day(date) else ""


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
