"""Every way in which gasp can fail, each with its sentence, and what can be done about it.

This module imports nothing of ours but the language. `cli.app` turns these into a message on stderr
and an exit code.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from typing import Any, Literal

from gasp_cli.i18n import Message, join_list, msg, term


class Action(Enum):
    """What ends a fault or tells more of it; `cli.hints` has the command for each."""

    ADD = auto()
    ADD_CLUB = auto()
    ALIAS = auto()
    CHECK_CLAIM = auto()
    CHECK_KNOWLEDGE_BASE = auto()
    COPY_KNOWLEDGE_BASE = auto()
    CUP_CAMPAIGN = auto()
    DRAW_RACE = auto()
    EUROPEAN_CAMPAIGN = auto()
    LIST_MATCHES = auto()
    LIST_MEASURES = auto()
    MERGE = auto()
    REMOVE = auto()
    REMOVE_WITH_MATCHES = auto()
    SEARCH = auto()
    USE_KNOWLEDGE_BASE = auto()


class Remedy(Message):
    """An action, what it is done with, and the folder of the knowledge base if it must be named.

    It stands in a hint or remark as a value of the message. The command line replaces it by the
    command to type.
    """

    __slots__ = ("action", "arguments", "folder")
    action: Action
    arguments: tuple[str, ...]
    folder: object

    def __new__(cls, action: Action, *arguments: str, folder: object = None) -> Remedy:
        """Keep the parts; the text names them for a reader without a command line."""
        remedy = super().__new__(cls, " ".join((action.name.lower().replace("_", " "), *arguments)))
        remedy.action, remedy.arguments, remedy.folder = action, arguments, folder
        return remedy


_MOST = 8  # candidates worth reading in one line


class GaspError(Exception):
    """Something a user, a file or a pipe can cause.

    `message` says what is wrong and where, `hint` what to do about it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(GaspError):
    """The command line asks for something that cannot be asked."""


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


FileOperation = Literal["read", "open", "write", "change", "make"]
"""What can fail to be done to a file or a folder; `open` is for that of a knowledge base."""


class FileError(GaspError):
    """Something that cannot be read or written; names the path and the system's reason."""

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
    *first, last = list(names) or [""]
    return msg("{first} or {last}", first=join_list(first), last=last) if first else last


def message_of(error: Exception) -> str:
    """What an exception says: the phrase that it was made with, if it was."""
    said = error.args[0] if error.args else ""
    return said if isinstance(said, Message) else str(error)
