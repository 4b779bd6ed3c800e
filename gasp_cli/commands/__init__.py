"""The commands: a module each, which reads options, asks one question and hands rows over.

A new command is a new module and a line here.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple


class Entry(NamedTuple):
    """A command as the help and completion know it, before its module is imported.

    `rows` names the kinds of row it prints, as `module:class` under `gasp_cli.questions`.
    """

    name: str
    group: str
    help: str
    module: str
    rows: tuple[str, ...] = ()

    def load(self) -> Any:
        """Import the command's module and build the command."""
        module = import_module(f"gasp_cli.commands.{self.module}")
        return module.COMMANDS[self.name].build(self.name)

    def row_kinds(self) -> list[type[Any]]:
        """The kinds of row that the command prints."""
        kinds = []
        for path in self.rows:
            module, _, name = path.partition(":")
            kinds.append(getattr(import_module(f"gasp_cli.questions.{module}"), name))
        return kinds


_LEAGUE = "The league"
_CUPS = "Europe and the cups"
_MATCHES = "Matches"
_RECORD = "The record itself"

COMMANDS = (
    Entry(
        "seasons", _LEAGUE, "League finishes, season by season.", "seasons", ("seasons:SeasonRow",)
    ),
    Entry(
        "table", _LEAGUE, "A league or group table, at any point.", "table", ("table:TableRow",)
    ),
    Entry(
        "europe", _CUPS, "European campaigns, or one season's matches.", "campaigns",
        ("campaigns:CampaignRow", "matches:MatchRow"),
    ),
    Entry(
        "cups", _CUPS, "Cup campaigns, or one season's matches.", "campaigns",
        ("campaigns:CampaignRow", "matches:MatchRow"),
    ),
    Entry("matches", _MATCHES, "Every match, by any of its sides.", "matches",
          ("matches:MatchRow",)),
    Entry("wins", _MATCHES, "Big wins, biggest first.", "wins", ("matches:WinRow",)),
    Entry(
        "versus", _MATCHES, "The balance against each opponent, or one's matches.", "versus",
        ("matches:VersusRow", "matches:MatchRow"),
    ),
    Entry("streaks", _MATCHES, "The longest runs.", "streaks", ("streaks:StreakRow",)),
    Entry("today", _MATCHES, "This day in other years.", "today", ("matches:TodayRow",)),
    Entry("clubs", _RECORD, "The clubs and every spelling of them.", "known",
          ("known:ClubRow",)),
    Entry(
        "competitions", _RECORD, "The competitions, their seasons and rules.", "known",
        ("known:CompetitionRow",),
    ),
    Entry("schema", _RECORD, "The JSON Schema of a command's rows.", "schema"),
)  # fmt: skip
