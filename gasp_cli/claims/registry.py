"""The measure type, and the registry of all measures."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from types import FunctionType
from typing import Any, NamedTuple, TypeAlias

from gasp_cli.claims.verdict import Basis
from gasp_cli.domain.model import Match


class NotOnRecord(Exception):
    """Raised where the record cannot tell; the reason says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Stated(NamedTuple):
    """A row of the reference record that shows what a measure gives."""

    id: str
    urls: tuple[str, ...]
    confidence: str


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
    rows: tuple[Stated, ...] = ()
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
    def counts(self) -> str:
        """The meaning of its value: the docstring of its function."""
        return " ".join((inspect.getdoc(self.function) or "").split())

    @property
    def usage(self) -> list[str]:
        """The words of a command that checks it, with the required arguments."""
        words = [word for name in self.needs for word in (f"--{name}", name.upper())]
        return [self.name, *words, "--says", "VALUE"]


MEASURES: dict[str, Measure] = {}

NUMBERS = (
    "place", "points", "goals", "matches", "months", "seasons", "trophies", "years", "percent",
    "penalties", "euros", "summers",
)  # fmt: skip
"""Units whose values are numbers, or lists of them."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


Subject: TypeAlias = str | tuple[str, ...]
"""A phrase for what a measure gives, or several for different arguments."""


def register(measure: Measure) -> None:
    """Register a measure under its name."""
    MEASURES[measure.name] = measure


def phrases_of(subject: Subject) -> tuple[str, ...]:
    """The phrases of a subject."""
    return (subject,) if isinstance(subject, str) else subject


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
        subjects = phrases_of(subject)
        register(Measure(function.__name__, function, unit, subjects, any_of, names, needs, basis))
        return function

    return decorate
