"""The functions that read frames, by the name that a frame gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from gasp_cli.domain.model import is_table_stage
from gasp_cli.grammar.claims_of import (
    OF_CAMPAIGN,
    OF_MATCH,
    OF_RUN,
    OF_SEASON,
    OF_TABLE,
    OF_TIE,
    OF_TOTAL,
    Claim,
    Clause,
    _with,
    margin_of,
    score_of,
)
from gasp_cli.grammar.patterns import Item
from gasp_cli.grammar.resolve import CannotResolve
from gasp_cli.grammar.scopes import Quantity

Reader = Callable[[Clause], list[Claim]]
READERS: dict[str, Reader] = {}


def _reader(function: Reader) -> Reader:
    READERS[function.__name__] = function
    return function


_RESULT = {"win": "W", "lose": "L", "draw": "D", "take": "W", "win_n": "W", "loss_n": "L",
           "draw_n": "D"}  # fmt: skip


# One match


@_reader
def beats(clause: Clause) -> list[Claim]:
    """ "Atalanta beat Napoli 1-0." """
    subjects, other = clause.sides()
    return clause.match(subjects, other, "W", score_of(clause.found), margin_of(clause.found))


@_reader
def is_beaten(clause: Clause) -> list[Claim]:
    """ "Bayer Leverkusen were beaten 3-0 by Atalanta." """
    subjects, other = clause.sides("O", "S")
    claims = clause.match(subjects, other, "L", score_of(clause.found))
    return claims


@_reader
def result(clause: Clause) -> list[Claim]:
    """ "Atalanta won 4-3 away to Valencia." """
    found = clause.found
    score, margin = score_of(found), margin_of(found)
    kind = found.item("V").kind  # type: ignore[union-attr]
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
    return clause.match(subjects, other, _RESULT[kind], score, margin)


def _preposition(found: Any, group: str) -> str | None:
    """The kind of the item before a group."""
    item = found.item(group)
    if item is None:
        return None
    at = list(found.items).index(item)
    return found.items[at - 1].kind if at else None


@_reader
def both_draw(clause: Clause) -> list[Claim]:
    """ "Atalanta and Milan drew 1-1." """
    first, second = clause.names("S"), clause.names("T")
    if len(first) != 1 or len(second) != 1 or first == second:
        raise CannotResolve
    return clause.match(first, second[0], "D", score_of(clause.found))


@_reader
def won_leg(clause: Clause) -> list[Claim]:
    """ "Club Brugge took the first leg 2-1." """
    found = clause.found
    clause.scope |= found.value("L")
    kind = found.item("V").kind  # type: ignore[union-attr]
    subjects, other = clause.sides()
    if "leg" not in clause.scope and "stage" not in clause.scope:
        raise CannotResolve
    if other is None and "opponent" not in clause.scope and clause.resolver.context.opponent:
        if clause.resolver.words.own in subjects and "competition" not in clause.scope:
            other = clause.resolver.context.opponent
    return clause.match(subjects, other, _RESULT[kind], score_of(found), margin_of(found))


@_reader
def noun(clause: Clause) -> list[Claim]:
    """ "Juventus suffered a 4-0 home defeat to Atalanta." """
    found = clause.found
    kind = found.item("N").kind  # type: ignore[union-attr]
    score = score_of(found)
    subjects, other = clause.sides()
    dated = {"since", "leg", "stage", "monthday", "month"} & clause.scope.keys()
    if other is None and (score is None or not dated):
        raise CannotResolve
    if _preposition(found, "O") == "at" and other is not None:
        clause.scope.setdefault("home_of", (other,))
    return clause.match(subjects, other, _RESULT[kind], score)


@_reader
def bare_noun(clause: Clause) -> list[Claim]:
    """ "The 2-1 win over Milan …": what is named so is said to have been."""
    found = clause.found
    score = score_of(found)
    if score is None:
        raise CannotResolve
    if not found.has("S") and not clause.carried:
        clause.carried = (clause.resolver.words.own,)
    return noun(clause)


@_reader
def holds(clause: Clause) -> list[Claim]:
    """ "Cagliari held Atalanta to a 1-1 draw." """
    subjects, other = clause.sides()
    score = score_of(clause.found)
    if other is None:
        raise CannotResolve
    return clause.match(subjects, other, "D", score)


@_reader
def between(clause: Clause) -> list[Claim]:
    """ "Finì 3-3 tra Atalanta e Young Boys." """
    own = clause.resolver.words.own
    first, second = clause.names("S"), clause.names("O")
    if len(first) != 1 or len(second) != 1 or own not in (*first, *second):
        raise CannotResolve
    other = second[0] if first[0] == own else first[0]
    return clause.match((own,), other, None, score_of(clause.found))


@_reader
def leg_score(clause: Clause) -> list[Claim]:
    """ "The first leg finished 4-1." """
    found = clause.found
    if found.has("L") and isinstance(found.value("L"), Mapping):
        clause.scope |= found.value("L")
    elif found.has("L2"):
        if found.value("L2") not in (1, 2):
            raise CannotResolve
        clause.scope["leg"] = found.value("L2")
    own = clause.resolver.words.own
    if found.has("S"):
        winner = clause.names("S")[0]
        other = own if winner != own else _opponent_so_far(clause)
        return clause.match((winner,), other, "W", score_of(found))
    return clause.match((own,), _opponent_so_far(clause), None, score_of(found))


def _opponent_so_far(clause: Clause) -> str:
    """The opponent that the scope or the text so far names."""
    if "opponent" in clause.scope:
        return clause.resolver.club(tuple(clause.scope["opponent"]))
    opponent = clause.memory.get("opponent") or clause.resolver.context.opponent
    if not opponent:
        raise CannotResolve
    return str(opponent)


@_reader
def next_leg_score(clause: Clause) -> list[Claim]:
    """ "…, the second 4-3": goes on from a leg."""
    if "leg" not in clause.memory:
        raise CannotResolve
    return leg_score(clause)


def _tie_stage(clause: Clause, arguments: dict[str, Any], where: tuple[int, int]) -> list[Claim]:
    """That a tie was played at the stage that the scope names."""
    stage = clause.scope.get("stage")
    if stage is None:
        return []
    place = clause.scope.get("_stage_at") or where
    return [Claim("stages", (arguments,), stage, "has", place)]


def _tie_arguments(clause: Clause, club: str, opponent: str) -> dict[str, Any]:
    clause.only(OF_TIE)
    competition = clause.scope.get("competition") or clause.fronted.get("competition")
    season = clause.resolver.season(clause.scope)
    tie = _tie_met(clause, club, opponent, season, competition)
    return {"opponent": opponent, **tie}


def _tie_met(
    clause: Clause, club: str, opponent: str, season: str | None, competition: str | None
) -> dict[str, Any]:
    """The season and competition of the only tie of two clubs that fits.

    Raises `CannotResolve` where there is none or are several.
    """
    own = clause.resolver.words.own
    if own not in (club, opponent):
        if season is None or competition is None:
            raise CannotResolve
        return {"season": season, "competition": competition}
    if season is not None and competition is not None:
        return {"season": season, "competition": competition}
    other = opponent if club == own else club
    met = {
        side.match.edition
        for side in clause.resolver.record.spell.matches()
        if side.opponent == other
        and not clause.resolver.is_league(side.match.competition)
        and season in (None, side.match.season)
        and competition in (None, side.match.competition)
    }
    if len(met) != 1:
        raise CannotResolve
    (edition,) = met
    if season is None:
        clause.resolver.assumed.append(f"{edition.competition} {edition.season}")
    return {"season": edition.season, "competition": edition.competition}


@_reader
def aggregate(clause: Clause) -> list[Claim]:
    """ "The tie finished 8-4 on aggregate." """
    found = clause.found
    score = score_of(found)
    assert score is not None
    for item in found.items:
        if item.kind == "ti":
            clause.scope |= item.value
    opponent = _opponent_so_far(clause)
    own = clause.resolver.words.own
    arguments = _tie_arguments(clause, own, opponent)
    first, second = score.value
    where = (score.start, score.end)
    if found.has("S"):
        (winner,) = clause.names("S")
        low, high = sorted(score.value)
        said = f"{high}-{low}" if winner == own else f"{low}-{high}"
        claim = Claim("aggregate", (arguments,), said, None, where)
    else:
        claim = Claim("written_aggregate", (arguments,), f"{first}-{second}", "has", where)
    return [claim, *_tie_stage(clause, arguments, where)]


@_reader
def aggregate_win(clause: Clause) -> list[Claim]:
    """ "Atalanta beat Valencia 8-4 on aggregate." """
    found = clause.found
    subjects, other = clause.sides()
    if len(subjects) != 1 or other is None:
        raise CannotResolve
    loses = any(item.kind == "lose" for item in found.items)
    own = clause.resolver.words.own
    club, opponent = (subjects[0], other) if other != own else (own, subjects[0])
    through = (subjects[0] == club) is not loses
    arguments = _tie_arguments(clause, club, opponent)
    if club != own:
        arguments["club"] = club
    score = score_of(found)
    clause.subject, clause.other = subjects[0], other
    if score is None:
        where = (found.items[0].start, found.items[-1].end)
        claim = Claim("knocked_out", (arguments,), through, None, where)
        return [claim, *_tie_stage(clause, arguments, where)]
    low, high = sorted(score.value)
    said = f"{high}-{low}" if through else f"{low}-{high}"
    where = (score.start, score.end)
    claim = Claim("aggregate", (arguments,), said, None, where)
    return [claim, *_tie_stage(clause, arguments, where)]


@_reader
def aggregate_words(clause: Clause) -> list[Claim]:
    """ "They won the tie by four goals to one." """
    found = clause.found
    goals: Quantity = found.value("A")
    if goals.unit != "goals":
        raise CannotResolve
    low, high = sorted((goals.number, found.value("B")))
    opponent = _opponent_so_far(clause)
    own = clause.resolver.words.own
    subjects = clause.names("S") or clause.carried or (own,)
    said = f"{high}-{low}" if own in subjects else f"{low}-{high}"
    where = (goals.start, found.item("B").end)  # type: ignore[union-attr]
    arguments = _tie_arguments(clause, own, opponent)
    claim = Claim("aggregate", (arguments,), said, None, where)
    return [claim, *_tie_stage(clause, arguments, where)]


@_reader
def puts_goals(clause: Clause) -> list[Claim]:
    """ "Atalanta put eight past Salernitana." """
    number, where = _number(clause.found.item("N"), "goals", "goals_for")
    subjects, other = clause.sides()
    if other is None:
        raise CannotResolve
    return _goals(clause, subjects, other, number, where, scored=True)


@_reader
def match_goals(clause: Clause) -> list[Claim]:
    """ "Udinese had shipped six": goals of one match, of a club that is not our own."""
    found = clause.found
    number, where = _number(found.item("N"), "goals", "goals_for")
    kind = found.item("V").kind  # type: ignore[union-attr]
    subjects, other = clause.sides()
    own = clause.resolver.words.own
    if other is None or (own in subjects and not found.has("O")):
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
    own = clause.resolver.words.own
    if len(subjects) != 1:
        raise CannotResolve
    (subject,) = subjects
    clause.subject, clause.other = subject, other
    given, anywhen = clause.match_scope(subject, other)
    venue = clause.resolver.venue(clause.scope, subject, other)
    if own == other:
        scored = not scored
        venue = {"home": "away", "away": "home"}.get(venue or "", venue)
        opponent = subject
    elif own == subject:
        opponent = other
    else:
        raise CannotResolve
    arguments = _with(given, opponent=opponent, venue=venue)
    measure = "goals_in_match" if scored else "goals_conceded_in_match"
    return [Claim(measure, (arguments,), number, None, where, open=anywhen)]


def _number(item: Item | None, *units: str) -> tuple[int, tuple[int, int]]:
    assert item is not None
    if item.kind == "num":
        return item.value, (item.start, item.end)
    quantity: Quantity = item.value
    if quantity.unit not in units or quantity.compare is not None or quantity.scope:
        raise CannotResolve
    return quantity.number, (quantity.start, quantity.end)


# Tables and totals


class _Table:
    """Where a clause stands in time, for what it says of tables and totals."""

    def __init__(self, clause: Clause, subjects: tuple[str, ...]) -> None:
        self.clause = clause
        self.subjects = subjects
        self.resolver = clause.resolver

    def seasons(self) -> str | None:
        return self.resolver.season(self.clause.scope)

    def competitions(self, club: str, season: str, others: tuple[str, ...] = ()) -> list[str]:
        """The competitions whose table may be meant, the most likely first."""
        scope, fronted = self.clause.scope, self.clause.fronted
        resolver = self.resolver
        named = scope.get("competition") or fronted.get("competition")
        if scope.get("league") or fronted.get("league"):
            named = resolver.league_of(club, season)
            if named is None:
                raise CannotResolve
        if named is not None:
            return [named]
        options: list[str] = []
        context = resolver.context.competition
        league = resolver.league_of(club, season)
        if "phase" in scope or "group" in scope:
            if context is not None and not resolver.is_league(context):
                return [context]
            return [_group_competition(self.clause, (club,), season, others)]
        if context is not None and not resolver.is_league(context):
            options.append(context)
        if league is not None:
            options.append(league)
        fitting = [
            option
            for option in options
            if all(resolver.takes_part(name, option, season) for name in (club, *others))
        ]
        if not fitting:
            raise CannotResolve
        return fitting

    def point(self, season: str, competition: str) -> dict[str, Any]:
        """The point of the season that a table is of: a matchday or a day."""
        scope = self.clause.scope
        point: dict[str, Any] = {}
        if "round" in scope:
            point["matchday"] = scope["round"]
        if "to_go" in scope:
            point["matchday"] = self.clause.last_matchday(season, competition) - scope["to_go"]
        if scope.get("half_table"):
            point["matchday"] = self.clause.last_matchday(season, competition) // 2
        if "first" in scope:
            point["matchday"] = scope["first"]
        days = self.resolver.days(scope, season) if not {"year"} & scope.keys() else {}
        if "before_match" in scope:
            point["on"] = days["until"]
        elif days:
            if "since" in days and days.get("since") != days.get("until"):
                if "until" not in days or "before" not in scope:
                    raise CannotResolve  # a month has many tables
            point["on"] = days["until"]
        if "in_matches" in scope and not point:
            point["matchday"] = scope["in_matches"][0]
        if len(point) > 1 or any(key in scope for key in ("last", "half", "leg", "stage")):
            raise CannotResolve
        return point


def table_ways(
    clause: Clause, subjects: tuple[str, ...], others: tuple[str, ...] = ()
) -> list[dict[str, Any]]:
    """The arguments of table measures, one for each way to take the words."""
    clause.only(OF_TABLE)
    if is_table_stage(clause.scope.get("stage", "")):
        clause.scope.pop("stage")
        clause.scope["phase"] = "group"
    table = _Table(clause, subjects)
    season = table.seasons()
    if season is None or clause.scope.get("loose"):
        raise CannotResolve
    own = clause.resolver.words.own
    ways = []
    for subject in subjects:
        try:
            competitions = table.competitions(subject, season, others)
        except CannotResolve:
            if len(subjects) == 1:
                raise
            continue
        for competition in competitions:
            way: dict[str, Any] = {"season": season, **table.point(season, competition)}
            if not clause.resolver.is_league(competition):
                way["competition"] = competition
            if subject != own:
                way["club"] = subject
            ways.append(way)
    if not ways:
        raise CannotResolve
    return ways


def subjects_of(clause: Clause, group: str = "S") -> tuple[str, ...]:
    subjects = clause.names(group) or clause.carried
    if not subjects:
        raise CannotResolve
    clause.subject = subjects[0]
    return subjects


@_reader
def place(clause: Clause) -> list[Claim]:
    """ "Atalanta finished third with 78 points, five behind Juventus." """
    return _placed(clause, subjects_of(clause))


@_reader
def place_again(clause: Clause) -> list[Claim]:
    """ "… e la Juventus settima con 62": goes on from a place."""
    if not clause.memory.get("placed"):
        raise CannotResolve
    return _placed(clause, subjects_of(clause))


@_reader
def season_place(clause: Clause) -> list[Claim]:
    """ "La stagione 2021-22 si è conclusa all'ottavo posto." """
    clause.scope["season"] = clause.found.value("S")
    subjects = clause.names("S2") or (clause.resolver.words.own,)
    clause.subject = subjects[0]
    return _placed(clause, subjects)


def _placed(clause: Clause, subjects: tuple[str, ...]) -> list[Claim]:
    item = clause.found.item("P")
    assert item is not None
    states = {"be", "stand", "have"} & {one.kind for one in clause.found.items}
    if states and "year" in clause.scope and item.kind != "champions":
        raise CannotResolve  # a year is the season that ends in it only where that season ends
    tail = clause.found.group("T")
    others = _clubs_of(clause, tail)
    ways = table_ways(clause, subjects, others)
    number = {"top": 1, "champions": 1}.get(item.kind)
    if item.kind == "bottom":
        raise CannotResolve
    if number is None:
        number = item.value if item.kind == "ord" else item.value.number
    if item.kind == "champions":
        ways = [way for way in ways if "competition" not in way]
        if not ways:
            raise CannotResolve
    clause.memory = {**clause.memory, "placed": True}
    claims = [Claim("league_position", tuple(ways), number, None, (item.start, item.end))]
    claims += _tail(clause, subjects, ways, tail)
    return claims + _played(clause, ways)


def _played(clause: Clause, ways: list[dict[str, Any]]) -> list[Claim]:
    """ "in 25 games": how many had been played."""
    if "in_matches" not in clause.scope or all("on" not in way for way in ways):
        return []
    number, start, end = clause.scope["in_matches"]
    return [Claim("played", _results_of(clause, ways), number, None, (start, end))]


def _clubs_of(clause: Clause, tail: Any) -> tuple[str, ...]:
    return tuple(
        name for item in tail if item.kind == "club" for name in (clause.resolver.club(item.value),)
    )


def _tail(
    clause: Clause, subjects: tuple[str, ...], ways: list[dict[str, Any]], tail: Any
) -> list[Claim]:
    """What follows a place or a total: points, results, goals, gaps, the clubs around."""
    claims: list[Claim] = []
    items = list(tail)
    at = 0
    last_unit = ""
    while at < len(items):
        item = items[at]
        following = items[at + 1] if at + 1 < len(items) else None
        if item.kind == "q":
            quantity: Quantity = item.value
            gap, end = _gap_at(items, at)
            if gap is not None:
                claims.append(_gap(clause, ways, quantity, gap, items[at:end]))
                at = end
                continue
            if quantity.unit == "goals" and following is not None:
                if following.kind in ("concede", "score", "make"):
                    unit = (
                        "goals_against" if following.kind in ("concede", "suffer") else "goals_for"
                    )
                    quantity = quantity._replace(unit=unit)
                    at += 1
            claims += _total(clause, subjects, quantity, in_table=ways)
            last_unit = quantity.unit
        elif item.kind == "num" and (
            following is None or following.kind not in ("concede", "suffer", "score", "make")
        ):
            # "settima con 62": points, where the clause before had them.
            if not clause.memory.get("placed") or clause.found.item("P") is None:
                raise CannotResolve
            quantity = Quantity("points", item.value, None, {}, item.start, item.end)
            claims += _total(clause, subjects, quantity, in_table=ways)
        elif item.kind == "num" and following is not None:
            unit = {"concede": "goals_against", "suffer": "goals_against", "score": "goals_for", "make": "goals_for"}  # fmt: skip
            quantity = Quantity(unit[following.kind], item.value, None, {}, item.start, item.end)
            claims += _total(clause, subjects, quantity, in_table=ways)
            at += 1
        elif item.kind in ("win", "lose", "draw", "score", "concede") and following is not None:
            claims += _verb_total(clause, subjects, item.kind, following, ways)
            at += 1
        elif item.kind in ("just_behind", "only_behind", "behind", "ahead"):
            end = at + 1
            while end < len(items) and items[end].kind in (
                "club", "comma", "and", "al", "a", "of", "they", "side", "coach", "he",
            ):  # fmt: skip
                end += 1
            claims += _around(clause, ways, item.kind, items[at:end])
            at = end
            continue
        elif item.kind == "level":
            club = next((one for one in items[at:] if one.kind == "club"), None)
            if club is None:
                raise CannotResolve
            end = items.index(club) + 1
            claims.append(_level(clause, ways, club))
            if end + 1 < len(items) and items[end].kind == "on" and items[end + 1].kind == "q":
                claims += _total(clause, subjects, items[end + 1].value, in_table=ways)
                end += 2
            at = end
            continue
        elif item.kind == "rank":
            claims += _ranked(clause, ways, item)
        elif item.kind == "balance":
            claims.append(
                Claim("won_drawn_lost", _results_of(clause, ways), item.value, None,
                      (item.start, item.end))
            )  # fmt: skip
        at += 1
    del last_unit
    return claims


def _gap_at(items: list[Item], at: int) -> tuple[list[Item] | None, int]:
    """The words of a gap that begin behind a quantity, and where they end."""
    words = ("behind", "ahead", "da", "gap_n", "lead_n", "al", "of", "su", "level")
    end = at + 1
    while end < len(items) and items[end].kind in words:
        end += 1
    if end == at + 1:
        return None, end
    club = end if end < len(items) and items[end].kind in ("club", "they") else None
    return items[at + 1 : end + (club is not None)], end + (club is not None)


def _gap(
    clause: Clause, ways: list[dict[str, Any]], quantity: Quantity, words: list[Item], _: Any
) -> Claim:
    """ "five points behind Juventus" """
    if quantity.unit != "points":
        raise CannotResolve
    club = words[-1]
    if club.kind != "club":
        raise CannotResolve
    other = clause.resolver.club(club.value)
    ahead = any(item.kind in ("ahead", "lead_n") for item in words)
    number = quantity.number if ahead else -quantity.number
    compare = quantity.compare
    if compare is not None and not ahead:
        compare = {"at-least": "at-most", "at-most": "at-least"}[compare]
    where = (quantity.start, quantity.end)
    fitting = tuple({**way, "opponent": other} for way in ways)
    return Claim("points_ahead", fitting, number, compare, where)


def _level(clause: Clause, ways: list[dict[str, Any]], club: Item) -> Claim:
    other = clause.resolver.club(club.value)
    where = (club.start, club.end)
    return Claim("points_ahead", tuple({**way, "opponent": other} for way in ways), 0, None, where)


def _around(
    clause: Clause, ways: list[dict[str, Any]], kind: str, items: list[Item]
) -> list[Claim]:
    """The clubs that stood above or below."""
    clubs = [item for item in items if item.kind == "club"]
    names = [clause.resolver.club(item.value) for item in clubs]
    if not names:
        raise CannotResolve
    where = (clubs[0].start, clubs[-1].end)
    if kind == "just_behind":
        place_item = clause.found.item("P")
        if (
            place_item is None
            or len(names) != 1
            or not isinstance(place_item.value, (int, Quantity))
        ):
            raise CannotResolve
        number = place_item.value if isinstance(place_item.value, int) else place_item.value.number
        return [
            Claim("league_position", tuple({**way, "club": names[0]} for way in ways), number - 1,
                  None, where)
        ]  # fmt: skip
    if kind == "ahead":
        return [
            Claim("clubs_above", tuple({**way, "club": name} for way in ways),
                  _club_of(clause, ways[0]), "has", where)
            for name in names
        ]  # fmt: skip
    compare = "is" if kind == "only_behind" else "has"
    return [
        Claim("clubs_above", tuple(ways), names if len(names) > 1 else names[0], compare, where)
    ]


def _club_of(clause: Clause, way: Mapping[str, Any]) -> str:
    return str(way.get("club", clause.resolver.words.own))


def _ranked(clause: Clause, ways: list[dict[str, Any]], item: Item) -> list[Claim]:
    quantity: Quantity = item.value
    plain = [
        {name: value for name, value in way.items() if name in ("season", "club")}
        for way in ways
        if "competition" not in way and not way.keys() & {"matchday", "on"}
    ]
    if not plain:
        raise CannotResolve
    where = (quantity.start, quantity.end)
    return [Claim(quantity.unit, tuple(plain), quantity.number, None, where)]


def _results_of(clause: Clause, ways: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """The arguments of match measures for the matches that a table counts."""
    found = []
    for way in ways:
        arguments = {name: way[name] for name in ("season", "club") if name in way}
        if "competition" in way:
            arguments |= {"competition": way["competition"], "phase": "group"}
        else:
            league = clause.resolver.league_of(_club_of(clause, way), way["season"])
            arguments["competition"] = league
        if "matchday" in way:
            arguments["matchdays"] = f"1-{way['matchday']}"
        if "on" in way:
            arguments["until"] = way["on"]
        found.append(arguments)
    return tuple(found)


_IN_TABLE = {"points": "points", "league_position": "league_position"}


def _total(
    clause: Clause,
    subjects: tuple[str, ...],
    quantity: Quantity,
    in_table: list[dict[str, Any]] | None = None,
) -> list[Claim]:
    """A number of points, wins, goals … of a table, or of the matches that a scope names."""
    where = (quantity.start, quantity.end)
    number, compare = quantity.number, quantity.compare
    unit = {"goals": "goals_for", "matches": "played"}.get(quantity.unit, quantity.unit)
    if unit == "times":
        raise CannotResolve
    if in_table is not None and not quantity.scope:
        if unit == "points":
            return [_points(in_table, number, compare, where)]
        return [Claim(unit, _results_of(clause, in_table), number, compare, where)]
    before = clause.scope
    clause.scope = {**before, **_compatible(before, quantity.scope)}
    try:
        return free_total(clause, subjects, unit, number, compare, where)
    finally:
        clause.scope = before


def _points(
    ways: list[dict[str, Any]], number: int, compare: str | None, where: tuple[int, int]
) -> Claim:
    """Points of a table; those of a European group are known of our own club's matches alone."""
    if all(set(way) == {"season", "competition"} for way in ways):
        in_group = tuple({**way, "phase": "group"} for way in ways)
        return Claim("points_won", in_group, number, compare, where)
    return Claim("points", tuple(ways), number, compare, where)


