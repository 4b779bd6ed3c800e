"""The articles read as drafts: what is found in them agrees with what the story says of them."""

from __future__ import annotations

import pytest

from gasp_cli import KnowledgeBase
from tests.conftest import needs_shared
from tests.plain_words import (
    NOTHING,
    facts_of_sentences,
    of_articles,
    overall,
    verdicts_of_facts,
)


def test_every_fact_of_the_story_stands_in_a_sentence(kb: KnowledgeBase) -> None:
    stated = {fact for facts in facts_of_sentences().values() for fact in facts}
    assert stated == {fact.id for fact in kb.story.facts}


def test_a_fact_is_cited_to_the_paragraph_of_its_sentence(kb: KnowledgeBase) -> None:
    citations = {fact.id: fact.citations for fact in kb.story.facts}
    for (paragraph, _), facts in facts_of_sentences().items():
        assert all(paragraph in citations[fact] for fact in facts), paragraph


@needs_shared
def test_the_table_has_every_sentence(kb: KnowledgeBase) -> None:
    read = {(sentence.paragraph, sentence.number) for sentence in of_articles(kb)}
    assert read == facts_of_sentences().keys()


@needs_shared
def test_every_verdict_is_that_of_a_fact_that_the_sentence_states(kb: KnowledgeBase) -> None:
    of_facts = verdicts_of_facts(kb)
    judged = 0
    for sentence in of_articles(kb):
        known = {overall([of_facts[fact]]) for fact in sentence.facts if fact in of_facts}
        found = {overall([row.verdict]) for row in sentence.rows} - {NOTHING}
        assert found <= known, f"{sentence.paragraph}.{sentence.number}: {sentence.text}"
        judged += len(found)
    if not judged:
        pytest.fail("nothing was understood in any of the articles")
