"""One season of the club, whole: the league, the cups and Europe, and what is said of it."""

from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple

from gasp_cli.domain.club_match import Side, balance
from gasp_cli.domain.model import Kind, Venue
from gasp_cli.errors import GaspError
from gasp_cli.i18n import Phrase, say
from gasp_cli.kb.club_matches import all_sides
from gasp_cli.kb.record import Record
from gasp_cli.kb.story import Story
from gasp_cli.queries.big_wins import WinRow, wins
from gasp_cli.queries.campaigns import CampaignRow, campaigns
from gasp_cli.queries.facts import FactRow, facts
from gasp_cli.queries.matches import MatchRow, match_row
from gasp_cli.queries.phrases import no_league_season
from gasp_cli.queries.season_progress import CourseRow, course
from gasp_cli.queries.seasons import SeasonRow, is_whole, season_row
from gasp_cli.queries.streaks import StreakRow, streaks
from gasp_cli.queries.table import TableRow, table
from gasp_cli.results import Answer, Column, Look, columns

AROUND = 2
"""Places above and below the club's own that a slice of a table shows."""


class VenueRow(NamedTuple):
    """The league matches at home, or away."""

    venue: Annotated[str, Column("home or away", "", Look.STRONG)]
    played: Annotated[int, Column("matches played", "P")]
    won: Annotated[int, Column("matches won", "W", Look.GOOD)]
    drawn: Annotated[int, Column("matches drawn", "D", Look.EVEN)]
    lost: Annotated[int, Column("matches lost", "L", Look.BAD)]
    goals_for: Annotated[int, Column("goals scored", "GF")]
    goals_against: Annotated[int, Column("goals conceded", "GA")]
    points: Annotated[int, Column("points won on the pitch", "Pts", Look.STRONG)]


class SeasonReview(NamedTuple):
    """All of a season; a card of `gasp show` in its shape, so that it prints as one object.

    `clubs` are those of the league, and `whole` says whether it has been played to its end.
    """

    club: str
    finish: SeasonRow
    whole: bool
    clubs: int
    table: Answer[TableRow]
    venues: Answer[VenueRow]
    course: Answer[CourseRow]
    results: Answer[MatchRow]
    campaigns: Answer[CampaignRow]
    streaks: Answer[StreakRow]
    wins: Answer[WinRow]
    facts: Answer[FactRow]

    @property
    def kind(self) -> str:
        """What it is."""
        return "season"

    @property
    def title(self) -> Phrase:
        """Its headline."""
        return say("{club} {season}", club=self.club, season=self.finish.season)

    @property
    def fields(self) -> dict[str, Any]:
        """What `gasp seasons` says of it."""
        return {"club": self.club} | dict(zip(columns(SeasonRow), self.finish, strict=True))

    @property
    def links(self) -> Mapping[str, str]:
        """The addresses of what is cited."""
        return self.facts.links

    @property
    def sections(self) -> dict[str, Answer[Any]]:
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
    sides = all_sides(record, seasons=(name,))
    of_league = [side for side in sides if side.match.competition == league]
    stops = course(record, league, name, [about.club])[about.club]
    competed = [
        row for kind in (Kind.EUROPE, Kind.CUP) for row in campaigns(record, kind, name).rows
    ]
    return SeasonReview(
        about.club, finish, is_whole(record, league, name), len(whole),
        Answer(
            TableRow, whole[first : first + 2 * AROUND + 1], say("League table"), marked=about.club
        ),
        Answer(VenueRow, _venues(record, league, name, of_league), say("Home and away")),
        Answer(CourseRow, stops, say("Matchday by matchday")),
        Answer(MatchRow, list(map(match_row, sides)), say("Results")),
        Answer(CampaignRow, competed, say("Europe and cups")),
        streaks(record, season=name),
        wins(record, season=name, margin=1),
        facts(story, season=name),
    )  # fmt: skip


def _venues(record: Record, league: str, season: str, sides: list[Side]) -> list[VenueRow]:
    """The balance at home and away; what was played on neutral ground is neither."""
    rules = record.rules_of(league, season)
    rows = []
    for venue in (Venue.HOME, Venue.AWAY):
        own = balance([side for side in sides if side.venue is venue])
        if own.played:
            points = rules.win * own.won + rules.draw * own.drawn
            rows.append(VenueRow(str(venue), *own, points))
    return rows
