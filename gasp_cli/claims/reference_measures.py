"""Measures of the reference record: posts, transfers, goals, grounds, honours and figures.

A row that is missing is not known: then the record cannot tell. What several rows state is a list
of which one is enough.
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
from gasp_cli.i18n import msg
from gasp_cli.matching import normalise

COACH = "coach"
_YEAR = re.compile(r"[0-9]{4}")
_IN_BRACKETS = re.compile(r"(?P<name>[^(]+) \((?P<other>[^)]+)\)")


def _stated(rows: Iterable[Any]) -> tuple[Stated, ...]:
    """The rows as evidence."""
    return tuple(Stated(row.id, row.urls, row.confidence) for row in rows)


def _known(rows: Sequence[Any], reason: str) -> Sequence[Any]:
    """The rows. Raises `NotOnRecord` where there is none."""
    if not rows:
        raise NotOnRecord(reason)
    return rows


# Posts


def _spells(bench: MeasureContext, club: str, person: str | None = None) -> list[PostHeld]:
    """The spells of coaches at a club, by their first day."""
    spells = [
        spell
        for spell in bench.reference.spells
        if spell.role == COACH and spell.club == club and person in (None, spell.person)
    ]
    return sorted(spells, key=lambda spell: spell.from_ or "")


def _spells_of(bench: MeasureContext, club: str, person: str) -> list[PostHeld]:
    spells = _spells(bench, club, person)
    _known(spells, msg("no row has {person} in charge of {club}", person=person, club=club))
    return spells


@measure("name")
def in_charge(bench: MeasureContext, *, on: str, club: str) -> Measurement:
    """Coach of a club on a day."""
    # A month or a year at either end has all its days.
    spells = [
        spell
        for spell in _spells(bench, club)
        if spell.from_ and spell.from_ <= on and (spell.to is None or on <= f"{spell.to}~")
    ]
    _known(spells, msg("no row says who was in charge of {club} then", club=club))
    return Measurement([spell.person for spell in spells], rows=_stated(spells))


def _posts(bench: MeasureContext, person: str, body: str) -> Sequence[PostHeld]:
    """The posts of a person at a club or another body, by their first day."""
    posts = [
        spell
        for spell in bench.reference.spells
        if spell.person == person
        and (spell.club == body or spell.club.startswith(f"{body} (") or f"({body})" in spell.club)
    ]
    posts.sort(key=lambda spell: spell.from_ or "")
    return _known(posts, msg("no row has a post of {person} at {body}", person=person, body=body))


@measure("post", any_of=True)
def post(bench: MeasureContext, *, person: str, body: str, at: str | None = None) -> Measurement:
    """Posts of a person at a club or another body: coach, mayor; with `at` those held then."""
    posts = [
        spell
        for spell in _posts(bench, person, body)
        if at is None
        or ((spell.from_ or "") <= f"{at}~" and (spell.to is None or at <= f"{spell.to}~"))
    ]
    _known(posts, msg("no row has a post of {person} at {body} then", person=person, body=body))
    names = [name for spell in posts for name in _names_of_post(spell.role)]
    return Measurement(list(dict.fromkeys(names)), rows=_stated(posts))


def _names_of_post(role: str) -> list[str]:
    """Every name of a post: `head of … (called sporting director by some)` has two."""
    both = _IN_BRACKETS.fullmatch(role)
    if both is None:
        return [role]
    other = both["other"].removeprefix("called ").removesuffix(" by some")  # i18n: of the data
    return [both["name"], other]


@measure("date", any_of=True)
def post_from(bench: MeasureContext, *, person: str, body: str) -> Measurement:
    """First day of a person in a post at a club, or month or year; of each post there."""
    posts = [spell for spell in _posts(bench, person, body) if spell.from_]
    _known(posts, msg("no row says since when"))
    return Measurement([spell.from_ for spell in posts], rows=_stated(posts))


@measure("date", any_of=True)
def post_until(bench: MeasureContext, *, person: str, body: str) -> Measurement:
    """Last day of a person in a post at a club, or month or year; of each post there."""
    posts = [spell for spell in _posts(bench, person, body) if spell.to]
    _known(posts, msg("no row says until when"))
    return Measurement([spell.to for spell in posts], rows=_stated(posts))


@measure("years", any_of=True)
def age(bench: MeasureContext, *, person: str, at: str) -> Measurement:
    """Age of a person at a date, by the birth date; a month or a year stands for all its days."""
    births = [
        row
        for row in bench.reference.figures
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
def matches_in_charge(bench: MeasureContext, *, person: str, club: str) -> Measurement:
    """Matches of a coach in charge of a club; spells there add up."""
    spells = _spells_of(bench, club, person)
    if any(spell.matches is None for spell in spells):
        raise NotOnRecord(msg("no row counts all matches of {person}", person=person))
    counts = [spell.matches or 0 for spell in spells]
    note = msg("{sum} in {n} spells", sum=" + ".join(map(str, counts)), n=len(counts))
    return Measurement(sum(counts), (), note if len(counts) > 1 else "", rows=_stated(spells))


@measure("name")
def predecessor(bench: MeasureContext, *, person: str, club: str) -> Measurement:
    """Coach of a club before another one."""
    return _beside(bench, club, person, -1)


@measure("name")
def successor(bench: MeasureContext, *, person: str, club: str) -> Measurement:
    """Coach of a club after another one."""
    return _beside(bench, club, person, 1)


def _beside(bench: MeasureContext, club: str, person: str, step: int) -> Measurement:
    spells = _spells(bench, club)
    own = _spells_of(bench, club, person)
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


def _moves(bench: MeasureContext, player: str, club: str, other: str | None) -> list[Transfer]:
    moves = [
        move
        for move in bench.reference.transfers
        if move.player == player
        and club in (move.from_, move.to)
        and other in (None, move.from_, move.to)
    ]
    _known(moves, msg("no row has a transfer of {player}", player=player))
    return moves


@measure("summers")
def summers_with_departures(bench: MeasureContext, *, club: str) -> Measurement:
    """Summers of the coach's spell in which a player left the club, as far as rows name one."""
    about = bench.record.about
    years = range(int(about.since[:4]), int(about.until[:4]))
    windows = {f"summer {year}" for year in years}  # i18n: of the data
    moves = [
        move
        for move in bench.reference.transfers
        if move.from_ == club and (move.window or "").partition(" (")[0] in windows
    ]
    _known(moves, msg("no row has a transfer from {club}", club=club))
    found = {(move.window or "").partition(" (")[0] for move in moves}
    missing = msg("rows name nobody in some summers") if found < windows else ""
    return Measurement(len(found), (), "", missing, rows=_stated(moves))


