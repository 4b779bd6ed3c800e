"""Seasons: parsing, order and limits."""

from __future__ import annotations

import re

from gasp_cli.domain.dates import is_number
from gasp_cli.errors import UsageError
from gasp_cli.i18n import msg


def is_season(text: str) -> bool:
    """Whether a text is a season in canonical form, `2019-20`."""
    year = text[:4]
    return year.isdecimal() and text == season_ending(int(year) + 1)


# Compiled when it is first matched: most commands need no pattern.
_TWO_YEARS = r"([0-9]{4}|[0-9]{2})\s*[-/–]\s*([0-9]{4}|[0-9]{2})"


def parse_season(text: str | int) -> str:
    """The season in canonical form, `2019-20`.

    Also accepts `2019/20`, `2019-2020`, `19-20`, and `2020`, the year in which it ends. Raises
    `UsageError` for anything else, with suggestions.
    """
    season = str(text).strip()
    if is_season(season):
        return season
    if is_number(season) and len(season) == 4:
        return season_ending(int(season))
    if years := re.fullmatch(_TWO_YEARS, season):
        first, second = years.groups()
        start = int(first) if len(first) == 4 else 2000 + int(first)
        if (start + 1) % 10 ** len(second) == int(second) % 10 ** len(second):
            return season_ending(start + 1)
        likely = {"season": season_ending(start + 1), "other": season_ending(start)}
        hint = msg("did you mean {season} or {other}?", **likely)
    else:
        hint = msg("write it as 2019-20, or as 2020, its last year")
    raise UsageError(msg("{given!r} is not a season", given=text), hint)


def season_ending(year: int) -> str:
    """The season that ends in that year: 2020 ends `2019-20`."""
    return f"{year - 1}-{year % 100:02}"


def season_end(season: str) -> int:
    """The year in which a season ends: `1999-00` ends in 2000."""
    return int(season[:4]) + 1


def season_after(season: str) -> str:
    """The next season: `1998-99` is followed by `1999-00`."""
    return season_ending(season_end(season) + 1)


def days_of(season: str) -> tuple[str, str]:
    """The first and the last day on which a match of a season can be played.

    Qualifying begins in June, and matches postponed in a pandemic were played as late as the next
    spring: the Spanish cup final of 2019-20 on 3 April 2021.
    """
    return f"{season[:4]}-06-01", f"{season_end(season) + 1}-05-31"
