"""Habits of English and of naming that a program can find; the rest is for readers."""

from __future__ import annotations

import ast
import re
import tokenize
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_imports import FILES, PACKAGE

MANNERED = re.compile(
    r"(?<!\bthere )\bis no (?!one\b)|\bparted\b|\bwhom\b|\bso many\b|\bbut for\b|\bone's own\b"
)


def docstrings(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            yield ast.get_docstring(node) or ""


def comments(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type == tokenize.COMMENT:
                yield token.string


def bound_names(tree: ast.AST) -> Iterator[str]:
    """The variables and parameters of functions; fields of classes are public names."""
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            if isinstance(node, ast.AnnAssign) and child is node.target:
                continue
            if isinstance(child, ast.Name) and isinstance(child.ctx, ast.Store):
                yield child.id
            elif isinstance(child, ast.arg):
                yield child.arg


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_docstrings_comments_and_names_are_plain(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = [*docstrings(tree), *comments(path)]
    assert [text for text in texts if MANNERED.search(text)] == []
    assert [text for text in docstrings(tree) if text.startswith("What")] == []
    assert "one" not in set(bound_names(tree))


def test_no_two_classes_share_a_name() -> None:
    """A reader who searches for a class finds one."""
    names = Counter(
        node.name
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert [name for name, count in names.items() if count > 1] == []
