"""Frames of runs."""

from __future__ import annotations

from gasp_cli.grammar.claims_of import OF_RUN, Claim
from gasp_cli.grammar.clause import Clause
from gasp_cli.grammar.frames import W, reads
from gasp_cli.grammar.resolve import CannotResolve
from gasp_cli.grammar.scopes import Quantity
from gasp_cli.grammar.table_scope import subjects_of


@reads(
    f"S={W}? (win|take|record|put|go|have|make|be) N=qrow",
)
def win_run(clause: Clause) -> list[Claim]:
    """Read “Alba won ten matches in a row”."""
    item = clause.found["N"]
    quantity: Quantity | None = item.value if isinstance(item.value, Quantity) else None
    number = item.value if quantity is None else quantity.number
    if quantity is not None:
        if quantity.unit not in ("matches", "wins") or quantity.compare is not None:
            raise CannotResolve
        clause.narrow(quantity.scope)
    return _run(clause, "wins", number, item.where)


@reads(
    f"S={W}? (go|be|have|stand) N=q (unbeaten|winless)",
    f"S={W}? (go|be|have|stand) (unbeaten|winless) (for|in)? N=q",
    f"S={W}? (go|have|put|be) (on|a)? unbeaten_run of N=q",
)
def unbeaten_run(clause: Clause) -> list[Claim]:
    """Read “They went 17 matches unbeaten”."""
    item = clause.found["N"]
    quantity: Quantity = item.value
    if quantity.unit != "matches" or quantity.compare is not None:
        raise CannotResolve
    clause.narrow(quantity.scope)
    kinds = [item.kind for item in clause.found.items]
    kind = "without a win" if "winless" in kinds else "unbeaten"
    return _run(clause, kind, quantity.number, item.where)


def _run(clause: Clause, kind: str, number: int, where: tuple[int, int]) -> list[Claim]:
    subjects = subjects_of(clause)
    own = clause.own
    clause.only(OF_RUN)
    clause.scope.pop("loose", None)
    if subjects[0] != own:
        raise CannotResolve
    given, anywhen = clause.match_scope(own, None)
    if anywhen or {"first", "last", "leg", "stage", "half"} & given.keys():
        raise CannotResolve
    venue = clause.scope.get("venue")
    if venue is not None:
        if kind != "wins" or venue not in ("home", "away"):
            raise CannotResolve
        kind = f"{venue} wins"
    given["kind"] = kind
    if "season" not in given and "since" in given:
        given["season"] = clause.resolver.season_of(given["since"])
    ways = [given]
    if "competition" not in given:
        season = given.get("season")
        league = clause.resolver.league_of(own, season) if season else clause.resolver.words.league
        ways.append({**given, "competition": league})
    return [Claim("runs", tuple(ways), number, None, where)]
