"""`gasp ask`."""

from typing import TYPE_CHECKING, Annotated

import typer

from gasp_cli.cli.command import rows_command
from gasp_cli.cli.context import command_prefix
from gasp_cli.domain.dates import parse_day
from gasp_cli.kb.record import Record
from gasp_cli.queries import answers
from gasp_cli.results import ResultSet
from gasp_cli.store import built_in

if TYPE_CHECKING:
    from gasp_cli.render.page import Page


@rows_command(
    "gasp ask {question}",
    "gasp ask {italian_question} --fields found",
    "gasp ask {question} --format json",
)
def ask(
    record: Record,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help="A question in English or Italian."),
    ],
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="The day from which “last season” counts."),
    ] = None,
) -> ResultSet:
    """Ask a question in plain words.

    The answer comes with the matches that show it and the command that asks the same. Exit code 6
    where the question is not understood or the record cannot tell.
    """
    answered = answers.ask(record, " ".join(words), parse_day(date))
    folder = record.store.folder
    program = command_prefix(None if folder == built_in() else folder)
    answer = answers.result(record, answered, program)

    def page() -> "Page":
        # Rich is imported only where something is drawn.
        from gasp_cli.cli.views.answer import answer_page

        return answer_page(record, answered, answer.rows, program)

    return answer._replace(page=page) if answer.rows else answer


COMMANDS = {"ask": ask}
