"""What a measure is, and the list of them all."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from gasp_cli.model import Match


class Unknown(Exception):
    """The record cannot tell; the message says why."""


class Measured(NamedTuple):
    """What a measure gives.

    `evidence` are the matches that show it; where each of them gives a value of its own, `each`
    has these in the same order. `note` says what was assumed. `lacks` names what the record has
    not and might make another value true: one that does not hold is then not contradicted.
    """

    value: Any
    evidence: tuple[Match, ...] = ()
    note: str = ""
    each: tuple[Any, ...] = ()
    lacks: str = ""


class Measure(NamedTuple):
    """A measure as it is offered: what it gives, and by its function which arguments it takes.

    With `any_of` a value that is a list is what is possible, of which one is enough.
    """

    name: str
    function: Callable[..., Measured]
    unit: str
    counts: str
    any_of: bool

    @property
    def parameters(self) -> dict[str, inspect.Parameter]:
        """The arguments by name; those without a default must be given."""
        return _parameters_of(self.function)

    @property
    def needs(self) -> list[str]:
        """The arguments that must be given; the club is that of the knowledge base otherwise."""
        return [
            name
            for name, one in self.parameters.items()
            if one.default is one.empty and name != "club"
        ]

    @property
    def usage(self) -> str:
        """How it is asked for, with the arguments it must have."""
        words = [f"--{name} {name.upper()}" for name in self.needs]
        return " ".join(["gasp check", self.name, *words, "--says VALUE"])


@cache
def _parameters_of(function: Callable[..., Measured]) -> dict[str, inspect.Parameter]:
    given = inspect.signature(function).parameters
    return {name: one for name, one in given.items() if name != "bench"}


MEASURES: dict[str, Measure] = {}

NUMBERS = ("place", "points", "goals", "matches", "months", "seasons", "trophies", "years")
"""Units whose values are whole numbers, or lists of them."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def measure(
    unit: str, *, any_of: bool = False
) -> Callable[[Callable[..., Measured]], Callable[..., Measured]]:
    """Offer a function as a measure under its own name; its docstring says what it counts."""

    def offer(function: Callable[..., Measured]) -> Callable[..., Measured]:
        name = function.__name__
        counts = " ".join((inspect.getdoc(function) or "").split())
        MEASURES[name] = Measure(name, function, unit, counts, any_of)
        return function

    return offer
