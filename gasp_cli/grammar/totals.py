"""Numbers of points, goals and results: of a table, or of the matches that a scope names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from gasp_cli.domain.model import is_table_stage
from gasp_cli.grammar.claims_of import OF_TOTAL, Claim, with_
from gasp_cli.grammar.clause import Clause
from gasp_cli.grammar.patterns import Item
from gasp_cli.grammar.resolve import CannotResolve
from gasp_cli.grammar.scopes import Quantity
from gasp_cli.grammar.table_scope import results_of, table_ways

VERB_UNITS = {
    "win": "wins", "lose": "defeats", "draw": "draws", "score": "goals_for", "hit": "goals_for",
    "concede": "goals_against",
}  # fmt: skip
"""By verb: the measure of what it counts."""
RESULTS = ("wins", "draws", "defeats", "clean_sheets")
_GOALS = ("goals_for", "goals_against")
TOTALS = {
    "take": ("points", *RESULTS), "record": ("points", *RESULTS),
    "have": ("points", *_GOALS, *RESULTS), "suffer": ("defeats",), "keep": ("clean_sheets",),
    "be": ("points", *RESULTS), "play": ("matches",), "make": ("points", "goals"),
    "finish": ("points", *_GOALS, *RESULTS), "end": ("points", *_GOALS, *RESULTS),
    "stand": ("points",), "win": ("matches", "wins", "times", "points"),
    "lose": ("matches", "defeats", "times"), "draw": ("matches", "draws", "times"),
    "score": ("goals", "goals_for", "times"), "hit": ("goals",),
    "concede": ("goals", "goals_against"),
}  # fmt: skip
"""By verb: what may be counted of it."""
_MEASURES = ("points", "played", *_GOALS, *RESULTS)
_NAMED = {"goals": "goals_for", "matches": "played"}
_NARROWED = frozenset((
    "first", "last", "half", "opponent", "venue", "at", "home_of", "leg", "stage", "spell",
    "spell_seasons", "in_matches", "since", "until", "after", "year", "month",
))  # fmt: skip
"""The words that make a total one of single matches, not of a table."""
_STATES = ("have", "stand", "be", "end", "finish")
_SAYS_SEASON = frozenset(("season", "ends", "rel", "spell_season"))


class Total(NamedTuple):
    """A number of a measure, and where it stands."""

    unit: str
    number: int
    compare: str | None
    where: tuple[int, int]

    def claim(self, arguments: Sequence[dict[str, Any]], measure: str = "") -> Claim:
        """The claim of it with these arguments."""
        return Claim(measure or self.unit, tuple(arguments), self.number, self.compare, self.where)


def total_of(quantity: Quantity) -> Total:
    """A quantity as a total. Raises `CannotResolve` where it is none of points, goals, results."""
    unit = _NAMED.get(quantity.unit, quantity.unit)
    if unit not in _MEASURES:
        raise CannotResolve
    return Total(unit, quantity.number, quantity.compare, quantity.where)


def total(
    clause: Clause,
    subjects: tuple[str, ...],
    quantity: Quantity,
    in_table: list[dict[str, Any]] | None = None,
) -> list[Claim]:
    """A number of points, wins, goals … of a table, or of the matches that a scope names."""
    stated = total_of(quantity)
    if in_table is not None and not quantity.scope:
        return [_in_table(clause, stated, in_table)]
    before = clause.scope
    clause.scope = dict(before)
    clause.narrow(quantity.scope)
    try:
        return free_total(clause, subjects, stated)
    finally:
        clause.scope = before


def _in_table(clause: Clause, stated: Total, ways: list[dict[str, Any]]) -> Claim:
    if stated.unit != "points":
        return stated.claim(results_of(clause, ways))
    if all(set(way) == {"season", "competition"} for way in ways):
        # Of a group the record may have our own club's matches alone.
        return stated.claim([{**way, "phase": "group"} for way in ways], "points_won")
    return stated.claim(ways)


def free_total(clause: Clause, subjects: tuple[str, ...], stated: Total) -> list[Claim]:
    """A total of the matches that the scope of a clause names, or of its table.

    Raises `CannotResolve` where the scope does not say when, or leaves open which matches count.
    """
    clause.only(OF_TOTAL)
    scope = clause.scope
    if "loose" in scope:
        raise CannotResolve
    if "overall" in scope:
        return [_over_all(clause, subjects, stated)]
    if _of_table(clause, stated.unit):
        return [_in_table(clause, stated, table_ways(clause, subjects))]
    if "before_match" in scope and not {"opponent", "spell", "season", "that_month"} & scope.keys():
        season_of_match(clause)
    elif "before" in scope and not {"opponent", "spell", "season"} & scope.keys():
        raise CannotResolve
    if stated.unit == "points":
        return [_points_of_matches(clause, subjects, stated)]
    ways = [way for subject in subjects for way in _ways(clause, subject, stated.unit)]
    if (stated.number == 0 or _is_one_day(scope)) and not any(
        _has_matches(clause, way) for way in ways
    ):
        raise CannotResolve  # nobody loses a match that is not played
    # Of another club the record has not all cups, in which it may have won more.
    is_open = stated.unit not in _GOALS and not {"competition", "league"} & scope.keys()
    return [stated.claim(ways)._replace(open=is_open and all("club" in way for way in ways))]


def _has_matches(clause: Clause, way: Mapping[str, Any]) -> bool:
    """Whether the club played any of the matches that are meant, as far as that is known."""
    if "club" in way:
        return True
    sides = clause.resolver.record.spell.matches(
        seasons=[way["season"]] if "season" in way else (),
        competitions=[way["competition"]] if "competition" in way else (),
    )
    return any(
        way.get("opponent") in (None, side.opponent)
        and way.get("since", "") <= side.match.date <= way.get("until", "9999")
        and ("phase" not in way or is_table_stage(side.match.stage) is (way["phase"] == "group"))
        for side in sides
    )


def _of_table(clause: Clause, unit: str) -> bool:
    """Whether a total is one of a table: at a point of the season, or points of all of it."""
    keys = clause.scope.keys()
    if {"round", "to_go", "half_table"} & keys:
        return True
    if unit != "points":
        return False
    if _is_one_day(clause.scope) and not {"opponent", "venue", "stage"} & keys:
        # "had 31 points on 1 January", but "took three on the 25th".
        verb = clause.found.item("V")
        return verb is None or verb.kind in _STATES
    if "in_matches" in keys:
        return bool(_SAYS_SEASON & keys) or clause.resolver.context.season is not None
    if {"before", "before_match"} & keys:
        return not {"opponent", "spell"} & keys
    return not _NARROWED & keys


def _is_one_day(scope: Mapping[str, Any]) -> bool:
    return "since" in scope and scope["since"] == scope.get("until")


def _ways(clause: Clause, subject: str, unit: str) -> list[dict[str, Any]]:
    """The matches that may be counted, the most likely first."""
    resolver = clause.resolver
    own = resolver.words.own
    matches = _matches_meant(clause, subject)
    season = matches.get("season")
    if "competition" in matches or season is None:
        return [matches]
    league = resolver.league_of(subject, season)
    context = resolver.context.competition
    likely = [league, context, *(_all_of(clause, season) if subject == own else ())]
    competitions = dict.fromkeys(
        name for name in likely if name and resolver.takes_part(subject, name, season)
    )
    ways = [{**matches, "competition": name} for name in competitions]
    if subject == own and unit not in _GOALS:
        ways.append(matches)  # without a competition goals are those of the league
    if not ways:
        raise CannotResolve
    return ways


def _all_of(clause: Clause, season: str) -> list[str]:
    """The competitions of a season that our club played in."""
    resolver = clause.resolver
    return [
        edition.competition
        for edition in resolver.record.editions
        if edition.season == season and resolver.words.own in edition.clubs
    ]


def _matches_meant(clause: Clause, subject: str) -> dict[str, Any]:
    """The arguments that say which matches of a club count."""
    scope, resolver = clause.scope, clause.resolver
    matches, anywhen = clause.match_scope(subject, None)
    if anywhen:
        raise CannotResolve
    if "opponent" in scope:
        matches["opponent"] = resolver.club(tuple(scope["opponent"]))
    matches = with_(matches, venue=resolver.venue(scope, subject, matches.get("opponent")))
    if subject != resolver.words.own:
        matches["club"] = subject
    if "competition" not in matches:
        carried = clause.fronted.get("competition")
        if carried is None and clause.fronted.get("league") and "season" in matches:
            carried = resolver.league_of(subject, matches["season"])
        matches = with_(matches, competition=carried)
    return matches


def _points_of_matches(clause: Clause, subjects: tuple[str, ...], stated: Total) -> Claim:
    """Points of some matches of a league, or of a half of its season."""
    resolver = clause.resolver
    ways: list[dict[str, Any]] = []
    for subject in subjects:
        matches = _matches_meant(clause, subject)
        season = matches.get("season")
        if "half" in matches:
            league = matches.get("competition", resolver.words.league)
            if matches.keys() - {"season", "half", "club", "competition"} or not resolver.is_league(
                league
            ):
                raise CannotResolve
            ways.append({key: matches[key] for key in ("season", "half", "club") if key in matches})
            continue
        if "competition" not in matches:
            league = resolver.league_of(subject, season) if season else resolver.words.league
            if league is None:
                raise CannotResolve
            matches["competition"] = league
        ways.append(matches)
    return stated.claim(ways, "half_points" if "half" in clause.scope else "points_won")


def _over_all(clause: Clause, subjects: tuple[str, ...], stated: Total) -> Claim:
    """A total over all competitions, which the record has of our club alone."""
    own = clause.own
    narrowed = {"competition", "league", "first", "last", "half", "round"} & clause.scope.keys()
    if subjects != (own,) or stated.unit == "points" or narrowed:
        raise CannotResolve
    matches, anywhen = clause.match_scope(own, None)
    if anywhen:
        raise CannotResolve
    if "season" in matches:
        since, until = clause.resolver.own_days(matches.pop("season"))
        matches = {"since": since, "until": until, **matches}
    return stated.claim([with_(matches, venue=clause.resolver.venue(clause.scope, own, None))])


def totals(clause: Clause, quantities: Sequence[Quantity]) -> list[Claim]:
    """The phrase before a clause, as in "With 78 points they finished third."."""
    if clause.subject is None:
        raise CannotResolve
    subjects = (clause.subject,)
    return [claim for quantity in quantities for claim in total(clause, subjects, quantity)]


def verb_total(
    clause: Clause,
    subjects: tuple[str, ...],
    verb: str,
    item: Item,
    ways: list[dict[str, Any]] | None,
) -> list[Claim]:
    """Read “won 19”, “drew 62”, “conceded 48 goals”."""
    unit = VERB_UNITS[verb]
    if item.kind == "num":
        quantity = Quantity(unit, item.value, None, {}, *item.where)
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
    clause.scope |= {"season": season, "until": days["until"]}


def scope_so_far(clause: Clause) -> dict[str, Any]:
    """The scope with what the clause before was narrowed to; empty where that adds nothing."""
    before = clause.memory.get("scope", {})
    more = {key: value for key, value in before.items() if key not in clause.scope}
    return {**more, **clause.scope} if more else {}


def either(claims: list[Claim], others: list[Claim]) -> list[Claim]:
    """Claims with the arguments of others as a second way to take the words.

    Raises `CannotResolve` where the two claim different things.
    """
    if [claim.measure for claim in claims] != [claim.measure for claim in others]:
        raise CannotResolve
    both = []
    for claim, other in zip(claims, others, strict=True):
        more = tuple(way for way in other.arguments if way not in claim.arguments)
        both.append(claim._replace(arguments=claim.arguments + more, ordinary=not more))
    return both


def number_of(item: Item | None, *units: str) -> tuple[int, tuple[int, int]]:
    """A plain number of one of the units, or without a noun, and where it stands."""
    assert item is not None
    if item.kind == "num":
        return item.value, item.where
    quantity: Quantity = item.value
    if quantity.unit not in units or quantity.compare is not None or quantity.scope:
        raise CannotResolve
    return quantity.number, quantity.where
