"""The knowledge base in use: opening it, and naming it on a command line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gasp_cli.i18n import ENGLISH, current_language, set_data_translations
from gasp_cli.scalars import shell_line
from gasp_cli.store import Store, built_in


def folder_in_use(ctx: Any) -> Path | None:
    """The folder of the knowledge base that a command line names, else the environment, or None.

    Typer has it as it was typed, before and while the line is parsed.
    """
    folder = ctx.find_root().params.get("kb") or os.environ.get("GASP_KB")
    return Path(folder) if folder else None


def command_prefix(folder: Path | None) -> str:
    """The beginning of a command about the knowledge base in use: `gasp --kb 'my kb'`."""
    if folder is None or str(folder) == os.environ.get("GASP_KB"):
        return "gasp"

    return shell_line(("gasp", "--kb", str(folder)))


def open_kb(kind: Any, folder: Path | None) -> Any:
    """The `Record` or `Story` of the knowledge base in a folder; the folder for any other kind.

    None stands for the built-in knowledge base.
    """
    if not isinstance(kind, type):
        return folder
    store = Store(folder or built_in())
    if current_language() != ENGLISH:
        set_data_translations(lambda: _texts(store))
    return kind(store)


def _texts(store: Store) -> Mapping[str, str]:
    """The texts in the language in use; the names of clubs that come ready, if they lack."""
    # English needs no translations.
    from gasp_cli.i18n.nouns import Noun
    from gasp_cli.kb.story import translations

    ready = Store(built_in())
    texts = translations(store, current_language())
    if store.folder == ready.folder:
        return texts
    known = translations(ready, current_language())
    return {text: name for text, name in known.items() if isinstance(name, Noun)} | texts
