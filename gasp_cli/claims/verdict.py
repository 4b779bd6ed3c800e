"""The verdicts, and why some facts have none that the record gives."""

from __future__ import annotations

from enum import StrEnum

from gasp_cli.domain.facts import UNCHECKED, Fact
from gasp_cli.errors import UsageError
from gasp_cli.i18n import say


class Verdict(StrEnum):
    """What the record makes of a claim."""

    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    PARTLY = "partly"
    UNVERIFIABLE = "unverifiable"


VERDICTS = {
    Verdict.CONFIRMED: say("the record gives what the source says"),
    Verdict.CONTRADICTED: say("the record gives something else"),
    Verdict.PARTLY: say("some parts or readings of the words hold, some do not"),
    Verdict.UNVERIFIABLE: say("the record cannot tell, or it is an opinion; the reason says which"),
}
"""What each verdict means."""


def find_verdict(given: str) -> Verdict:
    """A verdict by its name. Raises `UsageError`, which lists them."""
    for one in Verdict:
        if one.value == given.strip().lower():
            return one
    raise UsageError(
        say("{given!r} is no verdict", given=given),
        say("the verdicts are {names}", names=", ".join(Verdict)),
    )


_BY_KIND = {
    "quote": say("somebody's words, not a claim"),
    "appointment": say("outside the record: it has no posts"),
    "transfer": say("outside the record: it has no transfers"),
    "honour": say("outside the record"),
    "profile": say("outside the record"),
    "event": say("outside the record"),
}


def why_unchecked(fact: Fact) -> str:
    """Why no measure tests a fact."""
    if fact.unchecked is not None:
        return UNCHECKED[fact.unchecked]
    return _BY_KIND.get(fact.kind, UNCHECKED["opinion"])
