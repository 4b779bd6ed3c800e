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


def page(topic: Topic) -> str:
    """The text of a topic, made from the program's own tables."""
    lines: list[tuple[str, str]]
    if topic is Topic.EXIT_CODES:
        lines = [(str(int(code)), meaning) for code, meaning in MEANINGS.items()]
        silent = msg("hung up, interrupted, no reader left, ended: silent")
        lines.append(("129, 130, 141, 143", silent))
        head, foot = msg("The exit code of every command."), ""
    elif topic is Topic.FORMATS:
        lines = [(str(form), meaning) for form, meaning in FORMATS.items()]
        head = msg("How rows are printed: --format, or GASP_FORMAT. On a terminal table, else tsv.")
        foot = msg(
            "--fields a,b picks and orders fields, --sort orders the rows, --limit cuts them."
        )
    else:
        lines = [(_with_its_word(verdict), meaning) for verdict, meaning in VERDICTS.items()]
        head = msg("What the record makes of a claim; `gasp show ID` lays it out with its matches.")
        foot = msg("Verdicts are computed from the matches each time they are asked for.")
    width = max(len(name) for name, _ in lines) + 2
    rows = [
        fill(
            translate(meaning).replace("`", ""), _WIDTH,
            initial_indent=f"  {name:<{width}}", subsequent_indent=" " * (width + 2),
        )
        for name, meaning in lines
    ]  # fmt: skip
    return "\n".join([translate(head), "", *rows, *(["", translate(foot)] if foot else [])]) + "\n"


def _with_its_word(name: str) -> str:
    """A name in the reader's language, with the name to type in brackets if it differs."""
    translated = translate(term(name))
    return translated if translated == name else f"{translated} ({name})"


@plain_command("gasp help exit-codes", "gasp help verdicts")
def help_(
    topic: Annotated[Topic | None, argument("[TOPIC]", "exit-codes, formats or verdicts.")] = None,
) -> None:
    """Exit codes, formats, verdicts: what goes for all commands."""
    if topic is not None:
        write(page(topic))
        return
    head = msg("Of a command: gasp COMMAND --help. Of all of them: gasp --help. Topics:")
    topics = [f"  gasp help {name}" for name in Topic]  # i18n: what to type
    write("\n".join([translate(head), *topics]) + "\n")
