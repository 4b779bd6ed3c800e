"""`gasp kb`: knowledge bases about other clubs and coaches."""

from __future__ import annotations

import inspect
from typing import Any

import typer

from gasp_cli.cli.commands import group_of
from gasp_cli.cli.lazy_group import LazyGroup
from gasp_cli.i18n import msg

# fmt: off
KB_COMMANDS = (
    *group_of(
        msg("Make one"),
        ("new", "An empty one about a coach at a club.", "kb.new_and_copy"),
        ("copy", "A copy of the one in use, to change.", "kb.new_and_copy"),
    ),
    *group_of(
        msg("Fill it"),
        ("import", "Matches and reference rows from Football.TXT, football.json or CSV files.",
         "kb.import_files", "editing.import_report:ImportRow"),
        ("add", "A fact, quote, person, source, match, sanction or other.", "kb.add"),
        ("alias", "Another spelling of a club, competition or person.", "kb.remove_and_alias"),
        ("remove", "One thing, unless something else needs it.", "kb.remove_and_alias"),
    ),
    *group_of(
        msg("Check and export"),
        ("check", "Every rule of sound data.", "kb.check", "validation.loader:FaultRow"),
        ("export", "All of it as SQLite, Parquet, CSV, JSON lines or xlsx.", "kb.export"),
    ),
)
# fmt: on


class CommandGroup:
    """A group of commands with examples, built as a command is; its help is its docstring."""

    def __init__(self, kind: type[LazyGroup], *examples: str) -> None:
        self.kind = kind
        self.examples = examples

    def build(self, name: str) -> Any:
        """The group under that name."""
        app = typer.Typer(
            name=name,
            cls=self.kind,
            add_completion=False,
            rich_markup_mode=None,
            pretty_exceptions_enable=False,
            epilog="\n".join(self.examples),
        )

        @app.callback(invoke_without_command=True, help=inspect.getdoc(self.kind))
        def help_alone(ctx: typer.Context) -> None:
            if ctx.invoked_subcommand is None:
                typer.echo(ctx.get_help())

        return typer.main.get_command(app)


class _KbCommands(LazyGroup):
    """Make, fill, check and export a knowledge base of your own.

    The built-in one is read-only. gasp --kb DIR, or GASP_KB, names another for any command.
    """

    entries = KB_COMMANDS


kb = CommandGroup(
    _KbCommands,
    "gasp kb new klopp --club Liverpool --coach Klopp"  # i18n: what to type
    " --from 2015-10-08 --until 2024-05-19",
    "gasp kb import england --into klopp",  # i18n: what to type
    "gasp --kb klopp seasons",  # i18n: what to type
)
