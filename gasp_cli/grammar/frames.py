"""Frames: what a clause may say, as patterns over its verbs, clubs, numbers and scores.

The modules whose names end in `_frames` declare them beside the functions that make claims of what
was matched. Scopes (when, where, in which competition) are taken out before, and a frame must
account for every item that is left.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from gasp_cli.grammar.claims_of import Claim
from gasp_cli.grammar.clause import Clause

Reader: TypeAlias = "Callable[[Clause], list[Claim]]"
"""Makes claims of a clause. Raises `CannotResolve` where its words leave something open."""


class Frame(NamedTuple):
    """A pattern of a clause, and what reads it.

    One that is `named` is a noun with its value ("the 2-1 win over Brera"): it is said to have
    been, whatever is said of it, so that the clause may go on.
    """

    pattern: str
    read: Reader
    named: bool


FRAMES: list[Frame] = []


def reads(*patterns: str, named: bool = False) -> Callable[[Reader], Reader]:
    """Declare what a function reads."""

    def declare(read: Reader) -> Reader:
        FRAMES.extend(Frame(pattern, read, named) for pattern in patterns)
        return read

    return declare


W = "(club|they|side|spell_club|coach|he)"
"""Who: whatever may stand for a club."""
P = "(against|with|to|over|by|al|a|su|da|at|on|of|in)"
"""Words that may come before an opponent."""
R = "(for|by|comma|a|with)*"
"""Words that may come before a score."""
JOIN = "(comma|and|with|semi|on|a|for|while|but)*"
"""Words that may join the parts of a clause."""
NOUN = "(win_n|loss_n|draw_n)"
NP = (
    f"(GL=goalless)? (X=scoreline)? (GL2=goalless)? N={NOUN} (GL3=goalless)? ({R} Y=scoreline)?"
    f" ({P} O={W})? ({R} Z=scoreline)?"
)
"""A result as a noun: "a 4-0 defeat by Brera"."""
PLACE = "(ord|place_q|top|bottom|champions)"
_AROUND = "(?:just_behind|only_behind|behind|ahead)"
TAIL = (
    f"((?:{JOIN} (?:"
    "that? num (?:concede|suffer|score|make)"
    f"|q (?:behind|da|ahead|gap_n da|gap_n al|gap_n of|lead_n su|lead_n of) top? {W}?"
    "|q (?:concede|score)?"
    "|num"
    f"|{_AROUND} (?:of|a|al)? {W} (?:comma {W})* (?:comma? and (?:al|a)? {W})?"
    f"|level (?:with|al|a)? {W} (?:on q)?"
    "|(?:win|lose|draw) (?:num|q)"
    "|(?:score|concede|make) (?:num|q)"
    "|rank"
    "|(?:balance_n of)? balance"
    "))*)"
)
"""Words that may follow a place or a total: points, results, goals, the clubs around."""
