"""Literals that a person reads and no `msg` makes: `python -m tests.untranslated [PATH…]`."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.terminal import ROOT

PACKAGE = ROOT / "gasp_cli"

# Parts of command lines, which are typed as they are.
_TYPED = ("gasp ", " season ", " europe ", " disputes", " facts --")
# Two words side by side are a sentence, or a part of one.
_WORDS = re.compile(r"[A-Za-z]{2,}[,;:.]? [(a-z`]{2,}")
_PIECE = re.compile(r"(?:^|\s)[a-z]{2,}(?:[\s,;:.)]|$)")

# What these are given is told where it is shown; `tests.catalogue` gathers it there.
SAYING = {"msg", "plural", "term"}
DECLARING = {
    "Column", "Field", "CommandSpec", "group_of", "Table", "_named", "Option", "Argument",
    "CustomFormat", "rows_command", "PlainCommand", "compile", "measure",
}  # fmt: skip
MARK = "# i18n: "
"""A comment behind a literal that nobody reads as a sentence; what follows says what it is."""


def untranslated_literals(path: Path) -> Iterator[tuple[int, str]]:
    """The line and the text of each."""
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    tree = ast.parse(source)
    skipped = {id(one) for node in ast.walk(tree) for one in _translated_or_unread(node, lines)}
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.JoinedStr):
            skipped.update(id(value) for value in node.values)
            texts = [str(value.value) for value in node.values if isinstance(value, ast.Constant)]
            found, text = any(map(_PIECE.search, texts)), "…".join(texts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found, text = _WORDS.search(node.value) is not None, node.value
        else:
            continue
        own = lines[node.lineno - 1 : node.end_lineno]
        if (
            found
            and not text.removeprefix("…").startswith(_TYPED)
            and not any(MARK in line for line in own)
        ):
            yield node.lineno, text


def _translated_or_unread(node: ast.AST, lines: list[str]) -> Iterator[ast.AST]:
    """What of a node is said, declared, documentation, or marked as read by nobody."""
    if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
        for one in node.body:
            if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant):
                yield one.value
    elif isinstance(node, ast.Call) and _name(node.func) in SAYING:
        yield from node.args
    elif (isinstance(node, ast.Call) and _name(node.func) in DECLARING) or (
        isinstance(node, (ast.Assert, ast.Assign, ast.AnnAssign)) and _marked(node, lines)
    ):
        yield from ast.walk(node)


def _marked(node: ast.stmt, lines: list[str]) -> bool:
    """Whether a statement as a whole is none that anybody reads."""
    return isinstance(node, ast.Assert) or MARK in lines[node.lineno - 1]


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def files(paths: list[str]) -> Iterator[Path]:
    """The modules under these paths, or all of them."""
    for one in map(Path, paths) if paths else [PACKAGE]:
        yield from sorted(one.rglob("*.py")) if one.is_dir() else [one]


if __name__ == "__main__":
    for path in files(sys.argv[1:]):
        for line, text in untranslated_literals(path):
            print(f"{path}:{line}: {text!r}")
