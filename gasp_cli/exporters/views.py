"""The views over the exported tables, and the full-text index of a SQLite export.

The views are one file of SQL, `views.sql`, that SQLite, DuckDB and Spark all read; it declares
their columns too, with type and meaning.
"""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import NamedTuple

from gasp_cli.exporters.schema import ColumnSpec, ColumnType

VIEWS_FILE = "views.sql"
"""The name of that file, in the package and in an exported folder."""

_VIEW = re.compile(
    r"(?P<remark>(?:^-- .*\n)+)CREATE VIEW (?P<name>\w+) \(\n(?P<columns>(?:^  .*\n)+)\) AS\n",
    re.MULTILINE,
)
_COLUMN = re.compile(r"  (\w+),?  -- (\w+): (.+)")


class SqlView(NamedTuple):
    """A view: its name, meaning and columns, and the statement that makes it."""

    name: str
    meaning: str
    columns: tuple[ColumnSpec, ...]
    statement: str


def views_sql() -> str:
    """The text of `views.sql`."""
    return Path(__file__).with_name(VIEWS_FILE).read_text(encoding="utf-8")


def views() -> tuple[SqlView, ...]:
    """All views; one follows those that it reads."""
    statements = [text for text in views_sql().split(";\n") if text.strip()]
    return tuple(map(_view, statements))


def _view(text: str) -> SqlView:
    head = _VIEW.search(text)
    assert head, text
    lines = head["columns"].splitlines()
    columns = tuple(
        ColumnSpec(name, ColumnType(kind), meaning, optional=True)
        for name, kind, meaning in (_COLUMN.fullmatch(line).groups() for line in lines)  # type: ignore[union-attr]
    )
    meaning = " ".join(line.removeprefix("-- ") for line in head["remark"].splitlines())
    return SqlView(head["name"], meaning, columns, text[head.start("name") - len("CREATE VIEW ") :])


SEARCH = "search"
SEARCH_MEANING = (
    "full-text index of facts, quotes, people, clubs, sources, matches and reference rows:"
    " WHERE search MATCH 'words' ORDER BY rank"  # i18n: export
)
SEARCH_COLUMNS = (  # i18n: export
    ColumnSpec("kind", ColumnType.TEXT, "fact, quote, person, club, source, match or reference"),
    ColumnSpec("id", ColumnType.TEXT, "id, or name of a person or club"),
    ColumnSpec("text", ColumnType.TEXT, "what it says"),
    ColumnSpec("names", ColumnType.TEXT, "speaker, people and clubs, other spellings"),
    ColumnSpec("further", ColumnType.TEXT, "occasion, role, season, day, translation"),
)
SHADOWS = tuple(f"{SEARCH}_{part}" for part in ("config", "content", "data", "docsize", "idx"))
"""The tables in which FTS5 keeps the index."""

FTS = "fts5"
"""The module of SQLite that makes such an index; not every SQLite was built with it."""

_CREATE_SEARCH = """\
CREATE VIRTUAL TABLE search USING fts5 (
  kind UNINDEXED, id UNINDEXED, text, names, further,
  tokenize = 'porter unicode61 remove_diacritics 2'
)"""  # i18n: SQL
_FILL_SEARCH = """\
INSERT INTO search (kind, id, text, names, further)
SELECT
  CASE kind WHEN 'quote' THEN 'quote' ELSE 'fact' END, f.id, f.text,
  concat(
    f.speaker, f.person, f.player,
    (SELECT group_concat(coalesce(person, club), ' ') FROM fact_about a WHERE a.fact_id = f.id)
  ),
  concat(
    f.kind, f.occasion, f.honour, f.role, f.note, f.season, f.date,
    (SELECT group_concat(translation, ' ') FROM translations t WHERE t.text = f.text)
  )
FROM facts f
UNION ALL
SELECT
  'person', name, name,
  (SELECT group_concat(alias, ' ') FROM person_aliases a WHERE a.person = p.name),
  concat(role, position)
FROM people p
UNION ALL
SELECT
  'club', name, name,
  (SELECT group_concat(alias, ' ') FROM club_aliases a WHERE a.club = c.name), country
FROM clubs c
WHERE name IN (SELECT opponent FROM head_to_head) OR name IN (SELECT club FROM about)
UNION ALL
SELECT 'source', id, coalesce(title, file), concat(author, publisher), date
FROM sources
UNION ALL
SELECT
  'match', m.id, m.home || ' ' || m.home_goals || '-' || m.away_goals || ' ' || m.away, NULL,
  concat(m.competition, m.stage, m.season, m.date)
FROM matches m
WHERE id IN (SELECT match_id FROM club_matches)
UNION ALL
SELECT 'reference', id, concat(person, role, club), NULL, concat("from", "to", note)
FROM spells
UNION ALL
SELECT 'reference', id, concat(player, "from", "to"), NULL, concat(kind, "window", date, note)
FROM transfers
UNION ALL
SELECT 'reference', id, concat(holder, award), body, concat(season, date, note)
FROM honours
UNION ALL
SELECT 'reference', id, concat(subject, quantity, value), NULL, concat(unit, as_of, note)
FROM figures"""  # i18n: SQL


def add_search(database: sqlite3.Connection) -> bool:
    """Make and fill the full-text index; return whether this SQLite has the module for it."""
    modules = database.execute("SELECT name FROM pragma_module_list")  # i18n: SQL
    if (FTS,) not in modules.fetchall():
        return False
    # SQLite has a function of this name, which sets no blanks, since 3.44.
    database.create_function("concat", -1, _joined, deterministic=True)
    database.execute(_CREATE_SEARCH)
    database.execute(_FILL_SEARCH)
    return True


def _joined(*texts: object) -> str | None:
    return " ".join(str(text) for text in texts if text is not None) or None
