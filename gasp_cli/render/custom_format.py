"""A format that only one command has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple


class CustomFormat(NamedTuple):
    """A format of one command alone: its name, what it is, and who writes it."""

    name: str
    meaning: str
    write: Callable[[Any, Sequence[Any]], str]
