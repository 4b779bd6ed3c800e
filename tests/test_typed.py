"""Scripts that use the library under a type checker."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

RIGHT = """\
from typing import assert_type

from gasp_cli import (
    ChartKindName,
    CitationStyleName,
    KnowledgeBase,
    ReferenceTableName,
    ResultName,
    VenueName,
)
from gasp_cli.domain.model import Venue
from gasp_cli.queries.check_claims import CheckRow
from gasp_cli.queries.seasons import SeasonRow
from gasp_cli.queries.on_this_day import TodayRow
from gasp_cli.results import Rows

kb = KnowledgeBase("klopp")
assert_type(kb.seasons(), Rows[SeasonRow])
assert_type(kb.seasons()[0].position, int)
assert_type(kb.season("2020").table.rows[0].club, str)
assert_type(kb.matches(opponent="Liverpool", venue=Venue.AWAY)[0].goals_for, int)
assert_type(kb.matches(venue="home", result="W")[0].goals_for, int)
assert_type(kb.wins(venue="neutral")[0].margin, int)
venues: list[VenueName] = ["home", Venue.AWAY]
results: list[ResultName] = ["W", "D", "L"]
tables: list[ReferenceTableName] = ["goals"]
styles: list[CitationStyleName] = ["bibtex"]
charts: list[ChartKindName] = ["race"]
assert_type([kb.matches(venue=venue)[0].date for venue in venues], list[str])
assert_type([len(kb.matches(result=result)) for result in results], list[int])
assert_type([len(kb.reference(table)) for table in tables], list[int])
assert_type([kb.cite("f1", style=style) for style in styles], list[str])
assert_type([kb.chart(kind)[0].value for kind in charts], list[float])
assert_type(kb.versus("Inter")[0].goals_for, int)
assert_type(kb.versus()[0].played, int)
assert_type(kb.europe("2020")[0].date, str)
assert_type(kb.europe(2020)[0].date, str)
assert_type(kb.table(2020)[0].club, str)
assert_type(kb.matches(season=[2020, "2021"])[0].date, str)
assert_type(kb.cups()[0].reached, str)
assert_type(kb.defeats()[0].margin, int)
assert_type(kb.scorers()[0].goals, int)
assert_type(kb.scorers(player="Lookman")[0].date, str)
assert_type(kb.show("Inter").kind, str)
assert_type(kb.claims()[0].verdict, str)
assert_type(kb.today(on="2025-05-22"), Rows[TodayRow])
assert_type(kb.check("goals_for", 77, season="2018-19"), CheckRow)
assert_type(kb.check("Liverpool finished second.", date="2022-07-01")[0].line, int)
assert_type(kb.people("Milner")[0].id, str)
assert_type(kb.cite("f1", style="bibtex"), str)
assert_type(kb.chart("points")[0].value, float)
assert_type(kb.about.since, str)
"""

WRONG = """\
from gasp_cli import KnowledgeBase

kb = KnowledgeBase()
kb.wins(margin="four")
kb.matches(oponent="Liverpool")
kb.seasons()[0].place
kb.table([2020])
points: str = kb.seasons()[0].points
kb.matches(venue="hom")
kb.matches(result="won")
kb.defeats(venue="elsewhere")
kb.cite("f1", style="apa")
kb.chart("tables")
kb.reference("stadiums")
"""
FOUND = [(4, "arg-type"), (5, "call-arg"), (6, "attr-defined"), (7, "arg-type"), (8, "assignment"),
         *((line, "arg-type") for line in range(9, 15))]  # fmt: skip


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mypy")


def checked(script: str, cache: Path) -> str:
    """The output of mypy for a script in its own folder, where the installed package is found."""
    (cache / "script.py").write_text(script)
    installed = subprocess.run(
        [sys.executable, "-c", "import gasp_cli"], cwd=cache, capture_output=True, check=False
    )
    if installed.returncode:
        pytest.skip("gasp is not installed in this Python")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", cache / "cache", "script.py"],
        cwd=cache, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout


def test_a_script_sees_typed_rows(cache: Path) -> None:
    assert "error:" not in checked(RIGHT, cache)


def test_a_wrong_option_field_or_type_is_found(cache: Path) -> None:
    said = checked(WRONG, cache)
    found = re.findall(r"script\.py:(\d+): error: .*\[([a-z-]+)\]$", said, re.MULTILINE)
    assert [(int(line), kind) for line, kind in found] == FOUND
