"""Whole outputs of commands, on terminals of 55, 80 and 120 columns and in a pipe."""

from __future__ import annotations

import re

import pytest

from tests.screens import HERE, names, path, picture, picture_path, pictures, take
from tests.terminal import on_terminal, plain


@pytest.mark.parametrize(("name", "form"), list(names()))
def test_the_output_is_the_kept_one(name: str, form: str) -> None:
    assert take(name, form) == path(name, form).read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "theme"), list(pictures()))
def test_the_picture_is_the_kept_one(name: str, theme: str) -> None:
    assert picture(name, theme) == picture_path(name, theme).read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "theme"), list(pictures()))
def test_a_picture_needs_nothing_from_elsewhere(name: str, theme: str) -> None:
    text = picture_path(name, theme).read_text(encoding="utf-8")
    assert not re.search(r"<script|<image|@import|@font-face|url\((?!#)|href=", text)


def test_no_kept_output_is_of_a_command_that_is_gone() -> None:
    texts, drawn = ({file.name for file in HERE.glob(f"*.{end}")} for end in ("txt", "svg"))
    assert texts == {path(*name).name for name in names()}
    assert drawn == {picture_path(*name).name for name in pictures()}


@pytest.mark.parametrize(("name", "form"), [screen for screen in names() if screen[1] != "pipe"])
def test_no_line_is_wider_than_the_terminal(name: str, form: str) -> None:
    lines = path(name, form).read_text(encoding="utf-8").splitlines()
    # Messages are a line each, and the terminal breaks them and addresses.
    drawn = [line for line in lines if "://" not in line and not line.startswith("gasp: ")]
    assert [line for line in drawn if len(line) > int(form)] == []


def test_results_differ_in_letter_and_in_colour() -> None:
    screen = on_terminal("matches", "--opponent", "Liverpool")
    assert "\x1b[1;38;5;29mW" in screen
    assert "\x1b[1;38;5;166mL" in screen
    without = on_terminal("matches", "--opponent", "Liverpool", NO_COLOR="1")
    assert "\x1b[1;38;" not in without
    assert plain(without) == plain(screen)


def test_what_has_an_address_is_a_link() -> None:
    screen = re.sub(r"\x1b\[[0-9;]*m", "", on_terminal("show", "two-coppa-italia-finals"))
    file = "https://github.com/openfootball/italy/blob/HEAD/2020-21/cup.txt"
    links = re.findall(r"\x1b\]8;[^;]*;([^\x1b]*)\x1b\\([^\x1b]*)\x1b\]8;;", screen)
    assert (file, "2021-05-19-atalanta-juventus") in links
    assert all(address.startswith("https://") for address, _ in links)
    assert "\x1b]8;" not in on_terminal("show", "two-coppa-italia-finals", TERM="dumb")


@pytest.mark.parametrize(
    "arguments",
    [[], ["season", "2020"], ["chart", "race", "2020"], ["check", "tests/drafts/draft.md"]],
)
def test_a_page_says_the_same_without_colours(arguments: list[str]) -> None:
    without = on_terminal(*arguments, NO_COLOR="1")
    assert "\x1b[38;" not in without
    assert plain(without) == plain(on_terminal(*arguments))
