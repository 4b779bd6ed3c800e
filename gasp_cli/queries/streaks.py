"""The club's longest runs under the coach."""

from collections.abc import Sequence
from typing import Annotated, NamedTuple

from gasp_cli.domain.streaks import STREAK_KINDS, longest_streak
from gasp_cli.i18n import msg
from gasp_cli.kb.record import Record
from gasp_cli.matching import OneOrMore, several_of
from gasp_cli.queries.match_filter import MatchFilter, describe, resolve_filter, select
from gasp_cli.queries.phrases import coach_phrase
from gasp_cli.results import CellStyle, Column, ResultSet


class StreakRow(NamedTuple):
    """One of the longest runs of its kind."""

    kind: Annotated[str, Column("what the run is of", "Run", CellStyle.STRONG)]
    length: Annotated[int, Column("matches", "Matches", CellStyle.STRONG)]
    season: Annotated[str | None, Column("its season; null: goes across seasons", "Season")]
    competition: Annotated[
        str | None, Column("its competition; null: matches of several", "Competition")
    ]
    from_: Annotated[str, Column("day of its first match, ISO", "From")]
    to: Annotated[str, Column("day of its last match, ISO", "To")]


def streaks(
    record: Record, *, season: str | None = None, competition: OneOrMore = None
) -> ResultSet[StreakRow]:
    """The longest run of every kind, all of them where several are as long.

    Over all competitions and across seasons, unless one is named.
    """
    wanted = resolve_filter(record, MatchFilter(several_of(season), several_of(competition)))
    sides = select(record, wanted)
    rows = [
        StreakRow(
            kind, len(run), _only([side.match.season for side in run]),
            _only([side.match.competition for side in run]),
            run[0].match.date, run[-1].match.date,
        )
        for kind in STREAK_KINDS
        if sides
        for run in longest_streak(sides, kind)
    ]  # fmt: skip
    about = record.about
    names = {"club": about.club, "coach": about.coach}
    if which := describe(wanted):
        title = msg("Longest runs of {club} under {coach} {which}", **names, which=which)
        why = msg("no match {which} {under}", which=which, under=coach_phrase(record))
    else:
        title = msg("Longest runs of {club} under {coach}, all competitions", **names)
        why = msg("no match {under}", under=coach_phrase(record))
    return ResultSet(StreakRow, rows, title, (), why)


def _only(values: Sequence[str]) -> str | None:
    """The value that all share, None where they differ."""
    return values[0] if len(set(values)) == 1 else None
