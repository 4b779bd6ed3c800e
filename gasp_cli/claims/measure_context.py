"""What measures work with: the record, each table and each list of matches made once.

The bench also knows what the record does not: it raises `Unknown` where a question is about
matches of which the record has only some.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, wraps
from typing import Any, NamedTuple

from gasp_cli.claims.registry import Measure, Measurement, NotOnRecord, register
from gasp_cli.domain.club_match import ClubMatch, club_match
from gasp_cli.domain.league_table import Standing
from gasp_cli.domain.model import (
    CompetitionKind,
    Edition,
    EditionKey,
    Match,
    Status,
    is_table_stage,
)
from gasp_cli.domain.seasons import season_end
from gasp_cli.i18n import date_term, msg, term
from gasp_cli.kb.record import Record
from gasp_cli.kb.reference import Reference
from gasp_cli.kb.standings import AsOf, matchday_cutoff, standings


class MatchScope(NamedTuple):
    """Which matches of a club are meant; None leaves a side open. Matchdays are inclusive.

    `phase` is the part of a cup or European season: `group`, also of a league phase, or `knockout`.
    `half` is a half of a league season, by matchdays. `first` and `last` take so many of the
    matches that are left, by date.
    """

    club: str
    season: str | None = None
    competition: str | None = None
    opponent: str | None = None
    stage: str | None = None
    venue: str | None = None
    matchdays: tuple[int, int] | None = None
    since: str | None = None
    until: str | None = None
    leg: int | None = None
    phase: str | None = None
    half: int | None = None
    first: int | None = None
    last: int | None = None


PHASES = ("group", "knockout")
"""The parts of a cup or European season."""


class TableEntry:
    """A club's line of a table, the table, and the club's matches that count in it."""

    def __init__(
        self, own: Standing, table: list[Standing], find: Callable[[], tuple[Match, ...]]
    ) -> None:
        self.own = own
        self.table = table
        self._find = find

    @cached_property
    def evidence(self) -> tuple[Match, ...]:
        """The matches, looked for when they are asked for: a rank of many seasons has none."""
        return self._find()


class MeasureContext:
    """The record with a memory, so that no table is computed twice."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._tables: dict[tuple[Any, ...], list[Standing]] = {}
        self._lines: dict[tuple[Any, ...], TableEntry] = {}
        self._of_spell: dict[str | None, list[ClubMatch]] = {}
        self._sides: dict[tuple[str, str, str], list[ClubMatch]] = {}

    @cached_property
    def reference(self) -> Reference:
        """The reference record of the same knowledge base."""
        return Reference(self.record.store)

    def complete_edition(self, competition: str, season: str) -> Edition:
        """A season of a competition of which the record has every match.

        Raises `Unknown` where it lacks some, or does not know how many there are.
        """
        found = self.record.edition(EditionKey(competition, season))
        which = {"competition": term(competition), "season": season}
        if found is None:
            raise NotOnRecord(msg("the record has no {competition} {season}", **which))
        if not found.is_complete:
            raise NotOnRecord(
                msg("the record has only some matches of {competition} {season}", **which)
            )
        return found

    def table_entry(
        self,
        season: str,
        club: str,
        competition: str | None = None,
        matchday: int | None = None,
        on: str | None = None,
    ) -> TableEntry:
        """The club's line in the table of a season: of its league, unless another is named.

        Raises `Unknown` where the record has no such table, or not all of its matches.
        """
        chosen = competition or self.league_of(season, club)
        key = (chosen, season, club, matchday, on)
        if key not in self._lines:
            self._lines[key] = self._line(chosen, season, club, matchday, on)
        return self._lines[key]

    def _line(
        self, chosen: str, season: str, club: str, matchday: int | None, on: str | None
    ) -> TableEntry:
        self.complete_edition(chosen, season)
        played = self.record.season(EditionKey(chosen, season))
        last = played.last_matchday
        which = {"competition": term(chosen), "season": season}
        if matchday is not None and not 1 <= matchday <= last:
            raise NotOnRecord(
                msg("{competition} {season} has matchdays 1 to {last}", **which, last=last)
            )
        if any(_belongs(one, matchday, on) for one in played.unplayed):
            raise NotOnRecord(
                msg("not every match of {competition} {season} has been played", **which)
            )
        if on is not None and not any(one.scores(until=on) for one in played.tables.values()):
            raise NotOnRecord(
                msg("no match of {competition} {season} had been played by {day}",
                    **which, day=date_term(on))
            )  # fmt: skip
        table = self._table(chosen, season, club, matchday, on)
        own = next((one for one in table if one.club == club), None)
        if own is None:
            raise NotOnRecord(
                msg("{club} is in no table of {competition} {season}", club=club, **which)
            )
        days = (0, matchday) if matchday is not None else None

        def evidence() -> tuple[Match, ...]:
            sides = self._edition_sides(club, chosen, season)
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
                    found = standings(self.record, played, own, point)
                    # The table is that of every club in it.
                    for line in found:
                        self._tables[competition, season, line.club, matchday, on] = found
        return self._tables[key]

    def known_matches(self, span: MatchScope) -> list[ClubMatch]:
        """The matches of a span that were decided, as the club sees them, by date.

        Raises `Unknown` where the record may lack some of them: it has all matches of its own
        club in the coach's spell if it says so, and of others those of whole seasons of a
        competition that is named.
        """
        own = self.is_complete_for(span.club)
        spell = {edition.season for edition in self.record.spell.seasons}
        if own and span.season is None:
            found = self._spell_sides(span.competition)
        elif own and span.season in spell:
            found = [
                side
                for edition in self.record.editions
                if edition.season == span.season and span.club in edition.clubs
                if span.competition in (None, edition.competition)
                for side in self._edition_sides(span.club, edition.competition, edition.season)
            ]
        elif span.season is None or span.competition is None:
            raise NotOnRecord(
                msg(
                    "of {club} the record knows all matches only of a season and a competition"
                    " it has whole",
                    club=span.club,
                )
            )
        else:
            self.complete_edition(span.competition, span.season)
            found = self._edition_sides(span.club, span.competition, span.season)
        sides = sorted(_in_scope(found, span), key=lambda side: side.match.date)
        if span.half is not None:
            sides = [side for side in sides if self._half_of(side.match) == span.half]
        if span.first is not None:
            if span.first > len(sides):
                raise NotOnRecord(msg("the record has only {n} such matches", n=len(sides)))
            sides = sides[: span.first]
        if span.last is not None:
            if span.last > len(sides):
                raise NotOnRecord(msg("the record has only {n} such matches", n=len(sides)))
            sides = sides[len(sides) - span.last :]
        return sides

    def _half_of(self, match: Match) -> int | None:
        """The half of a league season in which a match belongs, None for other competitions."""
        if self.record.kind_of(match.competition) is not CompetitionKind.LEAGUE:
            return None
        if match.matchday is None:
            return None
        return 1 if match.matchday <= self.record.season(match.edition).last_matchday // 2 else 2

    def matches(self, span: MatchScope) -> list[ClubMatch]:
        """The same matches; an empty list says that there was none.

        Raises `Unknown` also where the record has none but cannot rule out that there was one.
        """
        found = self.known_matches(span)
        if not found:
            self._rule_out(span)
        return found

    def _rule_out(self, span: MatchScope) -> None:
        """Make sure that there was no match of a span of which the record has none."""
        if lacks := self.missing_data_caveat(span):
            raise NotOnRecord(lacks)
        about = self.record.about
        outside = (span.since or "") > about.until or (span.until or "9999") < about.since
        if outside and span.season is None:
            raise NotOnRecord(msg("the record has no such match"))
        rounds = span._replace(
            opponent=None, stage=None, venue=None, leg=None, phase=None, half=None, first=None,
            last=None,
        )  # fmt: skip
        if span.matchdays is not None and not self.known_matches(rounds):
            raise NotOnRecord(msg("the record has no such match"))
        if span.season is not None:
            self.require_over(span.club, span.season, span.competition)

    def require_over(self, club: str, season: str, competition: str | None) -> None:
        """Make sure that the record has all of a club's season, so that nothing is to come.

        Raises `Unknown` where matches are still to be played, or the coach's spell, in which the
        record has them all, covers only a part of the season.
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
        """Whether the record says that it has every match of a club in the coach's spell."""
        about = self.record.about
        return club == about.club and about.complete

    def missing_data_caveat(self, span: MatchScope) -> str:
        """Which matches of a span the record may lack without knowing: qualifying rounds."""
        europe = (
            span.competition is not None
            and self.record.kind_of(span.competition) is CompetitionKind.EUROPE
            and span.stage is None
            and span.matchdays is None
        )
        all_known = self.is_complete_for(span.club) or not europe
        if all_known:
            return ""
        return msg("the record lacks any qualifying rounds of {club}", club=span.club)

    def scope(self, span: MatchScope) -> str:
        """Which matches an open span has, for the note of a finding."""
        if span.season is None:
            return msg("matches of the coach's spell")
        return "" if span.competition else msg("matches of all competitions")

    def _edition_sides(self, club: str, competition: str, season: str) -> list[ClubMatch]:
        key = (club, competition, season)
        if key not in self._sides:
            self._sides[key] = [
                club_match(club, match)
                for match in self.record.season(EditionKey(competition, season)).matches_of(club)
            ]
        return self._sides[key]

    def league_of(self, season: str, club: str) -> str:
        """The league in which a club played in a season. Raises `Unknown` where none has it."""
        for edition in self.record.editions:
            if (
                edition.season == season
                and club in edition.clubs
                and self.record.kind_of(edition.competition) is CompetitionKind.LEAGUE
            ):
                return edition.competition
        raise NotOnRecord(
            msg("the record has no league season {season} of {club}", season=season, club=club)
        )


