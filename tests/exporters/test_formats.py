"""Each format of an export, on an invented knowledge base."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from gasp_cli.exporters.csv_jsonl import write_csv
from gasp_cli.exporters.database import create_table
from gasp_cli.exporters.export import ExportFormat, Written, export
from gasp_cli.exporters.rows import Row, RowReader
from gasp_cli.exporters.schema import ColumnSpec, ColumnType, TableSpec, export_tables
from gasp_cli.kb.story import Story
from gasp_cli.store import Store
from tests.exporters.told import told


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(Store(told(tmp_path / "kb")))


TABLES = export_tables()
VIEWS = ("club_matches", "head_to_head", "campaigns", "standings", "seasons")


def rows_of(story: Story, table: TableSpec) -> list[Row]:
    return list(RowReader(story).rows(table))


def test_csv(story: Story, tmp_path: Path) -> None:
    written = export(story, ExportFormat.CSV, tmp_path / "out")
    names = {file.name for file in (tmp_path / "out").iterdir()}
    assert names == {f"{table.name}.csv" for table in TABLES} | {"datapackage.json"}
    assert written.tables == len(TABLES)
    assert (tmp_path / "out" / "people.csv").read_bytes() == (
        b"name,role,position\nCarla Conti,coach,\nDora Dini,player,forward\n"
    )
    assert (
        tmp_path / "out" / "draws.csv"
    ).read_bytes() == b"key,competition,season,group,citation\n"
    assert (tmp_path / "out" / "checks.csv").read_text(encoding="utf-8").splitlines()[2] == (
        'eight-goals,2,lost_finals_to,"{""competition"": ""The Cup""}","[""Como""]",has,,'
        'a shoot-out is a defeat,false,"""none""",contradicted,'
        "counting only matches under Carla Conti; a shoot-out is a defeat,matches"
    )
    assert (tmp_path / "out" / "fact_unchecked_parts.csv").read_bytes() == (
        b"fact_id,ordinal,part,reason\neight-goals,1,nine goals in friendlies,outside\n"
    )
    quote = (tmp_path / "out" / "facts.csv").read_text(encoding="utf-8")
    assert "\nsum,quote,\"'=1+1 is “two”,\nshe said.\",,,Carla Conti,'-after the cup," in quote
    assert ",true,true,played," in (tmp_path / "out" / "matches.csv").read_text(encoding="utf-8")


def test_jsonl_is_exact(story: Story, tmp_path: Path) -> None:
    export(story, ExportFormat.JSONL, tmp_path / "out")
    for table in TABLES:
        lines = (tmp_path / "out" / f"{table.name}.jsonl").read_text(encoding="utf-8")
        read = [json.loads(line) for line in lines.split("\n")[:-1]]
        names = [column.name for column in table.columns]
        expected = [dict(zip(names, row, strict=True)) for row in rows_of(story, table)]
        for row in expected:
            for column in table.columns:
                if column.type is ColumnType.JSON and row[column.name] is not None:
                    row[column.name] = json.loads(row[column.name])
        assert read == expected


def test_csv_gives_back_what_it_was_made_of(story: Story, tmp_path: Path) -> None:
    export(story, ExportFormat.CSV, tmp_path / "out")
    for table in TABLES:
        with (tmp_path / "out" / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        assert header == [column.name for column in table.columns]
        kinds = [column.type for column in table.columns]
        read = [
            tuple(_read(kind, cell) for kind, cell in zip(kinds, row, strict=True)) for row in rows
        ]
        assert read == rows_of(story, table)


def _read(kind: ColumnType, cell: str) -> Any:
    if not cell:
        return None
    if kind is ColumnType.BOOLEAN:
        return {"true": True, "false": False}[cell]
    return int(cell) if kind is ColumnType.INTEGER else cell.removeprefix("'")


def test_a_lone_carriage_return_stays_in_its_cell(tmp_path: Path) -> None:
    columns = (ColumnSpec("a", ColumnType.TEXT, "a"), ColumnSpec("b", ColumnType.TEXT, "b"))
    write_csv(tmp_path / "r.csv", TableSpec("r", "r", columns, ("a",), ()), [[("x\ry",), ("z",)]])
    assert (tmp_path / "r.csv").read_bytes() == b'a,b\n"x\ry",z\n'


def test_a_table_of_sqlite_says_what_it_means() -> None:
    (about,) = (table for table in TABLES if table.name == "fact_about")
    strict = " STRICT" if sqlite3.sqlite_version_info >= (3, 37) else ""
    assert create_table(about) == (
        """\
