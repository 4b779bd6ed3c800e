"""The catalogues of translations: `python -m tests.catalogue` brings them up to date.

It collects all messages, adds new ones to `gasp_cli/i18n/locale/*/LC_MESSAGES/gasp.po` with an
empty translation, drops obsolete ones, and compiles the catalogue. Translate, and run it again.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from gasp_cli import KnowledgeBase
from gasp_cli.claims.measures import MEASURES
from gasp_cli.claims.registry import WEEKDAYS
from gasp_cli.claims.verdict import Basis, Verdict
from gasp_cli.cli import lazy_group, typer_messages
from gasp_cli.cli.app import app as root
from gasp_cli.cli.commands import COMMANDS
from gasp_cli.cli.commands.help import Topic
from gasp_cli.cli.commands.kb import KB_COMMANDS
from gasp_cli.declarations import field_metadata
from gasp_cli.domain import campaign, facts, model, streaks
from gasp_cli.domain.league_table import CRITERIA
from gasp_cli.domain.tables import TABLES
from gasp_cli.editing.add import KINDS as ADDED
from gasp_cli.i18n import MONTHS, TRANSLATED_LANGUAGES
from gasp_cli.i18n.catalogue import DATES, DOMAIN, FIRST, IN_SENTENCE, LOCALE_DIR, THOUSAND
from gasp_cli.queries.chart import ChartKind
from gasp_cli.queries.compare import Part
from gasp_cli.queries.overview import overview
from gasp_cli.queries.season import season
from gasp_cli.queries.show import show
from gasp_cli.queries.table import criterion_phrase
from gasp_cli.render.field_names import is_word
from gasp_cli.results import columns
from tests.terminal import ROOT

_MADE = datetime(2026, 11, 22, tzinfo=UTC)  # dates in catalogues would only make differences
_KEYWORDS = {"msg": None, "plural": (1, 2), "term": None}
_ERRORS = (
    errno.ENOENT, errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENOTDIR, errno.ENOSPC,
    errno.EEXIST, errno.EROFS, errno.EPIPE, errno.ENAMETOOLONG, errno.ELOOP, errno.EIO,
    errno.ENOTEMPTY, errno.EMFILE, errno.EBADF, errno.EINVAL, errno.ENOEXEC,
)  # fmt: skip
# The plural forms of each catalogue, fixed here: those of CLDR in Babel change with its version.
PLURAL_FORMS = {"it": "nplurals=2; plural=(n != 1);"}
# Words of the rows that no list of the code has.
_WORDS = (
    "yes", "true", "false", "unknown",
    "match", "dispute", "changed over time", "fact", "person", "club", "source",
    "paragraph", "paragraphs", "line", "not stated", "Matchday {n}", "Group {n}",
)  # fmt: skip


def path(language: str, ending: str = "po") -> Path:
    """The path of a catalogue."""
    return LOCALE_DIR / language / "LC_MESSAGES" / f"{DOMAIN}.{ending}"


@cache
def template() -> Catalog:
    """Every message, without a translation."""
    gathered = Catalog(project="gasp", charset="utf-8", creation_date=_MADE)
    for _, _, message, _, _ in extract_from_dir(
        ROOT / "gasp_cli", [("**.py", "python")], keywords=_KEYWORDS
    ):
        gathered.add(message)
    for text in declared():
        gathered.add(text)
    return gathered


def declared() -> Iterator[str]:
    """Texts that are translated as declared: headings, help, words of the rows."""
    yield from _of_commands()
    yield from _of_rows()
    yield from typer_messages.LOOKED_UP + typer_messages.COMPLETION
    yield from (
        lazy_group.USAGE, typer_messages.OPTIONS, typer_messages.COMMAND, typer_messages.HELP,
        campaign.WINNERS, campaign.THIRD_PLACE, FIRST, THOUSAND,
    )  # fmt: skip
    yield from (*MONTHS, *DATES, *_WORDS, *map(os.strerror, _ERRORS), *WEEKDAYS)
    words = (*model.STAGES, "Matchday {n}", "Group {n}", "award")
    yield from (word + IN_SENTENCE for word in words)
    yield from (*model.STAGES, *streaks.STREAK_KINDS, *facts.FACT_KINDS)
    for kind in (
        model.Venue,
        model.Result,
        model.Status,
        model.CompetitionKind,
        Verdict,
        Part,
        ChartKind,
        Topic,
        Basis,
    ):
        yield from map(str, kind)
    yield from (f"{year}s" for year in range(1920, 2030, 10))
    yield from map(criterion_phrase, CRITERIA)
    for edition in KnowledgeBase().coverage():
        yield from (edition.licence, *edition.licence.split("; "))
    for measure in MEASURES.values():
        yield from (
            measure.description,
            measure.unit,
            measure.name.replace("_", " "),
            *measure.subjects,
        )
    yield from (competition.name for competition in KnowledgeBase().record.competitions)
    yield from _of_reference()


def _of_reference() -> Iterator[str]:
    """The words of the built-in reference rows; names of people, clubs and grounds are none."""
    reference = KnowledgeBase().record.reference
    for move in reference.transfers:
        yield from filter(None, (move.kind, move.window))
    for honour in reference.honours:
        yield from filter(None, (honour.award, honour.body))
    yield from (spell.role for spell in reference.spells)
    for figure in reference.figures:
        yield from filter(None, (figure.quantity, figure.unit))


def _of_commands() -> Iterator[str]:
    from typer.main import get_command

    yield from _help(get_command(root))
    for entry in (*COMMANDS, *KB_COMMANDS):
        yield entry.help
        command = entry.load()
        yield from _help(command)
        for kind in ADDED if entry.name == "add" else ():
            yield from _help(command.get_command(None, kind))
            yield ADDED[kind].meaning


def _help(command: Any) -> Iterator[str]:
    texts = [command.help]
    for parameter in command.params:
        texts += [getattr(parameter, name, None) for name in ("help", "metavar", "show_default")]
    yield from (text for text in texts if isinstance(text, str) and text)


def _of_rows() -> Iterator[str]:
    """The headings of columns, the names of fields of cards and tables, and what these mean."""
    story = KnowledgeBase().story
    kinds = [kind for command in (*COMMANDS, *KB_COMMANDS) for kind in command.row_kinds()]
    claim = next(fact for fact in story.facts if fact.checks)
    things = (
        claim.id, story.sources[0].id, story.people[0].name, story.record.clubs[0].name,
        story.record.spell.matches()[0].match.id,
    )  # fmt: skip
    cards = [show(story, thing) for thing in things]
    sections = [overview(story).sections, season(story, "2020").sections]
    for answers in (*sections, *(card.sections for card in cards)):
        kinds += [answer.row_type for answer in answers.values()]
    for kind in kinds:
        for name, column in columns(kind).items():
            yield from filter(None, (column.heading, column.joined))
            yield from () if is_word(column.heading) else (name.replace("_", " "),)
    for card in cards:
        yield from (name.replace("_", " ") for name in card.fields)
    for table in TABLES.values():
        yield from (name.replace("_", " ") for name in columns(table.row))
        for field in field_metadata(table.row).values():
            yield field.meaning
            yield from () if table.row is facts.Translation else field.choices
        yield table.singular


def updated(language: str) -> Catalog:
    """A catalogue with every message and the existing translations."""
    try:
        with path(language).open("rb") as file:
            catalogue = read_po(file, locale=language)
    except FileNotFoundError:
        catalogue = Catalog()
    fresh = Catalog(
        locale=language, project="gasp", charset="utf-8", creation_date=_MADE, revision_date=_MADE,
        fuzzy=False, header_comment="# What gasp says, in another language than English.",
        last_translator="the makers of gasp", language_team=language,
    )  # fmt: skip
    fresh.mime_headers = [("Plural-Forms", PLURAL_FORMS[language])]
    for message in template():
        if message.id:
            stored = catalogue.get(message.id)
            same = stored is not None and stored.pluralizable == message.pluralizable
            fresh.add(message.id, stored.string if stored and same else "")
    return fresh


def strings(message: Message) -> tuple[str, ...]:
    """The translations of a message: one, or one for each plural form."""
    found = message.string
    return tuple(found) if isinstance(found, (tuple, list)) else (found or "",)


def po(catalogue: Catalog) -> bytes:
    """A catalogue as people edit it, in the order of its messages."""
    file = BytesIO()
    write_po(file, catalogue, width=100, no_location=True, sort_output=True)
    return re.sub(
        rb'"(Generated-By|Report-Msgid-Bugs-To|Project-Id-Version):[^\n]*\n', b"", file.getvalue()
    )


def mo(catalogue: Catalog) -> bytes:
    """A catalogue as programs read it."""
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


if __name__ == "__main__":
    for code in TRANSLATED_LANGUAGES:
        fresh = updated(code)
        path(code).parent.mkdir(parents=True, exist_ok=True)
        path(code).write_bytes(po(fresh))
        path(code, "mo").write_bytes(mo(fresh))
        missing = [message for message in fresh if message.id and not all(strings(message))]
        print(f"{code}: {len(fresh)} messages, {len(missing)} without a translation")
