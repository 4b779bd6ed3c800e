"""The record's files, made from match files and sanctions: `python -m gasp_cli.importing`.

The same input gives the same bytes. A match keeps its TinyDB key as long as it is in the
file, so that a diff of the data reads as the matches that changed.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from gasp_cli.errors import DataError
from gasp_cli.importing.csv_files import (
    CupMatch,
    FinishRow,
    SanctionRow,
    read_cup_matches,
    read_finishes,
    read_sanctions,
)
from gasp_cli.importing.documents import (
    Document,
    compact,
    fixture_document,
    identity,
    lean,
    match_document,
    number_legs,
    number_matchdays,
)
from gasp_cli.importing.football_txt import FootballFile, Problem, read_football_txt
from gasp_cli.importing.rounds import Round
from gasp_cli.model import Competition, Kind, Status
from gasp_cli.names import fold, slug
from gasp_cli.record import Record
from gasp_cli.store import Store

LICENCES = {"openfootball": "CC0-1.0"}
RELEGATION_PLAY_OFF = "Relegation play-off"


class Importer:
    """Collects matches and sanctions under the names and rules of a knowledge base.

    What is not understood is collected in `problems`, each with file and line.
    """

    def __init__(self, record: Record) -> None:
        self._competitions = record.competitions
        self._rules = record.rules
        self._draws = record.draws
        self._club_of = _index((club.name, club.aliases) for club in record.clubs)
        self._competition_of = _index((one.name, one.aliases) for one in record.competitions)
        self._kinds = {one.name: one for one in record.competitions}
        self.problems: list[Problem] = []
        self.matches: dict[str, list[Document]] = defaultdict(list)
        self.sanctions: list[Document] = []
        self.finishes: list[Document] = []
        self._about_club = record.about.club
        self._declared: Counter[tuple[str, str]] = Counter()

    def add_football_txt(self, file: FootballFile) -> None:
        """Take over the matches of a Football.TXT file."""
        self.problems += file.problems
        competition = self._competition(file.title, file.name, 1)
        if competition is None or file.season is None:
            reason = "the title names no competition and season that are known"
            self.problems.append(Problem(file.name, 1, file.title, reason))
            return
        if file.declared is not None:
            self._declared[competition.name, file.season] += file.declared
        for fixture in file.fixtures:
            home = self._club(fixture.home.name, file.name, fixture.line)
            away = self._club(fixture.away.name, file.name, fixture.line)
            if home and away:
                self.matches[competition.name].append(
                    fixture_document(fixture, competition, file.season, home, away, file.name)
                )

    def add_cup_match(self, row: CupMatch, file: str) -> None:
        """Take over a match of a CSV."""
        competition = self._competition(row.competition, file, row.line)
        home, away = self._club(row.home, file, row.line), self._club(row.away, file, row.line)
        if competition and home and away:
            self.matches[competition.name].append(
                match_document(
                    season=row.season, stage=row.round, date=row.date, home=home, away=away,
                    goals=row.goals, penalties=row.penalties, extra_time=row.extra_time,
                    neutral=row.neutral, source=f"{file}:{row.line}", urls=row.urls,
                )
            )  # fmt: skip

    def add_sanction(self, row: SanctionRow, file: str) -> None:
        """Take over an official decision, or the play-off that a row of that file holds.

        Call it after all matches: an award is written onto its match.
        """
        club = self._club(row.club, file, row.line) if row.club else None
        home, away = self._pair(row.match, file, row.line) if row.match else (None, None)
        league = self._league_of(row.season, club or home)
        if league is None:
            reason = "no league of that season has this club"
            self.problems.append(Problem(file, row.line, row.subject, reason))
            return
        if row.kind == "play-off" and home and away:
            self.matches[league].append(
                match_document(
                    season=row.season, stage=Round(RELEGATION_PLAY_OFF), date=row.date or "",
                    home=home, away=away, goals=row.official, neutral=row.neutral,
                    source=f"{file}:{row.line}", urls=row.urls,
                )
            )  # fmt: skip
            return
        if row.kind == "award" and row.until is None:
            self._award(league, row, file, home, away)
        self.sanctions.append(
            compact(
                kind=row.kind, competition=league, season=row.season, subject=row.subject,
                since=row.since, until=row.until, club=club, points=row.points or None,
                home=home, away=away, due=row.due, score=row.official if home else None,
                note=row.note, urls=row.urls,
            )
        )  # fmt: skip

    def _league_of(self, season: str, club: str | None) -> str | None:
        """The league in which a club played in a season."""
        for one in self._competitions:
            if one.kind is Kind.LEAGUE and any(
                match["season"] == season and club in (match["home"], match["away"])
                for match in self.matches[one.name]
            ):
                return one.name
        return None

    def _award(
        self, league: str, row: SanctionRow, file: str, home: str | None, away: str | None
    ) -> None:
        for match in self.matches[league]:
            if (match["season"], match["home"], match["away"]) == (row.season, home, away):
                if (match.get("home_goals"), match.get("away_goals")) != row.official:
                    reason = "the award is not the score that the match file has"
                    self.problems.append(Problem(file, row.line, row.subject, reason))
                match["status"] = Status.AWARDED.value
                match["awarded_on"] = row.since
                match["played"] = row.played
                match["urls"] = row.urls
                return
        self.problems.append(Problem(file, row.line, row.subject, "no such match in the record"))

    def add_finish(self, row: FinishRow) -> None:
        """Take over a league finish of the club from before the matches begin."""
        self.finishes.append(
            compact(
                club=self._about_club, season=row.season, position=row.position,
                note=row.note or None, source=row.source,
            )
        )  # fmt: skip

    def finish(self) -> None:
        """Work out what files leave unsaid: groups, their matchdays, legs, neutral grounds."""
        for competition, matches in self.matches.items():
            by_season: dict[str, list[Document]] = defaultdict(list)
            matches.sort(key=lambda match: (match["season"], match["date"]))
            for match in matches:
                by_season[match["season"]].append(match)
            for season, played in by_season.items():
                self._name_groups(competition, season, played)
                number_matchdays(played)
                number_legs(played)
                self._mark_neutral(competition, season, played)
            self._find_doubles(competition, matches)

    def _name_groups(self, competition: str, season: str, matches: Sequence[Document]) -> None:
        groups = {
            club: draw.group
            for draw in self._draws
            if (draw.competition, draw.season) == (competition, season)
            for club in draw.clubs
        }
        for match in matches:
            if match["stage"]:
                continue
            group = groups.get(match["home"])
            if group is None or groups.get(match["away"]) != group:
                file, _, line = match["source"].rpartition(":")
                text = f"{match['home']} v {match['away']}"
                reason = "a group match, and no draw names its group"
                self.problems.append(Problem(file, int(line), text, reason))
            else:
                match["stage"] = f"Group {group}"

    def _mark_neutral(self, competition: str, season: str, matches: Sequence[Document]) -> None:
        neutral = {
            stage
            for rules in self._rules
            if rules.competition == competition and rules.hold_in(season)
            for stage in rules.neutral
        }
        for match in matches:
            if match["stage"] in neutral and not match.get("leg"):
                match["neutral"] = True

    def _find_doubles(self, competition: str, matches: Iterable[Document]) -> None:
        seen: dict[tuple[Any, ...], str] = {}
        for match in matches:
            key = identity(match)
            if key in seen:
                file, _, line = match["source"].rpartition(":")
                text = f"{match['home']} v {match['away']}, {competition} {match['season']}"
                reason = f"this match stands already in {seen[key]}"
                self.problems.append(Problem(file, int(line), text, reason))
            seen[key] = match["source"]

    def editions(self) -> list[Document]:
        """One document a season of a competition: its clubs, matches, sources and licence."""
        found = []
        for one in self._competitions:
            seasons: dict[str, list[Document]] = defaultdict(list)
            for match in self.matches.get(one.name, ()):
                seasons[match["season"]].append(match)
            for season, matches in sorted(seasons.items()):
                clubs = {match[side] for match in matches for side in ("home", "away")}
                sources = sorted({match["source"].rpartition(":")[0] for match in matches})
                expected = self._declared.get((one.name, season))
                extra = sum(match["stage"] == RELEGATION_PLAY_OFF for match in matches)
                found.append(
                    compact(
                        competition=one.name, season=season, clubs=sorted(clubs, key=fold),
                        matches=len(matches), expected=expected and expected + extra,
                        sources=sources,
                        licence=LICENCES.get(sources[0].partition("/")[0], "facts, cited"),
                    )
                )  # fmt: skip
        return found

    def write(self, data: Path) -> None:
        """Write the record's files into a folder; matches keep the keys they have there."""
        (data / "matches").mkdir(exist_ok=True)
        store = Store(data)
        for competition, matches in self.matches.items():
            file = matches_file(competition)
            old = store.tables(file).get(competition, {}) if store.has(file) else {}
            documents = [lean(one) for one in matches]
            _write(data / file, {competition: with_keys(documents, old)})
        _write(data / "sanctions.json", {"sanctions": _numbered(self.sanctions)})
        _write(data / "finishes.json", {"finishes": _numbered(self.finishes)})
        _write(data / "editions.json", {"editions": _numbered(self.editions())})

    def _club(self, spelling: str, file: str, line: int) -> str | None:
        club = self._club_of.get(fold(spelling))
        if club is None:
            self.problems.append(Problem(file, line, spelling, "a club that is not known"))
        return club

    def _competition(self, spelling: str, file: str, line: int) -> Competition | None:
        name = self._competition_of.get(fold(spelling))
        if name is None:
            reason = "a competition that is not known"
            self.problems.append(Problem(file, line, spelling, reason))
        return self._kinds.get(name or "")

    def _pair(self, match: str, file: str, line: int) -> tuple[str | None, str | None]:
        """The clubs of `Hellas Verona-Roma`, whose names may have hyphens of their own."""
        parts = match.split("-")
        for cut in range(1, len(parts)):
            home = self._club_of.get(fold("-".join(parts[:cut])))
            away = self._club_of.get(fold("-".join(parts[cut:])))
            if home and away:
                return home, away
        self.problems.append(Problem(file, line, match, "no two clubs that are known"))
        return None, None


