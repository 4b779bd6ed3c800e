"""The CSV files of the record."""

from __future__ import annotations

import pytest

from gasp_cli.domain.model import Status
from gasp_cli.errors import DataError
from gasp_cli.readers.fixtures import Fixture
from gasp_cli.readers.match_csv import read_match_csv
from gasp_cli.readers.scores import ScoreLine
from tests.record_csv import read_sanctions

CUPS = (
    "season,competition,round,date,home,away,home_goals,away_goals,aet,penalties,venue,source\n"
    "2018-19,Invented Cup qualifying,Play-off round leg 2,2018-08-30,Alba,Brera,0,0,yes,4-3,"
    "Stadio; Alba,https://a.example https://b.example\n"
)
SANCTIONS = (
    "season,kind,subject,effective_from,effective_until,points_while_in_force,match_date,"
    "played_score,official_score,points_in_final_table,status,note,source\n"
)


def read(text: str, file: str = "x.csv") -> tuple[list[Fixture], list[str]]:
    """All matches of a CSV, and its problems in words."""
    parts = read_match_csv(text, file)
    return (
        [fixture for part in parts for fixture in part.fixtures],
        [str(problem) for part in parts for problem in part.problems],
    )


def test_a_cup_match() -> None:
    (part,) = read_match_csv(CUPS, "cups.csv")
    assert (part.title, part.season, part.line) == ("Invented Cup", "2018-19", 2)
    assert part.problems == []
    (match,) = part.fixtures
    assert (match.round.stage, match.round.leg) == ("Play-off round", 2)
    assert (match.score.final, match.score.extra_time) == ((0, 0), True)
    assert (match.score.full_time, match.score.penalties) == (None, (4, 3))
    assert (match.line, match.urls) == (2, ("https://a.example", "https://b.example"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2018-08-30", "30.8.2018", "cups.csv:2: date: '30.8.2018' is not a date"),
        (",0,0,", ",0,,", "cups.csv:2: goals: '0-' is not a score"),
        (",yes,", ",perhaps,", "cups.csv:2: aet: 'perhaps' is neither yes nor no"),
        ("2018-19", "2018-20", "cups.csv:2: '2018-20' is not a season"),
        (
            "Play-off round leg 2",
            "Some round",
            "cups.csv:2: round: 'Some round' is not a known round",
        ),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_read(old: str, new: str, message: str) -> None:
    rows = CUPS + CUPS.splitlines(keepends=True)[1].replace(old, new, 1)
    (match,), (problem,) = read(rows, "cups.csv")
    assert match.line == 2
    assert problem.startswith(message.replace(":2:", ":3:"))


FIXTURES = ("2019-08-10,Alba,Brera,2,0", "2019-08-11,Como,Dora,1,1", "2019-08-12,Erba,Fano,0,3")
NEEDED = "season,competition,round,date,home,away,home_goals,away_goals"


def listed(*rows: str, header: str = NEEDED) -> str:
    return "\n".join((header, *(f"2019-20,Invented League,Matchday 1,{row}" for row in rows), ""))


def homes(text: str) -> tuple[list[tuple[int, str]], list[str]]:
    matches, problems = read(text)
    return [(match.line, match.home.name) for match in matches], problems


ALL = [(2, "Alba"), (3, "Como"), (4, "Erba")]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2019-08-11,Como,Dora,1", "not as many cells as columns"),
        ("2019-08-11,Como,Dora,1,1,no", "not as many cells as columns"),
        ('2019-08-11,"Como,Dora,1,1', "a quote that is not closed, or text behind it"),
        ('2019-08-11,"Como"o,Dora,1,1', "a quote that is not closed, or text behind it"),
        ('2019-08-11,Como,Dora,1,"1', "a quote that is not closed, or text behind it"),
    ],
)
def test_a_row_that_is_none_costs_no_other(row: str, reason: str) -> None:
    found, problems = homes(listed(FIXTURES[0], row, FIXTURES[2]))
    assert found == [(2, "Alba"), (4, "Erba")]
    assert problems == [f"x.csv:3: {reason}: 2019-20,Invented League,Matchday 1,{row}"]