def _compatible(scope: Mapping[str, Any], more: Mapping[str, Any]) -> Mapping[str, Any]:
    for key, value in more.items():
        if key in scope and scope[key] != value:
            raise CannotResolve
    return more


def free_total(
    clause: Clause,
    subjects: tuple[str, ...],
    unit: str,
    number: int,
    compare: str | None,
    where: tuple[int, int],
) -> list[Claim]:
    clause.only(OF_TOTAL)
    scope, resolver = clause.scope, clause.resolver
    own = resolver.words.own
    if scope.get("loose") or scope.get("europe"):
        raise CannotResolve
    if "overall" in scope:
        return _over_all(clause, subjects, unit, number, compare, where)
    at_a_point = {"round", "to_go", "half_table"} & scope.keys()
    if (
        "in_matches" in scope
        and unit == "points"
        and ({"season", "ends", "rel", "spell_season"} & scope.keys() or resolver.context.season)
    ):
        ways = table_ways(clause, subjects)
        return [Claim("points", tuple(ways), number, compare, where)]
    plain = not ({"first", "last", "half", "opponent", "venue", "at", "home_of", "leg", "stage",
                  "spell", "spell_seasons", "in_matches", "since", "until", "after", "year",
                  "month"} & scope.keys())  # fmt: skip
    if "before_match" in scope and not {"opponent", "spell", "season"} & scope.keys():
        if unit == "points":
            ways = table_ways(clause, subjects)
            return [Claim("points", tuple(ways), number, compare, where)]
        if "that_month" not in scope:
            _season_of_match(clause)
    elif "before" in scope and not {"opponent", "spell", "season"} & scope.keys():
        raise CannotResolve
    if at_a_point or (unit == "points" and plain) or (unit == "points" and "before" in scope):
        ways = table_ways(clause, subjects)
        if unit == "points":
            return [_points(ways, number, compare, where)]
        return [Claim(unit, _results_of(clause, ways), number, compare, where)]
    alternatives: list[dict[str, Any]] = []
    open_ = False
    for subject in subjects:
        given, anywhen = clause.match_scope(subject, None)
        if anywhen:
            raise CannotResolve
        if "opponent" in scope:
            given["opponent"] = resolver.club(tuple(scope["opponent"]))
        venue = resolver.venue(scope, subject, given.get("opponent"))
        given = _with(given, venue=venue)
        if subject != own:
            given["club"] = subject
        season = given.get("season")
        named = "competition" in given
        carried = clause.fronted.get("competition")
        if clause.fronted.get("league") and season:
            carried = resolver.league_of(subject, season)
        if not named and carried:
            given["competition"] = carried
            named = True
        if unit == "points":
            if "half" in given:
                ways = [{"season": given["season"], "half": given["half"],
                         **({"club": subject} if subject != own else {})}]  # fmt: skip
                return [Claim("half_points", tuple(ways), number, compare, where)]
            if not named and season:
                given["competition"] = resolver.league_of(subject, season) or ""
            elif not named:
                given["competition"] = resolver.words.league
            alternatives.append(given)
            unit = "points_won"
        elif named or season is None:
            alternatives.append(given)
        else:
            league = resolver.league_of(subject, season)
            context = resolver.context.competition
            if league is not None:
                alternatives.append({**given, "competition": league})
            if (
                context
                and not resolver.is_league(context)
                and resolver.takes_part(subject, context, season)
            ):
                alternatives.append({**given, "competition": context})
            if subject == own:
                every = {**given}
                if unit not in ("goals_for", "goals_against"):
                    alternatives.append(every)
                else:
                    alternatives += [
                        {
                            "season": season,
                            "competition": edition.competition,
                            **{k: v for k, v in given.items() if k != "season"},
                        }
                        for edition in resolver.record.editions
                        if edition.season == season
                        and own in edition.clubs
                        and edition.competition not in (league, context)
                    ]
            if not alternatives:
                raise CannotResolve
    if unit not in ("wins", "draws", "defeats", "goals_for", "goals_against", "played", "clean_sheets",
                    "points_won"):  # fmt: skip
        raise CannotResolve
    return [Claim(unit, tuple(alternatives), number, compare, where, open=open_)]


