"""What the record knows: clubs and competitions."""

from typing import Annotated, NamedTuple

from gasp_cli.i18n import say, several
from gasp_cli.kb.record import Record
from gasp_cli.matching import fold
from gasp_cli.results import Answer, Column, Look


class ClubRow(NamedTuple):
    """A club."""

    club: Annotated[str, Column("canonical name", "Club", Look.STRONG)]
    country: Annotated[str, Column("country, FIFA code", "Country", Look.MUTED)]
    aliases: Annotated[list[str], Column("other spellings that find it", "Also", rank=2)]


class CompetitionRow(NamedTuple):
    """A competition."""

    competition: Annotated[str, Column("canonical name", "Competition", Look.STRONG)]
    kind: Annotated[str, Column("league, europe or cup", "Kind", Look.MUTED)]
    country: Annotated[str | None, Column("country, FIFA code; null: none", "Country", rank=2)]
    seasons: Annotated[list[str], Column("seasons of which the record has matches", "Seasons")]
    matches: Annotated[int, Column("matches in the record", "Matches")]
    tie_breaks: Annotated[
        list[str], Column("what parts clubs level on points, in the latest season", "Level", rank=0)
    ]
    aliases: Annotated[list[str], Column("other spellings that find it", "Also", rank=3)]


def clubs(record: Record) -> Answer[ClubRow]:
    """All clubs of the record, by name."""
    rows = [ClubRow(one.name, one.country, list(one.aliases)) for one in record.clubs]
    rows.sort(key=lambda row: fold(row.club))
    note = several("{n} club.", "{n} clubs.", len(rows))
    title, why = say("Clubs of the record"), say("the record has no club")
    return Answer(ClubRow, rows, title, (note,), why)


def competitions(record: Record) -> Answer[CompetitionRow]:
    """All competitions of the record, by rank."""
    rows = []
    for one in record.competitions:
        editions = [edition for edition in record.editions if edition.competition == one.name]
        seasons = [edition.season for edition in editions]
        rules = record.rules_of(one.name, seasons[-1]).tie_breaks if seasons else ()
        rows.append(
            CompetitionRow(
                one.name, str(one.kind), one.country, seasons,
                sum(edition.matches for edition in editions), list(rules), list(one.aliases),
            )
        )  # fmt: skip
    note = several("{n} match.", "{n} matches.", sum(row.matches for row in rows))
    title, why = say("Competitions of the record"), say("the record has no competition")
    return Answer(CompetitionRow, rows, title, (note,), why)
