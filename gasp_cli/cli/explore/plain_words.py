"""Sentences and questions as they are typed."""

from __future__ import annotations

from typing import NamedTuple

from gasp_cli.cli.explore.leads import Command
from gasp_cli.cli.views.answer import answer_page
from gasp_cli.cli.views.draft import draft_page
from gasp_cli.drafts.draft import read_draft
from gasp_cli.errors import GaspError
from gasp_cli.i18n import msg
from gasp_cli.kb.record import Record
from gasp_cli.queries import answers
from gasp_cli.queries.statements import NamedDraft, StatementChecker, Unjudged
from gasp_cli.render.page import Page

_FEWEST = 3
"""The fewest words that say or ask something."""


class Understood(NamedTuple):
    """A text that was understood: its page, its name in the trail, the command of the same."""

    command: Command
    crumb: str
    page: Page


class PlainWords:
    """Reads what is typed about one record; `program` is what its commands begin with."""

    def __init__(self, record: Record, program: str) -> None:
        self._record, self._program = record, program
        self._checker = StatementChecker(record)

    def read(self, text: str) -> Understood | None:
        """A sentence held against the record, or the answer to a question; None for neither."""
        if len(text.split()) < _FEWEST:
            return None
        try:
            return self._checked(text) or self._answered(text)
        except GaspError:  # half a sentence names things that are none
            return None

    def _checked(self, text: str) -> Understood | None:
        draft = NamedDraft(None, read_draft(text, markdown=False))
        checked = self._checker.check([draft])
        if all(row.verdict in tuple(Unjudged) for row in checked.rows):
            return None
        return Understood(("check", text), msg("Verdict"), draft_page(checked, everything=False))

    def _answered(self, text: str) -> Understood | None:
        answered = answers.ask(self._record, text)
        rows = answers.answer_row(answered, self._program)
        if not rows:
            return None
        page = answer_page(self._record, answered, rows, self._program)
        return Understood(("ask", text), msg("Answer"), page)
