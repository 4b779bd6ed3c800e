"""What is asked and what is said, read: measures, arguments and values under the record's names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from typing import Any

from gasp_cli.claims.measures import MEASURES, NONE, NUMBERS, WEEKDAYS, Measure
from gasp_cli.claims.value_parsing import (
    iso_day,
    parse_number,
    parse_score,
    parse_stage,
    parse_won_drawn_lost,
)
from gasp_cli.domain.model import STAGES, Venue
from gasp_cli.domain.seasons import check_date, check_day, parse_season
from gasp_cli.domain.streaks import KINDS
from gasp_cli.errors import SeveralNames, UsageError, either
from gasp_cli.i18n import meant, say, word
from gasp_cli.kb.record import Record
from gasp_cli.matching import nearest

Reader = Callable[[Record, str], Any]


def find_measure(given: str) -> Measure:
    """A measure by its name. Raises `UsageError` with the nearest."""
    name = given.strip().replace("-", "_").replace(" ", "_")
    if name not in MEASURES:
        close = nearest(name, MEASURES)
        hint = say("see gasp measures")
        if close:
            hint = say("did you mean {names}?", names=reduce(_or, close))
        raise UsageError(say("no measure is called {given!r}", given=given), hint)
    return MEASURES[name]


def _or(first: str, last: str) -> str:
    return say("{first} or {last}", first=first, last=last)


def read_arguments(record: Record, measure: Measure, given: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments in the form in which measures take them; the club is the record's own if none.

    Raises `UsageError` for one that the measure does not take, lacks or cannot be read, and
    `UnknownName` for names that the record does not know.
    """
    known = measure.parameters
    for name in given:
        if name not in known:
            close = nearest(name, known, 1)
            hint = say("it takes none")
            if close:
                hint = say(
                    "did you mean {name}? it takes {names}", name=close[0], names=", ".join(known)
                )
            elif known:
                hint = say("it takes {names}", names=", ".join(known))
            raise UsageError(
                say("{measure} takes no argument {name!r}", measure=measure.name, name=name), hint
            )
    arguments = {name: _argument(record, measure, name, value) for name, value in given.items()}
    club = arguments.setdefault("club", record.about.club) if "club" in known else None
    if "opponent" in given:
        find = record.find_opponent if club == record.about.club else record.find_club
        arguments["opponent"] = find(arguments["opponent"])
        if arguments["opponent"] == club:
            raise UsageError(
                say("{club} does not play itself", club=club), say("name another club")
            )
    missing = [name for name in measure.needs if name not in arguments]
    if missing:
        raise UsageError(
            say("{measure} needs {names}", measure=measure.name, names=", ".join(missing)),
            say("as in {usage}", usage=measure.usage),
        )
    return arguments


def _argument(record: Record, measure: Measure, name: str, value: Any) -> Any:
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        raise UsageError(say("{given!r} is no {what}", given=value, what=name))
    if name == "on" and measure.unit == "years":
        name = "at"  # an age needs no more than the month or the year of an article
    read = _READERS.get(name)
    return read(record, str(value).strip()) if read else str(value).strip()


def _number_of(name: str) -> Reader:
    return lambda _, given: _whole_number(name, given)


_READERS: Mapping[str, Reader] = {
    "club": Record.find_club,
    "behind": Record.find_club,
    "competition": lambda record, given: record.find_competition(given).name,
    "season": lambda _, given: parse_season(given),
    "before": lambda _, given: parse_season(given),
    "stage": lambda _, given: find_stage(given),
    "venue": lambda _, given: _one_of(given, list(Venue), say("venue")),
    "kind": lambda _, given: _one_of(given, list(KINDS), say("kind of run")),
    "score": lambda _, given: _score(given),
    "matchdays": lambda _, given: _matchdays(given),
    "since": lambda _, given: _day(given),
    "until": lambda _, given: _day(given),
    "on": lambda _, given: _day(given),
    "at": lambda _, given: check_date(iso_day(given)),
    "matchday": _number_of("matchday"),
    "position": _number_of("position"),
    "age": _number_of("age"),
}
"""By the name of an argument: what reads it under the record's names."""


def read_said(record: Record, measure: Measure, said: Any) -> Any:
    """What is said as a value of the measure's unit, under the record's own names.

    Raises `UsageError` for what is no such value, `UnknownName` for a name that there is not.
    """
    if isinstance(said, list):
        values = [read_said(record, measure, one) for one in said]
        if NONE in values and len(values) > 1:
            raise UsageError(say("{said!r} is no value that can be claimed", said=said))
        return NONE if values in ([], [NONE]) else values
    if isinstance(said, (dict, type(None))):
        raise UsageError(say("{said!r} is no value that can be claimed", said=said))
    unit = measure.unit
    if unit == "value":
        return said
    text = str(said).strip()
    if (meant(text, (NONE,)) or "").casefold() in _NOBODY:
        return NONE
    if unit in NUMBERS:
        return _number(measure, said)
    readers: dict[str, Callable[[str], Any]] = {
        "club": record.find_club,
        "clubs": record.find_club,
        "competition": lambda given: record.find_competition(given).name,
        "stage": find_stage,
        "stages": find_stage,
        "scores": _score,
        "won-drawn-lost": _won_drawn_lost,
        "day": _day,
        "weekday": _weekday,
        "decade": _decade,
        "true or false": _truth,  # untold: a unit
    }
    try:
        return readers[unit](text)
    except SeveralNames as error:
        raise UsageError(error.message, say("several values are parted by ;")) from error


