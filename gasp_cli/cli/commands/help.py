"""`gasp help`: topics that concern all commands."""

from collections.abc import Iterator
from enum import StrEnum
from shutil import get_terminal_size
from textwrap import fill
from typing import Annotated

from gasp_cli.claims.verdict import VERDICTS
from gasp_cli.cli.command import plain_command
from gasp_cli.cli.exit_codes import MEANINGS
from gasp_cli.cli.options import argument
from gasp_cli.i18n import msg, term, translate
from gasp_cli.render.formats import FORMATS
from gasp_cli.render.streams import is_terminal, write

_WIDTH = 79


class Topic(StrEnum):
    """A topic that has a page of help."""

    EXIT_CODES = "exit-codes"
    FORMATS = "formats"
    VERDICTS = "verdicts"
    ENVIRONMENT = "environment"


ENVIRONMENT = {
    "GASP_KB": msg("the knowledge base to use, as --kb"),
    "GASP_FORMAT": msg("the format of rows, as --format"),
    "GASP_LANG": msg("the language of what people read, en or it, as --lang"),
    "LANGUAGE, LC_ALL, LC_MESSAGES, LANG": msg("the same, where neither is given"),
    "GASP_PAGER, PAGER": msg(
        "shows what is longer than the screen; empty or cat: nothing does, as --no-pager"
    ),
    "LESS": msg("options of less; without it gasp tells less how to leave"),
    "BROWSER": msg("opens addresses from gasp explore"),
    "NO_COLOR": msg("no colours on a terminal"),
    "FORCE_COLOR, CLICOLOR_FORCE": msg("colours in tables even without a terminal"),
    "COLUMNS": msg("the width of tables"),
    "GASP_DEBUG": msg("with 1, a bug in gasp shows where it is"),
}
"""The environment variables that gasp reads, with what each is for."""


def page(topic: Topic) -> str:
    """The text of a topic, made from the program's own tables."""
    lines: list[tuple[str, str]]
    if topic is Topic.EXIT_CODES:
        lines = [(str(int(code)), meaning) for code, meaning in MEANINGS.items()]
        silent = msg("hung up, interrupted, broken pipe, terminated: no message")
        lines.append(("129, 130, 141, 143", silent))
        head, foot = msg("The exit code of every command."), ""
    elif topic is Topic.FORMATS:
        lines = [(str(form), meaning) for form, meaning in FORMATS.items()]
        head = msg("How rows are printed: --format, or GASP_FORMAT. On a terminal table, else tsv.")
        foot = msg(
            "--fields a,b picks and orders fields, --sort orders the rows, --limit cuts them;"
            " --no-headers leaves out the header, --count prints the number of rows, --cite"
            " citations instead of rows."
        )
    elif topic is Topic.ENVIRONMENT:
        lines = list(ENVIRONMENT.items())
        head, foot = msg("The environment variables that gasp reads."), ""
    else:
        lines = [(_with_its_word(verdict), meaning) for verdict, meaning in VERDICTS.items()]
        head = msg("What the record makes of a claim; `gasp show ID` lays it out with its matches.")
        foot = msg(
            "Verdicts are computed from the matches each time they are asked for. Of what is"
            " unverifiable a screen says quotation, opinion or prediction where it is one."
        )
    width = _width()
    indent = min(max(len(name) for name, _ in lines) + 4, width // 2)
    rows = [row for name, meaning in lines for row in _row(name, meaning, indent, width)]
    end = ["", _filled(foot)] if foot else []
    return "\n".join([_filled(head), "", *rows, *end]) + "\n"


def _row(name: str, meaning: str, indent: int, width: int) -> Iterator[str]:
    """A name, and its meaning beside it from the indent on, or below a name that is too long."""
    begin = f"  {name:<{indent - 2}}"
    if len(begin) > indent or not begin.endswith("  "):
        yield begin.rstrip()
        begin = " " * indent
    yield fill(
        translate(meaning).replace("`", ""), width,
        initial_indent=begin, subsequent_indent=" " * indent,
        break_on_hyphens=False, break_long_words=False,
    )  # fmt: skip


def _filled(text: str) -> str:
    return fill(translate(text), _width(), break_on_hyphens=False, break_long_words=False)


def _width() -> int:
    """The width of lines: that of help, or of a narrower terminal."""
    return min(_WIDTH, get_terminal_size().columns) if is_terminal() else _WIDTH


def _with_its_word(name: str) -> str:
    """A name in the reader's language, with the name to type in brackets if it differs."""
    translated = translate(term(name))
    return translated if translated == name else f"{translated} ({name})"


@plain_command("gasp help exit-codes", "gasp help environment")
def help_(
    topic: Annotated[
        Topic | None,
        argument("[TOPIC]", "exit-codes, formats, verdicts, environment; a command."),
    ] = None,
) -> None:
    """Exit codes, formats, verdicts and environment, for all commands."""
    if topic is not None:
        write(page(topic))
        return
    head = msg("For one command: gasp COMMAND --help. For all of them: gasp --help. Topics:")
    topics = [f"  gasp help {name}" for name in Topic]  # i18n: what to type
    variables = msg("Environment variables: {names}.", names=", ".join(ENVIRONMENT))
    write("\n".join([_filled(head), *topics, "", _filled(variables)]) + "\n")
