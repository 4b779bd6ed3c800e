"""The commands, one module for each: options in, one query, rows out.

CONTRIBUTING, "A new command", says how to add one.
"""

from importlib import import_module
from typing import Any, NamedTuple

from gasp_cli.i18n import msg


class CommandSpec(NamedTuple):
    """A command as help and completion need it, before its module is imported.

    `rows` names the types of the rows it prints, as `module:class` under `gasp_cli`, or as a
    `module:function` that returns them.
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
        """Import the module and build the command of this name."""
        return self.definition().build(self.name)

    def definition(self) -> Any:
        """Import the module; what the command of this name, or this name with a `_`, is made of."""
        names = vars(import_module(f"gasp_cli.cli.commands.{self.module}"))
        return names.get(self.name) or names[f"{self.name}_"]

    def row_kinds(self) -> list[type[Any]]:
        """The types of the rows that the command prints."""
        return _types(self.rows)

    def draft_kinds(self) -> list[type[Any]]:
        """The types of the rows that it prints of a draft, where those are others."""
        return _types(self.draft_rows)


def _types(paths: tuple[str, ...]) -> list[type[Any]]:
    types: list[type[Any]] = []
    for path in paths:
        module, _, name = path.partition(":")
        row_type = getattr(import_module(f"gasp_cli.{module}"), name)
        types += [row_type] if isinstance(row_type, type) else row_type()
    return types


def group_of(title: str, *commands: tuple[str, ...]) -> list[CommandSpec]:
    """The commands of a group: name, line of help, module, and the row types."""
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
        ("table", "A league or group table, final or on any day.",
         "table", "queries.table:TableRow"),
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
        ("matches", "Every match, by season, competition, opponent, venue or result.",
         "matches", "queries.matches:MatchRow"),
        ("wins", "Big wins, biggest first.", "wins", "queries.big_wins:WinRow"),
        ("defeats", "Heavy defeats, heaviest first.", "wins", "queries.big_wins:DefeatRow"),
        ("versus", "The record against each opponent, or all matches against one.",
         "versus", "queries.head_to_head:VersusRow", "queries.matches:MatchRow"),
        ("compare", "Two seasons, opponents or parts of a season, side by side.",
         "compare", "queries.compare:SeasonComparison", "queries.compare:OpponentComparison"),
        ("streaks", "The longest runs.", "streaks", "queries.streaks:StreakRow"),
        ("scorers", "Who scored most, or when one player scored.",
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
        ("transfers", "Players sold and signed, according to the sources.",
         "careers", "queries.careers:TransferRow"),
        ("career", "Playing and coaching careers.", "careers", "queries.careers:CareerRow"),
        ("honours", "Prizes and trophies.", "careers", "queries.careers:HonourRow"),
        ("timeline", "Dated facts and key matches.",
         "timeline", "queries.timeline:TimelineRow"),
        ("reference", "The statements of other sources, with addresses.",
         "reference", "queries.reference:row_types"),
        ("sources", "The sources, and how many facts cite each.",
         "sources", "queries.sources:SourceRow"),
    ),
    *group_of(
        msg("What the record makes of it"),
        ("claims", "The claims that can be checked, recomputed from the record.",
         "claims", "queries.claims:ClaimRow"),
        ("disputes", "Contradictions between two sources, or a source and the record.",
         "disputes", "queries.disputes:DisputeRow"),
        ("check", "Check a sentence, or a whole draft, against the record.",
         "check", "queries.check_claims:CheckRow"),
        ("ask", "Ask a question in plain words.", "ask", "queries.answers:AnswerRow"),
        ("measures", "The measures, by name, for gasp check.",
         "measures", "queries.measures:MeasureRow"),
    ),
    *group_of(
        msg("Find and cite"),
        ("search", "Find facts, people, matches, clubs, sources and reference rows.",
         "search", "queries.search:Hit"),
        ("show", "Everything known of one fact, match, person, source or club.", "show_and_cite"),
        ("explore", "All of it on a full screen, under the arrow keys.", "explore"),
        ("cite", "A citation to paste into an article or a bibliography.", "show_and_cite"),
        ("help", "Exit codes, formats, verdicts and environment, for all commands.",
         "help"),
    ),
    *group_of(
        msg("The record itself"),
        ("clubs", "The clubs and every spelling of them.",
         "clubs_and_competitions", "queries.clubs_and_competitions:ClubRow"),
        ("competitions", "The competitions, their seasons and rules.",
         "clubs_and_competitions", "queries.clubs_and_competitions:CompetitionRow"),
        ("coverage", "The coverage of the record, season by season, with licences.",
         "coverage", "queries.coverage:CoverageRow"),
        ("schema", "The JSON Schema of a command's rows, or of a table.", "schema"),
    ),
    *group_of(
        msg("Your own knowledge base"),
        ("kb", "Make, fill, check and export a knowledge base of your own.", "kb"),
    ),
)
# fmt: on
