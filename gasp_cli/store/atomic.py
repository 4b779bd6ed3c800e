"""Replacing files so that a crash, a full disk or another writer never leaves half of one.

Every new file is written beside the old one, under a name that no reader looks for, and put in
its place in one step once it is on the disk. Where several files change together, a list of them
is the one step: it is carried out by who wrote it, else by the next writer, and readers read by
it as long as it is there.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from glob import escape
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from gasp_cli.errors import DataError, FileError
from gasp_cli.i18n import msg, term
from gasp_cli.store import COMMIT
from gasp_cli.store.read_file import parse_json, read_bytes

_NEW = ".gasp-new"  # how the names of files end that are being written
_NAME = re.compile(r"(matches/)?[^/\\]+\.json")
_CHANGE = re.compile(r"[0-9a-f]{8}")


class PendingCommit(NamedTuple):
    """Files that change together: a name of the change, and theirs."""

    name: str
    files: tuple[str, ...]

    def new(self, folder: Path, file: str) -> Path:
        """Where the new file lies until it is put in its place: beside what a link leads to."""
        target = _target(folder, file)
        plain = target.with_name(f".{target.name}.{self.name}{_NEW}")
        if target.parent in _own_places(folder) or plain.exists():  # as version 0.1.0 named it
            return plain
        # Elsewhere the new files of another knowledge base may lie beside it.
        return target.with_name(f".{target.name}.{_mark_of(folder)}.{self.name}{_NEW}")


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
            _write(change.new(folder, written), text, like=_target(folder, written))
        # Names must be on the disk before the step that makes them count.
        for parent in {change.new(folder, file).parent for file in texts}:
            sync(parent)
        if len(texts) == 1:
            _put(change, folder, *texts)
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
    _verify_written(folder, texts)
    if len(texts) > 1:
        with suppress(OSError):  # it has happened: the next writer does what is left
            _apply(change, folder)


def _verify_written(folder: Path, files: Iterable[str]) -> None:
    """See to it that a change that has happened outlives a power cut."""
    try:
        for parent in {folder, *(_target(folder, file).parent for file in files)}:
            sync(parent)
    except OSError as error:
        raise FileError(
            msg(
                "changed {folder}, but the disk does not confirm it: {reason}",
                folder=folder,
                reason=term(str(error.strerror)),
            ),
            msg("look whether the change is there before you make it again"),
        ) from error


def pending(folder: Path) -> PendingCommit | None:
    """The change that has happened and is not carried out yet. Raises `DataError`, `FileError`."""
    path = folder / COMMIT
    try:
        listed = parse_json(read_bytes(path).decode("utf-8"))
        change = PendingCommit(listed["change"], tuple(listed["files"]))
        sound = _CHANGE.fullmatch(change.name) and all(map(_is_name, change.files))
    except FileError:
        if not os.path.lexists(path):
            return None
        raise
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise DataError(
            msg("{path}: not the list of a change: {reason}", path=path, reason=str(error))
        ) from error
    if not sound:
        raise DataError(msg("{path}: not the list of a change", path=path))
    return change


def _is_name(file: str) -> bool:
    return _NAME.fullmatch(file) is not None and file.isprintable()


def recover(folder: Path) -> None:
    """Carry out what had happened and clear away what had not, when writers were stopped.

    Only under the folder's lock. Raises `FileError`.
    """
    try:
        if change := pending(folder):
            _apply(change, folder)
        for left in _left_behind(folder):
            left.unlink(missing_ok=True)
    except OSError as error:
        raise FileError.of("change", error.filename or folder, error) from error


def _left_behind(folder: Path) -> Iterator[Path]:
    """The new files of changes that never happened, also beside what links lead to."""
    own, mark = _own_places(folder), _mark_of(folder)
    for place in (folder, folder / "matches"):
        names = f".*{_NEW}" if Path(os.path.realpath(place)) in own else f".*.{mark}.*{_NEW}"
        yield from (left for left in place.glob(names) if left.is_file())
        for link in place.glob("*.json"):
            if link.is_symlink():
                target = _target(place, link.name)
                if target.parent not in own:
                    yield from target.parent.glob(f".{escape(target.name)}.{mark}.*{_NEW}")


def _own_places(folder: Path) -> tuple[Path, Path]:
    """The folders of a knowledge base that are its own, where links lead nowhere else."""
    own = Path(os.path.realpath(folder))
    return own, own / "matches"


def _mark_of(folder: Path) -> str:
    """What tells the new files of a knowledge base from those of others."""
    return f"{crc32(os.fsencode(os.path.realpath(folder))):08x}"


def is_left_behind(path: Path) -> bool:
    """Whether a file is a new one of a change, and not data."""
    return path.name.startswith(".") and path.name.endswith(_NEW)


def _apply(change: PendingCommit, folder: Path) -> None:
    for file in change.files:
        with suppress(FileNotFoundError):  # put in its place already
            _put(change, folder, file)
    (folder / COMMIT).unlink(missing_ok=True)
    sync(folder)


def _put(change: PendingCommit, folder: Path, file: str) -> None:
    target = _target(folder, file)
    change.new(folder, file).replace(target)
    if file != COMMIT and len(change.files) > 1:
        sync(target.parent)


def _target(folder: Path, file: str) -> Path:
    """The file itself, where the name is a link to it."""
    return Path(os.path.realpath(folder / file))


def _write(path: Path, text: str, like: Path | None = None) -> None:
    """Write a file that is not there yet, with the mode of another, until it is on the disk."""
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
    """See to it that a file, or the names in a folder, are on the disk."""
    if os.name != "posix" and path.is_dir():  # elsewhere a folder cannot be opened
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def create_folder(folder: Path, texts: Mapping[str, str]) -> None:
    """Make a folder with these files, whole or not at all; one that is there must be empty.

    Raises `FileError`.
    """
    target = Path(os.path.realpath(folder))
    if target.exists():  # it stays the same folder, which may be somebody's working folder
        for left in target.iterdir():
            if is_left_behind(left) and left.is_file():
                with suppress(OSError):
                    left.unlink()
        commit(target, texts)
        return
    beside = target.with_name(f".{target.name}.{os.getpid()}{_NEW}")
    try:
        beside.mkdir()
        for name, text in texts.items():
            _write(beside / name, text)
        for inner in (*(path for path in beside.iterdir() if path.is_dir()), beside):
            sync(inner)
        beside.replace(target)
        sync(target.parent)
    except BaseException as error:
        shutil.rmtree(beside, ignore_errors=True)
        if isinstance(error, OSError):
            raise FileError.of("make", folder, error) from error
        raise
