"""Messages for people, and their translation; imports no other room.

Text for people is made with `msg`: it is an English string, which scripts, files and the library
get, and remembers its template and values, so that `translate` can render it in another language.
Only output for people translates: screens, remarks, errors and help. Texts declared beside a field,
an option or a command are translated as they are.

>>> text = msg("{club} won by {margin}", club="Alba", margin=3)
>>> text
'Alba won by 3'
>>> translate(text)
'Alba won by 3'

The gettext catalogues are in `gasp_cli/i18n/locale`; `python -m tests.catalogue` collects the texts
to translate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gasp_cli.i18n.catalogue import Translator

ENGLISH = "en"
TRANSLATED_LANGUAGES = ("it",)
"""The languages that have a catalogue."""
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

ARTICLES = ("il", "lo", "l'", "la", "i", "gli", "le")
"""The definite articles of Italian, as knowledge bases write them."""


class Message(str):
    """English text that can be translated; by itself a word of the data (see `term`)."""

    __slots__ = ()

    def render(self, language: Translator) -> str:
        """The text in that language."""
        return language.word(self)


class _WordInSentence(Message):
    """A word of the data within a sentence."""

    __slots__ = ()

    def render(self, language: Translator) -> str:
        return language.word_in_sentence(self)


class _NameMessage(Message):
    """A name of the data, which no catalogue knows."""

    __slots__ = ()

    def render(self, language: Translator) -> str:
        return language.name(self)


class _TemplateMessage(Message):
    """A message with values in it."""

    __slots__ = ("many", "message", "values")
    message: str
    many: str
    values: Mapping[str, Any]

    def render(self, language: Translator) -> str:
        values = {
            name: language.value(value.render(language) if isinstance(value, Message) else value)
            for name, value in self.values.items()
        }
        return language.template(self.message, self.many, self.values).format(**values)


class _FigureMessage(Message):
    """A number."""

    __slots__ = ("number",)
    number: float

    def render(self, language: Translator) -> str:
        return str(language.value(self.number))


class _DateMessage(Message):
    """A day, a month or a year in ISO format."""

    __slots__ = ("short",)
    short: bool

    def render(self, language: Translator) -> str:
        return language.day(self, in_words=not self.short)


class _ListMessage(Message):
    """Several texts joined by a separator."""

    __slots__ = ("between", "parts")
    between: str
    parts: tuple[str, ...]

    def render(self, language: Translator) -> str:
        return language.joined([_render(part, language) for part in self.parts], self.between)


class _Rewritten(Message):
    """A text that is rewritten after its translation."""

    __slots__ = ("rewrite", "text")
    text: str
    rewrite: Callable[[str], str]

    def render(self, language: Translator) -> str:
        return self.rewrite(_render(self.text, language))


class Worded(str):
    """A value that scripts get as it is, and people in `words`."""

    __slots__ = ("words",)
    words: str

    def __new__(cls, value: str, words: str) -> Worded:
        """Keep the words."""
        worded = super().__new__(cls, value)
        worded.words = words
        return worded

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]  # two, not one
        """The arguments with which a copy is made."""
        return str(self), self.words


def _render(text: str, language: Translator) -> str:
    return text.render(language) if isinstance(text, Message) else text


def msg(message: str, /, **values: Any) -> Message:
    """A message with its values filled in, as `str.format` does.

    Values that are messages are translated with it; others are names, numbers and user input, which
    are the same in any language.
    """
    return _message(message, "", values, message)


class _Count(int):
    """A number of things, which has separators in every message: `9,455`."""

    def __format__(self, how: str) -> str:
        return super().__format__(how or ",")


def plural(singular: str, many: str, n: int, /, **values: Any) -> Message:
    """One of two messages, by a number, which is the value `n` in them, with separators."""
    return _message(singular, many, {"n": _Count(n), **values}, singular if n == 1 else many)


def _message(message: str, many: str, values: Mapping[str, Any], template: str) -> _TemplateMessage:
    filled = _TemplateMessage(template.format(**values))
    filled.message, filled.many, filled.values = message, many, values
    return filled


def term(text: str) -> Message:
    """A word of the data or of a fixed list, such as a stage, a verdict or a competition."""
    return Message(text)


def term_in_sentence(text: str) -> Message:
    """A word as `term`, which languages may write in another way within a sentence: `finale`."""
    return _WordInSentence(text)


def name_term(name: str) -> Message:
    """A name of the data that languages write in their own way, such as a club's."""
    return _NameMessage(name)


def date_term(date: str, *, short: bool = False) -> Message:
    """A date of the data: `2016`, `2016-06` or `2016-06-14`; `short` is without words."""
    message = _DateMessage(date)
    message.short = short
    return message


def figure_term(number: float) -> Message:
    """A number of the data in a sentence, with separators `on_screen` alone."""
    message = _FigureMessage(number)
    message.number = number
    return message


