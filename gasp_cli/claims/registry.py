"""What a measure is, and the list of them all."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from enum import StrEnum
from types import FunctionType
from typing import Any, NamedTuple

from gasp_cli.domain.model import Match


class Basis(StrEnum):
    """What a finding rests on, the strongest first."""

    MATCHES = "matches"
    REFERENCE = "reference"
    SOURCES = "sources"


class NotOnRecord(Exception):
    """The record cannot tell; the reason says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Stated(NamedTuple):
    """A row of the reference record that shows what a measure gives."""

    id: str
    urls: tuple[str, ...]
    confidence: str


class Measurement(NamedTuple):
    """What a measure gives.

    `evidence` are the matches that show it. `note` says what was assumed. `lacks` names what the
    record has not and might make another value true: one that does not hold is then not
    contradicted. An empty list is known to be nothing, as `NONE` is.
    """

    value: Any
    evidence: tuple[Match, ...] = ()
    note: str = ""
    caveat: str = ""
    rows: tuple[Stated, ...] = ()


NONE = "none"
"""The value where the record knows that the answer is nobody or nothing."""


class Measure(NamedTuple):
    """A measure as it is offered: what it gives, and by its function which arguments it takes.

    With `any_of` a value that is a list is what is possible, of which one is enough. Of its
    `parameters` those it `needs` must be given; a club is that of the knowledge base otherwise.
    `basis` is what it rests on where that does not follow from its evidence.
    """

    name: str
    function: Callable[..., Measurement]
    unit: str
    any_of: bool
    parameters: tuple[str, ...]
    needs: tuple[str, ...]
    basis: Basis | None = None

    @property
    def counts(self) -> str:
        """What it counts, in words."""
        return " ".join((inspect.getdoc(self.function) or "").split())

    @property
    def usage(self) -> list[str]:
        """How it is asked for, with the arguments it must have."""
        words = [word for name in self.needs for word in (f"--{name}", name.upper())]
        return [self.name, *words, "--says", "VALUE"]


MEASURES: dict[str, Measure] = {}

NUMBERS = (
    "place", "points", "goals", "matches", "months", "seasons", "trophies", "years", "percent",
    "penalties", "euros", "summers",
)  # fmt: skip
"""Units whose values are numbers, or lists of them."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def register(measure: Measure) -> None:
    """Offer a measure under its name."""
    MEASURES[measure.name] = measure


def measure(
    unit: str, *, any_of: bool = False, basis: Basis | None = None
) -> Callable[[Callable[..., Measurement]], Callable[..., Measurement]]:
    """Offer a function as a measure under its own name; its docstring says what it counts."""

    def offer(function: Callable[..., Measurement]) -> Callable[..., Measurement]:
        assert isinstance(function, FunctionType)
        code, optional = function.__code__, function.__kwdefaults__ or {}
        # What stands behind the bench and its star.
        names = code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]
        needs = tuple(name for name in names if name not in optional and name != "club")
        register(Measure(function.__name__, function, unit, any_of, names, needs, basis))
        return function

    return offer
