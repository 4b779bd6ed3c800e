"""The record as measures use it: each table and each list of matches is computed once.

Raises `NotOnRecord` where a measure needs matches of which the record has only some.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from operator import attrgetter
from typing import Any

from gasp_cli.claims.registry import MatchScope, NotOnRecord
from gasp_cli.domain.club_match import ClubMatch, club_match
from gasp_cli.domain.league_table import Standing
from gasp_cli.domain.model import (
    CompetitionKind,
    Edition,
    EditionKey,
    Match,
    Result,
    Status,
    is_table_stage,
)
from gasp_cli.domain.seasons import season_end
from gasp_cli.i18n import date_term, msg, name_term, plural, term
from gasp_cli.kb.record import Record
from gasp_cli.kb.reference import Reference
from gasp_cli.kb.standings import AsOf, matchday_cutoff, standings


class TableEntry:
    """A club's row of a table, the table, and the club's matches that count in it."""

    def __init__(
        self, own: Standing, table: list[Standing], find: Callable[[], tuple[Match, ...]]
    ) -> None:
        self.own = own
        self.table = table
        self._find = find

    @cached_property
    def evidence(self) -> tuple[Match, ...]:
        """The matches, found when they are needed: a rank over many seasons shows none."""
        return self._find()

    @cached_property
    def last_match(self) -> Match:
        """The latest of the matches."""
        return max(self.evidence, key=lambda match: match.date)


class MeasureContext:
    """The record with a cache, so that no table is computed twice."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._tables: dict[tuple[Any, ...], list[Standing]] = {}
        self._entries: dict[tuple[Any, ...], TableEntry] = {}
        self._of_spell: dict[str | None, list[ClubMatch]] = {}
        self._sides: dict[tuple[str, str, str], list[ClubMatch]] = {}

    @property
    def reference(self) -> Reference:
        """The reference record of the same knowledge base."""
        return self.record.reference

    def complete_edition(self, competition: str, season: str) -> Edition:
        """A season of a competition of which the record has every match.

        Raises `NotOnRecord` where it lacks some, or does not know how many there are.
        """
        edition = self.record.edition(EditionKey(competition, season))
        which = {"competition": term(competition), "season": season}
        if edition is None:
            raise NotOnRecord(msg("the record has no {competition} {season}", **which))
        if not edition.is_complete:
            raise NotOnRecord(
                msg("the record has only some matches of {competition} {season}", **which)
            )
        return edition

    def table_entry(
        self,
        season: str,
        club: str,
        competition: str | None = None,
        matchday: int | None = None,
        on: str | None = None,
    ) -> TableEntry:
        """The club's entry in the table of a season: of its league, unless another is named.

        Raises `NotOnRecord` where the record has no such table, or not all of its matches.
        """
        competition = competition or self.league_of(season, club)
        key = (competition, season, club, matchday, on)
        if key not in self._entries:
            self._entries[key] = self._entry(competition, season, club, matchday, on)
        return self._entries[key]

    def _entry(
        self, competition: str, season: str, club: str, matchday: int | None, on: str | None
    ) -> TableEntry:
        self.complete_edition(competition, season)
        played = self.record.season(EditionKey(competition, season))
        last = played.last_matchday
        which = {"competition": term(competition), "season": season}
        if matchday is not None and not 1 <= matchday <= last:
            raise NotOnRecord(
                msg("{competition} {season} has matchdays 1 to {last}", **which, last=last)
            )
        if any(_belongs(match, matchday, on) for match in played.unplayed):
            raise NotOnRecord(
                msg("not every match of {competition} {season} has been played", **which)
            )
        if on is not None and not any(table.scores(until=on) for table in played.tables.values()):
            raise NotOnRecord(
                msg("no match of {competition} {season} had been played by {day}",
                    **which, day=date_term(on))
            )  # fmt: skip
        table = self._table(competition, season, club, matchday, on)
        own = next((row for row in table if row.club == club), None)
        if own is None:
            named = name_term(club)
            raise NotOnRecord(
                msg("{club} is in no table of {competition} {season}", club=named, **which)
            )
        days = (0, matchday) if matchday is not None else None

        def evidence() -> tuple[Match, ...]:
            sides = self._edition_sides(club, competition, season)
            of_table = [side for side in sides if is_table_stage(side.match.stage)]
            return matches_of(_in_scope(of_table, MatchScope(club, matchdays=days, until=on)))

        return TableEntry(own, table, evidence)

    def _table(
        self, competition: str, season: str, club: str, matchday: int | None, on: str | None
    ) -> list[Standing]:
        key = (competition, season, club, matchday, on)
        if key not in self._tables:
            played = self.record.season(EditionKey(competition, season))
            point = AsOf(matchday, on, on or matchday_cutoff(played, matchday))
            self._tables[key] = []
            for own in played.tables.values():
                if club in own.clubs:
                    table = standings(self.record, played, own, point)
                    # The table is that of every club in it.
                    for row in table:
                        self._tables[competition, season, row.club, matchday, on] = table
        return self._tables[key]

    def points_of(self, sides: Iterable[ClubMatch]) -> int:
        """The points won in matches, by the rules of their competitions, before any deduction."""
        return sum(
            self.record.rules_of(side.match.edition).points(
                side.result is Result.WON, side.result is Result.DRAWN
            )
            for side in sides
        )

    def known_matches(self, scope: MatchScope) -> list[ClubMatch]:
        """The decided matches in a scope, as the club sees them, by date.

        Raises `NotOnRecord` where the record may lack some of them. It has all matches of its own
        club in the coach's spell, if it says so, and of other clubs those of a named season of a
        named competition that is complete.
        """
        own = self.is_complete_for(scope.club)
        if own and scope.season is None:
            sides = self._spell_sides(scope.competition)
        elif own and scope.season and self.record.spell.season(scope.season):
            sides = [
                side
                for edition in self.record.editions
                if edition.season == scope.season and scope.club in edition.clubs
                if scope.competition in (None, edition.competition)
                for side in self._edition_sides(scope.club, edition.competition, edition.season)
            ]
        elif scope.season is None or scope.competition is None:
            raise NotOnRecord(
                msg(
                    "for {club}, name a season and a competition that the record covers in full",
                    club=name_term(scope.club),
                )
            )
        else:
            self.complete_edition(scope.competition, scope.season)
            sides = self._edition_sides(scope.club, scope.competition, scope.season)
        sides = sorted(_in_scope(sides, scope), key=lambda side: side.match.date)
        if scope.half is not None:
            sides = [side for side in sides if self._half_of(side.match) == scope.half]
        if scope.first is not None:
            if scope.first > len(sides):
                raise NotOnRecord(msg("the record has only {n} such matches", n=len(sides)))
            sides = sides[: scope.first]
        if scope.last is not None:
            if scope.last > len(sides):
                raise NotOnRecord(msg("the record has only {n} such matches", n=len(sides)))
            sides = sides[len(sides) - scope.last :]
        return sides

    def _half_of(self, match: Match) -> int | None:
        """The half of a league season that a match belongs to, None for other competitions."""
        if self.record.kind_of(match.competition) is not CompetitionKind.LEAGUE:
            return None
        return self.record.season(match.edition).half_of(match)

    def matches(self, scope: MatchScope) -> list[ClubMatch]:
        """The same matches; an empty list means that there were none.

        Raises `NotOnRecord` also where the record has none but cannot rule one out.
        """
        sides = self.known_matches(scope)
        if not sides:
            self._rule_out(scope)
        return sides

    def _rule_out(self, scope: MatchScope) -> None:
        """Make sure that there was no match in a scope in which the record has none."""
        if lacks := self.missing_data_caveat(scope):
            raise NotOnRecord(lacks)
        about = self.record.about
        outside = (scope.since or "") > about.until or (scope.until or "9999") < about.since
        if outside and scope.season is None:
            raise NotOnRecord(msg("the record has no such match"))
        rounds = scope._replace(
            opponent=None, stage=None, venue=None, leg=None, phase=None, half=None, first=None,
            last=None,
        )  # fmt: skip
        if scope.matchdays is not None and not self.known_matches(rounds):
            raise NotOnRecord(msg("the record has no such match"))
        if scope.season is not None:
            self.require_over(scope.club, scope.season, scope.competition)

    def require_over(self, club: str, season: str, competition: str | None) -> None:
        """Make sure that the record has the whole of a club's season, to its end.

        Raises `NotOnRecord` where matches are still to be played, or where the coach's spell, in
        which the record has them all, covers only a part of the season.
        """
        league = self.record.spell.season(season) if self.is_complete_for(club) else None
        if league is None:
            assert competition is not None  # of other clubs only a named one is known whole
            self.complete_edition(competition, season)
            matches = self.record.season(EditionKey(competition, season)).all
            if any(match.status is Status.SCHEDULED for match in matches):
                raise NotOnRecord(msg("the season {season} is not over", season=season))
            return
        about, played = self.record.about, self.record.season(league)
        edition = self.record.edition(league)
        whole = edition is not None and edition.is_complete
        if played.unplayed or not (whole or about.data_of >= f"{season_end(season)}-07-01"):
            raise NotOnRecord(msg("the season {season} is not over", season=season))
        if about.since > f"{season[:4]}-07-01" or about.until < played.match_days[-1]:
            raise NotOnRecord(
                msg("the coach's spell covers only a part of the season {season}", season=season)
            )

    def _spell_sides(self, competition: str | None) -> list[ClubMatch]:
        if competition not in self._of_spell:
            competitions = () if competition is None else (competition,)
            self._of_spell[competition] = self.record.spell.matches(competitions=competitions)
        return self._of_spell[competition]

    def is_complete_for(self, club: str) -> bool:
        """Whether the record claims to have every match of a club in the coach's spell."""
        about = self.record.about
        return club == about.club and about.complete

    def missing_data_caveat(self, scope: MatchScope) -> str:
        """The matches of a scope that the record may lack: qualifying rounds. Empty for none."""
        europe = (
            scope.competition is not None
            and self.record.kind_of(scope.competition) is CompetitionKind.EUROPE
            and scope.stage is None
            and scope.matchdays is None
        )
        all_known = self.is_complete_for(scope.club) or not europe
        if all_known:
            return ""
        return msg(
            "qualifying rounds of {club}, if any, are not in the record", club=name_term(scope.club)
        )

    def counted(self, scope: MatchScope) -> str:
        """Which matches count where a scope leaves it open, in words."""
        if scope.season is None:
            about = self.record.about
            since, until = scope.since or "", scope.until or "9999"
            if about.since <= since and until <= (about.until or about.data_of):
                return ""  # nothing else is in those days
            return msg("counting only matches under {coach}", coach=self.record.about.coach)
        return "" if scope.competition else msg("counting all competitions")

    def _edition_sides(self, club: str, competition: str, season: str) -> list[ClubMatch]:
        key = (club, competition, season)
        if key not in self._sides:
            self._sides[key] = [
                club_match(club, match)
                for match in self.record.season(EditionKey(competition, season)).matches_of(club)
            ]
        return self._sides[key]

    def league_of(self, season: str, club: str) -> str:
        """The league in which a club played in a season. Raises `NotOnRecord` where none has it."""
        for edition in self.record.editions_of(CompetitionKind.LEAGUE, season=season, club=club):
            return edition.competition
        which = {"season": season, "club": name_term(club)}
        raise NotOnRecord(msg("the record has no league season {season} of {club}", **which))


