"""Frames of totals."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from gasp_cli.grammar.claims_of import OF_TOTAL, Claim
from gasp_cli.grammar.clause import Clause
from gasp_cli.grammar.frames import TAIL, W, reads
from gasp_cli.grammar.resolve import CannotResolve
from gasp_cli.grammar.scopes import Quantity
from gasp_cli.grammar.table_scope import (
    competition_of_group,
    subjects_of,
    table_ways,
    take_beginning,
)
from gasp_cli.grammar.table_tail import (
    clubs_of,
    gap_at,
    tail_after_total,
    tail_claims,
    tail_of_matches,
)
from gasp_cli.grammar.totals import (
    RESULTS,
    TOTALS,
    VERB_UNITS,
    Total,
    either,
    free_total,
    scope_so_far,
    season_of_match,
    total,
    verb_total,
)

_CLUBS = "club (comma club)* (comma? and club)?"


@reads(
    f"S={W}? V=(take|have|win|score|concede|keep|lose|be|draw|play|suffer|record|make|hit|finish"
    f"|end|stand) (on|with|a|in)? Q=q T={TAIL}"
)
def tally(clause: Clause) -> list[Claim]:
    """Read “They scored 98 goals, and conceded 48”."""
    found = clause.found
    subjects = subjects_of(clause)
    verb = found["V"].kind
    item = found["Q"]
    quantity: Quantity = item.value
    if verb == "suffer" and quantity.unit in ("goals", "goals_against"):
        verb = "concede"
    tail = found.group("T")
    gap, _ = gap_at([item, *tail], 0)
    if gap is not None:
        ways = table_ways(clause, subjects, clubs_of(clause, tail))
        return tail_claims(clause, subjects, ways, [item, *tail])
    unit = "goals" if verb in ("score", "hit") else quantity.unit
    clause.remember(unit=unit)
    if quantity.unit not in TOTALS[verb]:
        raise CannotResolve
    if verb in ("finish", "end", "stand"):
        ways = table_ways(clause, subjects, clubs_of(clause, tail))
        return total(clause, subjects, quantity, in_table=ways) + tail_claims(
            clause, subjects, ways, tail
        )

    def read() -> list[Claim]:
        claims = (
            verb_total(clause, subjects, verb, item, None)
            if verb in VERB_UNITS
            else total(clause, subjects, quantity)
        )
        return claims + tail_after_total(clause, subjects, tail)

    claims = read()
    if not found.has("S") and (wider := scope_so_far(clause)):
        # "They lost twice in the cup and scored 98 goals" leaves open where they scored them.
        own, clause.scope = clause.scope, wider
        with suppress(CannotResolve):
            claims = either(claims, read())
        clause.scope = own
    return claims


@reads(
    f"(V=(take|win|score|concede|suffer|lose|draw|keep)) N=num T={TAIL}",
    f"S={W} (V=(win|score|concede|lose|draw)) N=num T={TAIL}",
)
def tally_num(clause: Clause) -> list[Claim]:
    """Read “won 127 and drew 62”, "conceded 48"."""
    found = clause.found
    subjects = subjects_of(clause)
    verb = found["V"]
    item = found["N"]
    kind = verb.kind
    if not found.has("S") and "set" in clause.memory:
        return _of_set(clause)
    if kind == "suffer" and clause.memory.get("unit") == "goals":
        kind = "concede"
    if kind in {"take", "keep", "suffer"}:
        raise CannotResolve
    if kind in ("win", "lose", "draw") and not (
        clause.memory.get("counted")
        or {"first", "last", "spell", "spell_seasons"} & clause.scope.keys()
    ):
        raise CannotResolve
    if kind in ("score", "concede") and not found.has("S") and not clause.memory.get("counted"):
        raise CannotResolve
    if not found.has("S"):
        clause.scope = scope_so_far(clause) or clause.scope
    claims = verb_total(clause, subjects, kind, item, None)
    return claims + tail_after_total(clause, subjects, found.group("T"))


@reads(
    f"(?:S={W} poss)? (?:point|win_n|loss_n|draw_n|goal (?:score|concede|make)|"
    f"that (?:score|concede)) (?:of S2={W})? be N=num T={TAIL}"
)
def noun_be(clause: Clause) -> list[Claim]:
    """Read “i punti erano 519, con 555 gol fatti e 339 subiti”."""
    found = clause.found
    item = found["N"]
    kinds = {before.kind for before in found.items[: list(found.items).index(item)]}
    units = {"point": "points", "win_n": "wins", "loss_n": "defeats", "draw_n": "draws",
             "concede": "goals_against", "score": "goals_for", "make": "goals_for"}  # fmt: skip
    unit = next(units[kind] for kind in units if kind in kinds)
    subjects = clause.names("S") or clause.names("S2") or clause.carried or (clause.own,)
    clause.subject = subjects[0]
    quantity = Quantity(unit, item.value, None, {}, *item.where)
    tail = tail_after_total(clause, subjects, found.group("T"))
    return total(clause, subjects, quantity) + tail


@reads(f"S={W}? keep clean_sheet Q=q")
def clean_sheets(clause: Clause) -> list[Claim]:
    """Read “L'Alba ha tenuto la porta inviolata 15 volte in campionato”."""
    subjects = subjects_of(clause)
    quantity: Quantity = clause.found.value("Q")
    if quantity.unit not in ("times", "matches"):
        raise CannotResolve
    return total(clause, subjects, quantity._replace(unit="clean_sheets"))


