"""Change a knowledge base: under its lock, all at once or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from gasp_cli.errors import (
    Action,
    DataError,
    FileError,
    GaspError,
    KnowledgeBaseLocked,
    Remedy,
    message_of,
)
from gasp_cli.i18n import msg
from gasp_cli.store import MATCHES, Document, Store, Tables, built_in
from gasp_cli.store.atomic import commit, create_folder, is_left_behind, recover
from gasp_cli.store.read_file import COMMIT

LOCK = ".gasp.lock"
PATIENCE = 30.0
"""Seconds to wait for another writer."""


class _StagedStorage(Storage):
    """A TinyDB storage whose writes wait for the transaction's end."""

    def __init__(self, staged: dict[str, Tables], file: str) -> None:
        self._staged = staged
        self._file = file

    def read(self) -> Tables:
        """The tables as changed so far."""
        return self._staged[self._file]

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Take over the tables."""
        self._staged[self._file] = data


class Transaction(Store):
    """A store that can be changed; the disk knows nothing of it until the end.

    Nobody else changes the folder meanwhile. Readers find each file as it was, then as it will be.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._staged: dict[str, Tables] = {}

    def tables(self, file: str) -> Tables:
        """The tables of a file as changed so far; none of a file that does not exist."""
        if file not in self._staged:
            # A copy: `changed` compares it with what the file had before.
            self._staged[file] = self._tables(file) if super().has(file) else {}
        return self._staged[file]

    def has(self, file: str) -> bool:
        """Whether the folder has that file, or will have it."""
        return super().has(file) or bool(self._staged.get(file))

    def match_files(self) -> list[str]:
        """The files of the matches, with those to be written."""
        staged = {file for file, tables in self._staged.items() if "/" in file and tables}
        return sorted({*super().match_files(), *staged})

    def table(self, file: str, name: str) -> Table:
        """A TinyDB table to insert into, update and remove from."""
        self.tables(file)
        return TinyDB(self._staged, file, storage=_StagedStorage).table(name, cache_size=0)

    def put(self, file: str, table: str, documents: dict[str, Document]) -> None:
        """Give a table new documents."""
        self.tables(file)[table] = documents

    def put_all(self, file: str, tables: Tables) -> None:
        """Give a file new tables."""
        self.tables(file)
        self._staged[file] = tables

    def forget(self) -> None:
        """Drop all changes: each file is again as it is on the disk."""
        self._staged.clear()

    def changed(self) -> dict[str, str]:
        """The new text of each file that has changed, be it in the order of documents."""
        texts = {}
        for file, tables in self._staged.items():
            text = render(tables, file)
            if not super().has(file) and not tables:
                continue
            if not super().has(file) or render(super().tables(file), file) != text:
                texts[file] = text
        return texts


@contextmanager
def transaction(folder: Path, file: str = "") -> Iterator[Transaction]:
    """A transaction on a knowledge base, written when the block ends without an error.

    Messages name `file` as what is changed. Raises `FileError` for a folder that does not exist,
    is the built-in one or cannot be written, and `KnowledgeBaseLocked` where another writer does
    not finish in time.
    """
    Store(folder)  # says what is wrong with the folder
    if is_built_in(folder):
        copy, use = Remedy(Action.COPY_KNOWLEDGE_BASE), Remedy(Action.USE_KNOWLEDGE_BASE)
        hint = msg("make one of your own with {copy} DIR, then use {use} DIR", copy=copy, use=use)
        raise FileError(msg("the built-in knowledge base is read-only"), hint)
    with _locked(folder, file):
        recover(folder)
        Store(folder).tables("about.json")  # without it, it is not a knowledge base
        changes = Transaction(folder)
        yield changes
        commit(folder, changes.changed())


