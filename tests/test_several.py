"""Several seasons, competitions or opponents at once; lists with commas are refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.errors import AmbiguousName, SeveralNames, UsageError
from gasp_cli.matching import find_name
from tests.conftest import Gasp

CLUBS = {
    "Inter": ["Inter Milan", "FC Internazionale Milano"],
    "Milan": ["AC Milan"],
    "Bodø/Glimt": ["FK Bodø/Glimt"],
    "Brighton & Hove Albion": ["Brighton"],
    "West Bromwich Albion": [],
    "Real Madrid": [],
    "Real Betis": [],
}


@pytest.mark.parametrize(
    "typed", ["Inter,Milan", "milan, inter", "Inter;Milan", "Inter/Milan", "Inter & AC Milan",
              "Real,Milan", "Bodø/Glimt, Inter", "Inter,Milan,Real Betis"]
)  # fmt: skip
def test_a_list_of_names_is_never_taken_for_one_of_them(typed: str) -> None:
    with pytest.raises(SeveralNames):
        find_name(typed, CLUBS, "club")


@pytest.mark.parametrize(
    ("typed", "club"),
    [
        ("Bodo/Glimt", "Bodø/Glimt"),
        ("brighton & hove albion", "Brighton & Hove Albion"),
        ("Brighton & Hove", "Brighton & Hove Albion"),
        ("Milan, AC", "Milan"),
        ("Inter Milan", "Inter"),
        ("Inter,", "Inter"),
    ],
)
def test_a_name_with_a_sign_of_lists_in_it_is_one(typed: str, club: str) -> None:
    assert find_name(typed, CLUBS, "club") == club


def rows(gasp: Gasp, line: str) -> list[dict[str, Any]]:
    outcome = gasp(*line.split(), "--format", "json")
    assert outcome.code == 0, outcome.err
    found: list[dict[str, Any]] = json.loads(outcome.out)
    return found


@pytest.mark.parametrize(
    ("command", "field", "option", "names"),
    [
        ("matches", "opponent", "--opponent", ["Inter", "Milan"]),
        ("matches --season 2020", "opponent", "--against", ["Inter", "Milan"]),
        ("matches", "season", "--season", ["2019-20", "2016-17", "2023-24"]),
        ("matches --result L", "competition", "--competition", ["Serie A", "Europa League"]),
        ("wins --margin 3", "opponent", "--opponent", ["Torino", "Udinese"]),
        ("wins", "season", "--season", ["2017-18", "2019-20"]),
        ("wins", "competition", "--competition", ["Coppa Italia", "Serie A"]),
        ("facts", "season", "--season", ["2018-19", "2019-20"]),
        ("timeline", "season", "--season", ["2018-19", "2019-20"]),
    ],
)
def test_a_repeated_option_gives_the_rows_of_each(
    gasp: Gasp, command: str, field: str, option: str, names: list[str]
) -> None:
    words = " ".join(f"{option} {name.replace(' ', '_')}" for name in names)
    outcome = gasp(*(word.replace("_", " ") for word in f"{command} {words} -f json".split()))
    both = json.loads(outcome.out)
    whole = rows(gasp, command)
    if command == "timeline":  # with a season it also has what has no date
        assert {row[field] for row in both} == set(names)
    else:
        assert both == [row for row in whole if row[field] in names]
    assert {row[field] for row in both} == set(names)


def test_streaks_take_several_competitions_and_one_season(gasp: Gasp) -> None:
    runs = rows(gasp, "streaks --competition Champions --competition Europa")
    assert {row["competition"] for row in runs} <= {"Champions League", "Europa League", None}
    outcome = gasp("streaks", "--season", "2019", "--season", "2021")
    assert (outcome.code, outcome.out) == (2, "")


@pytest.mark.parametrize(
    "line",
    [
        "matches --opponent Inter,Milan",
        "wins --against Inter;Milan",
        "matches --season 2019,2020",
        "matches --competition CL,EL",
        "facts --season 2019,2020",
        "streaks --competition CL/EL",
    ],
)
def test_a_list_is_refused_with_the_way(gasp: Gasp, line: str) -> None:
    outcome = gasp(*line.split())
    assert (outcome.code, outcome.out) == (2, "")
    assert "to name several, repeat the option: --" in outcome.err


@pytest.mark.parametrize(
    "line",
    [
        "table 2024 --competition CL --competition EL",
        "check points --season 2019 --season 2020 --says 78",
        "check wins --competition CL --competition EL --says 1",
        "check results --opponent Inter --opponent Milan --says 1-0",
    ],
)
def test_where_one_is_asked_for_two_are_refused(gasp: Gasp, line: str) -> None:
    outcome = gasp(*line.split())
    assert (outcome.code, outcome.out) == (2, "")
    assert "is given 2 times" in outcome.err


def test_an_opponent_that_was_met_comes_before_all_others(gasp: Gasp, kb: KnowledgeBase) -> None:
    with pytest.raises(AmbiguousName):
        kb.record.find_club("Real")
    for line in ("versus Real", "matches --opponent Real", "wins --margin 1 --opponent Real"):
        assert {row["opponent"] for row in rows(gasp, line)} <= {"Real Madrid"}
    (row,) = rows(gasp, "check meetings --opponent Real --says 4")
    assert row["arguments"]["opponent"] == "Real Madrid"
    # Two that were met: which of them is meant nobody knows.
    assert gasp("versus", "Manchester").code == 1
    # Whom others met is another question.
    assert gasp("check", "results", "--club", "Inter", "--opponent", "Real", "--season", "2021",
                "--competition", "CL", "--says", "2-3").code == 1  # fmt: skip


def test_the_library_takes_one_name_or_several(kb: KnowledgeBase) -> None:
    inter, milan = kb.matches(opponent="Inter"), kb.matches(opponent="Milan")
    both = kb.matches(opponent=["Inter", "Milan"])
    assert both == sorted([*inter, *milan], key=lambda row: row.date)
    assert kb.matches(season=("2019", "2020"), competition="CL") == kb.matches(
        season="2020", competition=["CL"]
    )
    assert kb.wins(opponent=iter(["Torino"])) == kb.wins(opponent="Torino")
    assert kb.matches(opponent=[]) == kb.matches()
    with pytest.raises(UsageError, match="more than one club"):
        kb.matches(opponent="Inter,Milan")


def test_matches_by_goals(kb: KnowledgeBase) -> None:
    def scores(**asked: Any) -> set[tuple[int, int]]:
        return {(row.goals_for, row.goals_against) for row in kb.matches(**asked)}

    every = scores()
    assert scores(scored=4, conceded=2) == {
        (own, other) for own, other in every if own >= 4 and other >= 2
    }
    assert scores(margin=5) == {(own, other) for own, other in every if abs(own - other) >= 5}
    assert {row.id for row in kb.wins(margin=5)} <= {row.id for row in kb.matches(margin=5)}


def test_a_table_says_of_what_it_is_where_that_is_asked_for(gasp: Gasp) -> None:
    asked = gasp("table", "2020", "--fields", "season,competition,club", "--limit", "1").out
    assert asked.splitlines() == ["season\tcompetition\tclub", "2019-20\tSerie A\tJuventus"]
    assert "Serie A  " not in gasp("table", "2020", "-f", "markdown").out.splitlines()[2]
