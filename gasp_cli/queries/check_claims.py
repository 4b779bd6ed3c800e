"""Claims of one's own, held against the record."""

from collections.abc import Sequence
from typing import Annotated, Any, NamedTuple

from gasp_cli.claims.checker import Checker
from gasp_cli.domain.facts import Check
from gasp_cli.errors import DataError, GaspError
from gasp_cli.i18n import say
from gasp_cli.kb.club_matches import match_id
from gasp_cli.kb.record import Record
from gasp_cli.queries.claim_phrases import plain, said_of, tallied
from gasp_cli.results import Answer, Column, Look


class CheckRow(NamedTuple):
    """A claim of one's own, held against the record."""

    measure: Annotated[str, Column("the measure", "Measure", Look.CODE)]
    arguments: Annotated[
        dict[str, Any], Column("its arguments, names as the record has them", "Arguments")
    ]
    said: Annotated[Any, Column("the value stated; of a limit `at least 5`", "Said", Look.VALUE)]
    found: Annotated[
        Any, Column("what the record gives; null: it does not know", "Found", Look.VALUE)
    ]
    verdict: Annotated[
        str, Column("confirmed, contradicted or unverifiable", "Verdict", Look.VERDICT)
    ]
    evidence: Annotated[list[str], Column("ids of the matches that show it", "Matches", rank=0)]
    reason: Annotated[
        str | None, Column("what was assumed, or why it cannot be told", "Note", rank=3)
    ]
    text: Annotated[str | None, Column("the claim, where the file has it", "Claim", rank=0)]


class Asked(NamedTuple):
    """A claim to check, or the fault that keeps it from being one.

    `text` is what it says in words, `where` the line on which it stands, where it is of a file.
    """

    check: Check | GaspError
    text: str | None = None
    where: str = ""


def check(record: Record, claims_: Sequence[Asked]) -> Answer[CheckRow]:
    """Claims of one's own, each judged.

    Where one asks what cannot be asked, the error is raised; of a file it is a warning with its
    line, so that the others are judged all the same.
    """
    checker = Checker(record)
    rows, faults = [], []
    for one in claims_:
        try:
            if isinstance(one.check, GaspError):
                raise one.check
            found = checker.check(one.check)
        except GaspError as error:
            if not one.where or isinstance(error, DataError):
                raise
            faults.append(
                say(
                    "{where}: {message} ({hint})",
                    where=one.where, message=error.message, hint=error.hint,
                )
                if error.hint
                else say("{where}: {message}", where=one.where, message=error.message)
            )  # fmt: skip
            continue
        rows.append(
            CheckRow(
                found.measure, plain(found.arguments), said_of(found), found.found,
                str(found.verdict), [match_id(match) for match in found.evidence],
                found.reason or None, one.text,
            )
        )  # fmt: skip
    return Answer(
        CheckRow, rows, say("Held against the record"), (tallied(rows),), say("nothing to check"),
        warnings=tuple(faults),
    )  # fmt: skip
