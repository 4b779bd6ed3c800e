"""Filling a knowledge base with the matches of files."""

# No `from __future__ import annotations` where rows are declared, see `questions.seasons`.
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from gasp_cli.domain.fields import fields
from gasp_cli.domain.model import Edition
from gasp_cli.domain.seasons import season_ending
from gasp_cli.domain.tables import documents
from gasp_cli.editing.adopt import adopt_clubs, adopt_competitions
from gasp_cli.editing.awards import adopt_sanctions
from gasp_cli.editing.editions import NOT_STATED, editions
from gasp_cli.editing.left_out import Exclusions, ReadMatch
from gasp_cli.editing.merge_matches import MatchMerger
from gasp_cli.editing.name_resolution import AmbiguousSpelling, NameResolver
from gasp_cli.errors import Action, DataError, FileError, Remedy, UsageError, join_or
from gasp_cli.i18n import join_list, msg, plural
from gasp_cli.kb.decode import value_errors
from gasp_cli.kb.record import Record
from gasp_cli.kb.season_matches import matches_file
from gasp_cli.readers.football_json import read_football_json
from gasp_cli.readers.football_txt import FootballFile, Problem, read_football_txt
from gasp_cli.readers.match_csv import CupMatch, read_cup_matches
from gasp_cli.readers.match_line import TeamText
from gasp_cli.results import CellStyle, Column, Outcome, ResultSet
from gasp_cli.store.read_file import read_bytes, read_text
from gasp_cli.store.transaction import Transaction, transaction
from gasp_cli.validation.loader import RawKnowledgeBase, ValidationError
from gasp_cli.validation.repair import repair
from gasp_cli.validation.validate import find_faults


class ImportRow(NamedTuple):
    """What an import took from a file: one season of one competition."""

    file: Annotated[str, Column("file, as matches name it", "File", CellStyle.NAME)]
    competition: Annotated[str, Column("competition", "Competition", CellStyle.STRONG)]
    season: Annotated[str, Column("season", "Season", CellStyle.STRONG)]
    added: Annotated[int, Column("matches added", "Added", CellStyle.GOOD)]
    changed: Annotated[int, Column("matches brought up to date", "Changed", CellStyle.EVEN)]
    same: Annotated[int, Column("matches that were there already", "Same")]
    changes: Annotated[list[str], Column("each change in words", "Changes", priority=0)]


class MatchFile(NamedTuple):
    """A file to import: where it lies, its name in the data, and its licence."""

    path: Path
    name: str
    licence: str


class ParsedFiles(NamedTuple):
    """What files say."""

    parts: list[FootballFile]
    rows: list[tuple[CupMatch, str]]
    problems: list[Problem]
    faulty: list[Problem]
    aside: list[str]
    licences: dict[str, str]

    def matches(self) -> Iterator[ReadMatch]:
        """Every match of every file that says of which competition it is."""
        for part in self.parts:
            for fixture in part.fixtures:
                sides = (fixture.home, fixture.away)
                yield ReadMatch(part.title, part.name, fixture, sides)
        for row, file in self.rows:
            sides = (TeamText(row.home, None), TeamText(row.away, None))
            yield ReadMatch(row.competition, file, row, sides)

    def leave_out(self, left_out: Exclusions) -> None:
        """Forget the matches that are left out."""
        for part in self.parts:
            part.fixtures[:] = [fixture for fixture in part.fixtures if fixture not in left_out]
        self.rows[:] = [(row, file) for row, file in self.rows if row not in left_out]


Progress = Callable[[Sequence[Any], str], Iterable[Any]]
"""Gives the items of a long work one by one, and shows under a heading how far it is."""


