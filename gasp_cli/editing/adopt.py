"""What a knowledge base takes over of what is ready: clubs, competitions and their rules."""

from __future__ import annotations

from collections.abc import Mapping

from gasp_cli.domain.model import Club, CompetitionKind
from gasp_cli.domain.tables import documents
from gasp_cli.editing.name_resolution import NameResolver
from gasp_cli.store import Document
from gasp_cli.store.transaction import Transaction

_FILE = "competitions.json"


def adopt_competitions(
    changes: Transaction, names: NameResolver, wanted: Mapping[str, set[str]]
) -> None:
    """Add competitions that are ready, by rank, with the rules and draws that are lacking.

    `wanted` has the seasons in which each is asked for. The clubs of draws are asked for, too:
    take them over afterwards.
    """
    ready = names.ready
    for name, seasons in wanted.items():
        if name not in {one["name"] for one in documents(changes, "competitions")}:
            for document in ready.documents("competitions", name):
                changes.table(_FILE, "competitions").insert(document)
        there = [one for one in documents(changes, "rules") if one["competition"] == name]
        for document in ready.documents("rules", name):
            if not any(_overlap(document, one) for one in there):
                changes.table(_FILE, "rules").insert(document)
        drawn = {(one["season"], one["group"]) for one in documents(changes, "draws")
                 if one["competition"] == name}  # fmt: skip
        for document in ready.documents("draws", name):
            place = (document["season"], document["group"])
            if document["season"] in seasons and place not in drawn:
                clubs = [names.club(club) or club for club in document["clubs"]]
                changes.table(_FILE, "draws").insert({**document, "clubs": clubs})
    names.competitions.clear()
    rank(changes, names)


def _overlap(one: Document, other: Document) -> bool:
    return bool(
        one["since"] <= other.get("until", "9999") and other["since"] <= one.get("until", "9999")
    )


def rank(changes: Transaction, names: NameResolver) -> None:
    """Order competitions: leagues, European ones, cups; each kind in the order that is ready."""
    kinds = [str(kind) for kind in CompetitionKind]
    ranks = {name: place for place, name in enumerate(names.ready.competitions)}
    there = changes.tables(_FILE).get("competitions", {})

    def place(item: tuple[str, Document]) -> tuple[int, int]:
        document = item[1]
        return kinds.index(document["kind"]), ranks.get(document["name"], len(ranks))

    changes.put(_FILE, "competitions", dict(sorted(there.items(), key=place)))


def adopt_clubs(changes: Transaction, names: NameResolver) -> None:
    """Add the clubs and spellings that were learnt."""
    table = changes.table("clubs.json", "clubs")
    # All at once: TinyDB goes through the whole table for each insertion.
    table.insert_multiple(map(club_document, names.clubs.values()))
    for document in documents(changes, "clubs") if names.aliases else ():
        document["aliases"] += names.aliases.get(document["name"], ())
    names.clubs.clear()
    names.aliases.clear()


def club_document(club: Club) -> Document:
    """A club as a document."""
    return {**club._asdict(), "aliases": list(club.aliases)}
