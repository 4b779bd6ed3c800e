"""The forms of questions, each with the pattern of its words and what reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gasp_cli.domain.model import Result
from gasp_cli.grammar.claims_of import with_
from gasp_cli.grammar.clause import Clause
from gasp_cli.grammar.cup_frames import campaign_ways
from gasp_cli.grammar.frames import P, W
from gasp_cli.grammar.patterns import Pattern
from gasp_cli.grammar.question_scope import (
    TIMES,
    asked_matches,
    matches_against,
    named_subject,
    narrowed_matches,
    own_matches,
    result_measure,
    with_spell,
)
from gasp_cli.grammar.resolve import CannotResolve
from gasp_cli.grammar.statements import Question
from gasp_cli.grammar.table_scope import subjects_of, table_ways
from gasp_cli.grammar.totals import Total, free_total
from gasp_cli.i18n import msg

Reader = Callable[[Clause], Question]
FORMS: list[tuple[Pattern, Reader]] = []
"""What a question may ask, and what reads it; the first that fits and can be resolved is taken."""

AUX = "(have|did|be|refl|them)*"
WHEN = "(L=(last_time|first_time|last|ord))?"
WHAT = f"(what {AUX})? S={W}? poss?"
_RUN = "R=(win_run_n|home_win_run_n|unbeaten_run_n|unbeaten_run|run)"
_RESULT = "R=(win_n|loss_n)"
_GOALS = "(score|make|put)"

_UNITS = {
    "point": "points", "win_n": "wins", "draw_n": "draws", "loss_n": "defeats",
    "clean_sheet": "clean_sheets",
}  # fmt: skip
_OF_RESULT = {Result.WON: "wins", Result.DRAWN: "draws", Result.LOST: "defeats"}
_DAYS_OF = {
    "wins": "win_days", "defeats": "defeat_days", "draws": "draw_days", "meetings": "match_days",
}  # fmt: skip


def _asks(*patterns: str) -> Callable[[Reader], Reader]:
    """Declare what a function reads."""

    def declare(read: Reader) -> Reader:
        FORMS.extend((Pattern(pattern, "$"), read) for pattern in patterns)
        return read

    return declare


@_asks(
    "how_many U=(point|goal|match|ms|win_n|draw_n|loss_n|clean_sheet|final|trophy)"
    f" {AUX} S={W}? {AUX}"
    " V=(take|score|concede|win|lose|draw|play|have|keep|make|record|suffer|meet|reach|get)?"
    f" S2={W}? ({P} O={W})?",
    f"{WHAT} U=(point|clean_sheet) (of S2={W})?",
)
def how_many(clause: Clause) -> Question:
    """Read “How many goals did Alba score in 2019-20?”."""
    found = clause.found
    subject = named_subject(clause)
    unit_item, verb_item = found["U"], found.item("V")
    kind, verb = unit_item.kind, verb_item.kind if verb_item else ""
    if found.items[0].kind != "how_many" and not TIMES & clause.scope.keys():
        raise CannotResolve
    if kind in ("final", "trophy"):
        if "competition" not in clause.scope or subject != clause.own:
            raise CannotResolve
        measure = {"lose": "finals_lost", "win": "titles"}.get(verb, "finals")
        return Question(measure, {"competition": clause.scope["competition"]})
    if kind == "goal":
        unit = {"concede": "goals_against", "suffer": "goals_against"}.get(verb, "goals_for")
    elif kind in ("match", "ms"):
        unit = result_measure(clause, verb, None)
    else:
        unit = _UNITS[kind]
    with_spell(clause)
    if found.has("O"):
        clause.scope["opponent"] = (clause.names("O")[0],)
    if unit == "meetings":
        unit = "played"
    (claim, *_) = free_total(clause, (subject,), Total(unit, 0, None, (0, 0)))
    return Question(claim.measure, claim.arguments[0])


@_asks(
    f"how_many goal {AUX} N=player {AUX} ({_GOALS}|have)? ({P} O={W})?",
    f"how_many goal {AUX} {_GOALS} N=player ({P} O={W})?",
)
def how_many_of_player(clause: Clause) -> Question:
    """Read “How many goals did Rossi score in the final?”."""
    arguments, _ = asked_matches(clause)
    return Question("player_goals", {**arguments, "player": clause.found.value("N")})


@_asks(f"who_q {AUX} {_GOALS} goal? ({P} O={W})?")
def who_scored(clause: Clause) -> Question:
    """Read “Who scored in the final?”."""
    return Question("scorers", narrowed_matches(clause))


@_asks(
    f"a? how_many point (behind|da|of) (al|a)? O={W} {AUX} S={W}?"
    f" (finish|finish_base|end|be)? S2={W}?"
)
def how_far_behind(clause: Clause) -> Question:
    """Read “How many points behind Juventus did Alba finish in 2019-20?”."""
    subject = named_subject(clause)
    (other,) = clause.names("O")
    (way, *_) = table_ways(clause, (subject,), (other,))
    return Question("points_behind", {**way, "behind": other})


@_asks(
    f"(how_many times|how_often) {AUX} S={W}? {AUX} V=(beat|win|lose|draw|meet|play)"
    f" (against|to|with|{P})? O={W}?"
)
def how_often(clause: Clause) -> Question:
    """Read “How many times have we beaten Inter?”."""
    arguments, other = matches_against(clause)
    return Question(result_measure(clause, clause.found["V"].kind, other), arguments)


_RESULTS = "V=(beat|win|win_n|lose|draw|draw_n|meet|play)"


@_asks(
    f"{AUX} S={W}? {AUX} ever {AUX} {_RESULTS} ({P}|against)? O={W}?",
    f"(did|have) S={W} {AUX} {_RESULTS} ({P}|against)? O={W}",
)
def ever(clause: Clause) -> Question:
    """Read “Have we ever beaten Inter?”: how many times."""
    is_us = any(item.kind == "refl" for item in clause.found.items)  # "ci ha mai battuto"
    if not clause.found.has("O") and not is_us:
        raise CannotResolve
    return how_often(clause)


@_asks(
    f"{AUX} S={W}? {AUX} ever {AUX} V=(win|win_n|lift|champions)",
    f"(did|have) S={W} {AUX} V=(win|win_n|lift)",
)
def ever_won(clause: Clause) -> Question:
    """Read “Have we ever won the cup?”: how many times."""
    scope, resolver = clause.scope, clause.resolver
    if named_subject(clause) != clause.own or scope.keys() - {
        "competition",
        "league",
        "season",
        "ends",
    }:
        raise CannotResolve
    competition, season = scope.get("competition"), resolver.season(scope)
    is_champions = clause.found["V"].kind == "champions"
    if competition is None or resolver.is_league(competition):
        if not (is_champions or scope.get("league") or competition) or season is not None:
            raise CannotResolve
        under = msg("counting only matches under {coach}", coach=resolver.record.about.coach)
        return Question("seasons_in_top", {"position": 1}, notes=(under,))
    return Question("titles", with_({"competition": competition}, season=season))


@_asks(
    f"{AUX} S={W}? {AUX} ever {AUX} (in|at)? (top|N=ord) table?",
    f"when_q {AUX} S={W}? {AUX} (in|at)? (top|N=ord) table? S2={W}?",
)
def when_top(clause: Clause) -> Question:
    """Read “When were we top of the table?”: the matchdays after which we were."""
    if named_subject(clause) != clause.own or clause.found.value("N") not in (None, 1):
        raise CannotResolve
    if clause.scope.keys() - {"season", "ends", "year", "league"}:
        raise CannotResolve
    season = clause.resolver.season(clause.scope)
    return Question("matchdays_in_top", with_({"position": 1}, season=season))


@_asks(f"where_q {AUX} S={W}? {AUX} (finish_base|finish|end|be|make|get) S2={W}?")
def where_finished(clause: Clause) -> Question:
    """Read “Where did Alba finish in 2018-19?”."""
    is_day = clause.scope.get("since") == clause.scope.get("until", "")
    if is_day and any(item.kind == "finish" for item in clause.found.items):
        raise CannotResolve  # "com'è finita il 25 gennaio" asks for a score
    (way, *_) = table_ways(clause, (named_subject(clause),), ())
    return Question("league_position", way)


@_asks(
    f"{AUX} S={W}? {AUX} ever {AUX} (finish|finish_base|end|be) (in|at|a)? N=(ord|first_time)",
    f"(did|have) S={W} {AUX} (finish|finish_base|end) (in|at)? N=(ord|first_time)",
)
def ever_finished(clause: Clause) -> Question:
    """Read “Did we ever finish second?”: the seasons that ended so high."""
    if named_subject(clause) != clause.own or clause.scope.keys() - {"spell", "league"}:
        raise CannotResolve
    under = msg("counting only matches under {coach}", coach=clause.resolver.record.about.coach)
    return Question("seasons_in_top", {"position": clause.found.value("N") or 1}, notes=(under,))


@_asks(f"where_q {AUX} (refl|be|have)* (play|match)?")
def where_played(clause: Clause) -> Question:
    """Read “Where was the 2024 cup final played?”."""
    arguments = _final(clause)
    record = clause.resolver.record
    against = {
        side.opponent
        for side in record.spell.matches(
            seasons=(arguments["season"],), competitions=(arguments["competition"],)
        )
        if side.match.stage == arguments["stage"]
    }
    if len(against) != 1:
        raise CannotResolve
    return Question("ground", {**arguments, "opponent": against.pop()})


@_asks(
    f"(how_q|where_q) {AUX} (finish|finish_base|end|go)",
    f"who_q {AUX} (win|win_n|lift)",
)
def how_final_ended(clause: Clause) -> Question:
    """Read “How did the 2024 cup final end?” and “Who won it?”: its score."""
    return Question("match_scores", _final(clause))


def _final(clause: Clause) -> dict[str, Any]:
    """The only match that a question means: the final of a season of a cup."""
    arguments = own_matches(clause)
    if arguments.get("stage") != "Final" or not {"competition", "season"} <= arguments.keys():
        raise CannotResolve
    return arguments


@_asks(f"{WHAT} F=(best_finish|worst_finish) (of S2={W})?")
def best_finish(clause: Clause) -> Question:
    """Read “What was our best finish?”."""
    if named_subject(clause) != clause.own or clause.scope.keys() - {"spell", "league"}:
        raise CannotResolve
    best = clause.found["F"].kind == "best_finish"
    return Question("highest_finish" if best else "lowest_finish", {})


@_asks(f"who_q {AUX} (in|at|on)? (win|top) table?")
def who_won(clause: Clause) -> Question:
    """Read “Who won the league in 2022-23?”."""
    competition = clause.scope.get("competition")
    is_won = any(item.kind == "win" for item in clause.found.items)
    if competition is None and is_won and not clause.scope.get("league"):
        raise CannotResolve
    if competition is not None and not clause.resolver.is_league(competition):
        raise CannotResolve
    (way, *_) = table_ways(clause, (clause.own,), ())
    return Question("table_leader", way)


@_asks(
    f"who_q {AUX} (elim|elim_open|put) O={W}? out?",
    f"who_q {AUX} O={W} {AUX} elim_by (by|da)?",
    f"(by|da) who_q {AUX} O={W}? (elim_by|beaten) O2={W}?",
)
def who_eliminated(clause: Clause) -> Question:
    """Read “Who knocked Alba out of the 2019-20 Champions League?”."""
    names = clause.names("O") or clause.names("O2") or (clause.own,)
    clause.scope.pop("stage", None)
    if "competition" not in clause.scope:
        clause.scope["competition"] = _only_cup(clause, names[0])
    (way, *_) = campaign_ways(clause, names[0])
    return Question("eliminated_by", way)


@_asks(f"who_q {AUX} beat O={W}?", f"who_q {AUX} O={W} {AUX} beat")
def who_won_final(clause: Clause) -> Question:
    """Read “Who beat us in the 2001 cup final?”."""
    scope = clause.scope
    if clause.names("O") not in ((), (clause.own,)) or scope.get("stage") != "Final":
        raise CannotResolve
    if scope.keys() - {"stage", "competition", "season", "ends"} or "competition" not in scope:
        raise CannotResolve
    arguments = with_({"competition": scope["competition"]}, season=clause.resolver.season(scope))
    return Question("lost_finals_to", arguments)


@_asks(f"who_q {AUX} (finish|be|stand)? ahead (of|a|al)? O={W}")
def who_above(clause: Clause) -> Question:
    """Read “Who finished above us in 2019-20?”."""
    (way, *_) = table_ways(clause, clause.names("O"), ())
    return Question("clubs_above", way)


def _only_cup(clause: Clause, club: str) -> str:
    """The only cup of a season from which a club was knocked out."""
    season, record = clause.season(), clause.resolver.record
    cups = [
        edition.competition
        for edition in record.editions
        if edition.season == season
        and club in edition.clubs
        and not clause.resolver.is_league(edition.competition)
    ]
    if len(cups) != 1:
        raise CannotResolve
    return cups[0]


@_asks(f"how_far {AUX} S={W}? {AUX} (get|finish|reach|go)? S2={W}?")
def how_far(clause: Clause) -> Question:
    """Read “How far did Alba get in the 2019-20 Champions League?”."""
    (way, *_) = campaign_ways(clause, named_subject(clause))
    return Question("stage_reached", way)


@_asks(
    f"when_q {AUX} S={W}? {AUX} {WHEN} {AUX} "
    "V=(beat|win|win_n|lose|draw|draw_n|meet|play|score|score_q)"
    f" ({P}|against)? O={W}? S2={W}? (L2=(last_time|first_time|last))? X=scoreline?",
    f"when_q {AUX} {WHEN} V=(win_n|loss_n|draw_n) ({P} O={W})?",
    f"when_q {AUX} {WHEN} (which|what)? S={W}? {AUX} V=(beat|win|win_n|lose|draw|draw_n|meet|play)"
    f" ({P}|against)? O={W}?",
    f"when_q {AUX} V=(beat|win|lose|draw|meet|play) {WHEN} ({P}|against)? O={W}?",
)
def when(clause: Clause) -> Question:
    """Read “When did Alba last beat Juventus?” and “When was the last win at Napoli?”."""
    found = clause.found
    arguments, other = matches_against(clause)
    kind = found["V"].kind
    if kind in ("score", "score_q"):
        if named_subject(clause) == other:
            raise CannotResolve
        measure = "scoring_days"
    else:
        measure = _DAYS_OF[result_measure(clause, {"loss_n": "lose"}.get(kind, kind), other)]
    kinds = {item.kind for group in ("L", "L2") for item in found.group(group)}
    select = "last" if kinds & {"last_time", "last"} else "first" if kinds else "all"
    if found.has("X"):
        day = _day_of_score(clause, arguments, measure, found.value("X"))
        arguments = {**arguments, "since": day, "until": day}
    return Question(measure, arguments, select=select)


def _day_of_score(
    clause: Clause, arguments: dict[str, Any], measure: str, score: tuple[int, int]
) -> str:
    """The only day on which our club won, lost or drew by a score, in either order."""
    goals = sorted(score)
    days = [
        side.match.date
        for side in clause.resolver.record.spell.matches()
        if side.opponent == arguments.get("opponent")
        and arguments.get("season") in (None, side.match.season)
        and arguments.get("venue") in (None, side.venue)
        and arguments.get("competition") in (None, side.match.competition)
        and arguments.get("since", "") <= side.match.date <= arguments.get("until", "9999")
        and sorted((side.goals_for, side.goals_against)) == goals
        and measure in ("match_days", _DAYS_OF[_OF_RESULT[side.result]])
    ]
    if len(days) != 1:
        raise CannotResolve
    return days[0]


@_asks(
    f"(what {AUX})? score_q ((of|between|in|against|with|al|a) S={W} (and|with|against)? O={W}?)?",
    f"(what {AUX})? score_q (of|in)? match? ((with|against) S={W})?",
    f"(what|how_q|where_q) {AUX} (score_q)? {AUX} S={W} O={W} {AUX} (finish|end)?",
    f"(where_q|how_many) {AUX} finish (with|against)? S={W}? (and|with)? O={W}?",
)
def what_score(clause: Clause) -> Question:
    """Read “What was the score between Alba and Valencia in February 2020?”."""
    arguments, other = asked_matches(clause)
    if other is None and arguments.get("since") != arguments.get("until", ""):
        raise CannotResolve
    return Question("match_scores" if other is None else "results", arguments)


@_asks(f"{WHAT} (balance_n|meeting) (of S2={W})? (({P}|al) O={W})?")
def record_against(clause: Clause) -> Question:
    """Read “What is our record against Juventus?”."""
    return Question("won_drawn_lost", narrowed_matches(clause))


@_asks(f"{WHAT} win_share (of S2={W})? ({P} O={W})?")
def win_share(clause: Clause) -> Question:
    """Read “What was our win percentage in 2019-20?”."""
    return Question("win_percentage", own_matches(clause))


@_asks(f"{WHAT} longest? {_RUN} longest? (of S2={W})?")
def longest_run(clause: Clause) -> Question:
    """Read “What was Alba's longest unbeaten run?”."""
    if subjects_of(clause) != (clause.own,):
        raise CannotResolve
    run = clause.found["R"]
    kinds = {"win_run_n": "wins", "home_win_run_n": "home wins", "run": "wins"}
    kind = kinds.get(run.kind, "unbeaten")
    with_spell(clause)
    matches, _ = clause.match_scope(clause.own, None)
    return Question("longest_run", {"kind": kind, **matches})


@_asks(
    f"{WHAT} biggest {_RESULT} (of S2={W})? ({P} O={W})?",
    f"(what {AUX})? {_RESULT} biggest (of S2={W})? ({P} O={W})?",
)
def biggest(clause: Clause) -> Question:
    """Read “What was Alba's biggest win against Milan?”."""
    won = clause.found["R"].kind == "win_n"
    return Question("biggest_wins" if won else "biggest_defeats", own_matches(clause))
