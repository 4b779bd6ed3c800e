"""The man page, generated from the commands: their options, fields and examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from gasp_cli import __data_of__, __version__
from gasp_cli.cli.app import app
from gasp_cli.cli.commands import COMMANDS, CommandSpec
from gasp_cli.cli.commands.help import Topic, page
from gasp_cli.cli.commands.kb import KB_COMMANDS
from gasp_cli.results import columns
from tests.conftest import ROOT

PATH = ROOT / "gasp_cli" / "cli" / "man" / "gasp.1"


def manual() -> str:
    """The whole page, as troff source."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield f'.TH GASP 1 "{__data_of__}" "gasp {__version__}" "User Commands"'
    root = typer.main.get_command(app)
    first, *rest = str(root.help).split("\n\n")
    yield ".SH NAME"
    yield f"gasp \\- {_text(first.rstrip('.'))}"
    yield ".SH SYNOPSIS"
    yield "\\fBgasp\\fR [\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIARGUMENTS\\fR]"
    yield ".SH DESCRIPTION"
    yield from _paragraphs(rest)
    yield ".SH OPTIONS"
    yield from _options(root)
    yield ".SH COMMANDS"
    for entry in COMMANDS:
        yield from _command(entry, "gasp")
    for entry in KB_COMMANDS:
        yield from _command(entry, "gasp kb")
    for topic in Topic:
        yield f".SH {str(topic).upper().replace('-', ' ')}"
        yield ".nf"
        yield _text(page(topic).rstrip())
        yield ".fi"


def _command(entry: CommandSpec, before: str) -> Iterator[str]:
    command = entry.load()
    arguments = [param.metavar or param.name.upper()
                 for param in command.params if param.param_type_name == "argument"]  # fmt: skip
    yield f".SS {before} {entry.name} {_text(' '.join(arguments))}".rstrip()
    yield from _paragraphs(str(command.help).split("\n\n"))
    yield from _options(command)
    names = list(dict.fromkeys(name for kind in entry.row_kinds() for name in columns(kind)))
    if names:
        yield ".PP"
        yield f"Fields: {_text(', '.join(names))}."


def _options(command: Any) -> Iterator[str]:
    for param in command.params:
        if param.param_type_name != "option" or param.name in (
            "install_completion",
            "show_completion",
        ):
            continue
        flags = ", ".join(f"\\fB{_text(flag)}\\fR" for flag in param.opts)
        value = "" if param.is_flag else f" \\fI{_text(param.metavar or param.name.upper())}\\fR"
        yield from (".TP", f"{flags}{value}", _text(param.help or ""))


def _paragraphs(texts: list[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        if number:
            yield ".PP"
        yield _text(" ".join(text.split()))


def _text(text: str) -> str:
    """The text, escaped for a man page."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(
        f"\\&{line}" if line.startswith((".", "'")) else line for line in escaped.split("\n")
    )
