"""The coverage of the record, season by season."""

from typing import Annotated, NamedTuple

from gasp_cli.domain.model import Edition
from gasp_cli.domain.seasons import days_of
from gasp_cli.i18n import msg, plural
from gasp_cli.kb.record import Record
from gasp_cli.kb.reference import Reference
from gasp_cli.results import CellStyle, Column, ResultSet


class CoverageRow(NamedTuple):
    """One season of one competition, as far as the record has it."""

    competition: Annotated[str, Column("competition", "Competition", CellStyle.STRONG)]
    season: Annotated[str, Column("season", "Season", CellStyle.STRONG)]
    matches: Annotated[int, Column("matches in the record", "Matches")]
    expected: Annotated[
        int | None, Column("matches by its source; null: not stated", "Expected", priority=2)
    ]
    scorers: Annotated[bool, Column("whether the scorers of all its matches are known", "Scorers")]
    source: Annotated[str, Column("files it comes from", "Source", CellStyle.MUTED, 3)]
    licence: Annotated[str, Column("licence of the source", "Licence", CellStyle.MUTED, 3)]


def coverage(record: Record) -> ResultSet[CoverageRow]:
    """Every season of every competition, by rank of competition."""
    reference = record.reference
    rows = [
        CoverageRow(
            edition.competition, edition.season, edition.matches, edition.expected,
            _has_scorers(record, reference, edition),
            "; ".join(edition.sources), edition.licence,
        )
        for edition in record.editions
    ]  # fmt: skip
    complete = sum(edition.is_complete for edition in record.editions)
    notes = (
        plural(
            "{n} matches; {whole} of {seasons} seasons complete.",
            "{n} matches; {whole} of {seasons} seasons complete.",
            sum(row.matches for row in rows), whole=complete, seasons=len(rows),
        ),
        msg("Of the rest, single matches only.") if complete < len(rows) else "",
        plural(
            "Other sources state the goals of {n} match; no line-ups.",
            "Other sources state the goals of {n} matches; no line-ups.",
            len({(goal.date, goal.home, goal.away) for goal in reference.goals}),
        ),
    )  # fmt: skip
    title, why = msg("What the record covers"), msg("the record is empty")
    shown = tuple(filter(None, notes))
    editions = {(row.competition, row.season) for row in rows}
    return ResultSet(CoverageRow, rows, title, shown, why, links=record.links, editions=editions)


def _has_scorers(record: Record, reference: Reference, edition: Edition) -> bool:
    """Whether the goals on the reference record add up to the score of every match."""
    begin, end = days_of(edition.season)
    stated = {
        (goal.date, goal.home, goal.away)
        for goal in reference.goals
        if goal.competition == edition.competition and begin <= goal.date <= end
    }
    if len(stated) * 2 <= edition.matches:
        return False  # half of a season's matches are never goalless: no need to read them
    return all(map(reference.has_all_goals, record.season(edition.key).all))
