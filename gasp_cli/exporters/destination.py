"""The destination of an export, which replaces an earlier export and nothing else.

What is replaced bears the mark of an export and holds nothing else.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from gasp_cli.errors import FileError
from gasp_cli.i18n import msg
from gasp_cli.store.atomic import replacing
from gasp_cli.store.read_file import read_text

PACKAGE = "datapackage.json"
"""The file that describes a folder."""

MARK = {"madeBy": "gasp"}
"""The mark of an export in that file."""

UNMARKED = msg(
    "name a new one; an export of version 0.1.0 bears no mark: remove it yourself if you need it"
    " no longer"
)
"""The hint where something else is at the destination."""


@contextmanager
def new_file(
    path: Path, *, replace: bool, ours: Callable[[Path], bool], hint: str = ""
) -> Iterator[Path]:
    """A new file to write into, which the end of the block puts at `path`.

    With `replace` an existing file is replaced if it is `ours`. Raises `FileError`, with that
    hint where it is not.
    """

    def check(target: Path) -> None:
        if target.exists():
            is_ours = replace and target.is_file() and ours(target)
            _check_replaceable(path, replace=replace, is_ours=is_ours, hint=hint)
        for other in (f"{target}-wal", f"{target}-journal"):
            # SQLite would take what is in it for changes of the new file.
            if os.path.lexists(other):
                which = {"path": path, "other": other}
                raise FileError(
                    msg("cannot write {path}: {other} belongs to another file there", **which)
                )

    with _replacing(path, check) as new:
        new.touch(exist_ok=False)
        yield new


@contextmanager
def new_folder(path: Path, *, replace: bool) -> Iterator[Path]:
    """A new folder to write files into, which the end of the block puts at `path`.

    It replaces an empty folder; with `replace` also an earlier export, which holds the files that
    its marked `datapackage.json` lists, and nothing else. Raises `FileError`, and `DataError` for
    a `datapackage.json` that is not text.
    """

    def check(folder: Path) -> None:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            is_ours = replace and _is_export(folder)
            _check_replaceable(path, replace=replace, is_ours=is_ours, hint=UNMARKED)

    with _replacing(path, check) as new:
        new.mkdir()
        yield new


@contextmanager
def _replacing(path: Path, check: Callable[[Path], None]) -> Iterator[Path]:
    """`replacing` for what a path leads to, so that a link stays one. Errors name the path."""
    target = Path(os.path.realpath(path))
    try:
        if not target.parent.is_dir():
            folder = target.parent
            raise FileError(
                msg("cannot write {path}: there is no folder {folder}", path=path, folder=folder)
            )
        with replacing(target, check) as new:
            yield new
    except OSError as error:
        raise FileError.of("write", path, error) from error


def _check_replaceable(path: Path, *, replace: bool, is_ours: bool, hint: str) -> None:
    """Raise `FileError` unless what exists may be replaced."""
    if not replace:
        raise FileError(
            msg("cannot write {path}: it is there already", path=path),
            msg("name a new one, or give --replace"),
        )
    if not is_ours:
        raise FileError(
            msg("cannot replace {path}: it holds something else than an export", path=path),
            hint or msg("name a new one"),
        )


def _is_export(target: Path) -> bool:
    """Whether a folder holds the files of an export, as its description lists them, and no other.

    Raises `FileError` and `DataError` for a description that cannot be read.
    """
    if not os.path.lexists(target / PACKAGE):
        return False
    text = read_text(target / PACKAGE)
    try:
        described = json.loads(text)
        paths = {PACKAGE}
        for resource in described["resources"]:
            listed = resource["path"]
            paths.update([listed] if isinstance(listed, str) else listed)
        folders = {str(folder) for path in paths for folder in PurePosixPath(path).parents}
        marked = all(described[name] == value for name, value in MARK.items())
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        return False
    return marked and _holds_only(target, paths, folders)


def _holds_only(target: Path, paths: Collection[str], folders: Collection[str]) -> bool:
    """Whether a folder holds files of these relative paths, in these folders, and nothing else."""
    for folder, inside, files in os.walk(target):
        for name in (*inside, *files):
            path = Path(folder, name)
            relative = path.relative_to(target).as_posix()
            is_ours = relative in folders if path.is_dir() else relative in paths and path.is_file()
            if not is_ours or path.is_symlink():
                return False
    return True
