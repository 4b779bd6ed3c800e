"""What a knowledge base takes over of what is ready: clubs, competitions and their rules."""

from __future__ import annotations

from collections.abc import Mapping

from gasp_cli.importing.names import AdoptingNames
from gasp_cli.model import Club, Kind
from gasp_cli.store import Document
from gasp_cli.store.writing import Transaction

_FILE = "competitions.json"


def take_over_competitions(
    changes: Transaction, names: AdoptingNames, wanted: Mapping[str, set[str]]
) -> None:
    """Add competitions that are ready, by rank, with the rules and draws that are lacking.

    `wanted` has the seasons in which each is asked for.
    """
    ready = names.ready
    for name, seasons in wanted.items():
        if name not in {one["name"] for one in _documents(changes, "competitions")}:
            for document in ready.documents("competitions", name):
                changes.table(_FILE, "competitions").insert(document)
        there = [one for one in _documents(changes, "rules") if one["competition"] == name]
        for document in ready.documents("rules", name):
            if not any(_overlap(document, one) for one in there):
                changes.table(_FILE, "rules").insert(document)
        drawn = {(one["season"], one["group"]) for one in _documents(changes, "draws")
                 if one["competition"] == name}  # fmt: skip
        for document in ready.documents("draws", name):
            place = (document["season"], document["group"])
            if document["season"] in seasons and place not in drawn:
                changes.table(_FILE, "draws").insert(document)
    _by_rank(changes, list(ready.competitions))


def _documents(changes: Transaction, table: str) -> list[Document]:
    return list(changes.tables(_FILE).get(table, {}).values())


def _overlap(one: Document, other: Document) -> bool:
    return bool(
        one["since"] <= other.get("until", "9999") and other["since"] <= one.get("until", "9999")
    )


def _by_rank(changes: Transaction, ranked: list[str]) -> None:
    """Leagues, then European competitions, then cups; each kind in the order that is ready."""
    kinds = list(Kind)
    ranks = {name: rank for rank, name in enumerate(ranked)}
    documents = changes.tables(_FILE).get("competitions", {})
    ordered = sorted(
        documents.items(),
        key=lambda item: (
            kinds.index(Kind(item[1]["kind"])),
            ranks.get(item[1]["name"], len(ranks)),
        ),
    )
    changes.put(_FILE, "competitions", dict(ordered))


def take_over_clubs(changes: Transaction, names: AdoptingNames) -> None:
    """Add the clubs and spellings that were learnt."""
    table = changes.table("clubs.json", "clubs")
    for club in names.clubs.values():
        table.insert(club_document(club))
    for document in changes.tables("clubs.json")["clubs"].values():
        for spelling in names.aliases.get(document["name"], ()):
            document["aliases"].append(spelling)


def club_document(club: Club) -> Document:
    """A club as a document."""
    return {**club._asdict(), "aliases": list(club.aliases)}
