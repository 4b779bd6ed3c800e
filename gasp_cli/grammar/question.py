"""A question in plain words: the measure that it asks for, with its arguments."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gasp_cli.claims.arguments import find_measure, parse_arguments
from gasp_cli.domain.model import Result
from gasp_cli.domain.seasons import season_ending
from gasp_cli.errors import GaspError
from gasp_cli.grammar.claims_of import with_
from gasp_cli.grammar.clause import Clause
from gasp_cli.grammar.cup_frames import campaign_ways
from gasp_cli.grammar.days_meant import days_meant
from gasp_cli.grammar.frames import P, W
from gasp_cli.grammar.patterns import Found, Item, Pattern, encode
from gasp_cli.grammar.phrases import phrases
from gasp_cli.grammar.resolve import CannotResolve, Resolver
from gasp_cli.grammar.statements import Context, Question
from gasp_cli.grammar.table_scope import subjects_of, table_ways
from gasp_cli.grammar.totals import Total, free_total
from gasp_cli.grammar.verbs import verbs, who
from gasp_cli.grammar.vocabulary import Vocabulary
from gasp_cli.i18n import msg

_LONGEST = 60

Reader = Callable[[Clause], Question]
FRAMES: list[tuple[Pattern, Reader]] = []
"""What a question may ask, and what reads it; the first that fits and can be resolved is taken."""

AUX = "(have|did|be|refl|them)*"
WHEN = "(L=(last_time|first_time|last|ord))?"
WHAT = f"(what {AUX})? S={W}? poss?"
_RUN = "R=(win_run_n|home_win_run_n|unbeaten_run_n|unbeaten_run|run)"
_RESULT = "R=(win_n|loss_n)"
_GOALS = "(score|make|put)"


def _asks(*patterns: str) -> Callable[[Reader], Reader]:
    """Declare what a function reads."""

    def declare(read: Reader) -> Reader:
        FRAMES.extend((Pattern(pattern, "$"), read) for pattern in patterns)
        return read

    return declare


def read_question(
    text: str, language: str, words: Vocabulary, today: str | None = None
) -> Question:
    """The question read; without a measure where it is not understood."""
    question = _as_written(text, language, words, today)
    if question.measure is not None:
        return question
    accented = words.lexicon(language, of_questions=True).with_accents(text)
    other = question if accented == text else _as_written(accented, language, words, today)
    return question if other.measure is None else other


def _as_written(text: str, language: str, words: Vocabulary, today: str | None) -> Question:
    items = words.lexicon(language, of_questions=True).items(text)
    if any(item.kind == "unknown" for item in items):
        items = words.lexicon(language, of_questions=True, more_names=True).items(text)
    items = [item for item in items if item.kind not in ("theirs", "his", "comma")]
    unknown = sum(item.kind == "unknown" for item in items)
    not_read = Question(None, {}, items=tuple(items), unknown=unknown)
    if len(items) > _LONGEST or any(item.kind == "hedge" for item in items):
        return not_read
    days = days_meant(items, words)
    read = [_understood(verbs(phrases(who(_settled(way)))), words, today) for way in days.ways]
    way = days.chosen(question.arguments for question in read if question is not None)
    question = None if way is None else read[way]
    if question is None:
        return not_read._replace(notes=days.note(None))
    return question._replace(notes=(*question.notes, *days.note(way)), unknown=unknown)


_SUBJECTS = ("club", "they", "side", "coach", "spell_club", "he", "player")


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
    day = today or words.record.about.data_of
    question = _first_read(skeleton, scope, words, day)
    if question is None or "year" not in scope or "since" not in question.arguments:
        return question
    season = season_ending(scope["year"])
    of_season = {key: value for key, value in scope.items() if key != "year"} | {"season": season}
    other = _first_read(skeleton, of_season, words, day)
    if other is None:
        return question
    taken = msg("{year} read as the season {season}", year=str(scope["year"]), season=season)
    return question._replace(also=other._replace(notes=(*other.notes, taken)))


def _first_read(
    skeleton: list[Item], scope: dict[str, Any], words: Vocabulary, day: str
) -> Question | None:
    """The question as the first frame reads it that fits."""
    code = encode(skeleton)
    letters = frozenset(code)
    for pattern, read in FRAMES:
        match = pattern.compiled.match(code) if pattern.may_match(letters) else None
        if match is None:
            continue
        resolver = Resolver(words, Context(today=day))
        clause = Clause(resolver, Found(match, skeleton), dict(scope), {}, (words.own,), {})
        try:
            question = read(clause)
            assert question.measure is not None
            parse_arguments(words.record, find_measure(question.measure), question.arguments)
        except (CannotResolve, GaspError):
            continue
        return question._replace(
            notes=(*question.notes, *resolver.assumed, *_year_taken(scope, question))
        )
    return None


def _year_taken(scope: dict[str, Any], question: Question) -> tuple[str, ...]:
    """How a year was taken, which may be the season that ends in it."""
    year, season = scope.get("year"), question.arguments.get("season")
    if year is None:
        return ()
    if season is None:
        return (msg("{year} read as the calendar year", year=str(year)),)
    return (msg("{year} read as the season {season}", year=str(year), season=season),)


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


def _subject(clause: Clause) -> str:
    names = clause.names("S") or clause.names("S2")
    return names[0] if names else clause.own


_TIMES = frozenset(
    ("season", "ends", "year", "since", "until", "after", "before", "rel", "spell_season",
     "monthday")
)  # fmt: skip


def _with_spell(clause: Clause) -> None:
    """Let a question that does not say when mean the coach's whole spell."""
    if not _TIMES & clause.scope.keys():
        clause.scope.setdefault("spell", True)


