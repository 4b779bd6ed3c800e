"""Scopes and quantities, which phrases are rewritten to, and functions that make scopes of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from gasp_cli.grammar.patterns import Build, Found

Scope = Mapping[str, Any]


class Quantity(NamedTuple):
    """A number of something: `unit` is a measure or a noun that becomes one in its frame."""

    unit: str
    number: int
    compare: str | None
    scope: Scope
    start: int
    end: int

    @property
    def where(self) -> tuple[int, int]:
        """The place of the number in the text."""
        return self.start, self.end


def value(group: str) -> Build:
    """The value of a group, as it is."""
    return lambda found: found.value(group)


def fixed(**keys: Any) -> Build:
    """A scope that is always the same, with the season or year that the phrase names."""
    return lambda found: {**keys, **of_year(found)}


def scope_of(**groups: str) -> Build:
    """A scope with the value of a group under each key."""
    return lambda found: {key: found.value(group) for key, group in groups.items()}


def joined(found: Found, *groups: str, **keys: Any) -> dict[str, Any]:
    """A scope with those of some groups in it, and the season or year that the phrase names."""
    scope = dict(keys)
    for group in groups:
        if isinstance(named := found.value(group), Mapping):
            scope |= named
    return {**scope, **of_year(found)}


def of_year(found: Found) -> Scope:
    """The season or year that a phrase names."""
    item = found.item("Y")
    if item is None:
        return {}
    return {"season": item.value} if item.kind == "seas" else {"ends": item.value}
