"""Days, months and years as ISO text."""

from __future__ import annotations

from functools import cache

from gasp_cli.errors import UsageError
from gasp_cli.i18n import ENGLISH, current_language, msg


def is_number(text: str) -> bool:
    """Whether a text is a whole number in the digits 0 to 9."""
    return text.isascii() and text.isdecimal()


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, `2019-05-15`."""
    # By hand: `datetime` takes longer to load than a small answer takes to compute.
    year, day = text[:4], text[4:]
    return (
        _is_day_of_a_year(day)
        and _is_year(year)
        and (day != "-02-29" or int(year) % (400 if year[2:] == "00" else 4) == 0)
    )


@cache
def _is_day_of_a_year(text: str) -> bool:
    month, day = text[1:3], text[4:]
    if len(text) != len("-05-15") or text[0] != "-" or text[3] != "-" or not is_number(month + day):
        return False
    last = "29" if month == "02" else "30" if month in ("04", "06", "09", "11") else "31"
    return "01" <= month <= "12" and "01" <= day <= last


@cache
def _is_year(text: str) -> bool:
    return len(text) == len("2019") and is_number(text) and text != "0000"


def is_date(text: str) -> bool:
    """Whether a text is a day, a month or a year: `2019-05-15`, `2019-05`, `2019`."""
    return len(text) in (4, 7, 10) and is_day((text + "-01-01")[:10])


def parse_day(text: str | None) -> str | None:
    """The day that a user typed, None for none. Raises `UsageError`."""
    if text is None:
        return None
    from datetime import date  # only options with a day need it

    try:
        return date.fromisoformat(_iso(str(text))).isoformat()
    except ValueError as error:
        raise UsageError(
            msg("{given!r} is not a day", given=text), msg("write it as 2019-05-15")
        ) from error


def _iso(text: str) -> str:
    """A day as the screen shows it in the language in use, `22/05/2020`, in ISO format.

    In English the month might come first, so only other languages read it.
    """
    parts = text.split("/")
    if current_language() == ENGLISH or len(parts) != len(("22", "05", "2020")):
        return text
    day, month, year = parts
    return f"{year}-{month:0>2}-{day:0>2}"


def parse_date(text: str) -> str:
    """The day, month or year that a user typed. Raises `UsageError`."""
    return text if is_date(text) else str(parse_day(text))
