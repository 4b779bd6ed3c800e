"""Frames of halves of a season, and of one season against others."""

from __future__ import annotations

from gasp_cli.grammar.claims_of import OF_SEASON, Claim
from gasp_cli.grammar.clause import Clause
from gasp_cli.grammar.frames import TAIL, W, reads
from gasp_cli.grammar.resolve import CannotResolve
from gasp_cli.grammar.scopes import Quantity
from gasp_cli.grammar.table_scope import subjects_of


def _change_claim(
    clause: Clause, subjects: tuple[str, ...], unit: str, number: int, where: tuple[int, int]
) -> list[Claim]:
    change = clause.found.value("C")
    sign, against = change
    season = clause.season()
    if isinstance(against, int):
        if against != -1:
            raise CannotResolve
        against = clause.resolver.previous(season, -1)
    elif not isinstance(against, str) or against in ("last", "this"):
        raise CannotResolve
    measure = {"points": "points_change", "goals": "goals_change"}.get(unit)
    if measure is None or not {"competition", "first", "round", "half"}.isdisjoint(clause.scope):
        raise CannotResolve
    ways = tuple(
        {"season": season, "than": against, **clause.club_argument(subject)} for subject in subjects
    )
    return [Claim(measure, ways, sign * number, None, where)]


@reads(
    f"S={W}? (take|have|record|score|win) Q=q (N=num)? C=change",
)
def changes(clause: Clause) -> list[Claim]:
    """Read “la Fiorentina ha conquistato 22 punti in più della stagione precedente”."""
    clause.only(OF_SEASON)
    subjects = subjects_of(clause)
    quantity: Quantity = clause.found.value("Q")
    where = quantity.where
    if clause.found.has("N") or quantity.compare is not None or quantity.scope:
        raise CannotResolve
    return _change_claim(clause, subjects, quantity.unit, quantity.number, where)


@reads(
    "N=num C=change",
)
def changes_again(clause: Clause) -> list[Claim]:
    """Read “They scored 98 goals, 21 more than the year before”."""
    clause.only(OF_SEASON)
    unit = clause.memory.get("unit")
    item = clause.found["N"]
    if unit not in ("goals", "points"):
        raise CannotResolve
    subjects = clause.carried
    clause.subject = subjects[0] if subjects else None
    return _change_claim(clause, subjects, unit, item.value, item.where)


@reads(
    f"S={W}? be best T={TAIL}",
)
def best_of_half(clause: Clause) -> list[Claim]:
    """Read “la Dea è stata la migliore del girone di ritorno con 43 punti”."""
    clause.only(OF_SEASON | {"half"})
    subjects = subjects_of(clause)
    half = clause.scope.get("half")
    season = clause.resolver.season(clause.scope)
    if half is None or season is None:
        raise CannotResolve
    ways = tuple(
        {"season": season, "half": half, **clause.club_argument(subject)} for subject in subjects
    )
    item = next(item for item in clause.found.items if item.kind == "best")
    claims = [Claim("half_rank", ways, 1, None, item.where)]
    clause.remember(half=half)
    for tail in clause.found.group("T"):
        if tail.kind == "q" and tail.value.unit == "points" and not tail.value.scope:
            quantity: Quantity = tail.value
            claims.append(
                Claim("half_points", ways, quantity.number, quantity.compare,
                      quantity.where)
            )  # fmt: skip
        elif tail.kind not in ("with", "comma"):
            raise CannotResolve
    return claims


@reads(
    f"S={W} (stop|finish) (at|a|on) N=num",
)
def half_again(clause: Clause) -> list[Claim]:
    """Read “…; il Milan si è fermato a 41”."""
    clause.only(OF_SEASON)
    half = clause.memory.get("half")
    subjects = subjects_of(clause)
    season = clause.resolver.season(clause.scope)
    item = clause.found["N"]
    if half is None or season is None:
        raise CannotResolve
    ways = tuple(
        {"season": season, "half": half, **clause.club_argument(subject)} for subject in subjects
    )
    return [Claim("half_points", ways, item.value, None, item.where)]


@reads(
    f"S={W}? score Q=q in N=num (ed season_n?|season_n)",
)
def seasons_with(clause: Clause) -> list[Claim]:
    """Read “Alba scored at least 90 goals in two league seasons under the coach”."""
    clause.only(frozenset(("spell", "league")))
    subjects = subjects_of(clause)
    quantity: Quantity = clause.found.value("Q")
    if quantity.unit != "goals" or quantity.compare != "at-least" or subjects != (clause.own,):
        raise CannotResolve
    if "spell" not in clause.scope:
        raise CannotResolve
    item = clause.found["N"]
    return [Claim("seasons_with_goals", ({"goals": quantity.number},), item.value, None,
                  item.where)]  # fmt: skip


@reads(
    "Q=q (be|remain) best",
)
def best_total(clause: Clause) -> list[Claim]:
    """Read “I 78 punti del 2019-20 restano il massimo dell'era del mister”."""
    clause.only(OF_SEASON)
    quantity: Quantity = clause.found.value("Q")
    if (
        quantity.unit != "points"
        or quantity.compare
        or quantity.scope
        or "spell" not in clause.scope
    ):
        raise CannotResolve
    clause.subject = clause.own
    where = quantity.where
    claims = [Claim("best_points", ({},), quantity.number, None, where)]
    if {"season", "year", "ends"} & clause.scope.keys():
        season = clause.resolver.season(clause.scope)
        claims.append(Claim("points", ({"season": season},), quantity.number, None, where))
    return claims


@reads(
    f"O={W} be only_side against which S={W} (not_take|not_record|not_have) (single)? point",
)
def no_points(clause: Clause) -> list[Claim]:
    """Read “La Lazio è l'unica squadra contro cui l'Alba non ha raccolto punti”."""
    clause.only(OF_SEASON | {"competition", "league"})
    if not clause.resolver.is_league(clause.scope.get("competition", clause.resolver.words.league)):
        raise CannotResolve
    (subject,), (other,) = clause.names("S"), clause.names("O")
    season = clause.resolver.season(clause.scope)
    if season is None or not {"spell", "first", "half", "round"}.isdisjoint(clause.scope):
        raise CannotResolve
    given = {"season": season, **clause.club_argument(subject)}
    item = clause.found["O"]
    return [Claim("no_points_against", (given,), other, "is", item.where)]
