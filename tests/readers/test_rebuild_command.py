"""`python -m tests.rebuild`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import DATA, ROOT


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A folder of match files with one little season, and the hand-kept data."""
    shared, data = tmp_path / "shared", tmp_path / "data"
    league = shared / "openfootball" / "italy" / "2015-16" / "1-seriea.txt"
    league.parent.mkdir(parents=True)
    league.write_text(
        "= Italian Serie A 2015/16\n# Matches 1\n▪ Matchday 1\n  Sat Aug 22 2015\n"
        "    18:00  Hellas Verona           v AS Roma                  1-1 (0-0)\n",
        encoding="utf-8",
    )
    record = shared / "record"
    record.mkdir()
    (record / "cup_matches.csv").write_text(
        "season,competition,round,date,home,away,home_goals,away_goals,aet,penalties,venue,source\n"
    )
    earlier = record / "serie-a-2007-2015"
    earlier.mkdir()
    for sanctions in (record / "sanctions.csv", earlier / "sanctions.csv"):
        sanctions.write_text(
            "season,kind,subject,effective_from,effective_until,points_while_in_force,match_date,"
            "played_score,official_score,points_in_final_table,status,note,source\n"
        )
    (record / "best_finishes_before_2016.csv").write_text(
        "season,position,note,source\n1947-48,5,,x\n"
    )
    data.mkdir()
    for name in ("about.json", "clubs.json", "competitions.json", "story.json"):
        shutil.copy(DATA / name, data / name)
    return shared, data


def run(*arguments: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.rebuild", *map(str, arguments)],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_the_record_is_rebuilt(folders: tuple[Path, Path]) -> None:
    shared, data = folders
    assert run(shared, data).returncode == 0
    first = {path: path.read_bytes() for path in data.rglob("*.json")}
    assert (data / "matches" / "serie-a.2015-16.json").read_text(encoding="utf-8").count("\n") == 3
    assert run(shared, data).returncode == 0
    assert {path: path.read_bytes() for path in data.rglob("*.json")} == first


def test_a_line_not_understood_is_named_and_nothing_is_written(
    folders: tuple[Path, Path],
) -> None:
    shared, data = folders
    league = shared / "openfootball" / "italy" / "2015-16" / "1-seriea.txt"
    league.write_text(league.read_text(encoding="utf-8") + "Roma beat Verona\n", encoding="utf-8")
    done = run(shared, data)
    assert done.returncode == 3
    assert done.stderr == (
        "gasp: openfootball/italy/2015-16/1-seriea.txt:6: line not understood: Roma beat Verona\n"
    )
    assert not (data / "matches").exists()


def test_what_is_missing_is_named(folders: tuple[Path, Path], tmp_path: Path) -> None:
    shared, data = folders
    (shared / "record" / "sanctions.csv").unlink()
    done = run(shared, data)
    assert done.returncode == 4
    assert "sanctions.csv" in done.stderr
    assert run(shared, tmp_path / "nowhere").returncode == 4
    assert run().returncode == 2
