"""Every way in which gasp can fail, each with its sentence and its exit code.

This module imports nothing of ours but the language. `app.main` is the one place that turns these
into a message on stderr and an exit code.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Any, Literal

from gasp_cli.i18n import Message, join_list, msg, term


class ExitCode(IntEnum):
    """What a script may rely on."""

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
    ExitCode.UNCHECKED: msg("`gasp check`: the record cannot tell"),
    ExitCode.BUG: msg("a bug in gasp; `GASP_DEBUG=1` shows where"),
}
"""What each exit code means, for the help, the README and the man page."""


_MOST = 8  # candidates worth reading in one line


class GaspError(Exception):
    """Something a user, a file or a pipe can cause.

    `message` says what is wrong and where, `hint` what to do about it.
    """

    exit_code = ExitCode.NEGATIVE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(GaspError):
    """The command line asks for something that cannot be asked."""

    exit_code = ExitCode.USAGE


class UnknownName(GaspError):
    """A club, a competition or an id that the knowledge base does not have."""

    def __init__(self, what: str, given: str, nearest: Iterable[str] = (), hint: str = "") -> None:
        names = list(nearest)
        super().__init__(
            msg("no {what} is called {given!r}", what=what, given=given),
            msg("did you mean {names}?", names=join_or(names)) if names else hint,
        )


class AmbiguousName(GaspError):
    """A name that fits several; the hint lists them."""

    def __init__(self, what: str, given: str, candidates: Iterable[str]) -> None:
        names = self.candidates = list(candidates)
        shown = join_or(names)
        if more := len(names[_MOST:]):
            first = join_list(names[:_MOST])
            shown = msg("{names} or one of {n} more", names=first, n=more)
        super().__init__(
            msg("{given!r} fits more than one {what}", given=given, what=what),
            msg("say which: {names}", names=shown),
        )


class SeveralNames(UsageError):
    """A list of names where one is asked for."""

    def __init__(self, what: str, given: str) -> None:
        super().__init__(
            msg("{given!r} is more than one {what}", given=given, what=what),
            msg("name one at a time"),
        )


class DataError(GaspError):
    """A knowledge base or an imported file that is not what it should be."""

    exit_code = ExitCode.DATA


FileOperation = Literal["read", "open", "write", "change", "make"]
"""What can fail to be done to a file or a folder; `open` is for that of a knowledge base."""


class FileError(GaspError):
    """Something that cannot be read or written; names the path and the system's reason."""

    exit_code = ExitCode.IO

    @classmethod
    def of(cls, verb: FileOperation, path: object, error: OSError, hint: str = "") -> FileError:
        """The error of a failed system call: `cannot read x.json: Permission denied`."""
        reason = term(error.strerror) if error.strerror else str(error)
        return cls(_cannot(verb, path=path, reason=reason), hint)


def _cannot(verb: FileOperation, **place: Any) -> str:
    match verb:
        case "read":
            return msg("cannot read {path}: {reason}", **place)
        case "open":
            return msg("cannot read the knowledge base {path}: {reason}", **place)
        case "write":
            return msg("cannot write {path}: {reason}", **place)
        case "change":
            return msg("cannot change {path}: {reason}", **place)
        case "make":
            return msg("cannot make {path}: {reason}", **place)


class KnowledgeBaseLocked(GaspError):
    """Another writer holds the knowledge base."""

    exit_code = ExitCode.LOCKED

    def __init__(self, folder: object, seconds: float) -> None:
        super().__init__(
            msg(
                "{folder} is being changed by another program, for more than {seconds:.0f} s",
                folder=folder,
                seconds=seconds,
            ),
            msg("try again when that has finished"),
        )


def join_or(names: Iterable[str]) -> str:
    """The names as a phrase: `A`, `A or B`, `A, B or C`."""
    found = list(names)
    if len(found) < 2:
        return found[0] if found else ""
    return msg("{first} or {last}", first=join_list(found[:-1]), last=found[-1])


def message_of(error: Exception) -> str:
    """What an exception says: the phrase that it was made with, if it was."""
    said = error.args[0] if error.args else ""
    return said if isinstance(said, Message) else str(error)
