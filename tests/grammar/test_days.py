"""Days as people write them, and what is said of a day that can be read in two ways."""

from __future__ import annotations

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.queries.statements import CheckedStatement
from tests.grammar.conftest import Reader


def _checked(kb: KnowledgeBase, sentence: str) -> CheckedStatement:
    (row,) = kb.check(sentence)
    return row


@pytest.mark.parametrize(
    "day",
    [
        "on 25/01/2020", "on 25/1/2020", "on 25.01.2020", "on 25-01-2020", "on 2020-01-25",
        "on 2020/01/25", "on 25/01/20", "on 01/25/2020", "on 25 January 2020",
        "on January 25, 2020", "on 25th January 2020", "on the 25th of January 2020",
        "on 25 January",
    ],
)  # fmt: skip
def test_an_english_day_may_be_written_in_many_ways(read: Reader, day: str) -> None:
    (stated,) = read(f"Atalanta beat Torino 7-0 {day}.")
    assert (stated.arguments["since"], stated.arguments["until"]) == ("2020-01-25", "2020-01-25")
    assert stated.verdict == "confirmed"


@pytest.mark.parametrize(
    "day",
    [
        "il 25/01/2020", "il 25/1/2020", "il 25.01.2020", "il 25-01-2020", "il 2020-01-25",
        "il 25 gennaio 2020", "il 25 gennaio del 2020", "il 25 gennaio",
    ],
)  # fmt: skip
def test_an_italian_day_may_be_written_in_many_ways(read: Reader, day: str) -> None:
    for sentence in (f"L'Atalanta ha battuto il Torino 7-0 {day}.",
                     f"{day.capitalize()} l'Atalanta ha battuto il Torino 7-0."):  # fmt: skip
        (stated,) = read(sentence)
        assert stated.arguments["since"] == stated.arguments["until"] == "2020-01-25"
        assert stated.verdict == "confirmed"


@pytest.mark.parametrize("day", ["31/02/2020", "25/13/2020", "2020-02-30", "0/1/2020"])
def test_a_day_that_no_calendar_has_is_not_understood(read: Reader, day: str) -> None:
    assert read.verdicts(f"Atalanta beat Torino 7-0 on {day}.") == ["not-understood"]


def test_in_italian_the_day_comes_first(read: Reader) -> None:
    (stated,) = read("L'Atalanta ha battuto il Liverpool 3-0 il 11/04/2024.")
    assert (stated.arguments["since"], stated.verdict) == ("2024-04-11", "confirmed")


@pytest.mark.parametrize("day", ["11/04/2024", "04/11/2024"])
def test_of_two_days_in_english_that_with_the_match_is_meant(kb: KnowledgeBase, day: str) -> None:
    row = _checked(kb, f"Atalanta beat Liverpool 3-0 on {day}.")
    assert (row.arguments["since"], row.verdict) == ("2024-04-11", "confirmed")
    assert row.reason == "read as 2024-04-11, on which there was a match"


def test_of_two_days_with_different_verdicts_neither_is_taken(kb: KnowledgeBase) -> None:
    row = _checked(kb, "Atalanta were third on 05/04/2021.")
    assert row.verdict == "unverifiable"
    assert row.reason is not None
    assert "2021-04-05: 3 (confirmed)" in row.reason
    assert "2021-05-04: 3 (contradicted)" in row.reason


@pytest.mark.parametrize("day", ["12/11/2019", "11/12/2019"])  # a match on 11 December
def test_a_table_is_of_either_day_whenever_the_match_was(kb: KnowledgeBase, day: str) -> None:
    row = _checked(kb, f"On {day} Atalanta were fifth.")
    assert row.verdict == "unverifiable"
    assert "2019-11-12: 5 (confirmed)" in (row.reason or "")
    assert kb.ask(f"where were Atalanta on {day}?") is None
    score = kb.ask(f"what was the score on {day}?")
    assert score is not None
    assert (score.found, score.arguments["since"]) == (["3-0"], "2019-12-11")


def test_what_holds_on_neither_of_two_days_is_contradicted(kb: KnowledgeBase) -> None:
    row = _checked(kb, "Atalanta were first on 05/04/2021.")
    assert row.verdict == "contradicted"
    assert row.reason == "the day may be 2021-04-05 or 2021-05-04"


def test_a_day_without_a_year_is_that_of_the_only_match(kb: KnowledgeBase) -> None:
    row = _checked(kb, "On 22 May Atalanta beat Bayer Leverkusen 3-0.")
    assert (row.arguments["since"], row.verdict) == ("2024-05-22", "confirmed")
    assert row.reason == "assuming 2024-05-22, the only one with a match"


def test_a_day_without_a_year_that_fits_none_is_left_open(read: Reader) -> None:
    assert read.verdicts("Atalanta beat Torino 7-0 on 26 January.") == ["not-understood"]


def test_a_day_without_a_year_that_fits_several_names_them(kb: KnowledgeBase) -> None:
    row = _checked(kb, "Atalanta won 7-0 on 25 January.")
    assert row.verdict == "not-understood"
    days = [match.date for match in kb.matches() if match.date.endswith("-01-25")]
    assert len(days) > 1
    assert row.reason == f"the day may be one of {', '.join(days)}"


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("On 1 January 2020 Atalanta had 31 points.", "confirmed"),
        ("On 1 January 2020 Atalanta had 30 points.", "contradicted"),
        ("Atalanta had 38 points on 25 January 2020.", "confirmed"),
        ("Atalanta took three points on 25 January 2020.", "confirmed"),
        ("L'Atalanta aveva 31 punti il 1° gennaio 2020.", "confirmed"),
        ("On 1 January 2020 Atalanta had scored 43 goals.", "not-understood"),
        ("On 25 January 2020 Atalanta scored seven goals.", "confirmed"),
    ],
)
def test_what_a_club_has_on_a_day_is_not_what_it_won_that_day(
    read: Reader, sentence: str, verdict: str
) -> None:
    assert read.verdicts(sentence) == [verdict]
