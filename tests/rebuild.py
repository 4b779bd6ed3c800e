"""Rebuild the record's files of `data/`: `python -m tests.rebuild SHARED [DATA]`.

The same input gives the same bytes. A match keeps its TinyDB key as long as it is in the
files, so that a diff of the data reads as the matches that changed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from gasp_cli.cli.exit_codes import exit_code
from gasp_cli.domain.model import CompetitionKind, Status
from gasp_cli.editing.editions import RELEGATION_PLAY_OFF, editions
from gasp_cli.editing.match_documents import CITED, Document, drop_empty, match_document
from gasp_cli.editing.merge_matches import MatchMerger
from gasp_cli.editing.name_resolution import ExactNames
from gasp_cli.errors import GaspError
from gasp_cli.i18n import msg
from gasp_cli.kb.record import Record
from gasp_cli.kb.season_matches import matches_file
from gasp_cli.readers.football_txt import Problem, read_football_txt
from gasp_cli.readers.match_csv import (
    FinishRow,
    SanctionRow,
    read_cup_matches,
    read_finishes,
    read_sanctions,
)
from gasp_cli.readers.rounds import Round
from gasp_cli.store import Store, Tables, built_in
from gasp_cli.store.atomic import commit
from gasp_cli.store.transaction import render

_LICENCES = {"openfootball": "CC0-1.0"}


def build(shared: Path, data: Path) -> list[Problem]:
    """Write the record's files of `data` from the match files under `shared`.

    Reads `about.json`, `clubs.json` and `competitions.json` of `data`, which are kept by hand.
    Writes nothing and returns the problems where any line was not understood.
    """
    store = Store(data)
    record = Record(store)
    names = ExactNames(record.clubs, record.competitions)

    def tables(file: str) -> Tables:
        return store.tables(file) if store.has(file) else {}

    collection = MatchMerger(record, names, tables, anew=True)
    for one in record.competitions:
        collection.of(one.name)
    folder = shared / "openfootball"
    for path in sorted(folder.rglob("*.txt")):
        name = f"openfootball/{path.relative_to(folder).as_posix()}"
        for file in read_football_txt(path.read_text(encoding="utf-8"), name):
            collection.add_file(file)
    cups, decisions = "record/cup_matches.csv", "record/sanctions.csv"
    cup_matches, problems = read_cup_matches((shared / cups).read_text(encoding="utf-8"), cups)
    collection.problems += problems
    for match in cup_matches:
        collection.add_cup_match(match, cups)
    sanctions = Sanctions(record, collection, names, decisions)
    for row in read_sanctions((shared / decisions).read_text(encoding="utf-8"), decisions):
        sanctions.add(row)
    finishes = "record/best_finishes_before_2016.csv"
    before = read_finishes((shared / finishes).read_text(encoding="utf-8"), finishes)
    collection.finish()
    if collection.problems:
        return collection.problems
    files: dict[str, Tables] = {
        matches_file(name): collection.tables_of(name)
        for name, matches in collection.matches.items()
        if matches or store.has(matches_file(name))
    }
    files["sanctions.json"] = {"sanctions": _numbered(sanctions.documents)}
    files["finishes.json"] = {"finishes": _numbered(_finish(record, row) for row in before)}
    sources = {part.file for part in collection.took}
    licences = {source: _LICENCES.get(source.partition("/")[0], CITED) for source in sources}
    there = tables("editions.json").get("editions", {})
    rows = editions(collection, there, record.competitions, record.rules, licences)
    files["editions.json"] = {"editions": rows}
    commit(data, {name: render(one) for name, one in files.items()})
    return []


class Sanctions:
    """The official decisions about matches that were collected."""

    def __init__(
        self, record: Record, collection: MatchMerger, names: ExactNames, file: str
    ) -> None:
        self.documents: list[Document] = []
        self._competitions = record.competitions
        self._collection = collection
        self._names = names
        self._file = file

    def add(self, row: SanctionRow) -> None:
        """Take over a decision, or the play-off that a row of that file holds.

        Call it after all matches: an award is written onto its match.
        """
        club = self._club(row) if row.club else None
        home, away = self._pair(row) if row.match else (None, None)
        league = self._league_of(row.season, club or home)
        if league is None:
            self._problem(row, msg("no league of that season has this club"))
            return
        if row.kind == "play-off" and home and away:
            document = match_document(
                season=row.season, stage=Round(RELEGATION_PLAY_OFF), date=row.date or "",
                home=home, away=away, goals=row.official, neutral=row.neutral,
                source=f"{self._file}:{row.line}", urls=row.urls,
            )  # fmt: skip
            self._collection.add_document(league, document)
            return
        if row.kind == "award" and row.until is None:
            self._award(league, row, home, away)
        self.documents.append(
            drop_empty(
                kind=row.kind, competition=league, season=row.season, subject=row.subject,
                since=row.since, until=row.until, club=club, points=row.points or None,
                home=home, away=away, due=row.due, score=row.official if home else None,
                note=row.note, urls=row.urls,
            )
        )  # fmt: skip

    def _problem(self, row: SanctionRow, reason: str) -> None:
        self._collection.problems.append(Problem(self._file, row.line, row.subject, reason))

    def _league_of(self, season: str, club: str | None) -> str | None:
        """The league in which a club played in a season."""
        for competition in self._competitions:
            if competition.kind is CompetitionKind.LEAGUE and any(
                match["season"] == season and club in (match["home"], match["away"])
                for match in self._collection.of(competition.name)
            ):
                return competition.name
        return None

    def _award(self, league: str, row: SanctionRow, home: str | None, away: str | None) -> None:
        for match in self._collection.of(league):
            if (match["season"], match["home"], match["away"]) == (row.season, home, away):
                if (match.get("home_goals"), match.get("away_goals")) != row.official:
                    reason = msg("the award is not the score that the match file has")
                    self._problem(row, reason)
                match["status"] = Status.AWARDED.value
                match["awarded_on"] = row.since
                match["played"] = row.played
                match["urls"] = row.urls
                return
        self._problem(row, msg("no such match in the record"))

    def _club(self, row: SanctionRow) -> str | None:
        club = self._names.club(row.club or "")
        if club is None:
            self._problem(row, msg("a club that is not known"))
        return club

    def _pair(self, row: SanctionRow) -> tuple[str | None, str | None]:
        """The clubs of `Alba-Brera`, whose names may have hyphens of their own."""
        parts = (row.match or "").split("-")
        for cut in range(1, len(parts)):
            home = self._names.club("-".join(parts[:cut]))
            away = self._names.club("-".join(parts[cut:]))
            if home and away:
                return home, away
        self._problem(row, msg("no two clubs that are known"))
        return None, None


def _finish(record: Record, row: FinishRow) -> Document:
    """A league finish of the club from before the matches begin."""
    return drop_empty(
        club=record.about.club, season=row.season, position=row.position,
        note=row.note or None, source=row.source,
    )  # fmt: skip


def _numbered(documents: Iterable[Document]) -> dict[str, Document]:
    return {str(number): document for number, document in enumerate(documents, 1)}


def main(arguments: list[str]) -> int:
    """Rebuild and say what was not understood; the exit code is that of `gasp`."""
    if not 1 <= len(arguments) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    data = Path(arguments[1]) if len(arguments) > 1 else built_in()
    try:
        problems = build(Path(arguments[0]), data)
    except GaspError as error:
        print(f"gasp: {error.message}", error.hint, sep="\n", file=sys.stderr)
        return exit_code(error)
    except OSError as error:
        message = f"gasp: cannot read {error.filename}: {error.strerror}"
        print(message, file=sys.stderr)
        return 4
    for problem in problems:
        print(f"gasp: {problem}", file=sys.stderr)
    return 3 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
