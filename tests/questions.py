"""Ten questions on `tests.leagues.leagues`, each as gasp answers it and as SQL does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from gasp_cli import KnowledgeBase
from gasp_cli.domain.league_table import Standing
from gasp_cli.kb.standings import AsOf, standings
from tests.leagues import LAST

Rows = Iterable[tuple[Any, ...]]


class Question(NamedTuple):
    """A question: its name, a query, and a function with the rows that gasp gives.

    The order of rows does not count. Where a row of `standings` has no position, it has a range in
    which that of gasp must be: see `same`.
    """

    name: str
    sql: str
    rows: Callable[[KnowledgeBase], Rows]


_STANDING = (
    "SELECT position, position_from, position_to, club, played, won, drawn, lost, goals_for,"
    " goals_against, goal_difference, points, deducted, competition, season FROM standings"
)


def _tables(kb: KnowledgeBase) -> Rows:
    """Every line of every final table."""
    for edition in kb.record.editions:
        season = kb.record.season(edition.key)
        for matches in season.tables.values():
            for standing in standings(kb.record, season, matches, AsOf()):
                yield (*_line(standing), *edition.key)


def _table(competition: str) -> Callable[[KnowledgeBase], Rows]:
    def rows(kb: KnowledgeBase) -> Rows:
        return [
            (row.position, row.position, row.position, *row[1:11], competition, LAST)
            for row in kb.table(LAST, competition=competition)
        ]

    return rows


def _line(standing: Standing) -> tuple[Any, ...]:
    position = standing.position
    return (position, position, position, *standing[1:11])


QUESTIONS = (
    Question("every final table", _STANDING, _tables),
    Question(
        "one final table, with a deduction",
        f"{_STANDING} WHERE competition = 'League 0005' AND season = '{LAST}'",
        _table("League 0005"),
    ),
    Question(
        "one final table, head-to-head last",
        f"{_STANDING} WHERE competition = 'League 0001' AND season = '{LAST}'",
        _table("League 0001"),
    ),
    Question(
        "the seasons of the club",
        "SELECT season, competition, played, won, drawn, lost, goals_for, goals_against,"
        " goal_difference, points, attack_rank, defence_rank FROM seasons",
        lambda kb: [(*row[:2], *row[3:13]) for row in kb.seasons()],
    ),
    Question(
        "the record against every opponent", "SELECT * FROM head_to_head",
        lambda kb: [tuple(row) for row in kb.versus()],
    ),
    Question(
        "the matches of a season",
        "SELECT date, venue, opponent, goals_for, goals_against, result FROM club_matches"  # noqa: S608
        f" WHERE season = '{LAST}'",
        lambda kb: [(row.date, row.venue, *row[6:10]) for row in kb.matches(season=LAST)],
    ),
    Question(
        "the big wins",
        "SELECT date, opponent, goals_for, goals_against FROM club_matches"
        " WHERE goals_for - goals_against >= 4",
        lambda kb: [(row.date, row.opponent, *row[6:8]) for row in kb.wins()],
    ),
    Question(
        "home and away",
        "SELECT venue, COUNT(*), CAST(SUM(goals_for) AS INTEGER),"
        " CAST(SUM(goals_against) AS INTEGER) FROM club_matches GROUP BY venue",
        lambda kb: [
            (
                venue, len(matches), sum(row.goals_for for row in matches),
                sum(row.goals_against for row in matches),
            )
            for venue in ("home", "away")
            if (matches := [row for row in kb.matches() if row.venue == venue])
        ],
    ),
    Question(
        "the longest run unbeaten",
        "SELECT MAX(length) FROM (SELECT COUNT(*) AS length FROM (SELECT result,"
        " SUM(CASE result WHEN 'L' THEN 1 ELSE 0 END) OVER (ORDER BY date) AS defeats"
        " FROM club_matches) r WHERE result <> 'L' GROUP BY defeats) runs",
        lambda kb: [(max(row.length for row in kb.streaks() if row.kind == "unbeaten"),)],
    ),
    Question(
        "the matches of every competition",
        "SELECT competition, season, COUNT(*) FROM matches GROUP BY competition, season",
        lambda kb: [tuple(row[:3]) for row in kb.coverage()],
    ),
)  # fmt: skip


def difference(found: Rows, expected: Rows) -> list[tuple[Any, ...]]:
    """The rows that a query has and gasp has not; one without a position agrees within its range.

    Empty where they answer the same.
    """
    left = {row[3:] if len(row) > 12 else row: row for row in expected}
    wrong = []
    for row in found:
        if len(row) <= 12:
            if left.pop(row, None) is None:
                wrong.append(row)
            continue
        position, first, last, *numbers = row
        own = left.pop(tuple(numbers), None)
        if own is None or position not in (None, own[0]) or not first <= own[0] <= last:
            wrong.append(row)
    return [*wrong, *left.values()]
