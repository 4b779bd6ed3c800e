"""Phrases of time, place and competition, and quantities: what narrows or values a statement.

Rules are applied in order; each makes one item of several. An item of kind `s` is a scope: a
mapping of what it fixes. Patterns serve both languages, whose small words have kinds of their own.
"""

from __future__ import annotations

from typing import Any

from gasp_cli.grammar.patterns import Found, Item, RewriteRules, Rule
from gasp_cli.grammar.scopes import Quantity, Scope, fixed, joined, scope_of, value
from gasp_cli.grammar.time_phrases import DAYS, POINTS_IN_TIME, SPELL, WHEN, is_later

_UNNAMED = {"league": {"league": True}, "europe": {"europe": True}}
"""The scopes of competitions that are meant without their names."""


def _edition(found: Found) -> Any:
    item = found["C"]
    return joined(found, **_UNNAMED.get(item.kind, {"competition": item.value}))


def _stage(found: Found) -> Any:
    item = found["T"]
    return joined(found, "E", "F", stage="Final" if item.kind == "final" else item.value)


def _leg(found: Found) -> Any:
    return {**_tie(found), "leg": 1 if found["L"].kind == "leg1" else 2}


def _tie(found: Found) -> Any:
    opponent = {"opponent": found.value("O")} if found.has("O") else {}
    return {**joined(found, "X"), **opponent}


def _group(found: Found) -> Any:
    scope: dict[str, Any] = {"phase": "group"}
    if found.has("L"):
        scope["group"] = f"Group {found.value('L')}"
    if found.has("M"):
        scope["members"] = tuple(item.value for item in found.group("M") if item.kind == "club")
    return joined(found, "E", "F", **scope)


def _phase(found: Found) -> Any:
    is_group = any(item.kind == "group_stage" for item in found.items)
    return joined(found, "E", phase="group" if is_group else "knockout")


_EDITIONS = (
    Rule("C=(comp|league) of? Y=(seas|year)", "ed", _edition),
    Rule("Y=(seas|year) C=(comp|league|europe) season_n?", "ed", _edition),
    Rule("C=(comp|league|europe) season_n?", "ed", _edition),
    Rule("Y=(seas|year) T=(stage|final) (of E=ed)?", "st", _stage),
    Rule("E=ed T=(stage|final) (of? Y=(seas|year))?", "st", _stage),
    Rule("T=(stage|final) (OF=(of) E=ed)?", "st", _stage),
    Rule("T=st of Y=(seas|year)", "st", lambda found: joined(found, "T")),
    Rule("(group_stage|knockout) of E=ed", "ph", _phase),
    Rule("E=ed (group_stage|knockout)", "ph", _phase),
    Rule("(group_stage|knockout)", "ph", _phase),
    Rule("E=ed group (L=letter)? (of Y=(seas|year))?", "grp", _group),
    Rule("group L=letter (of E=ed)? ((of|in) Y=(seas|year))?", "grp", _group),
    Rule("group (of|with) M=(club (comma club)* (comma? and club))", "grp", _group),
    Rule("group of E=ed", "grp", _group),
    Rule("group (?=poss|to)", "grp", _group),
    Rule("T=st tie", "st", lambda found: joined(found, "T", tie=True)),
    Rule("T=st match", "st", value("T")),
    Rule("(Y=(seas|year) )?tie (against|with) O=club", "ti", _tie),
    Rule("O=club tie (of Y=(seas|year))?", "ti", _tie),
    Rule("Y=(seas|year) tie", "ti", _tie),
    Rule("tie of Y=(seas|year)", "ti", _tie),
    Rule("L=(leg1|leg2) (of X=(ti|st|ed))", "lg", _leg),
    Rule("L=(leg1|leg2) of Y=(seas|year)", "lg", _leg),
    Rule("L=(leg1|leg2) (against|with|to) O=club", "lg", _leg),
    Rule("L=(leg1|leg2)", "lg", _leg),
)  # fmt: skip


