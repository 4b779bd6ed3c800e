"""The work of reading grows with the text, and with no power of it: steps counted, not time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from gasp_cli.grammar.reader import read_statements
from gasp_cli.grammar.statements import Context
from tests.grammar.conftest import Reader


def steps(work: Callable[[], Any]) -> int:
    """The lines of Python that some work takes."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:  # noqa: ARG001
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "Atalanta beat Milan 5-0 ",
        "Atalanta finished third and ",
        "and ",
        "(",
        "2-1 ",
        "98 goals, ",
        "won and lost and drew ",
        "in 2019-20 ",
        "behind Juventus, ",
        "the first of the last of the ",
        "blorp ",
        "L'Atalanta ha battuto il Milan e ",
        "a cinque punti dalla Juventus, ",
    ],
)
def test_a_sentence_of_twice_the_length_takes_twice_the_work(read: Reader, piece: str) -> None:
    language = "it" if "punti" in piece or "ha battuto" in piece else "en"

    def reading(times: int) -> Callable[[], Any]:
        return lambda: read_statements(piece * times, language, Context(), read.words)

    reading(4)()  # patterns are compiled when they are first needed
    once, twice = steps(reading(400)), steps(reading(800))
    assert twice < 2.5 * once


@pytest.mark.parametrize("piece", ["Atalanta beat Milan 5-0, ", "98 goals and ", "third, "])
def test_the_longest_sentence_that_is_read_takes_little(read: Reader, piece: str) -> None:
    def reading(times: int) -> Callable[[], Any]:
        return lambda: read_statements(piece * times, "en", Context(), read.words)

    reading(4)()
    assert steps(reading(24)) < 8 * steps(reading(6))


def test_a_text_of_twice_the_sentences_takes_twice_the_work(read: Reader) -> None:
    sentences = [
        "In 2019-20 Atalanta scored 98 goals and conceded 48.",
        "They finished third, five points behind Juventus.",
        "A blorp without a verdict came between.",
    ]

    def reading(times: int) -> Callable[[], Any]:
        return lambda: read(*sentences * times)

    reading(1)()
    assert steps(reading(8)) < 2.5 * steps(reading(4))
