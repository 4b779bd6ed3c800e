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
"""Patterns of a day and a month, with the month in words and without."""
FIRST = "1 {month} {year}"
THOUSAND = "1,000"

_DATE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(\d{2}))?")
_NUMBERED = re.compile(r"(.+) (\d+|[A-Z])")


class _Number(int):
    """A whole number with a language's separator of thousands."""

    between: str

    @classmethod
    def of(cls, number: int, between: str) -> _Number:
        value = cls(number)
        value.between = between
        return value

    def __format__(self, how: str) -> str:
        return super().__format__(how).replace(",", self.between)


class Translator:
    """A language: its catalogue, and the texts of a knowledge base in it."""

    def __init__(self, code: str, catalogue: NullTranslations) -> None:
        self.code = code
        self._catalogue = catalogue
        self._base: Callable[[], Mapping[str, str]] = dict
        self._texts: Mapping[str, str] | None = None

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

    def number(self, number: int) -> int:
        """A number that formats with this language's separator of thousands."""
        return _Number.of(number, self._catalogue.gettext(THOUSAND)[1:-3])

    def word(self, text: str) -> str:
        """A declared text or a text of the data in this language, else as it is.

        `Matchday 5` and `Group C` are looked up without their number or letter.
        """
        if not text:
            return ""
        translated = self.texts.get(text) or self._catalogue.gettext(text)
        if translated == text and (parts := _NUMBERED.fullmatch(text)):
            template = parts[1] + " {n}"
            numbered = self._catalogue.gettext(template)
            return text if numbered == template else numbered.replace("{n}", parts[2])
        return translated

    def day(self, date: str, *, in_words: bool = False) -> str:
        """An ISO date as this language writes it: short, or with the month in words."""
        match = _DATE.fullmatch(date)
        if match is None:
            return date
        year, month, of_month = match.groups()
        pattern = DATES[(0 if in_words else 2) + (0 if of_month else 1)]
        if in_words:
            month = self.word(MONTHS[int(month) - 1])
            of_month = str(int(of_month or 0))
            pattern = FIRST if of_month == "1" else pattern
        return self._catalogue.gettext(pattern).format(day=of_month, month=month, year=year)


def load_translator(code: str) -> Translator:
    """The translator of a language, one of `TRANSLATED_LANGUAGES`."""
    return Translator(code, translation(DOMAIN, LOCALE_DIR, [code]))
