"""The terminal that the explorer draws on, whatever the standard streams are."""

from __future__ import annotations

import os
import sys

from gasp_cli.errors import FileError
from gasp_cli.i18n import msg, term

_TTY = "/dev/tty"
_CANNOT = ("dumb", "unknown", "")


def is_at_terminal() -> bool:
    """Whether standard input and standard output are a terminal that can be drawn on."""
    try:
        return (
            sys.stdin is not None
            and sys.stdin.isatty()
            and sys.stdout.isatty()
            and os.environ.get("TERM", "") not in _CANNOT
        )
    except (AttributeError, ValueError):  # closed
        return False


def take_terminal() -> None:
    """Make the terminal the standard input and standard error, which Textual reads and draws on.

    Standard output stays what it is: the answer goes there. Raises `FileError` where there is no
    terminal, or one that cannot draw.
    """
    if os.name != "posix":
        return
    name = os.environ.get("TERM", "")
    if name in _CANNOT:
        raise FileError(
            msg("gasp explore draws on the whole screen, which this terminal cannot"),
            msg("TERM is {name!r}; every view is a command too: see {help}", name=name,
                help="gasp --help"),
        )  # fmt: skip
    try:
        handle = os.open(_TTY, os.O_RDWR)
    except OSError as error:
        reason = term(error.strerror or str(error))
        raise FileError(
            msg("gasp explore needs a terminal: {reason}", reason=reason),
            msg("every view is a command too: see {help}", help="gasp --help"),
        ) from error
    for stream in (0, 2):
        if not os.isatty(stream):
            os.dup2(handle, stream)
    os.close(handle)
    # Python leaves a stream out that was closed when it began.
    sys.__stdin__ = sys.__stdin__ or open(0, encoding="utf-8")  # type: ignore[misc]  # noqa: SIM115
    sys.__stderr__ = sys.__stderr__ or open(2, "w", encoding="utf-8")  # type: ignore[misc]  # noqa: SIM115
