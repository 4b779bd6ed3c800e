"""Saying things in the language of the one who reads them.

Whatever a person may read is made with `say`: it is English text, which is what scripts, files and
the library get, and it remembers what it was made of, so that `tell` can say it again in another
language. Only what writes to people tells: the screen, remarks, errors and the help. What is
declared beside a field, an option or a command is told as it is.

>>> text = say("{club} won by {margin}", club="Alba", margin=3)
>>> text
'Alba won by 3'
>>> tell(text)
'Alba won by 3'

Catalogues are those of gettext, under `gasp_cli/i18n/locale`; `python -m tests.catalogue` gathers
what is to be translated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gasp_cli.i18n.catalogue import Language

ENGLISH = "en"
OTHERS = ("it",)
"""The languages that there is a catalogue of."""
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


class Phrase(str):
    """English text that can be told in another language: a word of the data, as `word` makes it."""

    __slots__ = ()

    def told(self, language: Language) -> str:
        """What it is in that language."""
        return language.word(self)


class _Sentence(Phrase):
    """A message with values in it."""

    __slots__ = ("many", "message", "values")
    message: str
    many: str
    values: Mapping[str, Any]

    def told(self, language: Language) -> str:
        values = {name: _told(one, language) for name, one in self.values.items()}
        return language.template(self.message, self.many, self.values).format(**values)


class _Day(Phrase):
    """A day, a month or a year, as ISO has it."""

    __slots__ = ("short",)
    short: bool

    def told(self, language: Language) -> str:
        return language.day(self, in_words=not self.short)


class _List(Phrase):
    """Several texts with something between them."""

    __slots__ = ("between", "parts")
    between: str
    parts: tuple[str, ...]

    def told(self, language: Language) -> str:
        return self.between.join(_told(one, language) for one in self.parts)


class _Rewritten(Phrase):
    """A text that is written another way once it is told."""

    __slots__ = ("rewrite", "text")
    text: str
    rewrite: Callable[[str], str]

    def told(self, language: Language) -> str:
        return self.rewrite(_told(self.text, language))


def _told(value: Any, language: Language) -> Any:
    if isinstance(value, Phrase):
        return value.told(language)
    return language.number(value) if type(value) is int else value


def say(message: str, /, **values: Any) -> Phrase:
    """A message with its values filled in, as `str.format` does.

    Of the values those that are phrases themselves are told with it; all others are names, numbers
    and what somebody typed, which are the same in any language.
    """
    return _sentence(message, "", values, message)


def several(one: str, many: str, n: int, /, **values: Any) -> Phrase:
    """One of two messages, by a number, which is the value `n` in them."""
    return _sentence(one, many, {"n": n, **values}, one if n == 1 else many)


def _sentence(message: str, many: str, values: Mapping[str, Any], template: str) -> _Sentence:
    phrase = _Sentence(template.format(**values))
    phrase.message, phrase.many, phrase.values = message, many, values
    return phrase


def word(text: str) -> Phrase:
    """A word of the data or of a fixed list, such as a stage, a verdict or a competition."""
    return Phrase(text)


def day(date: str, *, short: bool = False) -> Phrase:
    """A date as the data have it: `2016`, `2016-06` or `2016-06-14`; `short` is without words."""
    phrase = _Day(date)
    phrase.short = short
    return phrase


def listed(parts: Iterable[str], between: str = ", ") -> Phrase:
    """Several texts, of which those that are phrases are told."""
    items = tuple(parts)
    phrase = _List(between.join(items))
    phrase.between, phrase.parts = between, items
    return phrase


def rewritten(text: str, rewrite: Callable[[str], str]) -> Phrase:
    """A text as a markup writes it; of a phrase that is done after it is told."""
    phrase = _Rewritten(rewrite(text))
    phrase.text, phrase.rewrite = text, rewrite
    return phrase


_spoken: Language | None = None


def tell(text: str) -> str:
    """A phrase, or what is declared in English, in the language in use."""
    if _spoken is None:
        return text
    return text.told(_spoken) if isinstance(text, Phrase) else _spoken.word(text)


def tell_cell(text: str) -> str:
    """A text that stands alone, as in a cell: also dates are written as the language does."""
    return text if _spoken is None else _spoken.cell(text)


def meant(given: str | None, words: Iterable[str]) -> str | None:
    """The word that somebody typed as the language in use has it; else what was given."""
    if given is None or _spoken is None:
        return given
    typed = given.strip().casefold()
    return next((one for one in words if _spoken.word(one).casefold() == typed), given)


def in_use() -> str:
    """The code of the language in use."""
    return _spoken.code if _spoken else ENGLISH


def preferred(environment: Mapping[str, str]) -> str:
    """The language that a locale asks for, English where it is none of ours.

    As in GNU gettext `LANGUAGE` lists languages in order of preference, unless the locale is C.
    https://www.gnu.org/software/gettext/manual/html_node/The-LANGUAGE-variable.html
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in names if environment.get(name)), "C")
    if locale.partition(".")[0] in ("C", "POSIX"):
        return ENGLISH
    wanted = [*environment.get("LANGUAGE", "").split(":"), locale]
    return next(filter(None, map(known_as, wanted)), ENGLISH)


def known_as(name: str) -> str:
    """The code of the language that a locale or a code names, empty where it is none of ours."""
    code = name.replace(".", "_").replace("-", "_").partition("_")[0].lower()
    return code if code in (ENGLISH, *OTHERS) else ""


def use(code: str) -> None:
    """Speak that language, English or one of the others."""
    global _spoken  # noqa: PLW0603  # a process speaks to one person
    if code == ENGLISH:
        _spoken = None
        return
    # English needs no catalogue.
    from gasp_cli.i18n.catalogue import catalogue

    _spoken = catalogue(code)


def learn(texts: Callable[[], Mapping[str, str]]) -> None:
    """Say where the texts of a knowledge base are to be had in the language in use."""
    if _spoken is not None:
        _spoken.learn(texts)
