"""Showing what is longer than the screen a screen at a time."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import chain

from gasp_cli.output.stream import is_terminal, write

SETTINGS = ("GASP_PAGER", "PAGER")
"""What names the pager, the first that is set; an empty one, or `cat`, is none."""

_USUAL = "less"


def show(pages: Iterable[str]) -> None:
    """Write a text page by page; through the pager where it is longer than the terminal is high.

    A page is asked for when those before it are written.
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
            if pager := _pager():
                _through(pager, chain(begun, left))
                return
    for page in chain(begun, left):
        write(page)


def _through(pager: Sequence[str], pages: Iterable[str]) -> None:
    # `less` ends at once where all fits after all, keeps colours, and leaves the text there.
    settings = {"LESS": "FRX", "LV": "-c"} | dict(os.environ)
    # Ctrl-C is the pager's own, and it may be left before the end.
    names = [name for name in ("SIGINT", "SIGPIPE") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), signal.SIG_IGN) for name in names}
    try:
        # The user's own setting names the program.
        with subprocess.Popen(  # noqa: S603
            pager, stdin=subprocess.PIPE, encoding="utf-8", env=settings
        ) as running:
            assert running.stdin is not None
            with suppress(BrokenPipeError):
                for page in pages:
                    running.stdin.write(page)
                    running.stdin.flush()
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def _height() -> int:
    return shutil.get_terminal_size().lines


def _pager() -> list[str]:
    """The pager's command line; empty where there is none or the terminal can do nothing."""
    if os.environ.get("TERM") in ("dumb", "") or not os.isatty(0):
        return []
    wanted = next((os.environ[name] for name in SETTINGS if name in os.environ), _USUAL)
    try:
        words = shlex.split(wanted)
    except ValueError:  # a quotation mark too few
        return []
    if not words or words[0] == "cat" or not shutil.which(words[0]):
        return []
    # Its own settings may lack what lets colours through.
    return [*words, "-R"] if os.path.basename(words[0]) == _USUAL else words  # noqa: PTH119