@reads(f"S={W} poss Q=q", named=True)
def poss_total(clause: Clause) -> list[Claim]:
    """Read “Alba's 78 goals in 2024-25 …”: what is named so is said to have been."""
    subjects = subjects_of(clause)
    quantity: Quantity = clause.found.value("Q")
    if quantity.unit == "goals":
        quantity = quantity._replace(unit="goals_for")
    if quantity.unit not in ("points", "goals_for", "goals_against", *RESULTS):
        raise CannotResolve
    return total(clause, subjects, quantity)


@reads(f"S={W}? V=(win|lose|draw) N=num of Q=q")
def of_played(clause: Clause) -> list[Claim]:
    """Read “Alba won 23 of their 38 league matches”."""
    subjects = subjects_of(clause)
    found = clause.found
    verb, item = found["V"], found["N"]
    quantity: Quantity = found.value("Q")
    if quantity.unit != "matches" or quantity.compare is not None:
        raise CannotResolve
    played = quantity._replace(unit="played")
    part = Quantity(VERB_UNITS[verb.kind], item.value, None, quantity.scope, *item.where)
    return total(clause, subjects, part) + total(clause, subjects, played)


@reads(f"S={W}? V=(lose|win|draw) F=fm")
def first_all(clause: Clause) -> list[Claim]:
    """Read “They lost their first three group matches”."""
    subjects = subjects_of(clause)
    verb, item = clause.found["V"], clause.found["F"]
    clause.narrow(item.value)
    number = item.value.get("first") or item.value.get("last")
    if "phase" in clause.scope and "competition" not in clause.scope:
        clause.scope["competition"] = competition_of_group(clause)
    return free_total(clause, subjects, Total(VERB_UNITS[verb.kind], number, None, item.where))


@reads(f"S={W}? begin G=(ph|grp|seas|ed|season_n)? with N=(qrow|q) (comma? against {_CLUBS})?")
def begins_with(clause: Clause) -> list[Claim]:
    """Read “They began the group stage with three defeats in a row, against Brera and Como”."""
    subjects = subjects_of(clause)
    item = clause.found["N"]
    quantity = item.value
    if not isinstance(quantity, Quantity) or quantity.compare or quantity.unit not in RESULTS:
        raise CannotResolve
    take_beginning(clause)
    clause.narrow({**quantity.scope, "first": quantity.number})
    stated = Total(quantity.unit, quantity.number, None, quantity.where)
    claims = free_total(clause, subjects, stated)
    others = [other for other in clause.found.items if other.kind == "club"]
    if clause.found.has("S") and others[:1] == [clause.found.item("S")]:
        others = others[1:]
    rounds = {"matchdays": f"1-{quantity.number}"}
    return claims + [
        claim._replace(
            arguments=tuple(
                {**_without_first(way), **rounds, "opponent": clause.resolver.club(other.value)}
                for way in claim.arguments
            ),
            says=1,
            compare="at-least",
            value=other.where,
        )
        for other in others
        for claim in claims
    ]


