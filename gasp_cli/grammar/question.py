"""A question in plain words: the measure that it asks for, with its arguments."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from gasp_cli.errors import GaspError
from gasp_cli.grammar.claims_of import with_
from gasp_cli.grammar.clause import Clause
from gasp_cli.grammar.cup_frames import campaign_ways
from gasp_cli.grammar.frames import P, W
from gasp_cli.grammar.patterns import Found, Item, Pattern, encode
from gasp_cli.grammar.phrases import phrases
from gasp_cli.grammar.resolve import CannotResolve, Resolver
from gasp_cli.grammar.statements import Context, Question
from gasp_cli.grammar.table_scope import subjects_of, table_ways
from gasp_cli.grammar.totals import Total, free_total
from gasp_cli.grammar.verbs import verbs, who
from gasp_cli.grammar.vocabulary import Vocabulary

_LONGEST = 60


Reader = Callable[[Clause], Question]
READERS: dict[str, Reader] = {}

AUX = "(have|did|be|refl|them)*"
WHEN = "(L=(last_time|first_time|last|ord))?"

_HOW_MANY = "U=(point|goal|match|ms|win_n|draw_n|loss_n|clean_sheet|final|trophy)"
_DONE = "V=(take|score|concede|win|lose|draw|play|have|keep|make|record|suffer|meet|reach|get)"
_RUN = "R=(win_run_n|home_win_run_n|unbeaten_run_n|unbeaten_run|run)"
_RESULT = "R=(win_n|loss_n)"

FRAMES = (
    (f"how_many {_HOW_MANY} {AUX} S={W}? {AUX} {_DONE}? S2={W}? ({P} O={W})?", "how_many"),
    (
        (
            f"how_many point (behind|da|of) (al|a)? O={W} {AUX} S={W}?"
            f" (finish|finish_base|end|be)? S2={W}?"
        ),
        "how_far_behind",
    ),
    (
        (
            f"how_many times {AUX} S={W}? {AUX} V=(beat|win|lose|draw|meet)"
            f" (against|to|with|{P})? O={W}?"
        ),
        "how_often",
    ),
    (f"where_q {AUX} S={W}? (finish_base|finish|end) S2={W}?", "where_finished"),
    (f"who_q {AUX} (win|top)", "who_won"),
    (f"who_q {AUX} (elim|elim_open|put) O={W} out?", "who_eliminated"),
    (f"who_q {AUX} O={W} {AUX} elim_by (by|da)?", "who_eliminated"),
    (f"(by|da) who_q {AUX} O={W}? (elim_by|beaten) O2={W}?", "who_eliminated"),
    (f"how_far {AUX} S={W}? {AUX} (get|finish|reach|go)? S2={W}?", "how_far"),
    (
        f"when_q {AUX} (last_time|last|first_time) N=(win_n|loss_n|draw_n) ({P} O={W})?",
        "when_noun",
    ),
    (
        (
            f"when_q {AUX} S={W}? {AUX} {WHEN} {AUX} V=(beat|win|lose|draw|meet|play)"
            f" ({P}|against)? O={W}? S2={W}? (L2=(last_time|first_time))?"
        ),
        "when",
    ),
    (
        f"(what {AUX})? score_q (of|between|in|against|with) S={W} (and|with|against)? O={W}?",
        "what_score",
    ),
    (
        f"(what|how_q|where_q) {AUX} (score_q)? {AUX} S={W} O={W} {AUX} (finish|end)?",
        "what_score",
    ),
    (f"where_q {AUX} finish S={W} (and|with)? O={W}", "what_score"),
    (f"(what {AUX})? S={W}? poss? longest? {_RUN} longest? (of S2={W})?", "longest_run"),
    (f"(what {AUX})? S={W}? poss? biggest {_RESULT} ({P} O={W})? (of S2={W})?", "biggest"),
    (f"(what {AUX})? {_RESULT} biggest ({P} O={W})?", "biggest"),
)


@cache
def _frames() -> list[tuple[Pattern, str]]:
    return [(Pattern(pattern, "$"), reads) for pattern, reads in FRAMES]


def read_question(
    text: str, language: str, words: Vocabulary, today: str | None = None
) -> Question:
    """The question read; without a measure where it is not understood."""
    items = words.lexicon(language, of_questions=True).items(text)
    items = [item for item in items if item.kind not in ("theirs", "his", "comma")]
    if len(items) <= _LONGEST and not any(item.kind == "hedge" for item in items):
        items = verbs(phrases(who(_settled(items))))
        question = _understood(items, words, today)
        if question is not None:
            return question
    # Only a question that is not understood needs them.
    from gasp_cli.grammar.example_questions import nearest_questions

    return Question(None, {}, nearest_questions(items, language, words))


_SUBJECTS = ("club", "they", "side", "coach", "spell_club", "he")


def _settled(items: list[Item]) -> list[Item]:
    """Items in which "score" and "win" are verbs behind a subject, else nouns."""
    settled: list[Item] = []
    for item in items:
        before = settled[-1].kind if settled else ""
        kind = item.kind
        if kind == "score_q" and before in _SUBJECTS:
            kind = "score"
        elif kind in ("win", "draw") and before in ("biggest", "last_time", "how_many", "last"):
            kind = f"{kind}_n"
        settled.append(item._replace(kind=kind))
    return settled


def _understood(items: list[Item], words: Vocabulary, today: str | None) -> Question | None:
    scope: dict[str, Any] = {}
    items = _with_finals(items)
    for item in items:
        if item.kind in ("s", "ed", "st", "grp", "ms"):
            for key, value in item.value.items():
                if scope.setdefault(key, value) != value:
                    return None
        elif item.kind == "final" and item.value is not None:
            scope |= item.value
    skeleton = [item for item in items if item.kind not in ("s", "ed", "st", "grp")]
    code = encode(skeleton)
    letters = frozenset(code)
    day = today or words.record.about.data_of
    for pattern, name in _frames():
        match = pattern.compiled.match(code) if pattern.may_match(letters) else None
        if match is None:
            continue
        resolver = Resolver(words, Context(today=day))
        clause = Clause(resolver, Found(match, skeleton), scope, {}, (words.own,), {})
        try:
            return READERS[name](clause)
        except (CannotResolve, GaspError):
            continue
    return None


def _with_finals(items: list[Item]) -> list[Item]:
    """Items in which "how many cup finals" counts finals of a competition."""
    settled: list[Item] = []
    for item in items:
        counted = settled[-1:] and settled[-1].kind == "how_many" and item.kind == "st"
        if counted and item.value.get("stage") == "Final":
            named = {key: value for key, value in item.value.items() if key != "stage"}
            settled.append(item._replace(kind="final", value=named))
        else:
            settled.append(item)
    return settled


def _reader(function: Reader) -> Reader:
    READERS[function.__name__] = function
    return function


def _subject(clause: Clause) -> str:
    names = clause.names("S") or clause.names("S2")
    return names[0] if names else clause.own


def _with_spell(clause: Clause) -> None:
    """Let a question that does not say when mean the coach's whole spell."""
    keys = {"season", "ends", "year", "since", "until", "after", "before", "rel", "spell_season"}
    if not keys & clause.scope.keys():
        clause.scope.setdefault("spell", True)


