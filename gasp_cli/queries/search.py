"""Search by words: facts, people, matches, sources, clubs and reference rows."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from math import log
from operator import attrgetter, mul
from typing import Annotated, Any, NamedTuple

from gasp_cli.claims.judge import judge_of
from gasp_cli.domain.facts import Fact, Person, Source
from gasp_cli.domain.model import Match, Result
from gasp_cli.i18n import (
    ENGLISH,
    MONTHS,
    current_language,
    date_term,
    join_list,
    msg,
    name_term,
    plural,
    term,
    translate,
)
from gasp_cli.kb.matches import match_text
from gasp_cli.kb.story import Story
from gasp_cli.matching import normalise, normalise_words
from gasp_cli.queries.reference import ReferenceRow, short_rows
from gasp_cli.queries.search_words import (
    as_typed,
    day_word,
    forms_of,
    stem,
    telling,
    with_whole_days,
    with_whole_rounds,
    with_whole_scores,
)
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
    """An entry of the search index: its words, its full names, and its `thing`.

    `spoken` are its words in the language in use, names included; `other` those in another one,
    which are found too, but not by slips. `hit` makes a result of the thing and its score.
    """

    spoken: str
    other: str
    length: int
    names: tuple[str, ...]
    thing: Any
    hit: Callable[[Any, int], Hit]


class _Scored(NamedTuple):
    """An entry with its score; `complete` with all the words, `exact` with them as its name."""

    entry: _Entry
    exact: bool
    complete: bool
    points: float
    words: list[str]


# The weights of other forms of a typed word, of words that mean the same, that begin with it or
# resemble it; an exact one counts 1.
_FORM = 0.97
_SYNONYM = 0.9
_BEGINNING = 0.7
_TYPO = 0.6
_SHORTEST_WITH_TYPO = 4
_SHORTEST_PART = 3
_LONG = 8  # from this length on a word may have two slips
_MOST = 0.5
_ORDER = {Fact: 1, ReferenceRow: 2}  # what has a name goes before what is told of it
_FEW = 8  # up to this number of words, searching a text is faster than splitting it


def search(story: Story, words: str) -> ResultSet[Hit]:
    """The entries with all the words, else with most of them; best first.

    Accents, case, articles, prepositions and endings are ignored, typing errors forgiven. A word
    that no entry has lowers every score and is named in a remark. Entries with the whole text as
    their name come first; among equals, those with the words side by side, then those with them in
    the language in use, then the shortest. Facts come after what they are about, and reference
    rows last.
    """
    return SearchIndex(story).search(words)


class SearchIndex:
    """The entries of a story and their words in the language in use, for many searches."""

    def __init__(self, story: Story) -> None:
        self._entries = list(_entries(story))
        self._spoken = _lines([entry.spoken for entry in self._entries])
        other = _lines([entry.other for entry in self._entries])
        self._texts = [
            f"{text} {further}" if further else text
            for text, further in zip(self._spoken, other, strict=True)
        ]
        self._lines = "\n".join(self._texts)

    def search(self, words: str) -> ResultSet[Hit]:
        """The entries with these words, as `search` has them."""
        title = msg("Found: {words}", words=words)
        whole = with_whole_rounds(normalise(with_whole_scores(with_whole_days(words))))
        if not whole:
            return ResultSet(Hit, [], title, (), msg("no word to look for"))
        words_typed = chain.from_iterable(_taken_apart(word, self._lines) for word in whole.split())
        typed = list(dict.fromkeys(telling(list(words_typed))))
        meanings = word_meanings(typed, self._texts, self._spoken)
        meant = {word for weights in meanings for word in weights}
        matching = [
            (entry, text_words)
            for entry, text in zip(self._entries, self._texts, strict=True)
            if len(meant) > _FEW or any(word in text for word in meant)
            if not meant.isdisjoint(text_words := text.split())
        ]
        common = Counter(word for _, text_words in matching for word in meant & set(text_words))
        rarity = {word: log(1 + len(self._texts) / common[word]) for word in common}
        # A rare word weighs more than a common one; one that no entry has, as much as the others.
        worth = [
            max((rarity[word] * weight for word, weight in weights.items()), default=0.0)
            for weights in meanings
        ]
        known = sum(map(bool, worth))
        total = sum(worth) * len(worth) / known if known else 1.0
        unknown = [word for word, value in zip(typed, worth, strict=True) if not value]
        named = {normalise(words), " ".join(word for word in typed if word not in unknown)}
        scored = []
        for entry, text_words in matching:
            having = meant.intersection(text_words)
            fits = [
                max((weights[word] for word in having & weights.keys()), default=0.0)
                for weights in meanings
            ]
            points = sum(map(mul, fits, worth)) / total
            exact = not named.isdisjoint(map(normalise, entry.names))
            scored.append(_Scored(entry, exact, sum(map(bool, fits)) == known, points, text_words))
        best = [hit for hit in scored if hit.complete or hit.exact]
        best = best or [hit for hit in scored if hit.points >= _MOST * known / len(typed)]
        least = _MOST * max((hit.points for hit in best), default=0)
        best = [hit for hit in best if hit.exact or hit.points >= least]
        pairs = set(pairwise(map(stem, typed)))
        best.sort(
            key=lambda hit: (
                not hit.exact,
                -round(hit.points, 3),
                -len(pairs & set(pairwise(map(stem, telling(hit.words))))),
                meant.isdisjoint(normalise(hit.entry.spoken).split()),
                _ORDER.get(type(hit.entry.thing), 0),
                hit.entry.length,
            )
        )
        rows = [
            hit.entry.hit(
                hit.entry.thing, 100 if hit.exact and not unknown else round(99 * hit.points)
            )
            for hit in best
        ]
        notes = (plural("{n} found.", "{n} found.", len(rows)),)
        remarks = (
            tuple(
                msg("nothing found for {words!r}", words=as_typed(word, words)) for word in unknown
            )
            if rows
            else ()
        )
        why_empty = msg("nothing found for {words!r}", words=words)
        return ResultSet(Hit, rows, title, notes, why_empty, remarks=remarks)


def _lines(texts: list[str]) -> list[str]:
    """The texts as normalised words."""
    words = normalise_words([with_whole_scores(text, apart=True) for text in texts])
    return with_whole_rounds("\n".join(words)).split("\n")


def _taken_apart(word: str, text: str) -> list[str]:
    """The word, or the two words side by side in the text that were typed as one: `hattrick`."""
    if (
        len(word) < 2 * _SHORTEST_PART
        or not word.isalpha()
        or re.search(rf"(?<!\S){re.escape(word[:-1])}", text)
    ):
        return [word]
    for place in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        parts = [word[:place], word[place:]]
        if (pair := " ".join(parts)) in text and re.search(rf"(?<!\S){pair}(?!\S)", text):
            return parts
    return [word]


def word_meanings(
    words: Sequence[str], texts: Sequence[str], spoken: Sequence[str]
) -> list[dict[str, float]]:
    """For each typed word, the words of the texts that it may mean, with their weights.

    Typing errors are considered only if no text has the word itself in any form, and only in the
    texts that are `spoken`, which are in the language in use.
    """
    whole = "\n".join(texts)
    meanings = [_forms_and_beginnings(word, whole) for word in words]
    if all(max(weights.values(), default=0) >= _SYNONYM for weights in meanings):
        return meanings
    vocabulary = set(chain.from_iterable(map(str.split, spoken)))
    return [
        weights
        if max(weights.values(), default=0) >= _SYNONYM
        else _similar(word, vocabulary) | weights
        for word, weights in zip(words, meanings, strict=True)
    ]


def _forms_and_beginnings(word: str, text: str) -> dict[str, float]:
    """The words of a text that are forms of this one or begin with it; a letter must be equal."""
    if len(word) == 1:
        return {word: 1.0} if re.search(rf"(?<!\S){re.escape(word)}(?!\S)", text) else {}
    stems = forms_of(word)
    beginnings = "|".join(map(re.escape, sorted(stems)))
    own, weights = stem(word), {}
    for candidate in {match[0] for match in re.finditer(rf"(?<!\S)(?:{beginnings})\w*", text)}:
        if candidate == word:
            weights[candidate] = 1.0
        elif stem(candidate) in stems:
            weights[candidate] = _FORM if stem(candidate) == own else _SYNONYM
        elif candidate.startswith(word):
            weights[candidate] = _BEGINNING
    return weights


def _similar(word: str, vocabulary: Iterable[str]) -> dict[str, float]:
    """The words of which this one may be a misspelling, with their weights.

    The first letter is hardly ever wrong: `eighth` is not `heights`.
    """
    from difflib import SequenceMatcher, get_close_matches  # only a search pays for it

    if len(word) < _SHORTEST_WITH_TYPO or not word[0].isalpha():
        return {}
    slips = 1 if len(word) < _LONG else 2
    close = [
        candidate
        for candidate in vocabulary
        if candidate[0] == word[0]
        if abs(len(candidate) - len(word)) <= 2 and not candidate.isdigit()
    ]
    cutoff = 1 - slips / len(word)
    similar = get_close_matches(word, close, n=len(close), cutoff=cutoff) if close else []
    weights = {name: _TYPO * SequenceMatcher(None, name, word).ratio() for name in similar}
    stems = {stem(name): weight for name, weight in weights.items()}
    forms = {name: _FORM * stems[own] for name in close if (own := stem(name)) in stems}
    return forms | weights


_searched = attrgetter("text", "occasion", "honour", "role", "note", "kind", "season")


def _both(texts: Iterable[str]) -> tuple[str, str, int]:
    """The texts in the language in use, in English where they differ, and the English length."""
    english = list(texts)
    spoken = [translate(text) for text in english]
    other = [text for text, said in zip(english, spoken, strict=True) if text != said]
    return " ".join(spoken), " ".join(other), len(" ".join(english).split())


def _entries(story: Story) -> Iterator[_Entry]:
    """The search index.

    Facts, people, sources, the club's matches, the clubs it has met and reference rows.
    """
    record, judge = story.record, judge_of(story)
    translations: dict[str, list[str]] = {}
    for translation in story.translations:
        translations.setdefault(translation.text, []).append(translation.translation)

    def fact_hit(fact: Fact, score: int) -> Hit:
        kind = "quote" if fact.kind == "quote" else "fact"
        citations, verdict = list(fact.citations), judge.verdict(fact)
        return Hit(kind, fact.id, fact.in_words, citations, score, verdict)

    in_english = current_language() == ENGLISH  # so are the words of ids
    for fact in story.facts:
        parts = [part for part in _searched(fact) if part]
        spoken, other, length = _both(parts)
        translated = chain.from_iterable(translations.get(part, ()) for part in parts)
        further = " ".join([fact.id, _day(fact.date or ""), other, *translated])
        named = " ".join([fact.speaker or "", *fact.about, fact.id if in_english else ""])
        yield _Entry(f"{spoken} {named}", further, length, (fact.id,), fact, fact_hit)
    for person in story.people:
        names = (person.name, *person.aliases)
        spoken, other, length = _both(filter(None, (person.role, person.position)))
        yield _Entry(" ".join([*names, spoken]), other, length, names, person, _person_hit)
    for source in story.sources:
        stated = (source.title, source.author, source.publisher, source.date, source.id)
        yield _Entry(" ".join(filter(None, stated)), "", 0, (source.id,), source, _source_hit)
    closed = {
        (venue.date, venue.home) for venue in record.reference.venues if venue.behind_closed_doors
    }
    sides = record.spell.matches()
    margins = [side.goals_for - side.goals_against for side in sides]
    most, least = max(margins, default=0), min(margins, default=0)
    for side, margin in zip(sides, margins, strict=True):
        match = side.match
        marks = {
            msg("biggest win"): margin == most > 0,
            msg("heaviest defeat"): margin == least < 0,
            msg("five goals"): side.goals_for == _MANITA,
            msg("behind closed doors"): (match.date, match.home) in closed,
        }
        # The competition stands on both sides of the stage: "the Cup Final", "final of the Cup".
        shown = [match_text(match), term(match.competition), _RESULTS[side.result]]
        spoken, other, length = _both(shown + [mark for mark, is_so in marks.items() if is_so])
        aliases = " ".join(record.club_names.get(side.opponent, ()))
        score = f"{side.goals_for}-{side.goals_against}"  # as the club has it, home or away
        further = f"{other} {_day(match.date)} {match.season} {score} {aliases}"
        yield _Entry(spoken, further, length, (), match, _match_hit)
    for club in sorted({record.about.club, *(side.opponent for side in sides)}):
        names = (club, *record.club_names.get(club, ()))
        spoken, other, length = _both([msg("record against {club}", club=name_term(club))])
        yield _Entry(" ".join([spoken, *names]), other, length, names, club, _club_hit)
    for row in short_rows(story):
        spoken, other, length = _both([row.states])
        further = f"{other} {_day(row.date or '')}"
        yield _Entry(f"{row.about} {spoken}", further, length, (row.id,), row, _reference_hit)


_MANITA = 5
_RESULTS = {Result.WON: msg("win"), Result.DRAWN: msg("draw"), Result.LOST: msg("defeat")}


def _day(date: str) -> str:
    """A date in every way in which it is typed: `2020-02-19`, in figures and in words."""
    if len(date) != len("2020-02-19"):
        return f"{date} {translate(date_term(date))}"
    year, month, day = date.split("-")
    in_english = f"{int(day)} {MONTHS[int(month) - 1]} {year}"
    shown = (translate(date_term(date)), translate(date_term(date, short=True)))
    return " ".join(dict.fromkeys((date, in_english, *shown, day_word(date))))


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
