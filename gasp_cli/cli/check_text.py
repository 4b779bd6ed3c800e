"""Sentences and drafts as `gasp check` takes them: read, judged, and in formats of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from gasp_cli.claims.arguments import find_measure
from gasp_cli.claims.verdict import Verdict
from gasp_cli.cli.drafts import (
    STDIN,
    is_plain_text,
    is_stdin,
    named_drafts,
    read_draft_text,
    unquoted,
)
from gasp_cli.domain.dates import parse_day
from gasp_cli.kb.record import Record
from gasp_cli.render.formats import CustomFormat
from gasp_cli.results import Outcome, ResultSet

if TYPE_CHECKING:
    from gasp_cli.queries.statements import CheckedStatement
    from gasp_cli.render.page import Page


class FailOn(StrEnum):
    """The verdicts that make the exit code of a draft not 0: each includes those before it."""

    CONTRADICTED = "contradicted"
    UNVERIFIABLE = "unverifiable"
    NOT_UNDERSTOOD = "not-understood"
    NEVER = "never"


def _as(form: str) -> Callable[[Record, Sequence[CheckedStatement]], str]:
    """The writer of statements in that format, which is imported where it writes."""

    def write(_: Record, rows: Sequence[CheckedStatement]) -> str:
        from gasp_cli.cli.views.annotations import WRITERS  # only in that format

        return WRITERS[form](rows)

    return write


ANNOTATIONS = (
    CustomFormat("lint", "a line a finding, for editors", _as("lint")),
    CustomFormat("github", "annotations of a GitHub workflow", _as("github")),
    CustomFormat("sarif", "a SARIF log, for code scanning", _as("sarif")),
)
"""The formats that a text has besides the others."""


_WRONG = (Verdict.CONTRADICTED, Verdict.PARTLY)


def check_text(
    record: Record,
    words: Sequence[str],
    named: Sequence[str],
    day: str | None,
    stdin_filename: str | None,
    output_format: str | None,
    fail_on: FailOn,
    *,
    everything: bool,
) -> ResultSet:
    """The answer on a sentence, or on drafts, statement by statement.

    Drafts are those that are named, and the words where no sentence is meant. Raises `UsageError`
    for a single word that is neither, `FileError` and `DataError` for drafts that cannot be read.
    """
    names = [*words, *named] if named else named_drafts(words)
    if not names and len(words) == 1 and not any(map(str.isspace, words[0].strip())):
        find_measure(words[0])  # which it is not: the error names the nearest
    today = parse_day(day)
    # A measure alone needs no grammar.
    from gasp_cli.drafts.draft import read_draft
    from gasp_cli.queries import statements

    if names:
        drafts = [
            statements.NamedDraft(name, read_draft(text, markdown=not is_plain_text(name)))
            for path in names
            for name in [(stdin_filename or STDIN) if is_stdin(path) else path]
            for text in [read_draft_text(path)]
        ]
    else:
        sentence = " ".join(words).strip()
        drafts = [statements.NamedDraft(None, read_draft(unquoted(sentence), markdown=False))]
    checked = statements.StatementChecker(record).check(drafts, today)
    answer = statements.answer(checked, everything=everything)
    if output_format in [form.name for form in ANNOTATIONS]:
        wrong = [row for row in answer.rows if row.verdict in _WRONG]
        counted = (statements.summary(checked.rows),) if checked.rows else ()
        answer = answer._replace(rows=answer.rows if everything else wrong, remarks=counted)

    def page() -> Page:
        # Rich is imported only where something is drawn.
        from gasp_cli.cli.views.draft import draft_page

        return draft_page(checked, everything=everything)

    return answer._replace(
        outcome=_outcome_of_text(checked.rows, fail_on), page=page if checked.rows else None
    )


def _outcome_of_text(rows: Sequence[CheckedStatement], fail_on: FailOn) -> Outcome:
    verdicts = {row.verdict for row in rows}
    if fail_on is FailOn.NEVER:
        return Outcome.COMPLETE
    if verdicts.intersection(_WRONG):
        return Outcome.NEGATIVE
    order = list(FailOn)
    failing = {str(kind) for kind in order[1 : order.index(fail_on) + 1]}
    return Outcome.UNDECIDED if verdicts & failing else Outcome.COMPLETE
