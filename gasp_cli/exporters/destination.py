"""Putting what is exported in its place: whole or not at all, and over nothing else.

It is written beside its place, under a name that begins with a point, and moved there once it is
on the disk. Only what bears the mark of an export, and holds nothing else, is ever replaced.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from gasp_cli.errors import FileError
from gasp_cli.i18n import msg
from gasp_cli.store.atomic import sync
from gasp_cli.store.read_file import read_text

PACKAGE = "datapackage.json"
"""The file by which a folder says what is in it."""

MARK = {"madeBy": "gasp"}
"""What the description of an export has besides, by which it is known again."""

UNMARKED = msg(
    "name a new one; an export of version 0.1.0 bears no mark: remove it yourself if you need it"
    " no longer"
)
"""What to do where something is in the place of an export."""

_NEW, _OLD = ".gasp-new", ".gasp-old"


@contextmanager
def new_file(
    path: Path, *, replace: bool, ours: Callable[[Path], bool], hint: str = ""
) -> Iterator[Path]:
    """A new file to write into, which the end of the block puts at `path`.

    With `replace`, a file that is there gives way to it if it is `ours`. Raises `FileError`, with
    that hint where it is not.
    """
    with _place_of(path) as target:
        if target.exists():
            mine = replace and target.is_file() and ours(target)
            _allow(path, replace=replace, ours=mine, hint=hint)
        for other in (f"{target}-wal", f"{target}-journal"):
            # SQLite would take what is in it for changes of the new file.
            if os.path.lexists(other):
                raise FileError(
                    msg(
                        "cannot write {path}: {other} belongs to another file there",
                        path=path, other=other,
                    )
                )  # fmt: skip
        new = _beside(target, _NEW)
        try:
            new.touch(exist_ok=False)
            yield new
            if target.exists():
                new.chmod(target.stat().st_mode)
            sync(new)
            new.replace(target)
        finally:
            new.unlink(missing_ok=True)


@contextmanager
def new_folder(path: Path, *, replace: bool) -> Iterator[Path]:
    """A new folder to write files into, which the end of the block puts at `path`.

    An empty one may be there; with `replace` also an earlier export, which holds the files that
    its marked `datapackage.json` lists, and nothing else. Raises `FileError`, and `DataError` for
    a `datapackage.json` that is not text.
    """
    with _place_of(path) as target:
        if target.exists():
            _allow_folder(path, target, replace=replace)
        new, old = _beside(target, _NEW), _beside(target, _OLD)
        try:
            new.mkdir()
            yield new
            for one in (*new.iterdir(), new):
                sync(one)
            if target.exists():
                new.chmod(target.stat().st_mode)
                target.replace(old)
            try:
                if old.exists():  # somebody may have put something there in the meantime
                    _allow_folder(path, old, replace=replace)
                new.replace(target)
            except BaseException:
                if old.exists():
                    old.replace(target)
                raise
            shutil.rmtree(old, ignore_errors=True)
        finally:
            shutil.rmtree(new, ignore_errors=True)


@contextmanager
def _place_of(path: Path) -> Iterator[Path]:
    """Where a path leads, tidied before, on the disk afterwards; system errors name the path.

    A link stays one: what it leads to is replaced.
    """
    target = Path(os.path.realpath(path))
    try:
        if not target.parent.is_dir():
            raise FileError(
                msg(
                    "cannot write {path}: there is no folder {folder}",
                    path=path, folder=target.parent,
                )
            )  # fmt: skip
        with suppress(OSError):  # it is no reason to write nothing
            _tidy(target)
        yield target
        sync(target.parent)
    except OSError as error:
        raise FileError.of("write", path, error) from error


def _allow_folder(path: Path, folder: Path, *, replace: bool) -> None:
    """Raise `FileError` unless a folder is empty or, with `replace`, an earlier export."""
    if not folder.is_dir() or any(folder.iterdir()):
        _allow(path, replace=replace, ours=replace and _is_export(folder), hint=UNMARKED)


def _allow(path: Path, *, replace: bool, ours: bool, hint: str) -> None:
    """Raise `FileError` unless what is there may be replaced."""
    if not replace:
        raise FileError(
            msg("cannot write {path}: it is there already", path=path),
            msg("name a new one, or give --replace"),
        )
    if not ours:
        raise FileError(
            msg("cannot replace {path}: it holds something else than an export", path=path),
            hint or msg("name a new one"),
        )


def _is_export(target: Path) -> bool:
    """Whether a folder holds what an export has put there, by its description, and nothing else.

    Raises `FileError` and `DataError` for a description that is not to be read.
    """
    if not os.path.lexists(target / PACKAGE):
        return False
    text = read_text(target / PACKAGE)
    try:
        described = json.loads(text)
        paths = {PACKAGE, *(one["path"] for one in described["resources"])}
        marked = all(described[name] == value for name, value in MARK.items())
    except (ValueError, RecursionError, LookupError, TypeError):
        return False
    return marked and all(
        one.name in paths and one.is_file() and not one.is_symlink() for one in target.iterdir()
    )


def _beside(target: Path, ending: str) -> Path:
    return target.with_name(f".{target.name}.{os.getpid()}{ending}")


def _tidy(target: Path) -> None:
    """Remove what programs left beside a place that were stopped before it was there.

    One that was stopped while it put a folder in its place has left the folder's old one; that
    goes back.
    """
    start = f".{target.name}."
    for left in [one for one in target.parent.iterdir() if one.name.startswith(start)]:
        process, ending = left.stem.removeprefix(start), left.suffix
        if ending not in (_NEW, _OLD) or not process.isdecimal() or _is_running(int(process)):
            continue
        if ending == _OLD and not target.exists():
            left.replace(target)
        elif left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    """Whether there is a process of that number; where that cannot be asked, yes."""
    if os.name != "posix":  # elsewhere signal 0 would end it
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return process != os.getpid()
