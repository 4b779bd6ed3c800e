"""Taking something out of a knowledge base, and learning another spelling of something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gasp_cli.errors import GaspError, UnknownName
from gasp_cli.fields import fields
from gasp_cli.importing.collect import Collection, Part, Took
from gasp_cli.importing.into import write_matches
from gasp_cli.importing.names import AdoptingNames, KnownNames
from gasp_cli.importing.taking_over import take_over_clubs, take_over_competitions
from gasp_cli.names import find_name, fold, nearest, slug
from gasp_cli.record import Record
from gasp_cli.soundness.base import Base, Entry
from gasp_cli.soundness.whole import SPELT
from gasp_cli.store.writing import Transaction, transaction
from gasp_cli.story import source_of
from gasp_cli.tables import MATCHES, TABLES

_LISTED = 5


def remove(folder: Path, wanted: str) -> str:
    """Remove the one thing of that id or name; returns what it was.

    Raises `UnknownName` where there is none, `GaspError` where something refers to it.
    """
    with transaction(folder) as changes:
        base = Base(changes)
        entry = _find(base, wanted)
        if needed := list(_referring(base, entry)):
            more = f" and {len(needed) - _LISTED} more" if len(needed) > _LISTED else ""
            raise GaspError(
                f"{entry.id} is needed by {', '.join(needed[:_LISTED])}{more}",
                "remove these first",
            )
        if entry.table.name == MATCHES:
            _remove_match(changes, entry)
        else:
            changes.table(entry.file, entry.table_name).remove(doc_ids=[int(entry.key)])
        return f"{entry.table_name}: {entry.id}"


def _find(base: Base, wanted: str) -> Entry:
    named = [entry for entry in base.all() if entry.table.name_of is not None]
    found = [entry for entry in named if wanted in (entry.id, slug(entry.id))]
    if not found:
        close = nearest(wanted, [entry.id for entry in named])
        raise UnknownName("thing", wanted, close, "see gasp search")
    exact = [entry for entry in found if entry.id == wanted]
    return (exact or found)[0]


def _referring(base: Base, wanted: Entry) -> Iterator[str]:
    """What names this thing: rows of other tables, by id."""
    field = "id" if wanted.table.name == "sources" else "name"
    target = f"{wanted.table.name}.{field}"
    for entry in base.all():
        if entry.competition and target == "competitions.name" and entry.competition == wanted.id:
            yield entry.id
            continue
        for name, declared in fields(entry.table.row).items():
            if target in declared.refers.split() and wanted.id in _values(entry, name):
                yield f"{entry.table_name} {entry.id}"
                break
        else:
            if wanted.table.name in SPELT and wanted.id in _arguments(entry):
                yield f"{entry.table_name} {entry.id}"


def _values(entry: Entry, name: str) -> list[Any]:
    given = entry.document.get(name)
    values = given if isinstance(given, list) else [given]
    return [source_of(one) if isinstance(one, str) and ":" in one else one for one in values]


def _arguments(entry: Entry) -> list[Any]:
    """What the checks of a fact ask about and say."""
    values: list[Any] = []
    for check in entry.document.get("checks", ()):
        said = check["says"]
        values += [
            *check.get("arguments", {}).values(),
            *(said if isinstance(said, list) else [said]),
        ]
    return values


def _remove_match(changes: Transaction, entry: Entry) -> None:
    season = entry.document["season"]
    del changes.tables(entry.file)[entry.competition][entry.key]
    names = KnownNames((), ())
    collection = Collection(Record(changes), names, changes.tables)
    collection.of(entry.competition)
    collection.took[Part("", entry.competition, season)] = Took()
    write_matches(changes, collection, {})


def alias(folder: Path, name: str, spelling: str) -> str:
    """Let a spelling mean a club, competition or person; returns the canonical name.

    A club or competition that is ready is taken over. Raises `UnknownName` where there is no
    such name, `GaspError` where the spelling stands for another.
    """
    with transaction(folder) as changes:
        table, document = _named(changes, name)
        owner = _owner(changes, table, spelling)
        if owner is not None and owner != document["name"]:
            raise GaspError(
                f"{spelling!r} stands for {owner} already",
                f"only one of {owner} and {document['name']} can have it",
            )
        if owner is None:
            document["aliases"].append(spelling)
        return str(document["name"])


def _named(changes: Transaction, name: str) -> tuple[str, dict[str, Any]]:
    """The table and document of a name; a club or competition may come from what is ready."""
    adopting = AdoptingNames(Record(changes))
    known = {
        one["name"]: one.get("aliases", [])
        for table in SPELT
        for one in changes.tables(TABLES[table].file).get(table, {}).values()
    }
    if fold(name) not in {fold(one) for names in known.items() for one in (names[0], *names[1])}:
        if adopting.club(name) is None:
            adopting.competition(name)
        take_over_clubs(changes, adopting)
        take_over_competitions(changes, adopting, {one: set() for one in adopting.competitions})
        known |= {one: list(club.aliases) for one, club in adopting.clubs.items()}
        known |= {one: [] for one in adopting.competitions}
    canonical = find_name(name, known, "club, competition or person")
    for table in SPELT:
        for document in changes.tables(TABLES[table].file).get(table, {}).values():
            if document["name"] == canonical:
                document.setdefault("aliases", [])
                return table, document
    raise UnknownName("club, competition or person", name)


def _owner(changes: Transaction, table: str, spelling: str) -> str | None:
    for document in changes.tables(TABLES[table].file)[table].values():
        if fold(spelling) in map(fold, (document["name"], *document.get("aliases", ()))):
            return str(document["name"])
    return None