def import_files(
    folder: Path,
    paths: Sequence[Path],
    licence: str | None,
    progress: Progress,
    *,
    dry_run: bool = False,
) -> ResultSet:
    """Import files, and those in folders, into the knowledge base in `folder`.

    What is understood is imported, unless a rule of sound data would be broken by it; each line
    that is left out, and each spelling that is left to the user, is a warning of the answer.
    `licence` is that of the files, where their repository has none that is understood. With
    `dry_run` nothing is written. Raises `FileError` for what cannot be read or written,
    `DataError` for a named file without any match, and for a knowledge base that is not sound.
    """
    if licence is not None and (wrong := _licence_fault(licence)):
        raise UsageError(msg("{where}: {what}", where="--licence", what=wrong))
    parsed = _parse(find_match_files(paths, licence), progress)
    with transaction(folder) as changes:
        require_sound(changes)
        left_out = Exclusions()
        while True:
            took = _take(changes, parsed, left_out, progress)
            faults = find_faults(RawKnowledgeBase(changes)).all
            if not faults:
                break
            if not left_out.add(faults, took.collection, took.names, parsed.matches(), changes):
                raise DataError(
                    msg(
                        "{folder} would not be sound, so nothing was written: {fault}",
                        folder=folder, fault=_in_words(faults[0]),
                    ),
                    msg("leave out what it comes of, and import the files again"),
                )  # fmt: skip
            parsed.leave_out(left_out)
            changes.forget()
        told = _new_clubs(changes, took.names)
        if dry_run:
            changes.forget()
    return _report(folder, parsed, took, left_out, told, dry_run=dry_run)


def _licence_fault(licence: str) -> str:
    return next(value_errors(str, fields(Edition)["licence"], licence), "")


def require_sound(changes: Transaction) -> None:
    """Raise `DataError` with the command that mends it for a knowledge base that is not sound.

    Raises what reading a file raises, too: what nobody understands is not written anew.
    """
    for file in changes.files():
        changes.tables(file)
    base = RawKnowledgeBase(changes)
    faults = find_faults(base).all
    if not faults:
        return
    command = repair(RawKnowledgeBase(changes), faults[0])
    raise DataError(
        msg(
            "{folder} is not sound, so nothing was imported: {fault}",
            folder=changes.folder, fault=_in_words(faults[0]),
        ),
        msg("mend it with {command}", command=command)
        if command
        else msg(
            "see {command}",
            command=Remedy(Action.CHECK_KNOWLEDGE_BASE, folder=changes.folder),
        ),
    )  # fmt: skip


def _in_words(fault: ValidationError) -> str:
    where = ", ".join(part for part in (fault.file, fault.table, fault.id) if part)
    return msg("{where}: {what}", where=where, what=fault.fault) if where else fault.fault


class Taken(NamedTuple):
    """What was taken of the files: the matches, the names, and the spellings left to the user."""

    collection: MatchMerger
    names: NameResolver
    unsettled: dict[str, AmbiguousSpelling]


def _take(
    changes: Transaction, parsed: ParsedFiles, left_out: Exclusions, progress: Progress
) -> Taken:
    """Put what the files say into a transaction."""
    names = NameResolver(Record(changes))
    wanted = _competitions(parsed, names)
    adopt_competitions(changes, names, wanted)
    unsettled = _resolve_names(parsed, names)
    adopt_clubs(changes, names)
    collection = MatchMerger(Record(changes), names, changes.tables)
    for part in progress(parsed.parts, msg("Importing")):
        collection.add_file(part)
    collection.problems += parsed.faulty
    for row, file in parsed.rows:
        collection.add_cup_match(row, file)
    collection.finish()
    write_matches(changes, collection, parsed.licences, left_out.miscounted)
    adopt_sanctions(changes, names, collection.seasons())
    return Taken(collection, names, unsettled)


def write_matches(
    changes: Transaction,
    collection: MatchMerger,
    licences: dict[str, str],
    miscounted: Container[tuple[str, str]] = (),
) -> None:
    """Put the matches that were taken, and the index of them, into a transaction."""
    record = Record(changes)
    for competition in {competition for competition, _ in collection.seasons()}:
        tables, file = collection.tables_of(competition), matches_file(competition)
        if tables or changes.has(file):
            changes.put_all(file, tables)
    there = changes.tables("editions.json").get("editions", {})
    rows = editions(collection, there, record.competitions, record.rules, licences, miscounted)
    changes.put("editions.json", "editions", rows)


_TOLD = 20  # changes that a person reads; the rows have them all

