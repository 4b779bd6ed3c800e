"""Long output through a pager."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from typing import Any

from gasp_cli.i18n import msg, term, translate
from gasp_cli.render.streams import is_terminal, print_message, write

SETTINGS = ("GASP_PAGER", "PAGER")
"""The environment variables with the pager; the first that is set counts. Empty or `cat`: none."""

_USUAL = "less"
_KEYS = msg("q leaves, space goes on, / finds a word")


def show(pages: Iterable[str]) -> None:
    """Write a text page by page, through the pager if it is longer than the terminal.

    Each page is taken from the iterable after the one before it is written.
    """
    left = iter(pages)
    begun: list[str] = []
    if is_terminal():
        while sum(page.count("\n") for page in begun) < _height():
            page = next(left, None)
            if page is None:
                break
            begun.append(page)
        else:
            with _interrupts_to_pager():
                if running := _start_pager():
                    _feed(running, chain(begun, left))
                    return
    for page in chain(begun, left):
        write(page)


@contextmanager
def _interrupts_to_pager() -> Iterator[None]:
    """Let Ctrl-C reach the pager without ending gasp; the pager may also quit before the end.

    A handler, unlike `SIG_IGN`, is not inherited: the pager keeps its own handling of Ctrl-C.
    """
    handlers: dict[str, Any] = {"SIGINT": lambda *_: None, "SIGPIPE": signal.SIG_IGN}
    before = {
        getattr(signal, name): signal.signal(getattr(signal, name), handler)
        for name, handler in handlers.items()
        if hasattr(signal, name)
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _feed(running: subprocess.Popen[str], pages: Iterable[str]) -> None:
    # Leaving `running` waits for the pager, which may have closed its input before.
    with suppress(BrokenPipeError), running:
        assert running.stdin is not None
        for page in pages:
            running.stdin.write(page)
            running.stdin.flush()
    if running.returncode == -signal.SIGINT:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.raise_signal(signal.SIGINT)  # end by Ctrl-C, as the pager did


def _height() -> int:
    return shutil.get_terminal_size().lines


def _less_options() -> str:
    """Options for `less`: quit if the text fits, keep colours and the screen, say how to leave.

    The prompt has small letters only: what has no prompts, as BusyBox, takes capitals for options.
    """
    return f"FRXPs?e(end) .{translate(_KEYS)}$"


def _start_pager() -> subprocess.Popen[str] | None:
    """Start the pager; None if there is none, or it does not start."""
    if os.environ.get("TERM") in ("dumb", "") or not os.isatty(0):
        return None
    command = next((os.environ[name] for name in SETTINGS if name in os.environ), None)
    if command is None and not shutil.which(_USUAL):
        return None
    try:
        words = shlex.split(_USUAL if command is None else command)
        if not words or words[0] == "cat":
            return None
        if os.path.basename(words[0]) == _USUAL:  # noqa: PTH119
            words.append("-R")  # colours, even if LESS is set without
        settings = {"LESS": _less_options(), "LV": "-c"} | dict(os.environ)
        # The program is the user's own setting.
        return subprocess.Popen(  # noqa: S603
            words, stdin=subprocess.PIPE, encoding="utf-8", env=settings
        )
    except OSError as error:
        reason: str = term(error.strerror or str(error))
    except ValueError as error:  # an unclosed quotation mark
        reason = str(error)
    print_message(
        msg("gasp: cannot start the pager {pager}: {reason}", pager=command, reason=reason)
    )
    return None
