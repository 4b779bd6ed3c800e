"""`gasp kb check`."""

from pathlib import Path
from typing import Annotated

import typer

from gasp_cli.answer import Answer
from gasp_cli.commands.common import (
    Command,
    FieldsOption,
    FormatOption,
    LimitOption,
    SortOption,
)
from gasp_cli.errors import ExitCode
from gasp_cli.output.emit import Wanted, emit
from gasp_cli.soundness.base import Fault
from gasp_cli.soundness.check import check as ask
from gasp_cli.store import built_in


def check(
    ctx: typer.Context,
    sources: Annotated[
        Path | None,
        typer.Option(
            "--sources", metavar="DIR", help="Also hold quotes against the texts in this folder."
        ),
    ] = None,
    output_format: FormatOption = None,
    fields: FieldsOption = None,
    sort: SortOption = None,
    limit: LimitOption = None,
) -> None:
    """Hold the knowledge base in use against every rule of sound data.

    All faults are reported together, each with file, table and id. Exit code 1 where there is
    one, else 0.
    """
    folder = ctx.obj or built_in()
    faults, count = ask(folder, sources)
    note = f"{len(faults)} faults in {count:,} documents."
    answer = Answer(
        Fault, faults, f"Faults of {folder}", (note,), f"{folder} is sound: {count:,} documents"
    )
    emit(answer, Wanted(output_format, fields, sort, limit))
    if faults:
        raise typer.Exit(ExitCode.NO)


COMMANDS = {"check": Command(check, ("gasp kb check", "gasp --kb klopp kb check --format json"))}
