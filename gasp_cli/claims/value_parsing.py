"""Parse numbers, scores, stages and days as people write them; None for any other text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from gasp_cli.domain.dates import is_date, is_number
from gasp_cli.domain.model import STAGES
from gasp_cli.i18n import ENGLISH, MONTHS, current_language, term, translate, untranslate
from gasp_cli.matching import normalise

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_CARDINALS = {
    **{name: number for number, name in enumerate(_SMALL)},
    **{name: 20 + 10 * number for number, name in enumerate(_TENS)},
    "nil": 0,
    "no": 0,
}
_IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip


def _ordinal(cardinal: str) -> str:
    if cardinal in _IRREGULAR:
        return _IRREGULAR[cardinal]
    stem = f"{cardinal[:-1]}ie" if cardinal.endswith("y") else cardinal  # i18n: to be read
    return f"{stem}th"  # i18n: a number to be read


_ORDINALS = {_ordinal(name): number for name, number in _CARDINALS.items() if number}

_FIGURES = (
    r"(?P<sign>[-+\u2013\u2212])?(?P<number>[0-9]{1,9}(?:\.[0-9]{1,9})?)"
    r"(?P<ordinal>st|nd|rd|th|[º°ª])?(?P<rest>\W.*|m(?:ln)?\b.*)?"
)
# Digits in groups of three. Italian has a point between them, and a comma before decimals.
_GROUPED = r"(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3}){1,2}(?![0-9,])"
_GROUPED_ELSEWHERE = r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3}){1,2}(?![0-9.])"
_DECIMALS_ELSEWHERE = r"(?<=[0-9]),(?=[0-9])"
_MILLIONS = r"(?:millions?|mln|m)\b\.?\s*"
_PERCENT = ("%", "percent", "per cent")  # i18n: to be read
_LONGEST_FIGURES = 9
_DASHES = ":\u2010\u2011\u2012\u2013\u2014\u2212-"


def _spelt_out(words: list[str]) -> tuple[int, bool, list[str]] | None:
    """The number at the start of some words, whether it is an ordinal, and the words after it."""
    if not words:
        return None
    first, *rest = words
    if first in _TENS and rest:
        for table in (_CARDINALS, _ORDINALS):
            if 0 < table.get(rest[0], 0) < 10:
                return _CARDINALS[first] + table[rest[0]], table is _ORDINALS, rest[1:]
    if first in _CARDINALS:
        return _CARDINALS[first], False, rest
    if first in _ORDINALS:
        return _ORDINALS[first], True, rest
    return None


def _without_groups(text: str) -> str:
    """A text with plain figures: `120,000` as `120000`, under Italian also `120.000` and `6,5`."""
    text = re.sub(_GROUPED, lambda number: number[0].replace(",", ""), text)
    if current_language() == ENGLISH:
        return text
    text = re.sub(_GROUPED_ELSEWHERE, lambda number: number[0].replace(".", ""), text)
    return re.sub(_DECIMALS_ELSEWHERE, ".", text)


def parse_number(
    text: str,
    nouns: Iterable[str] = (),
    *,
    ordinal: bool = False,
    percent: bool = False,
    money: bool = False,
) -> int | float | None:
    """A number in figures or words, alone or with one of the nouns: `98 goals`, `ninety-eight`.

    `ordinal` also allows `3rd` and `third`, `percent` also `52%`, `money` also `€75m` and
    `75 million`.
    """
    if is_number(text) and len(text) <= _LONGEST_FIGURES:
        return int(text)  # as most are given: no pattern needs to be compiled
    text = _without_groups(" ".join(text.casefold().split()).removeprefix("the "))
    if money:
        text = text.removeprefix("€").lstrip()
    number: int | float
    if parsed := re.fullmatch(_FIGURES, text):
        number = float(parsed["number"])
        number = int(number) if number.is_integer() else number
        number = -number if parsed["sign"] not in (None, "+") else number
        is_ordinal, rest = parsed["ordinal"] is not None, (parsed["rest"] or "").strip()
        if is_ordinal and (parsed["sign"] or "." in parsed["number"]):
            return None
    else:
        spelt = _spelt_out(text.replace("-", " ").split())
        if spelt is None:
            return None
        number, is_ordinal, words = spelt
        rest = " ".join(words)
    if is_ordinal and not ordinal:
        return None
    if money and (millions := re.match(_MILLIONS, rest)):
        number, rest = round(number * 10**6), rest[millions.end() :]
    allowed = {"", *nouns, *(_PERCENT if percent else ())}
    return number if untranslate(rest, allowed) in allowed else None


def parse_score(text: str) -> str | None:
    """A score, the club's goals first: `3-0`, `3:0`, `three-nil`."""
    parts = text.strip().translate(dict.fromkeys(map(ord, _DASHES), "-")).split("-")
    goals = [parse_number(part) for part in parts]
    if len(goals) != 2 or not all(type(goal) is int and goal < 100 for goal in goals):
        return None
    return f"{goals[0]}-{goals[1]}"


