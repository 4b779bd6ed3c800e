"""Exit codes: their meanings, and the code of each error and outcome."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from gasp_cli.errors import DataError, FileError, GaspError, KnowledgeBaseLocked, UsageError
from gasp_cli.i18n import msg

if TYPE_CHECKING:
    from gasp_cli.results import Outcome


class ExitCode(IntEnum):
    """The codes that scripts may rely on."""

    OK = 0
    NEGATIVE = 1
    USAGE = 2
    DATA = 3
    IO = 4
    LOCKED = 5
    UNCHECKED = 6
    BUG = 70


MEANINGS = {
    ExitCode.OK: msg("an answer was printed, also an empty one"),
    ExitCode.NEGATIVE: msg(
        "the answer is no: a name that is not known or fits several (the candidates are on"
        " standard error), `gasp check` found a claim contradicted, or `gasp kb check` a fault"
    ),
    ExitCode.USAGE: msg("the command line is wrong"),
    ExitCode.DATA: msg("data cannot be understood: the message names the file and the place"),
    ExitCode.IO: msg("a file or the output cannot be read or written"),
    ExitCode.LOCKED: msg("another program is changing the knowledge base, for longer than 30 s"),
    ExitCode.UNCHECKED: msg(
        "the record cannot tell: `gasp check MEASURE`, `gasp ask`, which may also not understand,"
        " and what `--fail-on` names"
    ),
    ExitCode.BUG: msg("a bug in gasp; `GASP_DEBUG=1` shows where"),
}
"""The meaning of each exit code, for the help, the README and the man page."""

_OF_ERRORS = {
    UsageError: ExitCode.USAGE,
    DataError: ExitCode.DATA,
    FileError: ExitCode.IO,
    KnowledgeBaseLocked: ExitCode.LOCKED,
}


def exit_code(error: GaspError) -> ExitCode:
    """The exit code of an error; `NEGATIVE` unless its kind has another."""
    codes = (code for kind, code in _OF_ERRORS.items() if isinstance(error, kind))
    return next(codes, ExitCode.NEGATIVE)


def outcome_code(outcome: Outcome) -> ExitCode:
    """The exit code of an answer."""
    # Help and version need no results.
    from gasp_cli.results import Outcome

    return {
        Outcome.COMPLETE: ExitCode.OK,
        Outcome.NEGATIVE: ExitCode.NEGATIVE,
        Outcome.FAULTY: ExitCode.DATA,
        Outcome.UNDECIDED: ExitCode.UNCHECKED,
    }[outcome]
