"""Sentences read about the shipped record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.claims.checker import ClaimChecker
from gasp_cli.errors import GaspError
from gasp_cli.grammar.reader import read_statements
from gasp_cli.grammar.statements import Context, Statement, verdict_of
from gasp_cli.grammar.vocabulary import Vocabulary
from tests.plain_words import overall


class Stated(NamedTuple):
    """A statement as it was taken first, with the verdict on it; all None if not understood."""

    measure: str | None
    arguments: Mapping[str, Any]
    says: Any
    verdict: str
    text: str
    statement: Statement


class Reader:
    """Reads sentences of a text one after the other; every call is a new text."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.words = Vocabulary(kb.record)
        self._checker = ClaimChecker(kb.record)

    def __call__(self, *sentences: str, today: str | None = None) -> list[Stated]:
        """The statements of the last of these sentences."""
        language = self.words.language_of(" ".join(sentences))
        context, text = Context(today=today), ""
        statements: Sequence[Statement] = ()
        for text in sentences:
            statements, context = read_statements(text, language, context, self.words)
        return [self._judged(text, statement) for statement in statements]

    def _judged(self, text: str, statement: Statement) -> Stated:
        words = text[statement.start : statement.end]
        if not statement.readings:
            verdict = "not-understood" if statement.checkable else "nothing-to-check"
            return Stated(None, {}, None, verdict, words, statement)
        try:
            verdicts = [self._checker.check(check).verdict for check in statement.readings]
        except GaspError:  # such as the finals of a league
            return Stated(None, {}, None, "not-understood", words, statement)
        verdict = verdict_of(statement, verdicts)
        check = statement.readings[0]
        return Stated(check.measure, check.arguments, check.says, str(verdict), words, statement)

    def sentence(self, text: str, language: str) -> list[Stated]:
        """The statements of a sentence of which the language is known."""
        statements, _ = read_statements(text, language, Context(), self.words)
        return [self._judged(text, statement) for statement in statements]

    @staticmethod
    def overall(stated: Sequence[Stated]) -> str:
        """The verdict on a sentence."""
        return overall(row.verdict for row in stated)

    def verdict(self, *sentences: str, today: str | None = None) -> str:
        """The verdict on the last of these sentences; not understood counts as nothing to check."""
        return overall(stated.verdict for stated in self(*sentences, today=today))

    def verdicts(self, *sentences: str) -> list[str]:
        """The verdicts on the statements of the last of these sentences."""
        return [stated.verdict for stated in self(*sentences)]


@pytest.fixture(scope="session")
def read(kb: KnowledgeBase) -> Reader:
    """Reads sentences and holds them against the shipped record."""
    return Reader(kb)
