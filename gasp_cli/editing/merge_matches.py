"""Bringing matches together: those that a knowledge base has and those that files have.

A match is the same match whatever is later learnt of its day and score; so the same file twice
changes nothing, and a newer one changes what it knows better.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from gasp_cli.domain.model import (
    Competition,
    CompetitionKind,
    Rules,
    Status,
    is_table_stage,
    matchday_stage,
)
from gasp_cli.editing.match_documents import (
    COURSE,
    Document,
    file_of,
    fixture_document,
    match_document,
    number_legs,
    number_matchdays,
    to_stored,
)
from gasp_cli.editing.name_resolution import Names
from gasp_cli.errors import Action, Remedy
from gasp_cli.i18n import date_term, msg, term
from gasp_cli.kb.record import Record
from gasp_cli.kb.season_matches import matches_file
from gasp_cli.readers.football_txt import Fixture, FootballFile, Problem
from gasp_cli.readers.match_csv import CupMatch
from gasp_cli.store import Tables
from gasp_cli.validation.loader import Place


class FileEdition(NamedTuple):
    """A part of a file: one season of one competition."""

    file: str
    competition: str
    season: str


@dataclass
class MergeCounts:
    """What became of the matches of a part: numbers of them, and a line for each change."""

    added: int = 0
    same: int = 0
    changes: list[str] = field(default_factory=list)


class MatchMerger:
    """The matches of a knowledge base with those of files added.

    `tables` gives the tables of a file of the knowledge base. With `anew`, only what the files
    have is left in the end; matches keep their keys. What is not understood is in `problems`,
    each with file and line. `arrived` has the match of a file that lies in each place.
    """

    def __init__(
        self, record: Record, names: Names, tables: Callable[[str], Tables], *, anew: bool = False
    ) -> None:
        self.problems: list[Problem] = []
        self.took: dict[FileEdition, MergeCounts] = {}
        self.declared: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        self.matches: dict[str, list[Document]] = {}
        self._names = names
        self._tables = tables
        self.learn(record)
        self._anew = anew
        self._keys: dict[int, str] = {}
        self._index: dict[tuple[Any, ...], list[Document]] = defaultdict(list)
        self._touched: dict[int, str] = {}
        self.arrived: dict[Place, Fixture | CupMatch] = {}
        self._arrivals: dict[int, Fixture | CupMatch] = {}
        self._without_rules: set[tuple[str, str, str]] = set()

    def learn(self, record: Record) -> None:
        """Take over the competitions, rules and draws of a record."""
        self._rules = record.rules
        self._kinds = {competition.name: competition.kind for competition in record.competitions}
        self._draws = {
            (draw.competition, draw.season, club): draw.group
            for draw in record.draws
            for club in draw.clubs
        }

    def recount(self, competition: str, season: str) -> None:
        """Count a season anew, although no match of it is taken."""
        self.of(competition)
        self.took[FileEdition("", competition, season)] = MergeCounts()

    def of(self, competition: str) -> list[Document]:
        """The matches of a competition, those of the knowledge base read when first asked for."""
        if competition not in self.matches:
            self.matches[competition] = found = []
            for season, there in self._tables(matches_file(competition)).items():
                for key, stored in there.items():
                    stage = matchday_stage(stored.get("matchday", 0))
                    document = {"season": season, "stage": stage} | stored
                    self._keys[id(document)] = key
                    self._index[self._match_key(competition, document)].append(document)
                    found.append(document)
        return self.matches[competition]

    def add_file(self, file: FootballFile) -> Competition | None:
        """Take over the matches of a file. Returns its competition, None where it is not known."""
        self.problems += file.problems
        competition = self._names.competition(file.title)
        if competition is None or file.season is None:
            self._problem(file.name, 1, file.title or msg("no title"), _not_taken(file))
            return None
        if not self._rules_of(competition.name, file.season):
            self._lack_rules(file.name, 1, competition.name, file.season)
            return None
        part = FileEdition(file.name, competition.name, file.season)
        self.took.setdefault(part, MergeCounts())
        if file.declared is not None:
            self.declared[competition.name, file.season][file.name] = file.declared
        for fixture in file.fixtures:
            home, away = (
                self._club(side.name, side.country or competition.country, file.name, fixture.line)
                for side in (fixture.home, fixture.away)
            )
            if home and away:
                document = fixture_document(
                    fixture, competition, file.season, home, away, file.name
                )
                self._take(part, document, fixture)
        return competition

    def add_cup_match(self, row: CupMatch, file: str) -> None:
        """Take over a match of a CSV."""
        competition = self._names.competition(row.competition)
        if competition is None:
            self._problem(file, row.line, row.competition, msg("a competition that is not known"))
            return
        if not self._rules_of(competition.name, row.season):
            self._lack_rules(file, row.line, competition.name, row.season)
            return
        home, away = (
            self._club(side, competition.country, file, row.line) for side in (row.home, row.away)
        )
        if home and away:
            document = match_document(
                season=row.season, stage=row.round, date=row.date, home=home, away=away,
                goals=row.goals, penalties=row.penalties, extra_time=row.extra_time,
                neutral=row.neutral, source=f"{file}:{row.line}", urls=row.urls,
            )  # fmt: skip
            self._take(FileEdition(file, competition.name, row.season), document, row)

    def add_document(self, competition: str, document: Document) -> None:
        """Take over a match that is a document already."""
        file = file_of(document["source"])
        self._take(FileEdition(file, competition, document["season"]), document)

    def _club(self, spelling: str, country: str | None, file: str, line: int) -> str | None:
        club = self._names.club(spelling, country)
        if club is None:
            self._problem(file, line, spelling, msg("a club that is not known"))
        return club

    def _lack_rules(self, file: str, line: int, competition: str, season: str) -> None:
        """A season without rules, said once a file: it may have many matches."""
        if (file, competition, season) not in self._without_rules:
            self._without_rules.add((file, competition, season))
            reason = msg(
                "no rules for {season}; add them with {command}",
                season=season, command=Remedy(Action.ADD, "rules"),
            )  # fmt: skip
            self._problem(file, line, term(competition), reason)

    def _problem(self, file: str, line: int, text: str, reason: str) -> None:
        self.problems.append(Problem(file, line, text, reason))

    def _take(
        self, part: FileEdition, document: Document, match: Fixture | CupMatch | None = None
    ) -> None:
        """Add a match, or bring the same match up to date."""
        # As JSON has it, so that it compares with what is there.
        document = {
            name: list(one) if isinstance(one, tuple) else one for name, one in document.items()
        }
        there = self.of(part.competition)
        if not document["stage"] and not self._name_group(part, document):
            return
        took = self.took.setdefault(part, MergeCounts())
        twins = self._index[self._match_key(part.competition, document)]
        left = [twin for twin in twins if id(twin) not in self._touched]
        same = self._find_duplicate(part, document, left, len(twins))
        if same is None and (other := self._twin_of(part, document, twins, left)) is not None:
            self._merge_repeat(part, document, other)
        elif same is None:
            twins.append(document)
            there.append(document)
            self._touch(document, document["source"], match)
            took.added += 1
        else:
            self._touch(same, document["source"], match)
            before = dict(same)
            after = document if self._anew else _merged(before, document)
            same.clear()
            same.update(after)
            if change := _change(before, after):
                took.changes.append(change)
            else:
                took.same += 1

    def _touch(self, document: Document, source: str, match: Fixture | CupMatch | None) -> None:
        self._touched[id(document)] = source
        if match is not None:
            self._arrivals[id(document)] = match

    def _match_key(self, competition: str, match: Mapping[str, Any]) -> tuple[Any, ...]:
        """What makes a match this match, whatever is later learnt of its day, round and score."""
        stage = match["stage"]
        if self._kinds.get(competition) is CompetitionKind.LEAGUE and is_table_stage(stage):
            stage = ""  # clubs meet as often as the rules say, in whichever round
        return (competition, match["season"], stage, match["home"], match["away"])

    def _find_duplicate(
        self, part: FileEdition, document: Document, left: Sequence[Document], known: int
    ) -> Document | None:
        """Which of the matches that are left this one is: of that day, else of that round."""
        for name in ("date", "stage"):
            for one in left:
                if one[name] == document[name]:
                    return one
        may_meet = self._home_matches(part, document)
        return left[0] if left and (may_meet is None or known >= may_meet) else None

    def _home_matches(self, part: FileEdition, document: Document) -> int | None:
        """How often a club of a league is at home against another; None in a cup."""
        if not is_table_stage(document["stage"]):
            return None
        held = self._rules_of(part.competition, part.season)
        return max(1, (held[0].meetings + 1) // 2) if held else 1

    def _rules_of(self, competition: str, season: str) -> list[Rules]:
        """The rules of a competition that hold in a season: one, or none."""
        return [
            rule
            for rule in self._rules
            if rule.competition == competition and rule.apply_to(season)
        ]

    def _twin_of(
        self,
        part: FileEdition,
        document: Document,
        twins: Sequence[Document],
        left: Sequence[Document],
    ) -> Document | None:
        """The match taken already that this one is; a replay of a cup has a day of its own."""
        taken = [twin for twin in twins if twin not in left]
        may_meet = self._home_matches(part, document)
        full = may_meet is not None and len(twins) >= may_meet
        return next((one for one in taken if full or one["date"] == document["date"]), None)

    def _merge_repeat(self, part: FileEdition, document: Document, other: Document) -> None:
        """A match that an earlier line of this import has."""
        earlier = self._touched[id(other)]
        agree = all(other.get(name) == document.get(name) for name in ("home_goals", "away_goals"))
        if agree and not self._anew and not earlier.startswith(f"{part.file}:"):
            self.took[part].same += 1
            return
        text = msg(
            "{home} v {away}, {competition} {season}",
            home=document["home"],
            away=document["away"],
            competition=term(part.competition),
            season=part.season,
        )
        reason = msg("this match stands already in {source}", source=earlier)
        self._problem_of(document, text, reason)

    def _problem_of(self, document: Document, text: str, reason: str) -> None:
        """A problem with a match; one that was added by hand comes from no line of a file."""
        _, _, line = document["source"].rpartition(":")
        number = int(line) if line.isdecimal() else 1
        self._problem(file_of(document["source"]), number, text, reason)

    def _name_group(self, part: FileEdition, document: Document) -> bool:
        """Name the group of a match whose file does not."""
        home, away = (
            self._draws.get((part.competition, part.season, document[side]))
            for side in ("home", "away")
        )
        if home is None or home != away:
            text = msg("{home} v {away}", home=document["home"], away=document["away"])
            self._problem_of(document, text, msg("a group match, and no draw names its group"))
            return False
        document["stage"] = f"Group {home}"
        return True

    def seasons(self) -> set[tuple[str, str]]:
        """Competition and season of every match that was taken."""
        return {(part.competition, part.season) for part in self.took}

    def finish(self) -> None:
        """Work out what files leave unsaid: matchdays of groups, legs, neutral grounds."""
        taken = self.seasons()
        for competition, matches in self.matches.items():
            if self._anew:
                matches[:] = [one for one in matches if id(one) in self._touched]
            matches.sort(key=lambda match: (match["season"], match["date"]))
            by_season: dict[str, list[Document]] = defaultdict(list)
            for match in matches:
                by_season[match["season"]].append(match)
            for season, played in by_season.items():
                if (competition, season) in taken:
                    number_matchdays(played)
                    number_legs(played)
                    self._mark_neutral(competition, season, played)

    def _mark_neutral(self, competition: str, season: str, matches: Sequence[Document]) -> None:
        held = self._rules_of(competition, season)
        neutral = {stage for rules in held for stage in rules.neutral}
        for match in matches:
            if match["stage"] in neutral and not match.get("leg"):
                match["neutral"] = True

    def tables_of(self, competition: str) -> Tables:
        """The matches of a competition season by season under their TinyDB keys.

        New ones have keys after the old.
        """
        there = self._tables(matches_file(competition))
        following = {season: max(map(int, rows), default=0) for season, rows in there.items()}
        tables: Tables = {}
        for document in self.of(competition):
            season, key = document["season"], self._keys.get(id(document))
            if key is None:
                following[season] = following.get(season, 0) + 1
                key = str(following[season])
            tables.setdefault(season, {})[key] = to_stored(document)
            if arrival := self._arrivals.get(id(document)):
                self.arrived[Place(matches_file(competition), season, key)] = arrival
        return tables


def _not_taken(file: FootballFile) -> str:
    """Why no match is taken from what stands under a title."""
    if file.season is None and file.year is not None:
        return msg(
            "a season of one calendar year, {year}; a knowledge base holds seasons that begin in"
            " one year and end in the next",
            year=file.year,
        )
    if file.season is None:
        return msg("a title with no season; write it as 2019/20")
    return msg(
        "a title with no competition that is known ({command} COMPETITION TITLE)",
        command=Remedy(Action.ALIAS),
    )


_OF_AN_AWARD = ("status", "played", "awarded_on")


def _merged(before: Document, after: Document) -> Document:
    """What is known of a match by two files, the later one knowing better.

    A file that has no score yet takes none away, nor does one that has the score of an award, or
    the one before it, and does not say so. How a match came to its score goes with the score.
    """
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
    """What is new about a match, in words; nothing where only its line in the file is."""
    names = [name for name in before | after if before.get(name) != after.get(name)]
    changed = [name for name in names if name != "source"]
    if not changed:
        return ""
    what = msg(
        "{date} {home} {score} {away}",
        date=date_term(after["date"]),
        home=after["home"],
        score=_score(after),
        away=after["away"],
    )
    if _goals(before) != _goals(after):
        return msg("{match}, before: {score}", match=what, score=_score(before))
    return msg("{match}: {fields}", match=what, fields=", ".join(changed))


def _score(match: Mapping[str, Any]) -> str:
    home, away = _goals(match)
    return msg("not played") if home is None else f"{home}-{away}"
