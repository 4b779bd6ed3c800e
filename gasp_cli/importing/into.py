"""Filling a knowledge base with the matches of files."""

# No `from __future__ import annotations` where rows are declared, see `questions.seasons`.
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

from gasp_cli.answer import Answer, Column, Look
from gasp_cli.errors import DataError, ExitCode, FileError, either
from gasp_cli.importing.awards import take_over_sanctions
from gasp_cli.importing.collect import Collection
from gasp_cli.importing.csv_files import CupMatch, read_cup_matches
from gasp_cli.importing.editions import NOT_STATED, editions
from gasp_cli.importing.football_json import read_football_json
from gasp_cli.importing.football_txt import FootballFile, Problem, read_football_txt
from gasp_cli.importing.names import AdoptingNames, Unsettled
from gasp_cli.importing.taking_over import take_over_clubs, take_over_competitions
from gasp_cli.language import listed, say, several
from gasp_cli.record import Record
from gasp_cli.season_matches import matches_file
from gasp_cli.seasons import season_ending
from gasp_cli.soundness.base import Base
from gasp_cli.soundness.whole import OF_THE_RECORD, no_match_twice
from gasp_cli.store.writing import Transaction, transaction
from gasp_cli.texts import read_bytes, read_text


class ImportRow(NamedTuple):
    """What an import took from a file: one season of one competition."""

    file: Annotated[str, Column("file, as matches name it", "File", Look.NAME)]
    competition: Annotated[str, Column("competition", "Competition", Look.STRONG)]
    season: Annotated[str, Column("season", "Season", Look.STRONG)]
    added: Annotated[int, Column("matches added", "Added", Look.GOOD)]
    changed: Annotated[int, Column("matches brought up to date", "Changed", Look.EVEN)]
    same: Annotated[int, Column("matches that were there already", "Same")]
    changes: Annotated[list[str], Column("each change in words", "Changes", rank=0)]


class Source(NamedTuple):
    """A file to import: where it lies, its name in the data, and its licence."""

    path: Path
    name: str
    licence: str


class Parsed(NamedTuple):
    """What files say."""

    parts: list[FootballFile]
    rows: list[tuple[CupMatch, str]]
    problems: list[Problem]
    faulty: list[Problem]
    aside: list[str]
    licences: dict[str, str]


Progress = Callable[[Sequence[Source]], Iterable[Source]]


def import_files(
    folder: Path, paths: Sequence[Path], licence: str | None, progress: Progress
) -> Answer:
    """Import files, and those in folders, into the knowledge base in `folder`.

    What is understood is imported; each line that is not, and each spelling that is left to the
    user, is a warning of the answer. `licence` is that of the files, where their repository has
    none that is understood. Raises `FileError` for what cannot be read or written, `DataError`
    for a named file without any match.
    """
    parsed = _parse(find_sources(paths, licence), progress)
    with transaction(folder) as changes:
        Base(changes).require("clubs", "competitions", "rules", "draws", "matches", "editions")
        names = AdoptingNames(Record(changes))
        wanted = _competitions(parsed, names)
        take_over_competitions(changes, names, wanted)
        unsettled = _settle(parsed, names)
        take_over_clubs(changes, names)
        collection = Collection(Record(changes), names, changes.tables)
        for part in parsed.parts:
            collection.add_file(part)
        collection.problems += parsed.faulty
        for row, file in parsed.rows:
            collection.add_cup_match(row, file)
        collection.finish()
        write_matches(changes, collection, parsed.licences)
        take_over_sanctions(changes, names, collection.seasons())
        faults = _faults(changes, collection)
    return _report(folder, collection, parsed, unsettled, faults)


def _faults(changes: Transaction, collection: Collection) -> list[str]:
    """What is wrong with the competitions of which matches were taken, as whole seasons."""
    base = Base(changes)
    taken = {matches_file(competition) for competition, _ in collection.seasons()}
    return [
        say("{id}: {fault}", id=fault.id, fault=fault.fault)
        for rule in (no_match_twice, *OF_THE_RECORD)
        for fault in rule(base)
        if fault.file in taken
    ]


def write_matches(changes: Transaction, collection: Collection, licences: dict[str, str]) -> None:
    """Put the matches that were taken, and the index of them, into a transaction."""
    record = Record(changes)
    for competition in {competition for competition, _ in collection.seasons()}:
        tables, file = collection.tables_of(competition), matches_file(competition)
        if tables or changes.has(file):
            changes.put_all(file, tables)
    there = changes.tables("editions.json").get("editions", {})
    rows = editions(collection, there, record.competitions, record.rules, licences)
    changes.put("editions.json", "editions", rows)


