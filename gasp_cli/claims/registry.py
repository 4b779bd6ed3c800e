"""The measure type, the scopes that measures share, and the registry of all measures."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from types import FunctionType
from typing import Any, NamedTuple, Protocol, TypeAlias

from gasp_cli.claims.verdict import Basis
from gasp_cli.domain.model import Match


class NotOnRecord(Exception):
    """Raised where the record cannot tell; the reason says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class CitedRow(NamedTuple):
    """A row of the reference record that shows what a measure gives."""

    id: str
    urls: tuple[str, ...]
    confidence: str


def cited_rows(rows: Iterable[Any]) -> tuple[CitedRow, ...]:
    """Rows of the reference record as evidence."""
    return tuple(CitedRow(row.id, row.urls, row.confidence) for row in rows)


def require(rows: Sequence[Any], reason: str) -> None:
    """Raise `NotOnRecord` where there is no row."""
    if not rows:
        raise NotOnRecord(reason)


class Measurement(NamedTuple):
    """The value of a measure, and what shows it.

    `evidence` are the matches, `rows` the reference rows that show the value. `note` explains it,
    `counted` says which matches count. `caveat` names matches that the record may lack: with them
    another value could be true, so that none is contradicted. An empty list means that there is
    nothing, as `NONE` does.
    """

    value: Any
    evidence: tuple[Match, ...] = ()
    note: str = ""
    caveat: str = ""
    rows: tuple[CitedRow, ...] = ()
    counted: str = ""


NONE = "none"
"""The value where the record knows that there is nobody or nothing."""


class Measure(NamedTuple):
    """A registered measure: a function over the record, its unit and its parameters.

    `subjects` are phrases for what it gives, which name arguments in braces; the first with whose
    arguments it is asked is used. With `any_of`, a list has the possible values, of which one is
    enough. Of its `parameters` those in `needs` are required; the club defaults to that of the
    knowledge base. `basis` is set where it does not follow from the evidence.
    """

    name: str
    function: Callable[..., Measurement]
    unit: str
    subjects: tuple[str, ...]
    any_of: bool
    parameters: tuple[str, ...]
    needs: tuple[str, ...]
    basis: Basis | None = None

    @property
    def description(self) -> str:
        """The description for users: the docstring of its function."""
        return " ".join((inspect.getdoc(self.function) or "").split())

    @property
    def usage(self) -> list[str]:
        """The words of a command that checks it, with the required arguments."""
        words = [word for name in self.needs for word in (f"--{name}", name.upper())]
        return [self.name, *words, "--says", "VALUE"]


class MatchScope(NamedTuple):
    """The matches of a club that are meant; None leaves a side open. Matchdays are inclusive.

    `phase` is the part of a cup or European season: `group`, also of a league phase, or `knockout`.
    `half` is a half of a league season, by matchdays. `first` and `last` take that number of
    the matches that are left, by date.
    """

    club: str
    season: str | None = None
    competition: str | None = None
    opponent: str | None = None
    stage: str | None = None
    venue: str | None = None
    matchdays: tuple[int, int] | None = None
    since: str | None = None
    until: str | None = None
    leg: int | None = None
    phase: str | None = None
    half: int | None = None
    first: int | None = None
    last: int | None = None


PHASES = ("group", "knockout")
"""The parts of a cup or European season."""


class TableScope(NamedTuple):
    """The table of a club at the end of a season, after a matchday or on a day.

    It is that of its league unless a competition is named.
    """

    season: str
    club: str
    competition: str | None = None
    matchday: int | None = None
    on: str | None = None


class CampaignScope(NamedTuple):
    """A season of a cup or a European competition, for a club."""

    season: str
    competition: str
    club: str


class TieScope(NamedTuple):
    """A tie of two clubs in a season of a competition."""

    opponent: str
    season: str
    competition: str
    club: str


class FinalsScope(NamedTuple):
    """The finals of a competition that a club reached, of one season or of the coach's spell."""

    competition: str
    club: str
    season: str | None = None


class LeagueSeasonScope(NamedTuple):
    """A league season of a club."""

    season: str
    club: str


MEASURES: dict[str, Measure] = {}

NUMBERS = (
    "place", "points", "goals", "matches", "months", "seasons", "trophies", "years", "percent",
    "penalties", "euros", "summers",
)  # fmt: skip
"""Units whose values are numbers, or lists of them."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Subject: TypeAlias = str | tuple[str, ...]
"""A phrase for what a measure gives, or several for different arguments."""


def _register(
    function: Callable[..., Measurement], unit: str, subject: Subject, *others: Any
) -> None:
    """Register a measure under the name of its function; `others` are its further fields."""
    subjects = (subject,) if isinstance(subject, str) else subject
    MEASURES[function.__name__] = Measure(function.__name__, function, unit, subjects, *others)


def measure(
    unit: str, subject: Subject, *, any_of: bool = False, basis: Basis | None = None
) -> Callable[[Callable[..., Measurement]], Callable[..., Measurement]]:
    """Register a function as a measure under its name; its docstring describes it to users.

    `subject` is a phrase for what it gives, with names of arguments in braces.
    """

    def decorate(function: Callable[..., Measurement]) -> Callable[..., Measurement]:
        assert isinstance(function, FunctionType)
        code, optional = function.__code__, function.__kwdefaults__ or {}
        # The keyword-only parameters, which follow the context.
        names = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
        needs = tuple(name for name in names if name not in optional and name != "club")
        _register(function, unit, subject, any_of, names, needs, basis)
        return function

    return decorate


ScopeMeasure = Callable[..., Measurement]


class _Registers(Protocol):
    """The decorator of functions over a scope, and over further arguments, which are required."""

    def __call__(
        self, unit: str, subject: Subject, *more: str, any_of: bool = False
    ) -> Callable[[ScopeMeasure], ScopeMeasure]: ...


def _scope_measure(scope_type: Any) -> _Registers:
    """The decorator of measures that take a scope of that type: its fields are their arguments."""

    def of_scope(
        unit: str, subject: Subject, *more: str, any_of: bool = False
    ) -> Callable[[ScopeMeasure], ScopeMeasure]:
        fields, optional = scope_type._fields, scope_type._field_defaults
        needs = tuple(name for name in fields if name not in optional and name != "club") + more

        def decorate(function: ScopeMeasure) -> ScopeMeasure:
            @wraps(function)
            def of_arguments(context: Any, **arguments: Any) -> Measurement:
                others = {name: arguments.pop(name) for name in more if name not in fields}
                return function(context, scope_type(**arguments), **others)

            names = (*needs, *(name for name in fields if name not in needs))
            _register(of_arguments, unit, subject, any_of, names, needs)
            return function

        return decorate

    return of_scope


match_measure = _scope_measure(MatchScope)
table_measure = _scope_measure(TableScope)
campaign_measure = _scope_measure(CampaignScope)
tie_measure = _scope_measure(TieScope)
finals_measure = _scope_measure(FinalsScope)
league_season_measure = _scope_measure(LeagueSeasonScope)
"""Decorators that register a function over a scope, as `measure` does.

The arguments are the fields of the scope; further ones are named after the subject, and required.
"""