def _in_town(clause: Clause) -> None:
    """Let a town in which our club played once mean the day of that match."""
    town = clause.scope.pop("town", None)
    if town is None:
        return
    record = clause.resolver.record
    days = [
        side.match.date
        for side in record.spell.matches()
        if (venue := record.reference.venue_of(side.match)) is not None and venue.city == town
    ]
    if len(days) != 1:
        raise CannotResolve
    clause.narrow({"since": days[0], "until": days[0]})


def _matches(clause: Clause) -> tuple[dict[str, Any], str | None]:
    """The matches of our club that a question means, and the only opponent that it names."""
    own = clause.own
    names = [name for group in ("S", "S2", "O", "O2") for name in clause.names(group)]
    if "opponent" in clause.scope:
        names.append(clause.resolver.club(tuple(clause.scope["opponent"])))
    names += clause.scope.get("at") or clause.scope.get("home_of") or ()
    others = dict.fromkeys(name for name in names if name != own)
    if len(others) > 1 or (own in clause.names("O") and _subject(clause) == own):
        raise CannotResolve
    other = next(iter(others), None)
    _in_town(clause)
    _with_spell(clause)
    matches, _ = clause.match_scope(own, other)
    venue = clause.resolver.venue(clause.scope, own, other)
    return with_(matches, opponent=other, venue=venue), other


def _against(clause: Clause) -> tuple[dict[str, Any], str]:
    """The matches of our club against a side that a question must name."""
    arguments, other = _matches(clause)
    if other is None:
        raise CannotResolve
    return arguments, other


def _ours(clause: Clause) -> dict[str, Any]:
    """The matches that a question of our own club means, against whomever."""
    if _subject(clause) != clause.own:
        raise CannotResolve
    arguments, _ = _matches(clause)
    return arguments


def _narrowed(clause: Clause) -> dict[str, Any]:
    """The matches that a question means, which must say more than that they are ours."""
    arguments = _ours(clause)
    if "opponent" not in arguments and not clause.scope.keys() - {"spell"}:
        raise CannotResolve
    return arguments


_UNITS = {
    "point": "points", "win_n": "wins", "draw_n": "draws", "loss_n": "defeats",
    "clean_sheet": "clean_sheets",
}  # fmt: skip
_OF_VERB = {
    "beat": "wins", "win": "wins", "win_n": "wins", "lose": "defeats", "draw": "draws",
    "draw_n": "draws", "meet": "meetings", "play": "meetings", "": "meetings", "have": "meetings",
}  # fmt: skip
_OF_RESULT = {Result.WON: "wins", Result.DRAWN: "draws", Result.LOST: "defeats"}
_DAYS_OF = {
    "wins": "win_days", "defeats": "defeat_days", "draws": "draw_days", "meetings": "match_days",
}  # fmt: skip


def _result(clause: Clause, kind: str, other: str | None) -> str:
    """The measure of a verb, seen from our club: the subject may be the other side."""
    if kind not in _OF_VERB:
        raise CannotResolve
    measure = _OF_VERB[kind]
    if other is not None and _subject(clause) == other:
        return {"wins": "defeats", "defeats": "wins"}.get(measure, measure)
    return measure


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
    subject = _subject(clause)
    unit_item, verb_item = found["U"], found.item("V")
    kind, verb = unit_item.kind, verb_item.kind if verb_item else ""
    if found.items[0].kind != "how_many" and not _TIMES & clause.scope.keys():
        raise CannotResolve
    if kind in ("final", "trophy"):
        if "competition" not in clause.scope or subject != clause.own:
            raise CannotResolve
        measure = {"lose": "finals_lost", "win": "titles"}.get(verb, "finals")
        return Question(measure, {"competition": clause.scope["competition"]})
    if kind == "goal":
        unit = {"concede": "goals_against", "suffer": "goals_against"}.get(verb, "goals_for")
    elif kind in ("match", "ms"):
        unit = _result(clause, verb, None)
    else:
        unit = _UNITS[kind]
    _with_spell(clause)
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
    arguments, _ = _matches(clause)
    return Question("player_goals", {**arguments, "player": clause.found.value("N")})


