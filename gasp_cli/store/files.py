"""Replacing files so that a crash, a full disk or another writer never leaves half of one.

Every new file is written beside the old one, under a name that no reader looks for, and put in
its place in one step once it is on the disk. Where several files change together, a list of
what is to be put where is the one step: it is carried out by who wrote it, else by the next
writer, and readers read by it as long as it is there.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from gasp_cli.errors import DataError, FileError
from gasp_cli.store import COMMIT

_NEW = ".gasp-new"  # how the names of files end that are being written


def replace(folder: Path, texts: Mapping[str, str]) -> None:
    """Give files of a folder new contents: all of them or none.

    Only under the folder's lock. Raises `FileError` where one cannot be written; then the old
    ones are as they were.
    """
    written: dict[str, str] = {}
    try:
        for name, text in texts.items():
            written[name] = _write_beside(folder, name, text)
        if len(written) > 1:
            listed = json.dumps(written, ensure_ascii=False)
            (folder / _write_beside(folder, COMMIT, listed)).replace(folder / COMMIT)
            sync(folder)
            finish(folder)
        else:
            for name, new in written.items():
                _put(folder, new, name)
    except OSError as error:
        if not (folder / COMMIT).exists():
            tidy(folder)
        raise FileError.of("write", error.filename or folder, error) from error


def pending(folder: Path) -> dict[str, str]:
    """The files of a change that is not carried out yet, by the names they will have."""
    try:
        listed = json.loads((folder / COMMIT).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise FileError.of("read", folder / COMMIT, error) from error
    except ValueError as error:
        raise DataError(f"{folder / COMMIT}: not the list of a change: {error}") from error
    return dict(listed)


def finish(folder: Path) -> None:
    """Carry out a change that has happened, and take its list away."""
    for name, new in pending(folder).items():
        with suppress(FileNotFoundError):  # put in its place already
            _put(folder, new, name)
    with suppress(FileNotFoundError):
        (folder / COMMIT).unlink()
        sync(folder)


def tidy(folder: Path) -> None:
    """Remove what writers left that were killed before their change happened."""
    kept = set(pending(folder).values())
    for left in folder.rglob(f".*{_NEW}"):
        if left.relative_to(folder).as_posix() not in kept:
            left.unlink(missing_ok=True)


def _write_beside(folder: Path, name: str, text: str) -> str:
    """Write a new file beside the one of that name; returns its name, relative to the folder."""
    target = (folder / name).resolve()  # a link stays one: what it leads to is replaced
    _make_folder(target.parent)
    new = target.with_name(f".{target.name}{_NEW}")
    new.unlink(missing_ok=True)
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        if target.exists():
            new.chmod(target.stat().st_mode)
        file.write(text)
        file.flush()
        os.fsync(handle)
    return os.path.relpath(new, folder)


def _put(folder: Path, new: str, name: str) -> None:
    target = (folder / name).resolve()
    (folder / new).replace(target)
    sync(target.parent)


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir()
        sync(folder.parent)


def sync(path: Path) -> None:
    """See to it that a file, or the names in a folder, are on the disk."""
    if os.name != "posix" and path.is_dir():  # elsewhere a folder cannot be opened
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def new_folder(folder: Path, texts: Mapping[str, str]) -> None:
    """Make a folder with these files, whole or not at all.

    It may be there if it is empty. Raises `FileError`.
    """
    target = folder.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}{_NEW}")
    try:
        beside.mkdir()
        for name, text in texts.items():
            (beside / _write_beside(beside, name, text)).replace(beside / name)
        sync(beside)
        if target.exists():
            target.rmdir()
        beside.replace(target)
        sync(target.parent)
    except OSError as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise FileError.of("make", folder, error) from error
