"""Long answers on a terminal: page by page, and the same as in one piece."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

import pytest
from rich.text import Text

from gasp_cli import KnowledgeBase
from gasp_cli.queries.facts import facts
from gasp_cli.queries.matches import matches
from gasp_cli.render import cells
from gasp_cli.render import table as screen
from gasp_cli.render.cell import cell as draw_cell
from gasp_cli.results import Column, ResultSet, columns


def pages_of(answer: ResultSet, size: int, patch: pytest.MonkeyPatch) -> list[str]:
    patch.setattr(screen, "PAGE", size)
    return list(screen.draw(answer, None))


@pytest.mark.parametrize("prose", [False, True])
def test_pages_put_together_are_the_whole(
    kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch, prose: bool
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    answer = facts(kb.story) if prose else matches(kb.record)
    pages = pages_of(answer, 50, monkeypatch)
    assert len(pages) == -(-len(answer.rows) // 50)
    assert pages[0].startswith(answer.title)
    assert "".join(pages) == "".join(pages_of(answer, 10_000, monkeypatch))


def test_a_page_is_drawn_when_it_is_asked_for(
    kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = 0
    cell = draw_cell

    def counted(
        value: object, column: Column, links: Mapping[str, str], text: str | None = None
    ) -> Text:
        nonlocal drawn
        drawn += 1
        return cell(value, column, links, text)

    monkeypatch.setattr(cells, "cell", counted)
    monkeypatch.setattr(screen, "PAGE", 10)
    monkeypatch.setenv("COLUMNS", "100")
    answer = matches(kb.record)
    (first,) = islice(screen.draw(answer, None), 1)
    assert first.count("\n") == 13  # title, heading, line, and ten rows
    assert 0 < drawn <= 10 * len(columns(answer.row_type))
