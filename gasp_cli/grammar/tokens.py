"""A text as words that know where they stand in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from gasp_cli.matching import normalise

_PLAIN = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u2032": "'", "`": "'",
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2212": "-", "\u2013": "-",
        "\u00ad": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\ufeff": " ",
    }
)  # fmt: skip
"""One sign for one sign, so that places in the text stay the same."""

_YEAR = "(?:19|20)[0-9]{2}"
_FIGURES = (
    rf"(?P<day>{_YEAR}([-./])[0-9]{{1,2}}\2[0-9]{{1,2}}(?![0-9])"
    rf"|[0-9]{{1,2}}(?:([-./])[0-9]{{1,2}}\3{_YEAR}|([./])[0-9]{{1,2}}\4[0-9]{{2}})(?![-./]?[0-9]))"
    r"|(?P<season>(?:19|20)[0-9]{2}[-/](?:(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9]|-[0-9])"
    r"|[0-9]{2}/[0-9]{2}(?![0-9/]))"
    r"|(?P<balance>[0-9]{1,3}-[0-9]{1,3}-[0-9]{1,3}(?![-0-9]))"
    r"|(?P<score>[0-9]{1,2}[-:][0-9]{1,2}(?![-:/0-9]))"
    r"|(?P<number>[0-9]{1,3}(?:[,.][0-9]{3})+(?![0-9])|[0-9]+(?:[.,][0-9]+)?)"
    r"(?P<ordinal>(?:st|nd|rd|th)\b|[\u00ba\u00b0\u00aa])?"
)
_ENGLISH = _FIGURES + (
    r"|(?P<possessive>'s\b)"
    r"|(?P<word>[^\W\d_]\w*(?:'(?!s\b)[^\W\d_]+)?)"
    r"|(?P<sign>\S)"
)
_ITALIAN = _FIGURES + r"|(?P<elided>[^\W\d_]+'(?=\w))|(?P<word>[^\W\d_]\w*)|(?P<sign>\S)"
_ACCENT = "\u02b0"  # stands for an accent that is a sign of its own


class Token(NamedTuple):
    """A word of a text, and where it stands.

    `text` is the word in lower case without accents, `exact` with them; `kind` is how it is
    written: word, elided, possessive, season, day, balance, score, number,
    ordinal, sign. `capital` says that it begins with one, `joined` that a hyphen binds it to the
    word before.
    """

    text: str
    exact: str
    kind: str
    start: int
    end: int
    capital: bool
    joined: bool


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """A word in lower case without accents."""
    return text.lower() if text.isascii() else normalise(text.replace(_ACCENT, ""))


def tokenise(text: str, language: str) -> list[Token]:
    """The words of a text in the language `en` or `it`."""
    source = text.translate(_PLAIN)
    if not source.isascii():
        source = _without_accents(source)
    tokens: list[Token] = []
    joined = False
    for found in re.finditer(_ENGLISH if language == "en" else _ITALIAN, source):
        kind, raw = found.lastgroup or "", found[0]
        start, end = found.span()
        if raw == "-":
            before = tokens and tokens[-1].end == start
            if before and end < len(source) and source[end].isalnum():
                joined = True
                continue
        tokens.append(Token(fold(raw), raw.lower(), kind, start, end, raw[:1].isupper(), joined))
        joined = False
    return tokens


def _without_accents(text: str) -> str:
    """The text with every accent that is a sign of its own marked, so that a word stays one."""
    from unicodedata import combining

    return "".join(_ACCENT if combining(sign) else sign for sign in text)


_SMALL_ENGLISH_WORDS = frozenset(
    ("the", "of", "and", "to", "was", "were", "is", "with", "for", "by", "on", "at", "from",
     "that", "his", "their", "they", "we", "our", "beat", "won", "lost", "drew", "scored", "away",
     "finished", "against", "after", "under", "how", "many", "when", "who", "what", "did")
)  # fmt: skip
_SMALL_ITALIAN_WORDS = frozenset(
    ("il", "lo", "la", "gli", "le", "di", "del", "della", "dei", "e", "che", "per", "con", "nel",
     "nella", "da", "dal", "un", "una", "ha", "è", "sono", "al", "alla",
     "abbiamo", "battuto", "vinto", "perso", "contro", "quanti", "quante", "quando", "chi", "qual")
)  # fmt: skip
_ENOUGH = 20_000
_FEW = 40


def language_of(text: str) -> str | None:
    """The language of a text, `en` or `it`, by the small words that it is made of; None without.

    Words with a capital letter do not count: they may belong to a name.
    """
    words = re.findall(r"\b[a-zà-ù]+\b", text[:_ENOUGH])
    english = sum(word in _SMALL_ENGLISH_WORDS for word in words)
    italian = sum(word in _SMALL_ITALIAN_WORDS for word in words)
    if english == italian:
        return "en" if len(words) > _FEW else None
    return "it" if italian > english else "en"
