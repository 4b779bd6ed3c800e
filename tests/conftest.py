"""Shared by the tests: the shipped data, and the command line in this process."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest
import typer.main
from hypothesis import settings

from gasp_cli import KnowledgeBase
from gasp_cli.cli.app import run

# The same examples in every run, however slow the machine; `--hypothesis-profile explore`
# looks further.
settings.register_profile("gasp", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=2_000, deadline=None)
settings.load_profile("gasp")

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
SHARED = Path(os.environ.get("GASP_SHARED", ROOT.parent / "shared"))

needs_shared = pytest.mark.skipif(
    not (SHARED / "openfootball").is_dir(),
    reason=f"the match files the data were made from are not at {SHARED}",
)


def copied(folder: Path, target: Path) -> Path:
    """A copy of a folder that may be changed, even where the checkout is read-only."""
    shutil.copytree(folder, target, copy_function=shutil.copyfile)
    for path in (target, *target.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)
    return target


class Outcome(NamedTuple):
    """The result of a command line."""

    code: int
    out: str
    err: str


class Gasp:
    """The command line, run in this process."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *arguments: str) -> Outcome:
        self._capture.readouterr()
        code = run(list(arguments))
        out, err = self._capture.readouterr()
        return Outcome(code, out, err)


def examples(gasp: Gasp, *command: str) -> list[list[str]]:
    """The examples of a command's help, in words, without what follows a pipe or a `>`."""
    lines = gasp(*command, "--help").out.partition("\nExamples:\n")[2].splitlines()
    commands = [shlex.split(line.partition("|")[0].partition(">")[0]) for line in lines]
    assert all(words[0] == "gasp" for words in commands)
    return [words[1:] for words in commands]


@pytest.fixture
def gasp(capsys: pytest.CaptureFixture[str]) -> Gasp:
    """Run `gasp` with these arguments into a pipe."""
    return Gasp(capsys)


@pytest.fixture(scope="session", autouse=True)
def functions_read_once() -> Iterator[None]:
    """A process runs one command, our tests thousands: Typer need not read the same function again.

    That is two thirds of the time of a command in this process.
    """
    name = "get_params_from_function"
    with pytest.MonkeyPatch.context() as patch:
        if reading := getattr(typer.main, name, None):
            patch.setattr(typer.main, name, lru_cache(maxsize=256)(reading))
        yield


@pytest.fixture(scope="session")
def kb() -> KnowledgeBase:
    """The shipped knowledge base."""
    return KnowledgeBase()


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No setting of the machine decides what a command prints."""
    for name in (
        "GASP_KB", "GASP_FORMAT", "GASP_DEBUG", "GASP_LANG", "COLUMNS", "NO_COLOR", "FORCE_COLOR",
        "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG",
    ):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    yield