def _without_first(arguments: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in arguments.items() if key != "first"}


@reads(f"S={W}? not_lose single? (G=(ms|grp|ph))")
def no_defeat(clause: Clause) -> list[Claim]:
    """Read “Alba did not lose a single group match”."""
    subjects = subjects_of(clause)
    clause.narrow(clause.found["G"].value)
    return free_total(clause, subjects, Total("defeats", 0, None, clause.found.where))


@reads(f"S={W}? not_score single? (ms|ed)? goal")
def no_goal(clause: Clause) -> list[Claim]:
    """Read “Alba had not scored a single league goal”."""
    subjects = subjects_of(clause)
    for item in clause.found.items:
        if item.kind in ("ed", "ms"):
            clause.narrow(item.value)
    return free_total(clause, subjects, Total("goals_for", 0, None, clause.found.where))


@reads(f"S={W}? be unbeaten T={TAIL}")
def unbeaten_so_far(clause: Clause) -> list[Claim]:
    """Read “Alba were unbeaten in the Champions League with three wins and two draws”."""
    subjects = subjects_of(clause)
    item = next(item for item in clause.found.items if item.kind == "unbeaten")
    where = item.where
    if "before_match" in clause.scope and "season" not in clause.scope:
        season_of_match(clause)
    claims = free_total(clause, subjects, Total("defeats", 0, None, where))
    return claims + tail_of_matches(clause, subjects, clause.found.group("T"))


@reads(f"S={W}? (go|be|have) N=q unbeaten (to|against|with) O={W}")
def unbeaten_against(clause: Clause) -> list[Claim]:
    """Read “Alba had gone five league matches without losing to Juventus”."""
    clause.only(OF_TOTAL | {"meeting_before"})
    found = clause.found
    subjects, other = clause.sides()
    quantity: Quantity = found.value("N")
    if subjects != (clause.own,) or other is None or quantity.unit != "matches" or quantity.compare:
        raise CannotResolve
    clause.narrow({**quantity.scope, "opponent": (other,)})
    if "meeting_before" in clause.scope:
        span = clause.scope.pop("meeting_before")
        clause.scope["before_match"] = ((other,),)
        clause.scope["since"], clause.scope["until"] = span
    matches, _ = clause.match_scope(clause.own, other)
    until = matches.get("until")
    if until is None:
        raise CannotResolve
    arguments = {key: value for key, value in matches.items() if key == "competition"}
    arguments |= {"opponent": other, "until": until, "last": quantity.number}
    clause.remember(set=arguments)
    return [Claim("defeats", (arguments,), 0, None, quantity.where)]


def _of_set(clause: Clause) -> list[Claim]:
    """Read “…, winning two and drawing three”: of the matches that were just named."""
    arguments = clause.memory["set"]
    before = clause.memory.get("scope", {})
    if any(before.get(key) != clause.scope[key] for key in clause.scope if key[0] != "_"):
        raise CannotResolve  # narrowed to fewer matches than were named
    items = [item for item in clause.found.items if item.kind not in ("comma", "and")]
    if len(items) % 2:
        raise CannotResolve
    claims = []
    for verb, number in zip(items[::2], items[1::2], strict=True):
        if verb.kind not in ("win", "draw", "lose") or number.kind != "num":
            raise CannotResolve
        claims.append(
            Claim(VERB_UNITS[verb.kind], (arguments,), number.value, None,
                  number.where)
        )  # fmt: skip
    return claims
