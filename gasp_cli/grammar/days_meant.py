"""Days in figures of which English leaves open what is the month: 05/04/2021."""

from __future__ import annotations

from gasp_cli.grammar.patterns import Item
from gasp_cli.grammar.vocabulary import Vocabulary
from gasp_cli.i18n import date_term, msg


def days_meant(items: list[Item], words: Vocabulary) -> tuple[list[list[Item]], str]:
    """Items for each way to read days in figures whose month and day could be swapped, and a note.

    The days are those on which our club played, with the only club that is named, where the others
    are not.
    """
    days = [item for item in items if item.kind == "spans"]
    if not days:
        return [items], ""
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
    if len(played) != 1:
        return ways, msg("the day may be {first} or {second}", first=first, second=second)
    day = (first, second)[played[0]]
    return [ways[played[0]]], msg("read as {day}, on which there was a match", day=day)
