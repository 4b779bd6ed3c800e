"""From the scope of a clause to the arguments of a measure, under the record's names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from gasp_cli.domain.model import CompetitionKind, EditionKey
from gasp_cli.domain.seasons import season_after, season_end, season_ending
from gasp_cli.errors import GaspError
from gasp_cli.grammar.patterns import Item
from gasp_cli.grammar.statements import Context
from gasp_cli.grammar.time_phrases import TERMS, day_before, month_span
from gasp_cli.grammar.vocabulary import Vocabulary
from gasp_cli.i18n import date_term, join_list, msg

TIMES = ("season", "ends", "year", "since", "until", "after", "before", "month", "monthday",
         "term", "that_month", "rel", "spell", "spell_seasons", "before_spell")  # fmt: skip
"""The keys of a scope that say when."""


class CannotResolve(Exception):
    """The words leave open which season, day or club is meant; a message may say between which."""


class Resolver:
    """Answers what the words of a scope mean in one knowledge base and at one place of a text."""

    def __init__(self, words: Vocabulary, context: Context) -> None:
        self.words = words
        self.record = words.record
        self.context = context
        self.assumed: list[str] = []
        self.notes: list[str] = []

    def club(self, names: tuple[str, ...], others: tuple[str, ...] = ()) -> str:
        """The club that a name means; a shared nickname is the subject's own unless it is taken.

        Raises `CannotResolve` where several are meant.
        """
        left = [name for name in names if name not in others]
        if self.words.own in left:
            return self.words.own
        if len(left) != 1:
            raise CannotResolve
        return left[0]

    @cached_property
    def spell_seasons(self) -> list[str]:
        """The league seasons of the coach's spell."""
        return [edition.season for edition in self.record.spell.seasons]

    def previous(self, season: str, by: int) -> str:
        """The season n after another; before it for a negative n."""
        return season_ending(season_end(season) + by)

    def season(self, scope: Mapping[str, Any], *, assume: bool = True) -> str | None:
        """The season that a scope names or dates; else that of the text so far."""
        if not is_one_time(scope):
            raise CannotResolve
        season: str | None = self._season(scope, assume=assume and "spell" not in scope)
        if "spell" in scope and season is not None and season not in self.spell_seasons:
            raise CannotResolve  # the coach was elsewhere
        return season

    def _season(self, scope: Mapping[str, Any], *, assume: bool) -> str | None:
        if "season" in scope:
            return str(scope["season"])
        if "spell_season" in scope:
            if not 1 <= scope["spell_season"] <= len(self.spell_seasons):
                raise CannotResolve
            return str(self.spell_seasons[scope["spell_season"] - 1])
        if "ends" in scope:
            return str(self._edition_of(scope))
        if "rel" in scope:
            return self._relative(scope["rel"])
        if "year" in scope:
            return season_ending(scope["year"])
        day = scope.get("since") or scope.get("until")
        if day is not None:
            return self.season_of(str(day))
        if "after" in scope or "before" in scope:
            return None
        if assume and self.context.season is not None:
            return self.context.season
        return None

    def _edition_of(self, scope: Mapping[str, Any]) -> str:
        """The season of "the 2024 cup": that whose last match was in the year."""
        year, competition = scope["ends"], scope.get("competition")
        for edition in self.record.editions:
            if edition.competition == competition and not self.is_league(edition.competition):
                days = self.record.season(edition.key).match_days
                if days and days[-1][:4] == str(year):
                    return edition.season
        return season_ending(year)

    def _relative(self, rel: Any) -> str:
        today = self.context.today
        if rel in ("last", "this"):
            if today is None:
                raise CannotResolve
            current = self.season_of(today)
            return current if rel == "this" else self.previous(current, -1)
        if self.context.season is None:
            raise CannotResolve
        return self.previous(self.context.season, rel)

    def season_of(self, day: str) -> str:
        """The season in which a day falls; in summer by the matches that were played."""
        year, month = int(day[:4]), int(day[5:7])
        if month in (6, 7, 8):
            for edition in self.record.editions:
                if self.record.kind_of(edition.competition) is CompetitionKind.LEAGUE:
                    days = self.record.season(edition.key).match_days
                    if days and days[0] <= day <= days[-1]:
                        return edition.season
            own = [side.match for side in self.record.spell.matches()]
            near = [match for match in own if match.date[:7] == day[:7]]
            if len({match.season for match in near}) == 1:
                return near[0].season
        return season_ending(year + 1 if month >= 7 else year)

    def days(
        self, scope: Mapping[str, Any], season: str | None, opponent: str | None = None
    ) -> dict[str, str]:
        """The days that a scope names, as since and until.

        A month that comes twice in a season is the one with a match against the opponent.
        """
        days: dict[str, str] = {key: scope[key] for key in ("since", "until") if key in scope}
        if "after" in scope:
            days["since"] = day_before(scope["after"], -1)
        if "before" in scope:
            days["until"] = day_before(scope["before"])
        if "year" in scope:
            days |= {"since": f"{scope['year']}-01-01", "until": f"{scope['year']}-12-31"}
        if {"month", "monthday", "term"} & scope.keys():
            days |= self._days_of_season(scope, season, opponent)
        if "before_match" in scope:
            day = self._day_of_match(scope["before_match"], days, season)
            days["until"] = day_before(day)
        if "that_month" in scope and "since" not in days:
            days["since"], days["until"] = self._month_so_far()
        return days

    def _month_so_far(self) -> tuple[str, str]:
        """The month that the text is about."""
        day = self.context.since
        if day is None:
            raise CannotResolve
        return month_span(int(day[:4]), int(day[5:7]))

    def _day_of_match(
        self, names: tuple[tuple[str, ...], ...], days: Mapping[str, str], season: str | None
    ) -> str:
        """The day of the only match of our club with one that is named, in a span of days."""
        clubs = [self.club(name) for name in names]
        opponents = [club for club in clubs if club != self.words.own]
        if len(opponents) != 1 or not (days or season):
            raise CannotResolve
        met = [
            side.match
            for side in self.record.spell.matches()
            if side.opponent == opponents[0]
            and days.get("since", "") <= side.match.date <= days.get("until", "9999")
            and (season is None or side.match.season == season)
        ]
        if len(clubs) == 2:
            met = [match for match in met if (match.home, match.away) == tuple(clubs)]
        if len(met) != 1:
            raise CannotResolve
        return met[0].date

    def _days_of_season(
        self, scope: Mapping[str, Any], season: str | None, opponent: str | None
    ) -> dict[str, str]:
        """The days of a month or a term in a season; else a day of the only year it fits."""
        if season is None:
            return self._only_day(scope, opponent)
        first = int(season[:4])
        if "month" in scope:
            month = scope["month"]
            options = (
                [first, first + 1] if month in (6, 7, 8) else [first if month > 6 else first + 1]
            )
            if len(options) > 1:
                options = [
                    year for year in options if self._played_in(season, year, month, opponent)
                ]
            if len(options) != 1:
                raise CannotResolve
            since, until = month_span(options[0], month)
            return {"since": since, "until": until}
        if "monthday" in scope:
            month, day = scope["monthday"]
            when = f"{first if month > 6 else first + 1}-{month:02}-{day:02}"
            return {"since": when, "until": when}
        begin, end = TERMS[scope["term"]]
        year = first if scope["term"] == "autumn" else first + 1
        return {"since": f"{year}-{begin}", "until": f"{year}-{end}"}

    def _only_day(self, scope: Mapping[str, Any], opponent: str | None) -> dict[str, str]:
        """The only day of that month and number on which our club played, against an opponent."""
        if "monthday" not in scope:
            raise CannotResolve
        month, number = scope["monthday"]
        days = {
            side.match.date
            for side in self.record.spell.matches()
            if side.match.date.endswith(f"-{month:02}-{number:02}")
            and opponent in (None, self.words.own, side.opponent)
        }
        if len(days) > 1:
            dates = join_list(map(date_term, sorted(days)))
            raise CannotResolve(msg("the day may be one of {days}", days=dates))
        if not days:
            raise CannotResolve
        (day,) = days
        self.assumed.append(msg("assuming {day}, the only one with a match", day=date_term(day)))
        return {"since": day, "until": day}

    def _played_in(self, season: str, year: int, month: int, opponent: str | None) -> bool:
        since, until = month_span(year, month)
        return any(
            match.match.season == season
            and since <= match.match.date <= until
            and opponent in (None, self.words.own, match.opponent)
            for match in self.record.spell.matches(seasons=(season,))
        )

    def venue(self, scope: Mapping[str, Any], subject: str, opponent: str | None) -> str | None:
        """The venue that a scope means, seen from the subject; None where it names none.

        Raises `CannotResolve` for a place that is nobody's home, and for two that differ.
        """
        venues = {scope["venue"]} if "venue" in scope else set()
        if "home_of" in scope:
            venues.add(self._home_of(self.club(scope["home_of"]), subject, opponent))
        if "at" in scope:
            venues.add(self._home_at(self.clubs_at(scope), subject, opponent))
        if "country" in scope:
            venues.add(self._home_in(scope["country"], subject, opponent))
        if len(venues) > 1:
            raise CannotResolve
        return venues.pop() if venues else None

    def _home_of(self, owner: str, subject: str, opponent: str | None) -> str:
        if owner == subject:
            return "home"
        if opponent in (None, owner):
            return "away"
        raise CannotResolve

    def _home_at(self, clubs: tuple[str, ...], subject: str, opponent: str | None) -> str:
        if (subject in clubs) is (opponent in clubs):
            raise CannotResolve
        return "home" if subject in clubs else "away"

    def _home_in(self, country: str, subject: str, opponent: str | None) -> str:
        countries = self.words.countries
        own, other = countries.get(subject), countries.get(opponent or "")
        if own == other or country not in (own, other):
            raise CannotResolve
        return "home" if country == own else "away"

    def clubs_at(self, scope: Mapping[str, Any]) -> tuple[str, ...]:
        """The clubs that are at home in a place; a club's name may be a town's."""
        names = tuple(scope["at"])
        in_town = [
            club for name in names for club in self.words.cities.get(name, ())
        ]  # "a Torino" is where two clubs play
        return (*names, *in_town)

    def city_of(self, clubs: tuple[str, ...]) -> str:
        """The town with these clubs, as the record of grounds spells it.

        Raises `CannotResolve` where there is none, or are several.
        """
        cities = [
            city
            for city, of_city in self.words.cities.items()
            if of_city == clubs and city in self.words.towns
        ]
        if len(cities) != 1:
            raise CannotResolve
        return cities[0]

    def only_cup(self, opponent: str, season: str) -> str | None:
        """The only cup in which our club met another in a season, None for several and for none."""
        met = {
            side.match.competition
            for side in self.record.spell.matches(seasons=(season,))
            if side.opponent == opponent and not self.is_league(side.match.competition)
        }
        return met.pop() if len(met) == 1 else None

    def takes_part(self, club: str, competition: str, season: str) -> bool:
        """Whether the record has a club in a season of a competition."""
        edition = self.record.edition(EditionKey(competition, season))
        return edition is not None and club in edition.clubs

    def own_days(self, season: str) -> tuple[str, str]:
        """The days of our club's first and last match of a season of the coach's spell."""
        matches = self.record.spell.matches(seasons=(season,))
        if season not in self.spell_seasons or not matches:
            raise CannotResolve
        return matches[0].match.date, matches[-1].match.date

    def last_day(self, club: str, competition: str, season: str) -> str:
        """The day of a club's last match of a season of a competition, empty without one."""
        matches = self.record.season(EditionKey(competition, season)).matches_of(club)
        return matches[-1].date if matches else ""

    def is_league(self, competition: str) -> bool:
        """Whether a competition is a league."""
        return self.record.kind_of(competition) is CompetitionKind.LEAGUE

    def league_of(self, club: str, season: str) -> str | None:
        """The league in which the record has a club in a season."""
        for edition in self.record.editions:
            if (
                edition.season == season
                and club in edition.clubs
                and self.is_league(edition.competition)
            ):
                return edition.competition
        return None

    def next_season(self, season: str) -> str:
        """The season after one."""
        return season_after(season)


