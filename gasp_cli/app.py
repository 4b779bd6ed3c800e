"""Joins the commands under `gasp`, and is the one place where an error becomes a message.

Commands are imported when they are invoked: their names, groups and one-line help stand in
`commands.COMMANDS`, which is all that `gasp --help` and completion need.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import CompletionItem, TyperGroup  # type: ignore[attr-defined]
from typer.exceptions import TyperException

from gasp_cli import __version__
from gasp_cli.commands import COMMANDS
from gasp_cli.errors import ExitCode, GaspError, UsageError, either
from gasp_cli.names import nearest
from gasp_cli.output.stream import flush, remark, unwritable


class Commands(TyperGroup):
    """The group of all commands, each imported when it is asked for.

    `ctx` is Any because the class that the base class names is private to Typer.
    """

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """The names of the commands in the order of the help."""
        return [one.name for one in COMMANDS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The command of that name, built from its module."""
        for one in COMMANDS:
            if one.name == cmd_name:
                return one.load()
        return None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first argument names."""
        if not args[0].startswith("-") and args[0] not in self.list_commands(ctx):
            close = nearest(args[0], self.list_commands(ctx))
            hint = f"did you mean {either(close)}?" if close else "see gasp --help"
            raise UsageError(f"no command is called {args[0]!r}", hint)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """The commands in their groups."""
        for group in dict.fromkeys(one.group for one in COMMANDS):
            with formatter.section(group):
                formatter.write_dl([(one.name, one.help) for one in COMMANDS if one.group == group])

    def shell_complete(self, ctx: Any, incomplete: str) -> list[CompletionItem]:
        """The commands that begin like this, without importing any of them."""
        names = [
            CompletionItem(one.name, help=one.help)
            for one in COMMANDS
            if one.name.startswith(incomplete)
        ]
        options = super().shell_complete(ctx, incomplete) if incomplete.startswith("-") else []
        return names + options


app = typer.Typer(
    name="gasp",
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"gasp {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def gasp(
    ctx: typer.Context,
    kb: Annotated[
        Path | None,
        typer.Option(
            "--kb",
            envvar="GASP_KB",
            metavar="DIR",
            help="Read the knowledge base in this folder instead of the built-in one.",
            show_envvar=True,
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001  # its callback has acted on it
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Facts about a coach and his club: what sources say, and what the match record makes of it.

    On a terminal answers are tables; into a pipe they are TSV with a header. Commands that print
    rows take --format, --fields, --sort and --limit.
    """
    ctx.obj = kb
    if ctx.invoked_subcommand is None:
        # Only a bare `gasp` needs it.
        from gasp_cli.commands.overview import overview

        overview(kb)


def run(arguments: list[str]) -> int:
    """Run a command line; messages go to stderr. Returns the exit code, see `ExitCode`."""
    command = typer.main.get_command(app)
    try:
        try:
            code = command.main(arguments, prog_name="gasp", standalone_mode=False)
            flush()  # what Typer printed itself, such as help, must have arrived too
        except OSError as error:  # every file of ours is read and written under a GaspError
            raise unwritable(error) from error
        return code if isinstance(code, int) else ExitCode.OK
    except GaspError as error:
        return _fail(error.message, error.hint, error.exit_code)
    except TyperException as error:
        ctx = getattr(error, "ctx", None)
        path = ctx.command_path if ctx else "gasp"
        return _fail(error.format_message(), f"see {path} --help", ExitCode.USAGE)
    except typer.Abort:
        return 130
    except Exception as error:
        if os.environ.get("GASP_DEBUG"):
            raise
        hint = "this is a bug in gasp: please report it with what GASP_DEBUG=1 shows"
        return _fail(f"{type(error).__name__}: {error}", hint, ExitCode.BUG)


def _fail(message: str, hint: str, code: ExitCode) -> int:
    first, *rest = message.splitlines() or [""]
    remark(f"gasp: {' '.join([first, *rest])}")
    if hint:
        remark(f"  {hint}")
    return code
