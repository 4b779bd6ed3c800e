"""Frames of several matches: against one side, runs, halves of a season, season against season."""

from __future__ import annotations

from gasp_cli.grammar.claims_of import OF_MATCH, OF_RUN, OF_SEASON, OF_TOTAL, Claim, with_
from gasp_cli.grammar.clause import Clause
from gasp_cli.grammar.frames import NOUN, NP, TAIL, W, reads
from gasp_cli.grammar.match_claims import turned
from gasp_cli.grammar.match_frames import noun
from gasp_cli.grammar.resolve import CannotResolve
from gasp_cli.grammar.scopes import Quantity
from gasp_cli.grammar.table_scope import subjects_of


@reads(f"S={W}? win all N=num? meeting (with|against) O={W}")
def wins_all(clause: Clause) -> list[Claim]:
    """Read “Il Real Madrid aveva vinto tutti e tre i precedenti con l'Alba”."""
    clause.only(OF_MATCH)
    subjects, other = clause.sides()
    own = clause.own
    if len(subjects) != 1 or other is None or own not in (subjects[0], other):
        raise CannotResolve
    matches, _ = clause.match_scope(subjects[0], other)
    opponent = other if subjects[0] == own else subjects[0]
    arguments = {**matches, "opponent": opponent}
    number = clause.found.value("N")
    where = clause.found.where
    if number is None:
        raise CannotResolve
    measure = "wins" if subjects[0] == own else "defeats"
    return [
        Claim(measure, (arguments,), number, None, where, all_time="spell" not in clause.scope),
        Claim("meetings", (arguments,), number, None, where, all_time="spell" not in clause.scope),
    ]


@reads(f"{NP} be C={W} poss K=ord {NOUN}? row")
def nth_in_row(clause: Clause) -> list[Claim]:
    """Read “The 2-1 win over Milan was Alba's ninth in a row in the league”."""
    found = clause.found
    if clause.names("C") != (clause.own,):
        raise CannotResolve
    competition = clause.scope.pop("competition", None)
    league = clause.scope.pop("league", None)
    clause.carried = (clause.own,)
    claims = noun(clause)
    kind = found["N"].kind
    if kind != "win_n":
        raise CannotResolve
    (arguments,) = claims[0].arguments
    if league:
        competition = clause.resolver.words.league
    matches = [
        side.match
        for side in clause.resolver.record.spell.matches()
        if side.opponent == arguments.get("opponent")
        and arguments.get("since", "") <= side.match.date <= arguments.get("until", "9999")
        and arguments.get("season") in (None, side.match.season)
        and (competition is None or side.match.competition == competition)
        and side.score == claims[0].says
    ]
    if len(matches) != 1:
        raise CannotResolve
    on = {"kind": "wins", "on": matches[0].date}
    if competition is not None:
        on["competition"] = competition
    item = found["K"]
    return [*claims, Claim("run_after", (on,), item.value, None, item.where)]


@reads(f"S={W}? never_beat O={W}", f"S={W}? never_win (against O={W})?")
def never_beats(clause: Clause) -> list[Claim]:
    """Read “L'Alba non ha mai battuto l'Inter a San Siro”."""
    clause.only(OF_MATCH)
    subjects, other = clause.sides()
    if len(subjects) != 1 or other is None:
        raise CannotResolve
    matches, anywhen = clause.match_scope(subjects[0], other)
    if other == clause.own or subjects[0] != clause.own:
        raise CannotResolve
    venue = clause.resolver.venue(clause.scope, subjects[0], other)
    matches.pop("season", None) if anywhen else None
    spell = "spell" in clause.scope
    arguments = with_({**matches, "opponent": other}, venue=venue)
    return [Claim("wins", (arguments,), 0, None, clause.found.where, all_time=not spell)]


