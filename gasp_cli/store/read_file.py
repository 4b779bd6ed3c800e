"""Read a file as text and a text as JSON; faults are named, whatever the file contains."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

from gasp_cli.errors import DataError, FileError
from gasp_cli.i18n import msg

COMMIT = ".gasp-commit"
"""The name of the file that commits a change of several files, see `pending_commit`."""


def read_bytes(path: Path, hint: str = "") -> bytes:
    """The bytes of a regular file.

    Raises `FileError` for what is missing, forbidden or not a regular file: opening a named pipe
    that nobody writes to would never return.
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise FileError(msg("cannot read {path}: not a regular file", path=path), hint)
            return file.read()
    except OSError as error:
        raise FileError.of("read", path, error, hint) from error
    except ValueError as error:  # a NUL in its name
        raise FileError(
            msg("cannot read {path}: {reason}", path=path, reason=str(error)), hint
        ) from error


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, without its byte order mark.

    Raises `FileError`, and `DataError` for what is not UTF-8.
    """
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(
            msg("{path}: not UTF-8 text (byte {byte})", path=path, byte=error.start)
        ) from error


class Ambiguous(ValueError):
    """JSON that another reader would read differently."""


def parse_json(text: str, *, unique: bool = True) -> Any:
    """The value of a JSON text. Not to check that keys are `unique` is faster.

    Raises `ValueError` for what is not JSON, `Ambiguous` for a key that stands twice in an object
    and for `NaN`, and `RecursionError` for what is nested too deeply.
    """
    return json.loads(
        text,
        parse_constant=_refuse_constant,
        parse_float=_finite,
        object_pairs_hook=_unique if unique else None,
    )


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        keys = [key for key, _ in pairs]
        double = next(key for key in keys if keys.count(key) > 1)
        raise Ambiguous(msg("{double!r} stands twice in one object", double=double))
    return dict(pairs)


def _refuse_constant(name: str) -> None:
    """`NaN` and the infinities are not JSON."""
    raise Ambiguous(msg("{name} is not a number", name=name))


def _finite(text: str) -> float:
    """A number with a fraction or an exponent."""
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise Ambiguous(msg("{number} is too large", number=text))
    return number
