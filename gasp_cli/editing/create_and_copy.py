"""A new knowledge base: an empty one about a club and a coach, or a copy of another."""

from __future__ import annotations

import os
from pathlib import Path

from gasp_cli.domain.dates import parse_day
from gasp_cli.domain.fields import TextFormat
from gasp_cli.domain.model import Club
from gasp_cli.domain.tables import TABLES
from gasp_cli.domain.text_formats import format_error
from gasp_cli.editing.adopt import club_document
from gasp_cli.editing.name_resolution import BundledData
from gasp_cli.errors import FileError, UsageError, join_or
from gasp_cli.i18n import date_term, msg
from gasp_cli.kb.field_decoders import name_error
from gasp_cli.matching import closest_matches
from gasp_cli.store import Tables
from gasp_cli.store.transaction import consistent_snapshot, create


def new(
    folder: Path, club: str, coach: str, since: str, until: str, country: str | None = None
) -> Club:
    """Create a knowledge base about a coach's spell at a club; returns the club.

    A bundled club comes with its spellings; another needs its country, a FIFA code. Raises
    `UsageError` for a faulty day, club or country, `FileError` where the folder exists.
    """
    for text in (club, coach):
        if fault := name_error(text):
            raise UsageError(fault)
    since, until = parse_day(since) or "", parse_day(until) or ""
    if until < since:
        days = {"until": date_term(until), "since": date_term(since)}
        raise UsageError(msg("the spell ends on {until}, before it begins on {since}", **days))
    subject = _club(club, country)
    about = {"club": subject.name, "coach": coach, "since": since, "until": until, "data_of": until}
    files: dict[str, Tables] = {}
    for table in TABLES.values():
        if not table.optional_file and "*" not in table.file:
            files.setdefault(table.file, {})[table.name] = {}
    files["about.json"]["about"]["1"] = about
    files["clubs.json"]["clubs"]["1"] = club_document(subject)
    files["story.json"]["people"]["1"] = {"name": coach, "role": "coach", "aliases": []}
    create(folder, files)
    return subject


def _club(name: str, country: str | None) -> Club:
    """The bundled club of that name, else a new one. Raises `UsageError`."""
    bundled = BundledData()
    if club := bundled.find_club(name):
        if country in (None, club.country):
            return club
        which = {"club": club.name, "known": club.country, "country": country}
        raise UsageError(
            msg("{club} is of {known}, not of {country}", **which),
            msg("leave --country out, or give the club a name of its own"),
        )
    if country is None:
        hint = msg("a new one needs its country as well: --country CODE, as FIFA writes it")
        if close := closest_matches(name, bundled.clubs):
            hint = msg(
                "did you mean {names}? a new one needs its country as well: --country CODE, as"
                " FIFA writes it",
                names=join_or(close),
            )
        raise UsageError(msg("no club that is ready is called {given!r}", given=name), hint)
    if fault := format_error(TextFormat.COUNTRY, country):
        raise UsageError(fault)
    return Club(name, country, ())


def copy(source: Path, folder: Path) -> int:
    """Copy a knowledge base into a new folder; returns the number of documents.

    Raises `FileError` where the folder exists, `DataError` for what cannot be understood.
    """
    if Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(source)):
        raise FileError(
            msg("cannot copy {source} into itself", source=source), msg("name a folder elsewhere")
        )
    store = consistent_snapshot(source)
    needed = [table.file for table in TABLES.values() if table.required]
    files = {name: store.tables(name) for name in dict.fromkeys((*needed, *store.files()))}
    create(folder, files)
    return sum(len(documents) for tables in files.values() for documents in tables.values())
