"""Phrases of time, place and competition, and quantities: what narrows or values a statement.

RewriteRules are applied in order; each makes one item of several. An item of kind `s` is a scope: a
mapping of what it fixes. Patterns serve both languages, whose small words have kinds of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from gasp_cli.domain.seasons import parse_season
from gasp_cli.errors import UsageError
from gasp_cli.grammar.patterns import Found, Item, RewriteRules, Rule

Scope = Mapping[str, Any]

IN = "(in|at|of|on|from|for|a|al|su|da)"
OF = "(of|in|from|da|on|at)"
FROM = "(from|of|da|since)"


class Quantity(NamedTuple):
    """A number of something: `unit` is a measure or a noun that becomes one in its frame."""

    unit: str
    number: int
    compare: str | None
    scope: Scope
    start: int
    end: int

    @property
    def where(self) -> tuple[int, int]:
        """The place of the number in the text."""
        return self.start, self.end


# Days


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _one_day(found: Found) -> Any:
    day = _day(found.value("Y"), found.value("M"), found.value("D"))
    return None if day is None else (day, day)


def _month_end(year: int, month: int) -> str:
    after = date(year + month // 12, month % 12 + 1, 1)
    return (after - timedelta(days=1)).isoformat()


def month_span(year: int, month: int) -> tuple[str, str]:
    """The first and the last day of a month."""
    return f"{year}-{month:02}-01", _month_end(year, month)


def _part_of_month(found: Found) -> Any:
    year, month = found.value("Y"), found.value("M")
    first, last = month_span(year, month)
    if found["P"].kind == "start":
        return first, f"{year}-{month:02}-10"
    return f"{year}-{month:02}-21", last


TERMS = {"autumn": ("09-01", "12-31"), "spring": ("03-01", "06-30"), "summer": ("06-01", "09-22")}
"""The days of a time of the year, widely taken."""


def _term(found: Found) -> Any:
    first, last = TERMS[found["T"].kind]
    return f"{found.value('Y')}-{first}", f"{found.value('Y')}-{last}"


def day_before(day: str, days: int = 1) -> str:
    """A day some days before another; negative numbers go forward."""
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


def _season(found: Found) -> Any:
    try:
        return parse_season(found.value("S"))
    except UsageError:
        return None


_DAYS = (
    Rule("(season_n of?)? S=season season_n?", "seas", _season),
    Rule("season_n Y=year", "year", lambda found: found.value("Y")),
    Rule("D=(num|ord) of? M=month comma? of? Y=year", "span", _one_day),
    Rule("M=month D=(num|ord) comma? Y=year", "span", _one_day),
    Rule("P=(start|end_n) of? M=month of? Y=year", "span", _part_of_month),
    Rule(
        "M=month of? Y=year", "span", lambda found: month_span(found.value("Y"), found.value("M"))
    ),
    Rule("T=(autumn|spring|summer) of? Y=year", "loose", _term),
    Rule("(that|in) T=(autumn|spring|summer)", "s", lambda found: {"term": found["T"].kind}),
    Rule(
        "N=num (day) before christmas", "s",
        lambda found: {"monthday": (12, 25 - found.value("N"))} if found.value("N") < 25 else None,
    ),
    Rule("(on|in|of)? D=(num|ord) of? M=month", "s",
         lambda found: {"monthday": (found.value("M"), found.value("D"))}),
    Rule("(on|in) M=month D=(num|ord)", "s",
         lambda found: {"monthday": (found.value("M"), found.value("D"))}),
)  # fmt: skip


def _span(found: Found) -> Scope:
    since, until = found.value("D")
    return {"since": since, "until": until}


def _change(found: Found) -> Any:
    """Against which season a number is more or less: its sign and the season or step."""
    sign = -1 if found["X"].kind in ("fewer", "fewer_n", "fewer_than") else 1
    return sign, found.value("R")


def _before_match(found: Found) -> Any:
    names = [item.value for item in found.items if item.kind == "club"]
    return {"before_match": tuple(names)}


_WHEN = (
    Rule("before C=club D=club", "s", _before_match),
    Rule("(before|eve) (of)? (visit|to_visit) (of)? C=club", "s", _before_match),
    Rule(
        "before C=club came_to T=(city|club)",
        "s",
        lambda found: {"before_match": (found.value("T"), found.value("C"))},
    ),
    Rule("before C=club came_to", "s", _before_match),
    Rule("before D=span (meeting|match)", "s", lambda found: {"meeting_before": found.value("D")}),
    Rule("before (of)? (match|meeting) (with|against|of|a|al) C=club", "s", _before_match),
    Rule("(since|after) D=span", "s", lambda found: {"after": found.value("D")[1]}),
    Rule("before (of|al|a)? D=(span|loose)", "s", lambda found: {"before": found.value("D")[0]}),
    Rule("before (of|al|a)? D=year", "s", lambda found: {"before": f"{found.value('D')}-01-01"}),
    Rule(f"{IN}? D=span", "s", _span),
    Rule(f"{IN}? D=loose", "s", lambda found: {**_span(found), "loose": True}),
    Rule("(in|that|of) M=month", "s", lambda found: {"month": found.value("M")}),
    Rule("(in|on)? that month_n", "s", lambda _: {"that_month": True}),
    Rule(
        "X=(more|fewer|lead_n|fewer_n|more_than|fewer_than) (than|of|da|to)? (in|of)? that?"
        " R=(rel|seas)",
        "change",
        _change,
    ),
    Rule(f"{IN}? R=rel (to|al)?", "s", lambda found: {"rel": found.value("R")}),
)


# Competitions, stages, legs


def _edition(found: Found) -> Any:
    item = found["C"]
    scope: dict[str, Any] = {}
    if item.kind == "comp":
        scope["competition"] = item.value
    elif item.kind == "league":
        scope["league"] = True
    else:
        scope["europe"] = True
    return {**scope, **_of_year(found)}


def _of_year(found: Found) -> Scope:
    item = found.item("Y")
    if item is None:
        return {}
    return {"season": item.value} if item.kind == "seas" else {"ends": item.value}


def _stage(found: Found) -> Any:
    item = found["T"]
    scope: dict[str, Any] = {"stage": "Final" if item.kind == "final" else item.value}
    for name in ("E", "F"):
        if found.has(name):
            scope |= found.value(name)
    return {**scope, **_of_year(found)}


def _leg(found: Found) -> Any:
    item = found["L"]
    scope: dict[str, Any] = {"leg": 1 if item.kind == "leg1" else 2}
    if found.has("X") and isinstance(found.value("X"), dict):
        scope |= found.value("X")
    if found.has("O"):
        scope["opponent"] = found.value("O")
    return {**scope, **_of_year(found)}


def _tie(found: Found) -> Any:
    scope: dict[str, Any] = {}
    if found.has("X"):
        scope |= found.value("X")
    if found.has("O"):
        scope["opponent"] = found.value("O")
    return {**scope, **_of_year(found)}


def _group(found: Found) -> Any:
    scope: dict[str, Any] = {"phase": "group"}
    if found.has("L"):
        scope["group"] = f"Group {found.value('L')}"
    if found.has("M"):
        scope["members"] = tuple(item.value for item in found.group("M") if item.kind == "club")
    for name in ("E", "F"):
        if found.has(name):
            scope |= found.value(name)
    return {**scope, **_of_year(found)}


YEAR = "(seas|year)"

_EDITIONS = (
    Rule("C=(comp|league) of? Y=(seas|year)", "ed", _edition),
    Rule("Y=(seas|year) C=(comp|league|europe) season_n?", "ed", _edition),
    Rule("C=(comp|league|europe) season_n?", "ed", _edition),
    Rule("Y=(seas|year) T=(stage|final) (of E=ed)?", "st", _stage),
    Rule("E=ed T=(stage|final) (of? Y=(seas|year))?", "st", _stage),
    Rule("T=(stage|final) (OF=(of) E=ed)?", "st", _stage),
    Rule("T=st of Y=(seas|year)", "st",
         lambda found: {**found.value("T"), **_of_year(found)}),
    Rule("(group_stage|knockout) of E=ed", "ph",
         lambda found: {"phase": "group" if found.items[0].kind == "group_stage" else "knockout",
                        **found.value("E")}),
    Rule("E=ed (group_stage|knockout)", "ph",
         lambda found: {"phase": "group" if found.items[1].kind == "group_stage" else "knockout",
                        **found.value("E")}),
    Rule("(group_stage|knockout)", "ph",
         lambda found: {"phase": "group" if found.items[0].kind == "group_stage" else "knockout"}),
    Rule("E=ed group (L=letter)? (of Y=(seas|year))?", "grp", _group),
    Rule("group L=letter (of E=ed)? ((of|in) Y=(seas|year))?", "grp", _group),
    Rule("group (of|with) M=(club (comma club)* (comma? and club))", "grp", _group),
    Rule("group of E=ed", "grp", _group),
    Rule("group (?=poss|to)", "grp", _group),
    Rule("T=st tie", "st", lambda found: {**found.value("T"), "tie": True}),
    Rule("T=st match", "st", lambda found: found.value("T")),
    Rule("(Y=(seas|year) )?tie (against|with) O=club", "ti", _tie),
    Rule("O=club tie (of Y=(seas|year))?", "ti", _tie),
    Rule("Y=(seas|year) tie", "ti", _tie),
    Rule("tie of Y=(seas|year)", "ti", _tie),
    Rule("L=(leg1|leg2) (of X=(ti|st|ed))", "lg", _leg),
    Rule("L=(leg1|leg2) of Y=(seas|year)", "lg", _leg),
    Rule("L=(leg1|leg2) (against|with|to) O=club", "lg", _leg),
    Rule("L=(leg1|leg2)", "lg", _leg),
)  # fmt: skip


# Matches that are counted


def _matches(found: Found) -> Any:
    scope: dict[str, Any] = {}
    for name in ("E", "P", "F"):
        if found.has(name):
            scope |= found.value(name)
    if found.has("G"):
        scope["phase"] = "group"
    if found.has("V"):
        scope["venue"] = found["V"].kind
    return {**scope, **_of_year(found)}


def _first_matches(found: Found) -> Any:
    which = "first" if found.has("A") and found["A"].kind != "last" else "last"
    if found.has("A") and found["A"].kind == "ord" and found.value("A") != 1:
        return None
    scope: dict[str, Any] = {which: found.value("N")}
    for name in ("M", "F"):
        if found.has(name) and isinstance(found.value(name), Mapping):
            scope |= found.value(name)
    return {**scope, **_of_year(found)}


_MATCH_SETS = (
    Rule("E=ed (V=(home|away))? (match|round)( of F=ed)?", "ms", _matches),
    Rule("(G=(group|grp|group_stage)) match", "ms", _matches),
    Rule("V=(home|away) E=ed (match)", "ms", _matches),
    Rule("V=(home|away) (match)", "ms", _matches),
    Rule("(match|round) (V=(home|away))? (of|in) E=ed", "ms", _matches),
    Rule("match", "ms", lambda _: {}),
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


def _after(found: Found) -> Any:
    if found.has("A") and found["A"].kind == "ord" and found.value("A") != 1:
        return None
    scope: dict[str, Any] = {"after": found.value("N")}
    for name in ("M", "F"):
        if found.has(name) and isinstance(found.value(name), Mapping):
            scope |= found.value(name)
    return {**{("round" if key == "after" else key): value for key, value in scope.items()},
            **_of_year(found)}  # fmt: skip


def _half(found: Found) -> Any:
    named = dict(found.value("E")) if found.has("E") else {}
    return {**named, **_of_year(found)}


def _to_go(found: Found) -> Any:
    return {"to_go": found.value("N") if found.has("N") else 1, **_of_year(found)}


_HALF = "(?:H=(half_one|half_two) of (?:season_n|Y=seas|E=ed)|H2=(half1|half2) (?:of? Y2=seas)?)"


def _of_half(found: Found) -> Any:
    """A half of a season with the season that it names."""
    item = found.item("H") or found.item("H2")
    assert item is not None
    scope: dict[str, Any] = {"half": 1 if item.kind in ("half_one", "half1") else 2}
    if found.has("E"):
        scope |= found.value("E")
    season = found.value("Y") or found.value("Y2")
    return scope if season is None else {**scope, "season": season}


def _end_of_half(found: Found) -> Any:
    scope = _of_half(found)
    return {**scope, "half_table": 1} if scope.pop("half") == 1 else None


_POINTS_IN_TIME = (
    Rule(
        "after A=(ord|opening) N=num M=(round|ms) ((of|in) F=(grp|ed))? ((of|in) Y=seas)?",
        "s",
        _after,
    ),
    Rule("after N=num M=(round|ms) ((of|in) F=(grp|ed))? ((of|in) Y=seas)?", "s", _after),
    Rule("after fm", "s", lambda found: {
        ("round" if key == "first" else key): value for key, value in found.items[1].value.items()
    } if "first" in found.items[1].value else None),
    Rule("(with|a) N=num (round|ms) (to|da|from|of)? (go|left|end_n|remaining) ((of|in) Y=(seas))?",
         "s", _to_go),
    Rule("(eve|before) (of|da)? (last) round ((of|in) Y=(seas))?", "s", lambda found: {
        "to_go": 1, **_of_year(found)}),
    Rule(f"(at|a|al|in)? end_n (of)? {_HALF}", "s", _end_of_half),
    Rule("(at|a|al|in)? end_n (of)? lg (of|in)? Y=seas", "s",
         lambda found: {"half_table": 1, **_of_year(found)}),
    Rule(
        "(at|al|a|su) halfway (of Y=seas)?",
        "s",
        lambda found: {"half_table": 1, **_of_year(found)},
    ),
    Rule(f"(in|of|at|on|during) {_HALF}", "s", _of_half),
    Rule("(in|on|at|a|al|su) (last) (day|round) (of E=ed)?", "s", lambda _: {"last_round": True}),
    Rule("last ms", "s", lambda found: {**found.value_of(1), "last_round": True}
         if not found.value_of(1).keys() - {"league", "competition"} else None),
    Rule(
        "(in|on|at|a|al)? R=ord round (of E=ed)?",
        "s",
        lambda found: {"matchday": found.value("R")},
    ),
    Rule("(in|on|at|a|al)? round N=num (of E=ed)?", "s",
         lambda found: {"matchday": found.value("N")}),
    Rule("(in|from|over|of|on|at|a|su|during|da) F=fm", "s", lambda found: found.value("F")),
)  # fmt: skip


# Places


_PLACES = (
    Rule("against C=club (?=comma (?!club))", "s", lambda found: {"opponent": found.value("C")}),
    Rule("(in|on|su|at)? neutral", "s", lambda _: {"venue": "neutral"}),
    Rule("away (to|at|against|a) C=club", "s",
         lambda found: {"at": found.value("C"), "venue": "away"}),
    Rule("(at)? home (to|against) C=club", "s",
         lambda found: {"venue": "home", "opponent": found.value("C")}),
    Rule("home_of C=club", "s", lambda found: {"home_of": found.value("C")}),
    Rule("home of C=club", "s", lambda found: {"home_of": found.value("C")}),
    Rule("(in|at|a|al|su|on) C=club poss (stadium|home)?", "s",
         lambda found: {"home_of": found.value("C")}),
    Rule("(in|at|a|to) C=city", "s", lambda found: {"at": found.value("C"), "city": True}),
    Rule("(in|at|a) C=town", "s", lambda found: {"town": found.value("C")}),
    Rule("in C=country", "s", lambda found: {"country": found.value("C")}),
    Rule("(in|at|a|al|su|on)? G=ground (in C=city)?", "s",
         lambda found: {"ground": found.value("G")[0], "at": found.value("G")[1]}),
    Rule("at C=club", "s", lambda found: {"at": found.value("C")}),
    Rule("a C=club", "s", lambda found: {"at": found.value("C"), "city": True}),
    Rule("(at|in)? home", "s", lambda _: {"venue": "home"}),
    Rule("(in)? away", "s", lambda _: {"venue": "away"}),
)  # fmt: skip

# The coach's spell


def _spell_seasons(found: Found) -> Any:
    return {"spell_seasons": found.value("N")}


_SPELL = (
    Rule("coach poss C=club", "spell_club", lambda found: found.value("C")),
    Rule("C=club of coach", "spell_club", lambda found: found.value("C")),
    Rule("(under|with) coach (charge)?", "s", lambda _: {"spell": True}),
    Rule("(in|of|during) coach poss (reign|N=num year_n)", "s", lambda _: {"spell": True}),
    Rule("(in|of|during) (reign|be) (of)? coach", "s", lambda _: {"spell": True}),
    Rule("before (of)? coach", "s", lambda _: {"before_spell": True}),
    Rule("(in|over|during) ord N=num (season_n|year_n) (of|under) coach", "s", _spell_seasons),
    Rule("(in|over|during) coach poss ord N=num (season_n|year_n)", "s", _spell_seasons),
    Rule("(in|over|during) ord N=num (season_n)", "s", _spell_seasons),
    Rule("(in|over|during) N=num (season_n|year_n) (of|under) coach", "s", _spell_seasons),
    Rule("(in|over|during) N=num (season_n|year_n)", "s", _spell_seasons),
    Rule("overall", "s", lambda _: {"overall": True}),
    Rule(
        "(in|during|at|over) N=ord season_n (of|under|with) coach",
        "s",
        lambda found: {"spell_season": found.value("N")},
    ),
    Rule(
        "(in|during) coach poss N=ord season_n",
        "s",
        lambda found: {"spell_season": found.value("N")},
    ),
    Rule("charge of C=club", "s", lambda _: {"spell": True}),
    Rule("coach with C=club", "coach", lambda found: found.value("C")),
    Rule(
        "with C=club coach",
        "coach",
        lambda found: None if isinstance(found.value_of(2), tuple) else found.value("C"),
    ),
)


# Quantities


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
    Rule("Q=q row", "qrow", lambda found: found.value("Q")),
    Rule("row Q=q", "qrow", lambda found: found.value("Q")),
    Rule("Q=q straight", "qrow", lambda found: found.value("Q")),
    Rule("N=num row", "qrow", _plain_row),
    Rule("run of Q=(q|qrow)", "qrow", lambda found: found.value("Q")),
)

_RANKS = (
    Rule("(N=ord)? best (A=attack|D=defence) ((of|in) (E=ed|table))?", "rank", _best),
    Rule("(N=ord) best? (A=attack|D=defence) ((of|in) (E=ed|table))?", "rank", _best),
    Rule("N=ord (place)", "place_q", _place),
)

_SCOPES = (Rule(f"{IN}? E=ed", "ed", lambda found: found.value("E")),)


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
    Rule("(in|of|for|from|during|at|al|a) S=seas", "s", lambda found: {"season": found.value("S")}),
    Rule("(in|of|from|during) Y=year", "s", lambda found: {"year": found.value("Y")}),
    Rule("S=seas see", "s", lambda found: {"season": found.value("S")}),
    Rule("(at|by|a|al) end_n of? S=seas", "s", lambda found: {"season": found.value("S")}),
    Rule("(at|by|a|al) end_n of? Y=year", "s",
         lambda found: {"before": f"{found.value('Y') + 1}-01-01"}),
    Rule("(at|by|a|al) end_n (of)? S=s", "s",
         lambda found: found.value("S") if {"season", "ends", "rel"} & found.value("S").keys()
         else None),
    Rule("(in|of|on) table", "s", lambda _: {}),
    Rule("both s (and|both) (s|year|seas)", "s", _each),
    Rule("(in|of) both (seas|year) and (in)? (seas|year)", "s", _each),
    Rule("s (comma (s|year|seas))* (comma? and) (s|year|seas)", "s", _each),
)  # fmt: skip

SCOPE_RULES = RewriteRules(
    (
        *_DAYS,
        *_WHEN,
        *_EDITIONS,
        *_MATCH_SETS,
        *_POINTS_IN_TIME,
        *_SPELL,
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
        found: Scope = item.value
        return found
    if item.kind == "lg" and item.value.keys() == {"leg", "season"} and item.value["leg"] == 1:
        # Italian has one word for the first leg and the first half of a season.
        return {"half_table": 1, "season": item.value["season"]}
    return None
