"""A knowledge base about somebody else: no word of the built-in one is needed or said."""

from __future__ import annotations

import json
from pathlib import Path
from shlex import quote
from typing import Any

import pytest

from gasp_cli.cli.commands import COMMANDS
from tests.conftest import ROOT, Gasp, examples
from tests.invented import invented
from tests.terminal import on_terminal, plain


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return invented(tmp_path)


def answer(gasp: Gasp, folder: Path, *arguments: str) -> Any:
    outcome = gasp("--kb", str(folder), *arguments, "--format", "json")
    assert outcome.code == 0, outcome.err
    return json.loads(outcome.out)


def test_seasons_of_a_club_that_went_up(gasp: Gasp, folder: Path) -> None:
    rows = answer(gasp, folder, "seasons")
    # Two points a win: 5 of four matches, level with Como, ahead by goals.
    assert [
        (row["season"], row["competition"], row["position"], row["points"]) for row in rows
    ] == [
        ("2000-01", "League Two", 1, 5),
        ("2001-02", "League One", 1, 5),
    ]


def test_the_table_is_of_the_league_the_club_was_in(gasp: Gasp, folder: Path) -> None:
    assert [row["points"] for row in answer(gasp, folder, "table", "2001")] == [5, 5, 2]
    outcome = gasp("--kb", str(folder), "table", "2001", "--format", "table")
    assert outcome.out.startswith("League Two 2000-01\n")


def test_a_cup_won_on_penalties(gasp: Gasp, folder: Path) -> None:
    (cup,) = answer(gasp, folder, "cups")
    assert (cup["reached"], cup["drawn"]) == ("Winners", 1)
    (final,) = answer(gasp, folder, "cups", "2002")
    assert (final["penalties"], final["venue"], final["after_extra_time"]) == (
        "5-4",
        "neutral",
        True,
    )


NO_ROWS = ("schema", "cite", "kb")


@pytest.mark.parametrize(
    "entry",
    # It needs a terminal: `tests/explore`.
    [command for command in COMMANDS if command.name != "explore"],
    ids=lambda entry: entry.name,
)
@pytest.mark.parametrize("form", ["tsv", "table"])
def test_every_command_works_and_speaks_of_nobody_else(
    gasp: Gasp, folder: Path, entry: Any, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if entry.name not in NO_ROWS:
        monkeypatch.setenv("GASP_FORMAT", form)
    base = ("--kb", str(folder))
    # Nobody is quoted yet, and the example of `kb` makes a folder.
    alone = entry.name in ("quotes", "kb")
    words = [*base, entry.name] if alone else examples(gasp, *base, entry.name)[0]
    outcome = gasp(*words)
    assert outcome.code == 0, outcome.err
    for word in ("Atalanta", "Gasperini", "Serie A", "Bergamo"):
        assert word not in outcome.out + outcome.err


@pytest.mark.parametrize(
    "entry", [command for command in COMMANDS if command.name != "kb"], ids=lambda entry: entry.name
)
def test_examples_in_the_help_are_about_it(gasp: Gasp, folder: Path, entry: Any) -> None:
    text = gasp("--kb", str(folder), entry.name, "--help").out
    for word in ("Atalanta", "Gasperini", "Serie A", "Bergamo", "Lookman", "2024", "{season", "{y"):
        assert word not in text


def test_an_example_is_filled_in_from_the_knowledge_base(gasp: Gasp, folder: Path) -> None:
    ours = f"gasp --kb {quote(str(folder))}"
    text = gasp("--kb", str(folder), "matches", "--help").out
    assert f"{ours} matches --season 2002 --result L\n" in text
    assert f"{ours} matches --opponent Como --venue away\n" in text
    # There are no facts yet, and so no example that needs one.
    quotes = gasp("--kb", str(folder), "quotes", "--help").out
    assert quotes.endswith(f"Examples:\n  {ours} quotes --by Conti\n")


def test_the_code_knows_nobody_the_built_in_one_is_about() -> None:
    for path in (ROOT / "gasp_cli").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for word in ("Atalanta", "Gasperini", "Serie A", "Bergamo", "Lookman"):
            assert word not in text, path


def test_the_overview_speaks_of_it(gasp: Gasp, folder: Path) -> None:
    fields = dict(line.split("\t") for line in gasp("--kb", str(folder)).out.splitlines())
    assert (fields["club"], fields["coach"]) == ("Alba", "Carla Conti")
    assert fields["trophies"] == "The Cup 2001-02"


@pytest.mark.parametrize("field", ['"source": 1, "x": "', '"urls": [1], "source": "'])
def test_where_a_match_comes_from_is_text(gasp: Gasp, folder: Path, field: str) -> None:
    path = folder / "matches" / "league-one.2001-02.json"
    text = path.read_text(encoding="utf-8").replace('"source": "', field, 1)
    path.write_text(text, encoding="utf-8")
    outcome = gasp("--kb", str(folder), "matches")
    assert (outcome.code, outcome.out) == (3, "")
    assert ": 1 is not a text, or an empty one" in outcome.err


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "matches/league-one.2001-02.json",
            '"home_goals": 3',
            '"home_goals": "3"',
            "home_goals: '3' is not a whole number",
        ),
        (
            "matches/league-one.2001-02.json",
            '"home_goals": 3',
            '"home_goals": 1e999',
            "1e999 is too large",
        ),
        ("about.json", '"1": {', '"1": {"x": 1}}, "about2": {"1": {', "no field 'club'"),
        ("editions.json", '"licence": "', '"licence": 1, "x": "', "licence: 1 is not a text"),
        ("editions.json", "The Cup", "A Cup", "no A Cup"),
        ("competitions.json", '"rules": {', '"rulez": {', "no table 'rules'"),
        ("competitions.json", '"kind": "cup"', '"kind": "mug"', "kind: 'mug' is not one of league"),
    ],
)
def test_a_fault_of_the_knowledge_base_is_exit_3(
    gasp: Gasp, folder: Path, file: str, old: str, new: str, message: str
) -> None:
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    outcome = gasp("--kb", str(folder), "seasons")
    assert (outcome.code, outcome.out) == (3, "")
    assert message in outcome.err


