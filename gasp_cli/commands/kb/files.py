"""`gasp kb import`."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from gasp_cli.commands.common import (
    Command,
    FieldsOption,
    FormatOption,
    LimitOption,
    SortOption,
)
from gasp_cli.errors import ExitCode, UsageError
from gasp_cli.importing.into import Source, import_files
from gasp_cli.output.emit import Format, Wanted, emit
from gasp_cli.output.stream import is_terminal, remark


def import_(
    ctx: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILES...", help="Match files, or folders of them: a clone."),
    ],
    into: Annotated[
        Path | None,
        typer.Option(
            "--into", metavar="DIR", help="The knowledge base to fill, else that of --kb."
        ),
    ] = None,
    licence: Annotated[
        str | None,
        typer.Option(
            "--licence", metavar="TEXT", help="Licence of the files, if their clone states none."
        ),
    ] = None,
    output_format: FormatOption = None,
    fields: FieldsOption = None,
    sort: SortOption = None,
    limit: LimitOption = None,
) -> None:
    """Take over matches from Football.TXT, football.json or CSV files.

    The same file again changes nothing; a newer one brings scores up to date and says which.
    Clubs and competitions that are known or ready are found by their spellings; a spelling that
    may be two clubs is left to you, see gasp kb alias. Lines that are not understood are named,
    and the exit code is 3; all others are imported.
    """
    folder = into or ctx.obj
    if folder is None:
        raise UsageError("no knowledge base to import into", "name it with --into DIR")
    answer = import_files(folder, files, licence, _progress)
    emit(answer, Wanted(output_format, fields, sort, limit))
    if output_format not in (None, Format.TABLE) or not is_terminal():
        for note in answer.notes:
            remark(f"gasp: {note}")
    if answer.warnings:
        raise typer.Exit(ExitCode.DATA)


def _progress(sources: Sequence[Source]) -> Iterable[Source]:
    if len(sources) < 10:
        return sources
    # Rich takes longer to import than a few files to read.
    from gasp_cli.output.progress import tracked

    return tracked(sources, "Reading")


COMMANDS = {
    "import": Command(
        import_,
        (
            "gasp kb import england/2019-20/1-premierleague.txt --into klopp",
            "gasp kb import england --into klopp",
        ),
    )
}