def test_quotes_that_are_never_closed_are_named_one_by_one() -> None:
    found, problems = homes(listed(*['2019-08-10,"Alba,Brera,2,0'] * 50, FIXTURES[0]))
    assert found == [(52, "Alba")]
    assert [problem.split(":")[1] for problem in problems] == [str(line) for line in range(2, 52)]


def test_a_cell_in_quotes_may_have_line_breaks() -> None:
    header = f"{NEEDED},note"
    found, problems = homes(listed(f'{FIXTURES[0]},"two\nlines"', f"{FIXTURES[1]},", header=header))
    assert (found, problems) == ([(2, "Alba"), (4, "Como")], [])


def test_columns_that_may_be_empty_may_be_absent() -> None:
    (match, *_), problems = read(listed(*FIXTURES))
    assert problems == []
    assert (match.score.extra_time, match.score.penalties) == (False, None)
    assert (match.neutral, match.urls) == (False, ())
    with pytest.raises(DataError, match=r"x\.csv:1: no column away_goals, round"):
        read_match_csv(listed(header="season,competition,date,home,away,home_goals"), "x.csv")
    with pytest.raises(DataError, match=r"x\.csv:1: a column twice: home"):
        read_match_csv(listed(header=f"{NEEDED},home"), "x.csv")
    with pytest.raises(DataError, match=r"x\.csv:1: no column"):
        read_match_csv("", "x.csv")


@pytest.mark.parametrize(
    ("written", "days", "season", "year"),
    [
        ("2020", ["2020-04-11", "2020-10-03"], None, "2020"),
        ("2020", ["2020-09-01"], None, "2020"),
        ("2020", ["2019-10-05", "2020-04-11"], "2019-20", None),
        ("2020", ["2019-10-05", "2020-10-03"], "2019-20", None),
        ("2020", ["2020-07-26"], "2019-20", None),
        ("2019-20", ["2020-10-03"], "2019-20", None),
    ],
)
def test_a_year_whose_matches_were_all_played_in_it_is_no_season(
    written: str, days: list[str], season: str | None, year: str | None
) -> None:
    rows = [
        f"{written},League,{day},Matchday {number},Alba,Brera,1,0"
        for number, day in enumerate(days, 1)
    ]
    columns = "season,competition,date,round,home,away,home_goals,away_goals"
    (part,) = read_match_csv("\n".join((columns, *rows)), "x.csv")
    assert (part.season, part.year, len(part.fixtures)) == (season, year, len(days))


@pytest.mark.parametrize(
    ("date", "home_goals", "away_goals", "matchday"),
    [
        ("2019-08-10 00:00:00", "2.0", "0.0", "1.0"),
        ("2019-08-10T00:00:00.000", "2", "0.00", "1"),
        ("2019-08-10 00:00:00+00:00", "2.0", "0", "Matchday 1"),
    ],
)
def test_cells_as_a_data_frame_writes_them(
    date: str, home_goals: str, away_goals: str, matchday: str
) -> None:
    row = f"2019-20,League,{matchday},{date},Alba,Brera,{home_goals},{away_goals},False"
    (match,), problems = read(f"{NEEDED},aet\n{row}\n")
    assert problems == []
    assert (match.date, match.score.final) == ("2019-08-10", (2, 0))
    assert 1 in (match.round.matchday, match.round.number)


@pytest.mark.parametrize(
    ("cell", "fault"),
    [("2.5", "'2.5-0' is not a score"), ("-2.0", "'-2-0' is not a score")],
)
def test_a_part_of_a_goal_is_no_score(cell: str, fault: str) -> None:
    _, (problem,) = read(listed(FIXTURES[0].replace(",2,", f",{cell},")))
    assert fault in problem


