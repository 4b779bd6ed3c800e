"""A clause that is read: its scope, its subject, and what earlier clauses said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gasp_cli.domain.model import EditionKey
from gasp_cli.grammar.first_person import WE
from gasp_cli.grammar.patterns import Found, Item
from gasp_cli.grammar.resolve import CannotResolve, Resolver, is_one_time
from gasp_cli.grammar.scopes import Scope

_NARROWED = ("stage", "leg", "phase", "half", "first", "last")
_NO_SEASON = frozenset(("spell", "spell_seasons", "in_matches"))
_DATED = frozenset(("since", "until", "after", "before", "year"))


class Clause:
    """A clause that is read: its scope, its subject, and what earlier clauses said.

    `carried` are the clubs that an unnamed subject may be, `fronted` what stood before the first
    clause, `memory` what clauses leave for later ones. The reader sets `subject` and `other`: who
    the clause turned out to be about, and the opponent.
    """

    def __init__(
        self,
        resolver: Resolver,
        found: Found,
        scope: Scope,
        fronted: Scope,
        carried: tuple[str, ...],
        memory: Mapping[str, Any],
    ) -> None:
        self.resolver = resolver
        self.found = found
        self.scope = dict(scope)
        self.fronted = fronted
        self.carried = carried
        self.memory = memory
        self.subject: str | None = None
        self.other: str | None = None

    @property
    def own(self) -> str:
        """The club of the knowledge base."""
        return self.resolver.words.own

    def remember(self, **left_out: Any) -> None:
        """Keep something that later clauses may leave out."""
        self.memory = {**self.memory, **left_out}

    def narrow(self, more: Mapping[str, Any]) -> None:
        """Narrow the scope. Raises `CannotResolve` where it says otherwise already.

        The members of a group narrow nothing: they are claimed.
        """
        more = {key: value for key, value in more.items() if key != "members"}
        if any(self.scope.get(key, value) != value for key, value in more.items()):
            raise CannotResolve
        self.scope |= more

    def only(self, allowed: frozenset[str]) -> None:
        """Make sure that a claim takes all of the scope into account.

        Raises `CannotResolve` where the clause is narrowed by something that it does not.
        """
        if any(key not in allowed and not key.startswith("_") for key in self.scope):
            raise CannotResolve
        competition = self.scope.get("competition", self.resolver.words.league)
        if self.scope.get("league") and not self.resolver.is_league(competition):
            raise CannotResolve  # "third in the league in the Champions League"

    # Who

    def names(self, group: str) -> tuple[str, ...]:
        """The clubs that a group may mean, none where it took no part."""
        item = self.found.item(group)
        return () if item is None else self.who(item)

    def who(self, item: Item) -> tuple[str, ...]:
        """The clubs that an item may mean. Raises `CannotResolve` where it names several."""
        own = self.own
        if item.kind == "club":
            return (self.resolver.club(item.value),)
        if item.value == WE:
            return (own,)
        if item.kind in ("they", "side"):
            return tuple(dict.fromkeys((*self.carried, own)))
        if item.kind in ("coach", "he", "spell_club"):
            # The coach's own club, unless another is named with him.
            if isinstance(item.value, tuple) and item.value and own not in item.value:
                raise CannotResolve
            self.scope.setdefault("spell", True)
        return (own,)

    def sides(self, first: str = "S", second: str = "O") -> tuple[tuple[str, ...], str | None]:
        """The subjects that may be meant, and the opponent; either may be implied.

        Raises `CannotResolve` where it is left open who played.
        """
        own = self.own
        subjects = self.names(first) or self.carried
        others = self._opponents(second, subjects)
        if not subjects:
            raise CannotResolve
        if not others:
            place = tuple(name for name in self._place() if name not in subjects)
            others = place if len(place) == 1 else () if own in subjects else (own,)
        if len(others) > 1:
            others = tuple(name for name in others if name != own) if own in subjects else (own,)
        other = others[0] if others else None
        subjects = tuple(name for name in subjects if name != other)
        if not subjects:
            raise CannotResolve
        if "opponent" in self.scope:
            named = self.resolver.club(tuple(self.scope["opponent"]))
            if named not in (*subjects, other):
                raise CannotResolve
        return subjects, other

    def _opponents(self, group: str, subjects: tuple[str, ...]) -> tuple[str, ...]:
        others = self.names(group)
        item = self.found.item(group)
        is_they = item is not None and item.kind == "they" and item.value != WE
        if is_they and subjects == (self.own,):
            # "They lost at Brera and drew with them": whoever was named as the opponent.
            others = (self.memory["opponent"],) if "opponent" in self.memory else ()
        if not others and "opponent" in self.scope:
            others = (self.resolver.club(tuple(self.scope["opponent"])),)
        if len(others) > 1 and len(subjects) == 1:
            others = tuple(name for name in others if name not in subjects)
        return others

    def _place(self) -> tuple[str, ...]:
        """The clubs that a place may name: "at Brera" names the opponent."""
        if "home_of" in self.scope:
            return tuple(self.scope["home_of"])
        at = tuple(self.scope.get("at", ()))
        return at if "ground" not in self.scope or len(at) == 1 else ()

    def club_argument(self, club: str) -> dict[str, str]:
        """The argument that names a club; measures take our own where there is none."""
        return {} if club == self.own else {"club": club}

    def of_season(self, subjects: Sequence[str], **more: Any) -> tuple[dict[str, Any], ...]:
        """The arguments of the season that is meant, for each subject. Raises as `season` does."""
        season = self.season()
        return tuple(
            {"season": season, **more, **self.club_argument(subject)} for subject in subjects
        )

    # When, and of which matches

    def season(self) -> str:
        """The season that is meant. Raises `CannotResolve` where none is."""
        season = self.resolver.season(self.scope)
        if season is None:
            raise CannotResolve
        return season

    def match_scope(self, subject: str, other: str | None) -> tuple[dict[str, Any], bool]:
        """The arguments that say which matches are meant, and whether nothing says when."""
        scope, resolver = self.scope, self.resolver
        if not is_one_time(scope):
            raise CannotResolve
        if {"europe", "round", "to_go", "half_table", "before_spell"} & scope.keys():
            raise CannotResolve
        season = self._season_of_matches()
        days = resolver.days(scope, season, subject if other == self.own else other)
        self._in_spell(days)
        matches: dict[str, Any] = {**days, **({} if season is None else {"season": season})}
        matches |= self._competition(subject, season, days)
        matches |= {key: scope[key] for key in _NARROWED if key in scope}
        if "group" in scope:
            matches["stage"] = scope["group"]
        if "matchday" in scope:
            matches["matchdays"] = f"{scope['matchday']}-{scope['matchday']}"
        if "last_round" in scope:
            matches |= self._last_round(season, matches.get("competition"), subject)
        if "spell_seasons" in scope:
            matches["until"] = self._end_of_seasons(*scope["spell_seasons"])
        if "in_matches" in scope:
            if season is not None or days:
                raise CannotResolve
            matches["first"] = scope["in_matches"][0]
        says_when = {"season", "since", "until", "first"} & matches.keys() or "spell" in scope
        if {"stage", "leg"} & matches.keys() and "competition" not in matches:
            matches |= self._carried_cup()
        return matches, not says_when

    def _season_of_matches(self) -> str | None:
        """The season of the matches that are meant, None where days say when."""
        scope = self.scope
        if _DATED & scope.keys() and "spell_season" not in scope:
            season: str | None = scope.get("season")
            return season
        return self.resolver.season(scope, assume=not _NO_SEASON & scope.keys())

    def _in_spell(self, days: Mapping[str, str]) -> None:
        """Make sure that "under the coach" is said of days on which he was there."""
        about = self.resolver.record.about
        if "spell" in self.scope and not all(
            about.since <= day <= about.until for day in days.values()
        ):
            raise CannotResolve

    def _competition(
        self, subject: str, season: str | None, days: Mapping[str, str]
    ) -> dict[str, Any]:
        if "competition" in self.scope:
            return {"competition": self.scope["competition"]}
        if not self.scope.get("league"):
            return {}
        resolver = self.resolver
        day = days.get("since") or days.get("until")
        if season is None and day is not None:
            season = resolver.season_of(day)
        league = resolver.words.league if season is None else resolver.league_of(subject, season)
        if league is None:
            raise CannotResolve
        return {"competition": league}

    def _carried_cup(self) -> dict[str, Any]:
        """The cup that a stage or leg without one belongs to."""
        cup = self.fronted.get("competition") or self.resolver.context.competition
        return {"competition": cup} if cup and not self.resolver.is_league(cup) else {}

    def _last_round(
        self, season: str | None, competition: str | None, subject: str
    ) -> dict[str, Any]:
        if season is None:
            raise CannotResolve
        league = competition or self.resolver.league_of(subject, season)
        last = self.last_matchday(season, league)
        return {"matchdays": f"{last}-{last}", "competition": league}

    def _end_of_seasons(self, number: int, first: bool) -> str:
        """The day of the last match of the coach's first n seasons, or of all n that he had.

        "In two seasons" may be any two of them.
        """
        seasons = self.resolver.spell_seasons
        if not 1 <= number <= len(seasons) or not (first or number == len(seasons)):
            raise CannotResolve
        return self.resolver.own_days(seasons[number - 1])[1]

    def last_matchday(self, season: str, competition: str | None) -> int:
        """The last round of a league season. Raises `CannotResolve` where there is no league."""
        league = competition or self.resolver.league_of(self.own, season)
        if league is None:
            raise CannotResolve
        return self.resolver.record.season(EditionKey(league, season)).last_matchday


def merged(items: Sequence[Item]) -> dict[str, Any]:
    """Scopes in one. Raises `CannotResolve` where they contradict each other."""
    scope: dict[str, Any] = {}
    for item in items:
        for key, value in item.value.items():
            if scope.get(key, value) != value:
                raise CannotResolve
            scope[key] = value
        if item.value.keys() & {"venue", "at", "home_of"}:
            scope["_venue_at"] = item.where
        if "stage" in item.value:
            scope["_stage_at"] = item.where
    return scope
