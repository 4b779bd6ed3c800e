"""Questions: what they ask, and what they are not taken for."""

from __future__ import annotations

from typing import Any

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.grammar.example_questions import EXAMPLE_QUESTIONS
from gasp_cli.queries.answers import ask
from tests.grammar.fillings import fillings, gaps_of


@pytest.mark.parametrize(
    ("words", "measure", "found"),
    [
        ("How many goals did Atalanta score in 2019-20?", "goals_for", 98),
        ("Where did Atalanta finish in 2016-17?", "league_position", 4),
        ("How far did Atalanta get in the 2019-20 Champions League?", "stage_reached",
         "Quarter-finals"),
        ("Who knocked Atalanta out of the 2020-21 Champions League?", "eliminated_by",
         "Real Madrid"),
        ("When did Atalanta last beat Juventus?", "win_days", "2025-03-09"),
        ("How many Coppa Italia finals did Atalanta lose under Gasperini?", "finals_lost", 3),
        ("How many points behind Juventus did Atalanta finish in 2019-20?", "points_behind", 5),
        ("Quanti gol ha segnato l'Atalanta nel 2019-20?", "goals_for", 98),
        ("Quando abbiamo battuto la Juventus l'ultima volta?", "win_days", "2025-03-09"),
        ("Chi ha eliminato l'Atalanta dalla Champions League 2019-20?", "eliminated_by",
         "Paris Saint-Germain"),
        ("In che posizione ha chiuso l'Atalanta nel 2016-17?", "league_position", 4),
        ("Quante finali di Coppa Italia ha perso l'Atalanta?", "finals_lost", 3),
    ],
)  # fmt: skip
def test_a_question_is_answered(kb: KnowledgeBase, words: str, measure: str, found: Any) -> None:
    answered = ask(kb.record, words)
    assert answered.question.measure == measure
    assert answered.answer is not None
    assert answered.answer.found == found


@pytest.mark.parametrize(
    "words",
    [
        "How many goals did Atalanta score at half-time in 2019-20?",
        "How many league games did Atalanta win without conceding in 2019-20?",
        "How many penalties did Atalanta score in 2019-20?",
        "How many goals should Atalanta have scored in 2019-20?",
        "Why did Gasperini leave?",
        "What is the meaning of life?",
        "Quanti rigori ha segnato l'Atalanta nel 2019-20?",
        "Quanti gol ha segnato l'Atalanta nel primo tempo nel 2019-20?",
    ],
)
def test_a_word_that_is_not_understood_leaves_no_answer(kb: KnowledgeBase, words: str) -> None:
    answered = ask(kb.record, words)
    assert answered.question.measure is None
    assert answered.answer is None


@pytest.mark.parametrize(
    "words",
    [
        "How many penalties did Atalanta score in 2019-20?",
        "Quanti rigori ha segnato l'Atalanta nel 2019-20?",
    ],
)
def test_the_questions_offered_instead_are_understood(kb: KnowledgeBase, words: str) -> None:
    nearest = ask(kb.record, words).question.nearest
    assert nearest
    assert not any(gaps_of(question) for question in nearest)
    assert all(ask(kb.record, question).question.measure is not None for question in nearest)


@pytest.mark.parametrize(
    ("language", "measure", "phrase"),
    [
        (language, measure, question)
        for language, asked in EXAMPLE_QUESTIONS.items()
        for measure, questions in asked.items()
        for question in questions
    ],
)
def test_a_phrase_asks_its_measure(
    kb: KnowledgeBase, language: str, measure: str, phrase: str
) -> None:
    filling, *_ = fillings(kb, language).of(measure, phrase)
    question = ask(kb.record, phrase.format_map(filling)).question
    assert question.measure == measure
    if "season" in gaps_of(phrase):
        assert question.arguments["season"] == filling["season"]
    if gap := next((gap for gap in gaps_of(phrase) if gap.endswith("opponent")), None):
        assert question.arguments["opponent"] in filling[gap]
