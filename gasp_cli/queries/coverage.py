"""What the record covers, season by season."""

from typing import Annotated, NamedTuple

from gasp_cli.i18n import say, several
from gasp_cli.kb.record import Record
from gasp_cli.results import Answer, Column, Look


class CoverageRow(NamedTuple):
    """One season of one competition, as far as the record has it."""

    competition: Annotated[str, Column("competition", "Competition", Look.STRONG)]
    season: Annotated[str, Column("season", "Season", Look.STRONG)]
    matches: Annotated[int, Column("matches in the record", "Matches")]
    expected: Annotated[
        int | None, Column("matches its source says there are; null: it does not say", "Expected")
    ]
    scorers: Annotated[bool, Column("whether the record has scorers: it has none", "Scorers")]
    source: Annotated[str, Column("files it comes from", "Source", Look.MUTED, 2)]
    licence: Annotated[str, Column("licence of the source", "Licence", Look.MUTED, 2)]


def coverage(record: Record) -> Answer[CoverageRow]:
    """Every season of every competition, by rank of competition."""
    rows = [
        CoverageRow(
            one.competition, one.season, one.matches, one.expected, False,
            "; ".join(one.sources), one.licence,
        )
        for one in record.editions
    ]  # fmt: skip
    whole = sum(one.whole for one in record.editions)
    notes = (
        several(
            "{n} matches; {whole} of {seasons} seasons whole.",
            "{n} matches; {whole} of {seasons} seasons whole.",
            sum(row.matches for row in rows), whole=whole, seasons=len(rows),
        ),
        *([say("Of the others only single matches are there.")] if whole < len(rows) else []),
        say("No scorers, no line-ups, no attendances."),
    )  # fmt: skip
    title, why = say("What the record covers"), say("the record is empty")
    return Answer(CoverageRow, rows, title, notes, why, links=record.links)
