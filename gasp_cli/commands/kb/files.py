"""`gasp kb import`."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from gasp_cli.answer import Answer
from gasp_cli.commands.common import prints
from gasp_cli.errors import UsageError
from gasp_cli.importing.into import Source, import_files
from gasp_cli.language import say

_FEW = 10  # files that are read before a bar could be seen


@prints(
    "gasp kb import england/2019-20/1-premierleague.txt --into klopp",
    "gasp kb import england --into klopp",
)
def import_(
    folder: Path | None,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILES...", readable=False, help="Match files, or folders of them: a clone."
        ),
    ],
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="DIR", help="The knowledge base to fill; else of --kb."),
    ] = None,
    licence: Annotated[
        str | None,
        typer.Option(
            "--licence", metavar="TEXT", help="Licence of the files, if their clone states none."
        ),
    ] = None,
) -> Answer:
    """Matches from Football.TXT, football.json or CSV files.

    The same file again changes nothing; a newer one brings scores up to date and says which.
    Clubs and competitions that are known or ready are found by their spellings; a spelling that
    may be two clubs is left to you, see gasp kb alias. Lines that are not understood are named,
    and the exit code is 3; all others are imported.
    """
    target = into or folder
    if target is None:
        raise UsageError(say("no knowledge base to import into"), say("name it with --into DIR"))
    return import_files(target, files, licence, _progress)


def _progress(sources: Sequence[Source]) -> Iterable[Source]:
    if len(sources) < _FEW:
        return sources
    # Rich takes longer to import than a few files to read.
    from gasp_cli.output.progress import tracked

    return tracked(sources, say("Reading"))


COMMANDS = {"import": import_}
