"""Parse the arguments and the claimed value of a check, resolving names against the record."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from gasp_cli.claims.measures import MEASURES
from gasp_cli.claims.registry import NONE, NUMBERS, PHASES, WEEKDAYS, Measure
from gasp_cli.claims.value_parsing import (
    iso_day,
    parse_number,
    parse_score,
    parse_stage,
    parse_won_drawn_lost,
)
from gasp_cli.domain.dates import parse_date, parse_day
from gasp_cli.domain.model import STAGES, Venue
from gasp_cli.domain.seasons import parse_season
from gasp_cli.domain.streaks import STREAK_KINDS
from gasp_cli.errors import Action, Remedy, SeveralNames, UsageError, join_or
from gasp_cli.i18n import Message, join_list, msg, name_term, term, translate, untranslate
from gasp_cli.kb.record import Record
from gasp_cli.matching import closest_matches, find_choice, find_name, match_name, parse_choice

Reader = Callable[[Record, str], Any]
Value = TypeVar("Value")


_OTHER_NAMES = {
    "won": "wins", "victories": "wins", "lost": "defeats", "losses": "defeats", "drawn": "draws",
    "trophies": "titles", "place": "league_position",
    "goals": "goals_for", "scored": "goals_for", "conceded": "goals_against",
}  # fmt: skip
"""The measures that people may mean by other words."""

_ALIASES = {"position": "league_position"}
"""Measures under the name that the field of a table has."""


def find_measure(text: str) -> Measure:
    """A measure by its name. Raises `UsageError` with the nearest."""
    name = text.strip().replace("-", "_").replace(" ", "_")
    name = _ALIASES.get(name, name)
    if name not in MEASURES:
        name = _measure_in_words(text) or name
    if name not in MEASURES:
        other = _OTHER_NAMES.get(name.casefold())
        close = [other] if other else closest_matches(name, MEASURES)
        hint = msg("see {command}", command=Remedy(Action.LIST_MEASURES))
        if close:
            hint = msg("did you mean {names}?", names=join_or(close))
        raise UsageError(msg("unknown measure {given!r}", given=text), hint)
    return MEASURES[name]


def _measure_in_words(text: str) -> str:
    """The one measure that is called so in the language in use, or whose values are; else empty."""
    from gasp_cli.claims.phrases import measure_phrase  # a name needs no phrases

    words = text.replace("_", " ").strip()
    names = {name.replace("_", " "): name for name in MEASURES}
    english = untranslate(words, names)
    if english in names:
        return names[english]
    meant = [name for name in MEASURES if measure_phrase(name).casefold() == words.casefold()]
    return meant[0] if len(meant) == 1 else ""


def parse_arguments(record: Record, measure: Measure, typed: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments as the measure takes them; the club defaults to that of the knowledge base.

    Raises `UsageError` for an argument that is unknown, missing or unreadable, `UnknownName` for a
    name that the record does not have.
    """
    known = measure.parameters
    for name in typed:
        if name not in known:
            close = closest_matches(name, known, 1)
            hint = msg("it takes none")
            if close:
                hint = msg(
                    "did you mean {name}? it takes {names}", name=close[0], names=", ".join(known)
                )
            elif known:
                hint = msg("it takes {names}", names=", ".join(known))
            raise UsageError(
                msg("{measure} takes no argument {name!r}", measure=measure.name, name=name), hint
            )
    arguments = {name: _argument(record, measure, name, value) for name, value in typed.items()}
    club = arguments.setdefault("club", record.about.club) if "club" in known else None
    if "opponent" in typed:
        find = record.find_opponent if club == record.about.club else record.find_club
        arguments["opponent"] = find(arguments["opponent"])
        if arguments["opponent"] == club:
            raise UsageError(
                msg("{club} do not play themselves", club=name_term(club)), msg("name another club")
            )
    missing = [name for name in measure.needs if name not in arguments]
    if missing:
        raise UsageError(
            msg("{measure} needs {names}", measure=measure.name, names=", ".join(missing)),
            msg("for example {usage}", usage=Remedy(Action.CHECK_CLAIM, *measure.usage)),
        )
    return arguments


def _argument(record: Record, measure: Measure, name: str, value: Any) -> Any:
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        raise UsageError(msg("{name} is neither text nor a whole number", name=name))
    if name == "on" and measure.unit == "years":
        name = "at"  # an age needs no more than the month or the year of an article
    read = _READERS.get(name)
    return read(record, str(value).strip()) if read else str(value).strip()


