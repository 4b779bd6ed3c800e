"""The commands that rows and fields lead to."""

from __future__ import annotations

from typing import Any

from gasp_cli.queries.campaigns import CampaignRow
from gasp_cli.queries.clubs_and_competitions import CompetitionRow
from gasp_cli.queries.disputes import DisputeRow
from gasp_cli.queries.head_to_head import VersusRow
from gasp_cli.queries.measures import MeasureRow
from gasp_cli.queries.seasons import SeasonRow
from gasp_cli.queries.streaks import StreakRow
from gasp_cli.queries.table import TableRow

Command = tuple[str, ...]

_SHOWN = ("id", "name", "player", "person", "scorer", "opponent", "club")
"""The fields that name what a row is about, the first that it has."""
_SHOWN_OF_CARDS = {"about", "home", "away", "speaker", "club", "person", "player", "scorer"}


def of_row(row: Any) -> Command:
    """The command that a row leads to; empty for none."""
    special = _special(row)
    if special is not None:
        return special
    for name in _SHOWN:
        value = getattr(row, name, None)
        if value and isinstance(value, str):
            return ("show", value)
    return ()


def _special(row: Any) -> Command | None:
    """The command of a row that is more than a thing to show; None for others."""
    match row:
        case SeasonRow():
            return ("season", row.season)
        case CampaignRow():
            return ("matches", "--season", row.season, "--competition", row.competition)
        case VersusRow():
            return ("versus", row.opponent)
        case StreakRow() if row.from_:
            return ("matches", "--since", row.from_, "--until", row.to)
        case TableRow():
            return ("show", row.club)
        case CompetitionRow():
            return ("matches", "--competition", row.competition)
        case DisputeRow() if row.ids:
            return ("show", row.ids[0])
        case MeasureRow():
            return ()
    return None


def of_field(name: str, value: Any) -> Command:
    """The command that a value of a card's field leads to; empty for none."""
    if not value or not isinstance(value, str):
        return ()
    if name == "citations":
        return ("show", value)
    if name in _SHOWN_OF_CARDS:
        return ("show", value)
    if name == "season":
        return ("season", value)
    return ()


def identifier(command: Command) -> str:
    """The id or name that a command shows; the season of a season; empty for other commands."""
    return command[1] if command[:1] in (("show",), ("season",)) and len(command) > 1 else ""
