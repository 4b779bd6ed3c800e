"""A progress bar on standard error."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import track

Item = TypeVar("Item")


def tracked(items: Sequence[Item], what: str) -> Iterable[Item]:
    """The items, with a progress bar if standard error is a terminal."""
    screen = Console(stderr=True, highlight=False, markup=False, emoji=False)
    if not screen.is_terminal:
        return items
    return track(items, description=what, console=screen, transient=True)
