"""Frames of one match, or of all against one side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gasp_cli.grammar.claims_of import Claim, margin_of, score_of, with_
from gasp_cli.grammar.clause import Clause
from gasp_cli.grammar.frames import NP, P, R, W, reads
from gasp_cli.grammar.match_claims import DRAWN, LOST, OPEN, WON, match_claims, turned
from gasp_cli.grammar.resolve import CannotResolve
from gasp_cli.grammar.table_scope import take_beginning
from gasp_cli.grammar.totals import number_of

RESULT = {
    "win": WON, "lose": LOST, "draw": DRAWN, "take": WON, "win_n": WON, "loss_n": LOST,
    "draw_n": DRAWN,
}  # fmt: skip
"""By verb or noun: the subject's result."""


@reads(
    f"S={W}? B=beat ({R} X=scoreline)? O={W} ({R} Y=scoreline)? (by M=q|(with|for) M2=q margin_n)?",
    f"S={W}? put X=scoreline (al|a|past) O={W}",
)
def beats(clause: Clause) -> list[Claim]:
    """Read “Alba beat Napoli 1-0”."""
    verb = clause.found.item("B")
    if verb is not None and verb.value == "gerund" and not clause.found.has("S"):
        # "They won the cup, beating Brera 2-0": in its final, unless another round is named.
        for key, value in clause.memory.get("title", {}).items():
            clause.scope.setdefault(key, value)
    subjects, other = clause.sides()
    return match_claims(
        clause, subjects, other, WON, score_of(clause.found), margin_of(clause.found)
    )


@reads(f"O={W} beat_by ({R} X=scoreline)? ((by|da) S={W})? ({R} Y=scoreline)?")
def is_beaten(clause: Clause) -> list[Claim]:
    """Read “Bayer Leverkusen were beaten 3-0 by Alba”."""
    subjects, other = clause.sides("O", "S")
    return match_claims(clause, subjects, other, LOST, score_of(clause.found))


@reads(
    f"S={W}? V=(win|lose|draw|draw_n) ({R} X=scoreline)? winners? ({P} O={W})?"
    f" ({R} Y=scoreline)? (by M=q)?"
)
def result(clause: Clause) -> list[Claim]:
    """Read “Alba won 4-3 away to Valencia”."""
    found = clause.found
    score, margin = score_of(found), margin_of(found)
    kind = found["V"].kind
    preposition = _preposition(found, "O")
    subjects, other = clause.sides()
    named = found.has("O") or {"at", "home_of", "opponent"} & clause.scope.keys()
    sure = {"leg", "stage", "since"} & clause.scope.keys()
    if score is None and margin is None and not (named or sure):
        raise CannotResolve
    if preposition == "at" and other is not None:
        clause.scope.setdefault("home_of", (other,))
    if preposition in ("in", "of"):
        raise CannotResolve
    return match_claims(clause, subjects, other, RESULT[kind], score, margin)


def _preposition(found: Any, group: str) -> str | None:
    """The kind of the item before a group."""
    item = found.item(group)
    if item is None:
        return None
    at = list(found.items).index(item)
    return found.items[at - 1].kind if at else None


@reads(f"S={W} and T={W} V=(draw) ({R} X=scoreline)?")
def both_draw(clause: Clause) -> list[Claim]:
    """Read “Alba and Milan drew 1-1”."""
    first, second = clause.names("S"), clause.names("T")
    if len(first) != 1 or len(second) != 1 or first == second:
        raise CannotResolve
    return match_claims(clause, first, second[0], DRAWN, score_of(clause.found))


@reads(
    f"S={W}? V=(win|take|lose) X=scoreline L=(lg|st) ({P} O={W})?",
    f"S={W}? V=(win|take) L=(lg|st|ti) ({R} X=scoreline)? ({P} O={W})? ({R} Y=scoreline)?"
    " (by M=q)?",
    f"S={W}? V=lose L=(lg|st|ti) ({R} X=scoreline)? ({P} O={W})? ({R} Y=scoreline)?",
)
def won_leg(clause: Clause) -> list[Claim]:
    """Read “Club Brugge took the first leg 2-1”."""
    found = clause.found
    clause.narrow(found.value("L"))
    kind = found["V"].kind
    subjects, other = clause.sides()
    if "leg" not in clause.scope and "stage" not in clause.scope:
        raise CannotResolve
    if other is None and "competition" not in clause.scope and clause.own in subjects:
        other = clause.resolver.context.opponent
    return match_claims(clause, subjects, other, RESULT[kind], score_of(found), margin_of(found))


