"""Which table a clause means, and at which point of its season."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gasp_cli.domain.model import CompetitionKind, is_table_stage
from gasp_cli.grammar.claims_of import OF_TABLE
from gasp_cli.grammar.clause import Clause
from gasp_cli.grammar.resolve import CannotResolve


def table_ways(
    clause: Clause, subjects: tuple[str, ...], others: tuple[str, ...] = ()
) -> list[dict[str, Any]]:
    """The arguments of table measures, one for each way to take the words.

    Raises `CannotResolve` where no table with these clubs is meant, or more narrows the clause.
    """
    clause.only(OF_TABLE)
    if is_table_stage(clause.scope.get("stage", "")):
        clause.scope.pop("stage")
        clause.scope["phase"] = "group"
    season = clause.resolver.season(clause.scope)
    if season is None or "stage" in clause.scope:
        raise CannotResolve
    ways = []
    for subject in subjects:
        club = {} if subject == clause.own else {"club": subject}
        for competition in _competitions(clause, subject, season, others):
            way = {"season": season, **_point(clause, season, competition), **club}
            if not clause.resolver.is_league(competition):
                way["competition"] = competition
            if way.get("matchday", 0) <= clause.last_matchday(season, competition):
                ways.append(way)
    if not ways:
        raise CannotResolve
    return ways


def _competitions(clause: Clause, club: str, season: str, others: tuple[str, ...]) -> list[str]:
    """The competitions whose table may be meant."""
    scope, fronted, resolver = clause.scope, clause.fronted, clause.resolver
    league = resolver.league_of(club, season)
    if scope.get("league") or ("competition" not in scope and fronted.get("league")):
        return [] if league is None else [league]
    named = scope.get("competition") or fronted.get("competition")
    if named is not None:
        return [named]
    context = resolver.context.competition
    cup = context if context is not None and not resolver.is_league(context) else None
    if {"phase", "group"} & scope.keys():
        return [cup or group_competition(clause, (club, *others), season)]
    return [
        option
        for option in (cup, league)
        if option is not None
        and all(resolver.takes_part(name, option, season) for name in (club, *others))
    ]


def _point(clause: Clause, season: str, competition: str) -> dict[str, Any]:
    """The point of the season that a table is of: a matchday or a day; none for the end."""
    scope = clause.scope
    last = clause.last_matchday(season, competition)
    points: list[dict[str, Any]] = [
        {"matchday": scope[key]} for key in ("round", "first") if key in scope
    ]
    if "to_go" in scope:
        points.append({"matchday": last - scope["to_go"]})
    if "half_table" in scope:
        points.append({"matchday": last // 2})
    if (day := _day(clause, season)) is not None:
        points.append({"on": day})
    if not points and "in_matches" in scope:
        points.append({"matchday": scope["in_matches"][0]})
    if len(points) > 1:
        raise CannotResolve
    return points[0] if points else {}


def _day(clause: Clause, season: str) -> str | None:
    """The day on which a table stood so; a month has many tables."""
    scope = clause.scope
    days = {} if "year" in scope else clause.resolver.days(scope, season)
    if not days:
        return None
    since, until = days.get("since"), days.get("until")
    if until is None or not (since in (None, until) or {"before", "before_match"} & scope.keys()):
        raise CannotResolve
    return until


def subjects_of(clause: Clause, group: str = "S") -> tuple[str, ...]:
    """The clubs that a clause may be about. Raises `CannotResolve` where it leaves that open."""
    subjects = clause.names(group) or clause.carried
    if not subjects:
        raise CannotResolve
    clause.subject = subjects[0]
    return subjects


def results_of(clause: Clause, ways: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """The arguments of match measures for the matches that a table counts."""
    several: list[dict[str, Any]] = []
    for way in ways:
        season = way["season"]
        arguments: dict[str, Any] = {"season": season}
        if "club" in way:
            arguments["club"] = way["club"]
        if "competition" in way:
            arguments |= {"competition": way["competition"], "phase": "group"}
        else:
            arguments["competition"] = clause.resolver.league_of(club_of(clause, way), season)
        if "matchday" in way:
            arguments["matchdays"] = f"1-{way['matchday']}"
        if "on" in way:
            arguments["until"] = way["on"]
        several.append(arguments)
    return tuple(several)


def club_of(clause: Clause, way: Mapping[str, Any]) -> str:
    """The club whose line of a table is meant."""
    return str(way.get("club", clause.own))


def group_competition(clause: Clause, clubs: tuple[str, ...], season: str) -> str:
    """The only European competition in which clubs played together.

    Raises `CannotResolve` where there are several, or none.
    """
    resolver = clause.resolver
    fitting = [
        edition.competition
        for edition in resolver.record.editions
        if edition.season == season
        and resolver.record.kind_of(edition.competition) is CompetitionKind.EUROPE
        and all(name in edition.clubs for name in clubs)
    ]
    context = clause.fronted.get("competition") or resolver.context.competition
    if context in fitting:
        return str(context)
    if len(fitting) != 1:
        raise CannotResolve
    return fitting[0]


def competition_of_group(clause: Clause) -> str:
    """The cup that the text is about. Raises `CannotResolve` where it is about none."""
    competition = clause.fronted.get("competition") or clause.resolver.context.competition
    if competition is None or clause.resolver.is_league(competition):
        raise CannotResolve
    return str(competition)


def take_beginning(clause: Clause) -> None:
    """Let the scope be that of a season, cup or group that somebody "began".

    Raises `CannotResolve` where it does not say which matches then count.
    """
    item = clause.found.item("G")
    if item is not None and item.kind == "seas":
        clause.narrow({"season": item.value})
    elif item is not None and isinstance(item.value, Mapping):
        clause.narrow(item.value)
    if "phase" in clause.scope and "competition" not in clause.scope:
        clause.scope["competition"] = competition_of_group(clause)
    if "competition" not in clause.scope:
        clause.scope["league"] = True
