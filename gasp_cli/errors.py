"""Every way in which gasp can fail, each with its sentence and its exit code.

This module imports nothing of ours. `app.main` is the one place that turns these
into a message on stderr and an exit code.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class ExitCode(IntEnum):
    """What a script may rely on."""

    OK = 0
    NO = 1
    USAGE = 2
    DATA = 3
    IO = 4
    LOCKED = 5
    UNCHECKED = 6
    BUG = 70


MEANINGS = {
    ExitCode.OK: "an answer was printed, also an empty one",
    ExitCode.NO: (
        "the answer is no: a name that is not known or fits several (the candidates are on"
        " standard error), `gasp check` found a claim contradicted, or `gasp kb check` a fault"
    ),
    ExitCode.USAGE: "the command line is wrong",
    ExitCode.DATA: "data cannot be understood: the message names the file and the place",
    ExitCode.IO: "a file or the output cannot be read or written",
    ExitCode.LOCKED: "another program is changing the knowledge base, for longer than 30 s",
    ExitCode.UNCHECKED: "`gasp check`: the record cannot tell",
    ExitCode.BUG: "a bug in gasp; `GASP_DEBUG=1` shows where",
}
"""What each exit code means, for the help, the README and the man page."""


_MOST = 8  # candidates worth reading in one line


class GaspError(Exception):
    """Something a user, a file or a pipe can cause.

    `message` says what is wrong and where, `hint` what to do about it.
    """

    exit_code = ExitCode.NO

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
            f"no {what} is called {given!r}",
            f"did you mean {either(names)}?" if names else hint,
        )


class AmbiguousName(GaspError):
    """A name that fits several; the hint lists them."""

    def __init__(self, what: str, given: str, candidates: Iterable[str]) -> None:
        names = list(candidates)
        listed = (
            either(names[:_MOST])
            if len(names) <= _MOST
            else (f"{', '.join(names[:_MOST])} or one of {len(names) - _MOST} more")
        )
        super().__init__(f"{given!r} fits more than one {what}", f"say which: {listed}")


class DataError(GaspError):
    """A knowledge base or an imported file that is not what it should be."""

    exit_code = ExitCode.DATA


class FileError(GaspError):
    """Something that cannot be read or written; names the path and the system's reason."""

    exit_code = ExitCode.IO

    @classmethod
    def of(cls, verb: str, path: object, error: OSError, hint: str = "") -> FileError:
        """The error of a failed system call: `cannot read x.json: Permission denied`."""
        return cls(f"cannot {verb} {path}: {error.strerror or error}", hint)


class Locked(GaspError):
    """Another writer holds the knowledge base."""

    exit_code = ExitCode.LOCKED

    def __init__(self, folder: object, seconds: float) -> None:
        super().__init__(
            f"{folder} is being changed by another program, for more than {seconds:.0f} s",
            "try again when that has finished",
        )


def either(names: Iterable[str]) -> str:
    """The names as a phrase: `A`, `A or B`, `A, B or C`."""
    listed = list(names)
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} or {listed[-1]}"
