"""Nouns in Italian sentences: with their article, after a preposition, and in agreement with them.

A place in a translated message may say how its value stands there. With "Alba", whose article
is "l'" and whose gender is feminine, `{club:il}` is "l'Alba", `{club:di}` "dell'Alba",
`{club:Il}` at the beginning of a sentence "L'Alba", and "uscit{club:o/a}" ends in "a". The
prepositions that contract are `di`, `a`, `da`, `in` and `su`. What has no known article stands
without one ("di Dora"), and what has no known gender takes the first ending.
"""

from __future__ import annotations

from collections.abc import Sequence

_BARE = {"il": "", "di": "di ", "a": "a ", "da": "da ", "in": "in ", "su": "su "}
_STEMS = {"di": "de", "a": "a", "da": "da", "in": "ne", "su": "su"}
_CONTRACTED = {
    "il": "l", "lo": "llo", "l'": "ll'", "la": "lla", "i": "i", "gli": "gli", "le": "lle",
}  # fmt: skip
_FEMININE = ("la", "le")
_PLURAL = ("i", "gli", "le")
_ELIDED = (8, 11)
"""The days of a month that begin with a vowel: "l'8 maggio"."""


class Noun(str):
    """A text that knows its article, one of `i18n.ARTICLES`, and its gender, `m` or `f`, if any."""

    __slots__ = ("article", "feminine")
    article: str
    feminine: bool

    def __new__(cls, text: str, article: str = "", gender: str = "") -> Noun:
        """Keep the article and the gender, which "l'" alone does not tell."""
        noun = super().__new__(cls, text)
        noun.article = article
        noun.feminine = gender == "f" or article in _FEMININE
        return noun

    def __format__(self, form: str) -> str:
        if "/" in form:
            endings = form.split("/")
            plural = self.article in _PLURAL and len(endings) > len("mf")
            return endings[self.feminine + 2 * plural]
        stem = form.lower()
        if stem not in _BARE:
            return super().__format__(form)
        before = _BARE[stem]
        if self.article:
            before = _STEMS[stem] + _CONTRACTED[self.article] if stem in _STEMS else self.article
            before += "" if before.endswith("'") else " "
        return (before[:1].upper() + before[1:] if form[0].isupper() else before) + self


class NounList(str):
    """Several texts joined by a separator, each of which takes the article or preposition."""

    __slots__ = ("between", "parts")
    between: str
    parts: Sequence[str]

    def __new__(cls, parts: Sequence[str], between: str) -> NounList:
        """Join the parts."""
        nouns = super().__new__(cls, between.join(parts))
        nouns.parts, nouns.between = parts, between
        return nouns

    def __format__(self, form: str) -> str:
        return self.between.join(format(as_noun(part), form) for part in self.parts)


def as_noun(value: str) -> str:
    """The text itself if it takes a form, else a noun without article."""
    return value if isinstance(value, (Noun, NounList)) else Noun(value)


def date_noun(text: str, day: str | None, month: str | None) -> Noun:
    """A date that is written in that way: "l'8 maggio 2020", "maggio 2020", "il 2020"."""
    if day:
        return Noun(text, "l'" if int(day) in _ELIDED else "il")
    return Noun(text, "" if month else "il")
