"""Literals that users read without a `msg`: `python -m tests.untranslated [PATH…]`."""

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

# Their arguments are translated where they are shown; `tests.catalogue` gathers them there.
TRANSLATING = {"msg", "plural", "term"}
DECLARING = {
    "Column", "Field", "CommandSpec", "group_of", "Table", "_by_id", "_by_name", "_stated",
    "Option", "Argument", "option", "argument", "CustomFormat", "rows_command", "plain_command",
    "compile", "measure", "match_measure", "table_measure", "campaign_measure", "tie_measure",
    "finals_measure", "league_season_measure",
}  # fmt: skip
MARK = "# i18n: "
"""A comment on a literal that is not a sentence, followed by what it is."""


def untranslated_literals(path: Path) -> Iterator[tuple[int, str]]:
    """The line and the text of each."""
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    tree = ast.parse(source)
    skipped = {
        id(literal) for node in ast.walk(tree) for literal in _translated_or_unread(node, lines)
    }
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.JoinedStr):
            skipped.update(id(value) for value in node.values)
            texts = [str(value.value) for value in node.values if isinstance(value, ast.Constant)]
            is_text, text = any(map(_PIECE.search, texts)), "…".join(texts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            is_text, text = _WORDS.search(node.value) is not None, node.value
        else:
            continue
        source_lines = lines[node.lineno - 1 : node.end_lineno]
        if (
            is_text
            and not text.removeprefix("…").startswith(_TYPED)
            and not any(MARK in line for line in source_lines)
        ):
            yield node.lineno, text


def _translated_or_unread(node: ast.AST, lines: list[str]) -> Iterator[ast.AST]:
    """The parts of a node that are translated, declared, documentation, or marked as not read."""
    if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
        for statement in node.body:
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                yield statement.value
    elif isinstance(node, ast.Call) and _name(node.func) in TRANSLATING:
        yield from node.args
    elif (isinstance(node, ast.Call) and _name(node.func) in DECLARING) or (
        isinstance(node, (ast.Assert, ast.Assign, ast.AnnAssign)) and _marked(node, lines)
    ):
        yield from ast.walk(node)


def _marked(node: ast.stmt, lines: list[str]) -> bool:
    """Whether nobody reads the texts of a statement."""
    return isinstance(node, ast.Assert) or MARK in lines[node.lineno - 1]


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


# Their literals are patterns, word lists and sentences to be read, not to be shown.
READ = set((PACKAGE / "grammar").glob("*.py"))


def files(paths: list[str]) -> Iterator[Path]:
    """The modules under these paths, or all of them."""
    for path in map(Path, paths) if paths else [PACKAGE]:
        yield from sorted({*path.rglob("*.py")} - READ) if path.is_dir() else [path]


if __name__ == "__main__":
    for path in files(sys.argv[1:]):
        for line, text in untranslated_literals(path):
            print(f"{path}:{line}: {text!r}")
