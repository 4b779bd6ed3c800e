"""Reading a file as text, whatever it turns out to be."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from gasp_cli.errors import DataError, FileError
from gasp_cli.language import say


def read_bytes(path: Path, hint: str = "") -> bytes:
    """The bytes of a regular file.

    Raises `FileError` for what is missing, forbidden or no regular file: opening a named pipe that
    nobody writes to would never return.
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise FileError(say("cannot read {path}: not a regular file", path=path), hint)
            return file.read()
    except OSError as error:
        raise FileError.of("read", path, error, hint) from error
    except ValueError as error:  # a NUL in its name
        raise FileError(
            say("cannot read {path}: {reason}", path=path, reason=str(error)), hint
        ) from error


def read_text(path: Path) -> str:
    """The text of a UTF-8 file without the mark that some programs begin it with.

    Raises `FileError`, and `DataError` for what is no such text.
    """
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(
            say("{path}: not UTF-8 text (byte {byte})", path=path, byte=error.start)
        ) from error
