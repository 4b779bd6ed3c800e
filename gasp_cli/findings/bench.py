"""What measures work with: the record, each table and each list of matches made once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from gasp_cli.football.side import Side, side_of
from gasp_cli.football.table import Standing
from gasp_cli.model import Edition, Kind, Match, is_table_stage
from gasp_cli.record import Record
from gasp_cli.standings import Point, groups_of, round_day, standings


class Measured(NamedTuple):
    """What a measure gives.

    `value` is None where the record cannot tell; `note` then says why, else what was assumed.
    `evidence` are the matches that show it.
    """

    value: Any
    evidence: tuple[Match, ...] = ()
    note: str = ""


def unknown(reason: str) -> Measured:
    """The answer of a measure that the record cannot give."""
    return Measured(None, (), reason)


class Span(NamedTuple):
    """Which matches of a club are meant; None leaves a side open. Matchdays are inclusive."""

    club: str
    season: str | None = None
    competition: str | None = None
    opponent: str | None = None
    stage: str | None = None
    venue: str | None = None
    matchdays: tuple[int, int] | None = None
    since: str | None = None
    until: str | None = None


class Bench:
    """The record with a memory, so that no table is computed twice."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._tables: dict[tuple[Any, ...], list[Standing]] = {}
        self._sides: dict[tuple[str, str, str], list[Side]] = {}

    def edition(self, competition: str, season: str) -> Edition | None:
        """A season of a competition that the record has whole; None for one of which it has not."""
        found = self.record.edition(competition, season)
        return found if found and found.expected == found.matches else None

    def table(
        self,
        competition: str,
        season: str,
        club: str,
        matchday: int | None = None,
        on: str | None = None,
    ) -> list[Standing]:
        """The table that the club is in, of the league or of its group; empty for none."""
        key = (competition, season, club, matchday, on)
        if key not in self._tables:
            matches = [
                one for one in self.record.matches(competition, season) if is_table_stage(one.stage)
            ]
            point = Point(matchday, on, on or round_day(matches, matchday))
            found: list[Standing] = []
            for own in groups_of(matches).values():
                if any(club in (one.home, one.away) for one in own):
                    found = standings(self.record, competition, season, own, point)
                    # The table is that of every club in it.
                    for line in found:
                        self._tables[competition, season, line.club, matchday, on] = found
            self._tables[key] = found
        return self._tables[key]

    def sides(self, span: Span) -> list[Side]:
        """The matches of a span that were decided, as the club sees them, by date.

        Of the club that the knowledge base is about, those of the coach's spell, unless a
        season is named.
        """
        about = self.record.about
        found: list[Side] = []
        if span.club == about.club and span.season is None:
            found = [side_of(span.club, match) for match in self.record.club_matches]
        else:
            for edition in self.record.editions:
                if span.season in (None, edition.season) and span.club in edition.clubs:
                    found += self._edition_sides(span.club, edition.competition, edition.season)
            found.sort(key=lambda side: side.match.date)
        return [side for side in found if _within(side, span)]

    def _edition_sides(self, club: str, competition: str, season: str) -> list[Side]:
        key = (club, competition, season)
        if key not in self._sides:
            self._sides[key] = [
                side_of(club, match)
                for match in self.record.matches(competition, season)
                if match.counts and club in (match.home, match.away)
            ]
        return self._sides[key]

    def league_of(self, season: str, club: str) -> str | None:
        """The league in which a club played in a season."""
        for edition in self.record.editions:
            if (
                edition.season == season
                and club in edition.clubs
                and self.record.kind_of(edition.competition) is Kind.LEAGUE
            ):
                return edition.competition
        return None


def _within(side: Side, span: Span) -> bool:
    match = side.match
    first, last = span.matchdays or (0, 10**6)
    return (
        span.season in (None, match.season)
        and span.competition in (None, match.competition)
        and span.opponent in (None, side.opponent)
        and span.stage in (None, match.stage)
        and span.venue in (None, str(side.venue))
        and (span.matchdays is None or first <= (match.matchday or -1) <= last)
        and (span.since or "") <= match.date <= (span.until or "9999")
    )


def matches_of(sides: Iterable[Side]) -> tuple[Match, ...]:
    """The matches seen."""
    return tuple(side.match for side in sides)