_READERS = {".txt": read_football_txt, ".json": read_football_json}
_SUFFIXES = (*_READERS, ".csv")
_CC0 = re.compile(r"\bCC0\b|public domain", re.IGNORECASE)
_SEASON = re.compile(r"(\d{4})[-_](\d{4}|\d{2})(?!\d)")


def find_match_files(paths: Sequence[Path], licence: str | None) -> list[tuple[MatchFile, bool]]:
    """The files to read, those in folders in the order of their names, each with its licence.

    A file that was named itself comes with True: it must have matches. Raises `FileError`.
    """
    found: list[tuple[MatchFile, bool]] = []
    for path in paths:
        if not path.exists():
            raise FileError(
                msg("cannot read {path}: no such file or folder", path=path),
                msg("name a match file"),
            )
        root = _root_of(path.absolute())
        stated = licence or _licence_of(root) or NOT_STATED
        for one in _match_files(path) if path.is_dir() else [path]:
            # A link keeps the name that it has here.
            name = one.absolute().relative_to(root.parent).as_posix()
            found.append((MatchFile(one, name, stated), not path.is_dir()))
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


def _parse(sources: Sequence[tuple[MatchFile, bool]], progress: Progress) -> ParsedFiles:
    parsed = ParsedFiles([], [], [], [], [], {})
    named = dict(sources)
    for source in progress([source for source, _ in sources], msg("Reading")):
        try:
            found = _read(source, parsed)
        except DataError as error:
            if named[source]:
                raise
            parsed.aside.append(error.message)
            continue
        if not found and named[source]:
            what = (
                msg("no match in it: {problem}", problem=parsed.problems[-1].remark())
                if parsed.problems
                else msg("no match in it")
            )
            raise DataError(
                msg("{where}: {what}", where=source.path, what=what),
                msg(
                    "match files are Football.TXT, football.json or CSV with a column for each side"
                ),
            )
        if not found:
            remark = msg("{where}: {what}", where=source.name, what=msg("no match in it"))
            parsed.aside.append(remark)
    return parsed


def _read(source: MatchFile, parsed: ParsedFiles) -> bool:
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


def _competitions(parsed: ParsedFiles, names: NameResolver) -> dict[str, set[str]]:
    """The competitions that the files name, with their seasons."""
    wanted: dict[str, set[str]] = defaultdict(set)
    titles = [(part.title, part.season) for part in parsed.parts]
    titles += [(row.competition, row.season) for row, _ in parsed.rows]
    for title, season in titles:
        competition = names.competition(title)
        if competition is not None and season is not None:
            wanted[competition.name].add(season)
    return wanted


def _resolve_names(parsed: ParsedFiles, names: NameResolver) -> dict[str, AmbiguousSpelling]:
    """Learn the clubs of all files; the spellings that are left to the user."""
    unsettled: dict[str, AmbiguousSpelling] = {}
    for part in parsed.parts:
        competition = names.competition(part.title)
        if competition is not None and part.season is not None:
            spelt = [
                (side.name, side.country)
                for fixture in part.fixtures
                for side in (fixture.home, fixture.away)
            ]
            for one in names.settle(spelt, competition.country):
                unsettled[one.spelling] = one
    by_competition: dict[str, list[tuple[str, None]]] = defaultdict(list)
    for row, _ in parsed.rows:
        by_competition[row.competition] += [(row.home, None), (row.away, None)]
    for title, spellings in by_competition.items():
        competition = names.competition(title)
        if competition is not None:
            for one in names.settle(spellings, competition.country):
                unsettled[one.spelling] = one
    return unsettled


