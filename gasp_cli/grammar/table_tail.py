"""The words after a place or a total: points, results, goals, gaps, the clubs around."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gasp_cli.grammar.claims_of import Claim
from gasp_cli.grammar.clause import Clause
from gasp_cli.grammar.patterns import Item
from gasp_cli.grammar.resolve import CannotResolve
from gasp_cli.grammar.scopes import Quantity
from gasp_cli.grammar.table_scope import club_of, results_of, table_ways
from gasp_cli.grammar.totals import VERB_UNITS, total, verb_total

_JOINS = (
    "comma", "and", "with", "semi", "on", "a", "for", "that", "while", "but", "balance_n", "of",
)  # fmt: skip
_GOALS = {
    "concede": "goals_against", "suffer": "goals_against", "score": "goals_for",
    "make": "goals_for",
}  # fmt: skip
_AROUND = ("just_behind", "only_behind", "behind", "ahead")
_GAPS = ("behind", "ahead", "da", "gap_n", "lead_n", "al", "of", "su", "level", "top")
_OF_MATCHES = frozenset(("first", "last", "half", "spell", "spell_seasons", "in_matches"))

Ways = list[dict[str, Any]]


def clubs_of(clause: Clause, tail: Sequence[Item]) -> tuple[str, ...]:
    """The clubs that a tail names."""
    return tuple(clause.resolver.club(item.value) for item in tail if item.kind == "club")


class _Tail:
    """A tail while it is read from left to right."""

    def __init__(
        self, clause: Clause, subjects: tuple[str, ...], ways: Ways | None, items: Sequence[Item]
    ) -> None:
        self._clause = clause
        self._subjects = subjects
        self._ways = ways
        self._items = list(items)
        self._at = 0

    def claims(self) -> list[Claim]:
        """The claims of all its parts. Raises `CannotResolve` for a part that makes none."""
        claims: list[Claim] = []
        while self._at < len(self._items):
            item = self._items[self._at]
            self._at += 1
            if item.kind not in _JOINS:
                claims += self._part(item)
        return claims

    def _part(self, item: Item) -> list[Claim]:
        if item.kind in ("q", "num"):
            return self._quantity(item)
        if item.kind in (*VERB_UNITS, "make"):
            following = self._take("num", "q")
            if following is None or item.kind == "make":
                raise CannotResolve
            return verb_total(self._clause, self._subjects, item.kind, following, self._ways)
        if self._ways is None:
            raise CannotResolve
        if item.kind in _AROUND:
            return self._around(item, self._ways)
        if item.kind == "level":
            return self._level(self._ways)
        if item.kind == "rank":
            return ranked(self._ways, item)
        if item.kind == "balance":
            arguments = results_of(self._clause, self._ways)
            return [Claim("won_drawn_lost", arguments, item.value, None, item.where)]
        raise CannotResolve

    def _take(self, *kinds: str) -> Item | None:
        """The next item, if it is of one of the kinds."""
        if self._at < len(self._items) and self._items[self._at].kind in kinds:
            self._at += 1
            return self._items[self._at - 1]
        return None

    def _quantity(self, item: Item) -> list[Claim]:
        """A number, with or without a noun; or a gap to another club."""
        if self._ways is not None:
            gap, end = gap_at(self._items, self._at - 1)
            if gap is not None:
                self._at = end
                # "78 points, five behind Juventus": of points too.
                points = Quantity("points", item.value, None, {}, *item.where)
                counted = points if item.kind == "num" else item.value
                return _gap(self._clause, self._ways, counted, gap)
        verb = self._take(*_GOALS)
        quantity: Quantity
        if item.kind == "q":
            quantity = item.value
            if verb is not None and quantity.unit != "goals":
                raise CannotResolve
        elif verb is None:
            # "settima con 62": points, where the clause before had them.
            if not self._clause.memory.get("placed") or self._clause.found.item("P") is None:
                raise CannotResolve
            if any(other.kind == "q" for other in self._items[: self._at]):
                raise CannotResolve
            quantity = Quantity("points", item.value, None, {}, *item.where)
        else:
            quantity = Quantity("goals", item.value, None, {}, *item.where)
        if verb is not None:
            quantity = quantity._replace(unit=_GOALS[verb.kind])
        return total(self._clause, self._subjects, quantity, in_table=self._ways)

    def _around(self, item: Item, ways: Ways) -> list[Claim]:
        clubs: list[Item] = []
        while self._at < len(self._items):
            following = self._items[self._at]
            if following.kind == "club":
                clubs.append(following)
            elif following.kind not in ("comma", "and", "al", "a", "of"):
                break
            self._at += 1
        return _around(self._clause, ways, item.kind, clubs)

    def _level(self, ways: Ways) -> list[Claim]:
        while self._take("with", "al", "a"):
            pass
        club = self._take("club")
        if club is None:
            raise CannotResolve
        other = self._clause.resolver.club(club.value)
        arguments = tuple({**way, "opponent": other} for way in ways)
        return [Claim("points_ahead", arguments, 0, None, club.where)]


def tail_claims(
    clause: Clause, subjects: tuple[str, ...], ways: Ways, tail: Sequence[Item]
) -> list[Claim]:
    """Claims after a place or a total of a table: points, results, goals, gaps, clubs around."""
    return _Tail(clause, subjects, ways, tail).claims()


def tail_after_total(
    clause: Clause, subjects: tuple[str, ...], tail: Sequence[Item]
) -> list[Claim]:
    """Claims after a total: of a table where it is one of a table, else of the same matches."""
    if not tail:
        return []
    ways: Ways | None = None
    if not _OF_MATCHES & clause.scope.keys():
        try:
            ways = table_ways(clause, subjects, clubs_of(clause, tail))
        except CannotResolve:
            ways = None
    return _Tail(clause, subjects, ways, tail).claims()


def tail_of_matches(clause: Clause, subjects: tuple[str, ...], tail: Sequence[Item]) -> list[Claim]:
    """Claims after a total of matches outside a table: more totals."""
    return _Tail(clause, subjects, None, tail).claims()


def gap_at(items: Sequence[Item], at: int) -> tuple[Sequence[Item] | None, int]:
    """The words of a gap that begin behind a quantity, and where they end."""
    end = at + 1
    while end < len(items) and items[end].kind in _GAPS:
        end += 1
    if end == at + 1:
        return None, end
    if end < len(items) and items[end].kind == "club":
        end += 1
    return items[at + 1 : end], end


def _gap(clause: Clause, ways: Ways, quantity: Quantity, words: Sequence[Item]) -> list[Claim]:
    """Read “five points behind Brera”."""
    club = words[-1]
    if quantity.unit != "points" or quantity.scope or club.kind != "club":
        raise CannotResolve
    other = clause.resolver.club(club.value)
    ahead = any(item.kind in ("ahead", "lead_n") for item in words)
    number = quantity.number if ahead else -quantity.number
    compare = quantity.compare
    if compare is not None and not ahead:
        compare = {"at-least": "at-most", "at-most": "at-least"}[compare]
    arguments = tuple({**way, "opponent": other} for way in ways)
    claims = [Claim("points_ahead", arguments, number, compare, quantity.where)]
    if any(item.kind == "top" for item in words):
        leader = tuple({**way, "club": other} for way in ways)
        claims.append(Claim("league_position", leader, 1, None, club.where))
    return claims


def _around(clause: Clause, ways: Ways, kind: str, clubs: Sequence[Item]) -> list[Claim]:
    """The clubs that stood above or below."""
    if not clubs:
        raise CannotResolve
    names = [clause.resolver.club(item.value) for item in clubs]
    where = (clubs[0].start, clubs[-1].end)
    if kind == "just_behind":
        place = place_of(clause.found.item("P"))
        if len(names) != 1:
            raise CannotResolve
        above = tuple({**way, "club": names[0]} for way in ways)
        return [Claim("league_position", above, place - 1, None, where)]
    if kind == "ahead":
        own = club_of(clause, ways[0])
        return [
            Claim("clubs_above", tuple({**way, "club": name} for way in ways), own, "has", where)
            for name in names
        ]
    compare = "is" if kind == "only_behind" else "has"
    said = names if len(names) > 1 else names[0]
    return [Claim("clubs_above", tuple(ways), said, compare, where)]


def place_of(item: Item | None) -> int:
    """The place that an item names. Raises `CannotResolve` for one that is not a number."""
    if item is None or item.kind == "bottom":
        raise CannotResolve
    if item.kind in ("top", "champions"):
        return 1
    place: int = item.value if item.kind == "ord" else item.value.number
    return place


def ranked(ways: Ways, item: Item) -> list[Claim]:
    """A rank of attack or defence, which only whole league seasons have."""
    quantity: Quantity = item.value
    seasons = tuple(way for way in ways if not way.keys() - {"season", "club"})
    if not seasons:
        raise CannotResolve
    return [Claim(quantity.unit, seasons, quantity.number, None, quantity.where)]


def placed(clause: Clause, subjects: tuple[str, ...]) -> list[Claim]:
    """A place in a table, with what follows it."""
    item = clause.found["P"]
    place = place_of(item)
    states = {"be", "stand", "have"} & {other.kind for other in clause.found.items}
    if states and "year" in clause.scope and item.kind != "champions":
        raise CannotResolve  # a year is the season that ends in it only where that season ends
    tail = clause.found.group("T")
    ways = table_ways(clause, subjects, clubs_of(clause, tail))
    if item.kind == "champions":
        ways = [way for way in ways if "competition" not in way]
        if not ways:
            raise CannotResolve
    clause.remember(placed=True)
    claims = [Claim("league_position", tuple(ways), place, None, item.where)]
    claims += tail_claims(clause, subjects, ways, tail)
    if "in_matches" in clause.scope and any("on" in way for way in ways):
        number, *where = clause.scope["in_matches"]
        arguments = results_of(clause, ways)
        claims.append(Claim("played", arguments, number, None, (where[0], where[1])))
    return claims
