"""What a knowledge base is made of: its tables, the file of each, and their rows.

>>> TABLES["facts"].file
'story.json'
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from gasp_cli.domain import facts, model
from gasp_cli.matching import slug
from gasp_cli.store import Document, Store

MATCHES = "matches"


class Table(NamedTuple):
    """A table: its file, its kind of row, what it is for, and what one of its rows is called.

    `name_of` gives the id by which people name one of its documents, else that is its TinyDB key;
    `key` is the field with the id, where one field is. With `spelt` it has aliases, too. Without
    `needed` a knowledge base may lack it; with `extra` its file, too.
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


def _id(document: Document) -> str:
    return str(document.get("id", ""))


def _name(document: Document) -> str:
    return str(document.get("name", ""))


def match_document_id(document: Document) -> str:
    """Id of a match: `2019-02-19-alba-brera`."""
    home, away = (slug(str(document.get(side))) for side in ("home", "away"))
    return f"{document.get('date')}-{home}-{away}"


def sanction_id(document: Document) -> str:
    """The id of a decision: season, subject, kind and the day it took effect."""
    parts = (document.get("season"), document.get("subject"), document.get("kind"),
             document.get("since"))  # fmt: skip
    return slug(" ".join(str(part) for part in parts if part))


def _named(name: str, file: str, row: type[Any], meaning: str, one: str) -> Table:
    """A table whose rows have a name and other spellings."""
    return Table(name, file, row, meaning, one, _name, "name", has_aliases=True)


TABLES = {
    one.name: one
    for one in (
        Table(
            "about",
            "about.json",
            model.Subject,
            "whom the knowledge base is about: one row",
            "spell",
        ),
        Table(
            "origins",
            "about.json",
            model.DataSource,
            "where the files that matches come from can be read",
            "origin",
            required=False,
        ),
        _named("clubs", "clubs.json", model.Club, "the clubs and every spelling of them", "club"),
        _named(
            "competitions",
            "competitions.json",
            model.Competition,
            "the competitions by rank",
            "competition",
        ),
        Table(
            "rules",
            "competitions.json",
            model.Rules,
            "their rules season by season, each with a citation",
            "rules",
        ),
        Table(
            "draws",
            "competitions.json",
            model.Draw,
            "draws of groups that the match files leave out",
            "draw",
            required=False,
        ),
        Table(
            MATCHES,
            "matches/*.json",
            model.Match,
            "the matches, a file a competition, a table a season named for it, by date",
            "match",
            match_document_id,
            required=False,
        ),
        Table(
            "editions",
            "editions.json",
            model.Edition,
            "each season of each competition, as far as it is there",
            "edition",
        ),
        Table(
            "finishes",
            "finishes.json",
            model.LeagueFinish,
            "league finishes from before the matches begin",
            "finish",
            required=False,
        ),
        Table(
            "sanctions",
            "sanctions.json",
            model.Sanction,
            "points deducted, matches awarded, decisions refused or annulled",
            "sanction",
            sanction_id,
            required=False,
        ),
        Table("sources", "story.json", facts.Source, "the articles", "source", _id, "id"),
        _named(
            "people", "story.json", facts.Person, "everybody a fact is about or said by", "person"
        ),
        Table("facts", "story.json", facts.Fact, "what the sources say", "fact", _id, "id"),
        Table(
            "uncited",
            "story.json",
            facts.UncitedParagraph,
            "paragraphs that no fact cites, and why",
            "paragraph",
            required=False,
        ),
        Table(
            "translations",
            "translations.json",
            facts.Translation,
            "texts of the story in other languages, for screens",
            "translation",
            required=False,
            optional_file=True,
        ),
    )
}
"""All tables by name; the table `matches` stands for one of each season of a competition."""

TABLES_WITH_ALIASES = tuple(name for name, table in TABLES.items() if table.has_aliases)
"""The tables whose rows have aliases."""


def documents(store: Store, table: str) -> list[Document]:
    """The documents of a table in the file's order; none of one that is not there."""
    file = TABLES[table].file
    return list(store.tables(file).get(table, {}).values()) if store.has(file) else []
