"""`gasp ask`: the answer, the matches that show it, the command that asks the same."""

from __future__ import annotations

import inspect
import json
import shlex

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.claims.measures import MEASURES
from gasp_cli.cli.commands.check import check
from tests.conftest import Gasp
from tests.terminal import on_terminal, plain

GOALS = "how many goals did Atalanta score in 2019-20?"


@pytest.mark.parametrize(
    ("question", "measure", "found"),
    [
        (GOALS, "goals_for", 98),
        ("quanti gol ha segnato l'Atalanta nel 2019-20?", "goals_for", 98),
        ("where did Atalanta finish in 2016-17?", "league_position", 4),
        ("when did Atalanta last beat Juventus?", "win_days", "2025-03-09"),
        ("quando abbiamo battuto la Juventus l'ultima volta?", "win_days", "2025-03-09"),
    ],
)
def test_a_question_is_answered_and_its_command_says_the_same(
    gasp: Gasp, question: str, measure: str, found: object
) -> None:
    (row,) = json.loads(gasp("ask", question, "--format", "json").out)
    assert (row["measure"], row["found"], row["basis"]) == (measure, found, "matches")
    assert row["evidence"]
    program, *words = shlex.split(row["command"])
    assert program == "gasp"
    again = gasp(*words, "--fields", "found,verdict")
    assert again.code == 0
    assert again.out.splitlines()[1].endswith("\tconfirmed")


def test_of_several_values_the_last_has_its_own_match(gasp: Gasp) -> None:
    (row,) = json.loads(gasp("ask", "when did Atalanta last beat Juventus?", "-f", "json").out)
    assert row["evidence"] == ["2025-03-09-juventus-atalanta"]


def test_the_words_of_a_question_need_no_quotation_marks(gasp: Gasp) -> None:
    assert gasp("ask", *GOALS.split()).out == gasp("ask", GOALS).out


def test_a_question_that_is_not_understood_names_some_that_are(gasp: Gasp) -> None:
    outcome = gasp("ask", "how many goals did the moon score?", "--format", "json")
    assert (outcome.code, outcome.out) == (6, "[]\n")
    assert outcome.err.startswith("gasp: the question was not understood")


@pytest.mark.parametrize(
    "question", ["who knocked us out in 2021-22", "chi ci ha eliminato nel 2021-22"]
)
def test_what_is_offered_instead_can_be_pasted(gasp: Gasp, question: str) -> None:
    outcome = gasp("ask", question)
    assert outcome.code == 6
    commands = outcome.err.partition("; try ")[2].split(", gasp ")
    assert len(commands) == 3
    for command in commands:
        program, *words = shlex.split(command.removeprefix("gasp "))
        assert program == "ask"
        answered = gasp("ask", *words, "--fields", "measure")
        assert (answered.code, answered.out) == (0, "measure\neliminated_by\n")


def test_what_the_record_cannot_tell_is_undecided(gasp: Gasp) -> None:
    outcome = gasp("ask", "how many goals did Atalanta score in 1989-90?", "--format", "json")
    assert outcome.code == 6
    assert [row["found"] for row in json.loads(outcome.out)] in ([], [None])


def test_no_question_is_a_wrong_command_line(gasp: Gasp) -> None:
    assert (gasp("ask").code, gasp("ask", "").code) == (2, 2)


def test_on_a_terminal_there_is_the_answer_with_its_matches() -> None:
    screen = plain(on_terminal("ask", "when did Atalanta last beat Juventus?"))
    assert "Juventus 0-4 Atalanta" in screen
    assert "gasp check win_days --opponent Juventus --says 2025-03-09" in screen


def test_the_library_answers_too(kb: KnowledgeBase) -> None:
    answer = kb.ask(GOALS)
    assert answer is not None
    assert answer.found == 98
    assert answer.command.startswith("check goals_for ")
    assert kb.ask("why?") is None


def test_every_argument_of_a_measure_has_an_option() -> None:
    # Else a command that asks the same could not be typed.
    options = set(inspect.signature(check.ask).parameters)
    arguments = {name for measure in MEASURES.values() for name in measure.parameters}
    assert arguments - options == set()


def test_a_total_of_a_year_is_answered_for_the_season_that_ends_in_it_too(gasp: Gasp) -> None:
    rows = json.loads(gasp("ask", "how many points did we take in 2020?", "-f", "json").out)
    assert [(row["measure"], row["found"]) for row in rows] == [("points_won", 69), ("points", 78)]
    assert [row["reason"] for row in rows] == [
        "2020 read as the calendar year", "2020 read as the season 2019-20",
    ]  # fmt: skip


def test_what_the_record_cannot_tell_is_asked_with_no_invented_value(gasp: Gasp) -> None:
    (row,) = json.loads(gasp("ask", "how many goals did Lookman score", "-f", "json").out)
    assert (row["found"], row["command"]) == (None, "")


@pytest.mark.parametrize(
    ("question", "hint"),
    [
        ("quante volte abbiamo battuto la Juventsu?",
         ("“Juventsu”: did you mean Juventus?; "
          'try gasp ask "quante volte abbiamo battuto la Juventus?"')),
        ("who did we sign in 2020?", "try gasp transfers"),
        ("who were our top scorers?", "try gasp scorers"),
        ("quanti trofei abbiamo vinto?", "try gasp honours"),
    ],
)  # fmt: skip
def test_what_is_not_understood_names_what_may_be_meant(
    gasp: Gasp, question: str, hint: str
) -> None:
    outcome = gasp("ask", question)
    assert outcome.code == 6
    assert outcome.err == f"gasp: the question was not understood; {hint}\n"


def test_a_scorer_of_three_goals_is_named_once() -> None:
    screen = plain(on_terminal("ask", "who scored in the 2024 Europa League final?"))
    assert "Ademola Lookman (3)" in screen