def _belongs(match: Match, matchday: int | None, on: str | None) -> bool:
    """Whether a match that is still to be played belongs into the table."""
    if matchday is not None:
        return (match.matchday or 0) <= matchday
    return on is None


def _in_scope(sides: list[ClubMatch], span: MatchScope) -> list[ClubMatch]:
    """Those of a club's matches that belong to a span."""
    # One side of the span after the other: few are named, and each leaves few matches.
    sides = _of_part(sides, span)
    if span.opponent is not None:
        sides = [side for side in sides if side.opponent == span.opponent]
    if span.season is not None:
        sides = [side for side in sides if side.match.season == span.season]
    if span.competition is not None:
        sides = [side for side in sides if side.match.competition == span.competition]
    if span.stage is not None:
        sides = [side for side in sides if side.match.stage == span.stage]
    if span.venue is not None:
        sides = [side for side in sides if side.venue == span.venue]
    if span.matchdays is not None:
        first, last = span.matchdays
        sides = [side for side in sides if first <= (side.match.matchday or -1) <= last]
    if span.since is not None:
        sides = [side for side in sides if span.since <= side.match.date]
    if span.until is not None:
        sides = [side for side in sides if side.match.date <= span.until]
    return sides


def _of_part(sides: list[ClubMatch], span: MatchScope) -> list[ClubMatch]:
    """Those of a leg, and of a part of a cup or European season."""
    if span.leg is not None:
        sides = [side for side in sides if side.match.leg == span.leg]
    if span.phase is not None:
        group = span.phase == "group"
        sides = [side for side in sides if is_table_stage(side.match.stage) is group]
    return sides


def matches_of(sides: Iterable[ClubMatch]) -> tuple[Match, ...]:
    """The matches seen."""
    return tuple(side.match for side in sides)


MatchMeasure = Callable[..., Measurement]


def match_measure(
    unit: str, *needs: str, any_of: bool = False
) -> Callable[[MatchMeasure], MatchMeasure]:
    """Offer a function over the matches of a span as a measure, as `measure` does.

    Whatever says which matches are meant is an argument of it; it needs those that are named.
    """

    def offer(function: MatchMeasure) -> MatchMeasure:
        @wraps(function)
        def of_arguments(bench: MeasureContext, **arguments: Any) -> Measurement:
            besides = {
                name: arguments.pop(name) for name in needs if name not in MatchScope._fields
            }
            return function(bench, MatchScope(**arguments), **besides)

        names = (*needs, *(name for name in MatchScope._fields if name not in needs))
        register(Measure(function.__name__, of_arguments, unit, any_of, names, needs))
        return function

    return offer