def totals(clause: Clause, quantities: list[Quantity]) -> list[Claim]:
    """What stands before a clause: "With 78 points they finished third." """
    if clause.subject is None:
        raise CannotResolve
    subjects = (clause.subject,)
    return [claim for quantity in quantities for claim in _total(clause, subjects, quantity, None)]


_VERB_UNITS = {
    "win": "wins", "lose": "defeats", "draw": "draws", "score": "goals_for", "hit": "goals_for",
    "concede": "goals_against",
}  # fmt: skip


def _over_all(
    clause: Clause,
    subjects: tuple[str, ...],
    unit: str,
    number: int,
    compare: str | None,
    where: tuple[int, int],
) -> list[Claim]:
    """A total over all competitions, which the record has of our club alone."""
    own = clause.resolver.words.own
    if subjects != (own,) or unit == "points":
        raise CannotResolve
    if {"competition", "league", "first", "last", "half", "round"} & clause.scope.keys():
        raise CannotResolve
    given, anywhen = clause.match_scope(own, None)
    if anywhen:
        raise CannotResolve
    if "season" in given:
        since, until = clause.resolver.own_days(given.pop("season"))
        given["since"], given["until"] = given.get("since", since), given.get("until", until)
    venue = clause.resolver.venue(clause.scope, own, None)
    return [Claim(unit, (_with(given, venue=venue),), number, compare, where)]


