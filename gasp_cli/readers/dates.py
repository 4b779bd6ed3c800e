"""Dates of match files: with or without weekday and year, in several languages."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from gasp_cli.domain.seasons import days_of
from gasp_cli.matching import normalise
from gasp_cli.readers.scores import DASHES

# Full names in the languages openfootball writes; files may abbreviate them to any length.
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
# Where a club may stand instead of a date, only names, abbreviations of three letters and these
# count: Sète begins like `setembro`, Lund like `lundi`.
_CUSTOMARY_LENGTH = 3
_CUSTOMARY = {
    "tues", "thur", "thurs", "janv", "genn", "febr", "febbr", "fevr", "magg", "giug", "juil",
    "lugl", "sept", "sett",
}  # fmt: skip
# Abbreviations of two letters are German.
_GERMAN = ("mo", "di", "mi", "do", "fr", "sa", "so")


def _index(word: str, names: tuple[str, ...], *, may_be_a_club: bool = False) -> int | None:
    """The index of the only day or month that the word is or abbreviates."""
    folded = normalise(word)
    if len(folded) < _CUSTOMARY_LENGTH:
        return None
    any_length = not may_be_a_club or len(folded) == _CUSTOMARY_LENGTH or folded in _CUSTOMARY
    indexes = {
        index
        for index, spellings in enumerate(names)
        for name in spellings.split()
        if name == folded or (any_length and name.startswith(folded))
    }
    return indexes.pop() if len(indexes) == 1 else None


def _weekday(word: str, *, may_be_a_club: bool = False) -> int | None:
    folded = normalise(word)
    if folded in _GERMAN:
        return _GERMAN.index(folded)
    return _index(word, _WEEKDAYS, may_be_a_club=may_be_a_club)


class ParsedDate(NamedTuple):
    """A date at the start of a line, and the rest of the line.

    `day` is None where the season has no such day. `time` is empty where there is none, or
    midnight, which stands for an unknown time. A date `in_brackets` is a heading, even where a
    match follows it in the line.
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
    # Without a full stop behind the month it may be a time, unless nothing follows.
    re.compile(r"(?P<day>\d{1,2})[./]\s?(?P<month>\d{1,2})(?=\s*(?:,|[\])]|$))"),
    re.compile(rf"(?P<day>\d{{1,2}})[. /]+(?P<month>{_WORD}{{3,}})(?:\.(?!\w)|(?![\w'’-]))"),
    re.compile(
        rf"(?P<month>{_WORD}{{3,}})(?:\.\s?|[ /]+)(?P<day>\d{{1,2}})(?![\w'’+:.-])"
        # A number before a colon or a dash is that of a score.
        rf"(?!\s*[:{DASHES}]\s*\d)"
    ),
)
_YEAR = re.compile(r",?\s+(\d{4})(?![\w-])")
# Without a season to compare it with, a year must be separated from the club behind it.
_YEAR_APART = re.compile(r",?\s+(\d{4})(?=\s{2}|\s*(?:[\])@]|$)|,?\s+\d{1,2}[.:h]\d{2})")
# A time zone does not change the time.
_ZONE = rf"\(?(?:UTC|GMT|[CE]ES?T|MES?Z|BST)(?:\s?[+±{DASHES}]\s?\d{{1,2}}(?::?\d{{2}})?)?\b\)?"
_TIME = (
    r"(?P<hour>\d{1,2})[.:h](?P<minute>\d{2})(?!\d)"
    rf"(?:\s?(?P<half>[ap])\.?m\b\.?|\s?(?:h|hrs|Uhr)\b\.?)?(?:\s+{_ZONE}(?!\S))?"
)
_TIME_BEHIND = re.compile(rf",?\s+{_TIME}(?=\s|[\])]|$)")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME_ALONE = re.compile(_TIME)
_TIME_AT_HEAD = re.compile(rf"{_TIME}\s+(?=\S)")
# In capitals they may begin a club, as EST of Tunis does.
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
# Qualifiers may begin years before a season, and postponed matches end years after.
_EARLIEST, _LATEST = -3, 2


def take_time(text: str) -> tuple[str | None, str]:
    """The kick-off time at the start of a line, and the rest of the line.

    None where there is no time; an empty one is midnight, which stands for an unknown time.
    """
    match = _TIME_AT_HEAD.match(text)
    time = _clock(match) if match else None
    return (time, text[match.end() :]) if match and time is not None else (None, text)


