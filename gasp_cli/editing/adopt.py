"""Adding bundled clubs and competitions, with their rules and draws, to a knowledge base."""

from __future__ import annotations

from collections.abc import Mapping

from gasp_cli.domain.model import Club, CompetitionKind
from gasp_cli.domain.tables import documents
from gasp_cli.editing.name_resolution import NameResolver
from gasp_cli.store import Document
from gasp_cli.store.transaction import Transaction

_FILE = "competitions.json"


def adopt_competitions(
    changes: Transaction, names: NameResolver, seasons: Mapping[str, set[str]]
) -> None:
    """Add bundled competitions by rank, with the rules and draws that are lacking.

    `seasons` has the seasons of each competition whose draws are needed. The clubs of draws are
    resolved, too: adopt clubs afterwards.
    """
    bundled = names.bundled
    for name, needed in seasons.items():
        if name not in {document["name"] for document in documents(changes, "competitions")}:
            for document in bundled.documents("competitions", name):
                changes.table(_FILE, "competitions").insert(document)
        rules, draws = (
            [document for document in documents(changes, table) if document["competition"] == name]
            for table in ("rules", "draws")
        )
        for document in bundled.documents("rules", name):
            if not any(_overlap(document, other) for other in rules):
                changes.table(_FILE, "rules").insert(document)
                rules.append(document)
        drawn = {(draw["season"], draw["group"]) for draw in draws}
        for document in bundled.documents("draws", name):
            group = (document["season"], document["group"])
            if document["season"] in needed and group not in drawn:
                clubs = [names.club(club) or club for club in document["clubs"]]
                changes.table(_FILE, "draws").insert({**document, "clubs": clubs})
    names.requested.clear()
    rank(changes, names)


def _overlap(rules: Document, other: Document) -> bool:
    return bool(
        rules["since"] <= other.get("until", "9999")
        and other["since"] <= rules.get("until", "9999")
    )


def rank(changes: Transaction, names: NameResolver) -> None:
    """Order competitions: leagues, European ones, cups; each kind in the bundled order."""
    kinds = [str(kind) for kind in CompetitionKind]
    ranks = {name: number for number, name in enumerate(names.bundled.competitions)}
    competitions = changes.tables(_FILE).get("competitions", {})

    def place(item: tuple[str, Document]) -> tuple[int, int]:
        _, document = item
        return kinds.index(document["kind"]), ranks.get(document["name"], len(ranks))

    changes.put(_FILE, "competitions", dict(sorted(competitions.items(), key=place)))


def adopt_clubs(changes: Transaction, names: NameResolver) -> None:
    """Add the adopted clubs and the spellings learnt."""
    table = changes.table("clubs.json", "clubs")
    # All at once: TinyDB goes through the whole table for each insertion.
    table.insert_multiple(map(club_document, names.adopted.values()))
    for document in documents(changes, "clubs") if names.aliases else ():
        document["aliases"] += names.aliases.get(document["name"], ())
    names.adopted.clear()
    names.aliases.clear()


def adopt_requested(changes: Transaction, names: NameResolver, seasons: set[str]) -> bool:
    """Add the competitions and clubs asked for; returns whether there were any."""
    if not (names.requested or names.adopted or names.aliases):
        return False
    if names.requested:
        adopt_competitions(changes, names, dict.fromkeys(names.requested, seasons))
    adopt_clubs(changes, names)
    return True


def club_document(club: Club) -> Document:
    """A club as a document; lists that may be left out are, where they are empty."""
    lists = {name: list(getattr(club, name)) for name in ("nicknames", "cities", "grounds")}
    return {
        "name": club.name,
        "country": club.country,
        "aliases": list(club.aliases),
        **{name: values for name, values in lists.items() if values},
    }
