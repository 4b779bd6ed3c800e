"""The claims of a clause: a measure with arguments and a value; and the values of a frame."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from gasp_cli.grammar.patterns import Found, Item
from gasp_cli.grammar.resolve import CannotResolve
from gasp_cli.grammar.scopes import Quantity


class Claim(NamedTuple):
    """One thing that a clause claims.

    `arguments` are ways to take the words; the first of them is the ordinary one, where `ordinary`
    says so, or each may make it true, where `any_way` does. `others` take the words in another way
    that is another measure's.
    """

    measure: str
    arguments: tuple[Mapping[str, Any], ...]
    says: Any
    compare: str | None = None
    value: tuple[int, int] | None = None
    all_time: bool = False
    open: bool = False
    ordinary: bool = True
    any_way: bool = False
    others: tuple[Claim, ...] = ()


_SEASON = frozenset(("season", "ends", "year", "rel", "spell", "spell_season"))
_DAYS = frozenset(
    ("since", "until", "after", "before", "month", "monthday", "term", "that_month", "loose",
     "before_match")
)  # fmt: skip
_COMPETITION = frozenset(("competition", "league", "phase", "group", "stage"))
_PLACES = frozenset(
    ("venue", "at", "city", "home_of", "country", "ground", "town", "opponent")
)  # fmt: skip
OF_MATCH = (
    _SEASON | _DAYS | _COMPETITION | _PLACES | {"leg", "half", "matchday", "last_round", "each"}
)
OF_TABLE = _SEASON | _DAYS | _COMPETITION | {"round", "to_go", "half_table", "in_matches", "first"}
OF_TABLE -= {"loose", "after", "term"}
OF_TOTAL = OF_MATCH - {"town"} | {
    "first", "last", "round", "to_go", "half_table", "in_matches", "spell_seasons", "overall",
}  # fmt: skip
OF_SEASON = _SEASON
OF_CAMPAIGN = _SEASON | {"competition", "league", "stage", "tie"}
OF_TIE = OF_CAMPAIGN | {"opponent"}
OF_RUN = _SEASON | _DAYS | {"competition", "league", "venue"}
"""By kind of claim: the keys of a scope that it takes into account. Others forbid the claim."""


def with_(arguments: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """Arguments with others that are not None."""
    return {**arguments, **{name: value for name, value in more.items() if value is not None}}


def score_of(found: Found) -> Item | None:
    """The score of a frame; two that differ are refused."""
    scores = [
        item for name in ("X", "Y", "Z") for item in found.group(name) if item.kind == "scoreline"
    ]
    if len(scores) > 1:
        raise CannotResolve
    if scores:
        return scores[0]
    goalless = [item for name in ("GL", "GL2", "GL3") for item in found.group(name)]
    if not goalless:
        return None
    return Item("scoreline", (0, 0), goalless[0].start, goalless[0].end)


def margin_of(found: Found) -> Quantity | None:
    """The margin of a frame."""
    margin: Quantity | None = found.value("M") or found.value("M2")
    return margin
