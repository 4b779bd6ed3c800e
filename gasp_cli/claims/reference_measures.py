"""Measures of the reference record: posts, transfers, goals, grounds, honours and figures.

Without a row the record cannot tell. Where several rows state a value, each of them counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from gasp_cli.claims.calendar_measures import days_of_date, years_between
from gasp_cli.claims.measure_context import MatchScope, MeasureContext, match_measure, matches_of
from gasp_cli.claims.registry import Measurement, NotOnRecord, Stated, measure
from gasp_cli.domain.club_match import ClubMatch
from gasp_cli.domain.dates import is_date
from gasp_cli.domain.model import FINAL, STAGES, CompetitionKind, Venue
from gasp_cli.domain.reference import Figure, Goal, GoalEvent, PostHeld, Transfer, VenueOfMatch
from gasp_cli.i18n import date_term, join_list, msg, term, value_term
from gasp_cli.matching import normalise

COACH = "coach"
_YEAR = r"[0-9]{4}"
_PLANNED = "planned"
_BARE = (None, "name", "rank", "times", "date", "period")
"""Units that do not stand behind a figure."""
_IN_BRACKETS = r"(?P<name>[^(]+) \((?P<other>[^)]+)\)"


def _stated(rows: Iterable[Any]) -> tuple[Stated, ...]:
    """The rows as evidence."""
    return tuple(Stated(row.id, row.urls, row.confidence) for row in rows)


def _known(rows: Sequence[Any], reason: str) -> Sequence[Any]:
    """The rows. Raises `NotOnRecord` where there is none."""
    if not rows:
        raise NotOnRecord(reason)
    return rows


# Posts


def _spells(context: MeasureContext, club: str, person: str | None = None) -> list[PostHeld]:
    """The spells of coaches at a club, by their first day."""
    spells = [
        spell
        for spell in context.reference.spells
        if spell.role == COACH and spell.club == club and person in (None, spell.person)
    ]
    return sorted(spells, key=lambda spell: spell.from_ or "")


def _spells_of(context: MeasureContext, club: str, person: str) -> list[PostHeld]:
    spells = _spells(context, club, person)
    _known(spells, msg("no row has {person} in charge of {club}", person=person, club=club))
    return spells


@measure("name")
def in_charge(context: MeasureContext, *, on: str, club: str) -> Measurement:
    """Coach of a club on a day."""
    # A month or a year at either end has all its days.
    spells = [
        spell
        for spell in _spells(context, club)
        if spell.from_ and spell.from_ <= on and (spell.to is None or on <= f"{spell.to}~")
    ]
    _known(spells, msg("no row says who was in charge of {club} then", club=club))
    return Measurement([spell.person for spell in spells], rows=_stated(spells))


def _posts(context: MeasureContext, person: str, body: str) -> Sequence[PostHeld]:
    """The posts of a person at a club or another body, by their first day."""
    posts = [
        spell
        for spell in context.reference.spells
        if spell.person == person
        and (spell.club == body or spell.club.startswith(f"{body} (") or f"({body})" in spell.club)
    ]
    posts.sort(key=lambda spell: spell.from_ or "")
    return _known(posts, msg("no row has a post of {person} at {body}", person=person, body=body))


@measure("post", any_of=True)
def post(context: MeasureContext, *, person: str, body: str, at: str | None = None) -> Measurement:
    """Posts of a person at a club or another body: coach, mayor; with `at` those held then."""
    posts = [
        spell
        for spell in _posts(context, person, body)
        if at is None
        or ((spell.from_ or "") <= f"{at}~" and (spell.to is None or at <= f"{spell.to}~"))
    ]
    _known(posts, msg("no row has a post of {person} at {body} then", person=person, body=body))
    names = [name for spell in posts for name in _names_of_post(spell.role)]
    return Measurement(list(dict.fromkeys(names)), rows=_stated(posts))


def _post_notes(posts: Sequence[PostHeld], dates: Sequence[str]) -> str:
    """The date in each post, where there are several."""
    if len(posts) == 1:
        return ""
    return join_list(
        msg("{what}: {date}", what=term(spell.role), date=date_term(date))
        for spell, date in zip(posts, dates, strict=True)
    )


def _names_of_post(role: str) -> list[str]:
    """Every name of a post: `head of … (called sporting director by some)` has two."""
    both = re.fullmatch(_IN_BRACKETS, role)
    if both is None:
        return [role]
    other = both["other"].removeprefix("called ").removesuffix(" by some")  # i18n: of the data
    return [both["name"], other]


@measure("date", any_of=True)
def post_from(context: MeasureContext, *, person: str, body: str) -> Measurement:
    """First day, month or year of a person at a club or another body, in each post there."""
    posts = [spell for spell in _posts(context, person, body) if spell.from_]
    _known(posts, msg("no row says since when"))
    dates = [spell.from_ or "" for spell in posts]
    return Measurement(dates, (), _post_notes(posts, dates), rows=_stated(posts))


@measure("date", any_of=True)
def post_until(context: MeasureContext, *, person: str, body: str) -> Measurement:
    """Last day, month or year of a person at a club or another body, in each post there."""
    posts = [spell for spell in _posts(context, person, body) if spell.to]
    _known(posts, msg("no row says until when"))
    dates = [spell.to or "" for spell in posts]
    return Measurement(dates, (), _post_notes(posts, dates), rows=_stated(posts))


@measure("years", any_of=True)
def age(context: MeasureContext, *, person: str, at: str) -> Measurement:
    """Age of a person at a date, by the birth date; a month or a year stands for all its days."""
    births = [
        row
        for row in context.reference.figures
        if row.subject == person and row.quantity == "birth date"  # i18n: of the data
        if is_date(str(row.value))
    ]
    _known(births, msg("no row has the birth date of {person}", person=person))
    first_day, last_day = days_of_date(at)
    ages: set[int] = set()
    for row in births:
        first_born, last_born = days_of_date(str(row.value))
        youngest, oldest = years_between(last_born, first_day), years_between(first_born, last_day)
        ages.update(range(youngest, oldest + 1))
    return Measurement(sorted(ages), rows=_stated(births))


@measure("matches")
def matches_in_charge(context: MeasureContext, *, person: str, club: str) -> Measurement:
    """Matches of a coach in charge of a club; spells there add up."""
    spells = _spells_of(context, club, person)
    if any(spell.matches is None for spell in spells):
        raise NotOnRecord(msg("no row counts all matches of {person}", person=person))
    counts = [spell.matches or 0 for spell in spells]
    note = msg("{sum} in {n} spells", sum=" + ".join(map(str, counts)), n=len(counts))
    return Measurement(sum(counts), (), note if len(counts) > 1 else "", rows=_stated(spells))


@measure("name")
def predecessor(context: MeasureContext, *, person: str, club: str) -> Measurement:
    """Coach of a club before a given one."""
    return _beside(context, club, person, -1)


@measure("name")
def successor(context: MeasureContext, *, person: str, club: str) -> Measurement:
    """Coach of a club after a given one."""
    return _beside(context, club, person, 1)


def _beside(context: MeasureContext, club: str, person: str, step: int) -> Measurement:
    spells = _spells(context, club)
    own = _spells_of(context, club, person)
    places = [spells.index(spell) + step for spell in own]
    beside = [spells[place] for place in places if 0 <= place < len(spells)]
    # Between two that follow each other nobody can have been.
    near = [
        spell
        for spell, spell_of_person in zip(beside, own, strict=False)
        if _meet(*((spell, spell_of_person) if step < 0 else (spell_of_person, spell)))
    ]
    _known(near, msg("no row says who came before or after {person}", person=person))
    return Measurement([spell.person for spell in near], rows=_stated(near))


def _meet(first: PostHeld, second: PostHeld) -> bool:
    """Whether the second spell begins where the first ends, as far as both say."""
    if first.to is None or second.from_ is None:
        return False
    length = min(len(first.to), len(second.from_), len("2016-06"))
    return first.to[:length] == second.from_[:length]


# Transfers


def _moves(context: MeasureContext, player: str, club: str, other: str | None) -> list[Transfer]:
    moves = [
        move
        for move in context.reference.transfers
        if move.player == player
        and club in (move.from_, move.to)
        and other in (None, move.from_, move.to)
    ]
    _known(moves, msg("no row has a transfer of {player}", player=player))
    return moves


@measure("summers")
def summers_with_departures(context: MeasureContext, *, club: str) -> Measurement:
    """Summers of the coach's spell in which a player left the club, by the rows on record."""
    about = context.record.about
    years = range(int(about.since[:4]), int(about.until[:4]))
    windows = {f"summer {year}" for year in years}  # i18n: of the data
    moves = [
        move
        for move in context.reference.transfers
        if move.from_ == club and (move.window or "").partition(" (")[0] in windows
    ]
    _known(moves, msg("no row has a transfer from {club}", club=club))
    summers = {(move.window or "").partition(" (")[0] for move in moves}
    missing = msg("in some summers no row names anybody") if summers < windows else ""
    return Measurement(len(summers), (), "", missing, rows=_stated(moves))


