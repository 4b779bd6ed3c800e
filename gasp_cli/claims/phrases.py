"""Phrases for what a measure gives, for claimed values and for computed ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from gasp_cli.claims.registry import MEASURES
from gasp_cli.claims.verdict import HELD
from gasp_cli.domain.dates import is_day
from gasp_cli.domain.facts import Compare
from gasp_cli.i18n import (
    Message,
    Worded,
    date_term,
    figure_term,
    join_list,
    msg,
    name_term,
    term,
    translate,
    value_term,
)

if TYPE_CHECKING:
    from gasp_cli.claims.checker import Finding

_Told: TypeAlias = Callable[[Mapping[str, Any]], Message]
_GAP = re.compile(r"\{(\w+)\}")


def value_phrase(value: Any) -> str:
    """A claimed or computed value within a sentence."""
    if value is None:
        return msg("unknown")
    if isinstance(value, list):
        return join_list(map(value_phrase, value)) or msg("none")
    if isinstance(value, bool):
        return msg("yes") if value else msg("no")
    if isinstance(value, (int, float)):
        return figure_term(value)
    return value if isinstance(value, Message) else value_term(str(value), in_sentence=True)


def answer_phrase(found: Any) -> str:
    """The values of an answer; a name that comes more than once is counted: `Rossi (3)`."""
    if not isinstance(found, list):
        return value_phrase(found)
    phrases = (
        value_phrase(value) if n == 1 else msg("{name} ({n})", name=value_phrase(value), n=n)
        for value, n in Counter(found).items()
    )
    return join_list(phrases) or msg("none")


def said_phrase(part: Any) -> Any:
    """The claimed value of a finding or a statement; a limit in words: `at least 5`."""
    if part.compare == Compare.AT_LEAST:
        return msg("at least {value}", value=value_phrase(part.said))
    if part.compare == Compare.AT_MOST:
        return msg("at most {value}", value=value_phrase(part.said))
    return part.said


def arguments_phrase(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments as they are typed: matchdays `1-19`."""
    return {
        name: f"{value[0]}-{value[1]}" if isinstance(value, tuple) else value
        for name, value in arguments.items()
    }


def finding_phrase(finding: Finding) -> str:
    """The subject of a finding, with the reading of the words where there are several."""
    subject = subject_phrase(finding.measure, finding.arguments)
    if not finding.reading:
        return subject
    return msg("{subject} (read as {reading})", subject=subject, reading=term(finding.reading))


def failure_phrase(finding: Finding) -> str:
    """The value on record instead of the claimed one: `Finals of Alba: 3 (claimed: 2)`."""
    found, said = value_phrase(finding.found), value_phrase(said_phrase(finding))
    subject = finding_phrase(finding)
    return msg("{subject}: {found} (claimed: {said})", subject=subject, found=found, said=said)


def outcome_phrase(outcome: Finding) -> str:
    """Whether a prediction came true, and what happened."""
    what = {"subject": finding_phrase(outcome), "found": value_phrase(outcome.found)}
    if outcome.verdict in HELD:
        return msg("it came true ({subject}: {found})", **what)
    return msg("it did not come true ({subject}: {found})", **what)


def measure_in_words(finding: Finding) -> str:
    """The measure of a finding, which people read with its arguments in words, then its name."""
    subject = subject_phrase(finding.measure, finding.arguments)
    words = msg("{told} [{measure}]", told=subject, measure=finding.measure)
    return Worded(finding.measure, words)


def subject_phrase(measure: str, arguments: Mapping[str, Any], which: str = "") -> Message:
    """The result of a measure in words: `Opponents in Alba's lost The Cup finals, 2001-02`.

    `which` is `first` or `last` where only that one of several values is meant.
    """
    words = {
        name: value_term(str(value)) if isinstance(value, str) else value
        for name, value in arguments_phrase(arguments).items()
    }
    phrases = {phrase: set(_GAP.findall(phrase)) for phrase in MEASURES[measure].subjects}
    phrase, named = next(item for item in phrases.items() if item[1] <= words.keys())
    left = {name: value for name, value in words.items() if name not in {"club", *named}}
    if "since" in left and (time := _one_time(arguments["since"], arguments.get("until"))):
        del left["since"], left["until"]
        left["on"] = date_term(time)
    details = [_detail(name, left[name]) for name in sorted(left, key=_ORDER.index)]
    names = {name: words[name] for name in named}
    told = _ONCE.get((measure, which))
    if words.get("position") == 1:
        told = _FIRST.get(measure, told)
    subject = msg(phrase, **names) if told is None else told(names)
    return join_list([subject, *details])


