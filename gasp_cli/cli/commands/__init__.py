"""The commands: a module each, which reads options, asks one question and hands rows over.

CONTRIBUTING, "A new command", says how to add one.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple

from gasp_cli.i18n import msg


class CommandSpec(NamedTuple):
    """A command as the help and completion know it, before its module is imported.

    `rows` names the kinds of row it prints, as `module:class` under `gasp_cli`.
    """

    name: str
    group: str
    help: str
    module: str
    rows: tuple[str, ...] = ()

    @property
    def draft_rows(self) -> tuple[str, ...]:
        """The kind of row that it prints of a draft, named likewise, where that is another."""
        return DRAFT_ROWS.get(self.name, ())

    def load(self) -> Any:
        """Import the command's module and build the command."""
        module = import_module(f"gasp_cli.cli.commands.{self.module}")
        return module.COMMANDS[self.name].build(self.name)

    def row_kinds(self) -> list[type[Any]]:
        """The kinds of row that the command prints."""
        return [_kind(path) for path in self.rows]

    def draft_kinds(self) -> list[type[Any]]:
        """The kinds of row that it prints of a draft, where those are others."""
        return [_kind(path) for path in self.draft_rows]


def _kind(path: str) -> type[Any]:
    module, _, name = path.partition(":")
    kind: type[Any] = getattr(import_module(f"gasp_cli.{module}"), name)
    return kind


def group_of(title: str, *commands: tuple[str, ...]) -> list[CommandSpec]:
    """The commands of a group: name, line of help, module, and the kinds of row."""
    return [
        CommandSpec(name, title, meaning, module, tuple(rows))
        for name, meaning, module, *rows in commands
    ]


DRAFT_ROWS = {"check": ("queries.statements:CheckedStatement",)}
"""By command, what it prints of a draft."""

# fmt: off
COMMANDS = (
    *group_of(
        msg("The league"),
        ("seasons", "League finishes, season by season.", "seasons", "queries.seasons:SeasonRow"),
        ("season", "One season on one screen.", "season"),
        ("chart", "Positions, points, goals or a race, drawn.", "chart", "queries.chart:ChartRow"),
        ("table", "A league or group table, at any point.", "table", "queries.table:TableRow"),
    ),
    *group_of(
        msg("Europe and the cups"),
        ("europe", "European campaigns, or one season's matches.",
         "campaigns", "queries.campaigns:CampaignRow", "queries.matches:MatchRow"),
        ("cups", "Cup campaigns, or one season's matches.",
         "campaigns", "queries.campaigns:CampaignRow", "queries.matches:MatchRow"),
    ),
    *group_of(
        msg("Matches"),
        ("matches", "Every match, by any of its sides.", "matches", "queries.matches:MatchRow"),
        ("wins", "Big wins, biggest first.", "wins", "queries.big_wins:WinRow"),
        ("versus", "The balance against each opponent, or one's matches.",
         "versus", "queries.head_to_head:VersusRow", "queries.matches:MatchRow"),
        ("streaks", "The longest runs.", "streaks", "queries.streaks:StreakRow"),
        ("scorers", "Who scored, in Europe and the cups.",
         "scorers", "queries.scorers:ScorerRow", "queries.scorers:GoalRow"),
        ("today", "This day in other years.", "today", "queries.on_this_day:TodayRow"),
    ),
    *group_of(
        msg("What the sources say"),
        ("facts", "Everything the sources say, cited and judged.",
         "facts_and_people", "queries.facts:FactRow"),
        ("quotes", "Who said what, when and where.", "quotes", "queries.quotes:QuoteRow"),
        ("people", "The people in the story, or everything about one.",
         "facts_and_people", "queries.people:PersonRow", "queries.facts:FactRow"),
        ("transfers", "Who left and came, as far as the sources say.",
         "careers", "queries.careers:TransferRow"),
        ("career", "Posts held, the coach's first.", "careers", "queries.careers:CareerRow"),
        ("honours", "Prizes and trophies.", "careers", "queries.careers:HonourRow"),
        ("timeline", "What happened when, facts and decisive matches.",
         "timeline", "queries.timeline:TimelineRow"),
        ("reference", "What other sources state, with addresses.",
         "reference", "queries.reference:ReferenceRow"),
        ("sources", "The sources, and how many facts cite each.",
         "sources", "queries.sources:SourceRow"),
    ),
    *group_of(
        msg("What the record makes of it"),
        ("claims", "What can be checked, recomputed from the record.",
         "claims", "queries.claims:ClaimRow"),
        ("disputes", "What two sources, or a source and the record, say differently.",
         "disputes", "queries.disputes:DisputeRow"),
        ("check", "Hold your own sentence, or a whole draft, against the record.",
         "check", "queries.check_claims:CheckRow"),
        ("ask", "Ask a question in plain words.", "ask", "queries.answers:AnswerRow"),
        ("measures", "What the record can be asked, by name, for gasp check.",
         "measures", "queries.measures:MeasureRow"),
    ),
    *group_of(
        msg("Find and cite"),
        ("search", "Find facts, people, matches, sources and clubs by words.",
         "search", "queries.search:Hit"),
        ("show", "Everything known of one fact, match, person, source or club.", "show_and_cite"),
        ("cite", "A citation to paste into an article or a bibliography.", "show_and_cite"),
        ("help", "Exit codes, formats, verdicts: what goes for all commands.", "help"),
    ),
    *group_of(
        msg("The record itself"),
        ("clubs", "The clubs and every spelling of them.",
         "clubs_and_competitions", "queries.clubs_and_competitions:ClubRow"),
        ("competitions", "The competitions, their seasons and rules.",
         "clubs_and_competitions", "queries.clubs_and_competitions:CompetitionRow"),
        ("coverage", "What the record covers, season by season, and under which licence.",
         "coverage", "queries.coverage:CoverageRow"),
        ("schema", "The JSON Schema of a command's rows, or of a table.", "schema"),
    ),
    *group_of(
        msg("Your own knowledge base"),
        ("kb", "Make, fill, check and export a knowledge base of your own.", "kb"),
    ),
)
# fmt: on
