"""The allowed imports between rooms; `test_gates.py` limits what each command loads."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from gasp_cli.cli.commands import COMMANDS
from gasp_cli.cli.commands.kb import KB_COMMANDS
from tests.conftest import ROOT

PACKAGE = ROOT / "gasp_cli"

GROUND = {"errors", "i18n"}
ROWS = {"declarations", "matching", "results", "scalars", *GROUND}
DOMAIN = {"domain", "store", "declarations", "matching", *GROUND}
KB = {"kb", *DOMAIN}

# What each room may import besides itself. There is no way back up: `test_the_rooms_have_no_cycle`.
ALLOWED = {
    "__init__": {"knowledge_base"},
    "__main__": {"cli"},
    "cli": {
        "knowledge_base", "render", "drafts", "editing", "exporters", "validation", "queries",
        "claims", "kb", "domain", "store", *ROWS,
    },
    "knowledge_base": {"queries", "drafts", "results", *KB},
    "editing": {"readers", "validation", "results", *KB},
    "exporters": {"claims", "scalars", *KB},
    "validation": {"claims", "results", *KB},
    "queries": {"claims", "drafts", "grammar", "kb", "domain", "store", *ROWS},
    "grammar": {"claims", *KB},
    "claims": KB,
    "drafts": {"domain", *GROUND},
    "kb": DOMAIN,
    "readers": {"domain", "matching", *GROUND},
    "domain": {"store", "results", "declarations", "matching", *GROUND},
    "render": ROWS - {"declarations"},
    "store": GROUND,
    "results": {"declarations"},
    "matching": GROUND,
    "scalars": set(),
    "declarations": set(),
    "errors": {"i18n"},
    "i18n": set(),
}  # fmt: skip


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imports(path: Path) -> set[str]:
    """The modules of ours that a file imports, wherever in the file."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("gasp_cli"):
            found.add(node.module or "")
        elif isinstance(node, ast.Import):
            found.update(name.name for name in node.names if name.name.startswith("gasp_cli"))
    return found


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_what_its_room_may(path: Path) -> None:
    room = path.relative_to(PACKAGE).with_suffix("").parts[0]
    rooms = {room_of(module) for module in imports(path)} - {room, "__init__"}
    assert rooms - ALLOWED[room] == set()


COMMAND_LINES = re.compile(
    rf"gasp (?:--kb\b|(?:{'|'.join(spec.name for spec in (*COMMANDS, *KB_COMMANDS))})\b)"
)


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if not path.is_relative_to(PACKAGE / "cli")],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_nothing_below_the_command_line_knows_a_command_or_an_exit_code(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    texts = [node.value for node in nodes if isinstance(node, ast.Constant)]
    assert [text for text in texts if isinstance(text, str) and COMMAND_LINES.search(text)] == []
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    names |= {
        alias.name for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    names |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    assert names & {"ExitCode", "exit_code"} == set()


def test_every_room_is_in_the_table() -> None:
    assert {path.relative_to(PACKAGE).with_suffix("").parts[0] for path in FILES} == set(ALLOWED)


def test_the_rooms_have_no_cycle() -> None:
    assert set(TopologicalSorter(ALLOWED).static_order()) == set(ALLOWED)  # else `CycleError`


def test_there_are_few_rooms() -> None:
    packages = {path.parent for path in PACKAGE.glob("*/__init__.py")}
    assert len(packages) <= 14
    assert len([*PACKAGE.glob("*.py")]) <= 8


def test_one_room_knows_each_library() -> None:
    packages = ("tinydb", "rich", "typer", "plotille", "pygal", "marko", "textual")
    users: dict[str, set[str]] = {name: set() for name in packages}
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                if (top := (name or "").split(".")[0]) in users:
                    users[top].add(path.relative_to(PACKAGE).as_posix())
    rooms = {name: {file.split("/")[0] for file in files} for name, files in users.items()}
    assert rooms == {
        "tinydb": {"store"}, "rich": {"render"}, "plotille": {"render"}, "pygal": {"render"},
        "typer": {"cli"}, "marko": {"drafts"}, "textual": {"cli"},
    }  # fmt: skip


def test_the_library_loads_neither_typer_nor_rich() -> None:
    code = (
        "import sys\n"
        "from gasp_cli import KnowledgeBase\n"
        "KnowledgeBase().seasons(), KnowledgeBase().matches()\n"
        "print([name for name in ('typer', 'rich') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout == b"[]\n"
