"""Showing what is longer than the screen a screen at a time."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess

from gasp_cli.output.stream import is_terminal, write

SETTINGS = ("GASP_PAGER", "PAGER")
"""What names the pager, the first that is set; an empty one, or `cat`, is none."""

_USUAL = "less"


def show(text: str) -> None:
    """Write a text; through the pager where it is longer than the terminal is high."""
    pager = _pager() if is_terminal() and text.count("\n") >= _height() else []
    if not pager:
        write(text)
        return
    # `less` ends at once where all fits after all, keeps colours, and leaves the text there.
    settings = {"LESS": "FRX", "LV": "-c"} | dict(os.environ)
    # Ctrl-C is the pager's own.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        # The user's own setting names the program.
        subprocess.run(pager, input=text, encoding="utf-8", env=settings, check=False)  # noqa: S603
    except BrokenPipeError:  # it was left before the end
        pass
    finally:
        signal.signal(signal.SIGINT, before)


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
    return words if words and words[0] != "cat" and shutil.which(words[0]) else []
