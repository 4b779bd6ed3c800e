"""A question in plain words: the measure that it asks for, with its arguments."""

from __future__ import annotations

from typing import Any

from gasp_cli.claims.arguments import find_measure, parse_arguments
from gasp_cli.domain.seasons import season_ending
from gasp_cli.errors import GaspError
from gasp_cli.grammar.clause import Clause
from gasp_cli.grammar.days_meant import days_meant
from gasp_cli.grammar.patterns import Found, Item, encode
from gasp_cli.grammar.phrases import phrases
from gasp_cli.grammar.question_forms import FORMS
from gasp_cli.grammar.resolve import CannotResolve, Resolver
from gasp_cli.grammar.statements import Context, Question
from gasp_cli.grammar.verbs import verbs, who
from gasp_cli.grammar.vocabulary import Vocabulary
from gasp_cli.i18n import msg

_LONGEST = 60


def read_question(
    text: str, language: str, words: Vocabulary, today: str | None = None
) -> Question:
    """The question read; without a measure where it is not understood."""
    question = _as_written(text, language, words, today)
    if question.measure is not None:
        return question
    accented = words.lexicon(language, of_questions=True).with_accents(text)
    other = question if accented == text else _as_written(accented, language, words, today)
    return question if other.measure is None else other


def _as_written(text: str, language: str, words: Vocabulary, today: str | None) -> Question:
    items = words.lexicon(language, of_questions=True).items(text)
    if any(item.kind == "unknown" for item in items):
        items = words.lexicon(language, of_questions=True, more_names=True).items(text)
    items = [item for item in items if item.kind not in ("theirs", "his", "comma")]
    unknown = sum(item.kind == "unknown" for item in items)
    not_read = Question(None, {}, items=tuple(items), unknown=unknown)
    if len(items) > _LONGEST or any(item.kind == "hedge" for item in items):
        return not_read
    days = days_meant(items, words)
    read = [_understood(verbs(phrases(who(_settled(way)))), words, today) for way in days.ways]
    way = days.chosen(question.arguments for question in read if question is not None)
    question = None if way is None else read[way]
    if question is None:
        return not_read._replace(notes=days.note(None))
    return question._replace(notes=(*question.notes, *days.note(way)), unknown=unknown)


_SUBJECTS = ("club", "they", "side", "coach", "spell_club", "he", "player")


def _settled(items: list[Item]) -> list[Item]:
    """Items in which "score" and "win" are verbs behind a subject, else nouns."""
    settled: list[Item] = []
    for item in items:
        before = settled[-1].kind if settled else ""
        kind = item.kind
        if kind == "score_q" and before in _SUBJECTS:
            kind = "score"
        elif kind in ("win", "draw") and before in ("biggest", "last_time", "how_many", "last"):
            kind = f"{kind}_n"
        settled.append(item._replace(kind=kind))
    return settled


def _understood(items: list[Item], words: Vocabulary, today: str | None) -> Question | None:
    scope: dict[str, Any] = {}
    items = _with_finals(items)
    for item in items:
        if item.kind in ("s", "ed", "st", "grp", "ms"):
            for key, value in item.value.items():
                if scope.setdefault(key, value) != value:
                    return None
        elif item.kind == "final" and item.value is not None:
            scope |= item.value
    skeleton = [item for item in items if item.kind not in ("s", "ed", "st", "grp")]
    day = today or words.record.about.data_of
    question = _first_read(skeleton, scope, words, day)
    if question is None or "year" not in scope or "since" not in question.arguments:
        return question
    season = season_ending(scope["year"])
    of_season = {key: value for key, value in scope.items() if key != "year"} | {"season": season}
    other = _first_read(skeleton, of_season, words, day)
    if other is None:
        return question
    taken = msg("{year} read as the season {season}", year=str(scope["year"]), season=season)
    return question._replace(also=other._replace(notes=(*other.notes, taken)))


def _first_read(
    skeleton: list[Item], scope: dict[str, Any], words: Vocabulary, day: str
) -> Question | None:
    """The question as the first form reads it that fits."""
    code = encode(skeleton)
    letters = frozenset(code)
    for pattern, read in FORMS:
        match = pattern.compiled.match(code) if pattern.may_match(letters) else None
        if match is None:
            continue
        resolver = Resolver(words, Context(today=day))
        clause = Clause(resolver, Found(match, skeleton), dict(scope), {}, (words.own,), {})
        try:
            question = read(clause)
            assert question.measure is not None
            parse_arguments(words.record, find_measure(question.measure), question.arguments)
        except (CannotResolve, GaspError):
            continue
        return question._replace(
            notes=(*question.notes, *resolver.assumed, *_year_taken(scope, question))
        )
    return None


def _year_taken(scope: dict[str, Any], question: Question) -> tuple[str, ...]:
    """How a year was taken, which may be the season that ends in it."""
    year, season = scope.get("year"), question.arguments.get("season")
    if year is None:
        return ()
    if season is None:
        return (msg("{year} read as the calendar year", year=str(year)),)
    return (msg("{year} read as the season {season}", year=str(year), season=season),)


def _with_finals(items: list[Item]) -> list[Item]:
    """Items in which "how many cup finals" counts finals of a competition."""
    settled: list[Item] = []
    for item in items:
        counted = settled[-1:] and settled[-1].kind == "how_many" and item.kind == "st"
        if counted and item.value.get("stage") == "Final":
            named = {key: value for key, value in item.value.items() if key != "stage"}
            settled.append(item._replace(kind="final", value=named))
        else:
            settled.append(item)
    return settled
