"""Measures of the reference record: posts, transfers, goals, grounds, honours and figures.

Without a row the record cannot tell. Where several rows state a value, each of them counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from gasp_cli.claims.measure_context import MeasureContext, matches_of
from gasp_cli.claims.registry import (
    CitedRow,
    MatchScope,
    Measurement,
    NotOnRecord,
    cited_rows,
    match_measure,
    measure,
    require,
)
from gasp_cli.domain.club_match import ClubMatch
from gasp_cli.domain.model import FINAL, STAGES, CompetitionKind, Venue
from gasp_cli.domain.reference import Figure, Goal, GoalEvent, VenueOfMatch
from gasp_cli.i18n import figure_term, join_list, msg, name_term, term, value_term
from gasp_cli.matching import normalise

_YEAR = r"[0-9]{4}"

_PLANNED = "planned"

_BARE = (None, "name", "rank", "times", "date", "period")
"""Units that do not stand behind a figure."""


def _goals(context: MeasureContext, scope: MatchScope) -> list[tuple[ClubMatch, Goal]]:
    """The goals of the matches in a scope. Raises `NotOnRecord` where scorers are missing."""
    matches = context.matches(scope)
    whole = [match for match in matches if context.reference.has_all_goals(match.match)]
    if len(whole) < len(matches):
        raise NotOnRecord(
            msg("the scorers of {known} of {n} matches are known", known=len(whole), n=len(matches))
        )
    return [(match, goal) for match in matches for goal in context.reference.goals_of(match.match)]


def _evidence(pairs: Sequence[tuple[ClubMatch, Any]]) -> tuple[Any, tuple[CitedRow, ...]]:
    """The matches, each once, and the rows of some pairs of them."""
    matches = matches_of(dict.fromkeys(match for match, _ in pairs))
    return matches, cited_rows(row for _, row in pairs)


@match_measure("goals", "Goals of {player}", "player")
def player_goals(context: MeasureContext, scope: MatchScope, player: str) -> Measurement:
    """Goals of a player in the club's matches, for or against it, without own goals."""
    goals = [pair for pair in _scored(context, scope) if pair[1].scorer == player]
    matches, rows = _evidence(goals)
    return Measurement(len(goals), matches or matches_of(context.matches(scope)), rows=rows)


def _scored(context: MeasureContext, scope: MatchScope) -> list[tuple[ClubMatch, Goal]]:
    """The goals of the matches in a scope without own goals."""
    return [(match, goal) for match, goal in _goals(context, scope) if not goal.own_goal]


