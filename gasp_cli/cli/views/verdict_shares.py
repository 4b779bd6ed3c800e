"""The verdicts on facts as shares of a bar."""

from __future__ import annotations

from collections.abc import Mapping

from gasp_cli.claims.verdict import Verdict
from gasp_cli.i18n import plural
from gasp_cli.queries.claim_phrases import verdict_count_phrase
from gasp_cli.render.page import ShareBar, span
from gasp_cli.results import CellStyle

_LOOKS = {
    Verdict.CONFIRMED: CellStyle.GOOD,
    Verdict.SUPPORTED: CellStyle.GOOD,
    Verdict.PARTLY: CellStyle.EVEN,
    Verdict.CONTRADICTED: CellStyle.BAD,
}


def verdict_shares(count: Mapping[str, int], what: str = "", aside: str = "") -> ShareBar:
    """The shares of the verdicts; unverifiable facts are `open`."""
    parts = [
        (count.get(verdict, 0), span(verdict_count_phrase(verdict, count.get(verdict, 0)), look))
        for verdict, look in _LOOKS.items()
    ]
    n = count.get(Verdict.UNVERIFIABLE, 0)
    return ShareBar(
        [*parts, (n, span(plural("{n} unverifiable", "{n} unverifiable", n), CellStyle.MUTED))],
        what,
        aside,
    )