def _matches(found: Found) -> Any:
    scope = {"phase": "group"} if found.has("G") else {}
    if found.has("V"):
        scope["venue"] = found["V"].kind
    return {**joined(found, "E", "P", "F"), **scope}


def _first_matches(found: Found) -> Any:
    which = "first" if found.has("A") and found["A"].kind != "last" else "last"
    return None if is_later(found) else joined(found, "M", "F", **{which: found.value("N")})


_MATCH_SETS = (
    Rule("E=ed (V=(home|away))? (match|round)( of F=ed)?", "ms", _matches),
    Rule("(G=(group|grp|group_stage)) match", "ms", _matches),
    Rule("V=(home|away) E=ed (match)", "ms", _matches),
    Rule("V=(home|away) (match)", "ms", _matches),
    Rule("(match|round) (V=(home|away))? (of|in) E=ed", "ms", _matches),
    Rule("match", "ms", fixed()),
    Rule(
        "A=(ord|opening|last) N=num M=(ms|round) (of F=ed)? ((of|in) Y=(seas))?",
        "fm",
        _first_matches,
    ),
    Rule(
        "(N=num) A=(opening|last) M=(ms|round) (of F=ed)? ((of|in) Y=(seas))?",
        "fm",
        _first_matches,
    ),
)  # fmt: skip

_PLACES = (
    Rule("ahead num? crowd", "cause", fixed()),
    Rule("against C=club (?=comma (?!club))", "s", scope_of(opponent="C")),
    Rule("(in|on|su|at)? neutral", "s", fixed(venue="neutral")),
    Rule("away (to|at|against|a) C=club", "s",
         lambda found: {"at": found.value("C"), "venue": "away"}),
    Rule("(at)? home (to|against) C=club", "s",
         lambda found: {"venue": "home", "opponent": found.value("C")}),
    Rule("home_of C=club", "s", scope_of(home_of="C")),
    Rule("home of C=club", "s", scope_of(home_of="C")),
    Rule("(in|at|a|al|su|on) C=club poss (stadium|home)?", "s",
         scope_of(home_of="C")),
    Rule("(in|at|a|to) C=city", "s", lambda found: {"at": found.value("C"), "city": True}),
    Rule("(in|at|a) C=town", "s", scope_of(town="C")),
    Rule("in C=country", "s", scope_of(country="C")),
    Rule("(in|at|a|al|su|on)? G=ground (in C=city)?", "s",
         lambda found: {"ground": found.value("G")[0], "at": found.value("G")[1]}),
    Rule("at C=club", "s", scope_of(at="C")),
    Rule("a C=club", "s", lambda found: {"at": found.value("C"), "city": True}),
    Rule("(at|in)? home", "s", fixed(venue="home")),
    Rule("(in)? away", "s", fixed(venue="away")),
)  # fmt: skip

_COMPARE = {
    "at_least": ("at-least", 0), "more_than": ("at-least", 1), "over": ("at-least", 1),
    "at_most": ("at-most", 0), "fewer_than": ("at-most", -1), "only": (None, 0),
}  # fmt: skip

_UNITS = {
    "point": "points", "win_n": "wins", "draw_n": "draws", "loss_n": "defeats",
    "goal": "goals", "clean_sheet": "clean_sheets", "ms": "matches", "times": "times",
    "round": "matches",
}  # fmt: skip


def _quantity(found: Found) -> Any:
    """A number with its noun."""
    unit_item = found["U"]
    number_item = found.item("N")
    number = 0 if number_item is None or number_item.kind == "no" else number_item.value
    compare, more = None, 0
    if found.has("C"):
        compare, more = _COMPARE[found["C"].kind]
    unit = _UNITS[unit_item.kind]
    if found.has("F"):
        unit = "goals_for"
    if found.has("A"):
        unit = "goals_against"
    scope: dict[str, Any] = {}
    if unit_item.kind == "ms":
        scope |= unit_item.value
    if found.has("E"):
        scope |= found.value("E")
    if found.has("V"):
        scope["venue"] = found["V"].kind
    where = number_item or unit_item
    return Quantity(unit, number + more, compare, scope, *where.where)


