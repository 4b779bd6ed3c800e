"""Whatever stands in a sentence: it is read without an error, and its statements lie within it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gasp_cli.grammar import english, italian
from gasp_cli.grammar.question import read_question
from gasp_cli.grammar.reader import read_statements
from gasp_cli.grammar.statements import Context
from tests.grammar.conftest import Reader
from tests.grammar.measure_phrases import ENGLISH, ITALIAN

_NAMES = (
    "Atalanta", "Juventus", "Milan", "Real Madrid", "Gasperini", "Serie A", "Coppa Italia",
    "Champions League", "Bergamo", "Anfield", "2019-20", "2021", "third", "terzo", "3-1", "0-0",
    "25/01/2020", "05/04/2021", "98", "12", "May", "maggio", ",", ";", "(", "￼", "blorp",
    "two", "due",
)  # fmt: skip


def _words(language: str) -> list[str]:
    module = italian if language == ITALIAN else english
    phrases = [phrase for text in module.WORDS.values() for phrase in text.split("|")]
    stages = [phrase for text in module.NAMES["stage"].values() for phrase in text.split("|")]
    return [*phrases, *stages, *_NAMES * 12]


def _sentences(language: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(_words(language)), min_size=1, max_size=24).map(" ".join)


@pytest.mark.parametrize("language", [ENGLISH, ITALIAN])
@given(st.data())
def test_any_words_are_read(read: Reader, language: str, data: st.DataObject) -> None:
    context = Context(today="2021-06-01")
    for text in data.draw(st.lists(_sentences(language), min_size=1, max_size=3)):
        statements, context = read_statements(text, language, context, read.words)
        for statement in statements:
            assert 0 <= statement.start <= statement.end <= len(text)
            for start, end in (
                statement.value or (0, 0), *statement.unknown, *statement.unchecked
            ):  # fmt: skip
                assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize("language", [ENGLISH, ITALIAN])
@given(st.data())
def test_any_question_is_read(read: Reader, language: str, data: st.DataObject) -> None:
    module = italian if language == ITALIAN else english
    words = [phrase for text in module.QUESTIONS.values() for phrase in text.split("|")]
    asked = st.sampled_from([*words, *_words(language)])
    text = " ".join(data.draw(st.lists(asked, min_size=1, max_size=12)))
    read_question(text, language, read.words)


@given(st.text(max_size=80))
def test_any_text_is_read(read: Reader, text: str) -> None:
    for language in (ENGLISH, ITALIAN):
        read_statements(text, language, Context(), read.words)


def test_words_that_are_not_known_are_pointed_at(read: Reader) -> None:
    sentence = "Atlanta scord 98 goals in 2019-20."
    (stated,) = read(sentence)
    assert stated.verdict == "not-understood"
    words = [sentence[start:end] for start, end in stated.statement.unknown]
    assert words == ["Atlanta", "scord"]


def test_a_paragraph_leaves_the_cup_of_the_one_before(read: Reader) -> None:
    _, context = read_statements(
        "Atalanta reached the quarter-finals of the Europa League in 2021-22.", ENGLISH, Context(),
        read.words,
    )  # fmt: skip
    assert context.competition == "Europa League"
    assert context.in_new_paragraph().competition is None
    assert context.in_new_paragraph().season == "2021-22"
