"""The commit file: files of a knowledge base that change together.

It lists the new files, which lie beside the old ones; the rename that puts it in its place is the
commit. Whoever finds it completes it if it writes, and reads the listed files if it does not.
"""

import os
import re
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from gasp_cli.errors import DataError, FileError
from gasp_cli.i18n import msg
from gasp_cli.store.read_file import COMMIT, parse_json, read_bytes

NEW = ".gasp-new"
"""The ending of files that are being written: no reader looks for it."""

_NAME = re.compile(r"(matches/)?[^/\\]+\.json")
_COMMIT_NAME = re.compile(r"[0-9a-f]{8}")


class PendingCommit(NamedTuple):
    """Files that change together, and the name of that change."""

    name: str
    files: tuple[str, ...]

    def new(self, folder: Path, file: str) -> Path:
        """The path of a new file until it is put in place: beside what a link leads to."""
        target = linked_file(folder, file)
        plain = target.with_name(f".{target.name}.{self.name}{NEW}")
        if target.parent in own_folders(folder) or plain.exists():  # as version 0.1.0 named it
            return plain
        # Elsewhere the new files of another knowledge base may lie beside it.
        return target.with_name(f".{target.name}.{folder_mark(folder)}.{self.name}{NEW}")


def pending(folder: Path) -> PendingCommit | None:
    """The commit that is not complete yet. Raises `DataError` and `FileError`."""
    path = folder / COMMIT
    try:
        listed = parse_json(read_bytes(path).decode("utf-8"))
        commit = PendingCommit(listed["change"], tuple(listed["files"]))
        sound = _COMMIT_NAME.fullmatch(commit.name) and all(map(_is_name, commit.files))
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
    return commit


def _is_name(file: str) -> bool:
    return _NAME.fullmatch(file) is not None and file.isprintable()


def linked_file(folder: Path, file: str) -> Path:
    """The file itself, where its name in the folder is a link."""
    return Path(os.path.realpath(folder / file))


def own_folders(folder: Path) -> tuple[Path, Path]:
    """The folders of a knowledge base itself, as opposed to those that links lead to."""
    real = Path(os.path.realpath(folder))
    return real, real / "matches"


def folder_mark(folder: Path) -> str:
    """A checksum that tells the new files of a knowledge base from those of others."""
    return f"{crc32(os.fsencode(os.path.realpath(folder))):08x}"
