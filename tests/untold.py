"""Literals that a person would read and that no `say` makes: `python -m tests.untold [PATH…]`."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.terminal import ROOT

PACKAGE = ROOT / "gasp_cli"

# Two words side by side are a sentence, or a part of one.
_WORDS = re.compile(r"[A-Za-z]{2,}[,;:.]? [(a-z`]{2,}")
_PIECE = re.compile(r"(?:^|\s)[a-z]{2,}(?:[\s,;:.)]|$)")

# What these are given is told where it is shown; `tests.catalogue` gathers it there.
SAYING = {"say", "several", "word"}
DECLARING = {
    "Column", "Field", "Entry", "Table", "_named", "Option", "Argument", "Extra", "prints",
    "Command", "compile", "measure",
}  # fmt: skip
MARK = "# untold: "
"""A comment behind a literal that nobody reads as a sentence; what follows says what it is."""


def untold(path: Path) -> Iterator[tuple[int, str]]:
    """The line and the text of each."""
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    tree = ast.parse(source)
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            for one in node.body:
                if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant):
                    skipped.add(id(one.value))
        elif isinstance(node, ast.Call) and _name(node.func) in SAYING:
            skipped.update(map(id, node.args))
        elif isinstance(node, ast.Call) and _name(node.func) in DECLARING:
            skipped.update(id(one) for one in ast.walk(node))
        elif isinstance(node, ast.Assert):
            skipped.update(id(one) for one in ast.walk(node))
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.JoinedStr):
            skipped.update(id(one) for one in node.values)
            texts = [str(one.value) for one in node.values if isinstance(one, ast.Constant)]
            found = any(_PIECE.search(one) for one in texts)
            text = "…".join(texts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            found = _WORDS.search(text) is not None
        else:
            continue
        last = node.end_lineno or node.lineno
        if found and not any(MARK in line for line in lines[node.lineno - 1 : last]):
            yield node.lineno, text


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def files(paths: list[str]) -> Iterator[Path]:
    """The modules under these paths, or all of them."""
    for one in map(Path, paths) if paths else [PACKAGE]:
        yield from sorted(one.rglob("*.py")) if one.is_dir() else [one]


if __name__ == "__main__":
    for path in files(sys.argv[1:]):
        for line, text in untold(path):
            print(f"{path}:{line}: {text!r}")