@match_measure("names", "Scorers of {club}")
def scorers(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Scorers of the club in its matches, one name for each goal, without own goals."""
    goals = [pair for pair in _scored(context, scope) if pair[1].team == scope.club]
    matches, rows = _evidence(goals)
    return Measurement([goal.scorer for _, goal in goals], matches, rows=rows)


@match_measure("name", "Scorer of the first goal")
def first_scorer(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Scorer of the first goal of a match, whichever side it counts for."""
    return _scorer(context, scope, 0)


@match_measure("name", "Scorer of the last goal")
def last_scorer(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Scorer of the last goal of a match, whichever side it counts for."""
    return _scorer(context, scope, -1)


def _scorer(context: MeasureContext, scope: MatchScope, place: int) -> Measurement:
    goals = _goals(context, scope)
    matches = dict.fromkeys(match for match, _ in goals)
    if len(matches) != 1 or any(goal.minute is None for _, goal in goals):
        raise NotOnRecord(msg("one match is needed, and the minutes of its goals"))
    _, goal = goals[place]
    return Measurement(goal.scorer, matches_of(matches), rows=cited_rows([goal]))


@match_measure("penalties", "Penalties missed by {player}", "player")
def penalties_missed(context: MeasureContext, scope: MatchScope, player: str) -> Measurement:
    """Penalties that a player missed in the club's matches, without shoot-outs."""
    _goals(context, scope)  # where the goals are known, so are the missed penalties
    missed = [
        (match, event)
        for match in context.matches(scope)
        for event in context.reference.events_of(match.match)
        if event.event == GoalEvent.MISSED_PENALTY and event.scorer == player
    ]
    matches, rows = _evidence(missed)
    return Measurement(len(missed), matches, rows=rows)


@match_measure("names", "Players who missed in the shoot-out")
def missed_in_shootout(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Players of both sides who missed in the shoot-out of a match."""
    kicks = [
        (match, kick)
        for match in context.matches(scope)
        for kick in context.reference.kicks_of(match.match)
    ]
    require(kicks, msg("no row has the kicks of a shoot-out"))
    missed = [(match, kick) for match, kick in kicks if not kick.scored]
    matches, rows = _evidence(missed)
    return Measurement([kick.taker for _, kick in missed], matches, rows=rows)


@match_measure("minutes", "Minutes of {opponent}'s goals", "opponent")
def goal_minutes(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Minutes of the opponent's goals in a match, as in 90+3."""
    goals = [(match, goal) for match, goal in _goals(context, scope) if goal.team == scope.opponent]
    if any(goal.minute is None for _, goal in goals):
        raise NotOnRecord(msg("no row has the minutes of its goals"))
    matches, rows = _evidence(goals)
    return Measurement([goal.minute for _, goal in goals], matches, rows=rows)


def _venues(
    context: MeasureContext, matches: Sequence[ClubMatch]
) -> list[tuple[ClubMatch, VenueOfMatch]]:
    """The grounds of some matches. Raises `NotOnRecord` where one is not known."""
    venues = [(match, context.reference.venue_of(match.match)) for match in matches]
    known = [(match, venue) for match, venue in venues if venue is not None]
    if len(known) < len(venues) or not known:
        raise NotOnRecord(msg("no row says where it was played"))
    return known


def _places(venues: Sequence[tuple[ClubMatch, VenueOfMatch]]) -> Measurement:
    """The names of the ground of some matches, and its town."""
    if len({venue.city for _, venue in venues}) > 1:
        raise NotOnRecord(msg("they were played at several grounds"))
    grounds = {name for _, venue in venues for name in both_names(venue.ground or "")}
    names = filter(None, grounds.union(venue.city for _, venue in venues))
    matches, rows = _evidence(venues)
    return Measurement(sorted(names), matches, rows=rows)


_IN_BRACKETS = r"(?P<name>[^(]+) \((?P<other>[^)]+)\)"


def both_names(text: str) -> list[str]:
    """Every name of something: `San Siro (Stadio Giuseppe Meazza)` has two."""
    names = re.fullmatch(_IN_BRACKETS, text)
    return [names["name"], names["other"]] if names else [text]


@match_measure("place name", "Ground of {club} v {opponent}", "opponent", any_of=True)
def ground(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Ground of a match, by any of its names, or its town."""
    return _places(_venues(context, context.matches(scope)))


@measure("place name", "Ground of {club}'s European home matches", any_of=True)
def european_home_ground(context: MeasureContext, *, season: str, club: str) -> Measurement:
    """Ground of a club's European home matches of a season, by any of its names, or its town."""
    matches = [
        match
        for match in context.matches(MatchScope(club, season))
        if match.venue is Venue.HOME
        and context.record.kind_of(match.match.competition) is CompetitionKind.EUROPE
    ]
    return _places(_venues(context, matches))


@match_measure(
    "true or false", "Whether {club} v {opponent} was played behind closed doors", "opponent"
)
def behind_closed_doors(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Whether a match was played without the public."""
    venues = _venues(context, context.matches(scope))
    shut = {venue.behind_closed_doors for _, venue in venues}
    if len(shut) > 1 or None in shut:
        raise NotOnRecord(msg("no row says whether the public was let in"))
    matches, rows = _evidence(venues)
    return Measurement(shut == {True}, matches, rows=rows)


@measure("names", "Honours of {holder}")
def honours_of(context: MeasureContext, *, holder: str, season: str) -> Measurement:
    """Prizes and trophies of a person or a club for a season."""
    honours = [
        honour
        for honour in context.reference.honours
        if holder in honour.holder and honour.season == season
    ]
    which = {"holder": holder, "season": season}
    require(honours, msg("no row has an honour of {holder} for {season}", **which))
    return Measurement([honour.award for honour in honours], rows=cited_rows(honours))


@measure("date", "Day on which the {award} was given", any_of=True)
def honour_given(context: MeasureContext, *, award: str, season: str) -> Measurement:
    """Day, month or year on which a prize was given for a season."""
    honours = [
        honour
        for honour in context.reference.honours
        if normalise(award) in normalise(honour.award) and honour.season == season and honour.date
    ]
    require(honours, msg("no row dates {award} for {season}", award=award, season=season))
    return Measurement([honour.date for honour in honours], rows=cited_rows(honours))


@measure("figure", "{subject}, {quantity}", any_of=True)
def figure(
    context: MeasureContext, *, subject: str, quantity: str, at: str | None = None
) -> Measurement:
    """A quantity of a subject, such as population or capacity; with `at` nearest to that time.

    A planned figure counts for no time.
    """
    figures = [
        row
        for row in context.reference.figures
        if normalise(row.subject) == normalise(subject)
        if f"{normalise(row.quantity)} ".startswith(f"{normalise(quantity)} ")
        and not (row.as_of or "").startswith(_PLANNED)
    ]
    exact = [row for row in figures if normalise(row.quantity) == normalise(quantity)]
    figures = exact or figures  # `population` is not the rank by it
    require(figures, msg("no row has {quantity} of {subject}", quantity=quantity, subject=subject))
    caveat = ""
    if at is not None:
        figures, gap = _nearest(figures, int(at[:4]))
        if gap > 1:
            caveat = msg("the nearest row is {n} years away", n=gap)
    note = join_list(_figure_phrase(row) for row in figures if row.as_of)
    return Measurement([row.value for row in figures], (), note, caveat, rows=cited_rows(figures))


def _figure_phrase(row: Figure) -> str:
    """A figure with its unit and date: `22512 seats (2019-10-06)`."""
    value = term(row.value) if isinstance(row.value, str) else figure_term(row.value)
    figure = {"value": value, "date": value_term(row.as_of or "")}
    if row.unit in _BARE:
        return msg("{quantity}: {value} ({date})", quantity=term(row.quantity), **figure)
    return msg("{value} {unit} ({date})", unit=term(row.unit or ""), **figure)


@measure("nickname", "Nicknames of {club}", any_of=True)
def nickname(context: MeasureContext, *, club: str) -> Measurement:
    """Nicknames of a club."""
    rows = [
        row
        for row in context.reference.figures
        if (row.subject, row.quantity) == (club, "nickname")
    ]
    require(rows, msg("no row has a nickname of {club}", club=name_term(club)))
    texts = [text for row in rows for text in str(row.value).split("; ")]
    names = [name for text in texts for name in both_names(text)]
    return Measurement(names, rows=cited_rows(rows))


@measure("stage", "{club}'s best European run before {before}")
def best_european_run(context: MeasureContext, *, before: str, club: str) -> Measurement:
    """How far a club got in Europe before a season, by the UEFA honours that name a round."""
    runs = [
        (STAGES.index(stage), stage, honour)
        for honour in context.reference.honours
        if honour.holder == club and honour.body == "UEFA"
        if honour.season is not None and honour.season < before
        for word, stage in _FINALISTS.items()
        if word in honour.award
    ]
    which = {"club": club, "season": before}
    require(runs, msg("no row has a European run of {club} before {season}", **which))
    _, stage, honour = max(runs, key=lambda run: run[0])
    note = msg("{award}, {season}", award=term(honour.award), season=honour.season)
    return Measurement(stage, (), note, rows=cited_rows([honour]))


_FINALISTS = {
    "semi-finalist": "Semi-finals", "quarter-finalist": "Quarter-finals", "runner-up": FINAL,
}  # fmt: skip
"""The round that an honour names, by a word in it: `UEFA Cup: quarter-finalist`."""


def _nearest(figures: Sequence[Figure], year: int) -> tuple[list[Figure], int]:
    """The figures nearest to a year, and how many years away; one without a year always holds."""
    years = {row.id: re.search(_YEAR, row.as_of or "") for row in figures}
    gaps = {row.id: abs(int(own[0]) - year) if (own := years[row.id]) else 0 for row in figures}
    nearest = min(gaps.values())
    return [row for row in figures if gaps[row.id] == nearest], nearest
