"""The invented knowledge base, with a story: seven facts that a source tells of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.invented import invented, number

SOURCES: list[dict[str, Any]] = [{"id": "gazette", "file": "gazette.txt", "date": "2002-06"}]
PEOPLE: list[dict[str, Any]] = [
    {"name": "Carla Conti", "role": "coach", "aliases": ["Conti", "La Conti"]},
    {"name": "Dora Dini", "role": "player", "position": "forward"},
]
FACTS: list[dict[str, Any]] = [
    {
        "id": "eight-goals", "kind": "claim", "text": "Alba scored eight, and nine in friendlies.",
        "about": ["Carla Conti", "Alba"], "date": "2002-05", "season": "2001-02",
        "citations": ["gazette:3", "gazette:12"],
        "checks": [
            {"measure": "goals_for", "arguments": {"season": "2001-02"}, "says": 8},
            {
                "measure": "lost_finals_to", "arguments": {"competition": "The Cup"},
                "says": ["Como"], "compare": "has", "assumes": "a shoot-out is a defeat",
            },
        ],
        "unchecked_parts": [{"part": "nine goals in friendlies", "reason": "outside"}],
    },
    {
        "id": "sum", "kind": "quote", "text": "=1+1 is “two”,\nshe said.", "about": ["Alba"],
        "citations": ["gazette:4"], "speaker": "Carla Conti", "occasion": "-after the cup",
    },
    {
        "id": "dini-leaves", "kind": "transfer", "text": "Dini left Alba for Como.",
        "citations": ["gazette:5"], "player": "Dora Dini", "from": "Alba", "to": "Como",
        "year": 2002,
    },
    {
        "id": "conti-at-alba", "kind": "appointment", "text": "Conti came in 2000.",
        "citations": ["gazette:6"], "person": "Carla Conti", "role": "coach", "club": "Alba",
        "from": "2000", "to": "2002-06-30",
    },
    {
        "id": "cup-won", "kind": "honour", "text": "Alba won the cup.", "citations": ["gazette:7"],
        "honour": "The Cup", "holder": "Alba",
    },
    {
        "id": "coach-of-the-year", "kind": "honour", "text": "Conti was coach of the year.",
        "citations": ["gazette:8"], "honour": "Coach of the year", "holder": "Carla Conti",
    },
    {
        "id": "age", "kind": "profile", "text": "Conti is 50.", "citations": ["gazette:9"],
        "about": ["Carla Conti"], "states": {"of": "age of Carla Conti", "value": 50},
    },
]  # fmt: skip
UNCITED: list[dict[str, Any]] = [{"citation": "gazette:1", "reason": "heading"}]


def told(folder: Path) -> Path:
    """Write it into a folder that is not there yet."""
    folder.mkdir()
    write_story(invented(folder))
    return folder


def write_story(
    folder: Path,
    facts: list[dict[str, Any]] | None = None,
    people: list[dict[str, Any]] | None = None,
) -> None:
    """Give a knowledge base this story."""
    tables = {
        "sources": number(SOURCES),
        "people": number(PEOPLE if people is None else people),
        "facts": number(FACTS if facts is None else facts),
        "uncited": number(UNCITED),
    }
    (folder / "story.json").write_text(json.dumps(tables), encoding="utf-8")
