"""A sentence as items: known words and names with their kinds; everything else is `unknown`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from importlib import import_module
from itertools import chain, pairwise, zip_longest
from typing import Any, NamedTuple, TypeAlias

from gasp_cli.domain.dates import is_day
from gasp_cli.grammar.first_person import FirstPerson, PersonWords
from gasp_cli.grammar.patterns import Item
from gasp_cli.grammar.tokens import Token, fold, tokenise

_STOPS = {",": "comma", ";": "semi", ":": "semi", "—": "semi", "–": "semi", "-": "semi",
          "(": "semi", ")": "semi", "…": "semi"}  # fmt: skip
_ITALIAN_WORD = re.compile(r"[^\s']+'?")
_SILENT = {".", "!", "?", '"', "“", "”", "«", "»", "'", "[", "]", "*", "_", "/"}


class Entry(NamedTuple):
    """A phrase of the lexicon: its words, its kind, its meaning; a name has a capital letter."""

    words: tuple[str, ...]
    kind: str
    value: Any
    is_name: bool = False


Phrase: TypeAlias = tuple[str, str, Any, bool]
"""A phrase as it is declared: its text, kind and meaning, and whether it is a name.

It becomes an entry when its first word is met; a plain tuple is made in a third of the time, and a
sentence needs some three thousand.
"""


class Lexicon:
    """The words of one language, with the names of a knowledge base."""

    def __init__(
        self,
        language: str,
        names: Iterable[Phrase],
        *,
        of_questions: bool = False,
        small_names: bool = False,
    ) -> None:
        self.language = language
        self._of_questions = of_questions
        self._small_names = small_names or of_questions
        # Only the language in use is imported.
        self._words = import_module(
            "gasp_cli.grammar.italian" if language == "it" else "gasp_cli.grammar.english"
        )
        self._names = names
        self._entries: dict[str, list[Entry]] = {}

    @cached_property
    def _phrases(self) -> Mapping[str, list[Phrase]]:
        """The phrases by their first word; most words of a lexicon are never met in a sentence."""
        index: dict[str, list[Phrase]] = defaultdict(list)
        articles = self._words.ARTICLES
        names = (name for name in self._names if name[0] not in self._words.NOT_NAMES)
        for phrase in chain(self._declared(), names):
            first = phrase[0].partition(" ")[0]
            if first in articles or not first.isalpha():
                first = self._first_word(phrase[0])
            index[first].append(phrase)
        return index

    @cached_property
    def _accented(self) -> Mapping[str, str]:
        """The first words that have accents, by what is typed without: a phone has none at hand."""
        return {fold(word): word for word in self._phrases if not word.isascii()}

    def _first_word(self, text: str) -> str:
        """The first word of a phrase that is not an article."""
        articles = self._words.ARTICLES
        first, _, rest = text.partition(" ")
        if rest and first in articles:
            first = rest.partition(" ")[0]
        if "'" in first or "-" in first:
            first = _words_of(first, self.language)[0]
            if first in articles:
                first = _words_of(text, self.language)[1]
        return first

    def _declared(self) -> Iterable[Phrase]:
        of_questions = self._words.QUESTIONS if self._of_questions else {}
        for kind, phrases in (*of_questions.items(), *self._words.WORDS.items()):
            yield from ((text, kind, None, False) for text in phrases.split("|"))
        for kind, infinitives in self._words.VERBS.items():
            for infinitive in infinitives.split():
                forms = self._words.conjugate(infinitive)
                yield from ((form, kind, None, False) for form in forms)
        for kind, meanings in self._words.NAMES.items():
            for value, phrases in meanings.items():
                yield from ((text, kind, value, False) for text in phrases.split("|"))

    def entries(self, first: str) -> list[Entry]:
        """The entries that begin with a word, the longest first."""
        if first not in self._entries:
            articles = self._words.ARTICLES
            entries = []
            for text, kind, value, is_name in self._phrases.get(first, ()):
                words = tuple(text.split()) if is_name else _words_of(text, self.language)
                if len(words) > 1:
                    words = tuple(word for word in words if word not in articles) or words
                entries.append(Entry(words, kind, value, is_name))
            # What is written out comes before what is conjugated.
            entries.sort(key=lambda entry: (-len(entry.words), not entry.is_name))
            self._entries[first] = entries
        return self._entries[first]

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        """The numbers that are one word."""
        small, tens = self._words.SMALL, self._words.TENS
        numbers = {word: number for number, word in enumerate(small)}
        numbers |= {word: 10 * number for number, word in enumerate(tens, 2)}
        if self.language == "en":
            return numbers | {"nil": 0}
        for ten in tens:
            for unit, word in enumerate(small[1:10], 1):
                stem = ten[:-1] if word[0] in "uo" else ten
                numbers[stem + word] = numbers[ten] + unit
                numbers[stem + word + "é"] = numbers[stem + fold(word)] = numbers[ten] + unit
        numbers["ventitré"] = 23
        below = dict(numbers)
        for hundreds, word in enumerate(["", *small[2:10]], 1):
            numbers[word + "cento"] = 100 * hundreds
            if hundreds == 1:
                numbers |= {"cento" + rest: 100 + number for rest, number in below.items()}
        return numbers

    @cached_property
    def _ordinals(self) -> Mapping[str, int]:
        words = self._words.ORDINALS
        if self.language == "en":
            return {word: number for number, word in enumerate(words, 1)}
        return {word + ending: number for number, word in enumerate(words, 1) for ending in "oaie"}

    def items(self, text: str) -> list[Item]:
        """The items of a text; a word that nothing is known of is `unknown`."""
        tokens = tokenise(text, self.language)
        items: list[Item] = []
        at = 0
        while at < len(tokens):
            item, at = self._next(tokens, at)
            if item is not None:
                items.append(item)
        items = _with_pauses(_with_plain_verbs(items, text), text, self.language)
        if self.language == "it":
            items = _with_first(items, text)
        return _with_counted_articles(items)

    def with_accents(self, text: str) -> str:
        """The text with the verb "è" where "e" may be that; as long as it was."""
        pattern = self._words.PLAIN_IS
        return re.sub(pattern, "è", text) if pattern else text

    def first_person(self, text: str, items: list[Item]) -> tuple[list[Item], FirstPerson]:
        """The items with the pronouns that mean “we”, and where else a text speaks so."""
        words = PersonWords(self._words.WE, self._words.US, self._words.OUR)
        return words.read(text, items)

    def moves_on(self, text: str) -> bool:
        """Whether a word of a text moves the time on: "then"."""
        return not self._words.THEN.isdisjoint(text.lower().replace(",", " ").split())

    def tells_of_all_time(self, text: str) -> bool:
        """Whether a text may be about more than the season of the text before: "have won"."""
        return re.search(self._words.ALL_TIME, text, re.IGNORECASE) is not None

    def is_narrowed_after_only(self, text: str) -> bool:
        """Whether "only" is followed by a comma and what narrows it."""
        pattern = self._words.ONLY_THEN_NARROWED  # compiled by the first text that needs it
        return "," in text and re.search(pattern, text, re.IGNORECASE) is not None

    def _next(self, tokens: list[Token], at: int) -> tuple[Item | None, int]:
        """The item that begins at a word, None for one that says nothing, and where it ends."""
        token = tokens[at]
        if token.kind not in ("word", "elided", "sign"):
            return _figure(token, self.language), at + 1
        if token.kind == "sign" and token.text != "&":
            return _sign(token), at + 1
        if (phrase := self._phrase(tokens, at)) is not None:
            entry, end = phrase
            if entry.kind == "skip":
                return None, end
            return Item(entry.kind, entry.value, token.start, tokens[end - 1].end), end
        if (number := self._numeral(tokens, at)) is not None:
            return number
        if token.text in self._words.ARTICLES:
            return None, at + 1
        if token.text in self._words.INDEFINITE:
            return Item("indefinite", None, token.start, token.end), at + 1
        before = tokens[at - 1].text if at else ""
        if token.capital and len(token.text) == 1 and before in _BEFORE_LETTER:
            return Item("letter", token.text.upper(), token.start, token.end), at + 1
        return Item("unknown", token.exact, token.start, token.end), at + 1

    def _numeral(self, tokens: list[Token], at: int) -> tuple[Item, int] | None:
        """A number or ordinal in words as an item; "three-nil" is a score."""
        number = self._number(tokens, at)
        if number is None:
            return None
        value, kind, end = number
        after = self._number(tokens, end) if end < len(tokens) and tokens[end].joined else None
        if kind == "num" and after is not None and after[1] == "num":
            place = (tokens[at].start, tokens[after[2] - 1].end)
            return Item("scoreline", (value, after[0]), *place), after[2]
        return Item(kind, value, tokens[at].start, tokens[end - 1].end), end

    def _phrase(self, tokens: list[Token], at: int) -> tuple[Entry, int] | None:
        """The longest phrase that begins here, and where it ends; articles in it do not count."""
        first = tokens[at]
        # Who asks at a prompt may write names small; other words come first then.
        as_name = None
        entries = self.entries(first.exact) or self.entries(first.text)
        for entry in entries or self.entries(self._accented.get(first.exact, "")):
            is_small = entry.is_name and not first.capital
            if is_small and (as_name or not self._small_names):
                continue
            end = self._end(tokens, at, entry.words)
            if end is not None and not is_small:
                # "la serie a" is a name, "la serie" a run
                longer = as_name is not None and len(as_name[0].words) > len(entry.words)
                return as_name if longer else (entry, end)
            as_name = as_name or (None if end is None else (entry, end))
        return as_name

    def _end(self, tokens: list[Token], at: int, words: tuple[str, ...]) -> int | None:
        """Where a phrase ends that begins at a word, None where other words stand there."""
        end = at + 1
        for word in words[1:]:
            while end < len(tokens) and (
                tokens[end].text in (".", "/", "&")
                or (tokens[end].text in self._words.ARTICLES and tokens[end].text != word)
            ):
                end += 1
            if end >= len(tokens) or word not in (tokens[end].exact, tokens[end].text):
                return None
            end += 1
        return end

    def _number(self, tokens: list[Token], at: int) -> tuple[int, str, int] | None:
        """A number or ordinal in words, and where it ends."""
        numbers, ordinals = self._numbers, self._ordinals
        text = tokens[at].exact
        if self.language == "it":
            text = text if text in numbers else tokens[at].text
        if text in ordinals:
            return ordinals[text], "ord", at + 1
        if text not in numbers:
            return None
        value, end = numbers[text], at + 1
        following = tokens[end].text if end < len(tokens) else ""
        if self.language == "en" and value >= 20 and value % 10 == 0:
            if 0 < numbers.get(following, 0) < 10:
                value, end = value + numbers[following], end + 1
            elif 0 < ordinals.get(following, 0) < 10:
                return value + ordinals[following], "ord", end + 1
        elif self.language == "en" and following == "hundred":
            value, end = 100 * value, end + 1
            if end + 1 < len(tokens) and tokens[end].text == "and":
                more = self._number(tokens, end + 1)
                if more is not None and more[1] == "num" and more[0] < 100:
                    return value + more[0], "num", more[2]
        return value, "num", end


def _words_of(phrase: str, language: str) -> tuple[str, ...]:
    if language == "it":
        return tuple(_ITALIAN_WORD.findall(phrase.replace("-", " ")))
    if "'" not in phrase and "-" not in phrase:
        return tuple(phrase.split())
    return tuple(token.exact for token in tokenise(phrase, language))


_BEFORE_LETTER = ("group", "girone", "gruppo")


def _sign(token: Token) -> Item | None:
    """An item for a sign: where a clause may end; none for one that says nothing."""
    if token.text in _SILENT:
        return None
    return Item(_STOPS.get(token.text, "unknown"), "", token.start, token.end)


def _figure(token: Token, language: str) -> Item:
    """An item for what is written in figures."""
    text, start, end = token.text, token.start, token.end
    if token.kind == "possessive":
        return Item("poss", None, start, end)
    if token.kind == "score":
        home, _, away = text.replace(":", "-").partition("-")
        return Item("scoreline", (int(home), int(away)), start, end)
    if token.kind == "balance":
        return Item("balance", text, start, end)
    if token.kind == "season":
        return Item("season", text, start, end)
    if token.kind == "day":
        return _day(token, language)
    digits = "".join(sign for sign in text if sign.isdecimal())
    if token.kind == "ordinal":
        return Item("ord", int(digits), start, end)
    whole = text.replace(",", "").replace(".", "")
    if text != whole and len(text.replace(",", ".").rpartition(".")[2]) != 3:
        return Item("decimal", text, start, end)
    number = int(whole)
    if len(text) == 4 and 1850 <= number < 2100:
        return Item("year", number, start, end)
    return Item("num", number, start, end)


_CENTURY = 70  # a year in two figures up to this is of the 21st century


def _day(token: Token, language: str) -> Item:
    """An item for a day in figures; one of which English leaves open what is the month has both."""
    first, middle, last = re.findall("[0-9]+", token.text)
    if len(first) == len("2020"):
        readings = [(first, middle, last)]
    else:
        century = "" if len(last) > len("20") else "20" if int(last) < _CENTURY else "19"
        readings = [(century + last, middle, first)]
        if language == "en":
            readings.append((century + last, first, middle))
    days = (f"{year}-{month:0>2}-{day:0>2}" for year, month, day in readings)
    spans = tuple(dict.fromkeys((day, day) for day in days if is_day(day)))
    if len(spans) == 1:
        return Item("span", spans[0], token.start, token.end)
    return Item("spans" if spans else "unknown", spans or token.exact, token.start, token.end)


_GERUNDS = {"it": ("ando", "endo", "andosi", "endosi"), "en": ("ing",)}
_OF_MEANS = ("by", "comma", "and", "semi")
_BEFORE_GERUND = ("be", "stand", "have", "did", *_OF_MEANS, "before", "after", "neg", "never")


def _with_pauses(items: list[Item], text: str, language: str) -> list[Item]:
    """Items with a comma before a gerund that begins a clause: "…, by beating Brera 2-0"."""
    settled: list[Item] = []
    for item in items:
        word = text[item.start : item.end].lower()
        begins = item.kind in ("beat", "win") and word.endswith(_GERUNDS[language])
        last = settled[-1].kind if settled else ""
        if begins and last == "by":
            settled[-1] = settled[-1]._replace(kind="comma")
        elif begins and settled and language == "it" and last not in _BEFORE_GERUND:
            settled.append(Item("comma", "", item.start, item.start))
        settled.append(item._replace(value="gerund") if begins else item)
    return settled


_PLAIN_VERBS = {"win": "win", "draw": "draw", "score": "score"}


def _with_plain_verbs(items: list[Item], text: str) -> list[Item]:
    """Items in which "to win" is a verb."""
    settled: list[Item] = []
    for item in items:
        before = settled[-1].kind if settled else ""
        if before in ("to", "did", "neg") and item.kind in ("win_n", "draw_n", "score_base"):
            plain = _PLAIN_VERBS.get(text[item.start : item.end].lower())
            settled.append(item._replace(kind=plain or item.kind))
        else:
            settled.append(item)
    return settled


_AFTER_FIRST = ("season_n", "match", "round", "num", "leg1", "leg2", "place")
_AFTER_BEFORE = ("of", "club", "year", "season", "month", "coach", "side", "a", "al", "rel")


def _with_first(items: list[Item], text: str) -> list[Item]:
    """Italian items in which "prima" is "first" where it cannot be "before"."""
    settled = []
    for number, item in enumerate(items):
        following = items[number + 1].kind if number + 1 < len(items) else ""
        after = items[number - 1].kind if number else ""
        is_place = after in ("finish", "be") and following not in _AFTER_BEFORE
        is_prima = item.kind == "before" and text[item.start : item.end].lower() == "prima"
        if is_prima and (following in _AFTER_FIRST or is_place):
            settled.append(item._replace(kind="ord", value=1))
        else:
            settled.append(item)
    return settled


_COUNTED = ("win_n", "draw_n", "loss_n")


def _with_counted_articles(items: list[Item]) -> list[Item]:
    """Items in which "a draw" beside "eight wins" is one draw; other such articles are left out."""
    counts = any(
        item.kind == "num" and following.kind in _COUNTED for item, following in pairwise(items)
    )
    settled = []
    for item, following in zip_longest(items, items[1:], fillvalue=Item("", None, 0, 0)):
        if item.kind != "indefinite":
            settled.append(item)
        elif counts and following.kind in _COUNTED:
            settled.append(item._replace(kind="num", value=1))
    return settled
