"""Rebuild the record's files of `data/`: `python -m tests.rebuild SHARED [DATA]`.

The same input gives the same bytes. A match keeps its TinyDB key as long as it is in the
files, so that a diff of the data reads as the matches that changed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from gasp_cli.cli.exit_codes import exit_code
from gasp_cli.domain.match_files import competition_files
from gasp_cli.domain.model import Competition, CompetitionKind, Status
from gasp_cli.domain.tables import TABLES
from gasp_cli.editing.editions import RELEGATION_PLAY_OFF, editions
from gasp_cli.editing.match_documents import CITED, drop_empty, fixture_document
from gasp_cli.editing.merge_matches import MatchMerger
from gasp_cli.editing.name_resolution import ExactNames
from gasp_cli.errors import GaspError
from gasp_cli.kb.record import Record
from gasp_cli.kb.story import Story
from gasp_cli.readers.fixtures import Fixture, FootballFile, Problem
from gasp_cli.readers.football_json import read_football_json
from gasp_cli.readers.football_txt import read_football_txt
from gasp_cli.readers.match_csv import read_match_csv
from gasp_cli.readers.match_line import TeamText
from gasp_cli.readers.rounds import Round
from gasp_cli.readers.scores import ScoreLine
from gasp_cli.store import Document, Store, Tables, built_in
from gasp_cli.store.atomic import commit
from gasp_cli.store.transaction import render
from tests.record_csv import SanctionRow, read_finishes, read_sanctions
from tests.reference import reference_tables

_EARLIER = "record/serie-a-2007-2015"
_LICENCES = {"openfootball/": "CC0-1.0", f"{_EARLIER}/": "ODC-PDDL-1.0"}


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

    merger = MatchMerger(record, lambda _: {})
    for competition in record.competitions:
        merger.of(competition.name)
    for file in _match_files(shared):
        merger.add_file(file, names)
    # Every match stands in one file only.
    merger.problems += [
        Problem(edition.file, 1, str(edition), "matches that another file has as well")
        for edition, counts in merger.counts.items()
        if counts.same
    ]
    sanctions = _sanctions(shared, merger, names, record)
    stated, problems = _stated(shared, Story(store), names)
    merger.problems += problems
    merger.finish()
    if merger.problems:
        return merger.problems
    files: dict[str, Tables] = {}
    for competition in record.competitions:
        for name in competition_files(store, competition.name):
            files[name] = {}  # of which nothing may be left
        for name, built in merger.files_of(competition.name).items():
            files[name] = _with_stored_keys(built, tables(name))
    files["sanctions.json"] = {"sanctions": _numbered(sanctions)}
    for table, rows in stated.items():
        files[TABLES[table].file] = {table: _numbered(rows)}
    licences = {edition.file: _licence(edition.file) for edition in merger.counts}
    existing = tables("editions.json").get("editions", {})
    counted = editions(merger, existing, record.competitions, record.rules, licences)
    files["editions.json"] = {"editions": counted}
    commit(data, {name: render(content) for name, content in files.items()})
    return []


def _licence(file: str) -> str:
    """The licence of a file of matches."""
    for prefix, licence in _LICENCES.items():
        if file.startswith(prefix):
            return licence
    return CITED


def _sanctions(
    shared: Path, merger: MatchMerger, names: ExactNames, record: Record
) -> list[Document]:
    """The decisions of all seasons; awards and play-offs go to the matches."""
    documents: list[Document] = []
    for file in (f"{_EARLIER}/sanctions.csv", "record/sanctions.csv"):
        sanctions = Sanctions(record, merger, names, file)
        for row in read_sanctions((shared / file).read_text(encoding="utf-8"), file):
            sanctions.add(row)
        documents += sanctions.documents
    return documents


def _stated(
    shared: Path, story: Story, names: ExactNames
) -> tuple[dict[str, list[Document]], list[Problem]]:
    """The reference record; places that a source states settle those that are shared."""
    file = "record/best_finishes_before_2016.csv"
    finishes = read_finishes((shared / file).read_text(encoding="utf-8"), file)
    known_places = {row.season: row.position for row in finishes}
    return reference_tables(shared / "record" / "reference", story, names, known_places)


def _match_files(shared: Path) -> Iterator[FootballFile]:
    folder = shared / "openfootball"
    for path in sorted(folder.rglob("*.txt")):
        name = f"openfootball/{path.relative_to(folder).as_posix()}"
        yield from read_football_txt(path.read_text(encoding="utf-8"), name)
    for path in sorted((shared / _EARLIER).glob("*/*.json")):
        name = path.relative_to(shared).as_posix()
        yield from read_football_json(path.read_text(encoding="utf-8"), name)
    cups = "record/cup_matches.csv"
    yield from read_match_csv((shared / cups).read_text(encoding="utf-8"), cups)


def _with_stored_keys(tables: Tables, stored: Tables) -> Tables:
    """The matches of a competition under the keys that they have, new ones under the next."""

    def identity(match: Document) -> tuple[str, ...]:
        return match["home"], match["away"], match.get("stage", "")

    rekeyed: Tables = {}
    for season, matches in tables.items():
        keys: dict[tuple[str, ...], list[str]] = {}
        for key, match in stored.get(season, {}).items():
            keys.setdefault(identity(match), []).append(key)
        last = max(map(int, stored.get(season, {})), default=0)
        rekeyed[season] = {}
        for match in matches.values():
            if same := keys.get(identity(match)):
                rekeyed[season][same.pop(0)] = match
            else:
                last += 1
                rekeyed[season][str(last)] = match
    return rekeyed


class Sanctions:
    """The official decisions about matches that were merged."""

    def __init__(self, record: Record, merger: MatchMerger, names: ExactNames, file: str) -> None:
        self.documents: list[Document] = []
        self._competitions = record.competitions
        self._merger = merger
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
            self._problem(row, "no league of that season has this club")
            return
        if row.kind == "play-off" and home and away:
            score = ScoreLine(row.official, row.official)
            fixture = Fixture(
                row.line, Round(RELEGATION_PLAY_OFF), row.date or "", None, TeamText(home, None),
                TeamText(away, None), score, Status.PLAYED, neutral=row.neutral, urls=row.urls,
            )  # fmt: skip
            document = fixture_document(fixture, league, row.season, home, away, self._file)
            self._merger.add_document(league.name, document)
            return
        if row.kind == "award" and row.until is None:
            self._award(league, row, home, away)
        self.documents.append(
            drop_empty(
                kind=row.kind, competition=league.name, season=row.season, subject=row.subject,
                since=row.since, until=row.until, club=club, points=row.points or None,
                home=home, away=away, due=row.due, score=row.official if home else None,
                note=row.note, urls=row.urls,
            )
        )  # fmt: skip

    def _problem(self, row: SanctionRow, reason: str) -> None:
        self._merger.problems.append(Problem(self._file, row.line, row.subject, reason))

    def _league_of(self, season: str, club: str | None) -> Competition | None:
        """The league in which a club played in a season."""
        for competition in self._competitions:
            if competition.kind is CompetitionKind.LEAGUE and any(
                match["season"] == season and club in (match["home"], match["away"])
                for match in self._merger.of(competition.name)
            ):
                return competition
        return None

    def _award(
        self, league: Competition, row: SanctionRow, home: str | None, away: str | None
    ) -> None:
        for match in self._merger.of(league.name):
            if (match["season"], match["home"], match["away"]) == (row.season, home, away):
                if (match.get("home_goals"), match.get("away_goals")) != row.official:
                    self._problem(row, "the award is not the score that the match file has")
                match["status"] = Status.AWARDED.value
                match["awarded_on"] = row.since
                if row.played:  # some were never played
                    match["played"] = row.played
                match["urls"] = row.urls
                return
        self._problem(row, "no such match in the record")

    def _club(self, row: SanctionRow) -> str | None:
        club = self._names.club(row.club or "")
        if club is None:
            self._problem(row, "a club that is not known")
        return club

    def _pair(self, row: SanctionRow) -> tuple[str | None, str | None]:
        """The clubs of `Alba-Brera`, whose names may have hyphens of their own."""
        parts = (row.match or "").split("-")
        for cut in range(1, len(parts)):
            home = self._names.club("-".join(parts[:cut]))
            away = self._names.club("-".join(parts[cut:]))
            if home and away:
                return home, away
        self._problem(row, "no two clubs that are known")
        return None, None


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
