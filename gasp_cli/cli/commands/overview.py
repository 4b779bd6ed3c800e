"""A bare `gasp`: the knowledge base at a glance, and commands to try next."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from gasp_cli.cli.context import command_prefix, open_kb
from gasp_cli.i18n import msg
from gasp_cli.kb.story import Story
from gasp_cli.matching import parse_choice
from gasp_cli.queries.overview import overview as ask
from gasp_cli.render.formats import CUSTOM_FORMATS, OutputFormat
from gasp_cli.render.print_card import print_card

if TYPE_CHECKING:
    from gasp_cli.render.page import Page


def overview(folder: Path | None) -> None:
    """Print the overview: a page on a terminal, a field a line in a pipe, or as `GASP_FORMAT` says.

    Raises `UsageError` for an unknown format.
    """
    variable = os.environ.get("GASP_FORMAT")
    if variable and variable.lower() in CUSTOM_FORMATS:
        variable = None
    output_format = parse_choice(OutputFormat, variable, msg("format")) if variable else None
    answer = ask(open_kb(Story, folder))

    def page() -> Page:
        # Only a terminal needs Rich.
        from gasp_cli.cli.views.overview import overview_page

        return overview_page(answer, command_prefix(folder))

    print_card(answer, output_format, page)
