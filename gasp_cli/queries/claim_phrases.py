"""The phrases and columns of claims and verdicts that several answers share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

from gasp_cli.claims.phrases import arguments_phrase
from gasp_cli.claims.verdict import Verdict
from gasp_cli.i18n import Message, join_list, msg, plural
from gasp_cli.results import CellStyle, Column

if TYPE_CHECKING:
    from gasp_cli.claims.checker import Finding

Arguments = Annotated[
    dict[str, Any], Column("its arguments, names as the record has them", "Arguments", priority=0)
]
Said = Annotated[
    Any, Column("the value stated; of a limit `at least 5`", "Claimed", CellStyle.VALUE)
]
Found = Annotated[
    Any, Column("what the record gives; null: it does not know", "Found", CellStyle.VALUE)
]
Evidence = Annotated[
    list[str], Column("ids of the matches and rows that show it", "Matches", priority=0)
]
Note = Annotated[
    str | None, Column("what was assumed, or why it cannot be told", "Note", priority=3)
]
"""Columns of claims that were checked."""


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """A finding as a JSON object."""
    return {
        "measure": finding.measure,
        "arguments": arguments_phrase(finding.arguments),
        "said": finding.said,
        "compare": finding.compare and str(finding.compare),
        "found": finding.found,
        "verdict": str(finding.verdict),
        "reading": finding.reading or None,
        "evidence": evidence_ids(finding),
        "reason": finding.reason or None,
        "basis": str(finding.basis),
    }


def evidence_ids(finding: Finding) -> list[str]:
    """The ids of the matches and reference rows behind a finding."""
    return [*(match.id for match in finding.evidence), *(row.id for row in finding.rows)]


def in_order_said(row: Any, written: str) -> tuple[Any, Any]:
    """The values said and found of a checked statement, as its words have them.

    A score that is written from the other side, "lost 3-1", turns both; a gap without its sign,
    "four points behind", has none.
    """
    said, found = row.said, row.found
    if type(said) is int and type(found) is int and max(said, found) < 0:
        return -said, -found
    turned = _turned(said)
    figures = _SCORE.sub("-", written)
    if turned == said or turned not in figures or said in figures:
        return said, found
    return turned, [_turned(item) for item in found] if isinstance(found, list) else _turned(found)


_SCORE = re.compile(r"(?<=[0-9])[:\u2010-\u2013\u2212](?=[0-9])")


def _turned(score: Any) -> Any:
    """A score from the other side; any other value as it is."""
    parts = str(score).split("-")
    return (
        "-".join(reversed(parts)) if len(parts) == 2 and all(map(str.isdecimal, parts)) else score
    )


def verdict_count_phrase(verdict: Verdict, n: int) -> Message:
    """The number of claims with a verdict: `70 confirmed`."""
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
    """The number of rows with each verdict, as a sentence: `86 claims: 70 confirmed, ….`."""
    return msg("{tally}.", tally=count_verdicts(rows))


def count_verdicts(rows: Iterable[Any]) -> str:
    """The number of rows with each verdict: `86 claims: 70 confirmed, …`."""
    count = Counter(row.verdict for row in rows)
    parts = [verdict_count_phrase(verdict, count[verdict]) for verdict in Verdict if count[verdict]]
    if not parts:
        return plural("{n} claim", "{n} claims", count.total())
    return plural(
        "{n} claim: {verdicts}", "{n} claims: {verdicts}", count.total(), verdicts=join_list(parts)
    )
