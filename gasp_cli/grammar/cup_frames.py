"""Frames of cup and European runs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gasp_cli.domain.model import is_table_stage
from gasp_cli.grammar.claims_of import OF_CAMPAIGN, OF_SEASON, Claim
from gasp_cli.grammar.clause import Clause
from gasp_cli.grammar.frames import TAIL, W, reads
from gasp_cli.grammar.resolve import CannotResolve
from gasp_cli.grammar.table_scope import group_competition, subjects_of, table_ways
from gasp_cli.grammar.table_tail import tail_claims


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
        if not over:
            raise CannotResolve
        seasons = over
    else:
        season = resolver.season(scope)
        seasons = [season] if season is not None else []
    if not seasons:
        raise CannotResolve
    club = clause.club_argument(subject)
    return tuple({"season": season, "competition": competition, **club} for season in seasons)


@reads(
    f"S={W}? V=(reach|exact_reach) (in|to|a|al|as)? G=(st|ph|ed)", f"S={W}? finish (in|a|al) G=st"
)
def reaches(clause: Clause) -> list[Claim]:
    """Read “Alba went through to the quarter-finals of the Champions League”."""
    found = clause.found
    subjects = subjects_of(clause)
    goal = found["G"]
    verb = found.item("V")
    clause.narrow(goal.value)
    stage = clause.scope.pop("stage", None)
    if stage is None or len(subjects) != 1:
        raise CannotResolve
    ways = campaign_ways(clause, subjects[0])
    where = goal.where
    clause.remember(title=_round_before(ways[0]["competition"], stage))
    if verb is not None and verb.kind == "exact_reach":
        return [Claim("stage_reached", ways, stage, None, where, any_way=True)]
    with_stage = tuple({**way, "stage": stage} for way in ways)
    return [Claim("played_stage", with_stage, True, None, where, any_way=True)]


_BEFORE = {
    "Final": "Semi-finals", "Semi-finals": "Quarter-finals", "Quarter-finals": "Round of 16",
}  # fmt: skip


def _round_before(competition: str, stage: str) -> dict[str, str]:
    """The matches by which a stage is reached: those of the round before, where there is one."""
    before = _BEFORE.get(stage)
    return {"competition": competition, **({} if before is None else {"stage": before})}


@reads(f"S={W}? V=(finish|exact_reach)")
def reaches_stage(clause: Clause) -> list[Claim]:
    """Read “L'Alba arrivò in finale di Coppa Italia nel 2019”."""
    subjects = subjects_of(clause)
    stage = clause.scope.pop("stage", None)
    if stage is None or is_table_stage(stage) or len(subjects) != 1:
        raise CannotResolve
    place = clause.scope.get("_stage_at")
    campaigns = campaign_ways(clause, subjects[0])
    if clause.found["V"].kind == "exact_reach":
        return [Claim("stage_reached", campaigns, stage, None, place, any_way=True)]
    ways = tuple({**way, "stage": stage} for way in campaigns)
    return [Claim("played_stage", ways, True, None, place, any_way=True)]


@reads(f"S={W} elim O={W}", f"S={W} (elim|elim_open|put) O={W} out")
def eliminates(clause: Clause) -> list[Claim]:
    """Read “PSG put them out in the last eight”."""
    winners, losers = clause.names("S"), clause.names("O")
    if not winners or not losers:
        raise CannotResolve
    winner = winners[0]
    losers = tuple(name for name in losers if name != winner)
    if len(losers) > 1:
        losers = (clause.own,) if clause.own in losers else losers
    if len(losers) != 1 or len(winners) != 1:
        raise CannotResolve
    clause.subject, clause.other = winner, losers[0]
    return _out(clause, losers[0], winner)


@reads(f"O={W} elim_by ((by|da) S={W})?", f"O={W}? out ((hands|to|against) S={W})?")
def eliminated(clause: Clause) -> list[Claim]:
    """Read “Alba were knocked out by Liverpool in the quarter-finals”."""
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
    _take_cup(clause, loser, winner)
    ways = campaign_ways(clause, loser)
    items = clause.found.items
    claims = []
    if len(ways) == 1:
        clause.remember(campaign=ways[0])
    if winner is not None:
        item = next(
            (name for name in items if name.kind == "club" and winner in name.value), items[0]
        )
        place = item.where
        claims.append(Claim("eliminated_by", ways, winner, None, place, any_way=True))
    if stage is not None:
        place = clause.scope.get("_stage_at") or clause.found.where
        claims.append(Claim("stage_reached", ways, stage, None, place, any_way=True))
    if not claims:
        raise CannotResolve
    return claims


def _take_cup(clause: Clause, loser: str, winner: str | None) -> None:
    """Let a clause that names no cup mean the only one in which the two met that season."""
    resolver = clause.resolver
    other = winner if loser == resolver.words.own else loser
    named = {"competition", "league", "year"} & clause.scope.keys()
    named |= {"competition"} & clause.fronted.keys()
    if other is None or named or resolver.context.competition is not None:
        return
    season = resolver.season(clause.scope)
    competition = None if season is None else resolver.only_cup(other, season)
    if competition is not None:
        clause.scope["competition"] = competition


@reads(f"campaign_n (finish|end) ((against|with|to) S={W})?")
def campaign_ends(clause: Clause) -> list[Claim]:
    """Read “L'avventura nella Champions League finì agli ottavi contro il Real Madrid”."""
    winner = clause.names("S")
    clause.subject = clause.own
    return _out(clause, clause.own, winner[0] if winner else None)


