"""Every measure has its phrases in both languages, and each is read as that measure.

The property: a sentence made from a measure and its true value is never contradicted, and with
another value it is never confirmed.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gasp_cli import KnowledgeBase
from gasp_cli.claims.measures import MEASURES
from gasp_cli.grammar.example_questions import EXAMPLE_QUESTIONS
from tests.grammar.conftest import Reader
from tests.grammar.fillings import SPOIL, fillings, gaps_of, phrases
from tests.grammar.measure_phrases import ENGLISH, ITALIAN, STATEMENTS, UNSAID, UNSPOKEN
from tests.plain_words import CONFIRMED, CONTRADICTED

LANGUAGES = (ENGLISH, ITALIAN)
SENTENCES = [
    (language, measure, phrase) for language in LANGUAGES for measure, phrase in phrases(language)
]
PHRASED = STATEMENTS.keys() | EXAMPLE_QUESTIONS[ENGLISH].keys() | EXAMPLE_QUESTIONS[ITALIAN].keys()
VARIED = [
    (language, measure, phrase)
    for language, measure, phrase in SENTENCES
    if gaps_of(phrase) & SPOIL.keys()
]


def test_a_measure_has_phrases_or_a_reason_why_it_has_none() -> None:
    assert PHRASED | UNSPOKEN.keys() == MEASURES.keys()
    assert not PHRASED & UNSPOKEN.keys()
    assert all(reason.strip() for reason in UNSPOKEN.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_measure_has_phrases_in_each_language_or_a_reason(language: str) -> None:
    without = {
        measure
        for measure in PHRASED
        if language not in STATEMENTS.get(measure, {})
        and measure not in EXAMPLE_QUESTIONS[language]
    }
    assert without == {measure for unsaid, measure in UNSAID if unsaid == language}
    assert all(reason.strip() for reason in UNSAID.values())


@pytest.mark.parametrize(("language", "measure", "phrase"), SENTENCES)
def test_a_phrase_is_read_as_its_measure_and_confirmed(
    kb: KnowledgeBase, read: Reader, language: str, measure: str, phrase: str
) -> None:
    filled = fillings(kb, language).of(measure, phrase)
    assert filled, f"nothing fills the gaps of {phrase!r}"
    understood = 0
    for filling in filled[:6]:
        sentence = phrase.format_map(filling)
        stated = read.sentence(sentence, language)
        understood += read.overall(stated) == CONFIRMED and any(
            check.measure == measure for row in stated for check in row.statement.readings
        )
    assert understood >= min(len(filled), 6) / 2


@given(st.data())
def test_what_the_record_has_is_never_contradicted(
    kb: KnowledgeBase, read: Reader, data: st.DataObject
) -> None:
    language, measure, phrase = data.draw(st.sampled_from(SENTENCES))
    filling = data.draw(st.sampled_from(fillings(kb, language).of(measure, phrase)))
    sentence = phrase.format_map(filling)
    assert read.overall(read.sentence(sentence, language)) != CONTRADICTED, sentence


@given(st.data())
def test_what_the_record_has_not_is_never_confirmed(
    kb: KnowledgeBase, read: Reader, data: st.DataObject
) -> None:
    language, measure, phrase = data.draw(st.sampled_from(VARIED))
    filling = data.draw(st.sampled_from(fillings(kb, language).of(measure, phrase)))
    gap = data.draw(st.sampled_from(sorted(gaps_of(phrase) & SPOIL.keys())))
    other = SPOIL[gap](filling[gap], data.draw(st.integers(1, 4)))
    if not other or other == filling[gap]:
        return
    sentence = phrase.format_map({**filling, gap: other})
    assert read.overall(read.sentence(sentence, language)) != CONFIRMED, sentence


@given(st.data())
def test_a_sentence_with_a_word_more_is_not_wrong(
    kb: KnowledgeBase, read: Reader, data: st.DataObject
) -> None:
    """A word that nobody knows, anywhere: the statement it stands in has no verdict."""
    language, measure, phrase = data.draw(st.sampled_from(SENTENCES))
    filling = data.draw(st.sampled_from(fillings(kb, language).of(measure, phrase)))
    words = phrase.format_map(filling).split(" ")
    words.insert(data.draw(st.integers(1, len(words))), "blorp")
    sentence = " ".join(words)
    assert read.overall(read.sentence(sentence, language)) != CONTRADICTED, sentence
