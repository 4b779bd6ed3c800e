"""The report of an import: its rows, its summary, and a warning for everything left out."""

# No `from __future__ import annotations` where rows are declared, see `queries.seasons`.
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

from gasp_cli.domain.tables import MATCHES, documents
from gasp_cli.editing.exclusions import Exclusions
from gasp_cli.editing.import_reference import ReferenceImport
from gasp_cli.editing.merge_matches import MatchMerger, MergeCounts
from gasp_cli.editing.name_resolution import AmbiguousSpelling, NameResolver
from gasp_cli.errors import Action, Remedy, join_or
from gasp_cli.i18n import join_list, msg, plural, term
from gasp_cli.readers.fixtures import Problem
from gasp_cli.results import CellStyle, Column, Outcome, ResultSet
from gasp_cli.store.transaction import Transaction

_SHOWN = 20  # changes, new clubs and doubts on a screen
_ALIKE = 5  # lines with the same fault that are printed whole
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")


class ImportRow(NamedTuple):
    """The matches taken from a file for one season of one competition, or the rows for a table."""

    file: Annotated[str, Column("file, as matches name it", "File", CellStyle.NAME)]
    competition: Annotated[
        str | None, Column("competition; null: not matches", "Competition", CellStyle.STRONG)
    ]
    season: Annotated[str | None, Column("season; null: not matches", "Season", CellStyle.STRONG)]
    added: Annotated[int, Column("matches or rows added", "Added", CellStyle.GOOD)]
    changed: Annotated[int, Column("brought up to date", "Changed", CellStyle.EVEN)]
    same: Annotated[int, Column("there already", "Same")]
    changes: Annotated[list[str], Column("each change in words", "Changes", priority=0)]
    table: Annotated[str, Column("matches, spells, transfers, goals …", "Table", priority=0)]


class ImportOutcome(NamedTuple):
    """The matches and names of an import, with the spellings and matches left out of it."""

    merger: MatchMerger
    names: NameResolver
    ambiguous: dict[str, AmbiguousSpelling]
    exclusions: Exclusions


def import_report(
    folder: Path,
    outcome: ImportOutcome,
    stated: ReferenceImport,
    skipped: Sequence[str],
    club_remarks: Sequence[str],
    *,
    dry_run: bool,
) -> ResultSet[ImportRow]:
    """The rows of an import, with warnings before them and a summary behind them.

    `stated` is what came into the reference record; `skipped` are messages about files without a
    match, `club_remarks` about new clubs.
    """
    rows = [
        _row(edition.file, edition.competition, edition.season, counts, MATCHES)
        for edition, counts in outcome.merger.counts.items()
    ]
    of_reference = [
        _row(file, None, None, counts, table) for (file, table), counts in stated.counts.items()
    ]
    remarks = [*_summary(rows, of_reference, skipped), *club_remarks]
    if dry_run:
        remarks.append(msg("nothing was written, as --dry-run asks"))
    warnings = (
        *_warnings(folder, outcome.merger.problems, outcome.ambiguous),
        *outcome.exclusions.remarks(),
        *_summed_up(stated.problems),
    )
    return ResultSet(
        ImportRow, rows + of_reference, msg("Imported into {folder}", folder=folder), (),
        msg("nothing was imported"),
        warnings=warnings, remarks=tuple(remarks),
        outcome=Outcome.FAULTY if warnings else Outcome.COMPLETE,
    )  # fmt: skip


def _row(
    file: str, competition: str | None, season: str | None, counts: MergeCounts, table: str
) -> ImportRow:
    added, same, changes = counts.added, counts.same, counts.changes
    return ImportRow(file, competition, season, added, len(changes), same, changes, table)


def _summary(
    rows: Sequence[ImportRow], of_reference: Sequence[ImportRow], skipped: Sequence[str]
) -> Iterator[str]:
    """The total of matches and of rows by table, the first changes, the files without a match."""
    if rows or not of_reference:
        added, changed, same = _totals(rows)
        yield plural(
            "{n} match added, {changed:,} changed, {same:,} there already",
            "{n} matches added, {changed:,} changed, {same:,} there already",
            added, changed=changed, same=same,
        )  # fmt: skip
    for table in dict.fromkeys(row.table for row in of_reference):
        added, changed, same = _totals([row for row in of_reference if row.table == table])
        yield msg(
            "{table}: {added:,} added, {changed:,} changed, {same:,} there already",
            table=term(table), added=added, changed=changed, same=same,
        )  # fmt: skip
    changes = [change for row in (*rows, *of_reference) for change in row.changes]
    for change in changes[:_SHOWN]:
        yield msg("changed: {match}", match=change)
    if len(changes) > _SHOWN:
        yield plural(
            "{n} more change: see --fields changes", "{n} more changes: see --fields changes",
            len(changes) - _SHOWN,
        )  # fmt: skip
    if skipped:
        yield plural(
            "{n} file left aside: {which}", "{n} files left aside: {which}",
            len(skipped), which=join_list(skipped, "; "),
        )  # fmt: skip


