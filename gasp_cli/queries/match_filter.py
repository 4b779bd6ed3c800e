"""Which of the club's matches are asked for."""

from __future__ import annotations

from typing import NamedTuple

from gasp_cli.domain.club_match import ClubMatch
from gasp_cli.domain.dates import parse_day
from gasp_cli.domain.model import Result, Venue
from gasp_cli.errors import UsageError, join_or
from gasp_cli.i18n import date_term, join_list, msg, term
from gasp_cli.kb.record import Record
from gasp_cli.matching import find_each, parse_choice


class MatchFilter(NamedTuple):
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


def resolve_filter(record: Record, asked: MatchFilter) -> MatchFilter:
    """The filter under the record's own names.

    Raises `UnknownName`, `AmbiguousName` or `UsageError` where it names what is not known.
    """
    opponents = find_each("opponent", record.find_opponent, asked.opponents)
    if record.about.club in opponents:
        raise UsageError(
            msg("{club} does not play itself", club=record.about.club), msg("name another club")
        )
    return MatchFilter(
        find_each("season", record.find_season, asked.seasons),
        find_each(
            "competition", lambda given: record.find_competition(given).name, asked.competitions
        ),
        opponents,
        None if asked.venue is None else parse_choice(Venue, asked.venue, msg("venue")),
        None if asked.result is None else parse_choice(Result, asked.result, msg("result")),
        parse_day(asked.since),
        parse_day(asked.until),
    )


def select(record: Record, wanted: MatchFilter) -> list[ClubMatch]:
    """The matches that pass a settled filter."""
    return [
        side
        for side in record.spell.matches(seasons=wanted.seasons, competitions=wanted.competitions)
        if (not wanted.opponents or side.opponent in wanted.opponents)
        and wanted.venue in (None, side.venue)
        and wanted.result in (None, side.result)
        and (wanted.since or "") <= side.match.date <= (wanted.until or "9999")
    ]


_WHERE = {
    Venue.HOME: msg("at home"),
    Venue.AWAY: msg("away from home"),
    Venue.NEUTRAL: msg("on neutral ground"),
}
_VERBS = {Result.WON: msg("won"), Result.DRAWN: msg("drawn"), Result.LOST: msg("lost")}


def describe(wanted: MatchFilter) -> str:
    """A settled filter in words: `in League One against Brera away`; empty for no filter."""
    seasons, competitions, opponents, venue, result, since, until = wanted
    words = [_VERBS[result]] if result else []
    if competitions:
        words.append(msg("in {competition}", competition=join_or(map(term, competitions))))
    words += [msg("of {season}", season=join_or(seasons))] if seasons else []
    words += [msg("against {club}", club=join_or(opponents))] if opponents else []
    words += [_WHERE[venue]] if venue else []
    words += [msg("from {date}", date=date_term(since, short=True))] if since else []
    words += [msg("up to {date}", date=date_term(until, short=True))] if until else []
    return join_list(words, " ")
