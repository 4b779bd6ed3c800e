"""Drafts that are long, deep or made to be slow: read in time that grows with their length.

Time is counted in calls of functions, which no other program can disturb.
"""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Callable

import pytest

from gasp_cli.drafts.draft import read_draft

SENTENCE = "Alba won **3-0** at [home](https://a.example) in *May*. "
SHAPES: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: f"{SENTENCE * 8}\n\n" * (n // 450),
    "one line": lambda n: "Alba won 3-0 at home in May. " * (n // 29),
    "one line with markup": lambda n: SENTENCE * (n // 55),
    "one word": lambda n: "a" * n,
    "brackets": lambda n: "[" * n,
    "nested brackets": lambda n: "[" * (n // 2) + "x" + "]" * (n // 2),
    "nested parentheses": lambda n: "[a](" + "(" * (n // 2) + ")" * (n // 2),
    "images": lambda n: "![a" * (n // 3),
    "links that do not end": lambda n: "[a](" * (n // 4),
    "backticks": lambda n: "` " * (n // 2),
    "growing backticks": lambda n: " ".join(
        "`" * length for length in range(1, int((2 * n) ** 0.5))
    ),
    "asterisks": lambda n: "*a_ " * (n // 4),
    "block quotes": lambda n: ">" * n + "a",
    "lists": lambda n: "- " * (n // 2) + "a",
    "a list ever deeper": lambda n: "".join(
        " " * depth + "- a\n" for depth in range(0, int((2 * n) ** 0.5), 2)
    ),
    "HTML": lambda n: "<a " * (n // 3),
    "comments that do not end": lambda n: "<!-- " * (n // 5),
    "markers": lambda n: "<!-- gasp off -->a<!-- gasp on --> " * (n // 34),
    "blanks": lambda n: "a" + " " * n + "b",
    "blanks before line ends": lambda n: ("a" + " " * 150 + "\n") * (n // 152),
    "cells": lambda n: "|a" * (n // 4) + "\n" + "|-" * (n // 4),
    "references": lambda n: "[a]: b\n" * (n // 7),
    "items": lambda n: "- a\n" * (n // 4),
    "headings": lambda n: "# a\n" * (n // 4),
    "empty lines": lambda n: "\n" * n,
    "full stops": lambda n: "." * n,
    "initials": lambda n: "A." * (n // 2),
    "quotations": lambda n: "“a " * (n // 3),
    "quotation marks": lambda n: "'a " * (n // 3),
    "quotations in paragraphs": lambda n: "“a\n\n" * (n // 4),
    "accents": lambda n: "e" + "\u0300" * n,
    "entities": lambda n: "&amp;" * (n // 5),
    "front matter": lambda n: "---\na: b\n" + "x\n" * (n // 2),
}


def calls(source: str) -> int:
    """How many functions are called to read a draft."""
    made = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read_draft(source)
    finally:
        sys.setprofile(None)
    return made


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_text_takes_no_more_than_about_four_times_the_work(shape: str) -> None:
    make = SHAPES[shape]
    small, large = calls(make(10_000)), calls(make(40_000))
    assert large < 6 * small + 5_000


def test_of_memory_a_draft_takes_less_than_a_hundred_times_its_length() -> None:
    source = SHAPES["paragraphs"](200_000)
    tracemalloc.start()
    try:
        draft = read_draft(source)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(draft.sentences) > 3_000
    assert most < 100 * len(source)


def test_what_is_too_intricate_is_read_as_plain_text_and_said_to_be() -> None:
    draft = read_draft("One.\n\n" + "[" * 10_000 + " Alba won. " + "]" * 10_000)
    assert [remark.message for remark in draft.remarks] == [
        "from here on too intricate to be read as Markdown: read as plain text"
    ]
    assert draft.sentences[0].text == "One."
    assert "Alba won." in draft.sentences[1].text
