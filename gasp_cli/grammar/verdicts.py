"""The verdict on a statement, from the verdicts on its readings."""

from __future__ import annotations

from collections.abc import Sequence

from gasp_cli.claims.verdict import Verdict
from gasp_cli.grammar.statements import Statement


def verdict_of(statement: Statement, verdicts: Sequence[Verdict]) -> Verdict:
    """The verdict on a statement whose readings have these verdicts, in their order.

    A statement is contradicted where no reading holds. Where readings differ, the ordinary one
    confirms and the others never do: what holds in another sense only cannot be told.
    """
    if not verdicts:
        return Verdict.UNVERIFIABLE
    found = _of_readings(statement, verdicts)
    if statement.all_time and found in (Verdict.CONFIRMED, Verdict.SUPPORTED):
        return Verdict.UNVERIFIABLE
    if statement.open and found in (Verdict.CONTRADICTED, Verdict.PARTLY):
        return Verdict.UNVERIFIABLE
    return found


def _of_readings(statement: Statement, verdicts: Sequence[Verdict]) -> Verdict:
    different = set(verdicts)
    if len(different) == 1:
        return verdicts[0]
    held = (Verdict.CONFIRMED, Verdict.SUPPORTED)
    for reading, verdict in zip(statement.readings, verdicts, strict=True):
        if reading.check.ordinary and verdict in held:
            return verdict
    if different <= {*held, Verdict.UNVERIFIABLE} and different & {*held}:
        return Verdict.SUPPORTED
    return Verdict.UNVERIFIABLE
