"""Which of the club's matches are asked for."""

from __future__ import annotations

from typing import NamedTuple

from gasp_cli.domain.club_match import Side
from gasp_cli.domain.model import Result, Venue
from gasp_cli.domain.seasons import check_day
from gasp_cli.errors import UsageError, either
from gasp_cli.i18n import day, listed, say, word
from gasp_cli.kb.club_matches import all_sides
from gasp_cli.kb.record import Record
from gasp_cli.matching import find_choice, find_each


class Filter(NamedTuple):
    """Which matches are asked for; days are ISO and both included.

    Of several seasons, competitions or opponents any will do; of none all. Names are as a
    person types them until the filter is settled.
    """

    seasons: tuple[str, ...] = ()
    competitions: tuple[str, ...] = ()
    opponents: tuple[str, ...] = ()
    venue: Venue | None = None
    result: Result | None = None
    since: str | None = None
    until: str | None = None


def settle(record: Record, asked: Filter) -> Filter:
    """The filter under the record's own names.

    Raises `UnknownName`, `AmbiguousName` or `UsageError` where it names what is not known.
    """
    opponents = find_each("opponent", record.find_opponent, asked.opponents)
    if record.about.club in opponents:
        raise UsageError(
            say("{club} does not play itself", club=record.about.club), say("name another club")
        )
    return Filter(
        find_each("season", record.find_season, asked.seasons),
        find_each(
            "competition", lambda given: record.find_competition(given).name, asked.competitions
        ),
        opponents,
        None if asked.venue is None else find_choice(Venue, asked.venue, say("venue")),
        None if asked.result is None else find_choice(Result, asked.result, say("result")),
        check_day(asked.since),
        check_day(asked.until),
    )


def select(record: Record, wanted: Filter) -> list[Side]:
    """The matches that pass a settled filter."""
    return [
        side
        for side in all_sides(record, seasons=wanted.seasons, competitions=wanted.competitions)
        if (not wanted.opponents or side.opponent in wanted.opponents)
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
    seasons, competitions, opponents, venue, result, since, until = wanted
    words = [_VERBS[result]] if result else []
    if competitions:
        words.append(say("in {competition}", competition=either(map(word, competitions))))
    words += [say("of {season}", season=either(seasons))] if seasons else []
    words += [say("against {club}", club=either(opponents))] if opponents else []
    words += [_WHERE[venue]] if venue else []
    words += [say("from {date}", date=day(since, short=True))] if since else []
    words += [say("up to {date}", date=day(until, short=True))] if until else []
    return listed(words, " ")