@reads(f"S={W}? (win|lift) E=(ed|trophy) T={TAIL}")
def wins_title(clause: Clause) -> list[Claim]:
    """Read “Alba won the 2023-24 Europa League”."""
    subjects = subjects_of(clause)
    item = clause.found["E"]
    if item.kind == "ed":
        clause.narrow(item.value)
    where = item.where
    tail = clause.found.group("T")
    if clause.scope.get("league") or (
        "competition" in clause.scope and clause.resolver.is_league(clause.scope["competition"])
    ):
        table = table_ways(clause, subjects)
        first = Claim("league_position", tuple(table), 1, None, where)
        return [first, *tail_claims(clause, subjects, table, tail)]
    if len(subjects) != 1 or tail:
        raise CannotResolve
    ways = campaign_ways(clause, subjects[0])
    clause.memory = {
        **clause.memory, "title": {"competition": ways[0]["competition"], "stage": "Final"},
    }  # fmt: skip
    return [Claim("titles", ways, 1, None, where, any_way=True)]


@reads(f"S={W}? qualify (in|a|al|for)? E=ed")
def qualifies(clause: Clause) -> list[Claim]:
    """Read “Alba qualified for the 2023-24 Europa League”."""
    clause.only(OF_SEASON)
    subjects = subjects_of(clause)
    item = clause.found["E"]
    if len(subjects) != 1 or "competition" not in item.value:
        raise CannotResolve
    named = clause.resolver.season(item.value, assume=False)
    if named is not None:
        seasons = [clause.resolver.previous(named, -1)]
    else:
        # "in 2018-19" may be when the place was won, or the season that it was for.
        season = clause.season()
        seasons = [season, clause.resolver.previous(season, -1)]
    club = clause.club_argument(subjects[0])
    ways = tuple({"season": season, **club} for season in seasons)
    return [Claim("qualified_for", ways, item.value["competition"], None, item.where)]


@reads(f"S={W}? not_be", f"S={W}? not_play (in)? E=ed?")
def not_in(clause: Clause) -> list[Claim]:
    """Read “Alba were not in European competition in 2022-23”."""
    clause.only(OF_SEASON | {"europe"})
    subjects = subjects_of(clause)
    if clause.found.has("E"):
        clause.narrow(clause.found.value("E"))
    if not clause.scope.pop("europe", False) or "competition" in clause.scope:
        raise CannotResolve
    if subjects != (clause.own,):
        raise CannotResolve
    return [Claim("in_europe", clause.of_season(subjects), False, None, clause.found.where)]


@reads(f"S={W}? V=(win|lose|reach|play) N=num F=st")
def finals_count(clause: Clause) -> list[Claim]:
    """Read “Under the coach Alba lost three Coppa Italia finals”."""
    found = clause.found
    subjects = subjects_of(clause)
    verb, number, final = found["V"], found["N"], found["F"]
    if final.value.get("stage") != "Final" or subjects != (clause.own,):
        raise CannotResolve
    if set(final.value) != {"stage", "competition"} or set(clause.scope) - {"spell"}:
        raise CannotResolve
    measure = {"win": "titles", "lose": "finals_lost"}.get(verb.kind, "finals")
    arguments = {"competition": final.value["competition"]}
    spell = "spell" in clause.scope
    return [Claim(measure, (arguments,), number.value, None, number.where,
                  all_time=not spell)]  # fmt: skip


@reads(
    f"S={W}? (finish|be) top G=grp (comma? U=unbeaten)?",
    f"S={W}? (topped|win) G=(grp|ph) (U=unbeaten)? (ahead of? C=club (comma club)* (and club)?)?",
)
def tops_group(clause: Clause) -> list[Claim]:
    """Read “They topped a group of Sporting and Sturm Graz unbeaten”."""
    subjects = subjects_of(clause)
    group = clause.found["G"]
    members = group.value.get("members", ())
    members = (
        *members,
        *(
            name.value
            for name in clause.found.items
            if name.kind == "club" and name is not clause.found.item("S")
        ),
    )
    names = tuple(dict.fromkeys(clause.resolver.club(member) for member in members))
    clause.narrow(group.value)
    season = clause.season()
    if "competition" not in clause.scope:
        clause.scope["competition"] = group_competition(clause, (subjects[0], *names), season)
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
              group.where)
        for name in names
    ]  # fmt: skip
    if clause.found.has("U"):
        item = clause.found["U"]
        claims.append(
            Claim("defeats", tuple({**way, "phase": "group"} for way in ways), 0, None,
                  item.where)
        )  # fmt: skip
    return claims


@reads(
    f"S={W}? (past_group|beat) G=(grp|ph|group)", f"S={W}? qualify (from|of|da) G=(grp|ph|group)"
)
def through_group(clause: Clause) -> list[Claim]:
    """Read “… to qualify from their group”."""
    subjects = subjects_of(clause)
    item = clause.found["G"]
    if isinstance(item.value, Mapping):
        clause.narrow(item.value)
    for key in ("since", "until", "stage"):
        value = clause.scope.pop(key, None)
        if key == "since" and value is not None:
            clause.scope["season"] = clause.resolver.season_of(value)
    if len(subjects) != 1:
        raise CannotResolve
    season = clause.season()
    if "competition" not in clause.scope:
        clause.scope["competition"] = group_competition(clause, subjects, season)
    clause.scope.pop("phase", None)
    ways = campaign_ways(clause, subjects[0])
    return [Claim("past_group", ways, True, None, clause.found.where, any_way=True)]
