"""Two seasons, opponents or parts of a season side by side, and the defeats."""

from __future__ import annotations

import json

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.errors import UsageError
from gasp_cli.queries.compare import compare, differences
from tests.conftest import Gasp

SUMS = ("played", "won", "drawn", "lost", "goals_for", "goals_against", "goal_difference", "points")


def test_two_seasons_have_the_numbers_of_the_league_finishes(kb: KnowledgeBase) -> None:
    finishes = {row.season: row for row in kb.seasons()}
    rows = kb.compare("2017", "2019-20")
    assert [row[0] for row in rows] == ["2016-17", "2019-20"]
    assert [row[1:] for row in rows] == [finishes["2016-17"], finishes["2019-20"]]


def test_two_opponents_have_the_numbers_of_the_balance_under_the_coach(kb: KnowledgeBase) -> None:
    balance = {row.opponent: row for row in kb.versus()}
    rows = kb.compare("Juve", "Inter")
    assert [row[1:] for row in rows] == [balance["Juventus"], balance["Inter"]]


def test_a_club_never_met_has_no_match(kb: KnowledgeBase) -> None:
    met = {row.opponent for row in kb.versus()} | {kb.about.club}
    stranger = next(club.name for club in kb.record.clubs if club.name not in met)
    _, row = kb.compare("Inter", stranger)
    assert row[2:] == (0, 0, 0, 0, 0, 0, 0, None, None)


@pytest.mark.parametrize("parts", [("home", "away"), ("first", "second")])
def test_the_parts_of_a_season_add_up_to_it(kb: KnowledgeBase, parts: tuple[str, str]) -> None:
    for whole in kb.seasons():
        rows = [row._asdict() for row in kb.compare(*parts, season=whole.season)]
        assert [row["what"] for row in rows] == list(parts)
        for name in SUMS:
            assert sum(row[name] for row in rows) == getattr(whole, name), (whole.season, name)
        assert {row["position"] for row in rows} == {None}


def test_the_first_half_is_the_table_after_half_of_the_matchdays(kb: KnowledgeBase) -> None:
    first, _ = (row._asdict() for row in kb.compare("first", "second", season="2020"))
    (then,) = [row for row in kb.table("2020", matchday=19) if row.club == kb.about.club]
    assert (first["won"], first["drawn"], first["lost"]) == (then.won, then.drawn, then.lost)
    assert first["points"] == then.points


def test_the_difference_is_the_second_less_the_first(kb: KnowledgeBase) -> None:
    answer = compare(kb.record, "2020", "2021")
    first, second = answer.rows
    changes = differences(answer)
    assert changes["goals_for"] == second.goals_for - first.goals_for
    assert "coach" not in changes
    assert "position" not in differences(compare(kb.record, "home", "away", season="2020"))


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ("2020 Inter", 2, "a season cannot be compared with an opponent"),
        ("home away", 2, "name it with --season SEASON"),
        ("2020 2019-20", 2, "2019-20 cannot be compared with itself"),
        ("home first --season 2020", 2, "compare home with away, or first with second"),
        ("home home --season 2020", 2, "home cannot be compared with itself"),
        ("left right --season 2020", 2, "it is one of home, away, first, second"),
        ("1901 2020", 2, "the record has no season 1900-01"),
        ("2019-2021 2020", 2, "is not a season"),
        ("Nowhere Inter", 1, "unknown club 'Nowhere'"),
        ("Atalanta Inter", 2, "Atalanta do not play themselves"),
    ],
)
def test_what_cannot_be_compared_is_said(gasp: Gasp, arguments: str, code: int, says: str) -> None:
    outcome = gasp("compare", *arguments.split())
    assert (outcome.code, outcome.out) == (code, "")
    assert says in outcome.err


def test_a_season_that_is_not_over_has_no_halves(
    kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gasp_cli.queries.compare.is_played_out", lambda *_: False)
    with pytest.raises(UsageError, match="not whole in the record"):
        kb.compare("first", "second", season="2020")
    assert len(kb.compare("home", "away", season="2020")) == 2


def test_parts_can_be_typed_in_italian(gasp: Gasp) -> None:
    english = gasp("compare", "home", "away", "--season", "2020")
    assert gasp("--lang", "it", "compare", "casa", "trasferta", "--season", "2020") == english


def test_defeats_are_the_matches_lost_by_the_margin_heaviest_first(kb: KnowledgeBase) -> None:
    lost = [row for row in kb.matches() if row.goals_for < row.goals_against]
    rows = kb.defeats(margin=1)
    assert {row.id for row in rows} == {row.id for row in lost}
    assert all(row.margin == row.goals_against - row.goals_for for row in rows)
    order = [(-row.margin, -row.goals_against, row.date) for row in rows]
    assert order == sorted(order)
    assert kb.defeats() == [row for row in rows if row.margin >= 4]
    assert kb.defeats(conceded=4) == [row for row in rows if row.goals_against >= 4]


def test_one_opponent_or_season_has_its_matches_in_the_library_too(kb: KnowledgeBase) -> None:
    assert kb.versus("Juve") == kb.matches(opponent="Juventus")
    assert kb.europe("2024") == kb.matches(season="2024", competition="Europa League")
    assert kb.cups("2021") == kb.matches(season="2021", competition="Coppa Italia")


def test_scorers_and_cards_are_those_of_the_commands(kb: KnowledgeBase, gasp: Gasp) -> None:
    printed = json.loads(gasp("scorers", "-f", "json").out)
    assert [row._asdict() for row in kb.scorers()] == printed
    goals = json.loads(gasp("scorers", "--player", "Lookman", "-f", "json").out)
    assert [row._asdict() for row in kb.scorers(player="Lookman")] == goals
    card = json.loads(gasp("show", "Juve", "-f", "json").out)
    assert card["kind_of"] == kb.show("Juve").kind
