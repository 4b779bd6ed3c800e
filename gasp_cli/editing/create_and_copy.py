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
from gasp_cli.editing.name_resolution import BundledData, ExactNames
from gasp_cli.errors import FileError, UsageError, join_or
from gasp_cli.i18n import date_term, msg
from gasp_cli.kb.field_decoders import name_error
from gasp_cli.matching import closest_matches
from gasp_cli.store import Tables
from gasp_cli.store.transaction import consistent_snapshot, create


def new(
    folder: Path, club: str, coach: str, since: str, until: str, country: str | None = None
) -> Club:
    """Make a knowledge base about a coach's spell at a club; returns the club.

    A club that is ready comes with its spellings; another needs its country, a FIFA code. Raises
    `UsageError` for what is no day, club or country, and `FileError` where the folder is there.
    """
    for text in (club, coach):
        if fault := name_error(text):
            raise UsageError(fault)
    since, until = parse_day(since) or "", parse_day(until) or ""
    if until < since:
        raise UsageError(
            msg(
                "the spell ends on {until}, before it begins on {since}",
                until=date_term(until),
                since=date_term(since),
            )
        )
    own = _club(club, country)
    about = {"club": own.name, "coach": coach, "since": since, "until": until, "data_of": until}
    files: dict[str, Tables] = {}
    for table in (one for one in TABLES.values() if not one.optional_file):
        if "*" not in table.file:
            files.setdefault(table.file, {})[table.name] = {}
    files["about.json"]["about"]["1"] = about
    files["clubs.json"]["clubs"]["1"] = club_document(own)
    files["story.json"]["people"]["1"] = {"name": coach, "role": "coach", "aliases": []}
    create(folder, files)
    return own


def _club(given: str, country: str | None) -> Club:
    ready = BundledData()
    name = ExactNames(ready.clubs.values(), ()).club(given)
    if name is not None:
        found = ready.clubs[name]
        if country not in (None, found.country):
            raise UsageError(
                msg(
                    "{club} is of {known}, not of {country}",
                    club=found.name,
                    known=found.country,
                    country=country,
                ),
                msg("leave --country out, or give the club a name of its own"),
            )
        return found
    if country is None:
        close = closest_matches(given, ready.clubs)
        hint = (
            msg(
                "did you mean {names}? a new one needs its country as well: --country CODE, as"
                " FIFA writes it",
                names=join_or(close),
            )
            if close
            else msg("a new one needs its country as well: --country CODE, as FIFA writes it")
        )
        raise UsageError(msg("no club that is ready is called {given!r}", given=given), hint)
    if fault := format_error(TextFormat.COUNTRY, country):
        raise UsageError(fault)
    return Club(given, country, ())


def copy(source: Path, folder: Path) -> int:
    """Copy a knowledge base into a new folder; returns the number of documents.

    Raises `FileError` where the folder is there, `DataError` for what cannot be understood.
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
