"""A knowledge base as flat tables: names, keys, and whole rows of an invented one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gasp_cli.cli.hints import with_commands
from gasp_cli.domain.fields import fields
from gasp_cli.domain.tables import TABLES
from gasp_cli.errors import DataError
from gasp_cli.exporters.database import columns_in_batches, fill, new_database
from gasp_cli.exporters.rows import RowReader, check_documents
from gasp_cli.exporters.schema import ColumnType, TableSpec, export_tables
from gasp_cli.kb.story import Story
from gasp_cli.store import Store
from tests.exporters.told import FACTS, PEOPLE, told, write_story


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return told(tmp_path / "kb")


TABLE_SPECS = {table.name: table for table in export_tables()}


def sound_rows(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows, as they are exported."""
    story = Story(Store(folder))
    check_documents(story.record)
    with new_database() as database:
        fill(database, export_tables(), story)
        return {
            name: [
                row
                for columns in columns_in_batches(database, table)
                for row in zip(*columns, strict=True)
            ]
            for name, table in TABLE_SPECS.items()
        }


def test_every_table_and_every_field_of_it_is_there() -> None:
    assert set(TABLES) <= set(TABLE_SPECS)
    all_columns = {column.name for spec in TABLE_SPECS.values() for column in spec.columns}
    split = {
        "half_time": "half_time_home", "full_time": "full_time_away", "penalties": "penalties_home",
        "played": "played_away", "score": "score_home", "from": "from_club", "to": "to_date",
        "holder": "holder_club", "states": "states_value", "citation": "paragraph",
    }  # fmt: skip
    children = {
        "aliases": "alias", "tie_breaks": "tie_break", "stages": "stage", "about": "person",
        "citations": "paragraph", "checks": "measure", "urls": "url", "sources": "source",
        "clubs": "club", "neutral": "stage", "unchecked_parts": "part", "nicknames": "nickname",
        "cities": "city", "grounds": "ground",
    }  # fmt: skip
    for table in TABLES.values():
        columns = {column.name for column in TABLE_SPECS[table.name].columns}
        for name in fields(table.row):
            assert name in columns or split.get(name) in columns or children[name] in all_columns


def test_every_table_and_column_is_documented() -> None:
    for table in TABLE_SPECS.values():
        assert table.meaning
        for column in table.columns:
            assert column.meaning, f"{table.name}.{column.name}"
            # Nothing is left out of a table, and a comment of SQL ends with its line.
            assert "left out" not in column.meaning
            assert "\n" not in column.meaning


def test_what_is_referred_to_stands_before_and_is_its_tables_key() -> None:
    before: dict[str, TableSpec] = {}
    for table in TABLE_SPECS.values():
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        assert set(table.primary_key) <= set(names)
        for key in table.foreign_keys:
            assert key.referenced == before[key.table].primary_key
            assert set(key.columns) <= set(names)
        before[table.name] = table


def test_key_columns_always_have_a_value() -> None:
    for table in TABLE_SPECS.values():
        optional = {column.name for column in table.columns if column.optional}
        assert not optional & set(table.primary_key)


def test_a_match(folder: Path) -> None:
    columns = TABLE_SPECS["matches"].columns
    *_, final = sound_rows(folder)["matches"]
    row = dict(zip((column.name for column in columns), final, strict=True))
    assert {name: value for name, value in row.items() if value is not None} == {
        "id": "2002-05-15-alba-como", "competition": "The Cup", "season": "2001-02",
        "stage": "Final", "date": "2002-05-15", "home": "Alba", "away": "Como",
        "home_goals": 2, "away_goals": 2, "half_time_home": 1, "half_time_away": 0,
        "full_time_home": 2, "full_time_away": 2, "penalties_home": 5, "penalties_away": 4,
        "extra_time": True, "neutral": True, "status": "played", "source": "texts/cup.txt:6",
    }  # fmt: skip
    types = {column.name: column.type for column in columns}
    assert types["date"] is ColumnType.DAY
    assert types["half_time_home"] is ColumnType.INTEGER
    assert types["neutral"] is ColumnType.BOOLEAN


def test_a_league_match_has_its_whole_stage(folder: Path) -> None:
    first, *_ = sound_rows(folder)["matches"]
    assert first[:5] == (
        "2001-09-01-alba-brera", "League One", "2001-02", "Matchday 1", "2001-09-01",
    )  # fmt: skip


def test_what_the_facts_cite_and_are_about(folder: Path) -> None:
    rows = sound_rows(folder)
    assert rows["citations"][:3] == [
        ("eight-goals", 1, "gazette", 3),
        ("eight-goals", 2, "gazette", 12),
        ("sum", 1, "gazette", 4),
    ]
    assert rows["fact_about"] == [
        ("eight-goals", 1, "Carla Conti", None),
        ("eight-goals", 2, None, "Alba"),
        ("sum", 1, None, "Alba"),
        ("age", 1, "Carla Conti", None),
    ]
    assert rows["uncited"] == [(1, "gazette", 1, "heading")]
    assert rows["person_aliases"] == [("Carla Conti", 1, "Conti"), ("Carla Conti", 2, "La Conti")]


