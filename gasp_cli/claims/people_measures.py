"""Measures of people: posts, ages and transfers, by the rows of the reference record.

Without a row the record cannot tell. Where several rows state a value, each of them counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import MINYEAR, date, timedelta
from typing import Any

from gasp_cli.claims.measure_context import MeasureContext
from gasp_cli.claims.reference_measures import both_names
from gasp_cli.claims.registry import (
    WEEKDAYS,
    Measurement,
    NotOnRecord,
    cited_rows,
    measure,
    require,
)
from gasp_cli.claims.verdict import Basis
from gasp_cli.domain.dates import is_date
from gasp_cli.domain.reference import PostHeld, Transfer
from gasp_cli.i18n import date_term, join_list, msg, name_term, term

COACH = "coach"


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
    who = {"person": name_term(person), "club": name_term(club)}
    require(spells, msg("no row has {person} in charge of {club}", **who))
    return spells


@measure("name", "Coach of {club}")
def in_charge(context: MeasureContext, *, on: str, club: str) -> Measurement:
    """Coach of a club on a day."""
    # A month or a year at either end has all its days.
    spells = [
        spell
        for spell in _spells(context, club)
        if spell.from_ and spell.from_ <= on and (spell.to is None or on <= f"{spell.to}~")
    ]
    require(spells, msg("no row says who was in charge of {club} then", club=name_term(club)))
    return Measurement([spell.person for spell in spells], rows=cited_rows(spells))


def _posts(context: MeasureContext, person: str, body: str) -> Sequence[PostHeld]:
    """The posts of a person at a club or another body, by their first day."""
    posts = [
        spell
        for spell in context.reference.spells
        if spell.person == person
        and (spell.club == body or spell.club.startswith(f"{body} (") or f"({body})" in spell.club)
    ]
    posts.sort(key=lambda spell: spell.from_ or "")
    who = {"person": name_term(person), "body": name_term(body)}
    require(posts, msg("no row has a post of {person} at {body}", **who))
    return posts


@measure("post", "Posts of {person} at {body}", any_of=True)
def post(context: MeasureContext, *, person: str, body: str, at: str | None = None) -> Measurement:
    """Posts of a person at a club or another body: coach, mayor; with `at` those held then."""
    posts = [
        spell
        for spell in _posts(context, person, body)
        if at is None
        or ((spell.from_ or "") <= f"{at}~" and (spell.to is None or at <= f"{spell.to}~"))
    ]
    who = {"person": name_term(person), "body": name_term(body)}
    require(posts, msg("no row has a post of {person} at {body} then", **who))
    names = [name for spell in posts for name in _names_of_post(spell.role)]
    return Measurement(list(dict.fromkeys(names)), rows=cited_rows(posts))


def _dates(rows: Iterable[tuple[Any, str, str | None]], reason: str) -> Measurement:
    """The dates of rows as far as they are known; of several, the note says what each dates."""
    dated = [(row, what, date) for row, what, date in rows if date]
    require(dated, reason)
    notes = [
        msg("{what}: {date}", what=term(what), date=date_term(date))
        for _, what, date in dated
        if what
    ]
    return Measurement(
        [date for _, _, date in dated], (), join_list(notes) if len(notes) > 1 else "",
        rows=cited_rows(row for row, _, _ in dated),
    )  # fmt: skip


def _names_of_post(role: str) -> list[str]:
    """Every name of a post: `head of … (called sporting director by some)` has two."""
    # What some call it has the words around its name.
    added = ("called ", " by some")  # i18n: of the data
    return [name.removeprefix(added[0]).removesuffix(added[1]) for name in both_names(role)]


@measure("date", "Since when {person} was at {body}", any_of=True)
def post_from(context: MeasureContext, *, person: str, body: str) -> Measurement:
    """First day, month or year of a person at a club or another body, in each post there."""
    posts = [(spell, spell.role, spell.from_) for spell in _posts(context, person, body)]
    return _dates(posts, msg("no row says since when"))


@measure("date", "Until when {person} was at {body}", any_of=True)
def post_until(context: MeasureContext, *, person: str, body: str) -> Measurement:
    """Last day, month or year of a person at a club or another body, in each post there."""
    posts = [(spell, spell.role, spell.to) for spell in _posts(context, person, body)]
    return _dates(posts, msg("no row says until when"))


@measure("years", "Age of {person}", any_of=True)
def age(context: MeasureContext, *, person: str, at: str) -> Measurement:
    """Age of a person at a date, by the birth date; a month or a year stands for all its days."""
    births = [
        row
        for row in context.reference.figures
        if row.subject == person and row.quantity == "birth date"  # i18n: of the data
        if is_date(str(row.value))
    ]
    require(births, msg("no row has the birth date of {person}", person=name_term(person)))
    first_day, last_day = days_of_date(at)
    ages: set[int] = set()
    for row in births:
        first_born, last_born = days_of_date(str(row.value))
        youngest, oldest = years_between(last_born, first_day), years_between(first_born, last_day)
        ages.update(range(youngest, oldest + 1))
    return Measurement(sorted(ages), rows=cited_rows(births))


@measure("matches", "Matches of {person} in charge of {club}")
def matches_in_charge(context: MeasureContext, *, person: str, club: str) -> Measurement:
    """Matches of a coach in charge of a club; spells there add up."""
    spells = _spells_of(context, club, person)
    if any(spell.matches is None for spell in spells):
        raise NotOnRecord(msg("no row counts all matches of {person}", person=name_term(person)))
    counts = [spell.matches or 0 for spell in spells]
    note = msg("{sum} in {n} spells", sum=" + ".join(map(str, counts)), n=len(counts))
    return Measurement(sum(counts), (), note if len(counts) > 1 else "", rows=cited_rows(spells))


@measure("name", "Predecessor of {person} at {club}")
def predecessor(context: MeasureContext, *, person: str, club: str) -> Measurement:
    """Coach of a club before a given one."""
    return _beside(context, club, person, -1)


@measure("name", "Successor of {person} at {club}")
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
    require(near, msg("no row says who came before or after {person}", person=name_term(person)))
    return Measurement([spell.person for spell in near], rows=cited_rows(near))


def _meet(first: PostHeld, second: PostHeld) -> bool:
    """Whether the second spell begins where the first ends, as far as both say."""
    if first.to is None or second.from_ is None:
        return False
    length = min(len(first.to), len(second.from_), len("2016-06"))
    return first.to[:length] == second.from_[:length]


def _moves(context: MeasureContext, player: str, club: str, other: str | None) -> list[Transfer]:
    moves = [
        move
        for move in context.reference.transfers
        if move.player == player
        and club in (move.from_, move.to)
        and other in (None, move.from_, move.to)
    ]
    require(moves, msg("no row has a transfer of {player}", player=name_term(player)))
    return moves


@measure("summers", "Summers in which a player left {club}")
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
    require(moves, msg("no row has a transfer from {club}", club=name_term(club)))
    summers = {(move.window or "").partition(" (")[0] for move in moves}
    missing = msg("in some summers no row names anybody") if summers < windows else ""
    return Measurement(len(summers), (), "", missing, rows=cited_rows(moves))


@measure("clubs", "Club that {player} left {club} for")
def transferred_to(context: MeasureContext, *, player: str, club: str) -> Measurement:
    """Clubs that a player joined on leaving a club."""
    moves = [move for move in _moves(context, player, club, None) if move.from_ == club]
    who = {"player": name_term(player), "club": name_term(club)}
    require(moves, msg("no row has a transfer of {player} from {club}", **who))
    return Measurement(list(dict.fromkeys(move.to for move in moves)), rows=cited_rows(moves))


@measure("clubs", "Club that {player} left for {club}")
def transferred_from(context: MeasureContext, *, player: str, club: str) -> Measurement:
    """Clubs that a player left to join a club."""
    moves = [move for move in _moves(context, player, club, None) if move.to == club]
    who = {"player": name_term(player), "club": name_term(club)}
    require(moves, msg("no row has a transfer of {player} to {club}", **who))
    return Measurement(list(dict.fromkeys(move.from_ for move in moves)), rows=cited_rows(moves))


@measure("date", "When {player} moved", any_of=True)
def transfer_date(
    context: MeasureContext, *, player: str, club: str, opponent: str | None = None
) -> Measurement:
    """Days, months or years of a player's moves from or to a club, including loans.

    With `opponent` those between the two clubs.
    """
    moves = [
        (move, move.kind, move.date or _window_year(move.window))
        for move in _moves(context, player, club, opponent)
    ]
    return _dates(moves, msg("no row dates a transfer of {player}", player=name_term(player)))


def _window_year(window: str | None) -> str | None:
    """The year of a transfer window: a winter window is in January."""
    if window is None:
        return None
    if winter := re.match(r"winter ([0-9]{2})[0-9]{2}-([0-9]{2})", window):
        return f"{winter[1]}{winter[2]}"
    summer = re.match(r"summer ([0-9]{4})", window)
    return summer[1] if summer else None


@measure("euros", "Fee for {player}, in euros", any_of=True)
def transfer_fee(
    context: MeasureContext, *, player: str, club: str, opponent: str | None = None
) -> Measurement:
    """Fees of a player's moves from or to a club, in euros, without bonuses and later sums."""
    moves = [move for move in _moves(context, player, club, opponent) if move.fee is not None]
    require(moves, msg("no row has a fee for {player}", player=name_term(player)))
    return Measurement([move.fee for move in moves], rows=cited_rows(moves))


