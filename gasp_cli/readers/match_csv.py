"""Readers for the record's CSV files: matches that no Football.TXT file has, and sanctions."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gasp_cli.domain.model import Score
from gasp_cli.domain.seasons import parse_season
from gasp_cli.errors import DataError, GaspError
from gasp_cli.i18n import msg
from gasp_cli.readers.dates import read_day
from gasp_cli.readers.football_txt import Problem
from gasp_cli.readers.match_line import read_side
from gasp_cli.readers.rounds import Round, read_round
from gasp_cli.readers.scores import read_goals, score_line

_DUE = re.compile(r"match due (\d{4}-\d{2}-\d{2})")
_POINTS = re.compile(r"(?P<club>.+) -(?P<points>\d+)")
_ANNULLED_AWARD = re.compile(r"(?P<match>.+) \((?P<score>\d+-\d+) and (?P<deduction>.+ -\d+)\)")

_SHOWN = 200  # letters of a row, or of a cell, in a message


class CupMatch(NamedTuple):
    """A row of `cup_matches.csv`; clubs and competition as the file spells them."""

    line: int
    season: str
    competition: str
    round: Round
    date: str
    home: str
    away: str
    goals: Score
    extra_time: bool
    penalties: Score | None
    neutral: bool
    urls: tuple[str, ...]


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


class _Row(NamedTuple):
    """A row of a CSV: its line, its text for a message, and its cells by column.

    `cells` is None where the row is not one: cells are lacking, or a quote is wrong; `fault` says.
    """

    line: int
    text: str
    cells: dict[str, str] | None
    fault: str = ""


# A cell in quotes may hold line breaks; without a bound, a quote that is not closed would take in
# the rest of the file, once a line.
_MOST_LINES = 20
_SEPARATORS = ",;\t"


def csv_rows(
    text: str, file: str, columns: set[str], may_miss: Sequence[str] = ()
) -> Iterator[_Row]:
    """Every row of a CSV that has these columns; those that may miss are empty where they do.

    The header line tells what separates cells. Rows without anything in them are passed over.
    Raises `DataError` where a column is lacking.
    """
    lines = list(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    header = lines[0] if lines else ""
    separator = max(_SEPARATORS, key=header.count)
    first = _record(lines[:1], separator)
    names = [cell.strip() for cell in first] if first else []
    missing = columns - set(names)
    if missing:
        raise _fault(f"{file}:1", msg("no column {names}", names=", ".join(sorted(missing))))
    twice = {name for name in names if name and names.count(name) > 1}
    if twice:
        raise _fault(f"{file}:1", msg("a column twice: {names}", names=", ".join(sorted(twice))))
    start = 1
    while start < len(lines):
        row, end = _row(lines, start, separator, names)
        if row is not None:
            yield row._replace(cells=dict.fromkeys(may_miss, "") | row.cells) if row.cells else row
        start = end


def _row(
    lines: Sequence[str], start: int, separator: str, names: Sequence[str]
) -> tuple[_Row | None, int]:
    """The row that begins with a line, None of an empty one, and where the next begins."""
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
            return _Row(number, written, None, msg("not as many cells as columns")), number
        row = dict(zip(names, (" ".join(cell.split()) for cell in cells), strict=False))
        return _Row(number, written, row), end
    return _Row(number, written, None, msg("a quote that is not closed, or text behind it")), number


def _record(lines: Sequence[str], separator: str) -> list[str] | None:
    """The cells of one record; None where the lines are not one, or only its beginning."""
    try:
        records = list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error:
        return None
    return records[0] if len(records) == 1 else ([] if not records else None)


def _understood(rows: Iterable[_Row], file: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a file of which each must be one. Raises `DataError`."""
    for row in rows:
        if row.cells is None:
            raise _fault(f"{file}:{row.line}", row.fault)
        yield row.line, row.cells


def _fault(where: str, what: str, hint: str = "") -> DataError:
    return DataError(msg("{where}: {what}", where=where, what=what), hint)


def _score(text: str, where: str) -> Score | None:
    if not text:
        return None
    found = read_goals(text)
    if not found:
        raise _fault(where, msg("{given!r} is no score", given=text), msg("write it as 2-1"))
    return found


def _date(text: str, where: str) -> str | None:
    if not text:
        return None
    day = read_day(text)
    if day is None:
        what = msg("{given!r} is no date", given=text)
        raise _fault(where, what, msg("write it as 2019-05-15"))
    return day


def _yes(text: str, where: str) -> bool:
    if text not in ("yes", "no", ""):
        raise _fault(where, msg("{given!r} is neither yes nor no", given=text))
    return text == "yes"