def _new_clubs(changes: Transaction, names: NameResolver) -> list[str]:
    """What to say of the clubs that nobody knew: who they are, and who they may be."""
    if not names.new:
        return []
    named = {document["name"] for document in documents(changes, "clubs")}
    shown = join_list([club.name for club in names.new[:_TOLD]])
    if len(names.new) > _TOLD:
        shown = msg("{names} and {n} more", names=shown, n=len(names.new) - _TOLD)
    remarks: list[str] = [
        plural("{n} new club: {names}", "{n} new clubs: {names}", len(names.new), names=shown)
    ]
    spelt = {country: names.spelt_in(country) for country in {one.country for one in names.new}}
    new = {club.name for club in names.new}
    apart = _met(changes, new)
    doubtful = []
    for club in names.new:
        if abroad := names.namesake(club):
            doubtful.append(
                msg(
                    "{club} is not {other}, which bears its name. If they are one club: {command}",
                    club=club.name, other=abroad,
                    command=Remedy(Action.MERGE, abroad, club.name, folder=changes.folder),
                )
            )  # fmt: skip
        others = [
            part
            for part in spelt[club.country].parts(club.name)
            if part != club.name and frozenset((part, club.name)) not in apart
        ]
        others.sort(key=lambda name: name not in named)  # those that are there come first
        if others:
            apart |= {frozenset((other, club.name)) for other in others}  # said once of both
            is_cut = others[0] in new and len(others[0]) < len(club.name)
            pair = (club.name, others[0]) if is_cut else (others[0], club.name)
            doubtful.append(
                msg(
                    "{club} may be {others}. If they are one club: {command}",
                    club=club.name, others=join_or(others[:3]),
                    command=Remedy(Action.MERGE, *pair, folder=changes.folder),
                )
            )  # fmt: skip
    remarks += doubtful[:_TOLD]
    if more := len(doubtful[_TOLD:]):
        remarks.append(
            plural(
                "{n} more new club has a name like another's",
                "{n} more new clubs have a name like another's",
                more,
            )
        )
    return remarks


def _met(changes: Transaction, clubs: set[str]) -> set[frozenset[str]]:
    """The pairs of clubs, one of these among them, that played each other."""
    return {
        frozenset((match["home"], match["away"]))
        for file in changes.match_files()
        for matches in changes.tables(file).values()
        for match in matches.values()
        if match["home"] in clubs or match["away"] in clubs
    }


def _report(
    folder: Path,
    parsed: ParsedFiles,
    taken: Taken,
    left_out: Exclusions,
    told_of_clubs: Sequence[str],
    *,
    dry_run: bool,
) -> ResultSet:
    collection = taken.collection
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
    remarks: list[str] = [
        msg(
            "{added} matches added, {changed} changed, {same} there already",
            added=added,
            changed=changed,
            same=same,
        )
    ]
    told = [change for row in rows for change in row.changes]
    remarks += [msg("changed: {match}", match=one) for one in told[:_TOLD]]
    if len(told) > _TOLD:
        more = plural(
            "{n} more change: see --fields changes",
            "{n} more changes: see --fields changes",
            len(told) - _TOLD,
        )
        remarks.append(more)
    if parsed.aside:
        aside = plural(
            "{n} file left aside: {which}",
            "{n} files left aside: {which}",
            len(parsed.aside),
            which=join_list(parsed.aside, "; "),
        )
        remarks.append(aside)
    remarks += told_of_clubs
    if dry_run:
        remarks.append(msg("nothing was written, as --dry-run asks"))
    warnings = (
        *_warnings(folder, collection.problems, taken.unsettled),
        *left_out.remarks(),
    )
    return ResultSet(
        ImportRow, rows, msg("Imported into {folder}", folder=folder), (),
        msg("no match was imported"),
        warnings=warnings, remarks=tuple(remarks),
        outcome=Outcome.FAULTY if warnings else Outcome.COMPLETE,
    )  # fmt: skip


def _warnings(
    folder: Path, problems: Sequence[Problem], unsettled: dict[str, AmbiguousSpelling]
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
            msg("{spelling!r} may be {clubs}", spelling=spelling, clubs=join_or(candidates))
            if candidates
            else msg("{spelling!r} is a club that is not known", spelling=spelling)
        )
        club = candidates[0] if candidates else "CLUB"
        yield msg(
            "{where}: {what}; {matches}. Settle it with {alias}, or {add}",
            where=f"{problem.file}:{problem.line}",
            what=what,
            matches=plural("{n} match left out", "{n} matches left out", left_out[spelling]),
            alias=Remedy(Action.ALIAS, club, spelling, folder=folder),
            add=Remedy(Action.ADD_CLUB, spelling, country, folder=folder),
        )
