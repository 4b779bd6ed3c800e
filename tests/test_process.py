"""gasp as a process: pipes, signals, locales, a full disk; installed and from the checkout."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from shlex import quote

import pytest

from tests.conftest import ROOT

GASP = [sys.executable, "-m", "gasp_cli"]


def shell(
    line: str, folder: Path = ROOT, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a shell line in which `gasp` is the program, with the exit code of its first part."""
    python = f"PYTHONPATH={quote(str(ROOT))} {quote(sys.executable)}"
    programs = f'gasp() {{ {python} -m gasp_cli "$@"; }}; python() {{ {python} "$@"; }}'
    return subprocess.run(
        ["/bin/bash", "-c", f"set -o pipefail; {programs}; {line}"],
        cwd=folder, env={**os.environ, **(environment or {})},
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_a_pipe_gets_a_header_and_rows() -> None:
    done = shell("gasp seasons | cut -f1,3 | head -3")
    assert done.stdout == "season\tposition\n2016-17\t4\n2017-18\t7\n"
    assert done.stderr == ""


def test_a_reader_that_goes_away_is_no_error() -> None:
    done = shell("for i in 1 2 3 4 5; do gasp matches; done | head -1")
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""
    assert done.returncode in (0, 141)


@pytest.mark.parametrize("command", ["seasons", "matches", "matches -f json", "--help"])
def test_a_full_disk_is_exit_4(command: str) -> None:
    done = shell(f"gasp {command} > /dev/full")
    assert done.returncode == 4
    assert done.stderr == "gasp: cannot write to standard output: No space left on device\n"


def test_a_closed_output_is_exit_4() -> None:
    done = shell("gasp seasons >&-")
    assert done.returncode == 4
    assert done.stderr.startswith("gasp: cannot write to standard output: ")


@pytest.mark.parametrize(
    "settings",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "POSIX"},
    ],
)
def test_pipes_get_utf_8_whatever_the_locale_says(settings: dict[str, str]) -> None:
    done = shell("gasp versus | grep stochowa", environment=settings)
    assert done.stdout.startswith("Raków Częstochowa\t2\t")
    assert done.stderr == ""


