"""The entry point of `gasp` and `python -m gasp_cli`."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run the command line and return its exit code."""
    # Before any other import, and without the module `signal`, which imports others: an interrupt
    # or a closed pipe ends the program as it ends `cat`, silently, with the shell's 130 and 141.
    import _signal  # type: ignore[import-not-found]  # no stubs describe it

    for name in ("SIGINT", "SIGPIPE"):
        if hasattr(_signal, name):
            _signal.signal(getattr(_signal, name), _signal.SIG_DFL)
    import gc

    # A command lives for a blink and makes no cycles worth collecting; looking for them while
    # thousands of matches are read took a tenth of the whole run.
    gc.disable()
    from gasp_cli.cli.memory import short_of_memory

    try:
        from gasp_cli.cli.app import run

        return run([_as_utf_8(argument) for argument in sys.argv[1:]])
    except Exception as error:
        if not short_of_memory(error):
            raise
    finally:
        # At its end Python looks for cycles in all that is left, several times: a fifth of a run.
        gc.freeze()
    # The memory was freed with the error, but may not suffice for loading languages and exit codes.
    _say(b"gasp: not enough memory\n")
    return 4


def _say(line: bytes) -> None:
    try:
        os.write(2, line)
    except OSError:  # nobody listens
        return


def _as_utf_8(argument: str) -> str:
    """An argument as it was typed: a shell writes UTF-8 also where the locale says otherwise."""
    if argument.isascii():
        return argument
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError:
        return argument


if __name__ == "__main__":
    sys.exit(main())
