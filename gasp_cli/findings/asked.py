"""What is asked and what is said, read: measures, arguments and values under the record's names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any

from gasp_cli.errors import UsageError, either
from gasp_cli.findings.measures import MEASURES, NUMBERS, WEEKDAYS, Measure
from gasp_cli.football.runs import KINDS
from gasp_cli.language import say, word
from gasp_cli.model import STAGES, Venue
from gasp_cli.names import fold, nearest
from gasp_cli.record import Record
from gasp_cli.seasons import check_date, check_day, parse_season

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
    if "club" in known:
        arguments.setdefault("club", record.about.club)
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
    "opponent": Record.find_club,
    "behind": Record.find_club,
    "competition": lambda record, given: record.find_competition(given).name,
    "season": lambda _, given: parse_season(given),
    "before": lambda _, given: parse_season(given),
    "stage": lambda _, given: find_stage(given),
    "venue": lambda _, given: _one_of(given, [str(one) for one in Venue], say("venue")),
    "kind": lambda _, given: _one_of(given, list(KINDS), say("kind of run")),
    "score": lambda _, given: _score(given),
    "matchdays": lambda _, given: _matchdays(given),
    "since": lambda _, given: check_day(given),
    "until": lambda _, given: check_day(given),
    "on": lambda _, given: check_day(given),
    "at": lambda _, given: check_date(given),
    "matchday": _number_of("matchday"),
    "position": _number_of("position"),
    "age": _number_of("age"),
}
"""By the name of an argument: what reads it under the record's names."""


def read_said(record: Record, measure: Measure, said: Any) -> Any:
    """What is said as a value of the measure's unit, under the record's own names.

    Raises `UsageError` for what is no such value, `UnknownName` for a name that there is not.
    """
    unit = measure.unit
    if isinstance(said, list):
        return [read_said(record, measure, one) for one in said]
    if isinstance(said, (dict, type(None))):
        raise UsageError(say("{said!r} is no value that can be claimed", said=said))
    if unit == "value":
        return said
    if unit in NUMBERS:
        return _number(said, unit)
    text = str(said).strip()
    if unit == "clubs" and text.lower() == "none":
        return []
    readers: dict[str, Callable[[str], Any]] = {
        "club": record.find_club,
        "clubs": record.find_club,
        "competition": lambda given: record.find_competition(given).name,
        "stage": find_stage,
        "stages": find_stage,
        "scores": _score,
        "day": check_day,
        "weekday": lambda given: _one_of(given, WEEKDAYS, say("weekday")),
        "decade": _decade,
        "true or false": _truth,  # untold: a unit
    }
    return readers[unit](text)


def _one_of(given: str, values: tuple[str, ...] | list[str], what: str) -> str:
    """The value in its one spelling."""
    for one in values:
        if one.lower() == given.lower():
            return one
    raise UsageError(
        say("{given!r} is no {what}", given=given, what=what),
        say("it is one of {names}", names=", ".join(values)),
    )


def _whole_number(name: str, given: str) -> int:
    if not (given.isascii() and given.isdecimal() and len(given) <= 2):
        raise UsageError(
            say("{name} {given!r} is no whole number", name=name, given=given),
            say("write it in figures, up to 99"),
        )
    return int(given)


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


def _number(said: Any, unit: str) -> int | float:
    if type(said) is int and abs(said) < 10**9:
        return said
    text = "" if isinstance(said, bool) else str(said).strip()
    if not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", text):
        raise UsageError(
            say("{said!r} is no number of {unit}", said=said, unit=word(unit)),
            say("write it in figures"),
        )
    number = float(text)
    return int(number) if number.is_integer() else number


def _score(given: str) -> str:
    found = re.fullmatch(r"([0-9]{1,2})\s*[-:\u2013]\s*([0-9]{1,2})", given)
    if not found:
        raise UsageError(
            say("{given!r} is no score", given=given), say("write it as in 3-1, own goals first")
        )
    return f"{int(found[1])}-{int(found[2])}"


def _truth(given: str) -> bool:
    return _one_of(given, ("true", "false"), say("truth")) == "true"


def _decade(given: str) -> str:
    if not re.fullmatch(r"[0-9]{3}0s?", given):
        raise UsageError(say("{given!r} is no decade", given=given), say("write it as in 1980s"))
    return f"{given[:4]}s"


_NUMBERED = r"(matchday [0-9]+|group [a-z0-9]+)"


def find_stage(given: str) -> str:
    """A stage in its one spelling. Raises `UsageError` with the nearest."""
    if given in STAGES:
        return given
    wanted = fold(given)
    for stage in STAGES:
        if fold(stage) == wanted:
            return stage
    if re.fullmatch(_NUMBERED, wanted):
        kind, mark = wanted.split()
        return f"{kind.title()} {mark.upper()}"
    close = nearest(given, STAGES)
    hint = (
        say("did you mean {names}?", names=either(close))
        if close
        else say("such as {names}", names=", ".join(STAGES[-5:-1]))
    )
    raise UsageError(say("{given!r} is no stage", given=given), hint)
