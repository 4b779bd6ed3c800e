"""Taking something out of a knowledge base, and learning another spelling of something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gasp_cli.domain.tables import MATCHES, TABLES, TABLES_WITH_ALIASES, Table, documents
from gasp_cli.editing.adopt import adopt_clubs, adopt_competitions
from gasp_cli.editing.awards import award
from gasp_cli.editing.import_files import write_matches
from gasp_cli.editing.merge_matches import MatchMerger
from gasp_cli.editing.name_resolution import ExactNames, NameResolver
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
from gasp_cli.kb.decode import name_error
from gasp_cli.kb.record import Record
from gasp_cli.kb.season_matches import matches_file
from gasp_cli.matching import closest_matches, find_name, normalise, slug
from gasp_cli.store import Store
from gasp_cli.store.transaction import Transaction, transaction
from gasp_cli.validation.document_rules import named_in, references
from gasp_cli.validation.loader import DocumentRef, RawKnowledgeBase, document_ref_errors
from gasp_cli.validation.validate import find_faults

_LISTED = 5


def remove(folder: Path, wanted: str, *, with_matches: bool = False) -> str:
    """Remove the one thing of that id or name; `rules:3` is that key of a table.

    With `with_matches`, the matches of a club go as well. The knowledge base need not be sound.
    Returns what it was. Raises `UnknownName` where there is
    none, `AmbiguousName` where there are several, `GaspError` where something refers to it or
    the knowledge base would be worse without it.
    """
    with transaction(folder) as changes:
        base = RawKnowledgeBase(changes)
        entry = _find(base, wanted)
        if with_matches:
            _remove_matches(changes, base, entry)
            base = RawKnowledgeBase(changes)
        if needed := list(dict.fromkeys(_referring(base, entry))):
            raise GaspError(_needed(entry.id, needed), msg("remove these first"))
        del changes.tables(entry.file)[entry.table_name][entry.key]
        if entry.table.name == MATCHES and entry.competition:
            recount_editions(changes, {(entry.competition, entry.season)})
        if entry.table.name == "editions" and not any(document_ref_errors(entry)):
            # An index of what is there is made anew, but for how much there should be.
            recount_editions(changes, {(entry.document["competition"], entry.document["season"])})
        if entry.table.name == "sanctions":
            award(changes, entry.document, undo=True)
        refuse_new_errors(changes, msg("{thing} is needed", thing=_label(entry)))
        return _label(entry)


def _remove_matches(changes: Transaction, base: RawKnowledgeBase, club: DocumentRef) -> None:
    if club.table.name != "clubs":
        raise UsageError(
            msg("{thing} is not a club", thing=_label(club)), msg("leave --with-matches out")
        )
    matches = [
        entry
        for entry in base.entries(MATCHES)
        if club.id in (entry.document.get("home"), entry.document.get("away"))
    ]
    for entry in matches:
        del changes.tables(entry.file)[entry.table_name][entry.key]
    recount_editions(
        changes, {(match.competition, match.season) for match in matches if match.competition}
    )


def refuse_new_errors(changes: Transaction, why: str) -> None:
    """Raise `GaspError`, which says why, where a change leaves a knowledge base worse."""
    after = find_faults(RawKnowledgeBase(changes))
    if not after.all:
        return
    before = find_faults(RawKnowledgeBase(Store(changes.folder)))
    if after.gravity > before.gravity:
        known = {one.row for one in before.all}
        new = next((one for one in after.all if one.row not in known), after.all[-1])
        raise GaspError(
            msg("{why}: {place}: {fault}", why=why, place=f"{new.file} {new.id}".strip(),
                fault=new.fault)
        )  # fmt: skip


def _label(entry: DocumentRef) -> str:
    return msg("{kind} {id}", kind=term(entry.table.singular), id=entry.id)


def _needed(wanted: str, by: list[str]) -> str:
    named, more = join_list(by[:_LISTED]), len(by) - _LISTED
    if more > 0:
        return plural(
            "{id} is needed by {things} and {n} more",
            "{id} is needed by {things} and {n} more",
            more,
            id=wanted,
            things=named,
        )
    return msg("{id} is needed by {things}", id=wanted, things=named)


def _find(base: RawKnowledgeBase, wanted: str) -> DocumentRef:
    entries = [entry for entry in base.all() if entry.table.name != "about"]
    named = [entry for entry in entries if entry.table.id_of is not None]
    found = [entry for entry in named if entry.id == wanted]
    found = found or [entry for entry in entries if entry.address == wanted]
    found = found or [entry for entry in named if slug(wanted) and slug(entry.id) == slug(wanted)]
    if not found:
        close = closest_matches(wanted, [entry.id for entry in named])
        raise UnknownName(
            msg("thing"), wanted, close, msg("see {command}", command=Remedy(Action.SEARCH))
        )
    if len(found) > 1:
        raise AmbiguousName(msg("thing"), wanted, [one.address for one in found])
    return found[0]


def _referring(base: RawKnowledgeBase, wanted: DocumentRef) -> Iterator[str]:
    """What names this thing: rows of other tables, by id."""
    target = f"{wanted.table.name}.{wanted.table.key}"
    if sum(entry.id == wanted.id for entry in base.entries(wanted.table.name)) > 1:
        return  # another goes by that name, too
    for entry in base.all():
        refers = references(entry.table, entry.document)
        named = [name for name, to in refers.items() if target in to.split()]
        if (
            any(wanted.id in named_in(entry.document, name) for name in named)
            or (target == "competitions.name" and entry.competition == wanted.id)
            or (wanted.table.has_aliases and wanted.id in checked_values(entry))
            or _concerns(entry, wanted)
        ):
            yield _label(entry)


def _concerns(entry: DocumentRef, match: DocumentRef) -> bool:
    """Whether a decision is about a match."""
    about = entry.document
    return (
        match.table.name == MATCHES
        and entry.table.name == "sanctions"
        and all(
            about.get(name) == match.whole.get(name)
            for name in ("competition", "season", "home", "away")
        )
    )


def checked_values(entry: DocumentRef) -> list[Any]:
    """What the checks of a fact ask about and say."""
    if "checks" not in entry.document or any(document_ref_errors(entry)):
        return []
    values: list[Any] = []
    for check in entry.document.get("checks", ()):
        said = check["says"]
        values += check.get("arguments", {}).values()
        values += said if isinstance(said, list) else [said]
    return values


def recount_editions(
    changes: Transaction, seasons: set[tuple[str, str]], *, finish: bool = False
) -> None:
    """Count seasons of competitions anew, of which matches are gone or have become others.

    With `finish`, work out legs and the like, too, as after an import.
    Raises `DataError` for a match that cannot be counted.
    """
    RawKnowledgeBase(changes).require("competitions", "rules", "draws", "editions")
    for file in {matches_file(competition) for competition, _ in seasons}:
        for season, matches in (changes.tables(file) if changes.has(file) else {}).items():
            for key, match in matches.items():
                if not all(isinstance(match.get(name), str) for name in _COUNTED):
                    what = msg("not a match; mend it by hand")
                    where = msg("{file}, table {table!r}", file=changes.folder / file, table=season)
                    where = msg("{table}, key {key}", table=where, key=key)
                    raise DataError(msg("{where}: {what}", where=where, what=what))
    collection = MatchMerger(Record(changes), ExactNames((), ()), changes.tables)
    for competition, season in seasons:
        collection.recount(competition, season)
    if finish:
        collection.finish()
    write_matches(changes, collection, {})


_COUNTED = ("date", "home", "away", "source")


def alias(folder: Path, name: str, spelling: str) -> str:
    """Let a spelling mean a club, competition or person; returns the canonical name.

    A club or competition that is ready is taken over. Raises `UnknownName` where there is no
    such name, `GaspError` where the spelling stands for another, `UsageError` for no text.
    """
    if fault := name_error(spelling):
        raise UsageError(fault)
    with transaction(folder) as changes:
        RawKnowledgeBase(changes).require("clubs", "competitions", "rules", "people")
        table, document = _documents_with_aliases(changes, name)
        owner = _owner(changes, table, spelling)
        if owner is not None and owner != document["name"]:
            raise GaspError(
                msg("{spelling!r} stands for {owner} already", spelling=spelling, owner=owner),
                msg(
                    "only one of {owner} and {other} can have it",
                    owner=owner,
                    other=document["name"],
                ),
            )
        if owner is None:
            document["aliases"].append(spelling)
        return str(document["name"])


def _documents_with_aliases(changes: Transaction, name: str) -> tuple[Table, dict[str, Any]]:
    """The table and document of a name; a club or competition may come from what is ready."""
    known = _spellings(changes)
    if normalise(name) not in {
        normalise(one) for key, others in known.items() for one in (key, *others)
    }:
        adopting = NameResolver(Record(changes))
        if adopting.club(name) is None:
            adopting.competition(name)
        adopt_competitions(
            changes, adopting, {competition: set() for competition in adopting.competitions}
        )
        adopt_clubs(changes, adopting)
        known = _spellings(changes)
    canonical = find_name(name, known, msg("club, competition or person"))
    return next(
        (TABLES[table], document)
        for table in TABLES_WITH_ALIASES
        for document in documents(changes, table)
        if document["name"] == canonical
    )


def _spellings(changes: Transaction) -> dict[str, list[str]]:
    for table in TABLES_WITH_ALIASES:
        for document in documents(changes, table):
            document.setdefault("aliases", [])
    return {
        document["name"]: document["aliases"]
        for table in TABLES_WITH_ALIASES
        for document in documents(changes, table)
    }


def _owner(changes: Transaction, table: Table, spelling: str) -> str | None:
    for document in documents(changes, table.name):
        if normalise(spelling) in map(normalise, (document["name"], *document["aliases"])):
            return str(document["name"])
    return None
