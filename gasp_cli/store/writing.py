"""Changing a knowledge base: under its lock, all at once or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from gasp_cli.errors import FileError, Locked
from gasp_cli.store import Document, Store, Tables, built_in
from gasp_cli.store.files import finish, new_folder, replace, tidy

LOCK = ".gasp.lock"
PATIENCE = 30.0
"""Seconds to wait for another writer."""


class _Staged(Storage):
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

    Nobody else changes the folder meanwhile. Readers see it as it was, then as it will be.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._staged: dict[str, Tables] = {}

    def tables(self, file: str) -> Tables:
        """The tables of a file as changed so far; none of a file that is not there."""
        if file not in self._staged:
            self._staged[file] = deepcopy(super().tables(file)) if super().has(file) else {}
        return self._staged[file]

    def has(self, file: str) -> bool:
        """Whether the folder has that file, or will have it."""
        return super().has(file) or bool(self._staged.get(file))

    def table(self, file: str, name: str) -> Table:
        """A TinyDB table to insert into, update and remove from."""
        self.tables(file)
        return TinyDB(self._staged, file, storage=_Staged).table(name, cache_size=0)

    def put(self, file: str, table: str, documents: dict[str, Document]) -> None:
        """Give a table new documents."""
        self.tables(file)[table] = documents

    def changed(self) -> dict[str, str]:
        """The new text of each file that is not as it was."""
        texts = {}
        for file, tables in self._staged.items():
            before = super().tables(file) if super().has(file) else {}
            if before != tables:
                texts[file] = render(tables)
        return texts


@contextmanager
def transaction(folder: Path) -> Iterator[Transaction]:
    """A transaction on a knowledge base, written when the block ends without an error.

    Raises `FileError` where the folder is not there, is the built-in one or cannot be written,
    and `Locked` where another writer does not finish in time.
    """
    if not folder.is_dir():
        Store(folder)  # says what is wrong with it
    if is_built_in(folder):
        raise FileError(
            "the built-in knowledge base is read-only",
            "make one of your own with gasp kb copy DIR, then use gasp --kb DIR",
        )
    with _locked(folder):
        finish(folder)
        tidy(folder)
        changes = Transaction(folder)
        yield changes
        replace(folder, changes.changed())


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    lock = FileLock(folder / LOCK, timeout=PATIENCE, poll_interval=0.01)
    try:
        lock.acquire()
    except Timeout as error:
        raise Locked(folder, PATIENCE) from error
    except OSError as error:
        raise FileError.of("lock", folder, error) from error
    try:
        yield
    finally:
        lock.release()


def is_built_in(folder: Path) -> bool:
    """Whether a folder is that of the built-in knowledge base."""
    own = built_in()
    return own.exists() and folder.exists() and folder.samefile(own)


def create(folder: Path, files: Mapping[str, Tables]) -> None:
    """Make a knowledge base of these files in a folder that is not there yet, or empty.

    Raises `FileError`.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileError(f"cannot make {folder}: it is there already", "name a new folder")
    new_folder(folder, {name: render(tables) for name, tables in files.items()})


def render(tables: Mapping[str, Mapping[str, Document]]) -> str:
    """The tables as a TinyDB file with one document a line."""
    parts = []
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    for name, documents in tables.items():
        lines = (f"{encode(key)}: {encode(document)}" for key, document in documents.items())
        parts.append(f"{encode(name)}: {{\n" + ",\n".join(lines) + "\n}")
    return "{" + ",\n".join(parts) + "}\n"
