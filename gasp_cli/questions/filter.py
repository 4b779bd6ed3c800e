"""Which of the club's matches are asked for."""

from __future__ import annotations

from typing import NamedTuple

from gasp_cli.errors import UsageError
from gasp_cli.football.side import Side
from gasp_cli.language import day, listed, say, word
from gasp_cli.model import Result, Venue
from gasp_cli.names import find_choice
from gasp_cli.record import Record
from gasp_cli.seasons import check_day
from gasp_cli.sides import all_sides


class Filter(NamedTuple):
    """Which matches are asked for; days are ISO and both included.

    Names are as a person types them until the filter is settled.
    """

    season: str | None = None
    competition: str | None = None
    opponent: str | None = None
    venue: Venue | None = None
    result: Result | None = None
    since: str | None = None
    until: str | None = None


def settle(record: Record, asked: Filter) -> Filter:
    """The filter under the record's own names.

    Raises `UnknownName`, `AmbiguousName` or `UsageError` where it names what is not known.
    """
    opponent = None if asked.opponent is None else record.find_club(asked.opponent)
    if opponent == record.about.club:
        raise UsageError(
            say("{club} does not play itself", club=opponent), say("name another club")
        )
    competition = asked.competition
    return Filter(
        None if asked.season is None else record.find_season(asked.season),
        None if competition is None else record.find_competition(competition).name,
        opponent,
        None if asked.venue is None else find_choice(Venue, asked.venue, say("venue")),
        None if asked.result is None else find_choice(Result, asked.result, say("result")),
        check_day(asked.since),
        check_day(asked.until),
    )


def select(record: Record, wanted: Filter) -> list[Side]:
    """The matches that pass a settled filter."""
    return [
        side
        for side in all_sides(record, season=wanted.season, competition=wanted.competition)
        if wanted.opponent in (None, side.opponent)
        and wanted.venue in (None, side.venue)
        and wanted.result in (None, side.result)
        and (wanted.since or "") <= side.match.date <= (wanted.until or "9999")
    ]


_WHERE = {
    Venue.HOME: say("at home"),
    Venue.AWAY: say("away from home"),
    Venue.NEUTRAL: say("on neutral ground"),
}
_VERBS = {Result.WON: say("won"), Result.DRAWN: say("drawn"), Result.LOST: say("lost")}


def described(wanted: Filter) -> str:
    """A settled filter in words: `in League One against Brera away`; empty for no filter."""
    season, competition, opponent, venue, result, since, until = wanted
    words = [_VERBS[result]] if result else []
    words += [say("in {competition}", competition=word(competition))] if competition else []
    words += [say("of {season}", season=season)] if season else []
    words += [say("against {club}", club=opponent)] if opponent else []
    words += [_WHERE[venue]] if venue else []
    words += [say("from {date}", date=day(since, short=True))] if since else []
    words += [say("up to {date}", date=day(until, short=True))] if until else []
    return listed(words, " ")
