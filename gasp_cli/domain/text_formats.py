"""The formats of text fields, and the errors of texts in another format."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gasp_cli.domain.dates import is_date, is_day, is_number
from gasp_cli.domain.fields import TextFormat
from gasp_cli.domain.seasons import is_season
from gasp_cli.i18n import msg
from gasp_cli.matching import normalise

_LONGEST_NAME = 100
_LONGEST_NUMBER = 9


def is_encodable(text: str) -> bool:
    """Whether UTF-8 can encode the text, which has no lone surrogate."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_time(text: str) -> bool:
    hour, _, minute = text.partition(":")
    return (
        len(hour) == len(minute) == 2 and is_number(hour + minute) and hour < "24" and minute < "60"
    )


def _is_country(text: str) -> bool:
    return len(text) == len("ITA") and text.isascii() and text.isalpha() and text.isupper()


def _is_citation(text: str) -> bool:
    source, _, number = text.rpartition(":")
    return (
        is_number(number)
        and number[0] != "0"
        and len(number) <= _LONGEST_NUMBER
        and _is_one_word(source)
    )


def _is_id(text: str) -> bool:
    return _is_one_word(text) and not set(text) & set(":;,")


def _is_one_word(text: str) -> bool:
    return text.split() == [text] and is_encodable(text)


FORMATS: Mapping[TextFormat, tuple[Callable[[str], bool], Callable[[str], str]]] = {
    TextFormat.SEASON: (
        is_season, lambda text: msg("{given!r} is not a season; write it as 2019-20", given=text),
    ),
    TextFormat.DAY: (
        is_day, lambda text: msg("{given!r} is not a day; write it as 2019-05-15", given=text),
    ),
    TextFormat.DATE: (
        is_date, lambda text: msg(
            "{given!r} is not a date; write it as 2019, 2019-05 or 2019-05-15", given=text
        ),
    ),
    TextFormat.TIME: (
        _is_time, lambda text: msg("{given!r} is not a time of day; write it as 20:45", given=text),
    ),
    TextFormat.COUNTRY: (
        _is_country,
        lambda text: msg("{given!r} is not a country; write it as ITA, its FIFA code", given=text),
    ),
    TextFormat.CITATION: (
        _is_citation, lambda text: msg(
            "{given!r} is not a citation; write it as source-id:3, the paragraph's number",
            given=text,
        ),
    ),
    TextFormat.ID: (
        _is_id,
        lambda text: msg("{given!r} is not an id; write it as words joined by hyphens", given=text),
    ),
}  # fmt: skip
"""By format: the test of a text, and the error of a text that fails it."""


def format_error(text_format: TextFormat, text: str) -> str:
    """The error of a non-blank text in that format; empty if it fits."""
    if text_format is TextFormat.NAME:
        return _name_error(text)
    if text_format not in FORMATS:
        return ""
    fits, error = FORMATS[text_format]
    return "" if fits(text) else error(text)


def is_plain_name(text: str) -> bool:
    """Whether a text passes a quick test for names, as nearly every name does."""
    # A printable text has no lone surrogate, control character or line break.
    return (
        text[:1].isalnum()
        and text[0].isascii()
        and text.isprintable()
        and len(text) <= _LONGEST_NAME
    )


def _name_error(text: str) -> str:
    if not text.isprintable() and _has_control(text):
        return msg("{given!r} has a control character", given=text)
    if len(text) > _LONGEST_NAME:
        return msg("{start!r}… is longer than {most} letters", start=text[:20], most=_LONGEST_NAME)
    if any(char.isascii() and char.isalnum() for char in text) or normalise(text):
        return ""
    return msg("{given!r} has no letter and no digit", given=text)


def _has_control(text: str) -> bool:
    import unicodedata  # nearly every name is printable

    return any(unicodedata.category(char) in ("Cc", "Zl", "Zp") for char in text)
