"""Numbers of points, goals and results: of a table, or of the matches that a scope names."""

from __future__ import annotations

from typing import Any

from gasp_cli.grammar.claims_of import OF_TOTAL, Claim, with_
from gasp_cli.grammar.clause import Clause
from gasp_cli.grammar.patterns import Item
from gasp_cli.grammar.resolve import CannotResolve
from gasp_cli.grammar.scopes import Quantity
from gasp_cli.grammar.table_scope import compatible, results_of, table_ways


def points_claim(
    ways: list[dict[str, Any]], number: int, compare: str | None, where: tuple[int, int]
) -> Claim:
    """Points of a table; those of a European group are known of our own club's matches alone."""
    if all(set(way) == {"season", "competition"} for way in ways):
        in_group = tuple({**way, "phase": "group"} for way in ways)
        return Claim("points_won", in_group, number, compare, where)
    return Claim("points", tuple(ways), number, compare, where)


def total(
    clause: Clause,
    subjects: tuple[str, ...],
    quantity: Quantity,
    in_table: list[dict[str, Any]] | None = None,
) -> list[Claim]:
    """A number of points, wins, goals … of a table, or of the matches that a scope names."""
    where = (quantity.start, quantity.end)
    number, compare = quantity.number, quantity.compare
    unit = {"goals": "goals_for", "matches": "played"}.get(quantity.unit, quantity.unit)
    if unit == "times":
        raise CannotResolve
    if in_table is not None and not quantity.scope:
        if unit == "points":
            return [points_claim(in_table, number, compare, where)]
        return [Claim(unit, results_of(clause, in_table), number, compare, where)]
    before = clause.scope
    clause.scope = {**before, **compatible(before, quantity.scope)}
    try:
        return free_total(clause, subjects, unit, number, compare, where)
    finally:
        clause.scope = before


def free_total(
    clause: Clause,
    subjects: tuple[str, ...],
    unit: str,
    number: int,
    compare: str | None,
    where: tuple[int, int],
) -> list[Claim]:
    clause.only(OF_TOTAL)
    scope, resolver = clause.scope, clause.resolver
    own = resolver.words.own
    if scope.get("loose") or scope.get("europe"):
        raise CannotResolve
    if "overall" in scope:
        return _over_all(clause, subjects, unit, number, compare, where)
    at_a_point = {"round", "to_go", "half_table"} & scope.keys()
    if (
        "in_matches" in scope
        and unit == "points"
        and ({"season", "ends", "rel", "spell_season"} & scope.keys() or resolver.context.season)
    ):
        ways = table_ways(clause, subjects)
        return [Claim("points", tuple(ways), number, compare, where)]
    plain = not ({"first", "last", "half", "opponent", "venue", "at", "home_of", "leg", "stage",
                  "spell", "spell_seasons", "in_matches", "since", "until", "after", "year",
                  "month"} & scope.keys())  # fmt: skip
    if "before_match" in scope and not {"opponent", "spell", "season"} & scope.keys():
        if unit == "points":
            ways = table_ways(clause, subjects)
            return [Claim("points", tuple(ways), number, compare, where)]
        if "that_month" not in scope:
            season_of_match(clause)
    elif "before" in scope and not {"opponent", "spell", "season"} & scope.keys():
        raise CannotResolve
    if at_a_point or (unit == "points" and plain) or (unit == "points" and "before" in scope):
        ways = table_ways(clause, subjects)
        if unit == "points":
            return [points_claim(ways, number, compare, where)]
        return [Claim(unit, results_of(clause, ways), number, compare, where)]
    alternatives: list[dict[str, Any]] = []
    open_ = False
    for subject in subjects:
        given, anywhen = clause.match_scope(subject, None)
        if anywhen:
            raise CannotResolve
        if "opponent" in scope:
            given["opponent"] = resolver.club(tuple(scope["opponent"]))
        venue = resolver.venue(scope, subject, given.get("opponent"))
        given = with_(given, venue=venue)
        if subject != own:
            given["club"] = subject
        season = given.get("season")
        named = "competition" in given
        carried = clause.fronted.get("competition")
        if clause.fronted.get("league") and season:
            carried = resolver.league_of(subject, season)
        if not named and carried:
            given["competition"] = carried
            named = True
        if unit == "points":
            if "half" in given:
                ways = [{"season": given["season"], "half": given["half"],
                         **({"club": subject} if subject != own else {})}]  # fmt: skip
                return [Claim("half_points", tuple(ways), number, compare, where)]
            if not named and season:
                given["competition"] = resolver.league_of(subject, season) or ""
            elif not named:
                given["competition"] = resolver.words.league
            alternatives.append(given)
            unit = "points_won"
        elif named or season is None:
            alternatives.append(given)
        else:
            league = resolver.league_of(subject, season)
            context = resolver.context.competition
            if league is not None:
                alternatives.append({**given, "competition": league})
            if (
                context
                and not resolver.is_league(context)
                and resolver.takes_part(subject, context, season)
            ):
                alternatives.append({**given, "competition": context})
            if subject == own:
                every = {**given}
                if unit not in ("goals_for", "goals_against"):
                    alternatives.append(every)
                else:
                    alternatives += [
                        {
                            "season": season,
                            "competition": edition.competition,
                            **{k: v for k, v in given.items() if k != "season"},
                        }
                        for edition in resolver.record.editions
                        if edition.season == season
                        and own in edition.clubs
                        and edition.competition not in (league, context)
                    ]
            if not alternatives:
                raise CannotResolve
    if unit not in ("wins", "draws", "defeats", "goals_for", "goals_against", "played", "clean_sheets",
                    "points_won"):  # fmt: skip
        raise CannotResolve
    return [Claim(unit, tuple(alternatives), number, compare, where, open=open_)]