def read_time(text: str) -> str | None:
    """The kick-off time that the whole text is, as in `take_time`: `9:30` is `09:30`."""
    match = _TIME_ALONE.fullmatch(text.strip())
    return _clock(match) if match else None


def read_day(text: str) -> str | None:
    """The day that the whole text is, `2018-08-18`; None for anything else."""
    try:
        return date.fromisoformat(text).isoformat() if _ISO_DAY.fullmatch(text) else None
    except ValueError:  # 31 June
        return None


def may_be_a_zone(text: str) -> bool:
    """Whether the text after a time may begin with a time zone instead of a club."""
    return bool(_MAY_BE_A_ZONE.match(text))


def day_to_the_front(text: str) -> str:
    """A line with the date at its end, if any, moved to the front."""
    match = _DAY_AT_END.search(text)
    return f"{match[0].strip()}  {text[: match.start()]}" if match else text


def begins_with_a_weekday(text: str) -> bool:
    """Whether the first word of a line, after a bracket if any, is a weekday.

    `SO Cholet` does not: two capitals belong to a club; nor does `Lund`.
    """
    head = _HEAD.match(text)
    word = head["weekday"] if head else None
    if word is None or (len(word) == 2 and word.isupper()):
        return False
    return _weekday(word, may_be_a_club=True) is not None


def may_be_a_day(text: str) -> bool:
    """Whether a line that was not understood may be a date after all: `[Sön 4.9.]`."""
    return bool(_LIKE_A_DAY.fullmatch(text))


def _clock(match: re.Match[str]) -> str | None:
    hour, minute = int(match["hour"]), int(match["minute"])
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    return f"{hour:02}:{minute:02}" if hour or minute else ""


class DayReader:
    """Reads the dates of a file, deriving the year that only some of them state.

    A season runs over two calendar years and once ran into a second August, so the month is not
    enough; the weekday is. Without one, July and August are the season's first, unless the file
    has reached May. Lines need not be in order of date: a round lists its postponed matches
    before the next round.

    The season is `2016-17`, or `2024` for one calendar year.
    """

    def __init__(self, season: str | None) -> None:
        self._first_year = int(season[:4]) if season else None
        self._of_one_year = len(season or "") == 4
        self._within = days_of(season) if season and not self._of_one_year else ("", "9999")
        self._last: date | None = None

    def take(self, text: str) -> ParsedDate | None:
        """The date at the start of a line, else None."""
        head = _HEAD.match(text)
        assert head is not None  # every part of it may be missing
        bracket, weekday = head["bracket"], _weekday(head["weekday"] or "")
        if weekday is not None and (parsed := self._take(text, head.end(), bracket, weekday)):
            return parsed
        # `Mar` is Tuesday in `Mar. 24.9.`, and March in `Mar 24`.
        return self._take(text, head.end("bracket") if bracket else 0, bracket, None)

    def _take(
        self, text: str, start: int, bracket: str | None, weekday: int | None
    ) -> ParsedDate | None:
        form, month = _form_at(text, start, may_be_a_club=not bracket and weekday is None)
        if form is None or (bracket == "(" and weekday is None):
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
        """Whether the season can have a match in that year: `1860` belongs to a club's name."""
        first = self._first_year
        return first is None or first + _EARLIEST <= year <= first + _LATEST

    def _years(self, stated: str | None, month: int) -> list[int]:
        """The possible years of a day of that month, the likelier first."""
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
        first, last = self._within
        for year in self._years(stated, month):
            try:
                possible = date(year, month, day)
            except ValueError:  # 31 June, or 29 February of a common year
                continue
            if weekday in (None, possible.weekday()) and first <= possible.isoformat() <= last:
                self._last = possible
                return possible
        return None


def _form_at(text: str, start: int, *, may_be_a_club: bool) -> tuple[re.Match[str] | None, int]:
    """The first form of date that matches there, and the number of its month.

    The line `may_be_a_club` where neither a bracket nor a weekday says that it is a date.
    """
    for form in _DAYS:
        if match := form.match(text, start):
            word = match["month"]
            in_doubt = may_be_a_club and match.start("month") == start
            month = (
                int(word) - 1 if word.isdigit() else _index(word, _MONTHS, may_be_a_club=in_doubt)
            )
            if month is not None:
                return match, month + 1
    return None, 0


def begins_with_a_day(text: str) -> bool:
    """Whether a text begins with a date, of whatever season: `Tue Aug 8 2023`."""
    return DayReader(None).take(text) is not None
