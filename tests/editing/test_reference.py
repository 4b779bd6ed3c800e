"""`gasp kb add` and `kb remove` of the rows of the reference record."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gasp_cli.domain.reference import REFERENCE
from gasp_cli.domain.tables import TABLES
from tests.conftest import Gasp, Outcome
from tests.exporters.told import told

Run = Callable[[str], Outcome]

SOURCE = "--url https://echo.example/7 --confidence one-source"
LEAGUE_MATCH = "--date 2001-09-01 --home alba --away BRERA --competition 'league one'"
FINAL = "--date 2002-05-15 --home Alba --away Como --competition 'The Cup'"
ADDED: dict[str, tuple[str, dict[str, Any]]] = {
    "spell": (
        "--person 'la conti' --role coach --club COMO --since 2003 --until 2004-05 --matches 30",
        {"id": "spell-carla-conti-como-2003", "person": "Carla Conti", "role": "coach",
         "club": "Como", "from": "2003", "to": "2004-05", "matches": 30},
    ),
    "transfer": (
        "--player 'dora dini' --origin como --to Lugano --date 2003-07 --kind loan --fee 9000",
        {"id": "transfer-dora-dini-lugano-2003-07", "player": "Dora Dini", "from": "Como",
         "to": "Lugano", "date": "2003-07", "kind": "loan", "fee": 9000},
    ),
    "goal": (
        f"{LEAGUE_MATCH} --scorer Galli --team alba --minute 45+2 --event goal --penalty",
        {"id": "goal-2001-09-01-galli-45-2", "date": "2001-09-01", "home": "Alba",
         "away": "Brera", "competition": "League One", "scorer": "Galli", "team": "Alba",
         "minute": "45+2", "event": "goal", "penalty": True},
    ),
    "kick": (
        f"{FINAL} --kick 3 --taker Conti --team Alba --no-scored",
        {"id": "kick-2002-05-15-alba-como-3", "date": "2002-05-15", "home": "Alba",
         "away": "Como", "competition": "The Cup", "kick": 3, "taker": "Carla Conti",
         "team": "Alba", "scored": False},
    ),
    "venue": (
        f"{LEAGUE_MATCH} --ground 'Little Park' --city Alba --attendance 12 --behind-closed-doors",
        {"id": "venue-2001-09-01-alba-brera", "date": "2001-09-01", "home": "Alba",
         "away": "Brera", "competition": "League One", "ground": "Little Park", "city": "Alba",
         "attendance": 12, "behind_closed_doors": True},
    ),
    "honour": (
        "--award 'Golden Boot' --season 2002 --holder 'Dora Dini' --date 2002-06-01 --body Gazette",
        {"id": "honour-golden-boot-2001-02-dora-dini", "award": "Golden Boot",
         "season": "2001-02", "holder": "Dora Dini", "date": "2002-06-01", "body": "Gazette"},
    ),
    "figure": (
        "--subject como --quantity population --value 'more than 7000' --unit people --as-of 2001",
        {"id": "figure-como-population-2001", "subject": "Como", "quantity": "population",
         "value": "more than 7000", "unit": "people", "as_of": "2001"},
    ),
}  # fmt: skip
TABLE = {"kick": "shootouts"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return told(tmp_path / "kb")


@pytest.fixture
def run(gasp: Gasp, folder: Path) -> Run:
    def run(line: str) -> Outcome:
        return gasp("--kb", str(folder), *shlex.split(line))

    return run


def rows(folder: Path, table: str) -> list[Any]:
    tables = json.loads((folder / f"{table}.json").read_text(encoding="utf-8"))
    return list(tables[table].values())


def refused(run: Run, line: str) -> str:
    outcome = run(line)
    assert (outcome.code, outcome.out) == (2, "")
    return outcome.err.splitlines()[0].removeprefix("gasp: ")


def test_each_table_of_the_reference_record_is_tried() -> None:
    assert {TABLE.get(kind, f"{kind}s") for kind in ADDED} == set(REFERENCE)
    assert {TABLES[table].singular for table in REFERENCE} == set(ADDED)


@pytest.mark.parametrize("kind", ADDED)
def test_a_row_is_added_under_the_names_of_the_knowledge_base(
    run: Run, folder: Path, kind: str
) -> None:
    options, document = ADDED[kind]
    table = TABLE.get(kind, f"{kind}s")
    before = rows(folder, table)
    outcome = run(f"kb add {kind} {options} {SOURCE}")
    assert (outcome.code, outcome.out) == (0, f"{document['id']}\n"), outcome.err
    added = [row for row in rows(folder, table) if row not in before]
    stated = {"urls": ["https://echo.example/7"], "confidence": "one-source"}
    assert added == [document | stated]
    assert run("kb check").code == 0
    assert run(f"kb remove {document['id']}").code == 0
    assert sorted(rows(folder, table), key=str) == sorted(before, key=str)


@pytest.mark.parametrize("kind", ADDED)
def test_the_same_row_is_not_added_twice(run: Run, kind: str) -> None:
    options, document = ADDED[kind]
    run(f"kb add {kind} {options} {SOURCE}")
    again = f"kb add {kind} {options} --url https://other.example --confidence two-sources"
    assert refused(run, again) == f"{document['id']} is there already"


@pytest.mark.parametrize("kind", ADDED)
def test_a_row_without_an_address_is_refused(run: Run, kind: str) -> None:
    options, _ = ADDED[kind]
    assert "--url is needed" in refused(run, f"kb add {kind} {options} --confidence derived")
    faulty = f"kb add {kind} {options} --confidence derived --url 'the Gazette'"
    assert refused(run, faulty) == "urls: 'the Gazette' is not an address"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (f"goal {FINAL} --scorer Verdi --team Como --minute 99 --event goal",
         "Como scored 2 goals in 2002-05-15-alba-como, and more are listed"),
        (f"goal {FINAL} --scorer Verdi --team Brera --minute 99 --event goal",
         "team: Brera is neither Alba nor Como"),
        (f"goal {FINAL} --scorer Verdi --team Como --event corner",
         "event: 'corner' is not one of goal, missed penalty"),
        (f"venue {FINAL} --ground 'Small Park'", "venue-2002-05-15-alba-como is there already"),
        ("spell --person X --role coach --club Y --since 2003-05 --until 2003-04",
         "the post ends before it begins"),
        ("honour --award Cup --season 2001-03 --holder X", "'2001-03' is not a season"),
        ("transfer --player X --origin A --to B --kind loan --date soon",
         "date: 'soon' is not a date; write it as 2019, 2019-05 or 2019-05-15"),
    ],
)  # fmt: skip
def test_what_no_row_may_state_is_refused(run: Run, folder: Path, line: str, fault: str) -> None:
    before = {path.name: path.read_bytes() for path in folder.glob("*.json")}
    assert refused(run, f"kb add {line} {SOURCE}").startswith(fault)
    assert {path.name: path.read_bytes() for path in folder.glob("*.json")} == before


def test_a_club_that_is_not_known_is_named_with_what_to_do(run: Run) -> None:
    outcome = run(f"kb add venue {FINAL.replace('Como', 'Comp')} --city Rovi {SOURCE}")
    assert outcome.code == 1
    assert outcome.err.startswith("gasp: unknown club 'Comp'")
    assert "Como" in outcome.err


def test_many_are_added_from_a_file_and_goals_stand_in_their_order(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    match = {"date": "2002-03-09", "home": "Brera", "away": "Alba", "competition": "League One"}
    goals = [
        match | {"scorer": scorer, "team": "Alba", "minute": minute, "event": "goal",
                 "urls": ["https://echo.example"], "confidence": "one-source"}
        for scorer, minute in (("Galli", "90+1"), ("Neri", "9"), ("Galli", "45"))
    ]  # fmt: skip
    file = tmp_path / "goals.jsonl"
    file.write_text("\n".join(map(json.dumps, goals)), encoding="utf-8")
    outcome = run(f"kb add goal --from {shlex.quote(str(file))}")
    assert outcome.code == 0, outcome.err
    assert outcome.out.splitlines() == [
        "goal-2002-03-09-galli-90-1", "goal-2002-03-09-neri-9", "goal-2002-03-09-galli-45",
    ]  # fmt: skip
    listed = [row["minute"] for row in rows(folder, "goals") if row["date"] == "2002-03-09"]
    assert listed == ["9", "45", "90+1"]
    file.write_text("\n".join(map(json.dumps, [goals[0] | {"minute": "3"}] * 2)))
    assert (
        f"{file}:2: goal-2002-03-09-galli-3 is there already"
        in run(f"kb add goal --from {shlex.quote(str(file))}").err
    )


def test_a_base_without_such_tables_gets_them(run: Run, folder: Path) -> None:
    for table in REFERENCE:
        (folder / f"{table}.json").unlink()
    options, document = ADDED["spell"]
    assert run(f"kb add spell {options} {SOURCE}").code == 0
    assert [row["id"] for row in rows(folder, "spells")] == [document["id"]]
    assert run("kb check").code == 0


def test_a_club_that_rows_name_is_not_removed(run: Run) -> None:
    run("kb add club --name Dora --country ITA")
    run(
        "kb add goal --date 1990-05-01 --home Dora --away Alba --competition 'The Cup'"
        f" --scorer X --team Dora --event goal {SOURCE}"
    )
    outcome = run("kb remove Dora")
    assert outcome.code == 1
    assert outcome.err.startswith("gasp: Dora is needed by goal goal-1990-05-01-x")


def test_merged_clubs_are_one_in_the_reference_record(run: Run, folder: Path) -> None:
    run("kb add club --name Comense --country ITA")
    for person in ("Ugo Usai", "Pia Poli"):
        run(f"kb add spell --person '{person}' --role coach --club Comense --since 1990 {SOURCE}")
    run(f"kb add spell --person 'Pia Poli' --role coach --club Como --since 1990 {SOURCE}")
    run(
        "kb add venue --date 1990-05-01 --home Comense --away Alba --competition 'The Cup'"
        f" --city Rovi {SOURCE}"
    )
    outcome = run("kb alias --merge Como Comense")
    assert outcome.code == 0, outcome.err
    assert run("kb check").code == 0
    clubs = [(row["person"], row["club"]) for row in rows(folder, "spells")]
    assert clubs.count(("Ugo Usai", "Como")) == clubs.count(("Pia Poli", "Como")) == 1
    assert "Comense" not in {club for _, club in clubs}
    assert "Como" in {row["home"] for row in rows(folder, "venues")}
