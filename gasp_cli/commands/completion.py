"""What a shell offers when Tab is pressed: what there really is in the knowledge base in use.

Nothing here may fail or be slow: a shell that waits for an offer shows nothing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from gasp_cli.names import fold

Offer = Callable[[Any, list[str], str], list[str]]


def _of_base(find: Callable[[Any], Iterable[str]]) -> Offer:
    """An offer of texts that a story and its record have; none where there is none."""

    def offer(ctx: Any, args: list[str], incomplete: str) -> list[str]:  # noqa: ARG001
        # Only the shell that asks for values pays for what has them.
        from gasp_cli.commands.common import opened
        from gasp_cli.errors import GaspError
        from gasp_cli.story import Story

        given = ctx.find_root().params.get("kb") or os.environ.get("GASP_KB")
        try:
            found = list(find(opened(Story, Path(given) if given else None)))
        except GaspError:
            return []
        wanted = fold(incomplete)
        return [_typed(one) for one in dict.fromkeys(found) if fold(one).startswith(wanted)]

    return offer


_NOT_PLAIN = r"[^\w@%+=:,./-]"


def _typed(text: str) -> str:
    """A text as it is to be typed: bash puts it on the command line as it is.

    A blank or an ampersand in a name would end the word or the command; other shells, and a word
    that was begun with a quotation mark, need no help.
    """
    line = os.environ.get("COMP_WORDS", "")
    is_bash = os.environ.get("_GASP_COMPLETE", "").endswith("bash")
    quoted = line.count("'") % 2 or line.count('"') % 2
    visible = "".join(char for char in text if char.isprintable())
    return (
        re.sub(_NOT_PLAIN, lambda found: f"\\{found[0]}", visible)
        if is_bash and not quoted
        else visible
    )


seasons = _of_base(
    lambda story: sorted({one.season for one in story.record.editions}, reverse=True)
)
clubs = _of_base(lambda story: [one.name for one in story.record.clubs])
competitions = _of_base(lambda story: [one.name for one in story.record.competitions])
people = _of_base(lambda story: [one.name for one in story.people])
subjects = _of_base(lambda story: [one.name for one in (*story.people, *story.record.clubs)])
sources = _of_base(lambda story: [one.id for one in story.sources])
things = _of_base(
    lambda story: [
        *(one.id for one in story.facts),
        *(one.id for one in story.sources),
        *(one.name for one in story.people),
    ]
)


def _of_program(find: Callable[[], Iterable[str]]) -> Offer:
    """An offer of words that the program itself has."""

    def offer(ctx: Any, args: list[str], incomplete: str) -> list[str]:  # noqa: ARG001
        return [str(one) for one in find() if one.startswith(incomplete)]

    return offer


def _measures() -> Iterable[str]:
    from gasp_cli.findings.measures import MEASURES

    return MEASURES


def _kinds() -> Iterable[str]:
    from gasp_cli.story import KINDS

    return KINDS


def _verdicts() -> Iterable[str]:
    from gasp_cli.findings.verdict import Verdict

    return Verdict


def _commands() -> Iterable[str]:
    from gasp_cli.commands import COMMANDS

    return [one.name for one in COMMANDS if one.rows]


measures = _of_program(_measures)
kinds = _of_program(_kinds)
verdicts = _of_program(_verdicts)
commands = _of_program(_commands)


def fields(ctx: Any, args: list[str], incomplete: str) -> list[str]:  # noqa: ARG001
    """The fields of the command's rows, also behind the comma of a list and behind a minus."""
    from gasp_cli.answer import columns
    from gasp_cli.commands import COMMANDS

    begun, comma, last = incomplete.rpartition(",")
    minus = "-" if last.startswith("-") else ""
    rows = [kind for one in COMMANDS if one.name == ctx.info_name for kind in one.row_kinds()]
    names = dict.fromkeys(name for kind in rows for name in columns(kind))
    chosen = begun.split(",")
    return [
        f"{begun}{comma}{minus}{name}"
        for name in names
        if name.startswith(last.removeprefix("-")) and name not in chosen
    ]
