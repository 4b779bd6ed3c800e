"""Verbs with their auxiliaries put together, and who is meant by a noun or pronoun."""

from __future__ import annotations

import re

from gasp_cli.grammar.patterns import Found, Item, RewriteRules, Rule

_ACTIVE = (
    "win", "lose", "draw", "score", "concede", "take", "reach", "exact_reach", "finish", "stand",
    "climb", "out", "elim", "qualify", "put", "hit", "go", "topped", "suffer", "record", "keep",
    "play", "lift", "outscore", "beat", "held", "shared", "host", "stop", "make", "end", "verb",
    "remain", "lead", "give", "begin",
)  # fmt: skip
VERBS = (
    "win", "lose", "draw", "score", "concede", "take", "reach", "exact_reach", "finish", "stand",
    "climb", "out", "elim", "qualify", "put", "hit", "go", "topped", "suffer", "record", "keep",
    "play", "lift", "outscore", "beat", "held", "be", "have", "beat_by", "elim_by", "held_by",
    "end", "did", "verb", "remain", "past_group", "lead", "give",
    "begin",
)  # fmt: skip
_VERBAL = re.compile(
    r"(ed|ing|ato|ata|ati|ate|uto|uta|uti|ito|ita|iti|ando|endo|rono|ava|eva|iva|[òìé])$"
)
"""How words end that are probably verbs."""
_TRANSITIVE = ("beat", "held", "elim", "outscore")


def _yes(found: Found) -> bool:  # noqa: ARG001
    return True


_AUXILIARY = "(have|did|refl|be|them)"


def _kind(kind: str) -> list[Rule]:
    """The rules of one verb: "had won", "è stata battuta", "did not lose", "non ha mai vinto"."""
    passive = []
    if kind in _TRANSITIVE:
        # "were beaten", "had been beaten", "è stata battuta"
        passive = [Rule(f"have* be+ refl? {kind}", f"{kind}_by", _yes)]
    return [
        *passive,
        Rule(f"(neg {_AUXILIARY}* never|{_AUXILIARY}* never|never {_AUXILIARY}*) {kind}",
             f"never_{kind}", _yes),
        Rule(f"({_AUXILIARY}* neg {_AUXILIARY}*) {kind}", f"not_{kind}", _yes),
        Rule(f"{_AUXILIARY}+ {kind}", kind, _yes),
    ]  # fmt: skip


VERB_RULES = RewriteRules(
    (
        Rule("did neg score_base", "not_score", _yes),
        *(rule for kind in _ACTIVE for rule in _kind(kind)),
        Rule("be neg", "not_be", _yes),
        Rule("neg be", "not_be", _yes),
        Rule("have+ be", "be", _yes),
        Rule("be be", "be", _yes),
    )
)

WHO_RULES = RewriteRules(
    (
        Rule("side (from|of|da) C=city", "club", lambda found: found.value("C")),
        Rule("C=city (poss)? side", "club", lambda found: found.value("C")),
        Rule("coach poss side", "spell_club", lambda _: ()),
        Rule("side of coach", "spell_club", lambda _: ()),
        Rule("side", "side", lambda found: found.value_of(0) or ()),
    )
)


def verbs(items: list[Item]) -> list[Item]:
    """The items with auxiliaries and verbs put together, and what names a club."""
    return VERB_RULES.apply(items)


def who(items: list[Item]) -> list[Item]:
    """The items with descriptions of a club put together."""
    return WHO_RULES.apply(items)


def is_verbal(item: Item) -> bool:
    """Whether an item is a verb, or an unknown word that looks like one."""
    if item.kind == "unknown":
        return _VERBAL.search(item.value) is not None
    return item.kind in VERBS
