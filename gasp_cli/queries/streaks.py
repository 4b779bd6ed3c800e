"""The club's longest streaks under the coach."""

from collections.abc import Iterable
from typing import Annotated, NamedTuple

from gasp_cli.domain.streaks import STREAK_KINDS, longest_streak
from gasp_cli.i18n import msg
from gasp_cli.kb.record import Record
from gasp_cli.matching import OneOrMore
from gasp_cli.queries.match_filter import describe, resolve_filter, select
from gasp_cli.queries.phrases import coach_phrase
from gasp_cli.results import CellStyle, Column, ResultSet


class StreakRow(NamedTuple):
    """A longest run of its kind."""

    kind: Annotated[str, Column("what the run is of", "Run", CellStyle.STRONG)]
    length: Annotated[int, Column("matches", "Matches", CellStyle.STRONG)]
    season: Annotated[
        str | None, Column("its season; null: goes across seasons", "Season", priority=2)
    ]
    competition: Annotated[
        str | None, Column("its competition; null: several", "Competition", priority=2)
    ]
    from_: Annotated[str, Column("day of its first match, ISO", "From")]
    to: Annotated[str, Column("day of its last match, ISO", "To")]


def streaks(
    record: Record, *, season: str | int | None = None, competition: OneOrMore = None
) -> ResultSet[StreakRow]:
    """The longest run of every kind; several if they are equally long.

    Over all competitions and across seasons, unless one is named.
    """
    matching = resolve_filter(record, season=season, competition=competition)
    sides = select(record, matching)
    rows = [
        StreakRow(
            kind, len(streak), _shared(side.match.season for side in streak),
            _shared(side.match.competition for side in streak),
            streak[0].match.date, streak[-1].match.date,
        )
        for kind in STREAK_KINDS
        for streak in longest_streak(sides, kind)
    ]  # fmt: skip
    names = {"club": record.about.club, "coach": record.about.coach}
    if which := describe(matching):
        title = msg("{club}'s longest runs under {coach} {which}", **names, which=which)
        why = msg("no match {which} {under}", which=which, under=coach_phrase(record))
    else:
        title = msg("{club}'s longest runs under {coach}, all competitions", **names)
        why = msg("no match {under}", under=coach_phrase(record))
    return ResultSet(StreakRow, rows, title, (), why)


def _shared(values: Iterable[str]) -> str | None:
    """The value that all share, None where they differ."""
    value, *others = set(values)
    return None if others else value
