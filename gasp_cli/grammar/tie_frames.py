"""Frames of ties over two legs."""

from __future__ import annotations

from typing import Any

from gasp_cli.grammar.claims_of import OF_TIE, Claim, score_of
from gasp_cli.grammar.clause import Clause
from gasp_cli.grammar.frames import P, R, W, reads
from gasp_cli.grammar.match_frames import opponent_so_far
from gasp_cli.grammar.resolve import CannotResolve
from gasp_cli.grammar.scopes import Quantity
from gasp_cli.i18n import msg, term


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
    if clause.own not in (club, opponent):
        if season is None or competition is None:
            raise CannotResolve
        return {"season": season, "competition": competition}
    if season is not None and competition is not None:
        return {"season": season, "competition": competition}
    other = opponent if club == clause.own else club
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
        clause.resolver.assumed.append(
            msg(
                "assuming {competition} {season}, the only tie between them",
                competition=term(edition.competition),
                season=edition.season,
            )
        )
    return {"season": edition.season, "competition": edition.competition}


@reads(
    f"(aggregate|ti) (end|finish|be) ({R} X=scoreline) (aggregate)? ((to|for) S={W})?",
    "A=aggregate? X=scoreline B=aggregate?",
)
def aggregate(clause: Clause) -> list[Claim]:
    """Read “The tie finished 8-4 on aggregate”."""
    found = clause.found
    score = score_of(found)
    assert score is not None
    for item in found.items:
        if item.kind == "ti":
            clause.narrow(item.value)
    if found.items[0].kind == "scoreline" or found.has("A"):
        # "Brera knocked them out, 4-1 on aggregate"
        campaign = clause.memory.get("campaign")
        if campaign is None or "opponent" not in clause.memory or not found.has_any("A", "B"):
            raise CannotResolve
        for key in ("season", "competition"):
            clause.scope.setdefault(key, campaign[key])
    opponent = opponent_so_far(clause)
    arguments = _tie_arguments(clause, clause.own, opponent)
    first, second = score.value
    where = score.where
    if found.has("S"):
        (winner,) = clause.names("S")
        low, high = sorted(score.value)
        said = f"{high}-{low}" if winner == clause.own else f"{low}-{high}"
        claim = Claim("aggregate", (arguments,), said, None, where)
    else:
        claim = Claim("written_aggregate", (arguments,), f"{first}-{second}", "has", where)
    return [claim, *_tie_stage(clause, arguments, where)]


@reads(
    f"(S={W})? (beat|elim) O={W} ({R} X=scoreline)? aggregate ({R} Y=scoreline)?",
    f"(S={W})? (win|lose) ({R} X=scoreline)? aggregate ({P} O={W})? ({R} Y=scoreline)?",
)
def aggregate_win(clause: Clause) -> list[Claim]:
    """Read “Alba beat Valencia 8-4 on aggregate”."""
    found = clause.found
    subjects, other = clause.sides()
    if len(subjects) != 1 or other is None:
        raise CannotResolve
    loses = any(item.kind == "lose" for item in found.items)
    own = clause.own
    club, opponent = (subjects[0], other) if other != own else (own, subjects[0])
    through = (subjects[0] == club) is not loses
    arguments = _tie_arguments(clause, club, opponent)
    if club != own:
        arguments["club"] = club
    score = score_of(found)
    clause.subject, clause.other = subjects[0], other
    if score is None:
        where = found.where
        claim = Claim("knocked_out", (arguments,), through, None, where)
        return [claim, *_tie_stage(clause, arguments, where)]
    low, high = sorted(score.value)
    said = f"{high}-{low}" if through else f"{low}-{high}"
    where = score.where
    claim = Claim("aggregate", (arguments,), said, None, where)
    return [claim, *_tie_stage(clause, arguments, where)]


@reads(f"(S={W})? win? (ti|tie) by A=q to B=num")
def aggregate_words(clause: Clause) -> list[Claim]:
    """Read “They won the tie by four goals to one”."""
    found = clause.found
    goals: Quantity = found.value("A")
    for item in found.items:
        if item.kind == "ti":
            clause.narrow(item.value)
    if goals.unit != "goals":
        raise CannotResolve
    low, high = sorted((goals.number, found.value("B")))
    opponent = opponent_so_far(clause)
    own = clause.own
    subjects = clause.names("S") or clause.carried or (own,)
    said = f"{high}-{low}" if own in subjects else f"{low}-{high}"
    where = (goals.start, found["B"].end)
    arguments = _tie_arguments(clause, own, opponent)
    claim = Claim("aggregate", (arguments,), said, None, where)
    return [claim, *_tie_stage(clause, arguments, where)]
