"""Nothing is lost and nothing is half written: killed, out of space, side by side."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from gasp_cli.errors import DataError, FileError, KnowledgeBaseLocked
from gasp_cli.store import Store
from gasp_cli.store import transaction as writing
from gasp_cli.store.pending_commit import PendingCommit
from gasp_cli.store.read_file import COMMIT
from gasp_cli.store.transaction import LOCK, render, transaction
from tests.conftest import ROOT, Gasp
from tests.invented import LEAGUE_ONE, invented

FACT = ["kb", "add", "source", "--id", "gazette", "--file", "gazette.txt"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The invented knowledge base."""
    (tmp_path / "kb").mkdir()
    return invented(tmp_path / "kb")


def content(folder: Path) -> dict[str, Any]:
    """The content of each file for a reader, whatever lies on the disk."""
    store = Store(folder)
    return {name: store.tables(name) for name in store.files()}


def left_behind(folder: Path) -> list[str]:
    """Files that are neither data nor the lock."""
    names = (path.name for path in folder.rglob("*") if path.is_file())
    return [name for name in names if not name.endswith((".json", LOCK))]


def uncovered() -> dict[str, str]:
    """The environment of a process that is killed, or may write no file: it measures nothing."""
    return {name: value for name, value in os.environ.items() if "COVERAGE" not in name}


