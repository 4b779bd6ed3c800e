"""How facts fared against the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gasp_cli.answer import Look
from gasp_cli.findings.verdict import Verdict
from gasp_cli.language import several
from gasp_cli.page import Piece, Shares


def fared(count: Mapping[str, int], what: str = "", aside: str = "") -> Shares:
    """The shares of the verdicts."""
    return Shares(list(_shares(count)), what, aside)


def _shares(count: Mapping[str, int]) -> Iterator[tuple[int, Piece]]:
    n = count.get(Verdict.CONFIRMED, 0)
    yield n, Piece(several("{n} confirmed", "{n} confirmed", n), Look.GOOD)
    n = count.get(Verdict.PARTLY, 0)
    yield n, Piece(several("{n} partly", "{n} partly", n), Look.EVEN)
    n = count.get(Verdict.CONTRADICTED, 0)
    yield n, Piece(several("{n} contradicted", "{n} contradicted", n), Look.BAD)
    n = count.get(Verdict.UNVERIFIABLE, 0)
    yield n, Piece(several("{n} open", "{n} open", n), Look.MUTED)