_COUNTED_TIME = ("season_n", "year_n", "month_n")
_MOVES = ("num", "ord", "other", "next", "previous", "unknown", "last", "opening")
_NARROWS = frozenset(TIMES) | {"spell_season", "each", "meeting_before", "before_match"}


def seasons_named(items: Sequence[Item], number: int, resolver: Resolver) -> set[str | None]:
    """The season that an item names which no claim took up; None for one that is left open.

    An item that says nothing of when names none.
    """
    item = items[number]
    if isinstance(item.value, Mapping):
        return _seasons_of(item.value, resolver, leads=number == 0)
    if item.kind == "seas":
        return {str(item.value)}
    if item.kind == "year":
        return _seasons_of({"year": item.value}, resolver)
    if item.kind in ("span", "loose"):
        return {resolver.season_of(item.value[0])}
    if item.kind == "rel":
        return _seasons_of({"rel": item.value}, resolver)
    around = [
        other.kind for other in (*items[max(number - 1, 0) : number], *items[number + 1 :][:1])
    ]
    is_open = item.kind in _COUNTED_TIME and any(kind in _MOVES for kind in around)
    return {None} if is_open else set()


def _seasons_of(
    scope: Mapping[str, Any], resolver: Resolver, *, leads: bool = False
) -> set[str | None]:
    """The season of a scope, where it says when at all."""
    if not scope.keys() & _NARROWS or scope.keys() & {"spell", "before_spell"}:
        return set()
    current = resolver.context.season
    if "year" in scope and current is not None and str(scope["year"]) in years_of(current):
        return {current}
    if scope.keys() & {"year", "each", "spell_seasons"}:
        return {None}
    if scope.keys() & {"month", "monthday", "term", "that_month"}:
        return set()
    if scope.get("rel") == -1 or (scope.get("rel") == 1 and not leads):
        return {None}
    try:
        return {resolver.season(scope, assume=False)}
    except (CannotResolve, GaspError):
        return {None}


def years_of(season: str) -> tuple[str, str]:
    """The two years of a season."""
    return season[:4], str(season_end(season))


def is_one_time(scope: Mapping[str, Any]) -> bool:
    """Whether the seasons and years of a scope can be one: "in 2015-16 … in 2022" cannot."""
    if "each" in scope:
        return not scope.keys() & {"season", "year", "ends", "rel", "spell_season"}
    years = {str(scope[key]) for key in ("year", "ends") if key in scope}
    return len(years) < 2 and ("season" not in scope or years <= {*years_of(scope["season"])})