@reads(f"S={W}? (suffer|record|have|take|win|put|be) {NP}")
def noun(clause: Clause) -> list[Claim]:
    """Read “Juventus suffered a 4-0 home defeat to Alba”."""
    found = clause.found
    kind = found["N"].kind
    score = score_of(found)
    subjects, other = clause.sides()
    dated = {"since", "leg", "stage", "monthday", "month"} & clause.scope.keys()
    if other is None and (score is None or not dated):
        raise CannotResolve
    if _preposition(found, "O") == "at" and other is not None:
        clause.scope.setdefault("home_of", (other,))
    return match_claims(clause, subjects, other, RESULT[kind], score)


@reads(f"S={W}? begin G=(ph|grp|seas|ed|season_n)? with {NP}")
def begins(clause: Clause) -> list[Claim]:
    """Read “Alba opened 2024-25 with a 4-0 win at Lecce”: the match of the first round."""
    take_beginning(clause)
    clause.narrow({"matchday": 1})
    return noun(clause)


@reads(f"{NP}", named=True)
def bare_noun(clause: Clause) -> list[Claim]:
    """Read “The 2-1 win over Milan …”: what is named so is said to have been."""
    found = clause.found
    score = score_of(found)
    if score is None:
        raise CannotResolve
    if not found.has("S") and not clause.carried:
        clause.carried = (clause.own,)
    return noun(clause)


@reads(
    f"S={W} stop O={W} (su|on|at) X=scoreline",
    f"S={W} not_beyond X=scoreline (with|against|al|a|da) O={W}",
    f"S={W}? V=held O={W} ({P})? (X=scoreline)? (draw_n)?",
    f"O={W} U=held_by ({P})? (X=scoreline)? (draw_n)? ((by|da) S={W})?",
)
def holds(clause: Clause) -> list[Claim]:
    """Read “Cagliari held Alba to a 1-1 draw”."""
    found = clause.found
    subjects, other = clause.sides("O", "S") if found.has("U") else clause.sides()
    score = score_of(found)
    if other is None or (found.has("V") and "venue" in clause.scope):
        raise CannotResolve  # "Brera held Alba at home" leaves open whose home
    return match_claims(clause, subjects, other, DRAWN, score)


@reads(f"(finish|end) X=scoreline between S={W} and O={W}")
def between(clause: Clause) -> list[Claim]:
    """Read “Finì 3-3 tra Alba e Young Boys”."""
    own = clause.own
    first, second = clause.names("S"), clause.names("O")
    if len(first) != 1 or len(second) != 1 or own not in (*first, *second):
        raise CannotResolve
    other = second[0] if first[0] == own else first[0]
    return match_claims(clause, (own,), other, OPEN, score_of(clause.found))


@reads(f"L=(lg|st|grp)? (L2=ord)? (end|finish|be) ({R} X=scoreline) ((to|for|a) S={W})?")
def leg_score(clause: Clause) -> list[Claim]:
    """Read “The first leg finished 4-1”."""
    found = clause.found
    if found.has("L") and isinstance(found.value("L"), Mapping):
        clause.narrow(found.value("L"))
    elif found.has("L2"):
        if found.value("L2") not in (1, 2):
            raise CannotResolve
        clause.scope["leg"] = found.value("L2")
    own = clause.own
    if found.has("S"):
        winner = clause.names("S")[0]
        other = own if winner != own else opponent_so_far(clause)
        return match_claims(clause, (winner,), other, WON, score_of(found))
    return match_claims(clause, (own,), opponent_so_far(clause), OPEN, score_of(found))


def opponent_so_far(clause: Clause) -> str:
    """The opponent that the scope or the text so far names."""
    if "opponent" in clause.scope:
        return clause.resolver.club(tuple(clause.scope["opponent"]))
    opponent = clause.memory.get("opponent") or clause.resolver.context.opponent
    if not opponent:
        raise CannotResolve
    return str(opponent)


@reads(
    f"(against|with|con) O={W} (finish|end|be) X=scoreline",
    f"(finish|end) X=scoreline (against|with) O={W}",
)
def ends_against(clause: Clause) -> list[Claim]:
    """Read “Contro l'Ajax finì 2-2 a Genova”."""
    names = clause.names("O")
    if len(names) != 1 or names[0] == clause.own:
        raise CannotResolve
    return match_claims(clause, (clause.own,), names[0], OPEN, score_of(clause.found))


@reads("X=scoreline", named=True)
def score_at(clause: Clause) -> list[Claim]:
    """Read “Il 4-0 in casa della Juventus …”: the place names the opponent."""
    clause.carried = (clause.own,)
    _, other = clause.sides()
    if other is None or not {"since", "season", "stage", "leg"} & clause.scope.keys():
        raise CannotResolve
    return match_claims(clause, (clause.own,), other, OPEN, score_of(clause.found))


