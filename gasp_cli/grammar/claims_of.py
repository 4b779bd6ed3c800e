"""Readers of frames: what a matched clause claims, as measures with arguments and values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from gasp_cli.grammar.patterns import Found, Item
from gasp_cli.grammar.resolve import TIMES, CannotResolve, Resolver
from gasp_cli.grammar.scopes import Quantity, Scope


class Claim(NamedTuple):
    """One thing that a clause claims.

    `arguments` are ways to take the words; the first of them is the ordinary one, where `ordinary`
    says so, or each may make it true, where `any_way` does.
    """

    measure: str
    arguments: tuple[Mapping[str, Any], ...]
    says: Any
    compare: str | None = None
    value: tuple[int, int] | None = None
    all_time: bool = False
    open: bool = False
    ordinary: bool = True
    any_way: bool = False


_SEASON = frozenset(("season", "ends", "year", "rel", "spell", "spell_season"))
_DAYS = frozenset(
    ("since", "until", "after", "before", "month", "monthday", "term", "that_month", "loose",
     "before_match")
)  # fmt: skip
_COMPETITION = frozenset(("competition", "league", "phase", "group", "stage"))
_PLACES = frozenset(
    ("venue", "at", "city", "home_of", "country", "ground", "town", "opponent")
)  # fmt: skip
OF_MATCH = (
    _SEASON | _DAYS | _COMPETITION | _PLACES | {"leg", "half", "matchday", "last_round", "each"}
)
OF_TABLE = _SEASON | _DAYS | _COMPETITION | {"round", "to_go", "half_table", "in_matches", "first"}
OF_TABLE -= {"loose", "after", "term"}
OF_TOTAL = OF_MATCH - {"town"} | {
    "first", "last", "round", "to_go", "half_table", "in_matches", "spell_seasons", "overall",
}  # fmt: skip
OF_SEASON = _SEASON
OF_CAMPAIGN = _SEASON | {"competition", "league", "stage"}
OF_TIE = OF_CAMPAIGN | {"opponent"}
OF_RUN = _SEASON | _DAYS | {"competition", "league", "venue"}
"""By kind of claim: the keys of a scope that it takes into account. Others forbid the claim."""


class Clause:
    """A clause that is read: its scope, its subject, and what earlier clauses said."""

    def __init__(
        self,
        resolver: Resolver,
        found: Found,
        scope: Scope,
        fronted: Scope,
        subjects: tuple[str, ...],
        memory: Mapping[str, Any],
    ) -> None:
        self.resolver = resolver
        self.found = found
        self.scope = dict(scope)
        self.fronted = fronted
        self.carried = subjects
        self.memory = memory
        self.subject: str | None = None
        self.other: str | None = None

    def only(self, allowed: frozenset[str]) -> None:
        """Make sure that a claim takes all of the scope into account.

        Raises `CannotResolve` where the clause is narrowed by something that it does not.
        """
        if any(key not in allowed and not key.startswith("_") for key in self.scope):
            raise CannotResolve

    # Who

    def names(self, group: str) -> tuple[str, ...]:
        """The clubs that a group may mean, none where it took no part."""
        item = self.found.item(group)
        return () if item is None else self.who(item)

    def who(self, item: Item) -> tuple[str, ...]:
        """The clubs that an item may mean."""
        own = self.resolver.words.own
        if item.kind == "coach" and isinstance(item.value, tuple) and own not in item.value:
            raise CannotResolve
        if item.kind in ("coach", "he"):
            self.scope.setdefault("spell", True)
            return (own,)
        if item.kind == "spell_club":
            self.scope.setdefault("spell", True)
            if item.value and own not in item.value:
                raise CannotResolve
            return (own,)
        if item.kind == "side":
            return (own,)
        if item.kind == "they":
            return tuple(dict.fromkeys((*self.carried, own)))
        names = tuple(item.value)
        return (self.resolver.club(names),)

    def sides(self, first: str = "S", second: str = "O") -> tuple[tuple[str, ...], str | None]:
        """The subjects that may be meant, and the opponent; either may be implied.

        Raises `CannotResolve` where it is left open who played.
        """
        resolver, own = self.resolver, self.resolver.words.own
        subjects = self.names(first) or self.carried or ()
        others = self.names(second)
        place = self._place_names()
        if "opponent" in self.scope and not others:
            others = (resolver.club(tuple(self.scope["opponent"])),)
        if len(others) > 1:
            named = tuple(subject for subject in subjects if len(subjects) == 1)
            others = tuple(name for name in others if name not in named)
        if not subjects:
            if others and own not in others:
                subjects = (own,)
            else:
                raise CannotResolve
        if not others and place:
            at = tuple(name for name in place if name not in subjects)
            if (len(at) == 1 and not self.scope.get("city")) or len(at) == 1:
                others = at
        if not others and own not in subjects:
            others = (own,)
        if others and len(others) > 1:
            others = tuple(name for name in others if name != own) if own in subjects else (own,)
        other = others[0] if others else None
        subjects = tuple(name for name in subjects if name != other)
        if not subjects:
            raise CannotResolve
        return subjects, other

    def _place_names(self) -> tuple[str, ...]:
        if "home_of" in self.scope:
            return tuple(self.scope["home_of"])
        if "at" in self.scope and ("ground" not in self.scope or len(self.scope["at"]) == 1):
            return tuple(self.scope["at"])
        return ()

    # When, and of which matches

    def match_scope(self, subject: str, other: str | None) -> tuple[dict[str, Any], bool]:
        """The arguments that say which matches are meant, and whether nothing says when."""
        scope, resolver = self.scope, self.resolver
        given: dict[str, Any] = {}
        dated = any(key in scope for key in ("since", "until", "after", "before", "year"))
        if "spell_season" in scope:
            dated = False
        needs_season = any(key in scope for key in ("month", "monthday", "term"))
        season = None
        if not dated:
            assume = not {"spell", "spell_seasons", "in_matches", "before_spell"} & scope.keys()
            season = resolver.season(scope, assume=assume)
        elif "season" in scope:
            season = scope["season"]
        own = resolver.words.own
        days = resolver.days(scope, season, subject if other == own else other)
        given |= days
        if (season is not None and not needs_season) or (needs_season and season is not None):
            given["season"] = season
        if "competition" in scope:
            given["competition"] = scope["competition"]
        elif scope.get("league"):
            day = given.get("since") or given.get("until")
            of = season or (resolver.season_of(day) if day else None)
            league = resolver.league_of(subject, of) if of else resolver.words.league
            if league is None:
                raise CannotResolve
            given["competition"] = league
        if scope.get("europe"):
            raise CannotResolve
        if "spell" in scope and any(
            not resolver.record.about.since <= day <= resolver.record.about.until
            for day in days.values()
        ):
            raise CannotResolve  # the coach was elsewhere
        for key in ("stage", "leg", "phase", "half", "first", "last"):
            if key in scope:
                given[key] = scope[key]
        if "group" in scope:
            given["stage"] = scope["group"]
        if "matchday" in scope:
            given["matchdays"] = f"{scope['matchday']}-{scope['matchday']}"
        if scope.get("last_round"):
            if season is None:
                raise CannotResolve
            last = self.last_matchday(season, given.get("competition"))
            given["matchdays"] = f"{last}-{last}"
            given.setdefault("competition", resolver.league_of(subject, season))
        if "spell_seasons" in scope:
            given |= self._spell_seasons(scope["spell_seasons"])
        if "in_matches" in scope:
            if season is not None or days:
                raise CannotResolve
            given["first"] = scope["in_matches"][0]
        if any(key in scope for key in ("round", "to_go", "half_table", "rel_round")):
            raise CannotResolve
        if scope.get("before_spell"):
            raise CannotResolve
        anywhen = not (
            given.keys() & {"season", "since", "until"}
            or "spell" in scope
            or "spell_seasons" in scope
            or "in_matches" in scope
            or "first" in scope
        )
        if {"stage", "leg"} & given.keys() and "competition" not in given:
            carried = self.fronted.get("competition") or resolver.context.competition
            if carried and not resolver.is_league(carried):
                given["competition"] = carried
        return given, anywhen

    def _spell_seasons(self, number: int) -> dict[str, Any]:
        seasons = self.resolver.spell_seasons
        if not 1 <= number <= len(seasons):
            raise CannotResolve
        last = seasons[number - 1]
        matches = self.resolver.record.spell.matches(seasons=(last,))
        return {"until": matches[-1].match.date}

    def last_matchday(self, season: str, competition: str | None) -> int:
        """The last round of a league season."""
        from gasp_cli.domain.model import EditionKey

        league = competition or self.resolver.league_of(self.resolver.words.own, season)
        if league is None:
            raise CannotResolve
        return self.resolver.record.season(EditionKey(league, season)).last_matchday

    # Claims on one match

    def match(
        self,
        subjects: tuple[str, ...],
        other: str | None,
        result: str | None,
        score: Item | None,
        margin: Quantity | None = None,
    ) -> list[Claim]:
        """The claims on one match that some side played, seen from the club we know whole."""
        own = self.resolver.words.own
        self.only(OF_MATCH)
        alternatives: list[tuple[dict[str, Any], str, str | None, bool]] = []
        says: str | None = None
        for subject in subjects:
            club, opponent, outcome = subject, other, result
            if other == own:
                club, opponent = own, subject
                outcome = {"W": "L", "L": "W"}.get(result or "", result)
            given, anywhen = self.match_scope(subject, other)
            if club != own:
                if "season" not in given:
                    day = given.get("since") or given.get("until")
                    if day is None:
                        raise CannotResolve
                    given["season"] = self.resolver.season_of(day)
                if "competition" not in given:
                    league = self.resolver.league_of(club, given["season"])
                    if league is None or opponent is None:
                        raise CannotResolve
                    if not self.resolver.takes_part(opponent, league, given["season"]):
                        raise CannotResolve
                    given["competition"] = league
                given["club"] = club
            if opponent is not None:
                given["opponent"] = opponent
            venue = self._venue(subject, other)
            if venue is not None and club != subject:
                venue = {"home": "away", "away": "home"}.get(venue, venue)
            alternatives.append((given, outcome or "", venue, anywhen))
        self.subject, self.other = subjects[0], other
        first, outcome, venue, anywhen = alternatives[0]
        claims: list[Claim] = []
        args = tuple(given for given, *_ in alternatives)
        venues = tuple(where for _, _, where, _ in alternatives)
        is_open = anywhen
        if score is not None:
            claims += self._scored(args, venues, outcome, score, is_open)
        else:
            measure = {"W": "wins", "D": "draws", "L": "defeats"}.get(outcome)
            if measure is None:
                raise CannotResolve
            if margin is not None and margin.unit == "goals" and outcome == "W" and opponent:
                with_venue = tuple(
                    with_(given, venue=where) for given, where in zip(args, venues, strict=True)
                )
                claims.append(
                    Claim("winning_margins", with_venue, margin.number, "has",
                          (margin.start, margin.end), open=is_open)
                )  # fmt: skip
            elif margin is not None:
                raise CannotResolve
            else:
                with_venue = tuple(
                    with_(given, venue=where) for given, where in zip(args, venues, strict=True)
                )
                start, end = self.found.items[0].start, self.found.items[-1].end
                claims.append(Claim(measure, with_venue, 1, "at-least", (start, end), open=is_open))
        place = self.scope.get("town") or self.scope.get("_ground")
        if place is not None and claims:
            named = tuple(
                {key: value for key, value in given.items() if key != "score"} for given in args
            )
            if any("opponent" not in given for given in named):
                raise CannotResolve
            claims.append(Claim("ground", named, str(place), None, None, open=is_open))
        return claims

    def _scored(
        self,
        args: Sequence[dict[str, Any]],
        venues: Sequence[str | None],
        outcome: str,
        score: Item,
        is_open: bool,
    ) -> list[Claim]:
        low, high = sorted(score.value)
        where = (score.start, score.end)
        if outcome == "":
            with_venue = tuple(
                with_(given, venue=place) for given, place in zip(args, venues, strict=True)
            )
            said = f"{score.value[0]}-{score.value[1]}"
            return [Claim("written_scores", with_venue, said, "has", where, open=is_open)]
        if (low == high) is not (outcome == "D"):
            raise CannotResolve
        said = f"{high}-{low}" if outcome == "W" else f"{low}-{high}"
        measure = "results" if all("opponent" in given for given in args) else "match_scores"
        claims = [Claim(measure, tuple(args), said, "has", where, open=is_open)]
        if all(place is not None for place in venues):
            with_score = tuple({**given, "score": said} for given in args)
            claims.append(
                Claim("match_venue", with_score, venues[0], "has", self._venue_span(), open=is_open)
            )
        return claims

    def _venue(self, subject: str, other: str | None) -> str | None:
        """The venue; a ground that is neither side's home is asked for by its name instead."""
        if "ground" in self.scope and other is not None:
            owners = self.scope["at"]
            if subject not in owners and other not in owners:
                self.scope["_ground"] = self.scope["ground"]
                rest = {
                    key: value for key, value in self.scope.items() if key not in ("at", "ground")
                }
                return self.resolver.venue(rest, subject, other)
        return self.resolver.venue(self.scope, subject, other)

    def _venue_span(self) -> tuple[int, int] | None:
        return self.scope.get("_venue_at")


def with_(given: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    return {**given, **{name: value for name, value in more.items() if value is not None}}


def score_of(found: Found) -> Item | None:
    """The score of a frame; two that differ are refused."""
    scores = [
        item for name in ("X", "Y", "Z") for item in found.group(name) if item.kind == "score"
    ]
    if len(scores) > 1:
        raise CannotResolve
    if scores:
        return scores[0]
    for name in ("GL", "GL2", "GL3"):
        item = found.item(name)
        if item is not None:
            return Item("score", (0, 0), item.start, item.end)
    return None


def margin_of(found: Found) -> Quantity | None:
    """The margin of a frame."""
    return found.value("M")


__all__ = ["TIMES", "Claim", "Clause", "margin_of", "score_of"]
