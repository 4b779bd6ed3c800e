"""The shipped knowledge base, exported and asked with other programs' means."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.exporters.export import ExportFormat, Written, export
from gasp_cli.exporters.schema import export_tables

TABLE = """
WITH sides AS (
  SELECT home AS club, home_goals AS scored, away_goals AS conceded
  FROM {matches} WHERE competition = 'Serie A' AND season = '2016-17'
  UNION ALL
  SELECT away, away_goals, home_goals
  FROM {matches} WHERE competition = 'Serie A' AND season = '2016-17'
)
SELECT club, count(*),
  sum(CASE WHEN scored > conceded THEN 3 WHEN scored = conceded THEN 1 ELSE 0 END),
  sum(scored), sum(conceded)
FROM sides GROUP BY club ORDER BY club
"""
"""A league table in SQL, of a season in which no points were deducted."""


@pytest.fixture(scope="module")
def exported(kb: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the knowledge base as SQLite, CSV and JSON lines."""
    folder = tmp_path_factory.mktemp("exported")
    forms = [form for form in ExportFormat if form not in ("parquet", "xlsx")]
    assert len({export(kb.story, form, folder / form)[:2] for form in forms}) == 1
    return folder


@pytest.fixture
def database(exported: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(exported / "sqlite")) as opened:
        yield opened


def table_of(kb: KnowledgeBase) -> list[tuple[Any, ...]]:
    rows = kb.table("2017")
    return sorted(
        (row.club, row.played, row.points, row.goals_for, row.goals_against) for row in rows
    )


def test_it_is_sound(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_everything_is_there(kb: KnowledgeBase, database: sqlite3.Connection) -> None:
    def count(table: str) -> Any:
        select = f'SELECT count(*) FROM "{table}"'  # noqa: S608
        return database.execute(select).fetchone()[0]

    facts, people, clubs = kb.story.facts, kb.story.people, kb.record.clubs
    assert count("matches") == sum(edition.matches for edition in kb.record.editions)
    assert count("facts") == len(facts)
    assert count("citations") == sum(len(fact.citations) for fact in facts)
    assert count("fact_about") == sum(len(fact.about) for fact in facts)
    assert count("checks") == sum(len(fact.checks) for fact in facts)
    assert count("evidence") + count("stated_evidence") == sum(
        len(part["evidence"]) for claim in kb.claims() for part in claim.parts
    )
    assert count("people") == len(people)
    assert count("person_aliases") == sum(len(person.aliases) for person in people)
    assert count("clubs") == len(clubs)
    assert count("club_aliases") == sum(len(club.aliases) for club in clubs)
    assert count("editions") == len(kb.record.editions)
    assert count("edition_clubs") == sum(len(edition.clubs) for edition in kb.record.editions)
    assert count("sanction_urls") == sum(len(sanction.urls) for sanction in kb.record.sanctions)
    assert count("sources") == len(kb.story.sources)


def test_the_verdicts_are_those_of_claims(kb: KnowledgeBase, database: sqlite3.Connection) -> None:
    verdicts = database.execute(
        "SELECT verdict, count(*) FROM facts WHERE id IN (SELECT fact_id FROM checks) GROUP BY 1"
    )
    assert dict(verdicts) == Counter(claim.verdict for claim in kb.claims())
    parts = database.execute("SELECT verdict, count(*) FROM checks GROUP BY 1")
    assert dict(parts) == Counter(part["verdict"] for claim in kb.claims() for part in claim.parts)


def test_the_evidence_is_that_of_claims(kb: KnowledgeBase, database: sqlite3.Connection) -> None:
    evidence: dict[str, list[str]] = {}
    for fact, match_or_row in database.execute(
        "SELECT fact_id, match_id FROM ("
        " SELECT fact_id, number, 1 AS of_table, ordinal, match_id FROM evidence"
        " UNION ALL SELECT fact_id, number, 2, ordinal, row_id FROM stated_evidence)"
        " ORDER BY fact_id, number, of_table, ordinal"
    ):
        evidence.setdefault(fact, []).append(match_or_row)
    shown = {claim.id: claim.evidence for claim in kb.claims() if claim.evidence}
    assert {fact: list(dict.fromkeys(ids)) for fact, ids in evidence.items()} == shown


def test_a_league_table_by_sql(kb: KnowledgeBase, database: sqlite3.Connection) -> None:
    assert database.execute(TABLE.format(matches="matches")).fetchall() == table_of(kb)


def test_a_league_table_by_duckdb(kb: KnowledgeBase, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    duckdb = pytest.importorskip("duckdb")
    export(kb.story, ExportFormat.PARQUET, tmp_path / "out")
    matches = "'" + str(tmp_path / "out" / "matches.parquet").replace("'", "''") + "'"
    assert duckdb.sql(TABLE.format(matches=matches)).fetchall() == table_of(kb)
    select = f"SELECT min(date), max(date) FROM {matches}"  # noqa: S608
    ((first, last),) = duckdb.sql(select).fetchall()
    seasons = [edition.season for edition in kb.record.editions]
    assert (f"{first.year}", f"{last.year}"[2:]) == (min(seasons)[:4], max(seasons)[-2:])


def test_csv_and_json_lines_have_the_rows_of_sqlite(
    exported: Path, database: sqlite3.Connection
) -> None:
    for table in export_tables():
        select = f'SELECT count(*) FROM "{table.name}"'  # noqa: S608
        (count,) = database.execute(select).fetchone()
        with (exported / "csv" / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        assert (header, len(rows)) == ([column.name for column in table.columns], count)
        text = (exported / "jsonl" / f"{table.name}.jsonl").read_text(encoding="utf-8")
        assert text.count("\n") == count
        if count:
            assert list(json.loads(text.partition("\n")[0])) == header


def test_a_match_is_found_by_the_id_that_gasp_show_opens(
    kb: KnowledgeBase, database: sqlite3.Connection
) -> None:
    ids = {match for (match,) in database.execute("SELECT id FROM matches")}
    assert {match.match.id for match in kb.record.spell.matches()} <= ids


def test_licences_are_those_of_the_editions(exported: Path) -> None:
    package = json.loads((exported / "csv" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"] == [
        {"name": "ODC-PDDL-1.0", "title": "ODC-PDDL-1.0"},
        {"name": "CC0-1.0", "title": "CC0-1.0"},
        {"name": "facts-cited", "title": "facts, cited"},
    ]


def test_it_counts_what_it_writes(kb: KnowledgeBase, tmp_path: Path) -> None:
    written = export(kb.story, ExportFormat.JSONL, tmp_path / "out")
    lines = sum(
        file.read_text(encoding="utf-8").count("\n") for file in (tmp_path / "out").glob("*.jsonl")
    )
    assert written == Written(len(export_tables()), lines)