CREATE TABLE "fact_about" (
  -- of the facts: people and clubs by canonical name
  "fact_id" TEXT NOT NULL,  -- the fact
  "ordinal" INTEGER NOT NULL,  -- place among those of the fact, from 1
  "person" TEXT,  -- people and clubs by canonical name, a person
  "club" TEXT,  -- people and clubs by canonical name, a club
  PRIMARY KEY ("fact_id", "ordinal"),
  FOREIGN KEY ("fact_id") REFERENCES "facts" ("id"),
  FOREIGN KEY ("person") REFERENCES "people" ("name"),
  FOREIGN KEY ("club") REFERENCES "clubs" ("name")
)"""
        + strict
    )


def test_documents_stay_in_the_order_of_their_file(tmp_path: Path) -> None:
    folder = told(tmp_path / "kb")
    tables = json.loads((folder / "competitions.json").read_text(encoding="utf-8"))
    tables["rules"] = dict(reversed(tables["rules"].items()))
    (folder / "competitions.json").write_text(json.dumps(tables), encoding="utf-8")
    export(Story(Store(folder)), ExportFormat.CSV, tmp_path / "out")
    with (tmp_path / "out" / "rules.csv").open(encoding="utf-8", newline="") as file:
        assert [row["key"] for row in csv.DictReader(file)] == list(tables["rules"])


def test_sqlite(story: Story, tmp_path: Path) -> None:
    written = export(story, ExportFormat.SQLITE, tmp_path / "out.db")
    with closing(sqlite3.connect(tmp_path / "out.db")) as database:
        ask = database.execute
        assert ask("PRAGMA user_version").fetchall() == [(1,)]
        assert ask("PRAGMA foreign_key_check").fetchall() == []
        assert ask("SELECT home, neutral FROM matches WHERE stage = 'Final'").fetchall() == [
            ("Alba", 1)
        ]
        assert ask('SELECT "table" FROM gasp_tables ORDER BY rowid').fetchall() == [
            (name,) for name in (*(table.name for table in TABLES), *VIEWS, "search")
        ]
        assert ask(
            "SELECT type, refers, meaning FROM gasp_columns"
            " WHERE \"table\" = 'evidence' AND \"column\" = 'match_id'"
        ).fetchall() == [("text", "matches.id", "a match that shows it")]
        stored = dict(ask("SELECT name, sql FROM sqlite_master").fetchall())
        total = 0
        for table in TABLES:
            assert stored[table.name] == create_table(table)
            select = f'SELECT * FROM "{table.name}" ORDER BY rowid'  # noqa: S608
            rows = ask(select).fetchall()
            assert rows == rows_of(story, table)
            total += len(rows)
    assert written == Written(len(TABLES), total, tmp_path / "out.metadata.json")


def test_every_foreign_key_has_an_index_and_no_index_is_there_twice(
    story: Story, tmp_path: Path
) -> None:
    export(story, ExportFormat.SQLITE, tmp_path / "out.db")
    with closing(sqlite3.connect(tmp_path / "out.db")) as database:
        indexes = [
            tuple(column for *_, column in database.execute(f'PRAGMA index_info("{name}")'))
            for (name,) in database.execute(
                "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'matches'"
            )
        ]
    assert sorted(indexes) == [("away",), ("competition", "season"), ("home",), ("id",)]


@pytest.mark.parametrize("form", [ExportFormat.SQLITE, ExportFormat.CSV, ExportFormat.JSONL])
def test_the_same_data_give_the_same_bytes(
    story: Story, tmp_path: Path, form: ExportFormat
) -> None:
    both = []
    for name in ("one", "two"):
        export(story, form, tmp_path / name)
        made = tmp_path / name
        files = sorted(made.iterdir()) if made.is_dir() else [made]
        both.append([file.read_bytes() for file in files])
    assert both[0] == both[1]


@pytest.mark.parametrize("form", [ExportFormat.CSV, ExportFormat.JSONL, ExportFormat.PARQUET])
def test_a_folder_says_what_is_in_it(story: Story, tmp_path: Path, form: ExportFormat) -> None:
    if form is ExportFormat.PARQUET:
        pytest.importorskip("pyarrow")
    export(story, form, tmp_path / "out")
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["title"] == "Alba under Carla Conti"
    assert package["licenses"] == [{"name": "invented", "title": "invented"}]
    assert {resource["path"] for resource in package["resources"]} | {"datapackage.json"} == {
        file.name for file in (tmp_path / "out").iterdir()
    }
    *tables, last = package["resources"]
    if form is not ExportFormat.PARQUET:
        tables.append(last)
    else:
        assert (last["name"], last["path"], last["format"]) == ("views", "views.sql", "sql")
    for table, resource in zip(TABLES, tables, strict=True):
        assert resource["format"] == form
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert names == [column.name for column in table.columns]
        assert all(field["description"] for field in resource["schema"]["fields"])
    (evidence,) = (resource for resource in package["resources"] if resource["name"] == "evidence")
    assert evidence["schema"] == {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [
            {
                "name": name, "type": kind, "description": meaning,
                "constraints": {"required": True},
            }
            for name, kind, meaning in (
                ("fact_id", "string", "the fact"),
                ("number", "integer", "the check of the fact"),
                ("ordinal", "integer", "place among the matches of the check, from 1"),
                ("match_id", "string", "a match that shows it"),
            )
        ],
        "primaryKey": ["fact_id", "number", "ordinal"],
        "foreignKeys": [
            {
                "fields": ["fact_id", "number"],
                "reference": {"resource": "checks", "fields": ["fact_id", "number"]},
            },
            {"fields": ["match_id"], "reference": {"resource": "matches", "fields": ["id"]}},
        ],
    }  # fmt: skip


def test_parquet(story: Story, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    import pyarrow as pa
    import pyarrow.parquet as pq

    export(story, ExportFormat.PARQUET, tmp_path / "out")
    for table in TABLES:
        written = pq.read_table(tmp_path / "out" / f"{table.name}.parquet")
        assert written.column_names == [column.name for column in table.columns]
        rows = [
            tuple(str(value) if field.type == pa.date32() and value else value
                  for field, value in zip(written.schema, row.values(), strict=True))
            for row in written.to_pylist()
        ]  # fmt: skip
        assert rows == rows_of(story, table)
    schema = pq.read_schema(tmp_path / "out" / "matches.parquet")
    assert schema.field("date").type == pa.date32()
    assert schema.field("home_goals").type == pa.int32()
    assert schema.field("neutral").type == pa.bool_()
    assert schema.field("home").metadata[b"description"] == b"home club, or the one named first"
    assert schema.field("home").metadata[b"references"] == b"clubs.name"
    assert schema.metadata[b"primary_key"] == b"id"
    # What a source says is often a month or a year, which is not a day.
    assert pq.read_schema(tmp_path / "out" / "facts.parquet").field("date").type == pa.string()


@pytest.mark.parametrize("form", list(ExportFormat))
def test_one_without_matches_or_facts(tmp_path: Path, form: ExportFormat) -> None:
    from gasp_cli.editing.create_and_copy import new

    pytest.importorskip({"parquet": "pyarrow", "xlsx": "xlsxwriter"}.get(form, "sqlite3"))
    new(tmp_path / "kb", "Brera", "Carla Conti", "2000-07-01", "2002-06-30", "ITA")
    written = export(Story(Store(tmp_path / "kb")), form, tmp_path / "out")
    assert written[:2] == (len(TABLES), 3)  # about, the club and the coach