@measure("years", "Age of somebody {age} on {on}", any_of=True, basis=Basis.SOURCES)
def age_then(context: MeasureContext, *, age: int, on: str, at: str) -> Measurement:  # noqa: ARG001
    """Possible ages at a date of somebody whose age on another date is known.

    A month or a year stands for all its days.
    """
    then, later = days_of_date(on), days_of_date(at)
    if then[0].year - age < MINYEAR + 1:
        raise NotOnRecord(msg("no day is counted before the year {year}", year=MINYEAR))
    # Born at the earliest on the day after turning so old a year before, at the latest that day.
    first = _born(then[0], age + 1) + timedelta(days=1)
    last = _born(then[1], age)
    return Measurement(
        list(range(years_between(last, later[0]), years_between(first, later[1]) + 1))
    )


def days_of_date(text: str) -> tuple[date, date]:
    """The first and the last day of a day, a month or a year."""
    year, *rest = (int(part) for part in text.split("-"))
    month = rest[0] if rest else None
    if len(rest) > 1:
        return date(year, rest[0], rest[1]), date(year, rest[0], rest[1])
    # The module `calendar` would tell the last day, and takes longer to import than all this.
    if month in (None, 12):
        return date(year, month or 1, 1), date(year, 12, 31)
    return date(year, month, 1), date(year, month + 1, 1) - timedelta(days=1)


def _born(day: date, age: int) -> date:
    """The day of birth of somebody who reaches an age on a day."""
    try:
        return day.replace(year=day.year - age)
    except ValueError:  # 29 February, in a year without
        return date(day.year - age, 2, 28)


def years_between(first: date, second: date) -> int:
    """Whole years from one day to another, negative for an earlier one."""
    return second.year - first.year - ((second.month, second.day) < (first.month, first.day))


@measure("weekday", "Day of the week of {on}", basis=Basis.SOURCES)
def weekday(context: MeasureContext, *, on: str) -> Measurement:  # noqa: ARG001
    """Day of the week of a date."""
    return Measurement(WEEKDAYS[date.fromisoformat(on).weekday()])
