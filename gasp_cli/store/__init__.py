"""Knowledge bases on disk: reads TinyDB files, writes them all or not at all, under a lock.

This module only reads, each file at most once. May import `errors` and `i18n`.
"""

from __future__ import annotations

import json
import os
import stat
from itertools import chain
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage

from gasp_cli.errors import DataError, FileError, message_of
from gasp_cli.i18n import msg
from gasp_cli.store.read_file import COMMIT, Ambiguous, parse_json, read_bytes

Document = dict[str, Any]
Tables = dict[str, dict[str, Document]]

MATCHES = "matches"
"""The folder of the match files inside a knowledge base."""

_HINT = msg("name a folder that holds a knowledge base")


class ReadOnlyJSON(Storage):
    """A TinyDB storage that reads UTF-8 JSON and never writes.

    TinyDB's `JSONStorage` creates an empty file for a mistyped path and waits for ever on a named
    pipe; this one names the file and its fault.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Tables:
        """All tables of the file. Raises `FileError` or `DataError`, which name the file."""
        raw = read_bytes(self._path, _HINT)
        try:
            text = raw.decode("utf-8")
            tables = parse_json(text, unique=False)
        except UnicodeDecodeError as error:
            raise DataError(
                msg("{path}: not UTF-8 text (byte {byte})", path=self._path, byte=error.start)
            ) from error
        except json.JSONDecodeError as error:
            raise DataError(
                msg("{path}:{line}: not JSON: {reason}",
                    path=self._path, line=error.lineno, reason=error.msg)
            ) from error  # fmt: skip
        except (ValueError, RecursionError) as error:
            raise DataError(
                msg("{path}: not JSON: {reason}", path=self._path, reason=message_of(error))
            ) from error
        _check_shape(tables, self._path)
        written = text.count('":')
        if written != _keys(tables) and written != _keys_within(tables):
            # Either a key stands twice, and TinyDB would silently lose a row, or a text contains
            # what looks like a key. Only this slower reading tells which.
            try:
                parse_json(text)
            except Ambiguous as error:
                raise DataError(
                    msg("{where}: {what}", where=self._path, what=message_of(error)),
                    msg("one of the two would be lost: keep one"),
                ) from error
        return tables  # type: ignore[no-any-return]  # its shape has just been checked

    def write(self, data: dict[str, dict[str, Any]]) -> None:  # noqa: ARG002
        """Refuse: reading never writes."""
        raise FileError(msg("cannot write {path}: it is opened for reading only", path=self._path))


def _keys(tables: Tables) -> int:
    """The number of keys: of tables, of their rows and of the fields of these."""
    rows = [row for table in tables.values() for row in table.values()]
    return len(tables) + len(rows) + sum(map(len, rows))


def _keys_within(tables: Tables) -> int:
    """The number of keys in tables, at any depth."""
    count = 0
    level: list[Any] = [tables]
    while level:
        objects = [container for container in level if type(container) is dict]
        count += sum(map(len, objects))
        lists = (container for container in level if type(container) is list)
        values = chain(*(fields.values() for fields in objects), *lists)
        level = [value for value in values if type(value) in _CONTAINERS]
    return count


_CONTAINERS: tuple[type, ...] = (dict, list)


def _check_shape(tables: object, path: Path) -> None:
    """Check that these are tables of documents; the decoder checks the documents."""
    if not isinstance(tables, dict):
        raise DataError(msg("{path}: a TinyDB file holds an object of tables", path=path))
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise DataError(
                msg("{path}: table {table!r} is not an object of documents", path=path, table=name)
            )
        if set(map(type, table.values())) <= {dict}:
            continue
        key = next(key for key, document in table.items() if not isinstance(document, dict))
        raise DataError(
            msg("{path}: table {table!r}, document {key!r} is not an object",
                path=path, table=name, key=key)
        )  # fmt: skip


class Store:
    """The documents of the knowledge base in a folder."""

    def __init__(self, folder: Path) -> None:
        """Raises `FileError` for a folder that does not exist."""
        self.folder = folder
        try:
            is_folder = stat.S_ISDIR(folder.stat().st_mode)
        except OSError as error:
            raise FileError.of("open", folder, error, _HINT) from error
        if not is_folder:
            raise FileError(
                msg("cannot read the knowledge base {path}: not a folder", path=folder), _HINT
            )
        self._read: dict[str, Tables] = {}
        self._pending: dict[str, Path] = {}
        # A writer is putting its files in place, or was stopped while it did.
        if (folder / COMMIT).exists():
            # Hardly ever.
            from gasp_cli.store.pending_commit import pending

            if commit := pending(folder):
                self._pending = {file: commit.new(folder, file) for file in commit.files}

    def tables(self, file: str) -> Tables:
        """The tables of a file of the folder: by name, then by TinyDB key, in the file's order.

        Raises `FileError` where it cannot be read and `DataError` where it is not understood.
        """
        if file not in self._read:
            self._read[file] = self._tables(file)
        return self._read[file]

    def _tables(self, file: str) -> Tables:
        for path in (self._pending.get(file), self.folder / file):
            if path is None or (path in self._pending.values() and not path.exists()):
                continue  # the writer has put it in its place
            # `storage.read` instead of `table.all`, which copies each document once more.
            with TinyDB(path, storage=ReadOnlyJSON) as database:
                return database.storage.read() or {}
        return {}

    @property
    def files_read(self) -> list[str]:
        """The files of the knowledge base that were read so far and are there."""
        return [file for file, tables in self._read.items() if tables]

    def files(self) -> list[str]:
        """All files of the knowledge base, those of the matches last."""
        names = {path.name for path in self.folder.glob("*.json")}
        names |= {file for file in self._pending if "/" not in file}
        return [*sorted(names), *self.match_files()]

    def match_files(self) -> list[str]:
        """The files of the matches, by name."""
        folder = self.folder / MATCHES
        try:
            # A pipe, or a link that leads nowhere, is not the same as no matches.
            names = [path.name for path in folder.iterdir()] if os.path.lexists(folder) else []
        except OSError as error:
            raise FileError.of("read", folder, error) from error
        files = {
            f"{MATCHES}/{name}"
            for name in names
            if name.endswith(".json") and not name.startswith(".")
        }
        return sorted(files | {file for file in self._pending if "/" in file})

    def documents(self, file: str, table: str) -> list[Document]:
        """The documents of a table in the file's order; none of a file without tables."""
        return list(self.documents_by_key(file, table).values())

    def documents_by_key(self, file: str, table: str) -> dict[str, Document]:
        """The documents of a table by their keys, in the file's order."""
        tables = self.tables(file)
        if tables and table not in tables:
            raise DataError(msg("{path}: no table {table!r}", path=self.folder / file, table=table))
        return tables.get(table, {})

    def place(self, file: str, table: str, row: object = "") -> str:
        """The place of a table, or of a row of it, as errors name it."""
        which = {"file": self.folder / file, "table": table}
        if row:
            return msg("{file}, table {table!r}, {row}", **which, row=row)
        return msg("{file}, table {table!r}", **which)

    def has(self, file: str) -> bool:
        """Whether the folder has that file, or a link of that name, wherever it leads."""
        return os.path.lexists(self.folder / file) or file in self._pending


def built_in() -> Path:
    """The folder of the built-in knowledge base.

    A wheel has it inside the package, a checkout beside the package.
    """
    package = Path(__file__).resolve().parent.parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parent / "data"
