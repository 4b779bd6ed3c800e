"""`gasp kb new` and `gasp kb copy`."""

from pathlib import Path
from typing import Annotated

import typer

from gasp_cli.cli.command import plain_command
from gasp_cli.cli.options import argument, option
from gasp_cli.editing import create_and_copy as editing
from gasp_cli.i18n import date_term, msg, name_term
from gasp_cli.render.streams import print_message
from gasp_cli.scalars import shell_quoted
from gasp_cli.store import built_in

DirArgument = Annotated[Path, argument("DIR", "A new folder.")]


@plain_command(
    "gasp kb new klopp --club Liverpool --coach Klopp --from 2015-10-08 --until 2024-05-19"
)
def new(
    folder: DirArgument,
    club: Annotated[str, option("--club", "NAME", "The club.")],
    coach: Annotated[str, option("--coach", "NAME", "The coach.")],
    since: Annotated[str, option("--from", "DATE", "First day of the spell, 2015-10-08.")],
    until: Annotated[
        str, option("--until", "DATE", "Last day of the spell; a future day if it goes on.")
    ],
    country: Annotated[
        str | None,
        option("--country", "CODE", "FIFA code, for a club that is not bundled."),
    ] = None,
) -> None:
    """Make a knowledge base about a coach's spell at a club.

    It has nothing else. Clubs, competitions and their rules are added, ready-made, when an
    imported file names them.
    """
    subject = editing.new(folder, club, coach, since, until, country)
    spell = {"since": date_term(since), "until": date_term(until)}
    print_message(
        msg("gasp: made {folder}, about {club} under {coach}, {since} to {until}",
            folder=folder, club=name_term(subject.name), coach=coach, **spell)
    )  # fmt: skip
    typed = shell_quoted(str(folder))
    print_message(msg("  fill it with: gasp kb import FILES... --into {folder}", folder=typed))


@plain_command("gasp kb copy mine")
def copy(ctx: typer.Context, folder: DirArgument) -> None:
    """Copy the knowledge base in use, the built-in one unless --kb names another.

    The copy can be changed: gasp --kb DIR kb add …
    """
    count = editing.copy(ctx.obj or built_in(), folder)
    print_message(msg("gasp: copied {count:,} documents into {folder}", count=count, folder=folder))
    print_message(msg("  use it with: gasp --kb {folder}", folder=shell_quoted(str(folder))))
