"""The arrow of imports; what each command imports, `test_gates.py` holds."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "gasp_cli"

# From the top to the bottom: a room imports from itself and from those below it.
ROOMS = [
    {"__main__"},
    {"app"},
    {"commands"},
    {"output"},
    {"knowledge_base", "keeping", "export"},
    {"importing"},
    {"soundness"},
    {"pages"},
    {"questions"},
    {"findings"},
    {"tables"},
    {"story", "standings", "sides"},
    {"record"},
    {"season_matches"},
    {"football"},
    {"page"},
    {"decode"},
    {"store", "seasons", "answer"},
    {"names"},
    {"model"},
    {"values"},
    {"fields", "cells", "texts"},
    {"errors"},
    {"language", "memory"},
    {"__init__"},
]
LEVEL = {room: level for level, rooms in enumerate(ROOMS) for room in rooms}


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
            found.update(one.name for one in node.names if one.name.startswith("gasp_cli"))
    return found


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    room = parts[0]
    if room == "__init__":
        return  # the package's front door opens to KnowledgeBase
    for module in imports(path):
        other = room_of(module)
        assert LEVEL[other] > LEVEL[room] or other == room, f"{path.name} imports {module}"


def test_only_the_store_knows_tinydb_and_only_what_draws_knows_rich() -> None:
    packages = ("tinydb", "rich", "typer", "plotille", "pygal")
    users: dict[str, set[str]] = {name: set() for name in packages}
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module] if isinstance(node, ast.ImportFrom) else []
            names += [one.name for one in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                if (top := (name or "").split(".")[0]) in users:
                    users[top].add(path.relative_to(PACKAGE).as_posix())
    assert {name.split("/")[0] for name in users["tinydb"]} == {"store"}
    drawing = ("bars", "cell", "layout", "palette", "plot", "progress", "screen")
    assert users["rich"] == {f"output/{one}.py" for one in drawing}
    assert users["plotille"] == {"output/plot.py"}
    assert users["pygal"] == {"output/picture.py"}
    assert {name.split("/")[0] for name in users["typer"]} == {"app.py", "commands"}


def test_the_library_loads_neither_typer_nor_rich() -> None:
    code = (
        "import sys\n"
        "from gasp_cli import KnowledgeBase\n"
        "KnowledgeBase().seasons(), KnowledgeBase().matches()\n"
        "print([name for name in ('typer', 'rich') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout == b"[]\n"
