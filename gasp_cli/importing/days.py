"""Days as match files write them: with or without weekday and year, in several languages."""

from __future__ import annotations

import re
from datetime import date

_DATE = re.compile(
    r"""^\[?\s*
    (?:(?P<weekday>[^\W\d_]{2,})\.?,?\s+)?
    (?:(?P<month>[^\W\d_]{3,})[ /.]+(?P<day>\d{1,2})|(?P<day2>\d{1,2})[. /]+
       (?:(?P<month2>[^\W\d_]{3,})|(?P<number>\d{1,2}))\.?)
    (?:,?\s+(?P<year>\d{4}))?
    \s*\]?$""",
    re.VERBOSE,
)
# The first letters of the names of days and months, in the languages openfootball writes.
_WEEKDAYS = [
    ("mon", "lun", "mo"),
    ("tue", "mar", "di", "mart"),
    ("wed", "mer", "mi", "mie", "mié"),
    ("thu", "gio", "jeu", "jue", "do"),
    ("fri", "ven", "vie", "fr"),
    ("sat", "sab", "sáb", "sam", "sa"),
    ("sun", "dom", "dim", "so"),
]
_MONTHS = [
    ("jan", "gen", "ene", "jän"),
    ("feb", "fév", "fev"),
    ("mar", "mär"),
    ("apr", "avr", "abr"),
    ("may", "mag", "mai"),
    ("jun", "giu", "juin"),
    ("jul", "lug", "juil"),
    ("aug", "ago", "aoû", "aou"),
    ("sep", "set"),
    ("oct", "ott", "okt"),
    ("nov",),
    ("dec", "dic", "dez", "déc"),
]


_MAY = 5
_SUMMER = (7, 8)


def _ordinal(word: str, names: list[tuple[str, ...]]) -> int | None:
    """The index of the day or month that the word abbreviates; the longest spelling wins."""
    lower = word.lower()
    hits = [
        (len(short), index)
        for index, shorts in enumerate(names)
        for short in shorts
        if lower.startswith(short) and (len(short) > 2 or lower == short)
    ]
    return max(hits)[1] if hits else None


def is_day(text: str) -> bool:
    """Whether the text has the form of a day of a month, existing or not."""
    found = _DATE.match(text)
    if not found:
        return False
    month = found["month"] or found["month2"]
    return found["number"] is not None or _ordinal(month, _MONTHS) is not None


class DayReader:
    """Gives the days of a file their year, which only some of them state.

    A season runs over two calendar years and once ran into a second August, so the month
    alone does not tell. The weekday does. Where there is none, July and August are the season's
    first, unless the file has already come to its May; lines need not be in the order of days,
    as a round lists its matches put off before the next round.
    """

    def __init__(self, season: str | None) -> None:
        self._first_year = int(season[:4]) if season else None
        self._last: date | None = None

    def read(self, text: str) -> date | None:
        """The day of a date line; None where the line is no date or that day does not exist."""
        found = _DATE.match(text)
        if not found:
            return None
        weekday_name = found["weekday"]
        weekday = _ordinal(weekday_name, _WEEKDAYS) if weekday_name else None
        if weekday_name and weekday is None:
            return None
        if found["number"]:
            month = int(found["number"]) - 1
        else:
            named = _ordinal(found["month"] or found["month2"], _MONTHS)
            if named is None:
                return None
            month = named
        day = int(found["day"] or found["day2"])
        years = [int(found["year"])] if found["year"] else self._years(month + 1)
        chosen = self._choose([(year, month + 1, day) for year in years], weekday)
        if chosen:
            self._last = chosen
        return chosen

    def _years(self, month: int) -> list[int]:
        """The years that a month of this season may be in, the likelier first."""
        if self._first_year is None:
            return [self._last.year, self._last.year + 1] if self._last else []
        first, second = self._first_year, self._first_year + 1
        late = self._last is not None and self._last >= date(second, _MAY, 1)
        in_second = late if month in _SUMMER else month < min(_SUMMER)
        return [second, first] if in_second else [first, second]

    def _choose(self, days: list[tuple[int, int, int]], weekday: int | None) -> date | None:
        possible = []
        for year, month, day in days:
            try:
                possible.append(date(year, month, day))
            except ValueError:  # 31 June, or 29 February of a common year
                continue
        fitting = [day for day in possible if weekday is None or day.weekday() == weekday]
        return fitting[0] if fitting else None
