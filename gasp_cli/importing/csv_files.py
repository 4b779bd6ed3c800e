"""Readers for the record's CSV files: matches that no Football.TXT file has, and sanctions."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from gasp_cli.errors import DataError, GaspError
from gasp_cli.importing.football_txt import Problem
from gasp_cli.importing.rounds import Round, read_round
from gasp_cli.language import say
from gasp_cli.model import Score
from gasp_cli.seasons import parse_season

_SCORE = re.compile(r"(\d+)-(\d+)")
_DUE = re.compile(r"match due (\d{4}-\d{2}-\d{2})")
_POINTS = re.compile(r"(?P<club>.+) -(?P<points>\d+)")
_ANNULLED_AWARD = re.compile(r"(?P<match>.+) \((?P<score>\d+-\d+) and (?P<deduction>.+ -\d+)\)")


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


def _rows(text: str, file: str, columns: set[str]) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    missing = columns - set(reader.fieldnames or ())
    if missing:
        raise _fault(f"{file}:1", say("no column {names}", names=", ".join(sorted(missing))))
    try:
        for row in reader:
            if None in row or None in row.values():
                what = say("not as many cells as columns")
                raise _fault(f"{file}:{reader.line_num}", what)
            yield reader.line_num, row
    except csv.Error as error:
        raise _fault(f"{file}:{reader.reader.line_num}", str(error)) from error


def _fault(where: str, what: str, hint: str = "") -> DataError:
    return DataError(say("{where}: {what}", where=where, what=what), hint)


def _score(text: str, where: str) -> Score | None:
    if not text:
        return None
    found = _SCORE.fullmatch(text)
    if not found:
        raise _fault(where, say("{given!r} is no score", given=text), say("write it as 2-1"))
    return int(found[1]), int(found[2])


def _date(text: str, where: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError as error:
        what = say("{given!r} is no date", given=text)
        raise _fault(where, what, say("write it as 2019-05-15")) from error


def _yes(text: str, where: str) -> bool:
    if text not in ("yes", "no", ""):
        raise _fault(where, say("{given!r} is neither yes nor no", given=text))
    return text == "yes"


def read_cup_matches(text: str, file: str) -> tuple[list[CupMatch], list[Problem]]:
    """The matches of a CSV with the columns of `cup_matches.csv`, and the rows that are none.

    Raises `DataError` where the file is no such CSV.
    """
    columns = {"season", "competition", "round", "date", "home", "away", "home_goals"}
    columns |= {"away_goals", "aet", "penalties", "venue", "source"}
    found: list[CupMatch] = []
    problems: list[Problem] = []
    for line, row in _rows(text, file, columns):
        try:
            found.append(_cup_match(line, row))
        except GaspError as error:
            what = ",".join(row.values())
            problems.append(Problem(file, line, what, error.message))
    return found, problems


def _cup_match(line: int, row: dict[str, str]) -> CupMatch:
    stage = read_round(row["round"], marked=True)
    if stage is None:
        raise _fault("round", say("{given!r} is no round that is known", given=row["round"]))
    goals = _score(f"{row['home_goals']}-{row['away_goals']}", "goals")
    day = _date(row["date"], "date")
    if goals is None or day is None:
        raise DataError(say("a match needs a date and a score"))
    return CupMatch(
        line, parse_season(row["season"]), row["competition"].removesuffix(" qualifying"), stage,
        day, row["home"], row["away"], goals, _yes(row["aet"], "aet"),
        _score(row["penalties"], "penalties"), "(neutral" in row["venue"],
        tuple(row["source"].split()),
    )  # fmt: skip


def read_sanctions(text: str, file: str) -> list[SanctionRow]:
    """The decisions of a CSV with the columns of `sanctions.csv`.

    Raises `DataError` with file and line where a row is not understood.
    """
    columns = {"season", "kind", "subject", "effective_from", "effective_until", "match_date"}
    columns |= {"points_while_in_force", "played_score", "official_score", "status", "source"}
    found = []
    for line, row in _rows(text, file, columns):
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
        if kind.startswith("awarded result + deduction"):  # untold: as the file has it
            found += _award_and_deduction(base, where)
        elif kind.startswith("awarded result"):  # untold: as the file has it
            found.append(base._replace(kind="award", match=row["subject"]))
        elif kind.startswith("points deduction"):  # untold: as the file has it
            found.append(_deduction(base, row["points_while_in_force"], where))
        elif kind.endswith("and refused") or kind == "no award":  # untold: as the file has it
            found.append(base._replace(kind="refusal", match=row["subject"]))
        elif kind.startswith("relegation play-off"):  # untold: as the file has it
            found.append(base._replace(kind="play-off", match=row["subject"]))
        else:
            what = say("{given!r} is no kind of sanction that is known", given=kind)
            raise _fault(where, what)
    return found


def _deduction(row: SanctionRow, points: str, where: str) -> SanctionRow:
    row = row._replace(kind="deduction", club=row.subject)
    if not points and row.since is None:
        return row  # never in force
    found = _POINTS.fullmatch(points)
    if not found:
        what = say("{given!r} are no points", given=points)
        raise _fault(where, what, say("write them as Chievo -3"))
    return row._replace(points=int(found["points"]))


def _award_and_deduction(row: SanctionRow, where: str) -> list[SanctionRow]:
    found = _ANNULLED_AWARD.fullmatch(row.subject)
    taken = _POINTS.fullmatch(found["deduction"]) if found else None
    if not found or not taken:
        what = say("{given!r} names no match, score and deduction", given=row.subject)
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
    for line, row in _rows(text, file, {"season", "position", "note", "source"}):
        if not row["position"].isdigit():
            what = say("{given!r} is no position", given=row["position"])
            raise _fault(f"{file}:{line}", what)
        found.append(FinishRow(row["season"], int(row["position"]), row["note"], row["source"]))
    return found