def test_a_day_with_an_hour_is_no_day() -> None:
    _, (problem,) = read(listed(FIXTURES[0].replace("-10,", "-10 15:00:00,")))
    assert "'2019-08-10 15:00:00' is not a date" in problem


@pytest.mark.parametrize("separator", [";", "\t"])
def test_the_header_tells_what_separates_cells(separator: str) -> None:
    assert homes(listed(*FIXTURES).replace(",", separator)) == (ALL, [])


def test_what_spreadsheets_write_around_the_rows_is_passed_over() -> None:
    text = listed(*(f"{row},," for row in FIXTURES), header=f"{NEEDED},,").replace("\n", "\r\n")
    assert homes("\ufeff" + text) == (ALL, [])
    assert homes(listed(*(f"{row}, ," for row in FIXTURES)) + ",,,,,,,\n\n") == (ALL, [])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2019-08-11,Como 2-1,Dora,1,1", "home: 'Como 2-1' is not a club"),
        ("2019-08-11,Como,15:00 Dora,1,1", "away: '15:00 Dora' is not a club"),
        ("20190811,Como,Dora,1,1", "date: '20190811' is not a date"),
        ("2019-08-11,Como,Dora,30,20", "a score that contradicts itself"),
    ],
)
def test_cells_are_held_against_the_same_rules_as_lines(row: str, reason: str) -> None:
    found, (problem,) = homes(listed(FIXTURES[0], row))
    assert found == [(2, "Alba")]
    assert problem.startswith(f"x.csv:3: {reason}")


def test_a_shoot_out_has_a_winner() -> None:
    level = CUPS.replace("4-3", "4-4")
    assert read(level)[1] == [f"x.csv:2: a score that contradicts itself: {level.splitlines()[1]}"]


def test_a_row_of_a_file_of_the_record_that_is_none_is_refused() -> None:
    with pytest.raises(DataError, match=r"s\.csv:2: not as many cells as columns"):
        read_sanctions(SANCTIONS + "2020-21,fine\n", "s.csv")


def test_a_deduction_in_force() -> None:
    row = "2022-23,points deduction (annulled),Alba,2023-01-20,2023-04-20,Alba -15,,,,0,s,n,u\n"
    (deduction,) = read_sanctions(SANCTIONS + row, "s.csv")
    assert (deduction.kind, deduction.club, deduction.points) == ("deduction", "Alba", 15)
    assert (deduction.since, deduction.until) == ("2023-01-20", "2023-04-20")


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
    with pytest.raises(DataError, match="'fine' is not a known kind"):
        read_sanctions(SANCTIONS + row, "s.csv")


def test_an_export_of_matches_is_read() -> None:
    header = (
        "id,competition,season,stage,date,home,away,home_goals,away_goals,matchday,leg,time,"
        "half_time_home,half_time_away,full_time_home,full_time_away,penalties_home,"
        "penalties_away,extra_time,neutral,status,played_home,played_away,awarded_on,source\n"
    )
    (final, off), problems = read(
        f"{header}x,The Cup,2001-02,Final,2002-05-15,Alba,Como,2,2,,2,20:45,1,0,1,1,3,4,true,true,"
        "played,,,,cup.txt:9\n"
        "x,The Cup,2001-02,Group A,2001-09-01,Alba,Como,,,3,,,,,,,,,false,false,cancelled,,,,a:1\n"
    )
    assert problems == []
    assert (final.round.stage, final.round.leg, final.time, final.neutral) == (
        "Final", 2, "20:45", True,
    )  # fmt: skip
    assert final.score == ScoreLine((2, 2), (1, 1), (1, 0), (3, 4), extra_time=True)
    assert (off.round.matchday, off.status, off.score) == (3, Status.CANCELLED, ScoreLine())
    assert (final.urls, off.urls) == ((), ())
