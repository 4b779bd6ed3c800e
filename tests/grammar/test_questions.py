"""Questions: what they ask, and what they are not taken for."""

from __future__ import annotations

from typing import Any

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.grammar.example_questions import EXAMPLE_QUESTIONS
from gasp_cli.grammar.vocabulary import Vocabulary
from gasp_cli.i18n.nouns import Noun
from gasp_cli.queries import answers
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
    ("words", "nearest"),
    [
        ("How many penalties did Atalanta score in 2019-20?",
         "How many goals did Atalanta score in 2019-20?"),
        ("Quanti rigori ha segnato l'Atalanta nel 2019-20?",
         "Quanti gol ha segnato l'Atalanta nel 2019-20?"),
        ("how many points after 20 matchdays",
         "How many points did Atalanta have after 20 matchdays in 2024-25?"),
        ("quanti punti dopo 20 giornate",
         "Quanti punti aveva l'Atalanta dopo 20 giornate nel 2024-25?"),
        ("who knocked us out in 2021-22",
         "Who knocked Atalanta out of the 2021-22 Europa League?"),
        ("chi ci ha eliminato nel 2021-22",
         "Chi ha eliminato l'Atalanta in Europa League 2021-22?"),
        ("why did we last beat Juventus", "When did Atalanta last beat Juventus?"),
        ("come mai battiamo la Juventus",
         "Quando l'Atalanta ha battuto la Juventus l'ultima volta?"),
        ("top of the table", "When were Atalanta top of the table in 2024-25?"),
    ],
)  # fmt: skip
def test_of_what_was_understood_other_questions_are_offered(
    kb: KnowledgeBase, words: str, nearest: str
) -> None:
    answered = ask(kb.record, words)
    assert answered.answer is None
    offered = answers.nearest(kb.record, answered)
    assert nearest in offered
    assert all(ask(kb.record, question).answer is not None for question in offered)


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
    nouns = Vocabulary(kb.record).nouns(language)
    names = {gap: nouns.get(name, Noun(name)) for gap, name in filling.items()}
    question = ask(kb.record, phrase.format_map(names)).question
    assert question.measure == measure
    if "season" in gaps_of(phrase):
        assert question.arguments["season"] == filling["season"]
    if gap := next((gap for gap in gaps_of(phrase) if gap.endswith("opponent")), None):
        assert question.arguments["opponent"] in filling[gap]
