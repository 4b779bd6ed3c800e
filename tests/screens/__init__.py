"""Whole screens and whole outputs, kept as files that tests compare.

The README shows some of them as pictures, which are made of what the program writes on a terminal.
`python -m tests.screens` writes all of them anew: look at the diff before you commit it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from tests.terminal import ROOT, on_terminal, plain

HERE = Path(__file__).resolve().parent

COMMANDS = {
    "overview": [],
    "season-2020": ["season", "2020"],
    "season-2017": ["season", "2017"],
    "chart-positions": ["chart", "positions"],
    "chart-positions-2020": ["chart", "positions", "2020"],
    "chart-points-2020": ["chart", "points", "2020"],
    "chart-goals": ["chart", "goals"],
    "chart-race-2020": ["chart", "race", "2020"],
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
    "defeats": ["defeats"],
    "compare-seasons": ["compare", "2017", "2020"],
    "compare-halves": ["compare", "first", "second", "--season", "2020"],
    "compare-opponents": ["compare", "Inter", "Juventus"],
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
    "check-sentence": ["check", "Nel 2019-20 l'Atalanta ha chiuso seconda in Serie A."],
    "check-draft": ["check", "tests/drafts/draft.md"],
    "check-draft-all": ["check", "tests/drafts/draft.md", "--all"],
    "check-draft-in-italian": ["check", "tests/drafts/bozza.md"],
    "ask": ["ask", "how many goals did Atalanta score in 2019-20?"],
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
NARROW = 55
"""The columns of a phone or a split pane."""

IN_ITALIAN = (
    "overview", "season-2020", "chart-positions", "chart-race-2020", "seasons", "table-2023",
    "europe", "europe-2024", "cups-2021", "wins", "versus", "streaks", "today", "quotes-lookman",
    "facts-lookman", "people", "transfers", "career", "honours", "timeline-2020", "sources",
    "claims-contradicted", "disputes", "measures", "check", "check-sentence",
    "check-draft-in-italian", "ask", "coverage", "show-claim", "show-match", "show-person",
    "search-valencia", "competitions", "help", "help-wins", "compare-halves", "compare-seasons",
    "defeats",
)  # fmt: skip
NARROW_IN_ITALIAN = (
    "overview", "season-2020", "seasons", "europe", "europe-2024", "wins", "versus", "transfers",
    "timeline-2020", "check-draft-in-italian",
)  # fmt: skip
COMMANDS |= {f"it-{name}": ["--lang", "it", *COMMANDS[name]] for name in IN_ITALIAN}

PICTURES = ("overview", "season-2020", "chart-race-2020", "table-2023", "it-season-2020")
"""The screens that the README shows, dark and light."""
THEMES = {
    "dark": TerminalTheme((24, 26, 31), (222, 222, 222), [(0, 0, 0)] * 8, [(118, 118, 118)] * 8),
    "light": TerminalTheme((255, 255, 255), (36, 36, 36), [(0, 0, 0)] * 8, [(118, 118, 118)] * 8),
}
"""The two kinds of terminal; gasp's own colours are the same on both."""


def names() -> Iterator[tuple[str, str]]:
    """Every kept file: the name of its command, and the columns or `pipe`."""
    for name in COMMANDS:
        is_narrow = not name.startswith("it-") or name.removeprefix("it-") in NARROW_IN_ITALIAN
        for form in (*([NARROW] if is_narrow else []), *WIDTHS, "pipe"):
            yield name, str(form)


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
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr  # 1: contradicted
    return done.stdout


def pictures() -> Iterator[tuple[str, str]]:
    """Every kept picture: the name of its command, and its theme."""
    for name in PICTURES:
        for theme in THEMES:
            yield name, theme


def picture_path(name: str, theme: str) -> Path:
    """Where a picture is kept."""
    return HERE / f"{name}.{theme}.svg"


def picture(name: str, theme: str) -> str:
    """The output of the command on a terminal, as a picture without its own font."""
    arguments = COMMANDS[name]
    screen = Console(
        record=True, width=WIDTHS[0], file=StringIO(), force_terminal=True, color_system="256",
        legacy_windows=False,
    )  # fmt: skip
    for line in on_terminal(*arguments, columns=WIDTHS[0]).splitlines():
        screen.print(Text.from_ansi(line), soft_wrap=True)
    drawn = screen.export_svg(
        title=" ".join(["gasp", *arguments]), theme=THEMES[theme], unique_id=f"{name}-{theme}"
    )
    return _WEB_FONT.sub("", drawn).replace("Fira Code", "ui-monospace, Menlo, DejaVu Sans Mono")


_WEB_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def write_all() -> None:
    """Write all of them anew, once every command has worked."""
    taken = {path(name, form): take(name, form) for name, form in names()}
    taken |= {picture_path(name, theme): picture(name, theme) for name, theme in pictures()}
    for old in (*HERE.glob("*.txt"), *HERE.glob("*.svg")):
        old.unlink()
    for kept, output in taken.items():
        kept.write_text(output, encoding="utf-8")
