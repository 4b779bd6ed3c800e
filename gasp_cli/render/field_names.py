"""The names of fields as people type them: those of scripts, or the headings of the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gasp_cli.errors import UsageError
from gasp_cli.i18n import ENGLISH, current_language, msg, translate, untranslate
from gasp_cli.matching import closest_matches, normalise
from gasp_cli.results import Column

_SHORTEST_WORD = 4
_SAID = {"played": msg("games played")}  # what its name says elsewhere is said of one match


def is_word(heading: str) -> bool:
    """Whether a heading is a word or several, not an abbreviation such as `GF` or `Pts/m`."""
    return len(heading) >= _SHORTEST_WORD and not set(heading) & set("./")


def field_word(name: str, fields: Mapping[str, Column]) -> str:
    """A field as it may be typed in the language in use: `goals_for`, `gol_fatti`."""
    if current_language() == ENGLISH:
        return name
    heading = translate(fields[name].heading)
    others = {translate(column.heading) for other, column in fields.items() if other != name}
    word = heading if is_word(heading) and heading not in others else translate(_spaced(name))
    return "_".join(re.findall(r"\w+", word.lower()))


def find_fields(typed: str, fields: Mapping[str, Column]) -> list[str]:
    """The fields that a name or a heading means: one, or those that share a cell under it.

    Raises `UsageError`, which lists the fields.
    """
    if typed in fields:
        return [typed]
    for words in _spellings(fields):
        if meant := words.get(normalise(typed)):
            return meant
    by_word = {_spaced(name): name for name in fields}
    english = untranslate(typed.replace("_", " "), by_word)
    if current_language() != ENGLISH and english in by_word:
        return [by_word[english]]
    shown = {field_word(name, fields): name for name in fields}
    close = closest_matches(typed, shown, 1)
    hint = msg("the fields are {names}", names=", ".join(shown))
    if close:
        hint = msg("did you mean {name}? {fields}", name=close[0], fields=hint)
    raise UsageError(msg("unknown field {given!r}", given=typed), hint)


def _spellings(fields: Mapping[str, Column]) -> Iterator[dict[str, list[str]]]:
    """The fields by the words that may be typed for them, normalised; earlier ones count more."""
    headings = {name: column.heading for name, column in fields.items() if column.heading}
    joined = {name: column.joined for name, column in fields.items() if column.joined}
    yield _fields_by({name: translate(heading) for name, heading in headings.items()})
    yield _fields_by({name: field_word(name, fields) for name in fields})
    yield _fields_by({name: translate(heading) for name, heading in joined.items()})
    yield _fields_by({name: translate(heading.lower()) for name, heading in joined.items()})
    yield _fields_by(headings)


def _fields_by(words: Mapping[str, str]) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for name, word in words.items():
        fields.setdefault(normalise(word), []).append(name)
    return fields


def _spaced(name: str) -> str:
    return _SAID.get(name) or name.replace("_", " ")