@measure("clubs")
def transferred_to(context: MeasureContext, *, player: str, club: str) -> Measurement:
    """Clubs that a player joined on leaving a club."""
    moves = [move for move in _moves(context, player, club, None) if move.from_ == club]
    _known(moves, msg("no row has a transfer of {player} from {club}", player=player, club=club))
    return Measurement(list(dict.fromkeys(move.to for move in moves)), rows=_stated(moves))


@measure("clubs")
def transferred_from(context: MeasureContext, *, player: str, club: str) -> Measurement:
    """Clubs that a player left to join a club."""
    moves = [move for move in _moves(context, player, club, None) if move.to == club]
    _known(moves, msg("no row has a transfer of {player} to {club}", player=player, club=club))
    return Measurement(list(dict.fromkeys(move.from_ for move in moves)), rows=_stated(moves))


@measure("date", any_of=True)
def transfer_date(
    context: MeasureContext, *, player: str, club: str, opponent: str | None = None
) -> Measurement:
    """Days, months or years of a player's moves from or to a club, including loans.

    With `opponent` those between the two clubs.
    """
    moves = _moves(context, player, club, opponent)
    dated = [(move, date) for move in moves if (date := move.date or _window_year(move.window))]
    _known(dated, msg("no row dates a transfer of {player}", player=player))
    kinds = [
        msg("{what}: {date}", what=term(move.kind), date=date_term(date))
        for move, date in dated
        if move.kind
    ]
    return Measurement(
        [date for _, date in dated], (), join_list(kinds) if len(kinds) > 1 else "",
        rows=_stated(move for move, _ in dated),
    )  # fmt: skip


