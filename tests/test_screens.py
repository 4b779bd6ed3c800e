"""Whole outputs of commands, on terminals of 80 and 120 columns and in a pipe."""

from __future__ import annotations

import pytest

from tests.screens import HERE, names, path, take
from tests.terminal import on_terminal, plain


@pytest.mark.parametrize(("name", "form"), list(names()))
def test_the_output_is_the_kept_one(name: str, form: str) -> None:
    assert take(name, form) == path(name, form).read_text(encoding="utf-8")


def test_no_kept_output_is_of_a_command_that_is_gone() -> None:
    assert {file.name for file in HERE.glob("*.txt")} == {path(*name).name for name in names()}


@pytest.mark.parametrize(("name", "form"), [one for one in names() if one[1] != "pipe"])
def test_no_line_is_wider_than_the_terminal(name: str, form: str) -> None:
    lines = path(name, form).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > int(form) and "://" not in line] == []


def test_results_differ_in_letter_and_in_colour() -> None:
    screen = on_terminal("matches", "--opponent", "Liverpool")
    assert "\x1b[1;32mW" in screen
    assert "\x1b[1;31mL" in screen
    without = on_terminal("matches", "--opponent", "Liverpool", NO_COLOR="1")
    assert "\x1b[1;32m" not in without
    assert plain(without) == plain(screen)
