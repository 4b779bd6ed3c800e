"""`gasp kb remove` and `gasp kb alias`."""

from typing import Annotated

import typer

from gasp_cli.cli.command import plain_command
from gasp_cli.cli.options import argument
from gasp_cli.editing import remove_and_alias as change
from gasp_cli.errors import UsageError
from gasp_cli.i18n import msg
from gasp_cli.render.streams import print_message
from gasp_cli.store import built_in


@plain_command("gasp --kb klopp kb remove boom")
def remove(
    ctx: typer.Context,
    id_or_name: Annotated[str, argument("ID", "The id of a fact, match, source …, or a name.")],
    with_matches: Annotated[
        bool, typer.Option("--with-matches", help="Remove the matches of a club as well.")
    ] = False,
) -> None:
    """Remove one thing, unless something else refers to it.

    TABLE:KEY names what has no id, such as rules:3, or has one that cannot be typed, and
    COMPETITION:SEASON:KEY a match.
    """
    removed = change.remove(ctx.obj or built_in(), id_or_name, with_matches=with_matches)
    print_message(msg("gasp: removed {thing}", thing=removed))


@plain_command(
    'gasp --kb klopp kb alias "Manchester United" "Man Utd"',
    'gasp --kb klopp kb alias --merge "Norwich City" "Norwich Canaries"',
)
def alias(
    ctx: typer.Context,
    name: Annotated[str, argument("NAME", "A club, competition or person, by any name.")],
    spelling: Annotated[
        str, argument("SPELLING", "The other spelling; with --merge the other club.")
    ],
    merge: Annotated[
        bool, typer.Option("--merge", help="Make one club of two: NAME stays, SPELLING goes.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what --merge would change, and write nothing.")
    ] = False,
) -> None:
    """Add a spelling of a club, a competition or a person.

    Then import the file again, for the matches left out because of the spelling. With --merge the
    spelling is the name of a duplicate club, whose spellings, matches and references go to the
    club that stays. Two clubs that met are not merged.
    """
    folder = ctx.obj or built_in()
    if merge:
        # Only merging asks the rules of sound data.
        from gasp_cli.editing.merge_clubs import merge as make_one

        print_message(msg("gasp: {what}", what=make_one(folder, name, spelling, dry_run=dry_run)))
        return
    if dry_run:
        raise UsageError(msg("--dry-run says what --merge would change"), msg("add --merge"))
    canonical = change.alias(folder, name, spelling)
    print_message(msg("gasp: {spelling} is {name}", spelling=spelling, name=canonical))
