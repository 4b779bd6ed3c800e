"""The CSV files of the record."""

from __future__ import annotations

import pytest

from gasp_cli.errors import DataError
from gasp_cli.importing.csv_files import read_cup_matches, read_sanctions

CUPS = (
    "season,competition,round,date,home,away,home_goals,away_goals,aet,penalties,venue,source\n"
    "2018-19,Invented Cup qualifying,Play-off round leg 2,2018-08-30,Alba,Brera,0,0,yes,4-3,"
    "Stadio; Alba,https://a.example https://b.example\n"
)
SANCTIONS = (
    "season,kind,subject,effective_from,effective_until,points_while_in_force,match_date,"
    "played_score,official_score,points_in_final_table,status,note,source\n"
)


def test_a_cup_match() -> None:
    (match,), problems = read_cup_matches(CUPS, "cups.csv")
    assert problems == []
    assert (match.competition, match.round.stage, match.round.leg) == (
        "Invented Cup",
        "Play-off round",
        2,
    )
    assert (match.goals, match.extra_time, match.penalties) == ((0, 0), True, (4, 3))
    assert (match.line, match.urls) == (2, ("https://a.example", "https://b.example"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2018-08-30", "30.8.2018", "cups.csv:2: date: '30.8.2018' is no date"),
        (",0,0,", ",0,,", "cups.csv:2: goals: '0-' is no score"),
        (",yes,", ",perhaps,", "cups.csv:2: aet: 'perhaps' is neither yes nor no"),
        ("2018-19", "2018-20", "cups.csv:2: '2018-20' is no season"),
        ("Play-off round leg 2", "Some round", "cups.csv:2: round: 'Some round' is no round"),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_read(old: str, new: str, message: str) -> None:
    rows = CUPS + CUPS.splitlines(keepends=True)[1].replace(old, new, 1)
    (match,), (problem,) = read_cup_matches(rows, "cups.csv")
    assert match.line == 2
    assert str(problem).startswith(message.replace(":2:", ":3:"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("https://a.example", '"a', "cups.csv:2: unexpected end of data"),
        (",Stadio; Alba", "", "cups.csv:2: not as many cells as columns"),
        ("home_goals,", "goals,", "cups.csv:1: no column home_goals"),
    ],
)
def test_what_is_no_such_csv_is_named_with_file_and_line(old: str, new: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        read_cup_matches(CUPS.replace(old, new, 1), "cups.csv")
    assert caught.value.message.startswith(message)


def test_a_deduction_in_force() -> None:
    row = "2022-23,points deduction (annulled),Alba,2023-01-20,2023-04-20,Alba -15,,,,0,s,n,u\n"
    (one,) = read_sanctions(SANCTIONS + row, "s.csv")
    assert (one.kind, one.club, one.points) == ("deduction", "Alba", 15)
    assert (one.since, one.until) == ("2023-01-20", "2023-04-20")


def test_an_award_with_a_deduction_gives_two_decisions() -> None:
    row = (
        "2020-21,awarded result + deduction (annulled),Alba-Brera (3-0 and Brera -1),2020-10-14,"
        "2020-12-22,Brera -1,2021-04-07,2-1,2-1,0,annulled; match due 2020-10-04 played later,n,u\n"
    )
    award, deduction = read_sanctions(SANCTIONS + row, "s.csv")
    assert (award.kind, award.match, award.official) == ("award", "Alba-Brera", (3, 0))
    assert award.due == "2020-10-04"
    assert (deduction.kind, deduction.club, deduction.points) == ("deduction", "Brera", 1)


def test_a_kind_nobody_knows_is_named() -> None:
    row = "2020-21,fine,Alba,,,,,,,,s,n,u\n"
    with pytest.raises(DataError, match="'fine' is no kind"):
        read_sanctions(SANCTIONS + row, "s.csv")
