"""`python -m tests.store.killing N ARGUMENTS`: run `gasp`, killed at its N-th change of the disk.

Before each call that changes a file or a folder the process counts; at the N-th it kills itself
with SIGKILL, which no program can catch. Exit code 0 means that it came through before that.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

CALLS = ("open", "fsync", "replace", "rename", "unlink", "mkdir", "rmdir", "chmod")


def main(arguments: list[str]) -> int:
    """Run `gasp` with all but the first argument."""
    left = int(arguments[0])

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*given: Any, **named: Any) -> Any:
            nonlocal left
            reading = call is os_open and not given[1] & (os.O_WRONLY | os.O_RDWR)
            if not reading:
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
            return call(*given, **named)

        return wrapped

    from gasp_cli.cli.app import run

    os_open = os.open
    for name in CALLS:
        setattr(os, name, counted(getattr(os, name)))
    return run(arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
