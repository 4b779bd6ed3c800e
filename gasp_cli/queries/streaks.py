"""The club's longest runs under the coach."""

from collections.abc import Sequence
from typing import Annotated, NamedTuple

from gasp_cli.domain.streaks import KINDS, longest
from gasp_cli.i18n import say
from gasp_cli.kb.record import Record
from gasp_cli.matching import OneOrMore, several_of
from gasp_cli.queries.match_filter import Filter, described, select, settle
from gasp_cli.queries.phrases import under
from gasp_cli.results import Answer, Column, Look


class StreakRow(NamedTuple):
    """One of the longest runs of its kind."""

    kind: Annotated[str, Column("what the run is of", "Run", Look.STRONG)]
    length: Annotated[int, Column("matches", "Matches", Look.STRONG)]
    season: Annotated[str | None, Column("its season; null: goes across seasons", "Season")]
    competition: Annotated[
        str | None, Column("its competition; null: matches of several", "Competition")
    ]
    from_: Annotated[str, Column("day of its first match, ISO", "From")]
    to: Annotated[str, Column("day of its last match, ISO", "To")]


def streaks(
    record: Record, *, season: str | None = None, competition: OneOrMore = None
) -> Answer[StreakRow]:
    """The longest run of every kind, all of them where several are as long.

    Over all competitions and across seasons, unless one is named.
    """
    wanted = settle(record, Filter(several_of(season), several_of(competition)))
    sides = select(record, wanted)
    rows = [
        StreakRow(
            kind, len(run), _the_one([side.match.season for side in run]),
            _the_one([side.match.competition for side in run]),
            run[0].match.date, run[-1].match.date,
        )
        for kind in KINDS
        if sides
        for run in longest(sides, kind)
    ]  # fmt: skip
    about = record.about
    names = {"club": about.club, "coach": about.coach}
    if which := described(wanted):
        title = say("Longest runs of {club} under {coach} {which}", **names, which=which)
        why = say("no match {which} {under}", which=which, under=under(record))
    else:
        title = say("Longest runs of {club} under {coach}, all competitions", **names)
        why = say("no match {under}", under=under(record))
    return Answer(StreakRow, rows, title, (), why)


def _the_one(values: Sequence[str]) -> str | None:
    """The value that all share, None where they differ."""
    return values[0] if len(set(values)) == 1 else None