_WON_DRAWN_LOST = (
    {"", "w", "won", "win", "wins", "victory", "victories"},
    {"", "d", "drawn", "draw", "draws"},
    {"", "l", "lost", "loss", "losses", "defeat", "defeats"},
)


def parse_won_drawn_lost(text: str) -> str | None:
    """Matches won, drawn and lost: `8-4-1`, `8W 4D 1L`, `8 wins, 4 draws, 1 defeat`."""
    parts = re.findall(r"[0-9]+|[a-z]+", text.casefold())
    counts = [part for part in parts if part.isdecimal() and len(part) < 5]
    words = [part for part in parts if not part.isdecimal() and part != "and"]
    if len(counts) != 3 or len(words) not in (0, 3):
        return None
    if re.search(rf"[^\w\s,;.{_DASHES}]", text):
        return None
    if words and not all(word in known for word, known in zip(words, _WON_DRAWN_LOST, strict=True)):
        return None
    return "-".join(str(int(count)) for count in counts)


@cache
def _stage_key(text: str) -> str:
    """A stage in a form that all its spellings share: `quarter-finals` as `quarterfinal`."""
    words = []
    for word in normalise(text).removeprefix("the ").split():
        spelt = _spelt_out([word])
        if spelt:
            words.append(str(spelt[0]))
        elif is_number(word[:-2]) and word.endswith(("st", "nd", "rd", "th")):
            words.append(word[:-2])
        else:
            words.append(word.removesuffix("s"))
    key = "".join(words)
    if key.startswith("last") and is_number(key[4:5]):
        return f"roundof{key[4:]}"  # i18n: a stage to be read
    return key


_OTHER_WORDS = {
    "quarter": "Quarter-finals",  # i18n: stages
    "semi": "Semi-finals",  # i18n: stages
    "winner": "Winners",
    "champion": "Winners",
    "thirdplaceplayoff": "Third-place match",  # i18n: a stage
    "3placeplayoff": "Third-place match",  # i18n: a stage
    "knockoutplayoff": "Knockout phase play-offs",  # i18n: a stage
    "knockoutroundplayoff": "Knockout phase play-offs",  # i18n: a stage
    "leaguestage": "League phase",  # i18n: a stage
    "roundof8": "Quarter-finals",  # i18n: stages
    "roundof4": "Semi-finals",  # i18n: stages
}


def parse_stage(text: str) -> str | None:
    """A stage by its canonical name: `quarter-final`, `semis`, `last sixteen`, `matchday 5`."""
    text = untranslate(text, STAGES) or ""
    if text in STAGES:
        return text
    key = _stage_key(text)
    if current_language() != ENGLISH and (numbered := _numbered_stage(text)):
        return numbered
    for stage in STAGES:
        if _stage_key(stage) == key:
            return stage
    if key in _OTHER_WORDS:
        return _OTHER_WORDS[key]
    number = key.removeprefix("matchday")
    if number != key and is_number(number) and len(number) <= 3:
        return f"Matchday {int(number)}"
    if parsed := re.fullmatch(r"group ([0-9]{1,3}|[a-z])", normalise(text)):
        return f"Group {parsed[1].upper()}"
    return None


_NUMBERED_STAGES = {"Matchday": "9", "Group": "Z"}
"""The stages with a number or a letter, each with one to find it by in its translation."""


def _numbered_stage(text: str) -> str | None:
    """A stage with its number or letter in the language in use: `5ª giornata`, `girone C`."""
    for stage, mark in _NUMBERED_STAGES.items():
        before, after = normalise(translate(term(f"{stage} {mark}"))).split(mark.casefold())
        number = f"({'[0-9]{1,2}' if mark.isdecimal() else '[a-z]'})"
        if parsed := re.fullmatch(f"{before}{number}{after}", normalise(text)):
            return f"{stage} {parsed[1].upper()}"
    return None


_DAY_IN_WORDS = (
    r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|º|°)?(?: of)? (?P<month>[^\W\d_]+)\.?,? (?P<year>[0-9]{4})",
    r"(?P<month>[^\W\d_]+)\.? (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<year>[0-9]{4})",
)
_DAY_IN_FIGURES = r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})"


def iso_day(text: str) -> str:
    """A day in words, such as `19 February 2020`, as ISO text; any other text as it is.

    `19/02/2020` is read only in a language that writes days so.
    """
    text = " ".join(text.split())
    if is_date(text):
        return text
    figures = () if current_language() == ENGLISH else (_DAY_IN_FIGURES,)
    for form in (*_DAY_IN_WORDS, *figures):
        if parsed := re.fullmatch(form, text):
            month = _month(parsed["month"])
            return f"{parsed['year']}-{month:02}-{int(parsed['day']):02}" if month else text
    return text


def _month(text: str) -> int:
    """The number of a month in figures or words, 0 for any other word."""
    if is_number(text):
        return int(text)
    name = (untranslate(text, MONTHS) or "").casefold()
    for number, month in enumerate(MONTHS, 1):
        if len(name) >= 3 and month.casefold().startswith(name):
            return number
    return 0
