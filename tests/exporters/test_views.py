"""The views of an export: the answers of gasp by SQL, and no position that is not decided."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from itertools import combinations, groupby, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gasp_cli import KnowledgeBase
from gasp_cli.domain.league_table import CRITERIA, Scoreline, Standing, league_table
from gasp_cli.domain.model import Match, Rules
from gasp_cli.exporters.database import create_table
from gasp_cli.exporters.export import ExportFormat, export
from gasp_cli.exporters.schema import ColumnType, export_tables
from gasp_cli.exporters.views import views
from gasp_cli.kb.standings import AsOf, standings
from tests.exporters.engines import Ask, in_duckdb, in_sqlite


@pytest.fixture(scope="module", params=["sqlite", "parquet"])
def ask(
    kb: KnowledgeBase, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ask]:
    """The shipped knowledge base in SQLite and in DuckDB."""
    path = tmp_path_factory.mktemp("views") / "out"
    if request.param == "parquet":
        pytest.importorskip("pyarrow")
        pytest.importorskip("duckdb")
    export(kb.story, ExportFormat(request.param), path)
    with (in_sqlite if request.param == "sqlite" else in_duckdb)(path) as asked:
        yield asked


class Line(NamedTuple):
    """A row of the view `standings`."""

    competition: str
    season: str
    group_name: str | None
    position: int | None
    club: str
    played: int
    won: int
    drawn: int
    lost: int
    goals_for: int
    goals_against: int
    goal_difference: int
    points: int
    deducted: int
    position_from: int
    position_to: int
    undecided: str | None


def agrees(line: Line, standing: Standing) -> bool:
    """Whether a line has the numbers of a table, and its position or a range around it."""
    is_decided = line.position is not None
    assert is_decided == (line.undecided is None) == (line.position_from == line.position_to)
    return (
        line.position in (None, standing.position)
        and line.position_from <= standing.position <= line.position_to
        and line[5:14] == standing[2:11]
    )


def test_the_table_of_every_competition_season_and_group(kb: KnowledgeBase, ask: Ask) -> None:
    record = kb.record
    lines = [Line(*row) for row in ask("SELECT * FROM standings")]
    by_club = {(line.competition, line.season, line.group_name, line.club): line for line in lines}
    assert len(by_club) == len(lines)
    for edition in record.editions:
        season = record.season(edition.key)
        for group, matches in season.tables.items():
            for standing in standings(record, season, matches, AsOf()):
                line = by_club.pop((*edition.key, group or None, standing.club))
                assert agrees(line, standing)
    assert by_club == {}
    # The record has one table whose end a play-off decided.
    assert Counter(line.undecided for line in lines if line.undecided) == {"play-off": 2}
    assert {(line.season, line.club) for line in lines if line.undecided} == {
        ("2022-23", "Spezia"), ("2022-23", "Hellas Verona"),
    }  # fmt: skip


def test_the_seasons_of_the_club(kb: KnowledgeBase, ask: Ask) -> None:
    assert ask("SELECT * FROM seasons ORDER BY season") == [row[:14] for row in kb.seasons()]


def test_the_campaigns_of_the_club(kb: KnowledgeBase, ask: Ask) -> None:
    for kind, rows in (("europe", kb.europe()), ("cup", kb.cups())):
        query = f"SELECT * FROM campaigns WHERE kind = '{kind}'"  # noqa: S608
        found = sorted((*row[:2], *row[3:]) for row in ask(query))
        assert found == sorted(tuple(row)[:10] for row in rows)


def test_every_opponent(kb: KnowledgeBase, ask: Ask) -> None:
    assert sorted(ask("SELECT * FROM head_to_head")) == sorted(tuple(row) for row in kb.versus())


def test_every_match_of_the_club(kb: KnowledgeBase, ask: Ask) -> None:
    rows = ask(
        "SELECT season, competition, stage, leg, date, venue, opponent, goals_for, goals_against,"
        " result, match_id FROM club_matches"
    )
    expected = [(*row[:10], row.id) for row in kb.matches()]
    assert sorted(rows, key=str) == sorted(expected, key=str)


def test_the_file_declares_the_columns_that_the_views_have(
    kb: KnowledgeBase, tmp_path: Path
) -> None:
    export(kb.story, ExportFormat.SQLITE, tmp_path / "out.db")
    with closing(sqlite3.connect(tmp_path / "out.db")) as database:
        for view in views():
            named = [name for _, name, *_ in database.execute(f"PRAGMA table_info({view.name})")]
            assert named == [column.name for column in view.columns]
            described = database.execute(
                'SELECT "column", type, meaning FROM gasp_columns WHERE "table" = ? ORDER BY rowid',
                (view.name,),
            ).fetchall()
            assert described == [column[:3] for column in view.columns]
        (text,) = database.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'standings'"
        ).fetchone()
    assert "-- text: what would decide: play-off, head-to-head again, or nothing on record" in text


def test_the_types_are_those_that_the_file_declares(kb: KnowledgeBase, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("duckdb")
    export(kb.story, ExportFormat.PARQUET, tmp_path / "out")
    types = {
        ColumnType.TEXT: {"VARCHAR"}, ColumnType.INTEGER: {"INTEGER", "BIGINT"},
        ColumnType.DAY: {"DATE"},
    }  # fmt: skip
    with in_duckdb(tmp_path / "out") as ask:
        for view in views():
            for column, row in zip(view.columns, ask(f"DESCRIBE {view.name}"), strict=True):
                assert row[0] == column.name
                assert row[1] in types[column.type], f"{view.name}.{column.name}"


def test_the_views_lie_beside_the_parquet(kb: KnowledgeBase, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    export(kb.story, ExportFormat.PARQUET, tmp_path / "out")
    text = (tmp_path / "out" / "views.sql").read_text(encoding="utf-8")
    assert [part.strip().partition(" (")[0] for part in text.split("CREATE VIEW ")[1:]] == [
        view.name for view in views()
    ]
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["resources"][-1]["path"] == "views.sql"
    # Whoever splits it at semicolons gets the statements and nothing else.
    assert text.count(";") == len(views())


# Rules, on invented leagues


def sql_table(
    scores: Sequence[Scoreline],
    rules: Rules,
    deducted: dict[str, int] | None = None,
    play_offs: Sequence[tuple[str, str, int, int]] = (),
) -> list[Line]:
    """The view `standings` of one season with these scores, by place and name."""
    needed = ("about", "competitions", "matches", "rules", "rule_tie_breaks", "sanctions",
              "edition_clubs")  # fmt: skip
    with closing(sqlite3.connect(":memory:")) as database:
        for table in export_tables():
            if table.name in needed:
                database.execute(create_table(table._replace(foreign_keys=())))

        def insert(table: str, **cells: Any) -> None:
            columns = ", ".join(f'"{name}"' for name in cells)
            marks = ", ".join("?" * len(cells))
            statement = f'INSERT INTO "{table}" ({columns}) VALUES ({marks})'  # noqa: S608
            database.execute(statement, tuple(cells.values()))

        matches = [("Matchday 1", *score) for score in scores]
        matches += [("Play-offs", *score) for score in play_offs]
        for number, (stage, home, away, home_goals, away_goals) in enumerate(matches):
            insert(
                "matches", id=str(number), competition="L", season="2001-02", stage=stage,
                date="2002-01-01", home=home, away=away, home_goals=home_goals,
                away_goals=away_goals, extra_time=0, neutral=0, status="played",
            )  # fmt: skip
        insert(
            "rules", key=1, competition="L", since="2001-02", win=rules.win, draw=rules.draw,
            reapply=int(rules.reapply), away_goals=0, citation="x", meetings=rules.meetings,
        )  # fmt: skip
        for ordinal, criterion in enumerate(rules.tie_breaks, 1):
            insert("rule_tie_breaks", rule_key=1, ordinal=ordinal, tie_break=criterion)
        for key, (club, points) in enumerate((deducted or {}).items()):
            insert(
                "sanctions", key=key, kind="deduction", competition="L", season="2001-02",
                subject=club, since="2001-09-01", club=club, points=points, note="x",
            )  # fmt: skip
        for view in views():
            database.execute(view.statement)
        rows = database.execute("SELECT * FROM standings ORDER BY position_from, club")
        return [Line(*row) for row in rows.fetchall()]


def rules_of(*criteria: str, reapply: bool = False, meetings: int = 2) -> Rules:
    return Rules(
        "L", "2001-02", None, 3, 1, criteria, reapply, False, (), "x", meetings
    )  # fmt: skip


def places(lines: Sequence[Line]) -> list[tuple[int | None, str]]:
    return [(line.position, line.club) for line in lines]


LEVEL = (("Alba", "Brera", 2, 0), ("Brera", "Alba", 1, 0))
HEAD_TO_HEAD = ("head_to_head_points", "head_to_head_goal_difference")


def test_head_to_head_decides() -> None:
    assert places(sql_table(LEVEL, rules_of(*HEAD_TO_HEAD))) == [(1, "Alba"), (2, "Brera")]


def test_clubs_that_no_criterion_separates_have_no_position() -> None:
    first, second = sql_table(LEVEL, rules_of("head_to_head_points"))
    assert (first.position, first.position_from, first.position_to) == (None, 1, 2)
    assert first.undecided == second.undecided == "nothing on record"


def test_points_are_deducted() -> None:
    first, second = sql_table(LEVEL, rules_of(*HEAD_TO_HEAD), {"Alba": 2})
    assert (first.club, first.points, second.club, second.points) == ("Brera", 3, "Alba", 1)
    assert second.deducted == 2


def test_a_play_off_is_left_undecided() -> None:
    rules = rules_of("play_off", *HEAD_TO_HEAD)
    assert places(sql_table(LEVEL, rules)) == [(1, "Alba"), (2, "Brera")]
    lines = sql_table(LEVEL, rules, play_offs=[("Brera", "Alba", 1, 0)])
    assert places(lines) == [(None, "Alba"), (None, "Brera")]
    assert {line.undecided for line in lines} == {"play-off"}


def test_head_to_head_applied_again_is_left_undecided() -> None:
    # Alba, Brera and Como are level; the first two have as many points in their matches.
    scores = [
        ("Alba", "Brera", 1, 0), ("Brera", "Alba", 1, 0), ("Alba", "Como", 1, 0),
        ("Como", "Alba", 0, 0), ("Brera", "Como", 3, 0), ("Como", "Brera", 0, 0),
        ("Como", "Dora", 9, 0), ("Dora", "Como", 0, 9), ("Dora", "Alba", 1, 1),
        ("Dora", "Brera", 1, 1), ("Alba", "Dora", 0, 0), ("Brera", "Dora", 0, 0),
    ]  # fmt: skip
    points, deducted = ("head_to_head_points", "goal_difference"), {"Alba": 1, "Brera": 1}
    assert places(sql_table(scores, rules_of(*points), deducted))[:3] == [
        (1, "Brera"), (2, "Alba"), (3, "Como"),
    ]  # fmt: skip
    lines = sql_table(scores, rules_of(*points, reapply=True), deducted)
    assert places(lines)[:3] == [(None, "Alba"), (None, "Brera"), (3, "Como")]
    assert lines[0].undecided == "head-to-head again"
    assert (lines[0].position_from, lines[0].position_to) == (1, 2)


def test_head_to_head_does_not_count_before_all_matches_are_played() -> None:
    # Como has not met the others of its level at all.
    scores = [
        ("Alba", "Brera", 1, 0), ("Brera", "Dora", 2, 0), ("Como", "Dora", 3, 0),
    ]  # fmt: skip
    rules = rules_of("head_to_head_points", "goals_for")
    assert places(sql_table(scores, rules)) == [
        (1, "Como"), (2, "Brera"), (3, "Alba"), (4, "Dora"),
    ]  # fmt: skip


CLUBS = ("Alba", "Brera", "Como", "Dora", "Erba")
goals = st.integers(0, 2)


@st.composite
def leagues(draw: st.DrawFn) -> tuple[list[Scoreline], Rules, dict[str, int], list[Scoreline]]:
    """A league of few clubs with low scores, in which many end level, under any rules."""
    clubs = CLUBS[: draw(st.integers(2, 5))]
    meetings = draw(st.integers(1, 3))
    pairs = [
        (home, away) if meeting % 2 else (away, home)
        for home, away in combinations(clubs, 2)
        for meeting in range(meetings)
    ]
    if draw(st.booleans()):
        pairs = draw(st.permutations(pairs))[: draw(st.integers(1, len(pairs)))]
    scores = [(home, away, draw(goals), draw(goals)) for home, away in pairs]
    criteria = draw(st.lists(st.sampled_from(CRITERIA), unique=True))
    playing = sorted({club for home, away, *_ in scores for club in (home, away)})
    deducted = {club: 1 for club in playing if draw(st.integers(0, 4)) == 0}
    play_offs = [(playing[0], playing[1], 1, 0)] if draw(st.booleans()) else []
    rules = rules_of(*criteria, reapply=draw(st.booleans()), meetings=meetings)
    return scores, rules, deducted, play_offs


@settings(max_examples=400)
@given(leagues())
def test_no_position_is_wrong(
    league: tuple[list[Scoreline], Rules, dict[str, int], list[Scoreline]],
) -> None:
    scores, rules, deducted, play_offs = league
    matches = [
        Match("L", "2001-02", "Play-offs", "2002-06-01", home, away, home_goals, away_goals)
        for home, away, home_goals, away_goals in play_offs
    ]
    clubs = {club for home, away, *_ in scores for club in (home, away)}
    table = league_table(clubs, scores, rules, deducted, matches)
    lines = {line.club: line for line in sql_table(scores, rules, deducted, play_offs)}
    assert lines.keys() == clubs
    for standing in table:
        assert agrees(lines[standing.club], standing)


@settings(max_examples=300)
@given(leagues())
def test_what_the_rules_decide_is_decided(
    league: tuple[list[Scoreline], Rules, dict[str, int], list[Scoreline]],
) -> None:
    """Undecided is only what is left out: two clubs that a rule separates are not."""
    scores, rules, deducted, _ = league
    names = [name for name in rules.tie_breaks if name != "play_off"]
    blocks = [mutual for mutual, _ in groupby(names, lambda name: name.startswith("head_to_head"))]
    if rules.reapply or blocks.count(True) > 1:
        return
    clubs = {club for home, away, *_ in scores for club in (home, away)}
    table = league_table(clubs, scores, rules, deducted)
    lines = {line.club: line for line in sql_table(scores, rules, deducted)}
    for above, below in pairwise(table):
        if above.points != below.points or below.parted_by:
            assert lines[above.club].position_to < lines[below.club].position_from


def test_the_views_are_made_in_an_order_in_which_each_finds_the_others() -> None:
    with ExitStack() as stack:
        database = stack.enter_context(closing(sqlite3.connect(":memory:")))
        for table in export_tables():
            database.execute(create_table(table))
        for view in views():
            database.execute(view.statement)
            assert database.execute(f"SELECT * FROM {view.name}").fetchall() == []  # noqa: S608