@reads(f"S={W}? beat O={W} Q=q", f"S={W}? beat Q=q O={W}", f"S={W} Q=q beat O={W}")
def beats_times(clause: Clause) -> list[Claim]:
    """Read “Under the coach Alba beat Juventus four times”."""
    subjects, other = clause.sides()
    quantity: Quantity = clause.found.value("Q")
    own = clause.own
    if quantity.unit != "times" or len(subjects) != 1 or other is None:
        raise CannotResolve
    clause.only(OF_TOTAL)
    matches, anywhen = clause.match_scope(subjects[0], other)
    if own not in (subjects[0], other) or anywhen:
        raise CannotResolve
    venue = clause.resolver.venue(clause.scope, own, other if other != own else subjects[0])
    if other == own:
        venue = turned(venue)
        matches["opponent"], measure = subjects[0], "defeats"
    else:
        matches["opponent"], measure = other, "wins"
    arguments = with_(matches, venue=venue)
    return [Claim(measure, (arguments,), quantity.number, quantity.compare, quantity.where)]


@reads(f"S={W}? (win|take|record|put|go|have|make|be) N=qrow")
def win_run(clause: Clause) -> list[Claim]:
    """Read “Alba won ten matches in a row”."""
    item = clause.found["N"]
    quantity: Quantity | None = item.value if isinstance(item.value, Quantity) else None
    number = item.value if quantity is None else quantity.number
    if quantity is not None:
        if quantity.unit not in ("matches", "wins") or quantity.compare is not None:
            raise CannotResolve
        clause.narrow(quantity.scope)
    return _run(clause, "wins", number, item.where)


@reads(
    f"S={W}? (go|be|have|stand) N=q (unbeaten|winless)",
    f"S={W}? (go|be|have|stand) (unbeaten|winless) (for|in)? N=q",
    f"S={W}? (go|have|put|be) (on|a)? unbeaten_run of N=q",
)
def unbeaten_run(clause: Clause) -> list[Claim]:
    """Read “They went 17 matches unbeaten”."""
    item = clause.found["N"]
    quantity: Quantity = item.value
    if quantity.unit != "matches" or quantity.compare is not None:
        raise CannotResolve
    clause.narrow(quantity.scope)
    kinds = [item.kind for item in clause.found.items]
    kind = "without a win" if "winless" in kinds else "unbeaten"
    return _run(clause, kind, quantity.number, item.where)


def _run(clause: Clause, kind: str, number: int, where: tuple[int, int]) -> list[Claim]:
    subjects = subjects_of(clause)
    own = clause.own
    clause.only(OF_RUN)
    clause.scope.pop("loose", None)
    if subjects[0] != own:
        raise CannotResolve
    matches, anywhen = clause.match_scope(own, None)
    if anywhen or {"first", "last", "leg", "stage", "half"} & matches.keys():
        raise CannotResolve
    venue = clause.scope.get("venue")
    if venue is not None:
        if kind != "wins" or venue not in ("home", "away"):
            raise CannotResolve
        kind = f"{venue} wins"
    matches["kind"] = kind
    if "season" not in matches and "since" in matches:
        matches["season"] = clause.resolver.season_of(matches["since"])
    ways = [matches]
    if "competition" not in matches:
        season = matches.get("season")
        league = clause.resolver.league_of(own, season) if season else clause.resolver.words.league
        ways.append({**matches, "competition": league})
    return [Claim("runs", tuple(ways), number, None, where)]


def _change_claim(
    clause: Clause, subjects: tuple[str, ...], unit: str, number: int, where: tuple[int, int]
) -> list[Claim]:
    change = clause.found.value("C")
    sign, against = change
    season = clause.season()
    if isinstance(against, int):
        if against != -1:
            raise CannotResolve
        against = clause.resolver.previous(season, -1)
    elif not isinstance(against, str) or against in ("last", "this"):
        raise CannotResolve
    measure = {"points": "points_change", "goals": "goals_change"}.get(unit)
    if measure is None or not {"competition", "first", "round", "half"}.isdisjoint(clause.scope):
        raise CannotResolve
    ways = clause.of_season(subjects, than=against)
    return [Claim(measure, ways, sign * number, None, where)]


@reads(f"S={W}? (take|have|record|score|win) Q=q (N=num)? C=change")
def changes(clause: Clause) -> list[Claim]:
    """Read “la Fiorentina ha conquistato 22 punti in più della stagione precedente”."""
    clause.only(OF_SEASON)
    subjects = subjects_of(clause)
    quantity: Quantity = clause.found.value("Q")
    if clause.found.has("N") or quantity.compare is not None or quantity.scope:
        raise CannotResolve
    return _change_claim(clause, subjects, quantity.unit, quantity.number, quantity.where)


