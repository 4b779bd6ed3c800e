"""Ten questions on 20,000 matches, through gasp, SQLite and DuckDB."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.exporters.export import ExportFormat, export
from tests.exporters.engines import Ask, in_duckdb, in_sqlite
from tests.leagues import leagues
from tests.questions import QUESTIONS, Question, difference

ENGINES = ("sqlite", "parquet", "parquet, partitioned")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return KnowledgeBase(leagues(tmp_path_factory.mktemp("leagues") / "kb", 9, 6))


@pytest.fixture(scope="module")
def engines(
    large: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Ask]]:
    pytest.importorskip("pyarrow")
    pytest.importorskip("duckdb")
    folder = tmp_path_factory.mktemp("exports")
    with ExitStack() as stack:
        asks = {}
        for engine in ENGINES:
            form, partition = ExportFormat(engine.partition(",")[0]), "partitioned" in engine
            export(large.story, form, folder / engine, partition=partition)
            opened = in_sqlite if form is ExportFormat.SQLITE else in_duckdb
            asks[engine] = stack.enter_context(opened(folder / engine))
        yield asks


def test_there_are_twenty_thousand_matches(large: KnowledgeBase) -> None:
    assert sum(edition.matches for edition in large.record.editions) > 20_000


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_all_give_the_same_answer(
    large: KnowledgeBase, engines: dict[str, Ask], question: Question
) -> None:
    expected = list(question.rows(large))
    assert expected
    for engine in ENGINES:
        assert difference(engines[engine](question.sql), expected) == [], engine


def test_a_wrong_answer_is_noticed(large: KnowledgeBase) -> None:
    for question in QUESTIONS:
        first, *others = question.rows(large)
        assert difference(others, [first, *others]) == [first]
        assert difference([first, *others, (*first[:-1], "?")], [first, *others])