def gasp_with_small_files(largest: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `gasp` where no file may grow larger, as on a disk that is full."""
    return subprocess.run(
        [sys.executable, "-m", "gasp_cli", *arguments],
        cwd=ROOT, env=uncovered(), capture_output=True, encoding="utf-8", check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)),
    )  # fmt: skip


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A newer version of the league's file: a score has changed, and there is a cup besides."""
    league = tmp_path / "newer" / "league.txt"
    league.parent.mkdir()
    league.write_text(LEAGUE_ONE.replace("3-0 (1-0)", "4-0 (1-0)"), encoding="utf-8")
    cup = "= The Cup 2000/01\n» Final\nTue May 15\n  Alba v Brera 1-0 (0-0)\n"
    (league.parent / "cup.txt").write_text(cup, encoding="utf-8")
    return league.parent


@pytest.mark.parametrize("command", ["add", "import", "new"])
def test_a_writer_killed_at_any_moment_leaves_all_or_nothing(
    gasp: Gasp, tmp_path: Path, folder: Path, newer: Path, command: str
) -> None:
    work = tmp_path / "work"
    made = tmp_path / "made"
    arguments = {
        "add": ["--kb", str(work), *FACT],
        "import": ["kb", "import", str(newer), "--into", str(work)],
        "new": ["kb", "new", str(made), "--club", "Liverpool", "--coach", "X",
                "--from", "2015-10-08", "--until", "2024-05-19"],
    }[command]  # fmt: skip
    target = made if command == "new" else work
    states: dict[str, int] = {"before": 0, "after": 0}
    before: Any = None if command == "new" else content(folder)
    shutil.copytree(folder, work)
    assert gasp(*arguments).code == 0
    after = content(target)
    for moment in range(1, 200):
        for used in (work, made):
            shutil.rmtree(used, ignore_errors=True)
        shutil.copytree(folder, work)
        done = subprocess.run(
            [sys.executable, "-m", "tests.store.killing", str(moment), *arguments],
            cwd=ROOT, env=uncovered(), capture_output=True, check=False,
        )  # fmt: skip
        now = content(target) if target.exists() else None
        assert now in (before, after), moment
        states["after" if now == after else "before"] += 1
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL
        if command != "new":
            # The next writer finishes what had happened, and clears away what had not.
            assert gasp("--kb", str(work), *FACT[:4], "next", *FACT[5:]).code == 0
            assert left_behind(work) == []
            assert gasp("--kb", str(work), "kb", "check").code == 0
    assert states["before"] > 3
    assert states["after"] > 1


WRITER = """
import sys
from pathlib import Path
from gasp_cli.editing.add import add
from gasp_cli.store.transaction import transaction
folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(count):
    with transaction(folder) as changes:
        ids, faults = add(changes, "person", [{"name": f"{name} {number}", "role": "other"}])
        assert faults == [[]]
    print(ids[0], flush=True)
"""


def writer(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    """A process that adds people one by one, and prints each once it is written."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), name, str(count)],
        cwd=ROOT, env=uncovered(), stdout=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip


NAMES = ("Anna", "Bice", "Carlo", "Dario")


def people(folder: Path) -> list[str]:
    return [document["name"] for document in Store(folder).documents("story.json", "people")]


@pytest.mark.parametrize("acknowledged", [1, 2, 3, 5, 8])
def test_what_was_acknowledged_outlives_kill_9(gasp: Gasp, folder: Path, acknowledged: int) -> None:
    with writer(folder, "Anna", 10_000) as process:
        assert process.stdout is not None
        told = [process.stdout.readline().strip() for _ in range(acknowledged)]
        process.kill()
        told += [line.strip() for line in process.stdout if line.endswith("\n")]
    assert set(told) <= set(people(folder))
    assert gasp("--kb", str(folder), "kb", "check").code == 0


def test_writers_side_by_side_lose_nothing_and_readers_see_whole_files(folder: Path) -> None:
    reads = 0
    with ExitStack() as stack:
        writers = [stack.enter_context(writer(folder, name, 12)) for name in NAMES]
        while any(process.poll() is None for process in writers):
            names = people(folder)
            assert len(names) == len(set(names))
            reads += 1
    assert [process.returncode for process in writers] == [0, 0, 0, 0]
    assert len(people(folder)) == 4 * 12
    assert reads > 1


@pytest.mark.parametrize("part", [0.0, 0.01, 0.3, 0.9, 0.999])
def test_a_disk_that_is_full_leaves_the_old_file(folder: Path, part: float) -> None:
    many = [{"name": f"Somebody {number}", "role": "other"} for number in range(200)]
    with transaction(folder) as changes:
        for person in many:
            changes.table("story.json", "people").insert(person)
    before = content(folder)
    size = int((folder / "story.json").stat().st_size * part)
    done = gasp_with_small_files(size, "--kb", str(folder), *FACT)
    assert done.returncode == 4
    assert done.stderr.startswith(f"gasp: cannot write {folder}/story.json: ")
    assert "Traceback" not in done.stderr
    assert content(folder) == before
    assert left_behind(folder) == []


def test_a_disk_that_is_full_while_several_files_change_leaves_all_old_ones(
    folder: Path, newer: Path
) -> None:
    before = content(folder)
    for size in (10, 300, 700):
        done = gasp_with_small_files(size, "kb", "import", str(newer), "--into", str(folder))
        assert done.returncode == 4
        assert content(folder) == before
        assert left_behind(folder) == []


def test_a_reader_reads_by_a_change_that_was_not_carried_out_yet(folder: Path) -> None:
    about = (folder / "about.json").read_text(encoding="utf-8")
    new = folder / ".about.json.0123abcd.gasp-new"
    new.write_text(about.replace("Carla", "Clara"), encoding="utf-8")
    (folder / COMMIT).write_text(json.dumps({"change": "0123abcd", "files": ["about.json"]}))
    assert Store(folder).documents("about.json", "about")[0]["coach"] == "Clara Conti"
    with transaction(folder):
        pass
    assert not (folder / COMMIT).exists()
    assert "Clara" in (folder / "about.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    ["?", "[1]", "{}", '{"change": "0123abcd", "files": ["../victim.json"]}',
     '{"change": "x/y", "files": ["about.json"]}', '{"change": "0123abcd", "files": [5]}'],
)  # fmt: skip
def test_a_list_of_changes_that_is_none_is_named(folder: Path, text: str) -> None:
    (folder / COMMIT).write_text(text)
    with pytest.raises(DataError, match=r"\.gasp-commit: not the list of a change"):
        Store(folder)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[" * 100_000, "recursion"),
        (b'{"change": "0123abcd", "files": ["a\\u0000.json"]}', "not the list of a change"),
        (b'{"change": "0123abcd", "files": ["\\ud800.json"]}', "not the list of a change"),
        (b'{"change": "0123abcd", "change": "0", "files": []}', "stands twice"),
        (b"\xff\xfe", "not the list of a change"),
    ],
)
@pytest.mark.parametrize("command", ["seasons", "kb add person --name Anna --role player"])
def test_a_list_of_changes_is_read_as_carefully_as_data(
    gasp: Gasp, folder: Path, content: bytes, said: str, command: str
) -> None:
    (folder / COMMIT).write_bytes(content)
    outcome = gasp("--kb", str(folder), *command.split())
    assert outcome.code == 3
    assert said in outcome.err


def test_a_pipe_in_place_of_a_list_of_changes_is_not_waited_for(gasp: Gasp, folder: Path) -> None:
    os.mkfifo(folder / COMMIT)
    outcome = gasp("--kb", str(folder), "seasons")
    assert (outcome.code, "not a regular file" in outcome.err) == (4, True)


def test_two_that_share_a_linked_file_leave_each_other_their_changes(
    tmp_path: Path, folder: Path
) -> None:
    other, shared = tmp_path / "other", tmp_path / "shared.json"
    shutil.copytree(folder, other)
    (folder / "clubs.json").rename(shared)
    (other / "clubs.json").unlink()
    for knowledge_base in (folder, other):
        (knowledge_base / "clubs.json").symlink_to(shared)
    # The change of one has happened and is not carried out yet, when the other writes.
    new = shared.read_text(encoding="utf-8").replace("Brera", "Brenta")
    change = PendingCommit("0123abcd", ("clubs.json", "about.json"))
    change.new(folder, "clubs.json").write_text(new, encoding="utf-8")
    change.new(folder, "about.json").write_bytes((folder / "about.json").read_bytes())
    listed = {"change": change.name, "files": change.files}
    (folder / COMMIT).write_text(json.dumps(listed), encoding="utf-8")
    with transaction(other) as changes:
        changes.table("story.json", "people").insert({"name": "Anna", "role": "player"})
    assert "Brenta" in json.dumps(Store(folder).tables("clubs.json"))
    with transaction(folder):
        pass
    assert "Brenta" in shared.read_text(encoding="utf-8")
    assert not [path for path in tmp_path.iterdir() if "gasp-new" in path.name]


def test_what_version_0_1_0_left_beside_a_linked_file_is_carried_out(
    tmp_path: Path, folder: Path
) -> None:
    shared = tmp_path / "shared.json"
    (folder / "clubs.json").rename(shared)
    (folder / "clubs.json").symlink_to(shared)
    new = shared.read_text(encoding="utf-8").replace("Brera", "Brenta")
    (tmp_path / ".shared.json.0123abcd.gasp-new").write_text(new, encoding="utf-8")
    listed = {"change": "0123abcd", "files": ["clubs.json"]}
    (folder / COMMIT).write_text(json.dumps(listed), encoding="utf-8")
    with transaction(folder):
        pass
    assert "Brenta" in shared.read_text(encoding="utf-8")


@pytest.mark.parametrize("inside", [".about.json.0123abcd.gasp-new", "matches"])
def test_one_that_was_stopped_while_it_was_made_can_be_made_again(
    gasp: Gasp, tmp_path: Path, inside: str
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    if inside == "matches":
        (folder / inside).mkdir()
    else:
        (folder / inside).write_text("{")
    spell = ["--coach", "Klopp", "--from", "2015-10-08", "--until", "2024-05-19"]
    assert gasp("kb", "new", str(folder), "--club", "Liverpool", *spell).code == 0
    assert left_behind(folder) == []
    assert gasp("kb", "new", str(folder), "--club", "Liverpool", *spell).code == 4


def test_another_writer_is_waited_for_and_then_named(
    folder: Path, gasp: Gasp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "PATIENCE", 0.01)
    with FileLock(folder / LOCK):
        with pytest.raises(KnowledgeBaseLocked), transaction(folder):
            pass
        outcome = gasp("--kb", str(folder), *FACT)
    assert outcome.code == 5
    assert "is being changed by another program" in outcome.err
    assert gasp("--kb", str(folder), *FACT).code == 0


@pytest.mark.parametrize("target", ["victim", "nowhere"])
def test_a_lock_that_is_a_link_is_not_followed(
    gasp: Gasp, tmp_path: Path, folder: Path, target: str
) -> None:
    victim = tmp_path / "victim"
    victim.write_text("kept", encoding="utf-8")
    (folder / LOCK).unlink(missing_ok=True)
    (folder / LOCK).symlink_to(tmp_path / target)
    before = content(folder)
    outcome = gasp("--kb", str(folder), *FACT)
    assert outcome.code == 4
    assert outcome.err.startswith(f"gasp: cannot change {folder / LOCK}: ")
    assert victim.read_text(encoding="utf-8") == "kept"
    assert not (tmp_path / "nowhere").exists()
    assert content(folder) == before


def test_nothing_is_written_where_nothing_changes(folder: Path) -> None:
    before = {path: path.stat().st_ino for path in folder.rglob("*.json")}
    with transaction(folder) as changes:
        changes.tables("story.json")
    assert {path: path.stat().st_ino for path in folder.rglob("*.json")} == before


def test_a_link_stays_a_link_and_a_mode_stays_as_it_was(tmp_path: Path, folder: Path) -> None:
    elsewhere = tmp_path / "story.json"
    (folder / "story.json").rename(elsewhere)
    elsewhere.chmod(0o640)
    (folder / "story.json").symlink_to(elsewhere)
    with transaction(folder) as changes:
        changes.table("story.json", "people").insert({"name": "Anna", "role": "other"})
    assert (folder / "story.json").is_symlink()
    assert elsewhere.stat().st_mode & 0o777 == 0o640
    assert people(folder) == ["Anna"]


def test_a_missing_folder_is_not_made(tmp_path: Path, gasp: Gasp) -> None:
    outcome = gasp("--kb", str(tmp_path / "nowhere"), *FACT)
    assert outcome.code == 4
    assert "nowhere" in outcome.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_exit_4(folder: Path, gasp: Gasp) -> None:
    folder.chmod(0o555)
    outcome = gasp("--kb", str(folder), *FACT)
    folder.chmod(0o755)
    assert outcome.code == 4


def test_an_error_inside_leaves_everything(folder: Path) -> None:
    before = content(folder)
    with pytest.raises(FileError), transaction(folder) as changes:
        changes.table("story.json", "people").insert({"name": "Anna", "role": "other"})
        raise FileError("stop")
    assert content(folder) == before


def test_a_file_has_one_document_a_line() -> None:
    text = render({"clubs": {"1": {"name": "Qarabağ"}, "2": {"name": "Roma"}}})
    assert text == '{"clubs": {\n"1": {"name": "Qarabağ"},\n"2": {"name": "Roma"}\n}}\n'
