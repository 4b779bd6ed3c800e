"""Documents with something else in a field than belongs there: no command takes it for a bug."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gasp_cli.app import run
from gasp_cli.errors import ExitCode
from tests.invented import invented

FILES = ("matches/league-one.json", "matches/the-cup.json", "editions.json", "competitions.json")
FIELDS = (
    "status",
    "stage",
    "matchday",
    "leg",
    "half_time",
    "penalties",
    "played",
    "urls",
    "source",
)
VALUES: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, -1, 2.5, "", "x", "2001-13-77", "Group A", "Final", [], [1], ["a"], {}, "awarded"]
)
COMMANDS = (
    ["seasons"], ["table", "2002", "--matchday", "3"], ["table", "2002", "--on", "2001-12-01"],
    ["matches", "--format", "table"], ["wins", "--margin", "1"], ["versus"], ["streaks"], ["cups"],
    ["show", "2001-09-01-alba-brera"], ["search", "Brera"], ["coverage"], ["timeline"],
    ["check", "longest_break", "--season", "2002", "--competition", "League One", "--says", "4"],
    ["check", "league_position", "--season", "2002", "--matchday", "2", "--says", "1"],
    ["kb", "check"],
)  # fmt: skip


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The invented knowledge base, to be copied and damaged."""
    folder = tmp_path_factory.mktemp("sound")
    yield invented(folder)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(FILES), st.integers(0, 5), st.data())
def test_a_wrong_value_is_named_or_does_not_matter(
    sound: Path, tmp_path: Path, file: str, place: int, data: st.DataObject
) -> None:
    folder = tmp_path / "damaged"
    shutil.copytree(sound, folder)
    tables = json.loads((folder / file).read_text(encoding="utf-8"))
    documents = [one for table in tables.values() for one in table.values()]
    document = documents[place % len(documents)]
    document[data.draw(st.sampled_from([*document, *FIELDS]))] = data.draw(VALUES)
    (folder / file).write_text(json.dumps(tables), encoding="utf-8")
    try:
        for command in COMMANDS:
            assert run(["--kb", str(folder), *command]) != ExitCode.BUG
    finally:
        shutil.rmtree(folder)
