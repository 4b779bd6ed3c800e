"""Readers for the CSV files of the built-in record: sanctions and league finishes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gasp_cli.domain.model import Score
from gasp_cli.readers.match_csv import csv_rows, parse_day, parse_score, row_error

_DUE = re.compile(r"match due (\d{4}-\d{2}-\d{2})")
_POINTS = re.compile(r"(?P<club>.+) -(?P<points>\d+)")
_ANNULLED_AWARD = re.compile(r"(?P<match>.+) \((?P<score>\d+-\d+) and (?P<deduction>.+ -\d+)\)")


class SanctionRow(NamedTuple):
    """One decision of `sanctions.csv`; a row that holds an award and a deduction gives two.

    `kind` is `deduction`, `award`, `refusal` or `play-off`; `match` is `Home-Away` as spelt.
    """

    line: int
    kind: str
    season: str
    subject: str
    since: str | None
    until: str | None
    date: str | None
    due: str | None
    match: str | None
    club: str | None
    points: int
    played: Score | None
    official: Score | None
    neutral: bool
    note: str
    urls: tuple[str, ...]


def _valid_rows(text: str, file: str, columns: set[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The line and cells of every row. Raises `DataError` for a faulty one."""
    for row in csv_rows(text, file, columns):
        if row.cells is None:
            raise row_error(f"{file}:{row.line}", row.fault)
        yield row.line, row.cells


def read_sanctions(text: str, file: str) -> list[SanctionRow]:
    """The decisions of a CSV with the columns of `sanctions.csv`.

    Raises `DataError` with file and line where a row is not understood.
    """
    columns = {"season", "kind", "subject", "effective_from", "effective_until", "match_date"}
    columns |= {"points_while_in_force", "played_score", "official_score", "status", "source"}
    decisions = []
    for line, row in _valid_rows(text, file, columns):
        where = f"{file}:{line}"
        due = _DUE.search(row["status"])
        base = SanctionRow(
            line, "", row["season"], row["subject"],
            parse_day(row["effective_from"], where), parse_day(row["effective_until"], where),
            parse_day(row["match_date"], where), due[1] if due else None, None, None, 0,
            parse_score(row["played_score"], where), parse_score(row["official_score"], where),
            "neutral" in row["status"], row["status"], tuple(row["source"].split()),
        )  # fmt: skip
        kind = row["kind"]
        if kind.startswith("awarded result + deduction"):
            decisions += _award_and_deduction(base, where)
        elif kind.startswith("awarded result"):
            decisions.append(base._replace(kind="award", match=row["subject"]))
        elif kind.startswith("points deduction"):
            decisions.append(_deduction(base, row["points_while_in_force"], where))
        elif kind.endswith("and refused") or kind == "no award":
            decisions.append(base._replace(kind="refusal", match=row["subject"]))
        elif kind.startswith("relegation play-off"):
            decisions.append(base._replace(kind="play-off", match=row["subject"]))
        else:
            raise row_error(where, f"{kind!r} is not a known kind of sanction")
    return decisions


def _deduction(row: SanctionRow, points: str, where: str) -> SanctionRow:
    row = row._replace(kind="deduction", club=row.subject)
    if not points and row.since is None:
        return row  # never in force
    stated = _POINTS.fullmatch(points)
    if not stated:
        raise row_error(where, f"{points!r} are not points", "write them as Chievo -3")
    return row._replace(points=int(stated["points"]))


def _award_and_deduction(row: SanctionRow, where: str) -> list[SanctionRow]:
    found = _ANNULLED_AWARD.fullmatch(row.subject)
    taken = _POINTS.fullmatch(found["deduction"]) if found else None
    if not found or not taken:
        raise row_error(where, f"{row.subject!r} names no match, score and deduction")
    award = row._replace(
        kind="award", match=found["match"], official=parse_score(found["score"], where)
    )
    deduction = row._replace(
        kind="deduction", club=taken["club"], points=int(taken["points"]), date=None, due=None
    )
    return [award, deduction]


class FinishRow(NamedTuple):
    """A row of `best_finishes_before_2016.csv`."""

    season: str
    position: int
    note: str
    source: str


def read_finishes(text: str, file: str) -> list[FinishRow]:
    """The finishes of a CSV with the columns of `best_finishes_before_2016.csv`.

    Raises `DataError` with file and line where a position is not a number.
    """
    finishes = []
    columns = {"season", "position", "note", "source"}
    for line, row in _valid_rows(text, file, columns):
        if not row["position"].isdigit():
            raise row_error(f"{file}:{line}", f"{row['position']!r} is not a position")
        finishes.append(FinishRow(row["season"], int(row["position"]), row["note"], row["source"]))
    return finishes