def _window_year(window: str | None) -> str | None:
    """The year of a transfer window: a winter window is in January."""
    if window is None:
        return None
    if winter := re.match(r"winter ([0-9]{2})[0-9]{2}-([0-9]{2})", window):
        return f"{winter[1]}{winter[2]}"
    summer = re.match(r"summer ([0-9]{4})", window)
    return summer[1] if summer else None


@measure("euros", any_of=True)
def transfer_fee(
    context: MeasureContext, *, player: str, club: str, opponent: str | None = None
) -> Measurement:
    """Fees of a player's moves from or to a club, in euros, without bonuses and later sums."""
    moves = [move for move in _moves(context, player, club, opponent) if move.fee is not None]
    _known(moves, msg("no row has a fee for {player}", player=player))
    return Measurement([move.fee for move in moves], rows=_stated(moves))


# Goals


def _goals(context: MeasureContext, scope: MatchScope) -> list[tuple[ClubMatch, Goal]]:
    """The goals of the matches in a scope. Raises `NotOnRecord` where scorers are missing."""
    matches = context.matches(scope)
    whole = [match for match in matches if context.reference.has_all_goals(match.match)]
    if len(whole) < len(matches):
        raise NotOnRecord(
            msg("the scorers of {known} of {n} matches are known", known=len(whole), n=len(matches))
        )
    return [(match, goal) for match in matches for goal in context.reference.goals_of(match.match)]


def _evidence(goals: Sequence[tuple[ClubMatch, Goal]]) -> tuple[Any, tuple[Stated, ...]]:
    matches = matches_of(dict.fromkeys(match for match, _ in goals))
    return matches, _stated(goal for _, goal in goals)


