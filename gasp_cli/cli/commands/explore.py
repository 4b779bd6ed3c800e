"""`gasp explore`."""

import os
from importlib.util import find_spec
from typing import Annotated

import typer

from gasp_cli.cli.command import plain_command
from gasp_cli.cli.explore.terminal import take_terminal
from gasp_cli.errors import FileError
from gasp_cli.i18n import msg
from gasp_cli.render.streams import write

PICKS = frozenset({"show"})


@plain_command("gasp explore", "gasp explore table {year}", 'gasp cite "$(gasp explore --pick)"')
def explore(
    ctx: typer.Context,
    command: Annotated[
        list[str] | None,
        typer.Argument(metavar="[COMMAND...]", help="Begin with what this command shows."),
    ] = None,
    pick: Annotated[
        bool, typer.Option("--pick", help="Print the id of what is chosen, and end.")
    ] = False,
) -> None:
    """Look around on a full screen, with the arrow keys.

    Type a name, a sentence to check or a question; go into what is found and back. ? shows all
    keys. It needs the extra explore: pip install 'gasp-cli[explore]'.
    """
    picked = run_explorer(ctx.obj, tuple(command or ()), PICKS if pick else frozenset())
    if picked:
        write(f"{picked}\n")


def has_explorer() -> bool:
    """Whether what the explorer is built on is installed."""
    return find_spec("textual") is not None


def run_explorer(folder: object, start: tuple[str, ...], picks: frozenset[str]) -> str | None:
    """Explore; the id that was picked. Ends the program where the reader cancelled.

    Raises `FileError` without the extra, and without a terminal that can draw.
    """
    if not has_explorer():
        raise FileError(
            msg("gasp explore needs the extra {name}", name="explore"),
            "pip install 'gasp-cli[explore]'",  # i18n: a command
        )
    take_terminal()
    # Textual asks for colours where it is imported.
    if os.environ.get("COLORTERM") is None and "256color" in os.environ.get("TERM", ""):
        os.environ["TEXTUAL_COLOR_SYSTEM"] = "256"
    from gasp_cli.cli.explore.run import run

    picked, code = run(folder, start, picks)  # type: ignore[arg-type]  # a folder or None
    if code:
        raise typer.Exit(code)
    return picked
