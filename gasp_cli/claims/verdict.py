"""The verdicts, and why some facts have none that the record gives."""

from __future__ import annotations

from enum import StrEnum

from gasp_cli.domain.facts import UNCHECKED, Fact
from gasp_cli.errors import UsageError
from gasp_cli.i18n import msg


class Verdict(StrEnum):
    """What the record makes of a claim."""

    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    PARTLY = "partly"
    UNVERIFIABLE = "unverifiable"


VERDICTS = {
    Verdict.CONFIRMED: msg("the record gives what the source says"),
    Verdict.CONTRADICTED: msg("the record gives something else"),
    Verdict.PARTLY: msg("some parts or readings of the words hold, some do not"),
    Verdict.UNVERIFIABLE: msg("the record cannot tell, or it is an opinion; the reason says which"),
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
    "quote": msg("somebody's words, not a claim"),
    "appointment": msg("outside the record: it has no posts"),
    "transfer": msg("outside the record: it has no transfers"),
    "honour": msg("outside the record"),
    "profile": msg("outside the record"),
    "event": msg("outside the record"),
}


def unchecked_reason(fact: Fact) -> str:
    """Why no measure tests a fact."""
    if fact.unchecked is not None:
        return UNCHECKED[fact.unchecked]
    return _BY_KIND.get(fact.kind, UNCHECKED["opinion"])
