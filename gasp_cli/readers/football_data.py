"""A reader for the CSV files of football-data.co.uk, known by their columns.

A row is a match: `Date`, `HomeTeam`, `AwayTeam`, full-time and half-time goals. The column `Div`
has a code of the league, which some copies of the files leave out; no file names its season or its
rounds. https://www.football-data.co.uk/notes.txt describes the columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date

from gasp_cli.domain.model import LEAGUE_PHASE, Status
from gasp_cli.domain.seasons import season_ending
from gasp_cli.errors import DataError
from gasp_cli.i18n import msg
from gasp_cli.readers.fixtures import SELF_CONTRADICTION, Fixture, FootballFile, Problem
from gasp_cli.readers.match_csv import (
    CsvRow,
    csv_rows,
    parse_day,
    read_rows,
    read_score,
    read_team,
)
from gasp_cli.readers.rounds import Round
from gasp_cli.readers.scores import score_line

COLUMNS = {"Date", "HomeTeam", "AwayTeam", "FTHG", "FTAG"}
"""The columns that tell such a file from any other."""

_OPTIONAL = ("Div", "HTHG", "HTAG", "FTR")
_SHOWN = 200  # letters of a row, or of a cell, in a message
_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})")
_CENTURY = 70  # years of two figures from here on are of the twentieth century
_GOALS = (("FTHG", "FTAG"), ("HTHG", "HTAG"))
_RESULTS = {"H": 1, "D": 0, "A": -1}


def read_football_data(text: str, file: str, season: str | None = None) -> list[FootballFile]:  # noqa: ARG001
    """The matches of a file by their `Div`; faulty rows come first, under no title.

    The title is `football-data.co.uk I1`, empty without a `Div`; the season is that of the days,
    where they tell it. Nothing is read where day and month could be swapped in every date, which is
    the file's only problem then. Raises `DataError` where a column is missing.
    """
    rows = list(csv_rows(text, file, COLUMNS, _OPTIONAL))
    if problem := _ambiguous(rows, file):
        return [FootballFile(file, "", None, None, [], [problem])]
    return [
        part._replace(season=_season_of(part.fixtures)) if part.fixtures else part
        for part in read_rows(rows, file, _part_of_row)
    ]


def _ambiguous(rows: Iterable[CsvRow], file: str) -> Problem | None:
    """The problem of a file in which no date shows that the day stands before the month."""
    dates = [
        (row, int(parts[1]), int(parts[2]))
        for row in rows
        if row.cells and (parts := _DAY.fullmatch(row.cells["Date"]))
    ]
    different = [row for row, first, second in dates if first != second]
    if not different or any(first > 12 for _, first, _ in dates):
        return None
    what = (
        msg("the month stands before the day; write dates as 2019-08-24")
        if any(second > 12 for _, _, second in dates)
        else msg("day and month could be swapped in every date; write them as 2019-08-24")
    )
    row = different[0]
    return Problem(file, row.line, row.text[:_SHOWN], what)


def _part_of_row(line: int, row: Mapping[str, str]) -> FootballFile:
    """The league with the match of a row. Raises `GaspError`."""
    home_team, away_team = (read_team(row, side) for side in ("HomeTeam", "AwayTeam"))
    full_time, half_time = (read_score(row, home, away, f"{home}, {away}") for home, away in _GOALS)
    day = _day(row["Date"])
    if full_time is None or day is None:
        raise DataError(msg("a match needs a date and a score"))
    score = score_line(full_time, half_time)
    home, away = full_time
    result = _RESULTS.get(row["FTR"])
    if score is None or (result is not None and result != (home > away) - (home < away)):
        raise DataError(SELF_CONTRADICTION)
    fixture = Fixture(
        line, Round(LEAGUE_PHASE), day, None, home_team, away_team,
        score._replace(half_time=half_time), Status.PLAYED,
    )  # fmt: skip
    title = f"football-data.co.uk {row['Div']}" if row["Div"] else ""  # i18n: an alias of the data
    return FootballFile("", title, None, None, [fixture], [])


def _day(text: str) -> str | None:
    """The day in a cell, ISO or day first, None in an empty one. Raises `DataError`."""
    if parts := _DAY.fullmatch(text):
        year = int(parts[3])
        if len(parts[3]) == 2:
            year += 1900 if year >= _CENTURY else 2000
        with suppress(ValueError):  # 31 June
            return date(year, int(parts[2]), int(parts[1])).isoformat()
    return parse_day(text, "Date")


def _season_of(fixtures: Sequence[Fixture]) -> str | None:
    """The season of these days: it begins in late summer, and ends before the next begins.

    None for any other days, as those of a calendar year or of the second half of a season are.
    """
    first, last = min(match.date for match in fixtures), max(match.date for match in fixtures)
    year = int(first[:4])
    if "-07-01" <= first[4:] <= "-09-30" and last <= f"{year + 1}-08-31":
        return season_ending(year + 1)
    return None