_UNITS = {
    "point": "points", "win_n": "wins", "draw_n": "draws", "loss_n": "defeats",
    "clean_sheet": "clean_sheets",
}  # fmt: skip
_OF_VERB = {"win": "wins", "lose": "defeats", "draw": "draws", "play": "played", "meet": "meetings"}


@_reader
def how_many(clause: Clause) -> Question:
    """Read “How many goals did Alba score in 2019-20?”."""
    found = clause.found
    subject = _subject(clause)
    unit_item, verb_item = found["U"], found.item("V")
    kind, verb = unit_item.kind, verb_item.kind if verb_item else ""
    if kind in ("final", "trophy"):
        if "competition" not in clause.scope or subject != clause.own:
            raise CannotResolve
        measure = {"lose": "finals_lost", "win": "titles"}.get(verb, "finals")
        return Question(measure, {"competition": clause.scope["competition"]})
    if kind == "goal":
        unit = {"concede": "goals_against", "suffer": "goals_against"}.get(verb, "goals_for")
    elif kind in ("match", "ms"):
        unit = _OF_VERB.get(verb, "")
    else:
        unit = _UNITS[kind]
    if not unit:
        raise CannotResolve
    _with_spell(clause)
    if found.has("O"):
        clause.scope["opponent"] = (clause.names("O")[0],)
    if unit == "meetings":
        unit = "played"
    (claim, *_) = free_total(clause, (subject,), Total(unit, 0, None, (0, 0)))
    return Question(claim.measure, claim.arguments[0])


@_reader
def how_far_behind(clause: Clause) -> Question:
    """Read “How many points behind Juventus did Alba finish in 2019-20?”."""
    subject = _subject(clause)
    (other,) = clause.names("O")
    (way, *_) = table_ways(clause, (subject,), (other,))
    return Question("points_behind", {**way, "behind": other})


def _against(clause: Clause) -> tuple[dict[str, Any], str]:
    """The matches of our club against a side that a question names."""
    own = clause.own
    names = [name for group in ("S", "S2", "O") for name in clause.names(group)]
    others = [name for name in names if name != own]
    if "opponent" in clause.scope:
        others.append(clause.resolver.club(tuple(clause.scope["opponent"])))
    place = clause.scope.get("at") or clause.scope.get("home_of") or ()
    others += [name for name in place if name != own and name not in others]
    if len(set(others)) != 1:
        raise CannotResolve
    _with_spell(clause)
    matches, _ = clause.match_scope(own, others[0])
    venue = clause.resolver.venue(clause.scope, own, others[0])
    return with_({**matches, "opponent": others[0]}, venue=venue), others[0]


