"""gasp as a Python library: the rows of every command, without a command line.

>>> from gasp_cli import KnowledgeBase
>>> [row.position for row in KnowledgeBase().seasons()]
[4, 7, 3, 3, 3, 8, 5, 4, 3]
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gasp_cli.domain.facts import Check
from gasp_cli.domain.model import CompetitionKind, Result, Subject, Venue
from gasp_cli.kb.story import Story
from gasp_cli.matching import OneOrMore, several_of
from gasp_cli.store import Store, built_in

# Each question is imported when it is first asked, as on the command line.
if TYPE_CHECKING:
    from gasp_cli.kb.record import Record
    from gasp_cli.queries.big_wins import WinRow
    from gasp_cli.queries.campaigns import CampaignRow
    from gasp_cli.queries.careers import CareerRow, HonourRow, TransferRow
    from gasp_cli.queries.chart import ChartRow
    from gasp_cli.queries.check_claims import CheckRow
    from gasp_cli.queries.claims import ClaimRow
    from gasp_cli.queries.clubs_and_competitions import ClubRow, CompetitionRow
    from gasp_cli.queries.coverage import CoverageRow
    from gasp_cli.queries.disputes import DisputeRow
    from gasp_cli.queries.facts import FactRow
    from gasp_cli.queries.head_to_head import VersusRow
    from gasp_cli.queries.matches import MatchRow
    from gasp_cli.queries.measures import MeasureRow
    from gasp_cli.queries.on_this_day import TodayRow
    from gasp_cli.queries.people import PersonRow
    from gasp_cli.queries.quotes import QuoteRow
    from gasp_cli.queries.search import Hit
    from gasp_cli.queries.season import SeasonReview
    from gasp_cli.queries.seasons import SeasonRow
    from gasp_cli.queries.sources import SourceRow
    from gasp_cli.queries.streaks import StreakRow
    from gasp_cli.queries.table import TableRow
    from gasp_cli.queries.timeline import TimelineRow


class KnowledgeBase:
    """A knowledge base to ask questions of: the built-in one, or the one in a folder.

    Seasons are named as on the command line (`2019-20`, or `2020`), clubs and competitions by
    any of their names. Rows are named tuples with the fields of the command of the same name;
    days are ISO text. Raises `gasp_cli.errors.GaspError` for names that are not known and for
    files that cannot be read or understood.
    """

    def __init__(self, folder: str | Path | None = None) -> None:
        self.story = Story(Store(Path(folder) if folder else built_in()))
        self.record: Record = self.story.record

    @property
    def about(self) -> Subject:
        """The club, the coach, and the first and last day of his spell."""
        return self.record.about

    def seasons(self) -> list[SeasonRow]:
        """The league finishes, oldest first."""
        from gasp_cli.queries.seasons import seasons

        return seasons(self.record).rows

    def season(self, season: str) -> SeasonReview:
        """One season whole: the league, the cups and Europe, and what is said of it."""
        from gasp_cli.queries.season import season as ask

        return ask(self.story, season)

    def chart(
        self, kind: str, season: str | None = None, *, rivals: Iterable[str] = ()
    ) -> list[ChartRow]:
        """The points of a chart, line by line: of a season, matchday by matchday, or of all.

        The kinds are `positions`, `points`, `goals` and `race`.
        """
        from gasp_cli.i18n import msg
        from gasp_cli.matching import parse_choice
        from gasp_cli.queries.chart import ChartKind, chart

        wanted = parse_choice(ChartKind, kind, msg("kind of chart"))
        return chart(self.record, wanted, season, rivals).answer.rows

    def table(
        self,
        season: str,
        *,
        competition: str | None = None,
        group: str | None = None,
        matchday: int | None = None,
        on: str | None = None,
    ) -> list[TableRow]:
        """A league table, at the end of a season, after a matchday or on a day."""
        from gasp_cli.queries.table import table

        return table(
            self.record, season, competition=competition, group=group, matchday=matchday, on=on
        ).rows

    def europe(self) -> list[CampaignRow]:
        """The European campaigns in the order they were played."""
        return self._campaigns(CompetitionKind.EUROPE)

    def cups(self) -> list[CampaignRow]:
        """The cup campaigns in the order they were played."""
        return self._campaigns(CompetitionKind.CUP)

    def _campaigns(self, kind: CompetitionKind) -> list[CampaignRow]:
        from gasp_cli.queries.campaigns import campaigns

        return campaigns(self.record, kind).rows

    def matches(
        self,
        *,
        season: OneOrMore = None,
        competition: OneOrMore = None,
        opponent: OneOrMore = None,
        venue: Venue | None = None,
        result: Result | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> list[MatchRow]:
        """The matches under the coach that fit, by date; `since` and `until` included.

        Of several seasons, competitions or opponents any will do.
        """
        from gasp_cli.queries.match_filter import MatchFilter
        from gasp_cli.queries.matches import matches

        wanted = MatchFilter(
            several_of(season), several_of(competition), several_of(opponent),
            venue, result, since, until,
        )  # fmt: skip
        return matches(self.record, wanted).rows

    def wins(
        self,
        *,
        margin: int | None = None,
        scored: int | None = None,
        opponent: OneOrMore = None,
        season: OneOrMore = None,
        competition: OneOrMore = None,
        venue: Venue | None = None,
    ) -> list[WinRow]:
        """The wins by that margin and with that many goals, biggest first; else by four."""
        from gasp_cli.queries.big_wins import wins

        return wins(
            self.record, margin=margin, scored=scored, opponent=opponent, season=season,
            competition=competition, venue=venue,
        ).rows  # fmt: skip

    def versus(self) -> list[VersusRow]:
        """The balance against every opponent, by matches played."""
        from gasp_cli.queries.head_to_head import versus

        return versus(self.record).rows

    def streaks(
        self, *, season: str | None = None, competition: OneOrMore = None
    ) -> list[StreakRow]:
        """The longest run of every kind."""
        from gasp_cli.queries.streaks import streaks

        return streaks(self.record, season=season, competition=competition).rows

    def today(self, day: date) -> list[TodayRow]:
        """What happened on that day of earlier years, latest first."""
        from gasp_cli.queries.on_this_day import today

        return today(self.story, day.month, day.day, day.year).rows

    def clubs(self) -> list[ClubRow]:
        """The clubs of the record, by name."""
        from gasp_cli.queries.clubs_and_competitions import clubs

        return clubs(self.record).rows

    def competitions(self) -> list[CompetitionRow]:
        """The competitions of the record, by rank."""
        from gasp_cli.queries.clubs_and_competitions import competitions

        return competitions(self.record).rows

    def facts(
        self,
        *,
        kind: str | None = None,
        about: str | None = None,
        source: str | None = None,
        verdict: str | None = None,
        season: OneOrMore = None,
    ) -> list[FactRow]:
        """What the sources say, in their order; `about` is a person or club by any name."""
        from gasp_cli.queries.facts import facts

        return facts(
            self.story, kind=kind, about=about, source=source, verdict=verdict, season=season
        ).rows

    def quotes(
        self,
        *,
        player: str | None = None,
        by: str | None = None,
        about: str | None = None,
        source: str | None = None,
    ) -> list[QuoteRow]:
        """Who said what; `player` finds quotes by or about a player."""
        from gasp_cli.queries.quotes import quotes

        return quotes(self.story, player=player, by=by, about=about, source=source).rows

    def people(self) -> list[PersonRow]:
        """The people the sources name, by number of facts."""
        from gasp_cli.queries.people import people

        return people(self.story).rows

    def person(self, name: str) -> list[FactRow]:
        """Everything about one person, and what that person said."""
        from gasp_cli.queries.facts import person

        return person(self.story, name).rows

    def transfers(self) -> list[TransferRow]:
        """The transfers, by year."""
        from gasp_cli.queries.careers import transfers

        return transfers(self.story).rows

    def career(self) -> list[CareerRow]:
        """The posts people held, the coach's first."""
        from gasp_cli.queries.careers import career

        return career(self.story).rows

    def honours(self) -> list[HonourRow]:
        """The prizes and trophies, by season."""
        from gasp_cli.queries.careers import honours

        return honours(self.story).rows

    def sources(self) -> list[SourceRow]:
        """The sources."""
        from gasp_cli.queries.sources import sources

        return sources(self.story).rows

    def timeline(self, *, year: str | None = None, season: OneOrMore = None) -> list[TimelineRow]:
        """Dated facts and decisive matches, by date."""
        from gasp_cli.queries.timeline import timeline

        return timeline(self.story, year=year, season=season).rows

    def search(self, words: str) -> list[Hit]:
        """Facts, people, matches, sources and clubs that have the words, best first."""
        from gasp_cli.queries.search import search

        return search(self.story, words).rows

    def claims(self, *, verdict: str | None = None, source: str | None = None) -> list[ClaimRow]:
        """The facts that a measure can test, each judged now."""
        from gasp_cli.queries.claims import claims

        return claims(self.story, verdict=verdict, source=source).rows

    def disputes(self) -> list[DisputeRow]:
        """What two sources, or a source and the record, say differently."""
        from gasp_cli.queries.disputes import disputes

        return disputes(self.story).rows

    def measures(self) -> list[MeasureRow]:
        """What the record can be asked, by name."""
        from gasp_cli.queries.measures import measures

        return measures(self.story).rows

    def check(
        self, measure: str, says: object, compare: str | None = None, **arguments: object
    ) -> CheckRow:
        """A claim held against the record: `kb.check("goals_for", 77, season="2018-19")`."""
        from gasp_cli.queries.check_claims import ClaimInput, check

        asked = ClaimInput(Check(measure, arguments, says, compare))
        return check(self.record, [asked]).rows[0]

    def coverage(self) -> list[CoverageRow]:
        """What the record covers, season by season."""
        from gasp_cli.queries.coverage import coverage

        return coverage(self.record).rows
