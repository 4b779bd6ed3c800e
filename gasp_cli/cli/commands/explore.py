"""`gasp explore`."""

from typing import Annotated

import typer

from gasp_cli.cli.command import plain_command
from gasp_cli.cli.pick import explored
from gasp_cli.render.streams import write

PICKS = frozenset({"show"})


@plain_command("gasp explore", "gasp explore table {year}", "gasp explore --pick")
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
    """All of it on a full screen, under the arrow keys.

    Type a name, a sentence to check or a question; go into what is found and back. ? shows all
    keys. It needs the extra explore: pip install 'gasp-cli[explore]'.
    """
    picked = explored(ctx.obj, tuple(command or ()), PICKS if pick else frozenset())
    if picked:
        write(f"{picked}\n")
