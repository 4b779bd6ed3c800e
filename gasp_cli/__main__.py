"""The entry point of `gasp` and `python -m gasp_cli`."""

from __future__ import annotations

import os
import sys

# As in `gasp_cli`: `typing` takes longer than what is said with it here.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def run_and_exit() -> NoReturn:
    """Run the command line, and end the process with its exit code.

    Python itself would take every module and object apart first, a twentieth of a short run; the
    system frees them at once. What was registered to run at exit runs, as in a process that
    `multiprocessing` has started.
    """
    try:
        code = main()
    except SystemExit as end:  # by which Typer ends a completion
        if not isinstance(end.code, int):
            raise
        code = end.code
    import atexit

    atexit._run_exitfuncs()  # noqa: SLF001  # there is no other way to run them
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):  # what was written was flushed before, and its errors told
            continue
    os._exit(code)


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
    run_and_exit()
