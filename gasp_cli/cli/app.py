"""The application `gasp`: its commands, its own options, and the message of every error.

Commands are imported when they are invoked. Their names, groups and one-line help are in
`commands.COMMANDS`, which is all that `gasp --help` and completion need.
"""

# No `from __future__ import annotations`: Typer would compile those of `gasp` twice each.
import os
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from gasp_cli import __data_of__, __version__
from gasp_cli.cli.commands import COMMANDS
from gasp_cli.cli.exit_codes import ExitCode, exit_code
from gasp_cli.cli.lazy_group import LazyGroup
from gasp_cli.cli.memory import short_of_memory
from gasp_cli.errors import FileError, GaspError, UsageError
from gasp_cli.i18n import (
    ENGLISH,
    TRANSLATED_LANGUAGES,
    date_term,
    language_code,
    language_from_environment,
    msg,
    set_language,
    translate,
)
from gasp_cli.render.streams import flush, output_error, print_message

LANGUAGE = "GASP_LANG"


class Commands(LazyGroup):
    """The group of all commands."""

    entries = COMMANDS


app = typer.Typer(
    name="gasp",
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(is_set: bool) -> None:
    if is_set:
        version = msg(
            "gasp {version} (data as of {day})", version=__version__, day=date_term(__data_of__)
        )
        typer.echo(translate(version))
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
            readable=False,  # the store has the error for it
            help="Read the knowledge base in this folder instead of the built-in one.",
            show_envvar=True,
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001  # its callback has acted on it
        bool,
        typer.Option(
            "--version",
            callback=_version,
            is_eager=True,
            help="Print the version and the date of the data.",
        ),
    ] = False,
    lang: Annotated[  # noqa: ARG001  # see `_language`, which has read it before
        str | None,
        typer.Option(
            "--lang",
            envvar=LANGUAGE,
            metavar="CODE",
            autocompletion=lambda: [ENGLISH, *TRANSLATED_LANGUAGES],
            help="Speak this language, en or it, instead of that of the locale.",
            show_envvar=True,
        ),
    ] = None,
    no_pager: Annotated[
        bool, typer.Option("--no-pager", help="Never show an answer a screen at a time.")
    ] = False,
) -> None:
    """Facts about a coach and his club: what sources say, and what the match record makes of it.

    On a terminal answers are tables; into a pipe they are TSV with a header. Commands that print
    rows take --format, --fields, --sort, --limit, --count, --cite and --no-headers. Environment
    variables such as GASP_KB, GASP_LANG, GASP_FORMAT, PAGER and NO_COLOR: gasp help environment.
    """
    ctx.obj = kb
    if no_pager:
        os.environ["GASP_PAGER"] = ""
    if ctx.invoked_subcommand is None:
        # Other commands do without it.
        from gasp_cli.cli.commands.overview import overview

        overview(kb)


def _language(arguments: list[str]) -> str:
    """The language of a command line, else of the environment.

    Found before Typer parses the line, whose help and errors are translated too. Raises
    `UsageError` for a language in the command line that has no catalogue.
    """
    named = ""
    words = iter(arguments)
    for word in words:
        if not word.startswith("-"):
            break  # the command
        name, same, value = word.partition("=")
        if name in ("--kb", "--lang") and not same:
            value = next(words, "")
        named = value if name == "--lang" else named
    if named and not (code := language_code(named)):
        set_language(_of_environment())
        raise UsageError(
            msg("language {given!r} is not available", given=named),
            msg("choose one of {codes}", codes=", ".join((ENGLISH, *TRANSLATED_LANGUAGES))),
        )
    return code if named else _of_environment()


def _of_environment() -> str:
    return language_code(os.environ.get(LANGUAGE, "")) or language_from_environment(os.environ)


def run(arguments: list[str]) -> int:
    """Run a command line; messages go to stderr. Returns the exit code, see `ExitCode`."""
    try:
        code = _language(arguments)
        set_language(code)
        if code == ENGLISH:
            return _run(arguments)
        # English needs no translation.
        from gasp_cli.cli.typer_messages import looked_up_in
        from gasp_cli.i18n.catalogue import DOMAIN, LOCALE_DIR

        with looked_up_in(DOMAIN, str(LOCALE_DIR)):
            return _run(arguments)
    except GaspError as error:
        return _fail(error.message, error.hint, exit_code(error))
    finally:
        set_language(ENGLISH)


def _run(arguments: list[str]) -> int:
    try:
        code = _called(arguments)
        return code if isinstance(code, int) else ExitCode.OK
    except GaspError as error:
        hint = error.hint
        if isinstance(error, FileError) and (folder := _deleted_folder()):
            hint = msg("the current folder {folder} was deleted: name whole paths", folder=folder)
        return _fail(error.message, hint, exit_code(error))
    except TyperException as error:
        # Only a wrong command line needs a message for it.
        from gasp_cli.cli.typer_messages import usage_message

        return _fail(usage_message(error), _usage_hint(error), ExitCode.USAGE)
    except typer.Abort:
        return 130
    except Exception as error:
        # `main` reports a lack of memory, once the memory is free again.
        if os.environ.get("GASP_DEBUG") or short_of_memory(error):
            raise
        hint = msg("this is a bug in gasp: please report it with what GASP_DEBUG=1 shows")
        return _fail(f"{type(error).__name__}: {error}", hint, ExitCode.BUG)


def _called(arguments: list[str]) -> object:
    """Run a command and flush its output; returns what it returned. Raises `FileError`."""
    command = typer.main.get_command(app)
    try:
        code: object = command.main(arguments, prog_name="gasp", standalone_mode=False)
        flush()  # help and other output of Typer itself
    except OSError as error:  # our own reading and writing raise a `GaspError`
        if short_of_memory(error):
            raise
        if isinstance(error, FileNotFoundError) and (folder := _deleted_folder()):
            raise FileError.of("read", folder, error) from error
        raise output_error(error) from error
    return code


def _deleted_folder() -> str:
    """The current folder if it was deleted, which makes relative paths useless; else empty."""
    try:
        Path.cwd()
    except OSError:
        return os.environ.get("PWD", ".")
    return ""


def _usage_hint(error: TyperException) -> str:
    """The hint for a wrong command line."""
    ctx = getattr(error, "ctx", None)
    option = getattr(error, "option_name", "")
    root = ctx.find_root() if ctx else None
    if root and any(option in param.opts for param in root.command.params):
        return msg("options of gasp itself go in front: gasp {option} ...", option=option)
    return msg("see {command} --help", command=ctx.command_path if ctx else "gasp")


def _fail(message: str, hint: str, code: ExitCode) -> int:
    # Only an error has hints.
    from gasp_cli.cli.hints import with_commands

    print_message(msg("gasp: {what}", what=with_commands(message)))
    if hint:
        print_message(msg("  {what}", what=with_commands(hint)))
    return code
