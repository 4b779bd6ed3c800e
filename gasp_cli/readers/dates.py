"""Days as match files write them: with or without weekday and year, in several languages."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from gasp_cli.domain.seasons import days_of
from gasp_cli.matching import normalise
from gasp_cli.readers.scores import DASHES

# Full names in the languages openfootball writes; a file may write any beginning of one.
_WEEKDAYS = (
    "monday montag lunedi lunes lundi segunda maandag",  # i18n: data
    "tuesday dienstag martedi martes mardi terca dinsdag",  # i18n: data
    "wednesday mittwoch mercoledi miercoles mercredi quarta woensdag",  # i18n: data
    "thursday donnerstag giovedi jueves jeudi quinta donderdag",  # i18n: data
    "friday freitag venerdi viernes vendredi sexta vrijdag",  # i18n: data
    "saturday samstag sabato sabado samedi zaterdag",  # i18n: data
    "sunday sonntag domenica domingo dimanche zondag",  # i18n: data
)
_MONTHS = (
    "january januar janner gennaio enero janvier janeiro",  # i18n: data
    "february februar feber febbraio febrero fevrier fevereiro",  # i18n: data
    "march marz maerz marzo mars marco maart",  # i18n: data
    "april aprile abril avril",  # i18n: data
    "may mai maggio mayo maio mei",  # i18n: data
    "june juni giugno junio juin junho",  # i18n: data
    "july juli luglio julio juillet julho",  # i18n: data
    "august agosto aout",  # i18n: data
    "september settembre septiembre septembre setembro",  # i18n: data
    "october oktober ottobre octubre octobre outubro",  # i18n: data
    "november novembre noviembre novembro",  # i18n: data
    "december dezember dicembre diciembre decembre dezembro",  # i18n: data
)
# Two letters are German, where they are enough.
_GERMAN = ("mo", "di", "mi", "do", "fr", "sa", "so")


def _place(word: str, names: tuple[str, ...]) -> int | None:
    """The place of the one day or month that the word is the beginning of."""
    folded = normalise(word)
    if len(folded) < 3:
        return None
    places = {
        place
        for place, spellings in enumerate(names)
        if any(name.startswith(folded) for name in spellings.split())
    }
    return places.pop() if len(places) == 1 else None


def _weekday(word: str) -> int | None:
    folded = normalise(word)
    return _GERMAN.index(folded) if folded in _GERMAN else _place(word, _WEEKDAYS)


class ParsedDate(NamedTuple):
    """A day at the head of a line, and what follows it.

    `day` is None where there is no such day in the season. `time` is empty where the file writes
    none, or midnight, which stands for a time that is not known. A day `in_brackets` is a heading,
    even where a match follows it in the line.
    """

    day: date | None
    time: str
    rest: str
    in_brackets: bool = False


_WORD = r"[^\W\d_]"
_HEAD = re.compile(rf"(?P<bracket>[\[(])?\s*(?:(?P<weekday>{_WORD}{{2,}})(?:[.,]+\s*|\s+|$))?")
_DAYS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\w-])"),
    re.compile(r"(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{4}|\d{2})(?![\w-])"),
    re.compile(r"(?P<day>\d{1,2})[./]\s?(?P<month>\d{1,2})[./]\s?(?P<year>\d{4})(?!\w)"),
    re.compile(r"(?P<day>\d{1,2})[./]\s?(?P<month>\d{1,2})\.(?!\w)"),
    # Without a full stop behind the month it may be a time, unless it is all that there is.
    re.compile(r"(?P<day>\d{1,2})[./]\s?(?P<month>\d{1,2})(?=\s*(?:,|[\])]|$))"),
    re.compile(rf"(?P<day>\d{{1,2}})[. /]+(?P<month>{_WORD}{{3,}})(?:\.(?!\w)|(?![\w'’-]))"),
    re.compile(rf"(?P<month>{_WORD}{{3,}})(?:\.\s?|[ /]+)(?P<day>\d{{1,2}})(?![\w'’+:.-])"),
)
_YEAR = re.compile(r",?\s+(\d{4})(?![\w-])")
# Where no season tells whether it can be a year, it must stand apart from the club behind it.
_YEAR_APART = re.compile(r",?\s+(\d{4})(?=\s{2}|\s*(?:[\])@]|$)|,?\s+\d{1,2}[.:h]\d{2})")
# The zone says where the clock stands, not another time.
_ZONE = rf"\(?(?:UTC|GMT|[CE]ES?T|MES?Z|BST)(?:\s?[+±{DASHES}]\s?\d{{1,2}}(?::?\d{{2}})?)?\b\)?"
_TIME = (
    r"(?P<hour>\d{1,2})[.:h](?P<minute>\d{2})(?!\d)"
    rf"(?:\s?(?P<half>[ap])\.?m\b\.?|\s?(?:h|hrs|Uhr)\b\.?)?(?:\s+{_ZONE}(?!\S))?"
)
_TIME_BEHIND = re.compile(rf",?\s+{_TIME}(?=\s|[\])]|$)")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME_ALONE = re.compile(_TIME)
_TIME_AT_HEAD = re.compile(rf"{_TIME}\s+(?=\S)")
# In capitals these begin clubs, too: EST is one of Tunis. Alone, they are nothing else.
_MAY_BE_A_ZONE = re.compile(rf"\(?(?:[ECMP][SD]T|[AP]M)\)?\s+(?!vs?\b|\W|\d+\s*[{DASHES}:])")
_WEEKDAY_BEHIND = re.compile(rf"\s*\((?P<weekday>{_WORD}{{2,}})\.?\)")
_DAY_AT_END = re.compile(
    r"\s{2,}(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4})(\s+\d{1,2}[:.h]\d{2})?$"
)
_LIKE_A_DAY = re.compile(
    rf"\[[^\[\]]*\d[^\[\]]*\]|(?:{_WORD}+[.,]*\s+)?\d{{1,2}}[./]\s?\d{{1,2}}(?:[./]\s?(?:\d{{4}})?)?"
)
_MAY = 5
_SUMMER = (7, 8)
# A season's qualifiers may begin years before it, and what a pandemic put off ends years after.
_EARLIEST, _LATEST = -3, 2


def take_time(text: str) -> tuple[str | None, str]:
    """The kick-off time at the head of a line, and what follows it.

    None where there is no time; an empty one is midnight, which stands for one not known.
    """
    found = _TIME_AT_HEAD.match(text)
    time = _clock(found) if found else None
    return (None, text) if found is None or time is None else (time, text[found.end() :])


def read_time(text: str) -> str | None:
    """The kick-off time that the whole text is, as `take_time` has it: `9:30` is `09:30`."""
    found = _TIME_ALONE.fullmatch(text.strip())
    return _clock(found) if found else None


def read_day(text: str) -> str | None:
    """The day that the whole text is, `2018-08-18`; None of any other, and of one that is not."""
    try:
        return date.fromisoformat(text).isoformat() if _ISO_DAY.fullmatch(text) else None
    except ValueError:  # 31 June
        return None


def may_be_a_zone(text: str) -> bool:
    """Whether what follows a time begins with what may be of the time as well as of a club."""
    return bool(_MAY_BE_A_ZONE.match(text))


def day_to_the_front(text: str) -> str:
    """A line whose day stands at its end with the day before the rest."""
    found = _DAY_AT_END.search(text)
    return f"{found[0].strip()}  {text[: found.start()]}" if found else text


def begins_with_a_weekday(text: str) -> bool:
    """Whether the first word of a line, a bracket before it aside, is a day of the week.

    `SO Cholet` begins with none: two capitals are a club's.
    """
    head = _HEAD.match(text)
    word = head["weekday"] if head else None
    if word is None or (len(word) == 2 and word.isupper()):
        return False
    return _weekday(word) is not None


def may_be_a_day(text: str) -> bool:
    """Whether a line that was not understood may be a day all the same: `[Sön 4.9.]`."""
    return bool(_LIKE_A_DAY.fullmatch(text))


def _clock(found: re.Match[str]) -> str | None:
    hour, minute = int(found["hour"]), int(found["minute"])
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"] == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    return f"{hour:02}:{minute:02}" if hour or minute else ""


class DayReader:
    """Gives the days of a file their year, which only some of them state.

    A season runs over two calendar years and once ran into a second August, so the month
    alone does not tell. The weekday does. Where there is none, July and August are the season's
    first, unless the file has already come to its May; lines need not be in the order of days,
    as a round lists its matches put off before the next round.

    The season is `2016-17`, or `2024` where it is of one year.
    """

    def __init__(self, season: str | None) -> None:
        self._first_year = int(season[:4]) if season else None
        self._of_one_year = len(season or "") == 4
        self._within = days_of(season) if season and not self._of_one_year else ("", "9999")
        self._last: date | None = None

    def take(self, text: str) -> ParsedDate | None:
        """The day at the head of a line; None where the line begins with anything else."""
        head = _HEAD.match(text)
        assert head is not None  # every part of it may be missing
        named = _weekday(head["weekday"]) if head["weekday"] else None
        found = self._take(text, head.end(), head["bracket"], named) if named is not None else None
        # `Mar` is Tuesday in `Mar. 24.9.`, and March in `Mar 24`.
        start = head.end("bracket") if head["bracket"] else 0
        return found or self._take(text, start, head["bracket"], None)

    def _take(
        self, text: str, start: int, bracket: str | None, weekday: int | None
    ) -> ParsedDate | None:
        form, month = _form_at(text, start)
        if form is None or month is None or (bracket == "(" and weekday is None):
            return None
        end, year = form.end(), form.groupdict().get("year")
        behind = _YEAR if self._first_year else _YEAR_APART
        if year is None and (stated := behind.match(text, end)) and self._may_be(int(stated[1])):
            end, year = stated.end(), stated[1]
        time = ""
        if (at := _TIME_BEHIND.match(text, end)) and (clock := _clock(at)) is not None:
            end, time = at.end(), clock
        if (named := _WEEKDAY_BEHIND.match(text, end)) and weekday is None:
            weekday = _weekday(named["weekday"])
            end = named.end() if weekday is not None else end
        rest = text[end:]
        if bracket:
            if not rest.lstrip().startswith({"[": "]", "(": ")"}[bracket]):
                return None
            rest = rest.lstrip()[1:]
        elif rest and not rest[0].isspace():
            return None
        day = self._choose(year, month, int(form["day"]), weekday)
        return ParsedDate(day, time, rest.strip(), bool(bracket))

    def _may_be(self, year: int) -> bool:
        """Whether a season can have a match in that year: `1860` begins the name of a club."""
        first = self._first_year
        return first is None or first + _EARLIEST <= year <= first + _LATEST

    def _years(self, stated: str | None, month: int) -> list[int]:
        """The years that a day of that month may be in, the likelier first."""
        first = self._first_year
        if stated and len(stated) == 4:
            return [int(stated)] if self._may_be(int(stated)) else []
        if first is None:
            years = [self._last.year, self._last.year + 1] if self._last else []
        elif self._of_one_year:
            years = [first]
        else:
            late = self._last is not None and self._last >= date(first + 1, _MAY, 1)
            in_second = late if month in _SUMMER else month < min(_SUMMER)
            years = [first + 1, first] if in_second else [first, first + 1]
        return [year for year in years if stated is None or year % 100 == int(stated)]

    def _choose(self, stated: str | None, month: int, day: int, weekday: int | None) -> date | None:
        possible = []
        for year in self._years(stated, month):
            try:
                possible.append(date(year, month, day))
            except ValueError:  # 31 June, or 29 February of a common year
                continue
        first, last = self._within
        fitting = [
            one
            for one in possible
            if (weekday is None or one.weekday() == weekday) and first <= one.isoformat() <= last
        ]
        if not fitting:
            return None
        self._last = fitting[0]
        return fitting[0]


def _form_at(text: str, start: int) -> tuple[re.Match[str] | None, int | None]:
    """The first way of writing a day that the text has there, and the number of its month."""
    for form in _DAYS:
        if found := form.match(text, start):
            word = found["month"]
            month = int(word) - 1 if word.isdigit() else _place(word, _MONTHS)
            if month is not None:
                return found, month + 1
    return None, None


def begins_with_a_day(text: str) -> bool:
    """Whether a text begins like a day, of whatever season: `Tue Aug 8 2023`."""
    return DayReader(None).take(text) is not None
