"""Ten questions on a thousand leagues, by gasp and by the engines that read its exports.

Each engine is asked once, cold. An answer that is not that of gasp is counted, and named.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from gasp_cli import KnowledgeBase
from tests.exporters.engines import Ask, in_duckdb, in_spark, in_sqlite
from tests.leagues import leagues
from tests.questions import QUESTIONS, difference

SEASONS = 8
_MEGABYTE = 1024  # of what `ru_maxrss` counts


def bench_engines(number: int) -> int:
    """Measure and print; 1 where an engine and gasp disagree."""
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors")
    print(f"{number:,} leagues of {SEASONS} seasons, {number * SEASONS * 380:,} matches\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        leagues(folder / "kb", number, SEASONS)
        print("| export | seconds | MB in memory | MB on disk |\n|---|---:|---:|---:|")
        for to, out in (("sqlite", "record.db"), ("parquet --partition", "leagues")):
            seconds, memory = run_measured(
                [sys.executable, "-m", "gasp_cli", "--kb", str(folder / "kb"), "kb", "export",
                 "--to", *to.split(), str(folder / out)]
            )  # fmt: skip
            size = sum(path.stat().st_size for path in [folder / out, *(folder / out).rglob("*")])
            print(f"| {to} | {seconds:.0f} | {memory:.0f} | {size / 1e6:.0f} |", flush=True)
        return compare_engines(folder)


def compare_engines(folder: Path) -> int:
    """Ask all ten questions of each engine, and print the seconds that each took."""
    kb = KnowledgeBase(folder / "kb")
    print(f"\n| engine | {' | '.join(question.name for question in QUESTIONS)} | all ten |")
    print(f"|---|{'---:|' * (len(QUESTIONS) + 1)}")
    asked = [timed(lambda: list(question.rows(kb))) for question in QUESTIONS]  # noqa: B023
    expected = [rows for rows, _ in asked]
    print_seconds("gasp", [seconds for _, seconds in asked])
    wrong: list[str] = []
    engines: dict[str, Callable[[], AbstractContextManager[Ask]]] = {
        "SQLite": lambda: in_sqlite(folder / "record.db"),
        "DuckDB": lambda: in_duckdb(folder / "leagues"),
        "Spark": lambda: in_spark(folder / "leagues"),
    }
    for engine, open_engine in engines.items():
        if reason := why_not(engine):
            print(f"Not measured: {engine}: {reason}")
            continue
        with open_engine() as ask:
            taken = []
            for question, rows in zip(QUESTIONS, expected, strict=True):
                found, seconds = timed(lambda: ask(question.sql))  # noqa: B023  # called at once
                taken.append(seconds)
                if differs := difference(found, rows):
                    wrong.append(f"{engine}: {question.name}: {differs[:3]}")
        print_seconds(engine, taken)
    print("\n".join(wrong) or "All gave the answers of gasp.")
    return 1 if wrong else 0


def print_seconds(engine: str, taken: Sequence[float]) -> None:
    cells = " | ".join(f"{seconds:.1f}" for seconds in taken)
    print(f"| {engine} | {cells} | {sum(taken):.0f} |", flush=True)


def why_not(engine: str) -> str:
    """The reason why an engine cannot be asked; empty where it can."""
    package = {"DuckDB": "duckdb", "Spark": "pyspark"}.get(engine, "sqlite3")
    if find_spec(package) is None:
        return f"it is not installed; pip install {package}"
    if engine == "Spark" and not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        return "there is no Java"
    return ""


def timed(ask: Callable[[], list[tuple[Any, ...]]]) -> tuple[list[tuple[Any, ...]], float]:
    """The rows, and the seconds that they took."""
    begun = time.perf_counter()
    rows = ask()
    return rows, time.perf_counter() - begun


def run_measured(argv: list[str]) -> tuple[float, float]:
    """Run a command; the seconds it took, and the most megabytes that it had in memory."""
    begun = time.perf_counter()
    process = subprocess.Popen(argv, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, argv)
    return time.perf_counter() - begun, used.ru_maxrss / _MEGABYTE
