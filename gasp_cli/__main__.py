"""The start of the program: `gasp` and `python -m gasp_cli`."""

from __future__ import annotations

import gc
import signal
import sys


def main() -> int:
    """Run the command line and return its exit code."""
    # Before anything else is imported: an interrupt, or a reader of the pipe that goes away,
    # ends the program as it ends `cat`, silently and with the shell's 130 and 141.
    for name in ("SIGINT", "SIGPIPE"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    # A command lives for a blink and makes no cycles worth collecting; looking for them while
    # thousands of matches are read took a tenth of the whole run.
    gc.disable()
    from gasp_cli.app import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