@reads("N=num C=change")
def changes_again(clause: Clause) -> list[Claim]:
    """Read “They scored 98 goals, 21 more than the year before”."""
    clause.only(OF_SEASON)
    unit = clause.memory.get("unit")
    item = clause.found["N"]
    if unit not in ("goals", "points"):
        raise CannotResolve
    subjects = clause.carried
    clause.subject = subjects[0] if subjects else None
    return _change_claim(clause, subjects, unit, item.value, item.where)


@reads(f"S={W}? be best T={TAIL}")
def best_of_half(clause: Clause) -> list[Claim]:
    """Read “la Dea è stata la migliore del girone di ritorno con 43 punti”."""
    clause.only(OF_SEASON | {"half"})
    subjects = subjects_of(clause)
    half = clause.scope.get("half")
    if half is None:
        raise CannotResolve
    ways = clause.of_season(subjects, half=half)
    item = next(item for item in clause.found.items if item.kind == "best")
    claims = [Claim("half_rank", ways, 1, None, item.where)]
    clause.remember(half=half)
    for tail in clause.found.group("T"):
        if tail.kind == "q" and tail.value.unit == "points" and not tail.value.scope:
            quantity: Quantity = tail.value
            claims.append(
                Claim("half_points", ways, quantity.number, quantity.compare,
                      quantity.where)
            )  # fmt: skip
        elif tail.kind not in ("with", "comma"):
            raise CannotResolve
    return claims


@reads(f"S={W} (stop|finish) (at|a|on) N=num")
def half_again(clause: Clause) -> list[Claim]:
    """Read “…; il Milan si è fermato a 41”."""
    clause.only(OF_SEASON)
    half = clause.memory.get("half")
    subjects = subjects_of(clause)
    item = clause.found["N"]
    if half is None:
        raise CannotResolve
    ways = clause.of_season(subjects, half=half)
    return [Claim("half_points", ways, item.value, None, item.where)]


@reads(f"S={W}? score Q=q in N=num (ed season_n?|season_n)")
def seasons_with(clause: Clause) -> list[Claim]:
    """Read “Alba scored at least 90 goals in two league seasons under the coach”."""
    clause.only(frozenset(("spell", "league")))
    subjects = subjects_of(clause)
    quantity: Quantity = clause.found.value("Q")
    if quantity.unit != "goals" or quantity.compare != "at-least" or subjects != (clause.own,):
        raise CannotResolve
    if "spell" not in clause.scope:
        raise CannotResolve
    item = clause.found["N"]
    return [Claim("seasons_with_goals", ({"goals": quantity.number},), item.value, None,
                  item.where)]  # fmt: skip


@reads("Q=q (be|remain) best")
def best_total(clause: Clause) -> list[Claim]:
    """Read “I 78 punti del 2019-20 restano il massimo dell'era del mister”."""
    clause.only(OF_SEASON)
    quantity: Quantity = clause.found.value("Q")
    if (
        quantity.unit != "points"
        or quantity.compare
        or quantity.scope
        or "spell" not in clause.scope
    ):
        raise CannotResolve
    clause.subject = clause.own
    where = quantity.where
    claims = [Claim("best_points", ({},), quantity.number, None, where)]
    if {"season", "year", "ends"} & clause.scope.keys():
        season = clause.resolver.season(clause.scope)
        claims.append(Claim("points", ({"season": season},), quantity.number, None, where))
    return claims


@reads(f"O={W} be only_side against which S={W} (not_take|not_record|not_have) (single)? point")
def no_points(clause: Clause) -> list[Claim]:
    """Read “La Lazio è l'unica squadra contro cui l'Alba non ha raccolto punti”."""
    clause.only(OF_SEASON | {"competition", "league"})
    if not clause.resolver.is_league(clause.scope.get("competition", clause.resolver.words.league)):
        raise CannotResolve
    (subject,), (other,) = clause.names("S"), clause.names("O")
    if not {"spell", "first", "half", "round"}.isdisjoint(clause.scope):
        raise CannotResolve
    item = clause.found["O"]
    return [Claim("no_points_against", clause.of_season((subject,)), other, "is", item.where)]
