"""Damaged and missing files: what is wrong, in which file, and nothing written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from gasp_cli.store import Store
from tests.conftest import DATA, Gasp, copied


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped knowledge base to damage."""
    copy = tmp_path / "kb"
    return copied(DATA, copy)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "editions.json:1: not JSON: Expecting value"),
        (b'{"edition": {}}', "editions.json: no table 'editions'"),
        (b'{"editions": {\n"1": {},\n"1": {}}}', "editions.json: '1' stands twice in one object"),
        (
            b'{"editions": {},\n"editions": {}}',
            "editions.json: 'editions' stands twice in one object",
        ),
        (b'{"editions": {"1": {"a": 1, "a": 2}}}', "editions.json: 'a' stands twice in one object"),
        (b'{"editions": {"1": {"a": {"b": 1, "b": 2}}}}', "'b' stands twice"),
        (b"{", "editions.json:1: not JSON: Expecting property name"),
        (b'{"editions": {\n"1": {}\n"2": {}}}', "editions.json:3: not JSON: Expecting ','"),
        (b"[]", "editions.json: a TinyDB file holds an object of tables"),
        (b'{"editions": []}', "editions.json: table 'editions' is not an object of documents"),
        (
            b'{"editions": {"7": 3}}',
            "editions.json: table 'editions', document '7' is not an object",
        ),
        (b'{"editions": {"1": {"x": NaN}}}', "editions.json: not JSON: NaN is not a number"),
        (b'{"editions": {"1": {}}}', "table 'editions', key 1: no field 'clubs'"),
        (b"\xff\xfe{\x00", "editions.json: not UTF-8 text (byte 0)"),
        (b"[" * 100_000, "editions.json: not JSON: maximum recursion depth"),
        (b"9" * 5_000, "editions.json: not JSON: Exceeds the limit"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_damaged_file_is_named(gasp: Gasp, folder: Path, content: bytes, message: str) -> None:
    (folder / "editions.json").write_bytes(content)
    outcome = gasp("--kb", str(folder), "seasons")
    assert (outcome.code, outcome.out) == (3, "")
    assert message in outcome.err
    assert str(folder) in outcome.err
    assert (folder / "editions.json").read_bytes() == content


def test_a_damaged_match_is_named_with_its_key(gasp: Gasp, folder: Path) -> None:
    path = folder / "matches/serie-a.2016-17.json"
    path.write_text('{"2016-17": {"1": {"matchday": 1}}}')
    outcome = gasp("--kb", str(folder), "table", "2017")
    assert outcome.code == 3
    assert "matches/serie-a.2016-17.json, table '2016-17', key 1: no field" in outcome.err


def test_a_damaged_match_has_its_key_in_its_table(gasp: Gasp, folder: Path) -> None:
    path = folder / "matches/serie-a.2019-20.json"
    tables = json.loads(path.read_text(encoding="utf-8"))
    season = tables["2019-20"]
    key = next(key for key, match in season.items() if match["away"] == "Atalanta")
    del season[key]["date"]
    path.write_text(json.dumps(tables), encoding="utf-8")
    outcome = gasp("--kb", str(folder), "matches", "--season", "2020", "--competition", "Serie A")
    assert outcome.code == 3
    assert f"table '2019-20', key {key}: no field 'date'" in outcome.err
    assert key != "1"


def test_a_table_of_matches_that_is_of_no_season_is_named(gasp: Gasp, folder: Path) -> None:
    (folder / "matches/serie-a.2016-17.json").write_text('{"Serie A": {}}')
    outcome = gasp("--kb", str(folder), "table", "2017")
    assert outcome.code == 3
    assert "serie-a.2016-17.json: table 'Serie A' is not named for a season" in outcome.err


def test_only_the_files_that_a_question_needs_are_read(gasp: Gasp, folder: Path) -> None:
    for name in ("clubs.json", "matches/coppa-italia.2020-21.json", "matches/serie-a.2014-15.json"):
        (folder / name).write_text("broken")
    assert gasp("--kb", str(folder), "seasons").code == 0
    (folder / "matches/serie-a.2022-23.json").write_text("broken")
    assert gasp("--kb", str(folder), "seasons").code == 3
    assert gasp("--kb", str(folder), "table", "2024").code == 0
    assert gasp("--kb", str(folder), "clubs").code == 3


def test_a_missing_file_is_not_created(gasp: Gasp, folder: Path) -> None:
    (folder / "editions.json").unlink()
    outcome = gasp("--kb", str(folder), "seasons")
    assert outcome.code == 4
    assert f"cannot read {folder}/editions.json: No such file or directory" in outcome.err
    assert not (folder / "editions.json").exists()


def test_a_folder_or_a_pipe_in_place_of_a_file_is_refused_at_once(gasp: Gasp, folder: Path) -> None:
    (folder / "editions.json").unlink()
    os.mkfifo(folder / "editions.json")
    assert gasp("--kb", str(folder), "seasons").code == 4
    (folder / "about.json").unlink()
    (folder / "about.json").mkdir()
    outcome = gasp("--kb", str(folder), "matches")
    assert outcome.code == 4
    assert "about.json" in outcome.err


def test_a_file_in_place_of_the_folder_is_refused(gasp: Gasp, folder: Path) -> None:
    outcome = gasp("--kb", str(folder / "about.json"), "seasons")
    assert outcome.code == 4
    assert "not a folder" in outcome.err


def test_the_knowledge_base_may_come_from_the_environment(
    gasp: Gasp, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GASP_KB", str(folder))
    (folder / "editions.json").write_text("broken")
    assert gasp("seasons").code == 3


def test_each_file_is_read_once(folder: Path) -> None:
    store = Store(folder)
    first = store.tables("clubs.json")
    (folder / "clubs.json").unlink()
    assert store.tables("clubs.json") is first
