"""From files to documents, and the shipped data rebuilt to the same bytes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gasp_cli.importing.documents import identity
from gasp_cli.importing.football_txt import read_football_txt
from gasp_cli.importing.record_files import Importer, build, matches_file, render, with_keys
from gasp_cli.record import Record
from gasp_cli.store import Store
from tests.conftest import DATA, SHARED, needs_shared


def imported(text: str) -> Importer:
    importer = Importer(Record(Store(DATA)))
    importer.add_football_txt(read_football_txt(text, "test.txt"))
    importer.finish()
    return importer


def test_clubs_get_their_canonical_names() -> None:
    importer = imported("""
= Italian Serie A 2024/25
» Matchday 1
Sat Aug 17
  FC Internazionale Milano v Hellas Verona FC  2-2 (1-1)
""")
    (match,) = importer.matches["Serie A"]
    assert (match["home"], match["away"]) == ("Inter", "Hellas Verona")
    assert match["source"] == "test.txt:5"


def test_a_club_or_competition_that_is_not_known_is_a_problem_with_its_line() -> None:
    importer = imported("""
= Italian Serie A 2024/25
» Matchday 1
Sat Aug 17
  Inter v Brera  2-2 (1-1)
""")
    assert [str(one) for one in importer.problems] == [
        "test.txt:5: a club that is not known: Brera"
    ]
    importer = imported("= Moon League 2024/25\n")
    assert importer.problems[0].reason == "a competition that is not known"


def test_the_same_match_twice_is_a_problem() -> None:
    importer = imported("""
= Italian Serie A 2024/25
» Matchday 1
Sat Aug 17
  Inter v Milan  2-2 (1-1)
  Inter v Milan  2-2 (1-1)
""")
    assert importer.problems[0].reason == "this match stands already in test.txt:5"


CUP = """
= UEFA Champions League 2022/23
» Group A
Tue Sep 6
  Inter v Ajax  1-0 (0-0)
Wed Sep 14
  Ajax v Inter  1-0 (0-0)
» Semi-finals
Tue May 9
  Inter v Milan  1-0 (0-0)
Tue May 16
  Milan v Inter  1-0 (0-0)
» Final
Sat Jun 10
  Inter v Liverpool  1-0 (0-0)
"""


def test_matchdays_of_groups_legs_of_ties_and_neutral_finals_are_worked_out() -> None:
    matches = imported(CUP).matches["Champions League"]
    assert [match.get("matchday") for match in matches] == [1, 2, None, None, None]
    assert [match.get("leg") for match in matches] == [None, None, 1, 2, None]
    assert [match.get("neutral", False) for match in matches] == [False] * 4 + [True]


def test_a_group_stage_without_letters_takes_them_from_the_draw() -> None:
    text = (
        CUP.split("» Semi", maxsplit=1)[0]
        .replace("2022/23", "2023/24")
        .replace("Group A", "Group, Matchday 1")
    )
    text = text.replace("Tue Sep 6", "Tue Sep 19").replace("Wed Sep 14", "Wed Sep 20")
    real = imported(text.replace("Ajax", "Benfica"))
    assert [match["stage"] for match in real.matches["Champions League"]] == ["Group D", "Group D"]
    strange = imported(text)
    assert strange.problems[0].reason == "a group match, and no draw names its group"


def test_a_match_keeps_its_key_when_others_come_and_go() -> None:
    league = [
        {"season": "2000-01", "matchday": day, "home": home, "away": away}
        for day, home, away in [(1, "Alba", "Brera"), (2, "Brera", "Como"), (3, "Como", "Alba")]
    ]
    first = with_keys(league[1:], {})
    assert list(first) == ["1", "2"]
    second = with_keys([league[0], league[2]], first)
    assert {identity(one): key for key, one in second.items()} == {
        identity(league[0]): "3",
        identity(league[2]): "2",
    }


def test_a_file_has_one_document_a_line() -> None:
    text = render({"clubs": {"1": {"name": "Qarabağ"}, "2": {"name": "Roma"}}})
    assert text == '{"clubs": {\n"1": {"name": "Qarabağ"},\n"2": {"name": "Roma"}\n}}\n'


@needs_shared
def test_the_shipped_record_is_what_its_sources_give_to_the_byte(tmp_path: Path) -> None:
    hand_kept = ["about.json", "clubs.json", "competitions.json"]
    for name in hand_kept:
        shutil.copy(DATA / name, tmp_path / name)
    assert build(SHARED, tmp_path) == []
    built = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.json"))
    for path in built:
        assert (tmp_path / path).read_bytes() == (DATA / path).read_bytes(), path
    assert [path.as_posix() for path in built if path.parts[0] == "matches"] == sorted(
        matches_file(one.name) for one in Record(Store(DATA)).competitions
    )


@needs_shared
@pytest.mark.parametrize("file", ["italy/2015-16/1-seriea.txt", "italy/2020-21/1-seriea.txt"])
def test_a_line_that_is_not_understood_stops_the_rebuild(tmp_path: Path, file: str) -> None:
    shared, data = tmp_path / "shared", tmp_path / "data"
    shutil.copytree(SHARED / "openfootball", shared / "openfootball", copy_function=shutil.copyfile)
    shutil.copytree(SHARED / "record", shared / "record", copy_function=shutil.copyfile)
    shutil.copytree(DATA, data)
    path = shared / "openfootball" / file
    path.parent.chmod(0o755)
    path.write_text(path.read_text(encoding="utf-8") + "Alba beat Brera\n", encoding="utf-8")
    before = (data / "matches" / "serie-a.json").read_bytes()
    (problem,) = build(shared, data)
    assert str(problem).startswith(f"openfootball/{file}:")
    assert (data / "matches" / "serie-a.json").read_bytes() == before