_RESULTS = ("wins", "draws", "defeats", "clean_sheets")
_TOTALS = {
    "take": ("points", *_RESULTS), "record": ("points", *_RESULTS),
    "have": ("points", "goals_for", "goals_against", *_RESULTS), "suffer": ("defeats",),
    "keep": ("clean_sheets",), "be": ("points", *_RESULTS), "play": ("matches",),
    "make": ("points",), "finish": ("points", "goals_for", "goals_against", *_RESULTS),
    "end": ("points", "goals_for", "goals_against", *_RESULTS), "stand": ("points",),
    "win": ("matches", "wins", "times", "points"), "lose": ("matches", "defeats", "times"),
    "draw": ("matches", "draws", "times"), "score": ("goals", "goals_for", "times"),
    "hit": ("goals",), "concede": ("goals", "goals_against"),
}  # fmt: skip
"""By verb: what may be counted of it."""


def _verb_total(
    clause: Clause,
    subjects: tuple[str, ...],
    verb: str,
    item: Item,
    ways: list[dict[str, Any]] | None,
) -> list[Claim]:
    """ "won 19", "drew 62", "conceded 48 goals" """
    unit = _VERB_UNITS[verb]
    if item.kind == "num":
        quantity = Quantity(unit, item.value, None, {}, item.start, item.end)
    else:
        quantity = item.value
        if quantity.unit not in _TOTALS[verb]:
            raise CannotResolve
        if quantity.unit != "points":
            quantity = quantity._replace(unit=unit)
    return _total(clause, subjects, quantity, in_table=ways)


@_reader
def tally(clause: Clause) -> list[Claim]:
    """ "They scored 98 goals, and conceded 48." """
    found = clause.found
    subjects = subjects_of(clause)
    verb = found.item("V").kind  # type: ignore[union-attr]
    item = found.item("Q")
    assert item is not None
    quantity: Quantity = item.value
    tail = found.group("T")
    gap, _ = _gap_at([item, *tail], 0)
    if gap is not None:
        ways = table_ways(clause, subjects, _clubs_of(clause, tail))
        return _tail(clause, subjects, ways, [item, *tail])
    unit = "goals" if verb in ("score", "hit") else quantity.unit
    clause.memory = {**clause.memory, "unit": unit}
    if quantity.unit not in _TOTALS[verb]:
        raise CannotResolve
    if verb in ("finish", "end", "stand"):
        ways = table_ways(clause, subjects, _clubs_of(clause, tail))
        return _total(clause, subjects, quantity, in_table=ways) + _tail(
            clause, subjects, ways, tail
        )

    def read() -> list[Claim]:
        claims = (
            _verb_total(clause, subjects, verb, item, None)
            if verb in _VERB_UNITS
            else _total(clause, subjects, quantity)
        )
        return claims + _tail_after_total(clause, subjects, tail)

    claims = read()
    if not found.has("S") and (wider := _scope_so_far(clause)):
        # "They lost twice in the cup and scored 98 goals" leaves open where they scored them.
        own, clause.scope = clause.scope, wider
        try:
            claims = _either(claims, read())
        except CannotResolve:
            pass
        clause.scope = own
    return claims


def _scope_so_far(clause: Clause) -> dict[str, Any]:
    """The scope with what the clause before was narrowed to; empty where that adds nothing."""
    before = clause.memory.get("scope", {})
    more = {key: value for key, value in before.items() if key not in clause.scope}
    return {**more, **clause.scope} if more else {}


def _either(claims: list[Claim], others: list[Claim]) -> list[Claim]:
    """Claims with the arguments of others as a second way to take the words."""
    if len(claims) != len(others):
        raise CannotResolve
    both = []
    for claim, other in zip(claims, others, strict=True):
        if claim.measure != other.measure:
            raise CannotResolve
        more = tuple(one for one in other.arguments if one not in claim.arguments)
        both.append(claim._replace(arguments=claim.arguments + more, ordinary=not more))
    return both


def _tail_after_total(clause: Clause, subjects: tuple[str, ...], tail: Any) -> list[Claim]:
    if not tail:
        return []
    ways: list[dict[str, Any]] | None
    try:
        ways = table_ways(clause, subjects, _clubs_of(clause, tail))
    except CannotResolve:
        ways = None
    if ways is None or {"first", "last", "half", "spell", "spell_seasons"} & clause.scope.keys():
        return _tail_of_matches(clause, subjects, tail)
    return _tail(clause, subjects, ways, tail)


def _tail_of_matches(clause: Clause, subjects: tuple[str, ...], tail: Any) -> list[Claim]:
    """What follows a total of matches that are no table's: more totals."""
    claims: list[Claim] = []
    items = list(tail)
    at = 0
    while at < len(items):
        item = items[at]
        following = items[at + 1] if at + 1 < len(items) else None
        if item.kind == "q":
            quantity: Quantity = item.value
            if following is not None and following.kind in ("concede", "score", "make"):
                unit = "goals_against" if following.kind in ("concede", "suffer") else "goals_for"
                quantity = quantity._replace(unit=unit)
                at += 1
            claims += _total(clause, subjects, quantity)
        elif item.kind == "num" and following is not None:
            unit = "goals_against" if following.kind in ("concede", "suffer") else "goals_for"
            claims += _total(
                clause, subjects, Quantity(unit, item.value, None, {}, item.start, item.end)
            )
            at += 1
        elif item.kind in _VERB_UNITS and following is not None:
            claims += _verb_total(clause, subjects, item.kind, following, None)
            at += 1
        elif item.kind not in (
            "comma",
            "and",
            "with",
            "semi",
            "on",
            "a",
            "for",
            "that",
            "while",
            "but",
        ):
            raise CannotResolve
        at += 1
    return claims


@_reader
def tally_num(clause: Clause) -> list[Claim]:
    """ "won 127 and drew 62", "conceded 48" """
    found = clause.found
    subjects = subjects_of(clause)
    verb = found.item("V")
    item = found.item("N")
    assert verb is not None
    assert item is not None
    kind = verb.kind
    if not found.has("S") and "set" in clause.memory:
        return _of_set(clause)
    if kind == "take" or kind == "keep":
        raise CannotResolve
    if kind in ("win", "lose", "draw") and not (
        clause.memory.get("counted")
        or {"first", "last", "spell", "spell_seasons"} & clause.scope.keys()
    ):
        raise CannotResolve
    if kind in ("score", "concede") and not found.has("S") and not clause.memory.get("counted"):
        raise CannotResolve
    if not found.has("S"):
        clause.scope = _scope_so_far(clause) or clause.scope
    claims = _verb_total(clause, subjects, kind, item, None)
    return claims + _tail_after_total(clause, subjects, found.group("T"))


