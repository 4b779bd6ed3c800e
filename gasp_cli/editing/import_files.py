"""Importing files: find, parse, resolve names, merge, exclude what is unsound, write."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from pathlib import Path

from gasp_cli.domain.fields import fields
from gasp_cli.domain.model import Edition
from gasp_cli.editing.adopt import adopt_clubs, adopt_competitions
from gasp_cli.editing.awards import adopt_sanctions
from gasp_cli.editing.editions import editions
from gasp_cli.editing.exclusions import Exclusions
from gasp_cli.editing.import_reference import import_reference
from gasp_cli.editing.import_report import ImportOutcome, ImportRow, import_report, new_club_remarks
from gasp_cli.editing.match_files import (
    NO_EDITION,
    ParsedFiles,
    Progress,
    StatedEdition,
    find_match_files,
    parse_files,
)
from gasp_cli.editing.merge_matches import MatchMerger
from gasp_cli.editing.name_resolution import AmbiguousSpelling, NameResolver
from gasp_cli.editing.soundness import fault_with_place, require_sound
from gasp_cli.errors import DataError, UnknownName, UsageError
from gasp_cli.i18n import msg
from gasp_cli.kb.field_decoders import value_errors
from gasp_cli.kb.record import Record
from gasp_cli.matching import find_name
from gasp_cli.results import ResultSet
from gasp_cli.store.transaction import Transaction, transaction
from gasp_cli.validation.loader import RawKnowledgeBase, ValidationError
from gasp_cli.validation.validate import find_faults


def import_files(
    folder: Path,
    paths: Sequence[Path],
    licence: str | None,
    progress: Progress,
    *,
    edition: StatedEdition = NO_EDITION,
    given: str | None = None,
    dry_run: bool = False,
) -> ResultSet[ImportRow]:
    """Import files, and those in folders, into the knowledge base in `folder`.

    Whatever is understood is imported, unless it would break a rule of sound data; each line left
    out, and each spelling left to the user, is a warning of the result. `licence` is that of the
    files, where their clone states none that is understood; `edition` is for files that name
    none, and `given` is the text that the path `-` stands for. With `dry_run`
    nothing is written.

    Raises `FileError` for what cannot be read or written, `DataError` for a named file without
    any match and for a knowledge base that is not sound, `UsageError` for a faulty licence and for
    an `edition` that no file needs, `UnknownName` for a competition that is not known.
    """
    if licence is not None:
        for fault in value_errors(str, fields(Edition)["licence"], licence):
            raise UsageError(msg("{where}: {what}", where="--licence", what=fault))
    parsed = parse_files(find_match_files(paths, licence, given), progress, edition)
    with transaction(folder) as changes:
        require_sound(changes)
        _require_known(changes, edition.competition)
        outcome = _import_sound_matches(changes, parsed, progress)
        remarks = new_club_remarks(changes, outcome.names)
        stated = import_reference(changes, parsed.reference)
        if parsed.reference and (faults := find_faults(RawKnowledgeBase(changes)).all):
            raise _unsound(changes, faults[0])
        if dry_run:
            changes.forget()
    return import_report(folder, outcome, stated, parsed.skipped, remarks, dry_run=dry_run)


def _require_known(changes: Transaction, competition: str) -> None:
    """Raise `UnknownName` for a competition that neither the knowledge base nor gasp knows."""
    names = NameResolver(Record(changes))
    if competition and names.competition(competition) is None:
        known = [*Record(changes).competitions, *names.bundled.competitions.values()]
        find_name(
            competition, {name: aliases for name, _, _, aliases, *_ in known}, msg("competition")
        )
        raise UnknownName(msg("competition"), competition)


def _import_sound_matches(
    changes: Transaction, parsed: ParsedFiles, progress: Progress
) -> ImportOutcome:
    """Import until no fault is left, each time without the matches that caused faults before."""
    exclusions = Exclusions()
    while True:
        outcome = _import(changes, parsed, exclusions, progress)
        faults = find_faults(RawKnowledgeBase(changes)).all
        if not faults:
            return outcome
        if not exclusions.add(faults, outcome.merger, outcome.names, parsed.fixtures(), changes):
            raise _unsound(changes, faults[0])
        for part in parsed.parts:
            part.fixtures[:] = [fixture for fixture in part.fixtures if fixture not in exclusions]
        changes.forget()


def _unsound(changes: Transaction, fault: ValidationError) -> DataError:
    """The error for an import whose fault no match or row explains."""
    which = {"folder": changes.folder, "fault": fault_with_place(fault)}
    return DataError(
        msg("{folder} would not be sound, so nothing was written: {fault}", **which),
        msg("leave out what causes it, and import the files again"),
    )


def _import(
    changes: Transaction, parsed: ParsedFiles, exclusions: Exclusions, progress: Progress
) -> ImportOutcome:
    """Put the matches of files, with the clubs and competitions they need, into a transaction."""
    names = NameResolver(Record(changes))
    seasons: dict[str, set[str]] = defaultdict(set)
    editions_of_files = []
    for part in parsed.parts:
        if part.season and (competition := names.competition(part.title)):
            seasons[competition.name].add(part.season)
            editions_of_files.append((part, competition))
    adopt_competitions(changes, names, seasons)
    ambiguous: dict[str, AmbiguousSpelling] = {}
    for part, competition in editions_of_files:
        sides = [side for match in part.fixtures for side in (match.home, match.away)]
        for spelling in names.learn_clubs(sides, competition.country):
            ambiguous[spelling.spelling] = spelling
    adopt_clubs(changes, names)
    merger = MatchMerger(Record(changes), changes.tables)
    for part in progress(parsed.parts, msg("Importing")):
        merger.add_file(part, names)
    merger.finish()
    write_matches(changes, merger, parsed.licences, exclusions.miscounted)
    adopt_sanctions(changes, names, merger.seasons())
    return ImportOutcome(merger, names, ambiguous, exclusions)


def write_matches(
    changes: Transaction,
    merger: MatchMerger,
    licences: Mapping[str, str],
    miscounted: Container[tuple[str, str]] = (),
) -> None:
    """Put the merged matches, and the index of them, into a transaction."""
    record = Record(changes)
    for competition in {competition for competition, _ in merger.seasons()}:
        for file, tables in merger.files_of(competition).items():
            changes.put_all(file, tables)
    existing = changes.tables("editions.json").get("editions", {})
    rows = editions(merger, existing, record.competitions, record.rules, licences, miscounted)
    changes.put("editions.json", "editions", rows)