def find_named(record: Record, typed: str) -> str:
    """A person or club by its name in the reference record. Raises `UnknownName`."""
    if record.reference.has_name(typed):
        return typed
    return find_name(typed, record.reference.names, msg("name"))


def _name(record: Record, typed: str) -> str:
    """The same; a name that no row has is left as typed."""
    if record.reference.has_name(typed):
        return typed
    return match_name(typed, record.reference.names, msg("name")) or typed


def _body(record: Record, typed: str) -> str:
    """A club by its name; any other body of a post, such as a town, is left as typed."""
    bodies = (spell.club for spell in record.reference.spells)
    if any(typed in (body, *body.removesuffix(")").split(" (")) for body in bodies):
        return typed
    return match_name(typed, record.club_names, msg("club")) or typed


def parse_claimed_value(record: Record, measure: Measure, said: Any) -> Any:
    """The claimed value in the measure's unit, with the record's own names.

    Raises `UsageError` for a value of another kind, `UnknownName` for a name that the record does
    not have.
    """
    if isinstance(said, list):
        values = [parse_claimed_value(record, measure, item) for item in said]
        if NONE in values and len(values) > 1:
            raise UsageError(msg("{said!r} is not a value that can be claimed", said=said))
        return NONE if values in ([], [NONE]) else values
    if isinstance(said, (dict, type(None))):
        raise UsageError(msg("{said!r} is not a value that can be claimed", said=said))
    unit = measure.unit
    if unit == "value":
        return said
    text = str(said).strip()
    if (untranslate(text, (NONE,)) or "").casefold() in _NOBODY:
        return NONE
    if unit in NUMBERS:
        return _number(measure, said)
    try:
        return _VALUE_READERS[unit](record, text)
    except SeveralNames as error:
        raise UsageError(error.message, msg("separate several values by ;")) from error


_NOBODY = (NONE, "nobody", "no one", "nothing")  # i18n: to be read


def _whole_number(name: str, text: str) -> int:
    number = parse_number(text, (name,), ordinal=True)
    if type(number) is not int or not 0 <= number < 1000:
        raise UsageError(
            msg("{name} {given!r} is not a whole number", name=name, given=text),
            msg("write it in figures, up to 999"),
        )
    return number


def _matchdays(text: str) -> tuple[int, int]:
    begin, dash, end = text.partition("-")
    numbers = [begin, end] if dash else [begin, begin]
    sound = all(number.isascii() and number.isdecimal() and len(number) <= 2 for number in numbers)
    first, last = map(int, numbers) if sound else (0, 0)
    if not 1 <= first <= last:
        raise UsageError(
            msg("{given!r} is not a range of matchdays", given=text), msg("write them as in 1-19")
        )
    return first, last


_NOUNS: Mapping[str, tuple[str, ...]] = {
    "place": ("place", "position", "in the table", "in the league"),  # i18n: to be read
    "points": ("point", "points", "pt", "pts"),
    "goals": ("goal", "goals"),
    "matches": ("match", "matches", "game", "games"),
    "months": ("month", "months"),
    "seasons": ("season", "seasons"),
    "trophies": ("trophy", "trophies", "title", "titles", "cup", "cups"),
    "years": ("year", "years", "years old"),  # i18n: to be read
    "euros": ("euro", "euros"),
    "penalties": ("penalty", "penalties"),
    "summers": ("summer", "summers"),
}
"""By unit: the words that may follow a number."""
_COUNTS = ("matches", "seasons", "trophies", "summers", "penalties", "goals")
_TIMES = {"once": "1", "twice": "2", "thrice": "3"}
_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "wins": ("victory", "victories"),
    "defeats": ("loss", "losses"),
}


def _number(measure: Measure, said: Any) -> int | float:
    if type(said) is int and abs(said) < 10**9:
        return said
    name = measure.name.replace("_", " ")
    text = "" if isinstance(said, bool) else str(said)
    if measure.unit in _COUNTS:
        text = _TIMES.get(text.strip().casefold(), text)
    nouns = (
        *_NOUNS.get(measure.unit, ()), name, name.removesuffix("s"),
        *_SYNONYMS.get(measure.name, ()), *(("time", "times") if measure.unit in _COUNTS else ()),
    )  # fmt: skip
    number = parse_number(
        text,
        nouns,
        ordinal=measure.unit == "place",
        percent=measure.unit == "percent",
        money=measure.unit == "euros",
    )
    fault = msg("{said!r} is not a number of {unit}", said=said, unit=term(measure.unit))
    return _parsed(number, fault, msg("write it in figures"))


