"""A knowledge base made by version 0.1.0 reads, checks and imports as it did."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT, Gasp, copied

MADE = ROOT / "tests" / "version_0_1_0"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of it."""
    return copied(MADE / "kb", tmp_path / "kb")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".gasp.lock"
    }


def test_it_reads(gasp: Gasp, folder: Path) -> None:
    outcome = gasp("--kb", str(folder), "seasons", "--format", "json")
    (season,) = json.loads(outcome.out)
    assert (season["competition"], season["position"], season["points"]) == ("Lega Prova", 1, 7)
    outcome = gasp("--kb", str(folder), "claims", "--format", "json")
    (claim,) = json.loads(outcome.out)
    assert (claim["id"], claim["verdict"]) == ("alba-scored-eight-goals", "confirmed")
    assert gasp("--kb", str(folder), "quotes", "--by", "Conti").code == 0
    table = json.loads(gasp("--kb", str(folder), "table", "2002", "--format", "json").out)
    assert {row["club"]: row["deducted"] for row in table} == {"Alba": 0, "Brera": 1, "Como": 0}


def test_it_is_sound(gasp: Gasp, folder: Path) -> None:
    assert gasp("--kb", str(folder), "kb", "check").code == 0


def test_its_parts_that_nothing_tests_are_sound_and_said(gasp: Gasp, folder: Path) -> None:
    story = json.loads((folder / "story.json").read_text(encoding="utf-8"))
    fact = next(fact for fact in story["facts"].values() if fact.get("checks"))
    fact["checks"].append(
        {"measure": "statement", "arguments": {"of": "goals in friendlies"}, "says": 9}
    )
    (folder / "story.json").write_text(json.dumps(story), encoding="utf-8")
    assert gasp("--kb", str(folder), "kb", "check").code == 0
    (claim,) = json.loads(gasp("--kb", str(folder), "claims", "--format", "json").out)
    assert claim["verdict"] == "supported"
    assert claim["reason"] == "not checked: goals in friendlies (not covered by the record)"


def test_the_same_file_changes_nothing(gasp: Gasp, folder: Path) -> None:
    before = contents(folder)
    # A match remembers its file by folder and name, in a clone by its path there.
    files = copied(MADE / "files", folder.parent / "files")
    file = str(files / "lega-prova.txt")
    outcome = gasp("kb", "import", file, "--into", str(folder), "--format", "json")
    assert outcome.code == 0
    (row,) = json.loads(outcome.out)
    assert (row["added"], row["changed"], row["same"]) == (0, 0, 6)
    assert contents(folder) == before
