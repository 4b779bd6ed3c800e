"""The whole of a knowledge base at a glance."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from gasp_cli.claims.judge import Judge
from gasp_cli.claims.verdict import Verdict
from gasp_cli.domain.campaign import WINNERS
from gasp_cli.domain.club_match import ClubMatch, WinDrawLoss, win_draw_loss
from gasp_cli.domain.model import STAGES, CompetitionKind, Result, Subject, is_table_stage
from gasp_cli.i18n import Message, msg, term
from gasp_cli.kb.club_matches import club_matches
from gasp_cli.kb.record import Record
from gasp_cli.kb.story import Story
from gasp_cli.queries.big_wins import WinRow, wins
from gasp_cli.queries.campaigns import CampaignRow, campaigns
from gasp_cli.queries.matches import MatchRow, match_row
from gasp_cli.queries.seasons import SeasonRow, seasons
from gasp_cli.results import ResultSet

NIGHTS = BIGGEST = 3
"""European nights and biggest wins that a glance takes in."""


class Overview(NamedTuple):
    """A coach's years at a club; in the shape of a card.

    `verdicts` has how many facts have each verdict, `nights` are the wins deepest into Europe.
    """

    about: Subject
    balance: WinDrawLoss
    seasons: ResultSet[SeasonRow]
    clubs: int
    europe: ResultSet[CampaignRow]
    cups: ResultSet[CampaignRow]
    nights: ResultSet[MatchRow]
    wins: ResultSet[WinRow]
    verdicts: Counter[str]
    sources: int

    @property
    def kind(self) -> str:
        """What it is."""
        return "overview"

    @property
    def title(self) -> Message:
        """Its headline."""
        return msg("{club} under {coach}", club=self.about.club, coach=self.about.coach)

    @property
    def trophies(self) -> list[str]:
        """What was won: `Europa League 2023-24`."""
        rows = [*self.europe.rows, *self.cups.rows]
        return [
            msg("{competition} {season}", competition=term(row.competition), season=row.season)
            for row in rows
            if row.reached == WINNERS
        ]

    @property
    def fields(self) -> dict[str, Any]:
        """The sum of it all."""
        return {
            "club": self.about.club, "coach": self.about.coach, "since": self.about.since,
            "until": self.about.until, **self.balance._asdict(), "trophies": self.trophies,
            "sources": self.sources, "facts": self.verdicts.total(),
        } | {str(verdict): self.verdicts[verdict] for verdict in Verdict}  # fmt: skip

    @property
    def links(self) -> dict[str, str]:
        """The addresses of what stands in its fields: of none."""
        return {}

    @property
    def sections(self) -> dict[str, ResultSet[Any]]:
        """The rows that belong to it."""
        return {
            "seasons": self.seasons, "europe": self.europe, "cups": self.cups,
            "nights": self.nights, "wins": self.wins,
        }  # fmt: skip


def overview(story: Story) -> Overview:
    """What a bare `gasp` shows."""
    record = story.record
    sides = club_matches(record)
    judge = Judge(story)
    europe = campaigns(record, CompetitionKind.EUROPE)
    biggest = wins(record, margin=1)
    leagues = [record.edition(*spell_season) for spell_season in record.spell_seasons]
    return Overview(
        record.about,
        win_draw_loss(sides),
        seasons(record),
        max((len(edition.clubs) for edition in leagues if edition), default=0),
        europe,
        campaigns(record, CompetitionKind.CUP),
        ResultSet(
            MatchRow,
            list(map(match_row, european_highlights(record, sides))),
            msg("European nights"),
        ),
        biggest._replace(rows=biggest.rows[:BIGGEST]),
        Counter(str(judge.judge(fact).verdict) for fact in story.facts),
        len(story.sources),
    )


def european_highlights(record: Record, sides: Sequence[ClubMatch]) -> list[ClubMatch]:
    """The wins deepest into a European competition: a final before a semi-final, then by margin.

    Only ties count, so that a big win in a group is none.
    """
    won = [
        side
        for side in sides
        if side.result is Result.WON
        and record.kind_of(side.match.competition) is CompetitionKind.EUROPE
        and not is_table_stage(side.match.stage)
    ]
    won.sort(
        key=lambda side: (
            -STAGES.index(side.match.stage), side.goals_against - side.goals_for,
            -side.goals_for, side.match.date,
        )
    )  # fmt: skip
    return won[:NIGHTS]
