"""What a bare `gasp` prints: the whole of it at a glance, and what to try next."""

from __future__ import annotations

from pathlib import Path

from gasp_cli.commands.common import opened
from gasp_cli.output.card import emit_card
from gasp_cli.pages.overview import overview_page
from gasp_cli.questions.overview import overview as ask
from gasp_cli.story import Story


def overview(folder: Path | None) -> None:
    """Print it: a page on a terminal, field and value a line in a pipe."""
    seen = ask(opened(Story, folder))
    emit_card(seen, None, overview_page(seen))
