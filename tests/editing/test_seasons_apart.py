"""Seasons in files of their own, which only those read who ask about them."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gasp_cli.store.transaction import render
from tests.conftest import Gasp, Outcome
from tests.invented import LEAGUE_ONE, invented

Run = Callable[[str], Outcome]

# Its last day is in May 2000, the spell begins in July: see `days_of`.
EARLIER = (
    LEAGUE_ONE.replace("2001/02", "1998/99")
    .replace("Sat Sep 1\n", "Sat Sep 5\n").replace("Sun Sep 2\n", "Sun Sep 6\n")
    .replace("Sat Mar 2\n", "Sat Mar 6\n").replace("Sun Mar 3\n", "Sun Mar 7\n")
    .replace("Sat Mar 9\n", "Sat Mar 13\n").replace("Sun Mar 10\n", "Sun Mar 14\n")
)  # fmt: skip
COMMON = "matches/league-one.json"
APART, SPELL = "matches/league-one.1998-99.json", "matches/league-one.2001-02.json"
FIRST = "1998-09-05-alba-brera"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kb").mkdir()
    return invented(tmp_path / "kb")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "league.txt"
    path.write_text(EARLIER, encoding="utf-8")
    return path


@pytest.fixture
def run(gasp: Gasp, folder: Path, file: Path) -> Run:
    """Runs a command on a base into which the earlier season was imported."""

    def run(line: str) -> Outcome:
        return gasp("--kb", str(folder), *shlex.split(line))

    run(f"kb import {shlex.quote(str(file))}")
    return run


def tables(folder: Path, file: str) -> Any:
    return json.loads((folder / file).read_text(encoding="utf-8"))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*.json")}


def test_it_is_imported_into_a_file_of_its_own_once(
    gasp: Gasp, folder: Path, file: Path, run: Run
) -> None:
    assert list(tables(folder, SPELL)) == ["2001-02"]
    assert not (folder / COMMON).exists()
    assert {season: len(rows) for season, rows in tables(folder, APART).items()} == {"1998-99": 6}
    assert run("kb check").code == 0
    before = contents(folder)
    assert (
        "0 matches added, 0 changed, 6 there already"
        in run(f"kb import {shlex.quote(str(file))}").err
    )
    assert contents(folder) == before
    first, *_ = json.loads(run("table 1999 --format json").out)
    assert (first["club"], first["won"], first["drawn"], first["lost"]) == ("Alba", 2, 1, 1)
    assert json.loads(run(f"show {FIRST} --format json").out)["id"] == FIRST
    copy = folder.parent / "copy"
    assert run(f"kb copy {shlex.quote(str(copy))}").code == 0
    assert gasp("--kb", str(copy), "kb", "check").code == 0
    assert tables(copy, APART) == tables(folder, APART)


def test_who_does_not_ask_about_it_does_not_read_it(folder: Path, run: Run) -> None:
    (folder / APART).write_text("not JSON", encoding="utf-8")
    for line in ("seasons", "matches", "cups", "wins --margin 1", "versus", "season 2002"):
        assert run(line).code == 0, line
    outcome = run("table 1999")
    assert outcome.code == 3
    assert str(folder / APART) in outcome.err


def test_one_that_lies_with_the_others_stays_there(folder: Path, run: Run, file: Path) -> None:
    """Version 0.1.0 had no files of seasons."""
    together = {**tables(folder, APART), **tables(folder, SPELL)}
    (folder / COMMON).write_text(render(together), encoding="utf-8")
    (folder / APART).unlink()
    (folder / SPELL).unlink()
    assert run("kb check").code == 0
    file.write_text(EARLIER.replace("3-0 (1-0)", "4-0 (1-0)"), encoding="utf-8")
    assert (
        "0 matches added, 1 changed, 5 there already"
        in run(f"kb import {shlex.quote(str(file))}").err
    )
    assert not (folder / APART).exists()
    assert tables(folder, COMMON)["1998-99"]["1"]["home_goals"] == 4


def test_matches_are_added_awarded_and_removed_there(folder: Path, run: Run) -> None:
    added = run(
        "kb add match --competition 'League One' --season 1998-99 --stage 'Relegation play-off'"
        " --date 1999-05-30 --home Brera --away Alba --home-goals 1 --away-goals 0 --source Echo"
    )
    assert added.code == 0, added.err
    assert len(tables(folder, APART)["1998-99"]) == 7
    award = run(
        "kb add sanction --kind award --competition 'League One' --season 1998-99 --home Alba"
        " --away Brera --since 1998-09-10 --score 0-3 --note x"
    )
    assert award.code == 0, award.err
    assert tables(folder, APART)["1998-99"]["1"]["status"] == "awarded"
    assert run("kb check").code == 0
    assert run("kb remove league-one:1998-99:7").code == 0
    assert len(tables(folder, APART)["1998-99"]) == 6
    assert run("kb check").code == 0


def test_clubs_are_merged_in_it(folder: Path, run: Run) -> None:
    text = (folder / APART).read_text(encoding="utf-8").replace('"Como"', '"Comense"')
    (folder / APART).write_text(text, encoding="utf-8")
    editions = tables(folder, "editions.json")
    for edition in editions["editions"].values():
        if edition["season"] == "1998-99":
            edition["clubs"] = ["Alba", "Brera", "Comense"]
    (folder / "editions.json").write_text(render(editions), encoding="utf-8")
    run("kb add club --name Comense --country ITA")
    assert run("kb check").code == 0
    outcome = run("kb alias --merge Como Comense")
    assert outcome.code == 0, outcome.err
    assert run("kb check").code == 0
    assert "Comense" not in (folder / APART).read_text(encoding="utf-8")


def test_an_export_has_the_seasons_in_their_order(folder: Path, run: Run) -> None:
    out = folder.parent / "out"
    assert run(f"kb export {shlex.quote(str(out))} --to jsonl").code == 0
    rows = [json.loads(line) for line in (out / "matches.jsonl").read_text().splitlines()]
    league = [row["season"] for row in rows if row["competition"] == "League One"]
    assert league == ["1998-99"] * 6 + ["2001-02"] * 6


def test_a_season_in_two_files_or_in_anothers_is_a_fault(folder: Path, run: Run) -> None:
    season = tables(folder, APART)
    other = "matches/league-one.1997-98.json"
    (folder / other).write_text(render(season), encoding="utf-8")
    (folder / APART).unlink()
    assert "another season's file" in run("kb check").out
    (folder / APART).write_text(render(season), encoding="utf-8")
    (folder / other).unlink()
    (folder / COMMON).write_text(render(season), encoding="utf-8")
    assert f"{APART} has matches of this season, too" in run("kb check").out
