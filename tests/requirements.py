"""The packages that `pyproject.toml` allows, and the lock of those that the tests use.

`python -m tests.requirements` writes `tests/requirements.txt` anew with the newest releases that
are allowed, each with the hashes of its files; it needs `uv`. Pip installs from it without uv.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "tests" / "requirements.txt"
HEAD = (
    "# Made by `python -m tests.requirements`: what pyproject.toml allows, and what that needs.\n"
)


EXTRAS = ("parquet", "explore", "xlsx")
"""The extras for people who use gasp."""


def of_project(*extras: str) -> list[Requirement]:
    """The requirements of gasp, and those of its extras that are not extras themselves."""
    project = _pyproject()["project"]
    lines = [*project["dependencies"]]
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    requirements = [Requirement(line) for line in lines]
    return [requirement for requirement in requirements if requirement.name != project["name"]]


def of_build() -> list[Requirement]:
    """The requirements of building a wheel."""
    return [Requirement(line) for line in _pyproject()["build-system"]["requires"]]


def _pyproject() -> Any:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def main() -> int:
    """Write the lock; the exit code is that of uv."""
    wanted = [*of_project(*EXTRAS, "dev"), *of_build()]
    uv = shutil.which("uv") or "uv"
    done = subprocess.run(
        [uv, "pip", "compile", "-", "--universal", "--python-version", "3.11",
         "--generate-hashes", "--no-annotate", "--no-header", "--quiet"],
        input="\n".join(map(str, wanted)), stdout=subprocess.PIPE, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode == 0:
        LOCK.write_text(HEAD + done.stdout, encoding="utf-8")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
