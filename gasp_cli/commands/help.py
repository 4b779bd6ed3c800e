"""`gasp help`: what goes for all commands, by topic."""

from enum import StrEnum
from textwrap import fill
from typing import Annotated

import typer

from gasp_cli.commands.common import Command
from gasp_cli.errors import MEANINGS
from gasp_cli.findings.verdict import VERDICTS
from gasp_cli.output.emit import FORMATS
from gasp_cli.output.stream import write

_WIDTH = 79


class Topic(StrEnum):
    """What there is a page about."""

    EXIT_CODES = "exit-codes"
    FORMATS = "formats"
    VERDICTS = "verdicts"


def page(topic: Topic) -> str:
    """The text of a topic, made from what the program itself goes by."""
    if topic is Topic.EXIT_CODES:
        lines = [(str(int(code)), meaning) for code, meaning in MEANINGS.items()]
        lines.append(("129, 130, 141, 143", "hung up, interrupted, no reader left, ended: silent"))
        head, foot = "The exit code of every command.", ""
    elif topic is Topic.FORMATS:
        lines = [(str(form), meaning) for form, meaning in FORMATS.items()]
        head = "How rows are printed: --format, or GASP_FORMAT. On a terminal table, else tsv."
        foot = "--fields a,b picks and orders fields, --sort orders the rows, --limit cuts them."
    else:
        lines = [(str(verdict), meaning) for verdict, meaning in VERDICTS.items()]
        head = "What the record makes of a claim; `gasp show ID` lays it out with its matches."
        foot = "Verdicts are computed from the matches each time they are asked for."
    width = max(len(name) for name, _ in lines) + 2
    rows = [
        fill(
            meaning.replace("`", ""), _WIDTH,
            initial_indent=f"  {name:<{width}}", subsequent_indent=" " * (width + 2),
        )
        for name, meaning in lines
    ]  # fmt: skip
    return "\n".join([head, "", *rows, *(["", foot] if foot else [])]) + "\n"


def help_(
    topic: Annotated[
        Topic | None,
        typer.Argument(metavar="[TOPIC]", help="exit-codes, formats or verdicts."),
    ] = None,
) -> None:
    """Exit codes, formats, verdicts: what goes for all commands."""
    if topic is not None:
        write(page(topic))
        return
    topics = "\n".join(f"  gasp help {one}" for one in Topic)
    write(f"Of a command: gasp COMMAND --help. Of all of them: gasp --help. Topics:\n{topics}\n")


COMMANDS = {"help": Command(help_, ("gasp help exit-codes", "gasp help verdicts"))}
