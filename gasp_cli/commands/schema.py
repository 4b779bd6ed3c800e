"""`gasp schema`."""

from typing import Annotated

import typer

from gasp_cli.commands import COMMANDS as ALL
from gasp_cli.commands.common import Command
from gasp_cli.errors import UsageError
from gasp_cli.names import nearest
from gasp_cli.output.machine import json_object
from gasp_cli.output.schema import schema_of
from gasp_cli.output.stream import write


def schema(
    command: Annotated[str, typer.Argument(metavar="COMMAND", help="A command that prints rows.")],
) -> None:
    """The JSON Schema of a command's rows.

    Of one row: json is an array of them, jsonl has one a line. A command that prints one of
    two kinds of row has a schema that allows either.
    """
    known = {one.name: one for one in ALL if one.rows}
    if command not in known:
        close = nearest(command, known, 1)
        hint = f"did you mean {close[0]}?" if close else f"those that do: {', '.join(known)}"
        raise UsageError(f"no command called {command!r} prints rows", hint)
    write(json_object(schema_of(command, known[command].row_kinds())))


COMMANDS = {"schema": Command(schema, ("gasp schema seasons", "gasp schema europe"))}
