"""`gasp kb import` of the CSV files of a reference record, into an invented knowledge base."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gasp_cli.domain.reference import REFERENCE
from gasp_cli.editing.import_files import import_files
from gasp_cli.validation.validate import check
from tests.conftest import DATA, Gasp, Outcome
from tests.exporters.told import told

SOURCED = "https://echo.example/1; https://paper.example/a;b,2-3"
FILES = {
    "spells": "person,role,club_or_body,from,to,matches_in_charge,note,urls,confidence\n"
    f'conti,coach,como,2003,2004-05-30,12,,"{SOURCED}",two-sources\n'
    f'Aldo Ricci,mayor,Rovi (town),1990-05,,,"elected, twice","{SOURCED}",one-source\n',
    "transfers": "player,from,to,date,window,kind,fee_eur_million,note,urls,confidence\n"
    f'Dora Dini,ALBA,Real Milano,2003 (summer),summer 2003,permanent,2.5,,"{SOURCED}",derived\n',
    "goals": "date,home,away,competition,scorer,team,minute,penalty,own_goal,event,note,urls,"
    "confidence\n"
    f'2002-03-09,brera,alba,League One (away),Galli,Alba,90+3,yes,,goal,,"{SOURCED}",one-source\n'
    f'2002-03-09,Brera,Alba,League One,Neri,Alba,9,,yes,goal,,"{SOURCED}",one-source\n'
    f'2001-09-01,Alba,Brera,League One,Galli,Alba,,,,goal,,"{SOURCED}",one-source\n'
    f'2001-09-01,Alba,Brera,League One,Galli,Alba,,,,goal,,"{SOURCED}",one-source\n'
    f'2002-05-15,Alba,Como,The Cup final,Dini,Como,,yes,,shoot-out miss,kick 4,"{SOURCED}",'
    "one-source\n",
    "venues": "date,home,away,competition,stadium,city,attendance,behind_closed_doors,note,urls,"
    "confidence\n"
    f'2001-09-01,Alba,Brera,League One,Little Park,Rovi,300,no,,"{SOURCED}",one-source\n',
    "honours": "award,season,person_or_club,date_given,body,note,urls,confidence\n"
    f'Best Eleven,2001-02,Dini,2002-07,the Gazette,,"{SOURCED}",one-source\n',
    "figures": "subject,quantity,value,unit,as_of,note,urls,confidence\n"
    f'Como,population,70123,inhabitants,2001,,"{SOURCED}",one-source\n'
    f'como,altitude,201.5,metres,,,"{SOURCED}",one-source\n',
    "finishes": "club,season,division,position,teams,points,note,urls,confidence\n"
    f'Alba,1990-91,First,4,18,40,"level on points with Brera, Como: place shared here",'
    f'"{SOURCED}",derived\n'
    f'Alba,1991-92,First,9,18,30,do not use: not whole,"{SOURCED}",derived\n'
    f'Alba,1999-00,First,3,18,41,,"{SOURCED}",derived\n',
}
# What the tables of `FILES` get, in their order.
ROWS: dict[str, list[dict[str, Any]]] = {
    "spells": [
        {"id": "spell-carla-conti-como-2003", "person": "Carla Conti", "role": "coach",
         "club": "Como", "from": "2003", "to": "2004-05-30", "matches": 12,
         "confidence": "two-sources"},
        {"id": "spell-aldo-ricci-rovi-town-1990-05", "person": "Aldo Ricci", "role": "mayor",
         "club": "Rovi (town)", "from": "1990-05", "note": "elected, twice"},
    ],
    "transfers": [
        {"id": "transfer-dora-dini-real-milano-2003", "player": "Dora Dini", "from": "Alba",
         "to": "Real Milano", "date": "2003", "window": "summer 2003", "kind": "permanent",
         "fee": 2_500_000, "confidence": "derived"},
    ],
    "goals": [
        {"id": "goal-2001-09-01-galli", "date": "2001-09-01", "home": "Alba", "away": "Brera",
         "competition": "League One", "scorer": "Galli", "team": "Alba", "event": "goal"},
        {"id": "goal-2001-09-01-galli-2", "date": "2001-09-01", "home": "Alba", "away": "Brera",
         "competition": "League One", "scorer": "Galli", "team": "Alba", "event": "goal"},
        {"id": "goal-2002-03-09-neri-9", "date": "2002-03-09", "home": "Brera", "away": "Alba",
         "competition": "League One", "scorer": "Neri", "team": "Alba", "minute": "9",
         "own_goal": True, "event": "goal"},
        {"id": "goal-2002-03-09-galli-90-3", "date": "2002-03-09", "home": "Brera",
         "away": "Alba", "competition": "League One", "scorer": "Galli", "team": "Alba",
         "minute": "90+3", "penalty": True, "event": "goal"},
    ],
    "shootouts": [
        {"id": "kick-2002-05-15-alba-como-4", "date": "2002-05-15", "home": "Alba",
         "away": "Como", "competition": "The Cup", "kick": 4, "taker": "Dini", "team": "Como",
         "scored": False},
    ],
    "venues": [
        {"id": "venue-2001-09-01-alba-brera", "date": "2001-09-01", "home": "Alba",
         "away": "Brera", "competition": "League One", "ground": "Little Park", "city": "Rovi",
         "attendance": 300, "behind_closed_doors": False},
    ],
    "honours": [
        {"id": "honour-best-eleven-2001-02-dini", "award": "Best Eleven", "season": "2001-02",
         "holder": "Dini", "date": "2002-07", "body": "the Gazette"},
    ],
    "figures": [
        {"id": "figure-como-population-2001", "subject": "Como", "quantity": "population",
         "value": 70123, "unit": "inhabitants", "as_of": "2001"},
        {"id": "figure-como-altitude", "subject": "Como", "quantity": "altitude",
         "value": 201.5, "unit": "metres"},
    ],
    "finishes": [
        {"club": "Alba", "season": "1990-91", "division": "First", "position": 4,
         "shared_until": 6, "teams": 18, "points": 40,
         "note": "level on points with Brera, Como: place shared here",
         "confidence": "derived"},
        {"club": "Alba", "season": "1991-92", "division": "First", "teams": 18, "points": 30,
         "note": "do not use: not whole", "confidence": "derived"},
    ],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return told(tmp_path / "kb")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "gathered"
    folder.mkdir()
    for table, text in FILES.items():
        (folder / f"{table}.csv").write_text(text, encoding="utf-8")
    return folder


def table(folder: Path, name: str) -> list[dict[str, Any]]:
    tables = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return list(tables[name].values())


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.json")}


def imported(gasp: Gasp, folder: Path, *files: Path, code: int = 0) -> Outcome:
    outcome = gasp("kb", "import", *map(str, files), "--into", str(folder), "--format", "json")
    assert outcome.code == code, outcome.err
    assert gasp("--kb", str(folder), "kb", "check").code == 0
    return outcome


def write(folder: Path, name: str, *lines: str) -> Path:
    """A file of a table with its header and these lines."""
    path = folder.parent / f"{name}-more.csv"
    header = FILES[name].partition("\n")[0]
    path.write_text("\n".join((header, *lines, "")), encoding="utf-8")
    return path


def test_every_table_is_read_under_the_names_of_the_knowledge_base(
    gasp: Gasp, folder: Path, files: Path
) -> None:
    before = {name: table(folder, name) for name in ROWS}
    outcome = imported(gasp, folder, files)
    urls = ["https://echo.example/1", "https://paper.example/a;b,2-3"]
    for name, rows in ROWS.items():
        stated = [{"confidence": "one-source", "urls": urls} | row for row in rows]
        added = [row for row in table(folder, name) if row not in before[name]]
        if name == "finishes":  # that of 1999-00 was there, and has more now
            finish = added.pop(0)
            assert (finish["season"], finish["position"], finish["points"]) == ("1999-00", 3, 41)
        assert added == stated
    summary = outcome.err.splitlines()
    assert "gasp: goals: 4 added, 0 changed, 0 there already" in summary
    assert "gasp: shootouts: 1 added, 0 changed, 0 there already" in summary
    assert "gasp: finishes: 2 added, 1 changed, 0 there already" in summary
    assert "matches added" not in outcome.err
    counted = {row["table"]: row["added"] for row in json.loads(outcome.out)}
    assert counted == {name: len(rows) for name, rows in ROWS.items()}


def test_the_same_files_again_change_nothing(gasp: Gasp, folder: Path, files: Path) -> None:
    imported(gasp, folder, files)
    before = contents(folder)
    outcome = imported(gasp, folder, files)
    assert contents(folder) == before
    rows = json.loads(outcome.out)
    assert {(row["added"], row["changed"]) for row in rows} == {(0, 0)}
    assert sum(row["same"] for row in rows) == sum(map(len, ROWS.values())) + 1


def test_a_dry_run_says_the_same_and_writes_nothing(gasp: Gasp, folder: Path, files: Path) -> None:
    before = contents(folder)
    dry = gasp("kb", "import", str(files), "--into", str(folder), "--format", "json", "--dry-run")
    assert (dry.code, contents(folder)) == (0, before)
    assert "nothing was written" in dry.err
    assert dry.out == imported(gasp, folder, files).out


def test_the_same_row_twice_in_a_file_is_one(gasp: Gasp, folder: Path, files: Path) -> None:
    line = FILES["honours"].splitlines()[1]
    imported(gasp, folder, write(files, "honours", line, line, line.replace("Dini", "DINI")))
    assert [row["award"] for row in table(folder, "honours")].count("Best Eleven") == 1


def test_a_newer_file_brings_addresses_and_confidence_up_to_date(
    gasp: Gasp, folder: Path, files: Path
) -> None:
    imported(gasp, folder, files)
    line = FILES["honours"].splitlines()[1]
    newer = line.replace(SOURCED, "https://new.example").replace("one-source", "two-sources")
    outcome = imported(gasp, folder, write(files, "honours", newer))
    assert "gasp: changed: honour-best-eleven-2001-02-dini" in outcome.err
    (row,) = (row for row in table(folder, "honours") if row["award"] == "Best Eleven")
    assert (row["urls"], row["confidence"]) == (["https://new.example"], "two-sources")


GOAL = f'2001-09-01,Alba,Brera,League One,Galli,Alba,,,,goal,,"{SOURCED}",one-source'
VENUE = FILES["venues"].splitlines()[1]


@pytest.mark.parametrize(
    ("name", "line", "reason"),
    [
        ("goals", GOAL.replace("2001-09-01", "yesterday"), "date: 'yesterday' is not a day"),
        ("goals", GOAL.replace("Alba,Brera", "Alba,Nobody"),
         "away: 'Nobody' is not among the clubs"),
        ("goals", GOAL.replace("League One", "Moon League"),
         "competition: 'Moon League' is not among the competitions"),
        ("goals", GOAL.replace(",Alba,,,,goal", ",Como,,,,goal"),
         "team: Como is neither Alba nor Brera"),
        ("goals", GOAL.replace("goal,,", "corner,,"), "event: 'corner' is not one of goal, "),
        ("goals", GOAL.replace(",,,goal", ",so,,goal"), "penalty: 'so' is neither yes nor no"),
        ("goals", GOAL.replace("Galli,Alba", "Galli,Brera"),
         "Brera scored 0 goals in 2001-09-01-alba-brera, and more are listed"),
        ("goals", GOAL.replace(f'"{SOURCED}"', ""), "there is no address"),
        ("goals", GOAL.replace(f'"{SOURCED}"', "the Gazette"),
         "urls: 'the Gazette' is not an address"),
        ("goals", GOAL.replace("one-source", "sure"), "confidence: 'sure' is not one of"),
        ("goals", GOAL.replace("goal,,", "shoot-out goal,the third,"),
         "the note of a shoot-out kick begins with its number"),
        ("goals", "2001-09-01,Alba", "not as many cells as columns"),
        ("venues", VENUE.replace("300", "many"), "attendance: 'many' is not a whole number"),
        ("venues", VENUE.replace("Little Park", "Great Park"),
         "venue-2001-09-01-alba-brera is there already, with ground 'Little Park'"),
        ("spells", f'Conti,coach,Alba,2003,2001,,,"{SOURCED}",derived',
         "the post ends before it begins"),
        ("transfers", f'Dini,Alba,Como,2003,,loan,dear,,"{SOURCED}",derived',
         "fee_eur_million: 'dear' is not a number"),
        ("finishes", f'Alba,1999-00,First,5,18,41,,"{SOURCED}",derived',
         "finish-alba-1999-00 is there already, with position 3"),
        ("finishes", f'Alba,1980-81,First,19,18,41,,"{SOURCED}",derived',
         "position: a place behind the last of 18 clubs"),
        ("finishes", f'Alba,1980-82,First,9,18,41,,"{SOURCED}",derived',
         "season: '1980-82' is not a season"),
    ],
)  # fmt: skip
def test_a_row_that_breaks_a_rule_is_named_and_the_others_come_in(
    gasp: Gasp, folder: Path, files: Path, name: str, line: str, reason: str
) -> None:
    imported(gasp, folder, files / "venues.csv")
    sound = FILES[name].splitlines()[1]
    path = write(files, name, sound, line)
    before = len(table(folder, name))
    outcome = imported(gasp, folder, path, code=3)
    assert f"gasp: {path.parent.name}/{path.name}:3: {reason}" in outcome.err
    assert len(table(folder, name)) == before + (name != "venues")


def test_of_too_many_goals_the_last_are_left_out(gasp: Gasp, folder: Path, files: Path) -> None:
    lines = [GOAL.replace(",,,,goal", f",{minute},,,goal") for minute in (1, 2, 3, 4, 5)]
    path = write(files, "goals", *lines)
    outcome = imported(gasp, folder, path, code=3)
    assert [line.partition(":")[2].partition(":")[0] for line in outcome.err.splitlines()
            if "more are listed" in line] == [f" {path.parent.name}/{path.name}"] * 2  # fmt: skip
    minutes = [row["minute"] for row in table(folder, "goals") if row["date"] == "2001-09-01"]
    assert minutes == ["1", "2", "3"]


def test_cells_may_be_as_a_data_frame_writes_them(gasp: Gasp, folder: Path, files: Path) -> None:
    path = write(
        files, "venues",
        VENUE.replace("2001-09-01", "2001-09-01 00:00:00").replace("300,no", "300.0,False"),
    )  # fmt: skip
    imported(gasp, folder, path)
    (venue,) = (row for row in table(folder, "venues") if row["date"] == "2001-09-01")
    assert (venue["attendance"], venue["behind_closed_doors"]) == (300, False)


def test_many_lines_with_the_same_fault_are_summed_up(
    gasp: Gasp, folder: Path, files: Path
) -> None:
    faulty = [VENUE.replace("300", f"many{number}") for number in range(30)]
    path = write(files, "venues", *faulty[:20], VENUE, *faulty[20:])
    err = imported(gasp, folder, path, code=3).err.splitlines()
    name = f"{path.parent.name}/{path.name}"
    assert [line for line in err if "whole number" in line] == [
        line for line in err if line.startswith(tuple(f"gasp: {name}:{n}:" for n in range(2, 7)))
    ]
    assert f"gasp: {name}:7-21, 23-32: 25 more lines with this fault" in err


def test_goals_of_a_league_show_although_not_all_of_its_scorers_are_known(
    gasp: Gasp, folder: Path, files: Path
) -> None:
    imported(gasp, folder, files / "goals.csv")
    scorers = ("--kb", str(folder), "scorers", "--competition", "League One")
    of_player = gasp(*scorers, "--player", "Galli", "--fields", "date,minute")
    assert of_player.out.splitlines()[1:] == ["2001-09-01\t", "2001-09-01\t", "2002-03-09\t90+3"]
    page = gasp(*scorers, "--player", "Galli", "-f", "table")
    assert "not all scorers are known: League One (0 of 4 matches)." in page.out + page.err
    ranking = gasp(*scorers)
    assert len(ranking.out.splitlines()) == 1
    assert "nobody can be ranked" in ranking.err
    assert "gasp reference goals" in ranking.err


@pytest.mark.parametrize("separator", [";", "\t"])
def test_the_separator_is_that_of_the_header(
    gasp: Gasp, folder: Path, files: Path, separator: str
) -> None:
    path = files / "honours.csv"
    header, row = FILES["honours"].splitlines()
    text = f"\ufeff{header.replace(',', separator)}\r\n{row.replace(',', separator)}\r\n"
    path.write_bytes(text.encode())
    imported(gasp, folder, path)
    assert "Best Eleven" in {row["award"] for row in table(folder, "honours")}


def test_rows_and_matches_come_in_together(gasp: Gasp, folder: Path, files: Path) -> None:
    """A folder of match files and rows: the goals are held against the new matches."""
    (files / "cup.txt").write_text(
        "= The Cup 2000/01\n» Final\nWed May 16\n  Alba v Brera  2-0 (1-0)\n", encoding="utf-8"
    )
    new = GOAL.replace("2001-09-01", "2001-05-16").replace("League One", "The Cup")
    (files / "goals.csv").write_text(
        write(files, "goals", new, new, new).read_text(encoding="utf-8"), encoding="utf-8"
    )
    outcome = imported(gasp, folder, files, code=3)
    assert "Alba scored 2 goals in 2001-05-16-alba-brera, and more are listed" in outcome.err
    assert "1 match added" in outcome.err
    assert len([row for row in table(folder, "goals") if row["date"] == "2001-05-16"]) == 2


def test_a_match_file_may_not_take_goals_away(gasp: Gasp, folder: Path, files: Path) -> None:
    """The score of a newer match file is not believed where more goals are listed."""
    imported(gasp, folder, files)
    league = files.parent / "league.txt"
    league.write_text(
        "= League One 2001/02\n» Matchday 1\nSat Sep 1\n  Alba v Brera  1-0 (1-0)\n",
        encoding="utf-8",
    )
    outcome = imported(gasp, folder, league, code=3)
    assert "Alba scored 1 goal in 2001-09-01-alba-brera, and more are listed" in outcome.err


def test_the_shipped_rows_are_whole_for_a_base_without_them(gasp: Gasp, tmp_path: Path) -> None:
    """The rows of the built-in base as JSON lines, added again to a copy without them."""
    copy = tmp_path / "copy"
    assert gasp("kb", "copy", str(copy)).code == 0
    for name in REFERENCE:
        rows = table(DATA, name)
        (copy / f"{name}.json").unlink()
        lines = tmp_path / f"{name}.jsonl"
        lines.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        kind = "kick" if name == "shootouts" else name.removesuffix("s")
        outcome = gasp("--kb", str(copy), "kb", "add", kind, "--from", str(lines))
        assert outcome.code == 0, outcome.err
        assert table(copy, name) == rows


CELLS = [
    "", "yes", "no", "Alba", "Brera", "COMO", "Nobody", "Conti", "2001-09-01", "2002-05-15",
    "2001-02", "2001-03", "1998", "2003-13", "League One", "The Cup final", "Moon League", "goal",
    "missed penalty", "shoot-out goal", "kick 1", "kick 7", "3", "-1", "0", "90+4", "2.5",
    "one-source", "sure", "https://a.example", "page 3", "bad\x01cell", "\ue000", "N" * 300, "=1",
]  # fmt: skip
LIKELY = {
    "date": ["2001-09-01", "2002-05-15", "2002-03-09"], "home": ["Alba", "Brera"],
    "away": ["Brera", "Como", "Alba"], "competition": ["League One", "The Cup"],
    "team": ["Alba", "Brera", "Como"], "event": ["goal", "shoot-out goal", "missed penalty"],
    "urls": ["https://a.example", "https://a.example; https://b.example"],
    "confidence": ["one-source", "derived"], "season": ["2001-02", "1999-00"],
    "club": ["Alba", "Como"], "position": ["1", "3"], "note": ["", "kick 1", "kick 2"],
}  # fmt: skip


@st.composite
def any_file(draw: st.DrawFn) -> tuple[str, str]:
    """A table, and a file of rows that may be of it."""
    name = draw(st.sampled_from(sorted(FILES)))
    columns = FILES[name].partition("\n")[0].split(",")
    cell = st.sampled_from(CELLS)
    cells = [
        st.one_of(st.sampled_from(LIKELY[column]), st.sampled_from(LIKELY[column]), cell)
        if column in LIKELY
        else cell
        for column in columns
    ]
    rows = draw(st.lists(st.tuples(*cells), min_size=1, max_size=8))
    return name, "\n".join([",".join(columns), *(",".join(row) for row in rows), ""])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(any_file())
def test_no_row_makes_a_sound_knowledge_base_unsound(
    tmp_path_factory: pytest.TempPathFactory, file: tuple[str, str]
) -> None:
    name, text = file
    folder = told(tmp_path_factory.mktemp("rows") / "kb")
    path = folder.parent / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    answer = import_files(folder, [path], None, lambda items, _: items)
    assert check(folder).rows == []
    lines = len(text.splitlines()) - 1
    taken = sum(row.added + row.changed + row.same for row in answer.rows)
    # Each row is in the knowledge base or named; an empty one says nothing.
    assert taken + len(answer.warnings) == lines


@pytest.mark.parametrize("name", [*FILES, "shootouts"])
def test_what_the_reference_prints_as_csv_comes_back(
    gasp: Gasp, folder: Path, files: Path, name: str
) -> None:
    imported(gasp, folder, files)
    before = table(folder, name)
    path = files / "printed.csv"
    path.write_text(gasp("--kb", str(folder), "reference", name, "-f", "csv").out, encoding="utf-8")
    report = imported(gasp, folder, path).err
    assert f"{name}: 0 added, 0 changed, {len(before)} there already" in report
    assert table(folder, name) == before


def test_an_export_of_matches_comes_back(gasp: Gasp, folder: Path, tmp_path: Path) -> None:
    assert gasp("--kb", str(folder), "kb", "export", "--to", "csv", str(tmp_path / "csv")).code == 0
    report = imported(gasp, folder, tmp_path / "csv" / "matches.csv").err
    assert "0 matches added, 0 changed, 13 there already" in report


@pytest.mark.parametrize(
    ("header", "table", "missing"),
    [
        (
            "date,home,away,competition,stadium,city,attendance,behind_closed_doors,note",
            "venues", "urls, confidence",
        ),
        ("subject,quantity,value,as_of,urls,confidence", "figures", "unit"),
        (
            "date,home,away,competition,scorer,team,minute,event,urls",
            "goals", "penalty, own_goal, confidence",
        ),
    ],
)  # fmt: skip
def test_a_table_without_some_of_its_columns_is_told_from_matches(
    gasp: Gasp, folder: Path, files: Path, header: str, table: str, missing: str
) -> None:
    path = files / "lacking.csv"
    path.write_text(header + "\n", encoding="utf-8")
    nearly = f"lacking.csv:1: nearly the table {table} of the reference record; no column {missing}"
    assert nearly in imported(gasp, folder, path, code=3).err
