"""The coverage of the record, season by season."""

from typing import Annotated, NamedTuple

from gasp_cli.i18n import msg, plural
from gasp_cli.kb.record import Record
from gasp_cli.results import CellStyle, Column, ResultSet


class CoverageRow(NamedTuple):
    """One season of one competition, as far as the record has it."""

    competition: Annotated[str, Column("competition", "Competition", CellStyle.STRONG)]
    season: Annotated[str, Column("season", "Season", CellStyle.STRONG)]
    matches: Annotated[int, Column("matches in the record", "Matches")]
    expected: Annotated[int | None, Column("matches by its source; null: not stated", "Expected")]
    scorers: Annotated[bool, Column("whether the record has scorers: it has none", "Scorers")]
    source: Annotated[str, Column("files it comes from", "Source", CellStyle.MUTED, 2)]
    licence: Annotated[str, Column("licence of the source", "Licence", CellStyle.MUTED, 2)]


def coverage(record: Record) -> ResultSet[CoverageRow]:
    """Every season of every competition, by rank of competition."""
    rows = [
        CoverageRow(
            edition.competition, edition.season, edition.matches, edition.expected, False,
            "; ".join(edition.sources), edition.licence,
        )
        for edition in record.editions
    ]  # fmt: skip
    complete = sum(edition.is_complete for edition in record.editions)
    notes = [
        plural(
            "{n} matches; {whole} of {seasons} seasons whole.",
            "{n} matches; {whole} of {seasons} seasons whole.",
            sum(row.matches for row in rows), whole=complete, seasons=len(rows),
        )
    ]  # fmt: skip
    if complete < len(rows):
        notes.append(msg("Of the others only single matches are there."))
    notes.append(msg("No scorers, no line-ups, no attendances."))
    title, why = msg("What the record covers"), msg("the record is empty")
    return ResultSet(CoverageRow, rows, title, tuple(notes), why, links=record.links)
