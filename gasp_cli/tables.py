"""What a knowledge base is made of: its tables, the file of each, and their rows.

>>> TABLES["facts"].file
'story.json'
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from gasp_cli import model, story
from gasp_cli.names import slug
from gasp_cli.store import Document

MATCHES = "matches"


class Table(NamedTuple):
    """A table: its file, its kind of row, and what it is for.

    `name_of` gives the id by which people name one of its documents, else it has its TinyDB key.
    Without `needed` a knowledge base may lack it. `made` says that an import writes it.
    """

    name: str
    file: str
    row: type[Any]
    meaning: str
    name_of: Callable[[Document], str] | None = None
    needed: bool = True
    made: bool = False


def _id(document: Document) -> str:
    return str(document.get("id", ""))


def _name(document: Document) -> str:
    return str(document.get("name", ""))


def match_name(document: Document) -> str:
    """The id of a match, which `gasp show` opens: `2019-02-19-alba-brera`."""
    home, away = (slug(str(document.get(side))) for side in ("home", "away"))
    return f"{document.get('date')}-{home}-{away}"


def sanction_name(document: Document) -> str:
    """The id of a decision: season, subject, kind and the day it took effect."""
    parts = (document.get("season"), document.get("subject"), document.get("kind"),
             document.get("since"))  # fmt: skip
    return slug(" ".join(str(part) for part in parts if part))


TABLES = {
    one.name: one
    for one in (
        Table("about", "about.json", model.About, "whom the knowledge base is about: one row"),
        Table("clubs", "clubs.json", model.Club, "the clubs and every spelling of them", _name),
        Table(
            "competitions", "competitions.json", model.Competition,
            "the competitions by rank", _name,
        ),
        Table(
            "rules", "competitions.json", model.Rules,
            "their rules season by season, each with a citation",
        ),
        Table(
            "draws", "competitions.json", model.Draw,
            "draws of groups that the match files leave out", needed=False,
        ),
        Table(
            MATCHES, "matches/*.json", model.Match,
            "the matches, a file a competition, its table named for it, by season and date",
            match_name, needed=False, made=True,
        ),
        Table(
            "editions", "editions.json", model.Edition,
            "each season of each competition, as far as it is there", made=True,
        ),
        Table(
            "finishes", "finishes.json", model.Finish,
            "league finishes from before the matches begin", needed=False, made=True,
        ),
        Table(
            "sanctions", "sanctions.json", model.Sanction,
            "points deducted, matches awarded, decisions refused or annulled", sanction_name,
            needed=False, made=True,
        ),
        Table("sources", "story.json", story.Source, "the articles", _id),
        Table("people", "story.json", story.Person, "everybody a fact is about or said by", _name),
        Table("facts", "story.json", story.Fact, "what the sources say", _id),
        Table(
            "uncited", "story.json", story.Uncited,
            "paragraphs that no fact cites, and why", needed=False,
        ),
    )
}  # fmt: skip
"""All tables by name; the table `matches` stands for one of each competition."""


def matches_file(competition: str) -> str:
    """The file that holds the matches of a competition: `matches/serie-b.json`."""
    return f"matches/{slug(competition)}.json"
