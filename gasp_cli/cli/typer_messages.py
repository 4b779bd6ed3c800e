"""The texts of Typer in the reader's language.

Typer looks some of its words up with gettext. Its errors have only English sentences; messages
are made here from their fields.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from typer.exceptions import TyperException

from gasp_cli.i18n import current_language, msg, shown_choices, translate

LOOKED_UP = (  # i18n: gathered as they are
    "Arguments", "Options", "Commands", "required", "default: {default}", "env var: {var}",
    "(dynamic)", "Missing command.",
)  # fmt: skip
"""The words that Typer looks up."""
OPTIONS, COMMAND, HELP = (  # i18n: gathered as they are
    "[OPTIONS]", "COMMAND [ARGS]...", "Show this message and exit.",
)  # fmt: skip
COMPLETION = (  # i18n: gathered as they are
    "Install completion for the current shell.",
    "Show completion for the current shell, to copy it or customize the installation.",
)


@contextmanager
def looked_up_in(domain: str, folder: str) -> Iterator[None]:
    """Let Typer look its words up in our catalogues within the block."""
    before, language = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(domain, folder)
    gettext.textdomain(domain)
    os.environ["LANGUAGE"] = current_language()
    try:
        yield
    finally:
        gettext.textdomain(before)
        del os.environ["LANGUAGE"]
        if language is not None:
            os.environ["LANGUAGE"] = language


def usage_message(error: TyperException) -> str:
    """Translate a Typer usage error, by its fields."""
    match vars(error):
        case {"param_type": _, "param": parameter}:
            return _missing(parameter)
        case {"param": parameter}:
            return msg(
                "invalid value for {parameter}: {what}",
                parameter=_quoted(parameter), what=error.message,
            )  # fmt: skip
        case {"option_name": option, "possibilities": [*_, _] as others}:
            return msg(
                "unknown option {option} (possible options: {others})",
                option=option, others=", ".join(sorted(others)),
            )  # fmt: skip
        case {"option_name": option, "possibilities": _}:
            return msg("unknown option {option}", option=option)
        case {"option_name": option, "ctx": context}:
            options = [param for param in context.command.params if option in param.opts]
            if any(param.is_flag for param in options):
                return msg("option {option} takes no value", option=repr(option))
            return msg("option {option} needs a value", option=repr(option))
    return error.format_message()


def _missing(parameter: Any) -> str:
    """The message of a missing parameter."""
    places = {"parameter": _quoted(parameter)}
    is_option = parameter.param_type_name == "option"
    if choices := getattr(parameter.type, "choices", ()):
        places["choices"] = ", ".join(shown_choices(choices))
        if is_option:
            return msg("missing option {parameter}; choose from {choices}", **places)
        return msg("missing argument {parameter}; choose from {choices}", **places)
    if is_option:
        return msg("missing option {parameter}", **places)
    return msg("missing argument {parameter}", **places)


_VARIABLE = "(env var: "  # i18n: as Typer writes it


def _quoted(parameter: Any) -> str:
    """The names of a parameter in quotation marks, as the help has them."""
    if parameter.param_type_name == "option":
        hint = parameter.get_error_hint(None)
        before, has_variable, after = hint.partition(_VARIABLE)
        if not has_variable:
            return str(before)
        variable = translate(msg("env var: {var}", var=after.removesuffix(")")))
        return f"{before}({variable})"
    return f"'{translate(parameter.human_readable_name)}'"


def tell_help(command: Any) -> None:
    """Translate the help of a command."""
    command.help = translate(command.help or "") or None
    command.options_metavar = translate(OPTIONS)
    if hasattr(command, "subcommand_metavar"):
        command.subcommand_metavar = translate(COMMAND)
    for parameter in command.params:
        if parameter.param_type_name == "argument" and (
            choices := getattr(parameter.type, "choices", ())
        ):
            offered = "|".join(shown_choices(choices))
            parameter.metavar = parameter.metavar or f"<{offered}>"
        for name in ("help", "metavar", "show_default"):
            text = getattr(parameter, name, None)
            if isinstance(text, str):
                setattr(parameter, name, translate(text))
