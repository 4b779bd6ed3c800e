"""Patterns over kinds of words: each kind is one letter, so that `re` does the matching.

A pattern is written with the names of kinds, `S=(club|they) finish P=place`; a name with `=` before
a bracket or a kind makes a group of it. Kinds are as many as there are letters in a private block
of Unicode, and a sentence is a short text of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, pairwise
from typing import Any, NamedTuple


class Item(NamedTuple):
    """A word or phrase: its kind, what it means, and where it stands in the text."""

    kind: str
    value: Any
    start: int
    end: int

    @property
    def where(self) -> tuple[int, int]:
        """Its place in the text."""
        return self.start, self.end


_LETTERS: dict[str, str] = {}
_FIRST = 0xE000

_NAME = re.compile(r"(?P<group>[A-Z][A-Z0-9]*)=(?:(?P<open>\()|(?P<single>[a-z_0-9]+))|[a-z_0-9]+")


def letter(kind: str) -> str:
    """The letter of a kind."""
    found = _LETTERS.get(kind)
    if found is None:
        found = _LETTERS[kind] = chr(_FIRST + len(_LETTERS))
    return found


def encode(items: Iterable[Item]) -> str:
    """The kinds of items as a text."""
    return "".join([letter(item.kind) for item in items])


def _translate(found: re.Match[str]) -> str:
    if found["group"] is None:
        return letter(found[0])
    if found["single"] is not None:
        return f"(?P<{found['group']}>{letter(found['single'])})"
    return f"(?P<{found['group']}>"


# Alternatives of one letter each: as a set of letters they compile several times faster.
_LETTERS_ONLY = re.compile(r"(?<=[(|>:=!])[^ -~](?:\|[^ -~])+(?=[|)])")


def regex(pattern: str) -> re.Pattern[str]:
    """A pattern compiled; blanks in it mean nothing."""
    letters = "".join(_NAME.sub(_translate, pattern).split())
    return re.compile(_LETTERS_ONLY.sub(lambda found: f"[{found[0].replace('|', '')}]", letters))


class Found:
    """The match of a pattern: the items of the whole and of each group."""

    def __init__(self, match: re.Match[str], items: Sequence[Item]) -> None:
        self._match = match
        self._items = items

    @property
    def items(self) -> Sequence[Item]:
        """All items that were matched."""
        return self._items[self._match.start() : self._match.end()]

    @property
    def where(self) -> tuple[int, int]:
        """The place in the text of all that was matched."""
        items = self.items
        return items[0].start, items[-1].end

    def __getitem__(self, name: str) -> Item:
        """The first item of a group that every match of the pattern has."""
        return self.group(name)[0]

    def group(self, name: str) -> Sequence[Item]:
        """The items of a group, none where it took no part."""
        if name not in self._match.re.groupindex:
            return ()
        start, end = self._match.span(name)
        return self._items[start:end] if start >= 0 else ()

    def item(self, name: str) -> Item | None:
        """The first item of a group."""
        items = self.group(name)
        return items[0] if items else None

    def value(self, name: str) -> Any:
        """The value of a group's first item, None where it took no part."""
        item = self.item(name)
        return None if item is None else item.value

    def value_of(self, number: int) -> Any:
        """The value of the item at a place among those matched."""
        return self.items[number].value

    def has_any(self, *names: str) -> bool:
        """Whether any of some groups took part."""
        return any(map(self.has, names))

    def has(self, name: str) -> bool:
        """Whether a group took part."""
        return bool(self.group(name))


Build = Callable[[Found], Any]


class Rule(NamedTuple):
    """A phrase: what it is made of, the kind it makes, and its meaning; None refuses the match."""

    pattern: str
    kind: str
    build: Build


class Pattern:
    """A pattern that is compiled when a sentence first has the kinds that it cannot do without.

    `ending` is what must follow it. Alternatives stand in brackets.
    """

    def __init__(self, text: str, ending: str = "") -> None:
        self._text = text
        self._ending = ending
        self._needs: list[frozenset[str]] = []
        self._further_needs = _needs(text)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern for `re`."""
        return regex(self._text + self._ending)

    def may_match(self, letters: frozenset[str]) -> bool:
        """Whether a text with these letters can match at all."""
        if not all(map(letters.intersection, self._needs)):
            return False
        # Most patterns fail at the first thing they need: the others are read when it is there.
        for need in self._further_needs:
            self._needs.append(need)
            if not letters & need:
                return False
        return True


_TOKEN = re.compile(r"\((?:\?[:=!])?|\)|\||[?*+]|[a-z_0-9]+|[A-Z][A-Z0-9]*=|\$")
_OPTIONAL = ("?", "*")
_OPTIONAL_PART = re.compile(r"(?:\((?:\?:)?[^()]*\)|\b[a-z_0-9]++)[?*]")


def _needs(text: str) -> Iterator[frozenset[str]]:
    """Sets of letters, of each of which a text must have one for the pattern to match."""
    # The brackets that are open: whether they look ahead, and the needs of each alternative.
    brackets: list[tuple[bool, list[list[frozenset[str]]]]] = []
    needed = _OPTIONAL_PART.sub("", text)  # leaves only optional brackets around others
    tokens = (token[0] for token in _TOKEN.finditer(needed))
    for part, following in pairwise(chain(tokens, [""])):
        needs: list[frozenset[str]] = []
        if part.startswith("("):
            brackets.append((part in ("(?=", "(?!"), [[]]))
        elif part == "|":
            brackets[-1][1].append([])
        elif part == ")":
            is_look, alternatives = brackets.pop()
            if is_look or following in _OPTIONAL:
                continue
            if len(alternatives) == 1:
                needs = alternatives[0]
            elif all(alternatives):
                needs = [frozenset().union(*(needs[0] for needs in alternatives))]
        elif part[0].islower() and following not in _OPTIONAL:
            needs = [frozenset(letter(part))]
        if not brackets:
            yield from needs
        else:
            brackets[-1][1][-1] += needs


class RewriteRules:
    """RewriteRules applied one after the other."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(Pattern(pattern), kind, build) for pattern, kind, build in rules]

    def apply(self, items: list[Item]) -> list[Item]:
        """The items with the phrases that the rules make of them."""
        code = encode(items)
        letters = frozenset(code)
        for pattern, kind, build in self._rules:
            if not pattern.may_match(letters):
                continue
            made: list[Item] = []
            done = 0
            for match in pattern.compiled.finditer(code):
                if match.start() == match.end():
                    continue
                value = build(Found(match, items))
                if value is None:
                    continue
                made += items[done : match.start()]
                first, last = items[match.start()], items[match.end() - 1]
                made.append(Item(kind, value, first.start, last.end))
                done = match.end()
            if done:
                items = made + items[done:]
                code = encode(items)
                letters = frozenset(code)
        return items
