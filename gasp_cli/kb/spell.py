"""The coach's spell at the club: its league seasons and its matches."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from gasp_cli.domain.club_match import ClubMatch, club_match
from gasp_cli.domain.match_files import is_before
from gasp_cli.domain.model import CompetitionKind, EditionKey

if TYPE_CHECKING:
    from gasp_cli.kb.record import Record


class Spell:
    """The coach's spell at the club, as far as the record has its matches."""

    def __init__(self, record: Record) -> None:
        self._record = record

    @cached_property
    def seasons(self) -> list[EditionKey]:
        """The league seasons in which the club played under the coach, oldest first."""
        club, _, since, until, *_ = self._record.about
        editions = [
            edition.key
            for edition in self._record.editions
            if club in edition.clubs
            and not is_before(edition.season, since)
            and self._record.kind_of(edition.competition) is CompetitionKind.LEAGUE
            and self._record.has_matches(edition.key, club, since, until)
        ]
        return sorted(editions, key=lambda edition: (edition.season, edition.competition))

    def season(self, season: str) -> EditionKey | None:
        """That season of the club's league; None if it played none under the coach."""
        return next((edition for edition in self.seasons if edition.season == season), None)

    def matches(
        self,
        *,
        seasons: Collection[str] = (),
        competitions: Collection[str] = (),
        kind: CompetitionKind | None = None,
    ) -> list[ClubMatch]:
        """The matches that have a score, from the club's side, by date.

        With seasons, competitions or a kind of competition, only their files are read.
        """
        club, _, since, until, *_ = self._record.about
        matches = [
            match
            for edition in self._record.editions
            if club in edition.clubs
            and not is_before(edition.season, since)
            and (not seasons or edition.season in seasons)
            and (not competitions or edition.competition in competitions)
            and (kind is None or self._record.kind_of(edition.competition) is kind)
            for match in self._record.season(edition.key).matches_of(club)
            if since <= match.date <= until
        ]
        return [club_match(club, match) for match in sorted(matches, key=lambda match: match.date)]
