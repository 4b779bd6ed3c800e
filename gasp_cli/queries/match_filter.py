"""A filter on the club's matches."""

from __future__ import annotations

from typing import NamedTuple

from gasp_cli.domain.club_match import ClubMatch
from gasp_cli.domain.dates import parse_day
from gasp_cli.domain.model import Result, ResultName, Venue, VenueName
from gasp_cli.errors import UsageError, join_or
from gasp_cli.i18n import date_term, join_list, msg, name_term, plural, term
from gasp_cli.kb.record import Record
from gasp_cli.matching import OneOrMore, Seasons, find_each, parse_choice, several_of


class MatchFilter(NamedTuple):
    """A filter on matches, by canonical names; days are ISO, both included.

    A match passes with any of the seasons, competitions and opponents; an empty tuple passes all.
    `scored`, `conceded` and `margin` are the least goals for, against and between the two.
    """

    seasons: tuple[str, ...] = ()
    competitions: tuple[str, ...] = ()
    opponents: tuple[str, ...] = ()
    venue: Venue | None = None
    result: Result | None = None
    since: str | None = None
    until: str | None = None
    scored: int | None = None
    conceded: int | None = None
    margin: int | None = None


def resolve_filter(
    record: Record,
    *,
    season: Seasons = None,
    competition: OneOrMore = None,
    opponent: OneOrMore = None,
    venue: VenueName | None = None,
    result: ResultName | None = None,
    since: str | None = None,
    until: str | None = None,
    scored: int | None = None,
    conceded: int | None = None,
    margin: int | None = None,
) -> MatchFilter:
    """The filter by names as they are typed, several of which may be given.

    Raises `UnknownName`, `AmbiguousName` or `UsageError` for a name that is not on record.
    """
    club = record.about.club
    opponents = find_each("opponent", record.find_opponent, several_of(opponent))
    if club in opponents:
        raise UsageError(
            msg("{club} do not play themselves", club=name_term(club)), msg("name another club")
        )
    return MatchFilter(
        find_each("season", record.find_season, several_of(season)),
        find_each(
            "competition",
            lambda name: record.find_competition(name).name,
            several_of(competition),
        ),
        opponents,
        None if venue is None else parse_choice(Venue, venue, msg("venue")),
        None if result is None else parse_choice(Result, result, msg("result")),
        parse_day(since),
        parse_day(until),
        scored,
        conceded,
        margin,
    )


def select(record: Record, matching: MatchFilter) -> list[ClubMatch]:
    """The matches that pass a resolved filter."""
    seasons, competitions, opponents, venue, result, since, until, *goals = matching
    scored, conceded, margin = (least or 0 for least in goals)
    return [
        side
        for side in record.spell.matches(seasons=seasons, competitions=competitions)
        if (not opponents or side.opponent in opponents)
        and venue in (None, side.venue)
        and result in (None, side.result)
        and (since or "") <= side.match.date <= (until or "9999")
        and side.goals_for >= scored
        and side.goals_against >= conceded
        and abs(side.goals_for - side.goals_against) >= margin
    ]


_WHERE = {
    Venue.HOME: msg("at home"),
    Venue.AWAY: msg("away from home"),
    Venue.NEUTRAL: msg("on neutral ground"),
}
_VERBS = {Result.WON: msg("won"), Result.DRAWN: msg("drawn"), Result.LOST: msg("lost")}


def describe(matching: MatchFilter) -> str:
    """A resolved filter in words: `in League One against Brera away`; empty for no filter."""
    seasons, competitions, opponents, venue, result, since, until, *goals = matching
    scored, conceded, margin = goals
    words = [_VERBS[result]] if result else []
    words += [plural("by {n} or more", "by {n} or more", margin)] if margin else []
    words += [plural("with {n} goal or more", "with {n} goals or more", scored)] if scored else []
    if conceded:
        words.append(plural("conceding {n} goal or more", "conceding {n} goals or more", conceded))
    if competitions:
        words.append(msg("in {competition}", competition=join_or(map(term, competitions))))
    if seasons and competitions:
        words.append(msg("of {season}", season=join_or(seasons)))
    elif seasons:
        words.append(msg("in {season}", season=join_or(seasons)))
    words += [msg("against {club}", club=join_or(map(name_term, opponents)))] if opponents else []
    words += [_WHERE[venue]] if venue else []
    words += [msg("since {date}", date=date_term(since, short=True))] if since else []
    words += [msg("up to {date}", date=date_term(until, short=True))] if until else []
    return join_list(words, " ")
