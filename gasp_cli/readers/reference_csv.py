"""Reader for the CSV files of the reference record: spells, transfers, goals, venues and others.

The header tells the table. A row becomes a document of that table, with names as the file spells
them and without an id: both are settled where the knowledge base is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

from gasp_cli.domain.reference import GoalEvent
from gasp_cli.domain.seasons import is_season
from gasp_cli.errors import DataError
from gasp_cli.i18n import msg
from gasp_cli.readers.cells import plain_day, plain_number, read_truth
from gasp_cli.readers.fixtures import Problem
from gasp_cli.readers.match_csv import csv_header, csv_rows

# Events of the kicks of a shoot-out.
_KICK_SCORED, _KICK_MISSED = "shoot-out goal", "shoot-out miss"  # i18n: of the data
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_KICK = re.compile(r"kick (\d+)(?:; )?")
_MINUTE = re.compile(r"\d+(\+\d*)?")
# An address may hold a semicolon, but no blank.
_BETWEEN_URLS = re.compile(r";\s+")


class ReadRow(NamedTuple):
    """A row as a document of its table; `line` is where it begins in the file."""

    table: str
    line: int
    document: dict[str, Any]


def _urls(cell: str) -> list[str]:
    return [url for url in _BETWEEN_URLS.split(cell) if url]


def _date(cell: str) -> str | None:
    """The day, month or year that a cell begins with, as in `2019 (summer)`."""
    if not cell:
        return None
    if date := _DATE.match(cell):
        return date[0]
    raise ValueError(msg("{text!r} is not a date", text=cell))


def _number(cell: str) -> int | None:
    if not cell:
        return None
    number = plain_number(cell)
    if _NUMBER.fullmatch(number) and "." not in number:
        return int(number)
    raise ValueError(msg("{text!r} is not a whole number", text=cell))


def _euros(cell: str) -> int | None:
    """Whole euros of a cell in millions."""
    if not cell:
        return None
    if _NUMBER.fullmatch(cell):
        return round(float(cell) * 1_000_000)
    raise ValueError(msg("{text!r} is not a number", text=cell))


def _value(cell: str) -> int | float | str:
    """A number where the cell is one, else its text."""
    number = plain_number(cell)
    if not _NUMBER.fullmatch(number):
        return plain_day(cell)
    return float(number) if "." in number else int(number)


def _moment(cell: str) -> str:
    """A day or a year; other words for a time as they are."""
    return plain_day(plain_number(cell))


def _season(cell: str) -> str | None:
    return cell if is_season(cell) else None


def _minute(cell: str) -> str | None:
    minute = plain_number(cell)
    if minute and not _MINUTE.fullmatch(minute):
        raise ValueError(msg("{text!r} is not a minute", text=cell))
    return minute or None


def _event(cell: str) -> str:
    """A goal, a missed penalty, or a kick of a shoot-out."""
    if cell not in (*map(str, GoalEvent), _KICK_SCORED, _KICK_MISSED):
        known = ", ".join((*GoalEvent, _KICK_SCORED, _KICK_MISSED))
        raise ValueError(msg("{text!r} is not one of {known}", text=cell, known=known))
    return cell


Convert = Callable[[str], Any]
_SOURCED: dict[str, Convert] = {"urls": _urls, "confidence": str}
_OF_MATCH: dict[str, Convert] = {
    "date": plain_day, "home": str, "away": str, "competition": str,
}  # fmt: skip
# The columns of each table, with the converter of their cells.
_FORMS: dict[str, dict[str, Convert]] = {
    "spells": {
        "person": str, "role": str, "club_or_body": str, "from": _date, "to": _date,
        "matches_in_charge": _number,
    },
    "transfers": {
        "player": str, "from": str, "to": str, "date": _date, "window": str, "kind": str,
        "fee_eur_million": _euros,
    },
    "goals": {
        **_OF_MATCH, "scorer": str, "team": str, "minute": _minute, "penalty": read_truth,
        "own_goal": read_truth, "event": _event,
    },
    "shootouts": {
        **_OF_MATCH, "kick": _number, "taker": str, "team": str, "scored": read_truth,
    },
    "venues": {
        **_OF_MATCH, "stadium": str, "city": str, "attendance": _number,
        "behind_closed_doors": read_truth,
    },
    "honours": {
        "award": str, "season": _season, "person_or_club": str, "date_given": _date, "body": str,
    },
    "figures": {"subject": str, "quantity": str, "value": _value, "unit": str, "as_of": _moment},
    "finishes": {
        "club": str, "season": str, "division": str, "position": _number, "teams": _number,
        "points": _number,
    },
}  # fmt: skip
_FIELDS = {
    "club_or_body": "club", "matches_in_charge": "matches", "fee_eur_million": "fee",
    "stadium": "ground", "person_or_club": "holder", "date_given": "date",
}  # fmt: skip
"""The fields that columns of another name become; an export names its columns by the fields."""

_OF_AN_EXPORT: dict[str, Convert] = {"fee": _number}
"""Fields that an export writes in another way."""

_OPTIONAL: dict[str, Convert] = {"note": str, "shared_until": _number}


def _columns(table: str, header: Collection[str]) -> dict[str, Convert]:
    """The columns of a table under the names that a header gives them."""
    columns = {}
    optional = {name: convert for name, convert in _OPTIONAL.items() if name in header}
    for column, convert in (_FORMS[table] | optional | _SOURCED).items():
        field = _FIELDS.get(column, column)
        if column in header or field not in header:
            columns[column] = convert
        else:
            columns[field] = _OF_AN_EXPORT.get(field, convert)
    return columns


def table_of(header: set[str]) -> str | None:
    """The table of the reference record whose columns a header has, None for another CSV."""
    return next((table for table in _FORMS if _columns(table, header).keys() <= header), None)


def missing_columns(header: set[str]) -> tuple[str, list[str]] | None:
    """The table that a header nearly is, and the columns that it lacks; None if it is like none."""
    nearest = None
    for table, form in _FORMS.items():
        missing = [name for name in _columns(table, header) if name not in header]
        own = [name for name in form if name not in _OF_MATCH]
        is_near = len(set(own).intersection(missing)) * 2 <= len(own)
        if is_near and (nearest is None or len(missing) < len(nearest[1])):
            nearest = table, missing
    return nearest


def read_reference(text: str, file: str) -> tuple[list[ReadRow], list[Problem]]:
    """The rows of a file, and the lines that are not understood. Raises `DataError`."""
    rows: list[ReadRow] = []
    problems: list[Problem] = []
    header = set(csv_header(text))
    table = table_of(header)
    if table is None:
        raise DataError(msg("{file}: not a table of the reference record", file=file))
    columns = _columns(table, header)
    for row in csv_rows(text, file, set(columns)):
        if row.cells is None:
            problems.append(Problem(file, row.line, row.text, row.fault))
            continue
        try:
            rows.append(_document(table, row.line, row.cells, columns))
        except ValueError as error:
            problems.append(Problem(file, row.line, row.text, str(error)))
    return rows, problems


def _document(
    table: str, line: int, cells: Mapping[str, str], columns: Mapping[str, Convert]
) -> ReadRow:
    values: dict[str, Any] = {}
    for column, convert in columns.items():
        try:
            values[_FIELDS.get(column, column)] = convert(cells[column].strip())
        except ValueError as error:
            raise ValueError(msg("{where}: {what}", where=column, what=error)) from error
    values.setdefault("note", "")
    if table == "shootouts":
        return ReadRow(table, line, dict(_without_empty(values, kept="scored")))
    if table == "goals" and values["event"] in (_KICK_SCORED, _KICK_MISSED):
        return ReadRow("shootouts", line, _kick(values))
    return ReadRow(table, line, dict(_without_empty(values)))


def _kick(values: dict[str, Any]) -> dict[str, Any]:
    """A kick of a shoot-out, which the file writes as a goal whose note begins with its number."""
    number = _KICK.match(values["note"])
    if number is None:
        raise ValueError(msg("the note of a shoot-out kick begins with its number, as in `kick 3`"))
    kick = {name: values[name] for name in ("date", "home", "away", "competition")}
    kick |= {
        "kick": int(number[1]),
        "taker": values["scorer"],
        "team": values["team"],
        "scored": values["event"] == _KICK_SCORED,
        "note": values["note"][number.end() :],
        "urls": values["urls"],
        "confidence": values["confidence"],
    }
    return dict(_without_empty(kick, kept="scored"))


def _without_empty(values: Mapping[str, Any], kept: str = "") -> Iterator[tuple[str, Any]]:
    """The values that say something; false is said only where the field asks for it."""
    for name, value in values.items():
        is_said = name in (kept, "behind_closed_doors") and value is not None
        if is_said or value not in (None, "", False):
            yield name, value
