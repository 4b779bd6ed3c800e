"""Sentences of other writers, with what a careful reader expects of them."""

from __future__ import annotations

import pytest

from gasp_cli import KnowledgeBase
from tests.conftest import needs_shared
from tests.plain_words import SENTENCES, Read, of_draft, of_sentences, overall


@pytest.mark.parametrize(
    ("verdicts", "verdict"),
    [
        (["confirmed", "contradicted"], "contradicted"),
        (["confirmed", "partly"], "contradicted"),
        (["confirmed", "unverifiable"], "cannot-tell"),
        (["supported", "not-understood"], "confirmed"),
        (["not-understood", "nothing-to-check"], "nothing-to-check"),
        ([], "nothing-to-check"),
    ],
)
def test_a_sentence_is_as_right_as_its_statements(verdicts: list[str], verdict: str) -> None:
    assert overall(verdicts) == verdict


def _wrong(read: list[Read]) -> list[str]:
    return [row.text for row in read if row.is_passed or row.is_false_alarm]


@needs_shared
def test_three_sentences_in_four_come_out_right_and_none_wrong(kb: KnowledgeBase) -> None:
    read = of_sentences(kb, SENTENCES)
    assert _wrong(read) == []
    assert sum(row.is_right for row in read) >= 0.75 * len(read)


@needs_shared
def test_a_draft_has_no_wrong_verdict(kb: KnowledgeBase) -> None:
    read = of_draft(kb)
    assert _wrong(read) == []
    assert sum(row.is_right for row in read) >= 0.75 * len(read)
