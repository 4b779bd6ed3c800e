"""The languages besides English, each with its gettext catalogue."""

from __future__ import annotations

import re
from collections.abc import Mapping
from gettext import NullTranslations, translation
from pathlib import Path
from typing import Any

from gasp_cli.language import ENGLISH, Phrase

DOMAIN = "gasp"
CATALOGUES = Path(__file__).parent.with_name("locale")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
DATES = ("{day} {month} {year}", "{month} {year}", "{day}/{month}/{year}", "{month}/{year}")
"""How a language writes a day and a month, with the month in words and without."""

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_NUMBERED = re.compile(r"(.+) (\d+|[A-Z])")


class Language:
    """A language: its catalogue, and what a knowledge base has in it."""

    def __init__(self, code: str, catalogue: NullTranslations) -> None:
        self.code = code
        self.texts: Mapping[str, str] = {}
        self._catalogue = catalogue

    def template(self, message: str, many: str, values: Mapping[str, Any]) -> str:
        """The message into which values go; with `many` it depends on the number `n` of them."""
        if many:
            return self._catalogue.ngettext(message, many, values["n"])
        return self._catalogue.gettext(message) if message else ""

    def word(self, text: str) -> str:
        """What is declared in English, or a text of the data, as it is where it has no other.

        `Matchday 5` and `Group C` are looked up without their number or letter.
        """
        if not text:
            return ""
        found = self.texts.get(text) or self._catalogue.gettext(text)
        if found == text and (parts := _NUMBERED.fullmatch(text)):
            found = self._catalogue.gettext(parts[1] + " {n}").format(n=parts[2])
        return found

    def cell(self, text: str) -> str:
        """A text that stands alone in a table: a phrase, a word, a text of the data or a date."""
        if isinstance(text, Phrase):
            return text.told(self)
        return self.day(text) if _DATE.fullmatch(text) else self.word(text)

    def day(self, date: str, *, in_words: bool = False) -> str:
        """An ISO date as this language writes it: short, or with the month in words."""
        found = _DATE.fullmatch(date)
        if found is None or found[2] is None:
            return date
        year, month, of_month = found.groups()
        pattern = DATES[(0 if in_words else 2) + (0 if of_month else 1)]
        if in_words:
            month = self.word(MONTHS[int(month) - 1])
            of_month = str(int(of_month or 0))
        return self._catalogue.gettext(pattern).format(day=of_month, month=month, year=year)


def catalogue(code: str) -> Language:
    """The language of that code, one of `codes`."""
    return Language(code, translation(DOMAIN, CATALOGUES, [code]))


def codes() -> list[str]:
    """The languages that there are."""
    found = CATALOGUES.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    return [ENGLISH, *sorted(one.parent.parent.name for one in found)]
