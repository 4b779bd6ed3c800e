"""A knowledge base about somebody else: no word of the built-in one is needed or said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gasp_cli.commands import COMMANDS
from gasp_cli.importing.football_txt import read_football_txt
from gasp_cli.importing.record_files import Importer, render
from gasp_cli.record import Record
from gasp_cli.store import Store
from tests.conftest import Gasp

LEAGUE_ONE = """
= League One 2001/02
# Matches 6
» Matchday 1
Sat Sep 1
  Alba v Brera   3-0 (1-0)
Sun Sep 2
  Como v Alba    1-1 (0-0)
» Matchday 2
Sat Mar 2
  Brera v Como   2-2 (1-1)
  Alba v Como    0-1 (0-0)
» Matchday 3
Sat Mar 9
  Brera v Alba   1-4 (0-2)
  Como v Brera   0-0
"""
LEAGUE_TWO = LEAGUE_ONE.replace("League One 2001/02", "League Two 2000/01")
for _old, _new in [
    ("Sat Sep 1", "Sat Sep 2"),
    ("Sun Sep 2", "Sun Sep 3"),
    ("Sat Mar 2", "Sat Mar 3"),
    ("Sat Mar 9", "Sat Mar 10"),
]:
    LEAGUE_TWO = LEAGUE_TWO.replace(_old + "\n", _new + "\n")
CUP = """
= The Cup 2001/02
» Final
Wed May 15
  Alba v Como   5-4 pen. 2-2 a.e.t. (2-2, 1-0)
"""


def number(documents: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {str(key): document for key, document in enumerate(documents, 1)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Alba under Carla Conti: up from League Two, then a cup in League One. No story yet."""

    def write(name: str, **tables: list[dict[str, Any]]) -> None:
        text = render({table: number(rows) for table, rows in tables.items()})
        (tmp_path / name).write_text(text, encoding="utf-8")

    about = {"club": "Alba", "coach": "Carla Conti", "since": "2000-07-01", "until": "2002-06-30"}
    write("about.json", about=[about | {"data_of": "2002-06-30"}])
    names = ("Alba", "Brera", "Como")
    write("clubs.json", clubs=[{"name": name, "country": "ITA", "aliases": []} for name in names])
    kinds = {"League One": "league", "League Two": "league", "The Cup": "cup"}
    rules = {"since": "2000-01", "win": 2, "draw": 1, "tie_breaks": ["goal_difference"]}
    write(
        "competitions.json",
        competitions=[{"name": name, "kind": kind, "aliases": []} for name, kind in kinds.items()],
        rules=[
            {"competition": name, **rules, "neutral": ["Final"], "citation": "invented"}
            for name in kinds
        ],
    )
    write("story.json", sources=[], people=[], facts=[])
    importer = Importer(Record(Store(tmp_path)))
    for text in (LEAGUE_ONE, LEAGUE_TWO, CUP):
        importer.add_football_txt(read_football_txt(text, "invented.txt"))
    importer.finish()
    assert importer.problems == []
    importer.write(tmp_path)
    (tmp_path / "sanctions.json").unlink()
    return tmp_path


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


ARGUMENTS = {
    "table": ["2002"], "search": ["alba"], "schema": ["seasons"], "show": ["Como"],
    "cite": ["2002-05-15-alba-como"], "today": ["--on", "2003-05-15"],
}  # fmt: skip


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda one: one.name)
@pytest.mark.parametrize("form", ["tsv", "table"])
def test_every_command_works_and_speaks_of_nobody_else(
    gasp: Gasp, folder: Path, entry: Any, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if entry.name not in ("schema", "cite"):
        monkeypatch.setenv("GASP_FORMAT", form)
    outcome = gasp("--kb", str(folder), entry.name, *ARGUMENTS.get(entry.name, []))
    assert outcome.code == 0, outcome.err
    for word in ("Atalanta", "Gasperini", "Serie A", "Bergamo"):
        assert word not in outcome.out + outcome.err


def test_the_overview_speaks_of_it(gasp: Gasp, folder: Path) -> None:
    outcome = gasp("--kb", str(folder))
    assert outcome.out.startswith("Alba under Carla Conti, 2000-07-01 to 2002-06-30\n")
    assert "Won: The Cup 2001-02" in outcome.out


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "matches/league-one.json",
            '"home_goals": 3',
            '"home_goals": "3"',
            "'3' and 0 are no score",
        ),
        ("matches/league-one.json", '"home_goals": 3', '"home_goals": 1e999', "1e999 is too large"),
        ("about.json", '"1": {', '"1": {"x": 1}}, "about2": {"1": {', "no field 'club'"),
        ("editions.json", "The Cup", "A Cup", "no A Cup"),
        ("competitions.json", '"rules": {', '"rulez": {', "no table 'rules'"),
        ("competitions.json", '"kind": "cup"', '"kind": "mug"', "'mug' is not a valid Kind"),
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
