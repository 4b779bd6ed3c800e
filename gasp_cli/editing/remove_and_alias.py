"""Removing a document from a knowledge base, and adding another spelling of a name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gasp_cli.domain.match_files import competition_files
from gasp_cli.domain.tables import MATCHES, TABLES_WITH_ALIASES, documents
from gasp_cli.editing.adopt import adopt_requested
from gasp_cli.editing.awards import award
from gasp_cli.editing.import_files import write_matches
from gasp_cli.editing.merge_matches import MatchMerger
from gasp_cli.editing.name_resolution import NameResolver, spellings
from gasp_cli.editing.soundness import refuse_new_faults, require_tables
from gasp_cli.errors import (
    Action,
    AmbiguousName,
    DataError,
    GaspError,
    Remedy,
    UnknownName,
    UsageError,
)
from gasp_cli.i18n import join_list, msg, plural, term
from gasp_cli.kb.field_decoders import name_error
from gasp_cli.kb.record import Record
from gasp_cli.matching import closest_matches, find_name, normalise, slug
from gasp_cli.store import Document
from gasp_cli.store.transaction import Transaction, transaction
from gasp_cli.validation.document_rules import named_in, references
from gasp_cli.validation.loader import DocumentRef, RawKnowledgeBase, document_ref_errors

_SHOWN = 5  # referring documents in a message


def remove(folder: Path, name: str, *, with_matches: bool = False) -> str:
    """Remove the one document of that id, name or address (`rules:3`); returns what it was.

    With `with_matches`, the matches of a club are removed as well. The knowledge base need not be
    sound. Raises `UnknownName` or `AmbiguousName` where it is not exactly one, `GaspError` where
    another document refers to it or the knowledge base would be worse without it.
    """
    with transaction(folder) as changes:
        base = RawKnowledgeBase(changes)
        entry = _find(base, name)
        if with_matches:
            _remove_matches(changes, base, entry)
            base = RawKnowledgeBase(changes)
        if needed_by := list(dict.fromkeys(_referring(base, entry))):
            raise GaspError(_needed(entry.id, needed_by), msg("remove these first"))
        del changes.tables(entry.file)[entry.table_name][entry.key]
        if entry.table.name == MATCHES and entry.competition:
            recount_editions(changes, {(entry.competition, entry.season)})
        if entry.table.name == "editions" and not any(document_ref_errors(entry)):
            # Only the expected number of matches goes: the index is made anew.
            recount_editions(changes, {(entry.document["competition"], entry.document["season"])})
        if entry.table.name == "sanctions":
            award(changes, entry.document, undo=True)
        refuse_new_faults(changes, msg("{thing} is needed", thing=_label(entry)))
        return _label(entry)


def _remove_matches(changes: Transaction, base: RawKnowledgeBase, club: DocumentRef) -> None:
    if club.table.name != "clubs":
        raise UsageError(
            msg("{thing} is not a club", thing=_label(club)), msg("leave --with-matches out")
        )
    seasons = set()
    for entry in base.entries(MATCHES):
        if club.id in (entry.document.get("home"), entry.document.get("away")):
            del changes.tables(entry.file)[entry.table_name][entry.key]
            seasons |= {(entry.competition, entry.season)} if entry.competition else set()
    recount_editions(changes, seasons)


def _label(entry: DocumentRef) -> str:
    return msg("{kind} {id}", kind=term(entry.table.singular), id=entry.id)


def _needed(thing: str, referring: list[str]) -> str:
    listed, more = join_list(referring[:_SHOWN]), len(referring) - _SHOWN
    if more > 0:
        return plural(
            "{id} is needed by {things} and {n} more",
            "{id} is needed by {things} and {n} more",
            more,
            id=thing,
            things=listed,
        )
    return msg("{id} is needed by {things}", id=thing, things=listed)


def _find(base: RawKnowledgeBase, name: str) -> DocumentRef:
    entries = [entry for entry in base.all() if entry.table.name != "about"]
    named = [entry for entry in entries if entry.table.id_of is not None]
    candidates = (
        [entry for entry in named if entry.id == name]
        or [entry for entry in entries if entry.address == name]
        or [entry for entry in named if slug(name) and slug(entry.id) == slug(name)]
    )
    if not candidates:
        close = closest_matches(name, [entry.id for entry in named])
        raise UnknownName(
            msg("thing"), name, close, msg("see {command}", command=Remedy(Action.SEARCH))
        )
    if len(candidates) > 1:
        raise AmbiguousName(msg("thing"), name, [entry.address for entry in candidates])
    return candidates[0]


def _referring(base: RawKnowledgeBase, removed: DocumentRef) -> Iterator[str]:
    """The labels of the documents that refer to this one by its id."""
    target = f"{removed.table.name}.{removed.table.key}"
    if sum(entry.id == removed.id for entry in base.entries(removed.table.name)) > 1:
        return  # they may refer to the other one of that id
    for entry in base.all():
        fields = references(entry.table, entry.document)
        if (
            any(
                target in targets.split() and removed.id in named_in(entry.document, field)
                for field, targets in fields.items()
            )
            or (target == "competitions.name" and entry.competition == removed.id)
            or (removed.table.has_aliases and removed.id in checked_values(entry))
            or _concerns(entry, removed)
        ):
            yield _label(entry)


def _concerns(entry: DocumentRef, match: DocumentRef) -> bool:
    """Whether the first is a decision about the second."""
    decision = entry.document
    return (match.table.name, entry.table.name) == (MATCHES, "sanctions") and all(
        decision.get(name) == match.whole.get(name)
        for name in ("competition", "season", "home", "away")
    )


def checked_values(entry: DocumentRef) -> list[Any]:
    """The arguments and claimed values of the checks of a fact."""
    if "checks" not in entry.document or any(document_ref_errors(entry)):
        return []
    values: list[Any] = []
    for check in entry.document["checks"]:
        claimed = check["says"]
        values += check.get("arguments", {}).values()
        values += claimed if isinstance(claimed, list) else [claimed]
    return values


_COUNTED = ("date", "home", "away", "source")


def recount_editions(
    changes: Transaction, seasons: set[tuple[str, str]], *, finish: bool = False
) -> None:
    """Count the editions of changed matches anew; with `finish` derive legs and the like, too.

    Raises `DataError` for a match that cannot be counted.
    """
    RawKnowledgeBase(changes).require("competitions", "rules", "draws", "editions")
    files = {file for competition, _ in seasons for file in competition_files(changes, competition)}
    for file in files:
        for season, matches in changes.tables(file).items():
            for key, match in matches.items():
                if not all(isinstance(match.get(name), str) for name in _COUNTED):
                    what = msg("not a match; mend it by hand")
                    where = msg("{table}, key {key}", table=changes.place(file, season), key=key)
                    raise DataError(msg("{where}: {what}", where=where, what=what))
    merger = MatchMerger(Record(changes), changes.tables)
    for competition, season in seasons:
        merger.recount(competition, season)
    if finish:
        merger.finish()
    write_matches(changes, merger, {})


def alias(folder: Path, name: str, spelling: str) -> str:
    """Let a spelling mean a club, competition or person; returns the canonical name.

    A bundled club or competition is adopted. Raises `UnknownName` where there is no such name,
    `GaspError` where the spelling means another, `UsageError` for a faulty spelling.
    """
    if fault := name_error(spelling):
        raise UsageError(fault)
    with transaction(folder) as changes:
        require_tables(changes, "clubs", "competitions", "rules", "people")
        table, document = _find_named(changes, name)
        aliases = document.setdefault("aliases", [])
        owners = (
            other
            for other, others in spellings(changes, table).items()
            if normalise(spelling) in map(normalise, (other, *others))
        )
        owner = next(owners, None)
        if owner not in (None, document["name"]):
            names = {"owner": owner, "other": document["name"]}
            raise GaspError(
                msg("{spelling!r} stands for {owner} already", spelling=spelling, owner=owner),
                msg("only one of {owner} and {other} can have it", **names),
            )
        if owner is None:
            aliases.append(spelling)
        return str(document["name"])


def _find_named(changes: Transaction, name: str) -> tuple[str, Document]:
    """The table and document of a name. Raises `UnknownName` or `AmbiguousName`."""
    known = spellings(changes, *TABLES_WITH_ALIASES)
    if not any(
        normalise(name) == normalise(spelling)
        for canonical, aliases in known.items()
        for spelling in (canonical, *aliases)
    ):
        names = NameResolver(Record(changes))
        if names.club(name) is None:
            names.competition(name)
        if adopt_requested(changes, names, set()):
            known = spellings(changes, *TABLES_WITH_ALIASES)
    canonical = find_name(name, known, msg("club, competition or person"))
    return next(
        (table, document)
        for table in TABLES_WITH_ALIASES
        for document in documents(changes, table)
        if document["name"] == canonical
    )
