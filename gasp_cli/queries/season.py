"""One season of the club, whole: the league, the cups and Europe, and what is said of it."""

from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple

from gasp_cli.domain.club_match import ClubMatch, win_draw_loss
from gasp_cli.domain.model import CompetitionKind, Venue
from gasp_cli.errors import GaspError
from gasp_cli.i18n import Message, msg
from gasp_cli.kb.club_matches import club_matches
from gasp_cli.kb.record import Record
from gasp_cli.kb.story import Story
from gasp_cli.queries.big_wins import WinRow, wins
from gasp_cli.queries.campaigns import CampaignRow, campaigns
from gasp_cli.queries.facts import FactRow, facts
from gasp_cli.queries.matches import MatchRow, match_row
from gasp_cli.queries.phrases import no_league_season
from gasp_cli.queries.season_progress import SeasonProgressRow, season_progress
from gasp_cli.queries.seasons import SeasonRow, is_whole, season_row
from gasp_cli.queries.streaks import StreakRow, streaks
from gasp_cli.queries.table import TableRow, table
from gasp_cli.results import CellStyle, Column, ResultSet, columns

AROUND = 2
"""Places above and below the club's own that a slice of a table shows."""


class VenueRow(NamedTuple):
    """The league matches at home, or away."""

    venue: Annotated[str, Column("home or away", "", CellStyle.STRONG)]
    played: Annotated[int, Column("matches played", "P")]
    won: Annotated[int, Column("matches won", "W", CellStyle.GOOD)]
    drawn: Annotated[int, Column("matches drawn", "D", CellStyle.EVEN)]
    lost: Annotated[int, Column("matches lost", "L", CellStyle.BAD)]
    goals_for: Annotated[int, Column("goals scored", "GF")]
    goals_against: Annotated[int, Column("goals conceded", "GA")]
    points: Annotated[int, Column("points won on the pitch", "Pts", CellStyle.STRONG)]


class SeasonReview(NamedTuple):
    """All of a season, in the shape of a card, so that it prints as one object.

    `clubs` are those of the league, and `whole` says whether it has been played to its end.
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

    @property
    def kind(self) -> str:
        """What it is."""
        return "season"

    @property
    def title(self) -> Message:
        """Its headline."""
        return msg("{club} {season}", club=self.club, season=self.finish.season)

    @property
    def fields(self) -> dict[str, Any]:
        """The row of the season in the list of seasons."""
        return {"club": self.club} | dict(zip(columns(SeasonRow), self.finish, strict=True))

    @property
    def links(self) -> Mapping[str, str]:
        """The addresses of what is cited."""
        return self.facts.links

    @property
    def sections(self) -> dict[str, ResultSet[Any]]:
        """The rows that belong to it."""
        return {
            "table": self.table, "venues": self.venues, "course": self.course,
            "results": self.results, "campaigns": self.campaigns, "streaks": self.streaks,
            "wins": self.wins, "facts": self.facts,
        }  # fmt: skip


def season(story: Story, given: str) -> SeasonReview:
    """A league season of the coach's spell, with everything that belongs to it.

    Raises `UsageError` for what is no season on record, `GaspError` for one that is none of his.
    """
    record = story.record
    about = record.about
    name = record.find_season(given)
    league = record.spell_league(name)
    finish = season_row(record, league, name) if league else None
    if league is None or finish is None:
        raise GaspError(*no_league_season(record, name))
    whole = table(record, name).rows
    own = [row.club for row in whole].index(about.club)
    first = max(min(own - AROUND, len(whole) - 2 * AROUND - 1), 0)
    sides = club_matches(record, seasons=(name,))
    of_league = [side for side in sides if side.match.competition == league]
    stops = season_progress(record, league, name, [about.club])[about.club]
    competed = [
        row
        for kind in (CompetitionKind.EUROPE, CompetitionKind.CUP)
        for row in campaigns(record, kind, name).rows
    ]
    return SeasonReview(
        about.club,
        finish,
        is_whole(record, league, name),
        len(whole),
        ResultSet(
            TableRow,
            whole[first : first + 2 * AROUND + 1],
            msg("League table"),
            highlight=about.club,
        ),
        ResultSet(VenueRow, _venues(record, league, name, of_league), msg("Home and away")),
        ResultSet(SeasonProgressRow, stops, msg("Matchday by matchday")),
        ResultSet(MatchRow, list(map(match_row, sides)), msg("Results")),
        ResultSet(CampaignRow, competed, msg("Europe and cups")),
        streaks(record, season=name),
        wins(record, season=name, margin=1),
        facts(story, season=name),
    )


def _venues(record: Record, league: str, season: str, sides: list[ClubMatch]) -> list[VenueRow]:
    """The balance at home and away; what was played on neutral ground is neither."""
    rules = record.rules_of(league, season)
    rows = []
    for venue in (Venue.HOME, Venue.AWAY):
        own = win_draw_loss([side for side in sides if side.venue is venue])
        if own.played:
            points = rules.win * own.won + rules.draw * own.drawn
            rows.append(VenueRow(str(venue), *own, points))
    return rows