def _belongs(match: Match, matchday: int | None, on: str | None) -> bool:
    """Whether a match that is still to be played would count in the table."""
    if matchday is not None:
        return (match.matchday or 0) <= matchday
    return on is None


_COMPARED = {
    "leg": attrgetter("match.leg"),
    "opponent": attrgetter("opponent"),
    "season": attrgetter("match.season"),
    "competition": attrgetter("match.competition"),
    "stage": attrgetter("match.stage"),
    "venue": attrgetter("venue"),
}
"""The value of a club match that must be equal to each of these sides of a scope."""


def _in_scope(sides: list[ClubMatch], scope: MatchScope) -> list[ClubMatch]:
    """Those of a club's matches that belong to a scope."""
    # One condition after the other: few are named, and each leaves few matches.
    for name, value_of in _COMPARED.items():
        if (value := getattr(scope, name)) is not None:
            sides = [side for side in sides if value_of(side) == value]
    if scope.phase is not None:
        group = scope.phase == "group"
        sides = [side for side in sides if is_table_stage(side.match.stage) is group]
    if scope.matchdays is not None:
        first, last = scope.matchdays
        sides = [side for side in sides if first <= (side.match.matchday or -1) <= last]
    if scope.since is not None:
        sides = [side for side in sides if scope.since <= side.match.date]
    if scope.until is not None:
        sides = [side for side in sides if side.match.date <= scope.until]
    return sides


def seasons_phrase(seasons: Iterable[str]) -> str:
    """The note that names seasons; empty for none."""
    names = list(seasons)
    if not names:
        return ""
    return plural("{n} season: {seasons}", "{n} seasons: {seasons}", len(names),
                  seasons=", ".join(names))  # fmt: skip


def matches_of(sides: Iterable[ClubMatch]) -> tuple[Match, ...]:
    """The matches of some club matches."""
    return tuple(side.match for side in sides)
