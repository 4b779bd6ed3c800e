"""The command that was meant, where one was typed that does not exist."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import Any

from gasp_cli.domain.seasons import parse_season
from gasp_cli.errors import UsageError
from gasp_cli.i18n import msg, untranslate

OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    msg("losses"): ("matches --result L", "defeats"),
    msg("results"): ("matches",),
    msg("fixtures"): ("matches",),
    msg("games"): ("matches",),
    msg("standings"): ("table",),
    msg("league table"): ("table",),
    msg("campaign"): ("season",),
    msg("head to head"): ("versus",),
    msg("players"): ("people",),
    msg("trophies"): ("honours",),
    msg("victories"): ("wins",),
    msg("runs"): ("streaks",),
}
"""The commands that answer what people ask for by another name, English or translated."""


def other_names(typed: str) -> list[str]:
    """The command lines for a name that commands do not have; none where none is known."""
    commands = OTHER_NAMES.get((untranslate(typed, OTHER_NAMES) or "").lower(), ())
    return [f"gasp {command}" for command in commands]


def with_options(ctx: Any, typed: list[str], extra: list[str]) -> str:
    """The command line with its spare arguments as options; empty where no option takes them.

    A season goes to `--season`, all else to `--opponent`; quoted for a shell.
    """
    flags = {flag for parameter in ctx.command.params for flag in parameter.opts}
    words = list(typed)
    for argument in extra:
        flag = "--season" if _is_season(argument) else "--opponent"
        if flag not in flags or argument.startswith("-") or argument not in words:
            return ""
        place = words.index(argument)
        words[place : place + 1] = [flag, argument]
    folder = ctx.find_root().params.get("kb")
    program, *path = ctx.command_path.split()
    return shlex.join([program, *(["--kb", str(folder)] if folder else []), *path, *words])


def _is_season(text: str) -> bool:
    try:
        parse_season(text)
    except UsageError:
        return False
    return True
