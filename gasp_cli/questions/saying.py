"""What is said and what was found, as answers put it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from gasp_cli.findings.verdict import Verdict
from gasp_cli.sides import match_id
from gasp_cli.story import Compare

if TYPE_CHECKING:
    from gasp_cli.findings.finding import Finding


def finding_object(one: Finding) -> dict[str, Any]:
    """A finding as a JSON object."""
    return {
        "measure": one.measure,
        "arguments": plain(one.arguments),
        "said": one.said,
        "compare": str(one.compare),
        "found": one.found,
        "verdict": str(one.verdict),
        "reading": one.reading or None,
        "evidence": [match_id(match) for match in one.evidence],
        "reason": one.reason or None,
    }


def said_of(part: Any) -> Any:
    """The value said of a finding or a statement; of a limit, in words: `at least 5`."""
    if part.compare in (Compare.AT_LEAST, Compare.AT_MOST):
        return f"{part.compare.replace('-', ' ')} {part.said}"
    return part.said


def plain(arguments: dict[str, Any]) -> dict[str, Any]:
    """Arguments as one would type them: matchdays `1-19`."""
    return {
        name: f"{value[0]}-{value[1]}" if isinstance(value, tuple) else value
        for name, value in arguments.items()
    }


def tallied(rows: Iterable[Any]) -> str:
    """How many have each verdict: `86 claims: 70 confirmed, …`."""
    count = Counter(row.verdict for row in rows)
    parts = [f"{count[one]} {one}" for one in Verdict if count[one]]
    noun = "claim" if count.total() == 1 else "claims"
    return f"{count.total()} {noun}{': ' if parts else ''}{', '.join(parts)}."


def shown(value: Any) -> str:
    """A value said or found, as it is put into a sentence."""
    if value is None:
        return "unknown"
    if isinstance(value, list):
        return ", ".join(map(shown, value)) or "none"
    return str(value).lower() if isinstance(value, bool) else str(value)