@_reader
def noun_be(clause: Clause) -> list[Claim]:
    """ "i punti erano 519, con 555 gol fatti e 339 subiti" """
    found = clause.found
    item = found.item("N")
    assert item is not None
    kinds = {one.kind for one in found.items[: list(found.items).index(item)]}
    units = {"point": "points", "win_n": "wins", "loss_n": "defeats", "draw_n": "draws",
             "concede": "goals_against", "score": "goals_for", "make": "goals_for"}  # fmt: skip
    unit = next(units[kind] for kind in units if kind in kinds)
    own = clause.resolver.words.own
    subjects = clause.names("S") or clause.names("S2") or clause.carried or (own,)
    clause.subject = subjects[0]
    quantity = Quantity(unit, item.value, None, {}, item.start, item.end)
    tail = _tail_after_total(clause, subjects, found.group("T"))
    return _total(clause, subjects, quantity) + tail


@_reader
def poss_total(clause: Clause) -> list[Claim]:
    """ "Atalanta's 78 goals in 2024-25 …": what is named so is said to have been."""
    subjects = subjects_of(clause)
    quantity: Quantity = clause.found.value("Q")
    if quantity.unit == "goals":
        quantity = quantity._replace(unit="goals_for")
    if quantity.unit not in ("points", "goals_for", "goals_against", *_RESULTS):
        raise CannotResolve
    return _total(clause, subjects, quantity)


@_reader
def of_played(clause: Clause) -> list[Claim]:
    """ "Atalanta won 23 of their 38 league matches." """
    subjects = subjects_of(clause)
    found = clause.found
    verb, item = found.item("V"), found.item("N")
    quantity: Quantity = found.value("Q")
    assert verb is not None
    assert item is not None
    if quantity.unit != "matches" or quantity.compare is not None:
        raise CannotResolve
    played = quantity._replace(unit="played")
    part = Quantity(_VERB_UNITS[verb.kind], item.value, None, quantity.scope, item.start, item.end)
    return _total(clause, subjects, part) + _total(clause, subjects, played)


@_reader
def rank(clause: Clause) -> list[Claim]:
    """ "l'Atalanta aveva il terzo attacco del campionato" """
    subjects = subjects_of(clause)
    tail = clause.found.group("T")
    item = clause.found.item("K")
    assert item is not None
    clause.scope |= {
        key: value for key, value in item.value.scope.items() if key not in clause.scope
    }
    ways = table_ways(clause, subjects, ())
    claims = _ranked(clause, ways, item)
    if any(one.kind in ("behind", "only_behind", "ahead") for one in tail):
        # The clubs behind which an attack is rank by goals, not by the table.
        return claims if claims else []
    return claims + _tail(clause, subjects, ways, tail)


@_reader
def outscores(clause: Clause) -> list[Claim]:
    """ "they outscored every other team" """
    subjects = subjects_of(clause)
    ways = table_ways(clause, subjects)
    items = clause.found.items
    quantity = Quantity("attack_rank", 1, None, {}, items[0].start, items[-1].end)
    item = Item("rank", quantity, items[0].start, items[-1].end)
    return _ranked(clause, ways, item)


@_reader
def tops_group(clause: Clause) -> list[Claim]:
    """ "They topped a group of Sporting and Sturm Graz unbeaten." """
    subjects = subjects_of(clause)
    group = clause.found.item("G")
    assert group is not None
    members = group.value.get("members", ())
    members = (*members, *(one.value for one in clause.found.items if one.kind == "club" and one is not clause.found.item("S")))
    names = tuple(dict.fromkeys(clause.resolver.club(one) for one in members))
    clause.scope |= {key: value for key, value in group.value.items() if key != "members"}
    season = clause.resolver.season(clause.scope)
    if season is None:
        raise CannotResolve
    if "competition" not in clause.scope:
        clause.scope["competition"] = _group_competition(clause, subjects, season, names)
    clause.scope.pop("loose", None)
    for key in ("since", "until"):
        clause.scope.pop(key, None)
    clause.scope["season"] = season
    clause.scope.pop("year", None)
    ways = table_ways(clause, subjects)
    where = (clause.found.items[0].start, clause.found.items[0].end)
    claims = [Claim("league_position", tuple(ways), 1, None, where)]
    claims += [
        Claim("same_group", tuple({**way, "opponent": name} for way in ways), True, None,
              (group.start, group.end))
        for name in names
    ]  # fmt: skip
    if clause.found.has("U"):
        item = clause.found.item("U")
        assert item is not None
        claims.append(
            Claim("defeats", tuple({**way, "phase": "group"} for way in ways), 0, None,
                  (item.start, item.end))
        )  # fmt: skip
    return claims


def _group_competition(
    clause: Clause, subjects: tuple[str, ...], season: str, names: tuple[str, ...]
) -> str:
    """The only European competition in which a club and those of its group played."""
    resolver = clause.resolver
    context = clause.fronted.get("competition") or resolver.context.competition
    fitting = [
        edition.competition
        for edition in resolver.record.editions
        if edition.season == season
        and not resolver.is_league(edition.competition)
        and all(name in edition.clubs for name in (subjects[0], *names))
    ]
    if context in fitting:
        return str(context)
    fitting = [one for one in fitting if resolver.record.kind_of(one).value == "europe"]
    if len(fitting) != 1:
        raise CannotResolve
    return fitting[0]


@_reader
def no_defeat(clause: Clause) -> list[Claim]:
    """ "Atalanta did not lose a single group match." """
    subjects = subjects_of(clause)
    group = clause.found.item("G")
    assert group is not None
    clause.scope |= _compatible(
        clause.scope, {k: v for k, v in group.value.items() if k != "members"}
    )
    where = (clause.found.items[0].start, clause.found.items[-1].end)
    return free_total(clause, subjects, "defeats", 0, None, where)


@_reader
def no_goal(clause: Clause) -> list[Claim]:
    """ "Atalanta had not scored a single league goal." """
    subjects = subjects_of(clause)
    for item in clause.found.items:
        if item.kind in ("ed", "ms"):
            clause.scope |= _compatible(clause.scope, item.value)
    where = (clause.found.items[0].start, clause.found.items[-1].end)
    return free_total(clause, subjects, "goals_for", 0, None, where)


@_reader
def never_beats(clause: Clause) -> list[Claim]:
    """ "L'Atalanta non ha mai battuto l'Inter a San Siro." """
    clause.only(OF_MATCH)
    subjects, other = clause.sides()
    if len(subjects) != 1 or other is None:
        raise CannotResolve
    given, anywhen = clause.match_scope(subjects[0], other)
    own = clause.resolver.words.own
    if other == own or subjects[0] != own:
        raise CannotResolve
    venue = clause.resolver.venue(clause.scope, subjects[0], other)
    where = (clause.found.items[0].start, clause.found.items[-1].end)
    given.pop("season", None) if anywhen else None
    spell = "spell" in clause.scope
    arguments = _with({**given, "opponent": other}, venue=venue)
    return [Claim("wins", (arguments,), 0, None, where, all_time=not spell)]


@_reader
def first_all(clause: Clause) -> list[Claim]:
    """ "They lost their first three group matches." """
    subjects = subjects_of(clause)
    verb, item = clause.found.item("V"), clause.found.item("F")
    assert verb is not None
    assert item is not None
    clause.scope |= _compatible(clause.scope, item.value)
    number = item.value.get("first") or item.value.get("last")
    if "phase" in clause.scope and "competition" not in clause.scope:
        clause.scope["competition"] = _competition_of_group(clause)
    return free_total(
        clause, subjects, _VERB_UNITS[verb.kind], number, None, (item.start, item.end)
    )


def _competition_of_group(clause: Clause) -> str:
    competition = clause.fronted.get("competition") or clause.resolver.context.competition
    if competition is None or clause.resolver.is_league(competition):
        raise CannotResolve
    return str(competition)


# Cups


def campaign_ways(clause: Clause, subject: str) -> tuple[dict[str, Any], ...]:
    """The season and competition of a cup run; a calendar year has the ends of two.

    Raises `CannotResolve` where either is open.
    """
    clause.only(OF_CAMPAIGN)
    scope, resolver = clause.scope, clause.resolver
    competition = scope.get("competition") or clause.fronted.get("competition")
    if competition is None:
        competition = resolver.context.competition
    if competition is None or resolver.is_league(competition) or scope.get("league"):
        raise CannotResolve
    if "year" in scope:
        ends = resolver.season({"ends": scope["year"]})
        after = resolver.next_season(str(ends))
        seasons = [
            season
            for season in (ends, after)
            if season and resolver.takes_part(subject, competition, season)
        ]
        # "in 2018" is the year in which the run was over.
        over = [
            season
            for season in seasons
            if resolver.last_day(subject, competition, season)[:4] == str(scope["year"])
        ]
        seasons = over or seasons
    else:
        season = resolver.season(scope)
        seasons = [season] if season is not None else []
    if not seasons:
        raise CannotResolve
    own = resolver.words.own
    club = {"club": subject} if subject != own else {}
    return tuple({"season": season, "competition": competition, **club} for season in seasons)


