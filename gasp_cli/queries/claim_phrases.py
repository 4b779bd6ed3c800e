"""What is said and what was found, as answers put it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from gasp_cli.claims.phrases import arguments_phrase
from gasp_cli.claims.verdict import Verdict
from gasp_cli.i18n import Message, join_list, msg, plural

if TYPE_CHECKING:
    from gasp_cli.claims.checker import Finding


def finding_as_json(one: Finding) -> dict[str, Any]:
    """A finding as a JSON object."""
    return {
        "measure": one.measure,
        "arguments": arguments_phrase(one.arguments),
        "said": one.said,
        "compare": one.compare and str(one.compare),
        "found": one.found,
        "verdict": str(one.verdict),
        "reading": one.reading or None,
        "evidence": evidence_ids(one),
        "reason": one.reason or None,
        "basis": str(one.basis),
    }


def evidence_ids(finding: Finding) -> list[str]:
    """The ids of the matches and reference rows that show what was found."""
    return [*(match.id for match in finding.evidence), *(row.id for row in finding.rows)]


def verdict_count_phrase(verdict: Verdict, n: int) -> Message:
    """How many have a verdict: `70 confirmed`."""
    if verdict is Verdict.CONFIRMED:
        return plural("{n} confirmed", "{n} confirmed", n)
    if verdict is Verdict.CONTRADICTED:
        return plural("{n} contradicted", "{n} contradicted", n)
    if verdict is Verdict.SUPPORTED:
        return plural("{n} supported", "{n} supported", n)
    if verdict is Verdict.PARTLY:
        return plural("{n} partly", "{n} partly", n)
    return plural("{n} unverifiable", "{n} unverifiable", n)


def verdict_summary(rows: Iterable[Any]) -> str:
    """How many have each verdict: `86 claims: 70 confirmed, …`, with a full stop."""
    return msg("{tally}.", tally=count_verdicts(rows))


def count_verdicts(rows: Iterable[Any]) -> str:
    """The same as a part of a sentence, without it."""
    count = Counter(row.verdict for row in rows)
    parts = [verdict_count_phrase(verdict, count[verdict]) for verdict in Verdict if count[verdict]]
    if not parts:
        return plural("{n} claim", "{n} claims", count.total())
    return plural(
        "{n} claim: {verdicts}", "{n} claims: {verdicts}", count.total(), verdicts=join_list(parts)
    )
