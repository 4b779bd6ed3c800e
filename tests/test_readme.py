"""Every example of the README, run as it stands there; every command is mentioned."""

from __future__ import annotations

import doctest
import re
import shutil
from collections import Counter
from pathlib import Path
from shlex import quote

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.cli.commands import COMMANDS
from gasp_cli.cli.exit_codes import MEANINGS
from gasp_cli.editing.name_resolution import BundledData
from tests import documents, manual
from tests.conftest import ROOT
from tests.test_process import shell

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(
    r"(<!-- with england -->\n)?^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL
)


def examples(*, with_england: bool) -> list[tuple[str, str]]:
    """Each command with what the README says it prints."""
    return [
        (command, expected)
        for mark, block in BLOCKS
        if bool(mark) == with_england
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
        for command, _, expected in [example.partition("\n")]
    ]


EXAMPLES = examples(with_england=False)


def assert_prints(command: str, expected: str, folder: Path = ROOT) -> None:
    done = shell(f"{{ {command}\n}} 2>&1", folder, {"COLUMNS": "80"})
    assert done.stdout.splitlines() == expected.splitlines()


@pytest.mark.parametrize(
    ("command", "expected"), EXAMPLES, ids=[example[0] for example in EXAMPLES]
)
def test_an_example_prints_what_the_readme_shows(command: str, expected: str) -> None:
    if "jq" in command.split() and not shutil.which("jq"):
        pytest.skip("jq is not on this machine")
    assert_prints(command, expected)


def test_a_knowledge_base_about_another_club_is_made_as_the_readme_says(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests" / "england", tmp_path / "england")
    shutil.copy(ROOT / "tests" / "valley.csv", tmp_path)
    commands = examples(with_england=True)
    assert len(commands) > 8
    for command, expected in commands:
        assert_prints(command, expected, tmp_path)


def test_the_python_example_works() -> None:
    found = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert found.attempted >= 4
    assert found.failed == 0


def test_every_command_is_in_the_readme() -> None:
    for command in COMMANDS:
        assert f"`gasp {command.name}" in README


def test_the_generated_parts_of_documents_are_up_to_date() -> None:
    for path, text in documents.generated():
        assert path.read_text(encoding="utf-8") == text


@pytest.mark.skipif(not shutil.which("man"), reason="man is not on this machine")
def test_the_man_page_is_understood_by_man() -> None:
    done = shell(
        f"man --warnings=all -l {quote(str(manual.PATH))}",
        ROOT,
        {"MANPAGER": "cat", "MANWIDTH": "80", "LC_ALL": "C.UTF-8"},
    )
    assert done.returncode == 0
    assert done.stderr == ""
    assert "gasp check [WORDS]" in done.stdout


def test_the_exit_codes_of_the_readme_are_those_of_the_program() -> None:
    for code, meaning in MEANINGS.items():
        assert f"| {int(code)} | {meaning} |" in README


def test_the_counts_that_the_documents_state_are_those_of_the_data(kb: KnowledgeBase) -> None:
    total = f"{sum(edition.matches for edition in kb.record.editions):,}"
    assert f"a record of {total} matches" in README
    assert f"all {len(kb.matches())} matches" in README
    assert f"{len(kb.story.facts)} facts from three articles" in README
    verdicts = Counter(row.verdict for row in kb.claims())
    assert (
        f"Of {verdicts.total()} claims it confirms {verdicts['confirmed']},"
        f" supports {verdicts['supported']}, contradicts {verdicts['contradicted']} and confirms"
        f" {verdicts['partly']} in part" in " ".join(README.split())
    )
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"from {total} matches" in changes
    assert f"{len(kb.story.facts)} facts from three articles" in changes
    assert f"{verdicts.total()} of the facts" in changes
    clubs = len(BundledData().clubs)
    assert f"so do {clubs:,} clubs with their spellings" in README
    data = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    assert f"| {len(kb.record.clubs)} clubs:" in data
