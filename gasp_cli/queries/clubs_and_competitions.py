"""The clubs and competitions of the record."""

from typing import Annotated, NamedTuple

from gasp_cli.i18n import msg, plural
from gasp_cli.kb.record import Record
from gasp_cli.matching import normalise
from gasp_cli.results import CellStyle, Column, ResultSet


class ClubRow(NamedTuple):
    """A club."""

    club: Annotated[str, Column("canonical name", "Club", CellStyle.STRONG)]
    country: Annotated[str, Column("country, FIFA code", "Country", CellStyle.MUTED, 2)]
    aliases: Annotated[list[str], Column("other spellings that find it", "Also", priority=2)]


class CompetitionRow(NamedTuple):
    """A competition."""

    competition: Annotated[str, Column("canonical name", "Competition", CellStyle.STRONG)]
    kind: Annotated[str, Column("league, europe or cup", "Kind", CellStyle.MUTED, 2)]
    country: Annotated[str | None, Column("country, FIFA code; null: none", "Country", priority=3)]
    seasons: Annotated[list[str], Column("seasons of which the record has matches", "Seasons")]
    matches: Annotated[int, Column("matches in the record", "Matches")]
    tie_breaks: Annotated[list[str], Column("tie-breaks of the latest season", "Level", priority=0)]
    aliases: Annotated[list[str], Column("other spellings that find it", "Also", priority=3)]


def clubs(record: Record) -> ResultSet[ClubRow]:
    """All clubs of the record, by name."""
    rows = [ClubRow(club.name, club.country, list(club.aliases)) for club in record.clubs]
    rows.sort(key=lambda row: normalise(row.club))
    note = plural("{n} club.", "{n} clubs.", len(rows))
    title, why = msg("Clubs of the record"), msg("the record has no club")
    return ResultSet(ClubRow, rows, title, (note,), why)


def competitions(record: Record) -> ResultSet[CompetitionRow]:
    """All competitions of the record, by rank."""
    rows = []
    for competition in record.competitions:
        name, kind, country = competition.name, str(competition.kind), competition.country
        editions = [edition for edition in record.editions if edition.competition == name]
        seasons = [edition.season for edition in editions]
        tie_breaks = list(record.rules_of(editions[-1].key).tie_breaks) if editions else []
        matches, aliases = sum(edition.matches for edition in editions), list(competition.aliases)
        rows.append(CompetitionRow(name, kind, country, seasons, matches, tie_breaks, aliases))
    note = plural("{n} match.", "{n} matches.", sum(row.matches for row in rows))
    title, why = msg("Competitions of the record"), msg("the record has no competition")
    return ResultSet(CompetitionRow, rows, title, (note,), why)
