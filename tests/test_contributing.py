"""CONTRIBUTING names what there is: rooms, modules, functions and files."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from tests.conftest import ROOT
from tests.documents import CONTRIBUTING, room_docstring
from tests.test_imports import ALLOWED

TEXT = CONTRIBUTING.read_text(encoding="utf-8")
QUOTED = set(
    re.findall(r"`([^`\n]+)`", re.sub("<!-- rooms.*end of rooms -->", "", TEXT, flags=re.DOTALL))
)
PATHS = {
    word for word in QUOTED if re.fullmatch(r"[\w.-]+(/[\w.-]+)+", word) and "NAME" not in word
}
DOTTED = {
    re.sub(r"\(.*", "", word) for word in QUOTED if re.match(r"[a-z_0-9]+(\.\w+)+(\(|$)", word)
}
COMMANDS = {word.split()[2] for word in QUOTED if word.startswith("python -m ")}


@pytest.mark.parametrize("path", sorted(PATHS))
def test_a_path_exists(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("name", sorted(DOTTED - {"pyproject.toml"} | COMMANDS))
def test_a_name_exists(name: str) -> None:
    module, *parts = name.split(".")
    thing = import_module(module if module == "tests" else f"gasp_cli.{module}")
    for part in parts:
        if not hasattr(thing, part):
            import_module(f"{thing.__name__}.{part}")
        thing = getattr(thing, part)


PACKAGES = [room for room in ALLOWED if (ROOT / "gasp_cli" / room).is_dir()]


@pytest.mark.parametrize("room", PACKAGES)
def test_a_package_says_what_it_may_import(room: str) -> None:
    _, _, names = room_docstring(room).partition("May import ")
    assert set(re.findall(r"`(\w+)`", names)) == ALLOWED[room]
