"""The matches, the club and the result that a question means."""

from __future__ import annotations

from typing import Any

from gasp_cli.grammar.claims_of import with_
from gasp_cli.grammar.clause import Clause
from gasp_cli.grammar.resolve import CannotResolve


def named_subject(clause: Clause) -> str:
    """The club that a question is about, our own where it names none."""
    names = clause.names("S") or clause.names("S2")
    return names[0] if names else clause.own


TIMES = frozenset(
    ("season", "ends", "year", "since", "until", "after", "before", "rel", "spell_season",
     "monthday")
)  # fmt: skip


def with_spell(clause: Clause) -> None:
    """Let a question that does not say when mean the coach's whole spell."""
    if not TIMES & clause.scope.keys():
        clause.scope.setdefault("spell", True)


def _in_town(clause: Clause) -> None:
    """Let a town in which our club played once mean the day of that match."""
    town = clause.scope.pop("town", None)
    if town is None:
        return
    record = clause.resolver.record
    days = [
        side.match.date
        for side in record.spell.matches()
        if (venue := record.reference.venue_of(side.match)) is not None and venue.city == town
    ]
    if len(days) != 1:
        raise CannotResolve
    clause.narrow({"since": days[0], "until": days[0]})


def asked_matches(clause: Clause) -> tuple[dict[str, Any], str | None]:
    """The matches of our club that a question means, and the only opponent that it names."""
    own = clause.own
    names = [name for group in ("S", "S2", "O", "O2") for name in clause.names(group)]
    if "opponent" in clause.scope:
        names.append(clause.resolver.club(tuple(clause.scope["opponent"])))
    names += clause.scope.get("at") or clause.scope.get("home_of") or ()
    others = dict.fromkeys(name for name in names if name != own)
    if len(others) > 1 or (own in clause.names("O") and named_subject(clause) == own):
        raise CannotResolve
    other = next(iter(others), None)
    _in_town(clause)
    with_spell(clause)
    matches, _ = clause.match_scope(own, other)
    venue = clause.resolver.venue(clause.scope, own, other)
    return with_(matches, opponent=other, venue=venue), other


def matches_against(clause: Clause) -> tuple[dict[str, Any], str]:
    """The matches of our club against a side that a question must name."""
    arguments, other = asked_matches(clause)
    if other is None:
        raise CannotResolve
    return arguments, other


def own_matches(clause: Clause) -> dict[str, Any]:
    """The matches that a question of our own club means, against whomever."""
    if named_subject(clause) != clause.own:
        raise CannotResolve
    arguments, _ = asked_matches(clause)
    return arguments


def narrowed_matches(clause: Clause) -> dict[str, Any]:
    """The matches that a question means, which must say more than that they are ours."""
    arguments = own_matches(clause)
    if "opponent" not in arguments and not clause.scope.keys() - {"spell"}:
        raise CannotResolve
    return arguments


_OF_VERB = {
    "beat": "wins", "win": "wins", "win_n": "wins", "lose": "defeats", "draw": "draws",
    "draw_n": "draws", "meet": "meetings", "play": "meetings", "": "meetings", "have": "meetings",
}  # fmt: skip


def result_measure(clause: Clause, kind: str, other: str | None) -> str:
    """The measure of a verb, seen from our club: the subject may be the other side."""
    if kind not in _OF_VERB:
        raise CannotResolve
    measure = _OF_VERB[kind]
    if other is not None and named_subject(clause) == other:
        return {"wins": "defeats", "defeats": "wins"}.get(measure, measure)
    return measure
