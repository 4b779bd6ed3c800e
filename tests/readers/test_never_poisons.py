"""`gasp kb import` writes only what `gasp kb check` accepts, whatever files it is given."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gasp_cli import KnowledgeBase
from gasp_cli.domain.model import EditionKey
from gasp_cli.editing.create_and_copy import new
from gasp_cli.editing.import_files import import_files
from gasp_cli.errors import DataError
from gasp_cli.results import Outcome
from gasp_cli.validation.validate import check
from tests.readers.test_into import PREMIER, TIE

GOOD = """
= English Premier League 2021/22
» Matchday 1
Sat Aug 14
  15:00  Leeds United v Burnley  1-0 (0-0)
"""
CLUBS = [
    "Liverpool FC", "Liverpool", "Norwich City", "Chelsea FC", "Manchester City", "Everton",
    "Everton (CHI)", "Arsenal (ARG)", "Rangers (AAA)", "Rangers (BBB)", "Rangers", "Inter",
    "AS Monaco FC (MCO)", "Monaco", "Juventus", "Milan (ITA)", "Wolverhampton Wan", "Xanadu",
    "Xanadu Wanderers", "FC", "\ue000\ue001 FC", "N" * 101, "Bad\x01Name", "Nul\x00 Town",
    "Barcelona (ECU)", "Barcelona", "Barcelona SC (ECU)",
]  # fmt: skip
TITLES = [
    "English Premier League 2019/20", "UEFA Champions League 2022/23",
    "UEFA Champions League 2023/24", "Austrian 2. Liga 2007/08", "English FA Cup 2019/20",
    "Italian Serie A 2022/23", "UEFA Europa League 2008/09", "Sweden Allsvenskan 2024",
    "Moon League 2019/20",
]  # fmt: skip
ROUNDS = ["Matchday 1", "Matchday 2", "Group A", "Group, Matchday 1", "Semi-finals", "Final"]
SCORES = [
    "", "2-1", "2-1 (1-0)", "2-1 (3-0)", "0-3 [awarded]", "2-1 [awarded]", "[cancelled]",
    "4-2 pen. 1-1 a.e.t. (1-1, 0-0)", "5-5 pen. 2-0 a.e.t.", "99-0",
]  # fmt: skip
DAYS = ["Aug 9", "Aug 10", "Dec 30", "May 31", "Jun 1", "Feb 29", "2019-08-09", "Aug 9 2031"]


@st.composite
def football_txt(draw: st.DrawFn) -> tuple[str, str]:
    """A file of lines that may stand in one, in any order."""
    match = st.builds(
        "  {} v {}  {}".format,
        st.sampled_from(CLUBS), st.sampled_from(CLUBS), st.sampled_from(SCORES),
    )  # fmt: skip
    line = st.one_of(
        match, match, match, st.sampled_from(DAYS), st.sampled_from(ROUNDS).map("» {}".format)
    )
    lines = draw(st.lists(line, min_size=1, max_size=12))
    declared = draw(st.sampled_from(["", "# Matches 2\n", "# Matches 1\n"]))
    title = draw(st.sampled_from(TITLES))
    text = f"= {title}\n{declared}» Matchday 1\nAug 9\n" + "\n".join(lines) + "\n"
    return "season.txt", text


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, str]:
    """A good file with lines that are doubled, lost or moved, and letters that are others."""
    lines = draw(st.sampled_from([PREMIER, TIE])).splitlines()
    for _ in range(draw(st.integers(1, 6))):
        place = draw(st.integers(0, len(lines) - 1))
        other = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["double", "swap", "letter"])):
            case "double":
                lines.insert(other, lines[place])
            case "swap":
                lines[place], lines[other] = lines[other], lines[place]
            case _:
                at = draw(st.integers(0, len(lines[place])))
                letter = draw(st.sampled_from("0123456789-:() vaÄ漢\x00"))
                lines[place] = lines[place][:at] + letter + lines[place][at + 1 :]
    return "mutated.txt", "\n".join(lines)


@st.composite
def football_json(draw: st.DrawFn) -> tuple[str, str]:
    """A file of football.json whose values are of its types."""
    goals = st.lists(st.integers(0, 4), min_size=2, max_size=2)
    score = st.fixed_dictionaries({}, optional={"ft": goals, "ht": goals, "et": goals, "p": goals})
    dates = st.sampled_from(["2019-08-09", "2019-12-30", "2020-02-29", "2030-01-01", "1999-01-01"])
    one = st.fixed_dictionaries(
        {"round": st.sampled_from(ROUNDS), "date": dates, "team1": st.sampled_from(CLUBS),
         "team2": st.sampled_from(CLUBS)},
        optional={"score": score, "status": st.sampled_from(["awarded", "cancelled", "postponed"])},
    )  # fmt: skip
    matches = draw(st.lists(one, min_size=1, max_size=8))
    return "season.json", json.dumps({"name": draw(st.sampled_from(TITLES)), "matches": matches})


@st.composite
def csv(draw: st.DrawFn) -> tuple[str, str]:
    """A CSV of matches."""
    columns = (
        "season,competition,round,date,home,away,home_goals,away_goals,aet,penalties,venue,source"
    )
    row = st.builds(
        "{},{},{},{},{},{},{},{},{},{},,a book".format,
        st.sampled_from(["2019-20", "2022-23"]),
        st.sampled_from(["Premier League", "FA Cup", "Champions League", "Serie A"]),
        st.sampled_from(["Matchday 1", "Matchday 2", "Final", "Semi-finals"]),
        st.sampled_from(["2019-08-09", "2022-09-01", "2035-01-01"]),
        st.sampled_from(CLUBS), st.sampled_from(CLUBS),
        st.integers(0, 3), st.integers(0, 3), st.sampled_from(["yes", "no"]),
        st.sampled_from(["", "4-3", "3-3"]),
    )  # fmt: skip
    return "cups.csv", "\n".join([columns, *draw(st.lists(row, min_size=1, max_size=8))]) + "\n"


FILE = st.one_of(football_txt(), mutated(), football_json(), csv())


def read_all(items: Sequence[Any], _: str) -> Iterable[Any]:
    return items


def run(folder: Path, name: str, text: str) -> Outcome:
    """Import one file; returns how it came out."""
    path = folder / "files" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    try:
        return import_files(folder / "kb", [path], "invented", read_all).outcome
    except DataError:
        return Outcome.FAULTY


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base with a league and a cup, and room for others beside it."""
    folder = tmp_path_factory.mktemp("sound")
    new(folder / "kb", "Liverpool", "Jürgen Klopp", "2015-10-08", "2024-05-19")
    assert run(folder, "league.txt", PREMIER) == run(folder, "cup.txt", TIE) == Outcome.COMPLETE
    return folder


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(files=st.lists(FILE, min_size=1, max_size=2))
def test_a_sound_knowledge_base_stays_sound(sound: Path, files: list[tuple[str, str]]) -> None:
    folder = sound.parent / "again"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(sound, folder)
    for name, text in files:
        assert run(folder, name, text) in (Outcome.COMPLETE, Outcome.FAULTY)
        assert check(folder / "kb").rows == []
    assert run(folder, "good.txt", GOOD) is Outcome.COMPLETE
    assert check(folder / "kb").rows == []
    matches = (
        KnowledgeBase(folder / "kb").record.season(EditionKey("Premier League", "2021-22")).all
    )
    assert [(match.home, match.away) for match in matches] == [("Leeds United", "Burnley")]
