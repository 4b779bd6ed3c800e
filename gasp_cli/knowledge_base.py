"""gasp as a Python library: the rows of every command, without a command line.

>>> from gasp_cli import KnowledgeBase
>>> [row.position for row in KnowledgeBase().seasons()]
[4, 7, 3, 3, 3, 8, 5, 4, 3]
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from functools import wraps
from importlib import import_module
from pathlib import Path
from types import MethodType, ModuleType
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar, overload

from gasp_cli.domain.dates import parse_day
from gasp_cli.domain.facts import Check
from gasp_cli.domain.model import CompetitionKind, ResultName, Subject, VenueName
from gasp_cli.domain.reference import ReferenceTableName
from gasp_cli.i18n import msg
from gasp_cli.kb.story import Story
from gasp_cli.matching import OneOrMore, Seasons, parse_choice
from gasp_cli.results import CitationStyle, CitationStyleName, ResultSet, Rows
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
        citation,
        claims,
        clubs_and_competitions,
        compare,
        coverage,
        disputes,
        facts,
        head_to_head,
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
    from gasp_cli.queries.chart import ChartKindName
else:

    class _LazyQueries:
        """The modules of `queries`, each imported when it is first used, as on a command line."""

        def __getattr__(self, name: str) -> ModuleType:
            if name.startswith("__"):  # asked for by what inspects objects
                raise AttributeError(name)
            return import_module(f"gasp_cli.queries.{name}")

    queries = _LazyQueries()

    def __getattr__(name: str) -> object:
        if name == "ChartKindName":
            return queries.chart.ChartKindName
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")  # i18n: Python's own


__all__ = [
    "ChartKindName", "CitationStyleName", "KnowledgeBase", "ReferenceTableName", "ResultName",
    "VenueName",
]  # fmt: skip

Arguments = ParamSpec("Arguments")
Row = TypeVar("Row")


def _rows(answer: ResultSet[Row]) -> Rows[Row]:
    return Rows(answer.row_type, answer.rows)


class _RowsOf(Generic[Arguments, Row]):
    """A method with the arguments and the docstring of a query, which gives the query's rows.

    The query is imported when the method is first looked up.
    """

    def __init__(
        self, load: Callable[[], Callable[Concatenate[Any, Arguments], ResultSet[Row]]]
    ) -> None:
        self._load = load

    @overload
    def __get__(
        self, kb: None, kind: type[KnowledgeBase]
    ) -> Callable[Concatenate[KnowledgeBase, Arguments], Rows[Row]]: ...
    @overload
    def __get__(
        self, kb: KnowledgeBase, kind: type[KnowledgeBase]
    ) -> Callable[Arguments, Rows[Row]]: ...
    def __get__(self, kb: KnowledgeBase | None, kind: type[KnowledgeBase]) -> Any:
        query = self._load()

        @wraps(query)
        def method(
            kb: KnowledgeBase, *args: Arguments.args, **kwargs: Arguments.kwargs
        ) -> Rows[Row]:
            # A query is asked of a record, or of the story told about it.
            asked_of = kb.story if query.__code__.co_varnames[0] == "story" else kb.record
            return _rows(query(asked_of, *args, **kwargs))

        return method if kb is None else MethodType(method, kb)


class KnowledgeBase:
    """A knowledge base to ask questions of: the built-in one, or the one in a folder.

    Seasons are named as on the command line (`2019-20`, or `2020`), clubs and competitions by
    any of their names. Rows are named tuples with the fields of the command of the same name, in a
    list whose `columns` names them, also where there is no row; days are ISO text. Raises
    `gasp_cli.errors.GaspError` for names that are not known and for files that cannot be read or
    understood.
    """

    def __init__(self, folder: str | Path | None = None) -> None:
        self.story = Story(Store(Path(folder) if folder else built_in()))
        self.record: Record = self.story.record

    @property
    def about(self) -> Subject:
        """The club, the coach, and the first and last day of his spell."""
        return self.record.about

    seasons = _RowsOf(lambda: queries.seasons.seasons)
    table = _RowsOf(lambda: queries.table.table)
    matches = _RowsOf(lambda: queries.matches.matches)
    wins = _RowsOf(lambda: queries.big_wins.wins)
    defeats = _RowsOf(lambda: queries.big_wins.defeats)
    compare = _RowsOf(lambda: queries.compare.compare)
    streaks = _RowsOf(lambda: queries.streaks.streaks)
    reference = _RowsOf(lambda: queries.reference.reference)
    today = _RowsOf(lambda: queries.on_this_day.today)
    clubs = _RowsOf(lambda: queries.clubs_and_competitions.clubs)
    competitions = _RowsOf(lambda: queries.clubs_and_competitions.competitions)
    facts = _RowsOf(lambda: queries.facts.facts)
    quotes = _RowsOf(lambda: queries.quotes.quotes)
    transfers = _RowsOf(lambda: queries.careers.transfers)
    career = _RowsOf(lambda: queries.careers.career)
    honours = _RowsOf(lambda: queries.careers.honours)
    sources = _RowsOf(lambda: queries.sources.sources)
    timeline = _RowsOf(lambda: queries.timeline.timeline)
    search = _RowsOf(lambda: queries.search.search)
    claims = _RowsOf(lambda: queries.claims.claims)
    disputes = _RowsOf(lambda: queries.disputes.disputes)
    measures = _RowsOf(lambda: queries.measures.measures)
    coverage = _RowsOf(lambda: queries.coverage.coverage)

    def chart(
        self,
        kind: ChartKindName,
        season: str | int | None = None,
        *,
        rivals: Iterable[str] = (),
        every: bool = False,
        matchday: int | None = None,
    ) -> Rows[queries.chart.ChartRow]:
        """The points of a chart, line by line: by matchday in a season, else by season.

        The kinds are `positions`, `points`, `goals` and `race`.
        """
        chart_kind = parse_choice(queries.chart.ChartKind, kind, msg("kind of chart"))
        return _rows(
            queries.chart.chart(
                self.record, chart_kind, season, rivals, every=every, matchday=matchday
            ).answer
        )

    @overload
    def europe(self, season: None = None) -> Rows[queries.campaigns.CampaignRow]: ...
    @overload
    def europe(self, season: str | int) -> Rows[queries.matches.MatchRow]: ...
    def europe(
        self, season: str | int | None = None
    ) -> Rows[queries.campaigns.CampaignRow] | Rows[queries.matches.MatchRow]:
        """The European campaigns in the order they were played; with a season its matches."""
        if season is not None:
            return _rows(
                queries.matches.matches_of_kind(self.record, CompetitionKind.EUROPE, season)
            )
        return _rows(queries.campaigns.campaigns(self.record, CompetitionKind.EUROPE))

    @overload
    def cups(self, season: None = None) -> Rows[queries.campaigns.CampaignRow]: ...
    @overload
    def cups(self, season: str | int) -> Rows[queries.matches.MatchRow]: ...
    def cups(
        self, season: str | int | None = None
    ) -> Rows[queries.campaigns.CampaignRow] | Rows[queries.matches.MatchRow]:
        """The cup campaigns in the order they were played; with a season its matches."""
        if season is not None:
            return _rows(queries.matches.matches_of_kind(self.record, CompetitionKind.CUP, season))
        return _rows(queries.campaigns.campaigns(self.record, CompetitionKind.CUP))

    @overload
    def versus(self, opponent: None = None) -> Rows[queries.head_to_head.VersusRow]: ...
    @overload
    def versus(self, opponent: str) -> Rows[queries.matches.MatchRow]: ...
    def versus(
        self, opponent: str | None = None
    ) -> Rows[queries.head_to_head.VersusRow] | Rows[queries.matches.MatchRow]:
        """The balance against every opponent, by matches played; the matches against one."""
        if opponent is not None:
            return _rows(queries.head_to_head.versus_opponent(self.record, opponent))
        return _rows(queries.head_to_head.versus(self.record))

    @overload
    def scorers(
        self,
        *,
        competition: OneOrMore = None,
        season: Seasons = None,
        opponent: OneOrMore = None,
        player: None = None,
    ) -> Rows[queries.scorers.ScorerRow]: ...
    @overload
    def scorers(
        self,
        *,
        competition: OneOrMore = None,
        season: Seasons = None,
        opponent: OneOrMore = None,
        player: str,
    ) -> Rows[queries.scorers.GoalRow]: ...
    def scorers(
        self,
        *,
        competition: OneOrMore = None,
        season: Seasons = None,
        opponent: OneOrMore = None,
        player: str | None = None,
    ) -> Rows[queries.scorers.ScorerRow] | Rows[queries.scorers.GoalRow]:
        """The scorers, most goals first, where all are known; the goals of one `player` by date."""
        if player is not None:
            return _rows(
                queries.scorers.goals_of(
                    self.story, player, competition=competition, season=season, opponent=opponent
                )
            )
        return _rows(
            queries.scorers.scorers(
                self.story, competition=competition, season=season, opponent=opponent
            )
        )

    def season(self, season: str | int) -> queries.season.SeasonReview:
        """A season: the league, the cups and Europe, and the facts about it."""
        return queries.season.season(self.story, season)

    def show(self, id_or_name: str) -> queries.show.DetailCard:
        """Everything known of a fact, match, source, reference row, person or club."""
        return queries.show.show(self.story, id_or_name)

    def cite(self, *identifiers: str, style: CitationStyleName = "text") -> str:
        """Citations to paste of facts, sources, paragraphs, matches and reference rows by id.

        The styles are `text`, `markdown`, `bibtex` and `csl-json`. Warns of a claim that the record
        contradicts, in whole or in part.
        """
        chosen = parse_choice(CitationStyle, style, msg("style"))
        citations = queries.citation.cite(self.story, identifiers, chosen)
        for identifier in identifiers:
            for caveat in queries.citation.caveats(self.story, identifier):
                warnings.warn(caveat, stacklevel=2)
        return citations

    @overload
    def people(self, name: None = None) -> Rows[queries.people.PersonRow]: ...
    @overload
    def people(self, name: str) -> Rows[queries.facts.FactRow]: ...
    def people(
        self, name: str | None = None
    ) -> Rows[queries.people.PersonRow] | Rows[queries.facts.FactRow]:
        """The people the sources name; everything about one of them, and what that person said."""
        if name is not None:
            return _rows(queries.facts.person(self.story, name))
        return _rows(queries.people.people(self.story))

    @overload
    def check(
        self, words: str, *, date: str | None = None, markdown: bool = True
    ) -> Rows[queries.statements.CheckedStatement]: ...
    @overload
    def check(
        self, words: str, says: object, compare: str | None = None, **arguments: object
    ) -> queries.check_claims.CheckRow: ...
    def check(
        self,
        words: str,
        says: object = None,
        compare: str | None = None,
        *,
        date: Any = None,
        markdown: Any = True,
        **arguments: object,
    ) -> Rows[queries.statements.CheckedStatement] | queries.check_claims.CheckRow:
        """A text in English or Italian held against the record, statement by statement.

        Its verdicts are also `not-understood` and `nothing-to-check`. `date` is the day of a text
        that names none in its front matter, from which `last season` counts.

        With `says` the words are a measure: `kb.check("goals_for", says=77, season="2018-19")`.
        """
        if says is not None:
            claim = queries.check_claims.ClaimInput(Check(words, arguments, says, compare))
            return queries.check_claims.check(self.record, [claim]).rows[0]
        # Only a text needs what reads it.
        from gasp_cli.drafts.draft import read_draft

        draft = queries.statements.NamedDraft(None, read_draft(words, markdown=markdown))
        checker = queries.statements.StatementChecker(self.record)
        checked = checker.check([draft], parse_day(date))
        return Rows(queries.statements.CheckedStatement, checked.rows)

    def ask(self, words: str, *, date: str | None = None) -> queries.answers.AnswerRow | None:
        """The answer to a question in English or Italian; None where it is not understood.

        Of a bare year that is its answer, else that of the season that ends in it.

        `date` is the day from which `last season` counts.
        """
        answered = queries.answers.ask(self.record, words, parse_day(date))
        return next(iter(queries.answers.answer_row(answered)), None)
