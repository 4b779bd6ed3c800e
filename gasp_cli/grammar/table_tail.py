"""What follows a place or a total: points, results, goals, gaps, the clubs around."""

from __future__ import annotations

from typing import Any

from gasp_cli.grammar.claims_of import Claim
from gasp_cli.grammar.clause import Clause
from gasp_cli.grammar.patterns import Item
from gasp_cli.grammar.resolve import CannotResolve
from gasp_cli.grammar.scopes import Quantity
from gasp_cli.grammar.table_scope import club_of, results_of, table_ways
from gasp_cli.grammar.totals import VERB_UNITS, total, verb_total


def clubs_of(clause: Clause, tail: Any) -> tuple[str, ...]:
    return tuple(
        name for item in tail if item.kind == "club" for name in (clause.resolver.club(item.value),)
    )


def tail_claims(
    clause: Clause, subjects: tuple[str, ...], ways: list[dict[str, Any]], tail: Any
) -> list[Claim]:
    """What follows a place or a total: points, results, goals, gaps, the clubs around."""
    claims: list[Claim] = []
    items = list(tail)
    at = 0
    last_unit = ""
    while at < len(items):
        item = items[at]
        following = items[at + 1] if at + 1 < len(items) else None
        if item.kind == "q":
            quantity: Quantity = item.value
            gap, end = gap_at(items, at)
            if gap is not None:
                claims.append(_gap(clause, ways, quantity, gap, items[at:end]))
                at = end
                continue
            if quantity.unit == "goals" and following is not None:
                if following.kind in ("concede", "score", "make"):
                    unit = (
                        "goals_against" if following.kind in ("concede", "suffer") else "goals_for"
                    )
                    quantity = quantity._replace(unit=unit)
                    at += 1
            claims += total(clause, subjects, quantity, in_table=ways)
            last_unit = quantity.unit
        elif item.kind == "num" and (
            following is None or following.kind not in ("concede", "suffer", "score", "make")
        ):
            # "settima con 62": points, where the clause before had them.
            if not clause.memory.get("placed") or clause.found.item("P") is None:
                raise CannotResolve
            quantity = Quantity("points", item.value, None, {}, item.start, item.end)
            claims += total(clause, subjects, quantity, in_table=ways)
        elif item.kind == "num" and following is not None:
            unit = {"concede": "goals_against", "suffer": "goals_against", "score": "goals_for", "make": "goals_for"}  # fmt: skip
            quantity = Quantity(unit[following.kind], item.value, None, {}, item.start, item.end)
            claims += total(clause, subjects, quantity, in_table=ways)
            at += 1
        elif item.kind in ("win", "lose", "draw", "score", "concede") and following is not None:
            claims += verb_total(clause, subjects, item.kind, following, ways)
            at += 1
        elif item.kind in ("just_behind", "only_behind", "behind", "ahead"):
            end = at + 1
            while end < len(items) and items[end].kind in (
                "club", "comma", "and", "al", "a", "of", "they", "side", "coach", "he",
            ):  # fmt: skip
                end += 1
            claims += _around(clause, ways, item.kind, items[at:end])
            at = end
            continue
        elif item.kind == "level":
            club = next((one for one in items[at:] if one.kind == "club"), None)
            if club is None:
                raise CannotResolve
            end = items.index(club) + 1
            claims.append(_level(clause, ways, club))
            if end + 1 < len(items) and items[end].kind == "on" and items[end + 1].kind == "q":
                claims += total(clause, subjects, items[end + 1].value, in_table=ways)
                end += 2
            at = end
            continue
        elif item.kind == "rank":
            claims += ranked(clause, ways, item)
        elif item.kind == "balance":
            claims.append(
                Claim("won_drawn_lost", results_of(clause, ways), item.value, None,
                      (item.start, item.end))
            )  # fmt: skip
        at += 1
    del last_unit
    return claims


def gap_at(items: list[Item], at: int) -> tuple[list[Item] | None, int]:
    """The words of a gap that begin behind a quantity, and where they end."""
    words = ("behind", "ahead", "da", "gap_n", "lead_n", "al", "of", "su", "level")
    end = at + 1
    while end < len(items) and items[end].kind in words:
        end += 1
    if end == at + 1:
        return None, end
    club = end if end < len(items) and items[end].kind in ("club", "they") else None
    return items[at + 1 : end + (club is not None)], end + (club is not None)


def _gap(
    clause: Clause, ways: list[dict[str, Any]], quantity: Quantity, words: list[Item], _: Any
) -> Claim:
    """Read “five points behind Juventus”."""
    if quantity.unit != "points":
        raise CannotResolve
    club = words[-1]
    if club.kind != "club":
        raise CannotResolve
    other = clause.resolver.club(club.value)
    ahead = any(item.kind in ("ahead", "lead_n") for item in words)
    number = quantity.number if ahead else -quantity.number
    compare = quantity.compare
    if compare is not None and not ahead:
        compare = {"at-least": "at-most", "at-most": "at-least"}[compare]
    where = (quantity.start, quantity.end)
    fitting = tuple({**way, "opponent": other} for way in ways)
    return Claim("points_ahead", fitting, number, compare, where)