def read_cup_matches(text: str, file: str) -> tuple[list[CupMatch], list[Problem]]:
    """The matches of a CSV with the columns of `cup_matches.csv`, and the rows that are none.

    The columns whose cells may be empty may be absent. Raises `DataError` where the file is no
    such CSV.
    """
    columns = {"season", "competition", "round", "date", "home", "away", "home_goals", "away_goals"}
    found: list[CupMatch] = []
    problems: list[Problem] = []
    for row in csv_rows(text, file, columns, ("aet", "penalties", "venue", "source")):
        try:
            if row.cells is None:
                raise DataError(row.fault)
            found.append(_cup_match(row.line, row.cells))
        except GaspError as error:
            problems.append(Problem(file, row.line, row.text[:_SHOWN], error.message))
    return found, problems


def _cup_match(line: int, row: dict[str, str]) -> CupMatch:
    stage = read_round(row["round"], marked=True)
    if stage is None:
        raise _fault("round", msg("{given!r} is no round that is known", given=row["round"]))
    for side in ("home", "away"):
        if read_side(row[side], alone=True) is None:
            raise _fault(side, msg("{given!r} is no club", given=row[side][:_SHOWN]))
    goals = _score(f"{row['home_goals']}-{row['away_goals']}", "goals")
    day = _date(row["date"], "date")
    if goals is None or day is None:
        raise DataError(msg("a match needs a date and a score"))
    extra_time, penalties = _yes(row["aet"], "aet"), _score(row["penalties"], "penalties")
    after_90, after_120 = (None, goals) if extra_time else (goals, None)
    if score_line(after_90, None, after_120, penalties) is None:
        raise DataError(msg("a score that contradicts itself"))
    return CupMatch(
        line, parse_season(row["season"]), row["competition"].removesuffix(" qualifying"), stage,
        day, row["home"], row["away"], goals, extra_time, penalties, "(neutral" in row["venue"],
        tuple(row["source"].split()),
    )  # fmt: skip


def read_sanctions(text: str, file: str) -> list[SanctionRow]:
    """The decisions of a CSV with the columns of `sanctions.csv`.

    Raises `DataError` with file and line where a row is not understood.
    """
    columns = {"season", "kind", "subject", "effective_from", "effective_until", "match_date"}
    columns |= {"points_while_in_force", "played_score", "official_score", "status", "source"}
    found = []
    for line, row in _understood(csv_rows(text, file, columns), file):
        where = f"{file}:{line}"
        due = _DUE.search(row["status"])
        base = SanctionRow(
            line, "", row["season"], row["subject"],
            _date(row["effective_from"], where), _date(row["effective_until"], where),
            _date(row["match_date"], where), due[1] if due else None, None, None, 0,
            _score(row["played_score"], where), _score(row["official_score"], where),
            "neutral" in row["status"], row["status"], tuple(row["source"].split()),
        )  # fmt: skip
        kind = row["kind"]
        if kind.startswith("awarded result + deduction"):  # i18n: as the file has it
            found += _award_and_deduction(base, where)
        elif kind.startswith("awarded result"):  # i18n: as the file has it
            found.append(base._replace(kind="award", match=row["subject"]))
        elif kind.startswith("points deduction"):  # i18n: as the file has it
            found.append(_deduction(base, row["points_while_in_force"], where))
        elif kind.endswith("and refused") or kind == "no award":  # i18n: as the file has it
            found.append(base._replace(kind="refusal", match=row["subject"]))
        elif kind.startswith("relegation play-off"):  # i18n: as the file has it
            found.append(base._replace(kind="play-off", match=row["subject"]))
        else:
            what = msg("{given!r} is no kind of sanction that is known", given=kind)
            raise _fault(where, what)
    return found


def _deduction(row: SanctionRow, points: str, where: str) -> SanctionRow:
    row = row._replace(kind="deduction", club=row.subject)
    if not points and row.since is None:
        return row  # never in force
    found = _POINTS.fullmatch(points)
    if not found:
        what = msg("{given!r} are no points", given=points)
        raise _fault(where, what, msg("write them as Chievo -3"))
    return row._replace(points=int(found["points"]))


def _award_and_deduction(row: SanctionRow, where: str) -> list[SanctionRow]:
    found = _ANNULLED_AWARD.fullmatch(row.subject)
    taken = _POINTS.fullmatch(found["deduction"]) if found else None
    if not found or not taken:
        what = msg("{given!r} names no match, score and deduction", given=row.subject)
        raise _fault(where, what)
    award = row._replace(kind="award", match=found["match"], official=_score(found["score"], where))
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

    Raises `DataError` with file and line where a position is no number.
    """
    found = []
    columns = {"season", "position", "note", "source"}
    for line, row in _understood(csv_rows(text, file, columns), file):
        if not row["position"].isdigit():
            what = msg("{given!r} is no position", given=row["position"])
            raise _fault(f"{file}:{line}", what)
        found.append(FinishRow(row["season"], int(row["position"]), row["note"], row["source"]))
    return found
