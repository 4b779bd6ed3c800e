"""Files to import: find them, and parse them with the reader of their format."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from gasp_cli.domain.seasons import season_ending
from gasp_cli.editing.editions import NOT_STATED
from gasp_cli.editing.import_reference import ReferenceFile
from gasp_cli.errors import DataError, FileError, UsageError
from gasp_cli.i18n import msg, term
from gasp_cli.readers.fixtures import Fixture, FootballFile, Problem
from gasp_cli.readers.football_data import COLUMNS, read_football_data
from gasp_cli.readers.football_json import read_football_json
from gasp_cli.readers.football_txt import read_football_txt
from gasp_cli.readers.match_csv import csv_header, has_matches, read_match_csv
from gasp_cli.readers.reference_csv import missing_columns, read_reference, table_of
from gasp_cli.store.read_file import read_bytes, read_text

_CSV = ".csv"
_READERS = {".txt": read_football_txt, ".json": read_football_json, _CSV: read_match_csv}
_CC0 = re.compile(r"\bCC0\b|public domain", re.IGNORECASE)
_SEASON = re.compile(r"(\d{4})[-_](\d{4}|\d{2})(?!\d)")

Progress = Callable[[Sequence[Any], str], Iterable[Any]]
"""Yields the items of a long task one by one, and shows the progress under a heading."""


STDIN = Path("-")
"""The path that stands for standard input."""

_STDIN_NAME = "stdin"


class StatedEdition(NamedTuple):
    """The competition and the season of files that name none; empty and None: not stated."""

    competition: str = ""
    season: str | None = None


NO_EDITION = StatedEdition()


class MatchFile(NamedTuple):
    """A file to import: its path, its name in the data, its licence.

    One that `is_named` by the user, not found in a folder, must have matches. `given` is the text
    of standard input.
    """

    path: Path
    name: str
    licence: str
    is_named: bool
    given: str | None = None

    @property
    def suffix(self) -> str:
        """The ending that tells its format; that of standard input is told by how it begins."""
        if self.given is None:
            return self.path.suffix.lower()
        if self.given.lstrip()[:1] in ("{", "["):
            return ".json"
        header = set(csv_header(self.given))
        is_csv = header >= COLUMNS or has_matches(header) or missing_columns(header) is not None
        return _CSV if is_csv else ".txt"

    def read(self) -> str:
        """Its text. Raises `FileError` and `DataError`."""
        return read_text(self.path) if self.given is None else self.given


class ParsedFiles(NamedTuple):
    """The parts of all files, messages about files without matches, and the licence by file.

    `reference` are the files of the reference record, whose header tells their table.
    """

    parts: list[FootballFile]
    skipped: list[str]
    licences: dict[str, str]
    reference: list[ReferenceFile]

    def fixtures(self) -> Iterator[tuple[FootballFile, Fixture]]:
        """Every match with the part of the file that it is in."""
        for part in self.parts:
            for fixture in part.fixtures:
                yield part, fixture


def find_match_files(
    paths: Sequence[Path], licence: str | None, given: str | None = None
) -> list[MatchFile]:
    """The named files, and those of named folders ordered by path. Raises `FileError`.

    `licence` is used instead of that of the clone which a file is in; `given` is the text of
    standard input, for which `-` stands.
    """
    files: list[MatchFile] = []
    for path in paths:
        if path == STDIN and given is not None:
            files.append(MatchFile(path, _STDIN_NAME, licence or NOT_STATED, True, given))
            continue
        if not path.exists():
            raise FileError(
                msg("cannot read {path}: no such file or folder", path=path),
                msg("name a match file"),
            )
        root = _root_of(_absolute(path))
        stated = licence or _licence_of(root) or NOT_STATED
        for file in _match_files(path) if path.is_dir() else [path]:
            name = _absolute(file).relative_to(root.parent).as_posix()
            files.append(MatchFile(file, name, stated, not path.is_dir()))
    return files


def _absolute(path: Path) -> Path:
    """The path from the root, without `..`, whose folder is not that of the clone; links stay."""
    return Path(os.path.abspath(path))  # noqa: PTH100  # no method of a path does that


def _match_files(folder: Path) -> Iterator[Path]:
    """The files of a folder that may be match files by their names, hidden ones excluded."""
    for path in sorted(folder.rglob("*")):
        is_hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not is_hidden and path.suffix.lower() in _READERS and path.is_file():
            yield path


def _root_of(path: Path) -> Path:
    """The folder that names begin with: that of the clone, else one that tells files apart."""
    for folder in path.parents if path.is_file() else (path, *path.parents):
        if (folder / ".git").exists():
            return folder
    folder = path if path.is_dir() else path.parent
    while season_of(folder.name):  # a season's folder does not tell files apart
        folder = folder.parent
    return folder


def _licence_of(root: Path) -> str | None:
    """The licence of a clone, where its text says that it is in the public domain."""
    for path in sorted(root.glob("LICEN[CS]E*")):
        # Not a folder of licences, a dangling link or a pipe.
        if path.is_file() and _CC0.search(read_bytes(path).decode("utf-8", errors="replace")):
            return "CC0-1.0"
    return None


def season_of(name: str) -> str | None:
    """The season in a path, `2019-20/1-liga.txt`, for files whose title names none."""
    for first, second in _SEASON.findall(name):
        season = season_ending(int(first) + 1)
        if season[-2:] == second[-2:]:
            return season
    return None


def parse_files(
    files: Sequence[MatchFile], progress: Progress, edition: StatedEdition = NO_EDITION
) -> ParsedFiles:
    """Parse all files; CSV comes last, so that a match keeps the source that others give it.

    `edition` is for the files of football-data.co.uk. Raises `DataError` for a named file without
    any match, `FileError` for an unreadable one, `UsageError` where no file needs an `edition`.
    """
    parsed = ParsedFiles([], [], {}, [])
    is_used = edition == NO_EDITION
    for file in progress(files, msg("Reading")):
        try:
            if stated := _read_reference(file):
                parsed.reference.append(stated)
                continue
            parts = _parse(file)
            if _is_football_data(file):
                is_used = True
                parts = [_complete(part, edition) for part in parts]
        except DataError as error:
            if file.is_named:
                raise
            parsed.skipped.append(error.message)
            continue
        # A part with a title and faulty lines has matches, too; a CSV has by its columns.
        is_csv = file.suffix == _CSV
        if any(part.fixtures or (part.problems and (part.title or is_csv)) for part in parts):
            parsed.parts.extend(parts)
            parsed.licences[file.name] = file.licence
        elif file.is_named:
            raise _no_match(file, parts)
        else:
            what = msg("no match in it")
            parsed.skipped.append(msg("{where}: {what}", where=file.name, what=what))
    if not is_used:
        raise UsageError(
            msg("--competition and --season are for CSV files of football-data.co.uk"),
            msg("other files name their own"),
        )
    parsed.parts.sort(key=lambda part: part.name.lower().endswith(_CSV))
    return parsed


def _read_reference(file: MatchFile) -> ReferenceFile | None:
    """The rows of a file of the reference record, None for any other file."""
    if file.suffix != _CSV:
        return None
    text = file.read()
    header = set(csv_header(text))
    if table_of(header) is None:
        if header >= COLUMNS or has_matches(header):
            return None
        if nearest := missing_columns(header):
            table, names = nearest
            raise DataError(
                msg(
                    "{where}: nearly the table {table} of the reference record; no column {names}",
                    where=f"{file.name}:1", table=term(table), names=", ".join(names),
                ),
                msg("each row needs the addresses that state it, and how sure they are")
                if "urls" in names
                else "",
            )  # fmt: skip
        return None
    return ReferenceFile(file.name, *read_reference(text, file.name))


def _parse(file: MatchFile) -> list[FootballFile]:
    reader = _READERS.get(file.suffix, read_football_txt)
    if _is_football_data(file):
        reader = read_football_data
    return reader(file.read(), file.name, season_of(file.name))


def _is_football_data(file: MatchFile) -> bool:
    return file.suffix == _CSV and set(csv_header(file.read())) >= COLUMNS


def _complete(part: FootballFile, edition: StatedEdition) -> FootballFile:
    """A part of a file of football-data.co.uk with its competition and season.

    It has only its problem instead where one of them is not known, or the days are not of that
    season.
    """
    if not part.fixtures:
        return part
    title = part.title or edition.competition
    season = edition.season or part.season or season_of(part.name)
    if not title:
        what = msg("no column Div: name the competition with --competition")
    elif not season:
        what = msg("the days do not tell the season: name it with --season")
    elif part.season not in (None, season):
        what = msg("the days are of {season}, not of {other}", season=part.season, other=season)
    else:
        return part._replace(title=title, season=season)
    problem = Problem(part.name, part.line, title or _first_of(part), what)
    return FootballFile(part.name, "", None, None, [], [problem])


def _first_of(part: FootballFile) -> str:
    """The first match of a part, for a message."""
    home, away = part.fixtures[0].home.name, part.fixtures[0].away.name
    return msg("{home} v {away}", home=home, away=away)


def _no_match(file: MatchFile, parts: Iterable[FootballFile]) -> DataError:
    what = msg("no match in it")
    if problems := [part.problems[0] for part in parts if part.problems]:
        what = msg("no match in it: {problem}", problem=problems[-1].remark())
    return DataError(
        msg("{where}: {what}", where=file.path, what=what),
        msg("match files are Football.TXT, football.json or CSV with a column for each side"),
    )
