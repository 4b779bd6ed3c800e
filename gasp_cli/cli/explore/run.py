"""Running the explorer on a terminal."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

from gasp_cli.cli.context import open_kb
from gasp_cli.cli.explore.app import Explorer
from gasp_cli.cli.explore.leads import Command
from gasp_cli.cli.explore.views import Views
from gasp_cli.kb.story import Story


def run(folder: Path | None, start: Command, picks: frozenset[str]) -> tuple[str | None, int]:
    """Explore until the reader leaves; the id that was picked, if any, and the exit code."""
    views = Views(open_kb(Story, folder), folder)
    # The driver is chosen by the system, and made to measure the right terminal.
    app = Explorer(views, start, picks, _driver())
    picked = app.run()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # as `main` has it, which the loop does not know
    if app.failed is not None:
        raise app.failed
    return picked, app.return_code or 0


def _driver() -> Any:
    """Textual's own driver, asking the terminal for its size, not standard output; None elsewhere.

    Standard output may be a pipe.
    """
    if os.name != "posix":
        return None
    from textual.drivers.linux_driver import LinuxDriver  # on this system only

    class Driver(LinuxDriver):
        """A driver on the terminal that is standard error and standard input."""

        def _get_terminal_size(self) -> tuple[int, int]:
            for stream in (2, 0):
                try:
                    size = os.get_terminal_size(stream)
                except OSError:
                    continue
                if size.columns and size.lines:
                    return size.columns, size.lines
            return super()._get_terminal_size()

    return Driver
