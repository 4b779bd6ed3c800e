"""What Typer itself says, in the reader's language.

Typer looks some of its words up with gettext; others it has in English only. Those are known here
by their form, and one that is not known stays as it is.
"""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from gasp_cli.i18n import current_language, msg, translate

FORMS = (  # i18n: gathered as they are
    "No such option: {option} (Possible options: {others})",
    "No such option: {option}",
    "Invalid value for {parameter}: {what}",
    "Missing argument {parameter}.",
    "Missing argument {parameter}. Choose from: {choices}",
    "Missing option {parameter}.",
    "Missing option {parameter}. Choose from: {choices}",
    "Option {option} requires an argument.",
    "Option {option} does not take a value.",
    "Got unexpected extra argument(s) ({arguments})",
    "{value} is not one of {choices}.",
    "{value} is not a valid int.",
    "{value} is not a valid int range.",
    "{value} is not in the range {range}.",
)
"""What it says of a command line that is wrong, before our own code sees it."""
LOOKED_UP = (  # i18n: gathered as they are
    "Arguments", "Options", "Commands", "required", "default: {default}", "env var: {var}",
    "(dynamic)", "Missing command.",
)  # fmt: skip
"""What it looks up itself."""
OPTIONS, COMMAND, HELP = (  # i18n: gathered as they are
    "[OPTIONS]", "COMMAND [ARGS]...", "Show this message and exit.",
)  # fmt: skip
COMPLETION = (  # i18n: gathered as they are
    "Install completion for the current shell.",
    "Show completion for the current shell, to copy it or customize the installation.",
)


@contextmanager
def looked_up_in(domain: str, folder: str) -> Iterator[None]:
    """Let Typer look its words up in our catalogues, within the block."""
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


def translate_usage_error(message: str) -> str:
    """What Typer says of a command line."""
    flat = " ".join(message.split())
    for form in FORMS:
        pattern = re.escape(form).replace(r"\{", "{").replace(r"\}", "}")
        if found := re.fullmatch(re.sub("{([a-z]+)}", r"(?P<\1>.+?)", pattern), flat):
            values = found.groupdict()
            if "what" in values:
                values["what"] = translate_usage_error(values["what"])
            if "parameter" in values:
                values["parameter"] = _NAMED.sub(_named, values["parameter"])
            return translate(msg(form, **values))
    return flat


_NAMED = re.compile("'([^']+)'")


def _named(found: re.Match[str]) -> str:
    """What a parameter is called in the help, in quotation marks."""
    return f"'{translate(found[1])}'"


def tell_help(command: Any) -> None:
    """Let the help of a command speak the reader's language."""
    command.help = translate(command.help or "") or None
    command.options_metavar = translate(OPTIONS)
    if hasattr(command, "subcommand_metavar"):
        command.subcommand_metavar = translate(COMMAND)
    for parameter in command.params:
        for name in ("help", "metavar", "show_default"):
            text = getattr(parameter, name, None)
            if isinstance(text, str):
                setattr(parameter, name, translate(text))
