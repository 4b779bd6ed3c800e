"""The answer to a question: the value, the matches that show it, the command that asks the same."""

from __future__ import annotations

from collections.abc import Sequence

from gasp_cli.claims.checker import Answer
from gasp_cli.claims.phrases import answer_phrase
from gasp_cli.i18n import msg
from gasp_cli.kb.matches import score_text
from gasp_cli.kb.record import Record
from gasp_cli.queries.answers import AnsweredQuestion, AnswerRow
from gasp_cli.queries.show import EvidenceRow
from gasp_cli.render.page import Addresses, Block, Page, hanging, line, section, span
from gasp_cli.render.table import small_table
from gasp_cli.results import CellStyle, ResultSet
from gasp_cli.scalars import shell_line

_MOST = 12  # matches that are listed; of more, how many there are


def answer_page(
    record: Record, answered: AnsweredQuestion, rows: Sequence[AnswerRow], program: str
) -> Page:
    """The screen of a question that was understood, with another reading below the first.

    `program` stands before its commands.
    """
    row, *others = rows
    assert answered.answer is not None
    blocks = _blocks(record, answered.answer, row, program)
    if answered.also is not None:
        for other in others:
            heading = line(span(other.understood_as, CellStyle.STRONG))
            blocks += [line(), heading, *_blocks(record, answered.also, other, program)]
    return Page(row.understood_as, "", blocks)


def _blocks(record: Record, answer: Answer, row: AnswerRow, program: str) -> list[Block]:
    """The value, the matches that show it, the command that asks the same."""
    value = msg("the record cannot tell") if answer.found is None else answer_phrase(answer.found)
    blocks: list[Block] = [line(), hanging([(span(""), span(value, CellStyle.OWN))], 2)]
    if row.reason:
        blocks.append(hanging([(span(""), span(row.reason, CellStyle.MUTED))], 2))
    shown = [
        EvidenceRow(
            match.date, match.competition, match.stage, score_text(match), match.id, match.source
        )
        for match in answer.evidence
    ]
    if 0 < len(shown) <= _MOST:
        links = {score_text(match): match.urls[0] for match in answer.evidence if match.urls}
        matches = ResultSet(EvidenceRow, shown, "", links=record.links | links)
        blocks.append(
            section(msg("The matches"), small_table(matches, ("date", "match", "competition")))
        )
    elif shown:
        count = msg("{n} matches show it.", n=len(shown))
        blocks += [line(), span(count, CellStyle.MUTED)]
    if pages := list(dict.fromkeys(url for stated in answer.rows for url in stated.urls)):
        command = shell_line([stated.id for stated in answer.rows[:_MOST]])
        cite = span(f"{program} cite {command}", CellStyle.CODE)  # i18n: a command
        blocks.append(section(msg("Other sources"), Addresses(pages, cite)))
    if row.command:
        blocks += [line(), span(row.command, CellStyle.CODE)]
    return blocks
