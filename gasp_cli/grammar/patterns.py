"""Patterns over kinds of words: each kind is one letter, so that `re` does the matching.

A pattern is written with the names of kinds, `S=(club|they) finish P=place`; a name with `=` before
a bracket or a kind makes a group of it. Kinds are as many as there are letters in a private block
of Unicode, and a sentence is a short text of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
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


def regex(pattern: str) -> re.Pattern[str]:
    """A pattern compiled; blanks in it mean nothing."""
    joined = re.sub(r"\(\?[:=!]", lambda found: found[0], pattern)
    return re.compile("".join(_NAME.sub(_translate, joined).split()))


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
    """A pattern that is compiled when a sentence first has the kinds that it cannot do without."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Sets of letters, of each of which a text must have one for the pattern to match."""
        return tuple(_needs(self._text))

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern for `re`."""
        return regex(self._text)

    def may_match(self, letters: frozenset[str]) -> bool:
        """Whether a text with these letters can match at all."""
        return all(letters & need for need in self.needs)


_TOKEN = re.compile(r"\((?:\?[:=!])?|\)|\||[?*+]|[a-z_0-9]+|[A-Z][A-Z0-9]*=|\$")


def _needs(text: str) -> list[frozenset[str]]:
    """The kinds of item that a pattern cannot match without, read from its outermost parts."""
    # A stack of alternatives, each a list of needs.
    stack: list[list[list[frozenset[str]]]] = [[[]]]
    looks = [False]
    tokens = _TOKEN.findall(text)
    for part, following in zip(tokens, [*tokens[1:], ""], strict=True):
        if part.startswith("("):
            stack.append([[]])
            looks.append(part in ("(?=", "(?!"))
        elif part == "|":
            stack[-1].append([])
        elif part == ")":
            alternatives, is_look = stack.pop(), looks.pop()
            if is_look or following in ("?", "*"):
                continue
            if len(alternatives) == 1:
                stack[-1][-1] += alternatives[0]
            elif all(alternatives):
                stack[-1][-1].append(frozenset().union(*(needs[0] for needs in alternatives)))
        elif part[0].islower() and following not in ("?", "*"):
            stack[-1][-1].append(frozenset(letter(part)))
    return stack[0][0] if len(stack[0]) == 1 else []


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
