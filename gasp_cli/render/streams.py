"""Writing to standard output and standard error: terminals, pipes, files or closed."""

from __future__ import annotations

import codecs
import io
import os
import re
import sys
from typing import TextIO

from gasp_cli.errors import DataError, FileError
from gasp_cli.i18n import Message, msg, term, translate

# Terminal controls (C0 without newline, DEL, C1) and bidirectional marks.
_CONTROLS = {
    code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) != "\n"
} | {code: f"\\u{code:04x}" for code in (*range(0x200E, 0x2010), *range(0x202A, 0x202F),
                                         *range(0x2066, 0x206A))}  # fmt: skip
_WITHOUT_TABS = {code: shown for code, shown in _CONTROLS.items() if chr(code) != "\t"}


def escape_controls(text: str, *, tabs: bool = False) -> str:
    """The text with terminal controls and surrogates as visible escapes; with `tabs` not tabs."""
    shown = text.translate(_WITHOUT_TABS if tabs else _CONTROLS)
    return shown.encode("utf-8", "backslashreplace").decode("utf-8")


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    try:
        return sys.stdout is not None and sys.stdout.isatty()
    except ValueError:  # closed
        return False


def write(text: str) -> None:
    """Write to standard output and flush it.

    Into a pipe or a file the text is UTF-8 in any locale. Raises `FileError` if writing fails
    (Python alone would ignore a full disk), and `DataError` for surrogates, which UTF-8 cannot
    encode. A closed pipe ends the program by SIGPIPE (see `__main__`), or raises
    `BrokenPipeError`.
    """
    if sys.stdout is None:
        raise FileError(msg("cannot write to standard output: it is closed"))
    try:
        _encode(sys.stdout)
        _write_all(sys.stdout, text)
    except BrokenPipeError:
        redirect_to_devnull(sys.stdout)
        raise
    except UnicodeEncodeError as error:
        half = f"U+{ord(error.object[error.start]):04X}"
        raise DataError(
            msg("cannot write {half}, half of a character, as UTF-8", half=half),
            msg("use --format json, which writes it as an escape"),
        ) from error
    except (OSError, ValueError) as error:
        raise output_error(error) from error


def _write_all(stream: TextIO, text: str) -> None:
    raw = getattr(stream, "buffer", None)
    if not isinstance(raw, io.RawIOBase):
        stream.write(text)
        stream.flush()
        return
    # With PYTHONUNBUFFERED writes are system calls, which may write only a part.
    left = memoryview(text.encode(stream.encoding, stream.errors or "strict"))
    while left:
        left = left[raw.write(left) or 0 :]


def flush() -> None:
    """Flush standard output. Raises `FileError` if writing fails."""
    if sys.stdout is not None:
        write("")


def output_error(error: OSError | ValueError) -> FileError:
    """The error of an unwritable standard output; discards all later output."""
    redirect_to_devnull(sys.stdout)
    if not isinstance(error, OSError):
        return FileError(msg("cannot write to standard output: it is closed"))
    reason = term(error.strerror or str(error))
    return FileError(msg("cannot write to standard output: {reason}", reason=reason))


def print_message(text: str) -> None:
    """Print a line to standard error; nothing fails if it is closed.

    A terminal gets lines of its width, which break no word, id, option or short quoted name.
    """
    line = " ".join((translate(text) if isinstance(text, Message) else text).splitlines())
    if sys.stderr is not None:
        try:
            _encode(sys.stderr)
            sys.stderr.write(_in_lines(escape_controls(line), sys.stderr) + "\n")
            sys.stderr.flush()
        except (OSError, ValueError):
            redirect_to_devnull(sys.stderr)


_QUOTED = r"(?<= )'[^']{1,30}'(?![^ ,.;:?)])"
_GLUE = "\0"


def _in_lines(line: str, stream: TextIO) -> str:
    """The line broken between words where it goes to a terminal; further lines are indented."""
    if not stream.isatty():
        return line
    width = _columns(stream)
    if not 0 < width < len(line):
        return line
    from textwrap import fill  # only a long message needs it

    indent = " " * (len(line) - len(line.lstrip()) + 2)
    glued = re.sub(_QUOTED, lambda quoted: quoted[0].replace(" ", _GLUE), line)
    lines = fill(
        glued, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return lines.replace(_GLUE, " ")


def _columns(stream: TextIO) -> int:
    """The width of a terminal, as the environment or the system has it; 0 if nobody knows."""
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal():
        return int(named)
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return 0


_DRAWN = "gasp.drawn"
_BRAILLE = range(0x2800, 0x2900)
_PLAINLY = str.maketrans("━╸╺╍┅─│·✓✗≈★–—“”‘’…▁▂▃▄▅▆▇█", "=--~.-|.+x~*--\"\"''.__..:;#@")


def _drawn_plainly(error: UnicodeError) -> tuple[str, int]:
    """Replace characters that an encoding lacks: drawings by ASCII, all else by escapes."""
    assert isinstance(error, UnicodeEncodeError)
    lacking = error.object[error.start : error.end]
    shown = ("*" if ord(char) in _BRAILLE else char.translate(_PLAINLY) for char in lacking)
    escaped = (text.encode("ascii", "backslashreplace").decode("ascii") for text in shown)
    return "".join(escaped), error.end


codecs.register_error(_DRAWN, _drawn_plainly)


def _encode(stream: TextIO) -> None:
    """Set UTF-8 for pipes; a terminal keeps its encoding, and gets replacements for the rest."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    if stream.isatty():
        reconfigure(errors=_DRAWN)
    else:
        reconfigure(encoding="utf-8", errors="strict", newline="\n")


def redirect_to_devnull(stream: TextIO) -> None:
    """Discard later output, so that Python does not fail at shutdown."""
    try:
        handle = os.open(os.devnull, os.O_WRONLY)
        os.dup2(handle, stream.fileno())
    except (OSError, ValueError):
        return
