"""Parquet with the matches in a folder for each competition and season."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gasp_cli.exporters.database import columns_in_batches, fill, new_database, partitions
from gasp_cli.exporters.export import ExportFormat, export
from gasp_cli.exporters.partitions import partition_folder
from gasp_cli.exporters.schema import TableSpec, export_tables
from gasp_cli.kb.story import Story
from gasp_cli.store import Store
from tests.conftest import Gasp
from tests.exporters.engines import in_duckdb
from tests.exporters.told import told

pytest.importorskip("pyarrow")


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(Store(told(tmp_path / "kb")))


def parquet_of(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.parquet"))


def test_the_folders(story: Story, tmp_path: Path) -> None:
    written = export(story, ExportFormat.PARQUET, tmp_path / "out", partition=True)
    assert written == export(story, ExportFormat.PARQUET, tmp_path / "plain")
    partitioned, plain = parquet_of(tmp_path / "out"), parquet_of(tmp_path / "plain")
    of_matches = [path for path in partitioned if path.startswith("matches/")]
    assert of_matches == [
        "matches/competition=League One/season=2001-02/matches.parquet",
        "matches/competition=League Two/season=2000-01/matches.parquet",
        "matches/competition=The Cup/season=2001-02/matches.parquet",
    ]
    assert sorted({*plain, *of_matches} - {"matches.parquet"}) == partitioned


def test_the_rows_are_those_of_one_file(story: Story, tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    answers = []
    for partition in (False, True):
        out = tmp_path / str(partition)
        export(story, ExportFormat.PARQUET, out, partition=partition)
        columns = ", ".join(column.name for column in matches_table().columns)
        with in_duckdb(out) as ask:
            answers.append(ask(f"SELECT {columns} FROM matches ORDER BY id"))  # noqa: S608
            answers.append(ask("SELECT * FROM standings ORDER BY competition, season, club"))
    assert answers[:2] == answers[2:]
    assert len(answers[0]) == 13


def matches_table() -> TableSpec:
    (table,) = (table for table in export_tables() if table.name == "matches")
    return table


def test_the_schema_is_documented(story: Story, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    export(story, ExportFormat.PARQUET, tmp_path / "out", partition=True)
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    (matches,) = (part for part in package["resources"] if part["name"] == "matches")
    assert matches["path"] == [
        path for path in parquet_of(tmp_path / "out") if path.startswith("matches/")
    ]
    assert matches["description"].endswith(
        "; competition and season are in the names of the folders"
    )
    fields = [field["name"] for field in matches["schema"]["fields"]]
    for path in matches["path"]:
        schema = pq.ParquetFile(tmp_path / "out" / path).schema_arrow
        assert schema.names == fields
        assert schema.field("home").metadata[b"references"] == b"clubs.name"
    assert not {"competition", "season"} & set(fields)


@pytest.mark.parametrize(
    ("value", "folder"),
    [
        ("The Cup", "competition=The Cup"),
        ("Série A", "competition=Série A"),
        ("A/B: 50%", "competition=A%2FB%3A 50%25"),
        ('"=?*', "competition=%22%3D%3F%2A"),
    ],
)
def test_names_are_escaped_as_spark_does(value: str, folder: str) -> None:
    assert partition_folder(("competition",), (value,)) == folder


def test_any_name_of_a_competition_comes_back(tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    name = "Coppa d'Été 50% A/B: [1=2] #?"
    folder = told(tmp_path / "kb")
    for file in folder.glob("*.json"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace('"The Cup"', json.dumps(name)), encoding="utf-8")
    old = folder / "matches" / "the-cup.2001-02.json"
    from gasp_cli.domain.match_files import matches_file

    old.rename(folder / matches_file(name, "2001-02"))
    export(Story(Store(folder)), ExportFormat.PARQUET, tmp_path / "out", partition=True)
    import pyarrow.dataset as ds

    with in_duckdb(tmp_path / "out") as ask:
        assert (name,) in ask("SELECT DISTINCT competition FROM matches")
    table = ds.dataset(tmp_path / "out" / "matches", partitioning="hive").to_table()
    assert name in set(table["competition"].to_pylist())


def test_an_earlier_export_gives_way_unless_something_was_added(
    gasp: Gasp, story: Story, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    export(story, ExportFormat.PARQUET, out, partition=True)
    export(story, ExportFormat.PARQUET, out, partition=True, replace=True)
    added = out / "matches" / "competition=The Cup" / "letter.txt"
    added.write_text("Dear Carla", encoding="utf-8")
    line = ("--kb", str(tmp_path / "kb"), "kb", "export", str(out), "--to", "parquet")
    assert gasp(*line, "--partition", "--replace").code == 4
    assert added.exists()
    added.unlink()
    (out / "matches" / "empty").mkdir()
    assert gasp(*line, "--partition", "--replace").code == 4
    (out / "matches" / "empty").rmdir()
    assert gasp(*line, "--replace").code == 0
    assert (out / "matches.parquet").is_file()


@pytest.mark.parametrize("form", ["sqlite", "csv", "jsonl", "xlsx"])
def test_other_formats_have_no_partitions(gasp: Gasp, tmp_path: Path, form: str) -> None:
    line = ("kb", "export", str(tmp_path / "out"), "--to", form, "--partition")
    outcome = gasp(*line)
    assert (outcome.code, outcome.err) == (2, "gasp: --partition is for --to parquet\n")
    assert list(tmp_path.iterdir()) == []


def test_rows_are_streamed_in_batches(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gasp_cli.exporters.database._BATCH", 2)
    tables = export_tables()
    table = matches_table()
    with new_database() as database:
        fill(database, tables, story)
        sizes = {
            values: [len(batch[0]) for batch in batches]
            for values, batches in partitions(database, table, ("competition", "season"))
        }
        assert [len(batch[0]) for batch in columns_in_batches(database, table)] == [2] * 6 + [1]
    assert sizes == {
        ("League One", "2001-02"): [2, 2, 2], ("League Two", "2000-01"): [2, 2, 2],
        ("The Cup", "2001-02"): [1],
    }  # fmt: skip
