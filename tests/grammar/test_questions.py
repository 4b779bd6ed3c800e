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
        ("When did we last draw with Juventus?", "draw_days", "2025-01-14"),
        ("When did we last score against Inter?", "scoring_days", "2023-11-04"),
        ("quando abbiamo segnato all'Inter l'ultima volta", "scoring_days", "2023-11-04"),
        ("when did Inter last beat us", "defeat_days", "2025-03-16"),
        ("when did we last lose at home to juventus", "defeat_days", "2023-05-07"),
        ("Have we ever beaten Real Madrid?", "wins", 0),
        ("abbiamo mai battuto il Real Madrid?", "wins", 0),
        ("la Juventus ci ha mai battuto?", "defeats", 9),
        ("did Atalanta ever win the Coppa Italia", "titles", 0),
        ("La Dea ha mai vinto l'Europa League?", "titles", 1),
        ("Has Atalanta ever won the league?", "seasons_in_top", 0),
        ("i nerazzurri hanno mai vinto lo scudetto?", "seasons_in_top", 0),
        ("were we ever top of the table?", "matchdays_in_top", 9),
        ("siamo mai stati primi in classifica?", "matchdays_in_top", 9),
        ("when were we top in 2024-25", "matchdays_in_top", 5),
        ("quanti punti ha fatto l'Inter nel 2021?", "points", 91),  # no calendar year of Inter
        ("qual'è la vittoria piu larga?", "biggest_wins", ["8-0"]),
        ("qual e la vittoria più larga?", "biggest_wins", ["8-0"]),
        ("dove e arrivata l'atalanta nel 2019-20?", "league_position", 3),
        ("che posto abbiamo fatto nel 2021-22?", "league_position", 8),
        ("quanti punti avete fatto nel 2019-20?", "points", 78),
        ("chi ha vinto la serie a nel 2021?", "table_leader", "Inter"),
        ("Quand'è l'ultima volta che abbiamo vinto a Napoli?", "win_days", "2024-11-03"),
        ("When was the last time we won at Napoli?", "win_days", "2024-11-03"),
        ("quando abbiamo battuto l'ultima volta l'Inter?", "win_days", "2018-11-11"),
        ("quando abbiamo battuto il Milan 5-0?", "win_days", ["2019-12-22"]),
        ("When did we beat Milan 5-0?", "win_days", ["2019-12-22"]),
        ("com'è finita la finale di Europa League 2024?", "match_scores", ["3-0"]),
        ("chi ha vinto la finale di Europa League 2024?", "match_scores", ["3-0"]),
        ("How did the 2024 Europa League final end?", "match_scores", ["3-0"]),
        ("Who won the 2024 Europa League final?", "match_scores", ["3-0"]),
        ("dove si è giocata la finale di Europa League 2024?", "ground",
         ["Aviva Stadium", "Dublin", "Dublin Arena"]),
        ("Where was the 2024 Europa League final played?", "ground",
         ["Aviva Stadium", "Dublin", "Dublin Arena"]),
        ("qual è stata la peggior sconfitta?", "biggest_defeats", ["1-7"]),
        ("What was our worst defeat?", "biggest_defeats", ["1-7"]),
        ("qual è la più lunga serie senza sconfitte?", "longest_run", 19),
        ("siamo mai arrivati secondi?", "seasons_in_top", 0),
        ("Did we ever finish second?", "seasons_in_top", 0),
        ("who scored in the Europa League final?", "scorers", ["Ademola Lookman"] * 3),
        ("Who scored in Dublin?", "scorers", ["Ademola Lookman"] * 3),
        ("Chi ha segnato a Dublino?", "scorers", ["Ademola Lookman"] * 3),
        ("How many goals did Lookman score in the final?", "player_goals", 3),
        ("quanti gol ha segnato Ilicic al Valencia?", "player_goals", 5),
        ("how many goals did Lookman score", "player_goals", None),
        ("record against Juventus", "won_drawn_lost", "4-11-9"),
        ("bilancio con la Juventus", "won_drawn_lost", "4-11-9"),
        ("win percentage in 2023-24", "win_percentage", 57.14),
        ("percentuale di vittorie nel 2023-24", "win_percentage", 57.14),
        ("how many matches", "played", 439),
        ("quante partite ha allenato Gasperini?", "played", 439),
        ("best finish", "highest_finish", 3),
        ("peggior piazzamento con Gasperini", "lowest_finish", 8),
        ("how many points on 1 January 2020", "points", 31),
        ("quanti punti al 1 gennaio 2020", "points", 31),
        ("how many points did we take on 25 January 2020?", "points_won", 3),
        ("how many points after 20 matchdays in 2019-20", "points", 35),
        ("biggest win", "biggest_wins", ["8-0"]),
        ("sconfitta più pesante", "biggest_defeats", ["1-7"]),
        ("longest unbeaten run", "longest_run", 19),
        ("what was the score on 25/01/2020?", "match_scores", ["7-0"]),
        ("com'è finita il 25/01/2020?", "match_scores", ["7-0"]),
        ("who beat us in the 2021 Coppa Italia final?", "lost_finals_to", ["Juventus"]),
        ("who finished above us in 2019-20?", "clubs_above", ["Juventus", "Inter"]),
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
        "what was the score on 05/04/2021?",  # of two days on which there was no match
        "bilancio in Europa",  # of which there are several cups
        "did we ever win?",
        "have Juventus ever won the league?",
        "has Juventus ever won the Coppa Italia?",
        "win percentage of Juventus in 2019-20",
        "Juventus' record against Inter",
        "how many goals did Lookman score against us?",
        "who scored against us?",
        "biggest win against us",
        "were we ever second?",  # of which the measure counts better places, too
        "best finish at home",
        "worst finish in the Champions League",
        "who beat us in 2021?",
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


def test_a_year_says_how_it_was_taken(kb: KnowledgeBase) -> None:
    year, season = (
        kb.ask("how many goals did we score in 2020?"),
        kb.ask("who won the league in 2020"),
    )
    assert year is not None
    assert season is not None
    assert (year.found, year.reason) == (103, "2020 read as the calendar year")
    assert (season.found, season.reason) == ("Juventus", "2020 read as the season 2019-20")


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
