"""Shared by the tests: the shipped data, and the command line in this process."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
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
