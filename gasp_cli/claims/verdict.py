"""The verdicts, and why some facts have none that the record gives."""

from __future__ import annotations

from enum import StrEnum

from gasp_cli.domain.facts import UNCHECKED, Fact
from gasp_cli.errors import UsageError
from gasp_cli.i18n import msg


class Verdict(StrEnum):
    """What the record makes of a claim."""

    CONFIRMED = "confirmed"
    SUPPORTED = "supported"
    PARTLY = "partly"
    CONTRADICTED = "contradicted"
    UNVERIFIABLE = "unverifiable"


VERDICTS = {
    Verdict.CONFIRMED: msg("every part holds, by matches or other sources"),
    Verdict.SUPPORTED: msg("what could be checked holds; the reason names what was not"),
    Verdict.PARTLY: msg("some parts or readings of the words hold, some do not"),
    Verdict.CONTRADICTED: msg("no part that could be checked holds"),
    Verdict.UNVERIFIABLE: msg("nothing of it can be told; the reason says why"),
}
"""What each verdict means."""


def parse_verdict(given: str) -> Verdict:
    """A verdict by its name. Raises `UsageError`, which lists them."""
    for one in Verdict:
        if one.value == given.strip().lower():
            return one
    raise UsageError(
        msg("{given!r} is no verdict", given=given),
        msg("the verdicts are {names}", names=", ".join(Verdict)),
    )


_BY_KIND = {
    "quote": msg("a quotation, not a claim"),
    "appointment": UNCHECKED["no row"],  # i18n: a key
    "transfer": UNCHECKED["no row"],  # i18n: a key
    "honour": UNCHECKED["no row"],  # i18n: a key
    "profile": UNCHECKED["no row"],  # i18n: a key
    "event": UNCHECKED["no row"],  # i18n: a key
}


def unchecked_reason(fact: Fact) -> str:
    """Why no measure tests a fact."""
    if fact.unchecked is not None:
        return UNCHECKED[fact.unchecked]
    return _BY_KIND.get(fact.kind, UNCHECKED["opinion"])