def _parsed(value: Value | None, fault: Message, hint: Message) -> Value:
    """A value that could be parsed. Raises `UsageError` for None."""
    if value is None:
        raise UsageError(fault, hint)
    return value


def _score(text: str) -> str:
    fault = msg("{given!r} is not a score", given=text)
    return _parsed(parse_score(text), fault, msg("write it as in 3-1, the club's goals first"))


def _won_drawn_lost(text: str) -> str:
    fault = msg("{given!r} is not a record of matches won, drawn and lost", given=text)
    return _parsed(parse_won_drawn_lost(text), fault, msg("write it as in 8-4-1"))


def _day(text: str) -> str:
    day = parse_day(iso_day(text))
    assert day is not None
    return day


def _weekday(text: str) -> str:
    short = text.rstrip(".").title()
    names = [day for day in WEEKDAYS if len(short) > 2 and day.startswith(short)]
    return names[0] if names else find_choice(WEEKDAYS, text, msg("weekday"))


def _figure(text: str) -> int | float | str:
    """A number or a day where it is one, else the text."""
    number = parse_number(text, ())
    return iso_day(text) if number is None else number


def _boolean(text: str) -> bool:
    words = {"yes": True, "no": False, "true": True, "false": False}
    return words[find_choice(list(words), text, msg("truth value"))]


def _decade(text: str) -> str:
    typed = untranslate(text, (f"{year}s" for year in range(1900, 2100, 10))) or ""
    decade = re.fullmatch(r"(?:the )?([0-9]{3}0)(?:['\u2019]?s)?", typed)
    fault, hint = msg("{given!r} is not a decade", given=text), msg("write it as in 1980s")
    return f"{_parsed(decade, fault, hint)[1]}s"


def find_stage(text: str) -> str:
    """A stage by its canonical name. Raises `UsageError` with the nearest."""
    stage = parse_stage(text)
    if stage is not None:
        return stage
    shown = {translate(term(stage)): stage for stage in STAGES}
    close = [shown[name] for name in closest_matches(text, shown)]
    hint = (
        msg("did you mean {names}?", names=join_or(map(term, close)))
        if close
        else msg("such as {names}", names=join_list(map(term, STAGES[-5:-1])))
    )
    raise UsageError(msg("{given!r} is not a stage", given=text), hint)


def _parsing(parse: Callable[[str], Any]) -> Reader:
    """The reader of texts that mean the same in every record."""
    return lambda _, text: parse(text)


def _competition(record: Record, text: str) -> str:
    return record.find_competition(text).name


_VENUE = _parsing(lambda text: parse_choice(Venue, text, msg("venue")))
_DATE = _parsing(lambda text: parse_date(iso_day(text)))
_READERS: Mapping[str, Reader] = {
    **dict.fromkeys(("club", "behind"), Record.find_club),
    **dict.fromkeys(("person", "player", "holder"), find_named),
    **dict.fromkeys(("season", "before", "than"), _parsing(parse_season)),
    **dict.fromkeys(("since", "until", "on"), _parsing(_day)),
    **{
        name: _parsing(partial(_whole_number, name))
        for name in (
            "leg", "half", "first", "last", "matchday", "position", "age", "points", "goals",
            "conceded",
        )
    },
    "competition": _competition,
    "stage": _parsing(find_stage),
    "venue": _VENUE,
    "kind": _parsing(lambda text: find_choice(list(STREAK_KINDS), text, msg("kind of run"))),
    "score": _parsing(_score),
    "matchdays": _parsing(_matchdays),
    "at": _DATE,
    "phase": _parsing(lambda text: find_choice(PHASES, text, msg("part of a season"))),
    "body": _body,
}  # fmt: skip
"""The parser of each argument that is not taken as typed."""

_VALUE_READERS: Mapping[str, Reader] = {
    **dict.fromkeys(("club", "clubs"), Record.find_club),
    **dict.fromkeys(("stage", "stages"), _parsing(find_stage)),
    **dict.fromkeys(("name", "names"), _name),
    **dict.fromkeys(("minutes", "nickname", "post", "place name"), _parsing(str)),  # i18n: a unit
    "competition": _competition,
    "scores": _parsing(_score),
    "won-drawn-lost": _parsing(_won_drawn_lost),
    "venue": _VENUE,
    "day": _parsing(_day),
    "weekday": _parsing(_weekday),
    "decade": _parsing(_decade),
    "true or false": _parsing(_boolean),  # i18n: a unit
    "date": _DATE,
    "figure": _parsing(_figure),
}
"""The parser of claimed values by the unit of their measure; numbers are parsed by `_number`."""
