"""A reader for matches as CSV: a row a match, with a column for each side."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from gasp_cli.domain.model import Score, Status
from gasp_cli.domain.seasons import parse_season
from gasp_cli.errors import DataError, GaspError
from gasp_cli.i18n import msg
from gasp_cli.readers.cells import plain_day, plain_number, read_truth
from gasp_cli.readers.dates import read_day
from gasp_cli.readers.fixtures import SELF_CONTRADICTION, Fixture, FootballFile, Problem
from gasp_cli.readers.match_line import TeamText, read_side
from gasp_cli.readers.rounds import read_round
from gasp_cli.readers.scores import ScoreLine, read_goals, score_line

_SHOWN = 200  # letters of a row, or of a cell, in a message


class CsvRow(NamedTuple):
    """A row of a CSV: its line, its text for a message, and its cells by column.

    `cells` is None for a faulty row, with too few cells or a wrong quote; `fault` says which.
    """

    line: int
    text: str
    cells: dict[str, str] | None
    fault: str = ""


# A quoted cell may hold line breaks; unbounded, a quote that is not closed would take in the rest
# of the file, once for each line.
_MOST_LINES = 20
_SEPARATORS = ",;\t"
_GUARDED = ("'=", "'+", "'-", "'@")


def csv_rows(
    text: str,
    file: str,
    columns: set[str],
    optional: Sequence[str] = (),
    other_names: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[CsvRow]:
    """The rows of a CSV with these columns and, empty where absent, the optional ones.

    `other_names` has the column for each name by which a file may call it. The separator is that of
    the header line. Empty rows are skipped. Raises `DataError` where a column is missing or there
    twice.
    """
    lines = list(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    separator = _separator(lines)
    names = _names(lines, separator)
    names = [other_names.get(name, name) for name in names]
    missing = columns - set(names)
    if missing:
        raise row_error(f"{file}:1", msg("no column {names}", names=", ".join(sorted(missing))))
    twice = {name for name in names if name and names.count(name) > 1}
    if twice:
        raise row_error(f"{file}:1", msg("a column twice: {names}", names=", ".join(sorted(twice))))
    start = 1
    while start < len(lines):
        row, end = _row(lines, start, separator, names)
        if row is not None:
            yield row._replace(cells=dict.fromkeys(optional, "") | row.cells) if row.cells else row
        start = end


def csv_header(text: str) -> list[str]:
    """The columns of a CSV; none where its first line is not one of a CSV."""
    lines = list(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return _names(lines, _separator(lines))


def _separator(lines: Sequence[str]) -> str:
    """The separator of the header line."""
    return max(_SEPARATORS, key=lines[0].count) if lines else _SEPARATORS[0]


def _names(lines: Sequence[str], separator: str) -> list[str]:
    return [cell.strip() for cell in _record(lines[:1], separator) or ()]


def _row(
    lines: Sequence[str], start: int, separator: str, names: Sequence[str]
) -> tuple[CsvRow | None, int]:
    """The row that begins with a line, None if it is empty, and where the next row begins."""
    written = lines[start].strip()
    number = start + 1  # of the line, and where the next one begins
    for end in range(number, min(start + _MOST_LINES, len(lines)) + 1):
        if end > number and len(_record(lines[end - 1 : end], separator) or ()) == len(names):
            break  # a row of its own, which no cell of another takes in
        cells = _record(lines[start:end], separator)
        if cells is None:
            continue
        if not any(cell.strip() for cell in cells):
            return None, end
        # A spreadsheet may write separators behind the last column.
        rest = cells[len(names) :]
        if len(cells) < len(names) or any(cell.strip() for cell in rest):
            return CsvRow(number, written, None, msg("not as many cells as columns")), number
        row = dict(zip(names, map(_text, cells), strict=False))
        return CsvRow(number, written, row), end
    return CsvRow(
        number, written, None, msg("a quote that is not closed, or text behind it")
    ), number


def _text(cell: str) -> str:
    """A cell without further blanks, and without the sign that keeps a formula from running."""
    text = " ".join(cell.split())
    return text[1:] if text[:2] in _GUARDED else text


def _record(lines: Sequence[str], separator: str) -> list[str] | None:
    """The cells of one record; None where the lines are faulty or only its beginning."""
    try:
        records = list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error:
        return None
    return records[0] if len(records) == 1 else ([] if not records else None)


NEEDED = {"season", "competition", "round", "date", "home", "away", "home_goals", "away_goals"}
"""The columns that such a file must have."""

OTHER_NAMES = {"stage": "round", "extra_time": "aet"}
"""The names of columns in an export of matches, which may be imported as well."""

_OF_AN_EXPORT = (
    "matchday", "leg", "time", "neutral", "status", "half_time_home", "half_time_away",
    "full_time_home", "full_time_away", "penalties_home", "penalties_away",
)  # fmt: skip
_OPTIONAL = ("aet", "penalties", "venue", "source", *_OF_AN_EXPORT)


def has_matches(header: Iterable[str]) -> bool:
    """Whether a header has the columns of matches, or those of an export of them."""
    return {OTHER_NAMES.get(name, name) for name in header} >= NEEDED


def read_match_csv(text: str, file: str, season: str | None = None) -> list[FootballFile]:  # noqa: ARG001
    """The matches of a CSV by competition and season; faulty rows come first, under no title.

    Optional columns may be absent. A row states its own season, so `season` is not used; one
    written as the year it ends in may turn out to be a calendar year. Raises `DataError` where the
    file is not such a CSV.
    """
    rows = csv_rows(text, file, NEEDED, _OPTIONAL, OTHER_NAMES)
    return list(map(_without_calendar_year, read_rows(rows, file, _part_of_row)))


ReadPart = Callable[[int, Mapping[str, str]], FootballFile]
"""Gives the part of a file that a row belongs to, with its match: line and cells in."""


def read_rows(rows: Iterable[CsvRow], file: str, read: ReadPart) -> list[FootballFile]:
    """The parts of a file, each with the matches of its rows, after the faulty rows, if any.

    `read` gives a part with one match, and raises `GaspError` for a faulty row.
    """
    parts: dict[tuple[Any, ...], FootballFile] = {}
    problems: list[Problem] = []
    for row in rows:
        try:
            if row.cells is None:
                raise DataError(row.fault)
            part = read(row.line, row.cells)._replace(name=file, line=row.line)
        except GaspError as error:
            problems.append(Problem(file, row.line, row.text[:_SHOWN], error.message))
            continue
        first = parts.setdefault((part.title, part.year or part.season), part)
        if first is not part:
            first.fixtures.extend(part.fixtures)
    faulty = [FootballFile(file, "", None, None, [], problems)] if problems else []
    return [*faulty, *parts.values()]


def _without_calendar_year(part: FootballFile) -> FootballFile:
    """A part without its season where that is a year within which all its matches were played.

    A season that ends in a year has matches in the year before, or none after its summer.
    """
    if part.year is None:
        return part
    days = [fixture.date for fixture in part.fixtures]
    is_of_year = min(days) >= f"{part.year}-01-01" and max(days) > f"{part.year}-08-31"
    return part._replace(season=None) if is_of_year else part._replace(year=None)


def _part_of_row(line: int, row: Mapping[str, str]) -> FootballFile:
    """The season of a competition with the match of a row. Raises `GaspError`."""
    number = plain_number(row["round"])
    # A number alone is a matchday in a league and a stage in a cup, as `Round 2` is.
    name = f"Round {number}" if number.isdecimal() else number  # i18n: as files write it
    stage = read_round(name, marked=True)
    if stage is None:
        raise row_error("round", msg("{given!r} is not a known round", given=row["round"]))
    stage = stage._replace(
        matchday=_whole(row, "matchday") or stage.matchday, leg=_whole(row, "leg") or stage.leg
    )
    home, away = (read_team(row, side) for side in ("home", "away"))
    day, status = parse_day(row["date"], "date"), _status(row["status"])
    if day is None:
        raise DataError(msg("a match needs a date and a score"))
    fixture = Fixture(
        line, stage, day, row["time"] or None, home, away, _score_of(row, status), status,
        neutral="(neutral" in row["venue"] or _truth(row, "neutral"),
        urls=tuple(word for word in row["source"].split() if "://" in word),
    )  # fmt: skip
    title = row["competition"].removesuffix(" qualifying")
    season = plain_number(row["season"])
    year = season if season.isdecimal() else None
    return FootballFile("", title, parse_season(season), None, [fixture], [], year)


def _score_of(row: Mapping[str, str], status: Status) -> ScoreLine:
    """The score of a match, without one if it was not played. Raises `DataError`."""
    goals = read_score(row, "home_goals", "away_goals", "goals")
    if goals is None:
        if status in (Status.CANCELLED, Status.SCHEDULED):
            return ScoreLine()
        raise DataError(msg("a match needs a date and a score"))
    penalties = parse_score(row["penalties"], "penalties") or read_score(
        row, "penalties_home", "penalties_away", "penalties"
    )
    half_time = read_score(row, "half_time_home", "half_time_away", "half_time")
    after_90: Score | None = goals
    after_120: Score | None = None
    if _truth(row, "aet"):
        after_90, after_120 = (
            read_score(row, "full_time_home", "full_time_away", "full_time"),
            goals,
        )
    score = score_line(after_90, half_time, after_120, penalties)
    if score is None:
        raise DataError(SELF_CONTRADICTION)
    return score._replace(half_time=half_time)  # not implied, not even at 0-0


def _status(cell: str) -> Status:
    """The status in a cell, played in an empty one. Raises `DataError`."""
    try:
        return Status(cell or Status.PLAYED)
    except ValueError as error:
        known = ", ".join(Status)
        fault = msg("{text!r} is not one of {known}", text=cell, known=known)
        raise row_error("status", fault) from error


def _whole(row: Mapping[str, str], column: str) -> int | None:
    """The number in a cell, None in an empty one. Raises `DataError`."""
    number = plain_number(row[column])
    if number and not (number.isdecimal() and number.isascii()):
        raise row_error(column, msg("{text!r} is not a whole number", text=row[column]))
    return int(number) if number else None


def read_team(row: Mapping[str, str], column: str) -> TeamText:
    """The club in a column, as it is spelt. Raises `DataError`."""
    if read_side(row[column], alone=True) is None:
        raise row_error(column, msg("{given!r} is not a club", given=row[column][:_SHOWN]))
    return TeamText(row[column], None)


def row_error(where: str, what: str, hint: str = "") -> DataError:
    """The error of a cell or a row, after the name of the column, or file and line."""
    return DataError(msg("{where}: {what}", where=where, what=what), hint)


def read_score(row: Mapping[str, str], home: str, away: str, where: str) -> Score | None:
    """The score in two cells, None where both are empty. Raises `DataError`."""
    if not row[home] and not row[away]:
        return None
    return parse_score(f"{plain_number(row[home])}-{plain_number(row[away])}", where)


def parse_score(text: str, where: str) -> Score | None:
    """The score in a cell, None in an empty one. Raises `DataError`."""
    score = read_goals(text)
    if text and not score:
        raise row_error(where, msg("{given!r} is not a score", given=text), msg("write it as 2-1"))
    return score


def parse_day(text: str, where: str) -> str | None:
    """The day in a cell, None in an empty one. Raises `DataError`."""
    day = read_day(plain_day(text))
    if text and day is None:
        what = msg("{given!r} is not a date", given=text)
        raise row_error(where, what, msg("write it as 2019-05-15"))
    return day


def _truth(row: Mapping[str, str], column: str) -> bool:
    """Whether a cell says yes. Raises `DataError`."""
    try:
        return bool(read_truth(row[column]))
    except ValueError as error:
        raise row_error(column, error.args[0]) from error
