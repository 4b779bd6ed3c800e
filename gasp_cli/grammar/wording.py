"""A check in plain words: whose, what, where and when, and the value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from gasp_cli.claims.phrasing import PHRASES
from gasp_cli.domain.facts import Check, Compare
from gasp_cli.i18n import Message, date_term, join_list, msg, term, value_term

_VENUES = {
    "home": msg("at home"),
    "away": msg("away"),
    "neutral": msg("on neutral ground"),
}
_LEGS = {"1": msg("first leg"), "2": msg("second leg")}
_PHASES = {"group": msg("group or league phase"), "knockout": msg("knockout phase")}
_HALVES = {"1": msg("first half of the season"), "2": msg("second half of the season")}

_WORDS: Mapping[str, Callable[[str], str]] = {
    "stage": term,
    "kind": term,
    "score": lambda value: msg("ended {score}", score=value),
    "opponent": lambda value: msg("against {club}", club=value),
    "behind": lambda value: msg("behind {club}", club=value),
    "against": lambda value: msg("compared with {season}", season=value),
    "before": lambda value: msg("before {season}", season=value),
    "venue": lambda value: _VENUES[value],
    "leg": lambda value: _LEGS[value],
    "phase": lambda value: _PHASES[value],
    "half": lambda value: _HALVES[value],
    "first": lambda value: msg("first {n} matches", n=value),
    "last": lambda value: msg("last {n} matches", n=value),
    "matchday": lambda value: msg("after matchday {n}", n=value),
    "matchdays": lambda value: msg("matchdays {n}", n=value),
    "on": lambda value: msg("on {day}", day=date_term(value)),
    "goals": lambda value: msg("{n} goals or more", n=value),
    "position": lambda value: msg("place {n}", n=value),
}
"""By argument of a measure: what it says. The others are put together below."""


def _when(arguments: Mapping[str, Any]) -> list[str]:
    since, until = arguments.get("since"), arguments.get("until")
    if since is not None and since == until:
        return [date_term(since)]
    if since is not None and until is not None:
        return [msg("{first} to {last}", first=date_term(since), last=date_term(until))]
    if since is not None:
        return [msg("from {day} on", day=date_term(since))]
    return [] if until is None else [msg("up to {day}", day=date_term(until))]


def _parts(check: Check) -> list[str]:
    """The measure and its arguments, each as a phrase."""
    arguments = check.arguments
    parts: list[str] = [term(arguments["club"])] if "club" in arguments else []
    parts.append(PHRASES[check.measure].noun)
    competition, season = arguments.get("competition"), arguments.get("season")
    if competition and season:
        parts.append(msg("{competition} {season}", competition=term(competition), season=season))
    elif competition or season:
        parts.append(term(str(competition or season)))
    parts += [word(str(arguments[name])) for name, word in _WORDS.items() if name in arguments]
    return [*parts, *_when(arguments)]


def understood_as(check: Check) -> Message:
    """What a check asserts: `points, 2019-20: 78`."""
    value: Any = check.says
    if isinstance(value, list):
        value = join_list([value_term(str(one)) for one in value])
    elif isinstance(value, str):
        value = value_term(value)
    elif isinstance(value, bool):
        value = term(str(value).lower())
    if check.compare == Compare.AT_LEAST:
        value = msg("at least {value}", value=value)
    elif check.compare == Compare.AT_MOST:
        value = msg("at most {value}", value=value)
    return msg("{what}: {value}", what=join_list(_parts(check)), value=value)


def question_in_words(check: Check, select: str) -> Message:
    """What a question asks: `days of wins, against Juventus, the last`."""
    parts = _parts(check)
    if select == "last":
        parts.append(msg("the last"))
    elif select == "first":
        parts.append(msg("the first"))
    return join_list(parts)
