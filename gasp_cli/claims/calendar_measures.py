"""Measures of days and ages."""

from __future__ import annotations

from datetime import MINYEAR, date, timedelta
from itertools import pairwise

from gasp_cli.claims.measure_context import MeasureContext
from gasp_cli.claims.registry import WEEKDAYS, Measurement, NotOnRecord, measure
from gasp_cli.claims.verdict import Basis
from gasp_cli.domain.model import EditionKey
from gasp_cli.errors import Action, DataError, Remedy
from gasp_cli.i18n import date_term, msg, plural, term


@measure("months", "Longest break, in months")
def longest_break(context: MeasureContext, *, season: str, competition: str) -> Measurement:
    """Longest gap between two matches of a season, in whole months of 30 days."""
    context.complete_edition(competition, season)
    matches = context.record.season(EditionKey(competition, season))
    which = {"competition": term(competition), "season": season}
    try:
        gaps = [
            ((date.fromisoformat(after) - date.fromisoformat(before)).days, before, after)
            for before, after in pairwise(matches.match_days)
        ]
    except ValueError as error:
        raise DataError(
            msg("{competition} {season}: {reason}", **which, reason=str(error)),
            msg("see {command}", command=Remedy(Action.CHECK_KNOWLEDGE_BASE)),
        ) from error
    if not gaps:
        raise NotOnRecord(msg("{competition} {season} has no matches of two days", **which))
    days, before, after = max(gaps, key=lambda gap: gap[0])
    last, first = (
        [match for match in matches.played_on(day) if match.has_score] for day in (before, after)
    )
    note = plural(
        "{n} day, {first} to {last}", "{n} days, {first} to {last}", days,
        first=date_term(before), last=date_term(after),
    )  # fmt: skip
    return Measurement(days // 30, (last[-1], first[0]), note)


@measure("years", "Age of somebody {age} on {on}", any_of=True, basis=Basis.SOURCES)
def age_then(context: MeasureContext, *, age: int, on: str, at: str) -> Measurement:  # noqa: ARG001
    """Possible ages at a date of somebody whose age on another date is known.

    A month or a year stands for all its days.
    """
    known, asked = days_of_date(on), days_of_date(at)
    if known[0].year - age < MINYEAR + 1:
        raise NotOnRecord(msg("no day is counted before the year {year}", year=MINYEAR))
    # Born at the earliest on the day after turning so old a year before, at the latest that day.
    first = _born(known[0], age + 1) + timedelta(days=1)
    last = _born(known[1], age)
    return Measurement(
        list(range(years_between(last, asked[0]), years_between(first, asked[1]) + 1))
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
