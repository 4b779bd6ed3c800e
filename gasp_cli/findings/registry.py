"""What a measure is, and the list of them all."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from types import FunctionType
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
    function: FunctionType
    unit: str
    any_of: bool

    @property
    def counts(self) -> str:
        """What it counts, in words."""
        return " ".join((inspect.getdoc(self.function) or "").split())

    @property
    def parameters(self) -> tuple[str, ...]:
        """The arguments by name: what stands behind the bench and its star."""
        code = self.function.__code__
        return code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]

    @property
    def needs(self) -> list[str]:
        """The arguments that must be given; the club is that of the knowledge base otherwise."""
        optional = self.function.__kwdefaults__ or {}
        return [name for name in self.parameters if name not in optional and name != "club"]

    @property
    def usage(self) -> str:
        """How it is asked for, with the arguments it must have."""
        words = [f"--{name} {name.upper()}" for name in self.needs]
        return " ".join(["gasp check", self.name, *words, "--says VALUE"])


MEASURES: dict[str, Measure] = {}

NUMBERS = ("place", "points", "goals", "matches", "months", "seasons", "trophies", "years")
"""Units whose values are whole numbers, or lists of them."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def measure(
    unit: str, *, any_of: bool = False
) -> Callable[[Callable[..., Measured]], Callable[..., Measured]]:
    """Offer a function as a measure under its own name; its docstring says what it counts."""

    def offer(function: Callable[..., Measured]) -> Callable[..., Measured]:
        assert isinstance(function, FunctionType)
        name = function.__name__
        MEASURES[name] = Measure(name, function, unit, any_of)
        return function

    return offer