def day_of(date: str) -> str:
    """A date of the data, without words, in the language in use: `14/06/2016`."""
    return _translator.day(date, in_words=False) if _translator else date


def value_term(value: str, *, short: bool = False, in_sentence: bool = False) -> Message:
    """A value of a claim: a date, a season or a word."""
    year, *others = parts = value.split("-")
    is_date = bool(others) and len(year) == 4 and all(map(str.isdecimal, parts))
    # 2010-11 is a season, 2010-12 a month.
    is_season = is_date and len(others) == 1 and int(others[0]) == (int(year) + 1) % 100
    if is_date and not is_season:
        return date_term(value, short=short)
    return term_in_sentence(value) if in_sentence else term(value)


def parts_of(text: str) -> tuple[str, ...]:
    """The texts that `join_list` joined; of any other text the text alone."""
    return text.parts if isinstance(text, _ListMessage) else (text,)


def join_list(parts: Iterable[str], between: str = ", ") -> Message:
    """Several texts, of which messages are translated."""
    items = tuple(parts)
    message = _ListMessage(between.join(items))
    message.between, message.parts = between, items
    return message


def replace_parts(text: str, replace: Callable[[Message], Message]) -> str:
    """The text with each message in it replaced, the innermost ones first."""
    match text:
        case _TemplateMessage():
            values = {
                name: replace_parts(value, replace) if isinstance(value, str) else value
                for name, value in text.values.items()
            }
            template = text.many if text.many and values["n"] != 1 else text.message
            return replace(_message(text.message, text.many, values, template))
        case _ListMessage():
            parts = [replace_parts(part, replace) for part in text.parts]
            return replace(join_list(parts, text.between))
        case Message():
            return replace(text)
    return text


def quotation(words: str) -> Message:
    """Words in quotation marks."""
    return msg("“{words}”", words=words)


def rewritten(text: str, rewrite: Callable[[str], str]) -> Message:
    """A text rewritten for a markup; a message is rewritten after its translation."""
    message = _Rewritten(rewrite(text))
    message.text, message.rewrite = text, rewrite
    return message


_translator: Translator | None = None


def translate(text: str) -> str:
    """A message, or a text declared in English, in the language in use."""
    if _translator is None:
        return text
    return text.render(_translator) if isinstance(text, Message) else _translator.word(text)


def on_screen(text: str) -> str:
    """A message, or a text declared in English, as a screen shows it: figures with separators."""
    return translate(replace_parts(text, _grouped) if isinstance(text, Message) else text)


def _grouped(message: Message) -> Message:
    return Message(figure(message.number)) if isinstance(message, _FigureMessage) else message


def shown_choices(choices: Iterable[str]) -> list[str]:
    """Choices as they are offered: in the language in use if it has all of them, unlike formats."""
    known = list(choices)
    words = [translate(choice) for choice in known]
    return known if set(words).intersection(known) else words


def untranslate(text: str | None, words: Iterable[str]) -> str | None:
    """The English word that a user typed in the language in use; else the text itself.

    Another gender or number, or the first word of several, will do where only one word has it.
    """
    if text is None or _translator is None:
        return text
    return _translator.english(text, words) or text


def name_in_use(name: str) -> tuple[str, ...]:
    """The name of the data in the language in use, if that has another."""
    own = _translator.name(name) if _translator else name
    return (str(own),) if own != name else ()


def figure(number: float) -> str:
    """A number as people read it, with separators: `24,642`."""
    return _translator.figure(number) if _translator else f"{number:,}"


def current_language() -> str:
    """The code of the language in use."""
    return _translator.code if _translator else ENGLISH


def language_from_environment(environment: Mapping[str, str]) -> str:
    """The language of a locale, English where it is not one of ours.

    As in GNU gettext `LANGUAGE` lists languages in order of preference, unless the locale is C.
    https://www.gnu.org/software/gettext/manual/html_node/The-LANGUAGE-variable.html
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in names if environment.get(name)), "C")
    if locale.partition(".")[0] in ("C", "POSIX"):
        return ENGLISH
    locales = [*environment.get("LANGUAGE", "").split(":"), locale]
    return next(filter(None, map(language_code, locales)), ENGLISH)


def language_code(name: str) -> str:
    """The code of the language of a locale or code, empty where it is not one of ours."""
    code = name.replace(".", "_").replace("-", "_").partition("_")[0].lower()
    return code if code in (ENGLISH, *TRANSLATED_LANGUAGES) else ""


def set_language(code: str) -> None:
    """Use that language, English or one of `TRANSLATED_LANGUAGES`."""
    global _translator  # noqa: PLW0603  # a process speaks to one person
    if code == ENGLISH:
        _translator = None
        return
    # English needs no catalogue.
    from gasp_cli.i18n.catalogue import load_translator

    _translator = load_translator(code)


def set_data_translations(texts: Callable[[], Mapping[str, str]]) -> None:
    """Set the function that reads a knowledge base's texts in the language in use."""
    if _translator is not None:
        _translator.set_data_translations(texts)
