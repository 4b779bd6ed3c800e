"""`gasp help`: topics that concern all commands."""

from enum import StrEnum
from textwrap import fill
from typing import Annotated

from gasp_cli.claims.verdict import VERDICTS
from gasp_cli.cli.command import plain_command
from gasp_cli.cli.exit_codes import MEANINGS
from gasp_cli.cli.options import argument
from gasp_cli.i18n import msg, term, translate
from gasp_cli.render.formats import FORMATS
from gasp_cli.render.streams import write

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
    width = min(max(len(name) for name, _ in lines), _WIDTH // 2) + 2
    rows = [
        fill(
            translate(meaning).replace("`", ""), _WIDTH,
            initial_indent=f"  {name:<{width}}", subsequent_indent=" " * (width + 2),
            break_on_hyphens=False,
        )
        for name, meaning in lines
    ]  # fmt: skip
    end = ["", _filled(foot)] if foot else []
    return "\n".join([translate(head), "", *rows, *end]) + "\n"


def _filled(text: str) -> str:
    return fill(translate(text), _WIDTH, break_on_hyphens=False)


def _with_its_word(name: str) -> str:
    """A name in the reader's language, with the name to type in brackets if it differs."""
    translated = translate(term(name))
    return translated if translated == name else f"{translated} ({name})"


@plain_command("gasp help exit-codes", "gasp help environment")
def help_(
    topic: Annotated[
        Topic | None, argument("[TOPIC]", "exit-codes, formats, verdicts or environment.")
    ] = None,
) -> None:
    """Exit codes, formats, verdicts and environment, for all commands."""
    if topic is not None:
        write(page(topic))
        return
    head = msg("For one command: gasp COMMAND --help. For all of them: gasp --help. Topics:")
    topics = [f"  gasp help {name}" for name in Topic]  # i18n: what to type
    variables = msg("Environment variables: {names}.", names=", ".join(ENVIRONMENT))
    write("\n".join([translate(head), *topics, "", _filled(variables)]) + "\n")
