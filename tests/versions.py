"""`python -m tests.versions [lowest|newest]`: gasp with the oldest and newest packages allowed.

Each end gets a new environment, into which gasp is installed as a user installs it, and what people
do most is done. Without an argument both are tried. The exit code is 1 where a step failed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

from tests.requirements import EXTRAS, ROOT, of_build, of_project

ENDS = ("lowest", "newest")
STEPS = (
    "--version",
    "--help",
    "seasons --format table",
    "season 2020 --format table",
    "table 2023 --format json",
    "claims --format csv",
    "--lang it versus Liverpool --format table",
    "search Bergamo",
    "check drafts/draft.md --all --fail-on never",
    "kb check",
    "chart positions --format table",
    "chart positions 2020 --save picture.svg",
    "kb copy own",
    "--kb own kb add person --name Nobody --role other",
    "--kb own kb remove Nobody",
    "kb new klopp --club Liverpool --coach Klopp --from 2015-10-08 --until 2024-05-19",
    "kb import england --into klopp",
    "--kb klopp seasons",
    "kb export --to sqlite gasp.sqlite",
    "kb export --to parquet parquet",
    "kb export --to parquet --partition leagues",
    "kb export --to xlsx gasp.xlsx",
)


EXPLORE = """
import asyncio
from gasp_cli.cli.context import open_kb
from gasp_cli.cli.explore.app import Explorer
from gasp_cli.cli.explore.views import Views
from gasp_cli.kb.story import Story

async def explore() -> None:
    app = Explorer(Views(open_kb(Story, None), None), ("table", "2020"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("left", "y")
        assert app.clipboard.endswith("gasp table 2020 --matchday 38")

asyncio.run(explore())
"""
"""The explorer without a terminal: a key is heard, a page drawn."""


def lowest(requirements: list[Requirement]) -> Iterator[str]:
    """The constraints that keep each package at the lowest version that this Python may have."""
    found: dict[str, str] = {}
    for requirement in requirements:  # a later bound of the same package is the higher one
        if requirement.marker is None or requirement.marker.evaluate():
            for bound in requirement.specifier:
                if bound.operator == ">=":
                    found[requirement.name] = bound.version
    return (f"{name}=={version}" for name, version in found.items())


def tried(end: str, folder: Path) -> bool:
    """Whether gasp works in a new environment with the packages of that end; says each step."""
    constraints = folder / "constraints.txt"
    wanted = [*of_project(*EXTRAS), *of_build()] if end == "lowest" else []
    constraints.write_text("\n".join(lowest(wanted)))
    python = folder / "venv" / "bin" / "python"
    for name in ("england", "drafts"):
        (folder / name).symlink_to(ROOT / "tests" / name)
    build = [str(requirement).partition(";")[0] for requirement in of_build()]
    pip = [str(python), "-m", "pip", "install", "--quiet", "--constraint", str(constraints)]
    made = (
        [sys.executable, "-m", "venv", str(folder / "venv")],
        [*pip, *build],
        [*pip, "--no-build-isolation", f"{ROOT}[{','.join(EXTRAS)}]"],
    )
    gasp = str(folder / "venv" / "bin" / "gasp")
    steps = [[gasp, *step.split()] for step in STEPS] + [[str(python), "-c", EXPLORE]]
    for command in (*made, *steps):
        done = subprocess.run(
            command, cwd=folder, capture_output=True, encoding="utf-8", check=False
        )
        words = " ".join(command[1:] if command[0] != gasp else ["gasp", *command[1:]])
        print(f"{end}: {'ok' if done.returncode == 0 else 'FAILED'}: {words}", flush=True)
        if done.returncode:
            print(done.stderr, flush=True)
            return False
    refused = refuses_a_linked_lock(gasp, folder)
    print(f"{end}: {'ok' if refused else 'FAILED'}: a lock that is a link is refused", flush=True)
    return refused


def refuses_a_linked_lock(gasp: str, folder: Path) -> bool:
    """Whether a writer leaves alone what a link in the place of the lock leads to."""
    lock, target = folder / "own" / ".gasp.lock", folder / "target"
    target.write_text("kept")
    lock.unlink(missing_ok=True)
    lock.symlink_to(target)
    done = subprocess.run(
        [gasp, "--kb", "own", "kb", "add", "person", "--name", "Nobody", "--role", "other"],
        cwd=folder, capture_output=True, check=False,
    )  # fmt: skip
    return done.returncode == 4 and target.read_text() == "kept"


def main(ends: list[str]) -> int:
    """Try these ends, or both."""
    if not set(ends) <= set(ENDS):
        print(__doc__)
        return 2
    worked = []
    for end in ends or ENDS:
        with tempfile.TemporaryDirectory() as name:
            worked.append(tried(end, Path(name)))
    return 0 if all(worked) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
