"""Replacing files so that a crash, a full disk or another writer never leaves half of one.

Every new file is written beside the old one, under a name that no reader looks for, synced to the
disk, and put in its place by a rename. Files that change together are listed in a commit file.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path

from gasp_cli.errors import FileError
from gasp_cli.i18n import msg, term
from gasp_cli.store.pending_commit import (
    NEW,
    PendingCommit,
    folder_mark,
    linked_file,
    own_folders,
    pending,
)
from gasp_cli.store.read_file import COMMIT

_OLD = ".gasp-old"


@contextmanager
def replacing(target: Path, check: Callable[[Path], None]) -> Iterator[Path]:
    """A path beside `target` for a new file or folder, which the end of the block renames to it.

    It is on the disk before, and has the mode of what it replaces. `check` raises for what must
    not be replaced: it is called first, and again for a folder that has been moved aside. After
    an error `target` is as it was, and the new one is gone. Raises `OSError`.
    """
    with suppress(OSError):  # not a reason to write nothing
        _remove_leftovers(target)
    check(target)
    new, old = (target.with_name(f".{target.name}.{os.getpid()}{ending}") for ending in (NEW, _OLD))
    try:
        yield new
        for path in (*new.rglob("*"), new):
            sync(path)
        if target.exists():
            new.chmod(target.stat().st_mode)
        if target.is_dir():  # which no rename replaces while it holds something
            target.replace(old)
        try:
            if old.exists():  # something may have been put there in the meantime
                check(old)
            new.replace(target)
        except BaseException:
            if old.exists():
                old.replace(target)
            raise
        shutil.rmtree(old, ignore_errors=True)
        sync(target.parent)
    finally:
        _remove(new)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _remove_leftovers(target: Path) -> None:
    """Remove what stopped programs left beside a target.

    One that was stopped between its two renames left the old folder; that goes back.
    """
    start = f".{target.name}."
    for left in [path for path in target.parent.iterdir() if path.name.startswith(start)]:
        process, ending = left.stem.removeprefix(start), left.suffix
        if ending not in (NEW, _OLD) or not process.isdecimal() or _is_running(int(process)):
            continue
        if ending == _OLD and not target.exists():
            left.replace(target)
        else:
            _remove(left)


def _is_running(process: int) -> bool:
    """Whether a process is running; True where that cannot be asked."""
    if os.name != "posix":  # elsewhere signal 0 would end it
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return process != os.getpid()


def create_folder(folder: Path, texts: Mapping[str, str]) -> None:
    """Make a folder with these files, whole or not at all; an existing one must be empty.

    Raises `FileError`.
    """
    target = Path(os.path.realpath(folder))
    if target.exists():  # it stays the same folder, which may be somebody's working folder
        for left in target.iterdir():
            if is_left_behind(left):
                with suppress(OSError):
                    left.unlink()
        commit(target, texts)
        return
    try:
        with replacing(target, lambda _: None) as new:
            new.mkdir()
            for name, text in texts.items():
                _write(new / name, text)
    except OSError as error:
        raise FileError.of("make", folder, error) from error


def commit(folder: Path, texts: Mapping[str, str]) -> None:
    """Give files of a folder new contents: all of them or none.

    Only under the folder's lock. Raises `FileError`: the old ones are as they were, or it says
    that they are not.
    """
    if not texts:
        return
    change = PendingCommit(secrets.token_hex(4), tuple(texts))
    listed = json.dumps({"change": change.name, "files": change.files})
    written = next(iter(texts))
    try:
        for written, text in texts.items():  # it is what an error names
            _write(change.new(folder, written), text, like=linked_file(folder, written))
        # Names must be on the disk before the rename that makes them count.
        for parent in {change.new(folder, file).parent for file in texts}:
            sync(parent)
        if len(texts) == 1:
            change.new(folder, written).replace(linked_file(folder, written))
        else:
            _write(change.new(folder, COMMIT), listed)
            change.new(folder, COMMIT).replace(folder / COMMIT)
    except BaseException as error:
        for file in () if (folder / COMMIT).exists() else (*texts, COMMIT):
            with suppress(OSError):
                change.new(folder, file).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise FileError.of("write", folder / written, error) from error
        raise
    _confirm(folder, texts)
    if len(texts) > 1:
        with suppress(OSError):  # it has happened: the next writer does what is left
            _apply(change, folder)


def _confirm(folder: Path, files: Iterable[str]) -> None:
    """Make sure that a change that has happened survives a power cut."""
    try:
        for parent in {folder, *(linked_file(folder, file).parent for file in files)}:
            sync(parent)
    except OSError as error:
        what = {"folder": folder, "reason": term(str(error.strerror))}
        raise FileError(
            msg("changed {folder}, but the disk does not confirm it: {reason}", **what),
            msg("look whether the change is there before you make it again"),
        ) from error


def recover(folder: Path) -> None:
    """Complete what stopped writers had committed, and clear away what they had not.

    Only under the folder's lock. Raises `FileError`.
    """
    try:
        if change := pending(folder):
            _apply(change, folder)
        for left in _left_behind(folder):
            left.unlink(missing_ok=True)
    except OSError as error:
        raise FileError.of("change", error.filename or folder, error) from error


def _apply(change: PendingCommit, folder: Path) -> None:
    for file in change.files:
        target = linked_file(folder, file)
        with suppress(FileNotFoundError):  # put in its place already
            change.new(folder, file).replace(target)
            sync(target.parent)
    (folder / COMMIT).unlink(missing_ok=True)
    sync(folder)


def _left_behind(folder: Path) -> Iterator[Path]:
    """The new files of changes that never happened, also beside what links lead to."""
    folders, mark = own_folders(folder), folder_mark(folder)
    for place in (folder, folder / "matches"):
        names = f".*{NEW}" if Path(os.path.realpath(place)) in folders else f".*.{mark}.*{NEW}"
        yield from (left for left in place.glob(names) if left.is_file())
        for link in place.glob("*.json"):
            if link.is_symlink():
                target = linked_file(place, link.name)
                if target.parent not in folders:
                    yield from target.parent.glob(f".{escape(target.name)}.{mark}.*{NEW}")


def is_left_behind(path: Path) -> bool:
    """Whether it is the new file of a change that was stopped."""
    return path.name.startswith(".") and path.name.endswith(NEW) and path.is_file()


def _write(path: Path, text: str, like: Path | None = None) -> None:
    """Write a new file, with the mode of another, and sync it to the disk."""
    if not path.parent.is_dir():
        path.parent.mkdir()
        sync(path.parent.parent)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        if like is not None and like.exists():
            path.chmod(like.stat().st_mode)
        file.write(text)
        file.flush()
        os.fsync(handle)


def sync(path: Path) -> None:
    """Make sure that a file, or the names in a folder, are on the disk."""
    if os.name != "posix" and path.is_dir():  # elsewhere a folder cannot be opened
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
