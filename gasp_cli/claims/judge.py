"""What the record makes of facts; only one with a check opens the door to the measures."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from gasp_cli.claims.verdict import Verdict, unchecked_reason
from gasp_cli.domain.facts import Fact
from gasp_cli.kb.story import Story

if TYPE_CHECKING:
    from gasp_cli.claims.checker import ClaimChecker, Finding
    from gasp_cli.claims.registry import Basis


class Judgement(NamedTuple):
    """The verdict on a whole fact, and a finding for each part.

    `basis` is the weakest of what the parts that decide it rest on, None where none does.
    `outcome` is the finding on what became of a prediction.
    """

    verdict: Verdict
    findings: tuple[Finding, ...]
    reason: str
    basis: Basis | None = None
    outcome: Finding | None = None


class Judge:
    """Judges the facts of one story against its record."""

    def __init__(self, story: Story) -> None:
        self._story = story

    @cached_property
    def _checker(self) -> ClaimChecker:
        # Measures and all that they compute with are imported with the first claim: most quotes
        # and posts have none.
        from gasp_cli.claims.checker import ClaimChecker

        return ClaimChecker(self._story.record)

    def judge(self, fact: Fact) -> Judgement:
        """The judgement on a fact.

        Raises `DataError` where a check of the fact asks what cannot be asked.
        """
        if not fact.checks and fact.outcome is None:
            return Judgement(Verdict.UNVERIFIABLE, (), unchecked_reason(fact))
        return self._checker.judge(fact)

    def verdict(self, fact: Fact) -> str:
        """The verdict on a fact, as it is printed. Raises `DataError` as `judge` does."""
        return str(self.judge(fact).verdict)
