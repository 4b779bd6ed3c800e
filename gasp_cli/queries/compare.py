"""Two seasons, two opponents, or two parts of a season, a row each."""

from enum import StrEnum
from typing import Annotated, Any, NamedTuple

from gasp_cli.declarations import field_metadata
from gasp_cli.domain.club_match import ClubMatch, club_match, win_draw_loss
from gasp_cli.domain.model import EditionKey, is_table_stage
from gasp_cli.errors import UsageError
from gasp_cli.i18n import msg, name_term, term, untranslate
from gasp_cli.kb.record import Record
from gasp_cli.kb.standings import is_played_out
from gasp_cli.matching import find_choice
from gasp_cli.queries.head_to_head import versus
from gasp_cli.queries.match_filter import resolve_filter
from gasp_cli.queries.phrases import (
    Drawn,
    GoalDifference,
    GoalsConceded,
    GoalsScored,
    Lost,
    OpponentGoals,
    OwnGoals,
    Won,
)
from gasp_cli.queries.seasons import one_season
from gasp_cli.results import CellStyle, Column, Kind, ResultSet


class SeasonComparison(NamedTuple):
    """A league season, or a part of one, to compare with another."""

    what: Annotated[
        str,
        Column("season, or part: home, away, first, second", "", CellStyle.STRONG, kind=Kind.TERM),
    ]
    season: Annotated[str, Column("season", "Season", priority=2)]
    competition: Annotated[str, Column("league", "League", priority=0)]
    position: Annotated[int | None, Column("final position; null for a part", "Pos")]
    played: Annotated[int, Column("matches played", "P")]
    won: Won
    drawn: Drawn
    lost: Lost
    goals_for: GoalsScored
    goals_against: GoalsConceded
    goal_difference: Annotated[
        int, Column("goals scored less conceded", "GD", CellStyle.SIGNED, priority=2)
    ]
    points: Annotated[
        int, Column("points, net of deductions; of a part those won", "Pts", CellStyle.STRONG)
    ]
    attack_rank: Annotated[
        int | None, Column("rank by goals scored; null for a part", "GF rank", priority=2)
    ]
    defence_rank: Annotated[
        int | None, Column("rank by goals conceded; null for a part", "GA rank", priority=3)
    ]
    qualified_for: Annotated[
        str | None,
        Column("European competition of the season after; null: none known", "Qualified for"),
    ]
    coach: Annotated[
        str | None, Column("coach, as far as is known; of several all", "Coach", priority=0)
    ]


class OpponentComparison(NamedTuple):
    """The balance against an opponent, to compare with another."""

    what: Annotated[str, Column("the opponent", "", CellStyle.STRONG)]
    opponent: Annotated[str, Column("the other club", "Opponent", priority=0)]
    played: Annotated[int, Column("matches played", "P", CellStyle.STRONG)]
    won: Won
    drawn: Drawn
    lost: Lost
    goals_for: OwnGoals
    goals_against: OpponentGoals
    goal_difference: GoalDifference
    first: Annotated[str | None, Column("day of the first match; null: none", "First", priority=2)]
    last: Annotated[str | None, Column("day of the last match; null: none", "Last", priority=2)]


class Part(StrEnum):
    """A part of a league season: a half ends after half of the matchdays."""

    HOME = "home"
    AWAY = "away"
    FIRST = "first"
    SECOND = "second"


_PARTS = tuple(part.value for part in Part)
_PAIRS = ({Part.HOME, Part.AWAY}, {Part.FIRST, Part.SECOND})


def compare(
    record: Record, first: str | int, second: str | int, *, season: str | int | None = None
) -> ResultSet:
    """Two seasons or two opponents; with a season two parts of it: `home away`, `first second`.

    Seasons may lie before or after the coach's spell, opponents count under him. Raises
    `UsageError` for two of different kinds or the same twice, and for unknown names.
    """
    first, second = str(first), str(second)
    if season is not None:
        return _parts(record, first, second, record.find_season(season))
    if any(_is_part(text) for text in (first, second)):
        raise UsageError(
            msg("parts of a season need the season"), msg("name it with --season SEASON")
        )
    are_seasons = [_is_season(text) for text in (first, second)]
    if all(are_seasons):
        return _seasons(record, first, second)
    if any(are_seasons):
        raise UsageError(
            msg("a season cannot be compared with an opponent"),
            msg("name two seasons or two opponents"),
        )
    return _opponents(record, first, second)


