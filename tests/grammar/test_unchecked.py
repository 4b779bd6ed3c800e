"""Words that nothing tests are named, and what the record has not all of contradicts nothing."""

from __future__ import annotations

import pytest

from gasp_cli import KnowledgeBase


@pytest.mark.parametrize(
    ("sentence", "unchecked"),
    [
        ("Atalanta beat Valencia 4-1 in front of 10 fans.", "in front of 10 fans"),
        ("Atalanta beat Valencia 4-1 thanks to a hat-trick by Smith.",
         "thanks to a hat-trick by Smith"),
        ("Atalanta beat Valencia 4-1, after being two down.", "after being two down"),
        ("Thanks to the fans, Atalanta beat Valencia 4-1.", "Thanks to the fans"),
        ("Despite losing to Lecce, Atalanta finished third in 2019-20.", "Despite losing to Lecce"),
        ("The 7-0 win at Torino on 25 January 2020 earned Atalanta long applause.",
         "earned Atalanta long applause"),
        ("L'Atalanta ha battuto il Valencia 4-1 davanti a 10 spettatori.",
         "davanti a 10 spettatori"),
        ("L'Atalanta ha battuto il Valencia 4-1 grazie a una tripletta di Rossi.",
         "grazie a una tripletta di Rossi"),
    ],
)  # fmt: skip
def test_a_verdict_names_what_stands_beside_it_and_was_not_tested(
    kb: KnowledgeBase, sentence: str, unchecked: str
) -> None:
    row, *others = kb.check(sentence)
    assert row.reason is not None
    assert row.reason.endswith(f"not checked: “{unchecked}”")
    assert {row.verdict, *(other.verdict for other in others)} == {"supported"}


def test_what_is_wrong_stays_wrong_whatever_stands_beside_it(kb: KnowledgeBase) -> None:
    (row,) = kb.check("Atalanta beat Valencia 5-1 in 2020 in front of 10 fans.")
    assert row.verdict == "contradicted"


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Napoli beat Juventus 5-1 in January 2023.", "confirmed"),
        ("A gennaio 2023 il Napoli ha battuto la Juventus 5-1.", "confirmed"),
        ("Juventus lost 5-1 to Napoli on 13 January 2023.", "confirmed"),
        ("Napoli beat Juventus 6-1 on 13 January 2023.", "contradicted"),
        ("Napoli beat Juventus 6-1 in Serie A in January 2023.", "contradicted"),
        # A Champions League semi-final, which the record does not have.
        ("Inter beat Milan 2-0 in May 2023.", "unverifiable"),
        ("Inter beat Milan 2-0 on 10 May 2023.", "unverifiable"),
        ("Inter won 23 matches in 2022-23.", "confirmed"),
        ("Inter won 37 matches in 2022-23.", "unverifiable"),  # with those in the cups
        ("Inter won 37 league matches in 2022-23.", "contradicted"),
    ],
)
def test_matches_of_two_other_clubs_may_be_in_a_cup_that_is_not_on_record(
    kb: KnowledgeBase, sentence: str, verdict: str
) -> None:
    assert {row.verdict for row in kb.check(sentence)} == {verdict}


def test_a_relative_clause_that_is_not_understood_leaves_its_subject(kb: KnowledgeBase) -> None:
    *_, row = kb.check("In January 2023 Napoli, who won the league, beat Juventus 5-1.")
    assert (row.arguments["club"], row.verdict) == ("Napoli", "confirmed")
