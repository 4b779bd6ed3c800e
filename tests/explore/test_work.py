"""The work that a key costs: what is not in sight is neither worded nor drawn."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from gasp_cli.cli.explore.app import Explorer
from gasp_cli.cli.explore.leads import Command
from gasp_cli.render import cells
from gasp_cli.render.cell import text_of
from gasp_cli.render.screen_lines import LineScreen
from tests import leagues
from tests.explore import explorer, press

HEIGHT = 24


def long_league(folder: Path) -> Path:
    """A knowledge base in which the club has 380 matches, of 10 seasons."""
    return leagues.league(folder / "long", 10, of=leagues.CLUB)


def opened(
    command: Command, folder: Path | None, count: Callable[[], int], *keys: str
) -> list[int]:
    """What was counted for opening a view, and then for each key."""

    async def run() -> list[int]:
        app = explorer(folder)
        async with app.run_test(size=(80, HEIGHT)) as pilot:
            await press(pilot)
            counts = [count()]
            app.visit(app.views.open(command))
            await press(pilot)
            counts.append(count())
            for key in keys:
                await press(pilot, key)
                counts.append(count())
        return [later - earlier for earlier, later in pairwise(counts)]

    return asyncio.run(run())


def test_a_text_is_worded_once_and_only_for_a_column_that_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worded: Counter[str] = Counter()

    def counting(value: Any, column: Any) -> str:
        worded[column.heading] += 1
        return text_of(value, column)

    monkeypatch.setattr(cells, "text_of", counting)
    opened(("matches",), long_league(tmp_path), worded.total)
    drawn = 3 * HEIGHT
    assert worded["Date"] <= 380 + drawn  # each day is another
    assert worded["Opponent"] <= 19 + drawn
    assert worded["Season"] <= 10 + drawn
    assert not {"HT", "MD", "Time", "Citation"}.intersection(worded)  # shown only on request


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of lines that were drawn, each for a piece."""
    pieces: list[int] = []
    draw = LineScreen.print

    def counting(screen: LineScreen, *objects: Any, **options: Any) -> None:
        before = len(screen.lines)
        draw(screen, *objects, **options)
        pieces.append(len(screen.lines) - before)

    monkeypatch.setattr(LineScreen, "print", counting)
    return pieces


def test_a_long_list_is_drawn_as_far_as_it_is_looked_at(tmp_path: Path, printed: list[int]) -> None:
    first, down, end = opened(
        ("matches",), long_league(tmp_path), lambda: sum(printed), "down", "end"
    )
    assert HEIGHT < first < 4 * HEIGHT
    assert down == 0
    assert first + end > 380


def test_what_was_drawn_is_not_drawn_again_on_the_way_back(printed: list[int]) -> None:
    _, into, back = opened(("facts",), None, lambda: sum(printed), "enter", "backspace")
    assert into > 0
    assert back == 0


def test_typing_draws_the_best_of_what_is_found() -> None:
    async def run() -> Explorer:
        app = explorer()
        async with app.run_test(size=(80, HEIGHT)) as pilot:
            await press(pilot, "slash", *"at")
        return app

    app = asyncio.run(run())
    assert app.view is not None
    assert app.view.answer is not None
    assert len(app.view.answer.rows) == 100
    (note,) = app.view.answer.notes
    assert note.startswith("Showing 100 of ")


def test_what_typing_needs_is_loaded_once_before_it_is_needed() -> None:
    async def run() -> tuple[object, object]:
        app = explorer()
        async with app.run_test(size=(80, HEIGHT)) as pilot:
            await press(pilot)
            assert "_index" not in vars(app.views)
            app._when_idle()
            app._when_idle()
            await press(pilot)
            prepared = vars(app.views)["_index"]
            await press(pilot, "slash", *"muriel")
            return prepared, vars(app.views)["_index"]

    before, after = asyncio.run(run())
    assert before is after
