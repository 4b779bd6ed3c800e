"""One season of the club: the league, the cups, Europe, and the facts about it."""

from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple

from gasp_cli.domain.club_match import ClubMatch, win_draw_loss
from gasp_cli.domain.model import CompetitionKind, EditionKey, Venue
from gasp_cli.errors import GaspError
from gasp_cli.i18n import Message, msg, name_term, plural, term
from gasp_cli.kb.record import Record
from gasp_cli.kb.standings import is_played_out
from gasp_cli.kb.story import Story
from gasp_cli.queries.big_wins import WinRow, wins
from gasp_cli.queries.campaigns import CampaignRow, campaigns
from gasp_cli.queries.facts import FactRow, facts
from gasp_cli.queries.matches import MatchRow, match_row
from gasp_cli.queries.phrases import (
    Drawn,
    GoalsConceded,
    GoalsScored,
    Lost,
    Won,
    no_league_season,
    ordinal,
)
from gasp_cli.queries.scorers import ScorerRow, top_scorers
from gasp_cli.queries.season_progress import SeasonProgressRow, season_progress
from gasp_cli.queries.seasons import SeasonRow, outside_the_spell, season_row
from gasp_cli.queries.streaks import StreakRow, streaks
from gasp_cli.queries.table import TableRow, table
from gasp_cli.results import CellStyle, Column, ResultSet, columns

AROUND = 2
"""Places above and below the club's own that a slice of a table shows."""


class VenueRow(NamedTuple):
    """The league matches at home, or away."""

    venue: Annotated[str, Column("home or away", "", CellStyle.STRONG)]
    played: Annotated[int, Column("matches played", "P")]
    won: Won
    drawn: Drawn
    lost: Lost
    goals_for: GoalsScored
    goals_against: GoalsConceded
    points: Annotated[int, Column("points won on the pitch", "Pts", CellStyle.STRONG)]


class SeasonReview(NamedTuple):
    """A whole season; printed as one object.

    `whole` says whether the league season is over; `clubs` is the number of clubs in it.
    """

    club: str
    finish: SeasonRow
    whole: bool
    clubs: int
    table: ResultSet[TableRow]
    venues: ResultSet[VenueRow]
    course: ResultSet[SeasonProgressRow]
    results: ResultSet[MatchRow]
    campaigns: ResultSet[CampaignRow]
    streaks: ResultSet[StreakRow]
    wins: ResultSet[WinRow]
    facts: ResultSet[FactRow]
    scorers: ResultSet[ScorerRow]
    remarks: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """Its kind of card."""
        return "season"

    @property
    def title(self) -> Message:
        """Its headline."""
        return msg("{club} {season}", club=name_term(self.club), season=self.finish.season)

    @property
    def standing(self) -> Message:
        """The club's place in the league, and its points."""
        finish = self.finish
        points = plural("{n} point", "{n} points", finish.points)
        place = ordinal(finish.position)
        where = {"competition": term(finish.competition), "place": place, "points": points}
        if self.whole:
            return msg("{competition}: {place}, {points}", **where)
        return msg("{competition}: {place} so far, {points}", **where)

    @property
    def summary(self) -> Message:
        """The season in one sentence, as a citation has it."""
        return msg(
            "{season}, {standing}; {won} won, {drawn} drawn, {lost} lost;"
            " goals {goals_for}-{goals_against}",
            **self.finish._asdict() | {"season": self.title, "standing": self.standing},
        )  # fmt: skip

    @property
    def fields(self) -> dict[str, Any]:
        """The club's finish."""
        return {"club": self.club} | dict(zip(columns(SeasonRow), self.finish, strict=True))

    @property
    def links(self) -> Mapping[str, str]:
        """The addresses of its citations."""
        return self.facts.links

    @property
    def sections(self) -> dict[str, ResultSet[Any]]:
        """Its parts that are rows, by name."""
        parts = self._asdict().items()
        return {name: rows for name, rows in parts if isinstance(rows, ResultSet)}


def season(story: Story, text: str | int) -> SeasonReview:
    """A league season of the coach's spell, with the club's other matches and the facts.

    Raises `UsageError` for a season that is not on record, `GaspError` for one outside the spell.
    """
    record = story.record
    club, name = record.about.club, record.find_season(text)
    league = record.spell.season(name)
    finish = season_row(record, league) if league else None
    if league is None or finish is None:
        raise GaspError(*no_league_season(record, name))
    rows = table(record, name).rows
    place = [row.club for row in rows].index(club)
    first = max(min(place - AROUND, len(rows) - 2 * AROUND - 1), 0)
    around = rows[first : first + 2 * AROUND + 1]
    sides = record.spell.matches(seasons=(name,))
    progress = season_progress(record, league, [club])[club]
    competed = [
        row
        for kind in (CompetitionKind.EUROPE, CompetitionKind.CUP)
        for row in campaigns(record, kind, (name,)).rows
    ]
    return SeasonReview(
        club, finish, is_played_out(record, league), len(rows),
        ResultSet(TableRow, around, msg("League table"), highlight=club),
        ResultSet(VenueRow, _venues(record, league, sides), msg("Home and away")),
        ResultSet(SeasonProgressRow, progress, msg("Matchday by matchday")),
        ResultSet(MatchRow, list(map(match_row, sides)), msg("Results")),
        ResultSet(CampaignRow, competed, msg("Europe and cups")),
        streaks(record, season=name), wins(record, season=name, margin=1),
        facts(story, season=name), top_scorers(story, name),
        tuple(outside_the_spell(record, [finish])),
    )  # fmt: skip


def _venues(record: Record, league: EditionKey, sides: list[ClubMatch]) -> list[VenueRow]:
    """The league records at home and away; neutral ground is neither."""
    rules = record.rules_of(league)
    of_league = [side for side in sides if side.match.edition == league]
    rows = []
    for venue in (Venue.HOME, Venue.AWAY):
        balance = win_draw_loss([side for side in of_league if side.venue is venue])
        if balance.played:
            points = rules.points(balance.won, balance.drawn)
            rows.append(VenueRow(str(venue), *balance, points))
    return rows
