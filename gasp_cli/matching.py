"""Find names as people type them: without accents, in any case, with typing errors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias, TypeVar

from gasp_cli.errors import AmbiguousName, SeveralNames, UnknownName, UsageError
from gasp_cli.i18n import join_list, msg, term, untranslate

# How alike two names must be for one to be offered for the other, and how much less alike than
# the best a further one may be. Found on misspelt names of clubs and players.
_ALIKE = 0.6
_AS_GOOD = 0.12
_SAME = 0.9
_SHORTEST_BEGINNING = 3

_ASCII_GAPS = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalnum()})


class _FoldTable(dict[int, str]):
    """Table for `str.translate`, filled on demand: the letter, or a space for punctuation."""

    def __missing__(self, code: int) -> str:
        import unicodedata  # most names need it not, and a command is over in a blink

        letter = chr(code)
        shown = "" if unicodedata.combining(letter) else letter if letter.isalnum() else " "
        self[code] = shown
        return shown


# Those that Unicode does not take apart into a base letter and an accent.
_FOLD_TABLE = _FoldTable(
    str.maketrans(
        {"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
    )
)


def normalise(text: str) -> str:
    """Normalise a text for comparison: lower case, no accents, words separated by one space."""
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII_GAPS).split())
    from unicodedata import normalize  # see above

    # Taken apart before and after the case is folded: each can make work for the other.
    decomposed = normalize("NFKD", normalize("NFKD", text).casefold())
    return " ".join(decomposed.translate(_FOLD_TABLE).split())


def normalise_words(texts: Sequence[str]) -> list[str]:
    """Normalise many texts at once."""
    easy_texts = [text if text.isascii() and "\n" not in text else "" for text in texts]
    # Texts without special letters are normalised together, as one long text.
    plain = "\n".join(easy_texts).lower().translate({**_ASCII_GAPS, ord("\n"): "\n"}).split("\n")
    return [
        easy if easy or not text else normalise(text)
        for easy, text in zip(plain, texts, strict=True)
    ]


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """The text as a part of an id: `Hellas Verona` is `hellas-verona`."""
    return normalise(text).replace(" ", "-")


def closest_matches(
    text: str, names: Iterable[str], count: int = 3, least: float = _ALIKE
) -> list[str]:
    """The names most like a text, best first; empty where none comes close."""
    matcher = SequenceMatcher(b=normalise(text), autojunk=False)
    likeness: dict[str, float] = {}
    for name in names:
        matcher.set_seq1(normalise(name))
        if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least:
            likeness[name] = matcher.ratio()
    best = max(likeness.values(), default=0)
    close = [name for name in likeness if likeness[name] >= max(least, best - _AS_GOOD)]
    return sorted(close, key=lambda name: -likeness[name])[:count]


Choice = TypeVar("Choice", bound=StrEnum)


def parse_choice(kind: type[Choice], text: str, what: str) -> Choice:
    """The member of a closed list that `text` names, as `find_choice` reads it."""
    return kind(find_choice([choice.value for choice in kind], text, what))


def find_choice(choices: Sequence[str], text: str, what: str) -> str:
    """The value of a closed list that `text` names, in any case and in the language in use.

    Raises `UsageError`, which lists the values.
    """
    typed = (untranslate(text, choices) or "").lower()
    for choice in choices:
        if choice.lower() == typed:
            return choice
    raise UsageError(
        msg("{given!r} is not a {what}", given=text, what=what),
        msg("it is one of {values}", values=join_list(map(term, choices))),
    )


def find_name(text: str, spellings: Mapping[str, Iterable[str]], what: str) -> str:
    """The canonical name that a text means.

    Raises the errors of `match_name`, and `UnknownName` with the nearest names where none is meant.
    """
    name = match_name(text, spellings, what)
    if name is not None:
        return name
    index = _index(spellings) if normalise(text) else {}
    close = dict.fromkeys(index[key] for key in closest_matches(text, index, 6))
    raise UnknownName(what, text, list(close)[:3])


def match_name(text: str, spellings: Mapping[str, Iterable[str]], what: str) -> str | None:
    """The canonical name that a text means; None where no name is meant.

    `spellings` has the other spellings of every canonical name. An exact spelling wins; else
    exactly one name must have all the words of the text, or words that begin with them.
    Raises `AmbiguousName` where several names have them, and `SeveralNames` for a list of names.
    """
    if text in spellings:
        return text  # as the data write it: no need to fold a thousand others
    folded = normalise(text)
    if not folded:
        return None
    index = _index(spellings)
    if re.search(_BETWEEN, text) and _is_list(text, spellings, index):
        raise SeveralNames(what, text)
    if folded in index:
        return index[folded]
    hits = _by_words(folded.split(), index)
    # One that has the words and one that looks all but the same are both meant, perhaps.
    hits += [index[key] for key in closest_matches(text, index, 6, least=_SAME)] if hits else []
    candidates = sorted(set(hits), key=normalise)
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        raise AmbiguousName(what, text, candidates)
    return None


def _index(spellings: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The canonical name of every spelling, folded; a canonical name wins over others."""
    index: dict[str, str] = {}
    for name, others in spellings.items():
        for other in others:
            index.setdefault(normalise(other), name)
    index.update((normalise(name), name) for name in spellings)
    return index


OneOrMore: TypeAlias = str | Iterable[str] | None
"""A name, several of them, or none."""
Seasons: TypeAlias = str | int | Iterable[str | int] | None
"""A season, several of them, or none; 2020 ends 2019-20."""


def several_of(names: Seasons) -> tuple[str, ...]:
    """The names as a tuple; empty for none."""
    if names is None:
        return ()
    return (str(names),) if isinstance(names, (str, int)) else tuple(map(str, names))


def find_each(option: str, find: Callable[[str], str], texts: Iterable[str]) -> tuple[str, ...]:
    """The canonical names of an option's values, without repeats.

    Raises the errors of `find`; for a list in one value the hint says to repeat the option.
    """
    names = []
    for name in texts:
        try:
            names.append(find(name))
        except UsageError as error:
            if "," not in name and not isinstance(error, SeveralNames):
                raise
            how = f"--{option} A --{option} B"  # i18n: what to type
            raise UsageError(
                error.message, msg("to name several, repeat the option: {how}", how=how)
            ) from error
    return tuple(dict.fromkeys(names))


_BETWEEN = r"[,;/|+&]"


def _is_list(text: str, spellings: Mapping[str, Iterable[str]], index: Mapping[str, str]) -> bool:
    """Whether a text lists names: each part is a name, and no name has all the parts.

    `Inter,Milan` lists two clubs; `Bodø/Glimt` and `Milan, AC` are one each.
    """
    plain = text.casefold()
    if any(plain in (name.casefold(), *map(str.casefold, spellings[name])) for name in spellings):
        return False
    parts = [key for key in map(normalise, re.split(_BETWEEN, text)) if key]
    meant = [{index[key]} if key in index else set(_by_words(key.split(), index)) for key in parts]
    return all(meant) and not set.intersection(*meant) if meant else False


def _by_words(words: list[str], index: Mapping[str, str]) -> list[str]:
    """The names with all the words in one spelling, else those with words that begin with them."""
    keys = {key: key.split() for key in index}
    whole = [index[key] for key, parts in keys.items() if words and set(words) <= set(parts)]
    if whole or min(map(len, words), default=0) < _SHORTEST_BEGINNING:
        return whole
    words_of = {name: normalise(name).split() for name in set(index.values())}
    return [
        name
        for name, parts in words_of.items()
        if all(any(part.startswith(word) for part in parts) for word in words)
    ]