@measure("clubs")
def transferred_to(bench: MeasureContext, *, player: str, club: str) -> Measurement:
    """Clubs that a player joined on leaving a club."""
    moves = [move for move in _moves(bench, player, club, None) if move.from_ == club]
    _known(moves, msg("no row has a transfer of {player} from {club}", player=player, club=club))
    return Measurement(list(dict.fromkeys(move.to for move in moves)), rows=_stated(moves))


@measure("clubs")
def transferred_from(bench: MeasureContext, *, player: str, club: str) -> Measurement:
    """Clubs that a player left to join a club."""
    moves = [move for move in _moves(bench, player, club, None) if move.to == club]
    _known(moves, msg("no row has a transfer of {player} to {club}", player=player, club=club))
    return Measurement(list(dict.fromkeys(move.from_ for move in moves)), rows=_stated(moves))


@measure("date", any_of=True)
def transfer_date(
    bench: MeasureContext, *, player: str, club: str, opponent: str | None = None
) -> Measurement:
    """Days, months or years of a player's moves from or to a club, loans among them.

    With `opponent` those between the two clubs.
    """
    moves = _moves(bench, player, club, opponent)
    dated = [(move, date) for move in moves if (date := move.date or _window_year(move.window))]
    _known(dated, msg("no row dates a transfer of {player}", player=player))
    return Measurement([date for _, date in dated], rows=_stated(move for move, _ in dated))


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
    bench: MeasureContext, *, player: str, club: str, opponent: str | None = None
) -> Measurement:
    """Fees of a player's moves from or to a club, in euros; bonuses and later sums apart."""
    moves = [move for move in _moves(bench, player, club, opponent) if move.fee is not None]
    _known(moves, msg("no row has a fee for {player}", player=player))
    return Measurement([move.fee for move in moves], rows=_stated(moves))


# Goals


def _goals(bench: MeasureContext, span: MatchScope) -> list[tuple[ClubMatch, Goal]]:
    """The goals of the matches of a span. Raises `NotOnRecord` where some scorers are not known."""
    matches = bench.matches(span)
    whole = [match for match in matches if bench.reference.has_all_goals(match.match)]
    if len(whole) < len(matches):
        raise NotOnRecord(
            msg("the scorers of {known} of {n} matches are known", known=len(whole), n=len(matches))
        )
    return [(match, goal) for match in matches for goal in bench.reference.goals_of(match.match)]


def _evidence(goals: Sequence[tuple[ClubMatch, Goal]]) -> tuple[Any, tuple[Stated, ...]]:
    matches = matches_of(dict.fromkeys(match for match, _ in goals))
    return matches, _stated(goal for _, goal in goals)


