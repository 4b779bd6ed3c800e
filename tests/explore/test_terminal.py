"""The explorer in a pseudo-terminal: redirected streams, signals, terminals that cannot draw."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from typing import Any, NamedTuple

import pytest

from tests.conftest import ROOT, Gasp, examples

_PATIENCE = 30


class Run(NamedTuple):
    """What a run left: its exit code, standard output if that was a pipe, and the terminal."""

    code: int
    out: bytes
    drawn: bytes
    restored: bool

    @property
    def left_as_it_was(self) -> bool:
        """Whether the terminal is as before: its settings, its main screen, no mouse reports."""
        return self.restored and all(
            self.drawn.rfind(off) > self.drawn.rfind(on)
            for on, off in (
                (b"\x1b[?1049h", b"\x1b[?1049l"),
                (b"\x1b[?1003h", b"\x1b[?1003l"),
                (b"\x1b[?25l", b"\x1b[?25h"),
            )
        )


class Terminal:
    """A terminal of 80 columns and 24 lines with `gasp` running in it."""

    def __init__(
        self,
        *arguments: str,
        streams: dict[str, Any] | None = None,
        term: str = "xterm-256color",
        settings: dict[str, str] | None = None,
    ) -> None:
        self._ours, self._theirs = pty.openpty()
        fcntl.ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self._before = termios.tcgetattr(self._theirs)
        self.drawn = b""
        code = (
            "import fcntl, os, sys, termios\n"
            "handle = os.open(os.environ.pop('TTY_OF_TEST'), os.O_RDWR)\n"
            "fcntl.ioctl(handle, termios.TIOCSCTTY, 0)\n"
            "os.close(handle)\n"
            "from gasp_cli.__main__ import main\n"
            "sys.exit(main())\n"
        )
        environment = {"PATH": os.environ["PATH"], "TERM": term, "LC_ALL": "C.UTF-8"}
        environment |= {"TTY_OF_TEST": os.ttyname(self._theirs), **(settings or {})}
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            cwd=ROOT, env=environment,
            start_new_session=True,
            **{"stdin": self._theirs, "stdout": self._theirs, "stderr": self._theirs,
               **(streams or {})},
        )  # fmt: skip

    def _take(self, seconds: float) -> None:
        if select.select([self._ours], [], [], seconds)[0]:
            self.drawn += os.read(self._ours, 1 << 16)

    def wait_for(self, text: str, after: int = 0) -> None:
        """Wait until a text is drawn."""
        end = time.monotonic() + _PATIENCE
        while text.encode() not in self.drawn[after:]:
            assert time.monotonic() < end, (text, self.drawn[-2000:])
            self._take(0.1)

    def press(self, keys: str) -> int:
        """Press keys; returns how much was drawn before."""
        before = len(self.drawn)
        os.write(self._ours, keys.encode())
        return before

    def end(self) -> Run:
        """Wait for the end."""
        end = time.monotonic() + _PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < end, self.drawn[-2000:]
            self._take(0.05)
        while select.select([self._ours], [], [], 0)[0]:
            self.drawn += os.read(self._ours, 1 << 16)
        restored = termios.tcgetattr(self._theirs) == self._before
        os.close(self._ours)
        os.close(self._theirs)
        out = self.process.stdout.read() if self.process.stdout else b""
        if self.process.stdout:
            self.process.stdout.close()
        return Run(self.process.returncode, out, self.drawn, restored)


@pytest.mark.parametrize(
    "streams",
    [{}, {"stdin": subprocess.DEVNULL}, {"stderr": subprocess.DEVNULL}],
    ids=["terminal", "stdin elsewhere", "stderr elsewhere"],
)
def test_it_draws_and_hears_keys_whatever_the_streams_are(streams: dict[str, Any]) -> None:
    terminal = Terminal("explore", streams=streams)
    terminal.wait_for("Gasperini")
    terminal.press("q")
    run = terminal.end()
    assert (run.code, run.left_as_it_was) == (0, True)


_COLOUR = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-7]|4[0-7]|9[0-7]|10[0-7]|38;[25]|48;[25])[;m]")


@pytest.mark.parametrize(("settings", "has_colours"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colours_are_drawn_unless_they_are_not_wanted(
    settings: dict[str, str], has_colours: bool
) -> None:
    terminal = Terminal("explore", "season", "2020", settings=settings)
    terminal.wait_for("League table")
    before = terminal.press("c")
    terminal.wait_for("clipboard", before)
    terminal.press("q")
    run = terminal.end()
    assert b"\x1b[1" in run.drawn  # bold stays
    assert bool(_COLOUR.search(run.drawn)) is has_colours
    assert (run.code, run.left_as_it_was) == (0, True)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_an_end_from_outside_leaves_the_terminal_as_it_was(name: str) -> None:
    number = getattr(signal, name)
    terminal = Terminal("explore", "seasons")
    terminal.wait_for("2024-25")
    terminal.process.send_signal(number)
    run = terminal.end()
    assert (run.code, run.left_as_it_was) == (128 + number, True)


def test_the_examples_of_the_help_work(gasp: Gasp) -> None:
    lines = examples(gasp, "explore")
    assert len(lines) == 3
    for words in lines:
        terminal = Terminal(*words)
        terminal.wait_for("Atalanta")
        terminal.press("\x11")
        run = terminal.end()
        assert (run.code, run.left_as_it_was) == (130 if "--pick" in words else 0, True)


def test_ctrl_c_ends_it() -> None:
    terminal = Terminal("explore", "seasons")
    terminal.wait_for("2024-25")
    terminal.press("\x03")
    run = terminal.end()
    assert (run.code, run.left_as_it_was) == (130, True)


def test_what_is_picked_goes_into_the_pipe() -> None:
    terminal = Terminal("explore", "--pick", streams={"stdout": subprocess.PIPE})
    terminal.wait_for("Gasperini")
    terminal.press("two-coppa-italia-finals")
    terminal.press("\r")
    run = terminal.end()
    assert (run.code, run.out, run.left_as_it_was) == (0, b"two-coppa-italia-finals\n", True)


def test_nothing_is_printed_where_nothing_was_picked() -> None:
    terminal = Terminal("explore", "--pick", streams={"stdout": subprocess.PIPE})
    terminal.wait_for("Gasperini")
    terminal.press("\x03")
    run = terminal.end()
    assert (run.code, run.out, run.left_as_it_was) == (130, b"", True)


def test_a_command_without_its_argument_lets_it_be_picked() -> None:
    terminal = Terminal("cite", "--style", "bibtex")
    terminal.wait_for("Gasperini")
    terminal.press("two-coppa-italia-finals")
    terminal.press("\r")
    run = terminal.end()
    assert (run.code, run.left_as_it_was) == (0, True)
    assert b"@online{destination-calcio-2025," in run.drawn.rpartition(b"?1049l")[2]


def test_a_copy_goes_to_the_terminal() -> None:
    terminal = Terminal("explore", "table", "2025")
    terminal.wait_for("Napoli")
    before = terminal.press("c")
    terminal.wait_for("\x1b]52;c;Z2FzcCB0YWJsZSAyMDI1\x07", before)
    terminal.press("q")
    assert terminal.end().code == 0


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_draw_gets_a_sentence(term: str) -> None:
    run = Terminal("explore", term=term).end()
    assert run.code == 4
    assert run.drawn.startswith(b"gasp: gasp explore draws on the whole screen")
    assert b"\x1b" not in run.drawn


def test_without_a_terminal_it_says_so() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gasp_cli", "explore"],
        cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False,
        env={"PATH": os.environ["PATH"], "TERM": "xterm", "LC_ALL": "C.UTF-8"},
        start_new_session=True,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.startswith("gasp: gasp explore needs a terminal")


@pytest.mark.parametrize(("command", "hint"), [("show", "gasp search"), ("season", "gasp seasons")])
def test_a_command_without_its_argument_says_what_can_be_named(command: str, hint: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gasp_cli", command],
        cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert "missing argument" in done.stderr
    assert hint in done.stderr


def test_without_the_extra_a_line_says_how_to_get_it() -> None:
    code = (
        "import sys\n"
        "from importlib import util\n"
        "find = util.find_spec\n"
        "util.find_spec = lambda name, *rest: None if name == 'textual' else find(name, *rest)\n"
        "from gasp_cli.cli.app import run\n"
        "sys.exit(run(['explore']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (4, "")
    assert "pip install 'gasp-cli[explore]'" in done.stderr


@pytest.mark.parametrize("line", ["", "seasons", "show atalanta", "season 2020", "explore --help"])
def test_no_other_command_imports_textual(line: str) -> None:
    code = (
        "import sys\n"
        "from gasp_cli.cli.app import run\n"
        f"code = run({line.split()!r})\n"
        "print('textual' in sys.modules, code, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.stderr.splitlines()[-1] == "False 0"
