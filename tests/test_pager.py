"""Output longer than the screen goes through a pager, whatever that does."""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
from pathlib import Path
from shlex import quote

import pytest

from tests.terminal import ROOT, on_terminal, plain

CTRL_C = b"\x03"
# A terminal sends Ctrl-C to what runs in it only if it is the one that controls it.
START = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0);"
    " os.execv(sys.executable, [sys.executable, '-m', 'gasp_cli', *sys.argv[1:]])"
)
LAST = "439 matches: 228 won, 102 drawn, 109 lost; goals 852-513."


def script(path: Path, text: str, mode: int = 0o755) -> str:
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return quote(str(path))


def interrupted(pager: str) -> tuple[int, str]:
    """The exit of `gasp matches` and its screen, with Ctrl-C pressed once the pager is READY."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    environment = {"PATH": os.environ["PATH"], "TERM": "xterm", "LC_ALL": "C.UTF-8"}
    written = b""
    with subprocess.Popen(
        [sys.executable, "-c", START, "matches"], cwd=ROOT, start_new_session=True,
        stdin=theirs, stdout=theirs, stderr=theirs, env=environment | {"GASP_PAGER": pager},
    ) as process:  # fmt: skip
        os.close(theirs)
        pressed = False
        while True:
            try:
                chunk = os.read(ours, 1 << 16)
            except OSError:  # so Linux says that nobody writes any more
                chunk = b""
            if not chunk:
                break
            written += chunk
            if b"READY" in written and not pressed:
                os.write(ours, CTRL_C)
                pressed = True
    os.close(ours)
    return process.returncode, written.decode("utf-8").replace("\r\n", "\n")


def test_a_pager_that_does_not_know_ctrl_c_ends_by_it_and_so_does_gasp(tmp_path: Path) -> None:
    pager = script(tmp_path / "stays", "#!/bin/sh\nhead -c 20\necho READY\nexec sleep 600\n")
    code, screen = interrupted(pager)
    assert code == -signal.SIGINT
    assert screen.endswith(("READY\n", "READY\n^C"))


def test_a_pager_that_does_not_read_ends_by_ctrl_c_as_well(tmp_path: Path) -> None:
    code, screen = interrupted(
        script(tmp_path / "stays", "#!/bin/sh\necho READY\nexec sleep 600\n")
    )
    assert code == -signal.SIGINT
    assert screen.removesuffix("^C") == "READY\n"


def test_a_pager_that_takes_ctrl_c_for_itself_goes_on(tmp_path: Path) -> None:
    pager = script(
        tmp_path / "takes",
        "import signal, sys\n"
        "pressed = []\n"
        "signal.signal(signal.SIGINT, lambda *_: pressed.append(1))\n"
        "print('READY', flush=True)\n"
        "while not pressed: signal.pause()\n"
        "sys.stdout.write(sys.stdin.read())\n",
    )
    code, screen = interrupted(f"{quote(sys.executable)} {pager}")
    assert code == 0
    assert "READY\n" in screen
    assert LAST in plain(screen).splitlines()


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("no-program", errno.ENOENT),
        ("folder", errno.EACCES),
        ("not-to-be-run", errno.EACCES),
        ("no-first-line", errno.ENOEXEC),
        ("no-interpreter", errno.ENOENT),
    ],
)
def test_a_pager_that_cannot_be_started_is_named_and_the_answer_is_there(
    tmp_path: Path, kind: str, number: int
) -> None:
    (tmp_path / "folder").mkdir()
    script(tmp_path / "not-to-be-run", "#!/bin/sh\ncat\n", 0o644)
    script(tmp_path / "no-first-line", "echo PAGED\n")
    script(tmp_path / "no-interpreter", "#!/nowhere/sh\ncat\n")
    pager = f"{quote(str(tmp_path / kind))} -x"
    shown = plain(on_terminal("matches", columns=160, GASP_PAGER=pager)).splitlines()
    assert shown[0] == f"gasp: cannot start the pager {pager}: {os.strerror(number)}"
    assert shown[1] == "Atalanta under Gian Piero Gasperini"
    assert LAST in shown


def test_a_pager_with_a_quotation_mark_too_few_is_named() -> None:
    shown = plain(on_terminal("matches", columns=80, GASP_PAGER="less 'x")).splitlines()
    assert shown[0] == "gasp: cannot start the pager less 'x: No closing quotation"
    assert LAST in shown


@pytest.mark.parametrize("pager", ["true", "head -1", "sh -c 'exec <&-; sleep 0.1'"])
def test_a_pager_that_ends_early_is_no_error(pager: str) -> None:
    shown = plain(on_terminal("facts", columns=80, GASP_PAGER=pager))
    assert shown in ("\n", "What the sources say\n")
