"""`gasp schema`."""

from typing import Annotated, Any

import typer

from gasp_cli.cli import completion as offer
from gasp_cli.cli.command import plain_command
from gasp_cli.cli.commands import COMMANDS as ALL
from gasp_cli.cli.commands import DRAFT_ROWS
from gasp_cli.cli.commands.kb import KB_COMMANDS
from gasp_cli.cli.options import argument, option
from gasp_cli.domain.json_schema import row_schema, table_schema
from gasp_cli.domain.tables import TABLES, Table
from gasp_cli.errors import UsageError
from gasp_cli.i18n import msg
from gasp_cli.matching import closest_matches
from gasp_cli.render.formats import json_object
from gasp_cli.render.streams import write


@plain_command(
    "gasp schema seasons",
    "gasp schema europe",
    "gasp schema check --draft",
    "gasp schema --table facts",
)
def schema(
    command: Annotated[
        list[str] | None,
        argument("[COMMAND]", "A command that prints rows, such as kb check.", offer.commands),
    ] = None,
    table: Annotated[
        str | None, option("--table", "TABLE", "A table of the knowledge base's files.")
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="The row that gasp check prints of a sentence or draft.")
    ] = False,
) -> None:
    """The JSON Schema of a command's rows, or of a table.

    Of one row: json is an array of them, jsonl has one a line. A command that prints one of
    two kinds of row has a schema that allows either.
    """
    if (command is None) == (table is None):
        raise UsageError(
            msg("give a command, or --table with a table"), msg("as in gasp schema seasons")
        )
    if draft and (command is None or command[0] not in DRAFT_ROWS):
        raise UsageError(
            msg("--draft is for {names}", names=", ".join(DRAFT_ROWS)),
            msg("as in gasp schema check --draft"),
        )
    if table is not None:
        write(json_object(table_schema(table, _table(table).row)))
    elif command is not None:
        write(json_object(_of_command(" ".join(command), draft=draft)))


def _table(name: str) -> Table:
    if name not in TABLES:
        raise UsageError(
            msg("unknown table {given!r}", given=name),
            msg("the tables are {tables}", tables=", ".join(TABLES)),
        )
    return TABLES[name]


def _of_command(command: str, *, draft: bool) -> dict[str, Any]:
    specs = {spec.name: spec for spec in ALL if spec.rows}
    specs |= {f"kb {spec.name}": spec for spec in KB_COMMANDS if spec.rows}  # i18n: what to type
    if command not in specs:
        close = closest_matches(command, specs, 1)
        hint = (
            msg("did you mean {names}?", names=close[0])
            if close
            else msg("those that do: {names}", names=", ".join(specs))
        )
        raise UsageError(msg("no command called {given!r} prints rows", given=command), hint)
    spec = specs[command]
    return row_schema(command, spec.draft_kinds() if draft else spec.row_kinds())
