"""A terminal of a fixed width to run `gasp` in, and what is left on its screen."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\]8;[^\x1b]*\x1b\\")  # colours, and links


def on_terminal(*arguments: str, columns: int = 80, **environment: str) -> str:
    """The output of `gasp` on a terminal of that width, with its escape sequences."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    settings = {
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        "PAGER": "",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "gasp_cli", *arguments],
        cwd=ROOT,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=settings | environment,
    ) as process:
        os.close(theirs)
        written = bytearray()
        while chunk := _read(ours):
            written += chunk
        process.wait()
    os.close(ours)
    return written.decode("utf-8").replace("\r\n", "\n")


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 1 << 16)
    except OSError:  # the other side is closed, which Linux reports as an error
        return b""


def plain(screen: str) -> str:
    """The text of a screen without colours, and without blanks at the ends of lines."""
    lines = _ESCAPES.sub("", screen).splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"