@match_measure("goals", "player")
def player_goals(bench: MeasureContext, span: MatchScope, player: str) -> Measurement:
    """Goals of a player in the club's matches, for the club or against it; own goals apart."""
    goals = [
        (match, goal)
        for match, goal in _goals(bench, span)
        if goal.scorer == player and not goal.own_goal
    ]
    matches, rows = _evidence(goals)
    return Measurement(len(goals), matches or matches_of(bench.matches(span)), rows=rows)


@match_measure("names")
def scorers(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Scorers of the club in its matches, one name a goal, own goals of opponents apart."""
    goals = [
        (match, goal)
        for match, goal in _goals(bench, span)
        if goal.team == span.club and not goal.own_goal
    ]
    matches, rows = _evidence(goals)
    return Measurement([goal.scorer for _, goal in goals], matches, rows=rows)


@match_measure("name")
def first_scorer(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Scorer of the first goal of a match, whichever side it counts for."""
    return _scorer(bench, span, 0)


@match_measure("name")
def last_scorer(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Scorer of the last goal of a match, whichever side it counts for."""
    return _scorer(bench, span, -1)


def _scorer(bench: MeasureContext, span: MatchScope, place: int) -> Measurement:
    goals = _goals(bench, span)
    matches = dict.fromkeys(match for match, _ in goals)
    if len(matches) != 1 or any(goal.minute is None for _, goal in goals):
        raise NotOnRecord(msg("one match is needed, and the minutes of its goals"))
    chosen = [goals[place]]
    return Measurement(chosen[0][1].scorer, matches_of(matches), rows=_stated([chosen[0][1]]))


@match_measure("penalties", "player")
def penalties_missed(bench: MeasureContext, span: MatchScope, player: str) -> Measurement:
    """Penalties that a player missed in the club's matches, shoot-outs apart."""
    _goals(bench, span)  # where the goals are known, so are the missed penalties
    missed = [
        (match, event)
        for match in bench.matches(span)
        for event in bench.reference.events_of(match.match)
        if event.event == GoalEvent.MISSED_PENALTY and event.scorer == player
    ]
    matches, rows = _evidence(missed)
    return Measurement(len(missed), matches, rows=rows)


@match_measure("names")
def missed_in_shootout(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Players of both sides who missed in the shoot-out of a match."""
    kicks = [
        (match, kick)
        for match in bench.matches(span)
        for kick in bench.reference.kicks_of(match.match)
    ]
    _known(kicks, msg("no row has the kicks of a shoot-out"))
    missed = [(match, kick) for match, kick in kicks if not kick.scored]
    return Measurement(
        [kick.taker for _, kick in missed],
        matches_of(dict.fromkeys(match for match, _ in missed)),
        rows=_stated(kick for _, kick in missed),
    )


@match_measure("minutes", "opponent")
def goal_minutes(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Minutes of the opponent's goals in a match, as in 90+3."""
    goals = [(match, goal) for match, goal in _goals(bench, span) if goal.team == span.opponent]
    if any(goal.minute is None for _, goal in goals):
        raise NotOnRecord(msg("no row has the minutes of its goals"))
    matches, rows = _evidence(goals)
    return Measurement([goal.minute for _, goal in goals], matches, rows=rows)


# Grounds


def _venues(
    bench: MeasureContext, matches: Sequence[ClubMatch]
) -> list[tuple[ClubMatch, VenueOfMatch]]:
    """The grounds of some matches. Raises `NotOnRecord` where one is not known."""
    venues = [(match, bench.reference.venue_of(match.match)) for match in matches]
    known = [(match, venue) for match, venue in venues if venue is not None]
    if len(known) < len(venues) or not known:
        raise NotOnRecord(msg("no row says where it was played"))
    return known


def _places(venues: Sequence[tuple[ClubMatch, VenueOfMatch]]) -> Measurement:
    """The names of the one ground of some matches, its town among them."""
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
    both = _IN_BRACKETS.fullmatch(ground)
    return [both["name"], both["other"]] if both else [ground]


@match_measure("place name", "opponent", any_of=True)  # i18n: a unit
def ground(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Ground of a match, by any of its names, or its town."""
    return _places(_venues(bench, bench.matches(span)))


@measure("place name", any_of=True)  # i18n: a unit
def european_home_ground(bench: MeasureContext, *, season: str, club: str) -> Measurement:
    """Ground of a club's European home matches of a season, by any of its names, or its town."""
    matches = [
        match
        for match in bench.matches(MatchScope(club, season))
        if match.venue is Venue.HOME
        and bench.record.kind_of(match.match.competition) is CompetitionKind.EUROPE
    ]
    return _places(_venues(bench, matches))


@match_measure("true or false", "opponent")  # i18n: a unit
def behind_closed_doors(bench: MeasureContext, span: MatchScope) -> Measurement:
    """Whether a match was played without the public."""
    venues = _venues(bench, bench.matches(span))
    shut = {venue.behind_closed_doors for _, venue in venues}
    if len(shut) > 1 or None in shut:
        raise NotOnRecord(msg("no row says whether the public was let in"))
    matches = matches_of(match for match, _ in venues)
    return Measurement(shut == {True}, matches, rows=_stated(venue for _, venue in venues))


# Honours and figures


@measure("names")
def honours_of(bench: MeasureContext, *, holder: str, season: str) -> Measurement:
    """Prizes and trophies of a person or a club for a season."""
    honours = [
        honour
        for honour in bench.reference.honours
        if holder in honour.holder and honour.season == season
    ]
    which = {"holder": holder, "season": season}
    _known(honours, msg("no row has an honour of {holder} for {season}", **which))
    return Measurement([honour.award for honour in honours], rows=_stated(honours))


@measure("date", any_of=True)
def honour_given(bench: MeasureContext, *, award: str, season: str) -> Measurement:
    """Day, month or year on which a prize was given for a season."""
    honours = [
        honour
        for honour in bench.reference.honours
        if normalise(award) in normalise(honour.award) and honour.season == season and honour.date
    ]
    _known(honours, msg("no row dates {award} for {season}", award=award, season=season))
    return Measurement([honour.date for honour in honours], rows=_stated(honours))


@measure("figure", any_of=True)
def figure(
    bench: MeasureContext, *, subject: str, quantity: str, at: str | None = None
) -> Measurement:
    """A quantity of a subject, such as population or capacity; with `at` nearest to that time."""
    figures = [
        row
        for row in bench.reference.figures
        if normalise(row.subject) == normalise(subject)
        and f"{normalise(row.quantity)} ".startswith(f"{normalise(quantity)} ")
    ]
    exact = [row for row in figures if normalise(row.quantity) == normalise(quantity)]
    figures = exact or figures  # `population` is not the rank by it
    _known(figures, msg("no row has {quantity} of {subject}", quantity=quantity, subject=subject))
    caveat = ""
    if at is not None:
        figures, gap = _nearest(figures, int(at[:4]))
        if gap > 1:
            caveat = msg("the nearest row is {n} years away", n=gap)
    return Measurement([row.value for row in figures], (), "", caveat, rows=_stated(figures))


@measure("nickname", any_of=True)
def nickname(bench: MeasureContext, *, club: str) -> Measurement:
    """Nicknames of a club."""
    rows = [
        row for row in bench.reference.figures if (row.subject, row.quantity) == (club, "nickname")
    ]
    _known(rows, msg("no row has a nickname of {club}", club=club))
    names = [name for row in rows for text in str(row.value).split("; ") for name in _names(text)]
    return Measurement(names, rows=_stated(rows))


@measure("stage")
def best_european_run(bench: MeasureContext, *, before: str, club: str) -> Measurement:
    """Furthest a club came in Europe before a season, by the honours of UEFA that name a round."""
    runs = [
        (STAGES.index(stage), stage, honour)
        for honour in bench.reference.honours
        if honour.holder == club and honour.body == "UEFA"
        if honour.season is not None and honour.season < before
        if (stage := _stage_of(honour.award)) is not None
    ]
    which = {"club": club, "season": before}
    _known(runs, msg("no row has a European run of {club} before {season}", **which))
    best = max(runs, key=lambda run: run[0])
    note = msg("in {seasons}", seasons=best[2].season or "")
    return Measurement(best[1], (), note, rows=_stated([best[2]]))


def _stage_of(award: str) -> str | None:
    """The round that an honour names, as in `UEFA Cup: quarter-finalist`."""
    return next((stage for word, stage in _FINALISTS.items() if word in award), None)


_FINALISTS = {
    "semi-finalist": "Semi-finals",
    "quarter-finalist": "Quarter-finals",
    "runner-up": FINAL,
}


def _nearest(figures: Sequence[Figure], year: int) -> tuple[list[Figure], int]:
    """Those whose year is nearest, and how many years away; one without a year always holds."""
    years = {row.id: _YEAR.search(row.as_of or "") for row in figures}
    gaps = {row.id: abs(int(found[0]) - year) if (found := years[row.id]) else 0 for row in figures}
    nearest = min(gaps.values())
    return [row for row in figures if gaps[row.id] == nearest], nearest
