"""Days in figures of which English leaves open what is the month: 05/04/2021."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from gasp_cli.grammar.patterns import Item
from gasp_cli.grammar.vocabulary import Vocabulary
from gasp_cli.i18n import date_term, msg


class DaysMeant(NamedTuple):
    """The items of a text for each way to read its days, one or two, and remarks on them.

    `played` is the way in which our club played on all of these days, with the only club that is
    named, where it did not in the other.
    """

    ways: list[list[Item]]
    played: int | None = None
    notes: tuple[str, str] = ("", "")

    def chosen(self, arguments: Iterable[Mapping[str, Any]]) -> int | None:
        """The way to take, if claims with these arguments are on matches: a table needs none."""
        if len(self.ways) == 1:
            return 0
        return None if any("on" in several for several in arguments) else self.played

    def note(self, way: int | None) -> tuple[str, ...]:
        """The remark on the way that was taken, or on the two if none was."""
        return tuple(filter(None, self.notes[way is not None :][:1]))


def days_meant(items: list[Item], words: Vocabulary) -> DaysMeant:
    """The ways to read the days among some items."""
    days = [item for item in items if item.kind == "spans"]
    if not days:
        return DaysMeant([items])
    others = {item.value for item in items if item.kind == "club" and words.own not in item.value}
    ways, played = [], []
    for place in (0, 1):
        way = [
            item._replace(kind="span", value=item.value[place]) if item.kind == "spans" else item
            for item in items
        ]
        ways.append(way)
        dates = {item.value[place][0] for item in days}
        matches = [side for side in words.record.spell.matches() if side.match.date in dates]
        if others <= {(side.opponent,) for side in matches} and len(matches) == len(dates):
            played.append(place)
    first, second = (date_term(day) for day, _ in days[0].value)
    both = msg("the day may be {first} or {second}", first=first, second=second)
    if len(played) != 1:
        return DaysMeant(ways, None, (both, ""))
    day = (first, second)[played[0]]
    taken = msg("read as {day}, on which there was a match", day=day)
    return DaysMeant(ways, played[0], (both, taken))
