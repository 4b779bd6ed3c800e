"""Shell completion, with the seasons, names and ids of the knowledge base in use.

Nothing here may fail or be slow: while the shell waits, it shows nothing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from typing import Any

from gasp_cli.cli.commands import COMMANDS
from gasp_cli.cli.context import folder_in_use, open_kb
from gasp_cli.errors import GaspError
from gasp_cli.i18n import translate
from gasp_cli.matching import normalise
from gasp_cli.render.field_names import field_word
from gasp_cli.results import columns

Offer = Callable[[Any, list[str], str], list[str]]


def _of_base(find: Callable[[Any], Iterable[str]]) -> Offer:
    """Completion with texts of the story and its record; without a knowledge base nothing."""

    def offer(ctx: Any, args: list[str], incomplete: str) -> list[str]:  # noqa: ARG001
        # Completing other words needs no knowledge base.
        from gasp_cli.kb.story import Story

        try:
            texts = list(find(open_kb(Story, folder_in_use(ctx))))
        except GaspError:
            return []
        begun = normalise(incomplete)
        return [_typed(text) for text in dict.fromkeys(texts) if normalise(text).startswith(begun)]

    return offer


def _typed(text: str) -> str:
    """A text quoted for the shell in use, so that it is one word on the command line.

    Other characters than letters would end the word, or run a command.
    """
    visible = "".join(char for char in text if char.isprintable())
    match os.environ.get("_GASP_COMPLETE", "").rpartition("_")[2]:
        case "bash":
            return _in_bash(visible)
        case "zsh":
            # Typer escapes all but this before zsh reads it; the line zsh escapes by itself.
            return visible.replace("\\", "\\\\")
        case "powershell":
            return _in_powershell(visible)
    return visible  # fish escapes it by itself


def _in_bash(text: str) -> str:
    """A text for bash, which keeps a quotation mark at the beginning of the word."""
    match _open_quotation():
        case '"':
            return re.sub(r'["$`\\]', r"\\\g<0>", text)
        case "'":
            return text.replace("'", "'\\''")
    return re.sub(r"[^\w@%+=:,./-]", r"\\\g<0>", text)


def _in_powershell(text: str) -> str:
    """A text for PowerShell, which replaces the whole word, its quotation mark included."""
    match os.environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")[:1]:
        case "'":
            return "'" + re.sub("['‘’‚‛]", r"\g<0>\g<0>", text) + "'"
        case '"':
            return '"' + re.sub('["“”„$`]', r"`\g<0>", text) + '"'
    return re.sub(r"[^\w./-]", r"`\g<0>", text)


def _open_quotation() -> str:
    """The quotation mark that is open at the word to complete; empty for none."""
    words = os.environ.get("COMP_WORDS", "").split("\n")
    last = int(os.environ.get("COMP_CWORD") or 0) + 1
    line = "\n".join(words[:last])
    # Closed quotations and escaped characters do not count.
    left = re.sub(r"""\\.|'[^']*'|"(?:\\.|[^"\\])*\"""", "", line, flags=re.DOTALL)
    return next((char for char in left if char in "'\""), "")


seasons = _of_base(
    lambda story: sorted({edition.season for edition in story.record.editions}, reverse=True)
)
clubs = _of_base(lambda story: [club.name for club in story.record.clubs])
compared = _of_base(
    lambda story: [
        *sorted({edition.season for edition in story.record.editions}, reverse=True),
        *(club.name for club in story.record.clubs),
    ]
)
competitions = _of_base(
    lambda story: [competition.name for competition in story.record.competitions]
)
people = _of_base(lambda story: [person.name for person in story.people])
subjects = _of_base(
    lambda story: [subject.name for subject in (*story.people, *story.record.clubs)]
)
sources = _of_base(lambda story: [source.id for source in story.sources])
things = _of_base(
    lambda story: [
        *(fact.id for fact in story.facts),
        *(source.id for source in story.sources),
        *(person.name for person in story.people),
    ]
)


def _of_program(find: Callable[[], Iterable[str]], *, translated: bool = False) -> Offer:
    """Completion with words of the program itself, those that may be typed `translated` so."""

    def offer(ctx: Any, args: list[str], incomplete: str) -> list[str]:  # noqa: ARG001
        words = [translate(word) if translated else str(word) for word in find()]
        return [
            _typed(word) if translated else word for word in words if word.startswith(incomplete)
        ]

    return offer


def _measures() -> Iterable[str]:
    from gasp_cli.claims.measures import MEASURES

    return MEASURES


def _kinds() -> Iterable[str]:
    from gasp_cli.domain.facts import FACT_KINDS

    return FACT_KINDS


def _verdicts() -> Iterable[str]:
    from gasp_cli.claims.verdict import Verdict

    return Verdict


def _commands() -> Iterable[str]:
    return [command.name for command in COMMANDS if command.rows]


measures = _of_program(_measures)
kinds = _of_program(_kinds, translated=True)
verdicts = _of_program(_verdicts, translated=True)
commands = _of_program(_commands)


def measures_and_files(ctx: Any, args: list[str], incomplete: str) -> list[str]:
    """The measures, and the files that begin like this."""
    folder, slash, begun = incomplete.rpartition("/")
    try:
        files = sorted(os.scandir(folder + slash or "."), key=lambda entry: entry.name)
    except (OSError, ValueError):
        files = []
    paths = [
        _typed(f"{folder}{slash}{entry.name}{'/' if entry.is_dir() else ''}")
        for entry in files
        if entry.name.startswith(begun) and (begun or not entry.name.startswith("."))
    ]
    return [*measures(ctx, args, incomplete), *paths]


def fields(ctx: Any, args: list[str], incomplete: str) -> list[str]:  # noqa: ARG001
    """The fields of the command's rows, also after the comma of a list and after a minus."""
    begun, comma, last = incomplete.rpartition(",")
    minus = "-" if last.startswith("-") else ""
    rows = [
        kind
        for command in COMMANDS
        if command.name == ctx.info_name
        for kind in (*command.row_kinds(), *command.draft_kinds())
    ]
    names = dict.fromkeys(
        field_word(name, columns(kind)) for kind in rows for name in columns(kind)
    )
    chosen = begun.split(",")
    return [
        f"{begun}{comma}{minus}{name}"
        for name in names
        if name.startswith(last.removeprefix("-")) and name not in chosen
    ]
