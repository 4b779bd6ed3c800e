"""How far the club came, campaign by campaign, in Europe and in the cups."""

from typing import Annotated, NamedTuple

from gasp_cli.domain.campaign import WINNERS, campaign_result
from gasp_cli.domain.club_match import ClubMatch, club_match, win_draw_loss
from gasp_cli.domain.model import CompetitionKind, EditionKey
from gasp_cli.i18n import join_list, msg, plural, term
from gasp_cli.kb.record import Record
from gasp_cli.queries.phrases import WHERE, coach_phrase
from gasp_cli.results import CellStyle, Column, ResultSet


class CampaignRow(NamedTuple):
    """One season of a competition; qualifying rounds belong to it."""

    season: Annotated[str, Column("season", "Season", CellStyle.STRONG)]
    competition: Annotated[str, Column("competition", "Competition")]
    reached: Annotated[str, Column("last stage played, or Winners", "Reached", CellStyle.STRONG)]
    played: Annotated[int, Column("matches played", "P")]
    won: Annotated[int, Column("matches won", "W", CellStyle.GOOD)]
    drawn: Annotated[int, Column("matches drawn, shoot-outs among them", "D", CellStyle.EVEN)]
    lost: Annotated[int, Column("matches lost", "L", CellStyle.BAD)]
    goals_for: Annotated[int, Column("own goals, after extra time", "GF", priority=2)]
    goals_against: Annotated[int, Column("goals of opponents", "GA", priority=2)]
    eliminated_by: Annotated[
        str | None, Column("who put the club out of a tie; null after a group or a win", "Out to")
    ]


def campaigns(
    record: Record, kind: CompetitionKind, only: str | None = None
) -> ResultSet[CampaignRow]:
    """The campaigns in European competitions, or in cups, in the order they were played.

    Of one season where `only` names it.
    """
    by_campaign: dict[EditionKey, list[ClubMatch]] = {}
    of_kind = (
        edition
        for edition in record.editions
        if record.kind_of(edition.competition) is kind and only in (None, edition.season)
    )
    for side in record.spell.matches_in(of_kind):
        by_campaign.setdefault(side.match.edition, []).append(side)
    rows = []
    for edition, sides in by_campaign.items():
        whole = [
            club_match(record.about.club, match)
            for match in record.season(edition).matches_of(record.about.club)
        ]
        end = campaign_result(sides, whole, record.rules_of(edition))
        rows.append(
            CampaignRow(
                edition.season, edition.competition, end.reached, *win_draw_loss(sides),
                end.eliminated_by,
            )
        )  # fmt: skip
    about = record.about
    where = WHERE[kind]
    won = [
        msg("{competition} {season}", competition=term(row.competition), season=row.season)
        for row in rows
        if row.reached == WINNERS
    ]
    notes = [
        msg(
            "{campaigns}, {matches}.",
            campaigns=plural("{n} campaign", "{n} campaigns", len(rows)),
            matches=plural("{n} match", "{n} matches", sum(row.played for row in rows)),
        )
    ]  # fmt: skip
    if won:
        notes.append(msg("Won: {campaigns}.", campaigns=join_list(won)))
    title = msg("{club} {where} under {coach}", club=about.club, where=where, coach=about.coach)
    why = msg("no campaign {where} {under}", where=where, under=coach_phrase(record))
    return ResultSet(CampaignRow, rows, title, tuple(notes), why)