def _totals(rows: Sequence[ImportRow]) -> Iterator[int]:
    """How many were added, changed and there already."""
    return (sum(getattr(row, name) for row in rows) for name in ("added", "changed", "same"))


def _summed_up(problems: Iterable[Problem]) -> Iterator[str]:
    """A line for each problem; of many with the same fault, whatever they quote, the first few.

    The others are one line, with the numbers of their lines.
    """
    alike: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        alike[problem.file, _QUOTED.sub("", problem.reason)].append(problem)
    for (file, _), same in alike.items():
        shown = same if len(same) <= _ALIKE + 1 else same[:_ALIKE]
        yield from (problem.remark() for problem in shown)
        if further := same[len(shown) :]:
            yield plural(
                "{where}: {n} more line with this fault",
                "{where}: {n} more lines with this fault",
                len(further), where=f"{file}:{_ranges([problem.line for problem in further])}",
            )  # fmt: skip


def _ranges(numbers: Iterable[int]) -> str:
    """Numbers in order, neighbours as a range: `7-761, 770`."""
    ranges: list[list[int]] = []
    for number in sorted(set(numbers)):
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1][1:] = [number]
        else:
            ranges.append([number])
    return ", ".join("-".join(map(str, ends)) for ends in ranges)


def _warnings(
    folder: Path, problems: Sequence[Problem], ambiguous: dict[str, AmbiguousSpelling]
) -> Iterator[str]:
    """A line for each problem; an ambiguous spelling has one line for all its matches."""
    yield from _summed_up([problem for problem in problems if problem.text not in ambiguous])
    left_out = Counter(problem.text for problem in problems)
    for problem in problems:
        spelling = problem.text
        if spelling not in ambiguous:
            continue
        if not (number := left_out.pop(spelling, 0)):
            continue  # said already
        _, candidates, country = ambiguous[spelling]
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
            matches=plural("{n} match left out", "{n} matches left out", number),
            alias=Remedy(Action.ALIAS, club, spelling, folder=folder),
            add=Remedy(Action.ADD_CLUB, spelling, country, folder=folder),
        )


def new_club_remarks(changes: Transaction, names: NameResolver) -> list[str]:
    """The new clubs of an import, and which of them may be other clubs."""
    if not names.new:
        return []
    shown = join_list([club.name for club in names.new[:_SHOWN]])
    if len(names.new) > _SHOWN:
        shown = msg("{names} and {n} more", names=shown, n=len(names.new) - _SHOWN)
    doubts = list(_doubts(changes, names))
    remarks = [
        plural("{n} new club: {names}", "{n} new clubs: {names}", len(names.new), names=shown),
        *doubts[:_SHOWN],
    ]
    if more := len(doubts[_SHOWN:]):
        remarks.append(
            plural("{n} more new club has a name like another's",
                   "{n} more new clubs have a name like another's", more)
        )  # fmt: skip
    return remarks


def _doubts(changes: Transaction, names: NameResolver) -> Iterator[str]:
    """A line for each new club that may be another, with the command that merges the two."""
    stored = {document["name"] for document in documents(changes, "clubs")}
    new = {club.name for club in names.new}
    indexes = {country: names.index_of(country) for country in {club.country for club in names.new}}
    places, distinct = _matches_of(changes, new)
    for club in names.new:
        if abroad := names.namesake(club):
            yield msg(
                "{club} is not {other}, which bears its name. If they are one club: {command}",
                club=club.name, other=abroad,
                command=Remedy(Action.MERGE, abroad, club.name, folder=changes.folder),
            )  # fmt: skip
        index = indexes[club.country]
        others = [
            name
            for name in dict.fromkeys((*index.parts(club.name), *index.misspelt(club.name)))
            if name != club.name and frozenset((name, club.name)) not in distinct
        ]
        if not others:
            continue
        others.sort(key=lambda name: name not in stored)  # clubs of the knowledge base first
        distinct |= {frozenset((other, club.name)) for other in others}  # not said again
        is_cut = others[0] in new and len(others[0]) < len(club.name)
        pair = (club.name, others[0]) if is_cut else (others[0], club.name)
        yield msg(
            "{where}: {club} may be {others}. If they are one club: {command}",
            where=places[club.name], club=club.name, others=join_or(others[:3]),
            command=Remedy(Action.MERGE, *pair, folder=changes.folder),
        )  # fmt: skip


def _matches_of(
    changes: Transaction, clubs: set[str]
) -> tuple[dict[str, str], set[frozenset[str]]]:
    """The place of the first match of each of these clubs, and the pairs that played each other."""
    places: dict[str, str] = {}
    opponents = set()
    for file in changes.match_files():
        for matches in changes.tables(file).values():
            for match in matches.values():
                sides = frozenset((match["home"], match["away"]))
                for club in clubs & sides:
                    places.setdefault(club, match["source"])
                    opponents.add(sides)
    return places, opponents