def _is_season(text: str) -> bool:
    """Whether a text is a season, or looks like one."""
    return text.strip()[:1].isdigit() and not any(char.isalpha() for char in text)


def _is_part(text: str) -> bool:
    return (untranslate(text, _PARTS) or "").lower() in _PARTS


def _apart(first: str, second: str) -> None:
    if first == second:
        raise UsageError(
            msg("{name} cannot be compared with itself", name=term(first)), msg("name two")
        )


def _title(record: Record, first: str, second: str) -> str:
    club = name_term(record.about.club)
    return msg("{club}: {first} and {second}", club=club, first=first, second=second)


def _seasons(record: Record, first: str, second: str) -> ResultSet[SeasonComparison]:
    names = [record.find_season(first), record.find_season(second)]
    _apart(*names)
    rows, notes = [], list[str]()
    for name in names:
        row, partial = one_season(record, name)
        rows.append(SeasonComparison(name, *row))
        notes += partial
    return ResultSet(SeasonComparison, rows, _title(record, *names), tuple(notes))


def _parts(record: Record, first: str, second: str, season: str) -> ResultSet[SeasonComparison]:
    parts = [Part(find_choice(_PARTS, text, msg("part of a season"))) for text in (first, second)]
    _apart(*parts)
    if set(parts) not in _PAIRS:
        raise UsageError(
            msg("{first} and {second} overlap", first=term(parts[0]), second=term(parts[1])),
            msg("compare home with away, or first with second"),
        )
    whole, partial = one_season(record, season)
    league = EditionKey(whole.competition, season)
    sides = [
        club_match(record.about.club, match)
        for match in record.season(league).matches_of(record.about.club)
        if is_table_stage(match.stage)
    ]
    if Part.FIRST in parts:
        _with_halves(record, league, sides)
    rules = record.rules_of(league)
    rows = []
    for part in parts:
        balance = win_draw_loss([side for side in sides if _belongs(record, side, part)])
        rows.append(
            SeasonComparison(
                str(part), season, league.competition, None, *balance,
                balance.goals_for - balance.goals_against,
                rules.points(balance.won, balance.drawn),
                None, None, None, whole.coach,
            )
        )  # fmt: skip
    which = {"club": name_term(record.about.club), "season": season}
    title = msg("{club} in {season}, home and away", **which)
    if Part.FIRST in parts:
        title = msg("{club} in {season}, half by half", **which)
    return ResultSet(SeasonComparison, rows, title, partial)


def _with_halves(record: Record, league: EditionKey, sides: list[ClubMatch]) -> None:
    """Make sure that a season has halves: it is over, and its rounds have numbers."""
    season, hint = league.season, msg("compare home with away")
    if not is_played_out(record, league):
        what = msg("{season} is not whole in the record, so it has no halves", season=season)
        raise UsageError(what, hint)
    if any(side.match.matchday is None for side in sides):
        what = msg("the rounds of {season} have no numbers, so it has no halves", season=season)
        raise UsageError(what, hint)


def _belongs(record: Record, side: ClubMatch, part: Part) -> bool:
    """Whether a league match is in that part of its season."""
    if part in (Part.HOME, Part.AWAY):
        return str(side.venue) == str(part)
    return record.season(side.match.edition).half_of(side.match) == _PARTS.index(part) - 1


def _opponents(record: Record, first: str, second: str) -> ResultSet[OpponentComparison]:
    names = [record.find_opponent(first), record.find_opponent(second)]
    _apart(*names)
    resolve_filter(record, opponent=names)  # refuses the club itself
    met = {row.opponent: row for row in versus(record).rows}
    rows = [
        OpponentComparison(name, *met[name])
        if name in met
        else OpponentComparison(name, name, 0, 0, 0, 0, 0, 0, 0, None, None)
        for name in names
    ]
    title = _title(record, *names)
    return ResultSet(OpponentComparison, rows, title)


HIGHER_IS_BETTER = {
    "position": False, "won": True, "lost": False, "goals_for": True, "goals_against": False,
    "goal_difference": True, "points": True, "attack_rank": False, "defence_rank": False,
}  # fmt: skip
"""The fields of which a change is good or bad, and whether more is better."""


def differences(answer: ResultSet[Any]) -> dict[str, int]:
    """The second row less the first, of every field that has a number in both."""
    first, second = answer.rows
    return {
        name: after - before
        for name, before, after in zip(field_metadata(answer.row_type), first, second, strict=True)
        if isinstance(before, int) and isinstance(after, int)
    }
