"""Annotations of files, as editors, GitHub and SARIF take them: every text in them is escaped."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from gasp_cli.i18n import translate
from gasp_cli.render.formats import json_object
from gasp_cli.render.streams import escape_controls


class Level(StrEnum):
    """How bad it is; `PASS` says that something is right, `OPEN` that it cannot be told."""

    ERROR = "error"
    WARNING = "warning"
    OPEN = "open"
    PASS = "pass"  # noqa: S105


class Annotation(NamedTuple):
    """A remark on a stretch of a file, of which lines and columns count from 1, in code points.

    The end column is the first after it. Without a path it is about standard input.
    """

    path: str | None
    line: int
    column: int
    end_line: int
    end_column: int
    rule: str
    level: Level
    message: str


def lint(annotations: Sequence[Annotation]) -> str:
    """A line each, `file:line:column: rule: message`, as Vim, Emacs and VS Code read it."""
    return "".join(
        f"{_on_one_line(note.path or '-')}:{note.line}:{note.column}: {note.rule}:"
        f" {_on_one_line(translate(note.message))}\n"
        for note in annotations
    )


_GITHUB_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning"}


def github(annotations: Sequence[Annotation]) -> str:
    """Workflow commands of GitHub, errors first, since it shows only ten of a kind.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    return "".join(
        _workflow_command(note)
        for note in sorted(annotations, key=lambda note: list(Level).index(note.level))
    )


def _workflow_command(note: Annotation) -> str:
    properties: dict[str, object] = {}
    if note.path:
        properties |= {"file": _relative(note.path)}
    properties |= {"line": note.line, "endLine": note.end_line}
    if note.line == note.end_line:  # GitHub takes columns only within a line
        properties |= {"col": note.column, "endColumn": note.end_column}
    properties |= {"title": note.rule}
    pairs = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    level = _GITHUB_LEVELS.get(note.level, "notice")
    return f"::{level} {pairs}::{_data(translate(note.message))}\n"


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escape_controls(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


_SARIF_LEVELS = {
    Level.ERROR: {"level": "error"},
    Level.WARNING: {"level": "warning"},
    Level.OPEN: {"level": "none", "kind": "open"},
    Level.PASS: {"level": "none", "kind": "pass"},
}


def sarif(annotations: Sequence[Annotation], rules: Mapping[str, str], version: str) -> str:
    """A SARIF log of one run; `rules` says what each rule means.

    https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
    """
    names = list(rules)
    driver = {
        "name": "gasp",
        "version": version,
        "rules": [
            {"id": name, "shortDescription": {"text": translate(meaning)}}
            for name, meaning in rules.items()
        ],
    }
    results = [
        {
            "ruleId": note.rule,
            "ruleIndex": names.index(note.rule),
            **_SARIF_LEVELS[note.level],
            "message": {"text": translate(note.message)},
            "locations": [{"physicalLocation": _location(note)}],
        }
        for note in annotations
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json_object({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _location(note: Annotation) -> dict[str, Any]:
    region = {
        "startLine": note.line, "startColumn": note.column,
        "endLine": note.end_line, "endColumn": note.end_column,
    }  # fmt: skip
    return {"artifactLocation": {"uri": _uri(note.path or "-")}, "region": region}


def _uri(path: str) -> str:
    # Only this format needs it.
    from urllib.parse import quote

    relative = _relative(path)
    return Path(relative).as_uri() if os.path.isabs(relative) else quote(relative)  # noqa: PTH117


def _relative(path: str) -> str:
    """A path as it is seen from the current folder, with slashes, where it lies below."""
    pure = PurePath(path)
    if pure.is_absolute() and pure.is_relative_to(Path.cwd()):
        pure = pure.relative_to(Path.cwd())
    return pure.as_posix()


def _on_one_line(text: str) -> str:
    return escape_controls(" ".join(text.splitlines()))
