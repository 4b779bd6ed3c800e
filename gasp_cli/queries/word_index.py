"""The words of some texts, where they stand, and which of them a typed word may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from gasp_cli.queries.search_words import forms_of, stem

# The weights of other forms of a typed word, of words that mean the same, that begin with it or
# resemble it; an exact one counts 1.
_FORM = 0.97
_SYNONYM = 0.9
_BEGINNING = 0.7
_TYPO = 0.6
_SHORTEST_WITH_TYPO = 4
_SHORTEST_PART = 3
_LONG = 8  # from this length on a word may have two slips


class WordIndex:
    """The words of some normalised texts; `spoken` are their parts in the language in use.

    `texts_with` has the numbers of the texts with a word, in order.
    """

    def __init__(self, texts: Sequence[str], spoken: Sequence[str]) -> None:
        self.texts_with: dict[str, list[int]] = {}
        for number, text in enumerate(texts):
            for word in set(text.split()):
                self.texts_with.setdefault(word, []).append(number)
        self._by_letter: dict[str, list[str]] = {}
        for word in self.texts_with:
            self._by_letter.setdefault(word[0], []).append(word)
        self._text = "\n".join(texts)
        self._spoken = spoken

    def taken_apart(self, word: str) -> list[str]:
        """The word, or the two words side by side that were typed as one: `hattrick`."""
        if (
            len(word) < 2 * _SHORTEST_PART
            or not word.isalpha()
            or next(self._beginning_with(word[:-1]), None)
        ):
            return [word]
        for place in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            parts = [word[:place], word[place:]]
            if all(part in self.texts_with for part in parts):
                pair = " ".join(parts)
                if pair in self._text and re.search(rf"(?<!\S){pair}(?!\S)", self._text):
                    return parts
        return [word]

    def meanings(self, words: Sequence[str]) -> list[dict[str, float]]:
        """For each typed word, the words of the texts that it may mean, with their weights.

        Typing errors are considered only if no text has the word itself in any form, and only for
        what is spoken.
        """
        return [
            weights
            if max(weights.values(), default=0) >= _SYNONYM
            else self._similar(word) | weights
            for word, weights in ((word, self._forms_and_beginnings(word)) for word in words)
        ]

    def _beginning_with(self, beginning: str) -> Iterator[str]:
        for word in self._by_letter.get(beginning[0], ()):
            if word.startswith(beginning):
                yield word

    def _forms_and_beginnings(self, word: str) -> dict[str, float]:
        """The words that are forms of this one or begin with it; a letter must be equal."""
        if len(word) == 1:
            return {word: 1.0} if word in self.texts_with else {}
        stems = forms_of(word)
        own, weights = stem(word), {}
        for candidate in {word for form in stems for word in self._beginning_with(form)}:
            if candidate == word:
                weights[candidate] = 1.0
            elif stem(candidate) in stems:
                weights[candidate] = _FORM if stem(candidate) == own else _SYNONYM
            elif candidate.startswith(word):
                weights[candidate] = _BEGINNING
        return weights

    @cached_property
    def _spoken_words(self) -> set[str]:
        return {word for text in self._spoken for word in text.split()}

    def _similar(self, word: str) -> dict[str, float]:
        """The spoken words of which this one may be a misspelling, with their weights.

        The first letter is hardly ever wrong: `eighth` is not `heights`.
        """
        from difflib import SequenceMatcher, get_close_matches  # few words are misspelt

        if len(word) < _SHORTEST_WITH_TYPO or not word[0].isalpha():
            return {}
        slips = 1 if len(word) < _LONG else 2
        close = [
            candidate
            for candidate in self._spoken_words
            if candidate[0] == word[0]
            if abs(len(candidate) - len(word)) <= 2 and not candidate.isdigit()
        ]
        cutoff = 1 - slips / len(word)
        similar = get_close_matches(word, close, n=len(close), cutoff=cutoff) if close else []
        weights = {name: _TYPO * SequenceMatcher(None, name, word).ratio() for name in similar}
        stems = {stem(name): weight for name, weight in weights.items()}
        forms = {name: _FORM * stems[own] for name in close if (own := stem(name)) in stems}
        return forms | weights
