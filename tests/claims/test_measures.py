"""Each measure on the invented seasons of `tests.invented`, and the laws of them all."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gasp_cli import KnowledgeBase
from gasp_cli.claims.checker import ClaimChecker, parse_compare, values_agree
from gasp_cli.claims.measures import MEASURES
from gasp_cli.claims.phrases import subject_phrase
from gasp_cli.claims.registry import NONE, NUMBERS
from gasp_cli.claims.verdict import Basis, Verdict
from gasp_cli.domain.facts import Check
from gasp_cli.errors import GaspError, UsageError
from gasp_cli.kb.record import Record
from gasp_cli.store import Store
from tests.invented import invented

ONE = {"season": "2001-02"}
LEAGUE_ONE = {"competition": "League One"}
CUP = {"season": "2001-02", "competition": "The Cup"}
NO_CUP = {"season": "2000-01", "competition": "The Cup"}  # of which the record has no match

# Alba in League One: 3-0 Brera, 1-1 at Como, 0-1 Como, 4-1 at Brera; two points a win.
# League Two a year earlier has the same scores. The Cup final: 2-2 and 5-4 on penalties.
CASES: list[tuple[str, dict[str, Any], Any]] = [
    ("league_position", ONE, 1),
    ("league_position", ONE | {"matchday": 4}, 2),
    ("league_position", ONE | {"on": "2001-09-01"}, 1),
    ("league_position", ONE | {"on": "2001-08-31"}, None),
    ("points", ONE, 5),
    ("points", ONE | {"club": "Brera"}, 2),
    ("points_behind", ONE | {"matchday": 4}, 1),
    ("points_behind", ONE | {"behind": "Brera"}, -3),
    ("goals_for", ONE, 8),
    ("goals_for", ONE | {"venue": "home"}, 3),
    ("goals_for", CUP, 2),
    ("goals_for", {}, 18),
    ("goals_against", ONE, 3),
    ("goals_against", {"opponent": "Brera"}, 2),
    ("goal_difference", ONE, 5),
    ("goal_difference", ONE | {"club": "Brera"}, -6),
    ("goal_difference", {}, 10),
    ("defence_rank", ONE, 1),
    ("defence_rank", ONE | {"club": "Brera"}, 3),
    ("attack_rank", ONE | {"club": "Brera"}, 3),
    ("overtaken", ONE | {"matchday": 5}, ["Como"]),
    ("best_finish", {"before": "2001-02"}, 1),
    ("best_finish", {"before": "2000-01"}, 3),
    ("best_finish", {"before": "1999-00"}, None),
    ("decade_of_finish", {"position": 1, "before": "2002-03"}, "2000s"),
    ("decade_of_finish", {"position": 3, "before": "2002-03"}, "1990s"),
    ("decade_of_finish", {"position": 2, "before": "2002-03"}, None),
    ("qualified_for", ONE, None),
    ("qualified_for", {"season": "2000-01"}, "none"),
    ("took_part", CUP, True),
    ("took_part", CUP | {"club": "Brera"}, False),
    ("took_part", NO_CUP, False),
    ("took_part", NO_CUP | {"club": "Brera"}, None),
    ("longest_run", {"kind": "unbeaten"}, 3),
    ("longest_run", {"kind": "home wins"} | ONE, 1),
    ("run_before", {"kind": "unbeaten", "on": "2002-03-02"}, 3),
    ("run_before", {"kind": "unbeaten", "on": "2002-03-09"}, 0),
    ("results", ONE | {"opponent": "Como"}, ["1-1", "0-1", "2-2"]),
    ("results", ONE | {"opponent": "Como", "venue": "away"}, ["1-1"]),
    ("results", NO_CUP | {"opponent": "Como"}, "none"),
    ("wins", {"opponent": "Brera"}, 4),
    ("wins", CUP, 0),
    ("wins", {"venue": "home"}, 2),
    ("wins", {"until": "2000-06-30"}, None),
    ("wins", {"season": "1999-00"}, None),
    ("wins", ONE | {"matchdays": "7-8"}, None),
    ("wins", ONE | {"matchdays": "1-2", "opponent": "Como"}, 0),
    ("draws", {}, 3),
    ("draws", CUP, 1),
    ("clean_sheets", {}, 2),
    ("meetings", {"opponent": "Como"}, 5),
    ("won_drawn_lost", {}, "4-3-2"),
    ("won_drawn_lost", ONE | {"competition": "League One", "club": "Como"}, "1-3-0"),
    ("win_percentage", {}, 44.44),
    ("win_percentage", NO_CUP, None),
    ("defeats", {"opponent": "Como"}, 2),
    ("defeats", {"club": "Como", **CUP}, 0),
    ("played", {}, 9),
    ("played", NO_CUP, 0),
    ("points_over", ONE | {"competition": "League One", "matchdays": "1-2"}, 3),
    ("winning_margins", {"opponent": "Brera"}, [3]),
    ("winning_margins", {"opponent": "Como"}, "none"),
    ("goals_in_wins", {"opponent": "Como"}, "none"),
    ("goals_in_wins", {"opponent": "Brera"}, [4, 3]),
    ("stage_reached", CUP, "Winners"),
    ("stage_reached", CUP | {"club": "Como"}, "Final"),
    ("eliminated_by", CUP | {"club": "Como"}, "Alba"),
    ("eliminated_by", CUP, "none"),
    ("eliminated_by", CUP | {"club": "Brera"}, "none"),
    ("eliminated_by", NO_CUP, "none"),
    ("stage_reached", NO_CUP, "none"),
    ("stage_reached", NO_CUP | {"club": "Como"}, None),
    ("aggregate", CUP | {"opponent": "Como"}, "2-2"),
    ("aggregate", CUP | {"opponent": "Brera"}, "none"),
    ("knocked_out", CUP | {"opponent": "Brera"}, False),
    ("tie_decided_on", CUP | {"opponent": "Brera"}, "none"),
    ("knocked_out", CUP | {"opponent": "Como"}, True),
    ("tie_decided_on", CUP | {"opponent": "Como"}, "2002-05-15"),
    ("stages", CUP | {"opponent": "Como"}, ["Final"]),
    ("stages", CUP | {"opponent": "Como", "score": "3-0"}, "none"),
    ("finals", {"competition": "The Cup"}, 1),
    ("lost_finals_to", {"competition": "The Cup"}, "none"),
    ("lost_finals_to", {"competition": "The Cup", "club": "Como"}, None),
    ("titles", {"competition": "The Cup"}, 1),
    ("titles", NO_CUP, 0),
    ("seasons_in_charge", {}, 2),
    ("seasons_in_charge", {"club": "Como"}, None),
    ("stronger_second_halves", {}, 0),
    ("low_starts", {"matchday": 4}, 2),
    ("low_starts", {"matchday": 9}, None),
    ("longest_break", ONE | {"competition": "League One"}, 6),
    ("age_then", {"age": 62, "on": "2020-02", "at": "2025-06"}, [67, 68]),
    ("age_then", {"age": 62, "on": "2020-02-19", "at": "2020-02-19"}, [62]),
    ("age_then", {"age": 62, "on": "2020-02-19", "at": "2025-02-18"}, [66, 67]),
    ("age_then", {"age": 67, "on": "2025-06", "at": "2020-02"}, [61, 62]),
    ("weekday", {"on": "2020-02-19"}, "Wednesday"),
    ("in_charge", {"on": "2001-01-01"}, ["Carla Conti"]),
    ("in_charge", {"on": "1990-01-01"}, None),
    ("matches_in_charge", {"person": "Carla Conti", "club": "Brera"}, 23),
    ("matches_in_charge", {"person": "Rita Rossi"}, None),
    ("predecessor", {"person": "Carla Conti"}, ["Rita Rossi"]),
    ("successor", {"person": "Rita Rossi"}, ["Carla Conti"]),
    ("successor", {"person": "Carla Conti"}, None),
    ("post", {"person": "Aldo Ricci", "body": "Alba Town"}, ["mayor"]),
    ("post", {"person": "Aldo Ricci", "body": "Alba Town", "at": "1990"}, None),
    ("post_from", {"person": "Carla Conti", "body": "Brera"}, ["1995", "1997"]),
    ("post_until", {"person": "Carla Conti", "body": "Alba"}, ["2002-06-30"]),
    ("post_until", {"person": "Aldo Ricci", "body": "Alba Town"}, None),
    ("age", {"person": "Carla Conti", "at": "2001-05-20"}, [41]),
    ("age", {"person": "Carla Conti", "at": "2001-05"}, [40, 41]),
    ("age", {"person": "Rita Rossi", "at": "2001"}, None),
    ("transferred_to", {"player": "Galli"}, ["Brera"]),
    ("transferred_from", {"player": "Bianchi"}, ["Como"]),
    ("transferred_from", {"player": "Galli"}, None),
    ("transfer_date", {"player": "Bianchi"}, ["2001-08"]),
    ("transfer_date", {"player": "Gatti", "opponent": "Como"}, ["2001"]),
    ("transfer_fee", {"player": "Bianchi"}, [500_000]),
    ("transfer_fee", {"player": "Galli"}, None),
    ("summers_with_departures", {}, 2),
    ("player_goals", CUP | {"player": "Bianchi"}, 2),
    ("player_goals", CUP | {"player": "Galli"}, 0),
    ("player_goals", ONE | {"player": "Bianchi"}, None),  # the league has no scorers
    ("scorers", CUP, ["Bianchi", "Bianchi"]),
    ("first_scorer", CUP, "Bianchi"),
    ("last_scorer", CUP, "Verdi"),
    ("last_scorer", ONE, None),
    ("penalties_missed", CUP | {"player": "Neri"}, 1),
    ("missed_in_shootout", CUP, ["Neri"]),
    ("missed_in_shootout", ONE | {"competition": "League One"}, None),
    ("goal_minutes", CUP | {"opponent": "Como"}, ["50", "90+2"]),
    ("ground", CUP | {"opponent": "Como"}, ["Old Park", "Rovi", "Stadio Grande"]),
    ("ground", ONE | {"opponent": "Brera"}, None),
    ("european_home_ground", ONE, None),
    ("behind_closed_doors", CUP | {"opponent": "Como"}, False),
    ("behind_closed_doors", ONE | {"opponent": "Brera"}, None),
    ("honours_of", ONE | {"holder": "Carla Conti"}, ["Coach of the Year"]),
    ("honours_of", ONE | {"holder": "Alba"}, None),
    ("honour_given", ONE | {"award": "coach of the year"}, ["2002-07-01"]),
    ("honour_given", ONE | {"award": "Player of the Year"}, None),
    ("figure", {"subject": "Alba Town", "quantity": "population"}, [20_179]),
    ("figure", {"subject": "Alba Town", "quantity": "capacity"}, None),
    ("nickname", {}, ["the Dawn", "gli Albini"]),
    ("nickname", {"club": "Como"}, None),
    ("best_european_run", {"before": "2001-02"}, "Quarter-finals"),
    ("best_european_run", {"before": "1990-91"}, None),
    ("seasons_in_top", {"position": 1}, 2),
    ("seasons_with_weak_defence", {}, 0),
    ("seasons_behind", {"matchday": 4, "points": 1}, 2),
    ("matchdays_in_top", ONE | {"position": 1}, 5),  # all but the fourth
    ("matchdays_in_top", {"position": 1}, 10),
    ("scoring_days", ONE | {"opponent": "Brera"}, ["2001-09-01", "2002-03-09"]),
    ("campaigns", {"competition": "The Cup"}, 1),
    ("wins_conceding", {"conceded": 1}, 2),
    ("finishes_in_top", {"position": 1, "before": "2002-03"}, 2),
    ("finishes_in_top", {"position": 3, "before": "2002-03"}, 3),
    ("finals_lost", {"competition": "The Cup"}, 0),
    ("finals_lost", {"competition": "The Cup", "club": "Como"}, None),
    ("runs", ONE | {"kind": "unbeaten"}, [2]),
    ("runs", ONE | LEAGUE_ONE | {"kind": "unbeaten"}, [2, 1]),
    ("runs", {"kind": "wins"}, [2, 1]),
    ("run_after", {"kind": "unbeaten", "on": "2001-09-02"}, 3),
    ("match_scores", ONE, ["3-0", "1-1", "0-1", "4-1", "2-2"]),
    ("written_scores", ONE | {"venue": "away"}, ["1-1", "4-1", "1-4"]),
    ("match_venue", {"score": "4-1"}, ["away", "away"]),
    ("match_days", ONE | LEAGUE_ONE, ["2001-09-01", "2001-09-02", "2002-03-03", "2002-03-09"]),
    ("win_days", ONE, ["2001-09-01", "2002-03-09"]),
    ("draw_days", ONE, ["2001-09-02", "2002-05-15"]),
    ("defeat_days", ONE, ["2002-03-03"]),
    ("biggest_wins", {}, ["3-0", "4-1", "3-0", "4-1"]),
    ("biggest_wins", ONE, ["3-0", "4-1"]),
    ("biggest_defeats", ONE, ["0-1"]),
    ("goals_in_match", ONE | {"opponent": "Brera"}, [3, 4, 7]),
    ("goals_conceded_in_match", ONE | {"opponent": "Brera"}, [0, 1]),
    ("points_won", ONE | LEAGUE_ONE, 5),
    ("points_won", ONE | LEAGUE_ONE | {"first": 2}, 3),
    ("points_won", ONE | LEAGUE_ONE | {"last": 2}, 2),
    ("written_aggregate", CUP | {"opponent": "Como"}, ["2-2"]),
    ("played_stage", CUP | {"stage": "Final"}, True),
    ("played_stage", CUP | {"stage": "Final", "club": "Brera"}, False),
    ("past_group", CUP, None),
    ("in_europe", ONE, False),
    ("same_group", CUP | {"opponent": "Como"}, False),
    ("half_points", ONE | {"half": 1}, 3),
    ("half_points", ONE | {"half": 2}, 2),
    ("half_rank", ONE | {"half": 1}, 1),
    ("half_rank", ONE | {"half": 2, "club": "Como"}, 1),
    ("points_change", ONE | {"than": "2000-01"}, 0),
    ("goals_change", ONE | {"than": "2000-01"}, 0),
    ("clubs_above", ONE, NONE),
    ("clubs_above", ONE | {"club": "Brera"}, ["Alba", "Como"]),
    ("table_leader", ONE, "Alba"),
    ("table_leader", ONE | {"matchday": 4}, "Como"),
    ("points_ahead", ONE | {"opponent": "Como"}, 0),
    ("points_ahead", ONE | {"opponent": "Brera"}, 3),
    ("points_from_place", ONE | {"position": 1, "club": "Brera"}, 3),
    ("best_points", {}, 5),
    ("highest_finish", {}, 1),
    ("lowest_finish", {}, 1),
    ("seasons_with_goals", {"goals": 8}, 2),
    ("seasons_with_goals", {"goals": 9}, 0),
    ("no_points_against", ONE, NONE),
    ("no_points_against", ONE | {"club": "Brera"}, ["Alba"]),
    ("wins_rank", ONE, 1),
    ("wins_rank", ONE | {"club": "Brera"}, 3),
    ("defeats_rank", ONE, 2),
    ("defeats_rank", ONE | {"club": "Brera"}, 3),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return invented(tmp_path)


@pytest.fixture
def checker(folder: Path) -> ClaimChecker:
    return ClaimChecker(Record(Store(folder)))


SOME = {
    "club": "Alba",
    "clubs": "Alba",
    "competition": "The Cup",
    "date": "1901",
    "day": "2000-01-01",
    "decade": "1950s",
    "scores": "0-0",
    "weekday": "Monday",
    "stage": "Final",
    "stages": "Final",
    "true or false": "true",
    "venue": "home",
    "won-drawn-lost": "1-0-0",
}


def some(measure: str) -> Any:
    """A value that can be claimed of a measure, whatever the record gives."""
    unit = MEASURES[measure].unit
    return SOME.get(unit, 0 if unit in NUMBERS else "something")


def found(checker: ClaimChecker, measure: str, arguments: dict[str, Any]) -> Any:
    return checker.check(Check(measure, arguments, some(measure))).found


@pytest.mark.parametrize(("measure", "arguments", "value"), CASES)
def test_a_measure_gives(
    checker: ClaimChecker, measure: str, arguments: dict[str, Any], value: Any
) -> None:
    assert found(checker, measure, arguments) == value


def test_every_measure_is_tested() -> None:
    assert {measure for measure, _, _ in CASES} == set(MEASURES)


@pytest.mark.parametrize(("measure", "arguments", "value"), CASES)
def test_a_value_found_and_stated_back_is_confirmed(
    checker: ClaimChecker, measure: str, arguments: dict[str, Any], value: Any
) -> None:
    says = some(measure) if value is None else value
    finding = checker.check(Check(measure, arguments, says))
    holds = Verdict.SUPPORTED if finding.basis is Basis.SOURCES else Verdict.CONFIRMED
    expected = Verdict.UNVERIFIABLE if value is None else holds
    assert finding.verdict is expected
    if value is None:
        assert finding.reason  # what is not known says why, and is never 0 or false


@pytest.mark.parametrize(("measure", "arguments", "value"), CASES)
def test_what_a_measure_gives_can_be_said_in_words(
    checker: ClaimChecker,
    measure: str,
    arguments: dict[str, Any],
    value: Any,  # noqa: ARG001
) -> None:
    _, parsed, _, _ = checker.read(Check(measure, arguments, some(measure)))
    words = subject_phrase(measure, parsed)
    assert "_" not in words
    for name in arguments.keys() & {"season", "opponent", "competition", "person", "player"}:
        assert str(arguments[name]) in words


def test_the_order_of_matches_in_the_file_changes_nothing(folder: Path) -> None:
    def all_found() -> list[Any]:
        checker = ClaimChecker(Record(Store(folder)))
        return [found(checker, measure, arguments) for measure, arguments, _ in CASES]

    before = all_found()
    for path in (folder / "matches").glob("*.json"):
        tables = json.loads(path.read_text(encoding="utf-8"))
        for name, documents in tables.items():
            items = list(documents.items())
            random.Random(4).shuffle(items)  # noqa: S311  # the same order in every run
            tables[name] = dict(items)
        path.write_text(json.dumps(tables), encoding="utf-8")
    assert all_found() == before


KB = KnowledgeBase()
LEAGUE = [
    "league_position", "points", "points_behind", "goals_for", "goals_against", "goal_difference",
    "attack_rank", "defence_rank",
]  # fmt: skip
EDITIONS = {
    edition.season: edition.clubs
    for edition in KB.record.editions
    if edition.competition == "Serie A"
}


@given(st.sampled_from(LEAGUE), st.sampled_from(sorted(EDITIONS)), st.data())
def test_any_club_of_any_season_stated_back_is_confirmed_and_else_contradicted(
    measure: str, season: str, data: st.DataObject
) -> None:
    club = data.draw(st.sampled_from(EDITIONS[season]))
    arguments = {"season": season, "club": club}
    value = KB.check(measure, 0, **arguments).found
    assert KB.check(measure, value, **arguments).verdict == "confirmed"
    assert KB.check(measure, value + 1, **arguments).verdict == "contradicted"


@pytest.mark.parametrize(
    ("said", "value", "compare", "agrees"),
    [
        (4, 4, "is", True),
        ("4", 4, "is", True),
        (4, 5, "is", False),
        ("3-0", ["3-0"], "is", True),
        ("3-0", ["3-0", "0-1"], "is", False),
        ("3-0", ["3-0", "0-1"], "has", True),
        (["a", "b"], ["b", "a"], "has", True),
        (["a", "b"], ["b", "a"], "is", True),
        (["a", "a"], ["a", "b"], "is", False),
        (["a", "a"], ["a", "b"], "has", False),
        (True, True, "is", True),
        ("false", False, "is", True),
        (1, True, "is", False),
        (5, 6, "at-least", True),
        (5, 4, "at-least", False),
        (5, 4, "at-most", True),
        (4, 4, None, True),
        ("3-0", ["3-0", "0-1"], None, True),
        (["3-0"], ["3-0", "0-1"], None, True),
        ("3-1", ["3-0", "0-1"], None, False),
        (["0-1", "3-0"], ["3-0", "0-1"], None, True),
        (["3-0", "3-0"], ["3-0", "0-1"], None, False),
        ("none", "none", None, True),
        ("none", 0, None, True),
        ("none", False, None, False),
        ("none", 1, None, False),
        (0, "none", None, False),
        (5, "none", "at-most", False),
    ],
)
def test_how_values_are_held_against_each_other(
    said: Any, value: Any, compare: str | None, agrees: bool
) -> None:
    assert values_agree(said, value, parse_compare(compare)) is agrees


@pytest.mark.parametrize(
    ("measure", "arguments", "message"),
    [
        ("leage_position", ONE, "unknown measure 'leage_position'"),
        ("league_position", {}, "league_position needs season"),
        ("league_position", ONE | {"opponent": "Como"}, "takes no argument 'opponent'"),
        ("league_position", ONE | {"matchday": "last"}, "matchday 'last' is not a whole number"),
        ("league_position", ONE | {"club": "Dora"}, "unknown club 'Dora'"),
        ("longest_run", {"kind": "draws"}, "'draws' is not a kind of run"),
        ("run_before", {"kind": "draws", "on": "2002-03-02"}, "'draws' is not a kind of run"),
    ],
)
def test_what_cannot_be_asked_is_said(
    checker: ClaimChecker, measure: str, arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(GaspError, match=message.replace("'", ".")):
        checker.check(Check(measure, arguments, 1))


def test_a_text_is_not_at_least_anything(checker: ClaimChecker) -> None:
    with pytest.raises(UsageError, match="cannot be ordered"):
        checker.check(Check("stage_reached", CUP, "Final", "at-least"))


def test_evidence_is_the_matches_that_show_it(checker: ClaimChecker) -> None:
    for compare in (None, "has", "is"):
        finding = checker.check(Check("results", ONE | {"opponent": "Como"}, "0-1", compare))
        dates = [match.date for match in finding.evidence]
        assert dates == ["2001-09-02", "2002-03-03", "2002-05-15"]
    finding = checker.check(Check("goals_for", ONE, 8))
    assert len(finding.evidence) == 4
