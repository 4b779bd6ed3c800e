"""Merging the matches of files into those of a knowledge base.

A match stays the same match whatever is later learnt of its date and score: the same file again
changes nothing, and a newer file updates what it knows better.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from gasp_cli.domain.match_files import competition_files, matches_file
from gasp_cli.domain.model import (
    LEAGUE_PHASE,
    CompetitionKind,
    Rules,
    Status,
    find_rules,
    is_table_stage,
    matchday_stage,
)
from gasp_cli.editing.match_documents import (
    COURSE,
    file_of,
    fixture_document,
    number_legs,
    number_matchdays,
    to_stored,
)
from gasp_cli.editing.name_resolution import ExactNames
from gasp_cli.errors import Action, Remedy
from gasp_cli.i18n import date_term, msg, term
from gasp_cli.kb.record import Record
from gasp_cli.readers.fixtures import Fixture, FootballFile, Problem
from gasp_cli.store import Document, Tables
from gasp_cli.validation.loader import Location


class FileEdition(NamedTuple):
    """The part of a file that is about one season of one competition."""

    file: str
    competition: str
    season: str


@dataclass
class MergeCounts:
    """The numbers of matches added and unchanged, and a line for each change."""

    added: int = 0
    same: int = 0
    changes: list[str] = field(default_factory=list)


class MatchMerger:
    """Merges matches, file by file or one by one, into those of a knowledge base.

    `tables` gives the tables of a file of the knowledge base. `problems` are those of the files
    and of merging them, `counts` the result by edition, `declared` the number of matches that
    files state by competition and season. After `files_of`, `arrived` has the fixture that each
    stored match comes from.
    """

    def __init__(self, record: Record, tables: Callable[[str], Tables]) -> None:
        self.problems: list[Problem] = []
        self.counts: dict[FileEdition, MergeCounts] = {}
        self.declared: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        self.arrived: dict[Location, Fixture] = {}
        self._tables = tables
        self._matches: dict[str, list[Document]] = {}
        self._keys: dict[int, str] = {}
        self._by_match_key: dict[tuple[Any, ...], list[Document]] = defaultdict(list)
        self._sources: dict[int, str] = {}  # of the matches merged, by identity
        self._fixtures: dict[int, Fixture] = {}
        self.use_record(record)

    def use_record(self, record: Record) -> None:
        """Use the competitions, rules and draws of a record from now on."""
        self._store = record.store
        self._rules = record.rules
        self._kinds = {competition.name: competition.kind for competition in record.competitions}
        self._draws = {
            (draw.competition, draw.season, club): draw.group
            for draw in record.draws
            for club in draw.clubs
        }

    def lacks_rules(self, competition: str, season: str) -> str:
        """The hint for a season of a competition without rules; empty if it has rules."""
        if self._rules_of(competition, season):
            return ""
        return msg(
            "no rules for {season}; add them with {command}",
            season=season, command=Remedy(Action.ADD, "rules"),
        )  # fmt: skip

    def recount(self, competition: str, season: str) -> None:
        """Count a season anew, although no match of it is merged."""
        self.of(competition)
        self.counts[FileEdition("", competition, season)] = MergeCounts()

    def of(self, competition: str) -> list[Document]:
        """The matches of a competition; those of the knowledge base are read on first use."""
        if competition not in self._matches:
            self._matches[competition] = matches = []
            stored_tables = (
                item
                for file in competition_files(self._store, competition)
                for item in self._tables(file).items()
            )
            for season, table in stored_tables:
                for key, stored in table.items():
                    stage = matchday_stage(stored.get("matchday", 0))
                    document = {"season": season, "stage": stage} | stored
                    self._keys[id(document)] = key
                    self._by_match_key[self._match_key(competition, document)].append(document)
                    matches.append(document)
        return self._matches[competition]

    def add_file(self, file: FootballFile, names: ExactNames) -> None:
        """Merge the matches of a part of a file, with its problems."""
        self.problems += file.problems
        if not (file.title or file.fixtures):
            return
        competition = names.competition(file.title)
        if competition is None or file.season is None:
            self._problem(file.name, file.line, file.title or msg("no title"), _no_edition(file))
            return
        if reason := self.lacks_rules(competition.name, file.season):
            problem = Problem(file.name, file.line, term(competition.name), reason)
            if problem not in self.problems:  # a league and its play-offs lack the same rules
                self.problems.append(problem)
            return
        self.counts.setdefault(FileEdition(file.name, competition.name, file.season), MergeCounts())
        if file.declared is not None:
            self.declared[competition.name, file.season][file.name] = file.declared
        for fixture in file.fixtures:
            clubs = []
            for spelling, country in (fixture.home, fixture.away):
                club = names.club(spelling, country or competition.country)
                if club is None:
                    reason = msg("a club that is not known")
                    self._problem(file.name, fixture.line, spelling, reason)
                clubs.append(club)
            home, away = clubs
            if home and away:
                document = fixture_document(
                    fixture, competition, file.season, home, away, file.name
                )
                self.add_document(competition.name, document, fixture)

    def _problem(self, file: str, line: int, text: str, reason: str) -> None:
        self.problems.append(Problem(file, line, text, reason))

    def add_document(
        self, competition: str, document: Document, fixture: Fixture | None = None
    ) -> bool:
        """Merge a match: add it, or update the same match; returns whether it was added."""
        edition = FileEdition(file_of(document["source"]), competition, document["season"])
        matches = self.of(competition)
        if not document["stage"] and not self._name_group(edition, document):
            return False
        counts = self.counts.setdefault(edition, MergeCounts())
        twins = self._by_match_key[self._match_key(competition, document)]
        left = [twin for twin in twins if id(twin) not in self._sources]
        stored = self._find_stored(edition, document, left, len(twins))
        if stored is None and (earlier := self._find_merged(edition, document, twins)) is not None:
            self._merge_repeat(edition, document, earlier)
            return False
        if stored is None:
            stored = document
            twins.append(document)
            matches.append(document)
            counts.added += 1
            is_new = True
        else:
            is_new = False
            before = dict(stored)
            stored.clear()
            stored.update(_merged(before, document))
            if change := _change(before, stored):
                counts.changes.append(change)
            else:
                counts.same += 1
                if edition.file != file_of(before["source"]):
                    stored["source"] = before["source"]  # nothing was learnt from the other file
        self._sources[id(stored)] = document["source"]
        if fixture is not None:
            self._fixtures[id(stored)] = fixture
        return is_new

    def _match_key(self, competition: str, match: Mapping[str, Any]) -> tuple[Any, ...]:
        """The identity of a match, whatever is later learnt of its date, round and score."""
        stage = match["stage"]
        if self._kinds.get(competition) is CompetitionKind.LEAGUE and is_table_stage(stage):
            stage = ""  # clubs meet as often as the rules say, in whichever round
        return (competition, match["season"], stage, match["home"], match["away"])

    def _find_stored(
        self, edition: FileEdition, document: Document, left: Sequence[Document], number: int
    ) -> Document | None:
        """The stored match, of those not merged yet, that this one is: by date, else by round."""
        for name in ("date", "stage"):
            for match in left:
                if match[name] == document[name]:
                    return match
        may_meet = self._home_matches(edition, document)
        return left[0] if left and (may_meet is None or number >= may_meet) else None

    def _home_matches(self, edition: FileEdition, document: Document) -> int | None:
        """How often a club of a league is at home against another; None in a cup."""
        if not is_table_stage(document["stage"]):
            return None
        rules = self._rules_of(edition.competition, edition.season)
        return max(1, (rules.meetings + 1) // 2) if rules else 1

    def _rules_of(self, competition: str, season: str) -> Rules | None:
        return find_rules(self._rules, competition, season)

    def _find_merged(
        self, edition: FileEdition, document: Document, twins: Sequence[Document]
    ) -> Document | None:
        """The match merged before that a document repeats, or None.

        A cup replay on another day is another match.
        """
        merged = [twin for twin in twins if id(twin) in self._sources]
        may_meet = self._home_matches(edition, document)
        is_full = may_meet is not None and len(twins) >= may_meet
        return next((twin for twin in merged if is_full or twin["date"] == document["date"]), None)

    def _merge_repeat(self, edition: FileEdition, document: Document, earlier: Document) -> None:
        """A match that an earlier line of this import has: in another file it may agree."""
        source = self._sources[id(earlier)]
        if _goals(earlier) == _goals(document) and not source.startswith(f"{edition.file}:"):
            self.counts[edition].same += 1
            return
        text = msg(
            "{home} v {away}, {competition} {season}", home=document["home"],
            away=document["away"], competition=term(edition.competition), season=edition.season,
        )  # fmt: skip
        reason = msg("this match is already in {source}", source=source)
        self._problem_of(document, text, reason)

    def _problem_of(self, document: Document, text: str, reason: str) -> None:
        """Report a problem with a match; one added by hand is not from a line of a file."""
        _, _, line = document["source"].rpartition(":")
        number = int(line) if line.isdecimal() else 1
        self._problem(file_of(document["source"]), number, text, reason)

    def _name_group(self, edition: FileEdition, document: Document) -> bool:
        """Name the group of a match from the draw; returns whether both clubs are in one."""
        home, away = (
            self._draws.get((edition.competition, edition.season, document[side]))
            for side in ("home", "away")
        )
        if home is None or home != away:
            text = msg("{home} v {away}", home=document["home"], away=document["away"])
            self._problem_of(document, text, msg("a group match, and no draw names its group"))
            return False
        document["stage"] = f"Group {home}"
        return True

    def seasons(self) -> set[tuple[str, str]]:
        """Competition and season of every edition merged or recounted."""
        return {(edition.competition, edition.season) for edition in self.counts}

    def finish(self) -> None:
        """Derive what files leave out: matchdays of groups, legs, neutral grounds."""
        for competition, season in self.seasons():
            matches = self.of(competition)
            matches.sort(key=lambda match: (match["season"], match["date"]))
            of_season = [match for match in matches if match["season"] == season]
            if self._kinds.get(competition) is not CompetitionKind.LEAGUE:
                number_matchdays(of_season)
            number_legs(of_season)
            rules = self._rules_of(competition, season)
            for match in of_season:
                if rules and match["stage"] in rules.neutral and not match.get("leg"):
                    match["neutral"] = True

    def files_of(self, competition: str) -> dict[str, Tables]:
        """The files of a competition's matches, by season and TinyDB key.

        New matches have keys after the old, and are in the file of their season. Files of the
        knowledge base that have none left are without tables. Also fills `arrived`.
        """
        stored = {file: self._tables(file) for file in competition_files(self._store, competition)}
        last_keys = {
            season: max(map(int, rows), default=0)
            for tables in stored.values()
            for season, rows in tables.items()
        }
        files: dict[str, Tables] = {file: {} for file in stored}
        for document in self.of(competition):
            season, key = document["season"], self._keys.get(id(document))
            if key is None:
                last_keys[season] = last_keys.get(season, 0) + 1
                key = str(last_keys[season])
            file = self._file(competition, season, stored)
            files.setdefault(file, {}).setdefault(season, {})[key] = to_stored(document)
            if fixture := self._fixtures.get(id(document)):
                self.arrived[Location(file, season, key)] = fixture
        return files

    def _file(self, competition: str, season: str, stored: Mapping[str, Tables]) -> str:
        """The file that has a season; a new season has its own."""
        own, common = matches_file(competition, season), matches_file(competition)
        return common if own not in stored and season in stored.get(common, {}) else own


def _no_edition(file: FootballFile) -> str:
    """Why a title names no season of a competition."""
    if file.season is None and file.year is not None:
        return msg(
            "a season of one calendar year, {year}; a knowledge base holds seasons that begin in"
            " one year and end in the next",
            year=file.year,
        )
    if file.season is None:
        return msg("a title with no season; write it as 2019/20")
    commands = {"add": Remedy(Action.ADD, "competition"), "alias": Remedy(Action.ALIAS)}
    if file.name.lower().endswith(".csv"):
        return msg(
            "a competition that is not known (if it is new: {add}; if it is another name of one:"
            " {alias} COMPETITION NAME)",
            **commands,
        )
    return msg(
        "a title with no competition that is known (if it is new: {add}; if it is another title of"
        " one: {alias} COMPETITION TITLE)",
        **commands,
    )


_OF_AN_AWARD = ("status", "played", "awarded_on")


def _merged(before: Document, after: Document) -> Document:
    """A match updated by a later file, which knows better.

    A file without a score does not remove one. Nor does a file undo an award that it does not
    mention, if it has the awarded score or the one played. The course of a match (`COURSE`) is
    dropped with its score.
    """
    if after["stage"] == LEAGUE_PHASE and before.get("matchday"):
        after = after | {"stage": before["stage"]}  # that of a file without rounds
    waiting = "home_goals" not in after and after.get("status") in (None, Status.SCHEDULED)
    if "home_goals" in before and waiting:
        return before | {"source": after["source"]}
    awarded = before.get("status") == Status.AWARDED and "status" not in after
    if awarded and before.get("played") == list(_goals(after)):
        after = after | {name: before[name] for name in (*_SCORE, *_OF_AN_AWARD) if name in before}
    merged = before | after
    if after.get("status") == Status.CANCELLED:
        for name in _SCORE:
            merged.pop(name, None)
    same_score = _goals(before) == _goals(merged)
    if "status" not in after and not (awarded and same_score):
        for name in _OF_AN_AWARD:
            merged.pop(name, None)
    is_awarded = merged.get("status") == Status.AWARDED
    for name in COURSE:
        if is_awarded or not (same_score or name in after):
            merged.pop(name, None)
    return merged


_SCORE = ("home_goals", "away_goals")


def _goals(match: Mapping[str, Any]) -> tuple[Any, Any]:
    return match.get("home_goals"), match.get("away_goals")


def _change(before: Document, after: Document) -> str:
    """The change of a match in words; empty if only its line in the file has changed."""
    names = [name for name in before | after if before.get(name) != after.get(name)]
    changed = [name for name in names if name != "source"]
    if not changed:
        return ""
    what = msg(
        "{date} {home} {score} {away}", date=date_term(after["date"]), home=after["home"],
        score=_score(after), away=after["away"],
    )  # fmt: skip
    if _goals(before) != _goals(after):
        return msg("{match}, before: {score}", match=what, score=_score(before))
    return msg("{match}: {fields}", match=what, fields=", ".join(changed))


def _score(match: Mapping[str, Any]) -> str:
    home, away = _goals(match)
    return msg("not played") if home is None else f"{home}-{away}"
