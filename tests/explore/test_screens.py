"""What the explorer shows on the way through a knowledge base, in every size and language."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT
from tests.explore import JOURNEY, LANGUAGES, SIZES, journey, path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_screens_are_the_kept_ones(size: tuple[int, int], language: str) -> None:
    screens = journey(size, language)
    assert list(screens) == list(JOURNEY)
    for name, screen in screens.items():
        kept = path(name, size, language).read_text(encoding="utf-8")
        assert screen == kept, f"{name}: python -m tests.explore writes it anew"


def test_every_kept_screen_is_one_of_the_journey() -> None:
    kept = set(path("x", SIZES[0], "en").parent.iterdir())
    assert kept == {
        path(name, size, language) for name in JOURNEY for size in SIZES for language in LANGUAGES
    }


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_line_is_wider_than_the_screen(size: tuple[int, int]) -> None:
    for name in JOURNEY:
        for language in LANGUAGES:
            lines = path(name, size, language).read_text(encoding="utf-8").splitlines()
            assert len(lines) <= size[1]
            assert max(map(len, lines)) <= size[0]


def test_the_readme_shows_a_kept_screen() -> None:
    kept = path("table-matchday-15", (80, 24), "en").read_text(encoding="utf-8")
    assert f"```text\n{kept}```" in (ROOT / "README.md").read_text(encoding="utf-8")