_NOBODY = (NONE, "nobody", "no one", "nothing")  # untold: to be read


def _one_of(given: str, values: Iterable[str], what: str) -> str:
    """The value in its one spelling."""
    names = [str(value) for value in values]
    typed = (meant(given, names) or "").lower()
    for name in names:
        if name.lower() == typed:
            return name
    raise UsageError(
        say("{given!r} is no {what}", given=given, what=what),
        say("it is one of {names}", names=", ".join(names)),
    )


def _whole_number(name: str, given: str) -> int:
    number = parse_number(given, (name,), ordinal=True)
    if type(number) is not int or not 0 <= number < 100:
        raise UsageError(
            say("{name} {given!r} is no whole number", name=name, given=given),
            say("write it in figures, up to 99"),
        )
    return number


def _matchdays(given: str) -> tuple[int, int]:
    begin, dash, end = given.partition("-")
    numbers = [begin, end] if dash else [begin, begin]
    sound = all(one.isascii() and one.isdecimal() and len(one) <= 2 for one in numbers)
    first, last = map(int, numbers) if sound else (0, 0)
    if not 1 <= first <= last:
        raise UsageError(
            say("{given!r} are no matchdays", given=given), say("write them as in 1-19")
        )
    return first, last


_NOUNS: Mapping[str, tuple[str, ...]] = {
    "place": ("place", "position", "in the table", "in the league"),  # untold: to be read
    "points": ("point", "points", "pt", "pts"),
    "goals": ("goal", "goals"),
    "matches": ("match", "matches", "game", "games"),
    "months": ("month", "months"),
    "seasons": ("season", "seasons"),
    "trophies": ("trophy", "trophies", "title", "titles", "cup", "cups"),
    "years": ("year", "years", "years old"),  # untold: to be read
}
"""By unit: what may stand behind a number of it."""
_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "wins": ("victory", "victories"),
    "defeats": ("loss", "losses"),
}


def _number(measure: Measure, said: Any) -> int | float:
    if type(said) is int and abs(said) < 10**9:
        return said
    name = measure.name.replace("_", " ")
    nouns = (
        *_NOUNS.get(measure.unit, ()), name, name.removesuffix("s"),
        *_SYNONYMS.get(measure.name, ()),
    )  # fmt: skip
    number = parse_number(
        "" if isinstance(said, bool) else str(said),
        nouns,
        ordinal=measure.unit == "place",
        percent=measure.unit == "percent",
    )
    if number is None:
        raise UsageError(
            say("{said!r} is no number of {unit}", said=said, unit=word(measure.unit)),
            say("write it in figures"),
        )
    return number


def _score(given: str) -> str:
    score = parse_score(given)
    if score is None:
        raise UsageError(
            say("{given!r} is no score", given=given), say("write it as in 3-1, own goals first")
        )
    return score


def _won_drawn_lost(given: str) -> str:
    balance = parse_won_drawn_lost(given)
    if balance is None:
        raise UsageError(
            say("{given!r} is not a record of matches won, drawn and lost", given=given),
            say("write it as in 8-4-1"),
        )
    return balance


def _day(given: str) -> str:
    day = check_day(iso_day(given))
    assert day is not None
    return day


def _weekday(given: str) -> str:
    short = given.rstrip(".").title()
    names = [day for day in WEEKDAYS if len(short) > 2 and day.startswith(short)]
    return names[0] if names else _one_of(given, WEEKDAYS, say("weekday"))


def _truth(given: str) -> bool:
    text = meant(given, ("yes", "no")) or ""
    words = {"yes": "true", "no": "false"}
    return _one_of(words.get(text.lower(), given), ("true", "false"), say("truth")) == "true"


def _decade(given: str) -> str:
    found = re.fullmatch(r"(?:the )?([0-9]{3}0)(?:['\u2019]?s)?", given)
    if not found:
        raise UsageError(say("{given!r} is no decade", given=given), say("write it as in 1980s"))
    return f"{found[1]}s"


def find_stage(given: str) -> str:
    """A stage in its one spelling. Raises `UsageError` with the nearest."""
    stage = parse_stage(given)
    if stage is not None:
        return stage
    close = nearest(given, STAGES)
    hint = (
        say("did you mean {names}?", names=either(close))
        if close
        else say("such as {names}", names=", ".join(STAGES[-5:-1]))
    )
    raise UsageError(say("{given!r} is no stage", given=given), hint)