_TOLD = 20  # changes that a person reads; the rows have them all

_READERS = {".txt": read_football_txt, ".json": read_football_json}
_SUFFIXES = (*_READERS, ".csv")
_CC0 = re.compile(r"\bCC0\b|public domain", re.IGNORECASE)
_SEASON = re.compile(r"(\d{4})[-_](\d{4}|\d{2})(?!\d)")


def find_sources(paths: Sequence[Path], licence: str | None) -> list[tuple[Source, bool]]:
    """The files to read, those in folders in the order of their names, each with its licence.

    A file that was named itself comes with True: it must have matches. Raises `FileError`.
    """
    found: list[tuple[Source, bool]] = []
    for path in paths:
        if not path.exists():
            raise FileError(
                say("cannot read {path}: no such file or folder", path=path),
                say("name a match file"),
            )
        root = _root_of(path.absolute())
        stated = licence or _licence_of(root) or NOT_STATED
        for one in _match_files(path) if path.is_dir() else [path]:
            # A link keeps the name that it has here.
            name = one.absolute().relative_to(root.parent).as_posix()
            found.append((Source(one, name, stated), not path.is_dir()))
    return found


def _match_files(folder: Path) -> Iterator[Path]:
    """The files of a folder that may be match files, by their names; hidden ones are not."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.suffix.lower() in _SUFFIXES and path.is_file():
            yield path


def _root_of(path: Path) -> Path:
    """The folder that names begin with: that of the clone, else one that tells files apart."""
    for folder in path.parents if path.is_file() else (path, *path.parents):
        if (folder / ".git").exists():
            return folder
    folder = path if path.is_dir() else path.parent
    while season_of(folder.name):  # a season's folder does not tell files apart
        folder = folder.parent
    return folder


def _licence_of(root: Path) -> str | None:
    """The licence of a clone, where its text says that it is in the public domain."""
    for path in sorted(root.glob("LICEN[CS]E*")):
        # A folder of licences, a link to nowhere or a pipe says nothing.
        if path.is_file() and _CC0.search(read_bytes(path).decode("utf-8", errors="replace")):
            return "CC0-1.0"
    return None


def season_of(name: str) -> str | None:
    """The season that a path names, `2019-20/1-liga.txt`; its title may name none."""
    for first, second in _SEASON.findall(name):
        season = season_ending(int(first) + 1)
        if season[-2:] == second[-2:]:
            return season
    return None


def _parse(sources: Sequence[tuple[Source, bool]], progress: Progress) -> Parsed:
    parsed = Parsed([], [], [], [], [], {})
    named = dict(sources)
    for source in progress([source for source, _ in sources]):
        try:
            found = _read(source, parsed)
        except DataError as error:
            if named[source]:
                raise
            parsed.aside.append(error.message)
            continue
        if not found and named[source]:
            what = (
                say("no match in it: {problem}", problem=parsed.problems[-1].remark())
                if parsed.problems
                else say("no match in it")
            )
            raise DataError(
                say("{where}: {what}", where=source.path, what=what),
                say(
                    "match files are Football.TXT, football.json or CSV with a column for each side"
                ),
            )
        if not found:
            remark = say("{where}: {what}", where=source.name, what=say("no match in it"))
            parsed.aside.append(remark)
    return parsed


def _read(source: Source, parsed: Parsed) -> bool:
    """Add what a file says; returns whether it has a match."""
    text = read_text(source.path)
    suffix = source.path.suffix.lower()
    if suffix == ".csv":
        rows, faulty = read_cup_matches(text, source.name)
        parsed.rows.extend((row, source.name) for row in rows)
        parsed.faulty.extend(faulty)
        found = bool(rows or faulty)
    else:
        reader = _READERS.get(suffix, read_football_txt)
        parts = reader(text, source.name, season_of(source.name))
        # One that has a title, and lines that were not understood, is a match file, too.
        found = any(part.fixtures or (part.title and part.problems) for part in parts)
        if found:
            parsed.parts.extend(parts)
        else:
            parsed.problems.extend(problem for part in parts for problem in part.problems[:1])
    if found:
        parsed.licences[source.name] = source.licence
    return found


def _competitions(parsed: Parsed, names: AdoptingNames) -> dict[str, set[str]]:
    """The competitions that the files name, with their seasons."""
    wanted: dict[str, set[str]] = defaultdict(set)
    titles = [(part.title, part.season) for part in parsed.parts]
    titles += [(row.competition, row.season) for row, _ in parsed.rows]
    for title, season in titles:
        competition = names.competition(title)
        if competition is not None and season is not None:
            wanted[competition.name].add(season)
    return wanted


def _settle(parsed: Parsed, names: AdoptingNames) -> dict[str, Unsettled]:
    """Learn the clubs of all files; the spellings that are left to the user."""
    unsettled: dict[str, Unsettled] = {}
    for part in parsed.parts:
        competition = names.competition(part.title)
        if competition is not None:
            sides = [(fixture.home, fixture.away) for fixture in part.fixtures]
            spelt = {side.name: side.country for pair in sides for side in pair}
            for one in names.settle(spelt, competition.country):
                unsettled[one.spelling] = one
    by_competition: dict[str, dict[str, str | None]] = defaultdict(dict)
    for row, _ in parsed.rows:
        by_competition[row.competition].update({row.home: None, row.away: None})
    for title, spellings in by_competition.items():
        competition = names.competition(title)
        if competition is not None:
            for one in names.settle(spellings, competition.country):
                unsettled[one.spelling] = one
    return unsettled


def _report(
    folder: Path,
    collection: Collection,
    parsed: Parsed,
    unsettled: dict[str, Unsettled],
    faults: Sequence[str],
) -> Answer:
    rows = [
        ImportRow(
            part.file,
            part.competition,
            part.season,
            took.added,
            len(took.changes),
            took.same,
            took.changes,
        )
        for part, took in collection.took.items()
    ]
    added, changed = sum(row.added for row in rows), sum(row.changed for row in rows)
    same = sum(row.same for row in rows)
    remarks = [
        say(
            "{added} matches added, {changed} changed, {same} there already",
            added=added,
            changed=changed,
            same=same,
        )
    ]
    told = [one for row in rows for one in row.changes]
    remarks += [say("changed: {match}", match=one) for one in told[:_TOLD]]
    if len(told) > _TOLD:
        more = several(
            "{n} more change: see --fields changes",
            "{n} more changes: see --fields changes",
            len(told) - _TOLD,
        )
        remarks.append(more)
    if parsed.aside:
        aside = several(
            "{n} file left aside: {which}",
            "{n} files left aside: {which}",
            len(parsed.aside),
            which=listed(parsed.aside, "; "),
        )
        remarks.append(aside)
    if faults:
        wrong = several(
            "{n} fault, as gasp --kb {folder} kb check says: {first}",
            "{n} faults, as gasp --kb {folder} kb check says: {first}",
            len(faults),
            folder=folder,
            first=listed(faults[:3], "; "),
        )
        remarks.append(wrong)
    warnings = tuple(_warnings(folder, collection.problems, unsettled))
    return Answer(
        ImportRow, rows, say("Imported into {folder}", folder=folder), (),
        say("no match was imported"),
        warnings=warnings, remarks=tuple(remarks),
        code=ExitCode.DATA if warnings or faults else ExitCode.OK,
    )  # fmt: skip


def _warnings(
    folder: Path, problems: Sequence[Problem], unsettled: dict[str, Unsettled]
) -> Iterator[str]:
    """A line for each problem; a spelling that is left to the user has one for all its matches."""
    left_out = Counter(one.text for one in problems if one.text in unsettled)
    named = set()
    for problem in problems:
        spelling = problem.text
        if spelling not in unsettled:
            yield problem.remark()
            continue
        if spelling in named:
            continue
        named.add(spelling)
        _, candidates, country = unsettled[spelling]
        what = (
            say("{spelling!r} may be {clubs}", spelling=spelling, clubs=either(candidates))
            if candidates
            else say("{spelling!r} is a club that is not known", spelling=spelling)
        )
        yield say(
            "{where}: {what}; {matches}. Settle it with"
            ' gasp --kb {folder} kb alias "{club}" "{spelling}",'
            ' or gasp --kb {folder} kb add club --name "{spelling}" --country {country}',
            where=f"{problem.file}:{problem.line}",
            what=what,
            matches=several("{n} match left out", "{n} matches left out", left_out[spelling]),
            folder=folder,
            club=candidates[0] if candidates else "CLUB",
            spelling=spelling,
            country=country,
        )