def test_checks_with_what_the_record_gives_and_the_matches_that_show_it(folder: Path) -> None:
    rows = sound_rows(folder)
    assert rows["checks"] == [
        (
            "eight-goals", 1, "goals_for", '{"season": "2001-02"}', "8", None, None, None,
            False, "8", "confirmed", None, "matches",
        ),
        (
            "eight-goals", 2, "lost_finals_to", '{"competition": "The Cup"}', '["Como"]', "has",
            None, "a shoot-out is a defeat", False, '"none"', "contradicted",
            "counting only matches under Carla Conti; a shoot-out is a defeat", "matches",
        ),
    ]  # fmt: skip
    assert rows["fact_unchecked_parts"] == [
        ("eight-goals", 1, "nine goals in friendlies", "outside")
    ]
    assert rows["evidence"] == [
        ("eight-goals", 1, 1, "2001-09-01-alba-brera"),
        ("eight-goals", 1, 2, "2001-09-02-como-alba"),
        ("eight-goals", 1, 3, "2002-03-03-alba-como"),
        ("eight-goals", 1, 4, "2002-03-09-brera-alba"),
    ]


def test_facts_of_each_kind(folder: Path) -> None:
    names = [column.name for column in TABLE_SPECS["facts"].columns]
    fields_of_its_kind = {
        row[0]: {
            name: value
            for name, value in zip(names, row, strict=True)
            if value is not None and name not in ("id", "kind", "text", "reason", "verdict")
        }
        for row in sound_rows(folder)["facts"]
    }
    assert fields_of_its_kind == {
        "eight-goals": {"date": "2002-05", "season": "2001-02", "basis": "matches"},
        "sum": {"speaker": "Carla Conti", "occasion": "-after the cup"},
        # One field of the data, and two columns: only one of them can have a foreign key.
        "dini-leaves": {
            "player": "Dora Dini", "from_club": "Alba", "to_club": "Como", "year": 2002,
        },
        "conti-at-alba": {
            "person": "Carla Conti", "role": "coach", "club": "Alba", "from_date": "2000",
            "to_date": "2002-06-30",
        },
        "cup-won": {"honour": "The Cup", "holder_club": "Alba"},
        "coach-of-the-year": {"honour": "Coach of the year", "holder_person": "Carla Conti"},
        "age": {"states_of": "age of Carla Conti", "states_value": "50"},
    }  # fmt: skip
    verdicts = {row[0]: row[names.index("verdict")] for row in sound_rows(folder)["facts"]}
    assert verdicts["eight-goals"] == "partly"
    assert set(verdicts.values()) == {"partly", "unverifiable"}


def test_rows_can_be_read_again(folder: Path) -> None:
    reader = RowReader(Story(Store(folder)))
    for table in TABLE_SPECS.values():
        assert list(reader.rows(table)) == list(reader.rows(table))


@pytest.mark.parametrize(
    ("facts", "people", "said"),
    [
        (
            [FACTS[0] | {"about": ["Nobody"]}], PEOPLE,
            "table 'fact_about', eight-goals 1: club: 'Nobody' is not among the clubs",
        ),
        (
            [FACTS[2] | {"to": "Real"}], PEOPLE,
            "table 'facts', dini-leaves: to_club: 'Real' is not among the clubs",
        ),
        ([FACTS[0], FACTS[0]], PEOPLE, "table 'facts', eight-goals: there are two of that key"),
        (
            [FACTS[0]], [*PEOPLE, PEOPLE[0]],
            "table 'people', Carla Conti: there are two of that key",
        ),
        (
            [FACTS[0] | {"citations": ["gazette:x"]}], PEOPLE,
            "table 'facts', key 1: citations: 'gazette:x' is not a citation",
        ),
        (
            [FACTS[0] | {"sentence": "lost"}], PEOPLE,
            "table 'facts', key 1: there is no field 'sentence'",
        ),
        (
            [FACTS[0] | {"states": {"of": "age", "value": "\ud800"}}], PEOPLE,
            "table 'facts', key 1: states: value: '\\ud800' is not a text that can be written",
        ),
    ],
    ids=["nobody", "no club", "fact twice", "person twice", "no citation", "no field", "no text"],
)  # fmt: skip
def test_what_no_database_would_take_is_named(
    folder: Path, facts: list[dict[str, Any]], people: list[dict[str, Any]], said: str
) -> None:
    write_story(folder, facts, people)
    with pytest.raises(DataError) as error:
        sound_rows(folder)
    assert said in error.value.message
    assert with_commands(error.value.hint) == "gasp kb check names everything that is wrong"


def test_two_matches_of_one_id_are_refused(folder: Path) -> None:
    file = folder / "matches" / "the-cup.2001-02.json"
    line = next(
        splitline
        for splitline in file.read_text(encoding="utf-8").splitlines()
        if '"1"' in splitline
    )
    again = line.rstrip(",").replace('"1"', '"2"', 1)
    file.write_text(f'{{"2001-02": {{\n{line.rstrip(",")},\n{again}\n}}}}\n', encoding="utf-8")
    with pytest.raises(DataError, match="2002-05-15-alba-como: there are two of that key"):
        sound_rows(folder)


def test_matches_of_no_competition_are_not_left_out_silently(folder: Path) -> None:
    (folder / "matches" / "other.json").write_text('{"Other": {}}', encoding="utf-8")
    with pytest.raises(DataError, match=r"other\.json: no competition has this file"):
        sound_rows(folder)


def test_a_table_that_nobody_knows_is_not_left_out_silently(folder: Path) -> None:
    file = folder / "matches" / "the-cup.2001-02.json"
    text = file.read_text(encoding="utf-8").rstrip().removesuffix("}")
    file.write_text(f'{text}, "Their Cup": {{"1": {{}}}}}}', encoding="utf-8")
    with pytest.raises(DataError, match=r"table 'Their Cup': 'Their Cup' is not a season"):
        sound_rows(folder)
