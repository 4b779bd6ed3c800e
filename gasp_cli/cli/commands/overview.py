"""What a bare `gasp` prints: the whole of it at a glance, and what to try next."""

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
    """Print it: a page on a terminal, field and value a line in a pipe, or as `GASP_FORMAT` says.

    Raises `UsageError` for a format that there is not.
    """
    given = os.environ.get("GASP_FORMAT")
    if given and given.lower() in CUSTOM_FORMATS:
        given = None
    wanted = parse_choice(OutputFormat, given, msg("format")) if given else None
    seen = ask(open_kb(Story, folder))

    def page() -> Page:
        # Rich is imported only where something is drawn.
        from gasp_cli.cli.views.overview import overview_page

        return overview_page(seen, command_prefix(folder))

    print_card(seen, wanted, page)
