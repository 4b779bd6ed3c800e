"""The verdicts on facts as shares of a bar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gasp_cli.claims.verdict import Verdict
from gasp_cli.i18n import plural
from gasp_cli.queries.claim_phrases import verdict_count_phrase
from gasp_cli.render.page import ShareBar, Span, span
from gasp_cli.results import CellStyle

_LOOKS = {
    Verdict.CONFIRMED: CellStyle.GOOD,
    Verdict.SUPPORTED: CellStyle.GOOD,
    Verdict.PARTLY: CellStyle.EVEN,
    Verdict.CONTRADICTED: CellStyle.BAD,
}


def verdict_shares(
    count: Mapping[str, int], what: str = "", aside: str = "", facts: Sequence[str] = ("facts",)
) -> ShareBar:
    """The shares of the verdicts; unverifiable facts are `open`.

    `facts` is the command that lists the facts; each share leads to those of its verdict.
    """

    def share(verdict: Verdict, n: int, phrase: str, look: CellStyle) -> tuple[int, Span]:
        return n, span(phrase, look, enters=(*facts, "--verdict", verdict))

    parts = [
        share(verdict, n, verdict_count_phrase(verdict, n), look)
        for verdict, look in _LOOKS.items()
        for n in [count.get(verdict, 0)]
    ]
    n = count.get(Verdict.UNVERIFIABLE, 0)
    unverifiable = plural("{n} unverifiable", "{n} unverifiable", n)
    parts.append(share(Verdict.UNVERIFIABLE, n, unverifiable, CellStyle.MUTED))
    return ShareBar(parts, what, aside)
