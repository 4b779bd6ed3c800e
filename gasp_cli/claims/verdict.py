"""The verdicts, what they rest on, and why some facts are not checked."""

from __future__ import annotations

from enum import StrEnum

from gasp_cli.domain.facts import UNCHECKED, Fact
from gasp_cli.i18n import msg
from gasp_cli.matching import parse_choice


class Verdict(StrEnum):
    """The result of checking a claim."""

    CONFIRMED = "confirmed"
    SUPPORTED = "supported"
    PARTLY = "partly"
    CONTRADICTED = "contradicted"
    UNVERIFIABLE = "unverifiable"


HELD = frozenset({Verdict.CONFIRMED, Verdict.SUPPORTED})
"""The verdicts under which a claim holds, as far as it could be checked."""

VERDICTS = {
    Verdict.CONFIRMED: msg("every part holds, by matches or other sources"),
    Verdict.SUPPORTED: msg("what could be checked holds; the reason names what was not"),
    Verdict.PARTLY: msg("part of it is confirmed, part of it contradicted"),
    Verdict.CONTRADICTED: msg("no part that could be checked holds"),
    Verdict.UNVERIFIABLE: msg("nothing of it can be told; the reason says why"),
}
"""The meaning of each verdict."""


class Basis(StrEnum):
    """The evidence behind a finding, the strongest first."""

    MATCHES = "matches"
    REFERENCE = "reference"
    SOURCES = "sources"


def parse_verdict(text: str) -> Verdict:
    """A verdict by its name. Raises `UsageError`, which lists them."""
    return parse_choice(Verdict, text.strip(), msg("verdict"))


_OF_ROWS = ("appointment", "transfer", "honour", "profile", "event")
_BY_KIND = dict.fromkeys(_OF_ROWS, UNCHECKED["no row"])  # i18n: a key
_BY_KIND["quote"] = msg("a quotation, not a claim")


def unchecked_reason(fact: Fact) -> str:
    """Why a fact has no check, in words."""
    if fact.unchecked is not None:
        return UNCHECKED[fact.unchecked]
    return _BY_KIND.get(fact.kind, UNCHECKED["opinion"])
