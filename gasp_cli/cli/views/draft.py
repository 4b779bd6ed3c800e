"""A checked draft: each sentence with its findings under it, wrong words marked in their place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import groupby
from operator import attrgetter

from gasp_cli.claims.phrases import value_phrase
from gasp_cli.claims.verdict import Verdict
from gasp_cli.i18n import join_list, msg, on_screen, parts_of
from gasp_cli.queries.claim_phrases import in_order_said
from gasp_cli.queries.statements import (
    CheckedStatement,
    CheckedText,
    MarkedSentence,
    MarkedStatement,
    Unjudged,
    summary,
)
from gasp_cli.render.page import Block, Page, Span, hanging, line, section, span, stack
from gasp_cli.results import CellStyle

MUTED = CellStyle.MUTED
_INDENT = 2
_MARGIN = 6  # with the number of the line
_SHORT = 40  # a value that has room in a sentence
_MOST = 3  # matches named under a finding
_WRONG = (Verdict.CONTRADICTED, Verdict.PARTLY)
_STYLES = {
    Verdict.CONFIRMED: CellStyle.GOOD,
    Verdict.SUPPORTED: CellStyle.GOOD,
    Verdict.CONTRADICTED: CellStyle.WRONG,
    Verdict.PARTLY: CellStyle.WRONG,
}


def draft_page(checked: CheckedText, *, everything: bool) -> Page:
    """The sentences that have a verdict in them, or all of them, and how they fared.

    `everything` shows those of files too that were not understood or have nothing to check.
    """
    blocks: list[Block] = []
    for file, sentences in groupby(checked.sentences, attrgetter("file")):
        shown = [
            block
            for sentence in sentences
            if everything or sentence.file is None or _has_verdict(sentence)
            for block in _sentence(sentence)
        ]
        blocks.append(section(file, *shown) if file and shown else stack(*shown))
    blocks += [line(), span(summary(checked.rows), CellStyle.STRONG)]
    left_out = (sentence for sentence in checked.sentences if sentence.file is not None)
    if not everything and any(map(_is_left_out, left_out)):
        blocks.append(
            span(msg("--all shows what was not understood, and what was left to you."), MUTED)
        )
    return Page(msg("Checked against the record"), "", blocks)


def _is_judged(marked: MarkedStatement) -> bool:
    return marked.row.verdict not in tuple(Unjudged)


def _has_verdict(sentence: MarkedSentence) -> bool:
    return any(map(_is_judged, sentence.statements))


def _is_left_out(sentence: MarkedSentence) -> bool:
    """Whether a sentence was not understood, and has nothing else to show."""
    return not _has_verdict(sentence) and any(
        marked.row.verdict == Unjudged.NOT_UNDERSTOOD for marked in sentence.statements
    )


def _sentence(sentence: MarkedSentence) -> Iterator[Block]:
    """A sentence, and a line or two for each statement in it.

    One without a verdict has only a sign in the margin. One with a verdict also says which of its
    words were not understood, so that nobody takes the whole of it for checked. What several of
    its statements assume is said once, below them.
    """
    indent = _INDENT if sentence.file is None else _MARGIN
    number = "" if sentence.file is None else f"{sentence.line:>{_MARGIN - 2}}"
    yield line()
    if not _has_verdict(sentence):
        verdicts = {marked.row.verdict for marked in sentence.statements}
        unjudged = next((kind for kind in Unjudged if kind in verdicts), Unjudged.NOTHING_TO_CHECK)
        sign = span(unjudged, CellStyle.SIGN)
        margin = line(span(f"{number:{indent - 2}} ", MUTED), sign)
        why = dict.fromkeys(filter(None, (marked.row.reason for marked in sentence.statements)))
        lines = [(span(""), span(reason, MUTED)) for reason in why]
        yield hanging([(margin, span(sentence.text, MUTED)), *lines], indent + 2)
        return
    yield hanging([(span(number, MUTED), _marked(sentence))], indent)
    reasons = Counter(reason for marked in sentence.statements for reason in _reasons(marked.row))
    shared = {reason for reason, count in reasons.items() if count > 1}
    rows = [row for marked in sentence.statements for row in _finding(marked.row, shared)]
    yield hanging([(line(span(" " * indent), sign), text) for sign, text in rows], indent + 2)
    if shared:
        said_once = join_list((reason for reason in reasons if reason in shared), "; ")
        yield hanging([(span(""), span(said_once, MUTED))], indent)


def _marked(sentence: MarkedSentence) -> Span:
    """The text of a sentence; behind a wrong value stands the right one, in brackets."""
    spans, done = [], 0
    for start, end, row in _places(sentence.statements):
        if start < done:
            continue  # two statements share their words
        spans.append(span(sentence.text[done:start]))
        spans.append(span(sentence.text[start:end], _STYLES.get(Verdict(row.verdict), MUTED)))
        if row.verdict in _WRONG:
            _, found = in_order_said(row, sentence.text[start:end])
            right = on_screen(value_phrase(found))
            sign = f" [✗ {right}]" if len(right) <= _SHORT else " [✗]"
            spans.append(span(sign, CellStyle.BAD))
        done = end
    return line(*spans, span(sentence.text[done:]))


def _places(
    statements: Sequence[MarkedStatement],
) -> list[tuple[int, int, CheckedStatement]]:
    """Where something is to be marked: the values stated, else the words of what is wrong."""
    places = [
        (*(marked.value or (marked.start, marked.end)), marked.row)
        for marked in statements
        if marked.row.verdict in tuple(Verdict)
        if marked.value or marked.row.verdict in _WRONG
    ]
    return sorted(places, key=lambda place: place[:2])


def _reasons(row: CheckedStatement) -> tuple[str, ...]:
    return parts_of(row.reason) if row.reason and row.verdict in tuple(Verdict) else ()


def _finding(row: CheckedStatement, shared: Set[str]) -> Iterator[tuple[Span, Span]]:
    """A sign and what is said of a statement, and in a line below what it alone assumes."""
    sign = span(row.verdict, CellStyle.SIGN)
    own = [reason for reason in _reasons(row) if reason not in shared]
    reason: list[str] = [join_list(own, "; ")] if own else []
    match row.verdict:
        case Unjudged.NOT_UNDERSTOOD:
            yield sign, span(msg("not understood: “{words}”", words=row.text), MUTED)
        case Unjudged.NOTHING_TO_CHECK:
            return
        case Verdict.UNVERIFIABLE:
            understood = span(row.understood_as or msg("“{words}”", words=row.text))
            yield sign, line(understood, span(" "), span(msg("– undecided"), MUTED))
        case Verdict.CONTRADICTED | Verdict.PARTLY:
            found = value_phrase(row.found)
            correction = span(msg("the record has {found}", found=found), CellStyle.STRONG)
            yield (
                sign,
                line(
                    span(row.understood_as or row.text),
                    span(" – "),
                    correction,
                ),
            )
            reason += _matches(row)
        case _:
            aside = span(msg(" · {why}", why=reason[0]) if reason else "", MUTED)
            yield sign, line(span(row.understood_as or row.text), aside)
            return
    if reason:
        yield span(""), span(join_list(reason, " · "), MUTED)


def _matches(row: CheckedStatement) -> list[str]:
    """The matches that show it, where they are few."""
    return [join_list(row.evidence)] if 0 < len(row.evidence) <= _MOST else []