@_reader
def reaches(clause: Clause) -> list[Claim]:
    """ "Atalanta went through to the quarter-finals of the Champions League." """
    found = clause.found
    subjects = subjects_of(clause)
    goal = found.item("G")
    assert goal is not None
    verb = found.item("V")
    clause.scope |= _compatible(clause.scope, goal.value)
    stage = clause.scope.pop("stage", None)
    if stage is None or len(subjects) != 1:
        raise CannotResolve
    ways = campaign_ways(clause, subjects[0])
    where = (goal.start, goal.end)
    if verb is not None and verb.kind == "exact_reach":
        return [Claim("stage_reached", ways, stage, None, where, any_way=True)]
    with_stage = tuple({**way, "stage": stage} for way in ways)
    return [Claim("played_stage", with_stage, True, None, where, any_way=True)]


@_reader
def eliminates(clause: Clause) -> list[Claim]:
    """ "PSG put them out in the last eight." """
    found = clause.found
    winners, losers = clause.names("S"), clause.names("O")
    own = clause.resolver.words.own
    if not winners or not losers:
        raise CannotResolve
    winner = winners[0]
    losers = tuple(name for name in losers if name != winner)
    if len(losers) > 1:
        losers = (own,) if own in losers else losers
    if len(losers) != 1 or len(winners) != 1:
        raise CannotResolve
    clause.subject, clause.other = winner, losers[0]
    return _out(clause, losers[0], winner)


@_reader
def eliminated(clause: Clause) -> list[Claim]:
    """ "Atalanta were knocked out by Liverpool in the quarter-finals." """
    losers = clause.names("O") or clause.carried
    winners = clause.names("S")
    if not losers:
        raise CannotResolve
    loser = losers[0]
    winner = next((name for name in winners if name != loser), None)
    clause.subject = loser
    return _out(clause, loser, winner)


def _out(clause: Clause, loser: str, winner: str | None) -> list[Claim]:
    stage = clause.scope.pop("stage", None)
    ways = campaign_ways(clause, loser)
    items = clause.found.items
    where = (items[0].start, items[-1].end)
    claims = []
    if len(ways) == 1:
        clause.memory = {**clause.memory, "campaign": ways[0]}
    if winner is not None:
        item = next((one for one in items if one.kind == "club" and winner in one.value), items[0])
        place = (item.start, item.end)
        claims.append(Claim("eliminated_by", ways, winner, None, place, any_way=True))
    if stage is not None:
        place = clause.scope.get("_stage_at") or where
        claims.append(Claim("stage_reached", ways, stage, None, place, any_way=True))
    if not claims:
        raise CannotResolve
    return claims


@_reader
def wins_title(clause: Clause) -> list[Claim]:
    """ "Atalanta won the 2023-24 Europa League." """
    subjects = subjects_of(clause)
    item = clause.found.item("E")
    assert item is not None
    if item.kind == "ed":
        clause.scope |= _compatible(clause.scope, item.value)
    where = (item.start, item.end)
    tail = clause.found.group("T")
    if clause.scope.get("league") or (
        "competition" in clause.scope and clause.resolver.is_league(clause.scope["competition"])
    ):
        ways = table_ways(clause, subjects)
        first = Claim("league_position", tuple(ways), 1, None, where)
        return [first, *_tail(clause, subjects, ways, tail)]
    if len(subjects) != 1 or tail:
        raise CannotResolve
    ways = campaign_ways(clause, subjects[0])
    return [Claim("titles", ways, 1, None, where, any_way=True)]


@_reader
def qualifies(clause: Clause) -> list[Claim]:
    """ "Atalanta qualified for the 2023-24 Europa League." """
    clause.only(OF_SEASON)
    subjects = subjects_of(clause)
    item = clause.found.item("E")
    assert item is not None
    if len(subjects) != 1 or "competition" not in item.value:
        raise CannotResolve
    named = clause.resolver.season(item.value, assume=False)
    if named is not None:
        seasons = [clause.resolver.previous(named, -1)]
    else:
        # "in 2018-19" may be when the place was won, or the season that it was for.
        season = clause.resolver.season(clause.scope)
        if season is None:
            raise CannotResolve
        seasons = [season, clause.resolver.previous(season, -1)]
    own = clause.resolver.words.own
    club = {"club": subjects[0]} if subjects[0] != own else {}
    ways = tuple({"season": season, **club} for season in seasons)
    return [Claim("qualified_for", ways, item.value["competition"], None, (item.start, item.end))]


@_reader
def not_in(clause: Clause) -> list[Claim]:
    """ "Atalanta were not in European competition in 2022-23." """
    clause.only(OF_SEASON | {"europe"})
    subjects = subjects_of(clause)
    where = (clause.found.items[0].start, clause.found.items[-1].end)
    if not clause.scope.pop("europe", False) or "competition" in clause.scope:
        raise CannotResolve
    season = clause.resolver.season(clause.scope)
    if season is None or subjects != (clause.resolver.words.own,):
        raise CannotResolve
    return [Claim("in_europe", ({"season": season},), False, None, where)]


# Runs


@_reader
def win_run(clause: Clause) -> list[Claim]:
    """ "Atalanta won ten matches in a row." """
    item = clause.found.item("N")
    assert item is not None
    quantity: Quantity | None = item.value if isinstance(item.value, Quantity) else None
    number = item.value if quantity is None else quantity.number
    if quantity is not None:
        if quantity.unit not in ("matches", "wins") or quantity.compare is not None:
            raise CannotResolve
        clause.scope |= _compatible(clause.scope, quantity.scope)
    return _run(clause, "wins", number, (item.start, item.end))


@_reader
def unbeaten_run(clause: Clause) -> list[Claim]:
    """ "They went 17 matches unbeaten." """
    item = clause.found.item("N")
    assert item is not None
    quantity: Quantity = item.value
    if quantity.unit != "matches" or quantity.compare is not None:
        raise CannotResolve
    clause.scope |= _compatible(clause.scope, quantity.scope)
    kinds = [one.kind for one in clause.found.items]
    kind = "without a win" if "winless" in kinds else "unbeaten"
    return _run(clause, kind, quantity.number, (item.start, item.end))


def _run(clause: Clause, kind: str, number: int, where: tuple[int, int]) -> list[Claim]:
    subjects = subjects_of(clause)
    own = clause.resolver.words.own
    clause.only(OF_RUN)
    clause.scope.pop("loose", None)
    if subjects[0] != own:
        raise CannotResolve
    given, anywhen = clause.match_scope(own, None)
    if anywhen or {"first", "last", "leg", "stage", "half"} & given.keys():
        raise CannotResolve
    venue = clause.scope.get("venue")
    if venue is not None:
        if kind != "wins" or venue not in ("home", "away"):
            raise CannotResolve
        kind = f"{venue} wins"
    given["kind"] = kind
    if "season" not in given and "since" in given:
        given["season"] = clause.resolver.season_of(given["since"])
    ways = [given]
    if "competition" not in given:
        season = given.get("season")
        league = clause.resolver.league_of(own, season) if season else clause.resolver.words.league
        ways.append({**given, "competition": league})
    return [Claim("runs", tuple(ways), number, None, where)]


@_reader
def score_after(clause: Clause) -> list[Claim]:
    """ "PSG put them out, 2-1": a score that follows a match or a tie."""
    opponent = clause.memory.get("opponent")
    if opponent is None:
        raise CannotResolve
    for key in ("season", "competition"):
        if key in clause.memory.get("campaign", {}):
            clause.scope.setdefault(key, clause.memory["campaign"][key])
    if not clause.memory.get("campaign"):
        raise CannotResolve
    own = clause.resolver.words.own
    return clause.match((own,), opponent, None, score_of(clause.found))


@_reader
def bare_score(clause: Clause) -> list[Claim]:
    """ "… con il 3-1 al Sassuolo" """
    own = clause.resolver.words.own
    others = clause.names("O")
    if len(others) != 1 or others[0] == own:
        raise CannotResolve
    return clause.match((own,), others[0], None, score_of(clause.found))


@_reader
def wins_all(clause: Clause) -> list[Claim]:
    """ "Il Real Madrid aveva vinto tutti e tre i precedenti con l'Atalanta." """
    clause.only(OF_MATCH)
    subjects, other = clause.sides()
    own = clause.resolver.words.own
    if len(subjects) != 1 or other is None or own not in (subjects[0], other):
        raise CannotResolve
    given, _ = clause.match_scope(subjects[0], other)
    opponent = other if subjects[0] == own else subjects[0]
    arguments = {**given, "opponent": opponent}
    number = clause.found.value("N")
    items = clause.found.items
    where = (items[0].start, items[-1].end)
    if number is None:
        raise CannotResolve
    measure = "wins" if subjects[0] == own else "defeats"
    return [
        Claim(measure, (arguments,), number, None, where, all_time="spell" not in clause.scope),
        Claim("meetings", (arguments,), number, None, where, all_time="spell" not in clause.scope),
    ]


@_reader
def nth_in_row(clause: Clause) -> list[Claim]:
    """ "The 2-1 win over Milan was Atalanta's ninth in a row in Serie A." """
    found = clause.found
    own = clause.resolver.words.own
    if clause.names("C") != (own,):
        raise CannotResolve
    competition = clause.scope.pop("competition", None)
    league = clause.scope.pop("league", None)
    clause.carried = (own,)
    claims = noun(clause)
    kind = found.item("N").kind  # type: ignore[union-attr]
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
        and f"{side.goals_for}-{side.goals_against}" == claims[0].says
    ]
    if len(matches) != 1:
        raise CannotResolve
    on = {"kind": "wins", "on": matches[0].date}
    if competition is not None:
        on["competition"] = competition
    item = found.item("K")
    assert item is not None
    return [*claims, Claim("run_after", (on,), item.value, None, (item.start, item.end))]


