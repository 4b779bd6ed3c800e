"""Finding what a person means by a name: accents, case and slips of the keyboard aside."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from gasp_cli.errors import AmbiguousName, UnknownName

# Letters that Unicode does not take apart into a base letter and an accent.
_SINGLE_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)

# How alike two names must be for one to be offered for the other, and how much less alike than
# the best a further one may be. Found on misspelt names of clubs and players.
_ALIKE = 0.6
_AS_GOOD = 0.12


def fold(text: str) -> str:
    """The text as it is compared: lower case, no accents, words parted by one space."""
    # Taken apart before and after the case is folded: each can make work for the other.
    folded = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", folded).translate(_SINGLE_LETTERS)
    return " ".join(
        "".join(
            " " if not char.isalnum() else char
            for char in decomposed
            if not unicodedata.combining(char)
        ).split()
    )


def slug(text: str) -> str:
    """The text as a part of an id: `Hellas Verona` is `hellas-verona`."""
    return fold(text).replace(" ", "-")


def nearest(given: str, names: Iterable[str], count: int = 3) -> list[str]:
    """The names that look most like `given`, best first; none where none comes close."""
    from difflib import SequenceMatcher  # only a failed look-up pays for it

    matcher = SequenceMatcher(b=fold(given), autojunk=False)
    likeness: dict[str, float] = {}
    for name in names:
        matcher.set_seq1(fold(name))
        if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE:
            likeness[name] = matcher.ratio()
    best = max(likeness.values(), default=0)
    close = [one for one in likeness if likeness[one] >= max(_ALIKE, best - _AS_GOOD)]
    return sorted(close, key=lambda one: -likeness[one])[:count]


def find_name(given: str, spellings: Mapping[str, Iterable[str]], what: str) -> str:
    """The canonical name that `given` stands for.

    `spellings` has the other spellings of every canonical name. A whole spelling
    wins; else one name must have all the words given (`Verona`, `Borussia Dortm` does not).
    Raises `AmbiguousName` where several have them and `UnknownName`, with the nearest
    names, where none has.
    """
    wanted = fold(given)
    index: dict[str, str] = {}
    for name, others in spellings.items():
        for other in others:
            index.setdefault(fold(other), name)
    index.update((fold(name), name) for name in spellings)
    if wanted in index:
        return index[wanted]
    words = set(wanted.split())
    hits = sorted({name for key, name in index.items() if words and words <= set(key.split())})
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise AmbiguousName(what, given, hits)
    close = dict.fromkeys(index[key] for key in nearest(given, index, 6))
    raise UnknownName(what, given, list(close)[:3])
