"""The tables of a knowledge base: the file of each, and its kind of row.

>>> TABLES["facts"].file
'story.json'
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from gasp_cli.domain import facts, model, reference
from gasp_cli.matching import slug
from gasp_cli.store import Document, Store

MATCHES = "matches"


class Table(NamedTuple):
    """A table: its file, its kind of row, its purpose, and the noun for one of its rows.

    `id_of` gives the id of a document, by default its TinyDB key; `key` is the field with the id.
    A table that is not `required` may be missing; with `optional_file` its file may be, too.
    """

    name: str
    file: str
    row: type[Any]
    meaning: str
    singular: str
    id_of: Callable[[Document], str] | None = None
    key: str = ""
    has_aliases: bool = False
    required: bool = True
    optional_file: bool = False


def match_document_id(document: Document) -> str:
    """The id of a match: `2019-02-19-alba-brera`."""
    return model.match_id(*map(document.get, ("date", "home", "away")))


def sanction_id(document: Document) -> str:
    """The id of a decision: season, subject, kind and the day it took effect."""
    values = map(document.get, ("season", "subject", "kind", "since"))
    return slug(" ".join(str(value) for value in values if value))


def finish_id(document: Document) -> str:
    """The id of a finish: `finish-alba-1947-48`."""
    return slug(f"finish {document.get('club')} {document.get('season')}")  # i18n: an id


def _stated(name: str, meaning: str, singular: str) -> Table:
    """A table of the reference record, in its own file."""
    return Table(
        name, f"{name}.json", reference.REFERENCE[name], meaning, singular,
        lambda document: str(document.get("id", "")), "id", required=False, optional_file=True,
    )  # fmt: skip


def _by_id(name: str, row: type[Any], meaning: str, singular: str) -> Table:
    """A table of the story whose rows have an id."""
    return Table(
        name, "story.json", row, meaning, singular,
        lambda document: str(document.get("id", "")), "id",
    )  # fmt: skip


def _by_name(name: str, file: str, row: type[Any], meaning: str, singular: str) -> Table:
    """A table whose rows have a name and aliases."""
    return Table(
        name, file, row, meaning, singular,
        lambda document: str(document.get("name", "")), "name", has_aliases=True,
    )  # fmt: skip


TABLES = {table.name: table for table in (
    Table("about", "about.json", model.Subject,
          "the coach's spell that the knowledge base is about: one row", "spell"),
    Table("origins", "about.json", model.DataSource,
          "where the files that matches come from can be read", "origin", required=False),
    _by_name("clubs", "clubs.json", model.Club, "the clubs and every spelling of them", "club"),
    _by_name("competitions", "competitions.json", model.Competition,
             "the competitions by rank", "competition"),
    Table("rules", "competitions.json", model.Rules,
          "their rules season by season, each with a citation", "rules"),
    Table("draws", "competitions.json", model.Draw,
          "draws of groups that the match files leave out", "draw", required=False),
    Table(MATCHES, "matches/*.json", model.Match,
          "the matches, a table a season; seasons before the spell have a file each", "match",
          match_document_id, required=False),
    Table("editions", "editions.json", model.Edition,
          "each season of each competition, as far as the record has it", "edition"),
    Table("finishes", "finishes.json", model.LeagueFinish,
          "league finishes, most of them from before the matches begin", "finish", finish_id,
          required=False),
    _stated("spells", "posts held: who was coach, player or director of which club", "spell"),
    _stated("transfers", "moves of players, with their fees", "transfer"),
    _stated("goals", "goals of single matches, and penalties missed", "goal"),
    _stated("shootouts", "the kicks of shoot-outs", "kick"),
    _stated("venues", "where matches were played, and before how many people", "venue"),
    _stated("honours", "prizes and trophies", "honour"),
    _stated("figures", "quantities: inhabitants, seats, distances, prize money", "figure"),
    Table("sanctions", "sanctions.json", model.Sanction,
          "points deducted, matches awarded, decisions refused or annulled", "sanction",
          sanction_id, required=False),
    _by_id("sources", facts.Source, "the articles", "source"),
    _by_name("people", "story.json", facts.Person,
             "everybody a fact is about or said by", "person"),
    _by_id("facts", facts.Fact, "the statements of the sources", "fact"),
    Table("uncited", "story.json", facts.UncitedParagraph,
          "paragraphs that no fact cites, and why", "paragraph", required=False),
    Table("translations", "translations.json", facts.Translation,
          "texts of the story in other languages, for screens", "translation", required=False,
          optional_file=True),
)}  # fmt: skip
"""All tables by name; the table `matches` stands for one of each season of a competition."""

TABLES_WITH_ALIASES = tuple(name for name, table in TABLES.items() if table.has_aliases)
"""The tables whose rows have aliases."""


def documents(store: Store, table: str) -> list[Document]:
    """The documents of a table in the file's order; none if it is missing."""
    file = TABLES[table].file
    return list(store.tables(file).get(table, {}).values()) if store.has(file) else []