def test_matches_of_a_season_under_another_coach_are_counted_and_said(
    gasp: Gasp, folder: Path
) -> None:
    assert gasp("--kb", str(folder), "seasons").err == ""
    about = folder / "about.json"
    text = about.read_text(encoding="utf-8")
    days = [row["date"] for row in answer(gasp, folder, "matches", "--competition", "League Two")]
    about.write_text(text.replace("2000-07-01", days[1]), encoding="utf-8")
    outcome = gasp("--kb", str(folder), "seasons", "--fields", "season,played")
    assert outcome.out == "season\tplayed\n2000-01\t4\n2001-02\t4\n"
    assert outcome.err == (
        "gasp: 2000-01: 1 of 4 matches was not under Carla Conti, and counts too\n"
    )
    page = plain(on_terminal("--kb", str(folder), "season", "2001", columns=55))
    words = " ".join(page.split())
    assert "2000-01: 1 of 4 matches was not under Carla Conti, and counts too" in words
    assert "not under" not in on_terminal("--kb", str(folder), "season", "2002")


def test_a_league_without_rounds_has_tables_by_day(gasp: Gasp, tmp_path: Path) -> None:
    folder = tmp_path / "kb"
    spell = ("--from", "2016-07-01", "--until", "2017-06-30")
    assert gasp("kb", "new", str(folder), "--club", "Liverpool", "--coach", "X", *spell).code == 0
    scores = tmp_path / "E0.csv"
    scores.write_text("Div,Date,HomeTeam,AwayTeam,FTHG,FTAG\nE0,13/08/2016,Liverpool,Arsenal,3,1\n")
    assert gasp("kb", "import", str(scores), "--into", str(folder)).code == 0
    outcome = gasp("--kb", str(folder), "table", "2017", "--matchday", "2")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "gasp: Premier League 2016-17 has no matchday 2\n"
        "  its matches have no rounds with numbers; name a day with --on DATE\n"
    )
    on_a_day = ("table", "2017", "--on", "2016-08-13")
    assert [row["points"] for row in answer(gasp, folder, *on_a_day)] == [3, 0]
