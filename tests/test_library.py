"""The library is the command line: a method for every command that prints rows."""

from __future__ import annotations

import inspect
import json

import pytest

from gasp_cli import KnowledgeBase
from gasp_cli.cli.commands import COMMANDS
from gasp_cli.results import columns
from tests.conftest import Gasp

ROWS = [command.name for command in COMMANDS if command.rows]


def asks_alone(name: str) -> bool:
    """Whether a method can be asked without arguments."""
    _, *parameters = inspect.signature(getattr(KnowledgeBase, name)).parameters.values()
    return all(parameter.default is not parameter.empty for parameter in parameters)


@pytest.mark.parametrize("name", ROWS)
def test_a_command_that_prints_rows_has_a_method_with_the_same_rows(
    name: str, kb: KnowledgeBase, gasp: Gasp
) -> None:
    assert hasattr(KnowledgeBase, name), f"gasp {name} has no method in KnowledgeBase"
    if asks_alone(name):
        rows = [dict(zip(columns(type(row)), row, strict=True)) for row in getattr(kb, name)()]
        printed = json.loads(gasp(name, "-f", "json").out)
        if name == "measures":  # the command line puts its own name before an example
            assert {row["example"].partition(" check ")[0] for row in printed} == {"gasp"}
            for row in printed:
                row["example"] = row["example"].removeprefix("gasp check ")
        assert json.loads(json.dumps(rows)) == printed
