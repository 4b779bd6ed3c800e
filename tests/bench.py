"""`python -m tests.bench`: how fast the commands are, side by side with others.

Whole processes, into a pipe. In every round each command runs once, in an order shuffled anew, so
that a slow moment of the machine hits all alike; the ratio is taken within a round, and its median
over all rounds printed. Peers from the package index are measured where they are installed:
`pip install '.[bench]'`.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import random
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.bench_engines import bench_engines
from tests.leagues import CLUB, LAST, league
from tests.terminal import ROOT

BIN = Path(sysconfig.get_path("scripts"))
GASP = str(BIN / "gasp")

HELLO = """
import typer

app = typer.Typer()


@app.command()
def one() -> None:
    print("one")


@app.command()
def two() -> None:
    print("two")


app()
"""
TABLE = """
import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer()


@app.command()
def one() -> None:
    table = Table("season", "position", "points")
    for season in range(9):
        table.add_row(f"20{16 + season}-{17 + season}", "3", "78")
    Console(width=80).print(table)


@app.command()
def two() -> None:
    print("two")


app()
"""


SEASONS = 245
"""The seasons of a large knowledge base, of which a question needs one."""


class Case(NamedTuple):
    """A command to measure, the one to compare it with, and the highest ratio allowed."""

    name: str
    argv: Sequence[str]
    against: str = ""
    goal: float | None = None
    setting: Mapping[str, str] = {}


def cases(folder: Path) -> list[Case]:
    """The commands to measure, on files written into a folder."""
    hello, table = folder / "hello.py", folder / "table.py"
    hello.write_text(HELLO, encoding="utf-8")
    table.write_text(TABLE, encoding="utf-8")
    tab = {"_GASP_COMPLETE": "complete_bash", "COMP_WORDS": "gasp sea", "COMP_CWORD": "1"}
    json = ("--format", "json")
    wide = str(league(folder / "wide", SEASONS))
    draft = folder / "draft.md"
    draft.write_text(thousand_words(), encoding="utf-8")
    sentence = "Atalanta scored 98 goals in 2019-20."
    question = "How many goals did they score in 2019-20?"
    check_draft = (GASP, "check", str(draft), "--fail-on", "never")
    measured = [
        Case("hello: a bare Typer app", (sys.executable, str(hello), "one")),
        Case("table: the same with a Rich table", (sys.executable, str(table), "one")),
        *(
            Case(" ".join(["gasp", *argv]), (GASP, *argv), "hello", goal)
            for argv, goal in (
                (("--version",), 0.87), (("--help",), 0.87), (("seasons", *json), 1.22),
                (("quotes", "--player", "Lookman", *json), 1.08),
                (("europe", "2024", *json), 1.10), (("table", "2020", *json), 1.15),
                (("season", "2020", *json), 1.50), (("claims", *json), 1.85),
                (("check", sentence), 1.60), (("ask", question), 1.60),
            )
        ),
        Case("gasp check draft.md, 1,000 words", check_draft, "hello", 4.00),
        Case("completion of a command's name", (GASP,), "hello", 0.87, tab),
        Case("gasp seasons --format table", (GASP, "seasons", "--format", "table"), "table", 1.12),
        Case(f"one season among {380 * SEASONS:,} matches",
             (GASP, "--kb", wide, "matches", "--season", LAST, *json), "hello", 1.60),
    ]  # fmt: skip
    if (BIN / "sqlite-utils").exists():
        measured += peers(folder)
    return measured


def thousand_words() -> str:
    """The draft of the tests without its front matter, as often as makes a thousand words."""
    text = (ROOT / "tests/drafts/draft.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    return "\n\n".join([text] * (1_000 // len(text.split()) + 1))


def peers(folder: Path) -> list[Case]:
    """The same rows out of a knowledge base and, with sqlite-utils, out of a database."""
    tool = str(BIN / "sqlite-utils")
    long = league(folder / "long", 264, of=CLUB)
    short = league(folder / "short", 10)
    rows, record = folder / "rows.db", folder / "record.db"
    text = run([GASP, "--kb", str(long), "matches", "--format", "csv"])
    subprocess.run([tool, "insert", rows, "matches", "-", "--csv"], input=text, check=True)
    run([GASP, "--kb", str(short), "kb", "export", "--to", "sqlite", str(record)])
    of_club = f"season = '{LAST}' and '{CLUB}' in (home, away)"
    season = ("matches", "--season", LAST, "--format", "json")
    every = f"{len(text.splitlines()) - 1:,} rows as csv"
    return [
        Case("sqlite-utils rows --csv", (tool, "rows", str(rows), "matches", "--csv")),
        Case("sqlite-utils rows", (tool, "rows", str(record), "matches", "--where", of_club)),
        Case(every, (GASP, "--kb", str(long), "matches", "--format", "csv"),
             "sqlite-utils rows --csv", 0.75),
        Case("one club's 38 matches as json", (GASP, "--kb", str(short), *season),
             "sqlite-utils rows", 0.65),
    ]  # fmt: skip


def environment(setting: Mapping[str, str]) -> dict[str, str]:
    """The environment without variables that change Python's speed or gasp's answers."""
    changing = ("PYTHON", "GASP", "COV")
    unchanged = {name: text for name, text in os.environ.items() if not name.startswith(changing)}
    return unchanged | dict(setting)


def run(argv: Sequence[str], setting: Mapping[str, str] | None = None) -> bytes:
    """Run a command and return its output."""
    done = subprocess.run(
        argv, capture_output=True, stdin=subprocess.DEVNULL, env=environment(setting or {}),
        check=True,
    )  # fmt: skip
    return done.stdout


def measure(measured: Sequence[Case], rounds: int) -> dict[str, list[float]]:
    """The milliseconds of each case in each round, after two rounds that do not count."""
    taken: dict[str, list[float]] = {case.name: [] for case in measured}
    order = random.Random(1)  # noqa: S311  # no secret
    for number in range(-2, rounds):
        for case in order.sample(measured, len(measured)):
            begun = time.perf_counter()
            run(case.argv, case.setting)
            if number >= 0:
                taken[case.name].append((time.perf_counter() - begun) * 1000)
    return taken


def ratio(times: Sequence[float], others: Sequence[float]) -> float:
    """The median of the ratios within the rounds."""
    return statistics.median(time / other for time, other in zip(times, others, strict=True))


def growth(folder: Path, rounds: int) -> tuple[dict[int, float], float]:
    """Milliseconds by number of matches, and the exponent of growth, net of the smallest."""
    sizes = {380 * seasons: seasons for seasons in (10, 52, 263)}
    measured = [
        Case(str(matches), (GASP, "--kb", str(league(folder / str(matches), seasons)),
                            "seasons", "--format", "json"))
        for matches, seasons in sizes.items()
    ]  # fmt: skip
    taken = {
        int(name): statistics.median(times) for name, times in measure(measured, rounds).items()
    }
    small, middle, large = sizes
    first, second = taken[middle] - taken[small], taken[large] - taken[small]
    return taken, math.log(second / first) / math.log((large - small) / (middle - small))


def main() -> int:
    """Measure and print; 1 where a goal is not reached."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument(
        "--engines", nargs="?", const=1_000, type=int, metavar="LEAGUES",
        help="instead, ten questions on that many leagues: gasp, SQLite, DuckDB and Spark",
    )  # fmt: skip
    options = parser.parse_args()
    if options.engines:
        return bench_engines(options.engines)
    rounds = options.rounds
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {rounds} rounds\n")
    missed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measured = cases(folder)
        taken = measure(measured, rounds)
        print("| what | ms | against | ratio | goal |\n|---|---:|---|---:|---:|")
        for case in measured:
            line = f"| {case.name} | {statistics.median(taken[case.name]):.0f} |"
            if case.goal is not None:
                other = next(name for name in taken if name.startswith(case.against))
                held = ratio(taken[case.name], taken[other])
                missed += held > case.goal
                line += f" {case.against} | {held:.2f} | {case.goal:.2f} |"
            else:
                line += " | | |"
            print(line)
        by_size, exponent = growth(folder, max(rounds // 3, 3))
        missed += exponent > 1.03
        sizes = ", ".join(f"{size:,} matches {ms:.0f} ms" for size, ms in by_size.items())
        print(f"\nGrowth, net of the smallest: exponent {exponent:.2f}, goal 1.03 ({sizes})")
    if not (BIN / "sqlite-utils").exists():
        print("Not measured: sqlite-utils is not installed; pip install '.[bench]'")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
