"""Checked statements as annotations of the files they stand in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from gasp_cli import __version__
from gasp_cli.claims.phrases import value_phrase
from gasp_cli.claims.verdict import VERDICTS, Verdict
from gasp_cli.i18n import msg
from gasp_cli.queries.claim_phrases import in_order_said
from gasp_cli.queries.statements import UNJUDGED, CheckedStatement, Unjudged
from gasp_cli.render import annotations as written
from gasp_cli.render.annotations import Annotation, Level

_LEVELS: Mapping[str, Level] = {
    Verdict.CONTRADICTED: Level.ERROR,
    Verdict.PARTLY: Level.WARNING,
    Verdict.CONFIRMED: Level.PASS,
    Verdict.SUPPORTED: Level.PASS,
}


def _annotations(rows: Sequence[CheckedStatement]) -> list[Annotation]:
    return [
        Annotation(
            row.file, row.line, row.column, row.end_line, row.end_column, row.verdict,
            _LEVELS.get(row.verdict, Level.OPEN), _message(row),
        )
        for row in rows
    ]  # fmt: skip


def _message(row: CheckedStatement) -> str:
    """A finding on one line: `said 97, the record has 98 [goals_for]`."""
    match row.verdict:
        case Unjudged.NOT_UNDERSTOOD | Unjudged.NOTHING_TO_CHECK:
            return msg("“{words}”", words=row.text)
        case Verdict.UNVERIFIABLE:
            finding: str = msg("cannot be told: {why}", why=row.reason or row.text)
        case Verdict.CONTRADICTED | Verdict.PARTLY:
            said, found = map(value_phrase, in_order_said(row, row.text))
            finding = msg("said {said}, the record has {found}", said=said, found=found)
        case _:
            finding = msg("{found}, as the record has it", found=value_phrase(row.found))
    return msg("{told} [{measure}]", told=finding, measure=row.measure) if row.measure else finding


def _sarif(rows: Sequence[CheckedStatement]) -> str:
    rules = {str(rule): meaning for rule, meaning in (VERDICTS | UNJUDGED).items()}
    return written.sarif(_annotations(rows), rules, __version__)


WRITERS: Mapping[str, Callable[[Sequence[CheckedStatement]], str]] = {
    "lint": lambda rows: written.lint(_annotations(rows)),
    "github": lambda rows: written.github(_annotations(rows)),
    "sarif": _sarif,
}
"""The writers of statements, by format."""
