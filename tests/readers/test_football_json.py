"""football.json in its three generations, each as a little file in its test."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gasp_cli.domain.model import Status
from gasp_cli.errors import DataError
from gasp_cli.readers.fixtures import Fixture, FootballFile
from gasp_cli.readers.football_json import read_football_json
from gasp_cli.readers.football_txt import read_football_txt
from gasp_cli.readers.scores import ScoreLine


def read_part(data: Any, season: str | None = None) -> FootballFile:
    (part,) = read_football_json(json.dumps(data, indent=2), "test.json", season)
    return part


def match(**fields: Any) -> dict[str, Any]:
    plain = {"round": "Matchday 1", "date": "2018-08-18", "team1": "Alba", "team2": "Brera"}
    return plain | {"score": {"ft": [2, 1]}} | fields


def read_one(**fields: Any) -> Fixture:
    part = read_part({"name": "Invented League 2018/19", "matches": [match(**fields)]})
    assert part.problems == []
    (fixture,) = part.fixtures
    return fixture


def problem(**fields: Any) -> str:
    part = read_part({"name": "Invented League 2018/19", "matches": [match(**fields)]})
    assert part.fixtures == []
    (problem,) = part.problems
    return problem.reason


def test_a_list_of_matches() -> None:
    fixture = read_one(time="20:45", team1="Alba (ITA)", score={"ht": [1, 0], "ft": [2, 1]})
    assert (fixture.line, fixture.date, fixture.time) == (7, "2018-08-18", "20:45")
    assert (fixture.home, fixture.away.name) == (("Alba", "ITA"), "Brera")
    assert (fixture.round.stage, fixture.round.matchday) == ("Matchday 1", 1)
    assert fixture.score == ScoreLine((2, 1), (2, 1), (1, 0))


def test_rounds_with_clubs_that_are_objects_and_two_scores() -> None:
    played = {
        "date": "2018-08-18",
        "team1": {"key": "alba", "name": "Alba", "code": "ALB"},
        "team2": {"key": "brera", "name": "Brera", "code": None},
        "score1": 2,
        "score2": 1,
    }
    to_come = played | {"score1": None, "score2": None}
    stages = [{"name": "17. Runde", "matches": [played]}, {"name": "Finale", "matches": [to_come]}]
    part = read_part({"name": "Invented League 2018/19", "rounds": stages})
    assert part.problems == []
    assert [
        (fixture.round.stage, fixture.home.name, fixture.home.country) for fixture in part.fixtures
    ] == [
        ("Round 17", "Alba", None),
        ("Final", "Alba", None),
    ]
    assert [(fixture.score.final, fixture.status) for fixture in part.fixtures] == [
        ((2, 1), Status.PLAYED),
        (None, Status.SCHEDULED),
    ]
    assert [fixture.line for fixture in part.fixtures] == [9, 29]


def test_rounds_with_a_score_that_is_an_object() -> None:
    inner = {key: value for key, value in match(group="Group A").items() if key != "round"}
    stages = [{"name": "Matchday 3", "matches": [inner]}]
    (fixture,) = read_part({"name": "Invented Cup 2018/19", "rounds": stages}).fixtures
    assert (fixture.round.stage, fixture.round.matchday) == ("Group A", 3)
    assert fixture.score.final == (2, 1)


def test_a_file_on_one_line_is_read_too() -> None:
    data = {"name": "Invented League 2018/19", "matches": [match(), match(team1="Como")]}
    (part,) = read_football_json(json.dumps(data), "test.json")
    assert [(fixture.line, fixture.home.name) for fixture in part.fixtures] == [
        (1, "Alba"),
        (1, "Como"),
    ]


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        ({"ft": [1, 1], "et": [2, 1]}, ScoreLine((2, 1), (1, 1), None, None, True)),
        (
            {"ft": [2, 2], "ht": [1, 0], "et": [3, 3], "p": [3, 5]},
            ScoreLine((3, 3), (2, 2), (1, 0), (3, 5), True),
        ),
        ({"ft": [1, 1], "p": [4, 2]}, ScoreLine((1, 1), (1, 1), None, (4, 2))),
        ({"ft": [0, 0]}, ScoreLine((0, 0), (0, 0), (0, 0))),
        ({}, ScoreLine()),
        (None, ScoreLine()),
        ({"ft": []}, ScoreLine()),
    ],
)
def test_full_time_is_after_90_minutes(score: Any, expected: ScoreLine) -> None:
    assert read_one(score=score).score == expected


def test_two_scores_may_have_extra_time_and_a_shoot_out_beside_them() -> None:
    fixture = read_one(
        score=None, score1=1, score2=1, score1i=0, score2i=1, score1et=2, score2et=2,
        score1p=4, score2p=2,
    )  # fmt: skip
    assert fixture.score == ScoreLine((2, 2), (1, 1), (0, 1), (4, 2), True)


@pytest.mark.parametrize(
    ("status", "score", "expected"),
    [
        ("awarded", {"ft": [3, 0]}, (Status.AWARDED, (3, 0))),
        ("CANCELLED", None, (Status.CANCELLED, None)),
        ("abandoned", {"ft": [1, 0]}, (Status.CANCELLED, None)),
        ("postponed", None, (Status.SCHEDULED, None)),
    ],
)
def test_what_became_of_a_match(status: str, score: Any, expected: tuple[Any, Any]) -> None:
    fixture = read_one(status=status, score=score)
    assert (fixture.status, fixture.score.final) == expected


def test_a_time_may_have_a_zone_and_midnight_is_no_time() -> None:
    assert read_one(time="13:00 UTC-6").time == "13:00"
    assert read_one(time="00:00").time is None
    assert read_one(time="").time is None


@pytest.mark.parametrize("time", ["9:30", "09.30", "9h30", "9:30 UTC±0", "9:30 am", " 9:30 "])
def test_a_time_is_read_as_football_txt_reads_it(time: str) -> None:
    assert read_one(time=time).time == "09:30"


def test_a_club_that_stands_alone_may_have_a_dash() -> None:
    assert read_one(team1="Alba - Associazione Calcio").home.name == "Alba - Associazione Calcio"


def test_long_values_are_cut_off_in_what_is_said_of_them() -> None:
    long = " " * 20_000 + "x" * 20_000
    for fields in ({"team1": long}, {"round": long}, {"time": long}, {"date": long}):
        part = read_part({"name": "Invented League 2018/19", "matches": [match(**fields)]})
        (problem,) = part.problems
        assert len(str(problem)) < 200


def test_every_match_of_a_long_file_has_its_line() -> None:
    data = {"name": "Invented League 2018/19", "matches": [match() for _ in range(3)]}
    (part,) = read_football_json("\n" * 5 + json.dumps(data, indent=2), "test.json")
    assert [fixture.line for fixture in part.fixtures] == [12, 24, 36]


def test_a_league_without_rounds_is_read_without_them() -> None:
    part = read_part({"name": "Invented League 2018/19", "matches": [match(round=None)]})
    assert [fixture.round.stage for fixture in part.fixtures] == ["League phase"]
    part = read_part(
        {"name": "Invented League 2018/19", "matches": [match(round=None), match(round="Final")]}
    )
    assert [str(problem) for problem in part.problems] == [
        "test.json:7: a match before any round: Alba v Brera"
    ]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"score": {"ft": [1, 0], "ht": [2, 0]}}, "a score that contradicts itself"),
        ({"score": {"p": [4, 2]}}, "a score that contradicts itself"),
        ({"score": {"ft": [1]}}, "[1] is not a score"),
        ({"score": {"ft": "1-0"}}, "'1-0' is not a score"),
        ({"score": {"ft": [True, 0]}}, "[True, 0] is not a score"),
        ({"score": {"ft": [1, -1]}}, "[1, -1] is not a score"),
        ({"score": {"after": [1, 0]}}, "{'after': [1, 0]} is not a score"),
        ({"score": [1, 0]}, "[1, 0] is not a score"),
        ({"score": None, "score1": 2}, "[2, None] is not a score"),
        ({"date": "2018-02-30"}, "'2018-02-30' is not a day"),
        ({"date": "18.08.2018"}, "'18.08.2018' is not a day"),
        ({"date": None}, "None is not a day"),
        ({"time": "25:00"}, "'25:00' is not a kick-off time"),
        ({"time": "9"}, "'9' is not a kick-off time"),
        ({"time": 930}, "930 is not a kick-off time"),
        ({"team1": "Alba 2-1"}, "'Alba 2-1' is not a club"),
        ({"team2": "UTC±0 Brera"}, "'UTC±0 Brera' is not a club"),
        ({"team1": None}, "None is not a club"),
        ({"team1": {"key": "alba"}}, "None is not a club"),
        ({"team2": "N.N."}, "'N.N.' is not a club"),
        ({"round": "A round nobody knows"}, "heading not understood, 'A round nobody knows'"),
        ({"round": 1}, "heading not understood, 1"),
        (
            {"group": "Group A", "round": "Final"},
            "a group and another round, 'Group A' and 'Final'",
        ),
        ({"status": "lost"}, "'lost' is not a status of a match"),
        ({"status": "postponed"}, "a score, or none, of a match that is scheduled"),
    ],
)
def test_a_match_that_is_not_as_it_should_be_is_reported(
    fields: dict[str, Any], reason: str
) -> None:
    assert problem(**fields) == reason


def test_what_is_no_match_is_reported_and_the_rest_is_read() -> None:
    part = read_part(
        {"name": "Invented Cup 2018/19", "matches": [match(), "nothing", match(team1="Como")]}
    )
    assert [fixture.line for fixture in part.fixtures] == [7, 20]
    assert [str(problem) for problem in part.problems] == ['test.json:7: not a match: "nothing"']
    part = read_part({"rounds": [{"name": "Final", "matches": None}, 3]})
    assert [problem.reason for problem in part.problems] == ["not a match", "not a match"]


def test_the_name_is_parted_from_its_season() -> None:
    part = read_part({"name": "Invented League 2018/19", "matches": []})
    assert (part.name, part.title, part.season) == ("test.json", "Invented League", "2018-19")
    part = read_part({"matches": []}, "2018-19")
    assert (part.title, part.season) == ("", "2018-19")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("= Invented League 2018/19", "x.json:1: not JSON"),
        ('{"name": "x",\n "matches": [}', "x.json:2: not JSON"),
        ('{"name": "Invented League 2018/19", "clubs": []}', "x.json: not a file of matches"),
        ('{"name": "Invented Cup 2018/19", "groups": []}', "x.json: not a file of matches"),
        ('{"matches": {}}', "x.json: not a file of matches"),
        ("[]", "x.json: not a file of matches"),
        ("[" * 100_000, "x.json:1: not JSON"),
        ("9" * 5_000, "x.json:1: not JSON"),
    ],
)
def test_a_file_that_is_no_file_of_matches_is_refused(text: str, message: str) -> None:
    with pytest.raises(DataError) as refused:
        read_football_json(text, "x.json")
    assert refused.value.message.startswith(message)
    assert '"matches"' in refused.value.hint


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
)
fields = st.sampled_from(["round", "group", "date", "time", "team1", "team2", "score", "status"])


@given(st.lists(st.dictionaries(fields, anything) | anything, max_size=4))
def test_whatever_stands_in_the_place_of_a_match_is_a_problem(entries: list[Any]) -> None:
    part = read_part({"name": "Invented League 2018/19", "matches": entries})
    assert len(part.fixtures) + len(part.problems) == len(entries)


def test_both_formats_give_the_same_matches() -> None:
    (text,) = read_football_txt(
        "= Invented Cup 2018/19\n» Final\nSat Aug 18\n"
        "  20:45  Alba (ITA) v Brera (ITA)  4-2 pen. 2-2 a.e.t. (1-1, 0-1)\n",
        "x.txt",
    )
    score = {"ht": [0, 1], "ft": [1, 1], "et": [2, 2], "p": [4, 2]}
    fixture = read_one(
        round="Final", time="20:45", team1="Alba (ITA)", team2="Brera (ITA)", score=score
    )
    assert fixture._replace(line=4) == text.fixtures[0]
