"""Saying things in the language of the one who reads them.

Whatever a person may read is made with `say`: it is English text, which is what scripts, files and
the library get, and it remembers what it was made of, so that `tell` can say it again in another
language. Only what writes to people tells: the screen, remarks, errors and the help. What is
declared beside a field, an option or a command is told as it is.

>>> text = msg("{club} won by {margin}", club="Alba", margin=3)
>>> text
'Alba won by 3'
>>> translate(text)
'Alba won by 3'

Catalogues are those of gettext, under `gasp_cli/i18n/locale`; `python -m tests.catalogue` gathers
what is to be translated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gasp_cli.i18n.catalogue import Translator

ENGLISH = "en"
TRANSLATED_LANGUAGES = ("it",)
"""The languages that there is a catalogue of."""
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


class Message(str):
    """English text that can be told in another language: a word of the data, as `word` makes it."""

    __slots__ = ()

    def render(self, language: Translator) -> str:
        """What it is in that language."""
        return language.word(self)


class _TemplateMessage(Message):
    """A message with values in it."""

    __slots__ = ("many", "message", "values")
    message: str
    many: str
    values: Mapping[str, Any]

    def render(self, language: Translator) -> str:
        values = {name: _render(one, language) for name, one in self.values.items()}
        return language.template(self.message, self.many, self.values).format(**values)


class _DateMessage(Message):
    """A day, a month or a year, as ISO has it."""

    __slots__ = ("short",)
    short: bool

    def render(self, language: Translator) -> str:
        return language.day(self, in_words=not self.short)


class _ListMessage(Message):
    """Several texts with something between them."""

    __slots__ = ("between", "parts")
    between: str
    parts: tuple[str, ...]

    def render(self, language: Translator) -> str:
        return self.between.join(_render(part, language) for part in self.parts)


class _Rewritten(Message):
    """A text that is written another way once it is told."""

    __slots__ = ("rewrite", "text")
    text: str
    rewrite: Callable[[str], str]

    def told(self, language: Translator) -> str:
        return self.rewrite(_render(self.text, language))


def _render(value: Any, language: Translator) -> Any:
    if isinstance(value, Message):
        return value.render(language)
    return language.number(value) if type(value) is int else value


def msg(message: str, /, **values: Any) -> Message:
    """A message with its values filled in, as `str.format` does.

    Of the values those that are phrases themselves are told with it; all others are names, numbers
    and what somebody typed, which are the same in any language.
    """
    return _message(message, "", values, message)


def plural(one: str, many: str, n: int, /, **values: Any) -> Message:
    """One of two messages, by a number, which is the value `n` in them."""
    return _message(one, many, {"n": n, **values}, one if n == 1 else many)


def _message(message: str, many: str, values: Mapping[str, Any], template: str) -> _TemplateMessage:
    phrase = _TemplateMessage(template.format(**values))
    phrase.message, phrase.many, phrase.values = message, many, values
    return phrase


def term(text: str) -> Message:
    """A word of the data or of a fixed list, such as a stage, a verdict or a competition."""
    return Message(text)


def date_term(date: str, *, short: bool = False) -> Message:
    """A date as the data have it: `2016`, `2016-06` or `2016-06-14`; `short` is without words."""
    phrase = _DateMessage(date)
    phrase.short = short
    return phrase


def value_term(value: str, *, short: bool = False) -> Message:
    """A value of any kind: a full ISO day is a date, anything else a word of the data."""
    is_day = len(value) == len("2016-06-14") and value[4] == value[7] == "-"
    return date_term(value, short=short) if is_day else term(value)


def join_list(parts: Iterable[str], between: str = ", ") -> Message:
    """Several texts, of which those that are phrases are told."""
    items = tuple(parts)
    phrase = _ListMessage(between.join(items))
    phrase.between, phrase.parts = between, items
    return phrase


def rewritten(text: str, rewrite: Callable[[str], str]) -> Message:
    """A text as a markup writes it; of a phrase that is done after it is told."""
    phrase = _Rewritten(rewrite(text))
    phrase.text, phrase.rewrite = text, rewrite
    return phrase


_translator: Translator | None = None


def translate(text: str) -> str:
    """A phrase, or what is declared in English, in the language in use."""
    if _translator is None:
        return text
    return text.render(_translator) if isinstance(text, Message) else _translator.word(text)


def untranslate(given: str | None, words: Iterable[str]) -> str | None:
    """The word that somebody typed as the language in use has it; else what was given."""
    if given is None or _translator is None:
        return given
    typed = given.strip().casefold()
    return next((word for word in words if _translator.word(word).casefold() == typed), given)


def current_language() -> str:
    """The code of the language in use."""
    return _translator.code if _translator else ENGLISH


def language_from_environment(environment: Mapping[str, str]) -> str:
    """The language that a locale asks for, English where it is none of ours.

    As in GNU gettext `LANGUAGE` lists languages in order of preference, unless the locale is C.
    https://www.gnu.org/software/gettext/manual/html_node/The-LANGUAGE-variable.html
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in names if environment.get(name)), "C")
    if locale.partition(".")[0] in ("C", "POSIX"):
        return ENGLISH
    wanted = [*environment.get("LANGUAGE", "").split(":"), locale]
    return next(filter(None, map(language_code, wanted)), ENGLISH)


def language_code(name: str) -> str:
    """The code of the language that a locale or a code names, empty where it is none of ours."""
    code = name.replace(".", "_").replace("-", "_").partition("_")[0].lower()
    return code if code in (ENGLISH, *TRANSLATED_LANGUAGES) else ""


def set_language(code: str) -> None:
    """Speak that language, English or one of the others."""
    global _translator  # noqa: PLW0603  # a process speaks to one person
    if code == ENGLISH:
        _translator = None
        return
    # English needs no catalogue.
    from gasp_cli.i18n.catalogue import load_translator

    _translator = load_translator(code)


def set_data_translations(texts: Callable[[], Mapping[str, str]]) -> None:
    """Say where the texts of a knowledge base are to be had in the language in use."""
    if _translator is not None:
        _translator.set_data_translations(texts)
