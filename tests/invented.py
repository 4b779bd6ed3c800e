"""An invented knowledge base: two league seasons and a cup of three clubs, written out here."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from gasp_cli.editing.import_files import import_files
from gasp_cli.editing.reference import with_ids
from gasp_cli.store.transaction import render

LEAGUE_ONE = """
= League One 2001/02
# Matches 6
» Matchday 1
Sat Sep 1
  Alba v Brera   3-0 (1-0)
» Matchday 2
Sun Sep 2
  Como v Alba    1-1 (0-0)
» Matchday 3
Sat Mar 2
  Brera v Como   2-2 (1-1)
» Matchday 4
Sun Mar 3
  Alba v Como    0-1 (0-0)
» Matchday 5
Sat Mar 9
  Brera v Alba   1-4 (0-2)
» Matchday 6
Sun Mar 10
  Como v Brera   0-0
"""
MATCH = {"date": "2002-05-15", "home": "Alba", "away": "Como", "competition": "The Cup"}
STATED = {"urls": ["https://paper.example/1"], "confidence": "two-sources"}
GOALS = [("Bianchi", "Alba", "12"), ("Neri", "Como", "50"), ("Bianchi", "Alba", "77"),
         ("Verdi", "Como", "90+2")]  # fmt: skip
# What no match tells of it: the cup final has its scorers, its ground and its shoot-out.
REFERENCE: dict[str, list[dict[str, Any]]] = {
    "spells": [
        {"person": "Rita Rossi", "role": "coach", "club": "Alba", "from": "1998", "to": "2000-07"},
        {"person": "Carla Conti", "role": "coach", "club": "Alba", "from": "2000-07-01",
         "to": "2002-06-30", "matches": 9},
        {"person": "Carla Conti", "role": "coach", "club": "Brera", "from": "1995", "to": "1996",
         "matches": 20},
        {"person": "Carla Conti", "role": "coach", "club": "Brera", "from": "1997", "to": "1998",
         "matches": 3},
        {"person": "Aldo Ricci", "role": "mayor", "club": "Alba Town (city)", "from": "1999"},
    ],
    "transfers": [
        {"player": "Bianchi", "from": "Como", "to": "Alba", "date": "2001-08", "fee": 500_000,
         "window": "summer 2001", "kind": "permanent"},
        {"player": "Galli", "from": "Alba", "to": "Brera", "window": "summer 2000", "kind": "loan"},
        {"player": "Gatti", "from": "Alba", "to": "Como", "window": "summer 2001", "kind": "loan"},
    ],
    "goals": [
        *(
            MATCH | {"scorer": scorer, "team": team, "minute": minute, "event": "goal"}
            for scorer, team, minute in GOALS
        ),
        MATCH | {"scorer": "Neri", "team": "Como", "minute": "60", "event": "missed penalty",
                 "penalty": True},
    ],
    "shootouts": [
        MATCH | {"kick": 1, "taker": "Bianchi", "team": "Alba", "scored": True},
        MATCH | {"kick": 2, "taker": "Neri", "team": "Como", "scored": False},
    ],
    "venues": [
        MATCH | {"ground": "Old Park (Stadio Grande)", "city": "Rovi", "attendance": 900,
                 "behind_closed_doors": False},
    ],
    "honours": [
        {"award": "Coach of the Year", "season": "2001-02", "holder": "Carla Conti",
         "date": "2002-07-01", "body": "the league"},
        {"award": "Old Cup: quarter-finalist", "season": "1990-91", "holder": "Alba",
         "body": "UEFA"},
    ],
    "figures": [
        {"subject": "Carla Conti", "quantity": "birth date", "value": "1960-05-20", "unit": "date"},
        {"subject": "Alba Town", "quantity": "population", "value": 20_179, "unit": "inhabitants",
         "as_of": "2001"},
        {"subject": "Alba", "quantity": "nickname", "value": "the Dawn; gli Albini",
         "unit": "name"},
    ],
}  # fmt: skip


LEAGUE_TWO = (
    LEAGUE_ONE.replace("League One 2001/02", "League Two 2000/01")
    .replace("Sat Sep 1\n", "Sat Sep 2\n")
    .replace("Sun Sep 2\n", "Sun Sep 3\n")
    .replace("Sat Mar 2\n", "Sat Mar 3\n")
    .replace("Sun Mar 3\n", "Sun Mar 4\n")
    .replace("Sat Mar 9\n", "Sat Mar 10\n")
    .replace("Sun Mar 10\n", "Sun Mar 11\n")
)
CUP = """
= The Cup 2001/02
# Matches 1
» Final
Wed May 15
  Alba v Como   5-4 pen. 2-2 a.e.t. (2-2, 1-0)
"""


def number(documents: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {str(key): document for key, document in enumerate(documents, 1)}


def invented(folder: Path) -> Path:
    """Write it: Alba under Carla Conti, up from League Two, then a cup. No story yet."""

    def write(name: str, **tables: list[dict[str, Any]]) -> None:
        text = render({table: number(rows) for table, rows in tables.items()})
        (folder / name).write_text(text, encoding="utf-8")

    about = {"club": "Alba", "coach": "Carla Conti", "since": "2000-07-01", "until": "2002-06-30"}
    write("about.json", about=[about | {"data_of": "2002-06-30", "complete": True}])
    names = ("Alba", "Brera", "Como")
    write("clubs.json", clubs=[{"name": name, "country": "ITA", "aliases": []} for name in names])
    kinds = {"League One": "league", "League Two": "league", "The Cup": "cup"}
    rules = {"since": "2000-01", "win": 2, "draw": 1, "tie_breaks": ["goal_difference"]}
    write(
        "competitions.json",
        competitions=[{"name": name, "kind": kind, "aliases": []} for name, kind in kinds.items()],
        rules=[
            {"competition": name, **rules, "neutral": ["Final"], "citation": "invented"}
            for name in kinds
        ],
    )
    write("story.json", sources=[], people=[], facts=[])
    write("editions.json", editions=[])
    write("sanctions.json", sanctions=[])
    finish = {"club": "Alba", "season": "1999-00", "position": 3, "source": "invented"}
    write("finishes.json", finishes=[finish])
    for table, rows in REFERENCE.items():
        write(f"{table}.json", **{table: with_ids(table, [row | STATED for row in rows], set())})
    texts = folder / "texts"
    texts.mkdir()
    for name, text in (("one", LEAGUE_ONE), ("two", LEAGUE_TWO), ("cup", CUP)):
        (texts / f"{name}.txt").write_text(text, encoding="utf-8")
    answer = import_files(folder, [texts], "invented", lambda items, _: items)
    assert answer.warnings == ()
    shutil.rmtree(texts)
    return folder