@reads(f"(unknown|poss|detail)* give S={W} {NP}")
def gives(clause: Clause) -> list[Claim]:
    """Read “A late header gave Alba a 2-1 win over Brera”: whatever it was that gave it."""
    return noun(clause)


@reads("L2=ord X=scoreline")
def next_leg_score(clause: Clause) -> list[Claim]:
    """Read “…, the second 4-3”: goes on from a leg."""
    if "leg" not in clause.memory:
        raise CannotResolve
    return leg_score(clause)


@reads(f"(S={W})? put N=(q|num) (past|al|to|a) O={W}", f"(S={W})? hit O={W} for N=num")
def puts_goals(clause: Clause) -> list[Claim]:
    """Read “Alba put eight past Salernitana”."""
    number, where = number_of(clause.found.item("N"), "goals", "goals_for")
    subjects, other = clause.sides()
    if other is None:
        raise CannotResolve
    return _goals(clause, subjects, other, number, where, scored=True)


@reads(
    f"S={W} V=(concede|score) N=num (against O={W})?",
    f"(S={W})? V=(concede|score) N=(num|q) (against|al|a|past) O={W}",
)
def match_goals(clause: Clause) -> list[Claim]:
    """Read “Udinese had shipped six”: goals of one match, of a club that is not our own."""
    found = clause.found
    number, where = number_of(found.item("N"), "goals", "goals_for")
    kind = found["V"].kind
    subjects, other = clause.sides()
    if other is None or (clause.own in subjects and not found.has("O")):
        raise CannotResolve
    return _goals(clause, subjects, other, number, where, scored=kind == "score")


def _goals(
    clause: Clause,
    subjects: tuple[str, ...],
    other: str,
    number: int,
    where: tuple[int, int],
    *,
    scored: bool,
) -> list[Claim]:
    """Goals of one match, seen from our own club."""
    own = clause.own
    if len(subjects) != 1:
        raise CannotResolve
    (subject,) = subjects
    clause.subject, clause.other = subject, other
    matches, anywhen = clause.match_scope(subject, other)
    venue = clause.resolver.venue(clause.scope, subject, other)
    if own == other:
        scored = not scored
        venue = turned(venue)
        opponent = subject
    elif own == subject:
        opponent = other
    else:
        raise CannotResolve
    arguments = with_(matches, opponent=opponent, venue=venue)
    measure = "goals_in_match" if scored else "goals_conceded_in_match"
    return [Claim(measure, (arguments,), number, None, where, open=anywhen)]


@reads("X=scoreline (end|final)?")
def score_after(clause: Clause) -> list[Claim]:
    """Read “PSG put them out, 2-1”: a score that follows a match or a tie."""
    opponent = clause.memory.get("opponent")
    if opponent is None:
        raise CannotResolve
    for key in ("season", "competition"):
        if key in clause.memory.get("campaign", {}):
            clause.scope.setdefault(key, clause.memory["campaign"][key])
    if not clause.memory.get("campaign"):
        raise CannotResolve
    return match_claims(clause, (clause.own,), opponent, OPEN, score_of(clause.found))


@reads("X=scoreline F=st")
def final_score(clause: Clause) -> list[Claim]:
    """Read “…: 8-2 il finale”, which is the score of the match that was just told."""
    before = clause.memory.get("scope", {})
    opponent = clause.memory.get("opponent")
    if opponent is None or clause.found.value("F") != {"stage": "Final"} or "since" not in before:
        raise CannotResolve
    clause.narrow(before)
    return match_claims(clause, (clause.own,), opponent, OPEN, score_of(clause.found))


@reads(f"X=scoreline (al|against|with|to|a) O={W}", named=True)
def bare_score(clause: Clause) -> list[Claim]:
    """Read “… con il 3-1 al Sassuolo”."""
    others = clause.names("O")
    if len(others) != 1 or others[0] == clause.own:
        raise CannotResolve
    return match_claims(clause, (clause.own,), others[0], OPEN, score_of(clause.found))


@reads(f"S={W}? V=(win|lose) E=ed ({R} X=scoreline)? ({P} O={W})? ({R} Y=scoreline)?")
def title_match(clause: Clause) -> list[Claim]:
    """Read “Real Madrid won the 2024 UEFA Super Cup 2-0 against Alba”."""
    found = clause.found
    item, verb = found["E"], found["V"]
    score = score_of(found)
    if "competition" not in item.value or (score is None and not found.has("O")):
        raise CannotResolve
    if clause.resolver.is_league(item.value["competition"]):
        raise CannotResolve
    clause.narrow(item.value)
    clause.narrow({"stage": "Final"})
    subjects, other = clause.sides()
    return match_claims(clause, subjects, other, RESULT[verb.kind], score)
