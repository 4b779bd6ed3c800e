"""A knowledge base at a glance."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from gasp_cli.claims.judge import judge_of
from gasp_cli.claims.verdict import Verdict
from gasp_cli.domain.club_match import ClubMatch, WinDrawLoss, win_draw_loss
from gasp_cli.domain.model import STAGES, CompetitionKind, Result, Subject, is_table_stage
from gasp_cli.i18n import Message, msg, name_term
from gasp_cli.kb.record import Record
from gasp_cli.kb.story import Story
from gasp_cli.queries.big_wins import WinRow, biggest_first, wins
from gasp_cli.queries.campaigns import CampaignRow, campaigns, won_campaigns
from gasp_cli.queries.matches import MatchRow, match_row
from gasp_cli.queries.scorers import ScorerRow, top_scorers
from gasp_cli.queries.seasons import SeasonRow, seasons
from gasp_cli.results import ResultSet

NIGHTS = BIGGEST = 3
"""Numbers of European nights and of biggest wins in an overview."""


class Overview(NamedTuple):
    """A coach's years at a club; printed as a card.

    `verdicts` counts the facts of each verdict, `nights` are the wins latest in Europe.
    """

    about: Subject
    balance: WinDrawLoss
    seasons: ResultSet[SeasonRow]
    clubs: int
    europe: ResultSet[CampaignRow]
    cups: ResultSet[CampaignRow]
    nights: ResultSet[MatchRow]
    wins: ResultSet[WinRow]
    scorers: ResultSet[ScorerRow]
    verdicts: Counter[str]
    sources: int

    @property
    def kind(self) -> str:
        """Its kind of card."""
        return "overview"

    @property
    def title(self) -> Message:
        """Its headline."""
        return msg("{club} under {coach}", club=name_term(self.about.club), coach=self.about.coach)

    @property
    def trophies(self) -> list[str]:
        """The campaigns that were won: `Europa League 2023-24`."""
        return won_campaigns([*self.europe.rows, *self.cups.rows])

    @property
    def fields(self) -> dict[str, Any]:
        """Balance, trophies, sources and verdicts."""
        return {
            "club": self.about.club, "coach": self.about.coach, "since": self.about.since,
            "until": self.about.until, **self.balance._asdict(), "trophies": self.trophies,
            "sources": self.sources, "facts": self.verdicts.total(),
        } | {str(verdict): self.verdicts[verdict] for verdict in Verdict}  # fmt: skip

    @property
    def links(self) -> dict[str, str]:
        """The addresses of citations, of which its fields have none."""
        return {}

    @property
    def sections(self) -> dict[str, ResultSet[Any]]:
        """Its parts that are rows, by name."""
        parts = self._asdict().items()
        return {name: rows for name, rows in parts if isinstance(rows, ResultSet)}


def overview(story: Story) -> Overview:
    """The coach's seasons, campaigns and biggest wins, and the verdicts on the facts."""
    record, judge = story.record, judge_of(story)
    sides = record.spell.matches()
    biggest = wins(record, margin=1)
    leagues = [record.edition(league) for league in record.spell.seasons]
    nights = list(map(match_row, european_nights(record, sides)))
    return Overview(
        record.about, win_draw_loss(sides), seasons(record),
        max((len(edition.clubs) for edition in leagues if edition), default=0),
        campaigns(record, CompetitionKind.EUROPE), campaigns(record, CompetitionKind.CUP),
        ResultSet(MatchRow, nights, msg("European nights")),
        biggest._replace(rows=biggest.rows[:BIGGEST]), top_scorers(story),
        Counter(judge.verdict(fact) for fact in story.facts), len(story.sources),
    )  # fmt: skip


def european_nights(record: Record, sides: Sequence[ClubMatch]) -> list[ClubMatch]:
    """The wins in European knockout ties, latest round first, then by margin; not of groups."""
    won = [
        side
        for side in sides
        if side.result is Result.WON
        and record.kind_of(side.match.competition) is CompetitionKind.EUROPE
        and not is_table_stage(side.match.stage)
    ]
    won.sort(key=biggest_first)
    won.sort(key=lambda night: STAGES.index(night.match.stage), reverse=True)
    return won[:NIGHTS]
