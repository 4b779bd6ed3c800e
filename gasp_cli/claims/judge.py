"""Judge facts: one verdict, with its basis and its reasons, from the findings on all parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from gasp_cli.claims.verdict import HELD, Basis, Verdict, unchecked_reason
from gasp_cli.domain.facts import UNCHECKED, Check, Fact
from gasp_cli.errors import DataError, GaspError
from gasp_cli.i18n import Worded, current_language, join_list, msg, term
from gasp_cli.kb.story import FILE, Story

if TYPE_CHECKING:
    from gasp_cli.claims.checker import ClaimChecker, Finding


class Judgement(NamedTuple):
    """The verdict on a whole fact, with a finding for each part that has a check.

    `basis` is the weakest basis of the parts that decide, None where none does. `outcome` is the
    finding on whether a prediction came true.
    """

    verdict: Verdict
    findings: tuple[Finding, ...]
    reason: str
    basis: Basis | None = None
    outcome: Finding | None = None


_QUOTED_IN = {"en": msg("in English in the source"), "it": msg("in Italian in the source")}


class Judge:
    """Judges the facts of one story against its record."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._judgements: dict[str, Judgement] = {}

    @cached_property
    def _checker(self) -> ClaimChecker:
        # Start-up: the measures and all that they compute with are imported with the first fact
        # that has a check; most quotes and appointments have none.
        from gasp_cli.claims.checker import ClaimChecker

        return ClaimChecker(self._story.record)

    def judge(self, fact: Fact) -> Judgement:
        """The judgement on a fact, computed once.

        Raises `DataError` for a check that cannot be computed as it is written.
        """
        if fact.id not in self._judgements:
            self._judgements[fact.id] = self._judge(fact)
        return self._judgements[fact.id]

    def _judge(self, fact: Fact) -> Judgement:
        findings = tuple(self._check(fact, check) for check in fact.checks)
        outcome = None if fact.outcome is None else self._check(fact, fact.outcome)
        verdict = overall(findings, has_unchecked=bool(fact.unchecked_parts))
        reason = join_list(dict.fromkeys(_reasons(fact, findings, outcome)), "; ")
        return Judgement(verdict, findings, reason, _basis(findings), outcome)

    def _check(self, fact: Fact, check: Check) -> Finding:
        try:
            return self._checker.check(check)
        except DataError:
            raise
        except GaspError as error:
            where = self._story.store.place(FILE, "facts", fact.id)
            what = msg("{where}: {what}", where=where, what=error.message)
            raise DataError(what, error.hint) from error

    def language(self, fact: Fact) -> str | None:
        """The language of a quote in its source, of which readers of that language see nothing."""
        languages = [source.language for source in self._story.sources if source.id in fact.sources]
        if fact.kind != "quote" or not languages or languages[0] is None:
            return None
        words = _QUOTED_IN.get(languages[0], languages[0])
        return Worded(languages[0], "" if languages[0] == current_language() else words)

    def verdict(self, fact: Fact) -> str:
        """The verdict on a fact, as it is printed. Raises `DataError` as `judge` does."""
        verdict = self.judge(fact).verdict
        word = _not_a_claim(fact) if verdict is Verdict.UNVERIFIABLE else ""
        return Worded(str(verdict), word) if word else str(verdict)


@lru_cache(maxsize=1)
def judge_of(story: Story) -> Judge:
    """The judge of a story; every question that asks about the same story has the same."""
    return Judge(story)


def _not_a_claim(fact: Fact) -> str:
    """The word for a fact that says nothing to check; empty for any other."""
    if fact.checks:
        return ""
    if fact.unchecked == "opinion" or (fact.unchecked is None and fact.kind == "claim"):
        return msg("opinion")
    if fact.unchecked == "prediction":
        return msg("prediction")
    return msg("quotation") if fact.kind == "quote" else ""


def overall(findings: Iterable[Finding], *, has_unchecked: bool = False) -> Verdict:
    """The verdict on a claim from the findings on its parts.

    Findings with a reading are one part, read in several ways. A part that cannot be told leaves
    the others at most supported.
    """
    findings = tuple(findings)
    verdicts = {finding.verdict for finding in findings if not finding.reading}
    if readings := [finding for finding in _deciding(findings) if finding.reading]:
        verdicts.add(_of_readings(finding.verdict for finding in readings))
    if has_unchecked:
        verdicts.add(Verdict.UNVERIFIABLE)
    held = verdicts & HELD
    if Verdict.PARTLY in verdicts or (held and Verdict.CONTRADICTED in verdicts):
        return Verdict.PARTLY
    if Verdict.CONTRADICTED in verdicts:
        return Verdict.CONTRADICTED
    if held:
        return Verdict.CONFIRMED if verdicts == {Verdict.CONFIRMED} else Verdict.SUPPORTED
    return Verdict.UNVERIFIABLE


def _deciding(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that count: of several readings only the ordinary one, where there is one."""
    findings = tuple(findings)
    has_ordinary = any(finding.ordinary for finding in findings)
    return [
        finding
        for finding in findings
        if finding.ordinary or not (finding.reading and has_ordinary)
    ]


def _of_readings(readings: Iterable[Verdict]) -> Verdict:
    """The verdict on a part that can be read in several ways: they agree, or it is partly."""
    verdicts = set(readings)
    if len(verdicts) == 1:
        return verdicts.pop()
    held = verdicts & HELD
    if held and Verdict.CONTRADICTED in verdicts:
        return Verdict.PARTLY
    return Verdict.SUPPORTED if held else Verdict.UNVERIFIABLE


def _basis(findings: Iterable[Finding]) -> Basis | None:
    """The weakest basis of the parts that could be told."""
    bases = [
        finding.basis
        for finding in _deciding(findings)
        if finding.verdict is not Verdict.UNVERIFIABLE
    ]
    return max(bases, key=list(Basis).index, default=None)


def _reasons(fact: Fact, findings: Sequence[Finding], outcome: Finding | None) -> Iterator[str]:
    """The reasons of a verdict: what fails, what was assumed and counted, what was not checked."""
    if not findings:
        yield unchecked_reason(fact)
    if findings or outcome is not None:
        yield from _reasons_of_findings(findings, outcome)
    for part in fact.unchecked_parts:
        yield _unchecked_phrase(term(part.part), UNCHECKED[part.reason])


def _reasons_of_findings(findings: Sequence[Finding], outcome: Finding | None) -> Iterator[str]:
    # Start-up, as above.
    from gasp_cli.claims.phrases import failure_phrase, finding_phrase, outcome_phrase

    if outcome is not None and outcome.verdict is not Verdict.UNVERIFIABLE:
        yield outcome_phrase(outcome)
    failures = [finding for finding in findings if finding.verdict is Verdict.CONTRADICTED]
    for finding in failures:
        yield failure_phrase(finding)
        yield from finding.notes
    for finding in findings:
        if finding.verdict in HELD:
            if finding.reading and failures:
                yield msg("read as {reading}, it holds", reading=term(finding.reading))
            yield from finding.notes
    for finding in findings:
        if finding.verdict is Verdict.UNVERIFIABLE:
            yield _unchecked_phrase(finding_phrase(finding), finding.reason)


def _unchecked_phrase(part: str, reason: str) -> str:
    return msg("not checked: {part} ({reason})", part=part, reason=reason)