def _index(names: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Every spelling, folded, with the canonical name; a spelling of two is an error."""
    index: dict[str, str] = {}
    for name, aliases in names:
        for spelling in (name, *aliases):
            if index.setdefault(fold(spelling), name) != name:
                raise DataError(f"{spelling!r} stands for {name} and for {index[fold(spelling)]}")
    return index


def matches_file(competition: str) -> str:
    """The file that holds the matches of a competition: `matches/serie-a.json`."""
    return f"matches/{slug(competition)}.json"


def with_keys(documents: Sequence[Document], old: Mapping[str, Document]) -> dict[str, Document]:
    """The documents under TinyDB keys: the old ones where they stood, new ones after these."""
    keys = {identity(document): key for key, document in old.items()}
    following = max((int(key) for key in old), default=0) + 1
    keyed: dict[str, Document] = {}
    for document in documents:
        key = keys.get(identity(document))
        if key is None:
            key, following = str(following), following + 1
        keyed[key] = document
    return keyed


def render(tables: Mapping[str, Mapping[str, Document]]) -> str:
    """The tables as a TinyDB file with one document a line."""
    parts = []
    for name, documents in tables.items():
        lines = (
            f"{json.dumps(key)}: {json.dumps(document, ensure_ascii=False)}"
            for key, document in documents.items()
        )
        parts.append(f"{json.dumps(name, ensure_ascii=False)}: {{\n" + ",\n".join(lines) + "\n}")
    return "{" + ",\n".join(parts) + "}\n"


def build(shared: Path, data: Path) -> list[Problem]:
    """Write the record's files of `data` from the match files under `shared`.

    Reads `about.json`, `clubs.json` and `competitions.json` of `data`, which are kept by hand.
    Writes nothing and returns the problems where any line was not understood.
    """
    importer = Importer(Record(Store(data)))
    folder = shared / "openfootball"
    for path in sorted(folder.rglob("*.txt")):
        name = f"openfootball/{path.relative_to(folder).as_posix()}"
        importer.add_football_txt(read_football_txt(path.read_text(encoding="utf-8"), name))
    cups, sanctions = "record/cup_matches.csv", "record/sanctions.csv"
    for match in read_cup_matches((shared / cups).read_text(encoding="utf-8"), cups):
        importer.add_cup_match(match, cups)
    for row in read_sanctions((shared / sanctions).read_text(encoding="utf-8"), sanctions):
        importer.add_sanction(row, sanctions)
    finishes = "record/best_finishes_before_2016.csv"
    for finish in read_finishes((shared / finishes).read_text(encoding="utf-8"), finishes):
        importer.add_finish(finish)
    importer.finish()
    if not importer.problems:
        importer.write(data)
    return importer.problems


def _numbered(documents: Iterable[Document]) -> dict[str, Document]:
    return {str(number): document for number, document in enumerate(documents, 1)}


def _write(path: Path, tables: Mapping[str, Mapping[str, Document]]) -> None:
    path.write_text(render(tables), encoding="utf-8", newline="\n")