def _level(clause: Clause, ways: list[dict[str, Any]], club: Item) -> Claim:
    other = clause.resolver.club(club.value)
    where = (club.start, club.end)
    return Claim("points_ahead", tuple({**way, "opponent": other} for way in ways), 0, None, where)


def _around(
    clause: Clause, ways: list[dict[str, Any]], kind: str, items: list[Item]
) -> list[Claim]:
    """The clubs that stood above or below."""
    clubs = [item for item in items if item.kind == "club"]
    names = [clause.resolver.club(item.value) for item in clubs]
    if not names:
        raise CannotResolve
    where = (clubs[0].start, clubs[-1].end)
    if kind == "just_behind":
        place_item = clause.found.item("P")
        if (
            place_item is None
            or len(names) != 1
            or not isinstance(place_item.value, (int, Quantity))
        ):
            raise CannotResolve
        number = place_item.value if isinstance(place_item.value, int) else place_item.value.number
        return [
            Claim("league_position", tuple({**way, "club": names[0]} for way in ways), number - 1,
                  None, where)
        ]  # fmt: skip
    if kind == "ahead":
        return [
            Claim("clubs_above", tuple({**way, "club": name} for way in ways),
                  club_of(clause, ways[0]), "has", where)
            for name in names
        ]  # fmt: skip
    compare = "is" if kind == "only_behind" else "has"
    return [
        Claim("clubs_above", tuple(ways), names if len(names) > 1 else names[0], compare, where)
    ]


def ranked(clause: Clause, ways: list[dict[str, Any]], item: Item) -> list[Claim]:
    quantity: Quantity = item.value
    plain = [
        {name: value for name, value in way.items() if name in ("season", "club")}
        for way in ways
        if "competition" not in way and not way.keys() & {"matchday", "on"}
    ]
    if not plain:
        raise CannotResolve
    where = (quantity.start, quantity.end)
    return [Claim(quantity.unit, tuple(plain), quantity.number, None, where)]


def played_claim(clause: Clause, ways: list[dict[str, Any]]) -> list[Claim]:
    """Read “in 25 games”: how many had been played."""
    if "in_matches" not in clause.scope or all("on" not in way for way in ways):
        return []
    number, start, end = clause.scope["in_matches"]
    return [Claim("played", results_of(clause, ways), number, None, (start, end))]


def placed(clause: Clause, subjects: tuple[str, ...]) -> list[Claim]:
    item = clause.found.item("P")
    assert item is not None
    states = {"be", "stand", "have"} & {one.kind for one in clause.found.items}
    if states and "year" in clause.scope and item.kind != "champions":
        raise CannotResolve  # a year is the season that ends in it only where that season ends
    tail = clause.found.group("T")
    others = clubs_of(clause, tail)
    ways = table_ways(clause, subjects, others)
    number = {"top": 1, "champions": 1}.get(item.kind)
    if item.kind == "bottom":
        raise CannotResolve
    if number is None:
        number = item.value if item.kind == "ord" else item.value.number
    if item.kind == "champions":
        ways = [way for way in ways if "competition" not in way]
        if not ways:
            raise CannotResolve
    clause.memory = {**clause.memory, "placed": True}
    claims = [Claim("league_position", tuple(ways), number, None, (item.start, item.end))]
    claims += tail_claims(clause, subjects, ways, tail)
    return claims + played_claim(clause, ways)


def tail_after_total(clause: Clause, subjects: tuple[str, ...], tail: Any) -> list[Claim]:
    if not tail:
        return []
    ways: list[dict[str, Any]] | None
    try:
        ways = table_ways(clause, subjects, clubs_of(clause, tail))
    except CannotResolve:
        ways = None
    if ways is None or {"first", "last", "half", "spell", "spell_seasons"} & clause.scope.keys():
        return tail_of_matches(clause, subjects, tail)
    return tail_claims(clause, subjects, ways, tail)


def tail_of_matches(clause: Clause, subjects: tuple[str, ...], tail: Any) -> list[Claim]:
    """What follows a total of matches that are no table's: more totals."""
    claims: list[Claim] = []
    items = list(tail)
    at = 0
    while at < len(items):
        item = items[at]
        following = items[at + 1] if at + 1 < len(items) else None
        if item.kind == "q":
            quantity: Quantity = item.value
            if following is not None and following.kind in ("concede", "score", "make"):
                unit = "goals_against" if following.kind in ("concede", "suffer") else "goals_for"
                quantity = quantity._replace(unit=unit)
                at += 1
            claims += total(clause, subjects, quantity)
        elif item.kind == "num" and following is not None:
            unit = "goals_against" if following.kind in ("concede", "suffer") else "goals_for"
            claims += total(
                clause, subjects, Quantity(unit, item.value, None, {}, item.start, item.end)
            )
            at += 1
        elif item.kind in VERB_UNITS and following is not None:
            claims += verb_total(clause, subjects, item.kind, following, None)
            at += 1
        elif item.kind not in (
            "comma",
            "and",
            "with",
            "semi",
            "on",
            "a",
            "for",
            "that",
            "while",
            "but",
        ):
            raise CannotResolve
        at += 1
    return claims
