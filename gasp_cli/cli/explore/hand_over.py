"""The ways out of the explorer: to the clipboard, to a browser, to a file."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from gasp_cli.cli.explore.leads import Command
from gasp_cli.errors import FileError, UsageError
from gasp_cli.i18n import msg
from gasp_cli.render.formats import WRITERS, OutputFormat
from gasp_cli.results import ResultSet, columns
from gasp_cli.scalars import web_address

_COPIERS = {  # i18n: programs
    "pbcopy": ["pbcopy"],
    "wl-copy": ["wl-copy"],
    "xclip": ["xclip", "-selection", "clipboard"],
    "clip.exe": ["clip.exe"],
}
_FORMATS = {".csv": OutputFormat.CSV, ".md": OutputFormat.MARKDOWN}


def copy_with_program(text: str) -> str:
    """Copy a text with the desktop's own program; its name, or empty where there is none.

    Over SSH the desktop is another machine's, which only its terminal reaches.
    """
    if os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"):
        return ""
    for name, command in _COPIERS.items():
        needed = {"wl-copy": "WAYLAND_DISPLAY", "xclip": "DISPLAY"}.get(name)
        if (needed and not os.environ.get(needed)) or not shutil.which(name):
            continue
        try:
            done = subprocess.run(  # noqa: S603  # a fixed program
                command, input=text.encode(), check=False, timeout=2,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        except (OSError, subprocess.SubprocessError):
            continue
        if done.returncode == 0:
            return name
    return ""


def open_address(address: str) -> bool:
    """Open an address of http or https in the browser; false where nothing opened it."""
    address = web_address(address)
    if not address:
        return False
    # A browser in the same terminal would draw over the page.
    if sys.platform == "linux" and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("BROWSER")
    ):
        return False
    import webbrowser  # few open an address

    try:
        return webbrowser.open(address)
    except (OSError, webbrowser.Error):
        return False


def file_name(command: Command) -> str:
    """A name for a file with the rows of a command: `table-2024-25-matchday-16.csv`."""
    words = re.sub(r"[^\w.]+", "-", " ".join(command)).strip("-.")
    return f"{words or 'gasp'}.csv"


def save(answer: ResultSet, path: Path) -> None:
    """Write rows as CSV or Markdown, as the end of the name says, into a new file.

    Raises `UsageError` for another name, `FileError` where the file exists or cannot be written.
    """
    output_format = _FORMATS.get(path.suffix.lower())
    if output_format is None:
        raise UsageError(msg("name a file that ends in .csv or .md"))
    text = WRITERS[output_format.value](list(columns(answer.row_type)), answer.rows)
    try:
        with path.expanduser().open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except FileExistsError as error:
        raise FileError(msg("cannot write {path}: it is there already", path=path)) from error
    except OSError as error:
        raise FileError.of("write", path, error) from error
