"""The commands to type for the remedies in errors and remarks."""

from __future__ import annotations

from gasp_cli.errors import Action, Remedy
from gasp_cli.i18n import Message, replace_parts
from gasp_cli.scalars import shell_line

_COMMANDS = {  # i18n: what to type
    Action.ADD: "kb add",
    Action.ADD_CLUB: "kb add club --name {} --country {}",
    Action.ALIAS: "kb alias",
    Action.CHECK_CLAIM: "check",
    Action.CHECK_KNOWLEDGE_BASE: "kb check",
    Action.COPY_KNOWLEDGE_BASE: "kb copy",
    Action.CUP_CAMPAIGN: "cups",
    Action.DRAW_RACE: "chart race",
    Action.EUROPEAN_CAMPAIGN: "europe",
    Action.LIST_GOALS: "reference goals",
    Action.LIST_MATCHES: "matches --competition",
    Action.LIST_MEASURES: "measures",
    Action.MERGE: "kb alias --merge",
    Action.REMOVE: "kb remove",
    Action.REMOVE_WITH_MATCHES: "kb remove --with-matches",
    Action.SEARCH: "search",
    Action.SHOW: "show",
    Action.USE_KNOWLEDGE_BASE: "--kb",
}
"""The words after `gasp`; arguments replace each `{}`, or follow."""


def with_commands(text: str) -> str:
    """A hint or remark with each remedy replaced by its command, quoted for a shell."""
    return replace_parts(
        text, lambda part: Message(_command(part)) if isinstance(part, Remedy) else part
    )


def _command(remedy: Remedy) -> str:
    arguments = iter(remedy.arguments)
    words = ["gasp", *(["--kb", str(remedy.folder)] if remedy.folder else [])]
    words += [
        next(arguments) if word == "{}" else word for word in _COMMANDS[remedy.action].split()
    ]
    return shell_line([*words, *arguments])
