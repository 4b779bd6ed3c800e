"""The errors that users, files and pipes can cause, each with a message and a hint.

Imports only `i18n`. `cli.app.run` prints the message on stderr and returns an exit code.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from typing import Any, Literal

from gasp_cli.i18n import Message, join_list, msg, name_term, term


class Action(Enum):
    """An action that mends an error or tells more about it; `cli.hints` has its command."""

    ADD = auto()
    ADD_CLUB = auto()
    ALIAS = auto()
    CHECK_CLAIM = auto()
    CHECK_KNOWLEDGE_BASE = auto()
    COPY_KNOWLEDGE_BASE = auto()
    CUP_CAMPAIGN = auto()
    DRAW_RACE = auto()
    EUROPEAN_CAMPAIGN = auto()
    LIST_GOALS = auto()
    LIST_MATCHES = auto()
    LIST_MEASURES = auto()
    MERGE = auto()
    REMOVE = auto()
    REMOVE_WITH_MATCHES = auto()
    SEARCH = auto()
    SHOW = auto()
    USE_KNOWLEDGE_BASE = auto()


class Remedy(Message):
    """An action with its arguments, and the folder of the knowledge base if it must be named.

    A value in the message of a hint or remark, which the command line replaces with the command
    to type.
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


SEE_CHECK = msg("see {command}", command=Remedy(Action.CHECK_KNOWLEDGE_BASE))
"""The hint for a knowledge base that is not sound."""

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
    """The command line, or a caller's argument, is wrong."""


class UnknownName(GaspError):
    """A name or an id that the knowledge base does not have; the hint has the nearest ones."""

    def __init__(self, what: str, text: str, nearest: Iterable[str] = (), hint: str = "") -> None:
        names = list(nearest)
        super().__init__(
            msg("unknown {what} {given!r}", what=what, given=text),
            msg("did you mean {names}?", names=join_or(map(name_term, names))) if names else hint,
        )


class AmbiguousName(GaspError):
    """A name that fits several; the hint lists them."""

    def __init__(self, what: str, text: str, candidates: Iterable[str]) -> None:
        names = self.candidates = list(candidates)
        shown = join_or(map(name_term, names))
        if more := len(names[_MOST:]):
            first = join_list(map(name_term, names[:_MOST]))
            shown = msg("{names} or one of {n} more", names=first, n=more)
        super().__init__(
            msg("{given!r} fits more than one {what}", given=text, what=what),
            msg("say which: {names}", names=shown),
        )


class SeveralNames(UsageError):
    """A list of names where one is asked for."""

    def __init__(self, what: str, text: str) -> None:
        super().__init__(
            msg("{given!r} is more than one {what}", given=text, what=what),
            msg("name one at a time"),
        )


class DataError(GaspError):
    """A knowledge base or an imported file that is not what it should be."""


FileOperation = Literal["read", "open", "write", "change", "make"]
"""The operations on files and folders that can fail; `open` is for a knowledge base's folder."""


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
    """The text of an exception: the `Message` that it was raised with, if any."""
    said = error.args[0] if error.args else ""
    return said if isinstance(said, Message) else str(error)