_CMP = "(C=(at_least|more_than|over|at_most|fewer_than|only) of?)?"


def _times(found: Found) -> Any:
    item = found.items[-1]
    return Quantity("times", 1 if item.kind == "once" else 2, None, {}, *item.where)


def _plain_row(found: Found) -> Any:
    item = found["N"]
    return Quantity("matches", item.value, None, {}, *item.where)


def _spelt_score(found: Found) -> Any:
    goals = (found.value("N"), found.value("M"))
    return goals if max(goals) < 20 else None


_QUANTITIES = (
    Rule("N=num a M=num", "scoreline", _spelt_score),
    Rule("only? T=(once|twice)", "q", _times),
    Rule("N=num straight (E=ed)? (V=(home|away))? U=(win_n|loss_n|draw_n|ms)", "qrow", _quantity),
    Rule(f"{_CMP} N=(num|no) (U=goal) (F=(score|make))", "q", _quantity),
    Rule(f"{_CMP} N=(num|no) (U=goal) (A=(concede|suffer))", "q", _quantity),
    Rule(f"{_CMP} N=(num|no) (E=ed)? (V=(home|away))? (E2=ed)? single?"
         " U=(point|win_n|draw_n|loss_n|goal|clean_sheet|ms|times|round) (of E3=ed)?", "q",
         lambda found: None if (found.has("E2") or found.has("E3")) and found.has("E")
         else _quantity_with(found)),
)  # fmt: skip


def _quantity_with(found: Found) -> Any:
    quantity = _quantity(found)
    for name in ("E2", "E3"):
        if found.has(name):
            quantity = quantity._replace(scope={**quantity.scope, **found.value(name)})
    return quantity


def _place(found: Found) -> Any:
    item = found["N"]
    return Quantity("league_position", item.value, None, {}, *item.where)


def _best(found: Found) -> Any:
    """The best, or third-best, attack or defence."""
    unit = "attack_rank" if found.has("A") else "defence_rank"
    number = found.value("N") if found.has("N") else 1
    start, end = found.items[0].start, found.items[-1].end
    scope = dict(found.value("E")) if found.has("E") else {}
    return Quantity(unit, number, None, scope, start, end)


_ROWS = (
    Rule("Q=q row", "qrow", value("Q")),
    Rule("row Q=q", "qrow", value("Q")),
    Rule("Q=q straight", "qrow", value("Q")),
    Rule("N=num row", "qrow", _plain_row),
    Rule("run of Q=(q|qrow)", "qrow", value("Q")),
)

_RANKS = (
    Rule("(N=ord)? best (A=attack|D=defence) ((of|in) (E=ed|table))?", "rank", _best),
    Rule("(N=ord) best? (A=attack|D=defence) ((of|in) (E=ed|table))?", "rank", _best),
    Rule("N=ord (place)", "place_q", _place),
)


def _in_matches(found: Found) -> Any:
    quantity: Quantity = found.value("Q")
    if quantity.unit != "matches" or quantity.compare is not None:
        return None
    return {"in_matches": (quantity.number, *quantity.where), **quantity.scope}


def _into_season(found: Found) -> Any:
    quantity: Quantity = found.value("Q")
    if quantity.unit != "matches" or quantity.compare is not None or quantity.scope:
        return None
    return {"round": quantity.number, "season": found.value("S")}


def _each(found: Found) -> Any:
    """Several times that a clause speaks of: "in 2019-20 and in 2020-21"."""
    times = []
    for item in found.items:
        if item.kind == "s":
            times.append(item.value)
        elif item.kind in ("year", "seas"):
            times.append({"year" if item.kind == "year" else "season": item.value})
    keys = {tuple(sorted(time)) for time in times}
    if len(keys) != 1 or keys & {("opponent",)} or not keys <= {("year",), ("season",)}:
        return None
    return {"each": tuple(times)}