@match_measure("goals", "player")
def player_goals(context: MeasureContext, scope: MatchScope, player: str) -> Measurement:
    """Goals of a player in the club's matches, for or against it, without own goals."""
    goals = [
        (match, goal)
        for match, goal in _goals(context, scope)
        if goal.scorer == player and not goal.own_goal
    ]
    matches, rows = _evidence(goals)
    return Measurement(len(goals), matches or matches_of(context.matches(scope)), rows=rows)


@match_measure("names")
def scorers(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Scorers of the club in its matches, one name for each goal, without own goals."""
    goals = [
        (match, goal)
        for match, goal in _goals(context, scope)
        if goal.team == scope.club and not goal.own_goal
    ]
    matches, rows = _evidence(goals)
    return Measurement([goal.scorer for _, goal in goals], matches, rows=rows)


@match_measure("name")
def first_scorer(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Scorer of the first goal of a match, whichever side it counts for."""
    return _scorer(context, scope, 0)


@match_measure("name")
def last_scorer(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Scorer of the last goal of a match, whichever side it counts for."""
    return _scorer(context, scope, -1)


def _scorer(context: MeasureContext, scope: MatchScope, place: int) -> Measurement:
    goals = _goals(context, scope)
    matches = dict.fromkeys(match for match, _ in goals)
    if len(matches) != 1 or any(goal.minute is None for _, goal in goals):
        raise NotOnRecord(msg("one match is needed, and the minutes of its goals"))
    chosen = [goals[place]]
    return Measurement(chosen[0][1].scorer, matches_of(matches), rows=_stated([chosen[0][1]]))


@match_measure("penalties", "player")
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


@match_measure("names")
def missed_in_shootout(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Players of both sides who missed in the shoot-out of a match."""
    kicks = [
        (match, kick)
        for match in context.matches(scope)
        for kick in context.reference.kicks_of(match.match)
    ]
    _known(kicks, msg("no row has the kicks of a shoot-out"))
    missed = [(match, kick) for match, kick in kicks if not kick.scored]
    return Measurement(
        [kick.taker for _, kick in missed],
        matches_of(dict.fromkeys(match for match, _ in missed)),
        rows=_stated(kick for _, kick in missed),
    )


@match_measure("minutes", "opponent")
def goal_minutes(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Minutes of the opponent's goals in a match, as in 90+3."""
    goals = [(match, goal) for match, goal in _goals(context, scope) if goal.team == scope.opponent]
    if any(goal.minute is None for _, goal in goals):
        raise NotOnRecord(msg("no row has the minutes of its goals"))
    matches, rows = _evidence(goals)
    return Measurement([goal.minute for _, goal in goals], matches, rows=rows)


# Grounds


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
    names = {
        name
        for _, venue in venues
        for name in (*_names(venue.ground), venue.city)
        if name is not None
    }
    if len({venue.city for _, venue in venues}) > 1:
        raise NotOnRecord(msg("they were played at several grounds"))
    matches = matches_of(match for match, _ in venues)
    return Measurement(sorted(names), matches, rows=_stated(venue for _, venue in venues))


def _names(ground: str | None) -> list[str]:
    """Every name of a ground: `San Siro (Stadio Giuseppe Meazza)` has two."""
    if ground is None:
        return []
    both = re.fullmatch(_IN_BRACKETS, ground)
    return [both["name"], both["other"]] if both else [ground]


@match_measure("place name", "opponent", any_of=True)  # i18n: a unit
def ground(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Ground of a match, by any of its names, or its town."""
    return _places(_venues(context, context.matches(scope)))


@measure("place name", any_of=True)  # i18n: a unit
def european_home_ground(context: MeasureContext, *, season: str, club: str) -> Measurement:
    """Ground of a club's European home matches of a season, by any of its names, or its town."""
    matches = [
        match
        for match in context.matches(MatchScope(club, season))
        if match.venue is Venue.HOME
        and context.record.kind_of(match.match.competition) is CompetitionKind.EUROPE
    ]
    return _places(_venues(context, matches))


@match_measure("true or false", "opponent")  # i18n: a unit
def behind_closed_doors(context: MeasureContext, scope: MatchScope) -> Measurement:
    """Whether a match was played without the public."""
    venues = _venues(context, context.matches(scope))
    shut = {venue.behind_closed_doors for _, venue in venues}
    if len(shut) > 1 or None in shut:
        raise NotOnRecord(msg("no row says whether the public was let in"))
    matches = matches_of(match for match, _ in venues)
    return Measurement(shut == {True}, matches, rows=_stated(venue for _, venue in venues))


# Honours and figures


@measure("names")
def honours_of(context: MeasureContext, *, holder: str, season: str) -> Measurement:
    """Prizes and trophies of a person or a club for a season."""
    honours = [
        honour
        for honour in context.reference.honours
        if holder in honour.holder and honour.season == season
    ]
    which = {"holder": holder, "season": season}
    _known(honours, msg("no row has an honour of {holder} for {season}", **which))
    return Measurement([honour.award for honour in honours], rows=_stated(honours))


@measure("date", any_of=True)
def honour_given(context: MeasureContext, *, award: str, season: str) -> Measurement:
    """Day, month or year on which a prize was given for a season."""
    honours = [
        honour
        for honour in context.reference.honours
        if normalise(award) in normalise(honour.award) and honour.season == season and honour.date
    ]
    _known(honours, msg("no row dates {award} for {season}", award=award, season=season))
    return Measurement([honour.date for honour in honours], rows=_stated(honours))


@measure("figure", any_of=True)
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
    _known(figures, msg("no row has {quantity} of {subject}", quantity=quantity, subject=subject))
    caveat = ""
    if at is not None:
        figures, gap = _nearest(figures, int(at[:4]))
        if gap > 1:
            caveat = msg("the nearest row is {n} years away", n=gap)
    note = join_list(_figure_phrase(row) for row in figures if row.as_of)
    return Measurement([row.value for row in figures], (), note, caveat, rows=_stated(figures))


def _figure_phrase(row: Figure) -> str:
    """A figure with its unit and date: `22512 seats (2019-10-06)`."""
    figure = {"value": term(str(row.value)), "date": value_term(row.as_of or "")}
    if row.unit in _BARE:
        return msg("{quantity}: {value} ({date})", quantity=term(row.quantity), **figure)
    return msg("{value} {unit} ({date})", unit=term(row.unit or ""), **figure)


@measure("nickname", any_of=True)
def nickname(context: MeasureContext, *, club: str) -> Measurement:
    """Nicknames of a club."""
    rows = [
        row
        for row in context.reference.figures
        if (row.subject, row.quantity) == (club, "nickname")
    ]
    _known(rows, msg("no row has a nickname of {club}", club=club))
    names = [name for row in rows for text in str(row.value).split("; ") for name in _names(text)]
    return Measurement(names, rows=_stated(rows))


@measure("stage")
def best_european_run(context: MeasureContext, *, before: str, club: str) -> Measurement:
    """How far a club got in Europe before a season, by the UEFA honours that name a round."""
    runs = [
        (STAGES.index(stage), stage, honour)
        for honour in context.reference.honours
        if honour.holder == club and honour.body == "UEFA"
        if honour.season is not None and honour.season < before
        if (stage := _stage_of(honour.award)) is not None
    ]
    which = {"club": club, "season": before}
    _known(runs, msg("no row has a European run of {club} before {season}", **which))
    _, stage, honour = max(runs, key=lambda run: run[0])
    note = msg("{award}, {season}", award=term(honour.award), season=honour.season)
    return Measurement(stage, (), note, rows=_stated([honour]))


def _stage_of(award: str) -> str | None:
    """The round that an honour names, as in `UEFA Cup: quarter-finalist`."""
    return next((stage for word, stage in _FINALISTS.items() if word in award), None)


_FINALISTS = {
    "semi-finalist": "Semi-finals",
    "quarter-finalist": "Quarter-finals",
    "runner-up": FINAL,
}


def _nearest(figures: Sequence[Figure], year: int) -> tuple[list[Figure], int]:
    """The figures nearest to a year, and how many years away; one without a year always holds."""
    years = {row.id: re.search(_YEAR, row.as_of or "") for row in figures}
    gaps = {row.id: abs(int(own[0]) - year) if (own := years[row.id]) else 0 for row in figures}
    nearest = min(gaps.values())
    return [row for row in figures if gaps[row.id] == nearest], nearest
