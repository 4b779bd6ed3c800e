"""Search by words: facts, people, matches, sources, clubs and reference rows."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from math import log
from operator import attrgetter, mul
from typing import Annotated, Any, NamedTuple

from gasp_cli.claims.judge import Judge
from gasp_cli.domain.facts import Fact, Person, Source
from gasp_cli.domain.model import Match
from gasp_cli.i18n import date_term, join_list, msg, plural, term
from gasp_cli.kb.matches import match_text
from gasp_cli.kb.story import Story
from gasp_cli.matching import normalise, normalise_words
from gasp_cli.queries.reference import ReferenceRow, short_rows
from gasp_cli.results import CellStyle, Column, ResultSet


class Hit(NamedTuple):
    """A search result."""

    kind: Annotated[
        str,
        Column("fact, quote, person, match, source, club or reference", "Kind", CellStyle.MUTED, 2),
    ]
    id: Annotated[str, Column("id or name", "Id", CellStyle.STRONG)]
    text: Annotated[str, Column("what it says", "Text")]
    citations: Annotated[
        list[str],
        Column("source-id:paragraph, file and line, or address", "Sources", CellStyle.MUTED, 3),
    ]
    score: Annotated[int, Column("how well it fits, 100 the best", "Fit", priority=3)]
    verdict: Annotated[
        str | None, Column("what the record makes of a fact", "Verdict", CellStyle.VERDICT)
    ]


class _Entry(NamedTuple):
    """An entry of the search index: the words of its text, its full names, and its `thing`.

    `hit` makes a result of the thing and its score.
    """

    text: str
    names: tuple[str, ...]
    thing: Any
    hit: Callable[[Any, int], Hit]


class _Scored(NamedTuple):
    """An entry with its score; `complete` with all the words, `exact` with them as its name."""

    entry: _Entry
    exact: bool
    complete: bool
    points: float
    length: int


# The weights of words that begin with a typed word, or resemble it; an exact one counts 1.
_BEGINNING = 0.7
_TYPO = 0.6
_SHORTEST_WITH_TYPO = 4
_LIKE = 0.75


def search(story: Story, words: str) -> ResultSet[Hit]:
    """The entries with all the words, else with most of them; best first.

    Accents and case are ignored, typing errors forgiven. Entries with the whole text as their
    name come first; among equals, reference rows come last.
    """
    typed = list(dict.fromkeys(normalise(words).split()))
    title = msg("Found: {words}", words=words)
    if not typed:
        return ResultSet(Hit, [], title, (), msg("no word to look for"))
    entries = list(_entries(story))
    texts = normalise_words([entry.text for entry in entries])
    meanings = word_meanings(typed, texts)
    meant = {word for weights in meanings for word in weights}
    matching = [
        (entry, text_words)
        for entry, text in zip(entries, texts, strict=True)
        if len(meant) > _FEW or any(word in text for word in meant)
        if not meant.isdisjoint(text_words := frozenset(text.split()))
    ]
    common = Counter(word for _, text_words in matching for word in text_words & meant)
    rarity = {word: log(1 + len(texts) / common[word]) for word in common}
    # A rare word weighs more than a common one.
    worth = [
        max((rarity[word] * weight for word, weight in weights.items()), default=0.0)
        for weights in meanings
    ]
    scored = []
    for entry, text_words in matching:
        fits = [
            max((weight for word, weight in weights.items() if word in text_words), default=0.0)
            for weights in meanings
        ]
        points = sum(map(mul, fits, worth)) / sum(worth)
        exact = normalise(words) in map(normalise, entry.names)
        scored.append(_Scored(entry, exact, all(fits), points, len(text_words)))
    best = [hit for hit in scored if hit.complete or hit.exact]
    best = best or [hit for hit in scored if hit.points >= _MOST]
    least = _MOST * max((hit.points for hit in best), default=0)
    best = [hit for hit in best if hit.exact or hit.points >= least]
    best.sort(
        key=lambda hit: (
            not hit.exact,
            -round(hit.points, 3),
            isinstance(hit.entry.thing, ReferenceRow),
            hit.length,
        )
    )
    rows = [
        hit.entry.hit(hit.entry.thing, 100 if hit.exact else round(99 * min(hit.points, 1)))
        for hit in best
    ]
    notes = (plural("{n} found.", "{n} found.", len(rows)),)
    return ResultSet(Hit, rows, title, notes, msg("nothing has {words!r}", words=words))


_MOST = 0.5
_FEW = 8  # up to this number of words, searching a text is faster than splitting it


def word_meanings(words: Sequence[str], texts: Sequence[str]) -> list[dict[str, float]]:
    """For each typed word, the words of the texts that it may mean, with their weights.

    Typing errors are considered only if no text has the word itself.
    """
    whole = "\n".join(texts)
    meanings = [_beginning_with(word, whole) for word in words]
    if all(word in weights for word, weights in zip(words, meanings, strict=True)):
        return meanings
    vocabulary = set(chain.from_iterable(map(str.split, texts)))
    return [
        weights if word in weights else _similar(word, vocabulary) | weights
        for word, weights in zip(words, meanings, strict=True)
    ]


def _beginning_with(word: str, text: str) -> dict[str, float]:
    """The words of a text that equal or begin with this one; a single letter must be equal."""
    longer_words = {match[0] for match in re.finditer(rf"(?<!\S){re.escape(word)}\w*", text)}
    if len(word) == 1:
        longer_words &= {word}
    return {longer: 1.0 if longer == word else _BEGINNING for longer in longer_words}


def _similar(word: str, vocabulary: Iterable[str]) -> dict[str, float]:
    """The words of which this one may be a misspelling, with their weights."""
    from difflib import SequenceMatcher, get_close_matches  # only a search pays for it

    if len(word) < _SHORTEST_WITH_TYPO:
        return {}
    close = [
        candidate
        for candidate in vocabulary
        if abs(len(candidate) - len(word)) <= 2 and not candidate.isdigit()
    ]
    similar = get_close_matches(word, close, n=len(close), cutoff=_LIKE) if close else []
    return {
        candidate: _TYPO * SequenceMatcher(None, candidate, word).ratio() for candidate in similar
    }


_searched = attrgetter(
    "id", "text", "speaker", "occasion", "date", "season", "honour", "role", "note", "kind"
)


def _entries(story: Story) -> Iterator[_Entry]:
    """The search index.

    Facts, people, sources, the club's matches, the clubs it has met and reference rows.
    """
    record, judge = story.record, Judge(story)
    translations: dict[str, list[str]] = {}
    for translation in story.translations:
        translations.setdefault(translation.text, []).append(translation.translation)

    def fact_hit(fact: Fact, score: int) -> Hit:
        kind = "quote" if fact.kind == "quote" else "fact"
        citations, verdict = list(fact.citations), judge.verdict(fact)
        return Hit(kind, fact.id, fact.in_words, citations, score, verdict)

    for fact in story.facts:
        parts = [part for part in _searched(fact) if part]
        translated = chain.from_iterable(translations.get(part, ()) for part in parts)
        yield _Entry(" ".join([*parts, *translated, *fact.about]), (fact.id,), fact, fact_hit)
    for person in story.people:
        names = (person.name, *person.aliases)
        yield _Entry(" ".join([*names, person.role]), names, person, _person_hit)
    for source in story.sources:
        stated = (source.title, source.author, source.publisher, source.date, source.id)
        yield _Entry(" ".join(filter(None, stated)), (source.id,), source, _source_hit)
    met = {record.about.club}
    for side in record.spell.matches():
        match, aliases = side.match, record.club_names.get(side.opponent, ())
        met.add(side.opponent)
        text = " ".join([match_text(match), match.date, match.season, *aliases])
        yield _Entry(text, (), match, _match_hit)
    for club in sorted(met):
        names = (club, *record.club_names.get(club, ()))
        yield _Entry(" ".join(names), names, club, _club_hit)
    for row in short_rows(story):
        yield _Entry(f"{row.about} {row.states} {row.date or ''}", (row.id,), row, _reference_hit)


def _person_hit(person: Person, score: int) -> Hit:
    text = msg("{name}, {role}", name=person.name, role=term(person.position or person.role))
    return Hit("person", person.name, text, [], score, None)


def _source_hit(source: Source, score: int) -> Hit:
    stated = (source.title, source.author, source.publisher, date_term(source.date or ""))
    text = join_list(filter(None, stated)) or source.file
    return Hit("source", source.id, text, [], score, None)


def _match_hit(match: Match, score: int) -> Hit:
    text = msg("{match}, {date}", match=match_text(match), date=date_term(match.date))
    return Hit("match", match.id, text, [match.source], score, None)


def _club_hit(club: str, score: int) -> Hit:
    return Hit("club", club, club, [], score, None)


def _reference_hit(row: ReferenceRow, score: int) -> Hit:
    text = msg(
        "{about}: {states} ({date})",
        about=row.about, states=row.states, date=date_term(row.date or "?"),
    )  # fmt: skip
    return Hit("reference", row.id, text, list(row.urls), score, None)
