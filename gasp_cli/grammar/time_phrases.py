"""Phrases of time: days, months, seasons and parts of them, rounds, the coach's spell."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from gasp_cli.domain.seasons import parse_season
from gasp_cli.errors import UsageError
from gasp_cli.grammar.patterns import Build, Found, Rule
from gasp_cli.grammar.scopes import Scope, fixed, joined, scope_of, value

IN = "(in|at|of|on|from|for|a|al|su|da)"


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


DAYS = (
    Rule("(season_n of?)? S=season season_n?", "seas", _season),
    Rule("season_n Y=year", "year", value("Y")),
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


WHEN = (
    Rule("before C=club D=club", "s", _before_match),
    Rule("(before|eve) (of)? (visit|to_visit) (of)? C=club", "s", _before_match),
    Rule(
        "before C=club came_to T=(city|club)",
        "s",
        lambda found: {"before_match": (found.value("T"), found.value("C"))},
    ),
    Rule("before C=club came_to", "s", _before_match),
    Rule("before D=span (meeting|match)", "s", scope_of(meeting_before="D")),
    Rule("before (of)? (match|meeting) (with|against|of|a|al) C=club", "s", _before_match),
    Rule("(since|after) D=span", "s", lambda found: {"after": found.value("D")[1]}),
    Rule("before (of|al|a)? D=(span|loose)", "s", lambda found: {"before": found.value("D")[0]}),
    Rule("before (of|al|a)? D=year", "s", lambda found: {"before": f"{found.value('D')}-01-01"}),
    Rule(f"{IN}? D=span", "s", _span),
    Rule(f"{IN}? D=loose", "s", lambda found: {**_span(found), "loose": True}),
    Rule("(in|that|of) M=month", "s", scope_of(month="M")),
    Rule("(in|on)? that month_n", "s", fixed(that_month=True)),
    Rule(
        "X=(more|fewer|lead_n|fewer_n|more_than|fewer_than) (than|of|da|to)? (in|of)? that?"
        " R=(rel|seas)",
        "change",
        _change,
    ),
    Rule(f"{IN}? R=rel (to|al)?", "s", scope_of(rel="R")),
)


def is_later(found: Found) -> bool:
    """Whether a phrase speaks of the second or a later few of the matches."""
    return found.has("A") and found["A"].kind == "ord" and found.value("A") != 1


def _after(found: Found) -> Any:
    return None if is_later(found) else joined(found, "M", "F", round=found.value("N"))


def _to_go(found: Found) -> Any:
    return joined(found, to_go=found.value("N") if found.has("N") else 1)


_HALF = "(?:H=(half_one|half_two) of (?:season_n|Y=seas|E=ed)|H2=(half1|half2) (?:of? Y2=seas)?)"


def _of_half(found: Found) -> Any:
    """A half of a season with the season that it names."""
    item = found.item("H") or found["H2"]
    scope = joined(found, "E", half=1 if item.kind in ("half_one", "half1") else 2)
    season = found.value("Y") or found.value("Y2")
    return scope if season is None else {**scope, "season": season}


def _end_of_half(found: Found) -> Any:
    scope = _of_half(found)
    return {**scope, "half_table": 1} if scope.pop("half") == 1 else None


POINTS_IN_TIME = (
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
    Rule("(eve|before) (of|da)? (last) round ((of|in) Y=(seas))?", "s", fixed(to_go=1)),
    Rule(f"(at|a|al|in)? end_n (of)? {_HALF}", "s", _end_of_half),
    Rule("(at|a|al|in)? end_n (of)? lg (of|in)? Y=seas", "s",
         fixed(half_table=1)),
    Rule(
        "(at|al|a|su) halfway (of Y=seas)?",
        "s",
        fixed(half_table=1),
    ),
    Rule(f"(in|of|at|on|during) {_HALF}", "s", _of_half),
    Rule("(in|on|at|a|al|su) (last) (day|round) (of E=ed)?", "s", fixed(last_round=True)),
    Rule("last ms", "s", lambda found: {**found.value_of(1), "last_round": True}
         if not found.value_of(1).keys() - {"league", "competition"} else None),
    Rule(
        "(in|on|at|a|al)? R=ord round (of E=ed)?",
        "s",
        scope_of(matchday="R"),
    ),
    Rule("(in|on|at|a|al)? round N=num (of E=ed)?", "s",
         scope_of(matchday="N")),
    Rule("(in|from|over|of|on|at|a|su|during|da) F=fm", "s", value("F")),
)  # fmt: skip


def _spell_seasons(*, first: bool) -> Build:
    """The first n seasons of the coach; without `first` n must be all that he had."""
    return lambda found: {"spell_seasons": (found.value("N"), first)}


SPELL = (
    Rule("coach poss C=club", "spell_club", value("C")),
    Rule("C=club of coach", "spell_club", value("C")),
    Rule("(under|with) coach (charge)?", "s", fixed(spell=True)),
    Rule("(in|of|during) coach poss (reign|N=num year_n)", "s", fixed(spell=True)),
    Rule("(in|of|during) (reign|be) (of)? coach", "s", fixed(spell=True)),
    Rule("before (of)? coach", "s", fixed(before_spell=True)),
    Rule(
        "(in|over|during) ord N=num (season_n|year_n) (of|under) coach",
        "s",
        _spell_seasons(first=True),
    ),
    Rule(
        "(in|over|during) coach poss ord N=num (season_n|year_n)", "s", _spell_seasons(first=True)
    ),
    Rule("(in|over|during) ord N=num (season_n)", "s", _spell_seasons(first=True)),
    Rule(
        "(in|over|during) N=num (season_n|year_n) (of|under) coach",
        "s",
        _spell_seasons(first=False),
    ),
    Rule("(in|over|during) N=num (season_n|year_n)", "s", _spell_seasons(first=False)),
    Rule("overall", "s", fixed(overall=True)),
    Rule(
        "(in|during|at|over) N=ord season_n (of|under|with) coach", "s", scope_of(spell_season="N")
    ),
    Rule("(in|during) coach poss N=ord season_n", "s", scope_of(spell_season="N")),
    Rule("charge of C=club", "s", fixed(spell=True)),
    Rule("coach with C=club", "coach", value("C")),
    Rule(
        "with C=club coach",
        "coach",
        lambda found: None if isinstance(found.value_of(2), tuple) else found.value("C"),
    ),
)