def _change_claim(
    clause: Clause, subjects: tuple[str, ...], unit: str, number: int, where: tuple[int, int]
) -> list[Claim]:
    change = clause.found.value("C")
    sign, against = change
    season = clause.resolver.season(clause.scope)
    if season is None:
        raise CannotResolve
    if isinstance(against, int):
        if against != -1:
            raise CannotResolve
        against = clause.resolver.previous(season, -1)
    elif not isinstance(against, str) or against in ("last", "this"):
        raise CannotResolve
    measure = {"points": "points_change", "goals": "goals_change"}.get(unit)
    if measure is None or not {"competition", "first", "round", "half"}.isdisjoint(clause.scope):
        raise CannotResolve
    own = clause.resolver.words.own
    ways = tuple(
        {"season": season, "against": against, **({"club": subject} if subject != own else {})}
        for subject in subjects
    )
    return [Claim(measure, ways, sign * number, None, where)]


@_reader
def changes(clause: Clause) -> list[Claim]:
    """ "la Fiorentina ha conquistato 22 punti in più della stagione precedente" """
    clause.only(OF_SEASON)
    subjects = subjects_of(clause)
    quantity: Quantity = clause.found.value("Q")
    where = (quantity.start, quantity.end)
    if clause.found.has("N") or quantity.compare is not None or quantity.scope:
        raise CannotResolve
    return _change_claim(clause, subjects, quantity.unit, quantity.number, where)


@_reader
def changes_again(clause: Clause) -> list[Claim]:
    """ "They scored 98 goals, 21 more than the year before." """
    clause.only(OF_SEASON)
    unit = clause.memory.get("unit")
    item = clause.found.item("N")
    assert item is not None
    if unit not in ("goals", "points"):
        raise CannotResolve
    subjects = clause.carried
    clause.subject = subjects[0] if subjects else None
    return _change_claim(clause, subjects, unit, item.value, (item.start, item.end))


@_reader
def best_of_half(clause: Clause) -> list[Claim]:
    """ "la Dea è stata la migliore del girone di ritorno con 43 punti" """
    clause.only(OF_SEASON | {"half"})
    subjects = subjects_of(clause)
    half = clause.scope.get("half")
    season = clause.resolver.season(clause.scope)
    if half is None or season is None:
        raise CannotResolve
    own = clause.resolver.words.own
    ways = tuple(
        {"season": season, "half": half, **({"club": subject} if subject != own else {})}
        for subject in subjects
    )
    item = next(one for one in clause.found.items if one.kind == "best")
    claims = [Claim("half_rank", ways, 1, None, (item.start, item.end))]
    clause.memory = {**clause.memory, "half": half}
    for one in clause.found.group("T"):
        if one.kind == "q" and one.value.unit == "points" and not one.value.scope:
            quantity: Quantity = one.value
            claims.append(
                Claim("half_points", ways, quantity.number, quantity.compare,
                      (quantity.start, quantity.end))
            )  # fmt: skip
        elif one.kind not in ("with", "comma"):
            raise CannotResolve
    return claims


@_reader
def half_again(clause: Clause) -> list[Claim]:
    """ "…; il Milan si è fermato a 41" """
    clause.only(OF_SEASON)
    half = clause.memory.get("half")
    subjects = subjects_of(clause)
    season = clause.resolver.season(clause.scope)
    item = clause.found.item("N")
    assert item is not None
    if half is None or season is None:
        raise CannotResolve
    own = clause.resolver.words.own
    ways = tuple(
        {"season": season, "half": half, **({"club": subject} if subject != own else {})}
        for subject in subjects
    )
    return [Claim("half_points", ways, item.value, None, (item.start, item.end))]


@_reader
def seasons_with(clause: Clause) -> list[Claim]:
    """ "Atalanta scored at least 90 goals in two league seasons under Gasperini." """
    clause.only(OF_SEASON)
    subjects = subjects_of(clause)
    quantity: Quantity = clause.found.value("Q")
    own = clause.resolver.words.own
    if quantity.unit != "goals" or quantity.compare != "at-least" or subjects != (own,):
        raise CannotResolve
    if "spell" not in clause.scope:
        raise CannotResolve
    item = clause.found.item("N")
    assert item is not None
    return [Claim("seasons_with_goals", ({"goals": quantity.number},), item.value, None,
                  (item.start, item.end))]  # fmt: skip


@_reader
def best_place(clause: Clause) -> list[Claim]:
    """ "Prima di Gasperini il miglior piazzamento era il quinto posto del 1947-48." """
    own = clause.resolver.words.own
    if clause.found.has("S") and clause.names("S") != (own,):
        raise CannotResolve
    if not clause.scope.get("before_spell"):
        raise CannotResolve
    item = clause.found.item("P")
    assert item is not None
    before = clause.resolver.spell_seasons[0]
    clause.subject = own
    return [Claim("best_finish", ({"before": before},), item.value.number, None,
                  (item.start, item.end))]  # fmt: skip


@_reader
def place_took(clause: Clause) -> list[Claim]:
    """ "A fifth-place finish had got Atalanta into the 2023-24 Europa League." """
    clause.only(OF_SEASON)
    subjects = subjects_of(clause)
    edition, item = clause.found.item("E"), clause.found.item("P")
    assert edition is not None
    assert item is not None
    named = clause.resolver.season(edition.value, assume=False)
    if len(subjects) != 1 or named is None or "competition" not in edition.value:
        raise CannotResolve
    given: dict[str, Any] = {"season": clause.resolver.previous(named, -1)}
    if subjects[0] != clause.resolver.words.own:
        given["club"] = subjects[0]
    return [
        Claim("league_position", (given,), item.value.number, None, (item.start, item.end)),
        Claim("qualified_for", (given,), edition.value["competition"], None,
              (edition.start, edition.end)),
    ]  # fmt: skip


@_reader
def no_points(clause: Clause) -> list[Claim]:
    """ "La Lazio è l'unica squadra contro cui l'Atalanta non ha raccolto punti." """
    clause.only(OF_SEASON | {"competition", "league"})
    (subject,), (other,) = clause.names("S"), clause.names("O")
    season = clause.resolver.season(clause.scope)
    own = clause.resolver.words.own
    if season is None or not {"spell", "first", "half", "round"}.isdisjoint(clause.scope):
        raise CannotResolve
    given = {"season": season, **({"club": subject} if subject != own else {})}
    item = clause.found.item("O")
    assert item is not None
    return [Claim("no_points_against", (given,), other, "is", (item.start, item.end))]


@_reader
def unbeaten_so_far(clause: Clause) -> list[Claim]:
    """ "Atalanta were unbeaten in the Champions League with three wins and two draws." """
    subjects = subjects_of(clause)
    where = (clause.found.items[-1].start, clause.found.items[-1].end)
    item = next(one for one in clause.found.items if one.kind == "unbeaten")
    where = (item.start, item.end)
    if "before_match" in clause.scope and "season" not in clause.scope:
        _season_of_match(clause)
    claims = free_total(clause, subjects, "defeats", 0, None, where)
    return claims + _tail_of_matches(clause, subjects, clause.found.group("T"))


def _season_of_match(clause: Clause) -> None:
    """Let "before a match" mean the season's matches before it."""
    days = clause.resolver.days(clause.scope, clause.resolver.season(clause.scope))
    season = clause.resolver.season_of(days["until"])
    for key in ("since", "before_match"):
        clause.scope.pop(key, None)
    clause.scope["season"] = season
    clause.scope["until"] = days["until"]


@_reader
def unbeaten_against(clause: Clause) -> list[Claim]:
    """ "Atalanta had gone five league matches without losing to Juventus." """
    clause.only(OF_TOTAL | {"meeting_before"})
    found = clause.found
    subjects, other = clause.sides()
    own = clause.resolver.words.own
    quantity: Quantity = found.value("N")
    if subjects != (own,) or other is None or quantity.unit != "matches" or quantity.compare:
        raise CannotResolve
    clause.scope |= _compatible(clause.scope, {**quantity.scope, "opponent": (other,)})
    if "meeting_before" in clause.scope:
        span = clause.scope.pop("meeting_before")
        clause.scope["before_match"] = ((other,),)
        clause.scope["since"], clause.scope["until"] = span
    given, _ = clause.match_scope(own, other)
    until = given.get("until")
    if until is None:
        raise CannotResolve
    arguments = {key: value for key, value in given.items() if key in ("competition",)}
    arguments |= {"opponent": other, "until": until, "last": quantity.number}
    where = (quantity.start, quantity.end)
    clause.memory = {**clause.memory, "set": arguments}
    return [Claim("defeats", (arguments,), 0, None, where)]


def _of_set(clause: Clause) -> list[Claim]:
    """ "…, winning two and drawing three": of the matches that were just named."""
    arguments = clause.memory["set"]
    items = [item for item in clause.found.items if item.kind not in ("comma", "and")]
    claims = []
    for verb, number in zip(items[::2], items[1::2], strict=True):
        if verb.kind not in ("win", "draw", "lose") or number.kind != "num":
            raise CannotResolve
        claims.append(
            Claim(_VERB_UNITS[verb.kind], (arguments,), number.value, None,
                  (number.start, number.end))
        )  # fmt: skip
    return claims


