"""gasp as a Python library: the rows of every command, without a command line.

>>> from gasp_cli import KnowledgeBase
>>> [row.position for row in KnowledgeBase().seasons()]
[4, 7, 3, 3, 3, 8, 5, 4, 3]
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, overload

from gasp_cli.domain.dates import parse_day
from gasp_cli.domain.facts import Check
from gasp_cli.domain.model import CompetitionKind, Result, Subject, Venue
from gasp_cli.i18n import msg
from gasp_cli.kb.story import Story
from gasp_cli.matching import OneOrMore, parse_choice, several_of
from gasp_cli.store import Store, built_in

if TYPE_CHECKING:
    from gasp_cli import queries
    from gasp_cli.kb.record import Record
    from gasp_cli.queries import (  # noqa: F401  # which makes them attributes of the package
        answers,
        big_wins,
        campaigns,
        careers,
        chart,
        check_claims,
        claims,
        clubs_and_competitions,
        compare,
        coverage,
        disputes,
        facts,
        head_to_head,
        match_filter,
        matches,
        measures,
        on_this_day,
        people,
        quotes,
        reference,
        scorers,
        search,
        season,
        seasons,
        show,
        sources,
        statements,
        streaks,
        table,
        timeline,
    )
else:

    class _LazyQueries:
        """The modules of `queries`, each imported when it is first used, as on a command line."""

        def __getattr__(self, name: str) -> ModuleType:
            if name.startswith("__"):  # asked for by what inspects objects
                raise AttributeError(name)
            return import_module(f"gasp_cli.queries.{name}")

    queries = _LazyQueries()


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

    def seasons(self, *, every: bool = False) -> list[queries.seasons.SeasonRow]:
        """The league finishes under the coach, oldest first, or in `every` season of the record."""
        ask = queries.seasons.all_seasons if every else queries.seasons.seasons
        return ask(self.record).rows

    def season(self, season: str) -> queries.season.SeasonReview:
        """A season: the league, the cups and Europe, and the facts about it."""
        return queries.season.season(self.story, season)

    def chart(
        self,
        kind: str,
        season: str | None = None,
        *,
        rivals: Iterable[str] = (),
        every: bool = False,
    ) -> list[queries.chart.ChartRow]:
        """The points of a chart, line by line: by matchday in a season, else by season.

        The kinds are `positions`, `points`, `goals` and `race`.
        """
        chart_kind = parse_choice(queries.chart.ChartKind, kind, msg("kind of chart"))
        return queries.chart.chart(self.record, chart_kind, season, rivals, every=every).answer.rows

    def table(
        self,
        season: str,
        *,
        competition: str | None = None,
        group: str | None = None,
        matchday: int | None = None,
        on: str | None = None,
    ) -> list[queries.table.TableRow]:
        """A league table, at the end of a season, after a matchday or on a day."""
        return queries.table.table(
            self.record, season, competition=competition, group=group, matchday=matchday, on=on
        ).rows

    @overload
    def europe(self, season: None = None) -> list[queries.campaigns.CampaignRow]: ...
    @overload
    def europe(self, season: str) -> list[queries.matches.MatchRow]: ...
    def europe(
        self, season: str | None = None
    ) -> list[queries.campaigns.CampaignRow] | list[queries.matches.MatchRow]:
        """The European campaigns in the order they were played; with a season its matches."""
        if season is not None:
            return queries.matches.matches_of_kind(self.record, CompetitionKind.EUROPE, season).rows
        return queries.campaigns.campaigns(self.record, CompetitionKind.EUROPE).rows

    @overload
    def cups(self, season: None = None) -> list[queries.campaigns.CampaignRow]: ...
    @overload
    def cups(self, season: str) -> list[queries.matches.MatchRow]: ...
    def cups(
        self, season: str | None = None
    ) -> list[queries.campaigns.CampaignRow] | list[queries.matches.MatchRow]:
        """The cup campaigns in the order they were played; with a season its matches."""
        if season is not None:
            return queries.matches.matches_of_kind(self.record, CompetitionKind.CUP, season).rows
        return queries.campaigns.campaigns(self.record, CompetitionKind.CUP).rows

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
    ) -> list[queries.matches.MatchRow]:
        """The matches under the coach that fit, by date; `since` and `until` included.

        Of several seasons, competitions or opponents any will do.
        """
        match_filter = queries.match_filter.MatchFilter(
            several_of(season), several_of(competition), several_of(opponent),
            venue, result, since, until,
        )  # fmt: skip
        return queries.matches.matches(self.record, match_filter).rows

    def wins(
        self,
        *,
        margin: int | None = None,
        scored: int | None = None,
        opponent: OneOrMore = None,
        season: OneOrMore = None,
        competition: OneOrMore = None,
        venue: Venue | None = None,
    ) -> list[queries.big_wins.WinRow]:
        """The wins by at least `margin`, with at least `scored` goals, biggest first.

        With neither, the wins by four goals or more.
        """
        return queries.big_wins.wins(
            self.record, margin=margin, scored=scored, opponent=opponent, season=season,
            competition=competition, venue=venue,
        ).rows  # fmt: skip

    def defeats(
        self,
        *,
        margin: int | None = None,
        conceded: int | None = None,
        opponent: OneOrMore = None,
        season: OneOrMore = None,
        competition: OneOrMore = None,
        venue: Venue | None = None,
    ) -> list[queries.big_wins.DefeatRow]:
        """The defeats by at least `margin`, with at least `conceded` goals against, biggest first.

        With neither, the defeats by four goals or more.
        """
        return queries.big_wins.defeats(
            self.record, margin=margin, conceded=conceded, opponent=opponent, season=season,
            competition=competition, venue=venue,
        ).rows  # fmt: skip

    def compare(
        self, first: str, second: str, *, season: str | None = None
    ) -> list[queries.compare.SeasonComparison] | list[queries.compare.OpponentComparison]:
        """Two seasons or two opponents, a row each.

        With a season these are parts of it: `home` and `away`, or the halves `first` and `second`.
        """
        return queries.compare.compare(self.record, first, second, season=season).rows

    @overload
    def versus(self, opponent: None = None) -> list[queries.head_to_head.VersusRow]: ...
    @overload
    def versus(self, opponent: str) -> list[queries.matches.MatchRow]: ...
    def versus(
        self, opponent: str | None = None
    ) -> list[queries.head_to_head.VersusRow] | list[queries.matches.MatchRow]:
        """The balance against every opponent, by matches played; the matches against one."""
        if opponent is not None:
            return queries.head_to_head.versus_opponent(self.record, opponent).rows
        return queries.head_to_head.versus(self.record).rows

    def streaks(
        self, *, season: str | None = None, competition: OneOrMore = None
    ) -> list[queries.streaks.StreakRow]:
        """The longest run of every kind."""
        return queries.streaks.streaks(self.record, season=season, competition=competition).rows

    @overload
    def scorers(
        self,
        *,
        competition: OneOrMore = None,
        season: OneOrMore = None,
        opponent: OneOrMore = None,
        player: None = None,
    ) -> list[queries.scorers.ScorerRow]: ...
    @overload
    def scorers(
        self,
        *,
        competition: OneOrMore = None,
        season: OneOrMore = None,
        opponent: OneOrMore = None,
        player: str,
    ) -> list[queries.scorers.GoalRow]: ...
    def scorers(
        self,
        *,
        competition: OneOrMore = None,
        season: OneOrMore = None,
        opponent: OneOrMore = None,
        player: str | None = None,
    ) -> list[queries.scorers.ScorerRow] | list[queries.scorers.GoalRow]:
        """The scorers, most goals first, where all are known; the goals of one `player` by date."""
        if player is not None:
            return queries.scorers.goals_of(
                self.story, player, competition=competition, season=season, opponent=opponent
            ).rows
        return queries.scorers.scorers(
            self.story, competition=competition, season=season, opponent=opponent
        ).rows

    def reference(self, table: str | None = None, *, about: str | None = None) -> list[Any]:
        """The statements of other sources: all in short, or those of one table with its fields."""
        return queries.reference.reference(self.story, table, about=about).rows

    def show(self, id_or_name: str) -> queries.show.DetailCard:
        """Everything known of a fact, match, source, reference row, person or club."""
        return queries.show.show(self.story, id_or_name)

    def today(self, day: date) -> list[queries.on_this_day.TodayRow]:
        """Matches and facts of that day in earlier years, latest first."""
        return queries.on_this_day.today(self.story, day.month, day.day, day.year).rows

    def clubs(self) -> list[queries.clubs_and_competitions.ClubRow]:
        """The clubs of the record, by name."""
        return queries.clubs_and_competitions.clubs(self.record).rows

    def competitions(self) -> list[queries.clubs_and_competitions.CompetitionRow]:
        """The competitions of the record, by rank."""
        return queries.clubs_and_competitions.competitions(self.record).rows

    def facts(
        self,
        *,
        kind: str | None = None,
        about: str | None = None,
        source: str | None = None,
        verdict: str | None = None,
        season: OneOrMore = None,
    ) -> list[queries.facts.FactRow]:
        """The facts, in the order of the sources; `about` is a person or club by any name."""
        return queries.facts.facts(
            self.story, kind=kind, about=about, source=source, verdict=verdict, season=season
        ).rows

    def quotes(
        self,
        *,
        player: str | None = None,
        by: str | None = None,
        about: str | None = None,
        source: str | None = None,
    ) -> list[queries.quotes.QuoteRow]:
        """Quotes; `player` finds those by or about a player."""
        return queries.quotes.quotes(
            self.story, player=player, by=by, about=about, source=source
        ).rows

    def people(self) -> list[queries.people.PersonRow]:
        """The people the sources name, by number of facts."""
        return queries.people.people(self.story).rows

    def person(self, name: str) -> list[queries.facts.FactRow]:
        """Everything about one person, and what that person said."""
        return queries.facts.person(self.story, name).rows

    def transfers(self) -> list[queries.careers.TransferRow]:
        """The transfers, by year."""
        return queries.careers.transfers(self.story).rows

    def career(self) -> list[queries.careers.CareerRow]:
        """The posts people held, the coach's first."""
        return queries.careers.career(self.story).rows

    def honours(self) -> list[queries.careers.HonourRow]:
        """The prizes and trophies, by season."""
        return queries.careers.honours(self.story).rows

    def sources(self) -> list[queries.sources.SourceRow]:
        """The sources."""
        return queries.sources.sources(self.story).rows

    def timeline(
        self, *, year: str | None = None, season: OneOrMore = None
    ) -> list[queries.timeline.TimelineRow]:
        """Dated facts and decisive matches, by date."""
        return queries.timeline.timeline(self.story, year=year, season=season).rows

    def search(self, words: str) -> list[queries.search.Hit]:
        """Facts, people, matches, sources and clubs that have the words, best first."""
        return queries.search.search(self.story, words).rows

    def claims(
        self, *, verdict: str | None = None, source: str | None = None
    ) -> list[queries.claims.ClaimRow]:
        """The facts that a measure can test, each judged now."""
        return queries.claims.claims(self.story, verdict=verdict, source=source).rows

    def disputes(self) -> list[queries.disputes.DisputeRow]:
        """The contradictions between two sources, or a source and the record."""
        return queries.disputes.disputes(self.story).rows

    def measures(self) -> list[queries.measures.MeasureRow]:
        """The measures that a claim can name, by name."""
        return queries.measures.measures(self.story).rows

    def check(
        self, measure: str, says: object, compare: str | None = None, **arguments: object
    ) -> queries.check_claims.CheckRow:
        """A claim held against the record: `kb.check("goals_for", 77, season="2018-19")`."""
        claim = queries.check_claims.ClaimInput(Check(measure, arguments, says, compare))
        return queries.check_claims.check(self.record, [claim]).rows[0]

    def check_text(
        self, text: str, *, date: str | None = None, markdown: bool = True
    ) -> list[queries.statements.CheckedStatement]:
        """A text in English or Italian held against the record, statement by statement.

        Its verdicts are also `not-understood` and `nothing-to-check`. `date` is the day of a text
        that names none in its front matter, from which `last season` counts.
        """
        # Only a text needs what reads it.
        from gasp_cli.drafts.draft import read_draft

        draft = queries.statements.NamedDraft(None, read_draft(text, markdown=markdown))
        checker = queries.statements.StatementChecker(self.record)
        return checker.check([draft], parse_day(date)).rows

    def ask(self, question: str) -> queries.answers.AnswerRow | None:
        """The answer to a question in English or Italian; None where it is not understood."""
        return next(
            iter(queries.answers.answer_row(queries.answers.ask(self.record, question))), None
        )

    def coverage(self) -> list[queries.coverage.CoverageRow]:
        """The coverage of the record, season by season."""
        return queries.coverage.coverage(self.record).rows