@pytest.mark.parametrize("which", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_silently(which: signal.Signals) -> None:
    before = signal.signal(which, signal.SIG_DFL)  # under nohup some are ignored, by children too
    try:
        process = subprocess.Popen(
            [*GASP, "matches", "--format", "json"],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
    finally:
        signal.signal(which, before)
    with process:
        assert process.stdout
        process.stdout.read(1)  # it has begun to write, and the pipe is too small for the rest
        process.send_signal(which)
        _, errors = process.communicate()
    assert errors == b""
    assert process.returncode == -which


def test_a_bug_says_how_to_report_it_and_shows_its_traceback_on_demand(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from gasp_cli.cli import app
    from gasp_cli.cli import command as common

    def broken(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(common, "open_kb", broken)
    assert app.run(["seasons"]) == 70
    assert capsys.readouterr().err == (
        "gasp: ZeroDivisionError: oops\n"
        "  this is a bug in gasp: please report it with what GASP_DEBUG=1 shows\n"
    )
    monkeypatch.setenv("GASP_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        app.run(["seasons"])


# Python says in several ways that there was no room.
@pytest.mark.parametrize(
    "error",
    [
        "MemoryError()",
        "OSError(12, 'Cannot allocate memory')",
        "ImportError('math.so: failed to map segment from shared object')",
        "SystemError('<built-in function compile> returned NULL without setting an exception')",
    ],
)
@pytest.mark.parametrize("where", ["typer", "gasp_cli.queries.seasons"])
def test_too_little_memory_is_not_a_bug(where: str, error: str) -> None:
    done = started(f"""
class Finder:
    def find_spec(name, *_):
        if name == {where!r}:
            raise {error}
sys.meta_path.insert(0, Finder)
""")
    assert (done.stderr, done.returncode) == ("gasp: not enough memory\n", 4)


def test_an_error_that_is_not_of_memory_is_shown() -> None:
    done = started("sys.modules['typer'] = None")
    assert "ModuleNotFoundError" in done.stderr
    assert done.returncode == 1


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs Linux's /proc")
def test_a_limit_of_memory_is_named() -> None:
    done = started("""
import resource
room = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize() + (1 << 20)
resource.setrlimit(resource.RLIMIT_AS, (room, room))
""")
    assert (done.stderr, done.returncode) == ("gasp: not enough memory\n", 4)


def started(before: str) -> subprocess.CompletedProcess[str]:
    """`gasp seasons` in a process where this has been done before its start."""
    code = f"import sys\n{before}\nfrom gasp_cli.__main__ import main\n"
    return subprocess.run(
        [sys.executable, "-c", f"{code}sys.argv[1:] = ['seasons']\nsys.exit(main())"],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_warnings_made_errors_change_nothing(tmp_path: Path) -> None:
    settings = {"PYTHONWARNINGS": "error"}
    for line in (
        "seasons",
        "facts --format table",
        f"chart positions --save {quote(f'{tmp_path}/w.svg')}",
    ):
        done = shell(f"gasp {line}", environment=settings)
        assert (done.returncode, done.stderr.count("\n")) == (0, line.count("--save")), done.stderr


def test_what_is_typed_is_never_markup_or_a_terminal_control() -> None:
    done = shell("gasp versus $'\\e[31m[red]:bomb:'")
    assert done.returncode == 1
    assert done.stderr == "gasp: unknown club '\\x1b[31m[red]:bomb:'\n"


def test_the_installed_command_answers_as_the_checkout_does(tmp_path: Path) -> None:
    installed = Path(sys.executable).parent / "gasp"
    if not installed.exists():
        pytest.skip("gasp is not installed beside this Python")
    # From a folder that is no checkout, so that the installed package is the one that runs.
    there = subprocess.run(
        [installed, "seasons"], cwd=tmp_path, capture_output=True, check=True
    ).stdout
    here = subprocess.run([*GASP, "seasons"], cwd=ROOT, capture_output=True, check=True).stdout
    assert there == here


def test_completion_offers_commands() -> None:
    done = shell(
        "gasp",
        environment={
            "_GASP_COMPLETE": "complete_bash", "COMP_WORDS": "gasp t", "COMP_CWORD": "1",
        },
    )  # fmt: skip
    assert done.stdout.split() == ["table", "today", "transfers", "timeline"]


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be removed")
@pytest.mark.parametrize(
    "line",
    [
        "kb new k --club Bergamo --country ITA --coach A --from 2020-01-01 --until 2021-01-01",
        "kb copy k",
        "kb export --to csv k",
        "kb export --to sqlite ./k.db --replace",
        "chart positions --save k.svg",
        "kb import . --into k",
    ],
)
def test_a_folder_that_was_deleted_is_named(tmp_path: Path, line: str) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = shell(
        f"cd {quote(str(gone))}; rmdir {quote(str(gone))}; gasp {line}",
        environment={"PYTHONWARNINGS": ""},
    )
    assert done.returncode == 4
    assert done.stderr == (
        f"gasp: cannot read {gone}: No such file or directory\n"
        f"  the current folder {gone} was deleted: name whole paths\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be removed")
@pytest.mark.parametrize("line", ["--kb k seasons", "check --file k.jsonl", "kb import k --into k"])
def test_nor_is_a_file_looked_for_in_vain_without_a_word(tmp_path: Path, line: str) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = shell(f"cd {quote(str(gone))}; rmdir {quote(str(gone))}; gasp {line}")
    assert done.returncode == 4
    assert done.stderr.endswith(f"\n  the current folder {gone} was deleted: name whole paths\n")


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be removed")
def test_whole_paths_need_no_current_folder(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    line = f"cd {quote(str(gone))}; rmdir {quote(str(gone))}; gasp kb export --to jsonl"
    assert shell(f"{line} {quote(str(tmp_path / 'out'))}").returncode == 0
