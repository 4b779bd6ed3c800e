"""What is said and what was found, as answers put it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from gasp_cli.claims.verdict import Verdict
from gasp_cli.domain.facts import Compare
from gasp_cli.i18n import Phrase, listed, say, several, word
from gasp_cli.kb.club_matches import match_id

if TYPE_CHECKING:
    from gasp_cli.claims.checker import Finding


def finding_object(one: Finding) -> dict[str, Any]:
    """A finding as a JSON object."""
    return {
        "measure": one.measure,
        "arguments": plain(one.arguments),
        "said": one.said,
        "compare": one.compare and str(one.compare),
        "found": one.found,
        "verdict": str(one.verdict),
        "reading": one.reading or None,
        "evidence": [match_id(match) for match in one.evidence],
        "reason": one.reason or None,
    }


def said_of(part: Any) -> Any:
    """The value said of a finding or a statement; of a limit, in words: `at least 5`."""
    if part.compare == Compare.AT_LEAST:
        return say("at least {value}", value=_value(part.said))
    if part.compare == Compare.AT_MOST:
        return say("at most {value}", value=_value(part.said))
    return part.said


def _value(said: Any) -> Any:
    """A value as it stands in a sentence: a date is told."""
    return word(said) if isinstance(said, str) else said


def plain(arguments: dict[str, Any]) -> dict[str, Any]:
    """Arguments as one would type them: matchdays `1-19`."""
    return {
        name: f"{value[0]}-{value[1]}" if isinstance(value, tuple) else value
        for name, value in arguments.items()
    }


def counted(verdict: Verdict, n: int) -> Phrase:
    """How many have a verdict: `70 confirmed`."""
    if verdict is Verdict.CONFIRMED:
        return several("{n} confirmed", "{n} confirmed", n)
    if verdict is Verdict.CONTRADICTED:
        return several("{n} contradicted", "{n} contradicted", n)
    if verdict is Verdict.PARTLY:
        return several("{n} partly", "{n} partly", n)
    return several("{n} unverifiable", "{n} unverifiable", n)


def tallied(rows: Iterable[Any]) -> str:
    """How many have each verdict: `86 claims: 70 confirmed, …`, with a full stop."""
    return say("{tally}.", tally=tally(rows))


def tally(rows: Iterable[Any]) -> str:
    """The same as a part of a sentence, without it."""
    count = Counter(row.verdict for row in rows)
    parts = [counted(verdict, count[verdict]) for verdict in Verdict if count[verdict]]
    if not parts:
        return several("{n} claim", "{n} claims", count.total())
    return several(
        "{n} claim: {verdicts}", "{n} claims: {verdicts}", count.total(), verdicts=listed(parts)
    )


def shown(value: Any) -> str:
    """A value said or found, as it is put into a sentence."""
    if value is None:
        return say("unknown")
    if isinstance(value, list):
        return listed(map(shown, value)) or say("none")
    if isinstance(value, Phrase):
        return value
    return word(str(value).lower() if isinstance(value, bool) else str(value))
