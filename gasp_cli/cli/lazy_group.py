"""Groups of commands that import each command when it is invoked."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from typer.core import CompletionItem, TyperGroup  # type: ignore[attr-defined]
from typer.exceptions import TyperException

from gasp_cli.cli.commands import CommandSpec
from gasp_cli.errors import UsageError, join_or
from gasp_cli.i18n import ENGLISH, current_language, msg, translate

USAGE = "Usage:"
_NARROW = 60


class WithExamples:
    """A command or group whose help speaks the reader's language and ends with examples."""

    epilog: str | None

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments; an error always has the command's context."""
        try:
            return super().parse_args(ctx, args)  # type: ignore[misc,no-any-return]  # a mixin
        except TyperException as error:
            vars(error).update(ctx=getattr(error, "ctx", None) or ctx)
            raise

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The whole help."""
        if current_language() != ENGLISH:
            # English needs no translation.
            from gasp_cli.cli.typer_messages import tell_help

            tell_help(self)
        # Only help is broken into lines; an option or a command is not, at its hyphens.
        from textwrap import TextWrapper

        TextWrapper.wordsep_re = TextWrapper.wordsep_simple_re
        if formatter.width < _NARROW:  # long options stand above their texts
            formatter.write_dl = partial(formatter.write_dl, col_max=formatter.width // 4)
        super().format_help(ctx, formatter)  # type: ignore[misc]  # a mixin of Typer's classes

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]  # see above
        formatter.write_usage(ctx.command_path, pieces, f"{translate(USAGE)} ")

    def get_help_option(self, ctx: Any) -> Any:
        """The option that prints the help."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # see above
        if option is not None and option.help:
            option.help = translate(option.help)
        return option

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """The examples, if any."""
        if self.epilog:
            # Only a help has examples, which run most queries.
            from gasp_cli.cli.help_examples import write_examples

            write_examples(ctx, formatter, self.epilog)


class LazyGroup(WithExamples, TyperGroup):
    """A group that has the names and one-line help of its commands before it imports them.

    `ctx` is Any because its class in the base class is private to Typer.
    """

    entries: ClassVar[tuple[CommandSpec, ...]] = ()

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """The names of the commands in the order of the help."""
        return [entry.name for entry in self.entries]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The command of that name, built from its module."""
        for entry in self.entries:
            if entry.name == cmd_name:
                return entry.load()
        return None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first argument names; of `help` and a command its help."""
        if args[0] == "help" and args[1:] and args[1] in self.list_commands(ctx):
            args = [*args[1:], "--help"]
        is_command = args[0].startswith("-") or args[0] in self.list_commands(ctx)
        if not is_command and not ctx.resilient_parsing:  # completion must not fail
            # Only a wrong name needs it.
            from gasp_cli.cli.meant import commands_meant

            meant = commands_meant(ctx, args)
            hint = (
                msg("did you mean {names}?", names=join_or(meant))
                if meant
                else msg("see {command} --help", command=ctx.command_path)
            )
            raise UsageError(msg("unknown command {given!r}", given=args[0]), hint)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """The commands in their groups."""
        for group in dict.fromkeys(entry.group for entry in self.entries):
            with formatter.section(translate(group)):
                formatter.write_dl(
                    [
                        (entry.name, translate(entry.help))
                        for entry in self.entries
                        if entry.group == group
                    ]
                )

    def shell_complete(self, ctx: Any, incomplete: str) -> list[CompletionItem]:
        """The commands that begin with the text, without importing them."""
        names = [
            CompletionItem(entry.name, help=translate(entry.help))
            for entry in self.entries
            if entry.name.startswith(incomplete)
        ]
        options = super().shell_complete(ctx, incomplete) if incomplete.startswith("-") else []
        return names + options