_AS_SCOPES = (
    Rule("Q=q into S=seas", "s", _into_season),
    Rule("(in|over|from|after) (that)? Q=q", "s", _in_matches),
    Rule("Q=q (with|for) (club|side) semi", "s", _in_matches),
    Rule("(in|of|from|on|at|for|da|su|during) X=(ed|st|lg|ph|ms|ti|grp)", "s",
         lambda found: dict(found.value("X"))),
    Rule("al X=(lg|st)", "s", lambda found: dict(found.value("X"))),
    Rule("(in|of|for|from|during|at|al|a) S=seas", "s", scope_of(season="S")),
    Rule("(in|of|from|during) Y=year", "s", scope_of(year="Y")),
    Rule("S=seas see", "s", scope_of(season="S")),
    Rule("(at|by|a|al) end_n of? S=seas", "s", scope_of(season="S")),
    Rule("(at|by|a|al) end_n of? Y=year", "s",
         lambda found: {"before": f"{found.value('Y') + 1}-01-01"}),
    Rule("(at|by|a|al) end_n (of)? S=s", "s",
         lambda found: found.value("S") if {"season", "ends", "rel"} & found.value("S").keys()
         else None),
    Rule("(in|of|on) table", "s", fixed()),
    Rule("both s (and|both) (s|year|seas)", "s", _each),
    Rule("(in|of) both (seas|year) and (in)? (seas|year)", "s", _each),
    Rule("s (comma (s|year|seas))* (comma? and) (s|year|seas)", "s", _each),
)  # fmt: skip

SCOPE_RULES = RewriteRules(
    (
        *DAYS,
        *WHEN,
        *_EDITIONS,
        *_MATCH_SETS,
        *POINTS_IN_TIME,
        *SPELL,
        *_RANKS,
        *_QUANTITIES,
        *_ROWS,
        *_PLACES,
        *_AS_SCOPES,
    )
)


def phrases(items: list[Item]) -> list[Item]:
    """The items with phrases of time, place, competition and quantity put together."""
    return _with_time_as_object(SCOPE_RULES.apply(_with_ordinal_stages(items)))


_BEFORE_STAGE = ("al", "a", "in", "of", "da", "su", "for", "reach", "stop", "out")


def _with_ordinal_stages(items: list[Item]) -> list[Item]:
    """Items in which "quarti" is a stage behind a preposition, else a place."""
    settled: list[Item] = []
    for item in items:
        before = settled[-1].kind if settled else ""
        if item.kind != "ordinal_stage":
            settled.append(item)
        elif before in _BEFORE_STAGE:
            settled.append(item._replace(kind="stage", value=item.value[1]))
        else:
            settled.append(item._replace(kind="ord", value=item.value[0]))
    return settled


def _with_time_as_object(items: list[Item]) -> list[Item]:
    """Items in which the season that somebody "finished" is a scope."""
    settled: list[Item] = []
    for item in items:
        after = settled[-1].kind if settled else ""
        if after in ("finish", "end") and item.kind in ("trophy", "season_n"):
            continue  # "finished the season third"
        scope = _time_of(item) if after in ("finish", "end") else None
        settled.append(item if scope is None else item._replace(kind="s", value=scope))
    return settled


def _time_of(item: Item) -> Scope | None:
    """The time that a season, a competition or a half of a season stands for."""
    if item.kind == "seas":
        return {"season": item.value}
    if item.kind in ("ed", "grp"):
        scope: Scope = item.value
        return scope
    if item.kind == "lg" and item.value.keys() == {"leg", "season"} and item.value["leg"] == 1:
        # Italian has one word for the first leg and the first half of a season.
        return {"half_table": 1, "season": item.value["season"]}
    return None
