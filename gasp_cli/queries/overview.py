"""The whole of a knowledge base at a glance."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from gasp_cli.claims.judge import Judge
from gasp_cli.claims.verdict import Verdict
from gasp_cli.domain.campaign import WINNERS
from gasp_cli.domain.club_match import Balance, Side, balance
from gasp_cli.domain.model import STAGES, About, Kind, Result, is_table_stage
from gasp_cli.i18n import Phrase, say, word
from gasp_cli.kb.club_matches import all_sides
from gasp_cli.kb.record import Record
from gasp_cli.kb.story import Story
from gasp_cli.queries.big_wins import WinRow, wins
from gasp_cli.queries.campaigns import CampaignRow, campaigns
from gasp_cli.queries.matches import MatchRow, match_row
from gasp_cli.queries.seasons import SeasonRow, seasons
from gasp_cli.results import Answer

NIGHTS = BIGGEST = 3
"""European nights and biggest wins that a glance takes in."""


class Overview(NamedTuple):
    """A coach's years at a club; a card of `gasp show` in its shape.

    `verdicts` has how many facts have each verdict, `nights` are the wins deepest into Europe.
    """

    about: About
    balance: Balance
    seasons: Answer[SeasonRow]
    clubs: int
    europe: Answer[CampaignRow]
    cups: Answer[CampaignRow]
    nights: Answer[MatchRow]
    wins: Answer[WinRow]
    verdicts: Counter[str]
    sources: int

    @property
    def kind(self) -> str:
        """What it is."""
        return "overview"

    @property
    def title(self) -> Phrase:
        """Its headline."""
        return say("{club} under {coach}", club=self.about.club, coach=self.about.coach)

    @property
    def trophies(self) -> list[str]:
        """What was won: `Europa League 2023-24`."""
        rows = [*self.europe.rows, *self.cups.rows]
        return [
            say("{competition} {season}", competition=word(row.competition), season=row.season)
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
    def sections(self) -> dict[str, Answer[Any]]:
        """The rows that belong to it."""
        return {
            "seasons": self.seasons, "europe": self.europe, "cups": self.cups,
            "nights": self.nights, "wins": self.wins,
        }  # fmt: skip


def overview(story: Story) -> Overview:
    """What a bare `gasp` shows."""
    record = story.record
    sides = all_sides(record)
    judge = Judge(story)
    europe = campaigns(record, Kind.EUROPE)
    biggest = wins(record, margin=1)
    leagues = [record.edition(*one) for one in record.spell_seasons]
    return Overview(
        record.about,
        balance(sides),
        seasons(record),
        max((len(one.clubs) for one in leagues if one), default=0),
        europe,
        campaigns(record, Kind.CUP),
        Answer(MatchRow, list(map(match_row, nights(record, sides))), say("European nights")),
        biggest._replace(rows=biggest.rows[:BIGGEST]),
        Counter(str(judge.judge(fact).verdict) for fact in story.facts),
        len(story.sources),
    )


def nights(record: Record, sides: Sequence[Side]) -> list[Side]:
    """The wins deepest into a European competition: a final before a semi-final, then by margin.

    Only ties count, so that a big win in a group is none.
    """
    won = [
        side
        for side in sides
        if side.result is Result.WON
        and record.kind_of(side.match.competition) is Kind.EUROPE
        and not is_table_stage(side.match.stage)
    ]
    won.sort(
        key=lambda side: (
            -STAGES.index(side.match.stage), side.goals_against - side.goals_for,
            -side.goals_for, side.match.date,
        )
    )  # fmt: skip
    return won[:NIGHTS]
