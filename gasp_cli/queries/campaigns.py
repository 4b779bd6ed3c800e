"""The campaigns in Europe and in the cups, each with the stage reached."""

from collections.abc import Collection, Iterable
from typing import Annotated, NamedTuple

from gasp_cli.domain.campaign import WINNERS, campaign_result
from gasp_cli.domain.club_match import by_edition, club_match, win_draw_loss
from gasp_cli.domain.model import CompetitionKind
from gasp_cli.i18n import join_list, msg, name_term, plural, term
from gasp_cli.kb.record import Record
from gasp_cli.queries.phrases import WHERE, coach_phrase, short_stage
from gasp_cli.results import CellStyle, Column, ResultSet


class CampaignRow(NamedTuple):
    """One season of a competition; qualifying rounds belong to it."""

    season: Annotated[str, Column("season", "Season", CellStyle.STRONG)]
    competition: Annotated[str, Column("competition", "Competition")]
    reached: Annotated[
        str, Column("last stage played, or Winners", "Reached", CellStyle.STRONG, short=short_stage)
    ]
    played: Annotated[int, Column("matches played", "P", priority=2)]
    won: Annotated[int, Column("matches won", "W", CellStyle.GOOD)]
    drawn: Annotated[int, Column("matches drawn, shoot-outs among them", "D", CellStyle.EVEN)]
    lost: Annotated[int, Column("matches lost", "L", CellStyle.BAD)]
    goals_for: Annotated[int, Column("the club's goals, after extra time", "GF", priority=3)]
    goals_against: Annotated[int, Column("goals of opponents", "GA", priority=3)]
    eliminated_by: Annotated[
        str | None,
        Column("who put the club out of a tie; null after a group or a win", "Knocked out by"),
    ]


def campaigns(
    record: Record, kind: CompetitionKind, seasons: Collection[str] = ()
) -> ResultSet[CampaignRow]:
    """The campaigns in European competitions, or in cups, in the order they were played."""
    club = record.about.club
    rows = []
    for edition, sides in by_edition(record.spell.matches(seasons=seasons, kind=kind)).items():
        # Both legs decide a tie, also a leg under another coach.
        whole = [club_match(club, match) for match in record.season(edition).matches_of(club)]
        end = campaign_result(sides, whole, record.rules_of(edition))
        rows.append(
            CampaignRow(
                edition.season, edition.competition, end.reached, *win_draw_loss(sides),
                end.eliminated_by,
            )
        )  # fmt: skip
    number = plural("{n} campaign", "{n} campaigns", len(rows))
    matches = plural("{n} match", "{n} matches", sum(row.played for row in rows))
    note = msg("{campaigns}, {matches}.", campaigns=number, matches=matches)
    won = won_campaigns(rows)
    notes = (note, msg("Won: {campaigns}.", campaigns=join_list(won))) if won else (note,)
    where, coach = WHERE[kind], record.about.coach
    title = msg("{club} {where} under {coach}", club=name_term(club), where=where, coach=coach)
    why = msg("no campaign {where} {under}", where=where, under=coach_phrase(record))
    return ResultSet(CampaignRow, rows, title, notes, why)


def won_campaigns(rows: Iterable[CampaignRow]) -> list[str]:
    """The campaigns that were won, each as `Europa League 2023-24`."""
    return [
        msg("{competition} {season}", competition=term(row.competition), season=row.season)
        for row in rows
        if row.reached == WINNERS
    ]
