"""The full-text index of a SQLite export, and the metadata beside it for Datasette."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.exporters import views
from gasp_cli.exporters.export import ExportFormat, export
from gasp_cli.kb.story import Story
from gasp_cli.store import Store
from tests.exporters.told import told


@pytest.fixture(scope="module")
def database(kb: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    file = tmp_path_factory.mktemp("search") / "record.db"
    export(kb.story, ExportFormat.SQLITE, file)
    with closing(sqlite3.connect(file)) as opened:
        if not opened.execute("SELECT 1 FROM sqlite_master WHERE name = 'search'").fetchone():
            pytest.skip("this SQLite has no FTS5")
        yield opened


def hits(database: sqlite3.Connection, words: str) -> list[tuple[str, str]]:
    return database.execute(
        "SELECT kind, id FROM search WHERE search MATCH ? ORDER BY rank LIMIT 5", (words,)
    ).fetchall()


@pytest.mark.parametrize(
    ("words", "hit"),
    [
        ("atalanta leverkusen final", ("match", "2024-05-22-atalanta-bayer-leverkusen")),
        ("Ademola", ("person", "Ademola Lookman")),
        ("Copenaghen", ("club", "Copenhagen")),
        ("Barca", ("club", "Barcelona")),  # without its cedilla
        ("Bergamo population", ("reference", "")),
    ],
)  # fmt: skip
def test_words_are_found(database: sqlite3.Connection, words: str, hit: tuple[str, str]) -> None:
    assert hit in [
        (kind, "" if kind == "reference" else name) for kind, name in hits(database, words)
    ]


def test_every_fact_and_quote_is_found_by_its_own_words(
    kb: KnowledgeBase, database: sqlite3.Connection
) -> None:
    rows = database.execute("SELECT kind, id, text FROM search WHERE kind IN ('fact', 'quote')")
    assert {(kind, name): text for kind, name, text in rows} == {
        ("quote" if fact.kind == "quote" else "fact", fact.id): fact.text for fact in kb.story.facts
    }
    for fact in kb.story.facts:
        phrase = '"' + fact.text.replace('"', " ") + '"'
        found = database.execute("SELECT id FROM search WHERE search MATCH ?", (f"text: {phrase}",))
        assert (fact.id,) in found.fetchall()


def test_a_fact_is_found_by_its_translation(
    kb: KnowledgeBase, database: sqlite3.Connection
) -> None:
    texts = {translation.text: translation.translation for translation in kb.story.translations}
    fact = next(fact for fact in kb.story.facts if fact.text in texts)
    phrase = '"' + texts[fact.text].replace('"', " ") + '"'
    assert (fact.id,) in database.execute(
        "SELECT id FROM search WHERE search MATCH ?", (f"further: {phrase}",)
    ).fetchall()


def test_the_matches_found_are_those_of_the_club_under_the_coach(
    kb: KnowledgeBase, database: sqlite3.Connection
) -> None:
    rows = database.execute("SELECT id FROM search WHERE kind = 'match'").fetchall()
    assert sorted(rows) == sorted((side.match.id,) for side in kb.record.spell.matches())


def test_a_sqlite_without_full_text_search_makes_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told(tmp_path / "kb")
    monkeypatch.setattr(views, "FTS", "no such module")
    story = Story(Store(tmp_path / "kb"))
    export(story, ExportFormat.SQLITE, tmp_path / "out.db")
    with closing(sqlite3.connect(tmp_path / "out.db")) as opened:
        names = [name for (name,) in opened.execute('SELECT "table" FROM gasp_tables')]
    assert "standings" in names
    assert "search" not in names
    metadata = json.loads((tmp_path / "out.metadata.json").read_text(encoding="utf-8"))
    assert "search" not in metadata["databases"]["out"]["tables"]
    export(story, ExportFormat.SQLITE, tmp_path / "out.db", replace=True)


def test_the_metadata(tmp_path: Path) -> None:
    told(tmp_path / "kb")
    export(Story(Store(tmp_path / "kb")), ExportFormat.SQLITE, tmp_path / "alba.db")
    metadata = json.loads((tmp_path / "alba.metadata.json").read_text(encoding="utf-8"))
    assert re.fullmatch("[0-9a-f]{64}", metadata.pop("sha256"))
    assert {name: value for name, value in metadata.items() if name != "databases"} == {
        "madeBy": "gasp",
        "title": "Alba under Carla Conti",
        "description": "Alba under Carla Conti, 2000-07-01 to 2002-06-30: the match record, what"
        " sources say, and what the record makes of it. Data of 2002-06-30.",
        "license": "invented",
    }
    tables = metadata["databases"]["alba"]["tables"]
    assert tables["evidence"] == {
        "description": "the matches that show what the checks found",
        "columns": {
            "fact_id": "the fact",
            "number": "the check of the fact",
            "ordinal": "place among the matches of the check, from 1",
            "match_id": "a match that shows it",
        },
    }
    assert tables["matches"]["facets"] == ["competition", "season"]
    assert tables["facts"]["facets"] == ["season", "kind", "verdict"]
    with closing(sqlite3.connect(tmp_path / "alba.db")) as opened:
        for name, described in tables.items():
            columns = [row[1] for row in opened.execute(f'PRAGMA table_info("{name}")')]
            assert list(described["columns"]) == columns


def test_the_metadata_of_the_shipped_one_name_licences_and_sources(
    kb: KnowledgeBase, tmp_path: Path
) -> None:
    export(kb.story, ExportFormat.SQLITE, tmp_path / "record.db")
    metadata = json.loads((tmp_path / "record.metadata.json").read_text(encoding="utf-8"))
    assert metadata["license"] == "ODC-PDDL-1.0; CC0-1.0; facts, cited"
    assert metadata["source"] == "openfootball/italy; openfootball/champions-league"
    assert metadata["source_url"] == kb.record.origins[0].url
