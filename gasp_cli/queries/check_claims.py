"""Claims of the user, checked against the record."""

from collections.abc import Sequence
from typing import Annotated, NamedTuple

from gasp_cli.claims.checker import ClaimChecker
from gasp_cli.claims.phrases import arguments_phrase, measure_in_words, said_phrase
from gasp_cli.domain.facts import Check
from gasp_cli.errors import DataError, GaspError
from gasp_cli.i18n import msg
from gasp_cli.kb.record import Record
from gasp_cli.queries.claim_phrases import (
    Arguments,
    Evidence,
    Found,
    Note,
    Said,
    evidence_ids,
    verdict_summary,
)
from gasp_cli.results import CellStyle, Column, ResultSet


class CheckRow(NamedTuple):
    """A claim of the user, checked against the record."""

    measure: Annotated[str, Column("the measure", "Measure")]
    arguments: Arguments
    said: Said
    found: Found
    verdict: Annotated[
        str,
        Column("confirmed, supported, contradicted or unverifiable", "Verdict", CellStyle.VERDICT),
    ]
    evidence: Evidence
    reason: Note
    text: Annotated[str | None, Column("the claim, where the file has it", "Claim", priority=0)]
    basis: Annotated[str, Column("what it rests on", "Basis", priority=0)]


class ClaimInput(NamedTuple):
    """A claim to check, or the fault that keeps it from being one.

    `text` is what it says in words, `where` the line on which it stands, where it is of a file.
    """

    check: Check | GaspError
    text: str | None = None
    where: str = ""


def check(record: Record, claims: Sequence[ClaimInput]) -> ResultSet[CheckRow]:
    """Judge the user's claims.

    Raises the error of a claim that cannot be checked as it stands. In a file it is a warning
    with the line instead, and the other claims are judged.
    """
    checker = ClaimChecker(record)
    rows, faults = [], []
    for claim in claims:
        try:
            if isinstance(claim.check, GaspError):
                raise claim.check
            finding = checker.check(claim.check)
        except GaspError as error:
            if not claim.where or isinstance(error, DataError):
                raise
            what = {"where": claim.where, "message": error.message, "hint": error.hint}
            faults.append(
                msg("{where}: {message} ({hint})", **what)
                if error.hint
                else msg("{where}: {message}", **what)
            )
            continue
        rows.append(
            CheckRow(
                measure_in_words(finding), arguments_phrase(finding.arguments),
                said_phrase(finding), finding.found, str(finding.verdict),
                evidence_ids(finding), finding.reason or None, claim.text, str(finding.basis),
            )
        )  # fmt: skip
    return ResultSet(
        CheckRow, rows, msg("Checked against the record"), (verdict_summary(rows),),
        msg("nothing to check"), warnings=tuple(faults),
    )  # fmt: skip
