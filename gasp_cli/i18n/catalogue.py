"""The languages besides English, each with its gettext catalogue."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from gettext import NullTranslations, translation
from pathlib import Path
from typing import Any

from gasp_cli.i18n import MONTHS
from gasp_cli.i18n.nouns import NounList, as_noun, date_noun

DOMAIN = "gasp"
LOCALE_DIR = Path(__file__).with_name("locale")
DATES = ("{day} {month} {year}", "{month} {year}", "{day}/{month}/{year}", "{month}/{year}")
"""Patterns of a day and a month, with the month in words and without."""
FIRST = "1 {month} {year}"
THOUSAND = "1,000"
IN_SENTENCE = " (in a sentence)"
"""The ending under which the catalogue has a word as it stands within a sentence."""

_DATE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(\d{2}))?")
_YEAR = re.compile(r"\d{4}")
_NUMBERED = re.compile(r"(.+) (\d+|[A-Z])")


class _Number:
    """A number that formats with a language's separators."""

    def __init__(self, number: float, swap: Mapping[int, str]) -> None:
        self._number, self._swap = number, swap

    def __format__(self, how: str) -> str:
        return format(self._number, how).translate(self._swap)

    def __str__(self) -> str:
        return format(self)


def _without_endings(text: str) -> str:
    """A text without the vowels that tell gender and number: `confermate` as `confermat`."""
    return re.sub(r"(?<=\w{3})[aeioàèéìòù]+\b", "", text)


def _first_word(text: str) -> str:
    return text.partition(" ")[0]


class Translator:
    """A language: its catalogue, and the texts of a knowledge base in it."""

    def __init__(self, code: str, catalogue: NullTranslations) -> None:
        self.code = code
        self._catalogue = catalogue
        self._base: Callable[[], Mapping[str, str]] = dict
        self._texts: Mapping[str, str] | None = None
        between = catalogue.gettext(THOUSAND)[1:-3]
        self._separators = str.maketrans({",": between, ".": "," if between == "." else "."})

    def set_data_translations(self, base: Callable[[], Mapping[str, str]]) -> None:
        """Set the function that reads a knowledge base's texts in this language."""
        self._base, self._texts = base, None

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts of the knowledge base in this language, read when one is first needed."""
        if self._texts is None:
            self._texts = self._base()
        return self._texts

    def template(self, message: str, many: str, values: Mapping[str, Any]) -> str:
        """The message into which values go; with `many` it depends on the number `n` of them."""
        if many:
            return self._catalogue.ngettext(message, many, values["n"])
        return self._catalogue.gettext(message) if message else ""

    def value(self, value: Any) -> Any:
        """A value that formats as this language writes it within a sentence.

        A number has this language's separators, a text the forms of a noun.
        """
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return _Number(value, self._separators)
        return as_noun(value) if isinstance(value, str) else value

    def figure(self, number: float) -> str:
        """A number with this language's separators."""
        return f"{number:,}".translate(self._separators)

    def joined(self, parts: Sequence[str], between: str) -> str:
        """Texts joined by a separator."""
        return NounList(parts, between)

    def name(self, text: str) -> str:
        """A name of the data in this language, else as it is."""
        return self.texts.get(text) or str(text)

    def word(self, text: str) -> str:
        """A declared text or a text of the data in this language, else as it is.

        `Matchday 5` and `Group C` are looked up without their number or letter.
        """
        if not text:
            return ""
        return self.texts.get(text) or self._declared(text)

    def word_in_sentence(self, text: str) -> str:
        """A word of the data as it stands within a sentence, for one match: `semifinale`."""
        return self._declared(text, IN_SENTENCE) or self.word(text)

    def english(self, typed: str, words: Iterable[str]) -> str | None:
        """The one of the words that was typed in this language; None for none, or for several."""
        spellings = {word: self._spellings(word) for word in words}
        typed = typed.strip().casefold()
        ways: tuple[Callable[[str], str], ...] = (str, _without_endings, _first_word)
        for way in ways:
            meant = [
                word
                for word, spelled in spellings.items()
                if any(way(spelling) == (typed if way is _first_word else way(typed))
                       for spelling in spelled)
            ]  # fmt: skip
            if meant and (way is str or len(meant) == 1):
                return meant[0]
        return None

    def _spellings(self, word: str) -> set[str]:
        return {self.word(word).casefold(), self.word_in_sentence(word).casefold()}

    def _declared(self, text: str, ending: str = "") -> str:
        """A text in this language, looked up with that ending; without one else as it is."""
        translated = self._catalogue.gettext(text + ending)
        if translated == text + ending and (parts := _NUMBERED.fullmatch(text)):
            template = f"{parts[1]} {{n}}{ending}"
            numbered = self._catalogue.gettext(template)
            translated = "" if numbered == template else numbered.replace("{n}", parts[2])
        return translated if translated and translated != text + ending else "" if ending else text

    def day(self, date: str, *, in_words: bool = False) -> str:
        """An ISO date as this language writes it: short, or with the month in words."""
        match = _DATE.fullmatch(date)
        if match is None:
            return date_noun(date, None, None) if _YEAR.fullmatch(date) else date
        year, month, of_month = match.groups()
        pattern = DATES[(0 if in_words else 2) + (0 if of_month else 1)]
        if in_words:
            month = self.word(MONTHS[int(month) - 1])
            of_month = str(int(of_month or 0))
            pattern = FIRST if of_month == "1" else pattern
        text = self._catalogue.gettext(pattern).format(day=of_month, month=month, year=year)
        return date_noun(text, of_month and match[3], match[2])


def load_translator(code: str) -> Translator:
    """The translator of a language, one of `TRANSLATED_LANGUAGES`."""
    return Translator(code, translation(DOMAIN, LOCALE_DIR, [code]))