@_asks(f"who_q {AUX} {_GOALS} goal? ({P} O={W})?")
def who_scored(clause: Clause) -> Question:
    """Read “Who scored in the final?”."""
    return Question("scorers", _narrowed(clause))


@_asks(
    f"a? how_many point (behind|da|of) (al|a)? O={W} {AUX} S={W}?"
    f" (finish|finish_base|end|be)? S2={W}?"
)
def how_far_behind(clause: Clause) -> Question:
    """Read “How many points behind Juventus did Alba finish in 2019-20?”."""
    subject = _subject(clause)
    (other,) = clause.names("O")
    (way, *_) = table_ways(clause, (subject,), (other,))
    return Question("points_behind", {**way, "behind": other})


@_asks(
    f"(how_many times|how_often) {AUX} S={W}? {AUX} V=(beat|win|lose|draw|meet|play)"
    f" (against|to|with|{P})? O={W}?"
)
def how_often(clause: Clause) -> Question:
    """Read “How many times have we beaten Inter?”."""
    arguments, other = _against(clause)
    return Question(_result(clause, clause.found["V"].kind, other), arguments)


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
    if _subject(clause) != clause.own or scope.keys() - {"competition", "league", "season", "ends"}:
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
    if _subject(clause) != clause.own or clause.found.value("N") not in (None, 1):
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
    (way, *_) = table_ways(clause, (_subject(clause),), ())
    return Question("league_position", way)


@_asks(
    f"{AUX} S={W}? {AUX} ever {AUX} (finish|finish_base|end|be) (in|at|a)? N=(ord|first_time)",
    f"(did|have) S={W} {AUX} (finish|finish_base|end) (in|at)? N=(ord|first_time)",
)
def ever_finished(clause: Clause) -> Question:
    """Read “Did we ever finish second?”: the seasons that ended so high."""
    if _subject(clause) != clause.own or clause.scope.keys() - {"spell", "league"}:
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
    arguments = _ours(clause)
    if arguments.get("stage") != "Final" or not {"competition", "season"} <= arguments.keys():
        raise CannotResolve
    return arguments


@_asks(f"{WHAT} F=(best_finish|worst_finish) (of S2={W})?")
def best_finish(clause: Clause) -> Question:
    """Read “What was our best finish?”."""
    if _subject(clause) != clause.own or clause.scope.keys() - {"spell", "league"}:
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
    (way, *_) = campaign_ways(clause, _subject(clause))
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
    arguments, other = _against(clause)
    kind = found["V"].kind
    if kind in ("score", "score_q"):
        if _subject(clause) == other:
            raise CannotResolve
        measure = "scoring_days"
    else:
        measure = _DAYS_OF[_result(clause, {"loss_n": "lose"}.get(kind, kind), other)]
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
    arguments, other = _matches(clause)
    if other is None and arguments.get("since") != arguments.get("until", ""):
        raise CannotResolve
    return Question("match_scores" if other is None else "results", arguments)


@_asks(f"{WHAT} (balance_n|meeting) (of S2={W})? (({P}|al) O={W})?")
def record_against(clause: Clause) -> Question:
    """Read “What is our record against Juventus?”."""
    return Question("won_drawn_lost", _narrowed(clause))


@_asks(f"{WHAT} win_share (of S2={W})? ({P} O={W})?")
def win_share(clause: Clause) -> Question:
    """Read “What was our win percentage in 2019-20?”."""
    return Question("win_percentage", _ours(clause))


@_asks(f"{WHAT} longest? {_RUN} longest? (of S2={W})?")
def longest_run(clause: Clause) -> Question:
    """Read “What was Alba's longest unbeaten run?”."""
    if subjects_of(clause) != (clause.own,):
        raise CannotResolve
    run = clause.found["R"]
    kinds = {"win_run_n": "wins", "home_win_run_n": "home wins", "run": "wins"}
    kind = kinds.get(run.kind, "unbeaten")
    _with_spell(clause)
    matches, _ = clause.match_scope(clause.own, None)
    return Question("longest_run", {"kind": kind, **matches})


@_asks(
    f"{WHAT} biggest {_RESULT} (of S2={W})? ({P} O={W})?",
    f"(what {AUX})? {_RESULT} biggest (of S2={W})? ({P} O={W})?",
)
def biggest(clause: Clause) -> Question:
    """Read “What was Alba's biggest win against Milan?”."""
    won = clause.found["R"].kind == "win_n"
    return Question("biggest_wins" if won else "biggest_defeats", _ours(clause))
