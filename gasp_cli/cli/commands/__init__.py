"""The commands: a module each, which reads options, asks one question and hands rows over.

A new command is a new module and a line here.
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

    def load(self) -> Any:
        """Import the command's module and build the command."""
        module = import_module(f"gasp_cli.cli.commands.{self.module}")
        return module.COMMANDS[self.name].build(self.name)

    def row_kinds(self) -> list[type[Any]]:
        """The kinds of row that the command prints."""
        kinds = []
        for path in self.rows:
            module, _, name = path.partition(":")
            kinds.append(getattr(import_module(f"gasp_cli.{module}"), name))
        return kinds


_LEAGUE = msg("The league")
_CUPS = msg("Europe and the cups")
_MATCHES = msg("Matches")
_STORY = msg("What the sources say")
_CHECK = msg("What the record makes of it")
_FIND = msg("Find and cite")
_RECORD = msg("The record itself")
_OWN = msg("Your own knowledge base")

COMMANDS = (
    CommandSpec(
        "seasons",
        _LEAGUE,
        "League finishes, season by season.",
        "seasons",
        ("queries.seasons:SeasonRow",),
    ),
    CommandSpec("season", _LEAGUE, "One season on one screen.", "season"),
    CommandSpec(
        "chart",
        _LEAGUE,
        "Positions, points, goals or a race, drawn.",
        "chart",
        ("queries.chart:ChartRow",),
    ),
    CommandSpec(
        "table",
        _LEAGUE,
        "A league or group table, at any point.",
        "table",
        ("queries.table:TableRow",),
    ),
    CommandSpec(
        "europe",
        _CUPS,
        "European campaigns, or one season's matches.",
        "campaigns",
        ("queries.campaigns:CampaignRow", "queries.matches:MatchRow"),
    ),
    CommandSpec(
        "cups",
        _CUPS,
        "Cup campaigns, or one season's matches.",
        "campaigns",
        ("queries.campaigns:CampaignRow", "queries.matches:MatchRow"),
    ),
    CommandSpec(
        "matches",
        _MATCHES,
        "Every match, by any of its sides.",
        "matches",
        ("queries.matches:MatchRow",),
    ),
    CommandSpec("wins", _MATCHES, "Big wins, biggest first.", "wins", ("queries.big_wins:WinRow",)),
    CommandSpec(
        "versus",
        _MATCHES,
        "The balance against each opponent, or one's matches.",
        "versus",
        ("queries.head_to_head:VersusRow", "queries.matches:MatchRow"),
    ),
    CommandSpec(
        "streaks", _MATCHES, "The longest runs.", "streaks", ("queries.streaks:StreakRow",)
    ),
    CommandSpec(
        "scorers",
        _MATCHES,
        "Who scored, in Europe and the cups.",
        "scorers",
        ("queries.scorers:ScorerRow", "queries.scorers:GoalRow"),
    ),
    CommandSpec(
        "today", _MATCHES, "This day in other years.", "today", ("queries.on_this_day:TodayRow",)
    ),
    CommandSpec(
        "facts",
        _STORY,
        "Everything the sources say, cited and judged.",
        "facts_and_people",
        ("queries.facts:FactRow",),
    ),
    CommandSpec(
        "quotes",
        _STORY,
        "Who said what, when and where.",
        "quotes",
        ("queries.quotes:QuoteRow",),
    ),
    CommandSpec(
        "people",
        _STORY,
        "The people in the story, or everything about one.",
        "facts_and_people",
        ("queries.people:PersonRow", "queries.facts:FactRow"),
    ),
    CommandSpec(
        "transfers",
        _STORY,
        "Who left and came, as far as the sources say.",
        "careers",
        ("queries.careers:TransferRow",),
    ),
    CommandSpec(
        "career",
        _STORY,
        "Posts held, the coach's first.",
        "careers",
        ("queries.careers:CareerRow",),
    ),
    CommandSpec(
        "honours", _STORY, "Prizes and trophies.", "careers", ("queries.careers:HonourRow",)
    ),
    CommandSpec(
        "timeline",
        _STORY,
        "What happened when, facts and decisive matches.",
        "timeline",
        ("queries.timeline:TimelineRow",),
    ),
    CommandSpec(
        "reference",
        _STORY,
        "What other sources state, with addresses.",
        "reference",
        ("queries.reference:ReferenceRow",),
    ),
    CommandSpec(
        "sources",
        _STORY,
        "The sources, and how many facts cite each.",
        "sources",
        ("queries.sources:SourceRow",),
    ),
    CommandSpec(
        "claims",
        _CHECK,
        "What can be checked, recomputed from the record.",
        "claims",
        ("queries.claims:ClaimRow",),
    ),
    CommandSpec(
        "disputes",
        _CHECK,
        "What two sources, or a source and the record, say differently.",
        "disputes",
        ("queries.disputes:DisputeRow",),
    ),
    CommandSpec(
        "check",
        _CHECK,
        "Hold your own sentence against the record.",
        "check",
        ("queries.check_claims:CheckRow",),
    ),
    CommandSpec(
        "measures",
        _CHECK,
        "What the record can be asked, by name, for gasp check.",
        "measures",
        ("queries.measures:MeasureRow",),
    ),
    CommandSpec(
        "search",
        _FIND,
        "Find facts, people, matches, sources and clubs by words.",
        "search",
        ("queries.search:Hit",),
    ),
    CommandSpec(
        "show",
        _FIND,
        "Everything known of one fact, match, person, source or club.",
        "show_and_cite",
    ),
    CommandSpec(
        "cite", _FIND, "A citation to paste into an article or a bibliography.", "show_and_cite"
    ),
    CommandSpec(
        "clubs",
        _RECORD,
        "The clubs and every spelling of them.",
        "clubs_and_competitions",
        ("queries.clubs_and_competitions:ClubRow",),
    ),
    CommandSpec(
        "competitions",
        _RECORD,
        "The competitions, their seasons and rules.",
        "clubs_and_competitions",
        ("queries.clubs_and_competitions:CompetitionRow",),
    ),
    CommandSpec(
        "coverage",
        _RECORD,
        "What the record covers, season by season, and under which licence.",
        "coverage",
        ("queries.coverage:CoverageRow",),
    ),
    CommandSpec(
        "help", _FIND, "Exit codes, formats, verdicts: what goes for all commands.", "help"
    ),
    CommandSpec("schema", _RECORD, "The JSON Schema of a command's rows, or of a table.", "schema"),
    CommandSpec("kb", _OWN, "Make, fill, check and export a knowledge base of your own.", "kb"),
)
