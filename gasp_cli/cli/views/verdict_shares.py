"""How facts fared against the record."""

from __future__ import annotations

from collections.abc import Mapping

from gasp_cli.claims.verdict import Verdict
from gasp_cli.i18n import several
from gasp_cli.queries.claim_phrases import counted
from gasp_cli.render.blocks import Piece, Shares
from gasp_cli.results import Look

_LOOKS = {
    Verdict.CONFIRMED: Look.GOOD, Verdict.PARTLY: Look.EVEN, Verdict.CONTRADICTED: Look.BAD,
}  # fmt: skip


def fared(count: Mapping[str, int], what: str = "", aside: str = "") -> Shares:
    """The shares of the verdicts; those that the record cannot tell are in one short word."""
    parts = [
        (count.get(verdict, 0), Piece(counted(verdict, count.get(verdict, 0)), look))
        for verdict, look in _LOOKS.items()
    ]
    n = count.get(Verdict.UNVERIFIABLE, 0)
    return Shares([*parts, (n, Piece(several("{n} open", "{n} open", n), Look.MUTED))], what, aside)
