"""Whole screens and whole outputs, kept as files that tests compare.

`python -m tests.screens` writes them anew: look at the diff before you commit it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.terminal import ROOT, on_terminal, plain

HERE = Path(__file__).resolve().parent

COMMANDS = {
    "overview": [],
    "seasons": ["seasons"],
    "table-2023": ["table", "2023"],
    "table-champions-league-2023-group-h": [
        "table", "2023", "--competition", "Champions League", "--group", "H",
    ],
    "table-europa-league-2018": ["table", "2018", "--competition", "Europa League"],
    "europe": ["europe"],
    "europe-2024": ["europe", "2024"],
    "europe-2019": ["europe", "2019"],
    "europe-2023-empty": ["europe", "2023"],
    "cups": ["cups"],
    "cups-2021": ["cups", "2021"],
    "matches-against-liverpool": ["matches", "--opponent", "Liverpool"],
    "wins": ["wins"],
    "versus": ["versus"],
    "streaks": ["streaks"],
    "today": ["today", "--on", "2025-05-22"],
    "quotes": ["quotes"],
    "quotes-lookman": ["quotes", "--player", "Lookman"],
    "facts-lookman": ["facts", "--about", "Lookman"],
    "people": ["people"],
    "transfers": ["transfers"],
    "career": ["career"],
    "honours": ["honours"],
    "timeline-2020": ["timeline", "2020"],
    "sources": ["sources"],
    "claims-contradicted": ["claims", "--verdict", "contradicted"],
    "disputes": ["disputes"],
    "measures": ["measures"],
    "check": ["check", "goals_for", "--season", "2018-19", "--says", "77"],
    "coverage": ["coverage"],
    "show-claim": ["show", "two-coppa-italia-finals"],
    "search-valencia": ["search", "Valencia", "4-1"],
    "show-fact": ["show", "lookman-penalty-quote"],
    "show-match": ["show", "2024-05-22-atalanta-bayer-leverkusen"],
    "show-person": ["show", "Papu"],
    "competitions": ["competitions"],
    "help": ["--help"],
    "help-wins": ["wins", "--help"],
}  # fmt: skip
WIDTHS = (80, 120)


def names() -> Iterator[tuple[str, str]]:
    """Every kept file: the name of its command, and `80`, `120` or `pipe`."""
    for name in COMMANDS:
        for form in (*map(str, WIDTHS), "pipe"):
            yield name, form


def path(name: str, form: str) -> Path:
    """Where an output is kept."""
    return HERE / f"{name}.{form}.txt"


def take(name: str, form: str) -> str:
    """Run the command now."""
    arguments = COMMANDS[name]
    if form != "pipe":
        return plain(on_terminal(*arguments, columns=int(form)))
    done = subprocess.run(
        [sys.executable, "-m", "gasp_cli", *arguments],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return done.stdout


def write_all() -> None:
    """Write all of them anew, once every command has worked."""
    taken = {path(name, form): take(name, form) for name, form in names()}
    for old in HERE.glob("*.txt"):
        old.unlink()
    for kept, output in taken.items():
        kept.write_text(output, encoding="utf-8")
