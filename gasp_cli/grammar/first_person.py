"""The words of a sentence that speak of “we”: always the knowledge base's own club."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gasp_cli.grammar.patterns import Item

WE = "we"
"""The value of a pronoun, or of “our side”, that means the knowledge base's own club."""

_BEATING = ("beat", "elim", "outscore", "held")
_AUXILIARIES = ("have", "be", "never", "neg")


class FirstPerson(NamedTuple):
    """Where a sentence speaks of “we” other than by a pronoun: offsets into its text.

    `verbs` are those of verbs in that person ("abbiamo vinto"), `our` those of possessives.
    """

    verbs: tuple[int, ...] = ()
    our: tuple[int, ...] = ()


class PersonWords(NamedTuple):
    """The words of one language for “we”, as patterns.

    `us` is that of the pronoun before a verb, empty in a language that has none.
    """

    we: str
    us: str
    our: str

    def read(self, text: str, items: Sequence[Item]) -> tuple[list[Item], FirstPerson]:
        """Items in which pronouns know that they are “we”, and what else speaks in that person."""
        we, us, our = (_places(pattern, text) for pattern in self)
        if not (we or us or our):
            return list(items), FirstPerson()
        marked = []
        for item in items:
            mine = item.start
            if item.kind == "side":
                mine = max((place for place in our if place < item.start), default=-1)
                if mine < 0 or len(text[mine : item.start].split()) > 1:
                    mine = -1  # "our" belongs to another word
            if item.kind in ("they", "side") and mine in (*we, *our):
                we, our = ([place for place in places if place != mine] for places in (we, our))
                marked.append(item._replace(value=WE))
            else:
                marked.append(item)
        marked = _with_us(marked, us, we)
        return marked, FirstPerson(tuple(we), tuple(our))


def _places(pattern: str, text: str) -> list[int]:
    if not pattern:
        return []
    return [found.start() for found in re.finditer(pattern, text, re.IGNORECASE)]


def _with_us(items: list[Item], us: Sequence[int], we: Sequence[int]) -> list[Item]:
    """Items in which "ci ha battuto" is "ha battuto noi"; "ci siamo imposti" stays as it is."""
    settled: list[Item] = []
    owed = False
    for number, item in enumerate(items):
        following = [other.kind for other in items[number + 1 :] if other.kind not in _AUXILIARIES]
        after = items[number + 1] if number + 1 < len(items) else item
        if item.start not in us or after.start in we:
            settled.append(item)
        elif following[:1] and following[0] in _BEATING:
            owed = True
            continue
        elif after.kind == "be":
            settled.append(item)  # "ci fu", "ci sono"
        else:
            settled.append(item._replace(kind="unknown", value="ci"))
        if owed and item.kind in _BEATING:
            settled.append(Item("they", WE, item.end, item.end))
            owed = False
    return settled
