"""Finding anything by words: facts, people, matches, sources and clubs."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from math import log
from operator import attrgetter
from typing import Annotated, Any, NamedTuple

from gasp_cli.claims.judge import Judge
from gasp_cli.domain.facts import Fact, Person, Source
from gasp_cli.domain.model import Match
from gasp_cli.i18n import date_term, join_list, msg, plural, term
from gasp_cli.kb.club_matches import club_matches, match_id, match_text
from gasp_cli.kb.story import Story
from gasp_cli.matching import normalise, normalise_words
from gasp_cli.results import CellStyle, Column, ResultSet


class Hit(NamedTuple):
    """Something that has the words looked for."""

    kind: Annotated[
        str, Column("fact, quote, person, match, source or club", "Kind", CellStyle.MUTED)
    ]
    id: Annotated[str, Column("id or name", "Id", CellStyle.STRONG, 2)]
    text: Annotated[str, Column("what it says", "Text")]
    citations: Annotated[
        list[str], Column("source-id:paragraph, or file and line", "Sources", CellStyle.MUTED, 3)
    ]
    score: Annotated[int, Column("how well it fits, 100 the best", "Fit")]
    verdict: Annotated[
        str | None, Column("what the record makes of a fact", "Verdict", CellStyle.VERDICT)
    ]


class _SearchItem(NamedTuple):
    """Something that may be found by its names as a whole, besides the words of its text.

    `thing` is what it is, `row` makes a hit of it.
    """

    thing: Any
    names: tuple[str, ...]
    row: Callable[[Any, int], Hit]


# A word typed exactly counts whole, as the beginning of a word or with a slip less.
_BEGINNING = 0.7
_SLIP = 0.6
_SHORTEST_WITH_SLIPS = 4
_LIKE = 0.75


def search(story: Story, words: str) -> ResultSet[Hit]:
    """Everything that has all the words, or most of them where nothing has all; best first.

    Accents and case are put aside and slips of the keyboard forgiven. What is called exactly
    what was typed comes first.
    """
    wanted = list(dict.fromkeys(normalise(words).split()))
    title = msg("Found: {words}", words=words)
    why = msg("nothing has {words!r}", words=words)
    if not wanted:
        return ResultSet(Hit, [], title, (), msg("no word to look for"))
    corpus = _SearchIndex(story)
    texts = normalise_words(corpus.texts())
    weights = _meanings(wanted, texts)
    meant = {one for alike in weights for one in alike}
    having = [
        (corpus.entry(number), own)
        for number, text in enumerate(texts)
        if len(meant) > _FEW or any(one in text for one in meant)
        if not meant.isdisjoint(own := frozenset(text.split()))
    ]
    common = Counter(one for _, own in having for one in own & meant)
    # A rare word says more than a common one.
    worth = [
        max(
            (log(1 + len(texts) / common[one]) * value for one, value in alike.items()),
            default=0.0,
        )
        for alike in weights
    ]
    whole = normalise(words)
    found = []
    for entry, own in having:
        fits = [
            max((value for one, value in alike.items() if one in own), default=0.0)
            for alike in weights
        ]
        points = sum(fit * weight for fit, weight in zip(fits, worth, strict=True)) / sum(worth)
        exact = whole in map(normalise, entry.names)
        found.append((exact, all(fits), points, entry, len(own)))
    complete = [one for one in found if one[1] or one[0]]
    found = complete or [one for one in found if one[2] >= _MOST]
    best = max((one[2] for one in found), default=0)
    found = [one for one in found if one[0] or one[2] >= best * _MOST]
    found.sort(key=lambda one: (not one[0], -round(one[2], 3), one[4]))
    rows = [
        entry.row(entry.thing, 100 if exact else round(99 * min(points, 1)))
        for exact, _, points, entry, _ in found
    ]
    return ResultSet(Hit, rows, title, (plural("{n} found.", "{n} found.", len(rows)),), why)


_MOST = 0.5
_FEW = 8  # words that are sooner looked for in a text than all its words in them


def _meanings(words: Sequence[str], texts: Sequence[str]) -> list[dict[str, float]]:
    """For each word, the words of the texts that it may mean, with how much they count.

    Slips are forgiven where no text has the word itself.
    """
    whole = "\n".join(texts)
    found = [_beginning_with(word, whole) for word in words]
    if all(word in alike for word, alike in zip(words, found, strict=True)):
        return found
    known = set(chain.from_iterable(map(str.split, texts)))
    return [
        alike if word in alike else _like(word, known) | alike
        for word, alike in zip(words, found, strict=True)
    ]


def _beginning_with(word: str, text: str) -> dict[str, float]:
    """The words of a text that are this one, or begin with it; a single letter begins none."""
    found = {
        match[0]
        for match in re.finditer(rf"{re.escape(word)}\w*", text)
        if not match.start() or text[match.start() - 1].isspace()
    }
    known = found if len(word) > 1 else found & {word}
    return {one: 1.0 if one == word else _BEGINNING for one in known}


def _like(word: str, known: Iterable[str]) -> dict[str, float]:
    """The known words that the word may be a slip for, with how much they count."""
    from difflib import SequenceMatcher  # only a search pays for it

    alike: dict[str, float] = {}
    matcher = SequenceMatcher(b=word, autojunk=False)
    letters = set(word)
    for one in known:
        if (
            len(word) >= _SHORTEST_WITH_SLIPS
            and abs(len(one) - len(word)) <= 2
            and not one.isdigit()
            # As many letters as must be the same, or it is not worth a closer look.
            and 2 * sum(map(one.count, letters)) >= _LIKE * (len(one) + len(word))
        ):
            matcher.set_seq1(one)
            if matcher.quick_ratio() >= _LIKE and matcher.ratio() >= _LIKE:
                alike[one] = _SLIP * matcher.ratio()
    return alike


_searched = attrgetter(
    "id", "text", "speaker", "occasion", "date", "season", "honour", "role", "note", "kind"
)


class _SearchIndex:
    """All that can be found in a story and its record, by its place.

    The facts come first.
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        self.facts = story.facts
        self.judge = Judge(story)
        # What is known of a text in another language finds it, too.
        self.elsewhere: dict[str, list[str]] = {}
        for translation in story.translations:
            self.elsewhere.setdefault(translation.text, []).append(translation.translation)
        self.others = list(self._others())

    def texts(self) -> list[str]:
        """The words by which each is found."""
        return [*map(self._text_of, self.facts), *(text for text, _ in self.others)]

    def entry(self, place: int) -> _SearchItem:
        """What has the text of that place."""
        if place >= len(self.facts):
            return self.others[place - len(self.facts)][1]
        fact = self.facts[place]
        return _SearchItem(fact, (fact.id,), self._fact)

    def _others(self) -> Iterator[tuple[str, _SearchItem]]:
        """People, sources, the club's matches, and the clubs it has met, each with its text."""
        for person in self.story.people:
            names = (person.name, *person.aliases)
            yield " ".join([*names, person.role]), _SearchItem(person, names, _person)
        for source in self.story.sources:
            parts = [source.title, source.author, source.publisher, source.date, source.id]
            yield " ".join(filter(None, parts)), _SearchItem(source, (source.id,), _source)
        aliases = self.story.record.club_names
        met = {self.story.record.about.club}
        for side in club_matches(self.story.record):
            match = side.match
            met.add(side.opponent)
            parts = [match_text(match), match.date, match.season, *aliases.get(side.opponent, ())]
            yield " ".join(filter(None, parts)), _SearchItem(match, (), _match)
        for name in sorted(met):
            names = (name, *aliases.get(name, ()))
            yield " ".join(names), _SearchItem(name, names, _club)

    def _text_of(self, fact: Fact) -> str:
        parts = [part for part in _searched(fact) if part]
        told = (one for part in parts for one in self.elsewhere.get(part, ()))
        return " ".join([*parts, *told, *fact.about])

    def _fact(self, fact: Fact, score: int) -> Hit:
        kind = "quote" if fact.kind == "quote" else "fact"
        citations, verdict = list(fact.citations), self.judge.verdict(fact)
        return Hit(kind, fact.id, fact.in_words, citations, score, verdict)


def _person(person: Person, score: int) -> Hit:
    text = msg("{name}, {role}", name=person.name, role=term(person.position or person.role))
    return Hit("person", person.name, text, [], score, None)


def _source(source: Source, score: int) -> Hit:
    parts = [source.title, source.author, source.publisher, date_term(source.date or "")]
    text = join_list(part for part in parts if part) or source.file
    return Hit("source", source.id, text, [], score, None)


def _match(match: Match, score: int) -> Hit:
    text = msg("{match}, {date}", match=match_text(match), date=date_term(match.date))
    return Hit("match", match_id(match), text, [match.source], score, None)


def _club(name: str, score: int) -> Hit:
    return Hit("club", name, name, [], score, None)