def _turned(clause: Clause, result: str, other: str) -> str:
    """A result seen from our club: whoever is named as the subject may be the other side."""
    subject = clause.names("S") or clause.names("S2")
    if subject and subject[0] == other:
        return {"wins": "defeats", "defeats": "wins", "win_days": "defeat_days",
                "defeat_days": "win_days"}.get(result, result)  # fmt: skip
    return result


@_reader
def how_often(clause: Clause) -> Question:
    """Read “How many times have we beaten Inter?”."""
    verb = clause.found["V"]
    arguments, other = _against(clause)
    measure = {"beat": "wins", "win": "wins", "lose": "defeats", "draw": "draws",
               "meet": "meetings"}[verb.kind]  # fmt: skip
    return Question(_turned(clause, measure, other), arguments)


@_reader
def where_finished(clause: Clause) -> Question:
    """Read “Where did Alba finish in 2018-19?”."""
    (way, *_) = table_ways(clause, (_subject(clause),), ())
    return Question("league_position", way)


@_reader
def who_won(clause: Clause) -> Question:
    """Read “Who won the league in 2022-23?”."""
    scope = clause.scope
    competition = scope.get("competition")
    if not scope.get("league") and (
        competition is None or not clause.resolver.is_league(competition)
    ):
        raise CannotResolve
    (way, *_) = table_ways(clause, (clause.own,), ())
    return Question("table_leader", way)


@_reader
def who_eliminated(clause: Clause) -> Question:
    """Read “Who knocked Alba out of the 2019-20 Champions League?”."""
    names = clause.names("O") or clause.names("O2") or (clause.own,)
    clause.scope.pop("stage", None)
    (way, *_) = campaign_ways(clause, names[0])
    return Question("eliminated_by", way)


@_reader
def how_far(clause: Clause) -> Question:
    """Read “How far did Alba get in the 2019-20 Champions League?”."""
    (way, *_) = campaign_ways(clause, _subject(clause))
    return Question("stage_reached", way)


@_reader
def when(clause: Clause) -> Question:
    """Read “When did Alba last beat Juventus?”."""
    found = clause.found
    verb = found["V"]
    arguments, other = _against(clause)
    measure = {"beat": "win_days", "win": "win_days", "lose": "defeat_days", "draw": "draw_days"}
    kinds = [item.kind for group in ("L", "L2") for item in found.group(group)]
    select = "all"
    if {"last_time", "last"} & {*kinds}:
        select = "last"
    elif kinds:
        select = "first"
    return Question(
        _turned(clause, measure.get(verb.kind, "match_days"), other), arguments, select=select
    )


@_reader
def when_noun(clause: Clause) -> Question:
    """Read “When was the last win at Napoli?”."""
    found = clause.found
    arguments, _ = _against(clause)
    measure = {"win_n": "win_days", "loss_n": "defeat_days", "draw_n": "draw_days"}
    first = any(item.kind == "first_time" for item in found.items)
    return Question(measure[found["N"].kind], arguments, select="first" if first else "last")


@_reader
def what_score(clause: Clause) -> Question:
    """Read “What was the score between Alba and Valencia in February 2020?”."""
    arguments, _ = _against(clause)
    return Question("results", arguments)


@_reader
def longest_run(clause: Clause) -> Question:
    """Read “What was Alba's longest unbeaten run?”."""
    if subjects_of(clause) != (clause.own,):
        raise CannotResolve
    run = clause.found["R"]
    kinds = {"win_run_n": "wins", "home_win_run_n": "home wins", "run": "wins"}
    kind = kinds.get(run.kind, "unbeaten")
    _with_spell(clause)
    matches, _ = clause.match_scope(clause.own, None)
    allowed = {"season", "competition", "since", "until"}
    if set(matches) - allowed:
        raise CannotResolve
    return Question("longest_run", {"kind": kind, **matches})


@_reader
def biggest(clause: Clause) -> Question:
    """Read “What was Alba's biggest win against Milan?”."""
    kind = clause.found["R"].kind
    _with_spell(clause)
    own = clause.own
    other = [name for name in clause.names("O") if name != own]
    matches, _ = clause.match_scope(own, None)
    venue = clause.resolver.venue(clause.scope, own, None)
    arguments = with_(matches, opponent=other[0] if other else None, venue=venue)
    return Question("biggest_wins" if kind == "win_n" else "biggest_defeats", arguments)
