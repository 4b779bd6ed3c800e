"""How far the club came, campaign by campaign, in Europe and in the cups."""

from typing import Annotated, NamedTuple

from gasp_cli.domain.campaign import WINNERS, how_far
from gasp_cli.domain.club_match import Side, balance, side_of
from gasp_cli.domain.model import Kind
from gasp_cli.i18n import listed, say, several, word
from gasp_cli.kb.club_matches import sides_in
from gasp_cli.kb.record import Record
from gasp_cli.queries.phrases import WHERE, under
from gasp_cli.results import Answer, Column, Look


class CampaignRow(NamedTuple):
    """One season of a competition; qualifying rounds belong to it."""

    season: Annotated[str, Column("season", "Season", Look.STRONG)]
    competition: Annotated[str, Column("competition", "Competition")]
    reached: Annotated[str, Column("last stage played, or Winners", "Reached", Look.STRONG)]
    played: Annotated[int, Column("matches played", "P")]
    won: Annotated[int, Column("matches won", "W", Look.GOOD)]
    drawn: Annotated[int, Column("matches drawn, shoot-outs among them", "D", Look.EVEN)]
    lost: Annotated[int, Column("matches lost", "L", Look.BAD)]
    goals_for: Annotated[int, Column("own goals, after extra time", "GF", rank=2)]
    goals_against: Annotated[int, Column("goals of opponents", "GA", rank=2)]
    eliminated_by: Annotated[
        str | None, Column("who put the club out of a tie; null after a group or a win", "Out to")
    ]


def campaigns(record: Record, kind: Kind, only: str | None = None) -> Answer[CampaignRow]:
    """The campaigns in European competitions, or in cups, in the order they were played.

    Of one season where `only` names it.
    """
    by_campaign: dict[tuple[str, str], list[Side]] = {}
    of_kind = (
        one
        for one in record.editions
        if record.kind_of(one.competition) is kind and only in (None, one.season)
    )
    for side in sides_in(record, of_kind):
        by_campaign.setdefault((side.match.season, side.match.competition), []).append(side)
    rows = []
    for (season, competition), sides in by_campaign.items():
        whole = [
            side_of(record.about.club, match)
            for match in record.season(competition, season).of(record.about.club)
        ]
        end = how_far(sides, whole, record.rules_of(competition, season))
        rows.append(
            CampaignRow(season, competition, end.reached, *balance(sides), end.eliminated_by)
        )
    about = record.about
    where = WHERE[kind]
    won = [
        say("{competition} {season}", competition=word(row.competition), season=row.season)
        for row in rows
        if row.reached == WINNERS
    ]
    notes = [
        say(
            "{campaigns}, {matches}.",
            campaigns=several("{n} campaign", "{n} campaigns", len(rows)),
            matches=several("{n} match", "{n} matches", sum(row.played for row in rows)),
        )
    ]  # fmt: skip
    if won:
        notes.append(say("Won: {campaigns}.", campaigns=listed(won)))
    title = say("{club} {where} under {coach}", club=about.club, where=where, coach=about.coach)
    why = say("no campaign {where} {under}", where=where, under=under(record))
    return Answer(CampaignRow, rows, title, tuple(notes), why)
