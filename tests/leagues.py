"""Invented leagues of any length, the same each time: what speed and growth are measured on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from gasp_cli.domain.seasons import season_end, season_ending
from gasp_cli.store.transaction import create
from tests.invented import number

CLUB = "Club 01"
CLUBS = tuple(f"Club {number:02}" for number in range(1, 21))
LEAGUE = "Long League"
LAST = "2023-24"


def league(folder: Path, seasons: int, *, of: str = "") -> Path:
    """A knowledge base of that many seasons of 380 matches, all under one coach, up to `LAST`.

    With `of`, it has only the matches of that club.
    """
    names = [season_ending(season_end(LAST) - back) for back in reversed(range(seasons))]
    matches = {
        season: [
            match for match in _matches(season) if not of or of in (match["home"], match["away"])
        ]
        for season in names
    }
    editions = [
        {
            "competition": LEAGUE,
            "season": season,
            "clubs": list(CLUBS),
            "matches": len(matches[season]),
            "expected": 380,
            "sources": [f"{season}.txt"],
            "licence": "invented",
        }
        for season in names
    ]
    first = matches[names[0]][0]["date"]
    about = {
        "club": CLUB, "coach": "Carla Conti", "since": first, "until": matches[LAST][-1]["date"],
        "data_of": "2024-06-30", "complete": True,
    }  # fmt: skip
    rules = {
        "competition": LEAGUE, "since": names[0], "win": 3, "draw": 1, "citation": "invented",
        "tie_breaks": ["head_to_head_points", "goal_difference", "goals_for"],
    }  # fmt: skip
    competition = {"name": LEAGUE, "kind": "league", "country": "ITA", "aliases": []}
    clubs = [{"name": name, "country": "ITA", "aliases": []} for name in CLUBS]
    tables: dict[str, dict[str, list[dict[str, Any]]]] = {
        "about.json": {"about": [about]},
        "clubs.json": {"clubs": clubs},
        "competitions.json": {"competitions": [competition], "rules": [rules], "draws": []},
        "editions.json": {"editions": editions},
        "finishes.json": {"finishes": []},
        "sanctions.json": {"sanctions": []},
        "story.json": {"sources": [], "people": [], "facts": [], "uncited": []},
        "matches/long-league.json": matches,
    }
    files = {
        file: {table: number(rows) for table, rows in inside.items()}
        for file, inside in tables.items()
    }
    create(folder, files)
    return folder


def _matches(season: str) -> Iterator[dict[str, Any]]:
    """A double round robin, a round a week, with goals that look like football."""
    random = Random(season)  # noqa: S311  # no secret
    monday = date(season_end(season) - 1, 8, 15)
    for matchday, pairs in enumerate(_rounds(), 1):
        day = (monday + timedelta(days=7 * (matchday - 1))).isoformat()
        for line, (home, away) in enumerate(pairs, 1):
            yield {
                "date": day, "home": home, "away": away,
                "home_goals": random.choices(range(6), (22, 34, 25, 12, 5, 2))[0],
                "away_goals": random.choices(range(6), (30, 36, 21, 9, 3, 1))[0],
                "matchday": matchday, "time": "15:00",
                "source": f"{season}.txt:{10 * matchday + line}",
            }  # fmt: skip


def _rounds() -> Iterator[list[tuple[str, str]]]:
    """Everybody against everybody at home and away, by the circle method."""
    clubs = list(CLUBS)
    half = []
    for turn in range(len(clubs) - 1):
        pairs = list(zip(clubs[:10], reversed(clubs[10:]), strict=True))
        half.append([(away, home) if turn % 2 else (home, away) for home, away in pairs])
        clubs = [clubs[0], clubs[-1], *clubs[1:-1]]
    yield from half
    yield from ([(away, home) for home, away in pairs] for pairs in half)
