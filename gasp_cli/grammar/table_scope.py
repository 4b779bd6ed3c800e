"""Which table a clause means, and at which point of its season."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gasp_cli.domain.model import is_table_stage
from gasp_cli.grammar.claims_of import OF_TABLE
from gasp_cli.grammar.clause import Clause
from gasp_cli.grammar.resolve import CannotResolve


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
            return [group_competition(self.clause, (club,), season, others)]
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


def results_of(clause: Clause, ways: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """The arguments of match measures for the matches that a table counts."""
    found = []
    for way in ways:
        arguments = {name: way[name] for name in ("season", "club") if name in way}
        if "competition" in way:
            arguments |= {"competition": way["competition"], "phase": "group"}
        else:
            league = clause.resolver.league_of(club_of(clause, way), way["season"])
            arguments["competition"] = league
        if "matchday" in way:
            arguments["matchdays"] = f"1-{way['matchday']}"
        if "on" in way:
            arguments["until"] = way["on"]
        found.append(arguments)
    return tuple(found)


def club_of(clause: Clause, way: Mapping[str, Any]) -> str:
    return str(way.get("club", clause.resolver.words.own))


def group_competition(
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


def competition_of_group(clause: Clause) -> str:
    competition = clause.fronted.get("competition") or clause.resolver.context.competition
    if competition is None or clause.resolver.is_league(competition):
        raise CannotResolve
    return str(competition)


def compatible(scope: Mapping[str, Any], more: Mapping[str, Any]) -> Mapping[str, Any]:
    for key, value in more.items():
        if key in scope and scope[key] != value:
            raise CannotResolve
    return more
