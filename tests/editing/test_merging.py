"""`gasp kb alias --merge`: whatever names the club that goes names the one that stays."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Gasp, Outcome
from tests.invented import invented

Run = Callable[[str], Outcome]

CUP = "--competition 'The Cup' --season 2001"
MATCH = f"kb add match {CUP} --stage Semi-finals --source Gazette --date 2001-04-11"
FINISH = "kb add finish --season 1998-99 --position 4 --source Gazette"
DRAW = f"kb add draw {CUP} --citation Gazette --group A"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return invented(tmp_path)


@pytest.fixture
def run(gasp: Gasp, folder: Path) -> Run:
    """Runs a command on a sound base with Comense, a club that may be Como."""

    def run(line: str) -> Outcome:
        return gasp("--kb", str(folder), *shlex.split(line))

    run("kb add club --name Comense --country ITA --alias 'Comense 1872'")
    run("kb add source --id gazette --file g.txt")
    return run


def add(run: Run, line: str) -> None:
    outcome = run(line)
    assert outcome.code == 0, outcome.err


def table(folder: Path, file: str, name: str) -> list[Any]:
    return list(json.loads((folder / file).read_text(encoding="utf-8"))[name].values())


def merge(run: Run) -> str:
    outcome = run("kb alias --merge Como Comense")
    assert outcome.code == 0, outcome.err
    assert run("kb check").code == 0
    return outcome.err


def test_matches_and_their_index_and_decisions(run: Run, folder: Path) -> None:
    add(run, f"{MATCH} --home Comense --away Alba --home-goals 1 --away-goals 0")
    add(
        run,
        f"kb add sanction {CUP} --kind award --home Comense --away Alba --score 0-3"
        " --since 2001-04-20 --note stands",
    )
    add(
        run,
        f"kb add sanction {CUP} --kind deduction --club Comense --points 2 --since 2001-04-20"
        " --note stands",
    )
    said = merge(run)
    assert "Comense is Como; changed: 1 in matches, 2 in sanctions, 1 in clubs" in said
    award, deduction = table(folder, "sanctions.json", "sanctions")
    assert (award["home"], deduction["club"]) == ("Como", "Como")
    (match,) = table(folder, "matches/the-cup.2000-01.json", "2000-01")
    assert (match["home"], match["away_goals"], match["played"]) == ("Como", 3, [1, 0])
    editions = table(folder, "editions.json", "editions")
    assert not any("Comense" in edition["clubs"] for edition in editions)


def test_a_match_of_both_and_two_scores_of_one_match_are_refused(run: Run, folder: Path) -> None:
    score = "--away-goals 0 --home-goals"
    add(run, f"{MATCH} --home Comense --away Alba {score} 1")
    add(run, f"{MATCH} --home Como --away Alba {score} 2")
    before = (folder / "matches/the-cup.2000-01.json").read_bytes()
    outcome = run("kb alias --merge Como Comense")
    assert outcome.code == 1
    assert "2001-04-11-como-alba would be there twice, with different scores" in outcome.err
    assert (folder / "matches/the-cup.2000-01.json").read_bytes() == before
    add(run, f"{MATCH} --home Como --away Comense {score} 2")
    assert (
        "Como and Comense met: 2001-04-11-como-comense" in run("kb alias --merge Como Comense").err
    )


@pytest.mark.parametrize("is_twin", [False, True])
def test_draws(run: Run, folder: Path, is_twin: bool) -> None:
    add(run, f"{DRAW} --club Alba --club Comense")
    if is_twin:
        add(run, f"{DRAW} --club Alba --club Como")
    said = merge(run)
    assert "1 in draws" in said
    (draw,) = table(folder, "competitions.json", "draws")
    assert draw["clubs"] == ["Alba", "Como"]


def test_a_draw_of_both_names_the_one_that_stays_once(run: Run, folder: Path) -> None:
    add(run, f"{DRAW} --club Comense --club Alba --club Como")
    merge(run)
    (draw,) = table(folder, "competitions.json", "draws")
    assert draw["clubs"] == ["Como", "Alba"]


@pytest.mark.parametrize("is_twin", [False, True])
def test_finishes(run: Run, folder: Path, is_twin: bool) -> None:
    add(run, f"{FINISH} --club Comense")
    if is_twin:
        add(run, f"{FINISH} --club Como")
    said = merge(run)
    assert "1 in finishes" in said
    _, *finishes = table(folder, "finishes.json", "finishes")  # the first is Alba's
    assert [(finish["club"], finish["position"]) for finish in finishes] == [("Como", 4)]


CHECK = {
    "measure": "points", "arguments": {"club": "Comense", "season": "2001-02"}, "says": 3,
}  # fmt: skip


def facts(run: Run, folder: Path) -> list[dict[str, Any]]:
    """Facts of several kinds about Comense, as they are once it is Como."""
    fact = "kb add fact --citation gazette:1"
    add(run, "kb add person --name Anna --role player")
    add(run, f"{fact} --kind event --text Rain. --about Comense --about Anna")
    add(run, f"{fact} --kind transfer --text Left. --player Anna --origin Comense")
    add(run, f"{fact} --kind honour --text Won. --honour Cup --holder Comense")
    add(run, f"{fact} --kind claim --text Three. --check {shlex.quote(json.dumps(CHECK))}")
    merge(run)
    return table(folder, "story.json", "facts")


def test_facts_and_their_checks(run: Run, folder: Path) -> None:
    event, transfer, honour, claim = facts(run, folder)
    assert event["about"] == ["Como", "Anna"]
    assert transfer["from"] == "Como"
    assert honour["holder"] == "Como"
    assert claim["checks"][0]["arguments"]["club"] == "Como"


def test_a_person_of_the_same_name_keeps_the_facts_that_may_be_about_both(
    run: Run, folder: Path
) -> None:
    add(run, "kb add person --name Comense --role player")
    event, transfer, honour, _ = facts(run, folder)
    assert event["about"] == ["Comense", "Anna"]
    assert honour["holder"] == "Comense"
    assert transfer["from"] == "Como"  # a club for certain


def test_spellings_and_a_dry_run(run: Run, folder: Path) -> None:
    before = (folder / "clubs.json").read_bytes()
    outcome = run("kb alias --merge --dry-run Como 'Comense 1872'")
    assert "Comense would be Como; to change: 1 in clubs" in outcome.err
    assert (folder / "clubs.json").read_bytes() == before
    merge(run)
    club = next(club for club in table(folder, "clubs.json", "clubs") if club["name"] == "Como")
    assert club["aliases"] == ["Comense", "Comense 1872"]
    assert run("kb alias --merge Como Comense").code == 2  # one club already


def test_adding_to_an_unsound_base_names_the_command_that_mends_it(
    run: Run, folder: Path, gasp: Gasp
) -> None:
    path = folder / "clubs.json"
    clubs = json.loads(path.read_text(encoding="utf-8"))
    clubs["clubs"]["4"]["country"] = 5
    path.write_text(json.dumps(clubs), encoding="utf-8")
    outcome = run("kb add club --name Dora --country ITA")
    assert outcome.code == 3
    command = shlex.split(outcome.err.partition("mend it with ")[2].splitlines()[0])
    assert gasp(*command[1:]).code == 0
    assert run("kb add club --name Dora --country ITA").code == 0
