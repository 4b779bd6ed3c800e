"""The languages besides English, each with its gettext catalogue."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from gettext import NullTranslations, translation
from pathlib import Path
from typing import Any

from gasp_cli.i18n import MONTHS

DOMAIN = "gasp"
LOCALE_DIR = Path(__file__).with_name("locale")
DATES = ("{day} {month} {year}", "{month} {year}", "{day}/{month}/{year}", "{month}/{year}")
"""How a language writes a day and a month, with the month in words and without."""
FIRST = "1 {month} {year}"
THOUSAND = "1,000"

_DATE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(\d{2}))?")
_NUMBERED = re.compile(r"(.+) (\d+|[A-Z])")


class _Number(int):
    """A whole number as a language writes it."""

    between: str

    @classmethod
    def of(cls, number: int, between: str) -> _Number:
        found = cls(number)
        found.between = between
        return found

    def __format__(self, how: str) -> str:
        return super().__format__(how).replace(",", self.between)


class Translator:
    """A language: its catalogue, and what a knowledge base has in it."""

    def __init__(self, code: str, catalogue: NullTranslations) -> None:
        self.code = code
        self._catalogue = catalogue
        self._base: Callable[[], Mapping[str, str]] = dict
        self._texts: Mapping[str, str] | None = None

    def set_data_translations(self, base: Callable[[], Mapping[str, str]]) -> None:
        """Say where the texts of a knowledge base are to be had in this language."""
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

    def number(self, number: int) -> int:
        """A number that is written with what this language has between thousands."""
        return _Number.of(number, self._catalogue.gettext(THOUSAND)[1:-3])

    def word(self, text: str) -> str:
        """What is declared in English, or a text of the data, as it is where it has no other.

        `Matchday 5` and `Group C` are looked up without their number or letter.
        """
        if not text:
            return ""
        found = self.texts.get(text) or self._catalogue.gettext(text)
        if found == text and (parts := _NUMBERED.fullmatch(text)):
            template = parts[1] + " {n}"
            told = self._catalogue.gettext(template)
            return text if told == template else told.replace("{n}", parts[2])
        return found

    def day(self, date: str, *, in_words: bool = False) -> str:
        """An ISO date as this language writes it: short, or with the month in words."""
        found = _DATE.fullmatch(date)
        if found is None:
            return date
        year, month, of_month = found.groups()
        pattern = DATES[(0 if in_words else 2) + (0 if of_month else 1)]
        if in_words:
            month = self.word(MONTHS[int(month) - 1])
            of_month = str(int(of_month or 0))
            pattern = FIRST if of_month == "1" else pattern
        return self._catalogue.gettext(pattern).format(day=of_month, month=month, year=year)


def load_translator(code: str) -> Translator:
    """The language of that code, one of `OTHERS`."""
    return Translator(code, translation(DOMAIN, LOCALE_DIR, [code]))