def totals(clause: Clause, quantities: list[Quantity]) -> list[Claim]:
    """What stands before a clause: "With 78 points they finished third." """
    if clause.subject is None:
        raise CannotResolve
    subjects = (clause.subject,)
    return [claim for quantity in quantities for claim in total(clause, subjects, quantity, None)]


def _over_all(
    clause: Clause,
    subjects: tuple[str, ...],
    unit: str,
    number: int,
    compare: str | None,
    where: tuple[int, int],
) -> list[Claim]:
    """A total over all competitions, which the record has of our club alone."""
    own = clause.resolver.words.own
    if subjects != (own,) or unit == "points":
        raise CannotResolve
    if {"competition", "league", "first", "last", "half", "round"} & clause.scope.keys():
        raise CannotResolve
    given, anywhen = clause.match_scope(own, None)
    if anywhen:
        raise CannotResolve
    if "season" in given:
        since, until = clause.resolver.own_days(given.pop("season"))
        given["since"], given["until"] = given.get("since", since), given.get("until", until)
    venue = clause.resolver.venue(clause.scope, own, None)
    return [Claim(unit, (with_(given, venue=venue),), number, compare, where)]


VERB_UNITS = {
    "win": "wins", "lose": "defeats", "draw": "draws", "score": "goals_for", "hit": "goals_for",
    "concede": "goals_against",
}  # fmt: skip


RESULTS = ("wins", "draws", "defeats", "clean_sheets")


TOTALS = {
    "take": ("points", *RESULTS), "record": ("points", *RESULTS),
    "have": ("points", "goals_for", "goals_against", *RESULTS), "suffer": ("defeats",),
    "keep": ("clean_sheets",), "be": ("points", *RESULTS), "play": ("matches",),
    "make": ("points",), "finish": ("points", "goals_for", "goals_against", *RESULTS),
    "end": ("points", "goals_for", "goals_against", *RESULTS), "stand": ("points",),
    "win": ("matches", "wins", "times", "points"), "lose": ("matches", "defeats", "times"),
    "draw": ("matches", "draws", "times"), "score": ("goals", "goals_for", "times"),
    "hit": ("goals",), "concede": ("goals", "goals_against"),
}  # fmt: skip
"""By verb: what may be counted of it."""


def verb_total(
    clause: Clause,
    subjects: tuple[str, ...],
    verb: str,
    item: Item,
    ways: list[dict[str, Any]] | None,
) -> list[Claim]:
    """Read “won 19”, "drew 62", "conceded 48 goals"."""
    unit = VERB_UNITS[verb]
    if item.kind == "num":
        quantity = Quantity(unit, item.value, None, {}, item.start, item.end)
    else:
        quantity = item.value
        if quantity.unit not in TOTALS[verb]:
            raise CannotResolve
        if quantity.unit != "points":
            quantity = quantity._replace(unit=unit)
    return total(clause, subjects, quantity, in_table=ways)


def season_of_match(clause: Clause) -> None:
    """Let "before a match" mean the season's matches before it."""
    days = clause.resolver.days(clause.scope, clause.resolver.season(clause.scope))
    season = clause.resolver.season_of(days["until"])
    for key in ("since", "before_match"):
        clause.scope.pop(key, None)
    clause.scope["season"] = season
    clause.scope["until"] = days["until"]


def scope_so_far(clause: Clause) -> dict[str, Any]:
    """The scope with what the clause before was narrowed to; empty where that adds nothing."""
    before = clause.memory.get("scope", {})
    more = {key: value for key, value in before.items() if key not in clause.scope}
    return {**more, **clause.scope} if more else {}


def either(claims: list[Claim], others: list[Claim]) -> list[Claim]:
    """Claims with the arguments of others as a second way to take the words."""
    if len(claims) != len(others):
        raise CannotResolve
    both = []
    for claim, other in zip(claims, others, strict=True):
        if claim.measure != other.measure:
            raise CannotResolve
        more = tuple(one for one in other.arguments if one not in claim.arguments)
        both.append(claim._replace(arguments=claim.arguments + more, ordinary=not more))
    return both


def number_of(item: Item | None, *units: str) -> tuple[int, tuple[int, int]]:
    assert item is not None
    if item.kind == "num":
        return item.value, (item.start, item.end)
    quantity: Quantity = item.value
    if quantity.unit not in units or quantity.compare is not None or quantity.scope:
        raise CannotResolve
    return quantity.number, (quantity.start, quantity.end)