@contextmanager
def _locked(folder: Path, file: str) -> Iterator[None]:
    lock = FileLock(folder / LOCK, timeout=PATIENCE, poll_interval=0.01)
    try:
        lock.acquire()
    except Timeout as error:
        raise KnowledgeBaseLocked(folder, PATIENCE) from error
    except OSError as error:
        path = folder / LOCK
        in_the_way = path.is_symlink() or path.is_dir()
        raise FileError.of("change", path if in_the_way else folder / file, error) from error
    try:
        yield
    finally:
        lock.release()


def consistent_snapshot(folder: Path) -> Store:
    """A knowledge base at one moment: all its files read while nobody changed them.

    Raises `FileError`, `DataError`, and `KnowledgeBaseLocked` where it never stops changing.
    """
    for _ in range(_ATTEMPTS):
        before = _state(folder)
        try:
            store = Store(folder)
            for file in store.files():
                store.tables(file)
        except GaspError:
            if _state(folder) == before:
                raise
            continue
        if _state(folder) == before:
            return store
    raise KnowledgeBaseLocked(folder, PATIENCE)


_ATTEMPTS = 100


def _state(folder: Path) -> list[tuple[str, int, int]]:
    """The identity of each file: it differs once a file was replaced."""
    paths = [*folder.glob("*.json"), *(folder / MATCHES).glob("*.json"), folder / COMMIT]
    states = []
    for path in sorted(paths):
        with suppress(OSError):
            status = path.stat()
            states.append((str(path), status.st_ino, status.st_mtime_ns))
    return states


def is_built_in(folder: Path) -> bool:
    """Whether a folder is that of the built-in knowledge base."""
    path = built_in()
    return path.exists() and folder.exists() and folder.samefile(path)


def create(folder: Path, files: Mapping[str, Tables]) -> None:
    """Make a knowledge base of these files in a new or empty folder.

    Raises `FileError`.
    """
    try:
        taken = folder.exists() and (
            not folder.is_dir() or not all(map(_is_left_behind, folder.iterdir()))
        )
    except OSError as error:
        raise FileError.of("make", folder, error) from error
    except ValueError as error:
        raise FileError(
            msg("cannot make {path}: {reason}", path=folder, reason=str(error))
        ) from error
    if taken:
        raise FileError(
            msg("cannot make {path}: it is there already", path=folder), msg("name a new folder")
        )
    create_folder(folder, {name: render(tables, name) for name, tables in files.items()})


def _is_left_behind(path: Path) -> bool:
    """Whether it was left when the making of a knowledge base was stopped."""
    if path.name == MATCHES and path.is_dir() and not path.is_symlink():
        return not any(path.iterdir())
    return is_left_behind(path)


def render(tables: Mapping[str, Mapping[str, Document]], file: str = "") -> str:
    """The tables as a TinyDB file with one document a line.

    Raises `DataError` that names the document which JSON cannot say.
    """
    try:
        text = _rendered(tables)
        text.encode("utf-8")  # half a character cannot be written
        return text
    except (ValueError, RecursionError) as error:
        what = msg("cannot be written as JSON: {reason}", reason=message_of(error))
        where = _unwritable(tables, file)
        raise DataError(msg("{where}: {what}", where=where, what=what)) from error


def _unwritable(tables: Mapping[str, Mapping[str, Document]], file: str) -> str:
    """The place of the first document of a file that cannot be written."""
    for name, documents in tables.items():
        for key, document in documents.items():
            try:
                _rendered({name: {key: document}}).encode("utf-8")
            except (ValueError, RecursionError):
                table = msg("{file}, table {table!r}", file=file, table=name)
                return msg("{table}, key {key}", table=table, key=key)
    return file


def _rendered(tables: Mapping[str, Mapping[str, Document]]) -> str:
    parts = []
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    for name, documents in tables.items():
        lines = (f"{encode(key)}: {encode(document)}" for key, document in documents.items())
        parts.append(f"{encode(name)}: {{\n" + ",\n".join(lines) + "\n}")
    return "{" + ",\n".join(parts) + "}\n"