@_reader
def level_with(clause: Clause) -> list[Claim]:
    """ "Atalanta were level with Ajax on four points." """
    subjects = subjects_of(clause)
    club = clause.found.item("O")
    assert club is not None
    names = clause.names("O")
    if len(names) != 1:
        raise CannotResolve
    ways = table_ways(clause, subjects, names)
    where = (club.start, club.end)
    claims = [
        Claim("points_ahead", tuple({**way, "opponent": names[0]} for way in ways), 0, None, where)
    ]
    if clause.found.has("Q"):
        claims += _total(clause, subjects, clause.found.value("Q"), in_table=ways)
    return claims


@_reader
def best_total(clause: Clause) -> list[Claim]:
    """ "I 78 punti del 2019-20 restano il massimo dell'era Gasperini." """
    clause.only(OF_SEASON)
    quantity: Quantity = clause.found.value("Q")
    own = clause.resolver.words.own
    if (
        quantity.unit != "points"
        or quantity.compare
        or quantity.scope
        or "spell" not in clause.scope
    ):
        raise CannotResolve
    clause.subject = own
    where = (quantity.start, quantity.end)
    claims = [Claim("best_points", ({},), quantity.number, None, where)]
    if {"season", "year", "ends"} & clause.scope.keys():
        season = clause.resolver.season(clause.scope)
        claims.append(Claim("points", ({"season": season},), quantity.number, None, where))
    return claims


@_reader
def title_match(clause: Clause) -> list[Claim]:
    """ "Real Madrid won the 2024 UEFA Super Cup 2-0 against Atalanta." """
    found = clause.found
    item, verb = found.item("E"), found.item("V")
    assert item is not None
    assert verb is not None
    score = score_of(found)
    if "competition" not in item.value or (score is None and not found.has("O")):
        raise CannotResolve
    if clause.resolver.is_league(item.value["competition"]):
        raise CannotResolve
    clause.scope |= _compatible(clause.scope, item.value)
    clause.scope |= _compatible(clause.scope, {"stage": "Final"})
    subjects, other = clause.sides()
    return clause.match(subjects, other, _RESULT[verb.kind], score)


@_reader
def finals_count(clause: Clause) -> list[Claim]:
    """ "Under Gasperini Atalanta lost three Coppa Italia finals." """
    found = clause.found
    subjects = subjects_of(clause)
    verb, number, final = found.item("V"), found.item("N"), found.item("F")
    assert verb is not None
    assert number is not None
    assert final is not None
    if final.value.get("stage") != "Final" or subjects != (clause.resolver.words.own,):
        raise CannotResolve
    if set(final.value) != {"stage", "competition"} or set(clause.scope) - {"spell"}:
        raise CannotResolve
    measure = {"win": "titles", "lose": "finals_lost"}.get(verb.kind, "finals")
    arguments = {"competition": final.value["competition"]}
    spell = "spell" in clause.scope
    return [Claim(measure, (arguments,), number.value, None, (number.start, number.end),
                  all_time=not spell)]  # fmt: skip


@_reader
def through_group(clause: Clause) -> list[Claim]:
    """ "… to qualify from their group" """
    subjects = subjects_of(clause)
    item = clause.found.item("G")
    assert item is not None
    if isinstance(item.value, Mapping):
        clause.scope |= _compatible(
            clause.scope, {k: v for k, v in item.value.items() if k != "members"}
        )
    for key in ("since", "until", "stage"):
        value = clause.scope.pop(key, None)
        if key == "since" and value is not None:
            clause.scope["season"] = clause.resolver.season_of(value)
    if len(subjects) != 1:
        raise CannotResolve
    season = clause.resolver.season(clause.scope)
    if season is None:
        raise CannotResolve
    if "competition" not in clause.scope:
        clause.scope["competition"] = _group_competition(clause, subjects, season, ())
    clause.scope.pop("phase", None)
    where = (clause.found.items[0].start, clause.found.items[-1].end)
    return [
        Claim("past_group", campaign_ways(clause, subjects[0]), True, None, where, any_way=True)
    ]


@_reader
def no_side_more(clause: Clause) -> list[Claim]:
    """ "No team scored more goals than Atalanta." """
    found = clause.found
    subjects = subjects_of(clause)
    verb, more = found.item("V"), found.item("X")
    assert verb is not None
    assert more is not None
    unit = {("score", "more"): "attack_rank", ("concede", "fewer"): "defence_rank"}.get(
        (verb.kind, more.kind)
    )
    if unit is None:
        raise CannotResolve
    ways = table_ways(clause, subjects)
    start, end = found.items[0].start, found.items[-1].end
    quantity = Quantity(unit, 1, None, {}, start, end)
    return _ranked(clause, ways, Item("rank", quantity, start, end))


@_reader
def no_side_results(clause: Clause) -> list[Claim]:
    """ "No side lost fewer away games: one." """
    found = clause.found
    subjects = subjects_of(clause)
    verb, more, matches = found.item("V"), found.item("X"), found.item("M")
    assert verb is not None
    assert more is not None
    assert matches is not None
    unit = {("win", "more"): "wins", ("lose", "fewer"): "defeats"}.get((verb.kind, more.kind))
    venue = matches.value.get("venue")
    if unit is None or set(matches.value) - {"venue", "league"}:
        raise CannotResolve
    ways = table_ways(clause, subjects)
    if any(way.keys() - {"season", "club"} for way in ways):
        raise CannotResolve
    narrowed = tuple(_with(way, venue=venue) for way in ways)
    where = (found.items[0].start, found.items[-1].end)
    claims = [Claim(f"{unit}_rank", narrowed, 1, None, where)]
    number = found.item("N")
    if number is not None:
        counted = tuple(_with(way, venue=venue) for way in _results_of(clause, ways))
        claims.append(Claim(unit, counted, number.value, None, (number.start, number.end)))
    return claims


@_reader
def only_above(clause: Clause) -> list[Claim]:
    """ "Only Inter and Milan finished above Atalanta." """
    subjects = subjects_of(clause)
    others = tuple(name for group in ("C", "D") for name in clause.names(group))
    ways = table_ways(clause, subjects, others)
    items = clause.found.items
    said = list(others) if len(others) > 1 else others[0]
    return [Claim("clubs_above", tuple(ways), said, "is", (items[0].start, items[-1].end))]


@_reader
def place_named(clause: Clause) -> list[Claim]:
    """ "Third-place finishes in 2019, 2020 and 2021 …": what is named so is said to have been."""
    if not {"season", "year", "ends", "spell_season", "rel"} & clause.scope.keys():
        raise CannotResolve
    own = clause.resolver.words.own
    clause.subject = own
    return _placed(clause, (own,))


@_reader
def difference(clause: Clause) -> list[Claim]:
    """ "Their goal difference in 2019-20 was plus 50." """
    own = clause.resolver.words.own
    item = clause.found.item("N")
    assert item is not None
    (way, *others) = table_ways(clause, (own,))
    if others or way.keys() != {"season"}:
        raise CannotResolve
    clause.subject = own
    return [Claim("goal_difference", (way,), item.value, None, (item.start, item.end))]


@_reader
def reaches_stage(clause: Clause) -> list[Claim]:
    """ "L'Atalanta arrivò in finale di Coppa Italia nel 2019." """
    subjects = subjects_of(clause)
    stage = clause.scope.pop("stage", None)
    if stage is None or is_table_stage(stage) or len(subjects) != 1:
        raise CannotResolve
    place = clause.scope.get("_stage_at")
    ways = tuple({**way, "stage": stage} for way in campaign_ways(clause, subjects[0]))
    return [Claim("played_stage", ways, True, None, place, any_way=True)]


@_reader
def campaign_ends(clause: Clause) -> list[Claim]:
    """ "L'avventura nella Champions League finì agli ottavi contro il Real Madrid." """
    own = clause.resolver.words.own
    winner = clause.names("S")
    clause.subject = own
    return _out(clause, own, winner[0] if winner else None)


@_reader
def only_more(clause: Clause) -> list[Claim]:
    """ "Only Napoli and Inter scored more goals than Atalanta." """
    subjects = subjects_of(clause)
    others = tuple(name for group in ("C", "D") for name in clause.names(group))
    ways = table_ways(clause, subjects, others)
    if len(ways) != 1 or ways[0].keys() - {"season", "club"}:
        raise CannotResolve
    (way,) = ways
    items = clause.found.items
    where = (items[0].start, items[-1].end)
    number = len(others) + 1
    claims = [Claim("attack_rank", (way,), number, None, where)]
    return claims + [
        Claim("attack_rank", ({**way, "club": name},), number - 1, "at-most", where)
        for name in others
    ]


@_reader
def beats_times(clause: Clause) -> list[Claim]:
    """ "Under Gasperini Atalanta beat Juventus four times." """
    subjects, other = clause.sides()
    quantity: Quantity = clause.found.value("Q")
    own = clause.resolver.words.own
    if quantity.unit != "times" or len(subjects) != 1 or other is None:
        raise CannotResolve
    clause.only(OF_TOTAL)
    given, anywhen = clause.match_scope(subjects[0], other)
    if own not in (subjects[0], other) or anywhen:
        raise CannotResolve
    venue = clause.resolver.venue(clause.scope, own, other if other != own else subjects[0])
    if other == own:
        venue = {"home": "away", "away": "home"}.get(venue or "", venue)
        given["opponent"], measure = subjects[0], "defeats"
    else:
        given["opponent"], measure = other, "wins"
    where = (quantity.start, quantity.end)
    return [Claim(measure, (_with(given, venue=venue),), quantity.number, quantity.compare, where)]
