"""Invented leagues of any length and number, the same each time: for speed, growth and size."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

from gasp_cli.domain.seasons import season_end, season_ending
from gasp_cli.matching import slug
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
        **{
            f"matches/{slug(LEAGUE)}.{season}.json": {season: rows}
            for season, rows in matches.items()
        },
    }
    create(folder, {file: _numbered(inside) for file, inside in tables.items()})
    return folder


TIE_BREAKS: tuple[tuple[tuple[str, ...], bool], ...] = (
    (
        ("head_to_head_points", "head_to_head_goal_difference", "goal_difference", "goals_for"),
        False,
    ),
    (("goal_difference", "goals_for", "head_to_head_points", "wins"), False),
    (("goal_difference", "goals_for"), False),
    (("head_to_head_points", "goal_difference", "goals_for"), True),
    (("goals_for", "goal_difference"), False),
)
"""The tie-breaks that leagues have in turn, and whether head-to-head is applied again."""


def leagues(folder: Path, count: int, seasons: int) -> Path:
    """A knowledge base of that many leagues, each of that many seasons of 380 matches up to `LAST`.

    The coach's club is in the first. Every fifth league has a deduction in its last season.
    """
    names = [season_ending(season_end(LAST) - back) for back in reversed(range(seasons))]
    numbers = range(1, count + 1)
    titles = {number: f"League {number:04}" for number in numbers}
    clubs = {number: [f"{name} of {titles[number]}" for name in CLUBS] for number in numbers}
    days = (f"{names[0][:4]}-07-01", f"{season_end(LAST)}-06-30")
    about = {
        "club": clubs[1][0], "coach": "Carla Conti", "since": days[0], "until": days[1],
        "data_of": days[1], "complete": True,
    }  # fmt: skip
    rules = []
    for place in numbers:
        criteria, reapply = TIE_BREAKS[place % len(TIE_BREAKS)]
        row: dict[str, Any] = {
            "competition": titles[place], "since": names[0], "win": 3, "draw": 1,
            "tie_breaks": list(criteria), "citation": "invented",
        }  # fmt: skip
        rules.append(row | {"reapply": True} if reapply else row)
    sanctions = [
        {
            "kind": "deduction", "competition": titles[place], "season": LAST,
            "subject": clubs[place][9], "since": f"{LAST[:4]}-10-01", "club": clubs[place][9],
            "points": 3, "note": "invented", "urls": ["https://paper.example/1"],
        }
        for place in numbers
        if place % 5 == 0
    ]  # fmt: skip
    editions = [
        {
            "competition": titles[place], "season": season, "clubs": clubs[place], "matches": 380,
            "expected": 380, "sources": [f"{season}.txt"], "licence": "invented",
        }
        for place in numbers
        for season in names
    ]  # fmt: skip
    tables: dict[str, dict[str, list[dict[str, Any]]]] = {
        "about.json": {"about": [about]},
        "clubs.json": {
            "clubs": [
                {"name": name, "country": "ITA", "aliases": []}
                for place in numbers
                for name in clubs[place]
            ]
        },
        "competitions.json": {
            "competitions": [
                {"name": title, "kind": "league", "country": "ITA", "aliases": []}
                for title in titles.values()
            ],
            "rules": rules,
            "draws": [],
        },
        "editions.json": {"editions": editions},
        "finishes.json": {"finishes": []},
        "sanctions.json": {"sanctions": sanctions},
        "story.json": {"sources": [], "people": [], "facts": [], "uncited": []},
    }
    create(folder, {file: _numbered(inside) for file, inside in tables.items()})
    (folder / "matches").mkdir()
    for place, season in product(numbers, names):
        # A file at a time: millions of matches do not fit into memory.
        matches = list(_matches(season, clubs[place], f"{season} {place}"))
        path = folder / "matches" / f"{slug(titles[place])}.{season}.json"
        path.write_text(json.dumps(_numbered({season: matches})), encoding="utf-8")
    return folder


def _numbered(tables: dict[str, list[dict[str, Any]]]) -> dict[str, dict[str, dict[str, Any]]]:
    return {table: number(rows) for table, rows in tables.items()}


def _matches(season: str, clubs: Sequence[str] = CLUBS, seed: str = "") -> Iterator[dict[str, Any]]:
    """A double round robin, a round a week, with goals that look like football."""
    random = Random(seed or season)  # noqa: S311  # no secret
    monday = date(season_end(season) - 1, 8, 15)
    for matchday, pairs in enumerate(_rounds(clubs), 1):
        day = (monday + timedelta(days=7 * (matchday - 1))).isoformat()
        for line, (home, away) in enumerate(pairs, 1):
            yield {
                "date": day, "home": home, "away": away,
                "home_goals": random.choices(range(6), (22, 34, 25, 12, 5, 2))[0],
                "away_goals": random.choices(range(6), (30, 36, 21, 9, 3, 1))[0],
                "matchday": matchday, "time": "15:00",
                "source": f"{season}.txt:{10 * matchday + line}",
            }  # fmt: skip


def _rounds(names: Sequence[str]) -> Iterator[list[tuple[str, str]]]:
    """Everybody against everybody at home and away, by the circle method."""
    clubs = list(names)
    half = []
    for turn in range(len(clubs) - 1):
        pairs = list(zip(clubs[:10], reversed(clubs[10:]), strict=True))
        half.append([(away, home) if turn % 2 else (home, away) for home, away in pairs])
        clubs = [clubs[0], clubs[-1], *clubs[1:-1]]
    yield from half
    yield from ([(away, home) for home, away in pairs] for pairs in half)