_ONCE: dict[tuple[str, str], _Told] = {
    ("win_days", "first"): lambda names: msg("First win of {club}", **names),
    ("win_days", "last"): lambda names: msg("Last win of {club}", **names),
    ("defeat_days", "first"): lambda names: msg("First defeat of {club}", **names),
    ("defeat_days", "last"): lambda names: msg("Last defeat of {club}", **names),
    ("draw_days", "first"): lambda names: msg("First draw of {club}", **names),
    ("draw_days", "last"): lambda names: msg("Last draw of {club}", **names),
    ("match_days", "first"): lambda names: msg("First match of {club}", **names),
    ("match_days", "last"): lambda names: msg("Last match of {club}", **names),
}
"""Phrases for the day of one of several matches, by measure and which."""
_FIRST: dict[str, _Told] = {
    "seasons_in_top": lambda names: msg("Seasons in which {club} finished first", **names),
    "finishes_in_top": lambda names: msg(
        "Seasons before {before} in which {club} finished first", **names
    ),
    "matchdays_in_top": lambda names: msg("Matchdays after which {club} were top", **names),
}
"""Phrases for the first place, by measure: nobody calls it the top 1."""

_DANGLING = re.compile(r"\W+(a|by|con|da|di|for|of|su)?\W*$")  # i18n: what led to a gap


def measure_phrase(measure: str) -> str:
    """The values of a measure in the language in use, without names: `goals scored`."""
    phrase = MEASURES[measure].subjects[0]
    return _DANGLING.sub("", translate(msg(phrase, **dict.fromkeys(_GAP.findall(phrase), ""))))


def _one_time(since: str, until: str | None) -> str | None:
    """The day, month or year that two days limit: `2020-03` from its first to its last day."""
    if until is None or since == until:
        return until
    if since[4:] == "-01-01" and until == f"{since[:4]}-12-31":
        return since[:4]
    day_after = f"{until[:8]}{int(until[8:]) + 1}"
    is_month = since[:7] == until[:7] and since.endswith("-01") and not is_day(day_after)
    return since[:7] if is_month else None


_ORDER = (
    "venue", "opponent", "behind", "competition", "stage", "phase", "leg", "season", "half",
    "matchdays", "matchday", "first", "last", "since", "until", "on", "at",
)  # fmt: skip
"""The arguments that may follow a subject, in the order in which they do."""


def _detail(name: str, value: Any) -> Message:
    if name in _DETAILS:
        return _DETAILS[name](value)
    text = str(value)
    if (name, text) in _VALUES:
        return _VALUES[name, text]
    return value if isinstance(value, Message) else term(text)


_DETAILS: dict[str, Callable[[Any], Message]] = {
    "opponent": lambda club: msg("against {club}", club=name_term(club)),
    "behind": lambda club: msg("behind {club}", club=name_term(club)),
    "matchday": lambda matchday: msg("matchday {matchdays}", matchdays=matchday),
    "matchdays": lambda matchdays: msg("matchday {matchdays}", matchdays=matchdays),
    "first": lambda n: msg("first {n} matches", n=n),
    "last": lambda n: msg("last {n} matches", n=n),
    "since": lambda day: msg("from {day}", day=day),
    "until": lambda day: msg("until {day}", day=day),
}
_VALUES = {
    ("venue", "home"): msg("at home"),
    ("venue", "away"): msg("away from home"),
    ("venue", "neutral"): msg("on neutral ground"),
    ("leg", "1"): msg("first leg"),
    ("leg", "2"): msg("second leg"),
    ("phase", "group"): msg("group or league phase"),
    ("phase", "knockout"): msg("knockout phase"),
    ("half", "1"): msg("first half of the season"),
    ("half", "2"): msg("second half of the season"),
}
"""Arguments in words, by name, and by name and value; others are shown as they are."""
