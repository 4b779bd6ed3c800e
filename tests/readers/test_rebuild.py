"""The shipped data rebuilt to the same bytes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from gasp_cli.domain.match_files import season_file
from gasp_cli.kb.record import Record
from gasp_cli.store import Store
from tests.conftest import DATA, SHARED, copied, needs_shared
from tests.rebuild import build


@needs_shared
def test_the_shipped_record_is_what_its_sources_give_to_the_byte(tmp_path: Path) -> None:
    hand_kept = ["about.json", "clubs.json", "competitions.json", "story.json"]
    for name in hand_kept:
        shutil.copy(DATA / name, tmp_path / name)
    _keep_keys_of_editions(tmp_path)
    assert build(SHARED, tmp_path) == []
    built = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.json"))
    for path in built:
        assert (tmp_path / path).read_bytes() == (DATA / path).read_bytes(), path
    record = Record(Store(DATA))
    assert (
        {path.as_posix() for path in built if path.parts[0] == "matches"}
        == {
            season_file(record.store, edition.competition, edition.season)
            for edition in record.editions
        }
        == set(record.store.match_files())
    )


def _keep_keys_of_editions(folder: Path) -> None:
    """Write the index with nothing but its keys, which a rebuild keeps: all else is counted."""
    tables = Store(DATA).tables("editions.json")
    keys = {
        key: {name: edition[name] for name in ("competition", "season")}
        for key, edition in tables["editions"].items()
    }
    (folder / "editions.json").write_text(json.dumps({"editions": keys}), encoding="utf-8")


@needs_shared
@pytest.mark.parametrize("file", ["italy/2015-16/1-seriea.txt", "italy/2020-21/1-seriea.txt"])
def test_a_line_that_is_not_understood_stops_the_rebuild(tmp_path: Path, file: str) -> None:
    shared, data = tmp_path / "shared", tmp_path / "data"
    copied(SHARED / "openfootball", shared / "openfootball")
    copied(SHARED / "record", shared / "record")
    copied(DATA, data)
    path = shared / "openfootball" / file
    path.parent.chmod(0o755)
    path.write_text(path.read_text(encoding="utf-8") + "Alba beat Brera\n", encoding="utf-8")
    before = (data / "matches" / "serie-a.2019-20.json").read_bytes()
    (problem,) = build(shared, data)
    assert str(problem).startswith(f"openfootball/{file}:")
    assert (data / "matches" / "serie-a.2019-20.json").read_bytes() == before
