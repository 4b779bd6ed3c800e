"""Starting the explorer: for its own command, and to pick the argument that a command lacks."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import typer
from typer.exceptions import TyperException

from gasp_cli.cli.explore.terminal import is_at_terminal, take_terminal
from gasp_cli.cli.typer_messages import usage_message
from gasp_cli.errors import FileError, UsageError
from gasp_cli.i18n import msg

_START = {"season": ("seasons",)}


def pick(ctx: Any, error: TyperException) -> str:
    """The argument that a command lacks, as the reader picks it.

    Raises `UsageError` with the message of that error where there is no terminal, or nothing to
    pick with. Ends the program where nothing was picked.
    """
    name = ctx.info_name
    if not is_at_terminal() or not _is_installed():
        raise UsageError(usage_message(error), _can_be_named(name))
    picked = explored(
        ctx.obj, _START.get(name, ()), frozenset({"season" if name in _START else "show"})
    )
    if picked is None:
        raise typer.Exit(130)
    return picked


def _can_be_named(name: str) -> str:
    if name == "season":
        return msg("name a season: {command} lists them", command="gasp seasons")
    return msg(
        "name a fact, match, person, source or club: {command} finds them", command="gasp search"
    )


def _is_installed() -> bool:
    return find_spec("textual") is not None


def explored(folder: Path | None, start: tuple[str, ...], picks: frozenset[str]) -> str | None:
    """Explore; the id that was picked. Ends the program where the reader cancelled.

    `picks` are the commands whose thing is picked. Raises `FileError` without the extra, and
    without a terminal that can draw.
    """
    if not _is_installed():
        raise FileError(
            msg("gasp explore needs the extra {name}", name="explore"),
            "pip install 'gasp-cli[explore]'",  # i18n: a command
        )
    take_terminal()
    # Textual takes longer to import than any other command.
    from gasp_cli.cli.explore.run import run

    picked, code = run(folder, start, picks)
    if code:
        raise typer.Exit(code)
    return picked
